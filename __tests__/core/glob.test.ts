import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { glob } from '../../src/core/glob.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

test('a pattern names the files that it matches, sorted; a name without a pattern names itself or nothing', async () => {
  await using folder = await temporaryFolder();
  for (const file of ['b.csv', 'a.csv', 'a.txt', 'deep/er/c.csv', '.csv.swp']) {
    await mkdir(path.dirname(path.join(folder.path, file)), { recursive: true });
    await writeFile(path.join(folder.path, file), '');
  }
  const found = async (pattern: string) => (await glob(path.join(folder.path, pattern))).map((file) => path.relative(folder.path, file));
  expect(await found('*.csv')).toEqual(['a.csv', 'b.csv']);
  expect(await found('[ab].{csv,txt}')).toEqual(['a.csv', 'a.txt', 'b.csv']);
  expect(await found('**/*.csv')).toEqual(['a.csv', 'b.csv', 'deep/er/c.csv']);
  expect(await found('?.txt')).toEqual(['a.txt']);
  expect(await found('a.csv')).toEqual(['a.csv']);
  expect(await found('none.csv')).toEqual([]);
  expect(await glob(path.join(folder.path, 'nowhere/*.csv'))).toEqual([]);
});
