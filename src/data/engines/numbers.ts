import { InputError } from '../../core/problem.ts';
import type { Numbers, Table } from '../../core/data-engine.ts';

/** A table of cells as doubles, null as NaN. Throws InputError where a column holds anything but floats. */
export function numbersOf({ rows, columns, values }: Table): Numbers {
  const other = columns.find(({ type }) => type !== 'float');
  if (other) throw notANumber(other.name, other.native);
  return { rows, values: Object.fromEntries(columns.map(({ name }) => [name, Float64Array.from(values[name]!, (cell) => (cell === null ? NaN : Number(cell)))])) };
}

export function notANumber(name: string, native: string): InputError {
  return InputError.of('sql-not-a-number', `The SQL answers a column ${JSON.stringify(name)} of the type ${native}, and numbers are asked for.`, 'Write CAST(… AS DOUBLE) around it.');
}
