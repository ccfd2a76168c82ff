import { describe, expect, test } from '@jest/globals';
import { homogeneity, momentTail } from '../../src/statistics/drift-homogeneity.ts';
import { cramersV, jensenShannon, jensenShannonDivergence, populationStability } from '../../src/statistics/drift.ts';
import { exactHomogeneity } from '../../src/statistics/exact-homogeneity.ts';
import { KS_EXACT_CELLS, kolmogorovSmirnov, kolmogorovTail, ksAsymptotic, ksExact, ksTest } from '../../src/statistics/ks.ts';
import { adjusted } from '../../src/statistics/multiple.ts';
import { normalQuantile } from '../../src/statistics/normal.ts';
import { binomial, seededRandom, uniform, type Random } from '../../src/statistics/random.ts';
import { noncentralScore, normalTail } from '../../src/statistics/special.ts';

/** Two samples from low-discrepancy sequences, and two rows of counts. */
const reference = Array.from({ length: 500 }, (_, i) => round6(normalQuantile((0.5 + 0.6180339887498949 * (i + 1)) % 1)));
const current = Array.from({ length: 400 }, (_, i) => round6(1.1 * normalQuantile((0.5 + 0.7548776662466927 * (i + 1)) % 1) + 0.25));
const [before, after] = [[120, 240, 90, 50], [100, 180, 130, 90]];
/** numpy.histogram over the Sturges edges of both samples together, as Evidently bins them; and over the reference's deciles. */
const sturges = [[1, 8, 27, 63, 108, 124, 96, 50, 18, 4, 1], [1, 6, 17, 41, 70, 90, 82, 56, 26, 8, 3]] as const;
const deciles = [[50, 50, 50, 50, 50, 50, 50, 50, 50, 50], [33, 32, 31, 34, 35, 35, 40, 44, 47, 69]] as const;

function round6(value: number): number {
  return Number(value.toFixed(6));
}

describe('distances, against scipy 1.17', () => {
  test('Kolmogorov–Smirnov, where ties advance both samples', () => {
    expect(kolmogorovSmirnov(reference, current)).toBeCloseTo(0.1045, 15);
    expect(kolmogorovSmirnov([0, 0, 0, 1, 1, 2], [1, 2, 2, 3, 3, 3])).toBeCloseTo(2 / 3, 15);
  });

  test('Jensen–Shannon distance, natural logarithm; divergence over base 2', () => {
    expect(jensenShannon(...sturges)).toBeCloseTo(0.09162702262579141, 13);
    expect(jensenShannon(...sturges) / Math.sqrt(Math.LN2)).toBeCloseTo(0.11005527012622111, 13);
    expect(jensenShannon(before!, after!)).toBeCloseTo(0.12108721752580175, 13);
    expect(jensenShannonDivergence(before!, after!) / Math.LN2).toBeCloseTo(0.021152959514740194, 13);
  });

  test('population stability index, over both binnings and counts', () => {
    expect(populationStability(...sturges, 1e-4)).toBeCloseTo(0.06836062757255561, 13);
    expect(populationStability(...deciles, 1e-4)).toBeCloseTo(0.06264477906335843, 13);
    expect(populationStability(before!, after!)).toBeCloseTo(0.11825562656816678, 13);
  });

  test("Cramér's V", () => {
    expect(cramersV([before!, after!])).toBeCloseTo(0.17056057308448835, 13);
    expect(cramersV([[5, 0], [0, 7]])).toBeCloseTo(1, 13);
    expect(cramersV([[5, 7], [0, 0]])).toBeNaN();
  });
});

describe('Kolmogorov and Smirnov', () => {
  test('exact and asymptotic p-values are those of scipy.stats.ks_2samp', () => {
    expect(ksExact(0.1045, 500, 400) / 0.014520496807163635).toBeCloseTo(1, 11);
    expect(ksAsymptotic(0.1045, 500, 400) / 0.014519450157130588).toBeCloseTo(1, 11);
    expect(ksExact(0.5, 5, 6)).toBeCloseTo(0.35714285714285715, 13);
    expect(ksExact(2 / 3, 6, 6)).toBeCloseTo(0.14285714285714285, 13);
    expect(ksExact(0.5, 10, 8)).toBeCloseTo(0.1659582247817542, 13);
  });

  test.each([[5, 0.6, 0.03008], [10, 0.3, 0.27053557479999946], [50, 0.15, 0.19026366518248072], [100, 0.08, 0.5182193645480672], [140, 0.1, 0.11353657290090946], [500, 0.03, 0.7473166700457021], [1000, 0.07, 0.00010494206285958879], [5000, 0.03, 0.00024159234422666817], [20_000, 0.01, 0.03638603905248727], [500_000, 0.002, 0.036582179671620585]])('one sample of %d at %d, as scipy.stats.kstwo.sf', (n, d, p) => {
    expect(kolmogorovTail(n, d) / p).toBeCloseTo(1, 7);
  });

  test.each([[1000, 1000], [100, 10_000], [10, 100_000], [300, 3333]])('exact and asymptotic agree within 10 % where one takes over: %d and %d values', (m, n) => {
    expect(m * n).toBeLessThanOrEqual(KS_EXACT_CELLS);
    for (const t of [0.6, 1.2, 1.8, 2.2]) {
      const d = Math.round((t / Math.sqrt((m * n) / (m + n))) * m * n) / (m * n);
      expect(Math.abs(ksAsymptotic(d, m, n) / ksExact(d, m, n) - 1)).toBeLessThan(0.1);
    }
  });

  test('samples wholly apart, and no distance at all', () => {
    expect(ksTest(1, 2, 1_000_000).p).toBeCloseTo(2 / ((1_000_002 * 1_000_001) / 2), 20);
    expect(ksTest(1, 1, 1).p).toBe(1);
    expect(ksTest(0, 50, 60).p).toBe(1);
  });
});

describe('homogeneity of sparse tables', () => {
  /** By full enumeration in exact fractions, tables ordered by Pearson's statistic. */
  test.each([[[3, 1, 0, 2], [0, 4, 3, 1], 0.07692307692307693], [[8, 2], [1, 9], 0.005477494641581329], [[5, 0, 0, 1, 1], [1, 3, 2, 1, 0], 0.051864801864801864], [[10, 3, 2, 1], [4, 9, 5, 6], 0.025701959100678698], [[7, 7, 6], [3, 4, 13], 0.10716575950410646]])('%j against %j', (a, b, p) => {
    expect(exactHomogeneity(a, b)).toBeCloseTo(p, 12);
    expect(homogeneity(a, b)).toMatchObject({ method: 'exact', p: exactHomogeneity(a, b) });
  });

  test('its false alarms are at most as rare as said, where the plain tail errs', () => {
    const random = seededRandom(5);
    const shares = [0.9, 0.05, 0.02, 0.01, 0.01, 0.01];
    const found = Array.from({ length: 2000 }, () => homogeneity(counts(shares, 15, random), counts(shares, 25, random)));
    expect(found.filter((one) => one && one.p <= 0.05).length).toBeLessThanOrEqual(2000 * 0.065);
  });

  // At the switch: tables of the size at which counting out gives up, with p-values that a decision can hang on.
  test.each([['two', [0.5, 0.5], 20_000], ['three', [0.6, 0.3, 0.1], 200], ['four', [0.4, 0.3, 0.2, 0.1], 60]])('exact and asymptotic agree within 10 % where one takes over: %s bins', (_name, shares, n) => {
    const random = seededRandom(6);
    const pairs = Array.from({ length: 40 }, () => {
      const [a, b] = [counts(shares, n, random), counts(shares, Math.round(n * (1 + uniform(random))), random)];
      return [exactHomogeneity(a, b), momentTail(a, b)!] as const;
    }).filter(([exact]) => exact !== undefined && exact >= 0.01);
    expect(pairs.length).toBeGreaterThan(20);
    const apart = pairs.map(([exact, asymptotic]) => Math.abs(asymptotic / exact! - 1)).sort((x, y) => x - y);
    expect(apart[Math.floor(0.9 * apart.length)]).toBeLessThan(0.1);
  });

  test('a bin of more rows than memory holds is no matter: all that counts is what the others leave it', () => {
    // Given one row in all outside of the largest bin, it is the first sample's with its share of the rows.
    const p = exactHomogeneity([1, 9_000_000_000_000], [0, 3_000_000_000_000])!;
    expect(p).toBe(1);
    expect(exactHomogeneity([0, 9_000_000_000_000], [1, 3_000_000_000_000])).toBeCloseTo(0.25, 9);
  });

  test('a table too large to count out is told at once', () => {
    expect(exactHomogeneity(new Array(100).fill(5000), new Array(100).fill(5100))).toBeUndefined();
    expect(homogeneity([100], [50])).toBeUndefined();
    expect(homogeneity([0, 0], [5, 5])).toBeUndefined();
  });

  function counts(shares: readonly number[], n: number, random: Random): number[] {
    let [left, rest] = [n, 1];
    return shares.map((share, index) => {
      const found = index === shares.length - 1 ? left : binomial(random, left, Math.min(1, share / rest));
      [left, rest] = [left - found, rest - share];
      return found;
    });
  }
});

describe('many questions', () => {
  /** statsmodels 0.15 multipletests (holm, fdr_bh, fdr_by), which equals R's p.adjust. */
  const values = [0.01, 0.04, 0.03, 0.005, 0.5, 0.0002, 0.04];

  test.each([
    ['holm', [0.05, 0.12, 0.12, 0.03, 0.5, 0.0014, 0.12]],
    ['bh', [0.023333333333333334, 0.04666666666666667, 0.04666666666666667, 0.0175, 0.5, 0.0014, 0.04666666666666667]],
    ['by', [0.0605, 0.121, 0.121, 0.045375, 1, 0.00363, 0.121]],
  ] as const)('%s', (correction, expected) => {
    for (const [index, p] of adjusted(values, correction).entries()) expect(p).toBeCloseTo(expected[index]!, 14);
    expect(adjusted([], correction)).toEqual([]);
  });
});

describe('special functions', () => {
  test('the normal tail, against scipy.stats.norm.sf', () => {
    expect(normalTail(1.96)).toBeCloseTo(0.024997895148220435, 15);
    expect(normalTail(12) / 1.776482112077653e-33).toBeCloseTo(1, 10);
    expect(normalTail(-1)).toBeCloseTo(0.8413447460685429, 14);
  });

  test.each([[10, 5, 3, 0.2827631535688568], [124, 99, 20, 0.36639439958110553], [20, 9, 0.5, 0.025481321604780935], [300, 99, 100, 0.00011893313506830913], [60, 9, 30, 0.048825773688903104], [1500, 9, 1200, 3.450737181978383e-5]])('noncentral chi-squared at %d (%d, %d), against scipy.stats.ncx2.sf', (x, degrees, noncentrality, tail) => {
    expect(Math.abs(normalTail(noncentralScore(x, degrees, noncentrality)) / tail - 1)).toBeLessThan(0.02);
  });
});
