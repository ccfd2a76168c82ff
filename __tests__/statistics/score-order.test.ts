import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { layersOf } from '../../src/statistics/resampling-layers.ts';
import { orderOfRanks, orderOfScores } from '../../src/statistics/score-order.ts';
import { rankScores } from '../../src/statistics/score-ranks.ts';

/** By the engine's own stable sort; the complement of a row where it has the score of the one before. */
function ordered(scores: Float64Array): number[] {
  const rows = [...scores.keys()].sort((a, b) => scores[a]! - scores[b]! || a - b);
  return rows.map((row, i) => (i > 0 && scores[rows[i - 1]!] === scores[row] ? ~row : row));
}

const random = seededRandom(5);
const scoresOf = (n: number, of: (row: number) => number): Float64Array => Float64Array.from({ length: n }, (_, row) => of(row));
const SHAPES: Record<string, Float64Array> = {
  'probabilities, all different': scoresOf(50_000, () => 1 / (1 + Math.exp(normalValue(random)))),
  'logits of both signs': scoresOf(50_000, () => 3 * normalValue(random)),
  'a grid with zeros of both signs': scoresOf(50_000, (row) => (row % 7 === 0 ? -0 : Math.round(20 * normalValue(random)) / 4)),
  'most close to 0': scoresOf(50_000, () => uniform(random) ** 40),
  'all within the last bits of 1, but one': scoresOf(50_000, (row) => (row === 0 ? -1e300 : 1 + Math.floor(uniform(random) * 1e5) * 2 ** -52)),
  'one high word, so that only low words differ': scoresOf(50_000, () => 1 + Math.floor(uniform(random) * 1e6) * 2 ** -52),
  'one score': scoresOf(50_000, () => 0.25),
  'infinite at both ends': scoresOf(2_000, (row) => (row % 5 === 0 ? Infinity : row % 5 === 1 ? -Infinity : uniform(random))),
};

describe('the order of scores', () => {
  test.each(Object.entries(SHAPES))('is that of a stable sort: %s', (_, scores) => {
    expect([...orderOfScores(scores)]).toEqual(ordered(scores));
  });

  test('is that of a stable sort for whatever numbers', () => {
    const number = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1, 1 + 2 ** -52, 5e-324, -5e-324), fc.integer({ min: -3, max: 3 }));
    fc.assert(fc.property(fc.array(number, { maxLength: 60 }), (list) => expect([...orderOfScores(Float64Array.from(list))]).toEqual(ordered(Float64Array.from(list)))));
  });

  test.each(Object.entries(SHAPES))('gives ranks, which give the order back: %s', (_, scores) => {
    const { distinct, ranks } = rankScores(scores);
    expect(distinct.every((score, i) => i === 0 || distinct[i - 1]! < score)).toBe(true);
    expect(scores.every((score, row) => distinct[ranks[row]!] === score)).toBe(true);
    expect([...orderOfRanks(ranks, distinct.length)]).toEqual([...orderOfScores(scores)]);
  });
});

describe('layers of slices', () => {
  const n = 1200;
  const parts = (count: number): Uint32Array[] => Array.from({ length: count }, (_, part) => Uint32Array.from({ length: n }, (__, row) => row).filter((row) => row % count === part));

  test.each([3, 254, 255, 256, 600])('tell %d slices apart that share no row', (count) => {
    const slices = parts(count);
    const [layer, ...others] = layersOf(slices, n);
    expect(others).toEqual([]);
    expect(layer!.width).toBe(count);
    slices.forEach((slice, code) => expect([...slice].every((row) => layer!.codes[row] === layer!.slices.indexOf(slice) && layer!.slices[code] === slice)).toBe(true));
    // Without the last there are rows of no slice.
    const [part] = layersOf(slices.slice(0, -1), n);
    expect(part!.width).toBe(count);
    expect([...slices.at(-1)!].every((row) => part!.codes[row] === count - 1)).toBe(true);
  });

  test('never hold two slices of one row, and leave no trace of a slice that did not fit', () => {
    const [first, second] = [Uint32Array.of(0, 1, 2), Uint32Array.of(5, 6, 2)];
    const layers = layersOf([first, second, undefined], 8);
    expect(layers.map(({ slices }) => slices)).toEqual([[first], [second], [undefined]]);
    expect([...layers[0]!.codes]).toEqual([0, 0, 0, 1, 1, 1, 1, 1]);
    expect(layers.map(({ width }) => width)).toEqual([2, 2, 1]);
  });
});
