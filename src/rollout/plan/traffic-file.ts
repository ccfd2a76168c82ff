import { InputError } from '../../core/problem.ts';
import { HOUR } from './expected.ts';

/** What was measured of the traffic so far, for a rollout to come. */
export interface MeasuredTraffic {
  /** Requests a second by hour of the day (UTC). */
  byHour: number[];
  /** Events by request, for each column behind `requests`. */
  rates: Record<string, number>;
  /** Mean number of events that come together, by column; undefined where nothing can be said. */
  clusters: Record<string, number | undefined>;
}

export const TRAFFIC_BYTES = 16 * 1024 * 1024;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
/** Below so many events in all, how they cluster is a guess. */
const EVENTS = 30;

interface Row {
  since: number;
  until: number;
  requests: number;
  events: number[];
}

/**
 * Reads CSV with the header `at,requests[,GUARDRAIL…]`: what was counted up to `at` since the row before. The first row says
 * only where counting began. Throws InputError `plan-traffic` with the line's number.
 */
export function trafficIn(text: string, file: string): MeasuredTraffic {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const header = (lines[0] ?? '').split(',').map((name) => name.trim());
  if (header[0] !== 'at' || header[1] !== 'requests') throw refused(file, 1, 'does not begin with the columns `at,requests`');
  const guardrails = header.slice(2);
  if (new Set(guardrails).size < guardrails.length || guardrails.includes('')) throw refused(file, 1, 'names a column twice, or not at all');
  const rows = rowsOf(lines, guardrails.length, file);
  if (rows.length < 2) throw refused(file, lines.length, 'has fewer than three rows of numbers: the first says where counting began, the others what was counted');
  const columns = guardrails.map((name, i) => [name, rows.map(({ requests, events }) => ({ requests, events: events[i]! }))] as const);
  return {
    byHour: byHour(rows),
    rates: Object.fromEntries(columns.map(([name, counts]) => [name, rateOf(counts)])),
    clusters: Object.fromEntries(columns.map(([name, counts]) => [name, clusterOf(counts)])),
  };
}

function rowsOf(lines: readonly string[], columns: number, file: string): Row[] {
  let before: number | undefined;
  return lines.slice(1).flatMap((line, index) => {
    const [at = '', ...numbers] = line.split(',').map((cell) => cell.trim());
    const until = INSTANT.test(at) ? Date.parse(at) : NaN;
    if (Number.isNaN(until)) throw refused(file, index + 2, 'has no time with a zone, like 2026-01-31T12:00:00Z');
    if (before !== undefined && until <= before) throw refused(file, index + 2, 'is not later than the one before');
    const [requests, ...events] = numbers.map((cell) => (cell === '' ? NaN : Number(cell)));
    if (numbers.length !== columns + 1 || !isCount(requests)) throw refused(file, index + 2, 'has not one count for each column');
    if (events.some((count) => !isCount(count) || count > requests)) throw refused(file, index + 2, 'counts more events than requests, or something that is no count');
    const since = before;
    before = until;
    return since === undefined ? [] : [{ since, until, requests, events }];
  });
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && value >= 0;
}

/** An hour of the day that no row lies in has the mean of all. */
function byHour(rows: readonly Row[]): number[] {
  const requests = Array.from({ length: 24 }, () => 0);
  const seconds = Array.from({ length: 24 }, () => 0);
  for (const row of rows) {
    const hour = Math.floor(((row.since + row.until) / 2 / HOUR) % 24);
    requests[hour]! += row.requests;
    seconds[hour]! += (row.until - row.since) / 1000;
  }
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const mean = sum(requests) / sum(seconds);
  return requests.map((count, hour) => (seconds[hour]! > 0 ? count / seconds[hour]! : mean));
}

interface Counted {
  requests: number;
  events: number;
}

function rateOf(counts: readonly Counted[]): number {
  const requests = counts.reduce((sum, count) => sum + count.requests, 0);
  return requests > 0 ? counts.reduce((sum, count) => sum + count.events, 0) / requests : 0;
}

/**
 * Mean size of geometric clusters that would make neighbouring rows differ as much as they do (differences of neighbours, so
 * that a slow swing of the day is no clustering; von Neumann 1941): their dispersion index is D = 2m − 1.
 */
function clusterOf(counts: readonly Counted[]): number | undefined {
  const rate = rateOf(counts);
  const filled = counts.filter(({ requests }) => requests > 0);
  if (filled.length < 10 || filled.reduce((sum, { events }) => sum + events, 0) < EVENTS || rate >= 1) return undefined;
  let squares = 0;
  for (const [i, { events, requests }] of filled.entries()) {
    const before = filled[i - 1];
    if (before) squares += (events / requests - before.events / before.requests) ** 2 / (rate * (1 - rate) * (1 / requests + 1 / before.requests));
  }
  return Math.max(1, (squares / (filled.length - 1) + 1) / 2);
}

function refused(file: string, line: number, why: string): InputError {
  return InputError.of('plan-traffic', `Line ${line} of ${JSON.stringify(file)} ${why}.`, 'Write CSV with the header `at,requests` and, for each guardrail, a column of its name: what was counted up to `at` since the line before. See docs/rollout.md.');
}
