import { describe, expect, jest, test } from '@jest/globals';
import { contradictions, runRates, type RateCell } from '../../../bench/rollout/rates.ts';
import { informationLimit, runSpeed } from '../../../bench/rollout/speed.ts';
import { clopperPearsonLow } from '../../../src/statistics/binomial.ts';

// How long simulations take depends on the machine, and says nothing.
jest.setTimeout(600_000);

// A small part of bench/rollout.ts, seeded: 60 replicates a cell, held to the same bound (the 99 % lower end of Clopper and Pearson).
const REPLICATES = 60;

function cell(kind: string, unit: RateCell['unit'], ratio: string, gated = true): RateCell {
  return { key: `test | ${kind} | ${unit} | ${ratio}`, kind, unit, perSecond: 20, ratio: ratio as unknown as RateCell['ratio'], ramp: '5/10/25/50', gated };
}

describe('what the judge promises', () => {
  test.each([
    ['iid', 'interval', 'tolerate'], ['iid', 'request', 'margin'], ['diurnal', 'interval', 'margin'], ['clusters of 10', 'interval', '1'],
    ['clusters of 3', 'interval', 'margin'], ['latency', 'interval', 'tolerate'], ['users', 'user', 'margin'],
  ] as const)('holds under %s traffic counted by %s, at ratio %s', (kind, unit, ratio) => {
    expect(contradictions(runRates(cell(kind, unit, ratio), REPLICATES))).toEqual([]);
  });

  test('is broken where errors cluster and requests are declared independent, so that the same bound finds a promise that is not kept', () => {
    expect(contradictions(runRates(cell('clusters of 10', 'request', '1'), REPLICATES))).not.toEqual([]);
  });
});

describe('how soon it finds twice the errors at 20 requests a second', () => {
  const at = (unit: 'request' | 'interval') => runSpeed({ key: `test | ${unit}`, unit, ratio: 2, ramp: 'hourly' }, 150);

  test('by request a median of 20 minutes at the most, by interval of 25', () => {
    // Three minutes are more than two standard errors of a median of 150; bench/rollout.ts asks 2,000 for the minute.
    const late = (unit: 'request' | 'interval', most: number) => {
      const { median } = at(unit);
      return median === null ? Infinity : median - most;
    };
    expect(late('request', 20)).toBeLessThanOrEqual(3);
    expect(late('interval', 25)).toBeLessThanOrEqual(3);
  });

  test('and never sooner on average than information allows', () => {
    expect(informationLimit(2, 0.05)).toBeCloseTo(13.804, 3);
    expect(at('request').mean).toBeGreaterThan(informationLimit(2, 0.05));
  });
});

test('the bound of a claim lets chance pass and no more', () => {
  expect(clopperPearsonLow(6, REPLICATES, 0.99)).toBeLessThanOrEqual(0.05);
  expect(clopperPearsonLow(11, REPLICATES, 0.99)).toBeGreaterThan(0.05);
});
