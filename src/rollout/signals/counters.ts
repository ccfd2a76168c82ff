import { digestOfJson, hexOf } from '../../core/digest.ts';
import type { Window } from '../../core/seams.ts';
import { show } from '../traffic/weights.ts';
import { LOOKBACK_MS, outage, type Entry } from './prometheus-api.ts';

/** One raw sample of a counter: milliseconds since the epoch, value. */
export type Sample = [time: number, value: number];

/** One counter of one target. */
export interface Series {
  slot: string;
  /** What was scraped at one go (job and instance), so that its counters belong together. */
  target: string;
  labels: Record<string, string>;
  samples: Sample[];
}

/** The last sample that was counted of each series, by `seriesKey`. */
export type Counted = Record<string, Sample>;

/** Labels that say who scraped, not what was scraped. */
const OF_THE_SCRAPE = ['job', 'monitor', 'prometheus', 'prometheus_replica', 'replica', '__replica__'];

/** Series of a counter. Throws DriverError `prometheus-value`, `prometheus-error` for a histogram, `prometheus-duplicate`. */
export function countersOf(entries: readonly Entry[], selector: string): Series[] {
  const series = entries.map(({ slot, labels, values, histograms }): Series => {
    if (histograms.length > 0 || values.length === 0)
      throw outage('prometheus-error', `The selector ${selector} gives ${show(labels)} without samples of a counter.`, 'A native histogram is read by `histogram`; a counter holds numbers.');
    return { slot, labels, target: targetOf(slot, labels), samples: values.map((pair) => sampleOf(pair, labels)) };
  });
  refuseTwice(series.map(({ labels, samples }) => ({ labels, first: samples[0]![0], last: samples.at(-1)![0] })));
  return series;
}

export function targetOf(slot: string, labels: Readonly<Record<string, string>>): string {
  return JSON.stringify([slot, labels.job ?? '', labels.instance ?? '']);
}

/** A sample of a counter; `least`: of a sum, which may fall below 0. */
export function sampleOf(pair: unknown, labels: Record<string, string>, least = 0): Sample {
  const [time, text] = Array.isArray(pair) ? (pair as unknown[]) : [];
  // Values come as text, "NaN" and "+Inf" among them.
  const value = typeof text === 'string' && text.trim() !== '' ? Number(text) : NaN;
  if (typeof time !== 'number' || !Number.isFinite(time) || !Number.isFinite(value) || value < least)
    throw outage('prometheus-value', `The series ${show(labels)} has the sample ${show(pair)}.`, least === 0 ? 'A counter holds numbers from 0 on.' : 'A sample is a finite number.');
  return [Math.round(time * 1000), value];
}

/** One target that two jobs or two replicas scrape at the same time has every event twice. */
export function refuseTwice(series: readonly { labels: Record<string, string>; first: number; last: number }[]): void {
  const known = new Map<string, { first: number; last: number; labels: Record<string, string> }>();
  for (const one of series) {
    if (one.labels.instance === undefined) continue;
    const key = JSON.stringify(Object.entries(one.labels).filter(([name]) => !OF_THE_SCRAPE.includes(name)).sort());
    const other = known.get(key);
    if (other && one.first <= other.last && other.first <= one.last)
      throw outage('prometheus-duplicate', `The target ${show(one.labels.instance)} is scraped twice: ${show(other.labels)} and ${show(one.labels)}.`, 'Name one job or replica in the selector.');
    if (!other || one.last > other.last) known.set(key, one);
  }
}

/** An empty answer is a success to Prometheus, and no evidence of anything to us. */
export function refuseNothing(last: readonly number[], selector: string, slots: readonly string[], slotLabel: string, window: Window): void {
  if (last.length === 0)
    throw outage('prometheus-empty', `The selector ${selector} finds none of the slots ${slots.join(', ')} by the label \`${slotLabel}\`.`, 'Try it in Prometheus\' own page, and check slot_label.');
  if (Math.max(...last) < window.until - LOOKBACK_MS)
    throw outage('prometheus-stale', `The newest sample of ${selector} is more than five minutes old.`, 'See whether Prometheus still scrapes the slots.');
}

/** Short name of a label set; it goes into the journal with every tick. */
export function seriesKey(labels: Record<string, string>): string {
  return hexOf(digestOfJson(labels)).slice(0, 16);
}

export interface Rise {
  series: Series;
  rise: number;
  /** Milliseconds between the samples that were compared. */
  over: number;
}

export interface Rises {
  each: Rise[];
  bySlot: Map<string, number>;
  counted: Counted;
  /** When each target began anew, by the falls of its counters. */
  restarts: Map<string, number[]>;
}

/**
 * How far each counter rose since it was last counted, or, where nothing was counted before, since the last sample at or
 * before `since`. A value below the one before it is a restart from zero, as Prometheus' increase() has it, and so is a value
 * after a restart of its target (`restarts`); a series that was not there at the last reading began at zero. Samples after
 * `horizon(series)` wait for the next reading; those at or before the last counted one were counted.
 */
export function rises(series: readonly Series[], counted: Counted | undefined, window: Window, horizon: (series: Series) => number, restarts: ReadonlyMap<string, number[]> = new Map()): Rises {
  const each: Rise[] = [];
  const bySlot = new Map<string, number>();
  const next: Counted = { ...counted };
  const fell = new Map<string, number[]>();
  for (const one of series) {
    const key = seriesKey(one.labels);
    const start = startOf(one, counted, key, window);
    if (!start) continue;
    const { rise, last, falls } = walk(one.samples, start, horizon(one), restarts.get(one.target) ?? []);
    each.push({ series: one, rise, over: Number.isFinite(start[0]) ? last[0] - start[0] : 0 });
    bySlot.set(one.slot, (bySlot.get(one.slot) ?? 0) + rise);
    fell.set(one.target, [...(fell.get(one.target) ?? []), ...falls]);
    if (Number.isFinite(last[0])) next[key] = last;
  }
  return { each, bySlot, counted: next, restarts: fell };
}

function startOf(series: Series, counted: Counted | undefined, key: string, window: Window): Sample | undefined {
  if (counted) return counted[key] ?? [-Infinity, 0];
  return series.samples.findLast(([time]) => time <= window.since) ?? series.samples[0];
}

function walk(samples: readonly Sample[], start: Sample, horizon: number, restarts: readonly number[]): { rise: number; last: Sample; falls: number[] } {
  let last = start;
  let rise = 0;
  const falls: number[] = [];
  for (const sample of samples) {
    if (sample[0] <= last[0] || sample[0] > horizon) continue;
    if (sample[1] < last[1]) falls.push(sample[0]);
    const anew = sample[1] < last[1] || restarts.some((time) => time > last[0] && time <= sample[0]);
    rise += anew ? sample[1] : sample[1] - last[1];
    last = sample;
  }
  return { rise, last, falls };
}
