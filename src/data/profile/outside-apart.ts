import { isFileSource, type DataEngine, type Source, type Value } from '../../core/seams.ts';
import { OUTSIDE, type Counting } from './counts.ts';

/** Columns that one statement asks of; each is a SELECT of its own in it. */
const COLUMNS_AT_ONCE = 100;

/**
 * Whether how far rows lie outside of the edges is asked of those rows alone. A Parquet file says of each group of rows
 * between which values a column lies, so that only groups with such rows are read, and only that column; a text file would be
 * read whole once more, and a server is asked once.
 */
export function outsideIsApart(source: Source): boolean {
  return isFileSource(source) && /\.parquet$/i.test(source.file) && !source.file.includes('://');
}

/** What the scan left out, by place of the column: none for columns without a row outside. */
export async function outsideAnswers(engine: DataEngine, source: Source, countings: readonly Counting[], answer: (place: number, name: string) => Value | undefined): Promise<Map<number, Record<string, Value>>> {
  const selects = countings.flatMap((counting, place) => {
    const rows = counting.outside?.((name) => answer(place, name));
    return rows ? [`SELECT ${place} AS place, ${OUTSIDE.map((name) => `${rows.measures[name]} AS ${name}`).join(', ')} FROM source WHERE ${rows.where}`] : [];
  });
  const found = new Map<number, Record<string, Value>>();
  for (let first = 0; first < selects.length; first += COLUMNS_AT_ONCE) {
    const { values, rows } = await engine.query(selects.slice(first, first + COLUMNS_AT_ONCE).join(' UNION ALL '), { source });
    for (let row = 0; row < rows; row++) found.set(Number(values.place![row]), Object.fromEntries(OUTSIDE.map((name) => [name, values[name]![row]!])));
  }
  return found;
}
