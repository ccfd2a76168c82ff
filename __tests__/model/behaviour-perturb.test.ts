import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { moveBetween, readingOf, towardsChange } from '../../src/model/behaviour/answers.ts';
import type { ColumnFacts } from '../../src/model/behaviour/column-facts.ts';
import { steepest } from '../../src/model/behaviour/monotone.ts';
import { extreme, inOtherUnit, noisy, outOfRange } from '../../src/model/behaviour/perturb-numbers.ts';
import { inOtherAccents, inOtherCase, withTypos } from '../../src/model/behaviour/perturb-texts.ts';
import { rowsForLimit } from '../../src/model/behaviour/rate.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { wilson } from '../../src/statistics/proportions.ts';
import { seededRandom } from '../../src/statistics/random.ts';

const column = (more: Partial<ColumnFacts> = {}): ColumnFacts => ({ name: 'x', kind: 'number', integer: false, iqr: 2, low: 10, high: 20, values: [], ...more });

describe('numbers', () => {
  test('noise has the declared share of the interquartile range as its deviation', () => {
    const random = seededRandom(1);
    const moves = Array.from({ length: 20_000 }, () => noisy(5, column(), 0.25, random)! - 5);
    const mean = moves.reduce((sum, move) => sum + move, 0) / moves.length;
    const deviation = Math.sqrt(moves.reduce((sum, move) => sum + (move - mean) ** 2, 0) / moves.length);
    expect(Math.abs(mean)).toBeLessThan(0.015);
    expect(Math.abs(deviation - 0.5)).toBeLessThan(0.015);
  });

  test('whole numbers stay whole, and one that rounds to itself stays out', () => {
    const random = seededRandom(2);
    const moved = Array.from({ length: 1000 }, () => noisy(5, column({ integer: true, iqr: 1 }), 0.5, random));
    expect(moved.every((value) => value === undefined || (Number.isInteger(value) && value !== 5))).toBe(true);
    expect(moved.filter((value) => value === undefined).length).toBeGreaterThan(500);
    expect(noisy(5, column({ iqr: 0 }), 1, random)).toBeUndefined();
    expect(noisy(5, column({ iqr: NaN }), 1, random)).toBeUndefined();
  });

  test('another unit leaves 0 out, and a whole number whole where the factor is', () => {
    expect([inOtherUnit(0, column(), 1000), inOtherUnit(3, column({ integer: true }), 1000), inOtherUnit(1.5, column(), 2.54)]).toEqual([undefined, 3000, 3.81]);
  });

  test('out of range is out of range, on both sides, and extreme beyond all of it', () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 200 }, () => outOfRange(column({ integer: true }), random)!);
    expect(values.every((value) => Number.isInteger(value) && (value < 10 || value > 20))).toBe(true);
    expect(values.some((value) => value < 10) && values.some((value) => value > 20)).toBe(true);
    expect(Math.abs(extreme(column(), random))).toBeGreaterThanOrEqual(1e9);
  });
});

describe('texts', () => {
  const texts = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('Genève', 'aa', 'NEW YORK', 'é', 'Ångström', '12'));

  test('each change gives another text or none at all, and the same seed the same text', () => {
    const changes = [
      (text: string, seed: number) => withTypos(text, 1, seededRandom(seed)),
      (text: string, seed: number) => inOtherCase(text, seededRandom(seed)),
      (text: string, seed: number) => inOtherAccents(text, seededRandom(seed)),
    ];
    fc.assert(
      fc.property(texts, fc.nat(1000), (text, seed) => {
        for (const change of changes) {
          const after = change(text, seed);
          expect(after === undefined || after !== text).toBe(true);
          expect(change(text, seed)).toBe(after);
        }
      }),
    );
  });

  test('case changes letters to their other form only, accents take marks off or put one on', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-zA-Z ]{1,20}$/), fc.nat(1000), (text, seed) => expect(inOtherCase(text, seededRandom(seed))?.toLowerCase() ?? text.toLowerCase()).toBe(text.toLowerCase())));
    expect(inOtherAccents('Genève', seededRandom(1))).toBe('Geneve');
    expect(inOtherAccents('Bern', seededRandom(1))).toMatch(/^B(é)r(n|ñ)$|^Ber(ñ)$/);
    expect(inOtherAccents('12', seededRandom(1))).toBeUndefined();
  });

  test('a typo changes the length by one letter at most', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,15}$/), fc.nat(1000), (text, seed) => {
        const after = withTypos(text, 1, seededRandom(seed));
        expect(after === undefined || Math.abs(after.length - text.length) <= 1).toBe(true);
      }),
    );
  });
});

describe('answers', () => {
  const reading = (task: string, outputs: string[]) => readingOf({ spec: { tests: { task, threshold: 0.5, classes: task === 'binary' ? undefined : outputs } } } as unknown as Delivery, outputs);

  test('are read by task, and a move towards the other answer is told from one away from it', () => {
    const binary = reading('binary', ['score']);
    expect([binary.classOf([0.5]), binary.classOf([0.49])]).toEqual(['yes', 'no']);
    expect(towardsChange(binary, [0.4], [0.45])).toBeCloseTo(0.05);
    expect(towardsChange(binary, [0.6], [0.7])).toBeCloseTo(-0.1);
    const classes = reading('multiclass', ['a', 'b', 'c']);
    expect(classes.classOf([0.2, 0.5, 0.3])).toBe('b');
    expect(towardsChange(classes, [0.2, 0.5, 0.3], [0.2, 0.45, 0.35])).toBeCloseTo(0.1);
    const labels = reading('multilabel', ['a', 'b']);
    expect([labels.classOf([0.6, 0.7]), labels.classOf([0.1, 0.1])]).toEqual(['a, b', 'none']);
    expect(towardsChange(labels, [0.9, 0.3], [0.9, 0.4])).toBeCloseTo(0.1);
    expect(reading('regression', ['score']).classOf([3])).toBeUndefined();
    expect(moveBetween([1, 2], [1, NaN])).toBe(Infinity);
  });
});

describe('helpers of the rules', () => {
  test('the steepest fall is the largest between any two points of a rising column', () => {
    const points = fc.array(fc.record({ value: fc.integer({ min: 0, max: 100 }), score: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 2, maxLength: 12 }).map((path) => [...new Map(path.map((point) => [point.value, point])).values()]);
    fc.assert(
      fc.property(points, (path) => {
        const most = Math.max(0, ...path.flatMap((a) => path.filter((b) => b.value > a.value).map((b) => a.score - b.score)));
        expect(steepest(path, 1)?.by ?? 0).toBeCloseTo(most, 12);
        expect(steepest(path.map(({ value, score }) => ({ value, score: 1 - score })), -1)?.by ?? 0).toBeCloseTo(most, 12);
      }),
    );
  });

  test.each([0.01, 0.05, 0.2])('the rows that a limit of %d needs decide it where half as many break it', (limit) => {
    const n = rowsForLimit(limit, 0.95);
    expect(wilson((n * limit) / 2, n, 0.95).high).toBeLessThanOrEqual(limit);
  });
});
