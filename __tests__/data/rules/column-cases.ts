import type { Value } from '../../../src/core/data-engine.ts';
import type { Column, Data } from '../../../src/delivery/spec.ts';
import type { ColumnType, TypedTable } from '../../conformance/tables.ts';

/** A rule with a table that keeps it and one that breaks it; every engine has to give the same numbers. */
export interface ColumnCase {
  name: string;
  /** Of the delivery file, without `test`, which is `good` or `bad`. */
  data: Data;
  good: TypedTable;
  bad: TypedTable;
  code: string;
  /** Of the finding about `bad`. */
  numbers: Record<string, number>;
  /** About `bad`; `fail` by default. */
  outcome?: 'fail' | 'warn' | 'inconclusive' | 'error';
  /** Other tables that the rule looks into; they become `data.references`, and `train` is `data.train`. */
  others?: Record<string, TypedTable>;
}

export function table(columns: Record<string, ColumnType>, rows: readonly (readonly Value[])[]): TypedTable {
  return { columns, rows };
}

/** One column `x`. */
export function x(type: ColumnType, values: readonly Value[]): TypedTable {
  return table({ x: type }, values.map((value) => [value]));
}

const rule = (declared: Column): Data => ({ columns: { x: declared } });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const pair = (type: ColumnType, other: ColumnType, rows: readonly (readonly Value[])[]) => table({ x: type, other }, rows);

/** Types come from the engine here: these tables have types of their own. */
const TYPES: ColumnCase[] = [
  { name: 'integer', data: rule({ type: 'integer' }), good: x('BIGINT', [1, null, -3]), bad: x('DOUBLE', [1, 2]), code: 'column-type', numbers: { misfits: 2 } },
  { name: 'integer of 8 bits', data: rule({ type: 'integer', bits: 8 }), good: x('INTEGER', [127, -128, null]), bad: x('INTEGER', [128, -129, 0]), code: 'column-type', numbers: { misfits: 2 } },
  { name: 'unsigned integer of 16 bits', data: rule({ type: 'integer', bits: 16, unsigned: true }), good: x('BIGINT', [0, 65535]), bad: x('SMALLINT', [-1, 5]), code: 'column-type', numbers: { misfits: 1 } },
  { name: 'integer of 64 bits, to its last value', data: rule({ type: 'integer', bits: 64, unsigned: true }), good: x('BIGINT', ['9223372036854775807']), bad: x('BIGINT', ['-9223372036854775808']), code: 'column-type', numbers: { misfits: 1 } },
  { name: 'decimal', data: rule({ type: 'decimal', precision: 5, scale: 2 }), good: x('DECIMAL(10,3)', ['999.990', '-1.500']), bad: x('DECIMAL(10,3)', ['1000.000', '0.005', '1.000']), code: 'column-type', numbers: { misfits: 2 } },
  { name: 'float', data: rule({ type: 'float' }), good: x('DOUBLE', [0.1, NaN, Infinity, null]), bad: x('VARCHAR', ['0.1']), code: 'column-type', numbers: { misfits: 1 } },
  { name: 'float of 32 bits', data: rule({ type: 'float', bits: 32 }), good: x('DOUBLE', [3e38, Infinity, NaN]), bad: x('DOUBLE', [1e39, 1]), code: 'column-type', numbers: { misfits: 1 } },
  { name: 'string', data: rule({ type: 'string' }), good: x('VARCHAR', ['a', '', null]), bad: x('BIGINT', [1]), code: 'column-type', numbers: { misfits: 1 } },
  { name: 'boolean', data: rule({ type: 'boolean' }), good: x('BOOLEAN', [true, null]), bad: x('VARCHAR', ['true']), code: 'column-type', numbers: { misfits: 1 } },
  { name: 'date', data: rule({ type: 'date' }), good: x('DATE', ['2024-02-29']), bad: x('TIMESTAMP', ['2024-02-29 00:00:00']), code: 'column-type', numbers: { misfits: 1 } },
  { name: 'timestamp', data: rule({ type: 'timestamp' }), good: x('TIMESTAMP', ['2024-02-29 10:00:00']), bad: x('VARCHAR', ['2024-02-29 10:00:00']), code: 'column-type', numbers: { misfits: 1 } },
  { name: 'timestamp with time zone', data: rule({ type: 'timestamp', zone: true }), good: x('TIMESTAMP WITH TIME ZONE', ['2024-02-29 10:00:00 UTC']), bad: x('TIMESTAMP', ['2024-02-29 10:00:00']), code: 'column-type', numbers: { misfits: 1 } },
  { name: 'list', data: rule({ type: 'list' }), good: x('VARCHAR[]', ['["a"]', '[]', null]), bad: x('VARCHAR', ['["a"]']), code: 'column-type', numbers: { misfits: 1 } },
  { name: 'list of integers', data: rule({ type: 'list', items: 'integer' }), good: x('BIGINT[]', ['[1, 2]', null]), bad: x('VARCHAR[]', ['["1"]', '[]', null]), code: 'column-type', numbers: { misfits: 2 } },
  { name: 'struct', data: rule({ type: 'struct', fields: { a: 'integer' } }), good: x('STRUCT(a BIGINT, b VARCHAR)', ['{"a": 1, "b": "x"}', null]), bad: x('BIGINT[]', ['[1]']), code: 'column-type', numbers: { misfits: 1 } },
  { name: 'struct with a field of another type', data: rule({ type: 'struct', fields: { a: 'integer', b: 'string' } }), good: x('STRUCT(a BIGINT, b VARCHAR)', ['{"a": 1, "b": "x"}']), bad: x('STRUCT(a VARCHAR, b VARCHAR)', ['{"a": "1", "b": "x"}']), code: 'column-type', numbers: { misfits: 1 } },
  { name: 'a wrong type without one value', data: rule({ type: 'integer' }), good: x('BIGINT', [null, null]), bad: x('VARCHAR', [null, null]), code: 'column-type', numbers: { misfits: 0 } },
];

const RATES: ColumnCase[] = [
  { name: 'null rate at most', data: rule({ null_rate: { at_most: 0.25 } }), good: x('BIGINT', [1, 2, 3, null]), bad: x('BIGINT', [1, 2, null, null]), code: 'column-null-rate', numbers: { nulls: 2, rate: 0.5, limit: 0.25 } },
  { name: 'null rate at least', data: rule({ null_rate: { at_least: 0.5 } }), good: x('VARCHAR', ['a', null]), bad: x('VARCHAR', ['a', 'b', null]), code: 'column-null-rate', numbers: { nulls: 1, at_least: 0.5 } },
  { name: 'NaN is not null', data: rule({ nan_rate: { at_most: 0.25 }, infinite_rate: { at_most: 1 } }), good: x('DOUBLE', [NaN, null, 1, Infinity]), bad: x('DOUBLE', [NaN, NaN, null, Infinity]), code: 'column-nan-rate', numbers: { nan: 2, rate: 0.5, limit: 0.25 } },
  { name: 'infinities of both signs', data: rule({ infinite_rate: { at_most: 0 }, nan_rate: { at_most: 1 } }), good: x('DOUBLE', [NaN, null, 1e308]), bad: x('DOUBLE', [Infinity, -Infinity, NaN, 1]), code: 'column-infinite-rate', numbers: { infinite: 2, rate: 0.5 } },
  { name: 'NaN and infinity where nothing is said of them', data: rule({ type: 'float' }), good: x('DOUBLE', [1, null]), bad: x('DOUBLE', [NaN, -Infinity, 1]), code: 'column-not-finite', numbers: { nan: 1, infinite: 1 }, outcome: 'warn' },
  { name: 'unique', data: rule({ unique: true }), good: x('VARCHAR', ['a', 'A', '', null, null]), bad: x('VARCHAR', ['a', 'b', 'a', null]), code: 'column-not-unique', numbers: { present: 3, distinct: 2, repeated: 1 } },
];

const VALUES: ColumnCase[] = [
  { name: 'in texts', data: rule({ in: ['F', "it's", ''] }), good: x('VARCHAR', ['F', "it's", '', null]), bad: x('VARCHAR', ['F', 'f', null]), code: 'column-outside-set', numbers: { outside: 1, share: 0.5 } },
  { name: 'in integers', data: rule({ in: [1, 2, '9007199254740993'] }), good: x('BIGINT', [1, 2, '9007199254740993']), bad: x('BIGINT', ['9007199254740992', 1]), code: 'column-outside-set', numbers: { outside: 1 } },
  { name: 'in numbers', data: rule({ in: [0.1, 2] }), good: x('DOUBLE', [0.1, 2, null]), bad: x('DOUBLE', [0.2, NaN, 2]), code: 'column-outside-set', numbers: { outside: 2 } },
  { name: 'in booleans', data: rule({ in: [true] }), good: x('BOOLEAN', [true, null]), bad: x('BOOLEAN', [true, false]), code: 'column-outside-set', numbers: { outside: 1 } },
  { name: 'in days', data: rule({ in: ['2024-01-01'] }), good: x('DATE', ['2024-01-01']), bad: x('DATE', ['2024-01-02']), code: 'column-outside-set', numbers: { outside: 1 } },
  { name: 'in times', data: rule({ in: ['2024-01-01 10:00:00', '2024-01-02'] }), good: x('TIMESTAMP', ['2024-01-01 10:00:00', '2024-01-02 00:00:00']), bad: x('TIMESTAMP', ['2024-01-01 10:00:01']), code: 'column-outside-set', numbers: { outside: 1 } },
  { name: 'not in texts', data: rule({ not_in: ['n/a', '-'] }), good: x('VARCHAR', ['a', null]), bad: x('VARCHAR', ['n/a', '-', 'a']), code: 'column-forbidden-value', numbers: { outside: 2 } },
  { name: 'not in numbers', data: rule({ not_in: [9999, -1] }), good: x('DOUBLE', [1.5, null, NaN]), bad: x('DOUBLE', [9999, -1, 1]), code: 'column-forbidden-value', numbers: { outside: 2 } },
  { name: 'in a column of another table', data: rule({ in: { source: 'countries', column: 'code' } }), good: x('VARCHAR', ['DE', 'US', null]), bad: x('VARCHAR', ['DE', 'XX', null]), code: 'column-outside-set', numbers: { outside: 1, share: 0.5 }, others: { countries: table({ code: 'VARCHAR' }, [['DE'], ['US'], [null]]) } },
  { name: 'not in a column of another table, of another width', data: rule({ not_in: { source: 'blocked', column: 'id' } }), good: x('INTEGER', [1, 3]), bad: x('INTEGER', [1, 2]), code: 'column-forbidden-value', numbers: { outside: 1 }, others: { blocked: table({ id: 'BIGINT' }, [[2], [null], [2]]) } },
  { name: 'between, both ends inside', data: rule({ between: [17, 90] }), good: x('INTEGER', [17, 90, null]), bad: x('INTEGER', [16, 91, 50]), code: 'column-outside-range', numbers: { outside: 2, least: 16, greatest: 91 } },
  { name: 'between numbers, NaN and infinity outside', data: rule({ between: { at_least: 0 } }), good: x('DOUBLE', [0, 1e300]), bad: x('DOUBLE', [NaN, Infinity, -1, 2]), code: 'column-outside-range', numbers: { outside: 3, nan: 1, infinite: 1, least: -1, greatest: 2 } },
  { name: 'between open ends', data: rule({ between: { above: 0, below: 1 } }), good: x('DOUBLE', [0.5, 1e-300]), bad: x('DOUBLE', [0, 1, 0.5]), code: 'column-outside-range', numbers: { outside: 2 } },
  { name: 'between decimals', data: rule({ between: [0.1, 0.3] }), good: x('DECIMAL(10,3)', ['0.100', '0.300']), bad: x('DECIMAL(10,3)', ['0.099', '0.301']), code: 'column-outside-range', numbers: { outside: 2 } },
  { name: 'between days', data: rule({ between: ['2024-01-01', '2024-12-31'] }), good: x('DATE', ['2024-01-01', '2024-12-31']), bad: x('DATE', ['2025-01-01']), code: 'column-outside-range', numbers: { outside: 1 } },
  { name: 'between times, a day being its first instant', data: rule({ between: { at_least: '2024-01-01', at_most: '2024-01-02' } }), good: x('TIMESTAMP', ['2024-01-02 00:00:00']), bad: x('TIMESTAMP', ['2024-01-02 00:00:01']), code: 'column-outside-range', numbers: { outside: 1 } },
  { name: 'between texts', data: rule({ between: ['A', 'P'] }), good: x('VARCHAR', ['A', 'Oz', 'P']), bad: x('VARCHAR', ['Pa', 'a']), code: 'column-outside-range', numbers: { outside: 2 } },
  { name: 'between and another column', data: rule({ between: { at_least: { column: 'other' } } }), good: pair('BIGINT', 'BIGINT', [[5, 5], [6, 5], [null, 9], [1, null]]), bad: pair('BIGINT', 'BIGINT', [[4, 5], [6, 5], [1, null]]), code: 'column-outside-range', numbers: { outside: 1, share: 0.5 } },
  { name: 'between and another column of times', data: rule({ between: { above: { column: 'other' }, below: '2025-01-01' } }), good: pair('TIMESTAMP', 'DATE', [['2024-01-01 00:00:01', '2024-01-01']]), bad: pair('TIMESTAMP', 'DATE', [['2024-01-01 00:00:00', '2024-01-01'], ['2025-01-01 00:00:00', '2024-01-01']]), code: 'column-outside-range', numbers: { outside: 2 } },
  { name: 'matches the whole value', data: rule({ matches: 'AB-[0-9]{4}' }), good: x('VARCHAR', ['AB-1234', null]), bad: x('VARCHAR', ['AB-12345', 'xAB-1234', 'AB-1234\n', 'AB-0000']), code: 'column-pattern', numbers: { outside: 3 } },
  { name: 'matches with alternatives', data: rule({ matches: 'a|b' }), good: x('VARCHAR', ['a', 'b']), bad: x('VARCHAR', ['ab', 'ax', 'xb']), code: 'column-pattern', numbers: { outside: 3 } },
  { name: 'matches the digits of an integer', data: rule({ matches: '[1-9][0-9]{2}' }), good: x('INTEGER', [100, 999]), bad: x('INTEGER', [99, -100]), code: 'column-pattern', numbers: { outside: 2 } },
  { name: 'matches no part', data: rule({ not_matches: '(?i)test' }), good: x('VARCHAR', ['tes', null]), bad: x('VARCHAR', ['a TEST b', 'test', 'a']), code: 'column-forbidden-pattern', numbers: { outside: 2 } },
  { name: 'length of an exact number of characters', data: rule({ length: 2 }), good: x('VARCHAR', ['ab', 'äö', '😀😀']), bad: x('VARCHAR', ['', 'a', 'abc']), code: 'column-length', numbers: { outside: 3 } },
  { name: 'length between', data: rule({ length: { at_least: 1, at_most: 3 } }), good: x('VARCHAR', ['a', 'abc', null]), bad: x('VARCHAR', ['', 'abcd', 'ab']), code: 'column-length', numbers: { outside: 2 } },
  { name: 'lower case', data: rule({ case: 'lower' }), good: x('VARCHAR', ['abc', 'ä1-', null]), bad: x('VARCHAR', ['Abc', 'ab']), code: 'column-case', numbers: { outside: 1 } },
  { name: 'upper case', data: rule({ case: 'upper' }), good: x('VARCHAR', ['ABC', '1']), bad: x('VARCHAR', ['Abc', 'ab']), code: 'column-case', numbers: { outside: 2 } },
  { name: 'mostly', data: rule({ between: [0, 10], mostly: 0.75 }), good: x('BIGINT', [1, 2, 3, 99, null]), bad: x('BIGINT', [1, 2, 98, 99]), code: 'column-outside-range', numbers: { outside: 2, share: 0.5, limit: 0.75 } },
];

const FORMATS: ColumnCase[] = [
  { name: 'format uuid', data: rule({ format: 'uuid' }), good: x('VARCHAR', ['123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000']), bad: x('VARCHAR', ['123e4567-e89b-12d3-a456-42661417400', '123e4567e89b12d3a456426614174000', 'g23e4567-e89b-12d3-a456-426614174000']), code: 'column-format', numbers: { outside: 3 } },
  { name: 'format email', data: rule({ format: 'email' }), good: x('VARCHAR', ['a.b+c@example.org', "o'hara@sub.example.co"]), bad: x('VARCHAR', ['a@', '@example.org', 'a b@example.org', 'a@example..org', 'a@-example.org']), code: 'column-format', numbers: { outside: 5 } },
  { name: 'format uri', data: rule({ format: 'uri' }), good: x('VARCHAR', ['https://example.org/a?b=%20#c', 'urn:isbn:0451450523', 'mailto:a@example.org', 'http://[::1]:80/']), bad: x('VARCHAR', ['example.org/a', 'http://a b', 'http://a/%zz', '1http://a', 'http://ä']), code: 'column-format', numbers: { outside: 5 } },
  { name: 'format ipv4', data: rule({ format: 'ipv4' }), good: x('VARCHAR', ['0.0.0.0', '255.255.255.255', '10.1.20.199']), bad: x('VARCHAR', ['256.0.0.1', '1.2.3', '1.2.3.4.5', '01.2.3.4', '1.2.3.4 ']), code: 'column-format', numbers: { outside: 5 } },
  { name: 'format ipv6', data: rule({ format: 'ipv6' }), good: x('VARCHAR', ['::', '::1', '1:2:3:4:5:6:7:8', 'fe80::1', '2001:db8::ff00:42:8329', '::ffff:192.0.2.128', '1:2:3:4:5:6:1.2.3.4', '1::', '1:2:3:4:5:6:7::']), bad: x('VARCHAR', ['1:2:3:4:5:6:7', '1::2::3', '12345::', ':::', '1:2:3:4:5:6:7:8:9', '::ffff:256.0.2.128', ':1', '1:']), code: 'column-format', numbers: { outside: 8 } },
  { name: 'format date', data: rule({ format: 'date' }), good: x('VARCHAR', ['2024-02-29', '1999-12-31']), bad: x('VARCHAR', ['2023-02-29', '2024-02-30', '2024-2-9', '29.02.2024', '2024-02-29 10:00']), code: 'column-format', numbers: { outside: 5 } },
  { name: 'format json', data: rule({ format: 'json' }), good: x('VARCHAR', ['{"a": [1, null]}', '3', '"text"', 'true']), bad: x('VARCHAR', ['{a: 1}', '[1', '', 'text']), code: 'column-format', numbers: { outside: 4 } },
];

const AGGREGATES: ColumnCase[] = [
  { name: 'mean', data: rule({ mean: { at_least: 2, at_most: 3 } }), good: x('DOUBLE', [1, 4, null, NaN, Infinity]), bad: x('INTEGER', [1, 2]), code: 'column-mean', numbers: { value: 1.5, at_least: 2, at_most: 3 } },
  { name: 'mean, open ends', data: rule({ mean: { above: 1, below: 2 } }), good: x('DOUBLE', [1, 2]), bad: x('DOUBLE', [2, 2]), code: 'column-mean', numbers: { value: 2 } },
  { name: 'mean of decimals, not rounded', data: rule({ mean: { at_least: 0.015, at_most: 0.015 } }), good: x('DECIMAL(10,3)', ['0.010', '0.020']), bad: x('DECIMAL(10,3)', ['0.010', '0.021']), code: 'column-mean', numbers: { value: 0.0155 } },
  { name: 'standard deviation, divisor n − 1', data: rule({ std: { at_most: 1 } }), good: x('DOUBLE', [1, 2, null]), bad: x('DOUBLE', [1, 3]), code: 'column-std', numbers: { value: Math.SQRT2 } },
  { name: 'sum', data: rule({ sum: { at_least: 10 } }), good: x('BIGINT', ['9223372036854775807', '9223372036854775807']), bad: x('BIGINT', [4, 5, null]), code: 'column-sum', numbers: { value: 9 } },
  { name: 'least value', data: rule({ min: { at_least: 0 } }), good: x('DOUBLE', [0, NaN, -Infinity]), bad: x('DOUBLE', [-0.5, 3]), code: 'column-min', numbers: { value: -0.5 } },
  { name: 'greatest value', data: rule({ max: { below: 10 } }), good: x('INTEGER', [9, null]), bad: x('INTEGER', [10, 2]), code: 'column-max', numbers: { value: 10 } },
  { name: 'distinct values', data: rule({ distinct: { at_least: 2, at_most: 3 } }), good: x('VARCHAR', ['a', 'b', 'a', null]), bad: x('VARCHAR', ['a', 'a', null]), code: 'column-distinct', numbers: { value: 1, present: 2 } },
  { name: 'distinct rate', data: rule({ distinct_rate: { at_least: 0.5 } }), good: x('BIGINT', [1, 1, 2, null]), bad: x('BIGINT', [1, 1, 1, 2, null, 1]), code: 'column-distinct-rate', numbers: { value: 0.4, distinct: 2 } },
  { name: 'median of an even number of values', data: rule({ median: { at_least: 2.5, at_most: 2.5 } }), good: x('BIGINT', [4, 1, 3, 2]), bad: x('DOUBLE', [1, 5, NaN, 2, 9, Infinity, null]), code: 'column-median', numbers: { value: 3.5 } },
  { name: 'median of an odd number of values', data: rule({ median: { at_most: 2 } }), good: x('INTEGER', [9, 2, 1]), bad: x('INTEGER', [1, 9, 5]), code: 'column-median', numbers: { value: 5 } },
  { name: 'quantile of type 1 where level · n is whole', data: rule({ quantiles: { '0.07': { at_most: 7 }, '1': { at_most: 101 }, '0': { at_least: 1 } } }), good: x('INTEGER', range(1, 100)), bad: x('INTEGER', range(2, 101)), code: 'column-quantile', numbers: { value: 8, at_most: 7 } },
  { name: 'quantile of type 1 where it is not', data: rule({ quantiles: { '0.5': { at_most: 2 } } }), good: x('DOUBLE', [3, 1, 2, null, NaN]), bad: x('DOUBLE', [3, 3, 1]), code: 'column-quantile', numbers: { value: 3 } },
];

const ordered = (rows: readonly (readonly Value[])[]) => table({ x: 'BIGINT', at: 'INTEGER', who: 'VARCHAR' }, rows);
const ORDERED: ColumnCase[] = [
  { name: 'ordered by another column', data: rule({ ordered: { by: 'at' } }), good: ordered([[3, 3, 'a'], [1, 1, 'a'], [1, 2, 'a'], [null, 4, 'a']]), bad: ordered([[3, 1, 'a'], [1, 2, 'a'], [2, 3, 'a']]), code: 'column-not-ordered', numbers: { unordered: 1, steps: 2 } },
  { name: 'strictly ordered', data: rule({ ordered: { by: 'at', strictly: true } }), good: ordered([[1, 1, 'a'], [2, 2, 'a']]), bad: ordered([[1, 1, 'a'], [1, 2, 'a'], [2, 3, 'a']]), code: 'column-not-ordered', numbers: { unordered: 1, steps: 2 } },
  { name: 'falling', data: rule({ ordered: { by: 'at', direction: 'falling' } }), good: ordered([[2, 1, 'a'], [1, 2, 'a']]), bad: ordered([[1, 1, 'a'], [2, 2, 'a']]), code: 'column-not-ordered', numbers: { unordered: 1, steps: 1 } },
  { name: 'ordered per group', data: rule({ ordered: { by: 'at', per: ['who'] } }), good: ordered([[5, 1, 'a'], [1, 2, 'b'], [6, 3, 'a'], [2, 4, 'b']]), bad: ordered([[5, 1, 'a'], [1, 2, 'b'], [4, 3, 'a'], [2, 4, null], [1, 5, null]]), code: 'column-not-ordered', numbers: { unordered: 2, steps: 2 } },
  { name: 'rows of equal place have no order among themselves', data: rule({ ordered: { by: 'at' } }), good: ordered([[2, 1, 'a'], [1, 1, 'a'], [2, 2, 'a'], [3, 2, 'a']]), bad: ordered([[2, 1, 'a'], [4, 1, 'a'], [3, 2, 'a'], [9, 2, 'a']]), code: 'column-not-ordered', numbers: { unordered: 1, steps: 1 } },
  { name: 'a value without a place', data: rule({ ordered: { by: 'at' } }), good: ordered([[1, 1, 'a'], [null, null, 'a']]), bad: ordered([[1, 1, 'a'], [2, null, 'a'], [3, null, 'a']]), code: 'column-not-ordered', numbers: { unordered: 0, nowhere: 2 } },
];

/** 1 to 100: median 50, median absolute deviation 25, quartiles 25 and 75. */
const hundred = x('INTEGER', range(1, 100));
const OUTLIERS: ColumnCase[] = [
  { name: 'outliers by robust z', data: rule({ outliers: { robust_z: 3.5, at_most: 0.02 } }), good: x('DOUBLE', [...range(1, 99), 9999]), bad: x('DOUBLE', [...range(1, 97), 9999, -9999, Infinity, NaN, null]), code: 'column-outliers', numbers: { outliers: 3, rate: 0.03, limit: 0.02, median: 50, mad: 25, low: 50 - 3.5 * 1.4826 * 25, high: 50 + 3.5 * 1.4826 * 25 }, others: { train: hundred } },
  { name: 'outliers by quartiles', data: rule({ outliers: { iqr: 1.5, at_most: 0 } }), good: x('INTEGER', [-50, 150, 3]), bad: x('INTEGER', [-51, 151, 3]), code: 'column-outliers', numbers: { outliers: 2, low: -50, high: 150, first_quartile: 25, third_quartile: 75 }, others: { train: hundred } },
  { name: 'outliers among texts', data: rule({ outliers: { robust_z: 3, at_most: 0.5 } }), good: x('INTEGER', [1, 2]), bad: x('VARCHAR', ['a', 'b']), code: 'column-outliers', numbers: {}, outcome: 'error', others: { train: hundred } },
];

const scoped = (rows: readonly (readonly Value[])[]) => table({ x: 'BIGINT', country: 'VARCHAR' }, rows);
const ROWS: ColumnCase[] = [
  { name: 'only rows that fulfil a condition', data: rule({ between: [0, 10], where: "country = 'US'" }), good: scoped([[5, 'US'], [99, 'DE'], [99, null]]), bad: scoped([[99, 'US'], [5, 'US'], [99, 'DE']]), code: 'column-outside-range', numbers: { outside: 1, share: 0.5 } },
  { name: 'only rows with a value of another column', data: { rules: [{ column: 'x', given: { country: ['US', 'GB'] }, null_rate: { at_most: 0 } }] }, good: scoped([[5, 'US'], [1, 'GB'], [null, 'DE'], [null, null]]), bad: scoped([[5, 'US'], [null, 'GB'], [null, 'DE']]), code: 'column-null-rate', numbers: { nulls: 1, rate: 0.5 } },
  { name: 'unique among the rows of a condition', data: rule({ unique: true, where: "country = 'US'" }), good: scoped([[1, 'US'], [1, 'DE'], [1, 'DE']]), bad: scoped([[1, 'US'], [1, 'US'], [1, 'DE']]), code: 'column-not-unique', numbers: { present: 2, distinct: 1, repeated: 1 } },
  { name: 'an aggregate of the rows of a condition', data: { rules: [{ name: 'pay in the US', column: 'x', where: "country = 'US'", mean: { at_most: 5 }, quantiles: { '0.5': { at_most: 9 } } }] }, good: scoped([[5, 'US'], [99, 'DE']]), bad: scoped([[7, 'US'], [1, 'DE']]), code: 'column-mean', numbers: { value: 7 } },
  { name: 'a quantile of the rows of a condition', data: rule({ quantiles: { '0.5': { at_most: 5 } }, median: { at_most: 5 }, where: "country = 'US'" }), good: scoped([[5, 'US'], [99, 'DE']]), bad: scoped([[7, 'US'], [1, 'DE'], [1, 'DE']]), code: 'column-quantile', numbers: { value: 7 } },
  { name: 'order among the rows of a condition', data: rule({ ordered: { by: 'x', direction: 'rising' }, where: "country = 'US'" }), good: scoped([[1, 'US'], [2, 'US']]), bad: scoped([[1, 'DE']]), code: 'column-not-ordered', numbers: { unordered: 0 }, outcome: 'inconclusive' },
];

/** Named answers where nothing could be shown. */
const NOTHING: ColumnCase[] = [
  { name: 'no value to be between', data: rule({ between: [0, 1] }), good: x('INTEGER', [1]), bad: x('INTEGER', [null, null]), code: 'column-outside-range', numbers: { outside: 0 }, outcome: 'inconclusive' },
  { name: 'no value that could be repeated', data: rule({ unique: true }), good: x('VARCHAR', ['a']), bad: x('VARCHAR', [null]), code: 'column-not-unique', numbers: { present: 0 }, outcome: 'inconclusive' },
  { name: 'no row that fulfils the condition', data: rule({ null_rate: { at_most: 1 }, where: 'x > 5' }), good: x('INTEGER', [9]), bad: x('INTEGER', [1]), code: 'column-null-rate', numbers: { nulls: 0, limit: 1 }, outcome: 'inconclusive' },
  { name: 'a mean of nothing', data: rule({ mean: { at_most: 1 } }), good: x('DOUBLE', [1]), bad: x('DOUBLE', [null]), code: 'column-mean', numbers: {}, outcome: 'inconclusive' },
  { name: 'a mean of NaN alone', data: rule({ mean: { at_most: 1 }, nan_rate: { at_most: 1 }, infinite_rate: { at_most: 1 } }), good: x('DOUBLE', [1]), bad: x('DOUBLE', [NaN, Infinity]), code: 'column-mean', numbers: { nan: 1, infinite: 1 }, outcome: 'inconclusive' },
  { name: 'a standard deviation of one value', data: rule({ std: { at_most: 1 } }), good: x('DOUBLE', [1, 1]), bad: x('DOUBLE', [1]), code: 'column-std', numbers: {}, outcome: 'inconclusive' },
  { name: 'a median of nothing', data: rule({ median: { at_most: 1 } }), good: x('DOUBLE', [1]), bad: x('DOUBLE', [null]), code: 'column-median', numbers: {}, outcome: 'inconclusive' },
  { name: 'a mean of texts', data: rule({ mean: { at_most: 1 } }), good: x('VARCHAR', ['1', '0.5']), bad: x('VARCHAR', ['1', 'one']), code: 'column-mean', numbers: { present: 2 }, outcome: 'error' },
  { name: 'a mean of days', data: rule({ mean: { at_most: 1 } }), good: x('INTEGER', [1]), bad: x('DATE', ['2024-01-01']), code: 'column-mean', numbers: {}, outcome: 'error' },
  { name: 'numbers too large to be squared', data: rule({ std: { at_most: 1 } }), good: x('DOUBLE', [1, 1]), bad: x('DOUBLE', [1e308, -1e308, 1]), code: 'column-std', numbers: { present: 3 }, outcome: 'error' },
  { name: 'a range of numbers over booleans', data: rule({ between: [0, 1] }), good: x('INTEGER', [1]), bad: x('BOOLEAN', [true]), code: 'column-outside-range', numbers: {}, outcome: 'error' },
  { name: 'a pattern over floats', data: rule({ matches: '1.*' }), good: x('VARCHAR', ['1']), bad: x('DOUBLE', [1.5]), code: 'column-pattern', numbers: {}, outcome: 'error' },
  { name: 'order of booleans', data: rule({ ordered: { by: 'x' } }), good: x('INTEGER', [1]), bad: x('BOOLEAN', [true]), code: 'column-not-ordered', numbers: {}, outcome: 'error' },
];

export const COLUMN_CASES: readonly ColumnCase[] = [...TYPES, ...RATES, ...VALUES, ...FORMATS, ...AGGREGATES, ...ORDERED, ...OUTLIERS, ...ROWS, ...NOTHING];
