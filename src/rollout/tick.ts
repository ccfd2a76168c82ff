import { DriverError } from '../core/driver-error.ts';
import { InputError } from '../core/problem.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Split } from '../core/seams.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import type { Asker, EventData, Override } from '../journal/events.ts';
import type { ClosedDelivery, OpenDelivery, State } from '../journal/state.ts';
import { drainCandidate, safeSplit } from '../serving/drain.ts';
import { JournalConflict } from '../serving/recorder.ts';
import { readSplit, SAME_SHARE, sameSplit, whoChanged, whyUnready, writeSplit } from '../serving/router.ts';
import { readMirror } from '../serving/mirror.ts';
import { act } from './act.ts';
import { admit, standingRefusals } from './admit.ts';
import { answering } from './answering.ts';
import { awaitsBatch, shadowBatch } from './batch.ts';
import { championShort, shortOf } from './capacity.ts';
import { heldByDay } from './day.ts';
import { decide, splitAt, type Decision, type Observation } from './decide.ts';
import { close, freeWarm, promote } from './finish.ts';
import { observe } from './observe.ts';
import { isShadowStep } from './planned-steps.ts';
import { place, smoke, smokeAgain } from './prepare.ts';
import { openOf, record, type Work } from './work.ts';

/** What a tick leaves behind. */
export type TickEnd =
  | { kind: 'open'; open: OpenDelivery; decision: Decision }
  | { kind: 'closed'; delivery: ClosedDelivery }
  | { kind: 'refused'; release: ReleaseRef; refusals: Refusal[] }
  | { kind: 'serves-already'; release: ReleaseRef }
  /** Somebody else kept writing; nothing of this tick's was lost, and the next one reads anew. */
  | { kind: 'outrun' };

/** A decision of a person, asked for once. */
export type Request = 'hold' | 'abort' | 'resume' | 'skip' | 'gate';

/** The request, why, and for `resume`, `skip` and `gate` who let it pass. */
export interface Asked {
  request: Request;
  reason?: string;
  override?: Override;
  /** Who asks. */
  by?: Asker;
}

const CONFLICTS = 5;
/** A tick that makes more moves than this goes in circles; a plan has at most 100 batches. */
const MOVES = 140;

/**
 * One step of a rollout: reads the journal and the router, observes, decides, writes its intent, acts, reads back and
 * records. Every move is derived from the journal alone and can be repeated, so a tick that was killed anywhere is
 * finished by the next. Of two ticks at once one loses at the journal's compare-and-set, reads again and goes on from
 * what the other did.
 */
export async function tick(work: Work, asked?: Asked): Promise<TickEnd> {
  for (let conflicts = 0; conflicts < CONFLICTS; conflicts += 1)
    try {
      if (conflicts > 0 || asked || !isSteady(work)) await work.recorder.refresh();
      return await moves(work, asked);
    } catch (error) {
      if (!(error instanceof JournalConflict)) throw error;
    }
  return { kind: 'outrun' };
}

/**
 * Whether the first thing that this tick does to journal or router is to append what it observed: then the append itself tells whether anybody else
 * wrote since this process did, and the journal need not be read before.
 */
function isSteady({ recorder, id, now }: Work): boolean {
  const open = recorder.own && openOf(recorder.own, id);
  if (!open || open.step < 0 || now() - open.lastLook < open.plan.interval / 2) return false;
  const isOver = open.judged !== undefined && open.judged.answer !== 'advance';
  return !(isOver || open.intent || open.drained || open.promoted || open.rolledBack || awaitsBatch(open));
}

async function moves(work: Work, request: Asked | undefined): Promise<TickEnd> {
  let asked = request;
  for (let count = 0; count < MOVES; count += 1) {
    const open = openOf(work.recorder.state, work.id);
    // A person's decision stands from the first moment on at which there is something to decide about.
    if (asked && open) await obey(work, open, asked);
    if (open) asked = undefined;
    const end = await move(work);
    if (end) return end;
  }
  throw new Error(`A tick of ${work.id} made ${MOVES} moves without coming to rest.`);
}

/** One move; answers what the tick leaves behind where there is nothing more to do until the next interval. */
async function move(work: Work): Promise<TickEnd | undefined> {
  const { state } = work.recorder;
  const open = openOf(state, work.id);
  if (!open) return outside(work, state);
  if (open.deliveryFile !== work.delivery.digest)
    throw InputError.of('delivery-file-changed', `Delivery ${open.id} began under the delivery file ${open.deliveryFile}, and this one is ${work.delivery.digest}.`, 'Tick with the file that was approved, or abort the delivery and start a new one.');
  const ends = open.judged?.answer === 'end';
  if (open.promoted || open.rolledBack || (ends && open.drained)) return close(work, open);
  if (open.drained || ends || open.judged?.answer === 'roll-back' || open.intent?.kind === 'drain') return drain(work, open);
  if (open.intent) return act(work, open, open.intent);
  if (await isElsewhere(work, open)) return look(work, open);
  if (!open.placed) return place(work, open);
  if (!open.smoked) return smoke(work, open);
  if (awaitsBatch(open)) return shadowBatch(work, open);
  return look(work, open);
}

/** This delivery is not under way: it was closed, or it has not begun. */
async function outside(work: Work, state: State): Promise<TickEnd | undefined> {
  const closed = state.closed[work.id];
  if (closed) {
    await keepDrained(work, state, closed);
    await freeWarm(work);
    return { kind: 'closed', delivery: closed };
  }
  const admission = await admit(work, state);
  return admission.kind === 'opened' ? undefined : admission;
}

/**
 * A tick that slept through its lease between intent and write may wake up after the watch has drained and closed the
 * delivery. Whoever comes next finds users at a candidate that was rolled back, and takes them away.
 */
async function keepDrained(work: Work, state: State, closed: ClosedDelivery): Promise<void> {
  const { champion } = state;
  if (closed.outcome === 'promoted' || state.open || state.returning || champion?.release.digest !== closed.champion?.release) return;
  const safe = safeSplit(closed);
  if (!safe) return;
  const configured = await readSplit(work.deps.traffic, closed.slots);
  if ((configured[closed.slot] ?? 0) > SAME_SHARE) await writeSplit(work.deps.traffic, safe, work.context.clock);
}

async function drain(work: Work, open: OpenDelivery): Promise<undefined> {
  const { deps, context, recorder } = work;
  const isJudged = open.judged?.answer === 'roll-back' || open.judged?.answer === 'end';
  const { code, reason, guardrail, numbers } = isJudged ? open.judged! : { ...(open.drained ?? open.intent!), guardrail: undefined, numbers: {} };
  const ends = open.judged?.answer === 'end';
  await drainCandidate({ recorder, traffic: deps.traffic, clock: context.clock }, { by: 'tick', code, reason, guardrail, numbers, ends });
}

/** Before the first user the router must still send everybody to the champion, or placing would reach users. */
async function isElsewhere(work: Work, open: OpenDelivery): Promise<boolean> {
  return open.step < 0 && open.champion !== null && !sameSplit(await readSplit(work.deps.traffic, open.slots), open.intended);
}

async function look(work: Work, before: OpenDelivery): Promise<TickEnd | undefined> {
  const seen = await readSplit(work.deps.traffic, before.slots).then((split) => ({ split }), (error: unknown) => ({ overdue: overdue(work, before, error) }));
  if ('overdue' in seen) return carryOut(work, before, seen.overdue);
  const configured = seen.split;
  if (!sameSplit(configured, before.intended)) {
    const lost = decideOn(work, before, { configured });
    // The watch acted because nobody ticked: looking would renew the lease that it found expired.
    if (lost.kind === 'drain' && lost.code === 'lease-ran-out') return carryOut(work, before, lost);
  }
  // Before the first user there is nothing to look at, unless an earlier look found nothing to look with: that must be seen to be over.
  const due = (before.step >= 0 || before.blindSince !== undefined) && work.now() - before.lastLook >= before.plan.interval / 2;
  const mirrored = before.plan.strategy === 'shadow' ? await readMirror(work.deps.traffic) : undefined;
  if (due) await record(work, 'observed', copied(before, await observe(work, before, configured), mirrored));
  const open = openOf(work.recorder.state, work.id)!;
  const last = open.step === open.plan.steps.length - 1;
  const misfit = last && (due || work.now() - open.stepAt >= open.plan.watch) ? await smokeAgain(work, open) : undefined;
  const [refusal] = await standingRefusals(work, open);
  const refused = refusal && `The evidence no longer opens the gate: expected ${refusal.expected}, found ${refusal.actual} [${refusal.code}].`;
  const answers = due ? await answering(work, open) : {};
  const unready = due ? await championShort(work, open) : undefined;
  const asTold = sameSplit(configured, open.intended) && (mirrored === undefined || mirrored === open.slot || !isShadowStep(open.plan, open.step));
  const lacking = asTold ? undefined : await whyUnready(work.deps.traffic, open.intended);
  const changedBy = asTold || lacking !== undefined ? undefined : await whoChanged(work.deps.traffic);
  const decision = decideOn(work, open, { configured, changedBy, lacking, misfit: misfit ?? answers.misfit, refused, mirrored, doubt: answers.doubt, unready });
  const left = await heldByDay(work, before, open, decision);
  return carryOut(work, openOf(work.recorder.state, work.id)!, left);
}

/** A tick that fails renews no lease: once it has run out, users are taken away also from a router that cannot say what it does. */
function overdue(work: Work, open: OpenDelivery, error: unknown): Decision {
  if (!(error instanceof DriverError) || open.step < 0 || !open.champion || work.now() <= open.lease) throw error;
  return { kind: 'drain', code: 'lease-ran-out', reason: `No tick could see within the lease what the router does: ${error.message}`, numbers: {} };
}

/** Without copies of every request, silence is not the candidate's, and nothing is compared. */
function copied({ plan, step, slot, mirrored: before = slot }: OpenDelivery, look: EventData['observed'], mirrored: string | null | undefined): EventData['observed'] {
  if (mirrored === undefined || !isShadowStep(plan, step)) return look;
  return { ...look, mirrored, ...((mirrored !== slot || before !== slot) && { counts: {} }) };
}

function decideOn(work: Work, open: OpenDelivery, observation: Observation): Decision {
  return decide(open, observation, open.plan, work.now());
}

async function carryOut(work: Work, open: OpenDelivery, decision: Decision): Promise<TickEnd | undefined> {
  const { reason, numbers } = decision;
  switch (decision.kind) {
    case 'watch':
      return { kind: 'open', open, decision };
    case 'hold':
      if (decision.record) await record(work, 'held', { by: decision.by, code: decision.code, reason });
      if (decision.lower) await intend(work, open, decision.lower, decision.code, reason);
      else return { kind: 'open', open: openOf(work.recorder.state, work.id)!, decision };
      return undefined;
    case 'drain':
      await record(work, 'judged', { answer: 'roll-back', step: open.step, code: decision.code, reason, guardrail: decision.guardrail, numbers });
      return undefined;
    case 'end':
      await record(work, 'judged', { answer: 'end', step: open.step, code: decision.code, reason, numbers });
      return undefined;
    case 'advance': {
      const short = await shortOf(work, open, decision.split);
      if (short) return { kind: 'open', open, decision: { kind: 'hold', by: 'machine', record: false, ...short, numbers } };
      if (open.step >= 0) await record(work, 'judged', { answer: 'advance', step: open.step, code: 'no-harm', reason, numbers });
      await record(work, 'intent', { kind: 'advance', split: decision.split, step: decision.step, code: 'advance', reason });
      return undefined;
    }
    case 'promote':
      await promote(work, open, numbers);
      return undefined;
  }
}

async function intend(work: Work, open: OpenDelivery, split: Split, code: string, reason: string): Promise<void> {
  if (open.intent && sameSplit(open.intent.split, split)) return;
  await record(work, 'intent', { kind: 'restore', split, step: open.step, code, reason });
}

/** What a person wants of the open delivery. Asked again it changes nothing. */
async function obey(work: Work, open: OpenDelivery, { request, reason, override, by: asker }: Asked): Promise<void> {
  if (open.promoted || open.rolledBack) return;
  const byPerson = open.holds.some(({ by }) => by === 'person');
  if (request === 'hold' && !byPerson) await record(work, 'held', { by: 'person', code: 'held-by-person', reason: reason ?? 'A person holds this delivery.', ...(asker && { askedBy: asker }) });
  if (request === 'abort' && open.judged?.answer !== 'roll-back')
    await record(work, 'judged', { answer: 'roll-back', step: open.step, code: 'aborted', reason: reason ?? 'A person aborted this delivery.', numbers: {}, ...(asker && { askedBy: asker }) });
  if (request === 'resume' && open.holds.length > 0 && (await overrides(work, open, request, override))) await resume(work, open, reason);
  if (request === 'skip' || request === 'gate') await overrides(work, open, request, override);
}

/** False where this review has let this pass already. Throws InputError where nobody did. */
async function overrides(work: Work, open: OpenDelivery, request: 'resume' | 'skip' | 'gate', override: Override | undefined): Promise<boolean> {
  if (override?.action !== request)
    throw InputError.of('override-missing', `Nobody has reviewed \`${request}\`, and no automatic actor passes a person's decision.`, 'Ask for it in the workflow that delivers: its reviewers decide in the environment of overrides. `hold` and `abort` need no review.');
  const known = open.overrides.find(({ run, action }) => run === override.run && action === request);
  // A tick that died between the two events is finished; a review lets one thing pass, and not the next hold.
  if (known) return request === 'resume' && (open.resumedAt ?? 0) < known.at;
  await record(work, 'overridden', override);
  return true;
}

async function resume(work: Work, open: OpenDelivery, reason = 'A person resumed this delivery.'): Promise<void> {
  await record(work, 'resumed', { reason });
  const configured = await readSplit(work.deps.traffic, open.slots);
  // What was intended may have been lowered to what somebody else made of it.
  const split = splitAt(open, open.step);
  if (open.step >= 0 && !sameSplit(configured, split)) await intend(work, open, split, 'resumed', reason);
}
