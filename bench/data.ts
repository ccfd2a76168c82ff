// The table that the validation benches read: 18 columns, about 165 bytes a row, the same bytes for the same seed and DuckDB.
import { existsSync } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export interface TableOptions {
  rows: number;
  seed: number;
  /** Share of rows with one value that breaks a rule, in ten kinds that take turns. */
  bad?: number;
}

const SETS = {
  plan: ['free', 'basic', 'team', 'business', 'enterprise'],
  country: ['AT', 'BE', 'CH', 'CZ', 'DE', 'DK', 'ES', 'FI', 'FR', 'GB', 'IE', 'IT', 'NL', 'NO', 'PL', 'PT', 'SE', 'US'],
  device: ['desktop', 'phone', 'tablet'],
  channel: ['ad', 'direct', 'e-mail', 'partner', 'search', 'social'],
};
const EMAIL = '[a-z]+[0-9]+@[a-z]+\\.example';
const SKU = '[A-Z]{3}-[0-9]{6}';

/** Name, and SQL over the row number `i` (`r(i, k)`: a random integer, `u(i, k)`: uniform in [0, 1)), and what breaks it (over the same), where one of the ten kinds does. */
const COLUMNS: [name: string, sql: string, broken?: string][] = [
  ['id', `printf('u%012x', hash(i * 2 + 1) >> 16) || printf('%07x', i)`, `'u00000000000twice'`],
  ['email', `['ann', 'bob', 'cem', 'dai', 'eve', 'fay'][1 + (r(i, 1) % 6)::INT] || (r(i, 2) % 1000000)::VARCHAR || '@' || ['mail', 'post', 'inbox'][1 + (r(i, 3) % 3)::INT] || '.example'`, `'nobody at home'`],
  ['sku', `chr((65 + r(i, 5) % 26)::INT) || chr((65 + r(i, 6) % 26)::INT) || chr((65 + r(i, 7) % 26)::INT) || printf('-%06d', r(i, 8) % 1000000)`, `'abc-12'`],
  ['plan', `${pick(SETS.plan, 9)}`, `'gold'`],
  ['country', `${pick(SETS.country, 10)}`, `'XX'`],
  ['device', `${pick(SETS.device, 11)}`],
  ['channel', `${pick(SETS.channel, 12)}`],
  ['age', `(18 + r(i, 13) % 73)::INT`, `212`],
  ['visits', `(u(i, 14) * u(i, 15) * 400)::INT`],
  ['items', `(r(i, 16) % 40)::INT`, `-3`],
  ['score', `round(u(i, 17), 6)`, `1.75`],
  ['price', `round(exp(u(i, 18) * 6), 2)`],
  ['discount', `round(u(i, 19) * u(i, 20) * 0.5, 4)`],
  ['latitude', `round(u(i, 21) * 180 - 90, 6)`, `NULL`],
  ['longitude', `round(u(i, 22) * 360 - 180, 6)`, `2000.5`],
  ['day', `strftime(DATE '2024-01-01' + (r(i, 23) % 700)::INT, '%Y-%m-%d')`, `NULL`],
  ['seen_at', `strftime(TIMESTAMP '2024-01-01' + INTERVAL 1 SECOND * (r(i, 24) % 60000000)::BIGINT, '%Y-%m-%dT%H:%M:%SZ')`],
  ['active', `CASE WHEN r(i, 25) % 3 = 0 THEN 'false' ELSE 'true' END`],
];

/** The 30 checks: 18 columns without null, 5 ranges, 4 sets, 2 patterns, a unique text key. */
export function contract(): Record<string, unknown> {
  const rules: Record<string, Record<string, unknown>> = {
    ...Object.fromEntries(Object.entries(SETS).map(([name, values]) => [name, { in: values }])),
    email: { matches: EMAIL },
    sku: { matches: SKU },
    age: { between: [18, 90] },
    items: { between: [0, 39] },
    score: { between: [0, 1] },
    latitude: { between: [-90, 90] },
    longitude: { between: [-180, 180] },
    id: { unique: true },
  };
  return Object.fromEntries(COLUMNS.map(([name]) => [name, { ...rules[name], null_rate: { at_most: 0 } }]));
}

/** What the peers' programs read: the same 30 checks as plain JSON. */
export function checks(): Record<string, unknown> {
  return {
    not_null: COLUMNS.map(([name]) => name),
    ranges: { age: [18, 90], items: [0, 39], score: [0, 1], latitude: [-90, 90], longitude: [-180, 180] },
    sets: SETS,
    patterns: { email: EMAIL, sku: SKU },
    unique: ['id'],
  };
}

export function columnNames(): string[] {
  return COLUMNS.map(([name]) => name);
}

/** Writes the table where it is not there yet (`.csv` or `.parquet`); answers its size in bytes. */
export async function makeTable(file: string, options: TableOptions): Promise<number> {
  if (existsSync(file)) return (await stat(file)).size;
  await mkdir(path.dirname(file), { recursive: true });
  const partial = `${file}.partial`;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`CREATE MACRO r(i, k) AS hash(i * 64 + k, ${options.seed}) >> 3; CREATE MACRO u(i, k) AS (hash(i * 64 + k, ${options.seed}) >> 11)::DOUBLE / 9007199254740992`);
  const format = file.endsWith('.parquet') ? 'FORMAT parquet' : 'FORMAT csv, HEADER true';
  await connection.run(`COPY (SELECT ${selected(options.bad ?? 0)} FROM range(${options.rows}) t(i)) TO '${partial.replaceAll("'", "''")}' (${format})`);
  instance.closeSync();
  await rename(partial, file);
  return (await stat(file)).size;
}

function selected(bad: number): string {
  const breakable = COLUMNS.filter(([, , broken]) => broken !== undefined);
  const limit = Math.round(bad * 1_000_000);
  return COLUMNS.map((column) => {
    const [name, sql, broken] = column;
    if (broken === undefined || bad === 0) return `${sql} AS ${name}`;
    const kind = breakable.indexOf(column);
    return `CASE WHEN r(i, 40) % 1000000 < ${limit} AND r(i, 41) % ${breakable.length} = ${kind} THEN ${broken} ELSE ${sql} END AS ${name}`;
  }).join(',\n');
}

function pick(values: readonly string[], salt: number): string {
  return `[${values.map((value) => `'${value}'`).join(', ')}][1 + (r(i, ${salt}) % ${values.length})::INT]`;
}
