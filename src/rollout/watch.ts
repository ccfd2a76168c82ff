import { isDigest, type Digest } from '../core/digest.ts';
import type { Clock, Log, Split, TrafficDriver } from '../core/seams.ts';
import { JournalInvalid, type State } from '../journal/state.ts';
import { drainCandidate, safeSplit } from '../serving/drain.ts';
import { messageOf } from '../serving/prove.ts';
import { JournalConflict, JournalUntrusted, Recorder, type JournalAccess } from '../serving/recorder.ts';
import { readSplit, SAME_SHARE, sameSplit, writeSplit } from '../serving/router.ts';

/** Where a watch that is started anew each time (a CronJob) finds what it saw last. */
export interface WatchMemory {
  load(): Promise<string | undefined>;
  save(text: string): Promise<void>;
}

export interface WatchDeps extends JournalAccess {
  traffic: TrafficDriver;
  clock: Clock;
  log: Log;
  memory?: WatchMemory;
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

/** What must be known to drain a candidate when the journal can no longer be read. */
interface Remembered {
  /** Slot of the candidate, and where its users go. */
  slot: string;
  safe: Split;
  /** How long the journal may be away, in milliseconds, and when it was last read well. */
  lease: number;
  readAt: number;
  /** Until when the delivery was alive by then: nobody who cannot be heard has prolonged it. */
  until: number;
}

/** What is kept between two processes. */
interface Kept {
  /** The journal's last event: one that ends before it was cut. */
  head?: { index: number; digest: Digest };
  flight?: Remembered;
}

const EVERY = 15_000;
const CONFLICTS = 5;

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
    if (options.once || options.signal?.aborted) return sight;
    await deps.clock.sleep(watcher.pause(options.every ?? EVERY), options.signal).catch((error: unknown) => {
      if (!options.signal?.aborted) throw error;
    });
    if (options.signal?.aborted) return sight;
  }
}

class Watcher {
  readonly #deps: WatchDeps;
  #recorder: Recorder;
  #remembered: Remembered | undefined;
  #loaded = false;

  constructor(deps: WatchDeps) {
    this.#deps = deps;
    this.#recorder = new Recorder(deps, deps.clock, '');
  }

  /** Never throws: a watch that ends because a router or a journal did not answer once would be no watch. */
  async look(): Promise<Sight> {
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

  async #lookOnce(): Promise<Sight> {
    let state: State;
    try {
      state = await this.#recorder.refresh();
    } catch (error) {
      return this.#withoutJournal(error);
    }
    await this.#remember(state);
    const { open } = state;
    if (!open) return this.#noneInFlight(state);
    if (open.promoted) return { kind: 'calm', text: `Delivery ${open.id} has promoted its candidate; the next tick closes it.` };
    const now = this.#deps.clock.now().getTime();
    const safe = safeSplit(open);
    if (now <= open.lease) return { kind: 'calm', text: `Delivery ${open.id} is alive until ${iso(open.lease)}.` };
    if (!safe) return { kind: 'blind', text: `Delivery ${open.id} has had no tick since its lease ended at ${iso(open.lease)}; it is a first delivery, so there is no champion to give its users to.` };
    const split = await readSplit(this.#deps.traffic, open.slots);
    const reached = open.step >= 0 || open.intent !== undefined || (split[open.slot] ?? 0) > SAME_SHARE;
    if (!reached) return { kind: 'calm', text: `Delivery ${open.id} has had no tick since its lease ended at ${iso(open.lease)}; its candidate has no users.` };
    const reason = `No tick came since the lease ended at ${iso(open.lease)}.`;
    const { traffic, clock } = this.#deps;
    await drainCandidate({ recorder: this.#recorder, traffic, clock }, { by: 'watch', code: 'lease-ran-out', reason });
    await this.#recorder.append('closed', { outcome: 'rolled-back', note: 'Drained by the watch.' }, open.id);
    return { kind: 'drained', code: 'lease-ran-out', text: `The candidate of delivery ${open.id} was drained: ${reason}` };
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
    if (!untrusted && now < end) return { kind: 'blind', text: `${why} It was last read ${Math.round((now - known.readAt) / 1000)} s ago; in ${Math.ceil((end - now) / 1000)} s the candidate is drained.` };
    const { traffic, clock } = this.#deps;
    const split = await readSplit(traffic, Object.keys(known.safe));
    if (sameSplit(split, known.safe)) return { kind: 'blind', text: `${why} The candidate has no users.` };
    await writeSplit(traffic, known.safe, clock);
    return { kind: 'drained', code: untrusted ? 'journal-untrusted' : 'journal-away', text: `The candidate on slot ${known.slot} was drained. ${why}` };
  }

  async #remember({ open }: State): Promise<void> {
    const safe = open && !open.promoted ? safeSplit(open) : undefined;
    this.#remembered = safe ? { slot: open!.slot, safe, lease: open!.plan.lease, readAt: this.#deps.clock.now().getTime(), until: open!.lease } : undefined;
    const kept: Kept = { head: this.#recorder.head, flight: this.#remembered };
    await this.#deps.memory?.save(JSON.stringify(kept)).catch((error: unknown) => this.#deps.log.warning(`The watch could not keep what it saw: ${messageOf(error)}`));
  }

  async #recall(): Promise<void> {
    if (this.#loaded) return;
    this.#loaded = true;
    const text = await this.#deps.memory?.load().catch(() => undefined);
    if (text === undefined) return;
    try {
      const { head, flight } = JSON.parse(text) as Kept;
      if (head && Number.isSafeInteger(head.index) && isDigest(head.digest)) this.#recorder = new Recorder({ ...this.#deps, known: head }, this.#deps.clock, '');
      if (flight && isSound(flight)) this.#remembered = flight;
    } catch {
      this.#deps.log.warning('What the watch saw last is unreadable; it starts without it.');
    }
  }
}

function isSound({ slot, safe, lease, readAt, until }: Remembered): boolean {
  return typeof slot === 'string' && [lease, readAt, until].every(Number.isFinite) && isSplit(safe) && safe[slot] === 0;
}

function isSplit(value: unknown): value is Split {
  return typeof value === 'object' && value !== null && Object.values(value).reduce((sum: number, share) => sum + Number(share), 0) === 100;
}

/** The journal's own word that its content, not its connection, is at fault. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === 'journal-unreadable';
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
