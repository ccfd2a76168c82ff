import type { DataEngine, Source, Value } from '../../core/data-engine.ts';
import { double } from './counts.ts';
import type { NumbersProfile } from './profile.ts';

/** Quantiles that become edges, in ten-thousandths: every per cent, finer in the tails. Whole numbers, so that ranks are exact. */
const LEVELS = [10, 25, 50, ...Array.from({ length: 99 }, (_, index) => 100 * (index + 1)), 9950, 9975, 9990];
/** Up to so many different numbers, each has a bin of its own and the distance is exact. */
const OWN_BINS = 256;
/** Ranks that are asked for beyond a wanted one, to see where its equal values end: the sorting is what costs. */
const BEYOND = 64;
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
  /** Rows by value, where there are few enough to hold them. */
  all?: ReadonlyMap<number, number> | undefined;
}

export type FrozenNumbers = Pick<NumbersProfile, 'deviation' | 'edges' | 'lows' | 'counts'>;

/** Edges, the least value of each bin, counts and the deviation of each column: from all its values, or else from ranks. */
export async function frozenEdges(engine: DataEngine, source: Source, columns: readonly NumbersAsked[]): Promise<FrozenNumbers[]> {
  const ranked = columns.filter(({ all, finite }) => !all && finite > 0);
  const found = await edgesByRank(engine, source, ranked);
  const measures = ranked.flatMap((column, index) => Object.entries(momentMeasures(engine.dialect(source).wholeSum, column, found[index]!.edges)).map(([key, sql]) => [`${key}_${index}`, sql] as const));
  const answers = await engine.measure(source, Object.fromEntries(measures));
  const frozen = new Map(ranked.map((column, index) => [column, numbersOf(column, found[index]!, whole(answers[`sum_${index}`]), whole(answers[`squares_${index}`]))]));
  return columns.map((column) => (column.all && column.all.size > 0 ? numbersOfAll(column, column.all) : (frozen.get(column) ?? { deviation: 0, edges: [], lows: [], counts: [] })));
}

/** Edges, the counts of values up to each, and the least value above each. */
interface Found {
  edges: number[];
  upTo: number[];
  next: number[];
}

/** The same with what equal values hide. */
interface Seen {
  edges: number[];
  upTo: (number | undefined)[];
  next: (number | undefined)[];
}

/**
 * Beyond each wanted rank some more are asked for: the first greater value among them is the least of the next bin, and
 * where it stands says how many lie up to the edge. Only edges amid more equal values are counted in a further scan, and
 * their next values asked for.
 */
async function edgesByRank(engine: DataEngine, source: Source, columns: readonly NumbersAsked[]): Promise<Found[]> {
  const asked = columns.map((column) => withBeyond(wantedRanks(column), column.finite));
  const statistics = await engine.ranks(source, columns.map(({ number }, index) => ({ number, ranks: asked[index]! })));
  const seen = columns.map((column, index) => seenEdges(column, new Map(asked[index]!.map((rank, at) => [rank, statistics[index]![at]! + 0]))));
  await countHidden(engine, source, columns, seen);
  return seen as Found[];
}

function wantedRanks({ finite: n, negatives, zeroOwn }: NumbersAsked): number[] {
  const own = zeroOwn ? [negatives, negatives + 1].filter((rank) => rank > 0) : [];
  return rising([1, ...LEVELS.map((level) => Math.ceil((level * n) / 10_000)), n, ...own]);
}

function withBeyond(ranks: readonly number[], n: number): number[] {
  return rising(ranks.flatMap((rank) => Array.from({ length: BEYOND + 1 }, (_, more) => Math.min(rank + more, n))));
}

function seenEdges(column: NumbersAsked, byRank: ReadonlyMap<number, number>): Seen {
  const n = column.finite;
  const seen: Seen = { edges: [], upTo: [], next: [] };
  for (const rank of wantedRanks(column)) {
    const value = byRank.get(rank)!;
    let last = rank;
    while (last < n && byRank.get(last + 1) === value) last++;
    // Of several ranks with one value, the last one sees furthest.
    if (seen.edges.at(-1) === value) for (const list of [seen.edges, seen.upTo, seen.next]) list.pop();
    seen.edges.push(value);
    seen.upTo.push(last === n || byRank.has(last + 1) ? last : undefined);
    seen.next.push(byRank.get(last + 1));
  }
  return seen;
}

async function countHidden(engine: DataEngine, source: Source, columns: readonly NumbersAsked[], seen: readonly Seen[]): Promise<void> {
  const hidden = seen.flatMap(({ upTo }, index) => (upTo.includes(undefined) ? [index] : []));
  const bins = hidden.map((index) => engine.dialect(source).binCounts(columns[index]!.number, seen[index]!.edges));
  const answers = await engine.measure(source, Object.fromEntries(bins.map(({ sql }, place) => [String(place), sql])));
  for (const [place, index] of hidden.entries()) {
    let sum = 0;
    const counts = bins[place]!.read(answers[String(place)]);
    seen[index]!.upTo = seen[index]!.edges.map((_, bin) => (sum += counts[bin]!));
  }
  const open = hidden.map((index) => seen[index]!.next.slice(0, -1).flatMap((value, edge) => (value === undefined ? [edge] : [])));
  const lows = await engine.ranks(source, hidden.map((index, place) => ({ number: columns[index]!.number, ranks: open[place]!.map((edge) => seen[index]!.upTo[edge]! + 1) })));
  for (const [place, index] of hidden.entries()) for (const [at, edge] of open[place]!.entries()) seen[index]!.next[edge] = lows[place]![at]! + 0;
}

/**
 * Sums of the distances from the median and of their squares, in a power of two so small that the largest has thirty bits.
 * Whole numbers have one sum whatever the order; floating ones differ in their last digits.
 */
function momentMeasures(wholeSum: (integer: string) => string, { number, odd }: NumbersAsked, edges: readonly number[]): Record<string, string> {
  const power = powerOf(edges);
  const distance = `CAST(floor(${number} * ${double(power)} - ${double(centreOf(edges) * power)}) AS BIGINT)`;
  const finite = odd > 0 ? `CASE WHEN ${number} BETWEEN ${double(edges[0]!)} AND ${double(edges.at(-1)!)} THEN ${distance} END` : distance;
  return { sum: wholeSum(`(${finite})`), squares: wholeSum(`(${finite}) * (${finite})`) };
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

function numbersOf({ finite: n }: Pick<NumbersAsked, 'finite'>, { edges, upTo, next }: Found, sum: bigint, squares: bigint): FrozenNumbers {
  const variance = Number(BigInt(n) * squares - sum * sum);
  // A range beyond the largest number has a deviation that is none.
  const deviation = Math.min(Math.sqrt(variance) / n / powerOf(edges), Number.MAX_VALUE);
  return {
    deviation: Number(deviation.toPrecision(9)),
    edges,
    lows: edges.map((edge, bin) => (bin === 0 ? edge : next[bin - 1]!)),
    counts: upTo.map((count, bin) => count - (bin === 0 ? 0 : upTo[bin - 1]!)),
  };
}

/** The same numbers, to the byte, from all values and their rows. */
function numbersOfAll(column: NumbersAsked, all: ReadonlyMap<number, number>): FrozenNumbers {
  const values = [...all.keys()].sort((a, b) => a - b);
  let rows = 0;
  const upTo = values.map((value) => (rows += all.get(value)!));
  const wanted = wantedRanks(column);
  let at = 0;
  const kept = values.length <= OWN_BINS ? values.map((_, index) => index) : rising(wanted.map((rank) => {
    while (upTo[at]! < rank) at++;
    return at;
  }));
  const found: Found = { edges: kept.map((index) => values[index]!), upTo: kept.map((index) => upTo[index]!), next: kept.map((index) => values[index + 1] ?? NaN) };
  const power = powerOf(found.edges);
  const centre = centreOf(found.edges) * power;
  let sum = 0n;
  let squares = 0n;
  for (const [value, count] of all) {
    const distance = BigInt(Math.floor(value * power - centre));
    sum += distance * BigInt(count);
    squares += distance * distance * BigInt(count);
  }
  return numbersOf(column, found, sum, squares);
}

function whole(answer: Value | undefined): bigint {
  return BigInt(String(answer ?? 0));
}

function rising(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
