import { binnedKs, familyQuantile, type DistanceBounds } from '../../statistics/drift-bounds.ts';
import { total } from '../../statistics/drift.ts';
import { homogeneity, type Homogeneity } from '../../statistics/drift-homogeneity.ts';
import { ksTest, type KsTest } from '../../statistics/ks.ts';
import { adjusted, type Correction } from '../../statistics/multiple.ts';
import type { ColumnProfile, NumbersProfile, Profile } from '../profile/profile.ts';
import { finiteCount, fineBins, kindBins, shareBins, valueBins, type Pair } from './bins.ts';
import { numberEffects, shareEffects, type Effect, type LimitOf } from './effects.ts';
import { boundsAsked, hasKinds, questionsOf, type DriftLimits, type DriftQuestion, type Measure } from './questions.ts';

/** Fewer finite numbers than this are not called Gaussian in the mean; then nothing is said of the distance. */
const MIN_NUMBERS = 30;

/** Distance of one column between two tables, with what it rests on. `estimate`, `low` and `high` are in the measure's unit. */
export interface DriftAnswer extends DistanceBounds {
  question: DriftQuestion;
  /** What the distance was taken of: the values, or only whether there is one (and of which kind). */
  of: 'values' | 'kinds';
  measure: Measure;
  limit: number;
  outcome: 'pass' | 'fail' | 'inconclusive';
  /** Why there is no distance, or why it does not decide. */
  reason?: 'no-rows' | 'too-few' | 'not-numbers';
  rows: { reference: number; current: number };
  /** Current values that are no numbers although the reference's are. */
  unreadable: number;
  /** Current rows with a value that the reference never had, where its profile knows all values. */
  unseen?: number;
  /** Taken from bins: the unbinned distance of the two tables lies between these. */
  binned?: { low: number; high: number };
  /** Every effect of the values, the deciding one among them. */
  effects: Effect[];
  /** Whether there is any change at all: Kolmogorov–Smirnov for numbers, homogeneity for shares. */
  test?: { name: 'ks' | 'homogeneity'; p: number; method: KsTest['method']; adjusted: number; correction: Correction };
  homogeneity?: Homogeneity;
}

export interface CompareOptions {
  limits?: DriftLimits;
  /** Family-wise: with this probability at most is any column of the family failed whose true distance is within its limit. */
  falseAlarms: number;
  correction?: Correction;
  /** Whether tests of any change stand beside the distances (default): an exact one takes milliseconds a column. */
  tests?: boolean;
}

/**
 * Compares two profiles over the same edges, column by column (those that both have; limits that are `off` are left out). Fails
 * where the simultaneous lower bound of the effect is above its limit, passes where the upper bound is at or below, else inconclusive.
 */
export function compareProfiles(reference: Profile, current: Profile, { limits, falseAlarms, correction = 'holm', tests = true }: CompareOptions): DriftAnswer[] {
  const isOff = (name: string) => Object.entries(limits?.columns ?? {}).some(([other, limit]) => limit === 'off' && other.toLowerCase() === name.toLowerCase());
  const asked = Object.entries(reference.columns).flatMap(([name, column]) => (isOff(name) || !Object.hasOwn(current.columns, name) ? [] : questionsOf(name, column, limits)));
  return answersOf(asked, reference.rows, current, falseAlarms, correction, tests);
}

/** The same for questions that were made before; each question's own profile is the reference. */
export function answersOf(questions: readonly DriftQuestion[], referenceRows: number, current: Profile, falseAlarms: number, correction: Correction = 'holm', tests = true): DriftAnswer[] {
  const asked: Asked = { z: familyQuantile(falseAlarms, boundsAsked(questions)), tests };
  const found = questions.map((question) => answerOf(question, current.columns[question.column]!, { reference: referenceRows, current: current.rows }, asked));
  const made = found.flatMap(({ test }) => test ?? []);
  adjusted(made.map(({ p }) => p), correction).forEach((p, index) => Object.assign(made[index]!, { adjusted: p, correction }));
  return found;
}

function answerOf(question: DriftQuestion, current: ColumnProfile, rows: DriftAnswer['rows'], asked: Asked): DriftAnswer {
  const { profile } = question;
  if (profile.kind !== current.kind) throw new TypeError(`The column ${JSON.stringify(question.column)} was not counted over its profile.`);
  const common = { question, rows, unreadable: 0 };
  if (rows.current === 0 || rows.reference === 0) return { ...common, of: 'kinds', measure: 'total_variation', limit: question.kindsLimit, outcome: 'inconclusive', reason: 'no-rows', estimate: NaN, low: 0, high: Infinity, needed: MIN_NUMBERS, effects: [] };
  if (profile.kind === 'numbers' && current.kind === 'numbers') return numbersAnswer(question, profile, current, common, asked);
  if (profile.kind === 'categories' && current.kind === 'categories') {
    const shares = valueBins(profile, current, false);
    const effects = shareEffects(shares, valueBins(profile, current, true), asked.z, limitsOf(question));
    return { ...decided(question, effects, common), ...(asked.tests ? shareTest(shares) : {}), ...(profile.other === 0 ? { unseen: current.other } : {}) };
  }
  return kindsAnswer(question, current, common, asked);
}

/** How far the bounds reach, and whether tests of any change are wanted. */
interface Asked {
  z: number;
  tests: boolean;
}

type Common = Pick<DriftAnswer, 'question' | 'rows' | 'unreadable'>;

/** How often a value is missing goes before how the values that are there are spread. */
function numbersAnswer(question: DriftQuestion, profile: NumbersProfile, current: NumbersProfile, before: Common, asked: Asked): DriftAnswer {
  const common = { ...before, unreadable: current.unreadable ?? 0 };
  const kinds = kindsAnswer(question, current, common, asked);
  if (common.unreadable > 0) return { ...kinds, outcome: 'fail', reason: 'not-numbers' };
  if (profile.edges.length === 0) return kinds;
  if (!hasKinds(question)) return { ...decided(question, numberEffects(profile, current, asked.z, limitsOf(question)), common), ...(asked.tests ? shareTest(shareBins(profile, current)) : {}) };
  const numbers = finiteCount(current);
  if (kinds.outcome === 'fail' || numbers === 0) return kinds;
  const values = { ...decided(question, numberEffects(profile, current, asked.z, limitsOf(question)), common), ...(asked.tests ? numbersTest(profile, current) : {}) };
  if (numbers < MIN_NUMBERS) return { ...values, outcome: 'inconclusive', reason: 'too-few', needed: Math.max(values.needed, MIN_NUMBERS) };
  return values.outcome === 'pass' && kinds.outcome !== 'pass' ? kinds : values;
}

function kindsAnswer(question: DriftQuestion, current: ColumnProfile, common: Common, asked: Asked): DriftAnswer {
  const bins = kindBins(question.profile, current);
  const [effect] = shareEffects(bins, bins, asked.z, () => question.kindsLimit).filter(({ measure }) => measure === 'total_variation');
  return { ...common, ...effect!, of: 'kinds', limit: question.kindsLimit, outcome: outcomeOf(effect!, question.kindsLimit), effects: [effect!], ...(asked.tests ? shareTest(bins) : {}) };
}

function decided(question: DriftQuestion, effects: Effect[], common: Common): DriftAnswer {
  const effect = effects.find(({ measure }) => measure === question.measure)!;
  const { estimate, low, high, needed, binned } = effect;
  return { ...common, of: 'values', measure: effect.measure, limit: question.limit, estimate, low, high, needed, ...(binned ? { binned } : {}), effects, outcome: outcomeOf(effect, question.limit) };
}

function limitsOf({ measure, limit }: DriftQuestion): LimitOf {
  return (other) => (other === measure ? limit : 0.1);
}

function outcomeOf({ low, high }: { low: number; high: number }, limit: number): DriftAnswer['outcome'] {
  if (low > limit) return 'fail';
  return high <= limit ? 'pass' : 'inconclusive';
}

function shareTest({ reference, current }: Pair): Pick<DriftAnswer, 'test' | 'homogeneity'> {
  const found = homogeneity(reference, current);
  return found ? { homogeneity: found, test: { name: 'homogeneity', p: found.p, method: found.method, adjusted: found.p, correction: 'holm' } } : {};
}

function numbersTest(profile: NumbersProfile, current: NumbersProfile): Pick<DriftAnswer, 'test' | 'homogeneity'> {
  const { reference, current: now } = fineBins(profile, current);
  const found = ksTest(binnedKs(reference, now), total(reference), total(now));
  const shares = shareTest(shareBins(profile, current));
  return { ...(shares.homogeneity ? { homogeneity: shares.homogeneity } : {}), test: { name: 'ks', p: found.p, method: found.method, adjusted: found.p, correction: 'holm' } };
}
