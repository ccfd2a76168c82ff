import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { hexOf, type Digest } from '../core/digest.ts';
import type { ReleaseSource } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { parseDelivery } from '../delivery/load.ts';
import { keepRelease } from '../evidence/release-store.ts';
import { signingOf } from '../run/signing.ts';
import { openJournal, stateOfRollout } from '../run/wiring.ts';
import { otherRun } from './approved.ts';
import { filesBelow } from './artifacts.ts';
import type { Step } from './runner.ts';

/** An older release is in the artifact of the run that delivered it, as long as GitHub keeps that. */
export async function fetchRelease(step: Step, digest: Digest, delivery: Delivery): Promise<ReleaseSource | undefined> {
  const { artifacts, session, runner } = step;
  const runId = await deliveredBy(step, digest, delivery);
  if (!artifacts || !runId) return undefined;
  const folder = await artifacts.fetch('release', runId === runner.runId ? undefined : otherRun(step, runId));
  if (!folder) return undefined;
  const target = path.join(session.out, `release-${hexOf(digest).slice(0, 12)}`);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await cp(folder, target, { recursive: true });
  const file = path.join(target, delivery.file);
  if ((await filesBelow(file)).length === 0) return undefined;
  // The older release has the parts that its own delivery file declared.
  const older = parseDelivery(await readFile(file), { file: delivery.file, root: path.dirname(file), workspace: target });
  return keepRelease(older, delivery.resolve(stateOfRollout(delivery)), digest);
}

/** The run that delivered a release, by the journal. */
async function deliveredBy({ session, secrets }: Step, digest: Digest, delivery: Delivery): Promise<string | undefined> {
  const { journal } = openJournal(delivery, session, await signingOf(delivery, secrets));
  const events = await journal.read();
  const promoted = events.findLast(({ type, data }) => type === 'promoted' && (data.release as { digest?: string } | undefined)?.digest === digest);
  return promoted?.delivery.split('/')[1];
}
