import type { Table, Value } from '../../core/seams.ts';
import type { Finding } from '../../core/verdict.ts';
import { counted, list } from '../format.ts';
import { shownKeys } from './prediction-keys.ts';
import { onlyJoined, PART_NAMES, pathOf, type Join } from './predictions.ts';
import { alignedSql } from './predictions-sql.ts';

const EXAMPLES = 5;

/** Scores that are no number, and scores that are no probability. A candidate with one fails; a champion cannot be used. */
export async function scoreFindings(join: Join, table: Table): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const part of ['candidate', 'champion'] as const) {
    const values = table.values[part];
    if (values === undefined) continue;
    findings.push(...(await finding(join, part, 'score-not-a-number', values, (score) => typeof score !== 'number' || Number.isNaN(score))));
    findings.push(...(await finding(join, part, 'score-out-of-range', values, (score) => typeof score === 'number' && (score < 0 || score > 1))));
  }
  return findings;
}

const SAYS: Record<string, { says: string; fix: string }> = {
  'score-not-a-number': {
    says: 'null, NaN or no number',
    fix: 'Let the model answer every row with a number: look for missing features and divisions by zero in the rows named.',
  },
  'score-out-of-range': {
    says: 'outside 0 to 1',
    fix: 'Write the probability of the positive class, not a logit, a margin or a percentage, or name another column in tests.score.',
  },
};

async function finding(
  join: Join,
  part: 'candidate' | 'champion',
  code: string,
  values: readonly Value[],
  isBad: (score: Value) => boolean,
): Promise<Finding[]> {
  const bad = values.flatMap((score, row) => (isBad(score) ? [row] : []));
  if (bad.length === 0) return [];
  const keyed = await join.engine.query(alignedSql(join, [], true), onlyJoined(join.sources));
  const examples = shownKeys(join, bad.slice(0, EXAMPLES).map((row) => keyed.values.k![row] as string));
  const { says, fix } = SAYS[code]!;
  return [
    {
      code,
      outcome: part === 'candidate' ? 'fail' : 'error',
      rule: `${join.score}: a probability in every row of ${PART_NAMES[part]}`,
      message: `${counted(bad.length, 'score')} of ${PART_NAMES[part]} ${bad.length === 1 ? 'is' : 'are'} ${says}.${
        examples.length > 0 ? ` For example at ${list(examples)}.` : ''
      }`,
      expected: 'a number in 0 to 1',
      actual: `${counted(bad.length, 'score')} ${says}`,
      n: bad.length,
      fix,
      subject: { kind: 'column', name: join.score },
      examples,
      location: join.delivery.locate(pathOf(part, join.testSet)),
    },
  ];
}
