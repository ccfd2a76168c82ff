import { identifier } from '../../core/sql.ts';
import type { Finding } from '../../core/verdict.ts';
import { counted, list } from '../format.ts';
import type { Join } from './predictions.ts';

/** What a label may be, as lower-case text, and the class it means. */
export const LABELS: Record<string, 0 | 1> = { '0': 0, '1': 1, false: 0, true: 1, '0.0': 0, '1.0': 1 };

/** Distinct label texts that are looked at: more means that the column is no label at all. */
const MOST_DISTINCT = 100;

/** Labels that are null or neither 0 nor 1, and test sets that lack a class: nothing can be judged on them. */
export async function labelFindings(join: Join): Promise<Finding[]> {
  const { delivery, engine, testSet } = join;
  const label = identifier(testSet.label);
  const table = await engine.query(
    `SELECT CAST(${label} AS VARCHAR) AS label, CAST(count(*) AS DOUBLE) AS n FROM truth GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_DISTINCT}`,
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
  const sensitive = delivery.spec.data?.columns?.[testSet.label]?.sensitive === true;
  const finding = (code: string, message: string, actual: string, fix: string): Finding => ({
    code,
    outcome: 'error',
    rule: `${testSet.label}: 0 or 1 in every row of data.${testSet.split}, and both of them`,
    message,
    expected: '0, 1, true or false',
    actual,
    n: total,
    fix,
    subject: { kind: 'column', name: testSet.label },
    location: delivery.locate(['data', 'label']),
  });

  if (total === 0)
    return [finding('test-set-empty', `data.${testSet.split} has no rows.`, '0 rows', 'Check the step that writes the file.')];
  const findings: Finding[] = [];
  if (nulls > 0)
    findings.push(
      finding('label-null', `${counted(nulls, 'row')} of ${testSet.declared} have no label.`, `${counted(nulls, 'null')}`, 'Label these rows, or leave them out of the test set.'),
    );
  if (strange.length > 0) {
    const rows = strange.reduce((sum, { n }) => sum + n, 0);
    const texts = sensitive ? counted(strange.length, 'other value') : list(strange.map(({ text }) => JSON.stringify(text)), 5);
    findings.push(
      finding('label-not-binary', `${counted(rows, 'row')} of ${testSet.declared} have a label that is neither 0 nor 1: ${texts}.`, texts, 'Write labels as 0 and 1 (or false and true), and check that data.label names the label.'),
    );
  }
  if (findings.length > 0) return findings;
  for (const [value, word] of [[1, 'positive'], [0, 'negative']] as const)
    if (rowsOf(value) === 0)
      findings.push(
        finding('label-one-class', `No row of ${testSet.declared} is ${word}: ROC AUC and the error rates of that class are undefined.`, `${counted(total, 'row')} labelled ${1 - value}`, `Add rows labelled ${value} to the test set.`),
      );
  return findings;
}

/** The class that a label's text means, where it means one. */
export function classOf(text: string): 0 | 1 | undefined {
  const word = text.trim().toLowerCase();
  return Object.hasOwn(LABELS, word) ? LABELS[word] : undefined;
}
