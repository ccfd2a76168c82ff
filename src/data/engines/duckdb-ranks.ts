import type { DataEngine, Source, Value } from '../../core/data-engine.ts';

/** Numbers that are sorted in memory at a time, 8 bytes each: wide tables are taken a few columns at a time. */
const SORTED_AT_ONCE = 20_000_000;

export interface RanksAsked {
  /** DOUBLE; its nulls, NaN and infinities have no rank. */
  number: string;
  /** 1 is the least. */
  ranks: readonly number[];
}

/**
 * Exact order statistics by sorting: several columns in one scan as long as they fit in memory, and a column that does
 * not by itself, by a sort that spills to disk.
 */
export async function exactRanks(engine: DataEngine, source: Source, requests: readonly RanksAsked[], atOnce = SORTED_AT_ONCE): Promise<number[][]> {
  const asked = requests.flatMap(({ ranks }, index) => (ranks.length > 0 ? [index] : []));
  const found: number[][] = requests.map(() => []);
  if (asked.length === 0) return found;
  const rows = Number((await engine.measure(source, { rows: 'count(*)' })).rows);
  if (rows > atOnce) {
    for (const index of asked) found[index] = await spilled(engine, source, requests[index]!);
    return found;
  }
  const size = Math.max(1, Math.floor(atOnce / Math.max(1, rows)));
  for (let start = 0; start < asked.length; start += size) {
    const batch = asked.slice(start, start + size);
    const answers = await engine.measure(source, Object.fromEntries(batch.map((index) => [String(index), sorted(requests[index]!)])));
    for (const index of batch) found[index] = numbers(answers[String(index)]);
  }
  return found;
}

function sorted({ number, ranks }: RanksAsked): string {
  return `to_json(list_select(list_sort(list(${number}) FILTER (isfinite(${number}))), [${ranks.join(', ')}]))`;
}

async function spilled(engine: DataEngine, source: Source, { number, ranks }: RanksAsked): Promise<number[]> {
  const ranked = `SELECT x, row_number() OVER (ORDER BY x) AS r FROM (SELECT ${number} AS x FROM source) WHERE isfinite(x)`;
  const table = await engine.query(`SELECT x, r FROM (${ranked}) WHERE r IN (${ranks.join(', ')}) ORDER BY r`, { source });
  return table.values.x!.map(Number);
}

function numbers(answer: Value | undefined): number[] {
  return typeof answer === 'string' ? (JSON.parse(answer) as number[]) : [];
}
