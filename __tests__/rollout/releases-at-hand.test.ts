import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { loadDelivery } from '../../src/delivery/load.ts';
import { openReleases } from '../../src/run/wiring.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { writeTree } from '../evidence/files.ts';

const DELIVERY = 'version: 1\nrelease: {name: income, version: 1.0.0, model: model/}\n';

test('a machine that has kept nothing takes the candidate from where its bytes are at hand, and nothing else', async () => {
  await using folder = await temporaryFolder();
  const [checkout, artifact] = [path.join(folder.path, 'checkout'), path.join(folder.path, 'artifact')];
  await writeTree(checkout, { 'delivery.yml': DELIVERY });
  await writeTree(artifact, { 'delivery.yml': DELIVERY, 'model/weights': 'weights' });
  const [delivery, bytes] = await Promise.all([checkout, artifact].map((workspace) => loadDelivery('delivery.yml', { workspace })));
  const { release } = await openReleases(delivery!, bytes).keep(delivery!);
  await rm(path.join(checkout, '.sluice'), { recursive: true });

  await expect(openReleases(delivery!).source(release.digest)).rejects.toMatchObject({ problems: [{ code: 'release-not-kept' }] });
  expect(await openReleases(delivery!, bytes).source(release.digest)).toMatchObject({ digest: release.digest });
  await rm(path.join(checkout, '.sluice'), { recursive: true });
  // Bytes of another release, or none, are not taken for it.
  await writeTree(artifact, { 'model/weights': 'others' });
  await expect(openReleases(delivery!, bytes).source(release.digest)).rejects.toMatchObject({ problems: [{ code: 'release-not-kept' }] });
  await rm(path.join(artifact, 'model'), { recursive: true });
  await expect(openReleases(delivery!, bytes).source(release.digest)).rejects.toMatchObject({ problems: [{ code: 'release-not-kept' }] });
});
