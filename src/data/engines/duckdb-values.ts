import type { ColumnInfo, Table, Value } from '../../core/data-engine.ts';

/** What a cell of the DuckDB client looks like: plain JavaScript, or an object of the client with its own text form. */
export type NativeValue = null | undefined | boolean | number | bigint | string | { toString(): string };

export function columnInfo(name: string, native: string): ColumnInfo {
  return { name, type: plainType(native), native };
}

function plainType(native: string): ColumnInfo['type'] {
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(native)) return 'integer';
  if (/^(FLOAT|DOUBLE|DECIMAL\()/.test(native)) return 'float';
  if (/^(VARCHAR$|UUID$|ENUM\()/.test(native)) return 'string';
  if (native === 'BOOLEAN') return 'boolean';
  if (native === 'DATE') return 'date';
  if (/^TIMESTAMP/.test(native)) return 'timestamp';
  return 'other';
}

/** One array per column. `cells[c][r]` is what the client gave. */
export function tableOf(columns: ColumnInfo[], cells: NativeValue[][]): Table {
  const values = Object.create(null) as Record<string, Value[]>;
  columns.forEach((column, index) => {
    values[column.name] = (cells[index] ?? []).map((cell) => plainValue(cell, column));
  });
  return { rows: cells[0]?.length ?? 0, columns, values };
}

export function plainValue(cell: NativeValue, column: ColumnInfo): Value {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'bigint') return Number.isSafeInteger(Number(cell)) ? Number(cell) : cell;
  if (typeof cell !== 'object') return cell;
  if (column.type === 'float') return Number(cell.toString());
  if (column.type === 'timestamp') return isoTimestamp(cell.toString());
  return cell.toString();
}

/** DuckDB writes `2020-01-02 03:04:05.5` and, with a zone (the session is UTC), `2020-01-02 03:04:05.5+00`. */
function isoTimestamp(text: string): string {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z');
}
