import { mkdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { newKey } from './factory.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const GIGABYTE = 1024 ** 3;

// Sparse: two gigabytes for the reader, none for the disk. A reader that took them would need minutes, or more memory than strings may have.
test('files of two gigabytes are refused by their size, and none is read', async () => {
  await using folder = await temporaryFolder();
  const huge = async (name: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder.path, name)), { recursive: true });
    await writeFile(path.join(folder.path, name), '{"a":"');
    await truncate(path.join(folder.path, name), 2 * GIGABYTE);
  };
  await writeFile(path.join(folder.path, 'delivery.yml'), 'version: 1\nrelease: {name: income, model: model/}\nevidence: {stores: [{folder: kept}]}\n');
  await mkdir(path.join(folder.path, 'model'));
  await writeFile(path.join(folder.path, 'model/weights.bin'), 'weights');
  await writeFile(path.join(folder.path, 'key.pub'), newKey('p256').publicPem);
  for (const name of ['left/predict/statement.json', 'ledger.intoto.jsonl', 'model.sig', 'huge.yml', 'kept/index.json']) await huge(name);

  const run = async (...argv: string[]): Promise<string> => {
    let said = '';
    const status = await cli(argv, { stdout: (text) => void (said += text), stderr: (text) => void (said += text), cwd: folder.path, env: {} });
    return `${status} ${/\[((?:[a-z]+-)+[a-z]+)\]/.exec(said)?.[1]}`;
  };
  expect(await run('seal', '--statements', 'left', '--out', 'out')).toBe('3 statement-unreadable');
  for (const command of ['verify', 'events', 'bom', 'card', 'audit']) expect([command, await run(command, 'ledger.intoto.jsonl')]).toEqual([command, '3 verify-unreadable']);
  expect(await run('verify-signature', 'model', '--signature', 'model.sig', '--public-key', 'key.pub')).toBe('3 signing-file-unreadable');
  expect(await run('check', '--delivery', 'huge.yml')).toBe('3 delivery-too-large');
  expect(await run('policy', 'test', 'huge.yml')).toBe('3 policy-file-unreadable');
  expect(await run('evidence', 'fetch', `sha256:${'0'.repeat(64)}`, '--out', 'back')).toBe('3 evidence-store-unreadable');
});
