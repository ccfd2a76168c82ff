import { describe, expect, test } from '@jest/globals';
import { effectiveTrials } from '../../src/statistics/clustered.ts';
import { slopeDifference, slopeOf } from '../../src/statistics/growth.ts';
import { Histogram, HISTOGRAM_ERROR, pooled } from '../../src/statistics/histogram.ts';
import { fewestFor, quantileEstimate } from '../../src/statistics/latency.ts';
import { expandedTail, quantileRatio, quartetsNeeded, type Sides } from '../../src/statistics/quantile-ratio.ts';
import { normalValue, seededRandom, uniform, type Random } from '../../src/statistics/random.ts';

function histogramOf(values: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.record(value);
  return histogram;
}

const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - uniform(random));

describe('a histogram of times', () => {
  test('gives every order statistic to within its stated error', () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 5000 }, () => Math.ceil(exponential(random, 20_000)));
    const histogram = histogramOf(values);
    const sorted = [...values].sort((a, b) => a - b);
    const worst = Math.max(...sorted.map((value, i) => Math.abs(histogram.atRank(i + 1) - value) / value));
    expect(worst).toBeLessThanOrEqual(HISTOGRAM_ERROR);
    expect(histogram.largest).toBe(sorted.at(-1));
  });

  test('keeps small values, and the largest that it holds, apart from their neighbours', () => {
    const histogram = histogramOf([0, 1, 511, 512, 2 ** 32 - 1, 2 ** 40]);
    expect([1, 2, 3].map((rank) => histogram.atRank(rank))).toEqual([0, 1, 511]);
    expect(histogram.atRank(4)).toBeCloseTo(512.5, 9);
    expect(histogram.atRank(6) / 2 ** 32).toBeCloseTo(1, 2);
    expect(histogram.atRank(7)).toBeNaN();
  });

  test('has failed requests slower than any limit', () => {
    const histogram = histogramOf([100, 200, 300]);
    histogram.miss();
    expect(histogram.quantile(1)).toBe(Infinity);
    expect(histogram.quantile(0.75)).toBe(300);
    expect(histogram.slowerThan(200)).toBe(2);
    expect(pooled([histogram, histogram]).total).toBe(8);
  });
});

describe('a quantile of times', () => {
  test('of 0.999 has an upper bound at 95 % from 2,995 independent requests on', () => {
    expect(fewestFor(0.999, 0.95)).toBe(2995);
    const upTo = (n: number): Histogram[] => [histogramOf(Array.from({ length: n }, (_, i) => i + 1))];
    expect(quantileEstimate(upTo(2994), 0.999, 0.95)).toMatchObject({ high: undefined, needed: 2995 });
    expect(quantileEstimate(upTo(2995), 0.999, 0.95).high).toBeGreaterThan(2900);
  });

  test('has the order statistics that scipy.stats.binom (1.17.1) gives: ranks 42 and 59 of 100 for the median at 95 % one-sided', () => {
    const { value, low, high } = quantileEstimate([histogramOf(Array.from({ length: 100 }, (_, i) => i + 1))], 0.5, 0.95);
    expect([low, value, high]).toEqual([42, 50, 59]);
  });

  test('keeps its level where quartets differ more than chance has them', () => {
    const random = seededRandom(11);
    const runs = 60;
    const truth = 1000 * Math.log(10);
    let [above, naive] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const quartets = Array.from({ length: 12 }, () => {
        // Log-normal speed of the machine in this quartet.
        const speed = Math.exp(0.1 * normalValue(random));
        return histogramOf(Array.from({ length: 100 }, () => speed * exponential(random, 1000)));
      });
      if (quantileEstimate(quartets, 0.9, 0.95).high! < truth) above++;
      if (quantileEstimate([pooled(quartets)], 0.9, 0.95).high! < truth) naive++;
    }
    // One in twenty is expected at the level; the truth of the mixture lies a little higher than that of the middle.
    expect(above / runs).toBeLessThanOrEqual(0.1);
    expect(naive / runs).toBeGreaterThan(above / runs);
  });

  test('that dependence makes worth less needs more requests', () => {
    const clusters = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 50].map((events) => ({ events, n: 100 }));
    expect(effectiveTrials(clusters, 0.95)).toBeLessThan(100);
    expect(effectiveTrials(clusters.map(({ n }) => ({ events: 8, n })), 0.95)).toBe(1200);
    expect(effectiveTrials(clusters.map(({ n }) => ({ events: 0, n })), 0.95)).toBe(1200);
  });
});

describe('a ratio of quantiles', () => {
  const quartetsOf = (random: Random, n: number, factor: number): Sides[] =>
    Array.from({ length: n }, () => {
      const speed = Math.exp(0.2 * normalValue(random));
      const side = (mean: number): Histogram => histogramOf(Array.from({ length: 60 }, () => speed * exponential(random, mean)));
      return { first: side(1000 * factor), second: side(1000) };
    });
  const options = { level: 0.95, replicates: 1000, seed: 5 };

  test('holds the truth as often as it says, with twelve quartets', () => {
    const random = seededRandom(21);
    const runs = 80;
    let held = 0;
    for (let run = 0; run < runs; run++) {
      const { low, high } = quantileRatio(quartetsOf(random, 12, 1.3), 0.5, { ...options, replicates: 200 });
      if (low <= 1.3 && high >= 1.3) held++;
    }
    expect(held / runs).toBeGreaterThan(0.88);
  });

  test('is the same in every run with the same seed, and undefined where a side has no finite time', () => {
    const sides = quartetsOf(seededRandom(4), 12, 1);
    expect(quantileRatio(sides, 0.9, options)).toEqual(quantileRatio(sides, 0.9, options));
    const dead = sides.map(({ first }) => ({ first, second: Array.from({ length: 60 }).reduce<Histogram>((histogram) => (histogram.miss(), histogram), new Histogram()) }));
    expect(quantileRatio(dead, 0.5, options).low).toBeNaN();
  });

  test('is read further out than a percentile of normal reach, as 12 quartets demand', () => {
    // scipy 1.17.1: norm.sf(sqrt(12/11) * t.ppf(.975, 11))
    expect(expandedTail(0.95, 12)).toBeCloseTo(0.010756614916552488, 10);
    const estimate = { value: 1, low: Math.exp(-0.2), high: Math.exp(0.2), level: 0.95, quartets: 12 };
    expect(quartetsNeeded(estimate, 0.1)).toBe(48);
  });
});

describe('a slope over blocks', () => {
  const x = Array.from({ length: 24 }, (_, i) => i);

  test('is that of the line, with the lower bound of scipy.stats.theilslopes (1.17.1) where residuals do not resemble each other', () => {
    // y = 2x + [1, -1, .5, -.5, …]
    const y = x.map((each) => 2 * each + [1, -1, 0.5, -0.5][each % 4]!);
    const slope = slopeOf(x, y, 0.95);
    expect(slope.value).toBeCloseTo(2, 9);
    expect(slope.low).toBeCloseTo(1.95, 9);
    // scipy rounds the upper rank to the nearest, 2.0277…; the next pairwise slope further out is on the safe side.
    expect(slope.high).toBeCloseTo(2.0357142857142856, 9);
    expect(slope.correlation).toBe(0);
  });

  test('is not moved by single jumps, and is wider where neighbours resemble each other', () => {
    const jump = x.map((each) => (each === 20 ? 500 : 100));
    expect(slopeOf(x, jump, 0.95)).toMatchObject({ value: 0, low: 0, high: 0 });
    const random = seededRandom(8);
    const noise = x.map(() => normalValue(random));
    const walk = noise.map((_, i) => noise.slice(0, i + 1).reduce((sum, step) => sum + step, 0));
    const rough = slopeOf(x, noise, 0.95);
    const smooth = slopeOf(x, walk, 0.95);
    expect(smooth.correlation).toBeGreaterThan(rough.correlation);
    expect(smooth.high - smooth.low).toBeGreaterThan(rough.high - rough.low);
  });

  test('has no interval with fewer than five points, and a difference has one of both', () => {
    expect(slopeOf([1, 2, 3, 4], [1, 2, 3, 4], 0.95).low).toBeNaN();
    const one = { value: 5, low: 4, high: 6, level: 0.95, n: 20, correlation: 0 };
    const other = { value: 2, low: 1, high: 4, level: 0.95, n: 20, correlation: 0 };
    expect(slopeDifference(one, other)).toEqual({ value: 3, low: 3 - Math.hypot(1, 2), high: 3 + Math.hypot(1, 1) });
  });
});
