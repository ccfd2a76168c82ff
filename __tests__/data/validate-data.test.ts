import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../src/core/digest.ts';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { validateData } from '../../src/data/validate-data.ts';
import type { Data } from '../../src/delivery/spec.ts';
import { contextOf, deliveryOf, findingsOf, validated } from './stage.ts';
import { codesOf, csv, problemsOf, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const GOOD = csv(['id', 'age', 'sex', 'pay', 'day'], [
  [1, 20, 'F', 1.5, '2020-01-01'],
  [2, 30, 'M', 2.5, '2020-01-02'],
  [3, 40, 'F', 3.5, '2020-01-03'],
  [4, 50, 'M', 4.5, '2020-01-04'],
]);
const judge = (data: Data, test = GOOD) => validated(engine, folder, { test: 'test.csv', ...data }, { 'test.csv': test });

describe('every rule holds where it is kept and fails where it is broken, with its numbers', () => {
  type Case = [code: string, rule: Data, bad: string, numbers: Record<string, number>];
  const bad = (...rows: (string | number | null)[][]) => csv(['id', 'age', 'sex', 'pay', 'day'], rows);
  const cases: Case[] = [
    ['column-type', { columns: { age: { type: 'integer' } } }, bad([1, 'x', 'F', 1, '2020-01-01'], [2, 3, 'F', 1, '2020-01-01']), { misfits: 1 }],
    ['column-type', { columns: { age: { type: 'integer' } } }, bad([1, 1.5, 'F', 1, '2020-01-01'], [2, 3, 'F', 1, '2020-01-01']), { misfits: 1 }],
    ['column-type', { columns: { pay: { type: 'float' } } }, bad([1, 1, 'F', 'n/a', '2020-01-01']), { misfits: 1 }],
    ['column-type', { columns: { day: { type: 'date' } } }, bad([1, 1, 'F', 1, '01/02/2020']), { misfits: 1 }],
    ['column-missing', { columns: { age: {} } }, csv(['id'], [[1]]), {}],
    ['column-null-rate', { columns: { age: { null_rate: { at_most: 0.2 } } } }, bad([1, null, 'F', 1, '2020-01-01'], [2, 3, 'F', 1, '2020-01-01']), { nulls: 1, rate: 0.5, limit: 0.2 }],
    ['column-not-unique', { columns: { sex: { unique: false }, id: { unique: true } } }, bad([1, 1, 'F', 1, '2020-01-01'], [1, 3, 'F', 1, '2020-01-01']), { present: 2, distinct: 1, repeated: 1 }],
    ['column-outside-set', { columns: { sex: { in: ['F', 'M'] } } }, bad([1, 1, 'X', 1, '2020-01-01'], [2, 1, null, 1, '2020-01-01']), { outside: 1, share: 0 }],
    ['column-outside-set', { columns: { age: { in: [20, 30, 40, 50] } } }, bad([1, 21, 'X', 1, '2020-01-01']), { outside: 1 }],
    ['column-outside-range', { columns: { age: { between: [17, 90] } } }, bad([1, 16, 'F', 1, '2020-01-01'], [2, 91, 'F', 1, '2020-01-01'], [3, 90, 'F', 1, '2020-01-01']), { outside: 2, least: 16, greatest: 91 }],
    ['column-outside-range', { columns: { day: { between: ['2020-01-01', '2020-12-31'] } } }, bad([1, 1, 'F', 1, '2021-01-01']), { outside: 1 }],
    ['column-outside-range', { columns: { sex: { between: ['A', 'P'] } } }, bad([1, 1, 'Z', 1, '2021-01-01']), { outside: 1 }],
    ['column-outside-range', { columns: { pay: { between: [0, 10] } } }, 'id,age,sex,pay,day\n1,1,F,NaN,2020-01-01\n2,1,F,inf,2020-01-01\n3,1,F,1.5,2020-01-01\n', { outside: 2, nan: 1, infinite: 1 }],
    ['key-not-unique', { key: ['id'] }, bad([1, 1, 'F', 1, '2020-01-01'], [1, 3, 'F', 1, '2020-01-01'], [null, 3, 'F', 1, '2020-01-01']), { distinct: 1, repeated: 1, nulls: 1 }],
    ['key-not-unique', { unique: [['age', 'sex']] }, bad([1, 1, 'F', 1, '2020-01-01'], [2, 1, 'F', 1, '2020-01-01']), { distinct: 1, repeated: 1 }],
    ['row-rule-broken', { rows: [{ name: 'pay rises with age', sql: 'pay * 10 < age' }] }, bad([1, 1, 'F', 1, '2020-01-01'], [2, null, 'F', 1, '2020-01-01']), { broken: 2, share: 0 }],
    ['table-volume', { volume: { rows: { at_least: 3, at_most: 10 } } }, bad([1, 1, 'F', 1, '2020-01-01']), { rows: 1, at_least: 3, at_most: 10 }],
    ['table-empty', { columns: { age: {} } }, 'id,age,sex,pay,day\n', { rows: 0 }],
  ];
  test.each(cases)('%s: %j', async (code, rule, broken, numbers) => {
    const kept = await judge(rule);
    expect(kept.verdict.findings.filter((finding) => finding.outcome !== 'pass')).toEqual([]);
    const { verdict } = await judge(rule, broken);
    expect(verdict.outcome).toBe('fail');
    const [finding] = findingsOf(verdict.findings, code);
    expect(finding).toMatchObject({ outcome: 'fail', numbers });
    expect(finding!.fix).toMatch(/\w/);
    expect(finding!.location!.line).toBeGreaterThan(1);
    expect(verdict.headline).toMatch(/^Stopped: In test, |^Stopped: data\.test/);
  });

  test('NaN and the infinities are a warning where no range forbids them, and no null', async () => {
    const { verdict } = await judge({ columns: { pay: { type: 'float', null_rate: { at_most: 0 } } } }, 'id,pay\n1,NaN\n2,-inf\n3,1.5\n');
    expect(verdict.outcome).toBe('warn');
    expect(findingsOf(verdict.findings, 'column-not-finite')[0]).toMatchObject({ outcome: 'warn', numbers: { nan: 1, infinite: 1 } });
    expect(findingsOf(verdict.findings, 'column-null-rate')[0]).toMatchObject({ outcome: 'pass', numbers: { nulls: 0, nan: 1 } });
  });

  test('`mostly` decides by the share and shows an interval', async () => {
    const table = csv(['age'], Array.from({ length: 100 }, (_, index) => [index < 97 ? 30 : 300]));
    const at = async (mostly: number) => (await judge({ columns: { age: { between: [0, 100], mostly } } }, table)).verdict.findings[0]!;
    expect(await at(0.97)).toMatchObject({ outcome: 'pass', numbers: { share: 0.97 } });
    expect(await at(0.98)).toMatchObject({ outcome: 'fail', interval: { level: 0.95, method: 'Wilson' } });
    const { interval } = await at(0.98);
    expect(interval!.low).toBeCloseTo(0.9154807, 6);
    expect(interval!.high).toBeCloseTo(0.9897455, 6);
  });

  test('severity warn tells and does not stop', async () => {
    const { verdict } = await judge({ columns: { age: { between: [0, 1], severity: 'warn' } } });
    expect(verdict.outcome).toBe('warn');
    expect(verdict.headline).toMatch(/^The data may go on, with 1 warning: In test, 4 of 4 values of age/);
  });

  test('a column that may be missing is not missed', async () => {
    const { verdict } = await judge({ columns: { income: { required: false }, age: { type: 'integer' } } });
    expect(verdict.outcome).toBe('pass');
  });
});

describe('examples', () => {
  const broken = csv(['id', 'name', 'age'], Array.from({ length: 9 }, (_, index) => [index, `person ${index}`, 200]));
  test('name a few rows by key and nothing else', async () => {
    const { verdict } = await judge({ key: ['id'], columns: { age: { between: [0, 100] } } }, broken);
    expect(findingsOf(verdict.findings, 'column-outside-range')[0]!.examples).toEqual(['id=0', 'id=1', 'id=2', 'id=3', 'id=4']);
    expect(JSON.stringify(verdict)).not.toContain('person');
  });

  test('are left out without a key, and where the key is sensitive', async () => {
    const without = await judge({ columns: { age: { between: [0, 100] } } }, broken);
    const hidden = await judge({ key: ['name'], columns: { age: { between: [0, 100] }, name: { sensitive: true } } }, broken);
    expect([...without.verdict.findings, ...hidden.verdict.findings].some((finding) => finding.examples)).toBe(false);
    expect(JSON.stringify(hidden.verdict)).not.toContain('person 1');
  });

  test('values of a sensitive column appear nowhere, not even its extremes', async () => {
    const { verdict } = await judge({ key: ['id'], columns: { age: { between: [0, 100], sensitive: true } } }, broken);
    expect(findingsOf(verdict.findings, 'column-outside-range')[0]!.numbers).not.toHaveProperty('greatest');
    expect(JSON.stringify(verdict.findings)).not.toContain('200');
  });
});

describe('which tables are read', () => {
  const tables = { 'train.csv': GOOD, 'test.csv': GOOD, 'develop.csv': GOOD, 'serving.csv': csv(['id', 'age'], [[9, 20]]) };
  const data: Data = { train: 'train.csv', test: 'test.csv', develop: 'develop.csv', serving: 'serving.csv', key: ['id'], label: 'sex', columns: { age: { between: [0, 100] }, sex: { in: ['F', 'M'] } } };

  test('a delivery judges the sealed test set, a pull request the development split', async () => {
    const names = async (purpose: 'deliver' | 'develop') => (await validated(engine, folder, data, tables, purpose)).inputs.map((input) => input.name);
    expect(await names('deliver')).toEqual(['data.train', 'data.test', 'data.serving']);
    expect(await names('develop')).toEqual(['data.train', 'data.develop', 'data.serving']);
  });

  test('inputs carry the digests of the bytes, details the engine, the rows and the profile', async () => {
    const { inputs, details } = await validated(engine, folder, data, tables);
    expect(inputs[1]).toEqual({ name: 'data.test', digest: sha256(GOOD) });
    expect(details).toMatchObject({ engine: { name: 'duckdb' }, rows: { train: 4, test: 4, serving: 1 }, profile: { from: 'train' } });
  });

  test('what serves now needs no label, and one rule kept by several tables is one finding that names them', async () => {
    const { verdict } = await validated(engine, folder, data, tables);
    expect(findingsOf(verdict.findings, 'column-missing').filter((finding) => finding.subject!.name === 'sex')).toEqual([]);
    const [range] = findingsOf(verdict.findings, 'column-outside-range');
    expect(range!.message).toMatch(/^In train, .* In test, .* In serving, /);
  });

  test('the same rule broken in two tables is two findings', async () => {
    const { verdict } = await validated(engine, folder, { ...data, columns: { age: { between: [0, 1] } } }, tables);
    expect(findingsOf(verdict.findings, 'column-outside-range').map((finding) => finding.message.split(',')[0])).toEqual(['In train', 'In test', 'In serving']);
  });

  test('rules about labels are not asked of today\'s inputs, and a note says so', async () => {
    const { verdict } = await validated(engine, folder, { ...data, rows: [{ name: 'known sex', sql: "sex IN ('F', 'M')" }] }, tables);
    expect(verdict.notes).toContain('Rule "known sex": not asked of serving, which lacks a column of it.');
    expect(findingsOf(verdict.findings, 'row-rule-broken')[0]!.outcome).toBe('pass');
  });
});

describe('what is off is said', () => {
  test('no data section: a warning and one note, never a pass', async () => {
    const { verdict, inputs } = await validateData(deliveryOf(folder, undefined), contextOf(engine, folder));
    expect(verdict).toMatchObject({ outcome: 'warn', headline: 'No data was checked: the delivery file declares none.', notes: ['Data checks: off (no `data` in delivery.yml).'] });
    expect(inputs).toEqual([]);
  });

  test('the smallest delivery file gets a verdict in both kinds of run', async () => {
    const smallest: Data = { test: 'test.csv', key: ['id'], label: 'sex' };
    const delivered = await validated(engine, folder, smallest, { 'test.csv': GOOD });
    expect(delivered.verdict.headline).toBe('The data fits its contract: 4 rows, 5 columns, 1 rule; drift is off (no data.serving).');
    expect(delivered.verdict.notes).toEqual(['Column rules: off (no data.columns).', 'Drift: off (no data.serving).']);
    const pushed = await validated(engine, folder, smallest, {}, 'develop');
    expect(pushed.verdict).toMatchObject({ outcome: 'pass', headline: delivered.verdict.headline });
    expect(pushed.verdict.notes[0]).toBe('No data.develop: pushes and pull requests are judged on data.test instead, so the contract was checked on test alone.');
  });

  test('a push whose data names no table says that nothing was checked', async () => {
    const pushed = await validated(engine, folder, { key: ['id'], label: 'sex' }, {}, 'develop');
    expect(pushed.verdict).toMatchObject({ outcome: 'warn', headline: 'No data was checked: the delivery file names none for this kind of run.' });
  });

  test('a delivery whose data names no table has shown nothing', async () => {
    expect((await validated(engine, folder, { develop: 'test.csv', columns: {} }, {}, 'deliver')).verdict.outcome).toBe('error');
  });

  test('`enforce: false` keeps the verdict and marks it', async () => {
    const { verdict } = await judge({ enforce: false, columns: { age: { between: [0, 1] } } });
    expect(verdict).toMatchObject({ outcome: 'fail', enforced: false });
  });

  test('columns without a rule are listed', async () => {
    expect((await judge({ columns: { age: {} } })).verdict.notes).toContain('Columns without a rule: id, sex, pay, day.');
  });
});

describe('mistakes come back at once, with their lines', () => {
  test('unknown columns, each with the nearest one', async () => {
    const problems = await problemsOf(judge({ key: ['idd'], label: 'sexx', unique: [['age', 'payy']], drift: { limits: { columns: { agge: 'off' } } } }));
    expect(problems.map(({ code, fix }) => [code, fix])).toEqual([
      ['data-column-unknown', 'Did you mean "id"?'],
      ['data-column-unknown', 'Did you mean "sex"?'],
      ['data-column-unknown', 'Did you mean "pay"?'],
      ['data-column-unknown', 'Did you mean "age"?'],
    ]);
    expect(new Set(problems.map(({ location }) => location!.line)).size).toBe(4);
  });

  test('row rules that are no conditions, or that name columns that are not there', async () => {
    expect(await codesOf(judge({ rows: [{ name: 'a', sql: 'age <= 168) OR (1=1' }, { name: 'b', sql: 'true; DROP TABLE x' }] }))).toEqual(['sql-syntax', 'sql-not-select']);
    const [problem] = await problemsOf(judge({ rows: [{ name: 'a', sql: 'hours <= 168' }] }));
    expect(problem).toMatchObject({ code: 'sql-unknown-column', location: { file: 'delivery.yml' } });
  });

  test('a rule that the types of a table do not allow is an error of that table, beside its other findings', async () => {
    const { verdict } = await judge({ columns: { age: { type: 'integer' } }, rows: [{ name: 'adult', sql: 'age >= 18' }] }, csv(['id', 'age'], [[1, 'old'], [2, '30']]));
    expect(verdict.outcome).toBe('error');
    expect(verdict.findings.map(({ code, outcome }) => [code, outcome])).toEqual([['row-rule-unaskable', 'error'], ['column-type', 'fail']]);
    expect(JSON.stringify(verdict)).not.toContain('old');
  });

  test('a value that a rule cannot calculate with breaks the rule, not the scan', async () => {
    const { verdict } = await judge({ rows: [{ name: 'adult', sql: 'CAST(age AS INTEGER) >= 18' }] }, csv(['id', 'age'], [[1, 'old'], [2, '30']]));
    expect(findingsOf(verdict.findings, 'row-rule-broken')[0]).toMatchObject({ outcome: 'fail', numbers: { broken: 1 } });
  });

  test('tables that cannot be read, all of them', async () => {
    expect(await codesOf(validated(engine, folder, { train: 'none.csv', test: 'ragged.csv', key: ['id'] }, { 'ragged.csv': 'id,a\n1\n' }))).toEqual(['data-file-missing', 'csv-ragged-row']);
  });

  test('a bound that is no date', async () => {
    expect(await codesOf(judge({ columns: { day: { between: ['2020-01-01', 'tomorrow'] } } }))).toEqual(['data-bound-not-a-date']);
  });
});

describe('laws', () => {
  test('hostile column names are only names, in rules, keys and messages', async () => {
    const names = ['a"b', "it's", 'two\nlines', '"; DROP TABLE source; --', '😀', '::error::x', '${{ x }}', '__proto__', 'rows'];
    const table = csv(names, [names.map((_, index) => index), names.map((_, index) => index + 100)]);
    const columns = Object.fromEntries(names.map((name) => [name, { type: 'integer' as const, between: [0, 99] as [number, number], unique: true }]));
    const { verdict } = await judge({ key: [names[0]!], unique: [names], columns }, table);
    const failed = findingsOf(verdict.findings, 'column-outside-range').filter((finding) => finding.outcome === 'fail');
    expect(failed.map((finding) => finding.subject!.name).sort()).toEqual([...names].sort());
    expect(failed.every((finding) => finding.numbers!.outside === 1)).toBe(true);
  });

  test('a table repeated k times never weakens a failure', async () => {
    const row = fc.tuple(fc.oneof(fc.integer({ min: -5, max: 130 }), fc.constant(null)), fc.constantFrom('F', 'M', 'X', null));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), fc.integer({ min: 2, max: 4 }), async (rows, k) => {
        const rules: Data = {
          columns: { age: { type: 'integer', between: [0, 100], mostly: 0.8, null_rate: { at_most: 0.3 }, unique: true }, sex: { in: ['F', 'M'], mostly: 0.9 } },
          rows: [{ name: 'adult', sql: 'age >= 18', mostly: 0.5 }],
          unique: [['age', 'sex']],
        };
        const failed = async (times: number) => {
          const { verdict } = await judge(rules, csv(['age', 'sex'], Array.from({ length: times }, () => rows).flat()));
          return verdict.findings.filter((finding) => finding.outcome === 'fail').map((finding) => finding.rule);
        };
        expect(await failed(k)).toEqual(expect.arrayContaining(await failed(1)));
      }),
      { numRuns: 10, seed: 7 },
    );
  });
});
