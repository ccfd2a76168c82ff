import { isDigest } from '../core/digest.ts';
import type { JournalEvent, Split } from '../core/seams.ts';
import { drilledTo, isDrilling } from './drills.ts';
import type { EventData, Recorded, Watermark } from './events.ts';
import { leaseOf, slotsTrouble, splitTrouble } from './sound.ts';
import { adoptedIn, type OpenDelivery, type State } from './state-types.ts';

export { DRILL_LEASE, isDrilling } from './drills.ts';
export { adoptedIn } from './state-types.ts';
export type { ClosedDelivery, Drilled, Good, Hold, OpenDelivery, Returning, Seen, Serving, State } from './state-types.ts';

/** The journal's chain may be whole and its story still impossible: an event that cannot follow the ones before it. */
export class JournalInvalid extends Error {
  constructor(index: number, type: string, why: string) {
    super(`Event ${index} (${type}) of the journal cannot be: ${why}. A journal that does not add up is never obeyed; restore it from a copy.`);
    this.name = 'JournalInvalid';
  }
}

/** The state that a whole journal tells. Throws `JournalInvalid` for an impossible story. */
export function stateOf(events: readonly JournalEvent[]): State {
  const state = emptyState();
  for (const event of events) fold(state, event as unknown as Recorded);
  return state;
}

export function emptyState(): State {
  return { position: 0, good: [], slots: {}, closed: {}, testSetUses: [], drills: {} };
}

/** The state after one more event. Pure: the old state is not touched. */
export function reduce(before: State, event: Recorded): State {
  const state = copyOf(before);
  fold(state, event);
  return state;
}

/** A copy that may be changed. What was observed only grows and what was closed stays, so neither is copied deeply. */
function copyOf({ open, closed, ...rest }: State): State {
  const copy: State = { ...structuredClone(rest), closed: { ...closed } };
  if (!open) return copy;
  const { observed, ...others } = open;
  const lists = Object.fromEntries(Object.entries(observed).map(([name, list]) => [name, [...list]]));
  copy.open = { ...structuredClone(others), observed: lists };
  return copy;
}

function fold(state: State, event: Recorded): void {
  const index = state.position;
  const invalid = (why: string): never => {
    throw new JournalInvalid(index, String(event.type), why);
  };
  const at = Date.parse(event.at);
  if (!Number.isFinite(at)) invalid('its time is not a time');
  if (typeof event.data !== 'object' || event.data === null) invalid('it has no data');
  state.position += 1;
  const step = (Object.hasOwn(STEPS, event.type) ? STEPS[event.type] : undefined) as ((context: Context, data: unknown) => void) | undefined;
  if (!step) return invalid('this version of Sluice does not know its type');
  const open = state.open?.id === event.delivery ? state.open : undefined;
  const { lease, split } = event.data as { lease?: unknown; split?: unknown };
  if (open && lease !== undefined) open.lease = leaseOf(lease, at, open.plan) ?? invalid('its lease is no time');
  const trouble = split === undefined ? undefined : splitTrouble(split, open?.slots);
  if (trouble) invalid(trouble);
  const opened = () => open ?? invalid(`delivery ${event.delivery} is not open`);
  step({ state, at, delivery: event.delivery, open: opened, invalid }, event.data);
}

interface Context {
  state: State;
  at: number;
  delivery: string;
  open: () => OpenDelivery;
  invalid: (why: string) => never;
}

const STEPS: { [T in keyof EventData]: (context: Context, data: EventData[T]) => void } = {
  adopted({ state, at, invalid }, { release, slot, ledgerHead = null }) {
    if (state.open || state.returning || state.drilling) invalid('a delivery or a way back is under way');
    state.champion = { release, slot, tested: false, ledgerHead, golden: null, since: at };
    const earlier = [...adoptedIn(state)].reverse().filter((each) => each.release.digest !== release.digest);
    if (earlier.length > 0) state.earlier = earlier;
    state.baseline = state.champion;
    state.slots[slot] = release.digest;
  },
  opened({ state, at, delivery, invalid }, data) {
    if (state.open) invalid(`delivery ${state.open.id} is still open`);
    if (state.returning) invalid('a way back is under way');
    if (isDrilling(state, at)) invalid('a drill is under way');
    delete state.drilling;
    if (state.closed[delivery]) invalid('this delivery was closed before');
    if ((state.champion?.release.digest ?? null) !== (data.champion?.release ?? null)) invalid('it names another champion');
    const trouble = slotsTrouble(data.slots, data.slot);
    if (trouble) invalid(trouble);
    const [first, second] = data.slots;
    const other = data.slot === first ? second : first;
    if (data.champion && data.champion.slot !== other) invalid('candidate and champion would share a slot');
    state.open = {
      ...structuredClone(data), id: delivery, openedAt: at, lease: data.lease === undefined ? at : (leaseOf(data.lease, at, data.plan) ?? invalid('its lease is no time')), step: -1, stepAt: at, requests: {},
      // At a first delivery nothing serves, whatever the router says; exposure begins when step 0 is confirmed.
      intended: { [data.slot]: 0, [other]: 100 }, configured: { [data.slot]: 0, [other]: 100 },
      watermarks: {}, observed: {}, outages: {}, lastLook: at, holds: [], accepted: [], overrides: [],
    };
  },
  placed({ state, open }, data) {
    state.slots[data.slot] = data.release;
    if (state.warm?.slot === data.slot) delete state.warm;
    if (state.returning) state.returning.placed = data;
    else if (state.drilling?.kind !== 'load') open().placed = data;
  },
  smoked({ state, open }, data) {
    if (state.returning) state.returning.smoked = data;
    else open().smoked = data;
  },
  intent({ state, at, delivery, open, invalid }, data) {
    if (data.kind !== 'rollback') {
      Object.assign(open(), { intent: data, intentAt: at });
      return;
    }
    if (state.open) invalid('a delivery is open: it is drained first');
    const { from, to, slot } = data;
    if (data.drill && !state.drilling) invalid('no drill is under way');
    if (!from || !to || slot === undefined) return invalid('it does not say what goes, what comes and where');
    if (from.digest !== state.champion?.release.digest) invalid('it leaves a release that does not serve');
    // A way back that is meant ends a drill: whatever serves then is left for good.
    if (!data.drill) delete state.drilling;
    state.returning = { ...data, from, to, slot, delivery, since: at, acted: false };
  },
  advanced({ at, open, invalid }, { split, step, watermarks }) {
    const delivery = open();
    if (!delivery.smoked) invalid('users would reach a candidate that never answered the golden rows');
    if (!Number.isSafeInteger(step) || step < 0) invalid('its step is none');
    if (step > delivery.step + 1) invalid('a step was left out');
    if (delivery.holds.length > 0) invalid(`a hold stands (${delivery.holds[0]!.code})`);
    if (!((split[delivery.slot] ?? 100) <= (delivery.plan.steps[step] ?? 0))) invalid('the candidate would have more users than the plan gives it');
    if (delivery.judged?.answer === 'roll-back') invalid('it was decided to roll back');
    if (delivery.judged?.answer === 'end') invalid('it was decided to end');
    const gate = step > delivery.step ? delivery.plan.details?.[step]?.gate : undefined;
    if (gate !== undefined && delivery.gatePassed !== step) invalid(`nobody of ${gate} has let this step begin`);
    confirm(delivery, split, at, watermarks, step);
    goOn(delivery, at);
    const isServed = (split[delivery.slot] ?? 0) > 0;
    Object.assign(delivery, { step, stepAt: at }, isServed && { servedSince: delivery.servedSince ?? at });
  },
  drained({ at, open }, data) {
    const delivery = open();
    confirm(delivery, data.split, at);
    delivery.drained = data;
  },
  acted({ state, at, open, invalid }, { split, watermarks }) {
    if (!state.returning) confirm(open(), split, at, watermarks);
    else if (!state.returning.smoked) invalid('users would reach a release that was not asked first');
    else state.returning.acted = true;
  },
  observed({ at, open }, { counts, watermarks, outages, configured, mirrored }) {
    const delivery = open();
    if (mirrored !== undefined) delivery.mirrored = mirrored;
    delivery.configured = configured;
    delivery.watermarks = { ...delivery.watermarks, ...watermarks };
    for (const [name, seen] of Object.entries(counts)) {
      const warm = seen.step === undefined && seen.since < delivery.stepAt + (delivery.plan.warmUp ?? 0);
      (delivery.observed[name] ??= []).push({ ...seen, step: seen.step ?? delivery.step, ...(warm && { warm }) });
      delivery.requests[name] = (delivery.requests[name] ?? 0) + seen.candidate.total;
    }
    delivery.outages = outages;
    if (Object.keys(outages).length === 0) delete delivery.blindSince;
    else delivery.blindSince ??= delivery.lastLook;
    delivery.lastLook = at;
  },
  judged({ open }, data) {
    const delivery = open();
    const isFinal = delivery.judged?.answer === 'roll-back' || (delivery.judged?.answer === 'end' && data.answer !== 'roll-back');
    if (!isFinal) delivery.judged = data;
  },
  held({ at, open }, { by, code, reason, askedBy }) {
    const { holds } = open();
    if (!holds.some((hold) => hold.by === by && hold.code === code)) holds.push({ by, code, reason, ...(askedBy && { askedBy }), since: at });
  },
  resumed({ at, open }) {
    const delivery = open();
    const accepted = [...new Set([...delivery.accepted, ...delivery.holds.map(({ code }) => code)])];
    Object.assign(delivery, { holds: [], accepted, resumedAt: at, stoodStill: 0 });
    if (delivery.waits) delivery.waits.since = at;
  },
  waiting({ at, open }, { code, reason }) {
    const delivery = open();
    delivery.waits = { code, reason, since: delivery.waits?.since ?? at };
  },
  'going-on'({ at, open }) {
    goOn(open(), at);
  },
  shadowed({ open, invalid }, { index, batch, n, differ }) {
    const delivery = open();
    if (!Number.isSafeInteger(n) || !Number.isSafeInteger(differ) || n < 0 || differ < 0 || differ > n) invalid('its counts are no counts');
    if (index !== (delivery.shadowed?.length ?? 0) + 1) invalid('a batch was left out');
    delivery.shadowed = [...(delivery.shadowed ?? []), { index, batch, n, differ }];
  },
  retired({ state, invalid }, { slot, release }) {
    if (state.champion?.slot === slot) return invalid('the champion serves there');
    if (state.slots[slot] === release) delete state.slots[slot];
    if (state.warm?.slot === slot) delete state.warm;
  },
  overridden({ at, open, invalid }, data) {
    const delivery = open();
    const { action, reason, by, askedBy, run, challenge, head } = data;
    if (!Number.isSafeInteger(by?.id) || !reason || !run || !challenge) return invalid('it does not say who let what pass, and why');
    if (by.id === askedBy?.id) return invalid('who asked has let it pass');
    if (delivery.overrides.some((other) => other.run === run && other.action === action)) return invalid('one review lets one thing pass');
    delivery.overrides.push({ action, reason, by, askedBy, run, challenge, head, at });
    if (action === 'skip') delivery.skipped = delivery.step;
    if (action === 'gate') delivery.gatePassed = delivery.step + 1;
  },
  promoted({ state, at, open }, data) {
    const delivery = open();
    delivery.promoted = data;
    const { champion } = delivery;
    if (champion && data.warmUntil !== undefined) state.warm = { slot: champion.slot, release: champion.release, until: data.warmUntil };
    else delete state.warm;
    const serving = { release: data.release, slot: data.slot, tested: true, ledgerHead: data.ledgerHead, golden: data.golden, since: at };
    state.champion = serving;
    state.good = [...state.good.filter((good) => good.release.digest !== data.release.digest), { ...serving, withdrawn: false }];
  },
  'rolled-back'({ state, at, delivery, open, invalid }, data) {
    const { returning } = state;
    if (!returning) {
      open().rolledBack = data;
      return;
    }
    if (!returning.acted) invalid('the router was not yet seen to have gone back');
    if (returning.drill && state.drilling) return drilledTo(state, returning, data, at);
    const target = state.good.find((good) => good.release.digest === returning.to.digest);
    for (const good of state.good) if (good.release.digest === returning.from.digest) good.withdrawn = true;
    state.champion = {
      release: returning.to, slot: returning.slot, tested: target !== undefined,
      ledgerHead: target?.ledgerHead ?? null, golden: target?.golden ?? null, since: at,
    };
    state.lastReturn = { ...data, delivery, at };
    delete state.returning;
  },
  closed({ state, at, open, invalid }, { outcome, note }) {
    if (outcome === 'abandoned') {
      if (!state.returning || state.returning.acted) invalid('there is no way back that could be abandoned');
      delete state.returning;
      return;
    }
    const delivery = open();
    state.closed[delivery.id] = { ...delivery, observed: {}, outcome, closedAt: at, note };
    delete state.open;
  },
  superseded({ state, at, open, invalid }) {
    const delivery = open();
    if (delivery.servedSince !== undefined) invalid('the delivery has had users: it is drained, not replaced');
    state.closed[delivery.id] = { ...delivery, observed: {}, outcome: 'superseded', closedAt: at };
    delete state.open;
  },
  'drill-begun'({ state, at, delivery, invalid }, { kind = 'live', from, to }) {
    const { champion: home } = state;
    if (state.open || state.returning || isDrilling(state, at)) invalid('a delivery, a way back or another drill is under way');
    if (!home || home.release.digest !== from?.digest || !isDigest(to?.digest)) return invalid('it does not say what serves and what is gone back to');
    state.drilling = { kind, delivery, since: at, home, to };
  },
  drilled({ state, at, delivery, invalid }, data) {
    if (data.kind !== 'live' && data.kind !== 'load' && data.kind !== 'tabletop') return invalid('it does not say what was tried');
    state.drills[data.kind] = { ...data, at, delivery };
    if (data.kind === 'tabletop') return;
    if (state.drilling?.kind !== data.kind) invalid('no such drill was begun');
    if (state.returning?.drill && !state.returning.acted) delete state.returning;
    if (state.returning || state.champion?.release.digest !== state.drilling!.home.release.digest) invalid('what served before is not back');
    delete state.drilling;
  },
  lease({ open }) {
    open();
  },
  'test-set-used'({ state, delivery, invalid }, { testSet, release }) {
    if (!isDigest(testSet) || !isDigest(release)) return invalid('it does not say which test set and which release');
    // Two runs of one delivery may have met at the journal: they are one look.
    if (!state.testSetUses.some((use) => use.testSet === testSet && use.release === release && use.delivery === delivery)) state.testSetUses.push({ testSet, release, delivery });
  },
};

/** Nothing but the evidence stands against more users any more. */
function goOn(delivery: OpenDelivery, at: number): void {
  if (!delivery.waits) return;
  delivery.stoodStill = (delivery.stoodStill ?? 0) + (at - delivery.waits.since);
  delete delivery.waits;
}

/** The router is at this split: what was intended is done, and counting starts anew, for an interval has one exposure. */
function confirm(delivery: OpenDelivery, split: Split, at: number, watermarks: Record<string, Watermark> = {}, step = delivery.step): void {
  const before = delivery.splits ?? [];
  const last = before.at(-1);
  // Between intent and confirmation nobody knows which split a request met.
  if (last) last.until ??= Math.min(at, delivery.intentAt ?? at);
  delivery.splits = [...before, { since: at, exposure: (split[delivery.slot] ?? 0) / 100, step }];
  Object.assign(delivery, { intended: split, configured: split });
  delete delivery.intent;
  delete delivery.intentAt;
  delete delivery.mirrored;
  delivery.watermarks = { ...watermarks };
  delivery.lastLook = at;
}
