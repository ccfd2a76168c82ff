import { describe, expect, test } from '@jest/globals';
import { populationDeviation, total, wasserstein } from '../../src/statistics/drift.ts';
import { familyQuantile, totalVariationBounds } from '../../src/statistics/drift-bounds.ts';
import { type BinnedSample, wassersteinBounds } from '../../src/statistics/drift-wasserstein.ts';
import { binomial, normalValue, seededRandom, uniform, type Random } from '../../src/statistics/random.ts';

const COLUMNS = 40;
const LIMIT = 0.1;
const z = familyQuantile(0.05, COLUMNS);

type Draw = (random: Random) => number;
const normal: Draw = normalValue;
const skewed: Draw = (random) => Math.exp(normalValue(random));
/** Nine of ten are zero, as money columns of a census are. */
const mostlyZero: Draw = (random) => (uniform(random) < 0.9 ? 0 : 1000 + 4000 * uniform(random));

function draw(from: Draw, n: number, random: Random): number[] {
  return Array.from({ length: n }, () => from(random));
}

/** Edges at order statistics, each bin's least value, and the reference counted over them. */
function frameOf(values: readonly number[]): { edges: number[]; lows: number[]; sample: BinnedSample; deviation: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const levels = [0, 0.001, 0.005, ...Array.from({ length: 99 }, (_, i) => (i + 1) / 100), 0.995, 0.999, 1];
  const edges = [...new Set(levels.map((level) => sorted[Math.max(0, Math.ceil(level * sorted.length) - 1)]!))];
  const lows = edges.map((edge, i) => (i === 0 ? edge : sorted.find((value) => value > edges[i - 1]!)!));
  return { edges, lows, sample: binned(edges, values), deviation: populationDeviation(values) };
}

function binned(edges: readonly number[], values: readonly number[]): BinnedSample {
  const counts = edges.map(() => 0);
  const below = { count: 0, distance: 0, distanceSquared: 0 };
  const above = { count: 0, distance: 0, distanceSquared: 0 };
  for (const value of values) {
    const bin = binOf(edges, value);
    const distance = bin < 0 ? value - edges.at(-1)! : edges[0]! - value;
    const outside = bin < 0 ? above : bin === 0 && value < edges[0]! ? below : undefined;
    if (!outside) counts[bin]!++;
    else {
      outside.count++;
      outside.distance += distance;
      outside.distanceSquared += distance ** 2;
    }
  }
  return { counts, below, above };
}

/** The first edge at or above the value, -1 where there is none. */
function binOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low === edges.length ? -1 : low;
}

/** Bounds over the standard deviation, for one fresh pair of samples. */
function bounds(from: Draw, to: Draw, m: number, n: number, random: Random) {
  const frame = frameOf(draw(from, m, random));
  const found = wassersteinBounds(frame.edges, frame.lows, frame.sample, binned(frame.edges, draw(to, n, random)), z, LIMIT * frame.deviation);
  return { low: found.low / frame.deviation, high: found.high / frame.deviation, estimate: found.estimate / frame.deviation };
}

/** A multinomial sample, category by category as conditional binomials. */
function counts(shares: readonly number[], n: number, random: Random): number[] {
  let left = n;
  let rest = 1;
  return shares.map((share, index) => {
    const found = index === shares.length - 1 ? left : binomial(random, left, Math.min(1, share / rest));
    left -= found;
    rest -= share;
    return found;
  });
}

function families(replicates: number, one: (column: number) => boolean): number {
  return Array.from({ length: replicates }, () => Array.from({ length: COLUMNS }, (_, column) => one(column)).some(Boolean)).filter(Boolean).length;
}

// The rates claimed are at most 5 %. Of 10 families, more than 3 would fail with probability 0.001 at exactly 5 %; bench/drift-quality.ts has thousands.
const FAMILIES = 10;
const MOST = 3;
// The same for 100 families of categories, which are quick to draw: more than 13 with probability 0.0005.
const MANY_FAMILIES = 100;
const MOST_OF_MANY = 13;

describe('numbers', () => {
  test('at n = 1000 and 40 columns that did not change, families with a false alarm are rare', () => {
    const random = seededRandom(11);
    const alarms = families(FAMILIES, (column) => bounds([normal, skewed, mostlyZero][column % 3]!, [normal, skewed, mostlyZero][column % 3]!, 1000, 1000, random).low > 0);
    expect(alarms).toBeLessThanOrEqual(MOST);
  });

  test('also where every column moved by exactly the limit', () => {
    const random = seededRandom(12);
    const moved: Draw = (source) => normal(source) + LIMIT;
    expect(families(FAMILIES, () => bounds(normal, moved, 1000, 1000, random).low > LIMIT)).toBeLessThanOrEqual(MOST);
  });

  test('columns that moved by the limit do not pass either', () => {
    const random = seededRandom(13);
    const moved: Draw = (source) => normal(source) + LIMIT;
    expect(families(4, () => bounds(normal, moved, 1000, 4000, random).high < 0.97 * LIMIT)).toBeLessThanOrEqual(2);
  });

  test.each([['normal', normal], ['skewed', skewed], ['mostly zero', mostlyZero]])('an unchanged batch of 10 000 passes: %s', (_name, from) => {
    const random = seededRandom(14);
    const passed = Array.from({ length: 10 }, () => bounds(from, from, 10_000, 10_000, random).high <= LIMIT).filter(Boolean).length;
    expect(passed).toBeGreaterThanOrEqual(9);
  });

  test('a shift of a quarter of the standard deviation is found in 10 000 rows', () => {
    const random = seededRandom(15);
    const moved: Draw = (source) => normal(source) + 0.25;
    expect(bounds(normal, moved, 10_000, 10_000, random).low).toBeGreaterThan(LIMIT);
  });

  test('the binned distance lies within its own bound of the exact one', () => {
    const random = seededRandom(16);
    for (const [from, to] of [[normal, skewed], [mostlyZero, mostlyZero], [skewed, normal]] as const) {
      const [reference, current] = [draw(from, 800, random), draw(to, 700, random)];
      const frame = frameOf(reference);
      const found = wassersteinBounds(frame.edges, frame.lows, frame.sample, binned(frame.edges, current), z, 1);
      const exact = wasserstein(reference, current);
      expect(exact).toBeGreaterThanOrEqual(found.exactLow * (1 - 1e-9));
      expect(exact).toBeLessThanOrEqual(found.exactHigh * (1 + 1e-9));
      expect(Math.abs(found.estimate - exact) / frame.deviation).toBeLessThan(0.02);
    }
  });

  test('the distance is exact where the reference holds single values', () => {
    const reference = [0, 0, 0, 1, 2, 2, 5];
    const current = [0, 1, 1, 1, 2, 5, 7, -1];
    const frame = frameOf(reference);
    const found = wassersteinBounds(frame.edges, frame.lows, frame.sample, binned(frame.edges, current), z, 1);
    expect(found.estimate).toBeCloseTo(wasserstein(reference, current), 12);
  });
});

describe('categories', () => {
  const shares = [0.4, 0.3, 0.15, 0.1, 0.04, 0.009, 0.001];
  const many = Array.from({ length: 60 }, () => 1 / 60);

  test.each([['few', shares], ['many', many], ['nearly constant', [0.995, 0.004, 0.001]]])('40 unchanged columns of %s values at n = 1000 raise few false alarms', (_name, from) => {
    const random = seededRandom(21);
    expect(families(MANY_FAMILIES, () => totalVariationBounds(counts(from, 1000, random), counts(from, 1000, random), z, LIMIT).low > 0)).toBeLessThanOrEqual(MOST_OF_MANY);
  });

  test('also where every column moved by exactly the limit', () => {
    const random = seededRandom(22);
    const moved = [0.3, 0.4, 0.15, 0.1, 0.04, 0.009, 0.001];
    expect(families(MANY_FAMILIES, () => totalVariationBounds(counts(shares, 1000, random), counts(moved, 1000, random), z, LIMIT).low > LIMIT)).toBeLessThanOrEqual(MOST_OF_MANY);
  });

  test.each([['few', shares], ['many', many]])('an unchanged batch of 10 000 passes with %s values', (_name, from) => {
    const random = seededRandom(23);
    const passed = Array.from({ length: 20 }, () => totalVariationBounds(counts(from, 10_000, random), counts(from, 10_000, random), z, LIMIT).high <= LIMIT);
    expect(passed.filter(Boolean).length).toBeGreaterThanOrEqual(19);
  });

  test('no interval has zero width, and a constant that stays constant passes', () => {
    const found = totalVariationBounds([1000], [1000], z, LIMIT);
    expect(found.estimate).toBe(0);
    expect(found.high).toBeGreaterThan(0);
    expect(found.high).toBeLessThan(0.05);
  });

  test('a small batch is told how many rows it needs, and that many rows then suffice', () => {
    const random = seededRandom(24);
    const reference = counts(shares, 10_000, random);
    const small = totalVariationBounds(reference, counts(shares, 200, random), z, LIMIT);
    expect(small.high).toBeGreaterThan(LIMIT);
    expect(small.needed).toBeGreaterThan(200);
    const enough = Array.from({ length: 20 }, () => totalVariationBounds(reference, counts(shares, small.needed, random), z, LIMIT).high <= LIMIT);
    expect(enough.filter(Boolean).length).toBeGreaterThanOrEqual(16);
  });

  test('a reference too small to show equality at the limit asks for infinitely many rows', () => {
    expect(totalVariationBounds([10, 10], [10, 10], z, 0.01).needed).toBe(Infinity);
    expect(total([10, 10])).toBe(20);
  });
});
