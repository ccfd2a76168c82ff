import { InputError } from '../../core/problem.ts';
import type { Numbers } from '../../core/data-engine.ts';
import type { Connection } from './duckdb-database.ts';
import { partsOf } from './duckdb-tally.ts';
import { notANumber } from './numbers.ts';

type Streamed = Awaited<ReturnType<Connection['stream']>>;

/**
 * The columns of a result as typed arrays, taken chunk by chunk: beside the answer itself no more than one column of it is
 * in memory twice, and no cell ever is an object.
 */
export async function streamedNumbers(result: Streamed): Promise<Numbers> {
  const names = result.columnNames();
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw InputError.of('sql-column-twice', `The SQL answers two columns named ${JSON.stringify(twice)}.`, 'Give each column its own name with AS.');
  const other = names.findIndex((_, index) => String(result.columnType(index)) !== 'DOUBLE');
  if (other >= 0) throw notANumber(names[other]!, String(result.columnType(other)));
  const pieces: Float64Array[][] = names.map(() => []);
  let rows = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const { rowCount } = chunk;
    rows += rowCount;
    for (const [index, list] of pieces.entries()) {
      const { values, present } = partsOf(chunk.getColumnVector(index));
      const piece = values.slice(0, rowCount);
      if (present) for (let row = 0; row < rowCount; row++) if (((present[row >>> 5]! >>> (row & 31)) & 1) === 0) piece[row] = NaN;
      list.push(piece);
    }
  }
  return { rows, values: Object.fromEntries(names.map((name, index) => [name, joined(pieces[index]!, rows)])) };
}

/** Empties the list as it goes. */
function joined(pieces: Float64Array[], rows: number): Float64Array {
  const all = new Float64Array(rows);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  pieces.length = 0;
  return all;
}
