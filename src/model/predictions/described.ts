import { InputError } from '../../core/problem.ts';
import type { DataEngine } from '../../core/data-engine.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Cutting } from '../slices/cuts.ts';
import { taskColumns, type TaskColumns } from './columns.ts';
import { PART_NAMES, pathOf, type Join, type Part, type Sources } from './predictions.ts';
import type { ModelName } from './rows.ts';
import type { TestSet } from './test-set.ts';

/** The columns of each file, and findings about files that cannot be read and columns that are not there. */
export async function describeSources(
  delivery: Delivery,
  engine: DataEngine,
  testSet: TestSet,
  sources: Partial<Sources>,
  cuttings: readonly Cutting[],
): Promise<Pick<Join, 'columns' | 'outputs'> & { findings: Finding[] }> {
  const task = taskColumns(delivery);
  const columns: Join['columns'] = {};
  const outputs: Join['outputs'] = {};
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
    const needed = part === 'truth' ? truthColumns(delivery, testSet, cuttings) : [...testSet.key, ...modelColumns(task, names)];
    const missing = [...new Set(needed)].filter((name) => !names.includes(name));
    if (missing.length > 0) findings.push(missingColumns(part, missing, names, task, at));
    else if (part !== 'truth') outputs[part satisfies ModelName] = { scores: hasScores(task, names) ? task.scores : [], prediction: task.prediction };
  }
  return { columns, outputs, findings };
}

function truthColumns({ spec }: Delivery, testSet: TestSet, cuttings: readonly Cutting[]): string[] {
  const { weight, cluster, time, query } = spec.tests!;
  const named = [weight, cluster, time?.column, query].filter((name) => name !== undefined);
  return [...testSet.key, ...testSet.labels, ...named, ...cuttings.flatMap((cutting) => cutting.columns.map(({ column }) => column))];
}

function modelColumns(task: TaskColumns, names: readonly string[]): string[] {
  return [...(task.prediction === undefined ? [] : [task.prediction]), ...(hasScores(task, names) ? task.scores : [])];
}

/** A file that names classes may have no scores at all; some of them and not all is a mistake. */
function hasScores({ scores, scoresOptional }: TaskColumns, names: readonly string[]): boolean {
  return !scoresOptional || scores.some((score) => names.includes(score));
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

function missingColumns(part: Part, missing: readonly string[], names: readonly string[], { scores }: TaskColumns, location: Finding['location']): Finding {
  const shown = names.slice(0, 20).join(', ');
  const isScore = part === 'truth' && missing.some((name) => scores.includes(name));
  const many = missing.length > 20 ? `${missing.slice(0, 20).join(', ')} and ${missing.length - 20} more` : missing.join(', ');
  return {
    code: 'column-missing',
    outcome: 'error',
    rule: `columns of ${PART_NAMES[part]}`,
    message: `${missing.length === 1 ? 'The column' : 'The columns'} ${many} ${missing.length === 1 ? 'is' : 'are'} not in ${PART_NAMES[part]}.`,
    expected: many,
    actual: names.length > 20 ? `${shown} and ${names.length - 20} more` : shown,
    fix: isScore
      ? 'Slices and groups are cut by columns of the test set, never by a score: each model would have slices of its own. Name a column of the test set.'
      : part === 'truth'
        ? 'Correct the name in the delivery file, or add the column to the data.'
        : 'Write the key columns and the scores, under the names of data.key and tests.score (tests.scores, tests.prediction, tests.quantiles).',
    subject: { kind: 'column', name: missing[0]! },
    location,
  };
}
