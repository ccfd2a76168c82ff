import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'yaml';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { initContract, type InitOptions } from '../../src/data/infer/init-contract.ts';
import { personalReason } from '../../src/data/infer/personal.ts';
import { formatOf, patternOf } from '../../src/data/infer/shapes.ts';
import { validateData } from '../../src/data/validate-data.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import type { Data } from '../../src/delivery/spec.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { contextOf } from './stage.ts';
import { codesOf, csv, temporaryFolder } from './support.ts';

// Each contract is inferred, written and judged; on a busy machine that takes a while.
jest.setTimeout(180_000);

const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

type Cell = string | number | boolean | null;

/** Writes the tables, infers their contract, answers what a person would read. */
async function contractOf(name: string, tables: readonly string[], options: Partial<InitOptions> = {}): Promise<{ text: string; data: Data; profile: string; out: string }> {
  const files = tables.map((content, index) => folder.write(`${name}-${index}.csv`, content));
  const out = path.join(folder.path, name);
  mkdirSync(out, { recursive: true });
  await initContract(contextOf(engine, folder, 'develop'), {
    tables: files.map((file) => ({ declared: `../${path.basename(file)}`, source: { file } })), folder: out, workspace: folder.path, name, force: false, ...options,
  });
  const text = readFileSync(path.join(out, 'delivery.yml'), 'utf8');
  return { text, data: (parse(text) as { data: Data }).data, profile: readFileSync(path.join(out, 'profile.json'), 'utf8'), out };
}

function table(rows: number, columns: Record<string, (row: number, random: ReturnType<typeof seededRandom>) => Cell>, seed = 1): string {
  const random = seededRandom(seed);
  return csv(Object.keys(columns), Array.from({ length: rows }, (_, row) => Object.values(columns).map((cell) => cell(row, random))));
}

const judged = async (out: string) => (await validateData(await loadDelivery(path.join(out, 'delivery.yml'), { workspace: folder.path }), contextOf(engine, folder, 'develop'))).verdict;

const PEOPLE = {
  id: (row: number) => row,
  height: (_: number, random: ReturnType<typeof seededRandom>) => Number((170 + 10 * normalValue(random)).toFixed(1)),
  group: (_: number, random: ReturnType<typeof seededRandom>) => (uniform(random) < 0.3 ? 'treated' : 'control'),
  code: (_: number, random: ReturnType<typeof seededRandom>) => Math.floor(uniform(random) * 4),
  email: (row: number) => `somebody.${row}@example.org`,
  begun: (row: number) => `2024-01-${String(1 + (row % 28)).padStart(2, '0')}`,
  low: (row: number) => row % 50,
  high: (row: number, random: ReturnType<typeof seededRandom>) => (row % 50) + Math.floor(uniform(random) * 20),
};

describe('the written contract', () => {
  let own: Awaited<ReturnType<typeof contractOf>>;
  beforeAll(async () => {
    own = await contractOf('own', [table(2000, { ...PEOPLE, far: (row) => 1000 + ((row * 7) % 900) })], { label: 'group' });
  });

  test('passes on its own data, and says so rule by rule', async () => {
    const { out, data } = own;
    const verdict = await judged(out);
    expect(verdict.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(verdict.findings.length).toBeGreaterThan(20);
    expect(data).toMatchObject({ train: '../own-0.csv', serving: '../own-0.csv', profile: 'profile.json', key: ['id'], label: 'group' });
    expect(data.columns!.group).toMatchObject({ type: 'string', in: ['control', 'treated'] });
    expect(data.columns!.code!.in!).toEqual(expect.arrayContaining([0, 1, 2, 3]));
    expect(data.columns!.id).toMatchObject({ unique: true, null_rate: { at_most: 0 } });
  });

  test('gives each bound its reason, and the split of the chance of a false alarm', () => {
    const { text } = own;
    expect(text).toMatch(/^# Margins: a further sample .* of 2,000 rows or more/m);
    expect(text).toMatch(/0\.02 \/ \d+ = /);
    for (const line of text.split('\n').filter((each) => /^ {6}(null_rate|between|in|mostly|distinct|quantiles):|^ {4}- \{/.test(each))) expect(line).toMatch(/ # \S/);
  });

  test('bounds numbers beyond their extremes, and not by much where the tail is light', () => {
    const { data } = own;
    const [low, high] = data.columns!.height!.between as [number, number];
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(140);
    expect(high).toBeGreaterThan(200);
    expect(high).toBeLessThan(400);
    const usual = data.rules!.find(({ column, between }) => column === 'height' && between)!;
    expect(usual.mostly).toBeGreaterThan(0.99);
  });

  test('writes no upper bound where the tail is too heavy for one, and holds the quantiles', async () => {
    const { data } = await contractOf('heavy', [table(3000, { amount: (_, random) => Math.round(100 * (1 - uniform(random)) ** -1.2) })]);
    expect(data.columns!.amount!.between).not.toBeInstanceOf(Array);
    expect(data.columns!.amount!.quantiles!['0.5']!.at_most).toBeLessThan(300);
  });

  test('finds an order of two columns that always held, and none that chance explains', () => {
    const { data } = own;
    expect(data.rows!.map(({ sql }) => sql)).toContain('"low" <= "high"');
    expect(data.rows!.some(({ sql }) => sql.includes('far'))).toBe(false);
  });

  test('holds for two tables that differ, and says where they do', async () => {
    const shifted = { ...PEOPLE, height: (_: number, random: ReturnType<typeof seededRandom>) => Number((176 + 10 * normalValue(random)).toFixed(1)) };
    const { out, text, data } = await contractOf('two', [table(1500, PEOPLE), table(800, shifted, 2)]);
    expect((await judged(out)).findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(data.train).toBe('../two-0.csv');
    expect(data.serving).toBe('../two-1.csv');
    expect(text).toMatch(/height: .*REVIEW: train and serving, as given, are up to/);
    expect(text).toContain('of 800 rows or more');
  });

  test('a table too small, a label or key that is not there: nothing is written', async () => {
    expect(await codesOf(contractOf('small', [table(99, PEOPLE)]))).toEqual(['init-too-few-rows']);
    expect(await codesOf(contractOf('unknown', [table(500, PEOPLE)], { label: 'price', key: ['no'] }))).toEqual(['init-column-unknown', 'init-column-unknown']);
    for (const name of ['small', 'unknown']) expect(readdirSync(path.join(folder.path, name))).toEqual([]);
  });

  test('is not written over another one, unless asked to', async () => {
    const { out, text } = await contractOf('twice', [table(500, PEOPLE)]);
    expect(await codesOf(contractOf('twice', [table(600, PEOPLE)]))).toEqual(['init-exists', 'init-exists']);
    expect(readFileSync(path.join(out, 'delivery.yml'), 'utf8')).toBe(text);
    expect((await contractOf('twice', [table(600, PEOPLE)], { force: true })).text).not.toBe(text);
    expect(readdirSync(out).sort()).toEqual(['delivery.yml', 'profile.json']);
  });

  test('survives names and values that are hostile', async () => {
    const name = 'a "quoted\': {#\nname';
    const hostile = ['# no comment', '"] }', "'; DROP TABLE x; --", '- {a: b}\n#', 'null', '1e3', '~'];
    const { out, data } = await contractOf('hostile', [table(900, { [name]: (row) => hostile[row % hostile.length]!, 'true': (row) => row * 1.5, 'x: y': (row) => `v${row % 3}` })]);
    expect(new Set(data.columns![name]!.in as string[])).toEqual(new Set(hostile));
    expect(Object.keys(data.columns!)).toEqual([name, 'true', 'x: y']);
    expect((await judged(out)).outcome).toBe('pass');
  });
});

describe('columns that look personal', () => {
  test('are proposed as sensitive, with the reason, and none of their values is written', async () => {
    const secret = (row: number) => `Somebody ${row} wrote a few words about what ails them`;
    const { text, profile, data, out } = await contractOf('personal', [table(600, { id: (row) => row, customer_name: (row) => `Name${row % 40}`, contact: (row) => `a${row}@example.org`, note: secret, amount: (row) => row % 97 })]);
    for (const column of ['customer_name', 'contact', 'note']) expect(data.columns![column]!.sensitive).toBe(true);
    expect(data.columns!.amount!.sensitive).toBeUndefined();
    expect(text).toMatch(/contact:[^]*?sensitive: true # its values look like e-mail addresses/);
    for (const value of ['Name1', '@example.org', 'ails them']) expect(text + profile).not.toContain(value);
    expect((await judged(out)).outcome).toBe('pass');
  });

  const facts = (name: string, texts: readonly string[], type = 'string') => ({ info: { name, type, native: 'VARCHAR' }, values: texts.map((text) => ({ text, count: 1 })), rows: texts.length, nulls: 0, distinct: new Set(texts).size }) as unknown as Parameters<typeof personalReason>[0];

  test.each([['e_mail', 'x'], ['FirstName', 'x'], ['surname', 'x'], ['phone', 'x'], ['date_of_birth', '1970-01-01'], ['street_address', 'x'], ['password', 'hunter2'], ['userPassword', 'x'], ['api_key', 'x'], ['refresh-token', 'x'], ['pin', '1234'], ['x', '192.168.0.1'], ['x', '+49 30 1234567']])('%s with %s is', (name, value) => {
    expect(personalReason(facts(name, [value]))).toBeDefined();
  });

  test.each([['Airport Name', 'BARKSDALE'], ['date', '2020-01-01'], ['filename', 'a.txt'], ['amount', '1200'], ['version', '1.2.3'], ['phone_calls_total', '12'], ['token_count', '7'], ['pin_bearing', '7'], ['secretary', 'yes'], ['password_age', '3'], ['x', '2024-01-01 10:00:00']])('%s with %s is not', (name, value) => {
    expect(personalReason(facts(name, [value]))).toBeUndefined();
  });
});

describe('shapes of texts', () => {
  const many = (make: (index: number) => string) => Array.from({ length: 40 }, (_, index) => make(index));

  test('are told by the runs of their characters', () => {
    expect(patternOf(many((index) => `AB-${String(index).padStart(4, '0')}`))).toBe('[A-Z]{2}-[0-9]{4}');
    expect(patternOf(many((index) => `v${index}.0`))).toBe('[a-z][0-9]{1,2}\\.[0-9]');
    expect(patternOf(many((index) => (index % 2 ? 'A1' : '1A')))).toBeUndefined();
    expect(patternOf(many((index) => `two words ${index}`))).toBeUndefined();
    expect(patternOf(['A1'])).toBeUndefined();
  });

  test('that have a name are called by it', () => {
    expect(formatOf(many((index) => `0000000${index % 10}-0000-4000-8000-000000000000`))).toBe('uuid');
    expect(formatOf(many((index) => `https://example.org/${index}`))).toBe('uri');
    expect(formatOf(['10.0.0.1', '300.0.0.1'])).toBeUndefined();
  });
});

test('a folder that nothing can be written into is said to be that', async () => {
  const file = folder.write('a-file', 'no folder');
  const source = { file: folder.write('small.csv', table(50, PEOPLE)) };
  for (const out of [file, path.join(file, 'below')]) {
    const init = initContract(contextOf(engine, folder, 'develop'), { tables: [{ declared: '../small.csv', source }], folder: out, workspace: folder.path, name: 'small', force: false });
    expect(await codesOf(init)).toEqual(['init-folder']);
  }
});

test('what goes wrong while files are placed leaves neither of them', async () => {
  const out = path.join(folder.path, 'blocked');
  mkdirSync(path.join(out, 'delivery.yml'), { recursive: true });
  expect(await codesOf(contractOf('blocked', [table(500, PEOPLE)], { force: true }))).toEqual(['init-exists']);
  expect(existsSync(path.join(out, 'profile.json'))).toBe(false);
});
