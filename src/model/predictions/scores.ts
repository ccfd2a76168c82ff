import type { Finding, Outcome } from '../../core/verdict.ts';
import { counted, list } from '../format.ts';
import { shownKeys } from './prediction-keys.ts';
import { PART_NAMES, pathOf, type Join } from './predictions.ts';
import { keysAt } from './predictions-sql.ts';
import { MODELS, type ModelName, type Outputs, type Task } from './rows.ts';

const EXAMPLES = 5;
/** How far the probabilities of a row may be from 1 together: what six decimals of a text file can hold. */
const SUM_TOLERANCE = 1e-6;

/** Rows of which a model says something that the task cannot use: the places of the rows, rising. */
interface Fault {
  code: string;
  rows: number[];
  /** Columns that it was seen in. */
  columns: string[];
}

/**
 * Scores that are no number, no probability, in no order or no class. A candidate with one fails; a champion or an anchor
 * cannot be used. `stops` is false where the rows can be judged all the same.
 */
export async function scoreFindings(join: Join, outputs: Partial<Record<ModelName, Outputs>>): Promise<{ finding: Finding; stops: boolean }[]> {
  const found: { finding: Finding; stops: boolean }[] = [];
  for (const model of MODELS) {
    const said = outputs[model];
    if (!said) continue;
    for (const fault of faultsOf(join, model, said)) found.push({ finding: await findingOf(join, model, fault), stops: SAYS[fault.code]!.stops });
  }
  return found;
}

function faultsOf(join: Join, model: ModelName, said: Outputs): Fault[] {
  const { task } = join.delivery.spec.tests!;
  const { scores: names, prediction } = join.outputs[model]!;
  const isProbability = task === 'binary' || task === 'multiclass' || task === 'multilabel';
  const faults = [
    inScores('score-not-a-number', said, names, (score) => Number.isNaN(score)),
    isProbability
      ? inScores('score-out-of-range', said, names, (score) => score < 0 || score > 1)
      : inScores('score-not-finite', said, names, (score) => score === Infinity || score === -Infinity),
    ...(said.classes && prediction !== undefined ? [inRows('prediction-not-a-class', [prediction], said.classes.length, (row) => said.classes![row]! < 0)] : []),
  ].filter(({ rows }) => rows.length > 0);
  return faults.length > 0 ? faults : togetherFaults(task, said, names).filter(({ rows }) => rows.length > 0);
}

/** What is wrong with scores that are each right. */
function togetherFaults(task: Task, { scores }: Outputs, names: readonly string[]): Fault[] {
  const n = scores[0]?.length ?? 0;
  if (task === 'multiclass' && scores.length > 0)
    return [inRows('score-sum-not-one', names, n, (row) => Math.abs(scores.reduce((sum, column) => sum + column[row]!, 0) - 1) > SUM_TOLERANCE)];
  if (task === 'quantile') return [inRows('quantiles-cross', names, n, (row) => scores.some((column, i) => i > 0 && column[row]! < scores[i - 1]![row]!))];
  return [];
}

function inScores(code: string, { scores }: Outputs, names: readonly string[], isBad: (score: number) => boolean): Fault {
  const columns: string[] = [];
  const rows = new Set<number>();
  scores.forEach((column, i) => {
    const before = rows.size;
    let seen = false;
    for (let row = 0; row < column.length; row++) {
      if (!isBad(column[row]!)) continue;
      rows.add(row);
      seen = true;
    }
    if (seen || rows.size > before) columns.push(names[i]!);
  });
  return { code, rows: [...rows].sort((a, b) => a - b), columns };
}

function inRows(code: string, columns: readonly string[], n: number, isBad: (row: number) => boolean): Fault {
  const rows: number[] = [];
  for (let row = 0; row < n; row++) if (isBad(row)) rows.push(row);
  return { code, rows, columns: [...columns] };
}

interface Said {
  /** Of one row or of more, as a message says it. */
  says: string;
  expected: string;
  fix: string;
  outcome: Outcome;
  outcomeOfOthers: Outcome;
  /** False where the rows can be judged all the same. */
  stops: boolean;
}

const FAILS = { outcome: 'fail', outcomeOfOthers: 'error', stops: true } as const;

const SAYS: Record<string, Said> = {
  'score-not-a-number': {
    ...FAILS,
    says: 'null, NaN or no number',
    expected: 'a number',
    fix: 'Let the model answer every row with a number: look for missing features and divisions by zero in the rows named.',
  },
  'score-out-of-range': {
    ...FAILS,
    says: 'outside 0 to 1',
    expected: 'a number in 0 to 1',
    fix: 'Write probabilities (of the positive class, or of each class), not logits, margins or percentages, or name other columns in tests.score or tests.scores.',
  },
  'score-not-finite': { ...FAILS, says: 'infinite', expected: 'a finite number', fix: 'Let the model answer every row with a finite number: look for divisions by zero and overflows in the rows named.' },
  'prediction-not-a-class': { ...FAILS, says: 'none of tests.classes', expected: 'one of tests.classes', fix: 'Write one of tests.classes in every row, spelt as there, or add the class.' },
  'score-sum-not-one': {
    says: `probabilities that are not 1 together (to within ${SUM_TOLERANCE})`,
    expected: 'probabilities that sum to 1',
    fix: 'Write the probabilities of all classes with full precision; log loss and calibration take them as they are.',
    outcome: 'warn',
    outcomeOfOthers: 'warn',
    stops: false,
  },
  'quantiles-cross': {
    says: 'a quantile that is below one of a lower level',
    expected: 'quantiles that rise with their levels',
    fix: 'Sort the quantiles of each row before they are written: that never makes the pinball loss worse.',
    outcome: 'fail',
    outcomeOfOthers: 'warn',
    stops: false,
  },
};

async function findingOf(join: Join, model: ModelName, { code, rows, columns }: Fault): Promise<Finding> {
  const { says, expected, fix, outcome, outcomeOfOthers } = SAYS[code]!;
  const keys = await keysAt(join, rows.slice(0, EXAMPLES));
  const examples = shownKeys(join, keys);
  const names = list(columns, 5);
  const one = columns.length === 1;
  const what = one ? `${counted(rows.length, 'score')} of ${PART_NAMES[model]} ${rows.length === 1 ? 'is' : 'are'} ${says}` : `${counted(rows.length, 'row')} of ${PART_NAMES[model]} ${rows.length === 1 ? 'has' : 'have'} ${hasText(code, says)} (${names})`;
  return {
    code,
    outcome: model === 'candidate' ? outcome : outcomeOfOthers,
    rule: `${names}: ${expected} in every row of ${PART_NAMES[model]}`,
    message: `${what}.${examples.length > 0 ? ` For example at ${list(examples)}.` : ''}`,
    expected,
    actual: `${counted(rows.length, one ? 'score' : 'row')} ${says}`,
    n: rows.length,
    fix,
    subject: { kind: 'column', name: columns[0]! },
    examples,
    location: join.delivery.locate(pathOf(model, join.testSet)),
  };
}

function hasText(code: string, says: string): string {
  return code === 'score-sum-not-one' || code === 'quantiles-cross' ? says : `a score that is ${says}`;
}
