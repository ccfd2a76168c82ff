/** The joined test set: entry i of every array is the same row, ordered by key. */
export interface Rows {
  n: number;
  positives: number;
  labels: Uint8Array;
  candidate: Float64Array;
  champion?: Float64Array;
  /** Columns that slices and groups are cut by. */
  categories: Record<string, Categories>;
  /** Clip of the log loss: machine epsilon of the coarsest float type among the score columns. */
  epsilon: number;
}

/** A column of few values: `codes[i]` points into `names`. */
export interface Categories {
  names: string[];
  codes: Int32Array;
}

/** A part of the rows with a name that people understand, e.g. `sex = Female, race = Black`. */
export interface Slice {
  name: string;
  rows: Uint32Array;
  positives: number;
}

/** Every combination of values of some columns that has at least one row, in order of its first column's values. */
export function sliceBy(rows: Rows, columns: readonly string[]): Slice[] {
  const byCode = new Map<string, number[]>();
  for (let row = 0; row < rows.n; row++) {
    const code = columns.map((column) => rows.categories[column]!.codes[row]).join(' ');
    const members = byCode.get(code);
    if (members) members.push(row);
    else byCode.set(code, [row]);
  }
  return [...byCode.values()]
    .map((members) => ({
      name: columns.map((column) => `${column} = ${nameAt(rows, column, members[0]!)}`).join(', '),
      rows: Uint32Array.from(members),
      positives: members.reduce((sum, row) => sum + rows.labels[row]!, 0),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function nameAt(rows: Rows, column: string, row: number): string {
  const { names, codes } = rows.categories[column]!;
  return names[codes[row]!]!;
}

/** Text values as categories, sorted; `null` is a category of its own. `hide` names them `value 1`, `value 2`, …. */
export function toCategories(values: readonly (string | null)[], hide: boolean): Categories {
  const distinct = [...new Set(values)].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  const codeOf = new Map(distinct.map((value, code) => [value, code]));
  return {
    names: distinct.map((value, i) => (value === null ? '(null)' : hide ? `value ${i + 1}` : value)),
    codes: Int32Array.from(values, (value) => codeOf.get(value)!),
  };
}
