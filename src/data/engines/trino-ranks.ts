import type { DataEngine, Source } from '../../core/data-engine.ts';
import { TRINO } from './trino-dialect.ts';

export interface RankRequest {
  /** An expression that is DOUBLE. */
  number: string;
  ranks: readonly number[];
}

/** Rows above `low` and up to `high`: `within` of them, after `below` others. `ranks` are looked for among them. */
interface Bracket {
  low: number;
  high: number;
  below: number;
  within: number;
  ranks: number[];
}

interface Search {
  number: string;
  found: Map<number, number>;
  brackets: Bracket[];
}

/** Rows that one worker sorts at a time for one column; of more, counting narrows the place first. */
const SORTED_AT_ONCE = 10_000_000;
const EDGES = 128;
/** Each pass leaves at most a 32nd of the doubles between the ends of a bracket: 13 passes of 2^64 leave one. */
const PASSES = 16;
/** Columns of one statement: each is a scan of its own, and a statement has a limit of stages. */
const COLUMNS_AT_ONCE = 12;

/**
 * Exact order statistics. Where a column has more rows than one worker should sort, they are counted between edges that
 * close in on the ranks, all columns in one scan; what is left is grouped by value and summed in order.
 */
export async function exactRanks(engine: Pick<DataEngine, 'measure' | 'query'>, source: Source, requests: readonly RankRequest[], sortedAtOnce = SORTED_AT_ONCE): Promise<number[][]> {
  if (requests.length === 0) return [];
  const searches = await begun(engine, source, requests);
  for (let pass = 0; pass < PASSES && searches.some((search) => sizeOf(search) > sortedAtOnce); pass++) {
    await narrow(engine, source, searches.filter((search) => sizeOf(search) > sortedAtOnce));
  }
  const left = searches.filter(({ brackets }) => brackets.length > 0);
  for (let start = 0; start < left.length; start += COLUMNS_AT_ONCE) await finish(engine, source, left.slice(start, start + COLUMNS_AT_ONCE));
  // -0 and 0 are one value in order, and it is 0 that has a text of its own.
  return requests.map(({ ranks }, index) => ranks.map((rank) => (searches[index]!.found.get(rank) ?? NaN) + 0));
}

function finiteOf(number: string): string {
  return `(CASE WHEN ${TRINO.isFinite(number)} THEN ${number} END)`;
}

function sizeOf({ brackets }: Search): number {
  return brackets.reduce((rows, { within }) => rows + within, 0);
}

/** One scan: how many rows there are, and the first and the last of them. */
async function begun(engine: Pick<DataEngine, 'measure'>, source: Source, requests: readonly RankRequest[]): Promise<Search[]> {
  const asked = requests.flatMap(({ number }, index) => [
    [`n${index}`, `count(${finiteOf(number)})`],
    [`least${index}`, `min(${finiteOf(number)})`],
    [`greatest${index}`, `max(${finiteOf(number)})`],
  ]);
  const answers = await engine.measure(source, Object.fromEntries(asked));
  return requests.map(({ number, ranks }, index) => {
    const [n, least, greatest] = [Number(answers[`n${index}`]), Number(answers[`least${index}`]), Number(answers[`greatest${index}`])];
    const inside = [...new Set(ranks)].filter((rank) => rank > 1 && rank < n).sort((a, b) => a - b);
    const found = new Map<number, number>(n === 0 ? [] : [[n, greatest], [1, least]]);
    if (least === greatest) for (const rank of inside) found.set(rank, least);
    const open = inside.length > 0 && least < greatest;
    return { number, found, brackets: open ? [{ low: before(least), high: greatest, below: 0, within: n, ranks: inside }] : [] };
  });
}

async function narrow(engine: Pick<DataEngine, 'measure'>, source: Source, searches: readonly Search[]): Promise<void> {
  const edges = searches.map(({ brackets }) => edgesOf(brackets));
  const counts = searches.map(({ number }, index) => TRINO.binCounts(number, edges[index]!));
  const answers = await engine.measure(source, Object.fromEntries(counts.map(({ sql }, index) => [String(index), sql])));
  for (const [index, search] of searches.entries()) {
    const found = counts[index]!.read(answers[String(index)]);
    search.brackets = narrowed(search, edges[index]!, found);
  }
}

/** Ends of all brackets, and numbers between them: half of them evenly spaced, half of them as doubles are. */
function edgesOf(brackets: readonly Bracket[]): number[] {
  const each = Math.max(2, Math.floor(EDGES / brackets.length / 2));
  const edges = brackets.flatMap(({ low, high }) => {
    const [first, last] = [placeOf(low), placeOf(high)];
    const steps = Array.from({ length: each }, (_, index) => index + 1);
    const even = steps.map((step) => low + ((high - low) / (each + 1)) * step);
    const asDoubles = steps.map((step) => doubleAt(first + ((last - first) * BigInt(step)) / BigInt(each + 1)));
    return [low, high, ...[...even, ...asDoubles].filter((edge) => edge > low && edge < high)];
  });
  return [...new Set(edges.map((edge) => edge + 0))].sort((a, b) => a - b);
}

function narrowed({ brackets, found }: Search, edges: readonly number[], counts: readonly number[]): Bracket[] {
  const next: Bracket[] = [];
  let below = 0;
  for (const [bin, within] of counts.entries()) {
    const [low, high] = [edges[bin - 1], edges[bin]];
    const ranks = brackets.flatMap((bracket) => bracket.ranks).filter((rank) => rank > below && rank <= below + within);
    if (low !== undefined && high !== undefined && ranks.length > 0) {
      if (before(high) <= low) for (const rank of ranks) found.set(rank, high);
      else next.push({ low, high, below, within, ranks });
    }
    below += within;
  }
  return next;
}

/** What is left, grouped by value: the value at which the sum of the groups, in order, reaches the rank. */
async function finish(engine: Pick<DataEngine, 'query'>, source: Source, searches: readonly Search[]): Promise<void> {
  const places = searches.map(({ brackets }) => {
    let before = 0;
    return brackets.flatMap((bracket) => {
      const shifted = bracket.ranks.map((rank) => ({ rank, place: rank - bracket.below + before }));
      before += bracket.within;
      return shifted;
    });
  });
  const branches = searches.map(({ number, brackets }, index) => {
    // How many of the places are reached: a search in a sorted list, where a condition a place would be long to plan.
    const reached = (sum: string) => `width_bucket(CAST(${sum} AS DOUBLE), ARRAY[${places[index]!.map(({ place }) => `${place}e0`).join(', ')}])`;
    return `SELECT ${index} AS search, x, upto - n AS above, upto FROM (SELECT x, n, sum(n) OVER (ORDER BY x) AS upto FROM (SELECT x, count(*) AS n FROM (SELECT ${finiteOf(number)} AS x FROM source) WHERE ${inside(brackets)} GROUP BY x)) WHERE ${reached('upto')} > ${reached('upto - n')}`;
  });
  const table = await engine.query(branches.map((branch) => `(${branch})`).join('\nUNION ALL\n'), { source });
  for (let row = 0; row < table.rows; row++) {
    const index = Number(table.values.search![row]);
    const [above, upto] = [Number(table.values.above![row]), Number(table.values.upto![row])];
    for (const { rank, place } of places[index]!) if (place > above && place <= upto) searches[index]!.found.set(rank, Number(table.values.x![row]));
  }
}

/** Brackets that touch are one, so that a column that was not narrowed has two comparisons. */
function inside(brackets: readonly Bracket[]): string {
  const touching = brackets.reduce<{ low: number; high: number }[]>((found, { low, high }) => {
    const last = found.at(-1);
    return last && last.high === low ? [...found.slice(0, -1), { low: last.low, high }] : [...found, { low, high }];
  }, []);
  return touching.map(({ low, high }) => `x > ${double(low)} AND x <= ${double(high)}`).join(' OR ');
}

function double(value: number): string {
  return `CAST('${value}' AS DOUBLE)`;
}

const scratch = new DataView(new ArrayBuffer(8));
const SIGN = 1n << 63n;

/** Doubles in order as integers in order (IEEE 754: the bits of equal signs are in the order of the numbers). */
function placeOf(value: number): bigint {
  scratch.setFloat64(0, value + 0);
  const bits = scratch.getBigUint64(0);
  return bits >= SIGN ? -(bits - SIGN) : bits;
}

function doubleAt(place: bigint): number {
  scratch.setBigUint64(0, place < 0n ? SIGN - place : place);
  return scratch.getFloat64(0);
}

/** The next double below. */
function before(value: number): number {
  return doubleAt(placeOf(value) - 1n);
}
