// Makes data/ of this example out of the npm package vega-datasets, and stops where a digest differs:
//   node scripts/node24.mjs examples/flights/prepare-data.ts
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';

const PACKAGE = 'vega-datasets@3.2.1';
const TARBALL = { file: 'vega-datasets-3.2.1.tgz', sha256: '6f72fda460a9863fae5fcb32f85bcd49e1761fdea6dc6cf9f4962472881cc5a3' };
const INSIDE = 'package/data/flights-3m.parquet';

/** `digest`: SHA-256 over the rows as text, in order; a Parquet file's own bytes change with the version that writes it. */
export const FILES = [
  { name: 'train', from: '2001-03-01', to: '2001-04-01', rows: 30_000, columns: 'id, date, distance, origin, destination, delay', digest: '3aee4b1e2866c8787ac7673ec7cf98e3b3e9b14691d751b7260423df9add10b6' },
  { name: 'test', from: '2001-04-01', to: '2001-05-01', rows: 10_000, columns: 'id, date, distance, origin, destination, delay', digest: 'ea26cbdaaf3098bde9840b36a8d195f0830537a1880c7527ebc65e541474e334' },
  { name: 'serving', from: '2001-05-01', to: '2001-06-01', rows: 10_000, columns: 'id, date, distance, origin, destination', digest: '0bdca536ac8eca5e8ccb67c06d2d7ed6288cc24b2fa553a8b6d6beda5d440bf3' },
] as const;

/** Of the rows of a file in their order: what the README states, and the test compares. */
export async function rowsDigest(engine: DataEngine, file: string): Promise<string> {
  const source = { file };
  const columns = await engine.describe(source);
  const line = columns.map(({ name }) => `coalesce(CAST("${name}" AS VARCHAR), '')`).join(` || ',' || `);
  const { values } = await engine.query(`SELECT ${line} AS line FROM source ORDER BY id`, { source });
  return createHash('sha256').update(values.line!.join('\n')).digest('hex');
}

async function prepare(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-flights-'));
  const engine = await openDuckDb();
  try {
    execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: folder });
    refuseOther(TARBALL.file, createHash('sha256').update(readFileSync(path.join(folder, TARBALL.file))).digest('hex'), TARBALL.sha256);
    execFileSync('tar', ['xzf', TARBALL.file, INSIDE], { cwd: folder });
    const source = { file: path.join(folder, INSIDE) };
    mkdirSync(path.join(import.meta.dirname, 'data'), { recursive: true });
    for (const { name, from, to, rows, columns, digest } of FILES) {
      const part = path.join(folder, `${name}.parquet`);
      // Whoever's digest of the row's number is lowest: a draw that anybody can repeat.
      await engine.write(`SELECT ${columns} FROM (SELECT *, row_number() OVER () AS id FROM source) WHERE date >= TIMESTAMP '${from}' AND date < TIMESTAMP '${to}' ORDER BY md5('sluice-flights:' || id) LIMIT ${rows}`, { source }, path.join(folder, `drawn-${name}.parquet`));
      await engine.write('SELECT * FROM source ORDER BY id', { source: { file: path.join(folder, `drawn-${name}.parquet`) } }, part);
      refuseOther(name, await rowsDigest(engine, part), digest);
      copyFileSync(part, path.join(import.meta.dirname, 'data', `${name}.parquet`));
    }
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function refuseOther(what: string, found: string, wanted: string): void {
  if (found !== wanted) throw new Error(`${what} has the sha256 ${found}, and ${wanted} is the one that this example was made from.`);
}

if (process.argv[1] === import.meta.filename) await prepare();
