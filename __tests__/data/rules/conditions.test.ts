import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import type { Data } from '../../../src/delivery/spec.ts';
import { findingsOf, validated } from '../stage.ts';
import { csv, problemsOf, temporaryFolder } from '../support.ts';

const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const TABLES = {
  'test.csv': csv(['id', 'age', 'kind', 'note'], [[1, 30, 'a', 'x'], [2, 40, 'b', '7'], [3, 50, 'a', null], [3, 60, 'b', 'y']]),
  'serving.csv': csv(['id', 'age'], [[9, 20]]),
  'kinds.csv': csv(['kind'], [['a']]),
};
const judge = (data: Data) => validated(engine, folder, { test: 'test.csv', references: { kinds: 'kinds.csv' }, ...data }, TABLES);

/** The five places of a delivery file where a condition can stand. */
const PLACES: [place: string, data: (sql: string) => Data][] = [
  ['data.columns.age.where', (where) => ({ columns: { age: { between: [0, 100], where } } })],
  ['data.rules.0.where', (where) => ({ rules: [{ column: 'age', between: [0, 100], where }] })],
  ['data.unique.0.where', (where) => ({ unique: [{ columns: ['id'], where }] })],
  ['data.rows.0.where', (where) => ({ rows: [{ name: 'young', sql: 'age < 100', where }] })],
  ['data.rows.0.sql', (sql) => ({ rows: [{ name: 'young', sql }] })],
  ['data.foreign_keys.0.where', (where) => ({ foreign_keys: [{ columns: ['kind'], source: 'kinds', where }] })],
];

/** What a condition must not be, and the code that it is told by. */
const ATTACKS: [sql: string, code: string][] = [
  ['true) OR (true', 'sql-syntax'],
  ['true) --', 'sql-syntax'],
  ['true /*', 'sql-syntax'],
  ['true; DROP TABLE source', 'sql-not-select'],
  ['true; SELECT 1', 'sql-not-a-condition'],
  ['true FROM source', 'sql-not-a-condition'],
  ['true UNION ALL SELECT true', 'sql-not-a-condition'],
  ['age, id', 'sql-not-a-condition'],
  ['(SELECT count(*) FROM source) > 1', 'sql-subquery'],
  ["(SELECT content FROM read_text('/etc/passwd')) IS NOT NULL", 'sql-subquery'],
  ['EXISTS (SELECT 1)', 'sql-subquery'],
  ['age > avg(age) OVER ()', 'sql-window'],
  ['random() < 0.5', 'sql-changing-function'],
  ["now() > '2020-01-01'", 'sql-changing-function'],
  ['age > $limit', 'sql-parameter'],
  ['hours > 3', 'sql-unknown-column'],
];

describe('no condition leaves its place, wherever it stands', () => {
  test.each(PLACES)('%s', async (place, data) => {
    for (const [sql, code] of ATTACKS) {
      const problems = await problemsOf(judge(data(sql)));
      expect([sql, problems.map((problem) => problem.code)]).toEqual([sql, [code]]);
      expect(problems[0]!.location!.line).toBeGreaterThan(3);
    }
    expect(place).toMatch(/^data\./);
  });

  test('comments and brackets of its own do no harm', async () => {
    for (const [, data] of PLACES) {
      const { verdict } = await judge(data('age < 1000 /* ) OR ( */ AND (((kind = \'a\'))) -- ) OR true'));
      expect(verdict.findings.map(({ outcome }) => outcome)).not.toContain('error');
    }
    const { verdict } = await judge({ rows: [{ name: 'none', sql: 'false -- ) OR (true', where: 'true -- ) AND (false' }] });
    expect(findingsOf(verdict.findings, 'row-rule-broken')[0]).toMatchObject({ outcome: 'fail', numbers: { broken: 4 } });
  });

  test('all that are wrong come back at once, each at its own line', async () => {
    const wrong = Object.assign({}, ...PLACES.filter(([place]) => !place.endsWith('rows.0.where')).map(([, data]) => data('true; SELECT 1'))) as Data;
    const problems = await problemsOf(judge(wrong));
    expect(problems.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => 'sql-not-a-condition'));
    expect(new Set(problems.map(({ location }) => location!.line)).size).toBe(5);
  });
});

describe('a condition says which rows a rule is about', () => {
  test('an aggregate is no condition of a row, and is told before the scan', async () => {
    for (const [, data] of PLACES) {
      const { verdict } = await judge(data('count(*) > 3'));
      expect(findingsOf(verdict.findings, 'row-rule-unaskable').map(({ outcome }) => outcome)).toEqual(['error']);
    }
  });

  test('types that it cannot work with are an error of its rule alone', async () => {
    const { verdict } = await judge({ unique: [{ columns: ['id'], where: 'kind + 1 > 2' }], rows: [{ name: 'aged', sql: 'age > 0' }] });
    expect(verdict.findings.map(({ code, outcome }) => [code, outcome])).toEqual([['row-rule-unaskable', 'error'], ['row-rule-broken', 'pass']]);
    expect(verdict.findings[0]!.message).toContain('id: unique');
  });

  test('a row that it cannot calculate with is not among them, and does not end the scan', async () => {
    const { verdict } = await judge({ rows: [{ name: 'old', sql: 'age >= 40', where: 'CAST(note AS INTEGER) > 5' }] });
    expect(findingsOf(verdict.findings, 'row-rule-broken')[0]).toMatchObject({ outcome: 'pass', n: 1 });
  });

  test('is not asked of serving where that lacks a column of it, and its rule neither; a note says so', async () => {
    const { verdict } = await judge({ serving: 'serving.csv', unique: [{ columns: ['id'], where: "kind = 'a'" }], rows: [{ name: 'aged', sql: 'age > 25', where: "kind = 'a'" }] });
    expect(verdict.notes).toContain('Rule "id: unique": not asked of serving, which lacks a column of it.');
    expect(verdict.notes).toContain('Rule "aged": not asked of serving, which lacks a column of it.');
    expect(verdict.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(findingsOf(verdict.findings, 'row-rule-broken')[0]!.message).not.toContain('In serving');
  });

  test('of a rule that only warns, no row at all is a warning, and of one that fails it is not decided', async () => {
    const open = async (severity: 'warn' | 'fail') => (await judge({ rows: [{ name: 'aged', sql: 'age > 25', where: "kind = 'z'", severity }] })).verdict.outcome;
    expect(await open('warn')).toBe('warn');
    expect(await open('fail')).toBe('inconclusive');
  });

  test('owner, reason and what a failure asks for stand in the finding', async () => {
    const { verdict } = await judge({ unique: [{ columns: ['id'], owner: 'data team', because: 'joins rest on it', on_fail: 'hold' }], rows: [{ name: 'aged', sql: 'age > 45', on_fail: 'warn', because: 'seldom' }] });
    expect(findingsOf(verdict.findings, 'key-not-unique')[0]).toMatchObject({ outcome: 'fail', owner: 'data team', because: 'joins rest on it', action: 'hold' });
    expect(findingsOf(verdict.findings, 'row-rule-broken')[0]).toMatchObject({ outcome: 'warn', because: 'seldom' });
  });
});
