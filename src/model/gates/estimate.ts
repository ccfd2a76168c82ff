import { bootstrapInterval, difference, sampleDeviation, type Bootstrapped, type IntervalMethod } from '../../statistics/bootstrap-interval.ts';
import type { Metric } from '../../statistics/metric.ts';
import { twoSidedQuantile } from '../../statistics/normal.ts';
import type { Bounds } from '../../statistics/proportions.ts';
import { resample, type Resampled } from '../../statistics/resampling.ts';
import type { Placements } from '../../statistics/delong.ts';
import type { MetricOptions, MetricSpec } from '../metrics/catalogue.ts';
import type { Outputs, Rows, Slice } from '../predictions/rows.ts';
import { aucInterval, placedOnce, proportionInterval, type ClosedForm } from './closed-form.ts';
import { Models, Quantities, type Against } from './models.ts';
import { basisOf, FEWEST_EVENTS } from './trust.ts';

export type { Against } from './models.ts';

/** One number that a gate asks for: a metric of the candidate, or its difference to another scorer of the same rows. */
export interface Wanted {
  spec: MetricSpec;
  /** All rows where absent. */
  slice?: Slice;
  against?: Against;
  /** Confidence of the interval, and of the one corrected for the number of rules judged together. */
  level: number;
  strictLevel: number;
}

export interface Estimate {
  /** The metric as messages call it. */
  label: string;
  n: number;
  /** Binary only. */
  positives?: number;
  candidate: number | null;
  /** The other scorer's metric, where there is one. */
  other: number | null;
  /** The champion's metric, where the candidate's alone is asked for and there is one. */
  champion?: number | null;
  /** What the metric's formula leaves out of these rows. */
  leftOut?: { n: number; what: string };
  /** Where the candidate's yes begins, for a metric that chooses it on these rows; +∞ where nothing is a yes. */
  threshold?: number;
  /** The metric, or candidate − other. */
  value: number | null;
  interval?: { bounds: Bounds; strict: Bounds; standardError: number; method: string };
  /** Why there is no interval, in words, and how many rows would give one. */
  undecidable?: { reason: string; needs: number | null };
}

export interface EstimateOptions extends Omit<MetricOptions, 'epsilon'> {
  replicates: number;
  seed: number;
  method?: IntervalMethod;
  /** Codes of strata that were fixed when the rows were gathered. */
  strata?: Int32Array;
}

/** Groups of the jackknife behind BCa's acceleration and the bias of single metrics. */
const JACKKNIFE = 200;
/** Of what jumps (a chosen threshold, a median) a jackknife says nothing (Efron 1982, chapter 3): so metrics say it themselves. */
const isBiased = ({ own, other }: Prepared): boolean => own.biased === true && other === undefined;

/** Every wanted number with its interval, all from one paired resampling of the rows. */
export function estimateAll(rows: Rows, wanted: readonly Wanted[], options: EstimateOptions): Estimate[] {
  const models = new Models(rows, wanted.map(({ spec, slice, against }) => ({ spec, slice, against: against ?? (rows.champion && 'champion') })), options);
  const placed = placedOnce();
  const prepared = wanted.map((want) => prepare(rows, want, models, placed, options));
  const quantities = new Quantities();
  const asked = prepared.map(({ open, own, other }, i) => {
    if (!open) return undefined;
    const { slice } = wanted[i]!;
    return { own: quantities.indexOf(own, slice), other: other && quantities.indexOf(other, slice) };
  });
  const population = { n: rows.n, weights: rows.weights, units: rows.units, strata: options.strata };
  const jackknife = options.method === 'bca' || prepared.some((one) => one.open && isBiased(one)) ? JACKKNIFE : 0;
  const resampled = quantities.list.length > 0 ? resample(population, quantities.list, { replicates: options.replicates, seed: options.seed, jackknife }) : [];
  return prepared.map((one, i) => {
    const indexes = asked[i];
    if (!indexes) return one.estimate;
    const own: Resampled = resampled[indexes.own]!;
    const found = indexes.other === undefined ? own : difference(own, resampled[indexes.other]!);
    return { ...one.estimate, ...fromReplicates(found, wanted[i]!, one, options.method ?? 'percentile') };
  });
}

interface Prepared {
  estimate: Estimate;
  own: Metric;
  other?: Metric;
  size: number;
  /** Still to be resampled. */
  open: boolean;
}

function prepare(rows: Rows, want: Wanted, models: Models, placed: ReturnType<typeof placedOnce>, options: EstimateOptions): Prepared {
  const slice = want.slice?.rows;
  const n = slice?.length ?? rows.n;
  const own = models.metric(want.spec, 'candidate');
  const other = want.against && models.metric(want.spec, want.against);
  const [candidate, compared] = [models.value(own, want.slice), other && models.value(other, want.slice)];
  const leftOut = own.leftOut?.(slice);
  const base: Estimate = {
    label: own.label,
    n,
    ...(leftOut && leftOut.n > 0 && { leftOut }),
    ...(own.threshold && { threshold: own.threshold(slice, rows.weights) }),
    ...(!want.against && rows.champion && { champion: models.value(models.metric(want.spec, 'champion'), want.slice).value }),
    ...(rows.truth.kind === 'binary' && { positives: models.positives(slice) }),
    candidate: candidate.value,
    other: compared?.value ?? null,
    value: candidate.value === null || compared?.value === null ? null : candidate.value - (compared?.value ?? 0),
  };
  const closed = (estimate: Partial<Estimate>): Prepared => ({ estimate: { ...base, ...estimate }, own, other, size: n, open: false });
  if (candidate.value === null) return closed({ undecidable: { reason: `${own.label} is undefined: ${candidate.reason}`, needs: null } });
  if (compared?.value === null) return closed({ undecidable: { reason: `${own.label} of the ${want.against} is undefined: ${compared.reason}`, needs: null } });
  const isPlain = !rows.weights && !rows.units && !options.strata;
  const proportion = isPlain ? proportionInterval(own, other, slice, rows.n) : undefined;
  if (proportion && proportion.n < FEWEST_EVENTS) return closed({ undecidable: tooFew(proportion.n, n) });
  if (proportion && !want.against) return closed({ interval: closedInterval(proportion, want) });
  const basis = basisOf(rows, own, slice);
  const isAuc = isPlain && want.spec.metric === 'roc_auc' && own.form.kind === 'curve';
  // Events that are proportions' own are for resampling only; equal answers need none of them.
  if (basis.undecidable && !proportion) return closed({ undecidable: basis.undecidable });
  const same = want.against && sameness(models.outputs(want.against, want.spec), rows, slice, isAuc ? [placed(own, slice), placed(other!, slice)] : undefined);
  if (same) return closed({ value: 0, interval: { bounds: NOTHING, strict: NOTHING, standardError: 0, method: same } });
  if (proportion) return closed({ interval: closedInterval(proportion, want) });
  if (isAuc) return closed({ interval: closedInterval(aucInterval(own, other, slice, placed), want) });
  return { estimate: base, own, other, size: basis.size, open: true };
}

function tooFew(found: number, n: number): Estimate['undecidable'] {
  return { reason: `it is a share of ${found} rows, and an interval needs ${FEWEST_EVENTS}`, needs: found > 0 ? Math.ceil((n * FEWEST_EVENTS) / found) : null };
}

const NOTHING: Bounds = { low: 0, high: 0 };

function closedInterval({ method, at }: ClosedForm, { level, strictLevel }: Wanted): Estimate['interval'] {
  const bounds = at(level);
  return { bounds, strict: at(strictLevel), standardError: (bounds.high - bounds.low) / 2 / twoSidedQuantile(level), method };
}

function fromReplicates(found: Bootstrapped, want: Wanted, prepared: Prepared, method: IntervalMethod): Pick<Estimate, 'interval' | 'undecidable'> {
  const at = (level: number): ReturnType<typeof bootstrapInterval> => bootstrapInterval(found, level, { method, size: prepared.size, unbiased: method === 'percentile' && isBiased(prepared) });
  const [least, most] = rangeOf(prepared);
  const [bounds, strict] = [at(want.level), at(want.strictLevel)];
  if (!bounds || !strict || !(bounds.low <= bounds.high) || !(strict.low <= strict.high))
    return { undecidable: { reason: 'the metric is undefined in some resamples, so there is no measure of chance', needs: null } };
  // An interval that leaves its own estimate out is no answer, whatever went wrong with it.
  if (found.point < bounds.low || found.point > bounds.high) return { undecidable: { reason: 'the resamples lie apart from the value itself, so their spread is no measure of chance', needs: null } };
  if (bounds.high === bounds.low) return { undecidable: { reason: 'every resample gave the same value, so there is no measure of chance', needs: null } };
  const inside = ({ low, high }: Bounds): Bounds => ({ low: Math.max(low, least), high: Math.min(high, most) });
  return { interval: { bounds: inside(bounds), strict: inside(strict), standardError: sampleDeviation(found.replicates), method: bounds.method } };
}

function rangeOf({ own: { range: [low, high] }, other }: Prepared): readonly [number, number] {
  return other ? [low - high, high - low] : [low, high];
}

/** Equal answers differ by nothing, however the rows are drawn: the one case in which an interval may have no width. */
function sameness(other: Outputs, rows: Rows, slice: Uint32Array | undefined, placed: [Placements, Placements] | undefined): string | undefined {
  const equal = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
    const n = slice?.length ?? rows.n;
    for (let i = 0; i < n; i++) {
      const row = slice ? slice[i]! : i;
      if (a[row] !== b[row]) return false;
    }
    return true;
  };
  const { scores, classes } = rows.candidate;
  const sameClasses = !classes || !other.classes || equal(classes, other.classes);
  if (sameClasses && scores.length === other.scores.length && scores.every((column, i) => equal(column, other.scores[i]!))) return 'same score on every row';
  if (!placed) return undefined;
  const [first, second] = placed;
  const alike = first.positives.every((value, i) => value === second.positives[i]) && first.negatives.every((value, i) => value === second.negatives[i]);
  return alike ? 'same ranking of every row' : undefined;
}

