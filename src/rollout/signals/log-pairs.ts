import { literal } from '../../core/sql.ts';
import type { LogQuery, LogQuestion } from './log-question.ts';
import { seenRows, withParts } from './log-rows.ts';

export interface Pairing {
  column: string;
  /** Numbers no further apart than this agree. */
  within: number;
  /** Milliseconds after the first row in which the second one may come. */
  wait: number;
  unpaired: 'differ' | 'ignore';
}

/** Before the window a request's first row is looked for no longer than this, so that its late second row is not taken for a first one. */
const LOOKED_BACK_MS = 3_600_000;

/** Requests that both slots were asked (a mirror), by id, at the time of their first row. Both failing is no difference. */
export async function pairsQuery(asked: LogQuestion, { column, within, wait, unpaired }: Pairing): Promise<LogQuery> {
  const { view, slots, engine, log } = asked;
  const [one, other] = slots.map((slot) => literal(slot));
  const value = within > 0 ? numberOf(view.column(column)) : `coalesce('=' || CAST(${view.column(column)} AS VARCHAR), '')`;
  const failed = view.has('status') ? 'coalesce(status >= 400, TRUE)' : 'FALSE';
  const nan = engine.dialect(log.source).isNan;
  const apart = within > 0 ? `(${nan('one')} <> ${nan('other')} OR (NOT ${nan('one')} AND NOT ${nan('other')} AND abs(one - other) > ${literal(within)}))` : 'one <> other';
  const differs = `one IS NULL OR other IS NULL OR one_failed <> other_failed OR (NOT one_failed AND ${apart})`;
  const of = (slot: string, what: string): string => `min_by(${what}, sluice_at) FILTER (WHERE slot = ${slot} AND sluice_at <= first_at + ${wait})`;
  return {
    sql: withParts(
      [
        ...seenRows(asked),
        `recent AS (SELECT ${view.column('id')} AS id, slot, ${view.column('answered_at')} AS sluice_at, ${value} AS sluice_value, ${failed} AS sluice_failed FROM seen WHERE answered_at > $since - ${Math.max(LOOKED_BACK_MS, 10 * wait)})`,
        `firsts AS (SELECT id, min(sluice_at) AS first_at FROM recent GROUP BY id)`,
        `pairs AS (SELECT recent.id AS id, ${of(one!, 'sluice_value')} AS one, ${of(other!, 'sluice_value')} AS other, ${of(one!, 'sluice_failed')} AS one_failed, ${of(other!, 'sluice_failed')} AS other_failed
          FROM recent JOIN firsts ON firsts.id = recent.id WHERE first_at > $since AND first_at <= $until GROUP BY recent.id)`,
      ],
      `SELECT count(*) AS n, count_if(${differs}) AS differ FROM pairs${unpaired === 'ignore' ? ' WHERE one IS NOT NULL AND other IS NOT NULL' : ''}`,
    ),
    sources: { log: log.source },
    read: (table) => ({ kind: 'pairs', n: Number(table.values.n![0]), differ: Number(table.values.differ![0]) }),
  };
}

/** A missing number is NaN, so that its row is still a row. */
function numberOf(column: string): string {
  return `coalesce(TRY_CAST(${column} AS DOUBLE), CAST('NaN' AS DOUBLE))`;
}
