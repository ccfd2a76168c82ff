// The tables of the drift and freezing benches: 40 numbers (normal, log-normal, mostly zero, whole) and 10 categories, the same
// bytes for the same seed and DuckDB; every column of one kind, so that no tool gains by an odd one.
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const KINDS_OF_TEXT = [2, 3, 5, 8, 12, 20, 40, 80, 150, 300];

/** Writes the table as Parquet where it is not there yet. */
export async function makeWide(file: string, { rows, seed }: { rows: number; seed: number }): Promise<void> {
  await once(file, `SELECT ${columns(seed).join(',\n')} FROM range(${rows}) t(i)`, 'FORMAT parquet');
}

/** The same rows as CSV. */
export async function makeCsv(file: string, parquet: string): Promise<void> {
  await once(file, `FROM '${parquet.replaceAll("'", "''")}'`, 'FORMAT csv, HEADER true');
}

async function once(file: string, sql: string, format: string): Promise<void> {
  if (existsSync(file)) return;
  await mkdir(path.dirname(file), { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${sql}) TO '${`${file}.partial`.replaceAll("'", "''")}' (${format})`);
  instance.closeSync();
  await rename(`${file}.partial`, file);
}

function columns(seed: number): string[] {
  const uniform = (salt: number) => `((hash(i * 128 + ${salt}, ${seed}) >> 11)::DOUBLE / 9007199254740992)`;
  const numbers = Array.from({ length: 40 }, (_, k) => {
    const normal = `sqrt(-2 * ln(1 - ${uniform(k)})) * cos(2 * pi() * ${uniform(k + 64)})`;
    if (k < 20) return `round(${normal} * ${k + 1} + ${k}, 6) AS n${k}`;
    if (k < 28) return `round(exp(${normal}), 4) AS n${k}`;
    if (k < 34) return `CASE WHEN hash(i, ${seed} + ${k}) % 5 < 4 THEN 0 ELSE round(abs(${normal}) * 1000, 2) END AS n${k}`;
    return `floor(${normal} * ${10 ** (k - 33)})::BIGINT AS n${k}`;
  });
  return [...numbers, ...KINDS_OF_TEXT.map((kinds, k) => `'c' || (hash(i, ${seed} + 100 + ${k}) % ${kinds}) AS c${k}`)];
}
