import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { hexOf } from '../../src/core/digest.ts';
import { parseDelivery } from '../../src/delivery/load.ts';
import { identifyRelease } from '../../src/evidence/release.ts';
import { modelDigest } from '../../src/evidence/model-digest.ts';
import type { Ledger } from '../../src/evidence/ledger.ts';
import { layoutOf } from '../../src/evidence/release.ts';
import { namedOtherwise, releasesIn } from '../../src/serving/releases.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

test('kept files that were given each other\'s names, manifest and all, are not those that were tested', async () => {
  await using folder = await temporaryFolder();
  await mkdir(path.join(folder.path, 'model'));
  // Named so that the order of names, and so the OMS digest, stays what it was.
  for (const [name, text] of [['a.bin', 'one'], ['c.bin', 'two']] as const) await writeFile(path.join(folder.path, 'model', name), text);
  const text = 'version: 1\nrelease: {name: income, model: model}\n';
  const delivery = parseDelivery(Buffer.from(text), { file: 'delivery.yml', root: folder.path, workspace: folder.path });
  const manifest = await identifyRelease(delivery);
  const entry = { statement: { predicate: { stage: 'identify', details: { trees: layoutOf(manifest) } } } };
  const ledger = { entries: [entry], head: undefined, refusals: [] } as unknown as Ledger;
  const releases = releasesIn(path.join(folder.path, 'state'));
  await releases.keep(delivery);
  expect(namedOtherwise(await releases.source(manifest.digest), ledger)).toBeUndefined();

  const kept = path.join(folder.path, 'state', 'releases', hexOf(manifest.digest));
  await rename(path.join(kept, 'model', 'c.bin'), path.join(kept, 'model', 'b.bin'));
  const { tree } = await modelDigest(path.join(kept, 'model'));
  const written = JSON.parse(await readFile(path.join(kept, 'release.json'), 'utf8'));
  await writeFile(path.join(kept, 'release.json'), JSON.stringify({ ...written, parts: { model: { ...written.parts.model, tree } } }));
  const source = await releases.source(manifest.digest);
  expect(source.digest).toBe(manifest.digest);
  expect(namedOtherwise(source, ledger)).toMatch(/other names than those that were tested/);
});
