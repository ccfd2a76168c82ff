import { isRecord, show } from '../traffic/weights.ts';
import { outage, type Entry } from './prometheus-api.ts';
import type { VectorSeries } from './vectors.ts';

/** Bucket boundaries are powers of 2^(2^-schema), written as decimals; an edge that a person declares may be rounded. */
const SAME_EDGE = 1e-6;

/**
 * Native histograms as vectors over declared edges: the count of all, then those that lie up to each edge, then those of the
 * bucket that the edge lies inside of (0 where a boundary is there). The API gives each sample as `[time, {count, sum, buckets:
 * [[rule, left, right, count], …]}]`, numbers as text, empty buckets left out.
 */
export function nativeVectors(entries: readonly Entry[], edges: readonly number[]): VectorSeries[] {
  return entries.map(({ slot, labels, histograms }) => ({ slot, labels, samples: histograms.map((sample) => vectorOf(sample, edges, labels)) }));
}

/** Objects where counts rose inside of a bucket that an edge cuts: on which side of it nobody knows. */
export function straddled(edges: readonly number[], selector: string): (before: readonly number[] | undefined, after: readonly number[]) => void {
  return (before, after) => {
    const at = edges.findIndex((_, index) => (before?.[1 + edges.length + index] ?? 0) !== after[1 + edges.length + index]);
    if (at >= 0)
      throw outage('prometheus-edges', `The edge ${edges[at]} lies inside of a bucket of ${selector}.`, 'Declare edges that its resolution has: powers of two are in every standard one.');
  };
}

function vectorOf(sample: unknown, edges: readonly number[], labels: Record<string, string>): VectorSeries['samples'][number] {
  const [time, histogram] = Array.isArray(sample) ? (sample as unknown[]) : [];
  const buckets = isRecord(histogram) ? (histogram.buckets ?? []) : undefined;
  const count = isRecord(histogram) ? numberIn(histogram.count) : NaN;
  if (typeof time !== 'number' || !Array.isArray(buckets) || !(count >= 0)) throw unreadable(labels, sample);
  const parsed = buckets.map((bucket): [left: number, right: number, count: number] => {
    const [, left, right, some] = Array.isArray(bucket) ? (bucket as unknown[]) : [];
    const numbers = [numberIn(left), numberIn(right), numberIn(some)] as [number, number, number];
    if (numbers.some(Number.isNaN) || numbers[2] < 0) throw unreadable(labels, bucket);
    return numbers;
  });
  const upTo = (edge: number): number => sum(parsed.filter(([, right]) => right <= edge + Math.abs(edge) * SAME_EDGE));
  const inside = (edge: number): number => sum(parsed.filter(([left, right]) => left < edge - Math.abs(edge) * SAME_EDGE && right > edge + Math.abs(edge) * SAME_EDGE));
  return { time: Math.round(time * 1000), value: [count, ...edges.map(upTo), ...edges.map(inside)] };
}

function numberIn(value: unknown): number {
  if (typeof value !== 'string' || value.trim() === '') return NaN;
  return Number(value.replace(/^([+-]?)Inf$/, '$1Infinity'));
}

function sum(buckets: readonly [number, number, number][]): number {
  return buckets.reduce((total, [, , count]) => total + count, 0);
}

function unreadable(labels: Record<string, string>, what: unknown): Error {
  return outage('prometheus-value', `The series ${show(labels)} has the sample ${show(what)}.`, 'A native histogram has a count and buckets of finite numbers.');
}
