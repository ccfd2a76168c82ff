import type { Reading } from '../../core/seams.ts';
import type { GaugeSource } from '../../delivery/spec.ts';
import { show } from '../traffic/weights.ts';
import { refuseNothing, rises, sampleOf } from './counters.ts';
import { outage, type Entry } from './prometheus-api.ts';
import { countedIn, counters, type PrometheusQuestion } from './prometheus-question.ts';
import { jointRises, vectorsIn, type VectorSeries } from './vectors.ts';

const MOST_CLASSES = 200;

/** Rises of a sum and of how many were summed, told apart by their labels alone. A restart shows in the count: a sum may fall. */
export async function meanReading(asked: PrometheusQuestion, sumOf: string, countOf: string, bounds: readonly [number, number] = [-Infinity, Infinity]): Promise<Reading> {
  const { api, options, window, cut } = asked;
  const count = await counters(asked, countOf);
  refuseNothing(count.map(({ samples }) => samples.at(-1)![0]), countOf, options.slots, options.slotLabel, window);
  const sums = new Map((await api.samples(cut(sumOf), window)).map((entry) => [withoutName(entry.labels), entry]));
  const series = count.map(({ slot, labels, samples }): VectorSeries => {
    const sum = sums.get(withoutName(labels));
    if (!sum) throw outage('prometheus-pair', `The series ${show(labels)} has no sum beside it.`, `Let ${sumOf} and ${countOf} have the same labels, as a histogram or summary has them.`);
    const at = new Map(sum.values.map((pair) => sampleOf(pair, labels, -Infinity)));
    return { slot, labels, samples: samples.flatMap(([time, n]) => (at.has(time) ? [{ time, value: [n, at.get(time)!] }] : [])) };
  });
  const { bySlot, counted } = jointRises(series, vectorsIn(asked.state), window, (before, after) => after[0]! < before[0]!);
  const found = Object.fromEntries(options.slots.map((slot) => [slot, { n: bySlot.get(slot)?.[0] ?? 0, sum: bySlot.get(slot)?.[1] ?? 0 }]));
  for (const [slot, { n, sum }] of Object.entries(found)) {
    const rounding = 1e-6 * Math.max(1, Math.abs(sum));
    if ((n === 0 && Math.abs(sum) > rounding) || sum < bounds[0] * n - rounding || sum > bounds[1] * n + rounding)
      throw outage('prometheus-bounds', `Slot ${slot} has the sum ${sum} of ${n} values; each lies between ${bounds[0]} and ${bounds[1]}.`, 'Correct what is measured, or the bounds.');
  }
  return { kind: 'values', bySlot: found, state: { vectors: counted } };
}

export async function classesReading(asked: PrometheusQuestion, selector: string, label: string): Promise<Reading> {
  const { options, window } = asked;
  const series = await counters(asked, selector);
  refuseNothing(series.map(({ samples }) => samples.at(-1)![0]), selector, options.slots, options.slotLabel, window);
  const unnamed = series.find(({ labels }) => labels[label] === undefined);
  if (unnamed) throw outage('prometheus-class', `The series ${show(unnamed.labels)} has no label \`${label}\`.`, 'Name the label that says the class.');
  const { each, counted } = rises(series, countedIn(asked.state, ['classes'])?.classes, window, () => window.until);
  const bySlot: Record<string, Record<string, number>> = Object.fromEntries(options.slots.map((slot) => [slot, {}]));
  for (const { series: { slot, labels }, rise } of each) {
    const name = labels[label]!.slice(0, 100);
    bySlot[slot]![name] = (bySlot[slot]![name] ?? 0) + rise;
  }
  if (new Set(Object.values(bySlot).flatMap(Object.keys)).size > MOST_CLASSES)
    throw outage('prometheus-class', `\`${label}\` has more than ${MOST_CLASSES} different values.`, 'Compare the shares of a label with few values.');
  return { kind: 'classes', bySlot, state: { classes: counted } };
}

/** Of several instances of a slot the highest counts: one that leaks is not hidden by nine that do not. */
export async function gaugeReading(asked: PrometheusQuestion, source: Exclude<GaugeSource, string>): Promise<Reading> {
  if (source.per_second !== undefined) return risePerSecond(asked, source.per_second);
  const { api, options, window, cut } = asked;
  const query = source.query!;
  const entries = source.over === 'window' ? await api.range(cut(query), window) : await api.instant(cut(query), window.until);
  if (entries.length === 0) throw outage('prometheus-empty', `${query} finds none of the slots ${options.slots.join(', ')}.`, 'Try it in Prometheus\' own page, and check slot_label.');
  return { kind: 'gauge', bySlot: highest(entries.map((entry) => [entry.slot, ...figures(entry)])) };
}

async function risePerSecond(asked: PrometheusQuestion, selector: string): Promise<Reading> {
  const { options, window } = asked;
  const series = await counters(asked, selector);
  refuseNothing(series.map(({ samples }) => samples.at(-1)![0]), selector, options.slots, options.slotLabel, window);
  const { each, counted } = rises(series, countedIn(asked.state, ['risen'])?.risen, window, () => window.until);
  return { kind: 'gauge', bySlot: highest(each.filter(({ over }) => over > 0).map(({ series: { slot }, rise, over }) => [slot, (rise * 1000) / over])), state: { risen: counted } };
}

function figures({ labels, values, histograms }: Entry): number[] {
  if (histograms.length > 0 || values.length === 0) throw outage('prometheus-error', `The series ${show(labels)} is no gauge.`, 'Give an expression with one number for each slot.');
  return values.map((pair) => sampleOf(pair, labels, -Infinity)[1]);
}

function highest(found: readonly [slot: string, ...figures: number[]][]): Record<string, number> {
  const bySlot: Record<string, number> = {};
  for (const [slot, ...values] of found) bySlot[slot] = Math.max(bySlot[slot] ?? -Infinity, ...values);
  return bySlot;
}

function withoutName({ __name__: _name, ...labels }: Record<string, string>): string {
  return JSON.stringify(Object.entries(labels).sort());
}

