import type { Credentials } from '../../core/credentials.ts';
import { DriverError } from '../../core/driver-error.ts';
import { checkUrl, requestJson } from '../../core/fetch-json.ts';
import type { Clock, Window } from '../../core/seams.ts';
import { isRecord, show } from '../traffic/weights.ts';
import { bearer, type Token } from './token.ts';

/** Prometheus' own `--query.lookback-delta`: a series without a sample for so long is stale. */
export const LOOKBACK_MS = 5 * 60_000;
const REPLY_BYTES = 32 * 1024 * 1024;
/** Their last samples are kept in the journal with each tick. */
const MOST_SERIES = 500;
const TIMEOUT_MS = 20_000;
/** By which its clock and this one may differ. */
const SKEW_MS = 60_000;
const MOST_POINTS = 100;

export interface PrometheusOptions {
  url: string;
  /** The label that names the slot. */
  slotLabel: string;
  slots: readonly string[];
  clock: Clock;
  token?: Token;
  timeout?: number;
  /** Recorded exceptions from https (`evidence.insecure`). */
  insecure?: readonly string[];
  /** Who asks, by origin (`rollout.credentials`). */
  credentials?: Credentials;
}

/** One series of a slot as the HTTP API gives it. */
export interface Entry {
  slot: string;
  labels: Record<string, string>;
  /** Samples of numbers and of native histograms; unchecked. */
  values: unknown[];
  histograms: unknown[];
}

/**
 * What is asked of a Prometheus over its HTTP API (https://prometheus.io/docs/prometheus/latest/querying/api/): always what it
 * holds itself, by series. Whatever is not a whole answer is DriverError `prometheus-error`, `prometheus-partial`,
 * `prometheus-label`, `prometheus-series`, `prometheus-clock` or `http-…`.
 */
export interface PrometheusApi {
  /** Every sample of the window, and the last one before it. */
  samples(selector: string, window: Window): Promise<Entry[]>;
  /** The value of an expression at one moment. */
  instant(query: string, time: number): Promise<Entry[]>;
  /** Its values over a window, at most a hundred. */
  range(query: string, window: Window): Promise<Entry[]>;
}

export function prometheusApi(options: PrometheusOptions): PrometheusApi {
  const base = checkUrl(options.url, 'rollout.signals.prometheus', options.insecure);
  const place = (name: string): URL => new URL(`${base.pathname.replace(/\/+$/, '')}/api/v1/${name}`, base.origin);
  const ask = async (name: string, type: 'matrix' | 'vector', form: Record<string, string>): Promise<Entry[]> => entriesOf(await exchange(place(name), form, options), type, form.query!, options);
  return {
    samples: (selector, { since, until }) => ask('query', 'matrix', { query: `${selector.trim()}[${Math.ceil((until - since + LOOKBACK_MS) / 1000)}s]`, time: seconds(until) }),
    instant: (query, time) => ask('query', 'vector', { query, time: seconds(time) }),
    range: (query, { since, until }) => ask('query_range', 'matrix', { query, start: seconds(since), end: seconds(until), step: String(Math.max(1, Math.ceil((until - since) / 1000 / MOST_POINTS))) }),
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

async function exchange(url: URL, form: Record<string, string>, { clock, timeout, token, credentials }: PrometheusOptions): Promise<unknown> {
  let date: string | null = null;
  const reply = await requestJson(url, {
    what: 'Prometheus',
    credentials,
    method: 'POST',
    form: new URLSearchParams(form),
    headers: bearer(token),
    limit: REPLY_BYTES,
    timeout: timeout ?? TIMEOUT_MS,
    retry: (ms) => clock.sleep(ms),
    headersSeen: (headers) => (date = headers.get('date')),
  });
  refuseOtherTime(date, clock);
  return reply;
}

/** A clock that is behind would read yesterday's samples as the latest, one that is ahead would find none. */
function refuseOtherTime(date: string | null, clock: Clock): void {
  const ahead = date === null ? 0 : Date.parse(date) - clock.now().getTime();
  if (Math.abs(ahead) > SKEW_MS)
    throw outage('prometheus-clock', `The clock of Prometheus is ${Math.round(Math.abs(ahead) / 1000)} s ${ahead > 0 ? 'ahead of' : 'behind'} this one.`, 'Set both clocks.');
}

function entriesOf(reply: unknown, type: 'matrix' | 'vector', query: string, { slotLabel, slots }: PrometheusOptions): Entry[] {
  if (!isRecord(reply) || reply.status !== 'success' || !isRecord(reply.data))
    throw outage('prometheus-error', `Prometheus answered ${show(reply)}.`, 'Try the selector in its own page.');
  const warnings = Array.isArray(reply.warnings) ? reply.warnings : [];
  if (warnings.length > 0 || reply.isPartial === true)
    throw outage('prometheus-partial', `Prometheus did not see all its data: ${show(warnings)}.`, 'See which of its stores is away.');
  const { resultType, result } = reply.data;
  if (resultType !== type || !Array.isArray(result))
    throw outage('prometheus-error', `Prometheus answered with a ${show(resultType)}, not with a ${type} of series.`, 'Check that the URL is that of a Prometheus, and that the query has series with the label of the slot.');
  const found = result.map((entry) => entryOf(entry, query, slotLabel));
  if (found.length > MOST_SERIES)
    throw outage('prometheus-series', `${query} finds ${found.length} series.`, `Narrow it: at most ${MOST_SERIES} are followed.`);
  return found.filter(({ slot }) => slots.includes(slot));
}

function entryOf(entry: unknown, query: string, slotLabel: string): Entry {
  const labels = isRecord(entry) && isRecord(entry.metric) ? (entry.metric as Record<string, string>) : undefined;
  if (!labels || !isRecord(entry)) throw outage('prometheus-error', `${query} gives ${show(entry)}, which is no series.`, 'Check that the URL is that of a Prometheus.');
  const slot = labels[slotLabel];
  if (typeof slot !== 'string')
    throw outage('prometheus-label', `The series ${show(labels)} has no label \`${slotLabel}\`.`, 'Set rollout.signals.prometheus.slot_label to the label that names the slot.');
  const list = (many: unknown, one: unknown): unknown[] => (Array.isArray(many) ? many : one === undefined ? [] : [one]);
  return { slot, labels, values: list(entry.values, entry.value), histograms: list(entry.histograms, entry.histogram) };
}

export function outage(code: string, message: string, fix: string): DriverError {
  return new DriverError(code, message, fix);
}
