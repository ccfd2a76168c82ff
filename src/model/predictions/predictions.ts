import { InputError } from '../../core/problem.ts';
import type { ColumnInfo, DataEngine, Source, Table } from '../../core/seams.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { EPSILON } from '../../statistics/metrics.ts';
import { labelFindings } from './labels.ts';
import { keyFindings } from './prediction-keys.ts';
import { alignedSql, keyExpressions } from './predictions-sql.ts';
import { toCategories, type Rows } from './rows.ts';
import { scoreFindings } from './scores.ts';
import type { TestSet } from './test-set.ts';

/** The files that are joined, each a view of its name for the engine's SQL. */
export type Sources = { truth: Source; candidate: Source; champion?: Source; elsewhere?: Source };
export type Part = keyof Sources;

/** Everything that the checks of the joined files need to know. */
export interface Join {
  delivery: Delivery;
  engine: DataEngine;
  testSet: TestSet;
  sources: Sources;
  columns: Partial<Record<Part, ColumnInfo[]>>;
  /** SQL for a row's key as text, per source. */
  keys: Partial<Record<Part, string>>;
  score: string;
}

export interface Joined {
  /** Absent where the files cannot be judged; `findings` says why. */
  rows?: Rows;
  findings: Finding[];
}

/**
 * Joins labels and predictions by key into typed columns, in key order, so that the order of rows in a file changes
 * nothing. Every row of the test set must have exactly one usable score from each model, or there are no rows.
 */
export async function joinPredictions(
  delivery: Delivery,
  engine: DataEngine,
  testSet: TestSet,
  files: { candidate: string; champion?: string },
  cutBy: readonly string[],
): Promise<Joined> {
  const sources: Sources = {
    truth: { file: testSet.file },
    candidate: { file: files.candidate },
    ...(files.champion !== undefined && { champion: { file: files.champion } }),
    ...(testSet.elsewhere !== undefined && { elsewhere: { file: testSet.elsewhere } }),
  };
  const score = delivery.spec.tests!.score!;
  const described = await describeAll(delivery, engine, testSet, sources, score, cutBy);
  if (described.findings.length > 0) return { findings: described.findings };
  const { columns } = described;
  const join: Join = { delivery, engine, testSet, sources, columns, keys: keyExpressions(testSet.key, columns), score };

  const found = [...(await labelFindings(join)), ...(await keyFindings(join))];
  if (found.some((finding) => finding.outcome !== 'warn')) return { findings: found };
  const table = await engine.query(alignedSql(join, cutBy), onlyJoined(sources));
  const scores = await scoreFindings(join, table);
  if (scores.length > 0) return { findings: [...found, ...scores] };
  return { rows: rowsOf(join, table, cutBy), findings: found };
}

/** The sources without the other split, which only the check of keys reads. */
export function onlyJoined({ truth, candidate, champion }: Sources): Record<string, Source> {
  return { truth, candidate, ...(champion && { champion }) };
}

async function describeAll(
  delivery: Delivery,
  engine: DataEngine,
  testSet: TestSet,
  sources: Sources,
  score: string,
  cutBy: readonly string[],
): Promise<{ columns: Join['columns']; findings: Finding[] }> {
  const needed: Record<Part, readonly string[]> = {
    truth: [...new Set([...testSet.key, testSet.label, ...cutBy])],
    candidate: [...testSet.key, score],
    champion: [...testSet.key, score],
    elsewhere: [],
  };
  const columns: Join['columns'] = {};
  const findings: Finding[] = [];
  for (const part of Object.keys(sources) as Part[]) {
    const at = delivery.locate(pathOf(part, testSet));
    try {
      columns[part] = await engine.describe(sources[part]!);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      if (part === 'elsewhere') delete sources.elsewhere;
      else findings.push(...unreadable(error, part, at));
      continue;
    }
    const names = columns[part]!.map((column) => column.name);
    if (part === 'elsewhere') {
      if (testSet.key.every((name) => names.includes(name))) continue;
      delete sources.elsewhere;
      delete columns.elsewhere;
      continue;
    }
    const missing = needed[part].filter((name) => !names.includes(name));
    if (missing.length > 0) findings.push(missingColumns(part, missing, names, at));
  }
  return { columns, findings };
}

export const PART_NAMES: Record<Part, string> = {
  truth: 'the test set',
  candidate: "the candidate's predictions",
  champion: "the champion's predictions",
  elsewhere: 'the other split',
};

export function pathOf(part: Part, testSet: TestSet): string[] {
  return part === 'truth' || part === 'elsewhere' ? ['data', testSet.split] : ['tests', 'predictions', part];
}

function unreadable(error: InputError, part: Part, location: Finding['location']): Finding[] {
  return error.problems.map((problem) => ({
    code: problem.code,
    outcome: 'error',
    rule: `${PART_NAMES[part]} can be read`,
    message: problem.message,
    expected: 'a readable CSV, JSON or Parquet file',
    actual: problem.code,
    fix: problem.fix,
    location: problem.location ?? location,
  }));
}

function missingColumns(part: Part, missing: readonly string[], names: readonly string[], location: Finding['location']): Finding {
  const shown = names.slice(0, 20).join(', ');
  return {
    code: 'column-missing',
    outcome: 'error',
    rule: `columns of ${PART_NAMES[part]}`,
    message: `${missing.length === 1 ? 'The column' : 'The columns'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not in ${PART_NAMES[part]}.`,
    expected: missing.join(', '),
    actual: names.length > 20 ? `${shown} and ${names.length - 20} more` : shown,
    fix:
      part === 'truth'
        ? 'Correct the name in the delivery file, or add the column to the data.'
        : 'Write the key columns and the score, under the names of data.key and tests.score.',
    subject: { kind: 'column', name: missing[0]! },
    location,
  };
}

function rowsOf(join: Join, table: Table, cutBy: readonly string[]): Rows {
  const labels = Uint8Array.from(table.values.label as number[]);
  const declared = join.delivery.spec.data?.columns ?? {};
  return {
    n: table.rows,
    task: 'binary',
    truth: { kind: 'binary', labels, positives: labels.reduce((sum, label) => sum + label, 0) },
    candidate: { scores: [Float64Array.from(table.values.candidate as number[])] },
    ...(join.sources.champion && { champion: { scores: [Float64Array.from(table.values.champion as number[])] } }),
    categories: Object.fromEntries(
      cutBy.map((column, i) => [
        column,
        toCategories(table.values[`cut${i}`] as (string | null)[], declared[column]?.sensitive === true),
      ]),
    ),
    epsilon: epsilonOf(join),
  };
}

/** One clip for both models, that of the coarser type: else the finer file would be punished harder for the same miss. */
function epsilonOf({ columns, score }: Join): number {
  const single = (['candidate', 'champion'] as const).some((part) =>
    columns[part]?.some((column) => column.name === score && /^(FLOAT|REAL|FLOAT4)$/i.test(column.native)),
  );
  return single ? EPSILON.float32 : EPSILON.float64;
}
