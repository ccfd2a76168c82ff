import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { csv, temporaryFolder } from '../data/support.ts';

const folder = temporaryFolder();
beforeAll(() => {
  const rows = (from: number) => csv(['id', 'x', 'kind'], Array.from({ length: 400 }, (_, row) => [from + row, (row * 37) % 101, ['a', 'b', 'c'][row % 3]!]));
  folder.write('data/march.csv', rows(0));
  folder.write('data/april.csv', rows(400));
  folder.write('.git/HEAD', '');
});
afterAll(() => folder.remove());

async function run(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const status = await cli(argv, { stdout: (text) => void (out += text), stderr: (text) => void (err += text), cwd: folder.path, env: { PATH: process.env.PATH } });
  return { status, out, err };
}

describe('sluice init DATA…', () => {
  test('writes a contract that `sluice validate-data` passes at once, train first and serving last', async () => {
    const made = await run('init', 'data/march.csv', 'data/april.csv', '--label', 'kind', '--key', 'id', '--name', 'months', '--out', 'contracts/months');
    expect(made).toMatchObject({ status: 0, err: '' });
    expect(made.out).toMatch(/^Wrote contracts\/months\/delivery\.yml and contracts\/months\/profile\.json: \d+ rules about 3 columns, inferred from 400 and 400 rows/);
    expect(readdirSync(path.join(folder.path, 'contracts/months')).sort()).toEqual(['delivery.yml', 'profile.json']);
    const text = readFileSync(path.join(folder.path, 'contracts/months/delivery.yml'), 'utf8');
    expect(text).toContain('  name: months\n');
    expect(text).toContain('  train: "../../data/march.csv"\n');
    expect(text).toContain('  serving: "../../data/april.csv"');
    expect((await run('validate-data', '--delivery', 'contracts/months/delivery.yml', '--out', 'out')).status).toBe(0);
  });

  test('refuses to write over it, and without a place to write to', async () => {
    const again = await run('init', 'data/march.csv', '--out', 'contracts/months');
    expect(again.status).toBe(3);
    expect(again.err).toContain('[init-exists]');
    expect((await run('init', 'data/march.csv')).err).toContain('[init-out]');
    expect((await run('init')).err).toContain('[init-nothing]');
    expect((await run('init', 'data/march.csv', '--rows', 'many', '--out', 'x')).err).toContain('[init-rows]');
  });

  test('refuses data outside of the workspace, and tells of data that is not there', async () => {
    const outside = temporaryFolder();
    try {
      outside.write('far.csv', 'a\n1\n');
      expect((await run('init', path.join(outside.path, 'far.csv'), '--out', 'x')).err).toContain('[init-outside]');
      symlinkSync(path.join(outside.path, 'far.csv'), path.join(folder.path, 'data/link.csv'));
      expect((await run('init', 'data/link.csv', '--out', 'x')).status).toBe(3);
    } finally {
      outside.remove();
    }
    const missing = await run('init', 'data/may.csv', '--out', 'never');
    expect(missing).toMatchObject({ status: 3 });
    expect(missing.err).toContain('[data-file-missing]');
    expect(readdirSync(folder.path)).not.toContain('never');
  });

  test('--rows leaves room for smaller tables', async () => {
    await run('init', 'data/march.csv', '--out', 'small', '--rows', '50');
    await run('init', 'data/march.csv', '--out', 'whole');
    const limit = (name: string) => Number(/ x: [^]*?null_rate: \{at_most: ([\d.]+)\}/.exec(readFileSync(path.join(folder.path, name, 'delivery.yml'), 'utf8'))![1]);
    expect(limit('small')).toBeGreaterThan(2 * limit('whole'));
  });
});

test('sluice init --workflows still writes one caller', async () => {
  const { status, out } = await run('init', '--workflows', '--strategy', 'gate', '--repository', 'octocat/sluice', '--ref', 'a'.repeat(40));
  expect({ status, out }).toMatchObject({ status: 0, out: expect.stringContaining('Wrote .github/workflows/sluice.yml') as unknown });
  expect(readFileSync(path.join(folder.path, '.github/workflows/sluice.yml'), 'utf8')).toContain(`octocat/sluice`);
});
