import type { Part } from '../../statistics/resampling.ts';

export type Task = 'binary' | 'multiclass' | 'multilabel' | 'regression' | 'quantile' | 'ranking';

/** What is true of each row, by the task. Entry i of every array is row i. */
export type Truth =
  | { kind: 'binary'; labels: Uint8Array; positives: number }
  /** `codes[i]` points into `classes`. */
  | { kind: 'classes'; classes: string[]; codes: Int32Array }
  /** One array of 0 and 1 for each label. */
  | { kind: 'labels'; classes: string[]; labels: Uint8Array[] }
  | { kind: 'numbers'; values: Float64Array }
  /** Relevance within the query of the row; `queries.codes` says which. */
  | { kind: 'relevance'; values: Float64Array; queries: Categories };

/**
 * What one model said of each row. `scores` holds one array for binary, regression and ranking; one for each class
 * (multiclass, multilabel) or each declared quantile, rising (quantile).
 */
export interface Outputs {
  scores: Float64Array[];
  /** multiclass: the predicted class. */
  classes?: Int32Array;
}

/** The models whose outputs may be joined. The anchor is the last baseline that people approved as such. */
export const MODELS = ['candidate', 'champion', 'anchor'] as const;
export type ModelName = (typeof MODELS)[number];

/** The joined test set: entry i of every array is the same row, ordered by key. */
export interface Rows {
  task: Task;
  n: number;
  truth: Truth;
  candidate: Outputs;
  champion?: Outputs;
  anchor?: Outputs;
  /** Weight of each row, above 0; 1 each where absent. */
  weights?: Float64Array;
  /** Which rows are resampled as one (an entity, a span of time, a query), as 0 … units − 1; each row alone where absent. */
  units?: Int32Array;
  /** Columns that slices and groups are cut by, by the name of the cut (`cutName`). */
  categories: Record<string, Categories>;
  /** Clip of the log loss: machine epsilon of the coarsest float type among the score columns. */
  epsilon: number;
}

/** A column of few values: `codes[i]` points into `names`. */
export interface Categories {
  names: string[];
  codes: Int32Array;
  /** Set where the names are spans of this column's values: they are then said behind it (`age 32 to 45`). */
  spans?: string;
}

/** A part of the rows with a name that people understand, e.g. `sex = Female, race = Black`. */
export interface Slice {
  name: string;
  rows: Uint32Array;
  /** The same rows as a part of a cut of all of them, where that has few enough. */
  part?: Part;
  /** The cuts that made it, and the code of each. Absent for slices that no declared cut made. */
  of?: { cut: string; code: number }[];
}

/** Labels and scores where the task is binary; a caller that asks it of another task has a mistake. */
export function binaryOf(rows: Rows): { labels: Uint8Array; positives: number; candidate: Float64Array; champion?: Float64Array; anchor?: Float64Array } {
  if (rows.truth.kind !== 'binary') throw new TypeError(`Rows of the task ${rows.task} have no binary labels.`);
  const { labels, positives } = rows.truth;
  return { labels, positives, candidate: rows.candidate.scores[0]!, champion: rows.champion?.scores[0], anchor: rows.anchor?.scores[0] };
}

/** Every combination of values of some cuts that has at least one row, in the order of the first cut's categories, then of the next's. */
export function sliceBy(rows: Rows, cuts: readonly string[]): Slice[] {
  const { codes, parts } = crossed(rows, cuts);
  const members = membersOf(codes, parts);
  const cut = parts <= MOST_PARTS ? { codes: parts <= 256 ? Uint8Array.from(codes) : Uint16Array.from(codes), parts } : undefined;
  return members.map((own, code) => ({
    name: cuts.map((one) => calledAt(rows, one, own[0]!)).join(', '),
    rows: own,
    ...(cut && { part: { cut, code } }),
    of: cuts.map((one) => ({ cut: one, code: rows.categories[one]!.codes[own[0]!]! })),
  }));
}

const MOST_PARTS = 65_535;

/** One code for each combination that a row has, in the order of the combinations. */
function crossed(rows: Rows, cuts: readonly string[]): { codes: Uint32Array; parts: number } {
  let codes: Uint32Array = new Uint32Array(rows.n);
  let parts = rows.n > 0 ? 1 : 0;
  for (const cut of cuts) {
    const { codes: own, names } = rows.categories[cut]!;
    const pairs = new Float64Array(rows.n);
    for (let row = 0; row < rows.n; row++) pairs[row] = codes[row]! * names.length + own[row]!;
    ({ codes, parts } = dense(pairs, parts * names.length));
  }
  return { codes, parts };
}

const MOST_IN_TABLE = 1 << 22;

/** Whole numbers below `limit` as their places among those that occur. */
function dense(values: Float64Array, limit: number): { codes: Uint32Array; parts: number } {
  const codes = new Uint32Array(values.length);
  if (limit > MOST_IN_TABLE) {
    const places = new Map([...new Set(values)].sort((a, b) => a - b).map((value, place) => [value, place]));
    for (let row = 0; row < codes.length; row++) codes[row] = places.get(values[row]!)!;
    return { codes, parts: places.size };
  }
  const places = new Uint32Array(limit);
  for (let row = 0; row < codes.length; row++) places[values[row]!] = 1;
  let parts = 0;
  for (let value = 0; value < limit; value++) if (places[value] === 1) places[value] = parts++;
  for (let row = 0; row < codes.length; row++) codes[row] = places[values[row]!]!;
  return { codes, parts };
}

/** Rows of each code, rising. */
function membersOf(codes: Uint32Array, parts: number): Uint32Array[] {
  const ends = new Uint32Array(parts + 1);
  for (let row = 0; row < codes.length; row++) ends[codes[row]! + 1]!++;
  for (let code = 1; code <= parts; code++) ends[code]! += ends[code - 1]!;
  const rows = new Uint32Array(codes.length);
  const next = ends.slice();
  for (let row = 0; row < codes.length; row++) rows[next[codes[row]!]!++] = row;
  return Array.from({ length: parts }, (_, code) => rows.subarray(ends[code]!, ends[code + 1]!));
}

export function nameAt(rows: Rows, cut: string, row: number): string {
  const { names, codes } = rows.categories[cut]!;
  return names[codes[row]!]!;
}

/** As messages call a row's category: `sex = Female`, `age 32 to 45`. */
function calledAt(rows: Rows, cut: string, row: number): string {
  const { spans } = rows.categories[cut]!;
  return spans === undefined ? `${cut} = ${nameAt(rows, cut, row)}` : `${spans} ${nameAt(rows, cut, row)}`;
}
