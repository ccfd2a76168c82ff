import type { Digest } from './digest.ts';

/** The seam to whatever reads data (docs/architecture.md): files through DuckDB, tables through Trino. */

/** A cell as engines return it: dates and timestamps as ISO 8601 text, integers beyond 2^53 as bigint. */
export type Value = string | number | bigint | boolean | null;

/** A file or pattern (absolute), or an address `s3://…`, `gs://…`, `az://…`. Its ending tells CSV, JSON lines, JSON, Parquet. */
export interface FileSource {
  file: string;
  /** Rows are added at its end while it is read: an answer is of what was there when it was asked. */
  growing?: boolean;
}

/** How a Trino server is reached. Credentials are named, never written: each is an environment variable `TRINO_…`. */
export interface TrinoConnection {
  server: string;
  user?: string;
  user_env?: string;
  password_env?: string;
  token_env?: string;
  /** Of one query, as `parseDuration` reads it. */
  timeout?: string;
  session?: Record<string, string | number | boolean>;
  /** Absolute path of a PEM file. */
  ca?: string;
}

/** A table of a Trino server: `catalog.schema.table`. */
export interface TableSource {
  trino: string;
  snapshot?: string | number;
  /** Each question sees what is there by then, not the version of the run's first look. */
  growing?: boolean;
  connection: TrinoConnection;
}

export type Source = FileSource | TableSource;

export function isFileSource(source: Source): source is FileSource {
  return 'file' in source;
}

/** As messages call it. */
export function sourceText(source: Source): string {
  return isFileSource(source) ? source.file : source.trino;
}

export interface ColumnInfo {
  name: string;
  type: 'integer' | 'float' | 'string' | 'boolean' | 'date' | 'timestamp' | 'other';
  /** The engine's own name of the type. */
  native: string;
  /** Where a text file's values made the type wider than most of them are. */
  odd?: OddValue;
}

/** The first value of a column in a text file that is not what the others are. The value itself is never repeated. */
export interface OddValue {
  /** `mixed`: of another kin; `too-big`: a number beyond what is read exactly or at all; `impossible-date`: like 30 February. */
  kind: 'mixed' | 'too-big' | 'impossible-date';
  /** What the other values are. */
  others: 'integers' | 'numbers' | 'truth values' | 'dates' | 'timestamps';
  file: string;
  /** Counted from 1, without the header. */
  row: number;
  /** Whether it stands behind the rows that types are first taken from. */
  late: boolean;
}

/** A type as all engines have it; `ColumnInfo.type` is its short form (decimals are floats there, lists and structs `other`). */
export interface LogicalType {
  kind: 'integer' | 'decimal' | 'float' | 'string' | 'boolean' | 'date' | 'timestamp' | 'list' | 'struct' | 'other';
  /** Of integers and floats. */
  bits?: number;
  unsigned?: boolean;
  /** Of decimals. */
  precision?: number;
  scale?: number;
  /** Of timestamps. */
  zone?: boolean;
  /** Of lists. */
  items?: LogicalType;
  /** Of structs, in order. */
  fields?: Record<string, LogicalType>;
}

/** Column-major result; every array in `values` has `rows` entries. */
export interface Table {
  rows: number;
  columns: ColumnInfo[];
  values: Record<string, Value[]>;
}

/** A result whose columns are all numbers; each array has `rows` entries. */
export interface Numbers {
  rows: number;
  values: Record<string, Float64Array>;
}

/** The values of one expression in some rows of a scan, good only during the call that brings them. */
export interface SeenNumbers {
  rows: number;
  /** Anything where there is no value. */
  values: Float64Array;
  /** Bits, from the lowest of the first word on: whether a row has a value. Absent where all have one. */
  present?: Uint32Array;
}

/** Numbers that are counted while a scan passes them: each row once, in no order. For what takes SQL longer. */
export interface Tally {
  /** Expressions that are DOUBLE. */
  numbers: readonly string[];
  /** Forgets what was seen: also called where a scan has to begin anew. */
  begin(): void;
  /** `at`: which of `numbers`. */
  see(at: number, seen: SeenNumbers): void;
}

/** An aggregate expression, and what to make of its answer. */
export interface Asked<T> {
  sql: string;
  read(answer: Value | undefined): T;
}

/**
 * What engines write differently; everything else that rules say is SQL that all of them read alike (`identifier`, `literal`,
 * `count_if`, `FILTER (WHERE …)`, `TRY_CAST … AS DOUBLE | BIGINT | VARCHAR | BOOLEAN | DATE`, `stddev_pop`, `length`, `lower`,
 * `substr`, `coalesce`, `IS NOT DISTINCT FROM`, window functions). Arguments are SQL expressions unless said otherwise.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'trino';
  /** Whether `measure` takes a tally. */
  readonly tallies: boolean;
  logical(native: string): LogicalType;
  isNan(double: string): string;
  /** Neither NaN nor infinite. Null for null. */
  isFinite(double: string): string;
  /** Whether any part of the text matches an RE2 pattern (plain text, not SQL). */
  matches(text: string, pattern: string): string;
  isJson(text: string): string;
  /** A date, timestamp or ISO 8601 text as an instant (UTC where it has no zone); null where it is none. */
  instant(value: string): string;
  /** Seconds since 1970 of an instant, as DOUBLE. */
  epoch(instant: string): string;
  /** A condition that a row's values cannot be calculated with is null, and does not end the scan. */
  attempt(condition: string): string;
  /** Exact number of different combinations, among rows in which none of the columns is null. */
  distinct(columns: readonly string[]): string;
  /** The same of their hashes: less where two combinations share one, so that only as many as there are rows is an answer. Undefined where the engine gains nothing by it. */
  distinctHashes?(columns: readonly string[]): string;
  /** Whether a text is one of a few literals; null for null. */
  isOneOf(text: string, literals: readonly string[]): string;
  /** About how many different values (an estimate that plans further questions and decides nothing). */
  aboutDistinct(value: string): string;
  /** Counts of the finite numbers: up to the first edge, in each (e[i−1], e[i]], above the last; `edges.length + 1` of them. */
  binCounts(number: string, edges: readonly number[]): Asked<number[]>;
  /** Rows by value, in the order of `values` (plain texts), and rows with another value. Null is in neither. */
  valueCounts(text: string, values: readonly string[]): Asked<{ counts: number[]; other: number }>;
  /** Rows by value, of all values. Only where there are few. */
  allCounts(text: string): Asked<Map<string, number>>;
  /** Rows by number, of all finite numbers. Only where there are few. */
  allNumbers(number: string): Asked<Map<number, number>>;
  /** The exact sum of BIGINT values, as text: it may be longer than a BIGINT. Null where there are none. */
  wholeSum(integer: string): string;
  /** The exact order statistic of rank ⌈level · n⌉ (type 1) as an aggregate; undefined where the engine has none. */
  quantile(number: string, level: number): string | undefined;
  /** The least values as texts, rising, up to `count` of them; null is none. */
  least(value: string, count: number): Asked<string[]>;
  /** The MD5 of a text as 32 lower-case hexadecimal digits: to divide rows the same way on every engine, never for trust. */
  md5(text: string): string;
  /** The place of a row in its source, from 0; undefined where rows have no order. */
  readonly rowNumber: string | undefined;
}

export interface DataEngine {
  readonly name: string;
  readonly version: string;
  /** The SQL of whatever engine reads this source. */
  dialect(source: Source): Dialect;
  describe(source: Source): Promise<ColumnInfo[]>;
  /** Every expression over one source in one scan; answers one value per name. A tally, where the dialect has them, sees the same rows. */
  measure(source: Source, expressions: Record<string, string>, tally?: Tally): Promise<Record<string, Value>>;
  /**
   * Exact order statistics: for each request the finite values of these ranks (1 is the least, rising), as numbers. `number` is
   * an expression that is DOUBLE; its nulls, NaN and infinities have no rank.
   */
  ranks(source: Source, requests: readonly { number: string; ranks: readonly number[] }[]): Promise<number[][]>;
  /**
   * A row condition that a person wrote, as text that can stand inside an expression: exactly one expression over the
   * columns of a row, whatever brackets, comments or semicolons were in it. Throws InputError for anything else.
   * `source` says whose SQL it is; that of files where absent.
   */
  condition(sql: string, source?: Source): Promise<string>;
  /**
   * A query over named sources, each a view of that name, with `$name` parameters. Nothing but these files can be read
   * and nothing be written: the text may come from a delivery file. All sources belong to one engine.
   */
  query(sql: string, sources: Record<string, Source>, parameters?: Record<string, Value>): Promise<Table>;
  /**
   * The same for a query whose columns are all DOUBLE; null comes back as NaN. Takes 8 bytes a number, however many rows there
   * are. Throws InputError where a column is of another type.
   */
  numbers(sql: string, sources: Record<string, Source>, parameters?: Record<string, Value>): Promise<Numbers>;
  /** Writes the rows of a query to a new file (`.csv` or `.parquet`); answers how many. */
  write(sql: string, sources: Record<string, Source>, target: string): Promise<number>;
  /** Which state of the source is read: the digest of its bytes, or the snapshot of a table where its connector has one. */
  identify(source: Source): Promise<{ digest?: Digest; snapshot?: string }>;
  /** Name and version of what reads this source. */
  about(source: Source): Promise<{ name: string; version: string }>;
  close(): Promise<void>;
}
