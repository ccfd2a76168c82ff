import { InputError } from '../../core/problem.ts';
import { identifier } from '../../core/sql.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { typeOf } from './columns.ts';
import type { TestSet } from './test-set.ts';
import { testSetOf } from './test-set.ts';

export interface Features {
  file: string;
  rows: number;
  columns: string[];
  testSet: TestSet;
}

/**
 * Writes the rows that are judged without their labels, so that the team's program can predict them and cannot see the
 * answers: every column but data.label and the columns of a multilabel task's classes, keys included. `target` ends in .csv or .parquet.
 * Throws InputError where the test data is not declared, missing, or has nothing but labels.
 */
export async function cutFeatures(delivery: Delivery, context: StageContext, target: string): Promise<Features> {
  const testSet = await testSetOf(delivery, context);
  if (Array.isArray(testSet))
    throw new InputError(testSet.map(({ code, message, fix, location }) => ({ code, message, fix: fix ?? '', location })));
  const source = { file: testSet.file };
  const described = await context.engine.describe(source);
  // Names that differ in case alone are one column to SQL: leaving one in would leave the label in.
  const { label } = delivery.spec.data!;
  const answers = new Set([...testSet.labels, ...(label === undefined ? [] : [label])].map((name) => name.toLowerCase()));
  const columns = described.map((column) => column.name).filter((name) => !answers.has(name.toLowerCase()));
  const missing = [...testSet.key, ...testSet.labels].filter((name) => !described.some((column) => column.name === name));
  if (missing.length > 0)
    throw InputError.of(
      'column-missing',
      `data.${testSet.split} has no column ${missing.join(', ')}, so the labels cannot be cut off with certainty.`,
      'Correct data.key and data.label (tests.classes where the task is multilabel).',
      delivery.locate(['data']),
    );
  // What is no plain value goes as text, as it would in CSV.
  const cut = columns.map((name) => (typeOf(name, described) === 'other' ? `CAST(${identifier(name)} AS VARCHAR) AS ${identifier(name)}` : identifier(name)));
  const rows = await context.engine.write(`SELECT ${cut.join(', ')} FROM truth`, { truth: source }, target);
  return { file: target, rows, columns, testSet };
}
