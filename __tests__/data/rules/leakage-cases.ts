import { seededRandom, uniform } from '../../../src/statistics/random.ts';
import type { CaseTable, Cell, TableCase } from './table-cases.ts';

const COLUMNS: CaseTable['columns'] = [
  { name: 'id', type: 'integer' },
  { name: 'noise', type: 'double' },
  { name: 'name', type: 'varchar' },
  { name: 'weak', type: 'integer' },
  { name: 'day', type: 'date' },
  { name: 'y', type: 'varchar' },
];

type Make = (i: number, random: () => number) => Cell[];

/** n rows of a seed: noise, a name of its own, a number that says a little of the label, days in no order. */
function rows(n: number, seed: number, change: (row: Cell[], i: number, random: () => number) => Cell[] = (row) => row): CaseTable {
  const state = seededRandom(seed);
  const random = () => uniform(state);
  const make: Make = (i) => {
    const y = random() < 0.4;
    return [i, random(), `name ${i}`, Math.floor(random() * 10) + (y ? 2 : 0), `2024-01-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`, y ? 'yes' : 'no'];
  };
  return { columns: COLUMNS, rows: Array.from({ length: n }, (_, i) => change(make(i, random), i, random)) };
}

const at = { id: 0, noise: 1, name: 2, weak: 3, day: 4, y: 5 };
const put = (name: keyof typeof at, value: (row: Cell[], i: number, random: () => number) => Cell) => (row: Cell[], i: number, random: () => number) => row.map((cell, index) => (index === at[name] ? value(row, i, random) : cell));

const honest = rows(1200, 1);
const RULE = { key: ['id'], label: 'y', leakage: { feature: { at_most: 0.9 } } };
const IDS = { key: ['id'], label: 'y', leakage: { identifier: { at_most: 0.65 } } };

const CLASSES = ['red', 'green', 'blue'];
const three = (seed: number, leak: number) => rows(1500, seed, (row, _i, random) => {
  const y = CLASSES[Math.floor(random() * 3)]!;
  return [row[0]!, row[1]!, random() < leak ? `${y}!` : 'other', row[3]!, row[4]!, y];
});

const NUMBERS: CaseTable['columns'] = COLUMNS.map((column) => (column.name === 'y' ? { name: 'y', type: 'double' } : column));
const numbers = (seed: number, share: number): CaseTable => ({ columns: NUMBERS, rows: rows(1500, seed, (row, _i, random) => {
  const x = random();
  return [row[0]!, Math.abs(x - 0.5), row[2]!, row[3]!, row[4]!, 100 + share * Math.abs(x - 0.5) + (1 - share) * (random() - 0.5) * 0.3];
}).rows });

/** One column alone, and the order of rows, that give the label away or do not. */
export const LEAKAGE_CASES: TableCase[] = [
  { name: 'a copy of the label among the features', data: RULE, good: { train: honest, test: honest }, bad: { train: rows(1200, 2, put('noise', ([, , , , , y], _i, random) => (y === 'yes' ? 10 : 0) + random())), test: honest }, code: 'leakage-feature', numbers: { limit: 0.9 } },
  { name: 'a column that is missing where the label is no', data: RULE, good: { test: honest }, bad: { test: rows(1200, 3, put('noise', ([, noise, , , , y]) => (y === 'yes' ? noise! : null))) }, code: 'leakage-feature', numbers: { strength: 1, limit: 0.9 } },
  { name: 'a middle range that gives the label away', data: RULE, good: { test: honest }, bad: { test: rows(1200, 4, put('noise', ([, , , , , y], _i, random) => (y === 'yes' ? 0.4 + 0.2 * random() : random() < 0.5 ? 0.4 * random() : 0.6 + 0.4 * random()))) }, code: 'leakage-feature', numbers: { limit: 0.9 } },
  { name: 'a category that is seen again', data: RULE, good: { test: honest }, bad: { test: rows(1200, 5, put('name', ([, , , , , y], i) => `${y} ${i % 20}`)) }, code: 'leakage-feature', numbers: { strength: 1 } },
  { name: 'days that give the label away', data: RULE, good: { test: honest }, bad: { test: rows(1200, 6, put('day', ([, , , , , y], i) => `2024-0${y === 'yes' ? 2 : 3}-${String(1 + (i % 28)).padStart(2, '0')}`)) }, code: 'leakage-feature', numbers: { limit: 0.9 } },
  { name: 'a category that is seen again, where it is asked', data: { ...RULE, leakage: { ...RULE.leakage, where: 'id < 600' } }, good: { test: rows(1200, 5, put('name', ([, , , , , y], i) => (i < 600 ? `name ${i}` : `${y} ${i % 20}`))) }, bad: { test: rows(1200, 5, put('name', ([, , , , , y], i) => (i < 600 ? `${y} ${i % 20}` : `name ${i}`))) }, code: 'leakage-feature', numbers: { strength: 1 } },
  { name: 'too few rows to tell', data: RULE, good: { test: honest }, bad: { test: rows(30, 7, put('noise', ([, , , , , y], _i, random) => (y === 'yes' ? 1 : 0) + random() * 0.9)) }, code: 'leakage-feature', outcome: 'inconclusive', numbers: { limit: 0.9 } },
  { name: 'one kind of label alone', data: RULE, good: { test: honest }, bad: { test: rows(50, 8, put('y', () => 'no')) }, code: 'leakage-feature', outcome: 'inconclusive', numbers: { limit: 0.9 } },
  { name: 'keys numbered by the label', data: IDS, good: { test: honest }, bad: { test: { columns: COLUMNS, rows: rows(1200, 9).rows.map((row, i) => [row[at.y] === 'yes' ? i : i + 5000, ...row.slice(1)]) } }, code: 'leakage-identifier', numbers: { limit: 0.65 } },
  { name: 'a class that a text gives away', data: { key: ['id'], label: 'y', leakage: { feature: { at_most: 0.5 } } }, good: { test: three(10, 0.2) }, bad: { test: three(11, 0.9) }, code: 'leakage-feature', numbers: { limit: 0.5 } },
  { name: 'a number that another gives away', data: { key: ['id'], label: 'y', leakage: { feature: { at_most: 0.8 } } }, good: { test: numbers(12, 0.3) }, bad: { test: numbers(13, 0.95) }, code: 'leakage-feature', numbers: { limit: 0.8 } },
];
