import type { Digest } from './digest.ts';

/** Every seam with more than one implementation (docs/architecture.md). A new driver is one file behind one of these. */

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

export interface TrafficDriver {
  readonly name: string;
  readonly capabilities: { readonly weights: boolean; readonly smallestStep: number };
  /** What the router is configured to do now: the truth, never a memory of the last write. */
  read(): Promise<Split>;
  /** Idempotent. The caller reads back: an accepted write is not yet a changed router. */
  write(split: Split): Promise<void>;
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
  /** Sends rows to the slot's own endpoint, before any user does; one score per row, in order. */
  ask(slot: string, rows: readonly Record<string, unknown>[]): Promise<number[]>;
  retire(slot: string): Promise<void>;
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

/** What a provider says of one guardrail: counts by slot, or that it could not be asked (an outage, never zero). */
export type Reading =
  | { kind: 'counts'; bySlot: Record<string, Counts>; state?: SignalState }
  | { kind: 'outage'; reason: string };

export interface Signals {
  readonly name: string;
  /** `state` is that of the last `counts` reading of this guardrail; an outage leaves it as it was. */
  counts(guardrail: string, window: Window, state?: SignalState): Promise<Reading>;
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

/** A cell as engines return it: dates and timestamps as ISO 8601 text, integers beyond 2^53 as bigint. */
export type Value = string | number | bigint | boolean | null;

/** A file or glob (absolute). CSV, JSON lines, JSON or Parquet by its ending, compressed or not. */
export interface Source {
  file: string;
}

export interface ColumnInfo {
  name: string;
  type: 'integer' | 'float' | 'string' | 'boolean' | 'date' | 'timestamp' | 'other';
  /** The engine's own name of the type. */
  native: string;
}

/** Column-major result; every array in `values` has `rows` entries. */
export interface Table {
  rows: number;
  columns: ColumnInfo[];
  values: Record<string, Value[]>;
}

export interface DataEngine {
  readonly name: string;
  readonly version: string;
  describe(source: Source): Promise<ColumnInfo[]>;
  /** Every expression over one source in one scan; answers one value per name. */
  measure(source: Source, expressions: Record<string, string>): Promise<Record<string, Value>>;
  /**
   * A row condition that a person wrote, as text that can stand inside an expression: exactly one expression over the
   * columns of a row, whatever brackets, comments or semicolons were in it. Throws InputError for anything else.
   */
  condition(sql: string): Promise<string>;
  /**
   * A query over named sources, each a view of that name, with `$name` parameters. Nothing but these files can be read
   * and nothing be written: the text may come from a delivery file.
   */
  query(sql: string, sources: Record<string, Source>, parameters?: Record<string, Value>): Promise<Table>;
  /** Writes the rows of a query to a new file (`.csv` or `.parquet`); answers how many. */
  write(sql: string, sources: Record<string, Source>, target: string): Promise<number>;
  close(): Promise<void>;
}
