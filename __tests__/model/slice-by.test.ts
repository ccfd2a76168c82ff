import { describe, expect, test } from '@jest/globals';
import { sliceBy, type Categories, type Rows } from '../../src/model/predictions/rows.ts';

function rowsWith(n: number, categories: Record<string, Categories>): Rows {
  return { task: 'binary', n, truth: { kind: 'binary', labels: new Uint8Array(n), positives: 0 }, candidate: { scores: [] }, categories, epsilon: 2 ** -52 };
}

const column = (n: number, names: number, of: (row: number) => number): Categories => ({ names: Array.from({ length: names }, (_, i) => `n${i}`), codes: Int32Array.from({ length: n }, (_, row) => of(row)) });

describe('slices of cuts', () => {
  test('are all combinations that have rows, in the order of the first cut, then of the next', () => {
    const rows = rowsWith(7, { sex: column(7, 2, (row) => row % 2), age: { ...column(7, 4, (row) => [3, 0, 3, 0, 1, 0, 3][row]!), spans: 'age' } });
    const slices = sliceBy(rows, ['age', 'sex']);
    expect(slices.map(({ name, rows: own }) => [name, ...own])).toEqual([['age n0, sex = n1', 1, 3, 5], ['age n1, sex = n0', 4], ['age n3, sex = n0', 0, 2, 6]]);
    expect(slices.map(({ of }) => of!.map(({ code }) => code))).toEqual([[0, 1], [1, 0], [3, 0]]);
    for (const { rows: own, part } of slices) expect([...part!.cut.codes].flatMap((code, row) => (code === part!.code ? [row] : []))).toEqual([...own]);
    expect(new Set(slices.map(({ part }) => part!.cut)).size).toBe(1);
  });

  test('are found where the combinations are more than any table holds, and are parts only where these are few', () => {
    const n = 70_000;
    const rows = rowsWith(n, { a: column(n, 4000, (row) => row % 4000), b: column(n, 4000, (row) => Math.floor(row / 18) % 4000) });
    const slices = sliceBy(rows, ['a', 'b']);
    const expected = new Map<string, number[]>();
    for (let row = 0; row < n; row++) {
      const name = `a = n${row % 4000}, b = n${Math.floor(row / 18) % 4000}`;
      expected.set(name, [...(expected.get(name) ?? []), row]);
    }
    expect(slices).toHaveLength(expected.size);
    expect(slices.every(({ name, rows: own }) => String([...own]) === String(expected.get(name)))).toBe(true);
    expect(slices.every(({ part }) => part === undefined)).toBe(slices.length > 65_535);
    expect(sliceBy(rows, ['a'])[17]!.part!.code).toBe(17);
  });

  test('of no rows are none', () => expect(sliceBy(rowsWith(0, { sex: column(0, 2, () => 0) }), ['sex'])).toEqual([]));
});
