import { canonicalJson, hexOf, sha256, type Digest } from '../core/digest.ts';
import type { Refusal } from '../core/refusal.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import { gate } from '../evidence/gate.ts';
import type { GatePolicy } from '../evidence/gate-policy.ts';
import { layoutOf, type ReleaseManifest } from '../evidence/release.ts';
import type { Plan } from '../journal/events.ts';
import { isDrilling, type OpenDelivery, type State } from '../journal/state.ts';
import { readGolden } from '../serving/golden.ts';
import { allTo, describeSplit, readSplit, sameSplit, whoChanged } from '../serving/router.ts';
import { fixFromChampion } from './judges/fix.ts';
import { planOf, rolloutOf, slotsOf } from './policy.ts';
import { maySupersede, supersede } from './supersede.ts';
import { record, type Work } from './work.ts';

/** What came of a delivery that wanted to begin. */
export type Admission = { kind: 'opened' } | { kind: 'refused'; release: ReleaseRef; refusals: Refusal[] } | { kind: 'serves-already'; release: ReleaseRef };

/**
 * Begins a delivery, or says why it may not: the bytes are kept and named again by what lies in the store, and the gate
 * is asked about exactly those. Nothing is journaled for a delivery that may not begin.
 */
export async function admit(work: Work, state: State): Promise<Admission> {
  const { delivery, deps } = work;
  const declared = soaked(planOf(delivery, deps.traffic), deps.soak ?? 0);
  const { plan, refusals: unfixed } = await fixFromChampion(work, state.champion ? declared : withoutChampion(declared), state);
  const slots = slotsOf(rolloutOf(delivery));
  const { release, manifest } = await deps.releases.keep(delivery);
  if (state.champion?.release.digest === release.digest && !state.open && !state.returning) return { kind: 'serves-already', release };
  // A golden file that cannot be used is told now, not after the candidate was placed.
  await readGolden(delivery, work.context);
  const layout = manifest ? layoutOf(manifest) : work.deps.ledger.policy.layout;
  const gives = state.open && maySupersede(rolloutOf(delivery).supersede, state.open) ? state.open : undefined;
  const refusals = [...(await gateRefusals(work, release.digest, work.now(), layout)), ...occupied(state, gives, work.now()), ...unanswerable(plan, state, work.now()), ...unfixed, ...(await routerRefusals(work, state, slots)), ...((await deps.conditions?.()) ?? [])];
  if (refusals.length > 0) return { kind: 'refused', release, refusals };
  if (gives) {
    await supersede(work, gives);
    const left = await routerRefusals(work, work.recorder.state, slots);
    if (left.length > 0) return { kind: 'refused', release, refusals: left };
  }
  const { champion } = state;
  if (manifest) await keepManifest(work, manifest);
  await record(work, 'opened', {
    release, slots, plan,
    slot: await freeSlot(work, state, slots),
    champion: champion ? { release: champion.release.digest, slot: champion.slot } : null,
    deliveryFile: delivery.digest,
    ledgerHead: headOf(deps.ledger.text),
    lease: work.now() + plan.lease,
  });
  if (deps.brokenGlass) await record(work, 'overridden', deps.brokenGlass);
  return { kind: 'opened' };
}

/** People approved on the word that harm would have this long to show; with one step the watch after it is that time. */
function soaked(plan: Plan, soak: number): Plan {
  if (soak === 0) return plan;
  return { ...plan, soak, ...(plan.steps.length === 1 && { watch: Math.max(plan.watch, soak) }) };
}

/** Nobody serves beside a first delivery, so nothing could be compared and no share be given to another: all users come at once. */
function withoutChampion({ details, holdBack, ...plan }: Plan): Plan {
  if (plan.shadow?.then === 'report' || plan.ab) return plan;
  // What was asked of everybody is asked of the share that would have been watched.
  const all = details?.[plan.steps.length - (holdBack === undefined ? 1 : 2)];
  return { ...plan, steps: [100], ...(all && { details: [all] }) };
}

/** What this plan could never come to an answer about. */
function unanswerable({ strategy, shadow, ab }: Plan, { champion, warm }: State, now: number): Refusal[] {
  const refusals: Refusal[] = [];
  if (!champion && (ab || shadow?.then === 'report'))
    refusals.push({ code: 'champion-missing', expected: `a champion, beside which strategy \`${strategy}\` has an answer`, actual: 'none: this model was never delivered', fix: 'Adopt what serves now (`sluice adopt`), or deliver the first release by `strategy: replace`.' });
  if (ab && now >= ab.ends)
    refusals.push({ code: 'ab-over', expected: 'an A/B test that ends after it begins', actual: `it ended at ${new Date(ab.ends).toISOString()}`, fix: 'Write a later `rollout.ab.ends`.' });
  if (warm && now < warm.until)
    refusals.push({ code: 'kept-warm', expected: `slot ${warm.slot} free for a candidate`, actual: `it keeps ${warm.release} loaded until ${new Date(warm.until).toISOString()}`, fix: 'Wait until then, or go back to it with `sluice rollback`.' });
  return refusals;
}

/**
 * What the gate has against a delivery that has begun: asked as of its beginning, so that it does not grow stale by its own
 * length, and of the ledger that it began with or one that has grown from it.
 */
export async function standingRefusals(work: Work, { release, openedAt, ledgerHead }: OpenDelivery): Promise<Refusal[]> {
  const { entries, head } = await work.ledger;
  const same = entries.some(({ digest }) => digest === ledgerHead);
  const other: Refusal = { code: 'ledger-other', expected: `the ledger that the delivery began with (${ledgerHead})`, actual: head ?? 'none', fix: 'Tick with the ledger of this delivery.' };
  return [...(same ? [] : [other]), ...(await gateRefusals(work, release.digest, openedAt, null, false))];
}

/** What serves in the environment before is asked when a delivery begins; it may go on to other releases since. */
async function gateRefusals({ deps, ledger }: Work, release: Digest, at: number, layout: GatePolicy['layout'] = null, parity = true): Promise<Refusal[]> {
  return gate({ ...deps.ledger.policy, layout, ...(parity ? {} : { parity: undefined }) }, await ledger, release, new Date(at));
}

export function headOf(text: string): Digest {
  return sha256(text.trimEnd().split('\n').at(-1) ?? '');
}

/** One release keeps its first manifest: name and version are labels, and may be others at another delivery. */
async function keepManifest({ deps: { journal } }: Work, manifest: ReleaseManifest): Promise<void> {
  const name = `releases/${hexOf(manifest.digest)}.json`;
  if (!(await journal.attachment(name))) await journal.attach(name, Buffer.from(canonicalJson(manifest)));
}

function occupied(state: State, gives: OpenDelivery | undefined, now: number): Refusal[] {
  const { open, returning, drilling } = state;
  if (open && open === gives) return [];
  if (open)
    return [{
      code: 'delivery-in-flight', expected: 'no other delivery of this model under way', actual: `delivery ${open.id} of ${open.release.digest}`,
      fix: 'Let it end, or abort it (`sluice rollback` drains its candidate), then start this one again. `rollout.supersede` says when a newer delivery may take the place of one under way.',
    }];
  if (returning)
    return [{
      code: 'rollback-unfinished', expected: 'no way back under way', actual: `the way back to ${returning.to.digest}, begun by ${returning.delivery}`,
      fix: 'Run `sluice rollback` again: it goes on where it stopped.',
    }];
  if (isDrilling(state, now))
    return [{
      code: 'drill-under-way', expected: 'no drill of the way back under way', actual: `a drill, begun by ${drilling!.delivery}`,
      fix: 'Let it end. One that was killed is finished by `sluice rollback --drill`, and stands in nobody\'s way after an hour.',
    }];
  return [];
}

/** A candidate may only be put where no user is, so the router must send everybody to the champion. */
async function routerRefusals(work: Work, { champion, open, returning }: State, slots: readonly string[]): Promise<Refusal[]> {
  if (!champion || open || returning) return [];
  const fix = 'Bring the router back (`sluice rollback --to` with the champion\'s digest), or `sluice adopt` what really serves.';
  if (!slots.includes(champion.slot))
    return [{ code: 'champion-slot-unknown', expected: `the champion's slot ${champion.slot} among the declared slots`, actual: slots.join(', '), fix: 'Declare the slot again in `rollout.fleet.slots`.' }];
  const split = await readSplit(work.deps.traffic, slots);
  const expected = allTo(champion.slot, slots);
  if (sameSplit(split, expected)) return [];
  const other = await whoChanged(work.deps.traffic);
  return [{ code: 'router-not-at-champion', expected: describeSplit(expected), actual: `${describeSplit(split)}${other === undefined ? '' : ` (${other.replace(/\.$/, '')})`}`, fix }];
}

/** The slot that does not serve; at a first delivery the one with the smaller share, for somebody unknown may be on the other. */
async function freeSlot(work: Work, { champion }: State, slots: [string, string]): Promise<string> {
  const [first, second] = slots;
  if (champion) return champion.slot === first ? second : first;
  const split = await readSplit(work.deps.traffic, slots);
  return split[second]! < split[first]! ? second : first;
}
