import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Side } from '../../src/statistics/betting.ts';
import { clusteredBets, independentBets, linearBet, type Masses } from '../../src/statistics/difference.ts';
import { formOf, type Bet, type JudgeKind } from '../../src/statistics/sequential.ts';

/** The factor by which one bet alone multiplies the evidence. */
function factor(kind: JudgeKind, bet: Bet): number {
  const form = formOf(kind);
  return Math.exp(form.evidence(form.add(form.start(), bet.side, bet)));
}

/** One unit: the candidate's with chance ρ, its value from that arm's distribution. */
function expectation(exposure: number, mine: Outcome[], theirs: Outcome[], bets: (masses: Masses) => Bet[]): number[] {
  const none = { n: 0, sum: 0 };
  const cases = [
    ...mine.map(({ value, chance }) => ({ chance: exposure * chance, masses: { candidate: { n: 1, sum: value }, champion: none, exposure } })),
    ...theirs.map(({ value, chance }) => ({ chance: (1 - exposure) * chance, masses: { candidate: none, champion: { n: 1, sum: value }, exposure } })),
  ];
  const sums: number[] = [];
  for (const { chance, masses } of cases) bets(masses).forEach((bet, i) => (sums[i] = (sums[i] ?? 0) + chance * factor('request', bet)));
  return sums;
}

interface Outcome {
  value: number;
  chance: number;
}

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const outcomes = fc.tuple(share, share, share).map(([a, b, weight]): Outcome[] => [{ value: a, chance: weight }, { value: b, chance: 1 - weight }]);

function meanOf(each: Outcome[]): number {
  return each.reduce((sum, { value, chance }) => sum + value * chance, 0);
}

describe('bets on a difference of means', () => {
  test('of independent units never have an expectation above one under what they refute, whatever the values', () => {
    fc.assert(fc.property(share, outcomes, outcomes, fc.constantFrom<Side>('above', 'below'), (exposure, mine, theirs, side) => {
      const gap = meanOf(mine) - meanOf(theirs);
      // The boundary of the null lies where the means are; a difference is not below zero.
      fc.pre(gap >= 0);
      for (const each of expectation(exposure, mine, theirs, (masses) => independentBets(masses, gap, side))) expect(each).toBeLessThanOrEqual(1 + 1e-9);
    }));
  });

  test('of independent units grow where the difference is larger, and shrink where it is smaller', () => {
    const [low, high]: Outcome[][] = [[{ value: 0.2, chance: 1 }], [{ value: 0.8, chance: 1 }]];
    const growth = (gap: number, side: Side) => expectation(0.5, high!, low!, (masses) => independentBets(masses, gap, side));
    expect(Math.min(...growth(0.1, 'above'))).toBeGreaterThan(1);
    expect(Math.max(...growth(0.1, 'below'))).toBeLessThan(1);
    expect(Math.min(...growth(0.9, 'below'))).toBeGreaterThan(1);
  });

  test('linear in the interval, are fair however all of its units hang together', () => {
    fc.assert(fc.property(share, share, fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 0.5, noNaN: true }), (exposure, value, n, gap) => {
      // All n units go to one arm: the candidate's have `gap` more each.
      fc.pre(value + gap <= 1);
      const none = { n: 0, sum: 0 };
      const toCandidate = linearBet({ candidate: { n, sum: n * (value + gap) }, champion: none, exposure }, gap);
      const toChampion = linearBet({ candidate: none, champion: { n, sum: n * value }, exposure }, gap);
      expect(exposure * factor('interval', toCandidate) + (1 - exposure) * factor('interval', toChampion)).toBeCloseTo(1, 9);
    }));
  });

  test('of units that hang together wait until the champion is known, and then look at what they have and at what they lack', () => {
    const masses: Masses = { candidate: { n: 100, sum: 40 }, champion: { n: 300, sum: 90 }, exposure: 0.25 };
    expect(clusteredBets(masses, { n: 29, sum: 10 }, 0.05, 'above').map(({ of }) => of)).toEqual([0, 0]);
    const [has, lacks] = clusteredBets(masses, { n: 10_000, sum: 3000 }, 0.05, 'above');
    expect([has.events, has.of, lacks.events, lacks.of]).toEqual([40, 130, 60, 270]);
    // Harm is claimed against the more careful end: beyond (0.3 + 0.05)/0.3 and (0.7 − 0.05)/0.7.
    expect(has.share).toBeGreaterThan((0.25 * 1.1667) / (0.25 * 1.1667 + 0.75));
    expect(lacks.share).toBeLessThan((0.25 * 0.9286) / (0.25 * 0.9286 + 0.75));
    expect([has.side, lacks.side]).toEqual(['above', 'below']);
  });

  test('cannot bet on what the champion never had', () => {
    const masses: Masses = { candidate: { n: 100, sum: 4 }, champion: { n: 300, sum: 0 }, exposure: 0.25 };
    expect(clusteredBets(masses, { n: 1000, sum: 0 }, 0.01, 'above')[0].of).toBe(0);
    expect(factor('interval', linearBet(masses, 0.01))).toBeGreaterThan(1);
  });
});
