import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import {
  equalizedOddsDifference,
  equalizedOddsInterval,
  rateOf,
  sizeOf,
  type Gap,
  type Group,
  type Model,
  type Rate,
} from '../../statistics/fairness.ts';
import { decide, rowsNeeded, type Answer } from '../gates/decide.ts';
import { FEWEST_EVENTS } from '../gates/estimate.ts';
import type { ModelPart } from '../facts.ts';
import { count, figure, interval, list, signed } from '../format.ts';
import { besidePrevalence } from '../shift/prevalence.ts';
import { binaryOf, type Rows } from '../predictions/rows.ts';
import { cutName } from '../slices/cuts.ts';

type FairnessGate = NonNullable<NonNullable<Delivery['spec']['tests']>['fairness']>['gates'][number];

export interface Fairness {
  findings: Finding[];
  off: string[];
}

/** `tests.fairness`: how groups fare, absolutely and against the champion. */
export const FAIRNESS: ModelPart = {
  name: 'fairness',
  declared: ({ spec }) => spec.tests?.fairness !== undefined,
  judge({ delivery, rows, level, prevalence }) {
    const { findings, off } = judgeFairness(delivery, rows, level);
    // Error rates are counted at the threshold too.
    return { findings: findings.map((finding) => (finding.code.startsWith('fairness-') ? besidePrevalence(finding, prevalence) : finding)), off };
  },
};

/** Error rates of the groups of each declared column against each fairness gate. */
export function judgeFairness(delivery: Delivery, rows: Rows, level: number): Fairness {
  const fairness = delivery.spec.tests!.fairness;
  const result: Fairness = { findings: [], off: [] };
  if (!fairness) return result;
  // Failing corrects for the number of columns and gates; passing needs all of them anyway (see decide.ts).
  const strictLevel = 1 - (1 - level) / (fairness.groups.length * fairness.gates.length);
  for (const column of fairness.groups.map((by) => cutName(by))) {
    const { groups, small } = groupsOf(rows, column, delivery.spec.tests!.threshold!, fairness.min_rows!);
    if (small.length > 0) result.findings.push(tooSmall(delivery, column, small, fairness.min_rows!));
    fairness.gates.forEach((gate, i) => {
      if (gate.no_worse_than_champion_by !== undefined && !rows.champion)
        result.off.push(`equalized odds difference by ${column} no worse than the champion by ${gate.no_worse_than_champion_by}`);
      else result.findings.push(judge({ delivery, column, groups, gate, path: ['tests', 'fairness', 'gates', i], level, strictLevel }));
    });
  }
  return result;
}

export function groupsOf(rows: Rows, column: string, threshold: number, minRows: number): { groups: Group[]; small: Group[] } {
  const { names, codes } = rows.categories[column]!;
  const none = { both: 0, candidateOnly: 0, championOnly: 0, neither: 0 };
  const groups: Group[] = names.map((name) => ({ name, positives: { ...none }, negatives: { ...none } }));
  const models = binaryOf(rows);
  for (let row = 0; row < rows.n; row++) {
    const answers = groups[codes[row]!]![models.labels[row] === 1 ? 'positives' : 'negatives'];
    const candidate = models.candidate[row]! >= threshold;
    const champion = models.champion !== undefined && models.champion[row]! >= threshold;
    if (candidate) answers[champion ? 'both' : 'candidateOnly'] += 1;
    else answers[champion ? 'championOnly' : 'neither'] += 1;
  }
  const isSmall = (group: Group): boolean => rowsIn(group) < minRows;
  return { groups: groups.filter((group) => !isSmall(group)), small: groups.filter(isSmall) };
}

interface Judging {
  delivery: Delivery;
  column: string;
  groups: Group[];
  gate: FairnessGate;
  path: (string | number)[];
  level: number;
  strictLevel: number;
}

function judge(judging: Judging): Finding {
  const { column, groups, gate } = judging;
  const relative = gate.no_worse_than_champion_by !== undefined;
  const limit = gate.no_worse_than_champion_by ?? gate.at_most!;
  const base = {
    code: relative ? 'fairness-no-worse-than-champion' : 'fairness-at-most',
    rule: `equalized odds difference by ${column}: ${relative ? `no worse than the champion by ${limit}` : `at most ${limit}`}`,
    expected: relative ? `difference ≤ ${limit}` : `≤ ${limit}`,
    n: groups.reduce((sum, group) => sum + rowsIn(group), 0),
    subject: { kind: 'group' as const, name: column },
    location: judging.delivery.locate([...judging.path, relative ? 'no_worse_than_champion_by' : 'at_most']),
  };
  const few = groups.filter((group) => rarest(group) < FEWEST_EVENTS);
  if (groups.length < 2 || few.length > 0) return { ...base, ...undecidable(column, groups, few) };

  const candidate = equalizedOddsDifference(groups, 'candidate') as { value: number; gap: Gap };
  const champion = relative ? (equalizedOddsDifference(groups, 'champion') as { value: number; gap: Gap }) : undefined;
  const value = champion ? candidate.value - champion.value : candidate.value;
  const against = relative ? ('champion' as const) : undefined;
  const bounds = equalizedOddsInterval(groups, judging.level, against);
  const strict = equalizedOddsInterval(groups, judging.strictLevel, against);
  const answer = decide({ kind: 'at_most', limit }, bounds, strict);
  const heldBack = answer === 'inconclusive' && bounds.low > limit;
  const shown = answer === 'fail' || heldBack ? strict : bounds;
  const needed =
    answer === 'inconclusive' ? rowsNeeded(base.n, bounds.standardError, relative ? limit : Math.abs(value - limit), judging.level) : null;
  const difference = champion
    ? ` against the champion's ${figure(champion.value)}: ${signed(value)} ${interval(shown.low, shown.high, signed)}, and ${signed(limit)} is allowed.`
    : ` ${interval(shown.low, shown.high)}, and at most ${limit} is allowed.`;
  return {
    ...base,
    outcome: answer,
    message:
      `By ${column}, the candidate's equalized odds difference is ${figure(candidate.value)}${difference} ` +
      `${ratesText('positives', groups, relative)} ${ratesText('negatives', groups, relative)}` +
      (answer === 'inconclusive' ? ` The interval holds both sides of the limit${needed ? `; needs about ${count(needed)} rows` : ''}.` : ''),
    actual: champion ? `difference ${signed(value)}` : figure(value),
    interval: { low: shown.low, high: shown.high, level: shown === strict ? judging.strictLevel : judging.level, method: 'signed gaps, adjusted Wald' },
    numbers: {
      candidate: candidate.value,
      ...(champion && { champion: champion.value, difference: value }),
      limit,
      ...gapNumbers(groups, candidate.gap, relative),
      ...(answer === 'inconclusive' && { rows_needed: needed }),
    },
    fix: fixFor(judging, answer, candidate.gap, needed, base.n),
  };
}

/** The gap that decides, in numbers: both groups' rates of the deciding kind under both models, and their rows. */
function gapNumbers(groups: readonly Group[], gap: Gap, withChampion: boolean): Record<string, number | null> {
  const name = gap.rate === 'positives' ? 'true_positive_rate' : 'false_positive_rate';
  return Object.fromEntries(
    [gap.low, gap.high].flatMap((index) => {
      const group = groups[index]!;
      return [
        [`${group.name}: rows`, rowsIn(group)],
        [`${group.name}: positives`, sizeOf(group.positives)],
        [`${group.name}: candidate ${name}`, rateOf(group, gap.rate, 'candidate')],
        ...(withChampion ? [[`${group.name}: champion ${name}`, rateOf(group, gap.rate, 'champion')] as const] : []),
      ];
    }),
  );
}

export const RATE_NAMES: Record<Rate, string> = { positives: 'true positive rate', negatives: 'false positive rate' };

/** `True positive rate: Female 0.20 (champion 0.32; 273 positive of 4,707 rows), Male …`, lowest first. */
function ratesText(rate: Rate, groups: readonly Group[], withChampion: boolean): string {
  const of = (group: Group, model: Model): number => rateOf(group, rate, model)!;
  const sorted = [...groups].sort((a, b) => of(a, 'candidate') - of(b, 'candidate'));
  const shown = sorted.length > 6 ? [...sorted.slice(0, 2), ...sorted.slice(-2)] : sorted;
  const texts = shown.map((group) => {
    const champion = withChampion ? `champion ${figure(of(group, 'champion'))}; ` : '';
    const word = rate === 'positives' ? 'positive' : 'negative';
    return `${group.name} ${figure(of(group, 'candidate'))} (${champion}${count(sizeOf(group[rate]))} ${word} of ${count(rowsIn(group))} rows)`;
  });
  const name = RATE_NAMES[rate];
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${texts.join(', ')}${shown.length < sorted.length ? ` (lowest and highest of ${sorted.length} groups)` : ''}.`;
}

function fixFor({ column, groups, gate, path }: Judging, answer: Answer, gap: Gap, needed: number | null, n: number): string | undefined {
  if (answer === 'pass') return undefined;
  const low = groups[gap.low]!;
  const high = groups[gap.high]!;
  const hurt =
    gap.rate === 'positives'
      ? `Of the rows that are truly positive the candidate finds ${percent(low, gap.rate)} where ${column} = ${low.name} and ${percent(high, gap.rate)} where ${column} = ${high.name}`
      : `Of the rows that are truly negative the candidate calls ${percent(high, gap.rate)} positive where ${column} = ${high.name} and ${percent(low, gap.rate)} where ${column} = ${low.name}`;
  if (answer === 'fail') {
    const limit = `${path.join('.').replace(/\.(\d+)/, '[$1]')}.${gate.at_most === undefined ? 'no_worse_than_champion_by' : 'at_most'}`;
    return `${hurt}. See what changed for these rows (features, weights, training data) and train again; if the gap is meant, let the owners of the limit raise ${limit} in a reviewed change.`;
  }
  if (needed === null) return `${hurt}. Set a limit above 0: no number of rows can show that two rates differ by nothing.`;
  if (needed <= n) return `${hurt}. There are rows enough for a model without this difference: read it as a likely loss.`;
  return `${hurt}. Add labelled rows of both groups (about ${count(needed)} in all), or allow a wider margin in a reviewed change.`;
}

function undecidable(column: string, groups: readonly Group[], few: readonly Group[]): Pick<Finding, 'outcome' | 'message' | 'actual' | 'fix' | 'numbers'> {
  const why =
    groups.length < 2
      ? `${column} has ${groups.length === 0 ? 'no group' : 'one group'} with enough rows, and a difference needs two`
      : `${list(few.map((group) => `${column} = ${group.name} has ${sizeOf(group.positives)} positive and ${sizeOf(group.negatives)} negative of ${count(rowsIn(group))} rows`))}, and ${FEWEST_EVENTS} of each are needed`;
  const largest = Math.max(0, ...few.map(rowsIn));
  return {
    outcome: 'inconclusive',
    message: `Not enough data: ${why}.`,
    actual: 'undefined',
    numbers: { candidate: null },
    fix:
      few.length > 0
        ? `Add labelled rows of these groups, or set tests.fairness.min_rows to ${largest + 1} to leave them out knowingly.`
        : 'Add labelled rows of the smaller groups, lower tests.fairness.min_rows, or take the column out of tests.fairness.groups.',
  };
}

function tooSmall(delivery: Delivery, column: string, small: readonly Group[], minRows: number): Finding {
  return {
    code: 'group-too-small',
    outcome: 'warn',
    rule: `${column}: groups of at least ${minRows} rows are compared`,
    message: `Left out of fairness by ${column}, as they have fewer than ${minRows} rows: ${list(small.map((group) => `${group.name} (${count(rowsIn(group))}, ${sizeOf(group.positives)} positive)`), 20)}.`,
    expected: `≥ ${minRows} rows`,
    actual: list(small.map((group) => count(rowsIn(group)))),
    n: small.reduce((sum, group) => sum + rowsIn(group), 0),
    numbers: { groups: small.length },
    fix: 'Collect labelled rows of these groups: nothing is known of how the candidate treats them.',
    subject: { kind: 'group', name: column },
    location: delivery.locate(['tests', 'fairness', 'min_rows']),
  };
}

function rowsIn(group: Group): number {
  return sizeOf(group.positives) + sizeOf(group.negatives);
}

function rarest(group: Group): number {
  return Math.min(sizeOf(group.positives), sizeOf(group.negatives));
}

function percent(group: Group, rate: Rate): string {
  return `${Number((rateOf(group, rate, 'candidate')! * 100).toFixed(1))} %`;
}
