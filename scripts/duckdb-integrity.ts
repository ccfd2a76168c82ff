// Writes src/data/engines/duckdb-integrity.json from package-lock.json: which DuckDB packages an action may install into
// the tool cache, for every platform. Run after each update of @duckdb/node-api; a test compares the two.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pinsOf } from './duckdb-pins.ts';

const lock = JSON.parse(await readFile(new URL('../package-lock.json', import.meta.url), 'utf8'));
const target = fileURLToPath(new URL('../src/data/engines/duckdb-integrity.json', import.meta.url));
await writeFile(target, `${JSON.stringify(pinsOf(lock), null, 2)}\n`);
