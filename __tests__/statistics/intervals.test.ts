import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bootstrapInterval, difference, quantile, type Bootstrapped } from '../../src/statistics/bootstrap-interval.ts';
import { deLong, deLongCovariance, placements } from '../../src/statistics/delong.ts';
import { mcnemar } from '../../src/statistics/mcnemar.ts';
import { below, seededRandom } from '../../src/statistics/random.ts';
import { studentCdf, studentQuantile } from '../../src/statistics/student.ts';

describe("DeLong's variance", () => {
  const LABELS = Uint8Array.of(0, 0, 1, 1, 0, 1, 0, 1, 1, 0);
  const FIRST = Float64Array.of(0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.2, 0.9, 0.65, 0.65);
  const SECOND = Float64Array.of(0.3, 0.2, 0.5, 0.6, 0.7, 0.1, 0.4, 0.8, 0.9, 0.2);

  test('is that of the definition over all pairs, in exact fractions', () => {
    // AUC 39/50 and 18/25, variances 119/5000 and 51/1250, covariance 61/5000: Python's fractions over the 25 pairs.
    const [a, b] = [placements(LABELS, FIRST), placements(LABELS, SECOND)];
    expect(a.auc).toBeCloseTo(39 / 50, 14);
    expect(b.auc).toBeCloseTo(18 / 25, 14);
    expect(deLong(a).standardError ** 2).toBeCloseTo(119 / 5000, 14);
    expect(deLong(b).standardError ** 2).toBeCloseTo(51 / 1250, 14);
    expect(deLongCovariance(a, b)).toBeCloseTo(61 / 5000, 14);
    const both = deLong(a, b);
    expect(both.value).toBeCloseTo(0.06, 14);
    expect(both.standardError).toBeCloseTo(0.20049937655763422, 14);
  });

  test('of named rows is that of these rows alone', () => {
    const rows = Uint32Array.of(0, 2, 3, 4, 5, 7, 9);
    const alone = deLong(placements(Uint8Array.from(rows, (row) => LABELS[row]!), Float64Array.from(rows, (row) => FIRST[row]!)));
    expect(deLong(placements(LABELS, FIRST, rows))).toEqual(alone);
  });

  test('is 0 for a perfect scorer, and for a difference of a scorer to itself', () => {
    const perfect = placements(LABELS, Float64Array.from(LABELS));
    expect(deLong(perfect)).toMatchObject({ value: 1, standardError: 0 });
    expect(deLong(placements(LABELS, FIRST), placements(LABELS, FIRST))).toMatchObject({ value: 0, standardError: 0 });
  });
});

describe("McNemar's test", () => {
  // scipy 1.17.1, binom and chi2; the first table is that of statsmodels' documentation ([[30, 12], [5, 53]]).
  test.each([
    [12, 5, { exact: 0.143463134765625, midP: 0.09625244140624994, asymptotic: 0.08955507441364248 }],
    [40, 70, { exact: 0.005447429511444476, midP: 0.004195534185394846, asymptotic: 0.004231232899758152 }],
  ])('of %d and %d', (first, second, expected) => {
    const found = mcnemar(first, second);
    expect(found.exact).toBeCloseTo(expected.exact, 12);
    expect(found.midP).toBeCloseTo(expected.midP, 12);
    expect(found.asymptotic).toBeCloseTo(expected.asymptotic, 12);
    expect(mcnemar(second, first)).toEqual(found);
  });

  test('says nothing where no pair differs, and never more than 1', () => {
    expect(mcnemar(0, 0)).toEqual({ exact: 1, midP: 1, asymptotic: 1 });
    // 1 − C(6, 3)/2^6/2 (Fagerland, Lydersen and Laake 2013).
    expect(mcnemar(3, 3)).toEqual({ exact: 1, midP: expect.closeTo(1 - 20 / 64 / 2, 12), asymptotic: 1 });
  });

  test('lies between the exact tail and that without its last step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (a, b) => {
        const { exact, midP } = mcnemar(a, b);
        expect(midP).toBeLessThanOrEqual(exact + 1e-12);
        expect(midP).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

test("Student's quantiles are scipy's (1.17.1)", () => {
  expect(studentQuantile(0.975, 5)).toBeCloseTo(2.5705818356363146, 10);
  expect(studentQuantile(0.025, 19)).toBeCloseTo(-2.09302405440831, 10);
  expect(studentQuantile(0.9999, 2.5)).toBeCloseTo(34.867969321116306, 6);
  expect(studentCdf(1.3, 7)).toBeCloseTo(0.8826160823038114, 12);
  expect(studentQuantile(0.975, 1e9)).toBeCloseTo(1.959963984540054, 12);
  expect(studentQuantile(1.2, 5)).toBeNaN();
});

describe('intervals from replicates', () => {
  const SIZE = { size: Infinity };
  const flat: Bootstrapped = { point: 500, replicates: Float64Array.from({ length: 1001 }, (_, i) => i), jackknife: new Float64Array(0) };

  test('are percentiles of type 7', () => {
    expect(bootstrapInterval(flat, 0.95, { method: 'percentile', ...SIZE })).toMatchObject({ low: expect.closeTo(25, 9), high: expect.closeTo(975, 9), method: 'paired percentile bootstrap' });
    expect(quantile(Float64Array.of(1, 2, 3, 4), 0.4)).toBeCloseTo(2.2, 12);
  });

  test('of one metric are moved by the bias that its jackknife shows', () => {
    // The plug-in variance of 20 values is too low by 1/20 of the unbiased one: (n − 1)(mean of the values without one − it) is just that.
    const x = Array.from({ length: 20 }, (_, i) => Math.sin(i * 7));
    const variance = (values: number[]): number => {
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    };
    const jackknife = Float64Array.from(x, (_, i) => variance(x.filter((_, j) => j !== i)));
    const found = { point: variance(x), replicates: Float64Array.from({ length: 401 }, (_, i) => variance(x) + (i - 200) / 1000), jackknife };
    const [plain, moved] = [false, true].map((unbiased) => bootstrapInterval(found, 0.9, { method: 'percentile', ...SIZE, unbiased })!);
    expect(moved!.low - plain!.low).toBeCloseTo(variance(x) / 19, 12);
    expect(moved!.high - plain!.high).toBeCloseTo(variance(x) / 19, 12);
  });

  test('reach as far as t does for few events', () => {
    const normal = Float64Array.from({ length: 4001 }, (_, i) => Math.SQRT2 * inverseErf(2 * ((i + 0.5) / 4001) - 1));
    const at = (size: number): number => bootstrapInterval({ point: 0, replicates: normal, jackknife: new Float64Array(0) }, 0.95, { method: 'percentile', size })!.high;
    // t of 19 degrees of freedom, times √(20/19)
    expect(at(20)).toBeCloseTo(2.09302405440831 * Math.sqrt(20 / 19), 2);
    expect(at(Infinity)).toBeCloseTo(1.959964, 2);
  });

  test('draw deep tails out from the outermost that the replicates can show', () => {
    const { low, high } = bootstrapInterval(flat, 0.9999, { method: 'percentile', ...SIZE })!;
    // 3.890592 / 2.326787 of the way to the percentiles at 10 of 1001.
    expect(high - 500).toBeCloseTo((500 - low), 9);
    expect(high).toBeGreaterThan(1000);
    expect((high - 500) / 490).toBeCloseTo(3.890592 / 2.326787, 2);
  });

  test('by BCa are those of scipy for a skewed mean, as far as 20,000 draws tell', () => {
    // scipy.stats.bootstrap 1.17.1, 200,000 resamples: BCa [3.568, 5.796], percentile [3.464, 5.616].
    const x = [2.1, 3.4, 1.9, 5.5, 4.2, 8.8, 2.7, 3.3, 6.1, 12.9, 1.1, 2.2, 4.9, 3.8, 2.5, 7.7, 3.1, 2.9, 5.2, 9.4, 1.5, 4.4, 3.6, 2.0, 6.6];
    const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    const random = seededRandom(1);
    const replicates = Float64Array.from({ length: 20_000 }, () => mean(x.map(() => x[below(random, x.length)]!)));
    const jackknife = Float64Array.from(x, (_, i) => mean(x.filter((_, j) => j !== i)));
    const at = (method: 'bca' | 'percentile'): ReturnType<typeof bootstrapInterval> => bootstrapInterval({ point: mean(x), replicates, jackknife }, 0.95, { method, ...SIZE });
    expect(Math.abs(at('bca')!.low - 3.568)).toBeLessThan(0.03);
    expect(Math.abs(at('bca')!.high - 5.796)).toBeLessThan(0.05);
    expect(Math.abs(at('percentile')!.low - 3.464)).toBeLessThan(0.03);
    expect(Math.abs(at('percentile')!.high - 5.616)).toBeLessThan(0.03);
    expect(at('bca')!.method).toBe('paired BCa bootstrap');
  });

  test('are absent where a replicate, or the estimate, is no number', () => {
    expect(bootstrapInterval({ ...flat, replicates: Float64Array.of(1, NaN, 2) }, 0.95, { method: 'percentile', ...SIZE })).toBeUndefined();
    expect(bootstrapInterval({ ...flat, point: NaN }, 0.95, { method: 'percentile', ...SIZE })).toBeUndefined();
  });

  test('of a difference come from the differences of paired replicates', () => {
    const two = difference(flat, { ...flat, point: 499, replicates: flat.replicates.map((value) => value - 1) });
    expect(two.point).toBe(1);
    expect([...new Set(two.replicates)]).toEqual([1]);
  });
});

/** Winitzki's approximation: 1e-2 is all that is asked here. */
function inverseErf(x: number): number {
  const log = Math.log(1 - x * x);
  const a = 2 / (Math.PI * 0.147) + log / 2;
  return Math.sign(x) * Math.sqrt(Math.sqrt(a * a - log / 0.147) - a);
}
