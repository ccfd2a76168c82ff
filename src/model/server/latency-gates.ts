import type { Finding, Outcome } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { HISTOGRAM_ERROR } from '../../statistics/histogram.ts';
import { QUANTILE_METHOD, quantileEstimate, type QuantileEstimate } from '../../statistics/latency.ts';
import { quantileRatio, quartetsNeeded, RATIO_METHOD, type RatioEstimate } from '../../statistics/quantile-ratio.ts';
import { count, figure, interval } from '../format.ts';
import { againstItself, byQuartet, sidesByQuartet, type Block } from './blocks.ts';
import { seedOf } from './quartets.ts';
import type { Settings } from './settings.ts';

export const QUANTILES = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99, p99_9: 0.999 } as const;
export type QuantileName = keyof typeof QUANTILES;

/** Resamples of quartets behind each ratio. */
const REPLICATES = 2000;

export interface LatencyFigures {
  candidate: Record<QuantileName, QuantileEstimate>;
  champion?: Record<QuantileName, QuantileEstimate>;
  /** Candidate over champion. */
  ratios: Partial<Record<QuantileName, RatioEstimate>>;
  /** The candidate over itself in the same run. */
  itself: Record<QuantileName, RatioEstimate>;
  /** Microseconds by which 99 in 100 requests were sent after their intended time at most: the generator's own error. */
  lateness: number;
}

/** All figures of latency, whether gated or not; pure. */
export function latencyFigures(blocks: readonly Block[], settings: Settings, hasChampion: boolean): LatencyFigures {
  const { level, seed } = settings;
  const all = <T>(make: (p: number, name: QuantileName) => T) => Object.fromEntries(Object.entries(QUANTILES).map(([name, p]) => [name, make(p, name as QuantileName)])) as Record<QuantileName, T>;
  const ofCandidate = byQuartet(blocks, hasChampion ? 'first' : undefined);
  const ratio = (sides: ReturnType<typeof sidesByQuartet>, use: string) => (p: number, name: QuantileName) => quantileRatio(sides, p, { level, replicates: REPLICATES, seed: seedOf(seed, `${use} ${name}`) });
  const lateness = byLateness(blocks);
  return {
    candidate: all((p) => quantileEstimate(ofCandidate, p, level)),
    ...(hasChampion && { champion: all((p) => quantileEstimate(byQuartet(blocks, 'second'), p, level)) }),
    ratios: hasChampion ? all(ratio(sidesByQuartet(blocks), 'ratio')) : {},
    itself: all(ratio(againstItself(blocks, hasChampion), 'itself')),
    lateness,
  };
}

function byLateness(blocks: readonly Block[]): number {
  return Math.max(...blocks.map(({ result }) => result.lateness.quantile(0.99)));
}

/**
 * A limit in milliseconds, from bounds: a noisy machine and too few requests decide nothing, and what the generator itself was late by
 * (`lateness`, microseconds) fails nobody.
 */
export function decideLatency(estimate: QuantileEstimate, itself: RatioEstimate, limitMs: number, steady: number, lateness = 0): { outcome: Outcome; why?: 'unsteady' | 'late' | 'too-few' | 'both-sides' } {
  if (!isSteady(itself, steady)) return { outcome: 'inconclusive', why: 'unsteady' };
  if (estimate.low / 1000 > limitMs) return (estimate.low - lateness) / 1000 > limitMs ? { outcome: 'fail' } : { outcome: 'inconclusive', why: 'late' };
  if (estimate.high === undefined) return { outcome: 'inconclusive', why: 'too-few' };
  if (estimate.high / 1000 <= limitMs) return { outcome: 'pass' };
  return { outcome: 'inconclusive', why: 'both-sides' };
}

/** Whether the interval of the candidate's ratio to itself lies within 1 ± `steady`. */
export function isSteady({ low, high }: RatioEstimate, steady: number): boolean {
  return low >= 1 - steady && high <= 1 + steady;
}

export function decideRatio({ low, high }: RatioEstimate, margin: number): Outcome {
  if (high <= 1 + margin) return 'pass';
  return low > 1 + margin ? 'fail' : 'inconclusive';
}

export function latencyFindings(delivery: Delivery, settings: Settings, figures: LatencyFigures): Finding[] {
  const declared = settings.declared.latency ?? {};
  const names = Object.keys(QUANTILES) as QuantileName[];
  const absolute = names.flatMap((name) => {
    const limit = declared[`${name}_ms`];
    return limit === undefined ? [] : [absoluteFinding(delivery, settings, figures, name, limit)];
  });
  const margin = declared.no_slower_than_champion_by;
  const relative = margin === undefined ? [] : declared.compare!.map((name) => ratioFinding(delivery, figures, name, margin));
  return [...absolute, ...relative];
}

function absoluteFinding(delivery: Delivery, settings: Settings, figures: LatencyFigures, name: QuantileName, limit: number): Finding {
  const estimate = figures.candidate[name];
  const itself = figures.itself[name];
  const { outcome, why } = decideLatency(estimate, itself, limit, settings.steady, figures.lateness);
  const shown = labelOf(name);
  const needed = quartetsNeeded(itself, settings.steady);
  const seen = `${shown} of the candidate is ${milliseconds(estimate.value)} ${interval(estimate.low, estimate.high ?? Infinity, milliseconds)} at ${figure(settings.perSecond)} requests a second, over ${count(estimate.n)} requests. At most ${limit} ms is wanted.`;
  const because = {
    unsteady: ` This machine does not decide it: the candidate against itself in the same run is ${figure(itself.value)} ${interval(itself.low, itself.high, ratioText)}, and ${figure(1 - settings.steady)} to ${figure(1 + settings.steady)} is asked${needed && needed > itself.quartets ? `; needs about ${count(needed)} quartets` : ''}.`,
    late: ` This machine does not decide it: 99 in 100 requests were sent up to ${milliseconds(figures.lateness)} after their time, which counts as latency.`,
    'too-few': ` Not enough data: an upper bound needs about ${count(estimate.needed)} requests.`,
    'both-sides': ' The bounds hold both sides of the limit.',
  };
  const fix = {
    unsteady: 'Measure on a machine that does nothing else, or raise tests.serving.load.quartets or requests.',
    late: 'Measure on a machine that does nothing else.',
    'too-few': `Raise tests.serving.load.requests or quartets until ${count(estimate.needed)} requests are counted.`,
    'both-sides': 'Raise tests.serving.load.requests or quartets, or make the model faster: it lies close to the limit.',
  };
  return {
    code: 'serving-latency',
    outcome,
    rule: `${shown}: at most ${limit} ms at ${figure(settings.perSecond)} requests a second`,
    message: `${seen}${why ? because[why] : ''}`,
    expected: `≤ ${limit} ms`,
    actual: milliseconds(estimate.value),
    n: estimate.n,
    ...(finite(estimate.high) !== null && { interval: { low: estimate.low / 1000, high: finite(estimate.high)!, level: estimate.level, method: QUANTILE_METHOD } }),
    numbers: {
      milliseconds: finite(estimate.value),
      low: estimate.low / 1000,
      high: finite(estimate.high),
      limit,
      requests: estimate.n,
      effective_requests: estimate.effective,
      requests_needed: estimate.needed,
      lateness_p99_ms: figures.lateness / 1000,
      itself: finiteRatio(itself.value),
      itself_low: finiteRatio(itself.low),
      itself_high: finiteRatio(itself.high),
      histogram_error: HISTOGRAM_ERROR,
    },
    fix: outcome === 'pass' ? undefined : why ? fix[why] : 'Make the model or its server faster (smaller model, fewer copies, more workers), or have the limit changed in a review.',
    subject: { kind: 'metric', name: `latency ${shown}` },
    location: delivery.locate(['tests', 'serving', 'latency', `${name}_ms`]),
  };
}

function ratioFinding(delivery: Delivery, figures: LatencyFigures, name: QuantileName, margin: number): Finding {
  const ratio = figures.ratios[name]!;
  const outcome = decideRatio(ratio, margin);
  const shown = labelOf(name);
  const [candidate, champion] = [figures.candidate[name], figures.champion![name]];
  const needed = quartetsNeeded(ratio, Math.log1p(margin));
  const undecided = Number.isFinite(ratio.low) ? ` The interval holds both sides of the limit${needed && needed > ratio.quartets ? `; needs about ${count(needed)} quartets if the two are equally fast` : ''}.` : ' There is no ratio in some resamples: requests that failed have no time.';
  return {
    code: 'serving-latency-vs-champion',
    outcome,
    rule: `${shown}: no slower than the champion by ${figure(margin * 100)} %`,
    message: `${shown} is ${milliseconds(candidate.value)} against the champion's ${milliseconds(champion.value)}, interleaved in one run of ${ratio.quartets} quartets: ${ratioText(ratio.value)} times as long ${interval(ratio.low, ratio.high, ratioText)}. At most ${figure(1 + margin)} times is wanted.${outcome === 'inconclusive' ? undecided : ''}`,
    expected: `ratio ≤ ${figure(1 + margin)}`,
    actual: ratioText(ratio.value),
    n: ratio.quartets,
    ...(Number.isFinite(ratio.low) && { interval: { low: ratio.low, high: ratio.high, level: ratio.level, method: RATIO_METHOD } }),
    numbers: {
      ratio: finiteRatio(ratio.value),
      low: finiteRatio(ratio.low),
      high: finiteRatio(ratio.high),
      candidate_ms: finite(candidate.value),
      champion_ms: finite(champion.value),
      limit: 1 + margin,
      quartets: ratio.quartets,
      ...(outcome === 'inconclusive' && { quartets_needed: needed }),
    },
    fix: outcome === 'pass' ? undefined : outcome === 'fail' ? 'Find what made the candidate slower (model size, features, server code), or have the margin changed in a review.' : 'Raise tests.serving.load.quartets or requests, or measure on a machine that does nothing else.',
    subject: { kind: 'metric', name: `latency ${shown}` },
    location: delivery.locate(['tests', 'serving', 'latency', 'no_slower_than_champion_by']),
  };
}

/** `p99.9`. */
export function labelOf(name: QuantileName): string {
  return name.replace('_', '.');
}

/** Of microseconds: `12.3 ms`. */
export function milliseconds(microseconds: number): string {
  if (microseconds === Infinity) return 'no answer';
  return Number.isFinite(microseconds) ? `${figure(microseconds / 1000)} ms` : 'undefined';
}

function ratioText(ratio: number): string {
  return Number.isFinite(ratio) ? figure(ratio) : 'undefined';
}

function finite(microseconds: number | undefined): number | null {
  return microseconds !== undefined && Number.isFinite(microseconds) ? microseconds / 1000 : null;
}

function finiteRatio(ratio: number): number | null {
  return Number.isFinite(ratio) ? ratio : null;
}
