import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { twoSidedQuantile } from '../../statistics/normal.ts';
import { searchWeakSlices, type SearchResult, type WeakSlice } from '../../statistics/weak-slices.ts';
import { accountable } from '../accountable.ts';
import type { ModelFacts, ModelPart, PartAnswer } from '../facts.ts';
import { count, counted, figure, interval, list, percent } from '../format.ts';
import { codedOf, sliceName, type Coded } from './coded.ts';
import { featureColumns, featureNames } from './feature-columns.ts';
import { LOSS_NAMES, lossesOf, type LossName } from './losses.ts';

/** `tests.slices.search`: slices that nobody declared and in which the model loses more than elsewhere. */
export const WEAK_SLICES: ModelPart = {
  name: 'weak slices',
  declared: ({ spec }) => spec.tests?.slices?.search !== undefined,
  judge: judgeWeakSlices,
};

type Search = NonNullable<NonNullable<NonNullable<Delivery['spec']['tests']>['slices']>['search']>;

const PATH = ['tests', 'slices', 'search'];

export async function judgeWeakSlices({ delivery, rows, join, level }: ModelFacts): Promise<PartAnswer> {
  const search = delivery.spec.tests!.slices!.search!;
  const against = search.against === 'champion';
  if (against && !rows.champion) return { findings: [], off: ['weak slices against the champion'] };
  const own = lossesOf(rows, rows.candidate, search.loss, delivery);
  if ('unfit' in own) return { findings: [notForTask(delivery, own)] };
  const others = against ? lossesOf(rows, rows.champion!, search.loss, delivery) : undefined;
  if (others && 'unfit' in others) return { findings: [notForTask(delivery, others)] };
  const minRows = Math.max(search.min_rows!, Math.ceil(search.min_share! * rows.n));
  const { columns, skipped } = await featureColumns(join!, search.features ?? featureNames(join!), Math.max(1, Math.floor(minRows / 2)), [...PATH, 'features']);
  if (columns.length === 0 || rows.n < 2 * minRows) return { findings: [accountable(tooSmall(delivery, rows.n, minRows, columns.length), search)] };
  const coded = columns.map((column) => codedOf(column, search.bands!));
  const result = searchWeakSlices(
    coded,
    { loss: own.loss, ...(others && { other: others.loss }), ...(rows.weights && { weights: rows.weights }), ...(rows.units && { units: rows.units }) },
    { pairs: search.pairs!, minRows, minRatio: search.min_ratio!, falseDiscoveries: search.false_discoveries!, correction: search.correction!, seed: search.seed ?? delivery.spec.tests!.seed! },
  );
  const asking: Asking = { delivery, search, coded, loss: own.name, result, minRows, level };
  const found = result.weak.slice(0, search.most).map((slice) => accountable(weakSlice(asking, slice), search));
  return {
    findings: found.length > 0 ? found : [noneFound(asking)],
    notes: [
      ...(skipped.length > 0 ? [`Weak slices: ${list(skipped)} cannot be cut and ${skipped.length === 1 ? 'was' : 'were'} left out.`] : []),
      ...(result.weak.length > found.length ? [`Weak slices: ${result.weak.length - found.length} more were confirmed (tests.slices.search.most).`] : []),
    ],
    facts: [['Weak slices', factText(asking)]],
    details: {
      loss: own.name,
      features: coded.map(({ name }) => name),
      looked: result.looked,
      tried: result.tried,
      confirmed: result.weak.map((slice) => ({ slice: sliceName(coded, slice.conditions), ...numbersOf(slice) })),
    },
  };
}

interface Asking {
  delivery: Delivery;
  search: Search;
  coded: Coded[];
  loss: LossName;
  result: SearchResult;
  minRows: number;
  level: number;
}

function weakSlice({ delivery, search, coded, loss, level }: Asking, slice: WeakSlice): Finding {
  const name = sliceName(coded, slice.conditions);
  const { value, standardError } = slice.ratio;
  const reach = Math.exp((twoSidedQuantile(level) * standardError) / value);
  const beside = search.against === 'champion' ? "the champion's there" : 'elsewhere';
  const bounds = Number.isFinite(reach) ? { low: value / reach, high: value * reach } : undefined;
  return {
    code: 'weak-slice',
    outcome: 'fail',
    rule: `weak slices: mean ${LOSS_NAMES[loss]} at most ${search.min_ratio} times ${beside}`,
    message:
      `Where ${name}, the candidate's mean ${LOSS_NAMES[loss]} is ${figure(slice.mean)} against ${figure(slice.other)} ${beside}: ${timesText(value)}${bounds ? ` ${interval(bounds.low, bounds.high)}` : ''}. ` +
      `The slice has ${percent(slice.shareOfRows)} of the rows (${count(slice.rows)}) and ${percent(slice.shareOfLoss)} of the total loss; ` +
      `found on one half of the rows, confirmed on ${counted(slice.n, 'row')} of the other.`,
    expected: `≤ ${search.min_ratio} times`,
    actual: timesText(value),
    n: slice.n,
    ...(bounds && { interval: { ...bounds, level, method: 'log ratio of means, on the confirming half' } }),
    p: slice.adjusted,
    numbers: { ...numbersOf(slice), limit: search.min_ratio! },
    fix: `Look at these rows: more training data of their kind, a feature that tells them apart, or labels that are wrong. Declare the slice in tests.slices.by to gate it by itself.`,
    subject: { kind: 'slice', name },
    location: delivery.locate(PATH),
  };
}

function numbersOf(slice: WeakSlice): Record<string, number | null> {
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    candidate: slice.mean,
    other: slice.other,
    ratio: finite(slice.ratio.value),
    share_of_rows: slice.shareOfRows,
    share_of_loss: slice.shareOfLoss,
    rows: slice.rows,
    p: slice.p,
    adjusted_p: slice.adjusted,
  };
}

function timesText(ratio: number): string {
  return Number.isFinite(ratio) ? `${figure(ratio)} times` : 'more than 0';
}

function factText({ result, coded, minRows }: Asking): string {
  return `${result.weak.length} confirmed; ${count(result.looked)} slices of at least ${count(minRows)} rows looked at over ${counted(coded.length, 'column')}, ${result.tried} tried on the other half`;
}

function noneFound(asking: Asking): Finding {
  const { delivery, search, loss, result, coded } = asking;
  const beside = search.against === 'champion' ? 'what the champion loses there' : 'what the other rows do';
  return {
    code: 'weak-slices-none',
    outcome: 'pass',
    rule: 'weak slices: none',
    message: `No slice was confirmed to lose more than ${search.min_ratio} times ${beside} (${LOSS_NAMES[loss]}): ${factText(asking).replace('0 confirmed; ', '')}.`,
    expected: 'none',
    actual: 'none',
    n: coded[0]?.codes.length,
    numbers: { looked: result.looked, tried: result.tried },
    subject: { kind: 'slice', name: 'weak slices' },
    location: delivery.locate(PATH),
  };
}

function tooSmall(delivery: Delivery, n: number, minRows: number, columns: number): Finding {
  return {
    code: 'weak-slices-too-few-rows',
    outcome: 'inconclusive',
    rule: 'weak slices: columns to cut and rows enough to confirm',
    message: columns === 0 ? 'There is no column to search for weak slices: the test set has only keys, labels and columns that cannot be cut.' : `${counted(n, 'row')} cannot be halved into slices of ${count(minRows)} rows and a rest: needs about ${count(2 * minRows)} rows.`,
    expected: columns === 0 ? 'columns of features' : `≥ ${count(2 * minRows)} rows`,
    actual: columns === 0 ? 'none' : count(n),
    n,
    numbers: { rows_needed: columns === 0 ? null : 2 * minRows },
    fix: columns === 0 ? 'Keep the features beside the labels in the test set, or take slices.search out.' : 'Add labelled rows, or lower slices.search.min_rows and min_share.',
    subject: { kind: 'slice', name: 'weak slices' },
    location: delivery.locate(PATH),
  };
}

function notForTask(delivery: Delivery, { unfit, fix }: { unfit: string; fix: string }): Finding {
  return {
    code: 'weak-slices-not-for-task',
    outcome: 'error',
    rule: 'weak slices: a loss of each row',
    message: `Weak slices cannot be searched: ${unfit}.`,
    expected: 'a loss of each row',
    actual: 'none',
    fix,
    subject: { kind: 'slice', name: 'weak slices' },
    location: delivery.locate([...PATH, 'loss']),
  };
}
