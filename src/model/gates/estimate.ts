import {
  bootstrap,
  bootstrapInterval,
  differences,
  meanStatistic,
  rocAucStatistic,
  standardDeviation,
  type Statistic,
} from '../../statistics/bootstrap.ts';
import { aucScoreInterval, differenceOfIntervals } from '../../statistics/metrics-auc-interval.ts';
import { correct, logLosses, metric, scoreOrder, squaredErrors, type MetricName } from '../../statistics/metrics.ts';
import { twoSidedQuantile } from '../../statistics/normal.ts';
import { tango, wilson, type Bounds } from '../../statistics/proportions.ts';
import { binaryOf, type Rows, type Slice } from '../predictions/rows.ts';

/** One number that a gate asks for: a metric of the candidate, or its difference to another scorer of the same rows. */
export interface Wanted {
  metric: MetricName;
  /** All rows where absent. */
  slice?: Slice;
  /** `constant`: a scorer that always answers the share of positives. */
  against?: 'champion' | 'constant';
  /** Confidence of the interval, and of the one corrected for the number of rules judged together. */
  level: number;
  strictLevel: number;
}

export interface Estimate {
  n: number;
  positives: number;
  candidate: number | null;
  /** The other scorer's metric, where there is one. */
  other: number | null;
  /** The metric, or candidate − other. */
  value: number | null;
  interval?: { bounds: Bounds; strict: Bounds; standardError: number; method: string };
  /** Why there is no interval, in words, and how many rows would give one. */
  undecidable?: { reason: string; needs: number | null };
}

export interface EstimateOptions {
  threshold: number;
  replicates: number;
  seed: number;
}

/** Events and non-events that a bootstrap needs: on 20 its 95 % interval still covers 88 % (docs/model-tests.md). */
export const FEWEST_EVENTS = 20;

/** Every wanted number with its interval, all from one resampling of the rows. */
export function estimateAll(rows: Rows, wanted: readonly Wanted[], options: EstimateOptions): Estimate[] {
  const { candidate, champion } = binaryOf(rows);
  const scorers = { candidate, champion, constant: baseRateScores(rows) };
  const points = wanted.map((want) => pointEstimate(rows, want, scorers, options));
  const statistics = new Statistics(rows, scorers);
  const asked = wanted.map((want, i) =>
    points[i]!.undecidable || points[i]!.interval || want.metric === 'accuracy'
      ? undefined
      : {
          candidate: statistics.indexOf(want.metric, 'candidate', want.slice),
          other: want.against && statistics.indexOf(want.metric, want.against, want.slice),
        },
  );
  const replicates = statistics.list.length > 0 ? bootstrap(binaryOf(rows).labels, statistics.list, options) : [];
  return wanted.map((want, i) => {
    const point = points[i]!;
    const indexes = asked[i];
    if (indexes === undefined) {
      return point.undecidable || point.interval ? point : accuracyEstimate(rows, want, point, scorers, options);
    }
    const own = replicates[indexes.candidate]!;
    const values = indexes.other === undefined ? own : differences(own, replicates[indexes.other]!);
    return { ...point, ...bootstrapEstimate(want, point, values) };
  });
}

type Scorers = { candidate: Float64Array; champion?: Float64Array; constant: Float64Array };
type Scorer = keyof Scorers;

function baseRateScores(rows: Rows): Float64Array {
  return new Float64Array(rows.n).fill(binaryOf(rows).positives / rows.n);
}

function pointEstimate(rows: Rows, want: Wanted, scorers: Scorers, options: EstimateOptions): Estimate {
  const metricOf = (scorer: Scorer): ReturnType<typeof metric> =>
    metric(want.metric, binaryOf(rows).labels, scorers[scorer]!, {
      threshold: options.threshold,
      epsilon: rows.epsilon,
      rows: want.slice?.rows,
    });
  const n = want.slice?.rows.length ?? rows.n;
  const { labels, positives: all } = binaryOf(rows);
  const positives = want.slice?.rows.reduce((sum, row) => sum + labels[row]!, 0) ?? all;
  const candidate = metricOf('candidate');
  const other = want.against ? metricOf(want.against) : undefined;
  const base = { n, positives, candidate: candidate.value, other: other?.value ?? null };
  if (candidate.value === null)
    return { ...base, value: null, undecidable: { reason: `${want.metric} is undefined: ${candidate.reason}`, needs: null } };
  const value = other ? candidate.value - other.value! : candidate.value;
  const rarest = Math.min(positives, n - positives);
  if (want.metric !== 'accuracy' && rarest < FEWEST_EVENTS) {
    const reason = `${positives} positive and ${n - positives} negative rows, and an interval needs ${FEWEST_EVENTS} of each`;
    return { ...base, value, undecidable: { reason, needs: rarest > 0 ? Math.ceil((n * FEWEST_EVENTS) / rarest) : null } };
  }
  const same = want.against && sameness(want, labels, scorers.candidate, scorers[want.against]!);
  if (same) {
    const bounds = { low: 0, high: 0 };
    return { ...base, value: 0, interval: { bounds, strict: bounds, standardError: 0, method: same } };
  }
  return { ...base, value };
}

/** Equal answers differ by nothing, however the rows are drawn: the one case in which an interval may have no width. */
function sameness({ metric: name, slice }: Wanted, labels: Uint8Array, a: Float64Array, b: Float64Array): string | undefined {
  const equal = slice ? slice.rows.every((row) => a[row] === b[row]) : a.every((score, row) => score === b[row]);
  if (equal) return 'same score on every row';
  if (name !== 'roc_auc') return undefined;
  const [first, second] = [a, b].map((scores) => scoreOrder(labels, scores, slice?.rows));
  const alike = first!.rows.every((row, i) => row === second!.rows[i] && first!.ends[i] === second!.ends[i]);
  return alike ? 'same ranking of every row' : undefined;
}

/** The statistics to resample, each once however many gates ask for it. */
class Statistics {
  readonly list: Statistic[] = [];
  readonly #rows: Rows;
  readonly #scorers: Scorers;
  readonly #known = new Map<string, number>();
  readonly #losses = new Map<string, Float64Array>();

  constructor(rows: Rows, scorers: Scorers) {
    this.#rows = rows;
    this.#scorers = scorers;
  }

  indexOf(name: MetricName, scorer: Scorer, slice?: Slice): number {
    const key = `${name}\n${scorer}\n${slice?.name ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { labels } = binaryOf(this.#rows);
    const statistic =
      name === 'roc_auc'
        ? rocAucStatistic(scoreOrder(labels, this.#scorers[scorer]!, slice?.rows))
        : meanStatistic(labels, this.#lossesOf(name, scorer), slice?.rows);
    this.#known.set(key, this.list.length);
    return this.list.push(statistic) - 1;
  }

  #lossesOf(name: MetricName, scorer: Scorer): Float64Array {
    const key = `${name}\n${scorer}`;
    const { epsilon } = this.#rows;
    const { labels } = binaryOf(this.#rows);
    const scores = this.#scorers[scorer]!;
    const losses =
      this.#losses.get(key) ?? (name === 'log_loss' ? logLosses(labels, scores, epsilon) : squaredErrors(labels, scores));
    this.#losses.set(key, losses);
    return losses;
  }
}

function bootstrapEstimate(want: Wanted, point: Estimate, values: Float64Array): Pick<Estimate, 'interval' | 'undecidable'> {
  const bounds = bootstrapInterval(values, point.value!, want.level);
  const strict = bootstrapInterval(values, point.value!, want.strictLevel);
  if (bounds === undefined || strict === undefined)
    return { undecidable: { reason: 'some resamples had no positive or no negative row', needs: null } };
  const standardError = standardDeviation(values);
  if (bounds.high > bounds.low) return { interval: { bounds, strict, standardError, method: bounds.method } };
  if (want.metric !== 'roc_auc')
    return { undecidable: { reason: 'every resample gave the same value, so there is no measure of chance', needs: null } };
  const scored = (level: number): Bounds => {
    const of = (auc: number): Bounds & { value: number } => ({
      value: auc,
      ...aucScoreInterval(auc, point.positives, point.n - point.positives, level),
    });
    return point.other === null ? of(point.candidate!) : differenceOfIntervals(of(point.candidate!), of(point.other));
  };
  return { interval: { ...withError(scored(want.level), want.level), strict: scored(want.strictLevel), method: 'Newcombe score' } };
}

function accuracyEstimate(rows: Rows, want: Wanted, point: Estimate, scorers: Scorers, options: EstimateOptions): Estimate {
  const answersOf = (scorer: Scorer): Uint8Array => correct(binaryOf(rows).labels, scorers[scorer]!, options.threshold);
  const chosen = want.slice?.rows ?? Uint32Array.from({ length: rows.n }, (_, row) => row);
  const own = answersOf('candidate');
  if (want.against === undefined) {
    const right = chosen.reduce((sum, row) => sum + own[row]!, 0);
    const of = (level: number): Bounds => wilson(right, chosen.length, level);
    return { ...point, interval: { ...withError(of(want.level), want.level), strict: of(want.strictLevel), method: 'Wilson score' } };
  }
  const other = answersOf(want.against);
  let ownOnly = 0;
  let otherOnly = 0;
  for (const row of chosen) {
    if (own[row]! > other[row]!) ownOnly += 1;
    else if (own[row]! < other[row]!) otherOnly += 1;
  }
  const of = (level: number): Bounds => tango(ownOnly, otherOnly, chosen.length, level);
  return { ...point, interval: { ...withError(of(want.level), want.level), strict: of(want.strictLevel), method: 'Tango score, paired' } };
}

function withError(bounds: Bounds, level: number): { bounds: Bounds; standardError: number } {
  return { bounds, standardError: (bounds.high - bounds.low) / 2 / twoSidedQuantile(level) };
}
