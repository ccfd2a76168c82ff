import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { contractDifferences } from '../../src/data/compare/contracts.ts';
import { breaking, type Direction } from '../../src/data/compare/difference.ts';
import { profileDifferences } from '../../src/data/compare/profiles.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { makeProfile } from '../../src/data/profile/make-profile.ts';
import { profileText, type Profile } from '../../src/data/profile/profile.ts';
import type { Column, Data } from '../../src/delivery/spec.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { findingsOf, validated } from './stage.ts';
import { codesOf, csv, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const BOTH: Direction[] = ['backward', 'forward'];

describe('two contracts', () => {
  const columns: [string, Column, Column, string, Direction[]][] = [
    ['a type that holds more', { type: 'integer' }, { type: 'float' }, 'type-widened', ['forward']],
    ['a type that holds less', { type: 'timestamp' }, { type: 'date' }, 'type-narrowed', ['backward']],
    ['another type', { type: 'integer' }, { type: 'string' }, 'type-changed', BOTH],
    ['a type where there was none', {}, { type: 'string' }, 'type-narrowed', ['backward']],
    ['fewer bits', { type: 'integer', bits: 64 }, { type: 'integer', bits: 32 }, 'type-narrowed', ['backward']],
    ['signs', { type: 'integer', unsigned: true }, { type: 'integer' }, 'type-widened', ['forward']],
    ['a time zone', { type: 'timestamp', zone: false }, { type: 'timestamp', zone: true }, 'type-changed', BOTH],
    ['more missing', { null_rate: { at_most: 0 } }, { null_rate: { at_most: 0.05 } }, 'null-rate-widened', ['forward']],
    ['fewer missing', {}, { null_rate: { at_most: 0.05 } }, 'null-rate-narrowed', ['backward']],
    ['a new category', { in: ['a'] }, { in: ['a', 'b'] }, 'category-added', ['forward']],
    ['a category gone', { in: ['a', 'b'] }, { in: ['a'] }, 'category-removed', ['backward']],
    ['a value forbidden', { not_in: ['x'] }, { not_in: ['x', 'y'] }, 'category-added', ['backward']],
    ['a set from elsewhere', { in: ['a'] }, { in: { file: 'values.txt' } }, 'rule-changed', BOTH],
    ['a set where there was none', {}, { in: ['a'] }, 'rule-added', ['backward']],
    ['a narrower range', { between: [0, 10] }, { between: [0, 9] }, 'range-narrowed', ['backward']],
    ['a wider range', { between: [0, 10] }, { between: { at_least: 0 } }, 'range-widened', ['forward']],
    ['an end that no longer belongs', { between: { at_most: 5 } }, { between: { below: 5 } }, 'range-narrowed', ['backward']],
    ['a shifted range', { between: [0, 10] }, { between: [1, 11] }, 'rule-changed', BOTH],
    ['an end in another column', { between: { at_most: { column: 'b' } } }, { between: { at_most: { column: 'c' } } }, 'rule-changed', BOTH],
    ['a shifted quantile', { quantiles: { '0.5': { at_most: 3 } } }, { quantiles: { '0.5': { at_most: 4 } } }, 'range-widened', ['forward']],
    ['uniqueness dropped', { unique: true }, {}, 'uniqueness-dropped', ['forward']],
    ['uniqueness asked for', {}, { unique: true }, 'uniqueness-added', ['backward']],
    ['another pattern', { matches: 'a+' }, { matches: 'b+' }, 'rule-changed', BOTH],
    ['a laxer share', { in: ['a'], mostly: 0.99 }, { in: ['a'], mostly: 0.9 }, 'rule-widened', ['forward']],
    ['may be missing', {}, { required: false }, 'required-changed', ['forward']],
    ['only a warning', {}, { severity: 'warn' }, 'severity-changed', ['forward']],
    ['hidden', {}, { sensitive: true }, 'sensitive-changed', []],
  ];

  test.each(columns)('%s', (_, old, now, code, breaks) => {
    const found = contractDifferences({ columns: { x: old } }, { columns: { x: now } });
    expect(found.map((difference) => [difference.code, difference.breaks])).toEqual([[code, breaks]]);
    // The way back breaks the other promise.
    const back = contractDifferences({ columns: { x: now } }, { columns: { x: old } });
    const other = breaks.length === 1 ? [breaks[0] === 'forward' ? 'backward' : 'forward'] : breaks;
    expect(back.map((difference) => difference.breaks)).toEqual([other]);
  });

  const wholes: [string, Data, Data, string, Direction[]][] = [
    ['a column gone', { columns: { x: {} } }, {}, 'column-removed', ['forward']],
    ['a new column that has to be there', {}, { columns: { x: {} } }, 'column-added', ['backward']],
    ['a new column that may be missing', {}, { columns: { x: { required: false } } }, 'column-added', []],
    ['another key', { key: ['a'] }, { key: ['a', 'b'] }, 'key-changed', BOTH],
    ['a pair no longer unique', { unique: [['a', 'b']] }, {}, 'uniqueness-dropped', ['forward']],
    ['a rule about rows', {}, { rows: [{ name: 'r', sql: 'a < b' }] }, 'rule-added', ['backward']],
    ['a rule about rows that only warns', {}, { rows: [{ name: 'r', sql: 'a < b', severity: 'warn' }] }, 'rule-added', []],
    ['another condition', { rows: [{ name: 'r', sql: 'a < b' }] }, { rows: [{ name: 'r', sql: 'a <= b' }] }, 'rule-changed', BOTH],
    ['a stricter share of rows', { rows: [{ name: 'r', sql: 'a < b', mostly: 0.9 }] }, { rows: [{ name: 'r', sql: 'a < b' }] }, 'rule-narrowed', ['backward']],
    ['a named rule of a column', { rules: [{ name: 'n', column: 'x', between: [0, 1] }] }, { rules: [{ name: 'n', column: 'x', between: [0, 2] }] }, 'range-widened', ['forward']],
    ['fewer rows', { volume: { rows: { at_least: 10 } } }, { volume: { rows: { at_least: 5 } } }, 'range-widened', ['forward']],
    ['another label', { label: 'y' }, { label: 'z' }, 'label-changed', BOTH],
  ];

  test.each(wholes)('%s', (_, old, now, code, breaks) => {
    expect(contractDifferences(old, now).map((difference) => [difference.code, difference.breaks])).toEqual([[code, breaks]]);
  });

  test('that say the same in other words do not differ', () => {
    const old: Data = { columns: { Age: { between: [0, 9], owner: 'a', because: 'b' } }, rows: [{ name: 'r', sql: 'x', owner: 'a' }] };
    const now: Data = { columns: { age: { between: { at_least: 0, at_most: 9 } } }, rows: [{ name: 'r', sql: 'x', because: 'c' }], drift: { false_alarms: 0.01 } };
    expect(contractDifferences(old, now)).toEqual([]);
  });

  test('name no value of a column that either calls sensitive', () => {
    const old: Data = { columns: { x: { in: ['secret'], between: ['secret', 't'], sensitive: true } }, rules: [{ name: 'n', column: 'X', in: ['secret'] }, { column: 'x', between: ['secret', 't'] }] };
    const now: Data = { columns: { x: { in: ['other'], between: ['other', 't'] } }, rules: [{ name: 'n', column: 'x', in: ['other'] }] };
    const found = contractDifferences(old, now);
    expect(found.map(({ code }) => code)).toEqual(['category-added', 'category-removed', 'range-widened', 'sensitive-changed', 'rule-removed', 'category-added', 'category-removed']);
    expect(JSON.stringify(found)).not.toMatch(/secret|other"/);
  });
});

describe('two profiles', () => {
  const random = seededRandom(3);
  const inches = Array.from({ length: 3000 }, () => 65 + 4 * normalValue(random));
  const again = Array.from({ length: 3000 }, () => 65 + 4 * normalValue(random));
  const amounts = Array.from({ length: 3000 }, (_, index) => (index % 3 === 0 ? 0 : Math.exp(3 + 1.5 * normalValue(random))));
  const moreAmounts = Array.from({ length: 3000 }, (_, index) => (index % 3 === 1 ? 0 : Math.exp(3 + 1.5 * normalValue(random))));
  let file = 0;
  const profileOf = (columns: Record<string, readonly (string | number | null)[]>): Promise<Profile> => {
    const names = Object.keys(columns);
    return makeProfile(engine, { file: folder.write(`p${++file}.csv`, csv(['row', ...names], columns[names[0]!]!.map((_, row) => [row % 7, ...names.map((name) => columns[name]![row]!)]))) });
  };
  const codesFor = async (old: readonly (string | number | null)[], now: readonly (string | number | null)[]) =>
    profileDifferences(await profileOf({ x: old }), await profileOf({ x: now })).filter(({ column }) => column === 'x').map(({ code, breaks, numbers }) => ({ code, breaks, factor: numbers?.factor }));

  test.each([1000, 0.001, 2.54, 1 / 2.54, 1.609344, 0.45359237, 60, 3600])('of which one is %d times the other are told as a change of unit', async (factor) => {
    const found = await codesFor(inches, again.map((value) => value * factor));
    expect(found).toEqual([{ code: 'unit-suspected', breaks: BOTH, factor: expect.closeTo(factor, 9) }]);
  });

  test('with a common zero and a heavy tail keep their scale', async () => {
    expect(await codesFor(amounts, moreAmounts.map((value) => value * 1000))).toEqual([{ code: 'unit-suspected', breaks: BOTH, factor: 1000 }]);
  });

  test('in another thermometer, or with the other sign', async () => {
    expect((await codesFor(again.map((value) => value - 50), inches.map((value) => (value - 50) * 1.8 + 32)))[0]).toMatchObject({ code: 'unit-suspected', factor: 1.8 });
    expect((await codesFor(inches, again.map((value) => -value)))[0]).toMatchObject({ code: 'sign-suspected', factor: -1 });
  });

  test('of one population do not differ, nor does a drift look like a unit', async () => {
    expect(await codesFor(inches, again)).toEqual([]);
    expect((await codesFor(inches, again.map((value) => value * 1.1))).map(({ code }) => code)).not.toContain('unit-suspected');
    expect((await codesFor(inches, again.map(() => 30 + 60 * uniform(random)))).map(({ code }) => code)).toEqual(['range-widened']);
  });

  const letters = (set: string, nulls = 0) => Array.from({ length: 2000 }, (_, index) => (index < nulls ? null : set[index % set.length]!));

  test.each<[string, readonly (string | number | null)[], readonly (string | number | null)[], string, Direction[]]>([
    ['a new category', letters('abc'), letters('abcd'), 'category-added', ['forward']],
    ['a category gone', letters('abcd'), letters('abc'), 'category-removed', ['backward']],
    ['more missing', letters('abc', 20), letters('abc', 80), 'null-rate-widened', ['forward']],
    ['none missing any more', letters('abc', 80), letters('abc'), 'null-rate-narrowed', ['backward']],
    ['texts for numbers', inches, letters('abc'), 'type-changed', BOTH],
    ['fractions for whole numbers', inches.map(Math.round), inches, 'type-widened', ['forward']],
  ])('%s', async (_, old, now, code, breaks) => {
    expect((await codesFor(old, now)).map((difference) => [difference.code, difference.breaks])).toContainEqual([code, breaks]);
  });

  test('a few more missing values than before are no difference', async () => {
    expect(await codesFor(letters('abc', 20), letters('abc', 26))).toEqual([]);
  });

  test('a column gone and a new one', async () => {
    const found = profileDifferences(await profileOf({ x: inches }), await profileOf({ y: inches }));
    expect(found.map(({ code, column }) => [code, column])).toEqual([['column-removed', 'x'], ['column-added', 'y']]);
    expect(breaking(found, 'backward').map(({ code }) => code)).toEqual(['column-added']);
    expect(breaking(found, 'none')).toEqual([]);
  });
});

describe('data.compatibility', () => {
  const rows = csv(['id', 'x'], Array.from({ length: 400 }, (_, row) => [row, (row * 37) % 100]));
  const champion = (data: Data) => JSON.stringify({ version: 1, release: { name: 'm', model: 'model' }, data });
  const stage = (data: Data, files: Record<string, string>) => validated(engine, folder, { train: 'train.csv', ...data }, { 'train.csv': rows, ...files });
  const contract = { train: 'train.csv', columns: { x: { between: [0, 99] as [number, number] } } };

  test('stops a contract that breaks its promise, and says which rule does', async () => {
    const { verdict } = await stage({ columns: { x: { between: [0, 120] } }, compatibility: 'forward', champion: { contract: 'old.yml' } }, { 'old.yml': champion(contract) });
    const [finding] = findingsOf(verdict.findings, 'data-incompatible');
    expect(finding).toMatchObject({ outcome: 'fail', actual: 'range-widened', subject: { kind: 'column', name: 'x' } });
    expect(finding!.message).toContain('[0,99]');
  });

  test('stands beside an owner, a reason and what a failure asks for', async () => {
    const options = { compatibility: { owner: 'platform', because: 'readers of v1 live on', on_fail: 'hold' as const } };
    const { verdict } = await stage({ columns: { x: { between: [0, 120] } }, compatibility: 'forward', champion: { contract: 'old.yml' }, options }, { 'old.yml': champion(contract) });
    expect(findingsOf(verdict.findings, 'data-incompatible')).toMatchObject([{ outcome: 'fail', owner: 'platform', because: 'readers of v1 live on', action: 'hold' }]);
    const soft = await stage({ columns: { x: { between: [0, 120] } }, compatibility: 'forward', champion: { contract: 'old.yml' }, options: { compatibility: { severity: 'warn' } } }, { 'old.yml': champion(contract) });
    expect(findingsOf(soft.verdict.findings, 'data-incompatible')).toMatchObject([{ outcome: 'warn' }]);
  });

  test('passes a contract that keeps it, though it differs', async () => {
    const { verdict } = await stage({ columns: { x: { between: [0, 120] } }, compatibility: 'backward', champion: { contract: 'old.yml' } }, { 'old.yml': champion(contract) });
    expect(findingsOf(verdict.findings, 'data-incompatible')).toMatchObject([{ outcome: 'pass', numbers: { differences: 1, breaking: 0 } }]);
  });

  test('stops a profile in another unit', async () => {
    const old = await makeProfile(engine, { file: folder.write('metres.csv', csv(['id', 'x'], Array.from({ length: 400 }, (_, row) => [row, ((row * 37) % 100) / 1000]))) });
    const { verdict } = await stage({ compatibility: 'full', champion: { profile: 'old.json' } }, { 'old.json': profileText(old) });
    expect(findingsOf(verdict.findings, 'data-incompatible').map(({ actual }) => actual)).toContain('unit-suspected');
  });

  test('asks for nothing with `none`, and says so', async () => {
    const { verdict } = await stage({ compatibility: 'none' }, {});
    expect(findingsOf(verdict.findings, 'data-incompatible')).toEqual([]);
    expect(verdict.notes.join()).toContain('Compatibility with the champion: off');
  });

  test.each<[string, Data, string]>([
    ['no champion is named', { compatibility: 'full' }, 'compatibility-no-champion'],
    ['its contract is not there', { compatibility: 'full', champion: { contract: 'gone.yml' } }, 'compatibility-contract-unreadable'],
    ['its profile is not there', { compatibility: 'full', champion: { profile: 'gone.json' } }, 'profile-unreadable'],
  ])('opens nothing where %s', async (_, data, code) => {
    expect(await codesOf(stage(data, {}))).toEqual([code]);
  });
});
