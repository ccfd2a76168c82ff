import type { Column, Data, Rule } from '../../delivery/spec.ts';

/** A part of the contract that is being written, and why it says what it says. */
export interface Reasoned<T> {
  value: T;
  /** Plain words for a comment; holds numbers of the data, and values only of columns that are not sensitive. */
  why: string;
}

/** What one column contributes. Each key of `column` has its own reason. */
export interface ColumnDraft {
  name: string;
  /** What was seen, in a line above the column. */
  seen: string;
  column: Column;
  why: Partial<Record<keyof Column, string>>;
  rules: Reasoned<Rule>[];
  /** A tail so heavy that a standard deviation is an accident of the largest values: drift is then told by shares. */
  heavy?: boolean;
  rows: Reasoned<RowRule>[];
}

export type RowRule = NonNullable<Data['rows']>[number];

export function emptyDraft(name: string, seen: string): ColumnDraft {
  return { name, seen, column: {}, why: {}, rules: [], rows: [] };
}

/** A rule of the contract about one key of a column, with its reason. */
export function say<K extends keyof Column>(draft: ColumnDraft, key: K, value: Column[K], why: string): void {
  draft.column[key] = value;
  draft.why[key] = why;
}
