import type { Finding } from '../../core/verdict.ts';
import { counted, list } from '../format.ts';
import { classTextSql, isSensitive, testSetEmpty } from './labels.ts';
import type { Join } from './predictions.ts';

/** Values beyond those of tests.classes that are looked at. */
const MOST_OTHERS = 100;

/** multiclass: labels that are null or none of tests.classes, and classes that no row has. */
export async function classLabelFindings(join: Join, label: string): Promise<Finding[]> {
  const { delivery, engine, testSet } = join;
  const classes = delivery.spec.tests!.classes!;
  const table = await engine.query(
    `SELECT ${classTextSql(label, join.columns.truth!)} AS label, CAST(count(*) AS DOUBLE) AS n FROM truth GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${classes.length + MOST_OTHERS}`,
    { truth: join.sources.truth },
  );
  const rowsOf = new Map((table.values.label ?? []).map((text, i) => [text as string | null, table.values.n![i] as number]));
  const total = [...rowsOf.values()].reduce((sum, n) => sum + n, 0);
  if (total === 0) return [testSetEmpty(join)];
  const nulls = rowsOf.get(null) ?? 0;
  const others = [...rowsOf].filter(([text]) => text !== null && !classes.includes(text));
  const absent = classes.filter((name) => !rowsOf.has(name));
  const finding = (code: string, outcome: Finding['outcome'], message: string, actual: string, fix: string): Finding => ({
    code,
    outcome,
    rule: `${label}: one of tests.classes in every row of data.${testSet.split}`,
    message,
    expected: list(classes, 10),
    actual,
    n: total,
    fix,
    subject: { kind: 'column', name: label },
    location: delivery.locate(code === 'label-null' ? ['data', 'label'] : ['tests', 'classes']),
  });
  const findings: Finding[] = [];
  if (nulls > 0) findings.push(finding('label-null', 'error', `${counted(nulls, 'row')} of ${testSet.declared} have no label.`, counted(nulls, 'null'), 'Label these rows, or leave them out of the test set.'));
  if (others.length > 0) {
    const rows = others.reduce((sum, [, n]) => sum + n, 0);
    const texts = isSensitive(join, label) ? counted(others.length, 'other value') : list(others.map(([text]) => JSON.stringify(text)), 5);
    findings.push(finding('label-not-a-class', 'error', `${counted(rows, 'row')} of ${testSet.declared} have a label that is none of tests.classes: ${texts}.`, texts, 'Add the class to tests.classes (and its column of scores), or correct the labels.'));
  }
  if (findings.length > 0) return findings;
  if (classes.length - absent.length < 2)
    return [finding('label-one-class', 'error', `Every row of ${testSet.declared} is of one class: nothing tells a good model from a constant.`, counted(total, 'row') + ' of one class', 'Add rows of the other classes to the test set.')];
  if (absent.length === 0) return [];
  const names = list(absent, 10);
  return [
    finding('class-absent', 'warn', `No row of ${testSet.declared} is of ${absent.length === 1 ? `the class ${names}` : `the classes ${names}`}: nothing is known of the candidate there, and averages over classes leave ${absent.length === 1 ? 'it' : 'them'} out or are undefined.`, `${absent.length} of ${classes.length} without a row`, 'Add rows of every class to the test set.'),
  ];
}
