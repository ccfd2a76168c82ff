import type { Finding, Outcome } from '../../core/verdict.ts';
import { counted, list } from '../format.ts';
import { PART_NAMES, pathOf, type Join, type Part } from './predictions.ts';
import { KEY_SEPARATOR } from './predictions-sql.ts';
import { MODELS, type ModelName } from './rows.ts';

const EXAMPLES = 5;

/** Rows without a key, keys that stand twice, keys without a score, scores without a test row: counts and a few keys. */
export async function keyFindings(join: Join): Promise<Finding[]> {
  const issues = issuesOf(join);
  const counts = issues.map(({ part, kind }, i) => `CAST((SELECT coalesce(sum(n), 0) FROM (${kind.sql(join, part)}) AS x${i}) AS DOUBLE) AS n${i}`);
  const table = await join.engine.query(`${withKeys(join)} SELECT ${counts.join(',\n')}`, { ...join.sources });
  const found = issues.flatMap((issue, i) => ((table.values[`n${i}`]![0] as number) > 0 ? [{ ...issue, howMany: table.values[`n${i}`]![0] as number }] : []));
  // Keys of the test set that are wrong make every other count meaningless.
  const inTruth = found.filter(({ part }) => part === 'truth');
  const findings: Finding[] = [];
  for (const issue of inTruth.length > 0 ? inTruth : found) findings.push(await findingOf(join, issue));
  return findings;
}

type Judged = 'truth' | ModelName;

interface Issue {
  part: Judged;
  kind: Kind;
}

function issuesOf(join: Join): Issue[] {
  const predictions = MODELS.filter((part) => join.sources[part]);
  return [
    ...[NULL_KEYS, DUPLICATE_KEYS].map((kind) => ({ part: 'truth' as const, kind })),
    ...predictions.flatMap((part) => [NULL_KEYS, DUPLICATE_KEYS, MISSING_KEYS, EXTRA_KEYS].map((kind) => ({ part, kind }))),
  ];
}

/** Each file is read once, however many questions are asked of its keys. */
function withKeys(join: Join): string {
  const parts = (Object.keys(join.sources) as Part[]).map((part) => `${part}_keys AS (SELECT ${join.keys[part]} AS k FROM ${part})`);
  return `WITH ${parts.join(', ')}`;
}

interface Kind {
  code: Record<Judged, string>;
  outcome: Record<Judged, Outcome>;
  /** SELECT of the offending keys, as column k and count n. */
  sql: (join: Join, part: Part) => string;
  says: (howMany: number, what: string) => string;
  fix: Record<Judged, string>;
}

/** The same for the test set and for every model. */
const same = <T>(value: T): Record<Judged, T> => ({ truth: value, candidate: value, champion: value, anchor: value });

const NULL_KEYS: Kind = {
  code: { ...same('prediction-key-null'), truth: 'test-key-null' },
  outcome: same('error'),
  sql: (_, part) => `SELECT 'a null' AS k, count(*) AS n FROM ${part}_keys WHERE k IS NULL HAVING count(*) > 0`,
  says: (howMany, what) => `${counted(howMany, 'row')} of ${what} ${howMany === 1 ? 'has' : 'have'} a null in the key.`,
  fix: same('Give every row its key, or name other columns in data.key.'),
};

const DUPLICATE_KEYS: Kind = {
  code: { ...same('prediction-key-duplicate'), truth: 'test-key-duplicate' },
  outcome: same('error'),
  sql: (_, part) => `SELECT k, 1 AS n FROM ${part}_keys WHERE k IS NOT NULL GROUP BY k HAVING count(*) > 1`,
  says: (howMany, what) => `${counted(howMany, 'key')} of ${what} ${howMany === 1 ? 'stands' : 'stand'} there more than once: which score counts is unknown.`,
  fix: {
    ...same('Write one score per row.'),
    truth: 'Remove the repeated rows, or name more columns in data.key, so that each row has a key of its own.',
  },
};

const MISSING_KEYS: Kind = {
  code: same('prediction-missing'),
  // A candidate that leaves rows out may be hiding them; without the champion's there is just nothing to compare with.
  outcome: { ...same<Outcome>('error'), candidate: 'fail' },
  sql: (_, part) => `SELECT k, 1 AS n FROM truth_keys WHERE k NOT IN (SELECT k FROM ${part}_keys WHERE k IS NOT NULL)`,
  says: (howMany, what) => `${counted(howMany, 'test row')} ${howMany === 1 ? 'has' : 'have'} no score in ${what}.`,
  fix: same('Predict every row of the features file, also the awkward ones, and write each with its key.'),
};

const EXTRA_KEYS: Kind = {
  code: same('prediction-extra'),
  // More rows of the champion can neither help nor hurt the candidate; the candidate's say that another file was scored.
  outcome: { ...same<Outcome>('warn'), truth: 'error', candidate: 'fail' },
  sql: (join, part) => {
    const known = (['truth', 'elsewhere'] as const).filter((other) => join.sources[other]).map((other) => `SELECT k FROM ${other}_keys`);
    return `SELECT k, 1 AS n FROM ${part}_keys WHERE k IS NOT NULL AND k NOT IN (SELECT k FROM (${known.join(' UNION ALL ')}) AS y WHERE k IS NOT NULL)`;
  },
  says: (howMany, what) => `${counted(howMany, 'key')} of ${what} ${howMany === 1 ? 'is' : 'are'} in no declared test data.`,
  fix: same('Predict the declared test rows and no others; the file may have been made from other data.'),
};

async function findingOf(join: Join, { part, kind, howMany }: Issue & { howMany: number }): Promise<Finding> {
  const table = await join.engine.query(`${withKeys(join)} SELECT k FROM (${kind.sql(join, part)}) AS found ORDER BY k LIMIT ${EXAMPLES}`, { ...join.sources });
  const examples = kind === NULL_KEYS ? [] : shownKeys(join, table.values.k as string[]);
  const path = part === 'truth' ? ['data', 'key'] : pathOf(part, join.testSet);
  return {
    code: kind.code[part],
    outcome: kind.outcome[part],
    rule: `each test row once in ${PART_NAMES[part]}`,
    message: `${kind.says(howMany, PART_NAMES[part])}${examples.length > 0 ? ` For example ${list(examples)}.` : ''}${typeHint(join, part)}`,
    expected: 'each key once',
    actual: counted(howMany, kind === NULL_KEYS ? 'row' : 'key'),
    n: howMany,
    fix: kind.fix[part],
    subject: { kind: 'table', name: part },
    examples,
    location: join.delivery.locate(path),
  };
}

/** Keys as people read them; none where a key column is marked sensitive. */
export function shownKeys({ delivery, testSet }: Join, keys: readonly string[]): string[] {
  const sensitive = testSet.key.some((name) => delivery.spec.data?.columns?.[name]?.sensitive === true);
  return sensitive ? [] : keys.map((key) => key.split(KEY_SEPARATOR).join(', '));
}

/** Keys of unlike types seldom meet: `007` in one file and 7 in the other is the usual cause of "no key fits". */
function typeHint({ columns, testSet }: Join, part: Part): string {
  const typeIn = (source: Part, name: string): string | undefined => columns[source]?.find((column) => column.name === name)?.type;
  const unlike = testSet.key.filter((name) => part !== 'truth' && typeIn('truth', name) !== typeIn(part, name));
  if (unlike.length === 0) return '';
  const [name] = unlike;
  return ` The key ${name} is ${typeIn('truth', name!)} in the test set and ${typeIn(part, name!)} here.`;
}
