import { literal } from '../../core/sql.ts';
import type { Asked, Dialect, Value } from '../../core/data-engine.ts';
import { ISO_INSTANT } from './iso-instant.ts';
import { joniPattern } from './trino-regex.ts';
import { logicalType } from './trino-types.ts';

/** SQL as Trino reads it, where engines differ. */
export const TRINO: Dialect = {
  name: 'trino',
  tallies: false,
  rowNumber: undefined,
  logical: (native) => logicalType(native),
  isNan: (value) => `is_nan(${value})`,
  isFinite: (value) => `is_finite(${value})`,
  matches: (text, pattern) => `regexp_like(${text}, ${literal(joniPattern(pattern))})`,
  isJson: (text) => `(TRY(json_parse(${text})) IS NOT NULL)`,
  instant: (value) =>
    `CASE WHEN NOT starts_with(typeof(${value}), 'varchar') OR regexp_like(CAST(${value} AS VARCHAR), ${literal(ISO_INSTANT)}) THEN coalesce(TRY_CAST(${value} AS timestamp(6) with time zone), TRY_CAST(${fromIso(`CAST(${value} AS VARCHAR)`)} AS timestamp(6) with time zone)) END`,
  epoch: (instant) => `to_unixtime(${instant})`,
  attempt: (condition) => `TRY(CAST(${condition} AS BOOLEAN))`,
  distinct(columns) {
    const anyNull = columns.map((column) => `${column} IS NULL`).join(' OR ');
    return columns.length === 1 ? `count(DISTINCT ${columns[0]})` : `count(DISTINCT ROW(${columns.join(', ')})) FILTER (WHERE NOT (${anyNull}))`;
  },
  isOneOf: (text, literals) => `${text} IN (${literals.join(', ')})`,
  aboutDistinct: (value) => `approx_distinct(${value})`,
  binCounts(number, edges): Asked<number[]> {
    const list = edges.map((edge) => `CAST('${edge}' AS DOUBLE)`).join(', ');
    // width_bucket counts x < e[0] as 0; a bin here includes its upper edge, so the sign of numbers and edges is turned.
    const turned = [...edges].reverse().map((edge) => `CAST('${-edge}' AS DOUBLE)`).join(', ');
    return {
      sql: edges.length === 0 ? `count(CASE WHEN is_finite(${number}) THEN 1 END)` : `json_format(CAST(histogram(CASE WHEN is_finite(${number}) THEN CAST(width_bucket(-(${number}), ARRAY[${turned || list}]) AS VARCHAR) END) AS JSON))`,
      read(answer) {
        if (edges.length === 0) return [Number(answer ?? 0)];
        const found = record(answer);
        // Bucket i of the turned numbers is −x in [−e[k−i], −e[k−i−1]), so x in (e[k−i−1], e[k−i]].
        return Array.from({ length: edges.length + 1 }, (_, bin) => found[String(edges.length - bin)] ?? 0);
      },
    };
  },
  valueCounts: (text, values) => ({
    sql: `json_format(CAST(histogram(CASE WHEN ${text} IS NULL THEN NULL WHEN ${values.length === 0 ? 'false' : `${text} IN (${values.map((value) => literal(value)).join(', ')})`} THEN '=' || ${text} ELSE '' END) AS JSON))`,
    read(answer) {
      const byText = record(answer);
      return { counts: values.map((value) => byText[`=${value}`] ?? 0), other: byText[''] ?? 0 };
    },
  }),
  allCounts: (text) => ({
    sql: `json_format(CAST(histogram('=' || ${text}) AS JSON))`,
    read: (answer) => new Map(Object.entries(record(answer)).map(([key, count]) => [key.slice(1), count])),
  }),
  allNumbers: (number) => ({
    sql: `json_format(CAST(histogram(CASE WHEN is_finite(${number}) THEN CAST(${number} + 0e0 AS VARCHAR) END) AS JSON))`, // -0 + 0 is 0: one value, one key
    read: (answer) => new Map(Object.entries(record(answer)).map(([key, count]) => [Number(key) + 0, count])),
  }),
  wholeSum: (integer) => `CAST(sum(CAST(${integer} AS DECIMAL(38, 0))) AS VARCHAR)`,
  least: (value, count) => ({ sql: `json_format(CAST(CAST(min(${value}, ${count}) AS array(varchar)) AS JSON))`, read: texts }),
  md5: (text) => `lower(to_hex(md5(to_utf8(${text}))))`,
  quantile: () => undefined,
};

/** ISO 8601 as Trino casts it: a space for the T, `UTC` for the Z, and an offset of hours and minutes after a space. */
function fromIso(text: string): string {
  const steps: [pattern: string, replacement: string][] = [
    ['^\\s*(\\d{4}-\\d{1,2}-\\d{1,2})[Tt]', '$1 '],
    ['(:\\d{2}(?:\\.\\d+)?)\\s*[Zz]\\s*$', '$1 UTC'],
    ['(:\\d{2}(?:\\.\\d+)?)\\s*([+-]\\d{2}):?(\\d{2})\\s*$', '$1 $2:$3'],
    ['(:\\d{2}(?:\\.\\d+)?)\\s*([+-]\\d{2})\\s*$', '$1 $2:00'],
  ];
  return steps.reduce((sql, [pattern, replacement]) => `regexp_replace(${sql}, '${pattern}', '${replacement}')`, text);
}

function texts(answer: Value | undefined): string[] {
  return typeof answer === 'string' ? (JSON.parse(answer) as string[]) : [];
}

function record(answer: Value | undefined): Record<string, number> {
  return typeof answer === 'string' ? (JSON.parse(answer) as Record<string, number>) : {};
}
