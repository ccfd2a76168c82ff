// A serving world that keeps state: two slots, a router, users, their log, and a journal, on a clock that only moves when
// told. Everything it does can be made to fail at any call, before or after it took effect.
import { sha256, type Digest } from '../src/core/digest.ts';
import { JournalConflict, type Clock, type Counts, type Fleet, type Journal, type JournalEvent, type Reading, type Signals, type Split, type TrafficDriver, type Window } from '../src/core/seams.ts';
import { InputError } from '../src/core/problem.ts';
import type { ReleaseRef } from '../src/core/verdict.ts';
import { chainEvent } from '../src/journal/chain.ts';
import type { Releases } from '../src/serving/releases.ts';
import { ManualClock } from './clock.ts';

/** How a model behaves when it serves. Rates are shares of its requests. */
export interface Behaviour {
  errors: number;
  slow?: number;
  /** It serves and leaves no trace in the log. */
  silent?: boolean;
  score?: (row: Record<string, unknown>) => number;
}

/** The process that ran the tick is gone: nothing it calls answers any more. */
export class Killed extends Error {
  constructor() {
    super('killed');
    this.name = 'Killed';
  }
}

/** Counts every call into the world and lets one of them fail. */
export class Faults {
  calls: string[] = [];
  #plan: { at: number; when: 'before' | 'after' | 'twice'; kills: boolean } | undefined;
  #dead = false;

  /** The process dies at call `at` (from 0), before or after the call took effect; `revive` starts a new one. */
  killAt(at: number, when: 'before' | 'after'): void {
    this.#plan = { at, when, kills: true };
  }

  /** Call `at` alone fails, before it takes effect, or after (its reply is lost). */
  failAt(at: number, when: 'before' | 'after'): void {
    this.#plan = { at, when, kills: false };
  }

  /** Call `at` reaches the other side twice, as a retry below whoever called makes it; the answer is the first one's. */
  duplicateAt(at: number): void {
    this.#plan = { at, when: 'twice', kills: false };
  }

  revive(): void {
    this.#dead = false;
    this.#plan = undefined;
  }

  async call<T>(name: string, effect: () => T | Promise<T>): Promise<T> {
    if (this.#dead) throw new Killed();
    const due = this.calls.push(name) - 1 === this.#plan?.at ? this.#plan : undefined;
    if (due?.when === 'before') throw this.#failure(due.kills, name);
    const result = await effect();
    if (due?.when === 'after') throw this.#failure(due.kills, name);
    // What the second of them says (a conflict, where the first has written) nobody hears.
    if (due?.when === 'twice') await Promise.resolve().then(effect).catch(() => undefined);
    return result;
  }

  #failure(kills: boolean, name: string): Error {
    this.#dead = kills;
    return kills ? new Killed() : new Error(`${name}: the connection was lost`);
  }
}

export interface WorldOptions {
  model?: string;
  /** Requests per second, over both slots. */
  rps?: number;
  seed?: number;
  start?: Split;
}

export class World {
  readonly clock = new ManualClock();
  readonly faults = new Faults();
  readonly behaviours = new Map<Digest, Behaviour>();
  readonly loaded: Record<string, Digest | null> = { a: null, b: null };
  /** The router's settings, oldest first; the last one is in force. */
  readonly history: { at: number; split: Split }[];
  readonly journal: MemoryJournal;
  /** What `keep` names: the release that the delivery file points at. */
  candidate: ReleaseRef = release('first');
  /** Digests whose kept bytes were changed. */
  readonly changed = new Set<Digest>();
  outage: string | undefined;
  loadedIsUnknown = false;
  /** The slot that gets copies of the requests, since when; copies fail as that slot's model does. */
  readonly mirrors: { at: number; slot: string | null }[] = [];
  /** Whether the fleet itself can tell what is ready. */
  saysReady = false;
  /** What is ready of each slot. */
  readonly ready: Record<string, { ready: number; rpsEach: number }> = { a: { ready: 10, rpsEach: 100 }, b: { ready: 10, rpsEach: 100 } };
  /** Of each batch, the latest first, what candidate and champion scored differently. */
  batches: { batch: string; n: number; differ: number }[] = [];
  /** Called when a driver changes the router, before the change. */
  onWrite: (split: Split) => void = () => undefined;
  readonly #log: Log;

  constructor({ model = 'income', rps = 20, seed = 1, start = { a: 100, b: 0 } }: WorldOptions = {}) {
    this.journal = new MemoryJournal(model);
    this.history = [{ at: this.clock.now().getTime(), split: start }];
    this.#log = new Log(this, rps, seed);
  }

  get split(): Split {
    return this.history.at(-1)!.split;
  }

  get mirrored(): string | null {
    return this.mirrors.at(-1)?.slot ?? null;
  }

  capacity = (slot: string): Promise<{ ready: number; rpsEach: number }> => this.faults.call('fleet.capacity', () => this.ready[slot]!);

  /** Somebody sets the router by hand. */
  setSplit(split: Split): void {
    this.history.push({ at: this.clock.now().getTime(), split: { ...split } });
  }

  get traffic(): TrafficDriver {
    return {
      name: 'memory',
      capabilities: { weights: true, smallestStep: 0, mirror: true, cohorts: true },
      read: () => this.faults.call('traffic.read', () => ({ ...this.split })),
      write: (split) => 
        this.faults.call('traffic.write', () => {
          this.onWrite(split);
          this.setSplit(split);
        }),
      mirror: {
        read: () => this.faults.call('traffic.mirror.read', () => this.mirrored),
        write: (slot) => this.faults.call('traffic.mirror.write', () => void this.mirrors.push({ at: this.clock.now().getTime(), slot })),
      },
    };
  }

  get fleet(): Fleet {
    const behaviourOf = (slot: string): Behaviour | undefined => {
      const digest = this.loaded[slot];
      return digest ? this.behaviours.get(digest) : undefined;
    };
    return {
      slots: () => ['a', 'b'],
      place: (slot, source) => this.faults.call('fleet.place', () => void (this.loaded[slot] = source.digest)),
      loaded: (slot) => this.faults.call('fleet.loaded', () => (this.loadedIsUnknown ? undefined : this.loaded[slot]!)),
      ask: (slot, rows) =>
        this.faults.call('fleet.ask', () => {
          const score = behaviourOf(slot)?.score;
          if (!score) throw new Error(`Slot ${slot} answers nobody.`);
          return rows.map(score);
        }),
      retire: (slot) => this.faults.call('fleet.retire', () => void (this.loaded[slot] = null)),
      ...(this.saysReady && { ready: (slot: string) => this.faults.call('fleet.ready', () => this.ready[slot]!.ready) }),
      shadow: (_slot, index) =>
        this.faults.call('fleet.shadow', () => {
          const scored = this.batches[index - 1];
          if (!scored) throw new Error(`There is no batch ${index}.`);
          return scored;
        }),
    };
  }

  get signals(): Signals {
    return {
      name: 'memory',
      read: (guardrail, window) =>
        this.faults.call('signals.read', (): Reading => {
          if (this.outage) return { kind: 'outage', reason: this.outage };
          return { kind: 'counts', bySlot: this.#log.counts(guardrail, window) };
        }),
    };
  }

  get releases(): Releases {
    return {
      keep: () => this.faults.call('releases.keep', () => ({ release: this.candidate })),
      prune: () => this.faults.call('releases.prune', () => []),
      source: (digest) =>
        this.faults.call('releases.source', () => {
          if (this.changed.has(digest)) throw InputError.of('release-damaged', `The kept release ${digest} is not what its name says.`, 'Keep it again.');
          return { digest, root: '/releases', parts: { model: 'model' } };
        }),
    };
  }

  /** The journal as an actor with a connection sees it. */
  get journalAccess(): Journal {
    const { journal, faults } = this;
    return {
      read: () => faults.call('journal.read', () => journal.read()),
      append: (event, expected) => faults.call('journal.append', () => journal.append(event, expected)),
      attach: (name, bytes) => faults.call('journal.attach', () => journal.attach(name, bytes)),
      attachment: (name) => faults.call('journal.attachment', () => journal.attachment(name)),
    };
  }

  get dyingClock(): Clock {
    return { now: () => this.clock.now(), sleep: (ms) => this.faults.call('clock.sleep', () => this.clock.sleep(ms)) };
  }
}

/** A release with a name of its own; the same name is the same bytes. */
export function release(name: string, version?: string): ReleaseRef {
  return { name: 'income', version, digest: sha256(name) };
}

/** A journal in memory, chained like any other; its events cannot be changed, so a reader that tries is found out. */
export class MemoryJournal implements Journal {
  events: JournalEvent[] = [];
  readonly attachments = new Map<string, Uint8Array>();
  readonly #model: string;

  constructor(model: string) {
    this.#model = model;
  }

  async read(): Promise<JournalEvent[]> {
    return [...this.events];
  }

  async append(event: Omit<JournalEvent, 'index' | 'prev' | 'signature'>, expected: number): Promise<number> {
    if (this.events.length !== expected) throw new JournalConflict(expected, this.events.length);
    const chained = await chainEvent(event, { count: expected, last: this.events.at(-1), model: this.#model }, undefined);
    if (this.events.length !== expected) throw new JournalConflict(expected, this.events.length);
    this.events.push(frozen(chained));
    return expected + 1;
  }

  async attach(name: string, bytes: Uint8Array): Promise<void> {
    const kept = this.attachments.get(name);
    if (kept && !Buffer.from(kept).equals(bytes)) throw new Error(`Other bytes are kept as ${name}.`);
    this.attachments.set(name, Uint8Array.from(bytes));
  }

  async attachment(name: string): Promise<Uint8Array | undefined> {
    return this.attachments.get(name);
  }
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** What users did, second by second: each request goes where the router then sent it, and fails as that slot's model does. */
class Log {
  readonly #world: World;
  readonly #rps: number;
  readonly #random: () => number;
  readonly #seconds = new Map<number, Record<string, { total: number; errors: number; slow: number }>>();
  #until: number;

  constructor(world: World, rps: number, seed: number) {
    this.#world = world;
    this.#rps = rps;
    this.#random = generator(seed);
    this.#until = world.clock.now().getTime();
  }

  counts(guardrail: string, { since, until }: Window): Record<string, Counts> {
    this.#liveUntil(until);
    const bySlot: Record<string, Counts> = {};
    for (let at = Math.floor(since / 1000) * 1000 + 1000; at <= until; at += 1000)
      for (const [slot, seen] of Object.entries(this.#seconds.get(at) ?? {})) {
        const counts = (bySlot[slot] ??= { events: 0, total: 0 });
        counts.total += seen.total;
        counts.events += guardrail === 'slow' ? seen.slow : seen.errors;
      }
    return bySlot;
  }

  #liveUntil(until: number): void {
    for (; this.#until + 1000 <= until; this.#until += 1000) this.#seconds.set(this.#until + 1000, this.#second(this.#until));
  }

  #second(at: number): Record<string, { total: number; errors: number; slow: number }> {
    const split = this.#world.history.findLast((setting) => setting.at <= at)?.split ?? {};
    const seen: Record<string, { total: number; errors: number; slow: number }> = {};
    const copies = this.#world.mirrors.findLast((setting) => setting.at <= at)?.slot;
    for (let request = 0; request < this.#rps; request += 1) {
      this.#serve(seen, this.#random() * 100 < (split.a ?? 0) ? 'a' : 'b');
      if (copies) this.#serve(seen, copies);
    }
    return seen;
  }

  #serve(seen: Record<string, { total: number; errors: number; slow: number }>, slot: string): void {
    const behaviour = this.#world.behaviours.get(this.#world.loaded[slot]!);
    const failed = this.#random() < (behaviour?.errors ?? 1);
    const slow = this.#random() < (behaviour?.slow ?? 0.01);
    if (behaviour?.silent) return;
    const counts = (seen[slot] ??= { total: 0, errors: 0, slow: 0 });
    counts.total += 1;
    counts.errors += failed ? 1 : 0;
    counts.slow += slow ? 1 : 0;
  }
}

/** Mulberry32 (Tommy Ettinger, public domain): small, seeded, good enough for users. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
