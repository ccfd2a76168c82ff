import type { Finding } from '../../core/verdict.ts';
import { counted } from '../format.ts';
import { numberSql } from './columns.ts';
import { testSetEmpty } from './labels.ts';
import type { Join } from './predictions.ts';
import { identifier } from '../../core/sql.ts';

/** regression, quantile and ranking: labels that are null or no finite number, and relevance below 0. */
export async function numberLabelFindings(join: Join, label: string): Promise<Finding[]> {
  const { delivery, engine, testSet } = join;
  const isRanking = delivery.spec.tests!.task === 'ranking';
  const number = numberSql(label, join.columns.truth!);
  const counts = await engine.measure(join.sources.truth, {
    rows: 'count(*)',
    nulls: `count_if(${identifier(label)} IS NULL)`,
    strange: `count_if(${identifier(label)} IS NOT NULL AND NOT coalesce(isfinite(${number}), false))`,
    negative: `count_if(${number} < 0)`,
  });
  const of = (name: string): number => Number(counts[name]);
  if (of('rows') === 0) return [testSetEmpty(join)];
  const expected = isRanking ? 'a finite number of at least 0' : 'a finite number';
  const finding = (code: string, n: number, says: string, fix: string): Finding => ({
    code,
    outcome: 'error',
    rule: `${label}: ${expected} in every row of data.${testSet.split}`,
    message: `${counted(n, 'row')} of ${testSet.declared} ${n === 1 ? 'has' : 'have'} ${says}.`,
    expected,
    actual: counted(n, 'row'),
    n: of('rows'),
    fix,
    subject: { kind: 'column', name: label },
    location: delivery.locate(['data', 'label']),
  });
  const findings: Finding[] = [];
  if (of('nulls') > 0) findings.push(finding('label-null', of('nulls'), 'no label', 'Label these rows, or leave them out of the test set.'));
  if (of('strange') > 0)
    findings.push(finding('label-not-a-number', of('strange'), 'a label that is no finite number', 'Write labels as plain numbers, and check that data.label names the column of the label.'));
  if (isRanking && of('negative') > 0)
    findings.push(finding('relevance-negative', of('negative'), 'a relevance below 0', 'Write relevance as 0 (useless) or more: gains below 0 have no meaning in NDCG.'));
  return findings;
}
