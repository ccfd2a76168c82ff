import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rootDigest, modelDigest } from '../../src/evidence/model-digest.ts';
import { identifyRelease } from '../../src/evidence/release.ts';
import { inManifestOrder } from '../../src/evidence/walk.ts';
import { sha256 } from '../../src/core/digest.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { deliveryIn } from '../evidence/factory.ts';
import { writeTree } from '../evidence/files.ts';

const name = fc.stringMatching(/^[a-z0-9 ._~-]{1,8}$/).filter((text) => !/^[. ]+$/.test(text) && text.trim() === text && !/^\.git/.test(text));
const filePath = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));

/** A tree in which no file stands where another one needs a folder. */
const tree = fc.dictionary(filePath, fc.uint8Array({ maxLength: 64 }), { minKeys: 1, maxKeys: 6, noNullPrototype: true }).filter((files) => {
  const paths = Object.keys(files);
  return !paths.some((one) => paths.some((other) => other.startsWith(`${one}/`)));
});

describe('the identity of bytes', () => {
  test('one changed byte in any file of any part is another release, and the old byte brings the old release back', async () => {
    await using folder = await temporaryFolder();
    await writeTree(folder.path, { 'features/make.py': 'def make(): pass\n', 'serve.yaml': 'port: 1\n', 'requirements.lock': 'numpy==2.0.0\n' });
    const delivery = await deliveryIn(folder.path, 'version: 1\nrelease: {name: income, model: model/, code: serve.py, features: features/, config: serve.yaml, environment: requirements.lock}\n');
    const before = (await identifyRelease(delivery)).digest;
    const files = ['model/weights.onnx', 'model/vocab/words.txt', 'serve.py', 'features/make.py', 'serve.yaml', 'requirements.lock'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.integer({ min: 1, max: 255 }), async (file, where, mask) => {
        const target = path.join(folder.path, file);
        const original = await readFile(target);
        const changed = Buffer.from(original);
        changed[where % changed.length]! ^= mask;
        await writeFile(target, changed);
        expect((await identifyRelease(delivery)).digest).not.toBe(before);
        await writeFile(target, original);
        expect((await identifyRelease(delivery)).digest).toBe(before);
      }),
      { numRuns: 80 },
    );
  });

  test('does not depend on the order in which files were written, and does on every file', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (files) => {
        await using here = await temporaryFolder();
        await using there = await temporaryFolder();
        await writeTree(here.path, files);
        await writeTree(there.path, Object.fromEntries(Object.entries(files).reverse()));
        const first = await modelDigest(here.path);
        expect((await modelDigest(there.path)).digest).toBe(first.digest);
        expect((await modelDigest(there.path)).tree).toBe(first.tree);
        await writeTree(there.path, { 'one more': '' });
        expect((await modelDigest(there.path)).digest).not.toBe(first.digest);
        await rm(path.join(there.path, 'one more'));
      }),
      { numRuns: 40 },
    );
  });

  test('the order of files is total, by path component, and the root takes them in any order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(filePath, { minLength: 1, maxLength: 20 }), fc.infiniteStream(fc.nat()), (paths, random) => {
        const files = paths.map((one) => ({ path: one, digest: sha256(one) }));
        const shuffled = files.map((file) => ({ file, key: random.next().value as number })).sort((a, b) => a.key - b.key).map(({ file }) => file);
        expect(rootDigest(shuffled)).toBe(rootDigest(files));
        const ordered = inManifestOrder(files).map((file) => file.path.split('/'));
        for (let i = 1; i < ordered.length; i++) expect(isBefore(ordered[i - 1]!, ordered[i]!)).toBe(true);
      }),
    );
  });
});

/** As Python orders tuples of text: the first component that differs decides, else the shorter path. */
function isBefore(a: readonly string[], b: readonly string[]): boolean {
  const at = a.findIndex((component, i) => component !== b[i]);
  return at < 0 ? a.length < b.length : b[at] !== undefined && a[at]! < b[at]!;
}
