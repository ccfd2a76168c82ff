import { DriverError } from '../../core/driver-error.ts';
import type { Reading, Signals, Window } from '../../core/seams.ts';
import { refuseNothing, rises, type Series } from './counters.ts';
import type { Measure } from './measure.ts';
import { outage, prometheusApi, type PrometheusOptions } from './prometheus-api.ts';
import { classesReading, gaugeReading, meanReading } from './prometheus-figures.ts';
import { histogramReading } from './prometheus-histogram.ts';
import { countedIn, counters, type PrometheusQuestion } from './prometheus-question.ts';
import { checkSelector, withMatcher } from './selector.ts';

export interface PrometheusSignalsOptions extends PrometheusOptions {
  measures: readonly Measure[];
}

/**
 * Guardrails from Prometheus. Counters, buckets and classes are raw counters differenced here, so that each event enters once
 * however often one looks; `state` holds the last counted sample of each series. Whatever is not a whole answer is an outage,
 * by its code: no answer, an error, a warning, partial data, NaN or infinite values, a selector that finds none of the slots,
 * samples gone stale, a target scraped twice, another clock, more events than units, buckets that are not there or not the
 * same. A slot without a series beside one with series has counts of zero.
 */
export function prometheusSignals(options: PrometheusSignalsOptions): Signals {
  const api = prometheusApi(options);
  const known = new Map(options.measures.map((measure) => [measure.name, measure]));
  for (const measure of options.measures) checkSelectors(measure);
  return {
    name: 'prometheus',
    async read(guardrail, window, state): Promise<Reading> {
      const measure = known.get(guardrail);
      if (!measure) throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} of Prometheus.`);
      const { segment } = measure;
      const cut = (selector: string): string => (segment ? withMatcher(selector, segment.by, segment.value) : selector);
      try {
        return await reading({ api, options, window, state, cut }, measure);
      } catch (error) {
        if (error instanceof DriverError) return { kind: 'outage', reason: error.message };
        throw error;
      }
    },
  };
}

function reading(asked: PrometheusQuestion, measure: Measure): Promise<Reading> {
  switch (measure.kind) {
    case 'rate':
      return rateReading(asked, measure.source.events!, measure.source.total!);
    case 'quantile':
      return histogramReading(asked, measure.source.buckets!, measure.source.edges);
    case 'mean':
      return meanReading(asked, measure.source.sum!, measure.source.count!, measure.bounds);
    case 'classes':
      return classesReading(asked, measure.source.counter!, measure.source.label!);
    case 'gauge':
      return gaugeReading(asked, measure.source);
    case 'pairs':
      throw new RangeError('Prometheus knows of no pairs.');
  }
}

/** Selectors of counters by their key in the delivery file; an expression that rises by itself would count events twice. */
function checkSelectors(measure: Measure): void {
  const { source, segment, declared } = measure;
  const isPlain = ['events', 'total', 'buckets', 'sum', 'count', 'counter', 'per_second'];
  for (const [key, text] of Object.entries(source))
    if (isPlain.includes(key) || (key === 'query' && segment)) {
      const selector = checkSelector(String(text), `\`${key}\` of guardrail ${declared}`);
      if (segment) withMatcher(selector, segment.by, segment.value);
    }
}

async function rateReading(asked: PrometheusQuestion, eventsOf: string, totalOf: string): Promise<Reading> {
  const { options, window } = asked;
  // The total first: a scrape that ends between the two queries then adds events that are cut, never units that are missing.
  const total = await counters(asked, totalOf);
  refuseNothing(total.map(({ samples }) => samples.at(-1)![0]), totalOf, options.slots, options.slotLabel, window);
  const events = await counters(asked, eventsOf);
  const before = countedIn(asked.state, ['events', 'total']);
  const units = rises(total, before?.total, window, () => window.until);
  const hits = rises(events, before?.events, window, horizonOf(total, window), units.restarts);
  const counts = (slot: string): { events: number; total: number } => ({ events: hits.bySlot.get(slot) ?? 0, total: units.bySlot.get(slot) ?? 0 });
  const bySlot = Object.fromEntries(options.slots.map((slot) => [slot, counts(slot)]));
  for (const [slot, { events: some, total: all }] of Object.entries(bySlot))
    if (some > all) throw outage('prometheus-contradiction', `Slot ${slot} has ${some} events of ${all} units.`, 'Every event must be counted in the total too.');
  return { kind: 'counts', bySlot, state: { events: hits.counted, total: units.counted } };
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
