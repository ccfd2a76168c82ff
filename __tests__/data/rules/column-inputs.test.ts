import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { explainData } from '../../../src/data/validate-data.ts';
import type { Data } from '../../../src/delivery/spec.ts';
import { contextOf, deliveryOf, findingsOf, validated } from '../stage.ts';
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

const PEOPLE = csv(['id', 'age', 'country', 'pay'], [[1, 20, 'DE', 100], [2, 30, 'US', 200], [3, 40, 'XX', 300]]);
const stage = (data: Data, tables: Record<string, string> = {}, text = PEOPLE) => validated(engine, folder, { test: 'test.csv', ...data }, { 'test.csv': text, ...tables });
const findings = async (data: Data, tables: Record<string, string> = {}, text = PEOPLE) => (await stage(data, tables, text)).verdict.findings;
const mistakes = async (data: Data, tables: Record<string, string> = {}) => (await problemsOf(stage(data, tables))).map(({ code, location }) => [code, location!.line > 1]);

describe('lists of values', () => {
  const expected = { outcome: 'fail', numbers: { outside: 1 }, examples: ['id=3'] };
  test('from a text file, a value a line', async () => {
    expect(findingsOf(await findings({ key: ['id'], columns: { country: { in: { file: 'codes.txt' } } } }, { 'codes.txt': 'DE\r\nUS\n\nUS\n' }), 'column-outside-set')[0]).toMatchObject(expected);
  });

  test('from a column of a file', async () => {
    expect(findingsOf(await findings({ key: ['id'], columns: { country: { in: { file: 'codes.csv', column: 'CODE' } } } }, { 'codes.csv': 'code,n\nDE,1\nUS,2\n,3\n' }), 'column-outside-set')[0]).toMatchObject(expected);
  });

  test('from a column of another table of this run', async () => {
    expect(findingsOf(await findings({ train: 'train.csv', key: ['id'], columns: { age: { not_in: { source: 'train', column: 'n' } } } }, { 'train.csv': 'n\n40\n41\n' }), 'column-forbidden-value')[0]).toMatchObject(expected);
  });

  test('longer than can be written into the scan: looked up by a join, which --explain says', async () => {
    const codes = `code\n${Array.from({ length: 12_000 }, (_, index) => `C${index}`).join('\n')}\nDE\nUS\n`;
    const data: Data = { test: 'test.csv', key: ['id'], columns: { country: { in: { file: 'many.csv', column: 'code' } } } };
    expect(findingsOf(await findings(data, { 'many.csv': codes }), 'column-outside-set')[0]).toMatchObject(expected);
    expect(await explainData(deliveryOf(folder, data), contextOf(engine, folder))).toContain('test, country: one of the values of many.csv: apart from the scan, since its values are those of another table.');
  });

  test('of a table that this run does not read are not guessed', async () => {
    const { verdict } = await validated(engine, folder, { test: 'test.csv', develop: 'test.csv', columns: { country: { in: { source: 'test', column: 'country' } } } }, { 'test.csv': PEOPLE }, 'develop');
    expect(findingsOf(verdict.findings, 'column-outside-set')[0]).toMatchObject({ outcome: 'inconclusive' });
  });

  test('that cannot be had are mistakes at their lines, all at once', async () => {
    const data: Data = {
      references: { codes: 'codes.csv' },
      columns: {
        country: { in: { source: 'nowhere', column: 'code' }, not_in: { file: 'none.txt' } },
        id: { in: { source: 'codes', column: 'cod' } },
        pay: { in: { file: 'codes.csv', column: 'kode' }, not_in: { file: 'empty.txt' } },
        age: { not_in: { file: '../outside.txt' } },
      },
    };
    const found = await mistakes(data, { 'codes.csv': 'code\nDE\n', 'empty.txt': '\n' });
    expect(found).toEqual([['data-reference-unknown', true], ['data-list-unreadable', true], ['data-column-unknown', true], ['data-column-unknown', true], ['data-list-empty', true], ['path-leaves-workspace', true]]);
  });
});

describe('mistakes in rules come back at their lines, all at once', () => {
  test('patterns that are no RE2', async () => {
    const data: Data = { columns: { country: { matches: '(?=a)b', not_matches: 'a)|(b' } }, rules: [{ column: 'country', matches: '(a' }, { column: 'country', matches: 'a{1,5000}' }, { column: 'country', matches: '(a)\\1' }] };
    expect(await mistakes(data)).toEqual(Array(5).fill(['regex-unsupported', true]));
  });

  test('columns that are not there', async () => {
    const data: Data = { rules: [{ column: 'age', between: { at_least: { column: 'agee' } } }, { column: 'age', given: { county: 'US' }, unique: true }, { column: 'age', ordered: { by: 'when' } }, { column: 'age', ordered: { by: 'id', per: ['group'] } }] };
    expect(await mistakes(data)).toEqual(Array(4).fill(['data-column-unknown', true]));
  });

  test('bounds that the calendar does not have', async () => {
    const days = csv(['day'], [['2024-01-01']]);
    const found = await problemsOf(stage({ columns: { day: { between: ['2024-01-01', '2024-02-30'] } } }, {}, days));
    expect(found).toMatchObject([{ code: 'data-bound-not-a-date', location: { file: 'delivery.yml' } }]);
  });
});

describe('a pattern that would backtrack for ever', () => {
  test('is answered at once by an engine that does not go back', async () => {
    const text = csv(['word'], [[`${'a'.repeat(5_000)}!`], ['aaa']]);
    expect(findingsOf(await findings({ columns: { word: { matches: '([a-z0-9]+)+' } } }, {}, text), 'column-pattern')[0]).toMatchObject({ outcome: 'fail', numbers: { outside: 1 } });
  });
});

describe("today's inputs", () => {
  test('lack the label, and rules that look at it are for the other tables', async () => {
    const data: Data = { serving: 'serving.csv', label: 'pay', drift: { limits: { columns: { id: 'off', age: 'off' } } }, rules: [{ column: 'age', between: { at_most: { column: 'pay' } } }, { column: 'age', given: { pay: 100 }, unique: true }, { column: 'age', ordered: { by: 'pay' } }] };
    const found = await findings(data, { 'serving.csv': 'id,age\n9,20\n' });
    expect(found.filter(({ code, message }) => code.startsWith('column-') && message.includes('serving'))).toEqual([]);
    expect(found.filter(({ code }) => ['column-outside-range', 'column-not-unique', 'column-not-ordered'].includes(code)).map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass']);
  });
});

describe('what stands beside a rule is shown with its finding', () => {
  test('owner, reason, severity and action; each entry of `rules` its own', async () => {
    const data: Data = {
      columns: { age: { between: [0, 25], owner: 'people team', because: 'minors need consent', on_fail: 'hold' } },
      rules: [{ name: 'grown up', column: 'age', between: [0, 35], severity: 'warn', on_fail: 'warn' }, { column: 'age', where: 'pay > 1000', mean: { at_least: 0 }, severity: 'warn' }],
    };
    const found = await findings(data);
    expect(findingsOf(found, 'column-outside-range')).toMatchObject([
      { outcome: 'fail', rule: 'age: between 0 and 25', owner: 'people team', because: 'minors need consent', action: 'hold', numbers: { outside: 2 } },
      { outcome: 'warn', rule: 'grown up: between 0 and 35', numbers: { outside: 1 } },
    ]);
    // A rule that only warns warns as well where it met nothing.
    expect(findingsOf(found, 'column-mean')).toMatchObject([{ outcome: 'warn', rule: 'age: the mean at least 0, where pay > 1000' }]);
  });

  test('the interval of a share, where the rule is about one', async () => {
    const [finding] = findingsOf(await findings({ columns: { age: { between: [0, 25], mostly: 0.5 } } }), 'column-outside-range');
    expect(finding!.interval).toMatchObject({ level: 0.95, method: 'Wilson' });
    expect(finding!.interval!.low).toBeCloseTo(0.0614919, 6);
    expect(finding!.interval!.high).toBeCloseTo(0.7923404, 6);
  });
});
