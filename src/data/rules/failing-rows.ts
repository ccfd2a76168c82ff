import { rm } from 'node:fs/promises';
import path from 'node:path';
import { identifier, literal } from '../../core/sql.ts';
import { isFileSource } from '../../core/data-engine.ts';
import { sensitiveColumns } from '../checks/finding.ts';
import type { DataFacts } from '../check.ts';
import type { DataSource } from '../source.ts';
import { counted, grouped, some } from '../words.ts';
import { reached } from './examples.ts';
import type { Rule } from './rule.ts';

/** What became of the file of failing rows. */
export interface FailingRows {
  /** Its name in the folder of the verdict, where there is one. */
  file?: string;
  /** The rules whose rows are in it. */
  rules: readonly Rule[];
  note?: string;
}

/** Of the column that lists the rules each row broke; longer where the table has a column of that name. */
const BROKEN_RULES = 'broken_rules';

/**
 * Writes every row that breaks a rule which failed, with the rules it broke, to `failing-rows.SOURCE.parquet` in the folder
 * of the verdict: whole or not at all, and without the columns that are sensitive. A file of an earlier run goes away.
 */
export async function writeFailingRows(failing: readonly Rule[], source: DataSource, rows: number, facts: DataFacts): Promise<FailingRows> {
  const { delivery, context } = facts;
  if (!delivery.spec.data?.failing_rows?.file) return { rules: [] };
  if (!isFileSource(source.source)) return { rules: [], note: `Failing rows file of ${source.name}: not for tables of a server, whose rows stay there but for the examples.` };
  const file = `failing-rows.${source.name}.parquet`;
  const target = path.join(context.out, file);
  await rm(target, { force: true });
  const rules = failing.filter(({ broken }) => broken !== undefined);
  if (rules.length === 0) return { rules };
  const hidden = sensitiveColumns(delivery);
  const kept = source.columns.filter(({ name }) => !hidden.has(name.toLowerCase())).map(({ name }) => name);
  const left = source.columns.filter(({ name }) => hidden.has(name.toLowerCase())).map(({ name }) => name);
  const written = await context.engine.write(failingSql(rules, kept), reached(rules, source.source), target);
  const without = left.length === 0 ? '' : `, without the sensitive ${left.length === 1 ? 'column' : 'columns'} ${some(left)}`;
  return { file, rules, note: `Failing rows of ${source.name}: ${grouped(written)} of ${counted(rows, 'row')}, with the rules that each broke, in ${file}${without}.` };
}

/** Own columns go by short names inside, so that none of them can be taken for a rule's mark. */
function failingSql(rules: readonly Rule[], kept: readonly string[]): string {
  const marks = rules.map(({ broken }, index) => `coalesce((${broken}), false) AS b${index}`);
  const inside = [...kept.map((name, index) => `${identifier(name)} AS c${index}`), ...marks];
  const broke = rules.map(({ rule }, index) => `CASE WHEN b${index} THEN ${literal(rule)} END`);
  const columns = [...kept.map((name, index) => `c${index} AS ${identifier(name)}`), `list_filter([${broke.join(', ')}], one -> one IS NOT NULL) AS ${identifier(freeName(kept))}`];
  return `SELECT ${columns.join(',\n')} FROM (SELECT ${inside.join(',\n')} FROM source) AS marked WHERE ${rules.map((_, index) => `b${index}`).join(' OR ')}`;
}

function freeName(taken: readonly string[]): string {
  let name = BROKEN_RULES;
  while (taken.some((other) => other.toLowerCase() === name)) name += '_';
  return name;
}
