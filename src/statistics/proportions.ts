import { twoSidedQuantile } from './normal.ts';

/** An interval for a proportion or a difference of proportions. Score intervals: never of zero width. */
export interface Bounds {
  low: number;
  high: number;
}

/** Wilson's score interval for `successes` of `n` independent trials (Wilson 1927), at confidence `level`. */
export function wilson(successes: number, n: number, level: number): Bounds {
  const z = twoSidedQuantile(level);
  const p = successes / n;
  const z2 = (z * z) / n;
  const centre = (p + z2 / 2) / (1 + z2);
  const reach = (z / (1 + z2)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n));
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - reach),
    high: successes === n ? 1 : Math.min(1, centre + reach),
  };
}

/**
 * Newcombe's hybrid score interval for the difference first − second of two independent proportions (Newcombe 1998,
 * Statistics in Medicine 17:873, method 10): from the Wilson intervals of both.
 */
export function newcombe(first: { successes: number; n: number }, second: { successes: number; n: number }, level: number): Bounds {
  const [p, q] = [first.successes / first.n, second.successes / second.n];
  const [of, other] = [wilson(first.successes, first.n, level), wilson(second.successes, second.n, level)];
  return { low: p - q - Math.hypot(p - of.low, other.high - q), high: p - q + Math.hypot(of.high - p, q - other.low) };
}

/**
 * Tango's score interval for the difference of two paired proportions (Tango 1998, Statistics in Medicine 17:891,
 * equations 13 to 16): of `n` pairs, `firstOnly` succeeded in the first alone and `secondOnly` in the second alone;
 * the difference is (firstOnly − secondOnly) / n.
 */
export function tango(firstOnly: number, secondOnly: number, n: number, level: number): Bounds {
  const z = twoSidedQuantile(level);
  const estimate = (firstOnly - secondOnly) / n;
  const score = (difference: number): number => {
    const a = 2 * n;
    const b = -firstOnly - secondOnly + (2 * n - firstOnly + secondOnly) * difference;
    const c = -secondOnly * difference * (1 - difference);
    const second = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
    const variance = n * (2 * second + difference * (1 - difference));
    return (firstOnly - secondOnly - n * difference) / Math.sqrt(Math.max(variance, Number.MIN_VALUE));
  };
  return {
    low: crossing((d) => score(d) - z, -1, estimate),
    high: crossing((d) => score(d) + z, estimate, 1),
  };
}

/** Where a falling function crosses zero between two points, by halving to the last bit that matters. */
function crossing(falling: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  for (let step = 0; step < 100 && high - low > 1e-15; step++) {
    const middle = (low + high) / 2;
    if (falling(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
