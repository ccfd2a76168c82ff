import { describe, expect, test } from '@jest/globals';
import { brier } from '../../../src/statistics/metrics/curves.ts';
import { brierParts } from '../../../src/statistics/metrics/brier-parts.ts';
import { atEachScore } from '../../../src/statistics/metrics/evaluate.ts';
import { gridOf } from '../../../src/statistics/metrics/grid.ts';
import { golden, largeFixture } from '../../model/metrics-support.ts';

const fixtures = { small: golden.small, large: largeFixture() };

/** Weights at each distinct score of a binary fixture. */
function cellsOf(name: 'small' | 'large', weighted: boolean): { distinct: Float64Array; positives: Float64Array; negatives: Float64Array } {
  const { binary, weights } = fixtures[name];
  const grid = gridOf(Float64Array.from(binary.scores));
  return { distinct: grid.distinct, ...atEachScore(Uint8Array.from(binary.labels), grid, undefined, weighted ? Float64Array.from(weights) : undefined) };
}

describe('the parts of the Brier score', () => {
  test.each(golden.brierParts)(`of the $fixture fixture (weights: $weighted) are what ${golden.source} gives`, ({ fixture, weighted, ...expected }) => {
    const { distinct, positives, negatives } = cellsOf(fixture as 'small' | 'large', weighted);
    const parts = brierParts(distinct, positives, negatives)!;
    for (const [name, value] of Object.entries(expected)) expect(Math.abs(parts[name as keyof typeof parts] - value)).toBeLessThan(1e-12);
    expect(parts.brier).toBeCloseTo(brier(distinct)(positives, negatives), 12);
    expect(Math.abs(parts.withinBins)).toBeLessThan(1e-12);
  });

  test('over bins leave a rest, which is the spread of the scores within them', () => {
    const { distinct, positives, negatives } = cellsOf('large', false);
    const tenths = Int32Array.from(distinct, (score) => Math.min(Math.floor(score * 10), 9));
    const parts = brierParts(distinct, positives, negatives, tenths)!;
    expect(parts.reliability - parts.resolution + parts.uncertainty + parts.withinBins).toBeCloseTo(parts.brier, 12);
    expect(parts.withinBins).not.toBe(0);
    expect(parts.resolution).toBeLessThan(brierParts(distinct, positives, negatives)!.resolution);
  });

  test('of no weight are undefined', () => {
    expect(brierParts(Float64Array.of(0.5), Float64Array.of(0), Float64Array.of(0))).toBeUndefined();
  });
});
