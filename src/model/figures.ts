import type { Figure, Finding, Outcome } from '../core/verdict.ts';

const MOST = 5;

/** What a reader asks first, in this order; each kind is shown by the finding that says most about it. */
const KINDS: readonly ((finding: Finding) => boolean)[] = [
  ({ code, subject }) => code.startsWith('metric-') && subject?.kind === 'metric',
  ({ code, subject }) => code.startsWith('metric-') && subject?.kind === 'slice',
  ({ code }) => code.startsWith('fairness-'),
  ({ code }) => code.startsWith('calibration-'),
  ({ code }) => /^(flips|golden|shift)-/.test(code),
  ({ code }) => code.startsWith('behaviour-'),
  ({ code }) => code.startsWith('explanation-'),
  ({ code }) => code.startsWith('serving-latency'),
  ({ code }) => /^serving-(throughput|capacity|memory|cpu)/.test(code),
  ({ code }) => /^serving-(?!latency|throughput|capacity|memory|cpu)/.test(code),
];

/** Where a finding keeps the number that it is about, in this order. */
const VALUES = ['candidate', 'value', 'rate', 'share', 'ratio', 'milliseconds', 'megabytes', 'cores', 'mb_per_1000_requests', 'instances'];

const GRAVITY: Record<Outcome, number> = { error: 4, fail: 3, inconclusive: 2, warn: 1, pass: 0 };

/**
 * The five numbers that matter first, out of the findings themselves so that both say the same: one for each kind of question that
 * was asked, its gravest answer or else the one nearest to its limit; where fewer kinds were asked, more of the first kinds.
 */
export function figuresOf(findings: readonly Finding[]): Figure[] {
  const numbered = findings.filter(({ numbers }) => numbers !== undefined && valueOf(numbers) !== undefined);
  const byKind = KINDS.map((isOfKind) => numbered.filter(isOfKind).sort((a, b) => GRAVITY[b.outcome] - GRAVITY[a.outcome] || closeness(b) - closeness(a)));
  const chosen: Finding[] = [];
  for (let round = 0; chosen.length < MOST && byKind.some((kind) => kind.length > round); round++)
    for (const kind of byKind) if (kind[round] && chosen.length < MOST) chosen.push(kind[round]!);
  return chosen.map(figureOf);
}

function figureOf({ rule, numbers, interval, expected, outcome }: Finding): Figure {
  const champion = numbers!.champion;
  return { name: rule, candidate: valueOf(numbers!)!, ...(champion !== undefined && { champion }), ...(interval && { interval }), wanted: expected, outcome };
}

function valueOf(numbers: NonNullable<Finding['numbers']>): number | null | undefined {
  const key = VALUES.find((name) => numbers[name] !== undefined);
  return key === undefined ? undefined : numbers[key];
}

/** How near the interval comes to the limit, in widths of the interval; larger is nearer. */
function closeness({ numbers, interval }: Finding): number {
  const limit = numbers?.limit;
  if (limit === undefined || limit === null || !interval) return -Infinity;
  const width = interval.high - interval.low;
  if (!(width > 0)) return -Infinity;
  const distance = Math.min(Math.abs(interval.low - limit), Math.abs(interval.high - limit), Math.abs(interval.low + limit), Math.abs(interval.high + limit));
  return -distance / width;
}
