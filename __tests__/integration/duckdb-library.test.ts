import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { temporaryFolder } from '../data/support.ts';

// Asks the npm client for the real packages, as a runner's first job does.
const folder = temporaryFolder();
afterAll(() => folder.remove());

test('DuckDB is taken once from npm into the tool cache, verified, and works from there', async () => {
  const toolCache = path.join(folder.path, 'tools');
  const file = folder.write('a.csv', 'id\n1\n2\n');
  const said: string[] = [];
  const log = { debug: () => undefined, warning: () => undefined, info: (text: string) => void said.push(text) };
  for (const _run of [1, 2]) {
    const engine = await openDuckDb({ modules: false, toolCache, log });
    expect(await engine.measure({ file }, { n: 'count(*)' })).toEqual({ n: 2 });
    await engine.close();
  }
  expect(said).toHaveLength(1);
  const [version] = readdirSync(path.join(toolCache, 'sluice-duckdb'));
  const place = path.join(toolCache, 'sluice-duckdb', version!);
  expect(readdirSync(place).filter((name) => name.startsWith('.'))).toEqual([]);
  const [platform] = readdirSync(place);
  expect(JSON.parse(readFileSync(path.join(place, platform!, 'package.json'), 'utf8')).packages).toHaveLength(4);
  rmSync(toolCache, { recursive: true });
}, 300_000);
