import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { InputError, type Problem } from '../../core/problem.ts';
import { predictionLogSchema } from '../../core/schemas.ts';
import type { ColumnInfo, DataEngine, Value } from '../../core/data-engine.ts';
import { identifier } from '../../core/sql.ts';
import type { LogSource, NamedColumns } from './log-source.ts';
import { viewOfLog } from './log-view.ts';

const SAMPLE = 1000;
const LABEL_COLUMNS = ['id', 'label', 'labelled_at'];

/** A mistake, and where in the delivery file it belongs, below `rollout.signals`. */
export interface LogMistake extends Problem {
  path: string[];
}

/**
 * Whether a declared log and its labels are what the published schema (schemas/prediction-log.schema.json) says: its columns,
 * and the newest thousand rows. Each kind of mistake once, with how many rows have it and the first of them by place. A log
 * that is not there yet has none. Codes: `log-column`, `log-row`, `log-slot`, `log-id-repeats`, `log-clock-ahead`.
 */
export async function logMistakes(log: LogSource, slots: readonly string[], now: number, engine: DataEngine): Promise<LogMistake[]> {
  const labels = log.labels ? await missingColumns(log.labels, 'labels', LABEL_COLUMNS, engine) : [];
  const columns = await missingColumns(log, 'log', predictionLogSchema.required, engine);
  if (columns === 'absent') return labels === 'absent' ? [] : labels;
  const found = [...columns, ...(labels === 'absent' ? [] : labels)];
  return columns.length > 0 ? found : [...found, ...(await rowMistakes(log, slots, now, engine))];
}

async function missingColumns({ source, columns }: NamedColumns, table: 'log' | 'labels', required: readonly string[], engine: DataEngine): Promise<LogMistake[] | 'absent'> {
  let there: ColumnInfo[];
  try {
    there = await engine.describe(source);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (error.problems.some(({ code }) => NOT_YET.has(code))) return 'absent';
    return error.problems.map((problem) => ({ ...problem, path: [table] }));
  }
  const known = new Set(there.map(({ name }) => name.toLowerCase()));
  const wanted = [...new Set([...required, ...Object.keys(columns)])].map((name) => ({ name, called: columns[name] ?? name }));
  return wanted
    .filter(({ called }) => !known.has(called.toLowerCase()))
    .map(({ name, called }) => ({
      code: 'log-column',
      message: `The ${table === 'log' ? 'prediction log' : 'table of labels'} has no column ${JSON.stringify(called)}${called === name ? '' : ` (\`${name}\`)`}.`,
      fix: `Write it to every row, or say in rollout.signals.${table}.columns what it is called. There are: ${there.map((column) => column.name).slice(0, 30).join(', ') || 'none'}.`,
      path: columns[name] === undefined ? [table] : [table, 'columns', name],
    }));
}

const NOT_YET = new Set(['data-file-missing', 'data-file-empty']);

type LogRow = Record<string, Value>;

async function rowMistakes(log: LogSource, slots: readonly string[], now: number, engine: DataEngine): Promise<LogMistake[]> {
  const { names, rows } = await sampleOf(log, engine);
  const path = (name: string): string[] => (log.columns[name] === undefined ? ['log'] : ['log', 'columns', name]);
  const found: LogMistake[] = [...schemaMistakes(rows, names, path)];
  const say = (code: string, message: string, fix: string, name: string): void => void found.push({ code, message, fix, path: path(name) });
  const seen = new Set(rows.map(({ slot }) => String(slot)));
  if (rows.length > 0 && ![...seen].some((slot) => slots.includes(slot)))
    say('log-slot', `No row of the log is of the slots ${slots.join(', ')}; it has ${[...seen].map((slot) => JSON.stringify(slot.slice(0, 60))).slice(0, 5).join(', ')}.`, 'Let each server write its slot as rollout.fleet.slots names it.', 'slot');
  const different = new Set(rows.map(({ id, slot }) => JSON.stringify([String(id), slot]))).size;
  if (rows.length >= 10 && different < rows.length / 2)
    say('log-id-repeats', `${rows.length} rows of the log have ${different} different ids: a request that has the id of another is taken for the same answer written twice.`, 'Write an id of its own for each request.', 'id');
  const ahead = rows.map(({ sluice_at: at }) => Number(at) - now).filter((by) => by > log.skew);
  if (ahead.length > 0)
    say('log-clock-ahead', `${ahead.length} rows of the log are dated up to ${Math.round(Math.max(...ahead) / 1000)} s ahead of this clock.`, 'Set the clocks of whoever writes it; `answered_at` is in milliseconds, UTC.', 'answered_at');
  return found;
}

/** The newest rows under the published names, those without a time first; `sluice_row`: place in the files, from 1, where rows have one. */
async function sampleOf(log: LogSource, engine: DataEngine): Promise<{ names: string[]; rows: LogRow[] }> {
  const { rowNumber } = engine.dialect(log.source);
  const there = new Map((await engine.describe(log.source)).map(({ name }) => [name.toLowerCase(), name]));
  const view = await viewOfLog(log, engine);
  const names = Object.keys(predictionLogSchema.properties).filter((name) => there.has((log.columns[name] ?? name).toLowerCase()));
  const raw = names.map((name) => `${identifier(there.get((log.columns[name] ?? name).toLowerCase())!)} AS ${identifier(name)}`).join(', ');
  // The time is read once more as readings do it, from a view that has the same order.
  const place = rowNumber === undefined ? 'NULL' : `${rowNumber} + 1`;
  const table = await engine.query(
    `WITH written AS (${view.sql}), raw AS (SELECT ${raw}, ${place} AS sluice_row FROM log), timed AS (SELECT ${view.column('answered_at')} AS sluice_at, ${place} AS sluice_row FROM written)
    SELECT ${rowNumber === undefined ? `raw.*, NULL AS sluice_at FROM raw LIMIT ${SAMPLE}` : `raw.*, timed.sluice_at AS sluice_at FROM raw JOIN timed ON timed.sluice_row = raw.sluice_row ORDER BY timed.sluice_at DESC NULLS FIRST LIMIT ${SAMPLE}`}`,
    { log: log.source },
  );
  const all = [...names, 'sluice_row', 'sluice_at'];
  return { names, rows: Array.from({ length: table.rows }, (_, at) => Object.fromEntries(all.map((name) => [name, plain(table.values[name]![at]!, name)]))) };
}

const NUMBERS = new Set(['answered_at', 'score', 'latency_ms', 'status']);

/** A text where others are numbers makes texts of them all: those that are read as numbers are numbers. */
function plain(value: Value, column: string): Value {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' && NUMBERS.has(column) && /^-?[0-9]+(\.[0-9]+)?$/.test(value)) return Number(value);
  return typeof value === 'string' && column === 'shadow' && /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value;
}

function schemaMistakes(rows: readonly LogRow[], names: readonly string[], path: (name: string) => string[]): LogMistake[] {
  const kinds = new Map<string, { column: string; what: string; rows: number; first: Value }>();
  for (const row of rows) {
    const errors = mistakesIn(Object.fromEntries(names.map((name) => [name, row[name]!])));
    for (const [column, what] of new Map(errors.map((error): [string, string] => [columnOf(error), wordsOf(error)]))) {
      const key = JSON.stringify([column, what]);
      const kind = kinds.get(key) ?? { column, what, rows: 0, first: row.sluice_row! };
      kinds.set(key, { ...kind, rows: kind.rows + 1, first: kind.first === null ? null : Math.min(Number(kind.first), Number(row.sluice_row)) });
    }
  }
  return [...kinds.values()].map(({ column, what, rows: some, first }) => ({
    code: 'log-row',
    message: `\`${column}\` ${what} in ${some} of the newest ${rows.length} rows of the log${first === null ? '' : `, first in row ${String(first)}`}.`,
    fix: 'Write it as schemas/prediction-log.schema.json says.',
    path: path(column),
  }));
}

function columnOf({ instancePath }: ErrorObject): string {
  return instancePath.split('/')[1] ?? 'id';
}

/** Of several branches the last error says that none fitted. */
function wordsOf({ keyword, params, message }: ErrorObject): string {
  if (keyword === 'type') return `is no ${[(params as { type: string | string[] }).type].flat().join(' or ')}`;
  if (keyword === 'anyOf') return 'is neither milliseconds since the epoch nor an ISO 8601 time';
  return message ?? keyword;
}

let compiled: ValidateFunction | undefined;

function mistakesIn(row: LogRow): ErrorObject[] {
  compiled ??= new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, validateSchema: false }).compile(predictionLogSchema);
  return compiled(row) ? [] : [...compiled.errors!];
}
