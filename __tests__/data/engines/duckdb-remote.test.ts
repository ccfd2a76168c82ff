import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { temporaryFolder } from '../support.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const CLI = path.resolve('src/cli/main.ts');

// A process of its own, whose home is empty and whose tool cache cannot be written: no extension is found and none is fetched.
test.each([['s3://data/a.csv', 'httpfs'], ['gs://data/a.csv', 'httpfs'], ['az://data/a.csv', 'azure']])('%s without the extension %s is an error that says where to put it', (address, extension) => {
  folder.write('model', 'bytes');
  folder.write('delivery.yml', JSON.stringify({ version: 1, release: { name: 'm', model: 'model' }, data: { test: address, columns: { x: { type: 'integer' } } } }));
  folder.write('a-file', 'no folder');
  folder.write(`extensions/${extension}.duckdb_extension`, 'no extension');
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'validate-data', '--delivery', 'delivery.yml', '--json'], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder.path, RUNNER_TOOL_CACHE: path.join(folder.path, 'a-file'), SLUICE_DUCKDB_EXTENSIONS: path.join(folder.path, 'extensions') },
  });
  expect(`${stdout}${stderr}`).toContain('duckdb-extension-unavailable');
  expect(`${stdout}${stderr}`).toContain(`DuckDB's extension ${extension}, which reads this address, cannot be loaded here`);
  expect(`${stdout}${stderr}`).toMatch(new RegExp(`put ${extension}\\.duckdb_extension for DuckDB v1\\.\\d+\\.\\d+ on \\w+ into a folder and name that in SLUICE_DUCKDB_EXTENSIONS`));
  expect(status).toBe(3);
});
