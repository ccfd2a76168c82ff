import { InputError } from '../core/problem.ts';
import { readLedger } from '../evidence/read-ledger.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { keepGolden, keptGolden, readGolden, type Golden } from '../serving/golden.ts';
import { messageOf, placeRelease, smokeSlot, type Misfit } from '../serving/prove.ts';
import { namedOtherwise } from '../serving/releases.ts';
import { rolloutOf } from './policy.ts';
import { record, type Work } from './work.ts';

/** Puts the candidate's verified bytes into the slot without users, and asks the slot what it loaded. */
export async function place(work: Work, open: OpenDelivery): Promise<undefined> {
  const { deps, context } = work;
  const source = await deps.releases.source(open.release.digest).catch((error: unknown) => {
    // Bytes that are gone or changed stay so; a disk that did not answer may do so at the next tick.
    if (error instanceof InputError) return { lost: messageOf(error) };
    throw error;
  });
  if ('lost' in source) return refuse(work, open, { code: 'release-lost', reason: source.lost });
  const renamed = namedOtherwise(source, await readLedger(deps.ledger.text, deps.ledger.trust));
  if (renamed) return refuse(work, open, { code: 'release-renamed', reason: renamed });
  const proof = await placeRelease(deps.fleet, open.slot, source, context.clock);
  if (!proof.fit) return refuse(work, open, proof);
  await record(work, 'placed', { slot: open.slot, release: open.release.digest, loaded: proof.loaded });
}

/** The slot's answers to the golden rows, at its own endpoint, before any user gets one. */
export async function smoke(work: Work, open: OpenDelivery): Promise<undefined> {
  const { deps, context } = work;
  const declared = (await readGolden(work.delivery, context))?.golden;
  const proof = await smokeSlot(deps.fleet, open.slot, declared ?? ownTest(work), context.clock);
  if (!proof.fit) return refuse(work, open, proof);
  const golden = declared ? await keepGolden(deps.journal, declared) : null;
  const { rows, worst, how } = proof;
  await record(work, 'smoked', { slot: open.slot, release: open.release.digest, rows, worst, golden, how });
}

/** The same question again, while the candidate serves: why it should not, where there is something to say. */
export async function smokeAgain(work: Work, open: OpenDelivery): Promise<Misfit | undefined> {
  const { deps, context } = work;
  const loaded = await deps.fleet.loaded(open.slot).catch(() => undefined);
  if (loaded !== undefined && loaded !== open.release.digest)
    return { code: 'loaded-mismatch', reason: `Slot ${open.slot} serves ${loaded ?? 'nothing'} now, not ${open.release.digest}.`, fix: 'Find out who placed something there.' };
  const golden = open.smoked?.golden ? await keptGolden(deps.journal, open.smoked.golden) : ownTest(work);
  const proof = await smokeSlot(deps.fleet, open.slot, golden, context.clock);
  return proof.fit ? undefined : proof;
}

/** With one command for everything, its word `smoke` is a test of its own: no rows, and its exit status is the answer. */
function ownTest(work: Work): Golden | undefined {
  return rolloutOf(work.delivery).command === undefined ? undefined : { rows: [], scores: [], tolerance: 0 };
}

async function refuse(work: Work, open: OpenDelivery, { code, reason }: { code: string; reason: string }): Promise<undefined> {
  await record(work, 'judged', { answer: 'roll-back', step: open.step, code, reason, numbers: {} });
}
