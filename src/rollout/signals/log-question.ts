import { DriverError } from '../../core/driver-error.ts';
import type { DataEngine, Source, Table } from '../../core/data-engine.ts';
import type { Reading, Window } from '../../core/seams.ts';
import type { Row } from './answers.ts';
import type { LogSource } from './log-source.ts';
import type { View } from './log-view.ts';
import type { Measure } from './measure.ts';
import type { Segment } from './segments.ts';

/** A question of the log, and what to make of its answer. Throws DriverError for rows that no reading can be made of. */
export interface LogQuery {
  sql: string;
  sources: Record<string, Source>;
  read(table: Table): Reading;
}

export interface LogQuestion {
  measure: Measure;
  log: LogSource;
  view: View;
  engine: DataEngine;
  slots: readonly string[];
  segment?: Segment;
  window: Window;
  /** Where counting of this measure began. */
  from: number;
}

/** Conditions of a rate over one row: whether it counts, and whether it is an event. */
export async function rateConditions({ measure, engine, log, view }: LogQuestion): Promise<{ of: string; hit: string }> {
  if (measure.kind !== 'rate') throw new RangeError('Only a rate has conditions.');
  const { where, of } = measure.source;
  const checked = (sql: string): Promise<string> => engine.condition(sql, log.source);
  if (where === undefined) view.column('status');
  const explored = measure.labels?.explored;
  const counted = [...(of === undefined ? [] : [await checked(of)]), ...(explored === undefined ? [] : [`coalesce(TRY_CAST(${view.column(explored)} AS BOOLEAN), FALSE)`])];
  return { of: counted.join(' AND ') || 'TRUE', hit: where === undefined ? 'status >= 500' : await checked(where) };
}

/** A condition that is neither true nor false of a row leaves open what to count. */
export function refuseUnclear(rows: readonly Row[]): void {
  for (const row of rows)
    if (row.number('unclear') > 0)
      throw new DriverError('log-unclear', `Of ${row.number('unclear')} rows of slot ${row.slot} the log cannot tell whether they count: a column of the condition is empty.`, 'Write it to every row (status too), or say in the condition what an empty one means (coalesce, IS NULL).');
}

export function bySlot<T>(slots: readonly string[], rows: readonly Row[], of: (row: Row) => T, nothing: T): Record<string, T> {
  return Object.fromEntries(slots.map((slot) => [slot, found(rows, slot, of) ?? nothing]));
}

function found<T>(rows: readonly Row[], slot: string, of: (row: Row) => T): T | undefined {
  const row = rows.find((each) => each.slot === slot);
  return row && of(row);
}
