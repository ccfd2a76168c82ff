import { literal } from '../../core/sql.ts';
import { literals, type View } from './log-view.ts';
import type { Segment } from './segments.ts';

export interface RowsAsked {
  view: View;
  slots: readonly string[];
  segment?: Segment;
}

/** WITH parts up to `seen`: the rows of these slots, and of this slice. */
export function seenRows({ view, slots, segment }: RowsAsked): string[] {
  const slice = segment && `CAST(${view.column(segment.by)} AS VARCHAR) = ${literal(segment.value)}`;
  const conditions = [`${view.column('slot')} IN (${literals(slots)})`, ...(slice ? [slice] : [])];
  return [`written AS (${view.sql})`, `seen AS (SELECT * FROM written WHERE ${conditions.join(' AND ')})`];
}

/**
 * WITH parts up to `logged`: rows answered after `$since` and up to `$until`, each request of a slot once, although a writer
 * that was not sure of an answer wrote it twice.
 */
export function loggedRows(asked: RowsAsked): string[] {
  const window = `${asked.view.column('answered_at')} > $since AND answered_at <= $until`;
  if (!asked.view.has('id')) return [...seenRows(asked), `logged AS (SELECT * FROM seen WHERE ${window})`];
  const numbered = `SELECT *, row_number() OVER (PARTITION BY id, slot ORDER BY answered_at) AS sluice_copy FROM seen WHERE ${window}`;
  return [...seenRows(asked), `logged AS (SELECT * FROM (${numbered}) AS numbered WHERE sluice_copy = 1)`];
}

/** Rows that are counted where nobody says which: those that were answered. */
export function answeredIn(view: View, where: string | undefined): string {
  return where ?? (view.has('status') ? 'status < 400' : 'TRUE');
}

export function withParts(parts: readonly string[], select: string): string {
  return `WITH ${parts.join(',\n')}\n${select}`;
}
