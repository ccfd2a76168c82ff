import { mkdirSync } from 'node:fs';
import type { StageContext } from '../../../src/core/stage.ts';
import { validateData } from '../../../src/data/validate-data.ts';
import type { Data, Source } from '../../../src/delivery/spec.ts';
import type { Fixture } from '../../conformance/fixtures.ts';
import type { TypedTable } from '../../conformance/tables.ts';
import { contextOf, deliveryOf } from '../stage.ts';
import { NOW, type CaseTable, type CaseTables } from './table-cases.ts';

const TYPES = { integer: 'BIGINT', double: 'DOUBLE', varchar: 'VARCHAR', boolean: 'BOOLEAN', date: 'DATE', timestamp: 'TIMESTAMP' } as const;
const SOURCES = ['train', 'test', 'develop', 'serving'];
const loaded = new WeakMap<Fixture, Map<string, Source>>();

/** What the whole stage says of the tables of a case, on the engine of the fixture, at the time of all cases. */
export async function judged(fixture: Fixture, tables: CaseTables, data: Data, more: Partial<StageContext> = {}) {
  const own: Record<string, Source> = {};
  const references: Record<string, Source> = {};
  for (const [name, table] of Object.entries(tables)) (SOURCES.includes(name) ? own : references)[name] = await load(fixture, table);
  const out = `${fixture.folder.path}/out`;
  mkdirSync(out, { recursive: true });
  const declared: Data = { ...fixture.data, ...data, ...own, ...(Object.keys(references).length > 0 ? { references } : {}) };
  const context = { ...contextOf(fixture.engine, fixture.folder), out, clock: { now: () => new Date(NOW), sleep: async () => undefined }, ...more };
  return validateData(deliveryOf(fixture.folder, declared), context);
}

/** Each table once, however many cases share it. */
async function load(fixture: Fixture, table: CaseTable): Promise<Source> {
  const known = loaded.get(fixture) ?? new Map<string, Source>();
  loaded.set(fixture, known);
  const key = JSON.stringify(table);
  if (!known.has(key)) known.set(key, (await fixture.load(typed(table))).declared);
  return known.get(key)!;
}

function typed({ columns, rows }: CaseTable): TypedTable {
  return { columns: Object.fromEntries(columns.map(({ name, type }) => [name, TYPES[type]])), rows };
}
