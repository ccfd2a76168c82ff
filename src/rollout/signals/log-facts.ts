import { DriverError } from '../../core/driver-error.ts';
import type { DataEngine, Value } from '../../core/data-engine.ts';
import type { SignalState, Window } from '../../core/seams.ts';
import type { LogSource } from './log-source.ts';
import type { View } from './log-view.ts';
import { seenRows, withParts } from './log-rows.ts';
import { isRecord } from '../traffic/weights.ts';

/** What the next reading is compared with: how many rows there were of the time that was counted already. */
export interface LogState {
  /** Where counting began, and up to where rows were whole, in milliseconds since the epoch. */
  from: number;
  upTo: number;
  rows: number;
}

export interface Facts {
  state: LogState;
  /** Rows of windows already counted that came since. */
  late: number;
}

/**
 * Whether a window of the log can be counted at all. Throws DriverError `log-no-time`, `log-no-slot`, `log-no-id` or
 * `log-clock-ahead`. `now` is this machine's time.
 */
export async function factsOf(log: LogSource, view: View, slots: readonly string[], window: Window, now: number, before: LogState | undefined, engine: DataEngine): Promise<Facts> {
  const from = before?.from ?? window.since;
  const upTo = Math.max(from, Math.min(window.until, now - log.settle));
  const dialect = engine.dialect(log.source);
  const time = view.column('answered_at');
  const inWindow = `${time} > $since AND ${time} <= $until`;
  const sound = `${time} IS NOT NULL AND ${dialect.isFinite(time)}`;
  const ahead = `${sound} AND ${time} > ${now + log.skew}`;
  const rows = seenRows({ view, slots });
  const { values } = await engine.query(
    withParts(
      rows,
      `SELECT (SELECT count_if(${inWindow} AND slot IS NULL) FROM written) AS no_slot,
      count_if(NOT (${sound})) AS no_time, count_if(${ahead}) AS ahead, max(CASE WHEN ${ahead} THEN ${time} END) AS newest,
      ${view.has('id') ? `count_if(${inWindow} AND id IS NULL)` : '0'} AS no_id,
      count_if(${time} > ${from} AND ${time} <= ${before?.upTo ?? from}) AS counted, count_if(${time} > ${from} AND ${time} <= ${upTo}) AS rows_now FROM seen`,
    ),
    { log: log.source },
    { since: window.since, until: window.until },
  );
  const figure = (name: string): number => Number((values[name]?.[0] as Value | undefined) ?? 0);
  refuse(figure('no_time'), 'log-no-time', 'have no time in `answered_at`', 'Write milliseconds since the epoch, or ISO 8601 with a zone.');
  refuse(figure('no_slot'), 'log-no-slot', 'name no slot', 'Write the slot that answered to each row.');
  refuse(figure('no_id'), 'log-no-id', 'have no `id`', 'Write the id of the request to each row: without it a row that was written twice counts twice.');
  refuse(figure('ahead'), 'log-clock-ahead', `are dated up to ${Math.round((figure('newest') - now) / 1000)} s ahead of this clock`, 'Set the clocks of whoever writes the log; what comes dated so would be counted under the wrong shares.');
  // Fewer rows than before: the log was rotated, and what came late can no longer be told.
  const late = before ? Math.max(0, figure('counted') - before.rows) : 0;
  return { state: { from, upTo, rows: figure('rows_now') }, late };
}

function refuse(rows: number, code: string, what: string, fix: string): void {
  if (rows > 0) throw new DriverError(code, `${rows} rows of the log ${what}.`, fix);
}

export function logStateIn(state: SignalState | undefined): LogState | undefined {
  const log = state?.log;
  if (log === undefined) return undefined;
  const numbers = isRecord(log) ? [log.from, log.upTo, log.rows] : [];
  if (numbers.length !== 3 || !numbers.every((value) => typeof value === 'number' && Number.isFinite(value))) throw new RangeError('This is no state of a log.');
  return log as unknown as LogState;
}
