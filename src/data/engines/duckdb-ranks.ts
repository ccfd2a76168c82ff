import type { DataEngine, Source } from '../../core/seams.ts';

/** Numbers that are sorted in memory at a time, 8 bytes each: wide tables are taken a few columns at a time. */
const SORTED_AT_ONCE = 20_000_000;

/** Exact order statistics by sorting the whole column, a few columns at a time. */
export async function exactRanks(engine: DataEngine, source: Source, requests: readonly { number: string; ranks: readonly number[] }[]): Promise<number[][]> {
  if (requests.length === 0) return [];
  const { rows } = await engine.measure(source, { rows: 'count(*)' });
  const size = Math.max(1, Math.floor(SORTED_AT_ONCE / Math.max(1, Number(rows))));
  const found: number[][] = [];
  for (let start = 0; start < requests.length; start += size) {
    const batch = requests.slice(start, start + size);
    const answers = await engine.measure(source, Object.fromEntries(batch.map(({ number, ranks }, index) => [String(index), sorted(number, ranks)])));
    found.push(...batch.map((_, index) => numbers(answers[String(index)])));
  }
  return found;
}

function sorted(number: string, ranks: readonly number[]): string {
  return `to_json(list_select(list_sort(list(${number}) FILTER (isfinite(${number}))), [${ranks.join(', ')}]))`;
}

function numbers(answer: unknown): number[] {
  return typeof answer === 'string' ? (JSON.parse(answer) as number[]) : [];
}
