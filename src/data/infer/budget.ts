import { leastInNext, mostInGaps, mostInNext, nextRankWithin } from '../../statistics/prediction.ts';

/** Chance that a further sample of the same population breaks any of the inferred bounds. */
export const FALSE_ALARMS = 0.02;

/** So many of so many rows. */
export interface Share {
  events: number;
  n: number;
}

/**
 * The chance of a false alarm, split evenly over all bounds of the contract (Bonferroni: right whatever depends on what):
 * each bound gets FALSE_ALARMS / bounds. A bound has to hold for the next `rows` rows, and for each table that was looked at
 * as the population: the loosest is written.
 */
export interface Budget {
  /** Of one bound on one side. */
  alpha: number;
  bounds: number;
  /** Of the smallest table that the contract is about; larger ones vary less. */
  rows: number;
}

export function budgetOf(bounds: number, rows: number): Budget {
  return { alpha: FALSE_ALARMS / Math.max(1, bounds), bounds: Math.max(1, bounds), rows };
}

/** Of a table's part (its non-null values, say), how many a further table of `rows` rows will have at least. */
export function nextPart({ events, n }: Share, { rows }: Budget): number {
  // A smaller sample makes wider bounds, so this one estimate need not be as certain as the bounds themselves.
  return leastInNext(events, n, Math.min(rows, n), 1e-3);
}

/** Greatest share to be expected of a further sample, rounded up; shares of the parts' rows. */
export function shareAtMost(shares: readonly Share[], budget: Budget): number {
  return roundUp(Math.max(...shares.map(({ events, n }) => {
    const m = Math.min(budget.rows, n);
    return mostInNext(events, n, m, budget.alpha) / m;
  })));
}

/** Least share to be expected, rounded down. */
export function shareAtLeast(shares: readonly Share[], budget: Budget): number {
  return roundDown(Math.min(...shares.map(({ events, n }) => {
    const m = Math.min(budget.rows, n);
    return leastInNext(events, n, m, budget.alpha) / m;
  })));
}

/**
 * How many rows of a further sample may hold a value that this one lacks. Where one value is seen once, about one row to come
 * has a value that was not seen (Good 1953); unseen values come in twos and threes, hence twice the half.
 */
export function unseenAtMost(samples: readonly { once: number; n: number }[], budget: Budget): number {
  return roundUp(Math.max(...samples.map(({ once, n }) => {
    const m = Math.min(budget.rows, n);
    const most = once === 0 ? mostInNext(0, n, m, budget.alpha) : 2 * mostInNext(Math.ceil(once / 2), n, m, budget.alpha);
    return Math.min(1, most / m);
  })));
}

/** Share of a further sample that may lie beyond the least and the greatest value of this one. */
export function beyondAtMost(sizes: readonly number[], budget: Budget): number {
  return roundUp(Math.max(...sizes.map((n) => {
    const m = Math.min(budget.rows, n);
    return mostInGaps(2, n, m, budget.alpha) / m;
  })));
}

/** Ranks of this sample's values that the quantile `level` of a further one stays between; 0 and n + 1 are no ranks. */
export function quantileRanks(level: number, n: number, m: number, { alpha }: Budget): { low: number; high: number } {
  return nextRankWithin(Math.max(1, Math.ceil(Number((level * m).toFixed(6)))), m, n, alpha);
}

/** To three significant digits, away from what would be too strict. */
export function roundUp(share: number): number {
  return Math.min(1, roundedTo(share, 3, Math.ceil));
}

export function roundDown(share: number): number {
  // Shares near 1 are read by what is missing to 1.
  return share > 0.5 ? Number((1 - roundUp(1 - share)).toPrecision(12)) : roundedTo(share, 3, Math.floor);
}

/** A number to so many significant digits, up or down. */
export function roundedTo(value: number, digits: number, round: (x: number) => number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const places = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
  // Multiplied or divided by a whole power of ten, which is exact, so that no 0.30000000000000004 is written.
  const power = 10 ** Math.abs(places);
  const scaled = Number((places >= 0 ? value * power : value / power).toPrecision(15));
  return Number((places >= 0 ? round(scaled) / power : round(scaled) * power).toPrecision(12));
}
