import type { Refusal } from '../core/refusal.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { readLedger } from '../evidence/read-ledger.ts';
import { ledgerAttachment, type EventData, type RolledBack } from '../journal/events.ts';
import type { Returning, Serving } from '../journal/state.ts';
import { keptGolden, type Golden } from '../serving/golden.ts';
import { messageOf, placeRelease, smokeSlot, type Misfit } from '../serving/prove.ts';
import { namedOtherwise } from '../serving/releases.ts';
import { allTo, readSplit, sameSplit, writeSplit } from '../serving/router.ts';
import type { Retreat } from './rollback.ts';

/** Done, or why this release could not be gone back to; then nothing was changed for users. */
export type WayBack = { done: RolledBack; notes: string[] } | { misfit: Refusal };

/**
 * Brings one release back: its bytes into the slot that does not serve (unless they are there), its approved scores asked
 * of the slot, all users to it, and the split read back. Every part that the journal already tells is left out.
 */
export async function goBack(retreat: Retreat, target: Serving): Promise<WayBack> {
  const begun = await begin(retreat, target);
  const notes: string[] = [];
  const unfit = await prepare(retreat, begun, target, notes);
  if (unfit) return { misfit: { code: unfit.code, expected: `${target.release.digest} fit to serve`, actual: unfit.reason, fix: unfit.fix } };
  await point(retreat);
  return { done: await conclude(retreat), notes };
}

async function begin({ recorder, deps, options }: Retreat, target: Serving): Promise<Returning> {
  const { returning, champion } = recorder.state;
  if (returning?.to.digest === target.release.digest) return returning;
  const slots = deps.fleet.slots();
  const slot = slots.find((name) => name !== champion!.slot)!;
  const reason = options.reason ?? 'A rollback was asked for.';
  const intent = { kind: 'rollback' as const, split: allTo(slot, slots), step: -1, code: 'rollback', reason, from: champion!.release, to: target.release, slot };
  return (await recorder.append('intent', intent)).returning!;
}

async function prepare(retreat: Retreat, { slot, placed, smoked }: Returning, target: Serving, notes: string[]): Promise<Misfit | undefined> {
  const { recorder, deps, context } = retreat;
  const { digest } = target.release;
  let loaded = placed?.loaded;
  if (loaded === undefined) {
    const there = await deps.fleet.loaded(slot).catch(() => undefined);
    // A slot that says that it has these bytes loaded needs none; anything else is given them anew.
    if (there !== digest) {
      const source = await deps.releases.source(digest).catch((error: unknown) => ({ lost: messageOf(error) }));
      if ('lost' in source) return { code: 'release-lost', reason: source.lost, fix: 'Keep the release again, or name another one with `--to`.' };
      const renamed = namedOtherwise(source, await ledgerOf(retreat, target));
      if (renamed) return { code: 'release-renamed', reason: renamed, fix: 'Restore the kept release from the run that delivered it, or name another one with `--to`.' };
      const proof = await placeRelease(deps.fleet, slot, source, context.clock);
      if (!proof.fit) return proof;
      loaded = proof.loaded;
    }
    loaded ??= digest;
    await recorder.append('placed', { slot, release: digest, loaded });
  }
  if (smoked) return undefined;
  const golden = await goldenOf(retreat, target, notes);
  if (!golden && loaded === 'unknown' && target.golden !== null)
    return { code: 'golden-unanswered', reason: `Slot ${slot} cannot say what it loaded, and the golden rows of ${digest} are gone.`, fix: 'Restore the journal\'s attachments, or declare `rollout.fleet.loaded`.' };
  const proof = await smokeSlot(deps.fleet, slot, golden, context.clock);
  if (!proof.fit) return proof;
  const { rows, worst, how } = proof;
  const event: EventData['smoked'] = { slot, release: digest, rows, worst, golden: target.golden, how };
  await recorder.append('smoked', event);
  return undefined;
}

/** The ledger that the journal names for the release; it was verified when the target was chosen. */
async function ledgerOf({ deps }: Retreat, { release, ledgerHead }: Serving): Promise<Ledger> {
  const bytes = ledgerHead ? await deps.journal.attachment(ledgerAttachment(release.digest, ledgerHead)) : undefined;
  return readLedger(bytes ?? '', deps.evidence.trust);
}

/** The release's own golden rows: those in the delivery file belong to the candidate. */
async function goldenOf({ delivery, deps }: Retreat, target: Serving, notes: string[]): Promise<Golden | undefined> {
  if (target.golden !== null)
    try {
      return await keptGolden(deps.journal, target.golden);
    } catch (error) {
      notes.push(`Golden rows were not asked: ${messageOf(error)}`);
    }
  // With one command for everything, its word `smoke` is a test of its own.
  return delivery.spec.rollout?.command === undefined ? undefined : { rows: [], scores: [], tolerance: 0 };
}

/** The router first of everything that users notice, and believed only when it reads back. */
async function point({ recorder, deps, context }: Retreat): Promise<void> {
  const { split, acted } = recorder.state.returning!;
  if (acted) return;
  if (!sameSplit(await readSplit(deps.traffic, Object.keys(split)), split)) await writeSplit(deps.traffic, split, context.clock);
  await recorder.append('acted', { split });
}

async function conclude({ recorder, now, startedAt }: Retreat): Promise<RolledBack> {
  const { returning, champion } = recorder.state;
  const { from, to, slot, reason } = returning!;
  const rolledBack: RolledBack = {
    from, to: { release: to, slot }, code: 'rolled-back', reason, numbers: {},
    servedMs: now() - champion!.since, requests: 0, tookMs: now() - startedAt,
  };
  await recorder.append('rolled-back', rolledBack);
  return rolledBack;
}
