import { JournalConflict, type Clock, type Journal, type JournalEvent } from '../core/seams.ts';
import type { Digest } from '../core/digest.ts';
import { digestOfEvent, verifyJournal } from '../journal/chain.ts';
import type { EventData, EventType, Recorded } from '../journal/events.ts';
import type { JournalKey } from '../journal/sign.ts';
import { reduce, stateOf, type State } from '../journal/state.ts';
import type { Refusal } from '../core/refusal.ts';

/** Which journal, and what makes it trustworthy. */
export interface JournalAccess {
  journal: Journal;
  /** The model whose journal it is. */
  model: string;
  /** Where given, every event must be signed by one of these. */
  keys?: readonly JournalKey[];
  /** An event that an earlier reader saw there: its absence means that the journal was cut. */
  known?: { index: number; digest: Digest };
}

/** The journal cannot be trusted: nothing in it is obeyed. */
export class JournalUntrusted extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ expected, actual, fix }) => `The journal does not verify: expected ${expected}, found ${actual}. ${fix}`).join('\n'));
    this.name = 'JournalUntrusted';
    this.refusals = refusals;
  }
}

/**
 * One actor's hand on the journal: the state as it last read it, and appends that only succeed when nobody wrote since.
 * After a `JournalConflict`, `refresh` and decide anew; after any other error it is unknown whether the event counts, and
 * `refresh` tells.
 */
export class Recorder {
  readonly #access: JournalAccess;
  readonly #clock: Clock;
  readonly #delivery: string;
  #state: State | undefined;
  #seen: JournalEvent | undefined;
  #events: readonly JournalEvent[] = [];
  #isOwn = false;

  constructor(access: JournalAccess, clock: Clock, delivery: string) {
    this.#access = access;
    this.#clock = clock;
    this.#delivery = delivery;
  }

  get state(): State {
    if (!this.#state) throw new Error('The journal was not read yet.');
    return this.#state;
  }

  /**
   * The state after this actor's own last append, where the journal would refuse the next one if anybody had written since; else undefined. Good for
   * whoever appends before anything else is done: what others wrote is learned then, at the price of no call.
   */
  get own(): State | undefined {
    return this.#isOwn && this.#access.journal.guarded ? this.#state : undefined;
  }

  /** The last event that was read and verified. */
  get head(): { index: number; digest: Digest } | undefined {
    return this.#seen && { index: this.#seen.index, digest: digestOfEvent(this.#seen) };
  }

  /** As they were last read and verified. */
  get events(): readonly JournalEvent[] {
    return this.#events;
  }

  /** Reads the journal and verifies what this reader has not verified yet. Throws `JournalUntrusted`, `JournalInvalid` or the journal's own error. */
  async refresh(): Promise<State> {
    const { journal, model, keys, known } = this.#access;
    this.#isOwn = false;
    const events = await journal.read();
    // The very objects that were verified: nothing was read anew.
    if (this.#state?.position === events.length && events.length > 0 && events.at(-1) === this.#seen) return this.#state;
    const verified = this.head;
    const refusals = verifyJournal(events, { model, keys, verified, known });
    if (refusals.length > 0) throw new JournalUntrusted(refusals);
    const state = storyOf(events);
    // Only what made sense: the good copy that is put back in the place of a bad one must not look cut.
    this.#seen = events.at(-1) ?? this.#seen;
    this.#events = events;
    this.#state = state;
    return state;
  }

  /** Appends one event and answers the state after it. Events of another delivery (the watch's) name it. */
  async append<T extends EventType>(type: T, data: EventData[T], delivery = this.#delivery): Promise<State> {
    const event = { at: this.#clock.now().toISOString(), delivery, type, data: JSON.parse(JSON.stringify(data)) as EventData[T] };
    const before = this.state;
    // An impossible event must not be written, so it is folded first.
    const after = reduce(before, event as Recorded);
    this.#isOwn = false;
    await this.#access.journal.append({ ...event, data: event.data as unknown as Record<string, unknown> }, before.position);
    this.#state = after;
    this.#isOwn = true;
    return after;
  }
}

/** An event whose data has another shape than its type breaks the telling: that is the journal's fault, and no other. */
function storyOf(events: readonly JournalEvent[]): State {
  try {
    return stateOf(events);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new JournalUntrusted([{ code: 'journal-unreadable', expected: 'events in the shape that their types have', actual: error.message, fix: 'Restore the journal from its last good copy.' }]);
  }
}

export { JournalConflict };
