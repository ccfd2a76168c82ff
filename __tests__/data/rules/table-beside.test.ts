import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StageContext } from '../../../src/core/stage.ts';
import { makeProfile } from '../../../src/data/profile/make-profile.ts';
import { writeProfile } from '../../../src/data/profile/profile.ts';
import { identifier } from '../../../src/core/sql.ts';
import { validateData } from '../../../src/data/validate-data.ts';
import { parseDelivery } from '../../../src/delivery/load.ts';
import type { Data } from '../../../src/delivery/spec.ts';
import { duckdbFixture, type Fixture } from '../../conformance/fixtures.ts';
import { contextOf, findingsOf } from '../stage.ts';
import { problemsOf } from '../support.ts';
import type { CaseTable } from './table-cases.ts';
import { judged } from './table-run.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await duckdbFixture();
});
afterAll(async () => fixture.close());

const numbers = (n: number, name = 'id'): CaseTable => ({ columns: [{ name, type: 'integer' }], rows: Array.from({ length: n }, (_, i) => [i]) });
const find = async (tables: Record<string, CaseTable>, data: Data, code: string, more: Partial<StageContext> = {}) => findingsOf((await judged(fixture, tables, data, more)).verdict.findings, code)[0];

describe("the champion's rows", () => {
  const data: Data = { volume: { train_to_champion: { at_least: 0.5, at_most: 2 }, owner: 'data team' } };
  const of = (train: number, champion: StageContext['championData'], more: Data = {}) => find({ train: numbers(train) }, { ...data, ...more }, 'table-volume-champion', { championData: champion });

  test('come from its own statement', async () => {
    expect(await of(10, { rows: { train: 20 } })).toMatchObject({ outcome: 'pass', numbers: { champion_rows: 20, ratio: 0.5 } });
    expect(await of(9, { rows: { train: 20 } })).toMatchObject({ outcome: 'fail', owner: 'data team', numbers: { ratio: 0.45, at_least: 0.5, at_most: 2 } });
    expect(await of(41, { rows: { train: 20 } })).toMatchObject({ outcome: 'fail' });
  });

  test('come from the profile that it was released with, where there is no statement', async () => {
    const { source } = await fixture.load({ columns: { id: 'BIGINT' }, rows: Array.from({ length: 100 }, (_, i) => [i]) });
    await writeProfile(await makeProfile(fixture.engine, source), `${fixture.folder.path}/champion.json`);
    expect(await of(10, undefined, { champion: { profile: 'champion.json' } })).toMatchObject({ outcome: 'fail', numbers: { champion_rows: 100, ratio: 0.1 } });
    expect(await of(10, { rows: { train: 10 } }, { champion: { profile: 'champion.json' } })).toMatchObject({ outcome: 'pass', numbers: { champion_rows: 10 } });
  });

  test.each([[undefined], [{}], [{ rows: null }], [{ rows: { test: 5 } }], [{ rows: { train: 0 } }], [{ rows: { train: '12' } }], [{ rows: { train: NaN } }]])('of a statement that says %j are not known, and nothing is decided', async (champion) => {
    expect(await of(10, champion as never)).toMatchObject({ outcome: 'inconclusive', numbers: { champion_rows: null } });
  });
});

describe('names', () => {
  const HOSTILE = ['a"b', "it's", 'two\nlines', '"; DROP TABLE source; --', '😀', 'source', 'train', 'v', 'w', 'f0', 'n', 'y', 'rows', 'moment', 'found'];
  const table = (shift: number, rows = 4): CaseTable => ({ columns: HOSTILE.map((name) => ({ name, type: 'integer' })), rows: Array.from({ length: rows }, (_, i) => HOSTILE.map((_name, at) => (i + shift) * 100 + at)) });

  test('that are SQL, or those of the questions themselves, are only names in every rule about tables', async () => {
    const data: Data = {
      key: HOSTILE.slice(0, 2), label: 'y', time: 'moment', entity: [HOSTILE[2]!, 'found'], unique: [HOSTILE],
      foreign_keys: [{ columns: [HOSTILE[3]!, 'v'], source: 'train', to: [HOSTILE[3]!, 'v'] }, { columns: ['w'], source: 'known', to: [HOSTILE[4]!] }],
      duplicates: { at_most: 0 }, conflicting_labels: { at_most: 0 }, overlap: { at_most: 0 }, extra_columns: 'fail', column_order: true,
      columns: Object.fromEntries(HOSTILE.map((name) => [name, {}])),
    };
    const { verdict } = await judged(fixture, { train: table(0), test: table(2), known: table(0) }, data);
    const open = verdict.findings.filter(({ outcome }) => outcome !== 'pass').map(({ code, outcome, numbers: found }) => [code, outcome, found!.orphans ?? found!.shared ?? found!.earlier]);
    expect(open).toEqual([
      ['foreign-key-broken', 'fail', 4],
      ['foreign-key-broken', 'fail', 2],
      ['foreign-key-broken', 'fail', 4],
      ['entity-in-train', 'fail', 2],
      ['test-before-train', 'fail', 1],
      ['rows-in-train', 'fail', 2],
    ]);
    expect(verdict.findings.filter(({ outcome }) => outcome === 'pass').map(({ code }) => code)).toEqual(expect.arrayContaining(['key-not-unique', 'rows-duplicated', 'labels-conflicting', 'column-extra', 'column-order']));
  });

  test('that look like numbers keep the order of the delivery file', async () => {
    const wide = (names: string[]): CaseTable => ({ columns: names.map((name) => ({ name, type: 'integer' })), rows: [names.map((_, at) => at)] });
    const text = 'version: 1\nrelease: {name: m, model: model}\ndata:\n  test: TEST\n  column_order: true\n  columns:\n    b: {}\n    "2": {}\n    a: {}\n    "1": {}\n';
    expect(await orderOf(text, wide(['b', '2', 'a', '1']))).toBe('pass');
    expect(await orderOf(text, wide(['1', '2', 'a', 'b']))).toBe('fail');
    expect(await orderOf(text, wide(['b', 'other', '2', '1']))).toBe('pass');
  });
});

async function orderOf(text: string, { columns, rows }: CaseTable): Promise<string> {
  const root = fixture.folder.path;
  // Led by a space while a JavaScript object holds them: it would sort names that look like numbers.
  const { declared } = await fixture.load({ columns: Object.fromEntries(columns.map(({ name }) => [` ${name}`, 'BIGINT' as const])), rows });
  const source = { file: path.join(root, String(declared)) };
  await fixture.engine.write(`SELECT ${columns.map(({ name }) => `${identifier(` ${name}`)} AS ${identifier(name)}`).join(', ')} FROM source`, { source }, path.join(root, 'order.parquet'));
  fixture.folder.write('model/weights', 'w');
  const delivery = parseDelivery(Buffer.from(text.replace('TEST', 'order.parquet').replace('"1": {}', '"1": {required: false}').replace(' a: {}', ' a: {required: false}')), { file: 'delivery.yml', root, workspace: root });
  const { verdict } = await validateData(delivery, contextOf(fixture.engine, fixture.folder));
  return findingsOf(verdict.findings, 'column-order')[0]!.outcome;
}

describe('tables', () => {
  test('that this run does not read are no silence', async () => {
    const data: Data = { foreign_keys: [{ columns: ['id'], source: 'develop' }] };
    expect(await find({ train: numbers(3), test: numbers(3), develop: numbers(3) }, data, 'foreign-key-broken')).toMatchObject({ outcome: 'inconclusive', message: expect.stringContaining('this run does not read data.develop') });
  });

  test('without train: what would be compared with it is off, and a note says so', async () => {
    const { verdict } = await judged(fixture, { test: numbers(3) }, { entity: ['id'], time: 'id' });
    expect(verdict.notes).toEqual(expect.arrayContaining(['Entities in both train and test: off (no data.train).', 'Order in time of train and test: off (no data.train).']));
  });

  test('whose columns do not compare are an error of that rule, at its line', async () => {
    const texts: CaseTable = { columns: [{ name: 'id', type: 'varchar' }], rows: [['0'], ['x']] };
    expect(await find({ test: numbers(2), texts }, { foreign_keys: [{ columns: ['id'], source: 'texts' }] }, 'foreign-key-broken')).toMatchObject({ outcome: 'fail', numbers: { orphans: 1 } });
    const [problem] = await problemsOf(judged(fixture, { test: numbers(2) }, { foreign_keys: [{ columns: ['id'], source: 'nowhere' }] }));
    expect(problem).toMatchObject({ code: 'delivery-foreign-key', location: { line: expect.any(Number) } });
  });

  test('a failing row twice over never weakens the rule', async () => {
    const rows = [[1], [1], [2], [3]];
    const repeated = (k: number): CaseTable => ({ columns: [{ name: 'id', type: 'integer' }], rows: Array.from({ length: k }, () => rows).flat() });
    const data: Data = { unique: [['id']], duplicates: { at_most: 0.2 }, overlap: { at_most: 0.2 }, entity: ['id'] };
    const failed = async (k: number) => (await judged(fixture, { train: repeated(1), test: repeated(k) }, data)).verdict.findings.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code);
    const once = await failed(1);
    expect(once).toEqual(expect.arrayContaining(['key-not-unique', 'rows-duplicated', 'rows-in-train', 'entity-in-train']));
    for (const k of [2, 5]) expect(await failed(k)).toEqual(expect.arrayContaining(once));
  });
});
