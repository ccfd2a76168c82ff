import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import type { Column, Data } from '../../../src/delivery/spec.ts';
import { findingsOf, validated } from '../stage.ts';
import { temporaryFolder } from '../support.ts';

const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const judge = async (data: Data, text: string) => (await validated(engine, folder, { test: 'test.csv', ...data }, { 'test.csv': text })).verdict.findings;
const column = (values: readonly string[]) => `id,x\n${values.map((value, index) => `${index},${value}`).join('\n')}\n`;

describe('types of a text file are judged by the values', () => {
  const cases: [name: string, declared: Column, good: string[], bad: string[], misfits: number][] = [
    ['integer', { type: 'integer' }, ['1', '-2', ''], ['1', 'x', '1_000', '0x1F', '1.5'], 4],
    ['integer written as a float', { type: 'integer' }, ['1.0', '2.0'], ['1.5', '2.0', 'inf'], 2],
    ['integer beyond 64 bits', { type: 'integer' }, ['18446744073709551616', '1'], ['1e400', '1'], 1],
    ['integer of 64 bits', { type: 'integer', bits: 64 }, ['9223372036854775807'], ['9223372036854775808', '1'], 1],
    ['integer of 8 bits among texts', { type: 'integer', bits: 8 }, ['127'], ['128', 'x', '99999999999999999999999999999999999999999'], 3],
    ['unsigned integer', { type: 'integer', unsigned: true }, ['0', '5'], ['-1', '5'], 1],
    ['decimal', { type: 'decimal', precision: 5, scale: 2 }, ['123.45', '-0.10', '1'], ['1234.5', '0.125', '1'], 2],
    ['decimal among texts', { type: 'decimal', precision: 5, scale: 2 }, ['1.50'], ['1.50', '1.505', 'x', '.', '12345.00', '000123.4500'], 4],
    ['float', { type: 'float' }, ['1', '1e5', 'NaN', '-inf'], ['1', 'n/a', '1e5'], 1],
    ['float of 32 bits', { type: 'float', bits: 32 }, ['3e38'], ['1e39', '1'], 1],
    ['string, whatever it looks like', { type: 'string' }, ['1', '2024-01-01'], [], 0],
    ['boolean', { type: 'boolean' }, ['true', 'FALSE', ''], ['true', 'no', '1'], 2],
    ['date', { type: 'date' }, ['2024-02-29', ''], ['2024-02-29', '2024-02-30', '29.02.2024', '2024-02-29 10:00:00'], 3],
    ['timestamp', { type: 'timestamp' }, ['2024-02-29 10:00:00', '2024-02-29T10:00:00'], ['2024-02-29 10:00:00', '2024-02-30 10:00:00'], 1],
    ['timestamp with time zone', { type: 'timestamp', zone: true }, ['2024-02-29 10:00:00+02:00', '2024-02-29T10:00:00Z', '2024-02-29 10:00:00 UTC'], ['2024-02-29 10:00:00'], 1],
    ['timestamp without time zone', { type: 'timestamp', zone: false }, ['2024-02-29 10:00:00'], ['2024-02-29T10:00:00Z'], 1],
    ['list', { type: 'list' }, [], ['"[1, 2]"'], 1],
  ];
  test.each(cases)('%s', async (_, declared, good, bad, misfits) => {
    const outcome = async (values: string[]) => findingsOf(await judge({ columns: { x: declared } }, column(values)), 'column-type')[0]!;
    if (good.length > 0) expect((await outcome(good)).outcome).toBe('pass');
    if (bad.length > 0) expect(await outcome(bad)).toMatchObject({ outcome: 'fail', numbers: { misfits } });
  });

  test('a text column without a value contradicts no type', async () => {
    const [finding] = findingsOf(await judge({ columns: { x: { type: 'integer' } } }, column(['', ''])), 'column-type');
    expect(finding).toMatchObject({ outcome: 'pass', message: 'In test, no value of x contradicts the type integer: there is none.' });
  });
});

describe('lists and structs are judged by their types', () => {
  const judgeJson = async (declared: Column, rows: unknown[]) =>
    findingsOf((await validated(engine, folder, { test: 'test.ndjson', columns: { x: declared } }, { 'test.ndjson': rows.map((row) => JSON.stringify(row)).join('\n') + '\n' })).verdict.findings, 'column-type')[0]!;

  test('items of a list', async () => {
    expect((await judgeJson({ type: 'list', items: 'integer' }, [{ x: [1, 2] }, { x: [] }])).outcome).toBe('pass');
    expect(await judgeJson({ type: 'list', items: 'integer' }, [{ x: ['a'] }])).toMatchObject({ outcome: 'fail', numbers: { misfits: 1 } });
    expect(await judgeJson({ type: 'list' }, [{ x: { a: 1 } }])).toMatchObject({ outcome: 'fail' });
  });

  test('fields of a struct; others may be there too', async () => {
    const declared: Column = { type: 'struct', fields: { 'a "b"': 'integer', c: 'list' } };
    expect((await judgeJson(declared, [{ x: { 'a "b"': 1, c: [1], d: 2 } }])).outcome).toBe('pass');
    expect((await judgeJson(declared, [{ x: { 'a "b"': 'one', c: [1] } }])).outcome).toBe('fail');
    expect((await judgeJson(declared, [{ x: { 'a "b"': 1 } }])).outcome).toBe('fail');
  });
});

describe('order of the rows of a file', () => {
  const rows = (values: (number | null)[]) => `x,place,who\n${values.map((value, index) => `${value ?? ''},,${index % 2 === 0 ? 'a' : 'b'}`).join('\n')}\n`;
  test('is that of its lines, also where other columns have the names of the question', async () => {
    expect(findingsOf(await judge({ columns: { x: { ordered: {} } } }, rows([1, null, 1, 3])), 'column-not-ordered')[0]).toMatchObject({ outcome: 'pass', numbers: { steps: 2, unordered: 0 } });
    expect(findingsOf(await judge({ columns: { x: { ordered: { strictly: true } } } }, rows([1, null, 1, 3])), 'column-not-ordered')[0]).toMatchObject({ outcome: 'fail', numbers: { steps: 2, unordered: 1 } });
    expect(findingsOf(await judge({ columns: { x: { ordered: { per: ['who'] } } } }, rows([1, 9, 2, 8])), 'column-not-ordered')[0]).toMatchObject({ outcome: 'fail', numbers: { steps: 2, unordered: 1 } });
  });

  test('holds over a file that several threads read at once', async () => {
    const text = `x\n${Array.from({ length: 300_000 }, (_, index) => index).join('\n')}\n`;
    const sorted = await judge({ columns: { x: { ordered: { strictly: true } } } }, text);
    expect(findingsOf(sorted, 'column-not-ordered')[0]).toMatchObject({ outcome: 'pass', numbers: { steps: 299_999 } });
  });
});
