import type { SignalState, Window } from '../../core/seams.ts';
import { isRecord, show } from '../traffic/weights.ts';
import { seriesKey } from './counters.ts';

/** Counters that rise together, as one scrape has them all: buckets of a histogram, a sum with its count. */
export interface VectorSeries {
  slot: string;
  labels: Record<string, string>;
  samples: VectorSample[];
}

export interface VectorSample {
  /** Milliseconds since the epoch. */
  time: number;
  value: number[];
}

/** Time and values of the last sample that was counted, by series. */
export type CountedVectors = Record<string, number[]>;

/**
 * `rises` of counters, for vectors: a restart is seen in the whole vector (`isRestart`), so that a bucket that had overtaken its
 * old count by the next scrape is not taken for one that went on. `refuse` may object to two samples that follow each other.
 */
export function jointRises(
  series: readonly VectorSeries[],
  counted: CountedVectors | undefined,
  window: Window,
  isRestart: (before: readonly number[], after: readonly number[]) => boolean,
  refuse: (before: readonly number[] | undefined, after: readonly number[], series: VectorSeries) => void = () => undefined,
): { bySlot: Map<string, number[]>; counted: CountedVectors } {
  const bySlot = new Map<string, number[]>();
  const next: CountedVectors = { ...counted };
  for (const one of series) {
    const key = seriesKey(one.labels);
    let last = startOf(one, counted, key, window);
    if (last === 'none') continue;
    for (const { time, value } of one.samples) {
      if (last && time <= last.time) continue;
      refuse(last?.value, value, one);
      const from = last && !isRestart(last.value, value) ? last.value : undefined;
      const sums = bySlot.get(one.slot) ?? value.map(() => 0);
      bySlot.set(one.slot, sums.map((sum, at) => sum + value[at]! - (from?.[at] ?? 0)));
      last = { time, value };
    }
    if (last) next[key] = [last.time, ...last.value];
  }
  return { bySlot, counted: next };
}

/** The sample to count from; undefined: from zero; `none`: nothing to count. */
function startOf({ samples }: VectorSeries, counted: CountedVectors | undefined, key: string, window: Window): VectorSample | undefined | 'none' {
  if (!counted) return samples.findLast(({ time }) => time <= window.since) ?? samples[0] ?? 'none';
  const [time, ...value] = counted[key] ?? [];
  return time === undefined ? undefined : { time, value };
}

export function vectorsIn(state: SignalState | undefined): CountedVectors | undefined {
  if (state === undefined) return undefined;
  if (!isRecord(state.vectors)) throw new RangeError(`This is no state of these signals: ${show(state)}.`);
  return state.vectors as CountedVectors;
}
