import type { Digest } from '../core/digest.ts';
import type { Refusal } from '../core/refusal.ts';
import type { EventData, RolledBack } from '../journal/events.ts';
import type { Returning, Serving } from '../journal/state.ts';
import { keptGolden, type Golden } from '../serving/golden.ts';
import { messageOf, placeRelease, smokeSlot, type Misfit } from '../serving/prove.ts';
import { namedOtherwise } from '../serving/releases.ts';
import type { Pointed } from '../serving/registry.ts';
import { allTo, ensureSplit } from '../serving/router.ts';
import { observeTraffic, type Traffic } from './observed.ts';
import { ledgerOf } from './past-ledger.ts';
import { pointAgain } from './point.ts';
import type { Retreat } from './rollback.ts';
import { declaredMixture, storedMixture } from './whole.ts';

const ASKED_AT_MOST = 5;
const PAUSE = 1000;

/** Done, or why this release could not be gone back to; then nothing was changed for users. */
export type WayBack = { done: RolledBack; notes: string[]; traffic?: Traffic; pointed?: Pointed } | { misfit: Refusal };

/**
 * Brings one release back: its bytes into the slot that does not serve (unless they are there), its approved scores asked
 * of the slot, all users to it, and the split read back; then the registry, and then real requests are watched for an arm that still
 * answers. Every part that the journal already tells is left out.
 */
export async function goBack(retreat: Retreat, target: Serving): Promise<WayBack> {
  const begun = await begin(retreat, target);
  const notes: string[] = [];
  const unfit = await prepare(retreat, begun, target, notes);
  if (unfit) return { misfit: { code: unfit.code, expected: `${target.release.digest} fit to serve`, actual: unfit.reason, fix: unfit.fix } };
  await point(retreat);
  const done = await conclude(retreat);
  // Users are served by now: what follows is said, and undoes nothing.
  const pointed = await pointAgain(retreat);
  return { done, notes, pointed, traffic: await observeTraffic(retreat, done.to!.slot, retreat.observe) };
}

async function begin({ recorder, deps, options }: Retreat, target: Serving): Promise<Returning> {
  const { returning, champion } = recorder.state;
  if (returning?.to.digest === target.release.digest && (returning.drill ?? false) === (options.drill ?? false)) return returning;
  const slots = deps.fleet.slots();
  const slot = slots.find((name) => name !== champion!.slot)!;
  const reason = options.reason ?? 'A rollback was asked for.';
  const intent = { kind: 'rollback' as const, split: allTo(slot, slots), step: -1, code: 'rollback', reason, from: champion!.release, to: target.release, slot, ...triggered(options), ...(options.drill && { drill: true as const }) };
  return (await recorder.append('intent', intent)).returning!;
}

function triggered({ trigger = 'person', triggeredAt, drill }: Retreat['options']): Pick<RolledBack, 'trigger' | 'triggeredAt'> {
  return { trigger: drill ? 'drill' : trigger, ...(triggeredAt && { triggeredAt: triggeredAt.toISOString() }) };
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
      if ('lost' in source) return lost(retreat, target, source.lost);
      const ledger = await ledgerOf(retreat, target);
      const mixture = declaredMixture(retreat.delivery, ledger, digest);
      if (mixture) return mixture;
      const renamed = namedOtherwise(source, ledger);
      if (renamed) return { code: 'release-renamed', reason: renamed, fix: 'Restore the kept release from the run that delivered it, or name another one with `--to`.' };
      const proof = await placeRelease(deps.fleet, slot, source, context.clock);
      if (!proof.fit) return proof;
      loaded = proof.loaded;
    }
    loaded ??= digest;
    await recorder.append('placed', { slot, release: digest, loaded });
  }
  const other = await answersAs(retreat, slot, digest);
  if (other) return other;
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

async function lost(retreat: Retreat, target: Serving, reason: string): Promise<Misfit> {
  const mixture = await storedMixture(retreat, target);
  if (mixture) return { code: 'release-mixed', reason: mixture, fix: 'Remove its folder from the store and fetch the release whole from the run that delivered it, or name another one with `--to`.' };
  return { code: 'release-lost', reason, fix: 'Keep the release again, or name another one with `--to`.' };
}

/** Where the server says for itself what it answers as: one that loaded one release and answers as another is parts of both. */
async function answersAs({ deps, context }: Retreat, slot: string, digest: Digest): Promise<Misfit | undefined> {
  let found: Digest | null | undefined;
  // A server that has just loaded may answer as before for a moment.
  for (let asked = 1; asked <= ASKED_AT_MOST; asked += 1) {
    if (asked > 1) await context.clock.sleep(PAUSE);
    found = await deps.fleet.serving?.(slot).catch(() => undefined);
    if (found === undefined || found === null || found === digest) return undefined;
  }
  return { code: 'release-mixed', reason: `Slot ${slot} has ${digest} loaded and answers as ${found}: parts of two releases.`, fix: 'Restart the slot\'s server so that weights, code and configuration come from one place, then run the rollback again.' };
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
  await ensureSplit(deps.traffic, split, context.clock);
  await recorder.append('acted', { split });
}

async function conclude({ recorder, now, startedAt }: Retreat): Promise<RolledBack> {
  const { returning, champion } = recorder.state;
  const { from, to, slot, reason, trigger = 'person', triggeredAt, drill, since } = returning!;
  const rolledBack: RolledBack = {
    from, to: { release: to, slot }, code: drill ? 'drill' : 'rolled-back', reason, numbers: {},
    servedMs: now() - champion!.since, requests: 0,
    // What a killed run had begun counts from its beginning.
    tookMs: now() - Math.min(startedAt, since),
    trigger, ...(triggeredAt !== undefined && { triggeredAt }), ...(drill && { drill }),
  };
  await recorder.append('rolled-back', rolledBack);
  return rolledBack;
}
