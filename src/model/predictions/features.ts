import { InputError } from '../../core/problem.ts';
import { identifier } from '../../core/sql.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { TestSet } from './test-set.ts';
import { testSetOf } from './test-set.ts';

export interface Features {
  file: string;
  rows: number;
  columns: string[];
  testSet: TestSet;
}

/**
 * Writes the rows that are judged without their label, so that the team's program can predict them and cannot see the
 * answers: every column but data.label, keys included. `target` ends in .csv or .parquet.
 * Throws InputError where the test data is not declared, missing, or has nothing but the label.
 */
export async function cutFeatures(delivery: Delivery, context: StageContext, target: string): Promise<Features> {
  const testSet = await testSetOf(delivery, context);
  if (Array.isArray(testSet))
    throw new InputError(testSet.map(({ code, message, fix, location }) => ({ code, message, fix: fix ?? '', location })));
  const source = { file: testSet.file };
  const described = await context.engine.describe(source);
  // Names that differ in case alone are one column to SQL: leaving one in would leave the label in.
  const columns = described.map((column) => column.name).filter((name) => name.toLowerCase() !== testSet.label.toLowerCase());
  const missing = [...testSet.key, testSet.label].filter((name) => !described.some((column) => column.name === name));
  if (missing.length > 0)
    throw InputError.of(
      'column-missing',
      `data.${testSet.split} has no column ${missing.join(', ')}, so the label cannot be cut off with certainty.`,
      'Correct data.key and data.label.',
      delivery.locate(['data']),
    );
  const rows = await context.engine.write(`SELECT ${columns.map(identifier).join(', ')} FROM truth`, { truth: source }, target);
  return { file: target, rows, columns, testSet };
}
