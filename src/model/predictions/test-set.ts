import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { declaredText, fileSourceOf } from '../../delivery/source.ts';
import { taskColumns } from './columns.ts';
import { isThere } from '../files.ts';

/** The labelled rows that this run is judged on. */
export interface TestSet {
  split: 'test' | 'develop';
  /** As declared, and absolute. */
  declared: string;
  file: string;
  /** The other split's file, where it is there: predictions may cover both. */
  elsewhere?: string;
  key: string[];
  /** The columns that hold what is true: data.label, or one for each of tests.classes (multilabel). */
  labels: string[];
  notes: string[];
}

/**
 * Deliveries spend data.test; pushes and pull requests are judged on data.develop, as often as wanted. Where only
 * data.test is declared, they are judged on it too, and a note says what that costs.
 */
export async function testSetOf(delivery: Delivery, context: StageContext): Promise<TestSet | Finding[]> {
  const data = delivery.spec.data ?? {};
  const split = context.purpose === 'develop' && data.develop !== undefined ? 'develop' : 'test';
  const declared = data[split];
  const problems: Finding[] = [];
  const missing = (what: string, fix: string): void => {
    problems.push({
      code: 'tests-need-data',
      outcome: 'error',
      rule: 'labelled rows to test on',
      message: `The delivery file declares tests and no ${what}.`,
      expected: what,
      actual: 'not declared',
      fix,
      location: delivery.locate(['data']),
    });
  };
  if (declared === undefined) missing('data.test', 'Name the file with the labelled test rows, e.g. `data: {test: data/test.csv}`.');
  if (!data.key) missing('data.key', 'Name the columns that identify a row, e.g. `key: [id]`.');
  const { labels } = taskColumns(delivery);
  if (labels.length === 0) missing('data.label', 'Name the column with the true answer, e.g. `label: over_50k`.');
  if (problems.length > 0) return problems;
  const { file } = fileSourceOf(delivery, declared!, ['data', split]);
  if (!(await isThere(file))) {
    return [
      {
        code: 'test-set-missing',
        outcome: 'error',
        rule: `data.${split}: the rows to test on`,
        message: `data.${split} names ${declaredText(declared!)}, and there is no such file.`,
        expected: declaredText(declared!),
        actual: 'no file',
        fix: 'Check the path (it is relative to the delivery file) and that an earlier step fetched the file.',
        location: delivery.locate(['data', split]),
      },
    ];
  }
  const other = data[split === 'test' ? 'develop' : 'test'];
  const otherFile = typeof other === 'string' ? fileSourceOf(delivery, other, ['data']).file : undefined;
  const elsewhere = otherFile !== undefined && (await isThere(otherFile)) ? otherFile : undefined;
  const spends = context.purpose === 'develop' && split === 'test';
  const notes = spends
    ? ['Judged on data.test, as data.develop is not declared: every push spends the test set that deliveries rest on.']
    : [];
  return { split, declared: declaredText(declared!), file, elsewhere, key: data.key!, labels, notes };
}
