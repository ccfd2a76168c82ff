import type { ColumnInfo, Table, Value } from '../../core/data-engine.ts';
import type { Answer } from './trino-client.ts';

export function columnInfo(name: string, native: string): ColumnInfo {
  return { name, type: plainType(native), native };
}

function plainType(native: string): ColumnInfo['type'] {
  if (/^(tinyint|smallint|integer|bigint)$/.test(native)) return 'integer';
  if (/^(real|double|decimal\(.*\))$/.test(native)) return 'float';
  if (/^(varchar|char)(\(\d+\))?$|^uuid$/.test(native)) return 'string';
  if (native === 'boolean') return 'boolean';
  if (native === 'date') return 'date';
  if (/^timestamp/.test(native)) return 'timestamp';
  return 'other';
}

/** The rows of an answer by columns, values as all engines give them. */
export function tableOf({ columns, rows }: Answer): Table {
  const infos = columns.map(({ name, type }) => columnInfo(name, type));
  const values = Object.create(null) as Record<string, Value[]>;
  infos.forEach((column, index) => {
    values[column.name] = rows.map((row) => plainValue(row[index], column));
  });
  return { rows: rows.length, columns: infos, values };
}

/** One cell: decimals and the words NaN, Infinity, -Infinity become numbers, lists and rows JSON text. */
export function plainValue(cell: unknown, { type, native }: ColumnInfo): Value {
  if (cell === null || cell === undefined) return null;
  if (type === 'integer') return typeof cell === 'string' ? exactInteger(cell) : (cell as number);
  if (type === 'float') return Number(cell);
  if (type === 'timestamp') return isoTimestamp(String(cell));
  if (typeof cell === 'boolean' || typeof cell === 'number') return cell;
  if (typeof cell === 'string') return cell;
  return JSON.stringify(cell) ?? native;
}

function exactInteger(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

/** `2020-01-02 03:04:05.500` and `… UTC`, `… +02:00`, `… America/New_York`; fractions lose their ending zeros. */
function isoTimestamp(text: string): string {
  const found = /^([+-]?\d{4,}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(\.\d+)?(?: (.+))?$/.exec(text);
  if (!found) return text;
  const [, date, time, fraction = '', zone] = found;
  const rest = fraction.replace(/\.?0+$/, '');
  if (zone === undefined) return `${date}T${time}${rest}`;
  if (zone === 'UTC' || zone === '+00:00') return `${date}T${time}${rest}Z`;
  const instant = utcOf(`${date}T${time}`, zone);
  return instant === undefined ? text : `${instant}${rest}Z`;
}

/**
 * Local time as UTC, to the second. Of an hour that a clock runs twice it is the first, as Trino's text does not say which;
 * undefined for a zone that this machine does not know.
 */
function utcOf(local: string, zone: string): string | undefined {
  const asUtc = Date.parse(`${local}Z`);
  const fixed = /^([+-])(\d{2}):(\d{2})$/.exec(zone);
  if (fixed) return seconds(asUtc - (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])) * 60_000);
  try {
    // An offset is at most a day; the clock before the change is the one that was in force a day earlier.
    const before = asUtc - offsetAt(asUtc - 86_400_000, zone);
    if (offsetAt(before, zone) === asUtc - before) return seconds(before);
    return seconds(asUtc - offsetAt(asUtc + 86_400_000, zone));
  } catch {
    return undefined;
  }
}

function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(new Date(instant));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(instant / 1000) * 1000;
}

function seconds(instant: number): string {
  return new Date(instant).toISOString().slice(0, -5);
}
