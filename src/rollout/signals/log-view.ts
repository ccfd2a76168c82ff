import { InputError } from '../../core/problem.ts';
import { identifier, literal } from '../../core/sql.ts';
import type { ColumnInfo, DataEngine, Dialect } from '../../core/data-engine.ts';
import type { NamedColumns } from './log-source.ts';

/** A log or its labels under the names of the published schema, beside the columns of the team's own. */
export interface View {
  /** A SELECT over the view `table`. */
  sql: string;
  has(column: string): boolean;
  /** The column as SQL. Throws InputError `log-column` where there is none. */
  column(name: string): string;
}

type Reads = (column: string, info: ColumnInfo, dialect: Dialect) => string;

const text: Reads = (column) => `CAST(${column} AS VARCHAR)`;
const number: Reads = (column) => `TRY_CAST(${column} AS DOUBLE)`;
/** Milliseconds since the epoch: numbers are that already, anything else is an instant. */
const time: Reads = (column, { type }, dialect) => (type === 'integer' || type === 'float' ? `CAST(${column} AS DOUBLE)` : `1000 * ${dialect.epoch(dialect.instant(column))}`);

const LOG: Record<string, Reads> = {
  answered_at: time,
  slot: text,
  id: text,
  key: text,
  release: text,
  features: text,
  score: number,
  class: text,
  latency_ms: number,
  status: (column) => `TRY_CAST(${column} AS BIGINT)`,
  shadow: (column) => `coalesce(TRY_CAST(${column} AS BOOLEAN), FALSE)`,
  label: text,
};
const LABELS: Record<string, Reads> = { id: text, label: text, labelled_at: time };

/** `without`: published columns that are not taken from here. */
export async function viewOfLog(named: NamedColumns, engine: DataEngine, without: readonly string[] = []): Promise<View> {
  return viewOf(named, engine, 'log', Object.fromEntries(Object.entries(LOG).filter(([name]) => !without.includes(name))));
}

export async function viewOfLabels(named: NamedColumns, engine: DataEngine): Promise<View> {
  return viewOf(named, engine, 'labels', LABELS);
}

async function viewOf({ source, columns }: NamedColumns, engine: DataEngine, table: string, published: Record<string, Reads>): Promise<View> {
  const dialect = engine.dialect(source);
  const there = new Map((await engine.describe(source)).map((info) => [info.name.toLowerCase(), info]));
  const parts = new Map<string, string>();
  for (const [name, reads] of Object.entries(published)) {
    const info = there.get((columns[name] ?? name).toLowerCase());
    if (info) parts.set(name, `${reads(identifier(info.name), info, dialect)} AS ${identifier(name)}`);
    else if (columns[name] !== undefined) throw noColumn(table, columns[name], there);
  }
  // A column of the team's own gives way where a published one has its name.
  for (const [name, info] of there) if (!parts.has(name) && !Object.hasOwn(published, name)) parts.set(name, identifier(info.name));
  return {
    sql: `SELECT ${[...parts.values()].join(', ')} FROM ${table}`,
    has: (column) => parts.has(column.toLowerCase()),
    column(name) {
      if (parts.has(name.toLowerCase())) return identifier(name);
      throw noColumn(table, name, there);
    },
  };
}

function noColumn(table: string, name: string, there: ReadonlyMap<string, ColumnInfo>): InputError {
  const known = [...there.values()].map((info) => info.name).slice(0, 30).join(', ');
  return InputError.of('log-column', `The ${table === 'log' ? 'log has' : 'labels have'} no column ${JSON.stringify(name)}.`, `Write it to every row, or say in rollout.signals.${table}.columns what it is called. There are: ${known || 'none'}.`);
}

/** As a list for IN. */
export function literals(values: readonly string[]): string {
  return values.map((value) => literal(value)).join(', ');
}
