import type { Tally } from '../../core/data-engine.ts';
import type { Connection } from './duckdb-database.ts';
import type { DuckDbLibrary } from './duckdb-library.ts';

/** Arguments of one call: a chunk of the scan holds the numbers of all. */
const AT_ONCE = 100;

/** Columns of a SELECT in whose scan the tally sees its numbers, through the functions of `registerTally`. */
export function tallyCalls({ numbers }: Tally, name: string): string[] {
  return groups(numbers).map((group, index) => `count(${name}_${index}(${group.join(', ')}))`);
}

/**
 * Functions that hand each chunk of rows to the tally: the engine calls them from its own threads, one after another in ours. Answers what ends
 * them, since the database keeps the names. Names made before are made anew.
 */
export function registerTally(library: DuckDbLibrary, connection: Connection, tally: Tally, name: string): () => void {
  let open = true;
  for (const [index, group] of groups(tally.numbers).entries()) {
    const made = library.DuckDBScalarFunction.create({
      name: `${name}_${index}`,
      parameterTypes: group.map(() => library.DOUBLE),
      returnType: library.TINYINT,
      // Else the engine would leave out rows with a null, and calls whose arguments it has seen.
      specialHandling: true,
      volatile: true,
      mainFunction(_info, chunk) {
        if (!open) throw new Error('This scan has ended.');
        const { rowCount } = chunk;
        for (let at = 0; at < group.length; at++) tally.see(index * AT_ONCE + at, { rows: rowCount, ...partsOf(chunk.getColumnVector(at)) });
      },
    });
    connection.registerScalarFunction(made);
    made.destroySync();
  }
  return () => void (open = false);
}

/** The client's own way to a cell makes an object of each; its version is the one that this was tried with. */
export function partsOf(vector: unknown): { values: Float64Array; present?: Uint32Array } {
  const { items, validity } = vector as { items: unknown; validity: { data: BigUint64Array | null } };
  if (!(items instanceof Float64Array)) throw new TypeError('A chunk of the engine holds no DOUBLE values.');
  const bits = validity.data;
  return { values: items, ...(bits ? { present: new Uint32Array(bits.buffer, bits.byteOffset, bits.length * 2) } : {}) };
}

function groups(numbers: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(numbers.length / AT_ONCE) }, (_, index) => numbers.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
}
