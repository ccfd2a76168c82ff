import { parseDuration } from '../../core/duration.ts';
import { identifier } from '../../core/sql.ts';
import type { Finding } from '../../core/verdict.ts';
import { counted } from '../format.ts';
import { numberSql, typeOf } from './columns.ts';
import type { Join } from './predictions.ts';

/** What rows are resampled by: a column's values, or spans of its time. */
export interface UnitColumn {
  column: string;
  /** Length of a span, where the column is a time. */
  milliseconds?: number;
  path: string[];
}

/** tests.cluster, else tests.time, else the query of a ranking. Undefined where each row stands for itself. */
export function unitColumn({ delivery }: Pick<Join, 'delivery'>): UnitColumn | undefined {
  const { cluster, time, query, task } = delivery.spec.tests!;
  if (cluster !== undefined) return { column: cluster, path: ['tests', 'cluster'] };
  if (time) return { column: time.column, milliseconds: parseDuration(time.block), path: ['tests', 'time'] };
  return task === 'ranking' && query !== undefined ? { column: query, path: ['tests', 'query'] } : undefined;
}

/** Beyond these, sums of squared weights of many rows lose the others in rounding, or overflow; no bound of a number is right then. */
const [LEAST_WEIGHT, MOST_WEIGHT] = ['1e-12', '1e12'];

/** Weights that are no weight, and rows that are in no unit: nothing can be said of their chance. */
export async function unitFindings(join: Join): Promise<Finding[]> {
  const { delivery, engine, testSet, sources } = join;
  const { weight, query } = delivery.spec.tests!;
  const columns = join.columns.truth!;
  const units = [unitColumn(join), query === undefined ? undefined : { column: query, path: ['tests', 'query'] }].filter((unit) => unit !== undefined);
  const asked = [...new Map(units.map((unit) => [unit.path.join('.'), unit])).values()];
  const number = weight === undefined ? undefined : numberSql(weight, columns);
  const counts = await engine.measure(sources.truth, {
    ...(number && { weight: `count_if(NOT coalesce(${number} BETWEEN ${LEAST_WEIGHT} AND ${MOST_WEIGHT}, false))` }),
    ...Object.fromEntries(asked.map((unit, i) => [`unit${i}`, `count_if((${unitSql(unit, join)}) IS NULL)`])),
  });
  const findings: Finding[] = [];
  const bad = Number(counts.weight ?? 0);
  const at = { outcome: 'error', n: bad } as const;
  if (bad > 0)
    findings.push({
      ...at,
      code: 'weight-not-positive',
      rule: `${weight}: a weight above 0 in every row of data.${testSet.split}`,
      message: `${counted(bad, 'row')} of ${testSet.declared} ${bad === 1 ? 'has' : 'have'} a weight that is null, 0, negative, no number, or not between 1e-12 and 1e12.`,
      expected: 'a number from 1e-12 to 1e12',
      actual: counted(bad, 'row'),
      fix: `Correct the column ${weight}, or leave rows without weight out of the test set.`,
      subject: { kind: 'column', name: weight! },
      location: delivery.locate(['tests', 'weight']),
    });
  asked.forEach((unit, i) => {
    const nulls = Number(counts[`unit${i}`]);
    if (nulls === 0) return;
    const what = unit.milliseconds === undefined ? 'no value' : 'no time that can be read';
    findings.push({
      code: 'unit-null',
      outcome: 'error',
      rule: `${unit.column}: a value in every row of data.${testSet.split}`,
      message: `${counted(nulls, 'row')} of ${testSet.declared} ${nulls === 1 ? 'has' : 'have'} ${what} in ${unit.column}, and rows are resampled by it.`,
      expected: 'a value in every row',
      actual: counted(nulls, 'null'),
      n: nulls,
      fix: `Fill ${unit.column}, or name another column in ${unit.path.join('.')}.`,
      subject: { kind: 'column', name: unit.column },
      location: delivery.locate(unit.path),
    });
  });
  return findings;
}

/** What is equal for rows of one unit: a text, or the number of the span. */
export function unitSql({ column, milliseconds }: UnitColumn, join: Join): string {
  if (milliseconds === undefined) return `CAST(${identifier(column)} AS VARCHAR)`;
  const instant = instantMs(column, join);
  return `CAST(floor(${instant} / CAST(${milliseconds} AS DOUBLE)) AS VARCHAR)`;
}

/** Milliseconds since 1970 as DOUBLE; null where the value is no time. */
export function instantMs(column: string, join: Join): string {
  const type = typeOf(column, join.columns.truth!);
  if (type !== 'date' && type !== 'timestamp' && type !== 'string') return 'CAST(NULL AS DOUBLE)';
  const dialect = join.engine.dialect(join.sources.truth);
  return `CAST(${dialect.epoch(dialect.instant(identifier(column)))} * 1000 AS DOUBLE)`;
}

/** A query whose rows are in more than one unit would be torn apart by the resampling. */
export function tornQueries(join: Join, queries: Int32Array, units: Int32Array): Finding[] {
  const unitOf = new Map<number, number>();
  const torn = new Set<number>();
  queries.forEach((query, row) => {
    const known = unitOf.get(query);
    if (known === undefined) unitOf.set(query, units[row]!);
    else if (known !== units[row]) torn.add(query);
  });
  if (torn.size === 0) return [];
  const { query } = join.delivery.spec.tests!;
  const unit = unitColumn(join)!;
  return [
    {
      code: 'query-torn',
      outcome: 'error',
      rule: `each ${query} in one ${unit.column}`,
      message: `${counted(torn.size, 'value')} of ${query} ${torn.size === 1 ? 'has' : 'have'} rows of more than one ${unit.column}, and a ranking can only be resampled whole.`,
      expected: 'every query within one unit',
      actual: counted(torn.size, 'torn query').replace('querys', 'queries'),
      n: torn.size,
      fix: `Take ${unit.path.join('.')} out (queries are resampled whole), or name a column that is the same for all rows of a query.`,
      subject: { kind: 'column', name: unit.column },
      location: join.delivery.locate(unit.path),
    },
  ];
}
