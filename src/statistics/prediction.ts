import { logGamma } from './special.ts';

/**
 * What a sample says of the next one, whatever the distribution: both are draws of one population in random order, so only
 * ranks and counts matter and the bounds are exact (with ties, conservative).
 */

/** P(X ≤ x), X hypergeometric: of `population` items `marked` are marked, `drawn` are drawn without putting back. */
export function hypergeometricCdf(x: number, population: number, marked: number, drawn: number): number {
  const least = Math.max(0, marked + drawn - population);
  const most = Math.min(marked, drawn);
  if (x < least) return 0;
  if (x >= most) return 1;
  // The shorter tail is summed, from its largest term on, until nothing is added any more.
  const mode = Math.floor(((marked + 1) * (drawn + 1)) / (population + 2));
  const below = x < mode;
  let k = below ? x : x + 1;
  let term = Math.exp(logChoose(marked, k) + logChoose(population - marked, drawn - k) - logChoose(population, drawn));
  let sum = 0;
  while (term > sum * 1e-17 && k >= least && k <= most) {
    sum += term;
    if (below) {
      term *= (k * (population - marked - drawn + k)) / ((marked - k + 1) * (drawn - k + 1));
      k--;
    } else {
      term *= ((marked - k) * (drawn - k)) / ((k + 1) * (population - marked - drawn + k + 1));
      k++;
    }
  }
  return Math.min(1, Math.max(0, below ? sum : 1 - sum));
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/**
 * The most events that `m` further rows have, save with probability `alpha`, when `n` rows had `events`: the conditional
 * prediction limit of Thatcher 1964 (J. R. Statist. Soc. B 26, 176–210, section 3), for whatever rate.
 */
export function mostInNext(events: number, n: number, m: number, alpha: number): number {
  return firstWhere(0, m, (next) => next === m || hypergeometricCdf(events, n + m, events + next + 1, n) <= alpha);
}

/** The fewest; see `mostInNext`. */
export function leastInNext(events: number, n: number, m: number, alpha: number): number {
  return m - mostInNext(n - events, n, m, alpha);
}

/**
 * Ranks `low` and `high` of the `n` values that the order statistic of rank `rank` among `m` further ones stays between, save
 * with probability `alpha` on each side. 0 and n + 1: no such rank. P(Y_(s) < X_(r)) is that of at most r − 1 of the first
 * r + s − 1 of all n + m values being X's (David and Nagaraja 2003, Order Statistics, section 7.3).
 */
export function nextRankWithin(rank: number, m: number, n: number, alpha: number): { low: number; high: number } {
  const lowFor = (s: number) => firstWhere(1, n + 1, (r) => r > n || hypergeometricCdf(r - 1, n + m, r + s - 1, n) > alpha) - 1;
  return { low: lowFor(rank), high: n + 1 - lowFor(m + 1 - rank) };
}

/** The most of `m` further values that lie in `gaps` of the n + 1 gaps between `n` values, save with probability `alpha`. */
export function mostInGaps(gaps: number, n: number, m: number, alpha: number): number {
  return firstWhere(0, m, (most) => most === m || hypergeometricCdf(gaps - 1, n + m, gaps + most, n) <= alpha);
}

/**
 * How many different values `m` of the rows have, on average over all ways to choose them (Hurlbert 1971, Ecology 52,
 * 577–586, the rarefaction formula), and a bound of its variance. `timesSeen` says how many values occur how often.
 */
export function rarefiedDistinct(timesSeen: ReadonlyMap<number, number>, n: number, m: number): { mean: number; variance: number } {
  let mean = 0;
  let variance = 0;
  for (const [times, values] of timesSeen) {
    const missed = times > n - m ? 0 : Math.exp(logChoose(n - times, m) - logChoose(n, m));
    mean += values * (1 - missed);
    // Of a further sample a value seen `times` times is missed about as often as by Poisson counts of that mean.
    const absent = Math.exp((-times * m) / n);
    variance += values * absent * (1 - absent);
  }
  return { mean, variance };
}

/** The value that the greatest of `m` further ones stays below, save with probability about `alpha`; see `tailBound`. */
export interface Tail {
  /** The largest values, falling, at least 2 of them. */
  top: readonly number[];
  /** Rows that they are the largest of. */
  n: number;
}

/** Tails heavier than this have not even a mean; an index above it is an accident of few values. */
const HEAVIEST = 1.5;
/** From here on weighted moments fall short of the index of a heavy tail (they need its mean), and logarithms take over. */
const LOGARITHMS = 0.25;

/**
 * Return level of a generalised Pareto tail at probability alpha / m: threshold + σ/ξ ((k m / (n α))^ξ − 1), σ and ξ by
 * probability-weighted moments of the excesses (Hosking and Wallis 1987, Technometrics 29, 339–349, section 3), of a heavy tail by
 * Dekkers, Einmahl and de Haan's moments of logarithms (1989, Ann. Statist. 17, 1833–1855) where that index is greater. One standard error is
 * added to the index, which is never below 0, so that a tail that only looks bounded gets the exponential's margin.
 */
export function tailBound({ top, n }: Tail, m: number, alpha: number): { bound: number; index: number } {
  const k = top.length - 1;
  const threshold = top[k]!;
  const excesses = top.slice(0, k).map((value) => value - threshold);
  const mean = excesses.reduce((sum, excess) => sum + excess, 0) / k;
  if (!(mean > 0)) return { bound: top[0]!, index: 0 };
  // Falling: the i-th has about i + 0.65 of k excesses at or above it.
  const weighted = excesses.reduce((sum, excess, i) => sum + ((i + 0.65) / k) * excess, 0) / k;
  const fitted = 2 - mean / Math.max(mean - 2 * weighted, mean * 1e-9);
  const heavy = fitted > LOGARITHMS && threshold > 0 ? Math.max(fitted, logarithmicIndex(top)) : fitted;
  const index = Math.min(HEAVIEST, Math.max(0, heavy + Math.sqrt((1 + heavy ** 2) / k)));
  // The scale that gives the mean excess of the index fitted, σ = mean (1 − ξ); a bounded tail's is that of the exponential.
  const scale = mean * (1 - Math.min(Math.max(fitted, 0), 0.75));
  const times = (k * m) / (n * alpha);
  return { bound: Math.max(top[0]!, threshold + scale * (index < 1e-6 ? Math.log(times) : (times ** index - 1) / index)), index };
}

function logarithmicIndex(top: readonly number[]): number {
  const k = top.length - 1;
  const logs = top.slice(0, k).map((value) => Math.log(value / top[k]!));
  const first = logs.reduce((sum, value) => sum + value, 0) / k;
  const second = logs.reduce((sum, value) => sum + value * value, 0) / k;
  return second > first * first ? first + 1 - 0.5 / (1 - (first * first) / second) : 0;
}

/** The first whole number from `low` to `high` that fulfils a condition that, once fulfilled, stays so; `high` must. */
function firstWhere(low: number, high: number, holds: (value: number) => boolean): number {
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
