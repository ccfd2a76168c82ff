import type { DataEngine, Source, Value } from '../../core/seams.ts';
import { double } from './counts.ts';
import type { NumbersProfile } from './profile.ts';

/** Quantiles that become edges, in ten-thousandths: every per cent, finer in the tails. Whole numbers, so that ranks are exact. */
const LEVELS = [10, 25, 50, ...Array.from({ length: 99 }, (_, index) => 100 * (index + 1)), 9950, 9975, 9990];
/** Bits of a distance from the median, so that its square fits 64 bits with room to spare. */
const DISTANCE_BITS = 30;
/** Powers of two outside of these are not exact, or no numbers at all. */
const LARGEST_POWER = 1000;

/** What is known of a column of numbers before its edges are. */
export interface NumbersAsked {
  /** DOUBLE. */
  number: string;
  finite: number;
  /** NaN and infinite values. */
  odd: number;
  /** Finite values below zero. */
  negatives: number;
  /** Whether zero gets a bin of its own. */
  zeroOwn: boolean;
  /** Rows by value, where there are so few that each has a bin of its own. */
  own?: Map<number, number> | undefined;
}

export type FrozenNumbers = Pick<NumbersProfile, 'deviation' | 'edges' | 'lows' | 'counts'>;

/**
 * Edges, the least value of each bin, counts and the deviation of each column. Beside each wanted rank the next one is
 * asked for: where its value is greater, it is the least of the next bin and the rank is the count up to the edge; only
 * edges that stand among equal values are counted, and their next values asked for, in further scans.
 */
export async function frozenEdges(engine: DataEngine, source: Source, columns: readonly NumbersAsked[]): Promise<FrozenNumbers[]> {
  const ranked = columns.filter(({ own, finite }) => !own && finite > 0);
  const wanted = ranked.map(wantedRanks);
  const statistics = await engine.ranks(source, ranked.map(({ number }, index) => ({ number, ranks: withNext(wanted[index]!, ranked[index]!.finite) })));
  const found = ranked.map((column, index) => edgesOf(column, wanted[index]!, statistics[index]!));
  const dialect = engine.dialect(source);
  const bins = ranked.map((column, index) => dialect.binCounts(column.number, found[index]!.edges));
  const measures = ranked.flatMap((column, index) => [
    ...(found[index]!.upTo.includes(undefined) ? [[`bins_${index}`, bins[index]!.sql] as const] : []),
    ...Object.entries(momentMeasures(dialect.wholeSum, column, found[index]!.edges)).map(([key, sql]) => [`${key}_${index}`, sql] as const),
  ]);
  const answers = await engine.measure(source, Object.fromEntries(measures));
  for (const [index, { upTo }] of found.entries()) if (upTo.includes(undefined)) fillCounts(upTo, bins[index]!.read(answers[`bins_${index}`]));
  await fillLows(engine, source, ranked, found);
  const frozen = new Map(ranked.map((column, index) => [column, numbersOf(column, found[index]!, (key) => answers[`${key}_${index}`])]));
  return columns.map((column) => (column.own ? ownBins(column.own) : (frozen.get(column) ?? { deviation: 0, edges: [], lows: [], counts: [] })));
}

function wantedRanks({ finite: n, negatives, zeroOwn }: NumbersAsked): number[] {
  const own = zeroOwn ? [negatives, negatives + 1].filter((rank) => rank > 0) : [];
  return rising([1, ...LEVELS.map((level) => Math.ceil((level * n) / 10_000)), n, ...own]);
}

function withNext(ranks: readonly number[], n: number): number[] {
  return rising(ranks.flatMap((rank) => [rank, Math.min(rank + 1, n)]));
}

/** Edges, the counts of values up to each, and the least value above each; undefined where equal values hide it. */
interface Found {
  edges: number[];
  upTo: (number | undefined)[];
  next: (number | undefined)[];
}

function edgesOf({ finite: n }: NumbersAsked, wanted: readonly number[], statistics: readonly number[]): Found {
  const byRank = new Map(withNext(wanted, n).map((rank, index) => [rank, statistics[index]! + 0]));
  const found: Found = { edges: [], upTo: [], next: [] };
  for (const [index, rank] of wanted.entries()) {
    const value = byRank.get(rank)!;
    // Of several ranks with one value, the last one may be that of the last such value.
    if (index + 1 < wanted.length && byRank.get(wanted[index + 1]!) === value) continue;
    const next = byRank.get(Math.min(rank + 1, n))!;
    found.edges.push(value);
    found.upTo.push(rank === n || next > value ? rank : undefined);
    found.next.push(next > value ? next : undefined);
  }
  return found;
}

function fillCounts(upTo: (number | undefined)[], counts: readonly number[]): void {
  let sum = 0;
  for (const [index, count] of counts.slice(0, upTo.length).entries()) upTo[index] = sum += count;
}

async function fillLows(engine: DataEngine, source: Source, columns: readonly NumbersAsked[], found: readonly Found[]): Promise<void> {
  const open = found.map(({ next }) => next.slice(0, -1).flatMap((value, edge) => (value === undefined ? [edge] : [])));
  const asking = found.flatMap((_, index) => (open[index]!.length > 0 ? [index] : []));
  const lows = await engine.ranks(source, asking.map((index) => ({ number: columns[index]!.number, ranks: open[index]!.map((edge) => found[index]!.upTo[edge]! + 1) })));
  for (const [place, index] of asking.entries()) for (const [at, edge] of open[index]!.entries()) found[index]!.next[edge] = lows[place]![at]! + 0;
}

/**
 * Sums of the distances from the median and of their squares, in a power of two so small that the largest has thirty bits.
 * Whole numbers have one sum whatever the order; floating ones differ in their last digits.
 */
function momentMeasures(wholeSum: (integer: string) => string, { number, odd }: NumbersAsked, edges: readonly number[]): Record<string, string> {
  const power = powerOf(edges);
  const whole = `CAST(floor(${number} * ${double(power)} - ${double(centreOf(edges) * power)}) AS BIGINT)`;
  const distance = odd > 0 ? `CASE WHEN ${number} BETWEEN ${double(edges[0]!)} AND ${double(edges.at(-1)!)} THEN ${whole} END` : whole;
  return { sum: wholeSum(`(${distance})`), squares: wholeSum(`(${distance}) * (${distance})`) };
}

function centreOf(edges: readonly number[]): number {
  return edges[Math.floor(edges.length / 2)]!;
}

function powerOf(edges: readonly number[]): number {
  const centre = centreOf(edges);
  const reach = Math.max(edges.at(-1)! - centre, centre - edges[0]!);
  if (reach === 0) return 1;
  return 2 ** Math.max(-LARGEST_POWER, Math.min(LARGEST_POWER, DISTANCE_BITS - Math.ceil(Math.log2(Math.min(reach, Number.MAX_VALUE)))));
}

function numbersOf({ finite: n }: NumbersAsked, { edges, upTo, next }: Found, answer: (key: string) => Value | undefined): FrozenNumbers {
  const sum = BigInt(String(answer('sum') ?? 0));
  const squares = BigInt(String(answer('squares') ?? 0));
  const variance = Number(BigInt(n) * squares - sum * sum);
  return {
    deviation: digits(Math.sqrt(variance) / n / powerOf(edges)),
    edges,
    lows: edges.map((edge, bin) => (bin === 0 ? edge : next[bin - 1]!)),
    counts: upTo.map((count, bin) => count! - (bin === 0 ? 0 : upTo[bin - 1]!)),
  };
}

function ownBins(own: ReadonlyMap<number, number>): FrozenNumbers {
  const each = [...own].sort(([a], [b]) => a - b);
  const edges = each.map(([value]) => value);
  const counts = each.map(([, count]) => count);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const power = powerOf(edges);
  const distances = edges.map((value) => value * power - centreOf(edges) * power);
  const mean = distances.reduce((sum, distance, index) => sum + distance * (counts[index]! / n), 0);
  const variance = distances.reduce((sum, distance, index) => sum + (distance - mean) ** 2 * (counts[index]! / n), 0);
  return { deviation: each.length === 1 ? 0 : digits(Math.sqrt(variance) / power), edges, lows: edges, counts };
}

/** A range beyond the largest number has a deviation that is none. */
function digits(value: number): number {
  return Number(Math.min(value, Number.MAX_VALUE).toPrecision(9));
}

function rising(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
