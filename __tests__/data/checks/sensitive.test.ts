import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { explainData, validateData } from '../../../src/data/validate-data.ts';
import type { Data } from '../../../src/delivery/spec.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { contextOf, deliveryOf, findingsOf } from '../stage.ts';
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

const SECRET = 'hush';
/** Keys, texts, labels and sources are all secrets that can be told apart. */
const rows = (n: number, turn = 0) => csv(['id', 'who', 'kind', 'pay', 'y'], Array.from({ length: n }, (_, i) => [`${SECRET}-id-${i}`, `${SECRET}-who-${i % 3}`, `${SECRET}-kind-${(i + turn) % 2}`, 987650 + i + turn, (i + turn) % 2]));
/** With a column that no other table has. */
const widened = (text: string) => text.trimEnd().split('\n').map((line, index) => `${line},${index === 0 ? 'z' : 1}\n`).join('');
const hidden = Object.fromEntries(['id', 'who', 'kind', 'pay', 'y'].map((name) => [name, { sensitive: true }]));

const data: Data = {
  train: 'train.csv',
  test: 'test.csv',
  serving: 'serving.csv',
  key: ['id'],
  label: 'y',
  columns: hidden,
  skew: { at_most: 0.01, owner: 'feature team', because: 'one code for both', on_fail: 'hold' },
  flips: { previous: 'previous.csv', by: 'who', at_most: 0.01, severity: 'warn' },
  coverage: { cells: [['who', 'kind'], ['pay']], at_most: 0.01, min_rows: 5, on_fail: 'revert' },
};

const run = (more: Partial<Data> = {}) => {
  for (const [name, text] of Object.entries({ 'train.csv': rows(90), 'test.csv': widened(rows(4)), 'serving.csv': rows(90, 1), 'previous.csv': rows(90, 1) })) folder.write(name, text);
  return validateData(deliveryOf(folder, { ...data, ...more }), contextOf(engine, folder));
};

describe('of sensitive columns', () => {
  test('counts are told, and no value: neither keys, nor sources, nor cells', async () => {
    const result = await run();
    for (const code of ['skew', 'label-flips', 'label-flips-by-source', 'coverage']) expect(findingsOf(result.verdict.findings, code)).not.toEqual([]);
    const everything = JSON.stringify(result) + renderSummary(result.verdict);
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toMatch(/98765\d|9877\d\d/);
  });

  test('and where they are not sensitive, rows, sources and cells are named', async () => {
    const { verdict } = await run({ columns: {} });
    const text = JSON.stringify(verdict.findings);
    expect(findingsOf(verdict.findings, 'skew')[0]!.examples![0]).toMatch(/^id=hush-id-\d+$/);
    expect(text).toContain(`${SECRET}-who-0`);
    expect(text).toContain(`kind = \\\\\\"${SECRET}-kind-1`.replaceAll('\\\\\\', '\\'));
  });
});

describe('what stands beside a rule stands beside its findings', () => {
  test('owner, reason, severity and what a failure asks for', async () => {
    const { verdict } = await run();
    expect(findingsOf(verdict.findings, 'skew')[0]).toMatchObject({ outcome: 'fail', owner: 'feature team', because: 'one code for both', action: 'hold' });
    expect(findingsOf(verdict.findings, 'label-flips')[0]).toMatchObject({ outcome: 'warn' });
    expect(findingsOf(verdict.findings, 'label-flips')[0]).not.toHaveProperty('action');
    expect(findingsOf(verdict.findings, 'coverage')[0]).toMatchObject({ outcome: 'fail', action: 'revert' });
  });
});

describe('what is not declared but needed is told at its line, all at once', () => {
  test.each([
    ['a table', { serving: undefined } as Partial<Data>, ['check-table-missing', 'check-table-missing']],
    ['the table with the labels', { train: undefined } as Partial<Data>, ['check-table-missing', 'check-table-missing']],
    ['a key', { key: undefined } as Partial<Data>, ['skew-without-key', 'flips-without-key']],
    ['a key of one table', { skew: { at_most: 0, key: ['z'] } } as Partial<Data>, ['skew-key-missing']],
    ['a label', { label: undefined } as Partial<Data>, ['flips-without-label']],
    ['the previous version', { flips: { previous: 'nowhere.csv', at_most: 0 } } as Partial<Data>, ['data-file-missing']],
    ['a column of both tables', { coverage: { cells: [['z']], at_most: 0 } } as Partial<Data>, ['coverage-column-missing']],
    ['a column of times', { stability: { every: '1 day' } } as Partial<Data>, ['stability-without-time']],
  ])('%s', async (_, more, codes) => {
    const problems = await problemsOf(run(more));
    expect(problems.map(({ code }) => code)).toEqual(codes);
    for (const problem of problems) expect(problem.location!.line).toBeGreaterThan(1);
  });
});

test('--explain says what is asked apart, and why', async () => {
  await run();
  const lines = await explainData(deliveryOf(folder, { ...data, time: 'y', stability: { every: '1 day' } }), contextOf(engine, folder));
  for (const check of ['skew', 'flips', 'coverage', 'stability']) expect(lines.find((line) => line.startsWith(`${check}, `))).toMatch(/apart from the scan, since /);
});
