import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { validateData } from '../../../src/data/validate-data.ts';
import type { Data } from '../../../src/delivery/spec.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { contextOf, deliveryOf, findingsOf } from '../stage.ts';
import { csv, temporaryFolder } from '../support.ts';

const folder = temporaryFolder();
const out = `${folder.path}/out`;
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
beforeEach(() => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const validate = async (data: Data) => validateData(deliveryOf(folder, data), { ...contextOf(engine, folder), out });
const judge = async (data: Data, tables: Record<string, string>) => {
  for (const [name, text] of Object.entries(tables)) folder.write(name, text);
  return (await validate(data)).verdict;
};
const rowsOf = async (name = 'test', order = 'id') => {
  const source = { file: `${out}/failing-rows.${name}.parquet` };
  const columns = (await engine.describe(source)).map((column) => column.name);
  const table = await engine.query(`SELECT *, array_to_string("${columns.at(-1)!}", ' | ') AS listed FROM source ORDER BY "${order.replaceAll('"', '""')}"`, { source });
  return { columns, table };
};

const PEOPLE = csv(['id', 'age', 'mail', 'plan', 'team'], [
  [1, 30, 'ann@secret.example', 'free', 'a'],
  [2, 300, 'bob@secret.example', 'gold', 'a'],
  [3, 40, 'cem@secret.example', 'paid', 'x'],
  [3, 41, 'dai@secret.example', 'free', 'b'],
  [5, -7, 'eve@secret.example', 'paid', null],
  [6, 50, 'fay@secret.example', 'free', 'b'],
]);
const RULES: Data = {
  test: 'test.csv',
  references: { teams: 'teams.csv' },
  key: ['id'],
  failing_rows: { file: true },
  columns: { age: { between: [0, 120] }, plan: { in: ['free', 'paid'] }, mail: { sensitive: true } },
  rows: [{ name: 'adults', sql: 'age >= 18' }],
  foreign_keys: [{ columns: ['team'], source: 'teams' }],
};
const TABLES = { 'test.csv': PEOPLE, 'teams.csv': csv(['team'], [['a'], ['b']]) };

describe('the file of failing rows', () => {
  test('holds every row that broke a rule, with all the rules that it broke, and the verdict names it', async () => {
    const verdict = await judge(RULES, TABLES);
    const { columns, table } = await rowsOf('test', 'age');
    expect(columns).toEqual(['id', 'age', 'plan', 'team', 'broken_rules']);
    expect(table.values.id).toEqual([5, 3, 3, 2]);
    expect(table.values.listed).toEqual(['age: between 0 and 120 | adults', 'id: unique, never null | team: in teams', 'id: unique, never null', 'age: between 0 and 120 | plan: one of 2 declared values']);
    expect(verdict.notes).toContain('Failing rows of test: 4 of 6 rows, with the rules that each broke, in failing-rows.test.parquet, without the sensitive column mail.');
    const failed = verdict.findings.filter((finding) => finding.outcome === 'fail');
    expect(failed).toHaveLength(5);
    expect(failed.every((finding) => finding.message.endsWith(' All such rows are in failing-rows.test.parquet.'))).toBe(true);
    expect(verdict.findings.filter((finding) => finding.outcome === 'pass' && finding.message.includes('parquet'))).toEqual([]);
  });

  test('every failing finding names rows by key, those of tables beside it too', async () => {
    const verdict = await judge(RULES, TABLES);
    expect(Object.fromEntries(verdict.findings.filter((finding) => finding.outcome === 'fail').map(({ code, examples }) => [code, examples]))).toEqual({
      'column-outside-range': ['id=2', 'id=5'],
      'column-outside-set': ['id=2'],
      'key-not-unique': ['id=3', 'id=3'],
      'foreign-key-broken': ['id=3'],
      'row-rule-broken': ['id=5'],
    });
  });

  test('is not there where nothing failed, and one of an earlier run goes away', async () => {
    writeFileSync(`${out}/failing-rows.test.parquet`, 'of an earlier run');
    const verdict = await judge({ ...RULES, columns: { age: { type: 'integer' } }, rows: [], foreign_keys: [], key: ['mail'] }, TABLES);
    expect(verdict.outcome).toBe('pass');
    expect(readdirSync(out)).toEqual([]);
  });

  test('is not made where nobody asked for it', async () => {
    await judge({ ...RULES, failing_rows: {} }, TABLES);
    expect(readdirSync(out)).toEqual([]);
  });

  test('is written whole or not at all', async () => {
    rmSync(out, { recursive: true });
    await expect(judge(RULES, TABLES)).rejects.toThrow();
    expect(existsSync(out)).toBe(false);
  });

  test('has a place for its rules beside any name that a table may have', async () => {
    const names = ['id', 'broken_rules', 'Broken_Rules_', 'c0', 'b0', 'k', 'a"b', 'two\nlines', '"; DROP TABLE source; --', '😀', 'listed2'];
    const table = csv(names, [names.map((_, index) => index), names.map((_, index) => index + 100)]);
    const columns = Object.fromEntries(names.slice(1).map((name) => [name, { between: [0, 99] as [number, number] }]));
    const verdict = await judge({ test: 'test.csv', key: ['id', 'a"b'], failing_rows: { file: true }, columns }, { 'test.csv': table });
    const { columns: kept, table: written } = await rowsOf();
    expect(kept).toEqual([...names, 'broken_rules__']);
    expect(written.rows).toBe(1);
    expect(String(written.values.listed![0]).split(' | ')).toHaveLength(names.length - 1);
    expect(written.values['"; DROP TABLE source; --']).toEqual([108]);
    expect(new Set(findingsOf(verdict.findings, 'column-outside-range').flatMap(({ examples }) => examples))).toEqual(new Set(['id=100, a"b=106']));
  });

  test('of two tables is two files', async () => {
    const verdict = await judge({ ...RULES, train: 'train.csv' }, { ...TABLES, 'train.csv': PEOPLE });
    expect(readdirSync(out).sort()).toEqual(['failing-rows.test.parquet', 'failing-rows.train.parquet']);
    expect(verdict.notes.filter((note) => note.startsWith('Failing rows of '))).toHaveLength(2);
  });
});

describe('values of a sensitive column', () => {
  test('are in no file and on no surface', async () => {
    const data: Data = {
      ...RULES,
      columns: { ...RULES.columns, mail: { sensitive: true, unique: true, matches: '[a-c].*' } },
      unique: [['mail', 'plan']],
      duplicates: { at_most: 0, columns: ['plan', 'team'] },
      rows: [{ name: 'no secrets', sql: "mail NOT LIKE '%secret%'" }],
      freshness: { column: 'mail', within: '1 day' },
    };
    const verdict = await judge(data, TABLES);
    expect(verdict.findings.filter((finding) => finding.outcome === 'fail').length).toBeGreaterThan(5);
    const surfaces = [JSON.stringify(verdict), renderSummary(verdict), readFileSync(`${out}/failing-rows.test.parquet`, 'latin1')];
    for (const surface of surfaces) for (const secret of ['ann@', 'bob@', 'cem@', 'dai@', 'eve@', 'fay@', 'secret.example']) expect(surface).not.toContain(secret);
    expect((await rowsOf()).columns).not.toContain('mail');
  });

  test('in the key: no row is named, and a note says why', async () => {
    const verdict = await judge({ ...RULES, key: ['id', 'mail'] }, TABLES);
    expect(verdict.findings.some((finding) => finding.examples)).toBe(false);
    expect(verdict.notes).toContain('Examples of rows that break a rule: off (the key holds the sensitive column mail).');
    expect(JSON.stringify(verdict)).not.toContain('ann@');
  });

  test('times of a sensitive column are not told', async () => {
    const at = (...days: string[]) => csv(['id', 'at'], days.map((day, index) => [index, day]));
    const data: Data = { train: 'train.csv', test: 'test.csv', time: 'at', columns: { at: { sensitive: true } }, freshness: { column: 'at', within: '1 day' } };
    const verdict = await judge(data, { 'train.csv': at('1969-03-05', '1969-03-07'), 'test.csv': at('1969-03-06', '1969-03-08') });
    expect(findingsOf(verdict.findings, 'test-before-train')[0]).toMatchObject({ outcome: 'fail', numbers: { earlier: 1 } });
    expect(findingsOf(verdict.findings, 'table-stale')[0]!.outcome).toBe('fail');
    expect(JSON.stringify(verdict)).not.toContain('1969-');
    expect(findingsOf(verdict.findings, 'test-before-train')[0]!.numbers).not.toHaveProperty('first');
  });
});

describe('examples', () => {
  test('are as many as asked for', async () => {
    const many = csv(['id', 'age'], Array.from({ length: 30 }, (_, index) => [index + 8, 500]));
    const named = async (examples: number) => findingsOf((await judge({ test: 'test.csv', key: ['id'], columns: { age: { between: [0, 100] } }, failing_rows: { examples } }, { 'test.csv': many })).findings, 'column-outside-range')[0]!.examples;
    expect(await named(2)).toEqual(['id=8', 'id=9']);
    expect(await named(100)).toHaveLength(30);
    expect(await named(0)).toBeUndefined();
  });

  test('keep every digit of a key', async () => {
    const verdict = await judge({ test: 'test.csv', key: ['id'], columns: { age: { between: [0, 100] } } }, { 'test.csv': 'id,age\n9007199254740993,500\n' });
    expect(verdict.findings.find((finding) => finding.outcome === 'fail')!.examples).toEqual(['id=9007199254740993']);
  });

  test('of many rows come from the first ones, or from behind them where there are none', async () => {
    await engine.write('SELECT i AS id, CASE WHEN i % 1000 = 7 THEN 500 ELSE 1 END AS early, CASE WHEN i > 149990 THEN 500 ELSE 1 END AS late, i // 2 AS twin FROM range(150000) t(i)', {}, `${folder.path}/many.parquet`);
    const { verdict } = await validate({ test: 'many.parquet', key: ['id'], columns: { early: { between: [0, 100] }, late: { between: [0, 100] } }, duplicates: { at_most: 0.1, columns: ['twin'] } });
    expect(verdict.findings.filter((finding) => finding.outcome === 'fail').map(({ subject, examples }) => [subject!.name, examples])).toEqual([
      ['early', ['id=7', 'id=1007', 'id=2007', 'id=3007', 'id=4007']],
      ['late', ['id=149991', 'id=149992', 'id=149993', 'id=149994', 'id=149995']],
      ['duplicates', ['id=0', 'id=1', 'id=2', 'id=3', 'id=4']],
    ]);
  });
});
