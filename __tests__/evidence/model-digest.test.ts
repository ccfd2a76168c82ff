import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { appendFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { openRegular } from '../../src/evidence/hash-files.ts';
import { modelDigest, rootDigest } from '../../src/evidence/model-digest.ts';
import { walk } from '../../src/evidence/walk.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { writeTree } from './files.ts';

interface GoldenCase {
  name: string;
  files: { path: string; text?: string; byte?: number; times?: number }[];
  order: string[];
  digest: string;
}
const golden = JSON.parse(readFileSync(new URL('golden/model-signing.json', import.meta.url), 'utf8')) as { cases: GoldenCase[] };

function contentOf(file: GoldenCase['files'][number]): Buffer {
  return file.text === undefined ? Buffer.alloc(file.times!, file.byte) : Buffer.from(file.text);
}

function codesOf(error: unknown): string[] {
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).problems.map((problem) => problem.code);
}

async function refusalOf(target: string): Promise<string[]> {
  return codesOf(await modelDigest(target).then(() => 'no error', (error: unknown) => error));
}

describe('the digest of a model', () => {
  test.each(golden.cases)('is what PyPI model-signing 1.1.1 computes: $name', async ({ files, order, digest }) => {
    await using folder = await temporaryFolder();
    const model = path.join(folder.path, 'model');
    for (const file of files) {
      const target = path.join(model, file.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, contentOf(file));
    }
    const found = await modelDigest(model);
    expect(found.digest).toBe(digest);
    expect(found.files.map((file) => file.path)).toEqual(order);
  });

  test('is the subject digest of a published OMS v1.0 signature over the same resources', () => {
    // test-vectors/v1.0/valid/key.bundle.json of github.com/ossf/model-signing-spec (Apache-2.0), its payload's facts.
    const resources = [
      { path: 'signme-2', digest: 'sha256:32dcb1f8e1ae52d5963e56a6ba06ab58b424c15ed2a6b70d2feca1d089370028' as const },
      { path: 'signme-1', digest: 'sha256:bc9a717db6064a32cbe9eae6fc40651dd6d36ef1757183f590eff2b1765d7ebc' as const },
    ];
    expect(rootDigest(resources)).toBe('sha256:92745110b1ab4368471cbe31664e10174e954b113a3df333db860317b2c6dec4');
  });

  test('counts bytes and files, and does not depend on where the folder lies', async () => {
    await using here = await temporaryFolder();
    await using there = await temporaryFolder();
    const files = { 'model.onnx': 'weights', 'assets/vocab.txt': 'a\nb\n' };
    const first = await modelDigest(await writeTree(here.path, files));
    const second = await modelDigest(`${await writeTree(there.path, files)}/`);
    expect(second).toEqual(first);
    expect(first.bytes).toBe(11);
    expect(first.files).toHaveLength(2);
  });

  test('a renamed file keeps the OMS root where the order stays, and changes the tree digest', async () => {
    await using folder = await temporaryFolder();
    await writeTree(folder.path, { 'off/hook.py': 'x', 'zz.bin': 'y' });
    const before = await modelDigest(folder.path);
    await rename(path.join(folder.path, 'off'), path.join(folder.path, 'on'));
    const after = await modelDigest(folder.path);
    expect(after.digest).toBe(before.digest);
    expect(after.tree).not.toBe(before.tree);
  });
});

describe('what has no identity is refused, each by its own code', () => {
  test('a path that does not exist', async () => {
    await using folder = await temporaryFolder();
    expect(await refusalOf(path.join(folder.path, 'absent'))).toEqual(['part-missing']);
    await writeTree(folder.path, { file: 'x' });
    expect(await refusalOf(path.join(folder.path, 'file', 'below'))).toEqual(['part-missing']);
  });

  test('a folder without a file, or with only what is left out', async () => {
    await using folder = await temporaryFolder();
    await mkdir(path.join(folder.path, 'a', 'b'), { recursive: true });
    expect(await refusalOf(folder.path)).toEqual(['part-empty']);
    await writeTree(folder.path, { '.gitignore': '*\n', '.git/HEAD': 'x' });
    expect(await refusalOf(folder.path)).toEqual(['part-empty']);
  });

  test('symlinks: the path itself, one to a file, one to a folder, a broken one; all named at once', async () => {
    await using folder = await temporaryFolder();
    await writeTree(folder.path, { 'model/real.bin': 'x', 'model/sub/real.bin': 'y' });
    const model = path.join(folder.path, 'model');
    await symlink('real.bin', path.join(model, 'to-file'));
    await symlink('sub', path.join(model, 'to-folder'));
    await symlink('nowhere', path.join(model, 'broken'));
    expect(await refusalOf(model)).toEqual(['part-symlink', 'part-symlink', 'part-symlink']);
    await symlink('model', path.join(folder.path, 'link'));
    expect(await refusalOf(path.join(folder.path, 'link'))).toEqual(['part-symlink']);
    expect(await refusalOf(`${path.join(folder.path, 'link')}/`)).toEqual(['part-symlink']);
  });

  test('pipes, sockets and devices, without waiting on them', async () => {
    await using folder = await temporaryFolder();
    execFileSync('mkfifo', [path.join(folder.path, 'pipe')]);
    const server = net.createServer();
    await new Promise<void>((ready) => server.listen(path.join(folder.path, 'socket'), ready));
    try {
      expect(await refusalOf(folder.path)).toEqual(['part-special-file', 'part-special-file']);
      expect(await refusalOf('/dev/null')).toEqual(['part-special-file']);
    } finally {
      await new Promise((closed) => server.close(closed));
    }
  });

  test('a file that cannot be read', async () => {
    expect(await refusalOf('/proc/self/mem')).toEqual(['part-unreadable']);
  });

  test('a file that grows while it is read', async () => {
    // The kernel lists this file with size 0 and then hands out text.
    expect(await refusalOf('/proc/self/status')).toEqual(['part-changed']);
  });

  test('a name that is not UTF-8, has a line break, an escape or a backslash', async () => {
    await using folder = await temporaryFolder();
    const prefix = Buffer.from(`${folder.path}/`);
    await writeFile(Buffer.concat([prefix, Buffer.from([0x66, 0xff, 0xfe])]), 'x');
    expect(await refusalOf(folder.path)).toEqual(['part-name-not-utf8']);
    await rm(folder.path, { recursive: true });
    await writeTree(folder.path, { 'two\nlines': 'x', 'esc\u001b[31m': 'y', 'back\\slash': 'z' });
    expect(await refusalOf(folder.path)).toEqual(Array(3).fill('part-name-control-character'));
  });

  test('two names that differ only in case or Unicode form', async () => {
    await using folder = await temporaryFolder();
    await writeTree(folder.path, { 'Weights.bin': '1', 'weights.bin': '2', 'caf\u00e9': '3', 'cafe\u0301': '4' });
    expect(await refusalOf(folder.path)).toEqual(['part-name-collision', 'part-name-collision']);
  });
});

describe('a file that is not the listed one any more is never hashed', () => {
  async function listed(folder: string) {
    await writeTree(folder, { 'model/a.bin': 'aaaa', 'secret.bin': 'bbbb' });
    return (await walk(path.join(folder, 'model'))).files[0]!;
  }

  test.each<[string, (file: string, folder: string) => Promise<unknown>]>([
    ['it was appended to', (file) => appendFile(file, 'x')],
    ['it was replaced by another file of the same size', async (file, folder) => rename(path.join(folder, 'secret.bin'), file)],
    ['it became a symlink', async (file, folder) => rm(file).then(() => symlink(path.join(folder, 'secret.bin'), file))],
    ['it became a pipe', async (file) => rm(file).then(() => execFileSync('mkfifo', [file]))],
    ['it is gone', (file) => rm(file)],
  ])('%s', async (_why, change) => {
    await using folder = await temporaryFolder();
    const file = await listed(folder.path);
    await change(file.absolute, folder.path);
    expect(codesOf(await openRegular(file).then(() => 'opened', (error: unknown) => error))).toEqual(['part-changed']);
  });
});
