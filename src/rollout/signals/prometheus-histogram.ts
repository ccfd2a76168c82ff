import type { Reading } from '../../core/seams.ts';
import { show } from '../traffic/weights.ts';
import { refuseNothing, refuseTwice, sampleOf, seriesKey } from './counters.ts';
import { nativeVectors, straddled } from './native-histogram.ts';
import { outage, type Entry } from './prometheus-api.ts';
import type { PrometheusQuestion } from './prometheus-question.ts';
import { jointRises, vectorsIn, type VectorSeries } from './vectors.ts';

/** A histogram's layout: each series' counts up to each edge, and of all. */
export interface Layout {
  edges: number[];
  series: VectorSeries[];
}

/**
 * Counts by bucket of a classic histogram (one counter for each `le`) or a native one. The edges are those of the layout, or of
 * the declared ones among them; they must be the same in all series and at every reading. Outages: `prometheus-buckets` (a
 * scrape without some of them, or without +Inf), `prometheus-layout`, `prometheus-edges`, and those of counters.
 */
export async function histogramReading(asked: PrometheusQuestion, selector: string, declared: readonly number[] | undefined): Promise<Reading> {
  const { api, options, window, cut } = asked;
  const entries = await api.samples(cut(selector), window);
  const isNative = entries.some(({ histograms }) => histograms.length > 0);
  if (isNative && entries.some(({ values }) => values.length > 0))
    throw outage('prometheus-layout', `${selector} finds classic and native histograms.`, 'Select one of them: a classic one by its …_bucket.');
  const before = vectorsIn(asked.state);
  const { edges, series } = isNative ? { edges: [...edgesOfNative(declared, selector)], series: nativeVectors(entries, declared!) } : classicVectors(entries, selector, (labels) => (before ? (before[seriesKey(labels)]?.[0] ?? -Infinity) : window.since));
  refuseNothing(series.flatMap(({ samples }) => samples.at(-1)?.time ?? []), selector, options.slots, options.slotLabel, window);
  refuseTwice(series.filter(({ samples }) => samples.length > 0).map(({ labels, samples }) => ({ labels, first: samples[0]!.time, last: samples.at(-1)!.time })));
  const known = asked.state?.edges;
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(edges))
    throw outage('prometheus-layout', `${selector} now has the edges ${edges.join(', ')}; it had ${show(known)}.`, 'Keep the buckets as they are while a rollout goes on: counts of two layouts cannot be compared.');
  const parts = edges.length + 1;
  const fell = (from: readonly number[], to: readonly number[]): boolean => (isNative ? to[0]! < from[0]! : to.slice(0, parts).some((count, at) => count < from[at]!));
  const { bySlot, counted } = jointRises(series, before, window, fell, isNative ? straddled(edges, selector) : undefined);
  const cumulative = Object.fromEntries(options.slots.map((slot) => [slot, bySlot.get(slot) ?? new Array<number>(parts).fill(0)]));
  const picked = (declared ?? edges).map((edge) => edges.indexOf(edge));
  if (picked.includes(-1)) throw outage('prometheus-edges', `${selector} has the edges ${edges.join(', ')}; declared are ${declared!.join(', ')}.`, 'Declare edges that the histogram has.');
  return { kind: 'histogram', edges: declared ? [...declared] : edges, bySlot: mapped(cumulative, (counts, slot) => buckets(counts, picked, slot)), state: { vectors: counted, edges } };
}

/** Vectors hold the count of all first, then up to each edge. */
function buckets([all, ...upTo]: readonly number[], picked: readonly number[], slot: string): number[] {
  const rising = [...picked.map((at) => upTo[at]!), all!];
  const counts = rising.map((count, at) => count - (at === 0 ? 0 : rising[at - 1]!));
  if (counts.some((count) => count < 0))
    throw outage('prometheus-contradiction', `Slot ${slot} has fewer observations up to a higher edge: ${rising.join(', ')}.`, 'See whether something rewrites the buckets on their way.');
  return counts;
}

/** Counters by `le`, put together by scrape. What came before `from` was counted, and may be of another process. */
function classicVectors(entries: readonly Entry[], selector: string, from: (labels: Record<string, string>) => number): Layout {
  const groups = new Map<string, { slot: string; labels: Record<string, string>; byLe: Map<number, Map<number, number>> }>();
  for (const { slot, labels: { le, ...labels }, values } of entries) {
    const edge = le === undefined || le.trim() === '' ? NaN : Number(le.replace(/^\+Inf$/, 'Infinity'));
    if (Number.isNaN(edge)) throw outage('prometheus-buckets', `The series ${show(labels)} of ${selector} has no bucket edge in \`le\`.`, 'Select the …_bucket of a histogram.');
    const key = JSON.stringify(Object.entries(labels).sort());
    const group = groups.get(key) ?? { slot, labels, byLe: new Map() };
    group.byLe.set(edge, new Map(values.map((pair) => sampleOf(pair, labels))));
    groups.set(key, group);
  }
  const all = [...groups.values()].map((group) => ({ ...group, ...grouped(group.byLe, from(group.labels), group.labels) })).filter(({ samples }) => samples.length > 0);
  // A process that has ended says nothing of today's buckets, unless nobody says more.
  const alive = all.filter(({ labels, samples }) => samples.at(-1)!.time > from(labels));
  const found = alive.length > 0 ? alive : all;
  const edges = found[0]?.edges ?? [];
  const other = found.find((group) => group.edges.join() !== edges.join());
  if (other) throw outage('prometheus-layout', `${show(other.labels)} has the edges ${other.edges.join(', ')}, and ${show(found[0]!.labels)} has ${edges.join(', ')}.`, 'Give both slots the same buckets.');
  return { edges, series: found.map(({ slot, labels, samples }) => ({ slot, labels, samples })) };
}

function grouped(byLe: ReadonlyMap<number, ReadonlyMap<number, number>>, from: number, labels: Record<string, string>): { edges: number[]; samples: VectorSeries['samples'] } {
  const times = [...new Set([...byLe.values()].flatMap((samples) => [...samples.keys()]))].sort((a, b) => a - b);
  const first = Math.max(0, times.findLastIndex((time) => time <= from));
  const kept = times.slice(first);
  const edges = [...byLe.keys()].filter((edge) => kept.some((time) => byLe.get(edge)!.has(time))).sort((a, b) => a - b);
  for (const time of kept)
    if (edges.at(-1) !== Infinity || edges.some((edge) => !byLe.get(edge)!.has(time)))
      throw outage('prometheus-buckets', `A scrape of ${show(labels)} lacks buckets.`, 'Let every scrape hold all buckets, +Inf among them, and none be dropped on the way.');
  const finite = edges.slice(0, -1);
  return { edges: finite, samples: kept.map((time) => ({ time, value: [byLe.get(Infinity)!.get(time)!, ...finite.map((edge) => byLe.get(edge)!.get(time)!)] })) };
}

function edgesOfNative(declared: readonly number[] | undefined, selector: string): readonly number[] {
  if (declared) return declared;
  throw outage('prometheus-edges', `${selector} is a native histogram, whose buckets follow its values.`, 'Declare `edges` that its buckets have, such as powers of two.');
}

function mapped<T, U>(record: Record<string, T>, of: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, of(value, key)]));
}

