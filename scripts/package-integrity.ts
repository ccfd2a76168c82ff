// Writes which packages an action may install into the tool cache, from package-lock.json: DuckDB for every platform, and the
// ONNX runtime. Run after each update of @duckdb/node-api or onnxruntime-web; tests compare them.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { duckDbPins, onnxPins } from './package-pins.ts';

const lock = JSON.parse(await readFile(new URL('../package-lock.json', import.meta.url), 'utf8'));
const files = { 'src/data/engines/duckdb-integrity.json': duckDbPins(lock), 'src/model/predictors/onnx-integrity.json': onnxPins(lock) };
for (const [file, pins] of Object.entries(files)) await writeFile(fileURLToPath(new URL(`../${file}`, import.meta.url)), `${JSON.stringify(pins, null, 2)}\n`);
