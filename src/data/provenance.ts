import { stat } from 'node:fs/promises';
import { digestOfJson, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import type { Resource } from '../core/stage.ts';
import type { Source } from '../core/data-engine.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Data } from '../delivery/spec.ts';
import { modelDigest } from '../evidence/model-digest.ts';
import type { DataCheck, DataFacts } from './check.ts';
import { digestOfFiles } from './engines/source-digest.ts';
import { profileDigest } from './profile/profile.ts';
import type { DataSource } from './source.ts';

/** Columns of one table that a statement lists, and bytes that the list may take: the digest of a wider schema is there all the same. */
const MOST_COLUMNS = 5_000;
const MOST_SCHEMA_BYTES = 1024 * 1024;
/** Types of nested columns can be long; this much of one is shown. */
const MOST_TYPE = 200;

/** Which state of a table was read. */
interface Identity {
  digest?: Digest;
  snapshot?: string;
}

/** Everything that a run reads, named by its bytes or snapshots; each table and file once, however often it is named. */
export interface Identified {
  tables: { table: DataSource; identity: Identity }[];
  files: Resource[];
}

/** Started before the scan, so that hashing and scanning share the time. */
export async function identifyInputs({ delivery, references, context }: DataFacts, checks: readonly DataCheck[]): Promise<Identified> {
  const known = new Map<string, Promise<Identity>>();
  const identify = (source: Source) => {
    const key = JSON.stringify(source);
    const found = known.get(key) ?? context.engine.identify(source);
    known.set(key, found);
    return found;
  };
  const tables: DataSource[] = [...references.values(), ...checks.flatMap((check) => check.tables ?? [])];
  const identified = await Promise.all(tables.map(async (table) => ({ table, identity: await identify(table.source) })));
  const files = new Map<string, Promise<Digest>>();
  const named = filesOf(delivery).map(async ({ path, file }) => {
    const digest = files.get(file) ?? digestOfFile(delivery, path, file);
    files.set(file, digest);
    return { name: path.join('.'), digest: await digest };
  });
  return { tables: identified, files: await Promise.all(named) };
}

/** Files beside the tables that decide something: the profile, lists of values, importances, what the champion was released with. */
function filesOf(delivery: Delivery): { path: (string | number)[]; file: string }[] {
  const { profile, columns = {}, rules = [], drift, champion } = delivery.spec.data!;
  type Named = [path: (string | number)[], file: unknown];
  const lists = (rule: { in?: unknown; not_in?: unknown }, path: (string | number)[]): Named[] => (['in', 'not_in'] as const).map((name) => [[...path, name], (rule[name] as { file?: string } | undefined)?.file]);
  const declared: Named[] = [
    [['data', 'profile'], profile],
    [['data', 'champion', 'profile'], champion?.profile],
    [['data', 'champion', 'contract'], champion?.contract],
    [['data', 'drift', 'importances'], drift?.importances],
    ...Object.entries(columns).flatMap(([name, column]) => lists(column, ['data', 'columns', name])),
    ...rules.flatMap((rule, index) => lists(rule, ['data', 'rules', index])),
  ];
  return declared.flatMap(([path, file]) => (typeof file === 'string' ? [{ path, file: delivery.resolve(file) }] : []));
}

async function digestOfFile(delivery: Delivery, path: (string | number)[], file: string): Promise<Digest> {
  try {
    if ((await stat(file)).isFile()) return await digestOfFiles(file);
  } catch (error) {
    throw InputError.of('data-file-unreadable', `\`${path.join('.')}\` names ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code}).`, 'Check the path (it is relative to the delivery file) and that an earlier step made the file.', delivery.locate(path), { cause: error });
  }
  throw InputError.of('data-file-is-folder', `\`${path.join('.')}\` names ${file}, which is not a file.`, 'Name a file.', delivery.locate(path));
}

/** Everything that was read, by its bytes. Tables of a server have a snapshot at most, which `provenanceOf` records. */
export function inputsOf({ tables, files }: Identified): Resource[] {
  return [...tables.flatMap(({ table, identity: { digest } }) => (digest ? [{ name: `data.${table.name}`, digest }] : [])), ...files];
}

/** Where the numbers of this verdict come from, for the statement. `rows` are those that the scans counted, by table. */
export async function provenanceOf(facts: DataFacts, { tables }: Identified, rows: Record<string, number>): Promise<Record<string, unknown>> {
  const { delivery, context } = facts;
  const data = delivery.spec.data!;
  const known = data.serving || data.profile || data.stability ? await facts.profile() : undefined;
  const sources: Record<string, unknown> = {};
  for (const { table, identity } of tables)
    sources[table.name] = { ...identity, ...(rows[table.name] === undefined ? {} : { rows: rows[table.name] }), ...schemaOf(table), engine: await context.engine.about(table.source) };
  const code = await codeOf(delivery);
  return {
    engine: { name: context.engine.name, version: context.engine.version },
    rows,
    sources,
    contract: digestOfJson(data),
    ...inputsIn(data),
    ...(known ? { profile: { digest: profileDigest(known.profile), from: known.from } } : {}),
    ...(data.provenance?.splits ? { splits: data.provenance.splits } : {}),
    ...(data.provenance?.steps || code ? { features: { ...(data.provenance?.steps ? { steps: data.provenance.steps } : {}), ...(code ? { code } : {}) } } : {}),
  };
}

/** What serving has to bring, by the contract: so that a way back can tell years later whether this release takes what comes then. */
function inputsIn({ columns = {}, label }: Data): { inputs?: Record<string, { type?: string; required?: boolean }>; inputs_in_all?: number } {
  const all = Object.entries(columns).filter(([name]) => name.toLowerCase() !== label?.toLowerCase());
  if (all.length === 0) return {};
  const inputs = Object.fromEntries(all.slice(0, MOST_COLUMNS).map(([name, { type, required }]) => [name, { ...(type && { type }), ...(required === false && { required }) }]));
  return { inputs, ...(all.length > MOST_COLUMNS && { inputs_in_all: all.length }) };
}

/** The input schema: names and types in order, cut where it would fill the statement; its digest is over all of it. */
function schemaOf({ columns }: DataSource): { columns: [string, string][]; schema: Digest; columns_in_all?: number } {
  const all = columns.map(({ name, native }): [string, string] => [name, native]);
  const shown: [string, string][] = [];
  let bytes = 0;
  for (const [name, native] of all.slice(0, MOST_COLUMNS)) {
    const entry: [string, string] = [name, native.length > MOST_TYPE ? `${native.slice(0, MOST_TYPE)}…` : native];
    bytes += Buffer.byteLength(JSON.stringify(entry));
    if (bytes > MOST_SCHEMA_BYTES) break;
    shown.push(entry);
  }
  return { columns: shown, schema: digestOfJson(all), ...(shown.length < all.length ? { columns_in_all: all.length } : {}) };
}

/**
 * The digest of the feature steps' code, as identities of models are made. Throws InputError where `data.provenance.code`
 * names what cannot be read; the feature code of the release may not be built yet when data is checked, and then that is told.
 */
async function codeOf(delivery: Delivery): Promise<Record<string, unknown> | undefined> {
  const declared = delivery.spec.data!.provenance?.code;
  const path = declared ?? delivery.spec.release.features;
  if (path === undefined) return undefined;
  try {
    const { digest, files, bytes } = await modelDigest(delivery.resolve(path));
    return { path, digest, files: files.length, bytes };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (declared !== undefined) throw new InputError(error.problems.map((problem) => ({ ...problem, location: problem.location ?? delivery.locate(['data', 'provenance', 'code']) })), { cause: error });
    return { path, unknown: error.problems[0]!.code };
  }
}
