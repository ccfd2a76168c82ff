import type { Rows } from '../predictions/rows.ts';

/** The groups of one column that are compared, and those left out for being too small. */
export interface Grouping {
  column: string;
  names: string[];
  /** Rows of each group that is compared. */
  sizes: number[];
  /** Group of each row; −1 where its group is too small. */
  codes: Int32Array;
  small: { name: string; rows: number; positives?: number }[];
}

export function groupsOf(rows: Rows, column: string, minRows: number): Grouping {
  const { names, codes } = rows.categories[column]!;
  const sizes = new Int32Array(names.length);
  const positives = new Int32Array(names.length);
  for (let row = 0; row < rows.n; row++) {
    sizes[codes[row]!]! += 1;
    if (rows.truth.kind === 'binary') positives[codes[row]!]! += rows.truth.labels[row]!;
  }
  const kept = names.map((_, code) => code).filter((code) => sizes[code]! >= minRows);
  const place = new Int32Array(names.length).fill(-1);
  kept.forEach((code, i) => (place[code] = i));
  return {
    column,
    names: kept.map((code) => names[code]!),
    sizes: kept.map((code) => sizes[code]!),
    codes: codes.map((code) => place[code]!),
    small: names.flatMap((name, code) =>
      sizes[code]! > 0 && sizes[code]! < minRows ? [{ name, rows: sizes[code]!, ...(rows.truth.kind === 'binary' && { positives: positives[code]! }) }] : [],
    ),
  };
}
