import type { Data } from '../../../src/delivery/spec.ts';

/** A cell as SQL literals have it; `'NaN'` in a column of doubles is NaN. */
export type Cell = string | number | boolean | null;

/** A table as both engines can hold it. */
export interface CaseTable {
  columns: { name: string; type: 'BIGINT' | 'DOUBLE' | 'VARCHAR' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP' }[];
  rows: Cell[][];
}

/** One question between tables: asked of `good` it passes, of each `bad` it has a finding of that code and outcome. */
export interface CheckCase {
  name: string;
  /** Without the tables; `previous` of flips is table `previous`. */
  data: Data;
  good: Record<string, CaseTable>;
  bad: { tables: Record<string, CaseTable>; code: string; outcome: string; numbers: Record<string, number | null> }[];
  /** The codes that `good` passes with. */
  passes: string[];
}

const FEATURES: CaseTable['columns'] = [
  { name: 'id', type: 'BIGINT' },
  { name: 'amount', type: 'DOUBLE' },
  { name: 'kind', type: 'VARCHAR' },
  { name: 'day', type: 'DATE' },
  { name: 'y', type: 'BIGINT' },
  { name: 'origin', type: 'VARCHAR' },
];

/** Row i of n; every tenth amount is null, every seventh NaN. */
function feature(i: number): Cell[] {
  return [i, i % 10 === 0 ? null : i % 7 === 0 ? 'NaN' : i + 0.5, i % 3 === 0 ? 'a' : 'b', `2024-01-${String(1 + (i % 28)).padStart(2, '0')}`, i % 2, i % 4 === 0 ? 'vendor' : 'own'];
}

function features(n: number, change: (row: Cell[], i: number) => Cell[] = (row) => row, from = 0): CaseTable {
  return { columns: FEATURES, rows: Array.from({ length: n }, (_, i) => change(feature(i + from), i + from)) };
}

const set = (at: number, value: Cell, when: (i: number) => boolean) => (row: Cell[], i: number): Cell[] => (when(i) ? row.map((cell, index) => (index === at ? value : cell)) : row);
const without = ({ columns, rows }: CaseTable, name: string): CaseTable => {
  const at = columns.findIndex((column) => column.name === name);
  return { columns: columns.filter((_, index) => index !== at), rows: rows.map((row) => row.filter((_, index) => index !== at)) };
};

const N = 60;
const train = features(N);

export const SKEW: CheckCase = {
  name: 'skew',
  data: { key: ['id'], skew: { at_most: 0.05, tolerance: 0.001 } },
  good: { train, serving: features(N + 5, (row, i) => (i % 7 === 3 && typeof row[1] === 'number' ? set(1, row[1] * 1.0005, () => true)(row, i) : row), 5) },
  passes: ['skew'],
  bad: [
    { tables: { train, serving: features(N, set(2, 'c', (i) => i < 6)) }, code: 'skew', outcome: 'fail', numbers: { differ: 6, joined: N, share: 0.1, null_in_serving: 0 } },
    { tables: { train, serving: features(N, set(1, null, (i) => i === 7 || (i > 40 && i < 44))) }, code: 'skew', outcome: 'fail', numbers: { differ: 4, joined: N, null_in_serving: 4 } },
    { tables: { train, serving: features(N, (row, i) => (typeof row[1] === 'number' ? set(1, row[1] * 1.01, () => true)(row, i) : row)) }, code: 'skew', outcome: 'fail', numbers: { joined: N, null_in_serving: 0, null_in_train: 0 } },
    { tables: { train, serving: features(N, set(3, '2024-02-01', (i) => i % 5 === 0)) }, code: 'skew', outcome: 'fail', numbers: { differ: 12 } },
    { tables: { train, serving: without(train, 'kind') }, code: 'skew-column-missing', outcome: 'fail', numbers: { missing: 1 } },
    { tables: { train, serving: features(N, undefined, 1000) }, code: 'skew-not-joined', outcome: 'inconclusive', numbers: { joined: 0, only_train: N, only_serving: N } },
    { tables: { train, serving: features(20) }, code: 'skew-inconclusive', outcome: 'inconclusive', numbers: { joined: 20, differ: 0 } },
    { tables: { train, serving: { ...train, rows: [...train.rows, ...train.rows.slice(0, 10)] } }, code: 'skew-keys-unclear', outcome: 'warn', numbers: { joined: N - 10, serving_repeated: 20, serving_repeated_keys: 10 } },
  ],
};

export const FLIPS: CheckCase = {
  name: 'flips',
  data: { key: ['id'], label: 'y', flips: { previous: 'previous', by: 'origin', at_most: 0.1 } },
  good: { previous: train, train: features(N + 10, (row, i) => (i === 1 ? set(4, 0, () => true)(row, i) : row)) },
  passes: ['label-flips', 'label-flips-by-source'],
  bad: [
    { tables: { previous: train, train: features(N, set(4, 1, (i) => i < 20)) }, code: 'label-flips', outcome: 'fail', numbers: { flipped: 10, known: N, limit: 0.1 } },
    { tables: { previous: features(200), train: features(200, (row, i) => (i % 4 === 0 && i < 60 ? set(4, 1, () => true)(row, i) : row)) }, code: 'label-flips-by-source', outcome: 'fail', numbers: { sources: 2, above: 1, worst_share: 0.3 } },
    { tables: { previous: train, train: features(N, undefined, 1000) }, code: 'label-flips', outcome: 'inconclusive', numbers: { known: 0, added: N, removed: N } },
    { tables: { previous: train, train: { ...train, rows: [...train.rows, train.rows[0]!] } }, code: 'label-flips-key', outcome: 'error', numbers: { repeated_new: 1, repeated_old: 0 } },
    { tables: { previous: train, train: features(N, set(0, null, (i) => i === 3)) }, code: 'label-flips-key', outcome: 'error', numbers: { null_new: 1 } },
  ],
};

const served = features(400, (row, i) => set(1, i % 40, () => true)(row, i));
const covered = features(400, (row, i) => set(1, i % 40, () => true)(row, i));

export const COVERAGE: CheckCase = {
  name: 'coverage',
  data: { key: ['id'], coverage: { cells: [['kind', 'origin'], ['amount']], min_rows: 30, at_most: 0.05 } },
  good: { train: covered, test: covered, serving: served },
  passes: ['coverage'],
  bad: [
    { tables: { train: covered, test: covered, serving: features(400, (row, i) => set(2, 'new', (j) => j < 40)(set(1, i % 40, () => true)(row, i), i)) }, code: 'coverage', outcome: 'fail', numbers: { uncovered: 40, rows: 400, share: 0.1 } },
    { tables: { train: covered, test: covered, serving: features(400, (row, i) => set(2, null, (j) => j < 40)(set(1, i % 40, () => true)(row, i), i)) }, code: 'coverage', outcome: 'fail', numbers: { uncovered: 40 } },
    { tables: { train: covered, test: covered, serving: features(400, (row, i) => set(1, i < 100 ? 1e6 : i % 40, () => true)(row, i)) }, code: 'coverage', outcome: 'fail', numbers: { uncovered: 100 } },
    { tables: { train: covered, test: covered, serving: features(400, (row, i) => set(1, i < 100 ? 'NaN' : i % 40, () => true)(row, i)) }, code: 'coverage', outcome: 'fail', numbers: { uncovered: 100 } },
    { tables: { train: covered, test: features(100, (row, i) => set(1, i % 40, () => true)(row, i)), serving: served }, code: 'coverage', outcome: 'fail', numbers: { rows: 400, share: 0.5 } },
  ],
};

/** `perDay` rows on each of `days` days, in a few values that every day has alike; `change` makes a row of day d another. */
function traffic(days: number, perDay: number, change: (row: Cell[], day: number, i: number) => Cell[] = (row) => row): CaseTable {
  const columns: CaseTable['columns'] = [{ name: 'at', type: 'TIMESTAMP' }, { name: 'amount', type: 'DOUBLE' }, { name: 'kind', type: 'VARCHAR' }];
  const row = (day: number, i: number): Cell[] => [`2024-03-${String(day + 1).padStart(2, '0')} ${String(i % 24).padStart(2, '0')}:00:00`, i % 20, ['a', 'b', 'c'][i % 3]!];
  return { columns, rows: Array.from({ length: days * perDay }, (_, at) => change(row(Math.floor(at / perDay), at % perDay), Math.floor(at / perDay), at % perDay)) };
}

const from = (first: number, at: number, value: (old: Cell) => Cell) => (row: Cell[], day: number): Cell[] => (day >= first ? row.map((cell, index) => (index === at ? value(cell) : cell)) : row);
const few = traffic(1, 10).rows.map((row) => [String(row[0]).replace('-03-01', '-03-06'), ...row.slice(1)]);

export const STABILITY: CheckCase = {
  name: 'stability',
  data: { time: 'at', stability: { every: '1 day', limits: { default: { wasserstein_std: 0.5, total_variation: 0.4 } } } },
  good: { serving: { ...traffic(5, 200), rows: [...traffic(5, 200).rows, ...few] } },
  passes: ['stability'],
  bad: [
    { tables: { serving: traffic(5, 200, from(3, 1, (old) => Number(old) * 10)) }, code: 'stability', outcome: 'fail', numbers: { window: 3, windows: 5, rows: 200, reference_rows: 600 } },
    { tables: { serving: traffic(5, 200, from(2, 2, () => 'new')) }, code: 'stability', outcome: 'fail', numbers: { window: 2, windows: 5 } },
    { tables: { serving: traffic(5, 200, from(4, 1, () => null)) }, code: 'stability', outcome: 'fail', numbers: { window: 4, beyond: 1 } },
    { tables: { serving: traffic(5, 32) }, code: 'stability-inconclusive', outcome: 'inconclusive', numbers: { windows: 5 } },
    { tables: { serving: traffic(1, 200) }, code: 'stability-inconclusive', outcome: 'inconclusive', numbers: { windows: 1, rows: 200 } },
    { tables: { serving: traffic(5, 200, (row, _, i) => (i < 3 ? [null, ...row.slice(1)] : row)) }, code: 'stability-time-missing', outcome: 'warn', numbers: { without_time: 15 } },
  ],
};

export const CASES: readonly CheckCase[] = [SKEW, FLIPS, COVERAGE, STABILITY];
