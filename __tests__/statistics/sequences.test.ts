import { describe, expect, test } from '@jest/globals';
import { bernoulliSequence, betaBinomialMixture } from '../../src/statistics/bernoulli-sequence.ts';
import { multinomialEvidence, rateRatioInterval } from '../../src/statistics/multinomial.ts';

/** The first digits as they are printed, which are cut and not rounded. */
function cut(value: number, places: number): string {
  return (Math.floor(value * 10 ** places) / 10 ** places).toFixed(places);
}

describe('the beta-binomial mixture', () => {
  test('gives the published value of the two-sided form', () => {
    expect(betaBinomialMixture(10, 100, { vOpt: 100, alpha: 0.05, g: 0.2, h: 0.8 }).toFixed(7)).toBe('-0.6941012');
  });

  test.each([
    [700, 1000, 100, '0.651629', '0.745949'],
    [5, 50, 50, '0.013021', '0.269264'],
    [15, 50, 50, '0.129556', '0.511896'],
    [1, 50, 50, '0.000000', '0.134891'],
  ])('inverted gives the reference range of %d in %d', (events, n, tightAt, low, high) => {
    const range = bernoulliSequence(events, n, 0.05, tightAt);
    expect([cut(range.low, 6), cut(range.high, 6)]).toEqual([low, high]);
  });

  test('has the border where nothing or everything was an event', () => {
    expect(bernoulliSequence(0, 30, 0.05, 30).low).toBe(0);
    expect(bernoulliSequence(30, 30, 0.05, 30).high).toBe(1);
  });
});

describe('the multinomial mixture', () => {
  test.each<[[number, number], string]>([[[30, 270], '-0.69946'], [[45, 270], '1.39631'], [[60, 270], '7.13123'], [[12, 0], '4.31123']])('gives the reference log E of %j at a tenth', (counts, expected) => {
    expect(multinomialEvidence(counts, [0.1, 0.9]).toFixed(5)).toBe(expected);
  });

  test.each<[[number, number], string, string]>([[[45, 270], '0.899', '2.368'], [[60, 270], '1.185', '3.204']])('inverted gives the reference range of the ratio of %j', (counts, low, high) => {
    const range = rateRatioInterval(counts, 0.1, 0.05);
    expect([range.low.toFixed(3), range.high.toFixed(3)]).toEqual([low, high]);
  });

  test('has no upper end without an event of the second arm, and no lower one without one of the first', () => {
    expect(rateRatioInterval([12, 0], 0.1, 0.05).high).toBe(Infinity);
    expect(rateRatioInterval([0, 12], 0.1, 0.05).low).toBe(0);
  });

  test('is a fair game: its expectation under the expected shares is one', () => {
    let expected = 0;
    let probability = 0.9 ** 20;
    for (let x = 0; x <= 20; x++) {
      expected += probability * Math.exp(multinomialEvidence([x, 20 - x], [0.1, 0.9]));
      probability *= ((20 - x) / (x + 1)) * (0.1 / 0.9);
    }
    expect(expected).toBeCloseTo(1, 10);
  });
});
