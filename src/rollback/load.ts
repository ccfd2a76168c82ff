import type { Digest } from '../core/digest.ts';
import { isDrilling, type Serving } from '../journal/state.ts';
import { keptGolden } from '../serving/golden.ts';
import { messageOf, placeRelease, smokeSlot, type Misfit } from '../serving/prove.ts';
import { JournalConflict } from '../serving/recorder.ts';
import { allTo, readSplit, sameSplit } from '../serving/router.ts';
import type { Retreat } from './rollback.ts';

/** Why a version did not load, by its digest; or why none was tried. */
export type Loaded = { misfits: Map<Digest, Misfit> } | { refused: string };

/**
 * Loads one version after the other into the slot that does not serve, asks it its golden rows there, and puts back what was loaded before.
 * The journal says so first, so that no delivery begins meanwhile; whoever takes a way back meanwhile is let pass, and this stops.
 */
export async function loadAll(retreat: Retreat, versions: readonly Serving[]): Promise<Loaded> {
  const { deps, recorder, now } = retreat;
  const { champion, open, returning } = recorder.state;
  if (!champion || versions.length === 0) return { misfits: new Map() };
  if (open || returning) return { refused: `A ${open ? 'delivery' : 'way back'} is under way, and needs the slot.` };
  if (isDrilling(recorder.state, now()) && recorder.state.drilling!.delivery !== retreat.id) return { refused: `A drill is under way, begun by ${recorder.state.drilling!.delivery}.` };
  const slots = deps.fleet.slots();
  const slot = slots.find((name) => name !== champion.slot)!;
  if (!sameSplit(await readSplit(deps.traffic, slots), allTo(champion.slot, slots))) return { refused: `The router does not send every user to slot ${champion.slot}, so slot ${slot} is not free.` };
  try {
    await recorder.append('drill-begun', { kind: 'load', from: champion.release, slot, to: versions[0]!.release });
    return await inTurn(retreat, slot, versions);
  } catch (error) {
    if (!(error instanceof JournalConflict)) throw error;
    return { refused: 'Somebody else wrote the journal meanwhile.' };
  }
}

async function inTurn(retreat: Retreat, slot: string, versions: readonly Serving[]): Promise<Loaded> {
  const { recorder, deps } = retreat;
  const before = recorder.state.slots[slot];
  const misfits = new Map<Digest, Misfit>();
  for (const version of versions) {
    const misfit = await loadOne(retreat, slot, version);
    if (misfit) misfits.set(version.release.digest, misfit);
  }
  const after = recorder.state.slots[slot];
  if (before !== undefined && after !== before) await restore(retreat, slot, before);
  else if (before === undefined) await deps.fleet.retire(slot).catch(() => undefined);
  await recorder.append('drilled', { kind: 'load', outcome: misfits.size === 0 ? 'pass' : 'warn' });
  return { misfits };
}

/** Appending is the guard: it fails where somebody began something since. */
async function loadOne({ deps, recorder, context }: Retreat, slot: string, { release, golden }: Serving): Promise<Misfit | undefined> {
  const source = await deps.releases.source(release.digest).catch((error: unknown) => ({ lost: messageOf(error) }));
  if ('lost' in source) return { code: 'release-lost', reason: source.lost, fix: 'Keep the release again.' };
  await recorder.append('placed', { slot, release: release.digest, loaded: 'unknown' });
  const placed = await placeRelease(deps.fleet, slot, source, context.clock);
  if (!placed.fit) return placed;
  const rows = golden === null ? undefined : await keptGolden(deps.journal, golden).catch(() => undefined);
  const smoked = await smokeSlot(deps.fleet, slot, rows, context.clock);
  return smoked.fit ? undefined : smoked;
}

async function restore({ deps, recorder, context }: Retreat, slot: string, before: Digest): Promise<void> {
  const source = await deps.releases.source(before).catch(() => undefined);
  // What was there before and is gone from the store cannot come back; the slot serves nobody.
  if (!source) return;
  await recorder.append('placed', { slot, release: before, loaded: 'unknown' });
  await placeRelease(deps.fleet, slot, source, context.clock);
}
