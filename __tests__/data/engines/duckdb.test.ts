import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { identifier } from '../../../src/core/sql.ts';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { codesOf, csv, problemsOf, temporaryFolder } from '../support.ts';

const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const describeOf = async (file: string) => Object.fromEntries((await engine.describe({ file })).map((column) => [column.name, column.type]));
const count = (file: string) => engine.measure({ file }, { n: 'count(*)' }).then(({ n }) => n);

describe('reading', () => {
  test('takes types from CSV without making booleans of F, identifiers of 007 or floats of long identifiers', async () => {
    const file = folder.write('types.csv', 'sex,ok,zip,big,price,day,at\nF,true,007,18446744073709551617,1.5,2020-01-02,2020-01-02T03:04:05Z\nF,False,10,5,NaN,2020-01-03,2020-01-03T00:00:00Z\n');
    expect(await describeOf(file)).toEqual({ sex: 'string', ok: 'boolean', zip: 'string', big: 'integer', price: 'float', day: 'date', at: 'timestamp' });
    const table = await engine.query('SELECT * FROM t', { t: { file } });
    expect(table.values).toMatchObject({
      sex: ['F', 'F'], ok: [true, false], zip: ['007', '10'], big: [18446744073709551617n, 5], price: [1.5, NaN],
      day: ['2020-01-02', '2020-01-03'], at: ['2020-01-02T03:04:05Z', '2020-01-03T00:00:00Z'],
    });
  });

  test('looks at the whole file where a late value does not fit the first rows', async () => {
    const early = Array.from({ length: 30_000 }, (_, index) => [index, index, 'true', '2020-01-01']);
    const file = folder.write('late.csv', csv(['id', 'x', 'b', 'd'], [...early, [30_000, 'x', 'maybe', '2020-01-01T10:00:00']]));
    expect(await engine.measure({ file }, { n: 'count(*)', last: 'max(x)', b: 'max(b)', d: 'max(d)' })).toEqual({
      n: 30_001, last: 'x', b: 'true', d: '2020-01-01T10:00:00',
    });
    expect(await describeOf(file)).toEqual({ id: 'integer', x: 'string', b: 'string', d: 'timestamp' });
  });

  test('reads Parquet, JSON lines, JSON, tab-separated and compressed files alike', async () => {
    const file = folder.write('a.csv', 'id,name\n1,x\n2,y\n');
    const parquet = path.join(folder.path, 'a.parquet');
    expect(await engine.write('SELECT * FROM t', { t: { file } }, parquet)).toBe(2);
    const same = [
      file,
      parquet,
      folder.write('a.ndjson', '{"id":1,"name":"x"}\n{"id":2,"name":"y"}\n'),
      folder.write('a.json', '[{"id":1,"name":"x"},{"id":2,"name":"y"}]'),
      folder.write('a.tsv', 'id\tname\n1\tx\n2\ty\n'),
      folder.write('semicolon.csv', 'id;name\n1;x\n2;y\n'),
      folder.write('crlf.csv', '\ufeffid,name\r\n1,x\r\n2,y\r\n'),
      folder.write('a.csv.gz', gzipSync('id,name\n1,x\n2,y\n')),
      folder.write('a.jsonl.gz', gzipSync('{"id":1,"name":"x"}\n{"id":2,"name":"y"}\n')),
    ];
    for (const one of same) {
      expect({ ...(await engine.query('SELECT * FROM t ORDER BY id', { t: { file: one } })).values }).toEqual({ id: [1, 2], name: ['x', 'y'] });
    }
  });

  test('reads several files of one pattern as one table, and a file whose own name looks like a pattern', async () => {
    folder.write('parts/1.csv', 'id\n1\n');
    folder.write('parts/2.csv', 'id\n2\n');
    const odd = folder.write("odd [1] *'.csv", 'id\n7\n');
    expect(await count(path.join(folder.path, 'parts', '*.csv'))).toBe(2);
    expect(await engine.measure({ file: odd }, { id: 'max(id)' })).toEqual({ id: 7 });
  });

  test('reads times as UTC in every connection, whatever the zone of the machine', async () => {
    const file = folder.write('moments.csv', 'moment\n2020-07-02T03:04:05Z\n');
    for (const _call of [1, 2]) expect(await engine.measure({ file }, { text: 'max(CAST(moment AS VARCHAR))', zone: `any_value(current_setting('TimeZone'))` })).toEqual({ text: '2020-07-02 03:04:05+00', zone: 'UTC' });
  });

  test('takes the folders of a pattern for columns, typed, and refuses files of other folders', async () => {
    folder.write('hive/year=2023/1.csv', 'id\n1\n');
    folder.write('hive/year=2024/1.csv', 'id\n2\n');
    const file = path.join(folder.path, 'hive', '*', '*.csv');
    expect(await describeOf(file)).toEqual({ id: 'integer', year: 'integer' });
    expect({ ...(await engine.query('SELECT id, year FROM t ORDER BY id', { t: { file } })).values }).toEqual({ id: [1, 2], year: [2023, 2024] });
    folder.write('hive/month=1/1.csv', 'id\n3\n');
    expect(await codesOf(count(file))).toEqual(['data-partitions-differ']);
  });

  test('sees a file that changed since it was described', async () => {
    const file = folder.write('changing.csv', 'id\n1\n');
    expect(await describeOf(file)).toEqual({ id: 'integer' });
    folder.write('changing.csv', 'name\nx\ny\n');
    expect(await describeOf(file)).toEqual({ name: 'string' });
  });
});

describe('input that cannot be used is an error with a code of its own, never fewer rows', () => {
  const cut = gzipSync(Array.from({ length: 5000 }, (_, index) => `${index},x`).join('\n'));
  const broken = Buffer.from(gzipSync('id,a\n1,2\n3,4\n'));
  broken[broken.length - 6]! ^= 1;
  const late = Buffer.concat([Buffer.from(csv(['id', 'a', 'b'], Array.from({ length: 60_000 }, (_, index) => [index, 'x', 'y']))), Buffer.from('9,caf\xe9,3\n', 'latin1')]);
  test.each<[string, string, string | Uint8Array]>([
    ['csv-ragged-row', 'short.csv', 'id,a,b\n1,2,3\n2,3\n'],
    ['csv-ragged-row', 'long.csv', 'id,a\n1,2\n1,2,3\n'],
    ['csv-quote-open', 'open.csv', 'id,a\n1,"abc\n2,x\n'],
    ['csv-malformed', 'mixed-ends.csv', 'id,a\n1,2\r\n3,4\n'],
    ['csv-header-missing', 'headless.csv', '1,2\n3,4\n'],
    ['csv-column-unnamed', 'index.csv', ',a\n0,1\n'],
    ['data-column-duplicate', 'twice.csv', 'id,a,a\n1,2,3\n'],
    ['data-column-duplicate', 'case.csv', 'id,Age,age\n1,2,3\n'],
    ['data-not-utf8', 'latin.csv', Buffer.from('id,a\n1,caf\xe9\n', 'latin1')],
    ['data-not-utf8', 'latin-header.csv', Buffer.from('id,caf\xe9\n1,2\n', 'latin1')],
    ['data-not-utf8', 'utf16.csv', Buffer.from('id,a\n1,2\n', 'utf16le')],
    ['data-not-utf8', 'late-latin.csv', late],
    ['data-file-empty', 'empty.csv', ''],
    ['data-file-empty', 'blank.csv', '\n\n'],
    ['data-gzip-damaged', 'cut.csv.gz', cut.subarray(0, cut.length >> 1)],
    ['data-gzip-damaged', 'checksum.csv.gz', broken],
    ['data-gzip-damaged', 'cut.ndjson.gz', cut.subarray(0, cut.length >> 1)],
    ['data-gzip-damaged', 'plain.csv.gz', 'id,a\n1,2\n'],
    ['json-malformed', 'bad.ndjson', '{"id":1}\n{"id":\n'],
    ['json-not-rows', 'numbers.ndjson', '3\n4\n'],
    ['data-column-duplicate', 'keys.ndjson', '{"a":1,"a":2}\n'],
    ['parquet-damaged', 'bad.parquet', 'PAR1xxxxPAR1'],
    ['data-wrong-ending', 'text.parquet', 'id,a\n1,2\n3,4\n5,6\n'],
    ['data-format-unknown', 'table.xlsx', 'x'],
  ])('%s: %s', async (code, name, content) => {
    expect(await codesOf(engine.measure({ file: folder.write(name, content) }, { n: 'count(*)', all: 'count(COLUMNS(*))' }).catch((error) => onlyInput(error)))).toEqual([code]);
  });

  test('missing files, folders, patterns without a match and unequal headers too', async () => {
    folder.write('unequal/1.csv', 'id,a\n1,2\n');
    folder.write('unequal/2.csv', 'a,id\n1,2\n');
    folder.write('kinds/1.csv', 'id\n1\n');
    folder.write('kinds/1.json', '[{"id":1}]');
    expect(await codesOf(count(path.join(folder.path, 'none.csv')))).toEqual(['data-file-missing']);
    expect(await codesOf(count(path.join(folder.path, 'none-*.csv')))).toEqual(['data-file-missing']);
    expect(await codesOf(count(path.join(folder.path, 'unequal', '*.csv')))).toEqual(['csv-headers-differ']);
    expect(await codesOf(count(path.join(folder.path, 'kinds', '1.*')))).toEqual(['data-formats-mixed']);
  });

  test('a bad row is named by file and line, and its values are not repeated', async () => {
    const file = folder.write('secret.csv', 'id,name\n1,Ann\n2,secret-value,3\n');
    const [problem] = await problemsOf(count(file));
    expect(problem!.location).toEqual({ file, line: 3, column: 1 });
    expect(JSON.stringify(problem)).not.toContain('secret-value');
  });
});

/** Errors other than InputError would make the table above pass for the wrong reason. */
function onlyInput(error: unknown): never {
  throw error;
}

describe('SQL of users', () => {
  const source = () => ({ t: { file: folder.write('t.csv', 'id,hours\n1,40\n2,200\n') } });

  test.each([
    ['sql-not-one-statement', 'SELECT 1; SELECT 2'],
    ['sql-not-one-statement', ''],
    ['sql-not-select', "COPY t TO 'x.csv'"],
    ['sql-not-select', "ATTACH 'x.db'"],
    ['sql-not-select', 'PRAGMA database_list'],
    ['sql-not-select', "SET memory_limit = '1TB'"],
    ['sql-not-select', 'CREATE TABLE x (a INT)'],
    ['sql-not-select', "INSTALL 'httpfs'"],
    ['sql-not-select', 'SUMMARIZE t'],
    ['sql-syntax', 'SELECT FROM WHERE'],
    ['sql-table-function', "SELECT * FROM read_csv('/etc/passwd')"],
    ['sql-table-function', "SELECT (SELECT count(*) FROM read_text('/etc/passwd')) FROM t"],
    ['sql-table-function', "SELECT * FROM query('SELECT 1')"],
    ['sql-unknown-table', "SELECT * FROM '/etc/passwd'"],
    ['sql-unknown-table', 'SELECT * FROM information_schema.tables'],
    ['sql-unknown-table', 'SELECT * FROM other'],
    ['sql-unknown-column', 'SELECT minutes FROM t'],
    ['sql-value', "SELECT CAST('x' || hours AS INTEGER) FROM t"],
    ['sql-column-twice', 'SELECT id, id FROM t'],
    ['sql-refused', 'SELECT nothing(id) FROM t'],
  ])('%s: %s', async (code, sql) => {
    expect(await codesOf(engine.query(sql, source()))).toEqual([code]);
  });

  test('WITH, joins, subqueries and harmless table functions are allowed', async () => {
    const table = await engine.query('WITH big AS (SELECT * FROM t WHERE hours > 100) SELECT count(*) AS n, sum(r.range) AS s FROM big, range(3) r WHERE id IN (SELECT id FROM t)', source());
    expect({ ...table.values }).toEqual({ n: [3], s: [3] });
  });

  test('parameters are bound, and missing or unused ones are named', async () => {
    const table = await engine.query('SELECT id FROM t WHERE hours > $least AND $text <> id::VARCHAR', source(), { least: 100, text: "1' OR '1'='1" });
    expect({ ...table.values }).toEqual({ id: [2] });
    expect(await codesOf(engine.query('SELECT $a AS a', source()))).toEqual(['sql-parameter-missing']);
    expect(await codesOf(engine.query('SELECT 1 AS a', source(), { a: 1 }))).toEqual(['sql-parameter-unused']);
  });

  test('the database itself refuses other files, so a check that failed would still open nothing', async () => {
    const other = folder.write('other.csv', 'id\n1\n');
    const [problem] = await problemsOf(engine.measure(source().t, { n: `(SELECT count(*) FROM ${identifier(other)})` }));
    expect(problem!.code).toBe('sql-unknown-table');
  });
});

describe('row conditions', () => {
  const file = () => folder.write('rows.csv', 'id,hours,note\n1,40,--\n2,200,x\n3,,y\n');
  const broken = async (sql: string) => (await engine.measure({ file: file() }, { n: `count_if(NOT coalesce(${await engine.condition(sql)}, false))` })).n;

  test('count rows that break them, null among these', async () => {
    expect(await broken('hours <= 168')).toBe(2);
    expect(await broken('hours <= 168 OR hours IS NULL')).toBe(1);
    expect(await broken("note = '--'")).toBe(2);
    expect(await broken('hours <> 9007199254740993')).toBe(1);
  });

  test('a comment at the end cannot swallow what follows', async () => {
    expect(await broken('hours <= 168 -- the rest')).toBe(2);
    expect(await broken('hours <= 168 /* x */')).toBe(2);
  });

  test.each([
    ['sql-syntax', 'hours <= 168) OR (1=1'],
    ['sql-syntax', ''],
    ['sql-syntax', 'hours <= 168 /* open'],
    ['sql-not-a-condition', 'hours <= 168; SELECT 1'],
    ['sql-not-a-condition', 'true FROM other'],
    ['sql-not-a-condition', 'true, false'],
    ['sql-not-a-condition', 'true WHERE false'],
    ['sql-not-a-condition', '*'],
    ['sql-not-a-condition', 'true UNION SELECT true'],
    ['sql-subquery', "hours <= (SELECT count(*) FROM read_csv('/etc/passwd'))"],
    ['sql-window', 'row_number() OVER () > 1'],
    ['sql-changing-function', 'random() < 2'],
    ['sql-changing-function', 'n < current_date'],
    ['sql-changing-function', 'n < "LocalTimestamp"'],
    ['sql-changing-function', 'current_localtimestamp() > n'],
    ['sql-changing-function', 'age(n) > 1'],
    ['sql-changing-function', 'txid_current() > 1'],
    ['sql-changing-function', 'reservoir_quantile(n, 0.5) > 1'],
    ['sql-syntax', 'n > -1e400'],
    ['sql-parameter', 'hours > $x'],
  ])('%s: %s', async (code, sql) => {
    expect(await codesOf(engine.condition(sql))).toEqual([code]);
  });
});

describe('hostile column names', () => {
  const names = ['a"b', "it's", 'two\nlines', '"; DROP TABLE t; --', '😀', '::error::x', '${{ x }}', 'select', ' spaced ', 'a,b'];
  test('are only names', async () => {
    const file = folder.write('names.csv', csv(names, [names.map((_, index) => index), names.map(() => null)]));
    expect((await engine.describe({ file })).map((column) => column.name)).toEqual(names);
    const sums = await engine.measure({ file }, Object.fromEntries(names.map((name) => [name, `sum(${identifier(name)})`])));
    expect(Object.values(sums)).toEqual(names.map((_, index) => index));
    const parquet = path.join(folder.path, 'names.parquet');
    await engine.write('SELECT * FROM t', { t: { file } }, parquet);
    expect((await engine.describe({ file: parquet })).map((column) => column.name)).toEqual(names);
  });
});

describe('writing', () => {
  test('leaves a whole file or none', async () => {
    const file = folder.write('w.csv', 'id\n1\n2\n');
    const target = path.join(folder.path, 'written', 'out.csv');
    folder.write('written/keep.txt', '');
    expect(await engine.write('SELECT id, id * 2 AS twice FROM t', { t: { file } }, target)).toBe(2);
    expect(readFileSync(target, 'utf8')).toBe('id,twice\n1,2\n2,4\n');
    expect(await codesOf(engine.write('SELECT minutes FROM t', { t: { file } }, target))).toEqual(['sql-unknown-column']);
    expect(await codesOf(engine.write('SELECT 1 AS a', {}, path.join(folder.path, 'x.exe')))).toEqual(['data-target-unknown']);
    expect(readdirSync(path.dirname(target)).sort()).toEqual(['keep.txt', 'out.csv']);
  });
});
