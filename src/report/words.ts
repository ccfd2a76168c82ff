import type { Finding, Judge, Outcome, Verdict } from '../core/verdict.ts';

export const ICONS: Record<Outcome, string> = { pass: '✅', warn: '⚠️', inconclusive: '❔', fail: '❌', error: '🛑' };

export const OUTCOME_WORDS: Record<Outcome, string> = {
  pass: 'passed',
  warn: 'passed with warnings',
  inconclusive: 'not decided',
  fail: 'failed',
  error: 'could not be judged',
};

/** Gravest first; the order within one outcome is the stage's own. */
export const GRAVEST_FIRST: readonly Outcome[] = ['error', 'fail', 'inconclusive', 'warn', 'pass'];

export function byGravity(findings: readonly Finding[]): Finding[] {
  return GRAVEST_FIRST.flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome));
}

/** `12 rules: 10 passed, 1 failed, 1 not decided` */
export function tally(verdict: Verdict<Judge>): string {
  const counts = GRAVEST_FIRST.map((outcome) => [outcome, verdict.findings.filter((finding) => finding.outcome === outcome).length] as const);
  const parts = counts.filter(([, count]) => count > 0).map(([outcome, count]) => `${count} ${OUTCOME_WORDS[outcome]}`);
  const total = verdict.findings.length;
  return `${total} ${total === 1 ? 'rule' : 'rules'}${parts.length ? `: ${parts.join(', ')}` : ''}`;
}

/** A number as a person reads it: four significant digits; the JSON has every digit. */
export function short(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e9)) return value.toExponential(3);
  return String(Number(value.toPrecision(4)));
}

/** `10000` as `10,000`. */
export function grouped(count: number): string {
  return Number.isInteger(count) ? String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',') : short(count);
}

/** `3.1 %`, in three significant figures; never `0 %` for a share that is not zero. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return 'undefined';
  return share > 0 && share < 1e-6 ? '< 0.0001 %' : `${Number((share * 100).toPrecision(3))} %`;
}

/** How the numbers of a finding are written: as its limit is, so that a share and what is wanted of it can be compared. */
export function unitOf(wanted: string): (value: number) => string {
  return /\d ?%/.test(wanted) ? percent : short;
}

export function intervalText({ interval }: Pick<Finding, 'interval'>, format = short): string {
  if (!interval) return '';
  const { low, high, level } = interval;
  return `${format(low)} to ${format(high)} (${short(level * 100)} %)`;
}

/** What to do next for each finding, in full where it is new: many slices may ask for the same. */
export function adviceOnce(): (finding: Finding) => string | undefined {
  const given = new Set<string>();
  return ({ code, fix }) => {
    if (fix === undefined) return undefined;
    const known = given.has(`${code} ${fix}`);
    given.add(`${code} ${fix}`);
    return known ? 'As above.' : fix;
  };
}

/** Said on every surface where a stage does not count: a neutral verdict must never be read as evidence. */
export const NOT_ENFORCED = 'Shown only: the delivery file says `enforce: false`, so this is no evidence for any gate.';

const ACTIONS = { hold: 'It holds the rollout in flight.', revert: 'It has what serves taken back.' };

/** Who answers for a rule, why it is there, and what its failure asks for; as the delivery file says. */
export function aboutRule({ owner, because, action }: Finding): string | undefined {
  const parts = [owner === undefined ? '' : `Owner: ${owner}.`, because === undefined ? '' : `Because: ${because.replace(/[.\s]*$/, '')}.`, action === undefined ? '' : ACTIONS[action]].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : undefined;
}
