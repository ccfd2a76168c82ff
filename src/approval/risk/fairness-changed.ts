import type { Finding } from '../../core/verdict.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import type { Change } from './changes.ts';
import { findingsOf } from './details.ts';

/**
 * Groups that the candidate treats less alike than what serves does, by more than chance explains: where both were measured
 * on the same rows, the interval of their difference excludes no change; else the champion's own figure lies outside the
 * candidate's interval. A gate that was not decided counts as worse.
 */
export function fairnessChanges(candidate: Ledger, champion: Ledger): Change[] {
  const before = new Map(findingsOf(champion, 'run-model-tests').filter(isFairness).map((finding) => [finding.rule, finding]));
  return findingsOf(candidate, 'run-model-tests').filter(isFairness).flatMap((finding) => {
    const what = worse(finding, before.get(finding.rule));
    return what ? [{ kind: 'fairness-worse' as const, what: `Fairness: ${what}` }] : [];
  });
}

function isFairness({ code }: Finding): boolean {
  return code.startsWith('fairness-') || code === 'group-too-small';
}

function worse(finding: Finding, before: Finding | undefined): string | undefined {
  const { numbers, interval, outcome, rule, code } = finding;
  if (outcome !== 'pass') return `${rule} (${outcome})`;
  const sign = higherIsBetter(finding) ? -1 : 1;
  if (typeof numbers?.difference === 'number') {
    const bound = interval ? (sign === 1 ? interval.low : -interval.high) : sign * numbers.difference;
    return bound > 0 ? `${rule}: ${shown(numbers.champion ?? numbers.anchor)} before, ${shown(numbers.candidate)} now` : undefined;
  }
  const [is, was] = [numbers?.candidate, before?.numbers?.candidate];
  // A gate that is new has nothing to be worse than.
  if (!before) return undefined;
  if (typeof is !== 'number' || typeof was !== 'number') return `${rule}: not measured on both sides (${code})`;
  const bound = interval ? (sign === 1 ? interval.low : -interval.high) : sign * is;
  return bound > sign * was ? `${rule}: ${shown(was)} before, ${shown(is)} now` : undefined;
}

/** Ratios of two groups are fair at 1 and have a least value; gaps are fair at 0 and have a greatest. */
function higherIsBetter({ expected }: Finding): boolean {
  return expected.includes('≥');
}

function shown(value: number | null | undefined): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(4))) : 'not known';
}
