import type { ColumnInfo, Source, Value } from '../core/data-engine.ts';

/** Which of the declared tables; as the delivery file names them. */
export type SourceName = 'train' | 'test' | 'develop' | 'serving';

/** A declared table, found and described. */
export interface DataSource {
  /** A SourceName, or the name of a reference table. */
  name: string;
  source: Source;
  columns: ColumnInfo[];
}

/** Names compare without case, as SQL does. */
export function columnNamed(source: Pick<DataSource, 'columns'>, name: string): ColumnInfo | undefined {
  return source.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}

export function sameName(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}

export function numberOf(value: Value | undefined): number {
  return value === null || value === undefined ? NaN : Number(value);
}
