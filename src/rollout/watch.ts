import type { Clock, Log, TrafficDriver } from '../core/seams.ts';
import { JournalInvalid, type OpenDelivery, type State } from '../journal/state.ts';
import { drainCandidate, safeSplit } from '../serving/drain.ts';
import { messageOf } from '../serving/prove.ts';
import { JournalConflict, JournalUntrusted, Recorder, type JournalAccess } from '../serving/recorder.ts';
import { readSplit, SAME_SHARE, sameSplit, splitIfSaid, writeSplit } from '../serving/router.ts';
import { ownText, recalled, sharedText, type Flight, type WatchMemory } from './watch-memory.ts';

export type { WatchMemory } from './watch-memory.ts';

/** What several watches of one model share, where there is such a place. None of these throws, but `taken`. */
export interface WatchStand {
  readonly memory: WatchMemory;
  /** Whether this one looks now: otherwise another one that lives does. */
  leads(): Promise<boolean>;
  /** Milliseconds for which that other one may be silent. */
  silence(): number;
  /** Whether somebody took away what says that the delivery lives: a person's brake, which needs neither journal nor router. */
  taken(flight: Flight): Promise<boolean>;
  report(sight: Sight): Promise<void>;
  /** This one ends. */
  leave(): Promise<void>;
}

export interface WatchDeps extends JournalAccess {
  traffic: TrafficDriver;
  clock: Clock;
  log: Log;
  memory?: WatchMemory;
  stand?: WatchStand;
  /** The lease that the delivery file declares, in milliseconds. */
  lease?: number;
}

export interface WatchOptions {
  once?: boolean;
  /** Milliseconds between two looks at the most: one is due, too, at the moment at which a lease ends. */
  every?: number;
  /** Told of each look. What it does must not throw. */
  seen?: (sight: Sight) => Promise<void>;
  signal?: AbortSignal;
}

/** What one look found and did. */
export type Sight =
  /** Nothing is in flight, or its ticks are alive. */
  | { kind: 'calm'; text: string }
  /** The candidate lost its users by this look. */
  | { kind: 'drained'; code: string; text: string }
  /** The journal cannot be obeyed and there is nothing to drain, or not yet. */
  | { kind: 'blind'; text: string };

/** Milliseconds between two looks. */
export const WATCH_EVERY = 15_000;
const CONFLICTS = 5;
/** The router is asked whether the watch could act at the first look, and about once an hour. */
const LOOKS_BETWEEN_INSPECTIONS = 240;

/**
 * Stands beside the router with nothing but its driver and the journal. Takes every user from the candidate when its lease
 * ran out, when the journal does not verify, or when it cannot be read for the lease's length. Only ever lowers exposure;
 * looking again changes nothing. Answers the last look; without `once` it looks until `signal` ends it.
 */
export async function watch(deps: WatchDeps, options: WatchOptions = {}): Promise<Sight> {
  const watcher = new Watcher(deps);
  for (;;) {
    const sight = await watcher.look();
    if (sight.kind !== 'calm') deps.log.warning(sight.text);
    else deps.log.debug(sight.text);
    await options.seen?.(sight);
    if (!options.once && !options.signal?.aborted)
      await deps.clock.sleep(watcher.pause(options.every ?? WATCH_EVERY), options.signal).catch((error: unknown) => {
        if (!options.signal?.aborted) throw error;
      });
    if (!options.once && !options.signal?.aborted) continue;
    await deps.stand?.leave();
    return sight;
  }
}

class Watcher {
  readonly #deps: WatchDeps;
  #recorder: Recorder;
  #remembered: Flight | undefined;
  #loaded = false;
  #looks = 0;
  #unfit = '';

  constructor(deps: WatchDeps) {
    this.#deps = deps;
    this.#recorder = new Recorder(deps, deps.clock, '');
  }

  /** Never throws: a watch that ends because a router or a journal did not answer once would be no watch. */
  async look(): Promise<Sight> {
    const { stand } = this.#deps;
    if (stand && !(await stand.leads()) && !(await this.#isLeft(stand.silence()))) return { kind: 'calm', text: 'Another watch looks.' };
    const sight = await this.#fit(await this.#looked());
    await stand?.report(sight);
    return sight;
  }

  /**
   * Whether another watch, which says that it looks, leaves users where they must not be: whoever may write its Lease could say so for ever. Only a journal that
   * verifies tells, for what this one knew grows old while another one looks. Both may act: they do the same.
   */
  async #isLeft(silence: number): Promise<boolean> {
    this.#loaded = false;
    this.#remembered = undefined;
    const { open } = await this.#recorder.refresh().catch(() => ({ open: undefined }));
    return open !== undefined && !open.promoted && safeSplit(open) !== undefined && this.#deps.clock.now().getTime() > open.lease + silence;
  }

  async #looked(): Promise<Sight> {
    await this.#recall();
    for (let conflicts = 0; conflicts < CONFLICTS; conflicts += 1)
      try {
        return await this.#lookOnce();
      } catch (error) {
        if (error instanceof JournalConflict) continue;
        return this.#unacted(messageOf(error));
      }
    return { kind: 'calm', text: 'The journal is being written by a tick at this moment: it is alive.' };
  }

  /** Milliseconds until the next look. */
  pause(every: number): number {
    const left = this.#remembered ? this.#remembered.until - this.#deps.clock.now().getTime() + 1 : every;
    return left > 0 ? Math.min(every, left) : every;
  }

  /** A right that is missing, or a route that is not there, is found while there is time: not when users must be taken away. */
  async #fit(sight: Sight): Promise<Sight> {
    const { traffic, log } = this.#deps;
    if (this.#deps.stand && this.#looks % LOOKS_BETWEEN_INSPECTIONS === 0) {
      const findings = await (traffic.inspect?.() ?? Promise.resolve([])).catch((error: unknown) => [{ code: 'router-unasked', message: messageOf(error), fix: '', blocks: true }]);
      this.#unfit = findings.filter(({ blocks }) => blocks).map(({ code, message, fix }) => `${message} ${fix} [${code}]`).join('\n');
      for (const { code, message, fix } of findings.filter(({ blocks }) => !blocks)) log.debug(`${message} ${fix} [${code}]`);
    }
    // Asked again at the next look, until it could act.
    if (this.#unfit === '') this.#looks += 1;
    return sight.kind === 'calm' && this.#unfit !== '' ? { kind: 'blind', text: `The watch could not take a candidate's users away: ${this.#unfit}` } : sight;
  }

  async #lookOnce(): Promise<Sight> {
    let state: State;
    try {
      state = await this.#recorder.refresh();
    } catch (error) {
      return this.#withoutJournal(error);
    }
    const { open } = state;
    const taken = await this.#remember(state);
    if (taken && open && safeSplit(open)) return this.#drained(open, 'lease-taken', TAKEN);
    if (!open) return this.#noneInFlight(state);
    if (open.promoted) return { kind: 'calm', text: `Delivery ${open.id} has promoted its candidate; the next tick closes it.` };
    const now = this.#deps.clock.now().getTime();
    const safe = safeSplit(open);
    if (now <= open.lease) return { kind: 'calm', text: `Delivery ${open.id} is alive until ${iso(open.lease)}.` };
    if (!safe) return { kind: 'blind', text: `Delivery ${open.id} has had no tick since its lease ended at ${iso(open.lease)}; it is a first delivery, so there is no champion to give its users to.` };
    // A router that cannot say what it does is told all the same.
    const split = await splitIfSaid(this.#deps.traffic, open.slots);
    const reached = open.step >= 0 || open.intent !== undefined || split === undefined || (split[open.slot] ?? 0) > SAME_SHARE;
    if (!reached) return { kind: 'calm', text: `Delivery ${open.id} has had no tick since its lease ended at ${iso(open.lease)}; its candidate has no users.` };
    return this.#drained(open, 'lease-ran-out', `No tick came since the lease ended at ${iso(open.lease)}.`);
  }

  async #drained(open: OpenDelivery, code: string, reason: string): Promise<Sight> {
    const { traffic, clock } = this.#deps;
    await drainCandidate({ recorder: this.#recorder, traffic, clock }, { by: 'watch', code, reason });
    await this.#recorder.append('closed', { outcome: 'rolled-back', note: 'Drained by the watch.' }, open.id);
    return { kind: 'drained', code, text: `The candidate of delivery ${open.id} was drained: ${reason}` };
  }

  /** Without a key, or a journal that can be written to, the router is changed all the same; then it is the record that lacks. */
  async #unacted(why: string): Promise<Sight> {
    const safe = this.#remembered?.safe;
    const split = safe && (await readSplit(this.#deps.traffic, Object.keys(safe)).catch(() => undefined));
    const done = safe && split && sameSplit(split, safe);
    return { kind: 'blind', text: done ? `The candidate has no users, and that could not be recorded: ${why}` : `The watch could not act: ${why}` };
  }

  /** A tick that overslept may have raised a candidate after its delivery was closed. */
  async #noneInFlight({ champion, closed, returning }: State): Promise<Sight> {
    const last = Object.values(closed).at(-1);
    const safe = last && safeSplit(last);
    if (!last || !safe || last.outcome === 'promoted' || returning || champion?.release.digest !== last.champion?.release)
      return { kind: 'calm', text: 'No delivery is in flight.' };
    const split = await readSplit(this.#deps.traffic, last.slots);
    if ((split[last.slot] ?? 0) <= SAME_SHARE) return { kind: 'calm', text: 'No delivery is in flight.' };
    await writeSplit(this.#deps.traffic, safe, this.#deps.clock);
    return { kind: 'drained', code: 'raised-after-close', text: `Slot ${last.slot} had users after delivery ${last.id} was closed; they are with the champion again.` };
  }

  async #withoutJournal(error: unknown): Promise<Sight> {
    const untrusted = error instanceof JournalUntrusted || error instanceof JournalInvalid || isUnreadable(error);
    const known = this.#remembered;
    const why = `${untrusted ? 'The journal cannot be trusted' : 'The journal cannot be read'}: ${messageOf(error)}`;
    if (!known) return { kind: 'blind', text: `${why} No delivery was in flight when it last could.` };
    const now = this.#deps.clock.now().getTime();
    const end = Math.min(known.readAt + known.lease, known.until + 1);
    const taken = await this.#deps.stand?.taken(known).catch(() => false);
    if (!untrusted && !taken && now < end) return { kind: 'blind', text: `${why} It was last read ${Math.round((now - known.readAt) / 1000)} s ago; in ${Math.ceil((end - now) / 1000)} s the candidate is drained.` };
    const { traffic, clock } = this.#deps;
    const split = await splitIfSaid(traffic, Object.keys(known.safe));
    if (split && sameSplit(split, known.safe)) return { kind: 'blind', text: `${why} The candidate has no users.` };
    await writeSplit(traffic, known.safe, clock);
    const code = untrusted ? 'journal-untrusted' : taken ? 'lease-taken' : 'journal-away';
    return { kind: 'drained', code, text: `The candidate on slot ${known.slot} was drained. ${taken ? TAKEN : ''} ${why}`.replace('  ', ' ') };
  }

  /** Keeps what was read. Answers whether the delivery was stopped by hand: then that stays as it is. */
  async #remember({ open }: State): Promise<boolean> {
    const { stand, memory = stand?.memory, clock, log } = this.#deps;
    const safe = open && !open.promoted ? safeSplit(open) : undefined;
    const flight: Flight | undefined = safe && { delivery: open!.id, openedAt: open!.openedAt, slot: open!.slot, safe, lease: open!.plan.lease, readAt: clock.now().getTime(), until: open!.lease };
    this.#remembered = flight;
    try {
      if (flight && (await stand?.taken(flight))) return true;
      await memory?.save(memory.shared ? sharedText(this.#recorder.events, flight && open) : ownText(this.#recorder.head, flight), flight);
    } catch (error) {
      log.warning(`The watch could not keep what it saw: ${messageOf(error)}`);
    }
    return false;
  }

  async #recall(): Promise<void> {
    if (this.#loaded) return;
    this.#loaded = true;
    const { stand, memory = stand?.memory, keys, model, clock, lease, log } = this.#deps;
    const text = await memory?.load().catch((error: unknown) => void log.warning(`The watch could not read what it saw last: ${messageOf(error)}`));
    if (memory === undefined || text === undefined) return;
    try {
      const { known, flight } = recalled(text, memory.shared ?? false, { keys, model, lease, now: clock.now().getTime() });
      if (known) this.#recorder = new Recorder({ ...this.#deps, known }, clock, '');
      this.#remembered = flight;
    } catch {
      log.warning('What the watch saw last is unreadable; it starts without it.');
    }
  }
}

const TAKEN = 'Somebody took the Lease of the delivery away.';

/** The journal's own word that its content, not its connection, is at fault. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === 'journal-unreadable';
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
