import type { Figure, Finding, Interval, Outcome } from '../core/verdict.ts';

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
  const { champion, anchor, difference } = numbers!;
  return {
    name: rule,
    candidate: valueOf(numbers!)!,
    ...(champion !== undefined && { champion }),
    ...(anchor !== undefined && { anchor }),
    ...(difference !== undefined && { difference }),
    ...(interval && { interval }),
    wanted: expected,
    outcome,
  };
}

function valueOf(numbers: NonNullable<Finding['numbers']>): number | null | undefined {
  const key = VALUES.find((name) => numbers[name] !== undefined);
  return key === undefined ? undefined : numbers[key];
}

/** How near the bound of the interval that decides comes to the limit, in widths of the interval; larger is nearer, above 0 beyond it. */
function closeness({ numbers, interval, expected }: Finding): number {
  const room = interval && roomOf(numbers ?? {}, interval, expected);
  const width = interval ? interval.high - interval.low : 0;
  return room !== undefined && width > 0 ? -room / width : -Infinity;
}

/** Between the interval and the limit on its side; `numbers.limit` is as declared, and a margin of loss stands below 0 in `expected`. */
function roomOf({ limit, least, most }: NonNullable<Finding['numbers']>, { low, high }: Interval, expected: string): number | undefined {
  if (typeof least === 'number' && typeof most === 'number') return Math.min(low - least, most - high);
  const [, sign, minus] = /([≥>≤<±]) ?(-?)/.exec(expected) ?? [];
  if (typeof limit !== 'number' || sign === undefined) return undefined;
  if (sign === '±') return Math.min(limit - high, limit + low);
  const at = minus === '' ? limit : -limit;
  return sign === '≥' || sign === '>' ? low - at : at - high;
}
