import { appendFile, chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { hexOf, type Digest } from '../../src/core/digest.ts';
import { InputError } from '../../src/core/problem.ts';
import { identifyRelease } from '../../src/evidence/release.ts';
import { keepRelease, keptReleases, openRelease, pruneReleases } from '../../src/evidence/release-store.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { deliveryIn } from './factory.ts';
import { writeTree } from './files.ts';

const absent: Digest = `sha256:${'0'.repeat(64)}`;

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(() => 'no error', (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).problems[0]!.code;
}

async function keptIn(folder: string) {
  const delivery = await deliveryIn(path.join(folder, 'repository'));
  const state = path.join(folder, 'state');
  return { delivery, state, kept: await keepRelease(delivery, state) };
}

describe('keeping a release', () => {
  test('copies what its digest covers, under its digest, with the files where a server finds them', async () => {
    await using folder = await temporaryFolder();
    await writeTree(path.join(folder.path, 'repository', 'model'), { '.gitignore': '*', '.git/hooks/post-checkout': 'evil' });
    const { delivery, kept, state } = await keptIn(folder.path);
    expect(kept.digest).toBe((await identifyRelease(delivery)).digest);
    expect(kept.root).toBe(path.join(state, 'releases', hexOf(kept.digest)));
    expect(kept.parts).toEqual({ model: 'model', code: 'code/serve.py' });
    expect(await readFile(path.join(kept.root, kept.parts.model!, 'weights.onnx'), 'utf8')).toBe('weights');
    expect(await readFile(path.join(kept.root, kept.parts.code!), 'utf8')).toBe('print(1)\n');
    expect((await readdir(path.join(kept.root, 'model'))).sort()).toEqual(['vocab', 'weights.onnx']);
    expect(await readdir(path.join(state, 'releases'))).toEqual([hexOf(kept.digest)]);
  });

  test('keeps the right to execute, and makes the bytes read-only', async () => {
    await using folder = await temporaryFolder();
    const delivery = await deliveryIn(path.join(folder.path, 'repository'));
    await chmod(path.join(folder.path, 'repository', 'serve.py'), 0o755);
    const { root } = await keepRelease(delivery, path.join(folder.path, 'state'));
    expect((await stat(path.join(root, 'code/serve.py'))).mode & 0o777).toBe(0o555);
    expect((await stat(path.join(root, 'model/weights.onnx'))).mode & 0o777).toBe(0o444);
  });

  test('twice, or beside another job that keeps the same one, is the same as once', async () => {
    await using folder = await temporaryFolder();
    const delivery = await deliveryIn(path.join(folder.path, 'repository'));
    const state = path.join(folder.path, 'state');
    const kept = await Promise.all(Array.from({ length: 4 }, () => keepRelease(delivery, state)));
    expect(new Set(kept.map(({ digest }) => digest)).size).toBe(1);
    expect(await readdir(path.join(state, 'releases'))).toEqual([hexOf(kept[0]!.digest)]);
  });

  test('refuses other bytes than expected, and leaves nothing behind', async () => {
    await using folder = await temporaryFolder();
    const delivery = await deliveryIn(path.join(folder.path, 'repository'));
    const { digest } = await identifyRelease(delivery);
    await appendFile(path.join(folder.path, 'repository', 'serve.py'), '#');
    const state = path.join(folder.path, 'state');
    expect(await codeOf(keepRelease(delivery, state, digest))).toBe('release-changed');
    expect(await readdir(path.join(state, 'releases'))).toEqual([]);
  });

  test('does not follow links in the source, nor a store that is a link itself', async () => {
    await using folder = await temporaryFolder();
    const delivery = await deliveryIn(path.join(folder.path, 'repository'));
    const state = path.join(folder.path, 'state');
    await symlink('/etc/passwd', path.join(folder.path, 'repository', 'model', 'link'));
    expect(await codeOf(keepRelease(delivery, state))).toBe('part-symlink');
    await rm(path.join(state, 'releases'), { recursive: true });
    await mkdir(path.join(folder.path, 'elsewhere'));
    await symlink(path.join(folder.path, 'elsewhere'), path.join(state, 'releases'));
    expect(await codeOf(keepRelease(delivery, state))).toBe('release-store-unsafe');
  });

  test('refuses the same bytes under other names than those kept before', async () => {
    await using folder = await temporaryFolder();
    const { delivery, state, kept } = await keptIn(folder.path);
    await rename(path.join(folder.path, 'repository/model/weights.onnx'), path.join(folder.path, 'repository/model/weights.pkl'));
    expect((await identifyRelease(delivery)).digest).toBe(kept.digest);
    expect(await codeOf(keepRelease(delivery, state))).toBe('release-kept-under-other-names');
    expect(await openRelease(kept.digest, state)).toEqual(kept);
  });

  test('replaces a damaged copy by a good one', async () => {
    await using folder = await temporaryFolder();
    const { delivery, state, kept } = await keptIn(folder.path);
    await rm(path.join(kept.root, 'model', 'weights.onnx'));
    expect(await codeOf(openRelease(kept.digest, state))).toBe('release-damaged');
    const again = await keepRelease(delivery, state);
    expect(again.digest).toBe(kept.digest);
    expect(await readdir(path.join(state, 'releases'))).toEqual([hexOf(kept.digest)]);
  });
});

describe('opening a kept release measures every byte again', () => {
  test('and answers where its parts lie', async () => {
    await using folder = await temporaryFolder();
    const { state, kept } = await keptIn(folder.path);
    expect(await openRelease(kept.digest, state)).toEqual(kept);
  });

  test.each<[string, string, (root: string, folder: string) => Promise<unknown>]>([
    ['a changed byte', 'release-damaged', async (root) => chmod(path.join(root, 'model/weights.onnx'), 0o644).then(() => writeFile(path.join(root, 'model/weights.onnx'), 'weighty'))],
    ['a renamed file', 'release-damaged', (root) => rename(path.join(root, 'model/weights.onnx'), path.join(root, 'model/weights.pkl'))],
    ['a file that git would ignore', 'release-damaged', (root) => writeFile(path.join(root, 'model/.gitattributes'), 'x')],
    ['a part that is not in the manifest', 'release-damaged', (root) => mkdir(path.join(root, 'hooks'))],
    ['a file beside a single-file part', 'release-damaged', (root) => writeFile(path.join(root, 'code/sitecustomize.py'), 'x')],
    ['a missing manifest', 'manifest-unreadable', (root) => rm(path.join(root, 'release.json'))],
    ['a manifest of other parts', 'manifest-contradictory', async (root) => editManifest(root, (text) => text.replace(/("code":\{[^}]*"digest":"sha256:)[0-9a-f]{4}/, '$10000'))],
    ['a manifest with a way out', 'part-missing', async (root) => editManifest(root, (text) => text.replace('"path":"serve.py"', '"path":"../../../../etc/passwd"'))],
    ['a part that is a link', 'part-symlink', async (root, folder) => cp(path.join(root, 'model'), path.join(folder, 'copy'), { recursive: true }).then(() => rm(path.join(root, 'model'), { recursive: true })).then(() => symlink(path.join(folder, 'copy'), path.join(root, 'model')))],
    ['a single-file part in a linked folder', 'release-damaged', async (root, folder) => rename(path.join(root, 'code'), path.join(folder, 'code')).then(() => symlink(path.join(folder, 'code'), path.join(root, 'code')))],
    ['a folder that is a link', 'release-damaged', async (root, folder) => rename(root, path.join(folder, 'moved')).then(() => symlink(path.join(folder, 'moved'), root))],
    ['another release under its name', 'release-damaged', async (root, folder) => otherRelease(root, folder)],
  ])('%s is refused', async (_what, code, damage) => {
    await using folder = await temporaryFolder();
    const { state, kept } = await keptIn(folder.path);
    await damage(kept.root, folder.path);
    expect(await codeOf(openRelease(kept.digest, state))).toBe(code);
  });

  test('a release that is not there, and a name that is no digest', async () => {
    await using folder = await temporaryFolder();
    expect(await codeOf(openRelease(absent, folder.path))).toBe('release-not-kept');
    expect(await codeOf(openRelease('sha256:../../etc' as Digest, folder.path))).toBe('digest-invalid');
  });
});

describe('pruning', () => {
  async function threeKept(folder: string) {
    const { delivery, state, kept } = await keptIn(folder);
    const digests = [kept.digest];
    for (const text of ['second', 'third']) {
      await writeFile(path.join(folder, 'repository', 'serve.py'), text);
      digests.push((await keepRelease(delivery, state)).digest);
    }
    return { state, digests: digests as [Digest, Digest, Digest] };
  }

  test('deletes what is neither in use nor among the newest good ones', async () => {
    await using folder = await temporaryFolder();
    const { state, digests: [first, second, third] } = await threeKept(folder.path);
    expect(await pruneReleases(state, { inUse: [first], good: [first, second, third], keep: 1 })).toEqual([second]);
    expect((await keptReleases(state)).sort()).toEqual([first, third].sort());
    expect((await readdir(path.join(state, 'releases'))).length).toBe(2);
  });

  test('deletes nothing while it does not know what is in use', async () => {
    await using folder = await temporaryFolder();
    const { state, digests } = await threeKept(folder.path);
    expect(await pruneReleases(state, { inUse: [], good: [], keep: 1 })).toEqual([]);
    expect(await pruneReleases(state, { inUse: [digests[0]], good: [], keep: Number.NaN })).toEqual([]);
    expect(await keptReleases(state)).toHaveLength(3);
  });
});

async function editManifest(root: string, change: (text: string) => string): Promise<void> {
  const file = path.join(root, 'release.json');
  await writeFile(file, change(await readFile(file, 'utf8')));
}

async function otherRelease(root: string, folder: string): Promise<void> {
  const delivery = await deliveryIn(path.join(folder, 'other'));
  await writeFile(path.join(folder, 'other', 'serve.py'), 'other');
  const { root: source } = await keepRelease(delivery, path.join(folder, 'other-state'));
  await rm(root, { recursive: true });
  await rename(source, root);
}
