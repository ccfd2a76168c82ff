import type { ColumnInfo } from '../../core/data-engine.ts';
import { identifier } from '../../core/sql.ts';
import type { Finding } from '../../core/verdict.ts';
import { counted, list } from '../format.ts';
import { classLabelFindings } from './labels-classes.ts';
import { numberLabelFindings } from './labels-numbers.ts';
import type { Join } from './predictions.ts';

/** What a label may be, as lower-case text, and the class it means. */
export const LABELS: Record<string, 0 | 1> = { '0': 0, '1': 1, false: 0, true: 1, '0.0': 0, '1.0': 1 };

/** Distinct label texts that are looked at: more means that the column is no label at all. */
const MOST_DISTINCT = 100;

/** Labels that the task cannot be judged on: null, of another kind than it needs, or of one kind only. */
export async function labelFindings(join: Join): Promise<Finding[]> {
  const { task } = join.delivery.spec.tests!;
  const [label] = join.testSet.labels;
  switch (task) {
    case 'binary':
      return binaryLabelFindings(join, label!, { path: ['data', 'label'], oneClass: 'error' });
    case 'multiclass':
      return classLabelFindings(join, label!);
    case 'multilabel':
      return multilabelFindings(join);
    default:
      return numberLabelFindings(join, label!);
  }
}

/** Each label is a column of its own; one that no row has, or every row, leaves the others to be judged. */
async function multilabelFindings(join: Join): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [i, label] of join.testSet.labels.entries()) {
    const found = await binaryLabelFindings(join, label, { path: ['tests', 'classes', i], oneClass: 'warn' });
    if (found.some(({ code }) => code === 'test-set-empty')) return found;
    findings.push(...found);
  }
  return findings;
}

interface BinaryLabel {
  /** Where the delivery file names the column. */
  path: (string | number)[];
  /** What a column of zeros or of ones alone is. */
  oneClass: 'error' | 'warn';
}

/** Labels that are null or neither 0 nor 1, and test sets that lack a class. */
async function binaryLabelFindings(join: Join, column: string, { path, oneClass }: BinaryLabel): Promise<Finding[]> {
  const { delivery, engine, testSet } = join;
  const table = await engine.query(
    `SELECT CAST(${identifier(column)} AS VARCHAR) AS label, CAST(count(*) AS DOUBLE) AS n FROM truth GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_DISTINCT}`,
    { truth: join.sources.truth },
  );
  const found = (table.values.label ?? []).map((text, i) => ({
    text: text as string | null,
    n: table.values.n![i] as number,
    value: text === null ? undefined : classOf(String(text)),
  }));
  const total = found.reduce((sum, { n }) => sum + n, 0);
  const rowsOf = (value: 0 | 1): number => found.reduce((sum, entry) => sum + (entry.value === value ? entry.n : 0), 0);
  const nulls = found.find(({ text }) => text === null)?.n ?? 0;
  const strange = found.filter(({ text, value }) => text !== null && value === undefined);
  const named = oneClass === 'error' ? 'a label' : column;
  const finding = (code: string, message: string, actual: string, fix: string): Finding => ({
    code,
    outcome: 'error',
    rule: `${column}: 0 or 1 in every row of data.${testSet.split}, and both of them`,
    message,
    expected: '0, 1, true or false',
    actual,
    n: total,
    fix,
    subject: { kind: 'column', name: column },
    location: delivery.locate(path),
  });

  if (total === 0) return [testSetEmpty(join)];
  const findings: Finding[] = [];
  if (nulls > 0)
    findings.push(
      finding('label-null', `${counted(nulls, 'row')} of ${testSet.declared} have no ${oneClass === 'error' ? 'label' : `value in ${column}`}.`, `${counted(nulls, 'null')}`, 'Label these rows, or leave them out of the test set.'),
    );
  if (strange.length > 0) {
    const rows = strange.reduce((sum, { n }) => sum + n, 0);
    const texts = isSensitive(join, column) ? counted(strange.length, 'other value') : list(strange.map(({ text }) => JSON.stringify(text)), 5);
    findings.push(
      finding('label-not-binary', `${counted(rows, 'row')} of ${testSet.declared} have ${named} that is neither 0 nor 1: ${texts}.`, texts, 'Write labels as 0 and 1 (or false and true), and check that the delivery file names the column of the label.'),
    );
  }
  if (findings.length > 0) return findings;
  for (const [value, word] of [[1, 'positive'], [0, 'negative']] as const)
    if (rowsOf(value) === 0) {
      const is = oneClass === 'error' ? `is ${word}` : `has ${column} = ${value}`;
      findings.push({
        ...finding('label-one-class', `No row of ${testSet.declared} ${is}: ROC AUC and the error rates of that class are undefined.`, `${counted(total, 'row')} labelled ${1 - value}`, `Add rows labelled ${value} to the test set.`),
        outcome: oneClass,
      });
    }
  return findings;
}

export function testSetEmpty({ delivery, testSet }: Join): Finding {
  return {
    code: 'test-set-empty',
    outcome: 'error',
    rule: `data.${testSet.split} has rows`,
    message: `data.${testSet.split} has no rows.`,
    expected: 'labelled rows',
    actual: '0 rows',
    n: 0,
    fix: 'Check the step that writes the file.',
    location: delivery.locate(['data', testSet.split]),
  };
}

export function isSensitive({ delivery }: Pick<Join, 'delivery'>, column: string): boolean {
  return delivery.spec.data?.columns?.[column]?.sensitive === true;
}

/** The class that a label's text means, where it means one. */
export function classOf(text: string): 0 | 1 | undefined {
  const word = text.trim().toLowerCase();
  return Object.hasOwn(LABELS, word) ? LABELS[word] : undefined;
}

/** A label of 0 and 1 as DOUBLE. */
export function binaryLabelSql(column: string): string {
  const cases = Object.entries(LABELS).map(([text, value]) => `WHEN '${text}' THEN ${value}`);
  return `CAST(CASE lower(trim(CAST(${identifier(column)} AS VARCHAR))) ${cases.join(' ')} END AS DOUBLE)`;
}

/**
 * A class's name as text: that of the value, and of whole numbers that a file holds as floats (pandas makes them of
 * integers beside a null) that of the integer.
 */
export function classTextSql(column: string, columns: readonly ColumnInfo[]): string {
  const name = identifier(column);
  const text = `CAST(${name} AS VARCHAR)`;
  if (columns.find((info) => info.name === column)?.type !== 'float') return text;
  return `CASE WHEN ${name} = floor(${name}) THEN coalesce(CAST(TRY_CAST(${name} AS BIGINT) AS VARCHAR), ${text}) ELSE ${text} END`;
}
