import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reweighted } from '../../src/statistics/reweighting.ts';

const cells = (most: number) => fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: most }).map((list) => Int32Array.from(list));

test('weighted, the sample has the shares of the population in every cell that it has', () => {
  fc.assert(
    fc.property(cells(200), cells(200), (sample, population) => {
      const { weights, unseenShare, effective, distance } = reweighted(sample, population, 6);
      const seen = 1 - unseenShare;
      expect(distance).toBeGreaterThanOrEqual(-1e-12);
      expect(effective).toBeLessThanOrEqual(sample.length + 1e-9);
      if (seen < 1e-12) return expect(effective).toBe(0);
      for (let cell = 0; cell < 6; cell++) {
        if (!sample.includes(cell)) continue;
        const share = weights.reduce((sum, w, row) => sum + (sample[row] === cell ? w : 0), 0) / sample.length;
        expect(share).toBeCloseTo(population.filter((own) => own === cell).length / population.length / seen, 9);
      }
    }),
  );
});

test('the same population changes nothing, with weights of its own or without', () => {
  const sample = Int32Array.from([0, 0, 1, 2, 2, 2]);
  const same = reweighted(sample, sample, 3);
  for (const w of same.weights) expect(w).toBeCloseTo(1, 12);
  expect(same).toMatchObject({ effective: expect.closeTo(6, 9), unseen: [], distance: expect.closeTo(0, 12) });
  // A row of weight 2 in a cell that must have half of all.
  const own = reweighted(Int32Array.from([0, 1, 1]), Int32Array.from([0, 1]), 2, Float64Array.from([2, 1, 3]));
  expect([...own.weights]).toEqual([expect.closeTo(1.5, 12), expect.closeTo(0.375, 12), expect.closeTo(1.125, 12)]);
  expect(own.effective).toBeCloseTo(3 ** 2 / (1.5 ** 2 + 0.375 ** 2 + 1.125 ** 2), 12);
});

test('cells that the sample lacks are named by their share, largest first', () => {
  const { unseen, unseenShare } = reweighted(Int32Array.from([0]), Int32Array.from([0, 1, 2, 2]), 3);
  expect(unseen).toEqual([{ cell: 2, share: 0.5 }, { cell: 1, share: 0.25 }]);
  expect(unseenShare).toBe(0.75);
});
