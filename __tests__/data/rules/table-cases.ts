import type { Data } from '../../../src/delivery/spec.ts';

/** A cell; `'NaN'` in a column of doubles is NaN, days and instants are ISO 8601. */
export type Cell = string | number | boolean | null;

/** A table as both engines can hold it. */
export interface CaseTable {
  columns: { name: string; type: 'integer' | 'double' | 'varchar' | 'boolean' | 'date' | 'timestamp' }[];
  rows: Cell[][];
}

/** The tables of a run by the names of the delivery file; others are its references. */
export type CaseTables = Record<string, CaseTable>;

/** One rule: kept by every table of `good`, broken by `bad`, with the finding's code, outcome and numbers. */
export interface TableCase {
  name: string;
  /** Without the tables. */
  data: Data;
  good: CaseTables;
  bad: CaseTables;
  code: string;
  outcome?: 'fail' | 'inconclusive' | 'error' | 'warn';
  numbers: Record<string, number | null>;
  /** The rows that are named, where the case has a key. */
  examples?: string[];
}

/** The clock of all runs of these cases. */
export const NOW = '2024-06-01T12:00:00.000Z';

const COLUMNS: CaseTable['columns'] = [
  { name: 'id', type: 'integer' },
  { name: 'who', type: 'varchar' },
  { name: 'amount', type: 'double' },
  { name: 'kind', type: 'varchar' },
  { name: 'at', type: 'timestamp' },
  { name: 'y', type: 'integer' },
];

type Row = [id: number | null, who: string | null, amount: number | 'NaN' | null, kind: string | null, at: string | null, y: number | null];

function row(i: number): Row {
  return [i, `p${i}`, i + 0.5, i % 2 === 0 ? 'a' : 'b', `2024-05-${String(1 + (i % 28)).padStart(2, '0')} 10:00:00`, i % 2];
}

/** Rows `from` to `from + n − 1`, changed. */
function table(n: number, change: (row: Row, i: number) => Row = (same) => same, from = 1): CaseTable {
  return { columns: COLUMNS, rows: Array.from({ length: n }, (_, index) => change(row(from + index), from + index)) };
}

const AT = { id: 0, who: 1, amount: 2, kind: 3, at: 4, y: 5 } as const;

function put(name: keyof typeof AT, value: Cell, ...ids: number[]) {
  return (one: Row, i: number): Row => (ids.includes(i) ? (one.map((cell, index) => (index === AT[name] ? value : cell)) as Row) : one);
}

function allAt(text: string) {
  return (one: Row): Row => [one[0], one[1], one[2], one[3], text, one[5]];
}

function keeping({ columns, rows }: CaseTable, names: string[]): CaseTable {
  const at = names.map((name) => columns.findIndex((column) => column.name === name));
  return { columns: at.map((index) => columns[index]!), rows: rows.map((cells) => at.map((index) => cells[index]!)) };
}

const test = table(10);
const LATER = table(6, allAt('2024-05-29 10:00:00'), 100);
const KINDS: CaseTable = { columns: [{ name: 'code', type: 'varchar' }, { name: 'who', type: 'varchar' }], rows: [['a', 'p1'], ['b', 'p2'], [null, 'p3'], ['c', null]] };

export const TABLE_CASES: TableCase[] = [
  { name: 'rows at least', data: { volume: { rows: { at_least: 5 } } }, good: { test }, bad: { test: table(4) }, code: 'table-volume', numbers: { rows: 4, at_least: 5 } },
  { name: 'rows at most', data: { volume: { rows: { at_most: 10 } } }, good: { test }, bad: { test: table(11) }, code: 'table-volume', numbers: { rows: 11, at_most: 10 } },
  { name: 'no rows', data: { volume: { rows: { at_least: 0 } } }, good: { test }, bad: { test: table(0) }, code: 'table-empty', numbers: { rows: 0 } },
  {
    name: 'rows of train and nothing known of the champion', data: { volume: { train_to_champion: { at_least: 0.5 } } }, good: {}, bad: { train: test }, code: 'table-volume-champion', outcome: 'inconclusive',
    numbers: { rows: 10, champion_rows: null, ratio: null },
  },

  { name: 'freshness of test', data: { freshness: { column: 'at', within: '2 days' } }, good: { test: table(10, put('at', '2024-05-31 12:00:00', 3)) }, bad: { test }, code: 'table-stale', numbers: { age_seconds: 1_821_600, limit_seconds: 172_800, future: 0, without_time: 0 } },
  { name: 'freshness of serving, which test does not prove', data: { freshness: { column: 'at', within: '2 days' } }, good: { test, serving: table(2, allAt('2024-06-01 11:00:00')) }, bad: { test: table(2, allAt('2024-06-01 11:00:00')), serving: table(2, allAt('2024-05-01 12:00:00')) }, code: 'table-stale', numbers: { age_seconds: 2_678_400 } },
  { name: 'freshness that only the future shows', data: { freshness: { column: 'at', within: '2 days' } }, good: { test: table(10, put('at', '2024-06-01 12:00:00', 3)) }, bad: { test: table(10, (one, i) => put('at', i === 3 ? '2024-06-02 12:00:00' : null, 3, 4)(one, i)) }, code: 'table-stale', numbers: { age_seconds: 1_821_600, future: 1, without_time: 1 } },
  { name: 'freshness without a time', data: { freshness: { column: 'at', within: '2 days' } }, good: { test: table(1, allAt('2024-06-01 11:59:59')) }, bad: { test: table(3, (one) => [one[0], one[1], one[2], one[3], null, one[5]]) }, code: 'table-stale', numbers: { age_seconds: null, without_time: 3 } },
  { name: 'freshness of numbers', data: { freshness: { column: 'amount', within: '2 days' } }, good: {}, bad: { test }, code: 'table-stale', outcome: 'error', numbers: {} },

  { name: 'key', data: { key: ['id'] }, good: { test }, bad: { test: table(10, (one, i) => put('id', i === 4 ? 3 : null, 4, 5)(one, i)) }, code: 'key-not-unique', numbers: { distinct: 8, repeated: 1, nulls: 1, rate: 0.2 }, examples: ['id=3', 'id=3'] },
  { name: 'key that only warns', data: { options: { key: { on_fail: 'warn' } }, key: ['id'] }, good: { test }, bad: { test: table(10, (one, i) => put('id', i === 4 ? 3 : null, 4, 5)(one, i)) }, code: 'key-not-unique', outcome: 'warn', numbers: { distinct: 8, repeated: 1, nulls: 1, rate: 0.2 }, examples: ['id=3', 'id=3'] },
  { name: 'key of two columns', data: { key: ['who', 'kind'] }, good: { test: table(10, put('who', 'p1', 2)) }, bad: { test: table(10, put('who', 'p1', 3)) }, code: 'key-not-unique', numbers: { distinct: 9, repeated: 1, nulls: 0 }, examples: ['who=p1, kind=b', 'who=p1, kind=b'] },
  { name: 'unique where', data: { key: ['id'], unique: [{ columns: ['who'], where: "kind = 'a'" }] }, good: { test: table(10, put('who', 'p1', 3)) }, bad: { test: table(10, put('who', 'p4', 2)) }, code: 'key-not-unique', numbers: { distinct: 4, repeated: 1, nulls: 0, rate: 0.2 }, examples: ['id=2', 'id=4'] },
  { name: 'unique together where', data: { key: ['id'], unique: [{ columns: ['who', 'y'], where: 'amount < 5' }] }, good: { test: table(10, put('who', 'p6', 8)) }, bad: { test: table(10, (one, i) => put('who', i === 2 ? 'p4' : null, 2, 3)(one, i)) }, code: 'key-not-unique', numbers: { distinct: 2, repeated: 1, nulls: 1, rate: 0.5 }, examples: ['id=2', 'id=3', 'id=4'] },
  { name: 'unique where no row is', data: { unique: [{ columns: ['who'], where: "kind = 'z'" }] }, good: {}, bad: { test }, code: 'key-not-unique', outcome: 'inconclusive', numbers: { distinct: 0, rate: null } },
  { name: 'unique of a column that is not there', data: { unique: [['who', 'kind']] }, good: { train: test, test }, bad: { train: test, test: keeping(test, ['id', 'who']) }, code: 'key-not-unique', outcome: 'error', numbers: {} },

  { name: 'foreign key to a reference', data: { key: ['id'], foreign_keys: [{ columns: ['kind'], source: 'kinds', to: ['code'] }] }, good: { test: table(10, put('kind', null, 3)), kinds: KINDS }, bad: { test: table(10, (one, i) => put('kind', i === 9 ? null : 'x', 4, 7, 9)(one, i)), kinds: KINDS }, code: 'foreign-key-broken', numbers: { orphans: 2, different: 1, share: 7 / 9, limit: 1 }, examples: ['id=4', 'id=7'] },
  { name: 'foreign key of two columns', data: { key: ['id'], foreign_keys: [{ columns: ['kind', 'who'], source: 'kinds', to: ['code', 'who'] }] }, good: { test: table(1, put('kind', 'a', 1)), kinds: KINDS }, bad: { test: table(2, put('kind', 'a', 1)), kinds: KINDS }, code: 'foreign-key-broken', numbers: { orphans: 1, share: 0.5 }, examples: ['id=2'] },
  { name: 'foreign key of other number types', data: { key: ['id'], foreign_keys: [{ columns: ['id'], source: 'known', to: ['n'] }] }, good: { test: table(2), known: { columns: [{ name: 'n', type: 'double' }], rows: [[1], [2], ['NaN']] } }, bad: { test: table(3), known: { columns: [{ name: 'n', type: 'double' }], rows: [[1], [2.5], [3]] } }, code: 'foreign-key-broken', numbers: { orphans: 1, share: 2 / 3 }, examples: ['id=2'] },
  { name: 'foreign key mostly', data: { key: ['id'], foreign_keys: [{ columns: ['kind'], source: 'kinds', to: ['code'], mostly: 0.8 }] }, good: { test: table(10, put('kind', 'x', 1, 2)), kinds: KINDS }, bad: { test: table(10, put('kind', 'x', 1, 2, 3)), kinds: KINDS }, code: 'foreign-key-broken', numbers: { orphans: 3, share: 0.7, limit: 0.8 }, examples: ['id=1', 'id=2', 'id=3'] },
  { name: 'foreign key where', data: { foreign_keys: [{ columns: ['kind'], source: 'kinds', to: ['code'], where: 'amount > 5' }] }, good: { test: table(10, put('kind', 'x', 1)), kinds: KINDS }, bad: { test: table(10, put('kind', 'x', 6)), kinds: KINDS }, code: 'foreign-key-broken', numbers: { orphans: 1, share: 5 / 6 } },
  { name: 'foreign key into train', data: { foreign_keys: [{ columns: ['who'], source: 'train' }] }, good: { train: test, test: table(5) }, bad: { train: test, test: table(5, undefined, 8) }, code: 'foreign-key-broken', numbers: { orphans: 2, different: 2 } },
  { name: 'foreign key into the own table', data: { key: ['id'], foreign_keys: [{ columns: ['y'], source: 'test', to: ['id'] }] }, good: { test: table(10, (one) => [one[0], one[1], one[2], one[3], one[4], one[5] === 0 ? 10 : 1]) }, bad: { test }, code: 'foreign-key-broken', numbers: { orphans: 5, different: 1 }, examples: ['id=2', 'id=4', 'id=6', 'id=8', 'id=10'] },
  { name: 'foreign key of nothing', data: { foreign_keys: [{ columns: ['kind'], source: 'kinds', to: ['code'] }] }, good: {}, bad: { test: table(3, put('kind', null, 1, 2, 3)), kinds: KINDS }, code: 'foreign-key-broken', outcome: 'inconclusive', numbers: { orphans: 0, share: null } },
  { name: 'foreign key to a column that is not there', data: { foreign_keys: [{ columns: ['kind'], source: 'kinds' }] }, good: {}, bad: { test, kinds: KINDS }, code: 'foreign-key-broken', outcome: 'error', numbers: {} },

  { name: 'duplicates', data: { key: ['id'], duplicates: { at_most: 0.1 } }, good: { test: table(10, (one, i) => (i === 2 ? [2, ...row(1).slice(1)] as Row : one)) }, bad: { test: table(10, (one, i) => (i <= 3 ? [one[0], 'p', null, null, null, 1] : one)) }, code: 'rows-duplicated', numbers: { repeated: 2, different: 8, rate: 0.2, limit: 0.1 }, examples: ['id=1', 'id=2', 'id=3'] },
  { name: 'duplicates in columns', data: { key: ['id'], duplicates: { at_most: 0, columns: ['who', 'kind'] } }, good: { test: table(10, put('who', 'p1', 2)) }, bad: { test: table(10, put('who', 'p1', 3)) }, code: 'rows-duplicated', numbers: { repeated: 1, rate: 0.1 }, examples: ['id=1', 'id=3'] },
  { name: 'texts that only look alike are no duplicates', data: { duplicates: { at_most: 0, columns: ['who', 'kind'] } }, good: { test: table(4, (one, i) => [one[0], ['1:a', '', null, 'a-'][i - 1]!, one[2], ['', '1:a', 'a', null][i - 1]!, one[4], one[5]]) }, bad: { test: table(2, (one) => [one[0], null, one[2], '', one[4], one[5]]) }, code: 'rows-duplicated', numbers: { repeated: 1 } },

  { name: 'conflicting labels', data: { key: ['id'], label: 'y', time: 'at', conflicting_labels: { at_most: 0.2 } }, good: { test: table(10, (one, i) => (i <= 2 ? [one[0], 'p', 1, 'a', one[4], i % 2] : one)) }, bad: { test: table(10, (one, i) => (i <= 3 ? [one[0], 'p', null, 'a', one[4], i % 2] : i === 4 ? [one[0], 'p', null, 'a', one[4], null] : one)) }, code: 'labels-conflicting', numbers: { conflicting: 3, rate: 3 / 9, limit: 0.2 }, examples: ['id=1', 'id=2', 'id=3'] },
  { name: 'conflicts without a label', data: { label: 'y', conflicting_labels: { at_most: 0 } }, good: { test }, bad: { test: table(3, put('y', null, 1, 2, 3)) }, code: 'labels-conflicting', outcome: 'inconclusive', numbers: { conflicting: 0, rate: null } },

  { name: 'duplicates where', data: { key: ['id'], duplicates: { at_most: 0, columns: ['who'], where: "kind = 'a'" } }, good: { test: table(10, put('who', 'p1', 3)) }, bad: { test: table(10, put('who', 'p2', 3, 4)) }, code: 'rows-duplicated', numbers: { repeated: 1, different: 4, rate: 0.2 }, examples: ['id=2', 'id=4'] },
  { name: 'duplicates where no row is', data: { duplicates: { at_most: 0, columns: ['who'], where: "kind = 'z'" } }, good: {}, bad: { test }, code: 'rows-duplicated', outcome: 'inconclusive', numbers: {} },
  { name: 'conflicting labels where', data: { key: ['id'], label: 'y', time: 'at', conflicting_labels: { at_most: 0, where: 'amount < 3' } }, good: { test: table(10, (one, i) => (i <= 4 && i >= 3 ? [one[0], 'p', 4, 'a', one[4], i % 2] : one)) }, bad: { test: table(10, (one, i) => (i <= 2 ? [one[0], 'p', 1, 'a', one[4], i % 2] : one)) }, code: 'labels-conflicting', numbers: { conflicting: 2, rate: 1 }, examples: ['id=1', 'id=2'] },
  { name: 'overlap where', data: { key: ['id'], overlap: { at_most: 0, columns: ['who'], where: "kind = 'a'" } }, good: { train: test, test: table(4, put('who', 'p1', 101), 101) }, bad: { train: test, test: table(4, put('who', 'p1', 101, 102), 101) }, code: 'rows-in-train', numbers: { shared: 1, rate: 0.5 }, examples: ['id=102'] },
  { name: 'volume where', data: { volume: { rows: { at_least: 5 }, where: "kind = 'a'" } }, good: { test }, bad: { test: table(10, put('kind', 'b', 2)) }, code: 'table-volume', numbers: { rows: 4 } },
  { name: 'freshness where', data: { freshness: { column: 'at', within: '3 days', where: "kind = 'a'" } }, good: { test: table(10, put('at', '2024-05-31 10:00:00', 2)) }, bad: { test: table(10, put('at', '2024-05-31 10:00:00', 1)) }, code: 'table-stale', numbers: { future: 0, without_time: 0 } },
  { name: 'entities in train', data: { key: ['id'], entity: ['who'] }, good: { train: test, test: table(5, put('who', null, 102), 100) }, bad: { train: test, test: table(5, put('who', 'p3', 101, 102), 100) }, code: 'entity-in-train', numbers: { shared: 1, shared_rows: 2, rate: 0.4, without_entity: 0 }, examples: ['id=101', 'id=102'] },
  { name: 'entities in train that only warn', data: { key: ['id'], entity: ['who'], options: { entity: { severity: 'warn' } } }, good: { train: test, test: table(5, put('who', null, 102), 100) }, bad: { train: test, test: table(5, put('who', 'p3', 101, 102), 100) }, code: 'entity-in-train', outcome: 'warn', numbers: { shared: 1, shared_rows: 2, rate: 0.4, without_entity: 0 }, examples: ['id=101', 'id=102'] },
  { name: 'entities of two columns', data: { key: ['id'], entity: ['who', 'kind'] }, good: { train: test, test: table(2, (one) => [one[0], 'p1', one[2], 'z', one[4], one[5]], 100) }, bad: { train: test, test: table(2, (one) => [one[0], 'p1', one[2], 'b', one[4], one[5]], 100) }, code: 'entity-in-train', numbers: { shared: 1, shared_rows: 2 }, examples: ['id=100', 'id=101'] },
  { name: 'entities that nobody names', data: { entity: ['who'] }, good: { train: test, test: LATER }, bad: { train: test, test: table(2, put('who', null, 1, 2)) }, code: 'entity-in-train', outcome: 'inconclusive', numbers: { shared: 0, without_entity: 2 } },
  { name: 'entities that train does not have', data: { entity: ['who'] }, good: { train: test, test: LATER }, bad: { train: keeping(test, ['id', 'y']), test: LATER }, code: 'entity-in-train', outcome: 'error', numbers: {} },

  { name: 'test before train', data: { key: ['id'], time: 'at' }, good: { train: test, test: LATER }, bad: { train: test, test: table(6, (one, i) => [one[0], one[1], one[2], one[3], i < 103 ? '2024-05-11 09:59:59' : '2024-05-11 10:00:00', one[5]], 100) }, code: 'test-before-train', numbers: { earlier: 3, without_time: 0, rate: 0.5 }, examples: ['id=100', 'id=101', 'id=102'] },
  { name: 'test before train that only warns', data: { options: { time: { on_fail: 'warn' } }, key: ['id'], time: 'at' }, good: { train: test, test: LATER }, bad: { train: test, test: table(6, (one, i) => [one[0], one[1], one[2], one[3], i < 103 ? '2024-05-11 09:59:59' : '2024-05-11 10:00:00', one[5]], 100) }, code: 'test-before-train', outcome: 'warn', numbers: { earlier: 3, without_time: 0, rate: 0.5 }, examples: ['id=100', 'id=101', 'id=102'] },
  { name: 'test before train by a number', data: { key: ['id'], time: 'amount' }, good: { train: test, test: LATER }, bad: { train: test, test: table(2, undefined, 9) }, code: 'test-before-train', numbers: { earlier: 1, first: 9.5, train_last: 10.5 }, examples: ['id=9'] },
  { name: 'test with rows of no time', data: { time: 'at' }, good: { train: test, test: LATER }, bad: { train: test, test: { columns: COLUMNS, rows: [...LATER.rows, [7, 'p7', 1, 'a', null, 1]] } }, code: 'test-before-train', outcome: 'inconclusive', numbers: { earlier: 0, without_time: 1 } },
  { name: 'train with no time', data: { time: 'at' }, good: { train: test, test: LATER }, bad: { train: table(2, put('at', null, 1, 2)), test: LATER }, code: 'test-before-train', outcome: 'inconclusive', numbers: { earlier: 0, train_last: null } },
  { name: 'times that do not compare', data: { time: 'amount' }, good: { train: test, test: LATER }, bad: { train: test, test: { columns: COLUMNS.map((column) => (column.name === 'amount' ? { name: 'amount', type: 'date' } : column)), rows: [[1, 'p', '2024-06-01', 'a', null, 1]] } }, code: 'test-before-train', outcome: 'error', numbers: {} },

  { name: 'overlap', data: { key: ['id'], overlap: { at_most: 0.2 } }, good: { train: test, test: table(5, (one, i) => (i === 100 ? [100, ...row(3).slice(1)] as Row : one), 100) }, bad: { train: table(10, put('amount', null, 3)), test: table(5, (one, i) => (i <= 101 ? [one[0], 'p3', null, 'b', row(3)[4], 1] : one), 100) }, code: 'rows-in-train', numbers: { shared: 2, rate: 0.4, limit: 0.2 }, examples: ['id=100', 'id=101'] },
  { name: 'overlap in columns', data: { overlap: { at_most: 0, columns: ['who', 'y'] } }, good: { train: test, test: table(5, put('who', 'p2', 101), 100) }, bad: { train: test, test: table(5, put('who', 'p1', 101), 100) }, code: 'rows-in-train', numbers: { shared: 1, rate: 0.2 } },
  { name: 'overlap of other number types', data: { key: ['id'], overlap: { at_most: 0, columns: ['n'] } }, good: { train: { columns: [{ name: 'n', type: 'integer' }], rows: [[1], [2]] }, test: { columns: [{ name: 'id', type: 'integer' }, { name: 'n', type: 'double' }], rows: [[1, 1.5], [2, null]] } }, bad: { train: { columns: [{ name: 'n', type: 'integer' }], rows: [[1], [2]] }, test: { columns: [{ name: 'id', type: 'integer' }, { name: 'n', type: 'double' }], rows: [[1, 1.5], [2, 2], [3, 1]] } }, code: 'rows-in-train', numbers: { shared: 2 }, examples: ['id=2', 'id=3'] },

  { name: 'extra columns fail', data: { extra_columns: 'fail', key: ['id'], label: 'y', time: 'at', columns: { who: {}, amount: {}, kind: {} } }, good: { test }, bad: { test: { columns: [...COLUMNS, { name: 'ip', type: 'varchar' }], rows: test.rows.map((cells) => [...cells, 'x']) } }, code: 'column-extra', numbers: { extra: 1, columns: 7 } },
  { name: 'extra columns with options', data: { extra_columns: { severity: 'warn', owner: 'data' }, columns: { id: {} } }, good: { test: keeping(test, ['id']) }, bad: { test }, code: 'column-extra', outcome: 'warn', numbers: { extra: 5, columns: 6 } },
  { name: 'missing columns', data: { columns: { id: {}, gone: {} } }, good: {}, bad: { test }, code: 'column-missing', numbers: {} },
  { name: 'column order', data: { column_order: true, columns: { who: {}, y: {}, gone: { required: false } } }, good: { test }, bad: { test: keeping(test, ['y', 'id', 'who']) }, code: 'column-order', numbers: { columns: 2, first_out_of_place: 1 } },

  { name: 'rows', data: { key: ['id'], rows: [{ name: 'kind follows y', sql: "(kind = 'a') = (y = 0)" }] }, good: { test }, bad: { test: table(10, (one, i) => put('kind', i === 2 ? null : 'a', 2, 3)(one, i)) }, code: 'row-rule-broken', numbers: { broken: 2, share: 0.8, limit: 1 }, examples: ['id=2', 'id=3'] },
  { name: 'rows mostly', data: { rows: [{ name: 'small', sql: 'amount < 9', mostly: 0.8 }] }, good: { test }, bad: { test: table(11) }, code: 'row-rule-broken', numbers: { broken: 3, share: 8 / 11, limit: 0.8 } },
  { name: 'rows where', data: { key: ['id'], rows: [{ name: 'small', sql: 'amount < 9', where: "kind = 'a'" }] }, good: { test: table(9) }, bad: { test: table(10, put('kind', null, 8)) }, code: 'row-rule-broken', numbers: { broken: 1, share: 0.75 }, examples: ['id=10'] },
  { name: 'rows where none is', data: { rows: [{ name: 'small', sql: 'amount < 9', where: "kind = 'z'" }] }, good: {}, bad: { test }, code: 'row-rule-broken', outcome: 'inconclusive', numbers: { broken: 0, share: null } },
];
