import type { DriftLimit } from '../../delivery/spec.ts';
import type { ColumnInfo, Value } from '../../core/seams.ts';
import { holm, homogeneity, total, type Homogeneity } from '../../statistics/drift.ts';
import { familyQuantile, totalVariationBounds, wassersteinBounds, type BinnedSample, type DistanceBounds } from '../../statistics/drift-bounds.ts';
import { identifier } from '../../core/sql.ts';
import { double, edgeCounts, numbersOf, valueCounts } from '../bins.ts';
import type { ColumnProfile, NumbersProfile, Profile } from '../profile/profile.ts';
import { numberOf } from '../source.ts';

export type Measure = 'wasserstein_std' | 'total_variation';

/** Fewer finite numbers than this are not called Gaussian in the mean; then nothing is said of the distance. */
const MIN_NUMBERS = 30;

/** What is asked of one column: its frozen bins, how its distance is measured, and how far it may go. */
export interface DriftQuestion {
  column: string;
  profile: ColumnProfile;
  measure: Measure;
  limit: number;
  /** Limit of the total variation over {value, null, NaN, −∞, +∞}, asked beside a distance between numbers. */
  kindsLimit: number;
}

/** Distance of one column between training and now, with what it rests on. Distances of numbers are in standard deviations. */
export interface DriftAnswer extends DistanceBounds {
  question: DriftQuestion;
  /** What the distance was taken of: the values, or only whether there is one (and of which kind). */
  of: 'values' | 'kinds';
  limit: number;
  measure: Measure;
  outcome: 'pass' | 'fail' | 'inconclusive';
  /** Why there is no distance, where there is none. */
  reason?: 'no-rows' | 'too-few' | 'not-numbers';
  rows: { reference: number; current: number };
  /** Current values that are no numbers although the training data's are. */
  unreadable: number;
  /** Current rows with a value that training never had, where the profile knows all values. */
  unseen?: number;
  /** Wasserstein: between which bounds the unbinned distance lies. */
  exact?: { low: number; high: number };
  homogeneity?: Homogeneity;
  holm?: number;
  /** Counts over the same bins, for other measures of the same. */
  counts: { reference: number[]; current: number[] };
}

export const DEFAULT_LIMITS: Record<Measure, number> = { wasserstein_std: 0.1, total_variation: 0.1 };

/** Which measure and limit a column has: its own, else the default of its kind. A constant has no standard deviation. */
export function questionOf(column: string, profile: ColumnProfile, own: DriftLimit | undefined, fallback: DriftLimit | undefined): DriftQuestion {
  const limitOf = (measure: Measure) => limitIn(own, measure) ?? limitIn(fallback, measure) ?? DEFAULT_LIMITS[measure];
  const byNumbers = profile.kind === 'numbers' && profile.deviation > 0 && (limitIn(own, 'wasserstein_std') !== undefined || limitIn(own, 'total_variation') === undefined);
  const measure: Measure = byNumbers ? 'wasserstein_std' : 'total_variation';
  return { column, profile, measure, limit: limitOf(measure), kindsLimit: limitOf('total_variation') };
}

function limitIn(limit: DriftLimit | undefined, measure: Measure): number | undefined {
  const nested = measure === 'wasserstein_std' ? limit?.numbers?.wasserstein_std : limit?.categories?.total_variation;
  return limit?.[measure] ?? nested;
}

/** Aggregates of the current table that answer the questions, by names that start with `prefix`. */
export function driftMeasures(questions: readonly DriftQuestion[], columns: ReadonlyMap<string, ColumnInfo>, prefix: string): Record<string, string> {
  const measures: Record<string, string> = {};
  for (const [index, { column, profile }] of questions.entries()) {
    const name = columns.get(column)!.name;
    const put = (key: string, sql: string) => void (measures[`${prefix}${index}_${key}`] = sql);
    put('null', `count_if(${identifier(name)} IS NULL)`);
    if (profile.kind === 'categories') put('texts', valueCounts(name, profile.values));
    if (profile.kind !== 'numbers') continue;
    const { plain, finite } = numbersOf(name);
    put('nan', `count_if(isnan(${plain}))`);
    put('low_infinity', `count_if(${plain} = '-Infinity'::DOUBLE)`);
    put('high_infinity', `count_if(${plain} = 'Infinity'::DOUBLE)`);
    put('finite', `count(${finite})`);
    if (profile.edges.length === 0) continue;
    put('counts', edgeCounts(name, profile.edges));
    if (hasSingleValues(profile)) put('between', `count_if(${finite} NOT IN (${profile.edges.map(double).join(', ')}))`);
    for (const [side, distance] of [['below', `(${double(profile.edges[0]!)} - ${finite})`], ['above', `(${finite} - ${double(profile.edges.at(-1)!)})`]] as const) {
      // greatest(…) and not FILTER: many filtered aggregates cost several times as much.
      put(side, `count_if(${distance} > 0)`);
      put(`${side}_sum`, `sum(greatest(${distance}, 0))`);
      put(`${side}_squares`, `sum(greatest(${distance}, 0) * greatest(${distance}, 0))`);
    }
  }
  return measures;
}

/** Every column's answer, at one family-wise error rate. `answers` are those of `driftMeasures` and `rows`. */
export function driftAnswers(questions: readonly DriftQuestion[], profile: Profile, answers: Record<string, Value>, prefix: string, falseAlarms: number): DriftAnswer[] {
  const asked = questions.reduce((sum, question) => sum + (question.measure === 'wasserstein_std' ? 2 : 1), 0);
  const z = familyQuantile(falseAlarms, asked);
  const found = questions.map((question, index) => {
    const numbers = (key: string) => answers[`${prefix}${index}_${key}`];
    return answerOf(question, profile.rows, numberOf(answers.rows), numbers, z);
  });
  const tested = found.filter((answer) => answer.homogeneity);
  holm(tested.map((answer) => answer.homogeneity!.p)).forEach((p, index) => void (tested[index]!.holm = p));
  return found;
}

type Get = (key: string) => Value | undefined;

function answerOf(question: DriftQuestion, referenceRows: number, rows: number, get: Get, z: number): DriftAnswer {
  const { profile } = question;
  const nothing = { low: 0, high: Infinity, estimate: NaN, needed: MIN_NUMBERS };
  const common = { question, rows: { reference: referenceRows, current: rows }, unreadable: 0 };
  if (rows === 0) return { ...common, ...nothing, of: 'kinds', measure: 'total_variation', limit: question.kindsLimit, outcome: 'inconclusive', reason: 'no-rows', counts: { reference: [], current: [] } };
  const nulls = numberOf(get('null'));
  if (profile.kind === 'presence') return byVariation(common, 'kinds', [profile.present, profile.null], [rows - nulls, nulls], z);
  if (profile.kind === 'categories') {
    const byText = JSON.parse(String(get('texts') ?? '{}')) as Record<string, number>;
    const other = byText[''] ?? 0;
    const current = [...profile.values.map((value) => byText[`=${value}`] ?? 0), other, nulls];
    return { ...byVariation(common, 'values', [...profile.counts, profile.other, profile.null], current, z), ...(profile.other === 0 ? { unseen: other } : {}) };
  }
  return numbersAnswer(question, profile, common, rows, nulls, get, z);
}

type Common = Pick<DriftAnswer, 'question' | 'rows' | 'unreadable'>;

function numbersAnswer(question: DriftQuestion, profile: NumbersProfile, before: Common, rows: number, nulls: number, get: Get, z: number): DriftAnswer {
  const at = (key: string) => numberOf(get(key) ?? 0);
  const odd = [at('nan'), at('low_infinity'), at('high_infinity')];
  const finite = at('finite');
  const common = { ...before, unreadable: rows - nulls - finite - total(odd) };
  const referenceKinds = [total(profile.counts), profile.null, profile.nan, profile.minus_infinity, profile.plus_infinity];
  const kinds = byVariation(common, 'kinds', referenceKinds, [finite, nulls, ...odd, common.unreadable], z);
  if (common.unreadable > 0) return { ...kinds, outcome: 'fail', reason: 'not-numbers' };
  if (profile.edges.length === 0) return kinds;
  const current = binnedSample(profile, get);
  const bins = [...binsOf(current), ...odd, nulls];
  const referenceBins = [0, ...profile.counts, 0, ...referenceKinds.slice(2), profile.null];
  if (question.measure === 'total_variation') return byVariation(common, 'values', referenceBins, bins, z);
  if (kinds.outcome === 'fail' || finite === 0) return kinds;
  const values = byWasserstein(question, profile, common, current, finite, at('between'), z);
  values.homogeneity = homogeneity(referenceBins, bins);
  values.counts = { reference: referenceBins, current: bins };
  return values.outcome === 'pass' && kinds.outcome !== 'pass' ? { ...kinds, homogeneity: values.homogeneity } : values;
}

function byWasserstein(question: DriftQuestion, profile: NumbersProfile, common: Common, current: BinnedSample, finite: number, between: number, z: number): DriftAnswer {
  const none = { count: 0, distance: 0, distanceSquared: 0 };
  const reference = { counts: profile.counts, below: none, above: none };
  const unit = profile.deviation;
  const found = wassersteinBounds(profile.edges, profile.lows, reference, current, z, question.limit * unit);
  const bounds = { estimate: found.estimate / unit, low: found.low / unit, high: found.high / unit, needed: found.needed };
  const few = finite < MIN_NUMBERS;
  const outside = current.below.count + current.above.count;
  const single = hasSingleValues(profile) && between === outside;
  return {
    ...common,
    ...bounds,
    of: 'values',
    measure: 'wasserstein_std',
    limit: question.limit,
    outcome: few ? 'inconclusive' : outcomeOf(bounds, question.limit),
    ...(few ? { reason: 'too-few' as const } : {}),
    exact: single ? { low: bounds.estimate, high: bounds.estimate } : { low: found.exactLow / unit, high: found.exactHigh / unit },
    counts: { reference: [], current: [] },
  };
}

/** True where every bin of training is one value; then the distance is exact for a batch that has no value in between. */
function hasSingleValues(profile: NumbersProfile): boolean {
  return profile.edges.every((edge, bin) => profile.lows[bin] === edge);
}

function byVariation(common: Common, of: DriftAnswer['of'], reference: number[], current: number[], z: number): DriftAnswer {
  const limit = of === 'kinds' ? common.question.kindsLimit : common.question.limit;
  const padded = [...reference, ...current.slice(reference.length).map(() => 0)];
  const bounds = totalVariationBounds(padded, current, z, limit);
  const test = homogeneity(padded, current);
  return { ...common, ...bounds, of, measure: 'total_variation', limit, outcome: outcomeOf(bounds, limit), ...(test ? { homogeneity: test } : {}), counts: { reference: padded, current } };
}

function outcomeOf({ low, high }: { low: number; high: number }, limit: number): DriftAnswer['outcome'] {
  if (low > limit) return 'fail';
  return high <= limit ? 'pass' : 'inconclusive';
}

function binnedSample(profile: NumbersProfile, get: Get): BinnedSample {
  const counts = JSON.parse(String(get('counts') ?? '[]')) as number[];
  const at = (key: string) => numberOf(get(key) ?? 0);
  const outside = (side: string) => ({ count: at(side), distance: at(`${side}_sum`), distanceSquared: at(`${side}_squares`) });
  const below = outside('below');
  // The first count is of everything up to the first edge, the least value of the reference.
  return { counts: profile.edges.map((_, bin) => (counts[bin] ?? 0) - (bin === 0 ? below.count : 0)), below, above: outside('above') };
}

function binsOf(sample: BinnedSample): number[] {
  return [sample.below.count, ...sample.counts, sample.above.count];
}
