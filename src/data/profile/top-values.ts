import type { Asked, DataEngine, Dialect, Source } from '../../core/data-engine.ts';
import { textOf } from './counts.ts';

/** Longer texts are never kept by name: they are prose, not categories. In code points. */
const LONGEST = 200;
/** Values of a category that are kept by name. */
const TOP_VALUES = 100;
/** Above so many different texts, the frequent ones are found by a query of their own instead of in memory. */
export const MANY_TEXTS = 10_000;

/** Rows by text, of the texts that can be kept. */
export function fewTexts(dialect: Dialect, name: string): Asked<Map<string, number>> {
  return dialect.allCounts(keptText(name));
}

/** The most frequent texts, the most frequent first, equally frequent ones by their code points. */
export function topValues(counts: ReadonlyMap<string, number>): [text: string, rows: number][] {
  return [...counts].sort(([a, m], [b, n]) => n - m || byCodePoints(a, b)).slice(0, TOP_VALUES);
}

/** The same of a column with too many texts to hold them all; both engines sort texts by their code points. */
export async function frequentTexts(engine: DataEngine, source: Source, name: string): Promise<[text: string, rows: number][]> {
  const table = await engine.query(`SELECT t, count(*) AS n FROM (SELECT ${keptText(name)} AS t FROM source) AS texts WHERE t IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${TOP_VALUES}`, { source });
  return table.values.t!.map((value, row) => [String(value), Number(table.values.n![row])]);
}

function keptText(name: string): string {
  return `CASE WHEN length(${textOf(name)}) <= ${LONGEST} THEN ${textOf(name)} END`;
}

/** The order of UTF-8 bytes. That of UTF-16, which JavaScript compares by, puts emoji before U+E000 to U+FFFF. */
function byCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
