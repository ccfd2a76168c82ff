import { describe, expect, test } from '@jest/globals';
import { hypergeometricCdf, leastInNext, mostInGaps, mostInNext, nextRankWithin, rarefiedDistinct, tailBound } from '../../src/statistics/prediction.ts';
import { below, normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';

/** Exact, by whole numbers: Σ C(K, k) C(N − K, n − k) / C(N, n). */
function exactCdf(x: number, population: number, marked: number, drawn: number): number {
  const choose = (n: number, k: number): bigint => {
    if (k < 0 || k > n) return 0n;
    let value = 1n;
    for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i);
    return value;
  };
  let sum = 0n;
  for (let k = 0; k <= x; k++) sum += choose(marked, k) * choose(population - marked, drawn - k);
  return Number((sum * 10n ** 18n) / choose(population, drawn)) / 1e18;
}

test('the hypergeometric distribution is exact, in both tails and at the ends', () => {
  for (const [x, population, marked, drawn] of [[1, 50, 5, 10], [0, 30, 15, 15], [14, 30, 15, 15], [7, 60, 20, 30], [19, 60, 20, 30], [-1, 9, 3, 3], [3, 9, 3, 3], [2, 12, 11, 4], [3, 12, 11, 4]] as const)
    expect(hypergeometricCdf(x, population, marked, drawn)).toBeCloseTo(exactCdf(x, population, marked, drawn), 12);
  expect(hypergeometricCdf(0, 200_000, 20, 100_000) / 2 ** -20).toBeCloseTo(1, 2);
});

describe('the next sample of a population', () => {
  const alpha = 0.05;
  /** Share of random divisions of `population` values into n and m in which a claim about the m fails. */
  const failures = (population: readonly number[], n: number, fails: (first: number[], next: number[]) => boolean) => {
    const random = seededRandom(11);
    let failed = 0;
    const times = 1000;
    for (let time = 0; time < times; time++) {
      const values = [...population];
      for (let i = values.length - 1; i > 0; i--) {
        const j = below(random, i + 1);
        [values[i], values[j]] = [values[j]!, values[i]!];
      }
      if (fails(values.slice(0, n), values.slice(n))) failed++;
    }
    return failed / times;
  };
  // Of 1,000 trials at a true rate of 5 %, more than 7 % come less than once in 200.
  const MOST = 0.07;
  const known = new Map<string, number>();
  const once = (bound: typeof mostInNext, events: number) => {
    const name = `${bound.name} ${events}`;
    if (!known.has(name)) known.set(name, bound(events, 120, 80, alpha));
    return known.get(name)!;
  };

  test.each([0, 3, 20, 100])('has no more events than `mostInNext` says, nor fewer than `leastInNext`, of %i among 200 rows', (events) => {
    const population = Array.from({ length: 200 }, (_, index) => (index < events ? 1 : 0));
    const count = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
    expect(failures(population, 120, (first, next) => count(next) > once(mostInNext, count(first)))).toBeLessThanOrEqual(MOST);
    expect(failures(population, 120, (first, next) => count(next) < once(leastInNext, count(first)))).toBeLessThanOrEqual(MOST);
  });

  test.each([0.1, 0.5, 0.9])('has its %d quantile between the ranks that were named, whatever the distribution, with ties', (level) => {
    const population = Array.from({ length: 160 }, (_, index) => Math.floor(Math.exp(index / 20)));
    const [n, m] = [90, 70];
    const rank = Math.ceil(level * m);
    const { low, high } = nextRankWithin(rank, m, n, alpha);
    const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
    const at = (values: number[], r: number) => (r < 1 ? -Infinity : r > values.length ? Infinity : sorted(values)[r - 1]!);
    expect(failures(population, n, (first, next) => at(next, rank) < at(first, low))).toBeLessThanOrEqual(MOST);
    expect(failures(population, n, (first, next) => at(next, rank) > at(first, high))).toBeLessThanOrEqual(MOST);
    // They are near, too: one rank further in is broken too often.
    expect(failures(Array.from({ length: 160 }, (_, index) => index), n, (first, next) => at(next, rank) < at(first, low + 2))).toBeGreaterThan(alpha * 0.9);
  });

  test('has no more values beyond both ends than `mostInGaps` says', () => {
    const population = Array.from({ length: 200 }, (_, index) => index);
    const most = mostInGaps(2, 120, 80, alpha);
    expect(failures(population, 120, (first, next) => next.filter((value) => value < Math.min(...first) || value > Math.max(...first)).length > most)).toBeLessThanOrEqual(MOST);
    expect(most).toBeLessThan(8);
  });
});

test('a part of the rows has as many different values as all its choices have on average', () => {
  const rows = ['a', 'a', 'b', 'c', 'c', 'c'];
  let sum = 0;
  let choices = 0;
  for (let mask = 0; mask < 64; mask++) {
    const chosen = rows.filter((_, index) => (mask >> index) & 1);
    if (chosen.length !== 3) continue;
    sum += new Set(chosen).size;
    choices++;
  }
  expect(rarefiedDistinct(new Map([[1, 1], [2, 1], [3, 1]]), 6, 3).mean).toBeCloseTo(sum / choices, 12);
  expect(rarefiedDistinct(new Map([[1, 1], [2, 1], [3, 1]]), 6, 6).mean).toBe(3);
});

describe('the bound of a tail', () => {
  const draws: Record<string, (random: ReturnType<typeof seededRandom>) => number> = {
    normal: (random) => normalValue(random),
    exponential: (random) => -Math.log(1 - uniform(random)),
    uniform: (random) => uniform(random),
    'Pareto of index 0.5': (random) => (1 - uniform(random)) ** -0.5,
    'log-normal': (random) => Math.exp(normalValue(random)),
  };

  test.each(Object.keys(draws))('of %s values is seldom passed by the greatest of as many again', (name) => {
    const random = seededRandom(7);
    let passed = 0;
    for (let time = 0; time < 100; time++) {
      const draw = () => draws[name]!(random);
      const first = Array.from({ length: 1000 }, draw).sort((a, b) => b - a);
      const { bound } = tailBound({ top: first.slice(0, 101), n: 1000 }, 1000, 0.001);
      if (Array.from({ length: 1000 }, draw).some((value) => value > bound)) passed++;
    }
    expect(passed).toBeLessThanOrEqual(1);
  });

  test('is not so wide that a slip of the decimal point lies inside, where the tail is light', () => {
    const random = seededRandom(5);
    const top = Array.from({ length: 2000 }, () => 50 + 10 * normalValue(random)).sort((a, b) => b - a).slice(0, 101);
    const { bound, index } = tailBound({ top, n: 2000 }, 2000, 1e-4);
    expect(index).toBeLessThan(0.2);
    expect(bound).toBeLessThan(500);
  });

  test('of one value is that value', () => {
    expect(tailBound({ top: [5, 5, 5], n: 30 }, 30, 0.01)).toEqual({ bound: 5, index: 0 });
  });
});
