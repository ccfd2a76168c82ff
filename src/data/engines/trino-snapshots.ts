import { InputError } from '../../core/problem.ts';
import { identifier, literal } from '../../core/sql.ts';
import type { TableSource } from '../../core/data-engine.ts';
import type { Answer } from './trino-client.ts';
import { TrinoError } from './trino-errors.ts';
import { tableName } from './trino-sql.ts';

export interface Snapshots {
  /** Which version of a table this run looks at, as SQL after FOR VERSION AS OF; undefined where its connector keeps none. */
  of(source: TableSource): Promise<string | undefined>;
}

type Ask = (sql: string) => Promise<Answer>;

/** Metadata tables that tell the version which is read now, by connector (Trino's documentation of each, "Metadata tables"). */
const CURRENT: Record<string, { metadata: string; sql: (table: string) => string }> = {
  iceberg: { metadata: '$refs', sql: (table) => `SELECT CAST(snapshot_id AS VARCHAR) FROM ${table} WHERE name = 'main'` },
  delta_lake: { metadata: '$history', sql: (table) => `SELECT CAST(max(version) AS VARCHAR) FROM ${table}` },
};

/**
 * The version of a table at the run's first look, kept for the whole run: all of its numbers are then of one state, and
 * the statement names it.
 */
export function trinoSnapshots(ask: Ask): Snapshots {
  const connectors = new Map<string, Promise<string | undefined>>();
  const known = new Map<string, Promise<string | undefined>>();
  const connectorOf = (catalog: string): Promise<string | undefined> => {
    const found = connectors.get(catalog) ?? connectorName(ask, catalog);
    connectors.set(catalog, found);
    return found;
  };
  return {
    of(source) {
      const key = JSON.stringify([source.trino, typeof source.snapshot, String(source.snapshot ?? '')]);
      const found = known.get(key) ?? versionOf(source, ask, connectorOf);
      known.set(key, found);
      return found;
    },
  };
}

async function versionOf({ trino, snapshot }: TableSource, ask: Ask, connectorOf: (catalog: string) => Promise<string | undefined>): Promise<string | undefined> {
  const { catalog, schema, table } = tableName(trino);
  if (typeof snapshot === 'number' && !Number.isSafeInteger(snapshot)) {
    throw InputError.of('trino-snapshot', `The snapshot of ${trino} lost its last digits: it is beyond 2^53.`, "Write it in quotes: snapshot: '8954597067493422955'.");
  }
  if (snapshot !== undefined && /^\d+$/.test(String(snapshot))) return String(snapshot);
  const connector = (await connectorOf(catalog)) ?? '';
  const place = (suffix: string) => [catalog, schema, `${table}${suffix}`].map(identifier).join('.');
  if (snapshot !== undefined) return namedVersion(trino, String(snapshot), connector, place('$refs'), ask);
  const current = CURRENT[connector];
  if (!current) return undefined;
  try {
    return text((await ask(current.sql(place(current.metadata)))).rows[0]?.[0]);
  } catch (error) {
    // A view has no versions, nor has a user who may read the table but not its metadata.
    if (error instanceof TrinoError) return undefined;
    throw error;
  }
}

/** The version that a branch or a tag of an Iceberg table stands for now. */
async function namedVersion(trino: string, name: string, connector: string, refs: string, ask: Ask): Promise<string> {
  const rows = connector === 'iceberg' ? (await ask(`SELECT CAST(snapshot_id AS VARCHAR) FROM ${refs} WHERE name = ${literal(name)}`)).rows : [];
  const found = text(rows[0]?.[0]);
  if (found !== undefined) return found;
  throw InputError.of('trino-snapshot', `${trino} has no snapshot, branch or tag ${JSON.stringify(name.slice(0, 100))}.`, 'Write the id of a snapshot, or a branch or tag of an Iceberg table.');
}

async function connectorName(ask: Ask, catalog: string): Promise<string | undefined> {
  try {
    return text((await ask(`SELECT connector_name FROM system.metadata.catalogs WHERE catalog_name = ${literal(catalog)}`)).rows[0]?.[0]);
  } catch (error) {
    // Not every user may see the list; the table is then read as it is at each question.
    if (error instanceof TrinoError) return undefined;
    throw error;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]+$/.test(value) ? value : undefined;
}
