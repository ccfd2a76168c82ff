import { mkdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { readLedgerFile } from '../../src/run/ledger-file.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { deliveryIn } from './factory.ts';

const TRUST = { trust: {} };

/** 2 GB and a byte of zeros, which cost no disk. Nothing could read them at once. */
async function large(...place: string[]): Promise<string> {
  const file = path.join(...place);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '');
  await truncate(file, 2 ** 31 + 1);
  return file;
}

async function sluice(cwd: string, ...argv: string[]) {
  let said = '';
  const status = await cli(argv, { cwd, env: {}, stdout: (text) => void (said += text), stderr: (text) => void (said += text) });
  return { status, said };
}

test('a ledger of 2 GB, or a head of that size beside a ledger, is refused by its size, before it is read', async () => {
  await using folder = await temporaryFolder();
  const alone = await large(folder.path, 'alone/ledger.intoto.jsonl');
  for (const place of [alone, path.dirname(alone)]) await expect(readLedgerFile(place, TRUST)).rejects.toMatchObject({ problems: [{ code: 'ledger-unreadable', message: expect.stringContaining('2147483649 bytes') }] });
  const beside = await large(folder.path, 'beside/ledger.head.json');
  await writeFile(path.join(path.dirname(beside), 'ledger.intoto.jsonl'), '{}\n');
  await expect(readLedgerFile(path.dirname(beside), TRUST)).rejects.toMatchObject({ problems: [{ code: 'ledger-head-unreadable' }] });
});

test('a ledger that is not there is missing, not unreadable', async () => {
  await using folder = await temporaryFolder();
  await expect(readLedgerFile(folder.path, TRUST)).rejects.toMatchObject({ problems: [{ code: 'ledger-missing' }] });
});

test.each<[string, string, string[], string]>([
  ['a statement', 'evidence/identify/statement.json', ['seal', '--statements', 'evidence', '--out', 'out'], 'statement-unreadable'],
  ['a manifest', 'release.json', ['validate-data', '--release', 'release.json', '--out', 'out'], 'manifest-unreadable'],
  ['a ledger', 'evidence/ledger.intoto.jsonl', ['verify', 'evidence'], 'verify-unreadable'],
  ['a list of kept evidence', 'evidence/release.json', ['verify', 'evidence'], 'verify-unreadable'],
])('%s of 2 GB ends with status 3 and its code', async (_what, place, argv, code) => {
  await using folder = await temporaryFolder();
  await deliveryIn(folder.path);
  await large(folder.path, place);
  const { status, said } = await sluice(folder.path, ...argv);
  expect([status, said]).toEqual([3, expect.stringContaining(code)]);
});
