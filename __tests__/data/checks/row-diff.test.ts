import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { rowDiff, type RowDiff, type RowDiffOptions } from '../../../src/data/row-diff.ts';
import { keyNames, rowExamples } from '../../../src/data/row-examples.ts';
import type { DataSource } from '../../../src/data/source.ts';
import { codesOf, csv, temporaryFolder } from '../support.ts';

type Cells = (string | number | boolean | null)[][];

const folder = temporaryFolder();
let engine: DataEngine;
let files = 0;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

async function table(name: string, columns: string[], rows: Cells): Promise<DataSource> {
  return ofText(name, csv(columns, rows));
}

async function ofText(name: string, text: string): Promise<DataSource> {
  const source = { file: folder.write(`${name}-${files++}.csv`, text) };
  return { name, source, columns: await engine.describe(source) };
}

const diffOf = async (columns: string[], old: Cells, now: Cells, options: RowDiffOptions) => rowDiff(engine, await table('old', columns, old), await table('new', columns, now), options);

describe('two versions of a data set', () => {
  test('differ in added, removed and changed rows, and in flipped labels by source', async () => {
    const old: Cells = [[1, 'a', 0, 'x'], [2, 'a', 1, 'x'], [3, 'b', 1, null], [4, 'b', 0, 'y']];
    const now: Cells = [[1, 'a', 1, 'x'], [2, 'a', 1, 'z'], [3, 'b', 1, 'y'], [5, 'c', 0, 'y']];
    const diff = await diffOf(['id', 'src', 'y', 'v'], old, now, { key: ['id'], label: 'y', by: 'src' });
    expect(diff).toMatchObject({ rows: { old: 4, new: 4 }, added: 1, removed: 1, changed: 3, same: 0, onlyOld: [], onlyNew: [], retyped: [] });
    expect(diff.columns).toEqual([{ column: 'v', changed: 2 }, { column: 'y', changed: 1 }, { column: 'src', changed: 0 }]);
    expect(diff.flips).toEqual({ known: 3, flipped: 1, sources: [{ source: 'a', known: 2, flipped: 1 }, { source: 'b', known: 1, flipped: 0 }] });
  });

  test('are joined by several columns, whatever their order and case', async () => {
    const old = await table('old', ['Day', 'shop', 'sold'], [['2024-01-01', 1, 5], ['2024-01-01', 2, 6]]);
    const now = await table('new', ['sold', 'SHOP', 'day'], [[6, 2, '2024-01-01'], [7, 1, '2024-01-01']]);
    expect(await rowDiff(engine, old, now, { key: ['day', 'Shop'] })).toMatchObject({ added: 0, removed: 0, changed: 1, same: 1, columns: [{ column: 'sold', changed: 1 }] });
  });

  test('may have other columns, told by name', async () => {
    const old = await table('old', ['id', 'gone'], [[1, 1]]);
    const now = await table('new', ['id', 'come'], [[1, 1]]);
    expect(await rowDiff(engine, old, now, { key: ['id'] })).toMatchObject({ onlyOld: ['gone'], onlyNew: ['come'], changed: 0, same: 1, columns: [] });
  });

  test('may have columns of another type: compared where one reads as the other, and told', async () => {
    const old = await table('old', ['id', 'n', 'flag', 'day'], [[1, 1, true, '2024-01-01'], [2, 2, false, '2024-01-02'], [3, null, true, '2024-01-03']]);
    const now = await table('new', ['id', 'n', 'flag', 'day'], [[1, '1.0x', 'true', '2024-01-01'], [2, '2.0', 'no', 'x'], [3, null, 'TRUE', '2024-01-03']]);
    const diff = await rowDiff(engine, old, now, { key: ['id'] });
    expect(diff.retyped.map(({ column, compared }) => [column, compared])).toEqual([['n', true], ['flag', true], ['day', true]]);
    expect(Object.fromEntries(diff.columns.map(({ column, changed }) => [column, changed]))).toEqual({ n: 1, flag: 1, day: 1 });
  });

  test('NaN equals NaN, null equals null, an infinity itself; nothing else equals them', async () => {
    const old = await ofText('old', 'id,x\n1,NaN\n2,\n3,inf\n4,-inf\n5,1\n6,NaN\n7,1e308\n');
    const now = await ofText('new', 'id,x\n1,NaN\n2,\n3,inf\n4,inf\n5,NaN\n6,\n7,-1e308\n');
    expect((await rowDiff(engine, old, now, { key: ['id'], tolerance: 0.5 })).columns).toEqual([{ column: 'x', changed: 4 }]);
  });

  test('numbers within the relative tolerance are equal, whole numbers beyond 2^53 exact without one', async () => {
    const old = await ofText('old', 'id,x,big\n1,100.0,9007199254740993\n2,100.0,1\n');
    const now = await ofText('new', 'id,x,big\n1,100.09,9007199254740992\n2,100.2,1\n');
    const changed = async (tolerance?: number) => Object.fromEntries((await rowDiff(engine, old, now, { key: ['id'], tolerance })).columns.map(({ column, changed: n }) => [column, n]));
    expect(await changed()).toEqual({ x: 2, big: 1 });
    expect(await changed(0.001)).toEqual({ x: 1, big: 0 });
  });

  test('rows of a repeated or null key are in no count but that of their keys', async () => {
    const diff = await diffOf(['id', 'v'], [[1, 1], [1, 2], [2, 1], [null, 1]], [[1, 1], [2, 1], [3, 1], [3, 2]], { key: ['id'] });
    expect(diff).toMatchObject({ rows: { old: 4, new: 4 }, added: 0, removed: 0, same: 1, repeatedKeys: { old: 1, new: 1 }, nullKeys: { old: 1, new: 0 } });
  });

  test('may have no row, or none in common', async () => {
    expect(await rowDiff(engine, await ofText('old', 'id,y\n'), await ofText('new', 'id,y\n'), { key: ['id'], label: 'y', by: 'y' })).toMatchObject({ rows: { old: 0, new: 0 }, added: 0, removed: 0, changed: 0, same: 0, flips: { known: 0, flipped: 0, sources: [] } });
    expect(await diffOf(['id', 'y'], [[1, 0]], [[2, 0]], { key: ['id'], label: 'y' })).toMatchObject({ added: 1, removed: 1, changed: 0, same: 0, flips: { known: 0, flipped: 0 } });
  });

  test('have names that are quotes, SQL and emoji', async () => {
    const odd = ['i"d', `x'); DROP TABLE t; --`, '🙂 "y"', 'k0'];
    const diff = await diffOf(odd, [[1, 1, 0, 'l0']], [[1, 2, 1, 'l0']], { key: ['i"d'], label: '🙂 "y"', by: 'k0' });
    expect(diff).toMatchObject({ changed: 1, flips: { known: 1, flipped: 1, sources: [{ source: 'l0', known: 1, flipped: 1 }] } });
  });
});

describe('what cannot be compared is refused, all at once', () => {
  test('columns that are not there', async () => {
    const [old, now] = [await table('old', ['id', 'a'], [[1, 1]]), await table('new', ['id', 'b'], [[1, 1]])];
    expect(await codesOf(rowDiff(engine, old, now, { key: ['id', 'nowhere'], label: 'a', by: 'c' }))).toEqual(['row-diff-column-missing', 'row-diff-column-missing', 'row-diff-column-missing']);
  });

  test('a key of two types, and a label in the key', async () => {
    const [old, now] = [await table('old', ['id', 'y'], [['007', 1]]), await table('new', ['id', 'y'], [[7, 1]])];
    expect(await codesOf(rowDiff(engine, old, now, { key: ['id', 'y'], label: 'y' }))).toEqual(['row-diff-key-types', 'row-diff-label-in-key']);
  });

  test('more sources than anyone has', async () => {
    const many = await ofText('old', `id,src,y\n${Array.from({ length: 10_001 }, (_, i) => `${i},s${i},0`).join('\n')}\n`);
    expect(await codesOf(rowDiff(engine, many, many, { key: ['id'], label: 'y', by: 'src' }))).toEqual(['row-diff-too-many-sources']);
  });
});

describe('laws', () => {
  const cell = fc.oneof(fc.constant(null), fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, -0.25));
  const rows = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 12 }), cell, fc.constantFrom('a', 'b', null), fc.constantFrom(0, 1)), { selector: ([id]) => id, minLength: 1, maxLength: 10 });
  const text = (list: readonly (readonly unknown[])[]) => `id,x,src,y\n${list.map((row) => row.map((value) => value ?? '').join(',')).join('\n')}${list.length > 0 ? '\n' : ''}`;
  const options: RowDiffOptions = { key: ['id'], label: 'y', by: 'src' };

  test('a table does not differ from itself, in whatever order its rows stand', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const [a, b] = [await ofText('a', text(list)), await ofText('b', text([...list].reverse()))];
        const diff = await rowDiff(engine, a, b, options);
        expect([diff.added, diff.removed, diff.changed, diff.flips!.flipped, diff.same]).toEqual([0, 0, 0, 0, list.length]);
      }),
      { numRuns: 8 },
    );
  });

  test('turned around, added and removed change places and changes stay; every row is counted once', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, async (first, second) => {
        const [a, b] = [await ofText('a', text(first)), await ofText('b', text(second))];
        const [there, back] = [await rowDiff(engine, a, b, options), await rowDiff(engine, b, a, options)];
        const turned = (diff: RowDiff) => ({ added: diff.removed, removed: diff.added, changed: diff.changed, same: diff.same, columns: diff.columns });
        expect(turned(back)).toEqual({ added: there.added, removed: there.removed, changed: there.changed, same: there.same, columns: there.columns });
        expect([there.removed + there.changed + there.same, there.added + there.changed + there.same]).toEqual([first.length, second.length]);
        expect(there.flips!.sources!.reduce((sum, { flipped }) => sum + flipped, 0)).toBe(there.flips!.flipped);
      }),
      { numRuns: 8 },
    );
  });
});

describe('examples', () => {
  test('name rows by key and changed columns by name, in the order of the key, and never a value', async () => {
    const old = await table('old', ['id', 'v', 'y'], [[10, 'secret', 0], [9, 'secret', 0], [2, 'secret', 0], [1, 'secret', 0]]);
    const now = await table('new', ['id', 'v', 'y'], [[10, 'other', 1], [9, 'other', 0], [3, 'secret', 0], [2, 'secret', 0]]);
    const found = await rowExamples(engine, old, now, { key: ['id'], label: 'y' }, 2);
    expect(found).toEqual({ added: ['id=3'], removed: ['id=1'], changed: [{ row: 'id=9', columns: ['v'] }, { row: 'id=10', columns: ['v', 'y'] }], flipped: ['id=10'] });
    expect(JSON.stringify(found)).not.toMatch(/secret|other/);
  });

  test('a key with a comma is that column where there is one', async () => {
    const old = await table('old', ['a,b', 'a', 'b'], [[1, 2, 3]]);
    expect([keyNames(['a,b'], old), keyNames(['a, b'], old), keyNames(['a', 'A', 'b'], old)]).toEqual([['a,b'], ['a', 'b'], ['a', 'b']]);
  });
});
