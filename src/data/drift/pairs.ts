import { InputError } from '../../core/problem.ts';
import { identifier, literal } from '../../core/sql.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import { changeBounds, cramersBounds, spearmanBounds, type Association } from '../../statistics/drift-correlation.ts';
import { familyQuantile } from '../../statistics/drift-bounds.ts';
import type { PlanCheck } from '../check.ts';
import { checkFinding } from '../checks/finding.ts';
import { double, doubleOf, textOf } from '../profile/counts.ts';
import type { ColumnProfile, Profile } from '../profile/profile.ts';
import { columnNamed, sameName, type DataSource } from '../source.ts';
import { grouped, short } from '../words.ts';
import { quantileEdge } from './bins.ts';
import { FALSE_ALARMS } from './drift-plan.ts';

/** Values of a text that are cells of their own; the rest is one. */
const NAMED_VALUES = 20;
/** With fewer pairs of values nothing is said. */
const MIN_PAIRS = 30;

/** Whether declared pairs of columns still go together as they did in training: `data.drift.pairs`. */
export const planPairs: PlanCheck = async (facts) => {
  const { delivery, context, sources } = facts;
  const drift = delivery.spec.data?.drift;
  const pairs = drift?.pairs ?? [];
  if (pairs.length === 0) return undefined;
  const [train, serving] = ['train', 'serving'].map((name) => sources.find((source) => source.name === name));
  const known = await facts.profile();
  if (!train || !serving || !known)
    throw InputError.of('drift-pairs-rows', '`data.drift.pairs` compares rows of data.train with rows of data.serving, and one of them is not declared.', 'Declare both, or remove `data.drift.pairs`.', delivery.locate(['data', 'drift', 'pairs']));
  for (const [index, { columns }] of pairs.entries())
    for (const name of columns)
      for (const table of [train, serving])
        if (!columnNamed(table, name)) throw InputError.of('drift-pairs-column', `data.${table.name} has no column ${JSON.stringify(name)}, which \`data.drift.pairs\` names.`, 'Both tables need both columns of a pair.', delivery.locate(['data', 'drift', 'pairs', index, 'columns']));
  const falseAlarms = drift?.false_alarms ?? FALSE_ALARMS;
  const z = familyQuantile(falseAlarms, pairs.length);
  return {
    name: 'pairs',
    measures: {},
    async judge() {
      const found: Finding[] = [];
      for (const [index, { columns, at_most }] of pairs.entries()) {
        const way = wayOf(columns, known.profile);
        const [then, now] = [await associationOf(context, train, columns, way, z), await associationOf(context, serving, columns, way, z)];
        found.push(checkFinding({ ...judged(columns, way, then, now, at_most, z, falseAlarms), path: ['data', 'drift', 'pairs', index] }, drift ?? {}, delivery));
      }
      return found;
    },
    notes: [],
    apart: pairs.map(({ columns }) => ({ what: columns.join(' with '), why: 'ranks and joint counts of two columns need a pass of their own' })),
    wellSaid: 'no pair of columns came apart',
  };
};

/** Both columns as ranks, or as cells: the SQL of a column's cell. */
type Way = { kind: 'ranks' } | { kind: 'cells'; cells: readonly string[] };

interface Seen extends Association {
  n: number;
}

/** Numbers by their ranks; a pair with a text by cells: its frequent values, numbers in tenths of training. */
function wayOf(columns: readonly string[], profile: Profile): Way {
  const found = columns.map((name) => Object.entries(profile.columns).find(([other]) => sameName(name, other))?.[1]);
  if (found.every((column) => column?.kind === 'numbers')) return { kind: 'ranks' };
  return { kind: 'cells', cells: columns.map((name, index) => cellOf(name, found[index])) };
}

function cellOf(name: string, column: ColumnProfile | undefined): string {
  if (column?.kind === 'numbers' && column.edges.length > 0) {
    const value = doubleOf(name);
    const edges = [...new Set(Array.from({ length: 9 }, (_, index) => quantileEdge(column, (index + 1) / 10)))];
    return `CASE WHEN ${value} IS NULL THEN NULL ${edges.map((edge, index) => `WHEN ${value} <= ${double(edge)} THEN ${literal(String(index))}`).join(' ')} ELSE ${literal(String(edges.length))} END`;
  }
  // Of a column that the profile keeps no value of, no value is asked for.
  if (column?.kind !== 'categories' || column.values.length === 0) return `CASE WHEN ${identifier(name)} IS NULL THEN 'missing' ELSE 'present' END`;
  const values = column.values.slice(0, NAMED_VALUES);
  return `CASE ${textOf(name)} ${values.map((value, index) => `WHEN ${literal(value)} THEN ${literal(String(index))}`).join(' ')} ELSE CASE WHEN ${identifier(name)} IS NULL THEN NULL ELSE 'other' END END`;
}

async function associationOf(context: StageContext, table: DataSource, columns: readonly string[], way: Way, z: number): Promise<Seen> {
  const names = columns.map((name) => columnNamed(table, name)!.name);
  if (way.kind === 'cells') return cellAssociation(context, table, way.cells, z);
  const dialect = context.engine.dialect(table.source);
  const [a, b] = names.map(doubleOf);
  // Equal values share their mean rank.
  const rank = (column: string) => `(rank() OVER (ORDER BY ${column}) + (count(*) OVER (PARTITION BY ${column}) - 1) * ${double(0.5)})`;
  const sql = `SELECT count(*) AS n, corr(ra, rb) AS rho FROM (SELECT ${rank('a')} AS ra, ${rank('b')} AS rb FROM (SELECT ${a} AS a, ${b} AS b FROM source WHERE ${dialect.isFinite(a!)} AND ${dialect.isFinite(b!)}) AS pairs) AS ranked`;
  const { values } = await context.engine.query(sql, { source: table.source });
  const n = Number(values.n![0]);
  const rho = values.rho![0];
  return { n, ...spearmanBounds(rho === null || rho === undefined || n < 2 ? NaN : Number(rho), n, z) };
}

async function cellAssociation(context: StageContext, table: DataSource, cells: readonly string[], z: number): Promise<Seen> {
  const sql = `SELECT a, b, count(*) AS n FROM (SELECT ${cells[0]} AS a, ${cells[1]} AS b FROM source) AS cells WHERE a IS NOT NULL AND b IS NOT NULL GROUP BY 1, 2`;
  const { values, rows } = await context.engine.query(sql, { source: table.source });
  const places = (column: string) => [...new Set(values[column]!.map(String))];
  const [as, bs] = [places('a'), places('b')];
  const counts = as.map(() => bs.map(() => 0));
  for (let row = 0; row < rows; row++) counts[as.indexOf(String(values.a![row]))]![bs.indexOf(String(values.b![row]))] = Number(values.n![row]);
  return { n: counts.flat().reduce((sum, count) => sum + count, 0), ...cramersBounds(counts, z) };
}

function judged(columns: readonly string[], way: Way, then: Seen, now: Seen, limit: number, z: number, falseAlarms: number): Omit<Parameters<typeof checkFinding>[0], 'path'> {
  const measure = way.kind === 'ranks' ? "Spearman's correlation" : "Cramér's V";
  const pair = columns.join(' and ');
  const common = { rule: `${pair}: change of ${measure} at most ${limit}`, expected: `at most ${limit}`, n: now.n, subject: { kind: 'column' as const, name: columns.join(' × ') } };
  if (Math.min(then.n, now.n) < MIN_PAIRS || Number.isNaN(then.estimate) || Number.isNaN(now.estimate)) {
    const where = then.n < MIN_PAIRS || Number.isNaN(then.estimate) ? 'data.train' : 'data.serving';
    const why = Math.min(then.n, now.n) < MIN_PAIRS ? `fewer than ${MIN_PAIRS} rows with both values` : 'one of them is constant';
    return { ...common, code: 'drift-pair-inconclusive', outcome: 'inconclusive', actual: 'unknown', message: `Nothing is known of how ${pair} go together: in ${where}, ${why}.`, numbers: { limit, reference_rows: then.n, rows: now.n }, fix: `Collect at least ${MIN_PAIRS} rows with both values that vary, or take the pair out of \`data.drift.pairs\`.` };
  }
  const change = changeBounds(then, now, { reference: then.n, current: now.n }, z, limit);
  const outcome = change.low > limit ? 'fail' : change.high <= limit ? 'pass' : 'inconclusive';
  const words = { pass: 'still go together as in training', fail: 'do not go together as in training', inconclusive: 'may or may not go together as in training' }[outcome];
  return {
    ...common,
    code: outcome === 'inconclusive' ? 'drift-pair-inconclusive' : 'drift-pair',
    outcome,
    actual: short(change.estimate),
    message: `${pair} ${words}: ${measure} was ${short(then.estimate)} and is ${short(now.estimate)}, a change of ${short(change.estimate)} (interval ${short(change.low)} to ${short(change.high)}), limit ${limit}, over ${grouped(then.n)} rows then and ${grouped(now.n)} now.`,
    numbers: { before: then.estimate, now: now.estimate, change: change.estimate, low: change.low, high: change.high, limit, reference_rows: then.n, rows: now.n, ...(outcome === 'inconclusive' ? { rows_needed: Number.isFinite(change.needed) ? change.needed : null } : {}) },
    interval: { low: change.low, high: change.high, level: 1 - falseAlarms, method: way.kind === 'ranks' ? 'Fisher z with Bonett and Wright, simultaneous over pairs' : 'noncentral chi-squared, simultaneous over pairs' },
    fix: outcome === 'inconclusive' ? (Number.isFinite(change.needed) ? `Collect about ${grouped(change.needed)} rows in data.serving, or set a wider limit.` : 'data.train is too small for this limit: set a wider one.') : `Look at how ${pair} are made today: a join, a unit or a default may have changed.`,
  };
}
