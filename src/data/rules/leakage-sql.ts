import { identifier, literal } from '../../core/sql.ts';
import type { ColumnInfo, Dialect } from '../../core/data-engine.ts';
import { oneText, textOf } from './table-sql.ts';

/** How the values of a column become bins: numbers by order statistics, texts each its own, or rows by their place in an order. */
export type BinKind = 'number' | 'text' | 'order' | 'place';

/** A column whose power over the label is asked. `edges` (rising) divide numbers, bin i holding (edges[i−1], edges[i]]. */
export interface Candidate {
  name: string;
  kind: BinKind;
  /** Absent for the place of a row. */
  column?: ColumnInfo;
  edges: readonly number[];
}

export interface Halving {
  /** Columns that rows of one half share (an entity, or the key); all of the table where there is neither. */
  columns: readonly ColumnInfo[];
  /** Whether equal rows take turns: where nothing tells them apart, they must not all lie in one half. */
  turns: boolean;
  /** Condition for the rows that are asked about. */
  among: string;
}

export type LabelKind = { kind: 'binary'; positive: string; prior: number } | { kind: 'classes'; commonest: string } | { kind: 'number'; mean: number; deviation: number };

/** Rows that a bin's own rate is mixed with at the rate of all, so that a bin of one row does not outrank one of a hundred. */
const PRIOR_ROWS = 10;
/** Scores are compared in steps of 1/10 000. */
const STEPS = 10_000;

/** A column as DOUBLE, null where it has no number; times as seconds since 1970. Undefined for what is no number. */
export function numberOfColumn({ name, type }: ColumnInfo, dialect: Dialect): string | undefined {
  const value = identifier(name);
  if (type === 'integer' || type === 'float') return `CAST(${value} AS DOUBLE)`;
  return type === 'date' || type === 'timestamp' ? dialect.epoch(dialect.instant(value)) : undefined;
}

/**
 * One query for several columns: `col` (the candidate's index) and sums over the half that the bins' rates were not made from.
 * Binary: `score`, `positives`, `negatives`, a row for each score. Classes: `n`, `gained`, `lost`, `commonest`. Numbers: the
 * sums of `SquareSums`. `rows` is the number of rows of the table, `bins` how many its order is cut into.
 */
export function strengthSql(candidates: readonly Candidate[], label: ColumnInfo, kind: LabelKind, halving: Halving, { rows, bins, dialect }: { rows: number; bins: number; dialect: Dialect }): string {
  const halves = halvesSql(candidates, label, kind, halving, dialect);
  const binned = candidates.map((candidate, index) => `${binSql(candidate, `r${index}`, rows, bins, dialect)} AS v${index}`);
  const from = `(SELECT ${binned.join(',\n')}, h, y FROM (${halves}) AS halves) AS binned`;
  const col = `CASE ${candidates.map((_, index) => `WHEN v${index} IS NOT NULL THEN ${index}`).join(' ')} END`;
  const names = candidates.map((_, index) => `v${index}`);
  const sets = (also = '') => `GROUPING SETS (${names.map((name) => `(${name}${also})`).join(', ')})`;
  if (kind.kind === 'binary') return binarySql(names, from, col, sets(), kind);
  return kind.kind === 'classes' ? classesSql(names, from, col, sets(', y'), kind) : numberSql(names, from, col, sets());
}

/** The labelled rows, each with its half: 0 makes the bins' rates, 1 is predicted. Names are this query's own from here on. */
function halvesSql(candidates: readonly Candidate[], label: ColumnInfo, kind: LabelKind, { columns, turns, among }: Halving, dialect: Dialect): string {
  const raw = candidates.map((candidate, index) => `${rawSql(candidate, dialect)} AS r${index}`);
  const y = kind.kind === 'number' ? `(CAST(${identifier(label.name)} AS DOUBLE) - ${literal(kind.mean)}) / ${literal(kind.deviation)}` : `CAST(${identifier(label.name)} AS VARCHAR)`;
  const inside = `SELECT ${[...raw, `${y} AS y`, `${dialect.md5(`(${oneText(columns.map((column) => textOf(column, dialect)))})`)} AS m`].join(',\n')} FROM source WHERE ${among}`;
  const parity = `CASE WHEN substr(m, 32, 1) IN ('0', '2', '4', '6', '8', 'a', 'c', 'e') THEN 0 ELSE 1 END`;
  const half = turns ? `(${parity} + row_number() OVER (PARTITION BY m)) % 2` : parity;
  const labelled = kind.kind === 'number' ? `${dialect.isFinite('y')}` : 'y IS NOT NULL';
  return `SELECT ${candidates.map((_, index) => `r${index}`).join(', ')}, y, ${half} AS h FROM (${inside}) AS labelled WHERE ${labelled}`;
}

function rawSql({ kind, column }: Candidate, dialect: Dialect): string {
  if (kind === 'place') return dialect.rowNumber!;
  return kind === 'number' ? numberOfColumn(column!, dialect)! : textOf(column!, dialect);
}

/** Never null. Null, and numbers that are not finite, are bins of their own. */
function binSql({ kind, edges }: Candidate, raw: string, rows: number, bins: number, dialect: Dialect): string {
  const part = (place: string) => `CAST(floor(${place} * ${literal(bins / Math.max(1, rows))}) AS BIGINT)`;
  switch (kind) {
    case 'text':
      return `coalesce('=' || ${raw}, '')`;
    case 'number':
      return `CASE WHEN ${raw} IS NULL THEN -1 WHEN NOT ${dialect.isFinite(raw)} THEN -2 ELSE ${binOf(raw, edges, 0)} END`;
    case 'order':
      return `CASE WHEN ${raw} IS NULL THEN -1 ELSE ${part(`(rank() OVER (ORDER BY ${raw} NULLS LAST) - 1)`)} END`;
    case 'place':
      return part(raw);
  }
}

/** By halving the edges: six comparisons for 63 of them. */
function binOf(number: string, edges: readonly number[], from: number): string {
  if (edges.length === 0) return String(from);
  const middle = Math.floor(edges.length / 2);
  return `CASE WHEN ${number} <= CAST('${edges[middle]!}' AS DOUBLE) THEN ${binOf(number, edges.slice(0, middle), from)} ELSE ${binOf(number, edges.slice(middle + 1), from + middle + 1)} END`;
}

function binarySql(names: string[], from: string, col: string, sets: string, { positive, prior }: { positive: string; prior: number }): string {
  const isPositive = `y = ${literal(positive)}`;
  const counts = `SELECT ${names.join(', ')}, count_if(h = 0) AS a, count_if(h = 0 AND ${isPositive}) AS ap, count_if(h = 1 AND ${isPositive}) AS bp, count_if(h = 1 AND NOT ${isPositive}) AS bn FROM ${from} GROUP BY ${sets}`;
  const score = `CAST(floor((CAST(ap AS DOUBLE) + ${literal(prior * PRIOR_ROWS)}) / (a + ${PRIOR_ROWS}) * ${STEPS}) AS BIGINT)`;
  const scored = `SELECT ${col} AS col, ${score} AS score, bp, bn FROM (${counts}) AS counts WHERE bp + bn > 0`;
  return `SELECT col, score, sum(bp) AS positives, sum(bn) AS negatives FROM (${scored}) AS scored GROUP BY col, score`;
}

/** A bin names the class that is commonest in it; one without rows to learn from names the commonest of all. */
function classesSql(names: string[], from: string, col: string, sets: string, { commonest }: { commonest: string }): string {
  const counts = `SELECT ${names.join(', ')}, y, count_if(h = 0) AS a, count_if(h = 1) AS b FROM ${from} GROUP BY ${sets}`;
  const value = `coalesce(${names.map((name) => `CAST(${name} AS VARCHAR)`).join(', ')}${names.length === 1 ? `, ''` : ''})`;
  const cells = `SELECT ${col} AS col, ${value} AS v, y, a, b FROM (${counts}) AS counts`;
  const common = `y = ${literal(commonest)}`;
  const ranked = `SELECT col, y, a, b, row_number() OVER (PARTITION BY col, v ORDER BY a DESC, y) AS place, sum(b) OVER (PARTITION BY col, v) AS all_b, sum(CASE WHEN ${common} THEN b ELSE 0 END) OVER (PARTITION BY col, v) AS common_b FROM (${cells}) AS cells`;
  const differs = `a > 0 AND NOT ${common}`;
  return `SELECT col, sum(all_b) AS n, sum(CASE WHEN ${differs} THEN b ELSE 0 END) AS gained, sum(CASE WHEN ${differs} THEN common_b ELSE 0 END) AS lost, sum(common_b) AS commonest FROM (${ranked}) AS ranked WHERE place = 1 GROUP BY col`;
}

/** A bin names its mean (less the mean of all, and drawn towards it). */
function numberSql(names: string[], from: string, col: string, sets: string): string {
  const power = (exponent: number) => `sum(CASE WHEN h = 1 THEN ${Array.from({ length: exponent }, () => 'y').join(' * ')} ELSE 0 END) AS y${exponent}`;
  const sums = `SELECT ${names.join(', ')}, count_if(h = 0) AS a, sum(CASE WHEN h = 0 THEN y ELSE 0 END) AS s, count_if(h = 1) AS b, ${[1, 2, 3, 4].map(power).join(', ')} FROM ${from} GROUP BY ${sets}`;
  const means = `SELECT ${col} AS col, s / (a + ${PRIOR_ROWS}) AS p, b, y1, y2, y3, y4 FROM (${sums}) AS sums`;
  return `SELECT col, sum(b) AS n, sum(y2) AS total, sum(2 * p * y1 - p * p * b) AS gained, sum(4 * p * p * y2 - 4 * p * p * p * y1 + p * p * p * p * b) AS gained_squared, sum(2 * p * y3 - p * p * y2) AS mixed, sum(y4) AS total_squared FROM (${means}) AS means GROUP BY col`;
}
