import { literal } from '../../core/sql.ts';
import type { Asked, Dialect, LogicalType, Value } from '../../core/data-engine.ts';
import { ISO_INSTANT } from './iso-instant.ts';

const INFINITY = `CAST('Infinity' AS DOUBLE)`;

const SHORT_LIST = 40;

/** SQL as DuckDB reads it, where engines differ. */
export const DUCKDB: Dialect = {
  name: 'duckdb',
  tallies: true,
  rowNumber: 'row_number() OVER () - 1',
  logical: (native) => logicalType(native),
  // NaN is the greatest of all numbers here; the comparison takes a quarter of isnan().
  isNan: (value) => `(${value} > ${INFINITY})`,
  isFinite: (value) => `isfinite(${value})`,
  matches: (text, pattern) => `regexp_matches(${text}, ${literal(pattern)})`,
  isJson: (text) => `json_valid(${text})`,
  // A zone that a text names would be kept by DuckDB 1.5.6 for the texts after it that have none; typeof() is known before the scan.
  instant: (value) => `TRY_CAST(CASE WHEN typeof(${value}) <> 'VARCHAR' OR regexp_matches(CAST(${value} AS VARCHAR), ${literal(ISO_INSTANT)}) THEN ${value} END AS TIMESTAMPTZ)`,
  epoch: (instant) => `epoch(${instant})`,
  attempt: (condition) => `TRY(CAST(${condition} AS BOOLEAN))`,
  distinct(columns) {
    if (columns.length === 1) return `count(DISTINCT ${columns[0]})`;
    const anyNull = columns.map((column) => `${column} IS NULL`).join(' OR ');
    return `count(DISTINCT struct_pack(${columns.map((column, index) => `k${index} := ${column}`).join(', ')})) FILTER (WHERE NOT (${anyNull}))`;
  },
  distinctHashes: (columns) => `count(DISTINCT hash(${columns.join(', ')})) FILTER (WHERE ${columns.map((column) => `${column} IS NOT NULL`).join(' AND ')})`,
  // IN compares a value with each literal in a pass of its own; a long one it looks up in a table.
  isOneOf: (text, literals) => (literals.length > SHORT_LIST ? `${text} IN (${literals.join(', ')})` : `list_contains([${literals.join(', ')}], ${text})`),
  aboutDistinct: (value) => `approx_count_distinct(${value})`,
  binCounts(number, edges): Asked<number[]> {
    // The histogram itself takes NaN and −∞ for the first bin and ∞ for the last: counting them apart costs a fifth of a CASE.
    const odd = [`count_if(${number} > ${INFINITY})`, `count_if(${number} = -${INFINITY})`, `count_if(${number} = ${INFINITY})`];
    return {
      // One text for all edges, each of which reads as the number that it is: thousands of casts take the parser and the planner longer than a fifth of the scan.
      sql: `to_json([map_values(histogram(${number}, CAST('[${edges.join(', ')}]' AS DOUBLE[]))), [${odd.join(', ')}]])`,
      read(answer) {
        const [counts, [nan, low, high]] = typeof answer === 'string' ? (JSON.parse(answer) as [number[] | null, [number, number, number]]) : [null, [0, 0, 0] as const];
        // The count above the last edge comes only where there is one.
        return Array.from({ length: edges.length + 1 }, (_, bin) => (counts?.[bin] ?? 0) - (bin === 0 ? nan + low : 0) - (bin === edges.length ? high : 0));
      },
    };
  },
  valueCounts(text, values) {
    // Any other value is counted under the empty key: only where the empty text is asked for, keys are led by `=`, which costs half as much again.
    const led = values.includes('') ? '=' : '';
    return {
      sql: `to_json(histogram_exact(${led ? `'=' || ${text}` : text}, [${values.map((value) => literal(`${led}${value}`)).join(', ')}]::VARCHAR[]))`,
      read(answer) {
        const byText = record(answer);
        return { counts: values.map((value) => (Object.hasOwn(byText, `${led}${value}`) ? byText[`${led}${value}`]! : 0)), other: byText[''] ?? 0 };
      },
    };
  },
  allCounts: (text) => ({
    sql: `to_json(histogram('=' || ${text}))`,
    read: (answer) => new Map(Object.entries(record(answer)).map(([key, count]) => [key.slice(1), count])),
  }),
  allNumbers: (number) => ({
    sql: `to_json(map_entries(histogram(CASE WHEN isfinite(${number}) THEN ${number} END)))`,
    read: (answer) => new Map(typeof answer === 'string' ? (JSON.parse(answer) as { key: number; value: number }[]).map(({ key, value }) => [key + 0, value]) : []),
  }),
  wholeSum: (integer) => `CAST(sum(${integer}) AS VARCHAR)`,
  least: (value, count) => ({ sql: `to_json(CAST(min(${value}, ${count}) AS VARCHAR[]))`, read: texts }),
  md5: (text) => `md5(${text})`,
  quantile: (number, level) => `quantile_disc(CASE WHEN isfinite(${number}) THEN ${number} END, ${literal(level)})`,
};

function texts(answer: Value | undefined): string[] {
  return typeof answer === 'string' ? (JSON.parse(answer) as string[]) : [];
}

function record(answer: Value | undefined): Record<string, number> {
  return typeof answer === 'string' ? (JSON.parse(answer) as Record<string, number>) : {};
}

const INTEGERS: Record<string, LogicalType> = {
  TINYINT: { kind: 'integer', bits: 8 },
  SMALLINT: { kind: 'integer', bits: 16 },
  INTEGER: { kind: 'integer', bits: 32 },
  BIGINT: { kind: 'integer', bits: 64 },
  HUGEINT: { kind: 'integer', bits: 128 },
  UTINYINT: { kind: 'integer', bits: 8, unsigned: true },
  USMALLINT: { kind: 'integer', bits: 16, unsigned: true },
  UINTEGER: { kind: 'integer', bits: 32, unsigned: true },
  UBIGINT: { kind: 'integer', bits: 64, unsigned: true },
  UHUGEINT: { kind: 'integer', bits: 128, unsigned: true },
};

/** `STRUCT(a INTEGER, "b c" VARCHAR[])` and the like, as DuckDB prints types. */
export function logicalType(native: string): LogicalType {
  const text = native.trim();
  const list = /^(.*)\[\d*\]$/s.exec(text);
  if (list) return { kind: 'list', items: logicalType(list[1]!) };
  if (Object.hasOwn(INTEGERS, text)) return INTEGERS[text]!;
  if (text === 'FLOAT') return { kind: 'float', bits: 32 };
  if (text === 'DOUBLE') return { kind: 'float', bits: 64 };
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(text);
  if (decimal) return { kind: 'decimal', precision: Number(decimal[1]), scale: Number(decimal[2]) };
  if (/^(VARCHAR$|UUID$|ENUM\()/.test(text)) return { kind: 'string' };
  if (text === 'BOOLEAN') return { kind: 'boolean' };
  if (text === 'DATE') return { kind: 'date' };
  if (/^TIMESTAMP WITH TIME ZONE$|^TIMESTAMPTZ$/.test(text)) return { kind: 'timestamp', zone: true };
  if (/^TIMESTAMP/.test(text)) return { kind: 'timestamp', zone: false };
  const struct = /^STRUCT\((.*)\)$/s.exec(text);
  if (struct) return { kind: 'struct', fields: Object.fromEntries(parts(struct[1]!).map(fieldOf)) };
  return { kind: 'other' };
}

/** The parts of a list of fields, split at commas outside of brackets and quotes. */
function parts(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(' || character === '[') depth++;
    else if (character === ')' || character === ']') depth--;
    else if (character === ',' && depth === 0) {
      found.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...found, text.slice(start)].map((part) => part.trim());
}

function fieldOf(text: string): [string, LogicalType] {
  const quoted = /^"((?:[^"]|"")*)"\s+(.*)$/s.exec(text);
  if (quoted) return [quoted[1]!.replaceAll('""', '"'), logicalType(quoted[2]!)];
  const space = text.indexOf(' ');
  return [text.slice(0, space), logicalType(text.slice(space + 1))];
}
