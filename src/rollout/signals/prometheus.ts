import { DriverError } from '../../core/driver-error.ts';
import { checkUrl, requestJson } from '../../core/fetch-json.ts';
import type { Clock, Counts, Reading, Signals, SignalState, Window } from '../../core/seams.ts';
import { isRecord, show } from '../traffic/weights.ts';
import { rises, type Counted, type Sample, type Series } from './counters.ts';
import { checkSelector } from './selector.ts';

/** Prometheus' own `--query.lookback-delta`: a series without a sample for so long is stale. */
const LOOKBACK_MS = 5 * 60_000;
const REPLY_BYTES = 32 * 1024 * 1024;
/** Their last samples are kept in the journal with each tick. */
const MOST_SERIES = 500;
const TIMEOUT_MS = 20_000;

export interface PrometheusSignalsOptions {
  url: string;
  /** The label that names the slot. */
  slotLabel: string;
  /** Guardrail -> selectors of two counters; every event must be among the total. */
  counters: Record<string, { events: string; total: string }>;
  slots: readonly string[];
  clock: Clock;
  timeout?: number;
  /** Recorded exceptions from https (`evidence.insecure`). */
  insecure?: readonly string[];
}

/**
 * Guardrails from raw counters in Prometheus (HTTP API, https://prometheus.io/docs/prometheus/latest/querying/api/): an
 * instant query of each counter's own samples, differenced here, so that each event enters once however often one looks.
 * `state` holds the last counted sample of each series. Whatever is not a whole answer is an outage: no answer, an error,
 * a warning, partial data, NaN or infinite values, a selector that finds none of the slots, samples gone stale, more events
 * than units. A slot without a series beside one with series has counts of zero.
 */
export function prometheusSignals(options: PrometheusSignalsOptions): Signals {
  const base = checkUrl(options.url, 'rollout.signals.prometheus', options.insecure);
  const api = new URL(`${base.pathname.replace(/\/+$/, '')}/api/v1/query`, base.origin);
  for (const [guardrail, { events, total }] of Object.entries(options.counters)) {
    checkSelector(events, `\`events\` of guardrail ${guardrail}`);
    checkSelector(total, `\`total\` of guardrail ${guardrail}`);
  }
  return {
    name: 'prometheus',
    async read(guardrail, window, state): Promise<Reading> {
      const counters = options.counters[guardrail];
      if (!counters) throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} with counters.`);
      try {
        return await reading(api, options, counters, window, state);
      } catch (error) {
        if (error instanceof DriverError) return { kind: 'outage', reason: error.message };
        throw error;
      }
    },
  };
}

async function reading(
  api: URL,
  options: PrometheusSignalsOptions,
  counters: { events: string; total: string },
  window: Window,
  state: SignalState | undefined,
): Promise<Reading> {
  // The total first: a scrape that ends between the two queries then adds events that are cut, never units that are missing.
  const total = await query(api, options, counters.total, window);
  refuseNothing(total, options, counters.total, window);
  const events = await query(api, options, counters.events, window);
  const before = countedIn(state);
  const units = rises(total, before?.total, window, () => window.until);
  const hits = rises(events, before?.events, window, horizonOf(total, window));
  const bySlot: Record<string, Counts> = {};
  for (const slot of options.slots) {
    bySlot[slot] = { events: hits.bySlot.get(slot) ?? 0, total: units.bySlot.get(slot) ?? 0 };
    if (bySlot[slot].events > bySlot[slot].total)
      throw outage('prometheus-contradiction', `Slot ${slot} has ${bySlot[slot].events} events of ${bySlot[slot].total} units.`, 'Every event must be counted in the total too.');
  }
  return { kind: 'counts', bySlot, state: { events: hits.counted, total: units.counted } };
}

async function query(api: URL, options: PrometheusSignalsOptions, selector: string, window: Window): Promise<Series[]> {
  const seconds = Math.ceil((window.until - window.since + LOOKBACK_MS) / 1000);
  const form = new URLSearchParams({ query: `${selector.trim()}[${seconds}s]`, time: (window.until / 1000).toFixed(3) });
  const reply = await requestJson(api, {
    what: 'Prometheus',
    method: 'POST',
    form,
    limit: REPLY_BYTES,
    timeout: options.timeout ?? TIMEOUT_MS,
    retry: (ms) => options.clock.sleep(ms),
  });
  const found = wholeMatrix(reply).map((entry) => seriesOf(entry, options.slotLabel, selector));
  if (found.length > MOST_SERIES)
    throw outage('prometheus-series', `The selector ${selector} finds ${found.length} series.`, `Narrow it: at most ${MOST_SERIES} are followed.`);
  return found.filter((series) => options.slots.includes(series.slot));
}

function wholeMatrix(reply: unknown): unknown[] {
  if (!isRecord(reply) || reply.status !== 'success' || !isRecord(reply.data))
    throw outage('prometheus-error', `Prometheus answered ${show(reply)}.`, 'Try the selector in its own page.');
  const warnings = Array.isArray(reply.warnings) ? reply.warnings : [];
  if (warnings.length > 0 || reply.isPartial === true)
    throw outage('prometheus-partial', `Prometheus did not see all its data: ${show(warnings)}.`, 'See which of its stores is away.');
  const { resultType, result } = reply.data;
  if (resultType !== 'matrix' || !Array.isArray(result))
    throw outage('prometheus-error', `Prometheus answered with a ${show(resultType)}, not with samples.`, 'Check that the URL is that of a Prometheus.');
  return result;
}

function seriesOf(entry: unknown, slotLabel: string, selector: string): Series {
  const labels = isRecord(entry) && isRecord(entry.metric) ? (entry.metric as Record<string, string>) : undefined;
  if (!labels || !isRecord(entry) || !Array.isArray(entry.values))
    throw outage('prometheus-error', `The selector ${selector} gives ${show(entry)}, which holds no samples of a counter.`, 'Histograms cannot be followed; use their _count or _bucket counters.');
  const slot = labels[slotLabel];
  if (slot === undefined)
    throw outage('prometheus-label', `The series ${show(labels)} has no label \`${slotLabel}\`.`, 'Set rollout.signals.prometheus.slot_label to the label that names the slot.');
  const samples = entry.values.map((pair) => sampleOf(pair, labels));
  return { slot, target: JSON.stringify([slot, labels.job ?? '', labels.instance ?? '']), labels, samples };
}

function sampleOf(pair: unknown, labels: Record<string, string>): Sample {
  const [time, text] = Array.isArray(pair) ? (pair as unknown[]) : [];
  // Values come as text, "NaN" and "+Inf" among them.
  const value = typeof text === 'string' && text.trim() !== '' ? Number(text) : NaN;
  if (typeof time !== 'number' || !Number.isFinite(time) || !Number.isFinite(value) || value < 0)
    throw outage('prometheus-value', `The series ${show(labels)} has the sample ${show(pair)}.`, 'A counter holds numbers from 0 on.');
  return [Math.round(time * 1000), value];
}

/** An empty answer is a success to Prometheus, and no evidence of anything to us. */
function refuseNothing(total: readonly Series[], options: PrometheusSignalsOptions, selector: string, window: Window): void {
  if (total.length === 0)
    throw outage('prometheus-empty', `The selector ${selector} finds none of the slots ${options.slots.join(', ')} by the label \`${options.slotLabel}\`.`, 'Try it in Prometheus\' own page, and check slot_label.');
  const newest = Math.max(...total.map((series) => series.samples.at(-1)?.[0] ?? -Infinity));
  if (newest < window.until - LOOKBACK_MS)
    throw outage('prometheus-stale', `The newest sample of ${selector} is more than five minutes old.`, 'See whether Prometheus still scrapes the slots.');
}

/** Of a target's events, only what its total has been counted up to: else one scrape could have events without units. */
function horizonOf(total: readonly Series[], window: Window): (series: Series) => number {
  const byTarget = new Map<string, number>();
  const bySlot = new Map<string, number>();
  for (const { target, slot, samples } of total) {
    const last = samples.at(-1)?.[0] ?? window.since;
    // The newest of them: a series that has ended (a label value no longer seen) must not hold the others back.
    byTarget.set(target, Math.max(byTarget.get(target) ?? -Infinity, last));
    bySlot.set(slot, Math.max(bySlot.get(slot) ?? -Infinity, last));
  }
  return ({ target, slot }) => byTarget.get(target) ?? bySlot.get(slot) ?? window.until;
}

function countedIn(state: SignalState | undefined): { events: Counted; total: Counted } | undefined {
  if (state === undefined) return undefined;
  if (!isRecord(state.events) || !isRecord(state.total)) throw new RangeError(`This is no state of these signals: ${show(state)}.`);
  return state as { events: Counted; total: Counted };
}

function outage(code: string, message: string, fix: string): DriverError {
  return new DriverError(code, message, fix);
}
