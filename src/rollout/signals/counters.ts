import { digestOfJson, hexOf } from '../../core/digest.ts';
import type { Window } from '../../core/seams.ts';

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

/** Short name of a label set; it goes into the journal with every tick. */
export function seriesKey(labels: Record<string, string>): string {
  return hexOf(digestOfJson(labels)).slice(0, 16);
}

/**
 * How far the counters of each slot rose since they were last counted, or, where nothing was counted before, since the last
 * sample at or before `since`. A value below the one before it is a restart from zero, as Prometheus' increase() has it; a
 * series that was not there at the last reading began at zero. Samples after `horizon(series)` wait for the next reading.
 */
export function rises(
  series: readonly Series[],
  counted: Counted | undefined,
  window: Window,
  horizon: (series: Series) => number,
): { bySlot: Map<string, number>; counted: Counted } {
  const bySlot = new Map<string, number>();
  const next: Counted = { ...counted };
  for (const one of series) {
    const key = seriesKey(one.labels);
    const start = startOf(one, counted, key, window);
    if (!start) continue;
    const { rise, last } = walk(one.samples, start, horizon(one));
    bySlot.set(one.slot, (bySlot.get(one.slot) ?? 0) + rise);
    if (Number.isFinite(last[0])) next[key] = last;
  }
  return { bySlot, counted: next };
}

function startOf(series: Series, counted: Counted | undefined, key: string, window: Window): Sample | undefined {
  if (counted) return counted[key] ?? [-Infinity, 0];
  return series.samples.findLast(([time]) => time <= window.since) ?? series.samples[0];
}

function walk(samples: readonly Sample[], start: Sample, horizon: number): { rise: number; last: Sample } {
  let last = start;
  let rise = 0;
  for (const sample of samples) {
    if (sample[0] <= last[0] || sample[0] > horizon) continue;
    rise += sample[1] < last[1] ? sample[1] : sample[1] - last[1];
    last = sample;
  }
  return { rise, last };
}
