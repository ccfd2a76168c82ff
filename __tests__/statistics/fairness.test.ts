import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { equalizedOddsDifference, equalizedOddsInterval, rateOf, type Answers, type Group } from '../../src/statistics/fairness.ts';
import { binomial, seededRandom, type Random } from '../../src/statistics/random.ts';

/** From counts of (candidate, champion) answers: both, candidate alone, champion alone, neither. */
function group(name: string, positives: [number, number, number, number], negatives: [number, number, number, number]): Group {
  const answers = ([both, candidateOnly, championOnly, neither]: [number, number, number, number]): Answers => ({ both, candidateOnly, championOnly, neither });
  return { name, positives: answers(positives), negatives: answers(negatives) };
}

// adult.test (UCI Adult, CC BY 4.0), 16 281 rows. Candidate: education-num ≥ 13 or capital-gain > 5000; champion:
// marital-status Married* and education-num ≥ 10. Differences as fairlearn's equalized_odds_difference gives them.
const ADULT = [
  group('Female', [204, 177, 90, 119], [89, 836, 162, 3744]),
  group('Male', [1506, 315, 660, 775], [581, 695, 927, 5401]),
];

describe('equalized odds difference', () => {
  test('of two rules on Adult by sex is what fairlearn says', () => {
    expect(equalizedOddsDifference(ADULT, 'candidate').value).toBeCloseTo(0.08648752758922251, 12);
    expect(equalizedOddsDifference(ADULT, 'champion').value).toBeCloseTo(0.16692833048765254, 12);
  });

  test('is the larger of both gaps and names its groups', () => {
    const groups = [group('a', [8, 0, 0, 2], [1, 0, 0, 9]), group('b', [5, 0, 0, 5], [2, 0, 0, 8]), group('c', [7, 0, 0, 3], [6, 0, 0, 4])];
    // true positive rates .8, .5, .7; false positive rates .1, .2, .6
    const result = equalizedOddsDifference(groups, 'candidate');
    expect(result.value).toBeCloseTo(0.5, 12);
    expect(result.gap).toEqual({ rate: 'negatives', high: 2, low: 0, value: expect.closeTo(0.5, 12) });
  });

  test('is undefined, never 0, where a group lacks a class or stands alone', () => {
    const whole = group('a', [1, 0, 0, 1], [1, 0, 0, 1]);
    expect(equalizedOddsDifference([whole], 'candidate').value).toBeNull();
    expect(equalizedOddsDifference([whole, group('b', [0, 0, 0, 0], [1, 0, 0, 1])], 'candidate').value).toBeNull();
    expect(rateOf(group('b', [0, 0, 0, 0], [1, 0, 0, 1]), 'positives', 'candidate')).toBeNull();
  });
});

const cells = fc.tuple(fc.integer({ min: 5, max: 200 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 5, max: 300 }));
const someGroups = fc.array(fc.tuple(cells, cells), { minLength: 2, maxLength: 4 }).map((list) => list.map(([p, n], i) => group(`g${i}`, p, n)));

describe('its interval', () => {
  test('holds the difference that was seen, up to the half rows that are added', () => {
    fc.assert(
      fc.property(someGroups, (groups) => {
        const value = equalizedOddsDifference(groups, 'candidate').value! - equalizedOddsDifference(groups, 'champion').value!;
        const { low, high } = equalizedOddsInterval(groups, 0.95, 'champion');
        expect(high).toBeGreaterThan(low);
        expect(low).toBeLessThanOrEqual(value + 0.05);
        expect(high).toBeGreaterThanOrEqual(value - 0.05);
      }),
    );
  });

  test('does not depend on the order of groups, and widens with confidence', () => {
    fc.assert(
      fc.property(someGroups, (groups) => {
        const one = equalizedOddsInterval(groups, 0.95, 'champion');
        const turned = equalizedOddsInterval([...groups].reverse(), 0.95, 'champion');
        expect(turned.low).toBeCloseTo(one.low, 9);
        expect(turned.high).toBeCloseTo(one.high, 9);
        const wide = equalizedOddsInterval(groups, 0.99, 'champion');
        expect(wide.low).toBeLessThanOrEqual(one.low + 1e-12);
        expect(wide.high).toBeGreaterThanOrEqual(one.high - 1e-12);
      }),
    );
  });

  test('of a perfect model keeps its width, and stays in 0 … 1', () => {
    const perfect = [group('a', [0, 30, 0, 0], [0, 0, 0, 30]), group('b', [0, 30, 0, 0], [0, 0, 0, 30])];
    const { low, high } = equalizedOddsInterval(perfect, 0.95);
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
  return { both, candidateOnly, championOnly, neither: n - both - candidateOnly - championOnly };
}

interface Rates {
  candidate: [truePositive: number, falsePositive: number];
  champion: [truePositive: number, falsePositive: number];
}

/** Share of 2 000 seeded test sets, as large as the example's (4 707 women with 273 positives, 5 293 men with 950), that err. */
function errors(women: Rates, men: Rates, apart: [number, number]): { above: number; below: number } {
  const random = seededRandom(20);
  const worst = (model: keyof Rates): number => Math.max(Math.abs(women[model][0] - men[model][0]), Math.abs(women[model][1] - men[model][1]));
  const truth = worst('candidate') - worst('champion');
  const replicates = 2000;
  let above = 0;
  let below = 0;
  for (let i = 0; i < replicates; i++) {
    const of = (name: string, rates: Rates, positives: number, negatives: number): Group => ({
      name,
      positives: answered(random, positives, rates.candidate[0], rates.champion[0], apart[0]),
      negatives: answered(random, negatives, rates.candidate[1], rates.champion[1], apart[1]),
    });
    const { low, high } = equalizedOddsInterval([of('women', women, 273, 4434), of('men', men, 950, 4343)], 0.95, 'champion');
    if (high < truth) above += 1;
    if (low > truth) below += 1;
  }
  return { above: above / replicates, below: below / replicates };
}

describe('its error rates, each at most 2.5 %', () => {
  // 2.5 % of 2 000 is 50; beyond 67 the 99 % lower Clopper–Pearson bound is above 2.5 %.
  const MOST = 67 / 2000;

  test.each<[string, Rates, Rates, [number, number]]>([
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
