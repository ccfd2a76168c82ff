import type { Change, Release, RiskClass } from './spec.ts';

/** From the least to the most. */
export const RISK_CLASSES = ['low', 'medium', 'high'] as const satisfies readonly RiskClass[];

/** The class where a delivery file says nothing. */
export const DEFAULT_RISK: RiskClass = 'medium';

/** The higher one of two classes. */
export function higher(one: RiskClass, other: RiskClass): RiskClass {
  return RISK_CLASSES.indexOf(one) >= RISK_CLASSES.indexOf(other) ? one : other;
}

export interface LowerRisk {
  /** A smallest set of changes for which it holds. */
  changes: Change[];
  then: RiskClass;
  now: RiskClass;
}

/**
 * For which changes one set of rules gives a lower class than another: exact, by trying every set of the changes that either
 * of them names, with one more that stands for all others. The smallest sets are told, each once.
 */
export function lowerRisk(then: Release['risk'], now: Release['risk']): LowerRisk[] {
  const kinds = kindsOf(then, now);
  const [before, after] = [compile(then, kinds), compile(now, kinds)];
  const found: { set: number; then: RiskClass; now: RiskClass }[] = [];
  for (const set of bySize(kinds.length)) {
    if (found.some((smaller) => (smaller.set & set) === smaller.set)) continue;
    const [was, is] = [before(set), after(set)];
    if (is < was) found.push({ set, then: RISK_CLASSES[was]!, now: RISK_CLASSES[is]! });
  }
  return found.map(({ set, ...classes }) => ({ ...classes, changes: kinds.filter((_, index) => set & (1 << index)) }));
}

/** Those that are named, and the first one that is not. */
function kindsOf(...risks: Release['risk'][]): Change[] {
  const named = new Set(risks.flatMap((risk) => (typeof risk === 'object' ? (risk.rules ?? []).flatMap(({ when }) => when) : [])));
  const other = KINDS.find((kind) => !named.has(kind));
  return [...named, ...(other ? [other] : [])];
}

/** Every kind of change, in the order in which people are told of them. */
export const KINDS = [
  'first-delivery', 'weights', 'code', 'features', 'config', 'environment', 'lineage', 'data', 'contract',
  'thresholds-loosened', 'fairness-worse', 'serving-limits', 'signature', 'policy', 'idle',
] as const satisfies readonly Change[];

/** Rank of the class of a set of changes, given as bits. The empty set is that of no change. */
function compile(risk: Release['risk'], kinds: readonly Change[]): (set: number) => number {
  if (typeof risk !== 'object') {
    const rank = RISK_CLASSES.indexOf(risk ?? DEFAULT_RISK);
    return () => rank;
  }
  const rules = (risk.rules ?? []).map(({ when, only, risk: level }) => ({ when: when.reduce((bits, kind) => bits | (1 << kinds.indexOf(kind)), 0), only: only === true, rank: RISK_CLASSES.indexOf(level) }));
  const fallback = RISK_CLASSES.indexOf(risk.default ?? DEFAULT_RISK);
  return (set) => {
    let covered = 0;
    let rank = 0;
    for (const { when, only, rank: level } of rules) {
      const here = set & when;
      if (here === 0 || (only && here !== set)) continue;
      covered |= here;
      rank = Math.max(rank, level);
    }
    return set === 0 || covered !== set ? Math.max(rank, fallback) : rank;
  };
}

function bySize(count: number): number[] {
  return Array.from({ length: 2 ** count }, (_, set) => set).sort((a, b) => bits(a) - bits(b) || a - b);
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
