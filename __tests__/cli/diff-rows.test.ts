import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { diffRows } from '../../src/cli/diff-rows.ts';
import { InputError } from '../../src/core/problem.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

type Folder = Awaited<ReturnType<typeof temporaryFolder>>;
let folder: Folder;
const rows = (n: number, label: (i: number) => number) => `id,src,y\n${Array.from({ length: n }, (_, i) => `${i},${i % 10 === 0 ? 'vendor' : 'own'},${label(i)}`).join('\n')}\n`;

beforeAll(async () => {
  folder = await temporaryFolder();
  const files = {
    'old.csv': rows(1000, () => 0),
    'same.csv': rows(1000, () => 0),
    // 30 of the 100 rows of one source, 3 % of all.
    'poisoned.csv': rows(1000, (i) => (i % 10 === 0 && i < 300 ? 1 : 0)),
    'other.csv': rows(1000, () => 0).replaceAll('\n', '\n1'),
    'twice.csv': `${rows(1000, () => 0)}0,own,0\n,own,0\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder.path, name), text);
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
});

async function run(...argv: string[]) {
  const said = { out: '', err: '' };
  const io = { stdout: (text: string) => void (said.out += text), stderr: (text: string) => void (said.err += text), cwd: folder.path, env: {} };
  try {
    return { status: await diffRows(['--rows', ...argv], io), ...said, codes: [] as string[] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { status: 3, ...said, codes: error.problems.map(({ code }) => code) };
  }
}

describe('sluice diff --rows', () => {
  test('says what changed, and ends with 0 within the limit', async () => {
    const { status, out } = await run('old.csv', 'poisoned.csv', '--key', 'id', '--label', 'y', '--at-most', '0.05');
    expect(status).toBe(0);
    expect(out.split('\n')).toEqual(expect.arrayContaining(['1,000 rows before, 1,000 now: 0 added, 0 removed, 30 changed, 970 the same.', '- y: 30 rows changed', 'Flipped labels (y): 30 of 1,000 rows in both (3 %).', 'Pass: 3 % of the labels flipped, at most 5 % may.']));
    expect(out).toContain('- id=0');
  });

  test('ends with 1 above it, in all', async () => {
    expect(await run('old.csv', 'poisoned.csv', '--key', 'id', '--label', 'y', '--at-most', '0.02')).toMatchObject({ status: 1, out: expect.stringContaining('Fail: 3 % of the labels flipped, at most 2 % may.') });
  });

  test('and where a single source is above it beyond chance', async () => {
    const { status, out } = await run('old.csv', 'poisoned.csv', '--key', 'id', '--label', 'y', '--by', 'src', '--at-most', '0.05');
    expect(status).toBe(1);
    expect(out).toMatch(/Above the limit beyond chance: "vendor" \(30 of 100, its rate is at least 2\d\.\d+ % at 97.5 %\)\./);
  });

  test('answers JSON', async () => {
    const { status, out } = await run('old.csv', 'poisoned.csv', '--key', 'id', '--label', 'y', '--by', 'src', '--at-most', '0.05', '--json', '--examples', '0');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'fail', changed: 30, limit: 0.05, flips: { flipped: 30, sources: [{ source: 'vendor', flipped: 30, known: 100 }, { source: 'own', flipped: 0, known: 900 }] }, above: [{ source: 'vendor' }] });
  });

  test('says nothing of labels where no row is in both, and ends with 2', async () => {
    expect(await run('old.csv', 'other.csv', '--key', 'id', '--label', 'y', '--at-most', '0.05')).toMatchObject({ status: 3 });
    await writeFile(path.join(folder.path, 'later.csv'), rows(2000, () => 0).split('\n').filter((_, line) => line === 0 || line > 1000).join('\n'));
    expect(await run('old.csv', 'later.csv', '--key', 'id', '--label', 'y', '--at-most', '0.05')).toMatchObject({ status: 2, out: expect.stringContaining('Inconclusive') });
  });

  test.each([
    [['old.csv'], ['row-diff-arguments', 'row-diff-arguments']],
    [['old.csv', 'same.csv', '--key', 'id', '--at-most', '2', '--examples=-1', '--by', 'src'], ['row-diff-arguments', 'row-diff-arguments', 'row-diff-arguments', 'row-diff-arguments']],
    [['old.csv', 'same.csv', '--key', 'id', '--label', 'nowhere'], ['row-diff-column-missing']],
    [['old.csv', 'twice.csv', '--key', 'id'], ['row-diff-key-repeated', 'row-diff-key-null']],
    [['old.csv', 'nowhere.csv', '--key', 'id'], ['data-file-missing']],
  ])('%j is refused', async (argv, codes) => {
    expect(await run(...argv)).toMatchObject({ status: 3, codes });
  });
});
