import { formatDeliveryId } from '../core/delivery-id.ts';
import type { Digest } from '../core/digest.ts';
import { parseDuration } from '../core/duration.ts';
import type { Fleet, Registry, Signals, TrafficDriver } from '../core/seams.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Trigger } from '../journal/events.ts';
import type { ClosedDelivery, Serving, State } from '../journal/state.ts';
import { messageOf } from '../serving/prove.ts';
import { JournalConflict, Recorder, type JournalAccess } from '../serving/recorder.ts';
import type { Releases } from '../serving/releases.ts';
import { allTo, ensureSplit } from '../serving/router.ts';
import { giveUpCandidate } from './candidate.ts';
import { goBack } from './go-back.ts';
import { pointAgain } from './point.ts';
import { targetRefusals, targetsOf, type PastEvidence, type Target } from './target.ts';
import { alreadyBack, candidateBack, drainedAlready, journalFailed, noTarget, wentBack } from './verdict.ts';

export interface RollbackDeps extends JournalAccess {
  traffic: TrafficDriver;
  fleet: Fleet;
  releases: Releases;
  evidence: PastEvidence;
  /** Where real requests are watched afterwards, and by which of the guardrails they are counted. */
  signals?: Signals;
  guardrails?: readonly string[];
  /** Told after the router. */
  registry?: Registry;
}

export interface RollbackOptions {
  /** The release to go back to; default: the newest that was verified good while serving. */
  to?: Digest;
  /** The release to leave; where it does not serve any more, there is nothing to do. Default: what serves at the start. */
  from?: Digest;
  reason?: string;
  /** What asks for it; a person where absent. */
  trigger?: Trigger;
  /** When that happened: the alert, the press of the button. The time that it took counts from there. */
  triggeredAt?: Date;
  /** Nothing is wrong with what serves: the way is tried, and its journal says so. */
  drill?: true;
}

/** All that the way back works with. */
export interface Retreat {
  delivery: Delivery;
  context: StageContext;
  deps: RollbackDeps;
  options: RollbackOptions;
  recorder: Recorder;
  /** The run that asked, as the journal writes it. */
  id: string;
  startedAt: number;
  /** Milliseconds of real requests that are watched after the router has read back. */
  observe: number;
  now(): number;
}

const CONFLICTS = 10;
const OBSERVE = '15 s';

/**
 * Takes users back to a release that was good. A candidate in flight is drained, and that is all; otherwise the champion
 * gives way to the newest release whose ledger still proves that it was good while serving. Asks nothing of the release
 * that it leaves: no evidence, no approval. Repeating it changes nothing, and a run that was killed is finished by the next.
 * Answers `pass`, `warn` (an untested baseline, or slower than `rollback.within`), `fail` (no release was fit) or `error`
 * (the journal cannot be read or trusted). Throws DriverError where the router or a slot does not do as told.
 */
export async function rollback(delivery: Delivery, context: StageContext, deps: RollbackDeps, options: RollbackOptions = {}): Promise<StageResult> {
  const retreat = retreatOf(delivery, context, deps, options);
  let leave: Digest | undefined;
  for (let conflicts = 0; ; conflicts += 1) {
    let state: State;
    try {
      state = await retreat.recorder.refresh();
    } catch (error) {
      return journalFailed(retreat, messageOf(error));
    }
    // Two people who press the button for one incident mean one release: it is fixed before anything changes.
    leave ??= options.from ?? (state.returning?.from ?? state.open?.release ?? state.champion?.release)?.digest;
    try {
      return await leaveRelease(retreat, state, leave);
    } catch (error) {
      if (!(error instanceof JournalConflict) || conflicts === CONFLICTS) throw error;
    }
  }
}

export function retreatOf(delivery: Delivery, context: StageContext, deps: RollbackDeps, options: RollbackOptions): Retreat {
  const id = formatDeliveryId(context.deliveryId);
  const now = () => context.clock.now().getTime();
  const observe = parseDuration(delivery.spec.rollback?.observe ?? OBSERVE);
  return { delivery, context, deps, options, id, now, startedAt: now(), observe, recorder: new Recorder(deps, context.clock, id) };
}

async function leaveRelease(retreat: Retreat, state: State, leave: Digest | undefined): Promise<StageResult> {
  const { open, champion, returning } = state;
  const { options } = retreat;
  if (open) return candidateBack(retreat, open, await giveUpCandidate(retreat, open));
  if (returning) return finish(retreat, options.to !== undefined && !returning.acted ? undefined : returning.to.digest);
  const last = Object.values(state.closed).findLast(({ rolledBack }) => rolledBack?.askedBy === retreat.id || rolledBack?.from.digest === leave);
  if (last && champion?.release.digest !== leave) return drainedAlready(retreat, last, champion);
  if (!champion || champion.release.digest !== leave || isRepeated(retreat, state, last)) return alreadyBack(retreat, state, await pointAgain(retreat));
  if (options.to !== leave) return finish(retreat, undefined);
  await pointAtChampion(retreat, champion);
  return alreadyBack(retreat, state, await pointAgain(retreat));
}

/** Naming what should serve also mends a router that was set by hand to something else. */
async function pointAtChampion({ deps, context }: Retreat, { slot }: Serving): Promise<void> {
  await ensureSplit(deps.traffic, allTo(slot, deps.fleet.slots()), context.clock);
}

/** The same run asking again (a repeated job) means the same release as before, unless it names one. */
function isRepeated({ id, options }: Retreat, { lastReturn }: State, last: ClosedDelivery | undefined): boolean {
  return options.to === undefined && options.from === undefined && (lastReturn?.delivery === id || last?.rolledBack?.askedBy === id);
}

/** Tries one target after the other until one serves; `begun` is the one that a killed run had chosen. */
async function finish(retreat: Retreat, begun: Digest | undefined): Promise<StageResult> {
  const { deps, context, options, recorder } = retreat;
  const looked: Target[] = [];
  const targets = targetsOf(recorder.state, begun ?? options.to);
  const others = begun === undefined || options.to !== undefined ? [] : targetsOf(recorder.state).filter(({ release }) => release.digest !== begun);
  for (const serving of [...targets, ...others]) {
    const { refusals, notes } = await targetRefusals(deps.journal, serving, deps.evidence, context.clock.now());
    const way = refusals.length === 0 ? await goBack(retreat, serving) : undefined;
    if (way && 'done' in way) return wentBack(retreat, serving, { ...way, notes: [...notes, ...way.notes] }, looked);
    looked.push({ serving, refusals: way ? [way.misfit] : refusals });
  }
  if (recorder.state.returning && !recorder.state.returning.acted) await recorder.append('closed', { outcome: 'abandoned', note: 'No release was fit to go back to.' });
  return noTarget(retreat, looked);
}
