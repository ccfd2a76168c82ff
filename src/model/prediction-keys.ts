import type { Finding, Outcome } from '../core/verdict.ts';
import { counted, list } from './format.ts';
import { PART_NAMES, pathOf, type Join, type Part } from './predictions.ts';
import { KEY_SEPARATOR } from './predictions-sql.ts';

const EXAMPLES = 5;

/** Rows without a key, keys that stand twice, keys without a score, scores without a test row: counts and a few keys. */
export async function keyFindings(join: Join): Promise<Finding[]> {
  const findings = await truthKeyFindings(join);
  if (findings.length > 0) return findings;
  for (const part of ['candidate', 'champion'] as const)
    if (join.sources[part]) findings.push(...(await predictionKeyFindings(join, part)));
  return findings;
}

async function truthKeyFindings(join: Join): Promise<Finding[]> {
  return [
    ...(await issue(join, 'truth', NULL_KEYS)),
    ...(await issue(join, 'truth', DUPLICATE_KEYS)),
  ];
}

async function predictionKeyFindings(join: Join, part: 'candidate' | 'champion'): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const kind of [NULL_KEYS, DUPLICATE_KEYS, MISSING_KEYS, EXTRA_KEYS]) findings.push(...(await issue(join, part, kind)));
  return findings;
}

interface Kind {
  code: Record<'truth' | 'candidate' | 'champion', string>;
  outcome: Record<'truth' | 'candidate' | 'champion', Outcome>;
  /** SELECT of the offending keys, as column k and count n. */
  sql: (join: Join, part: Part) => string;
  says: (howMany: number, what: string) => string;
  fix: Record<'truth' | 'candidate' | 'champion', string>;
}

const same = <T>(value: T): Record<'truth' | 'candidate' | 'champion', T> => ({ truth: value, candidate: value, champion: value });
const keysOf = (join: Join, part: Part): string => `SELECT ${join.keys[part]} AS k FROM ${part}`;

const NULL_KEYS: Kind = {
  code: { truth: 'test-key-null', candidate: 'prediction-key-null', champion: 'prediction-key-null' },
  outcome: same('error'),
  sql: (join, part) => `SELECT 'a null' AS k, count(*) AS n FROM (${keysOf(join, part)}) AS x WHERE k IS NULL HAVING count(*) > 0`,
  says: (howMany, what) => `${counted(howMany, 'row')} of ${what} ${howMany === 1 ? 'has' : 'have'} a null in the key.`,
  fix: same('Give every row its key, or name other columns in data.key.'),
};

const DUPLICATE_KEYS: Kind = {
  code: { truth: 'test-key-duplicate', candidate: 'prediction-key-duplicate', champion: 'prediction-key-duplicate' },
  outcome: same('error'),
  sql: (join, part) => `SELECT k, 1 AS n FROM (${keysOf(join, part)}) AS x WHERE k IS NOT NULL GROUP BY k HAVING count(*) > 1`,
  says: (howMany, what) => `${counted(howMany, 'key')} of ${what} ${howMany === 1 ? 'stands' : 'stand'} there more than once: which score counts is unknown.`,
  fix: {
    ...same('Write one score per row.'),
    truth: 'Remove the repeated rows, or name more columns in data.key, so that each row has a key of its own.',
  },
};

const MISSING_KEYS: Kind = {
  code: same('prediction-missing'),
  // A candidate that leaves rows out may be hiding them; without the champion's there is just nothing to compare with.
  outcome: { truth: 'error', candidate: 'fail', champion: 'error' },
  sql: (join, part) =>
    `SELECT k, 1 AS n FROM (${keysOf(join, 'truth')}) AS x WHERE k NOT IN (SELECT k FROM (${keysOf(join, part)}) AS y WHERE k IS NOT NULL)`,
  says: (howMany, what) => `${counted(howMany, 'test row')} ${howMany === 1 ? 'has' : 'have'} no score in ${what}.`,
  fix: same('Predict every row of the features file, also the awkward ones, and write each with its key.'),
};

const EXTRA_KEYS: Kind = {
  code: same('prediction-extra'),
  // More rows of the champion can neither help nor hurt the candidate; the candidate's say that another file was scored.
  outcome: { truth: 'error', candidate: 'fail', champion: 'warn' },
  sql: (join, part) => {
    const known = (['truth', 'elsewhere'] as const).filter((other) => join.sources[other]).map((other) => keysOf(join, other));
    return `SELECT k, 1 AS n FROM (${keysOf(join, part)}) AS x WHERE k IS NOT NULL AND k NOT IN (SELECT k FROM (${known.join(' UNION ALL ')}) AS y WHERE k IS NOT NULL)`;
  },
  says: (howMany, what) => `${counted(howMany, 'key')} of ${what} ${howMany === 1 ? 'is' : 'are'} in no declared test data.`,
  fix: same('Predict the declared test rows and no others; the file may have been made from other data.'),
};

async function issue(join: Join, part: 'truth' | 'candidate' | 'champion', kind: Kind): Promise<Finding[]> {
  const sql = kind.sql(join, part);
  const sources = Object.fromEntries(Object.entries(join.sources).filter(([name]) => new RegExp(`FROM ${name}\\b`).test(sql)));
  const total = await join.engine.query(`SELECT CAST(coalesce(sum(n), 0) AS DOUBLE) AS n FROM (${sql}) AS found`, sources);
  const howMany = total.values.n![0] as number;
  if (howMany === 0) return [];
  const table = await join.engine.query(`SELECT k FROM (${sql}) AS found ORDER BY k LIMIT ${EXAMPLES}`, sources);
  const examples = shownKeys(join, table.values.k as string[]);
  const path = part === 'truth' ? ['data', 'key'] : pathOf(part, join.testSet);
  return [
    {
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
    },
  ];
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
