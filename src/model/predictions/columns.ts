import type { ColumnInfo } from '../../core/data-engine.ts';
import { identifier } from '../../core/sql.ts';
import type { Delivery } from '../../delivery/delivery.ts';

/** The columns that the task reads of the test set and of each file of predictions. */
export interface TaskColumns {
  /** Of the test set: what is true. One for all tasks but multilabel. */
  labels: string[];
  /** Of the predictions, in the order of `Outputs.scores`. */
  scores: string[];
  /** multiclass: the column with the predicted class, where declared. */
  prediction?: string;
  /** True where a file may do without its scores, as it names the predicted class. */
  scoresOptional: boolean;
}

export function taskColumns({ spec: { tests, data } }: Delivery): TaskColumns {
  const { task, classes = [], scores, quantiles = {}, score = 'score', prediction } = tests!;
  const labels = task === 'multilabel' ? [...classes] : data?.label === undefined ? [] : [data.label];
  const ofClasses = scores ?? classes.map((name) => `score_${name}`);
  switch (task) {
    case 'multiclass':
      return { labels, scores: ofClasses, ...(prediction !== undefined && { prediction }), scoresOptional: prediction !== undefined };
    case 'multilabel':
      return { labels, scores: ofClasses, scoresOptional: false };
    case 'quantile':
      return { labels, scores: levelsOf(quantiles).map((level) => quantiles[level]!), scoresOptional: false };
    default:
      return { labels, scores: [score], scoresOptional: false };
  }
}

/** The declared levels as they are written, rising. */
export function levelsOf(quantiles: Record<string, string>): string[] {
  return Object.keys(quantiles).sort((a, b) => Number(a) - Number(b));
}

/** A column as DOUBLE: null for null and for whatever is no number. */
export function numberSql(name: string, columns: readonly ColumnInfo[]): string {
  const type = typeOf(name, columns);
  // The engine refuses to ask whether a date is a number.
  return holdsNumbers(type) ? `TRY_CAST(${identifier(name)} AS DOUBLE)` : `CAST(NULL AS DOUBLE)`;
}

export function typeOf(name: string, columns: readonly ColumnInfo[]): ColumnInfo['type'] {
  return columns.find((column) => column.name === name)?.type ?? 'other';
}

/** Types whose values may be numbers; in a text, each may be one or not. */
export function holdsNumbers(type: ColumnInfo['type']): boolean {
  return type === 'integer' || type === 'float' || type === 'string' || type === 'boolean';
}
