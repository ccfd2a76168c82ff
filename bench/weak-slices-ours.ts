// One search of ours over the table of bench/weak-slices.ts, in a process of its own: reads the file, searches, prints what it took.
import { openDuckDb } from '../src/data/engines/duckdb.ts';
import { codedOf, sliceName } from '../src/model/slices/coded.ts';
import { readFeatures } from '../src/model/slices/feature-columns.ts';
import { searchWeakSlices } from '../src/statistics/weak-slices.ts';

const engine = await openDuckDb();
const source = { file: process.argv[2]! };
const columns = await engine.describe(source);
const names = columns.map(({ name }) => name).filter((name) => !['id', 'y', 'score'].includes(name));
const opened = performance.now();
const read = await readFeatures(engine, { source, columns, order: 'id' }, names, 1000, () => false);
const { values } = await engine.numbers('SELECT CAST(y AS DOUBLE) AS y, score FROM t ORDER BY id', { t: source });
await engine.close();
const loaded = performance.now();
const loss = values.y!.map((label, row) => (label === 1 ? -Math.log(values.score![row]!) : -Math.log(1 - values.score![row]!)));
const coded = read.columns.map((column) => codedOf(column, 8));
const result = searchWeakSlices(coded, { loss }, { pairs: true, minRows: 0.02 * loss.length, minRatio: 1.25, falseDiscoveries: 0.05, correction: 'by', seed: 1 });
const ms = performance.now() - loaded;
const found = result.weak.slice(0, 3).map((slice) => `${sliceName(coded, slice.conditions)}: ${slice.ratio.value.toFixed(2)} times`);
console.log(JSON.stringify({ ms, readMs: loaded - opened, rows: loss.length, columns: coded.length, looked: result.looked, found }));
