import type { Value } from '../../src/core/data-engine.ts';

/** Types as DuckDB writes them; those that Trino writes otherwise are put in its words. The text of lists and structs is JSON. */
export type ColumnType = 'BIGINT[]' | 'VARCHAR[]' | `STRUCT(a ${'BIGINT' | 'VARCHAR'}, b VARCHAR)` | 'TINYINT' | 'SMALLINT' | 'INTEGER' | 'BIGINT' | 'REAL' | 'DOUBLE' | 'VARCHAR' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP' | 'TIMESTAMP WITH TIME ZONE' | `DECIMAL(${number},${number})`;

/** A table with types and rows, for whatever engine; texts of any value are cast to its column's type. */
export interface TypedTable {
  columns: Record<string, ColumnType>;
  rows: readonly (readonly Value[])[];
}

/** A value as the text that both engines cast to its type. */
export function castText(value: Value): string | null {
  if (value === null) return null;
  if (Object.is(value, -0)) return '-0.0';
  return String(value);
}

/** Numbers from 0 to 1, the same for the same seed (the minimal standard generator of Park and Miller, 1988). */
export function seeded(seed: number): () => number {
  let state = seed % 2147483647 || 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const TEXTS = ['', ' ', 'a', 'A', 'ä', 'Straße', 'naïve', '日本語', '😀', '👩‍👩‍👧', "O'Brien", '"quoted"', 'back\\slash', 'two\nlines', 'tab\t', '$name', '%', '_', '{"a": [1, 2]}', '[1', 'null', '007', '1e5', 'DROP TABLE x; --'];

/** Everything that engines are known to differ on, in one table: 12 columns, each with nulls. */
export function oddTable(rows: number, seed: number): TypedTable {
  const random = seeded(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const orNull = (value: Value): Value => (random() < 0.07 ? null : value);
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const pad = (value: number) => String(value).padStart(2, '0');
  const day = () => `${1900 + Math.floor(random() * 200)}-${pad(1 + Math.floor(random() * 12))}-${pad(1 + Math.floor(random() * 28))}`;
  const time = () => `${pad(Math.floor(random() * 24))}:${pad(Math.floor(random() * 60))}:${pad(Math.floor(random() * 60))}${pick(['', '.5', '.123456'])}`;
  return {
    columns: {
      id: 'BIGINT', plain: 'DOUBLE', odd: 'DOUBLE', zeros: 'DOUBLE', few: 'DOUBLE', whole: 'INTEGER', big: 'BIGINT', price: 'DECIMAL(12,2)',
      text: 'VARCHAR', flag: 'BOOLEAN', day: 'DATE', at: 'TIMESTAMP',
    },
    rows: Array.from({ length: rows }, (_, index) => [
      index,
      orNull(normal()),
      orNull(random() < 0.3 ? pick([NaN, Infinity, -Infinity, -0, 0, 5e-324, -5e-324, 1.7976931348623157e308, 0.1, 0.30000000000000004, -1e-7, 1e22]) : normal() * 10 ** Math.floor(random() * 20 - 10)),
      orNull(random() < 0.6 ? pick([0, -0]) : Math.round(normal() * 1000) / 4),
      orNull(pick([-1.5, 0, 1, 2.25])),
      orNull(Math.floor(random() * 2000 - 1000)),
      orNull(pick([9007199254740993n, -9007199254740993n, 9223372036854775807n, -9223372036854775808n, 9007199254740992n, 1n, 0n])),
      orNull(`${Math.floor(random() * 1e7 - 5e6)}.${pad(Math.floor(random() * 100))}`),
      orNull(pick(TEXTS)),
      orNull(random() < 0.5),
      orNull(day()),
      orNull(`${day()} ${time()}`),
    ]),
  };
}
