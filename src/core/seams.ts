import type { Digest } from './digest.ts';
import type { Value } from './data-engine.ts';
import type { DriverError } from './driver-error.ts';

/** Every seam with more than one implementation (docs/architecture.md), but that of data: data-engine.ts. A new driver is one file behind one of these. */

/** Wall time, passed in so that no core code asks the machine. */
export interface Clock {
  now(): Date;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface Log {
  debug(text: string): void;
  info(text: string): void;
  warning(text: string): void;
}

/** Share of users that each slot gets, in per cent; the shares of all declared slots sum to 100. */
export type Split = Record<string, number>;

/** What a router can do; asking for more is an error before a rollout begins, not in its middle. */
export interface TrafficCapabilities {
  /** Any share between 0 and 100, and not all users to one slot only. */
  readonly weights: boolean;
  /** In per cent. */
  readonly smallestStep: number;
  /** Can send a copy of the requests to a slot whose answers nobody gets. */
  readonly mirror?: boolean;
  /** Shares by user, monotone: nobody moves back while the candidate's share grows. */
  readonly cohorts?: boolean;
  /** Whether a user's requests all go to one slot; undefined where only the router knows. */
  readonly sticky?: boolean;
}

/** What a router is found to be, asked before anything moves. `blocks`: no rollout could go well as it is. */
export interface TrafficFinding {
  code: string;
  message: string;
  fix: string;
  blocks: boolean;
}

export interface TrafficDriver {
  readonly name: string;
  readonly capabilities: TrafficCapabilities;
  /** What the router is configured to do now: the truth, never a memory of the last write. */
  read(): Promise<Split>;
  /** Idempotent. The caller reads back: an accepted write is not yet a changed router. */
  write(split: Split): Promise<void>;
  /** The slot that gets a copy of the requests and serves nobody; null: none. Where `capabilities.mirror`. */
  readonly mirror?: { read(): Promise<string | null>; write(slot: string | null): Promise<void> };
  /** Whether the running router and its configuration are what the delivery file says of them. Changes nothing. */
  readonly inspect?: () => Promise<readonly TrafficFinding[]>;
  /**
   * Who else wrote what this driver wrote last, and how both can live beside each other, in one sentence for people; undefined where
   * nobody did or nobody can tell. Asked where `read` is not what was told.
   */
  changedBy?(): Promise<string | undefined>;
  /**
   * Why users are shared otherwise than `told` although nobody told the router so: servers that are not ready, in one sentence for people;
   * undefined where that is not why. Asked where `read` is not what was told.
   */
  unready?(told: Split): Promise<string | undefined>;
}

/** Where a release's verified bytes lie, for a slot to take them from. */
export interface ReleaseSource {
  digest: Digest;
  /** Absolute folder; the paths in `parts` are relative to it. */
  root: string;
  parts: Record<string, string>;
}

export interface Fleet {
  slots(): readonly string[];
  place(slot: string, source: ReleaseSource): Promise<void>;
  /** The digest that the slot says it serves, `undefined` where it cannot say, `null` where it serves nothing. */
  loaded(slot: string): Promise<Digest | undefined | null>;
  /**
   * The digest that answers at the slot's endpoint now, asked while users come there: `null` where the server says that it serves
   * nothing, `undefined` where it cannot say. Absent where the delivery file declares nothing to ask. Throws DriverError where it
   * does not answer, which says nothing of what it serves.
   */
  serving?(slot: string): Promise<Digest | undefined | null>;
  /** Sends rows to the slot's own endpoint, before any user does; one score per row, in order. */
  ask(slot: string, rows: readonly Record<string, unknown>[]): Promise<number[]>;
  retire(slot: string): Promise<void>;
  /**
   * How many servers of the slot are ready for users now, by what runs them; undefined where it has none because they come with its share. Throws
   * DriverError where that cannot be told.
   */
  ready?(slot: string): Promise<number | undefined>;
  /** What would stop a release from being placed, asked before anything moves. Changes nothing. */
  readonly inspect?: () => Promise<readonly TrafficFinding[]>;
  /** Scores one past batch (1 is the latest) with what the slot has loaded, where nobody sees it, and compares with what the champion said of it. */
  shadow?(slot: string, index: number): Promise<ScoredBatch>;
}

/** A batch by its name, its rows, and how many of them were scored differently. */
export interface ScoredBatch {
  batch: string;
  n: number;
  differ: number;
}

/** A version of the model as a registry keeps it. */
export interface RegisteredVersion {
  /** The registry's own name of it. */
  version: string;
  /** The release that it was tagged with, where it was. */
  digest?: Digest;
  /** The head of the release's ledger that it was tagged with, where it was. */
  ledgerHead?: Digest;
}

/**
 * A model registry that others read to learn who is champion. It has no compare-and-set: whoever points an alias reads it before
 * and after. Throws DriverError `registry-…`, or as the transport does.
 */
export interface Registry {
  readonly name: string;
  /** What the champion's alias and that of the one before it name now. */
  aliases(): Promise<{ champion?: string; previous?: string }>;
  /** A version, or undefined where the registry has none of that name. */
  version(name: string): Promise<RegisteredVersion | undefined>;
  /** The version that is tagged with the release's digest; the newest where there are several. */
  find(digest: Digest): Promise<RegisteredVersion | undefined>;
  tag(version: string, tags: { digest: Digest; ledgerHead?: Digest }): Promise<void>;
  point(alias: 'champion' | 'previous', version: string): Promise<void>;
}

/** Counts of one signal for one slot between two watermarks. */
export interface Counts {
  events: number;
  total: number;
}

/** From `since` (exclusive) to `until` (inclusive), milliseconds since the epoch. */
export interface Window {
  since: number;
  until: number;
}

/**
 * What a provider needs to remember between two readings of one guardrail (for counters: the last sample that was
 * counted). Plain JSON: the tick keeps it in the journal and hands it back, so that each event enters exactly once.
 */
export type SignalState = Record<string, unknown>;

/** What a provider says of one guardrail in one window; `outage`: it could not be asked, which is never zero. */
export type Reading = (
  /** Rates: events out of requests, or of users counted once. `missing`: how many of the total have no label, and so no event. */
  | { kind: 'counts'; bySlot: Record<string, Counts>; missing?: Record<string, number> }
  /** `bySlot[slot][i]` is how many lie above `edges[i - 1]` and up to `edges[i]`; one more than edges, the last above them all. */
  | { kind: 'histogram'; edges: number[]; bySlot: Record<string, number[]> }
  /** Means: number and sum of values within the guardrail's bounds; a value outside them is an outage. */
  | { kind: 'values'; bySlot: Record<string, { n: number; sum: number }> }
  /** Answers by class. */
  | { kind: 'classes'; bySlot: Record<string, Record<string, number>> }
  /** Requests that both slots were asked (a mirror), and how many of them they answered differently. */
  | { kind: 'pairs'; n: number; differ: number }
  /** One figure for each slot at the end of the window: memory, processor, restarts. */
  | { kind: 'gauge'; bySlot: Record<string, number> }
  | { kind: 'outage'; reason: string }
) & {
  /** What to hand back at the next reading. */
  state?: SignalState;
  /** Rows that came after their window was counted: reported, never added. */
  late?: number;
};

export interface Signals {
  readonly name: string;
  /**
   * A window is of the time at which units were assigned (requests answered, users first seen, predictions made), so that
   * the split in force then is the one to judge by. `state` is that of the last reading of this guardrail that was no outage.
   */
  read(guardrail: string, window: Window, state?: SignalState): Promise<Reading>;
  /** Units by slot whose first assignment lies in the window, where the provider knows who was assigned. */
  assigned?(window: Window, state?: SignalState): Promise<Reading>;
  /** How long (milliseconds) after `until` a window can first be read whole: logs take time to be written, labels to come. */
  settles?(guardrail: string): number;
}

/** Position of an event in a journal: how many events stand before the next one. */
export type Position = number;

/** One event of a model's journal. `prev` chains it to the event before (sha256 of that event's canonical JSON). */
export interface JournalEvent {
  index: number;
  prev: Digest;
  /** ISO 8601, UTC. */
  at: string;
  /** The delivery this belongs to; see `deliveryId` in core/delivery-id.ts. */
  delivery: string;
  type: string;
  data: Record<string, unknown>;
  signature?: { keyid: string; sig: string };
}

/** An append-only record with compare-and-set: of two writers at one position, exactly one succeeds. */
export interface Journal {
  read(): Promise<JournalEvent[]>;
  /** Whether `append` fails where anything at all was changed since this very object last wrote: then who only appends need not read first. */
  readonly guarded?: boolean;
  /** Throws `JournalConflict` when the journal no longer ends at `expected`. */
  append(event: Omit<JournalEvent, 'index' | 'prev' | 'signature'>, expected: Position): Promise<Position>;
  /** Files kept beside the journal (ledgers, release manifests), by name; written once. */
  attach(name: string, bytes: Uint8Array): Promise<void>;
  attachment(name: string): Promise<Uint8Array | undefined>;
}

export class JournalConflict extends Error {
  constructor(expected: Position, actual: Position) {
    super(`The journal has ${actual} events and ${expected} were expected: another tick wrote first.`);
    this.name = 'JournalConflict';
  }
}

/** One row of features by column name, as a predictor gets it: no label, no score. */
export type FeatureRow = Readonly<Record<string, Value>>;

/** What a model says of one row: one number for each of `Predictor.outputs`, in that order. */
export type Prediction = readonly number[];

export interface PredictOptions {
  /** Rows asked at once; as declared where absent. */
  batch?: number;
  signal?: AbortSignal;
  /**
   * Told of each row that the model refuses (an error for this row, no number, a value that it cannot take) by its place from 0;
   * its prediction is then NaN in each output, and the rest goes on. Without it the first refusal is thrown.
   */
  refused?: (row: number, error: DriverError) => void;
}

export interface Predictor {
  /** Its kind: `file`, `command`, `http`, `onnx`. */
  readonly name: string;
  /** Names of the numbers of each prediction: one for binary, regression and ranking, one for each class or quantile otherwise. */
  readonly outputs: readonly string[];
  /** True where it runs code of the team. */
  readonly besideTeamCode: boolean;
  /** False where it knows the answers to some rows only, by their key, whatever their features: then changed features change nothing. */
  readonly live: boolean;
  /** What this machine could not give it, in words for the verdict: e.g. that its network was not denied. */
  readonly notes: readonly string[];
  /**
   * One prediction for each row, in the order of the rows, in batches of `batch` rows; rows are pulled only as fast as the model
   * answers. Throws PredictorError (code, message, fix, and the place of the row where one is to blame).
   */
  predict(rows: Iterable<FeatureRow> | AsyncIterable<FeatureRow>, options?: PredictOptions): AsyncIterable<Prediction>;
  close(): Promise<void>;
}
