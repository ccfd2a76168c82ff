import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FAIRNESS_METRICS, type FairnessMetricName } from '../../src/statistics/fairness.ts';
import { gapInterval, pairsOf, widestGap, type Against, type GapInterval } from '../../src/statistics/fairness-gaps.ts';
import { estimateRates, type Observations, type Rates } from '../../src/statistics/fairness-rates.ts';
import { binomial, seededRandom, type Random } from '../../src/statistics/random.ts';

/** Rows answered yes by both, by the candidate alone, by the champion alone, by neither. */
type Answers = [both: number, candidateOnly: number, championOnly: number, neither: number];
interface Group {
  positives: Answers;
  negatives: Answers;
}

function group(positives: Answers, negatives: Answers): Group {
  return { positives, negatives };
}

/** Cells of equal rows, counted. */
function cellsOf(groups: readonly Group[]): Observations {
  const cells = groups.flatMap(({ positives, negatives }, index) =>
    [positives, negatives].flatMap((answers, label) => answers.map((count, cell) => ({ index, label: 1 - label, candidate: cell < 2 ? 1 : 0, champion: cell % 2 === 0 ? 1 : 0, count }))),
  );
  return {
    group: cells.map(({ index }) => index),
    label: cells.map(({ label }) => label),
    answers: [cells.map(({ candidate }) => candidate), cells.map(({ champion }) => champion)],
    count: cells.map(({ count }) => count),
  };
}

function ratesOf(groups: readonly Group[], name: FairnessMetricName): Rates {
  const { kinds, answers } = FAIRNESS_METRICS[name];
  return estimateRates(cellsOf(groups), { groups: groups.length, kinds, binary: answers === 'yes or no' });
}

const BEST: Against = { to: 'best' };

function valueOf(groups: readonly Group[], name: FairnessMetricName, model: 'candidate' | 'champion', against: Against = BEST): number {
  const rates = ratesOf(groups, name);
  return widestGap(rates, pairsOf(rates, against), FAIRNESS_METRICS[name].form, model === 'candidate' ? 0 : 1).value;
}

function intervalOf(groups: readonly Group[], name: FairnessMetricName, level: number, against?: 'champion', to: Against = BEST): GapInterval {
  const rates = ratesOf(groups, name);
  return gapInterval(rates, pairsOf(rates, to), FAIRNESS_METRICS[name].form, level, against === 'champion');
}

// adult.test (UCI Adult, CC BY 4.0), 16 281 rows. Candidate: education-num ≥ 13 or capital-gain > 5000; champion:
// marital-status Married* and education-num ≥ 10. Differences as fairlearn's equalized_odds_difference gives them.
const ADULT = [
  group([204, 177, 90, 119], [89, 836, 162, 3744]),
  group([1506, 315, 660, 775], [581, 695, 927, 5401]),
];

describe('equalized odds difference', () => {
  test('of two rules on Adult by sex is what fairlearn says', () => {
    expect(valueOf(ADULT, 'equalized_odds_difference', 'candidate')).toBeCloseTo(0.08648752758922251, 12);
    expect(valueOf(ADULT, 'equalized_odds_difference', 'champion')).toBeCloseTo(0.16692833048765254, 12);
  });

  test('is the larger of both gaps and names its groups', () => {
    const groups = [group([8, 0, 0, 2], [1, 0, 0, 9]), group([5, 0, 0, 5], [2, 0, 0, 8]), group([7, 0, 0, 3], [6, 0, 0, 4])];
    // true positive rates .8, .5, .7; false positive rates .1, .2, .6
    const rates = ratesOf(groups, 'equalized_odds_difference');
    const gap = widestGap(rates, pairsOf(rates, BEST), 'difference', 0);
    expect(gap).toEqual({ value: expect.closeTo(0.5, 12), pair: { kind: 1, high: 2, low: 0 } });
  });

  test('is undefined, never 0, where a group lacks a class', () => {
    const [whole, lacking] = [group([1, 0, 0, 1], [1, 0, 0, 1]), group([0, 0, 0, 0], [1, 0, 0, 1])];
    expect(valueOf([whole, lacking], 'equalized_odds_difference', 'candidate')).toBeNaN();
    expect(valueOf([whole, lacking], 'predictive_parity_difference', 'candidate')).toBe(0.5);
    expect(ratesOf([whole, lacking], 'equalized_odds_difference').sizes[2]).toBeNaN();
  });

  test('of ratios is undefined, never 1, where nobody is selected', () => {
    const none = group([0, 0, 0, 9], [0, 0, 0, 30]);
    expect(valueOf([none, none], 'demographic_parity_ratio', 'candidate')).toBeNaN();
    expect(valueOf([none, group([0, 3, 0, 6], [0, 0, 0, 30])], 'demographic_parity_ratio', 'candidate')).toBe(0);
  });
});

const cells = fc.tuple(fc.integer({ min: 5, max: 200 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 5, max: 300 }));
const someGroups = fc.array(fc.tuple(cells, cells), { minLength: 2, maxLength: 4 }).map((list) => list.map(([p, n]) => group(p, n)));

describe('its interval', () => {
  test('holds the difference that was seen, up to the half rows that are added', () => {
    fc.assert(
      fc.property(someGroups, (groups) => {
        const value = valueOf(groups, 'equalized_odds_difference', 'candidate') - valueOf(groups, 'equalized_odds_difference', 'champion');
        const { low, high } = intervalOf(groups, 'equalized_odds_difference', 0.95, 'champion');
        expect(high).toBeGreaterThan(low);
        expect(low).toBeLessThanOrEqual(value + 0.05);
        expect(high).toBeGreaterThanOrEqual(value - 0.05);
      }),
    );
  });

  test('does not depend on the order of groups, and widens with confidence', () => {
    fc.assert(
      fc.property(someGroups, (groups) => {
        const one = intervalOf(groups, 'equalized_odds_difference', 0.95, 'champion');
        const turned = intervalOf([...groups].reverse(), 'equalized_odds_difference', 0.95, 'champion');
        expect(turned.low).toBeCloseTo(one.low, 9);
        expect(turned.high).toBeCloseTo(one.high, 9);
        const wide = intervalOf(groups, 'equalized_odds_difference', 0.99, 'champion');
        expect(wide.low).toBeLessThanOrEqual(one.low + 1e-12);
        expect(wide.high).toBeGreaterThanOrEqual(one.high - 1e-12);
      }),
    );
  });

  test('of a perfect model keeps its width, and stays in 0 … 1', () => {
    const perfect = [group([0, 30, 0, 0], [0, 0, 0, 30]), group([0, 30, 0, 0], [0, 0, 0, 30])];
    const { low, high } = intervalOf(perfect, 'equalized_odds_difference', 0.95);
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(0.05);
  });
});

/** n rows answered yes with these chances, the two models unlike each other in `apart` of the rows. */
function answered(random: Random, n: number, candidate: number, champion: number, apart: number): Answers {
  const candidateShare = (apart + candidate - champion) / 2;
  const championShare = (apart - candidate + champion) / 2;
  const bothShare = candidate - candidateShare;
  const both = binomial(random, n, bothShare);
  const candidateOnly = binomial(random, n - both, candidateShare / (1 - bothShare));
  const championOnly = binomial(random, n - both - candidateOnly, championShare / (1 - bothShare - candidateShare));
  return [both, candidateOnly, championOnly, n - both - candidateOnly - championOnly];
}

interface TrueRates {
  candidate: [truePositive: number, falsePositive: number];
  champion: [truePositive: number, falsePositive: number];
}

/** Share of 2 000 seeded test sets, as large as the example's (4 707 women with 273 positives, 5 293 men with 950), that err. */
function errors(women: TrueRates, men: TrueRates, apart: [number, number]): { above: number; below: number } {
  const random = seededRandom(20);
  const worst = (model: keyof TrueRates): number => Math.max(Math.abs(women[model][0] - men[model][0]), Math.abs(women[model][1] - men[model][1]));
  const truth = worst('candidate') - worst('champion');
  const replicates = 2000;
  let above = 0;
  let below = 0;
  for (let i = 0; i < replicates; i++) {
    const of = (rates: TrueRates, positives: number, negatives: number): Group => ({
      positives: answered(random, positives, rates.candidate[0], rates.champion[0], apart[0]),
      negatives: answered(random, negatives, rates.candidate[1], rates.champion[1], apart[1]),
    });
    const { low, high } = intervalOf([of(women, 273, 4434), of(men, 950, 4343)], 'equalized_odds_difference', 0.95, 'champion');
    if (high < truth) above += 1;
    if (low > truth) below += 1;
  }
  return { above: above / replicates, below: below / replicates };
}

describe('its error rates, each at most 2.5 %', () => {
  // 2.5 % of 2 000 is 50; beyond 67 the 99 % lower Clopper–Pearson bound is above 2.5 %.
  const MOST = 67 / 2000;

  test.each<[string, TrueRates, TrueRates, [number, number]]>([
    ['a fair champion and a fair candidate, at the border', { candidate: [0.4, 0.02], champion: [0.4, 0.02] }, { candidate: [0.4, 0.02], champion: [0.4, 0.02] }, [0.12, 0.01]],
    ['a fair champion and an unfair candidate', { candidate: [0.35, 0.02], champion: [0.4, 0.02] }, { candidate: [0.4, 0.02], champion: [0.4, 0.02] }, [0.12, 0.01]],
    ['an unfair champion and a worse candidate', { candidate: [0.25, 0.02], champion: [0.3, 0.02] }, { candidate: [0.4, 0.02], champion: [0.4, 0.02] }, [0.12, 0.01]],
    ['gaps of both kinds that are nearly equal', { candidate: [0.35, 0.02], champion: [0.4, 0.02] }, { candidate: [0.4, 0.06], champion: [0.42, 0.04] }, [0.12, 0.04]],
    ['a candidate that mends the gap', { candidate: [0.37, 0.015], champion: [0.28, 0.01] }, { candidate: [0.43, 0.035], champion: [0.38, 0.03] }, [0.17, 0.015]],
  ])('%s', (_, women, men, apart) => {
    const { above, below } = errors(women, men, apart);
    expect(above).toBeLessThanOrEqual(MOST);
    expect(below).toBeLessThanOrEqual(MOST);
  });
});
