import { describe, expect, test } from '@jest/globals';
import { formOf, shareAt, type JudgeKind } from '../../src/statistics/sequential.ts';
import type { Side } from '../../src/statistics/betting.ts';

/** Intervals x/X at exposure ρ of the reference computation. */
const INTERVALS: [events: number, of: number, exposure: number][] = [[3, 50, 0.1], [5, 60, 0.1], [12, 70, 0.25], [40, 120, 0.25]];

function evidence(kind: JudgeKind, side: Side, ratio: number, intervals = INTERVALS): number[] {
  const form = formOf(kind);
  let values = form.start();
  return intervals.map(([events, of, exposure]) => {
    values = form.add(values, side, { events, of, share: shareAt(exposure, ratio) });
    return form.evidence(values);
  });
}

function digits(values: readonly number[], places: number): string[] {
  return values.map((value) => value.toFixed(places));
}

describe('betting on the share of each interval', () => {
  test.each<[Side, number, string[]]>([
    ['above', 1, ['-0.134420677', '-0.180807149', '-0.265258089', '-0.191052699']],
    ['above', Math.sqrt(1.5), ['-0.170713185', '-0.252962870', '-0.353355308', '-0.323515658']],
    ['below', 1.5, ['0.029943482', '0.052136692', '0.129136463', '0.129136463']],
  ])('gives the reference log E for a rate %s %d times the other', (side, ratio, expected) => {
    expect(digits(evidence('interval', side, ratio), 9)).toEqual(expected);
  });
});

describe('the grid mixture of conditional binomials', () => {
  test('gives the reference log E for a rate above the other', () => {
    expect(digits(evidence('request', 'above', 1), 6)).toEqual(['-1.449623', '-1.816593', '-2.599642', '-1.756887']);
  });

  test('gives the reference log E for a rate below 1.5 times the other', () => {
    expect(digits(evidence('request', 'below', 1.5, INTERVALS.slice(0, 3)), 6)).toEqual(['1.305517', '1.961554', '6.122591']);
  });
});

describe.each<[JudgeKind]>([['interval'], ['request']])('one process of kind %s', (kind) => {
  test.each<[Side, number]>([['above', 1.1], ['below', 1.5]])('is a fair game at its boundary (%s %d)', (side, ratio) => {
    // Σ_x P(x) E(x) = 1 for one interval of X events whose share is exactly the boundary's.
    const [of, exposure] = [30, 0.2];
    const share = shareAt(exposure, ratio);
    let expected = 0;
    let probability = (1 - share) ** of;
    for (let events = 0; events <= of; events++) {
      expected += probability * Math.exp(evidence(kind, side, ratio, [[events, of, exposure]])[0]!);
      probability *= ((of - events) / (events + 1)) * (share / (1 - share));
    }
    expect(expected).toBeCloseTo(1, 12);
  });

  test('learns nothing from an interval without events', () => {
    const form = formOf(kind);
    const after = form.add(form.start(), 'above', { events: 3, of: 9, share: 0.2 });
    expect(form.add(after, 'above', { events: 0, of: 0, share: 0.2 })).toBe(after);
  });

  test('stays finite under millions of events on one side', () => {
    const many: [number, number, number][] = Array.from({ length: 200 }, () => [0, 1_000_000, 0.5]);
    const last = evidence(kind, 'above', 1, many).at(-1)!;
    expect(Number.isFinite(last)).toBe(true);
    expect(last).toBeLessThan(0);
  });
});
