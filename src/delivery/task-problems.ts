import { parseDuration } from '../core/duration.ts';
import type { DeliverySpec, SliceBy } from './spec.ts';

type Path = (string | number)[];
type Report = (path: Path, code: string, message: string, fix: string) => void;
type Tests = NonNullable<DeliverySpec['tests']>;
type Cut = Exclude<SliceBy, unknown[]>;

/** Words that one task needs and others have no use for: saying them of another would be asking for what is not done. */
const WORDS: Partial<Record<keyof Tests, readonly Tests['task'][]>> = {
  classes: ['multiclass', 'multilabel'],
  scores: ['multiclass', 'multilabel'],
  prediction: ['multiclass'],
  quantiles: ['quantile'],
  query: ['ranking'],
  stratified: ['binary', 'multiclass'],
};
const NEEDED: Partial<Record<Tests['task'], { word: keyof Tests; fix: string }>> = {
  multiclass: { word: 'classes', fix: 'List the values of data.label, e.g. `classes: [cat, dog]`.' },
  multilabel: { word: 'classes', fix: 'List the columns of the test set that hold 0 or 1, e.g. `classes: [sport, politics]`.' },
  quantile: { word: 'quantiles', fix: 'Say which column holds which level, e.g. `quantiles: {"0.05": low, "0.95": high}`.' },
  ranking: { word: 'query', fix: 'Name the column that says which rows are ranked together, e.g. `query: search_id`.' },
};
/** Tasks whose label is a number of its own in nearly every row. */
const NUMBERS: readonly Tests['task'][] = ['regression', 'quantile'];

/** What `tests` says against its own task: words that are missing or have no use, units and cuts that cannot be. */
export function taskProblems(spec: DeliverySpec, report: Report): void {
  const { tests, data } = spec;
  if (!tests) return;
  wordProblems(tests, report);
  unitProblems(tests, report);
  const slicings: [Path, SliceBy][] = [
    ...(tests.slices?.by ?? []).map((by, i): [Path, SliceBy] => [['tests', 'slices', 'by', i], by]),
    ...(tests.calibration?.by ?? []).map((by, i): [Path, SliceBy] => [['tests', 'calibration', 'by', i], by]),
    ...(tests.fairness?.groups ?? []).map((by, i): [Path, SliceBy] => [['tests', 'fairness', 'groups', i], by]),
  ];
  for (const [path, by] of slicings) {
    const cuts = Array.isArray(by) ? by : [by];
    cuts.forEach((cut, i) => cutProblems(cut, Array.isArray(by) ? [...path, i] : path, tests, data ?? {}, report));
    const columns = cuts.map((cut) => (typeof cut === 'string' ? cut : cut.column));
    const twice = columns.find((column, i) => columns.indexOf(column) < i);
    if (twice !== undefined) report(path, 'delivery-cut-twice', `The cross names the column \`${twice}\` twice.`, 'Cross columns with others.');
  }
}

function wordProblems(tests: Tests, report: Report): void {
  const { task, classes, scores } = tests;
  for (const [word, tasks] of Object.entries(WORDS))
    if (tests[word as keyof Tests] !== undefined && !tasks.includes(task))
      report(['tests', word], 'delivery-task-mismatch', `\`tests.${word}\` belongs to the task ${tasks.join(' or ')}, and this one is ${task}.`, `Take \`${word}\` out, or correct \`task\`.`);
  const needed = NEEDED[task];
  if (needed && tests[needed.word] === undefined)
    report(['tests'], 'delivery-missing-key', `The task ${task} needs \`tests.${needed.word}\`.`, needed.fix);
  const levels = Object.keys(tests.quantiles ?? {});
  levels.forEach((level, i) => {
    if (Number(level) === 0) report(['tests', 'quantiles', level], 'delivery-quantile', 'No value is below the quantile of level 0.', 'Write a level above 0, e.g. "0.05".');
    else if (levels.findIndex((other) => Number(other) === Number(level)) < i)
      report(['tests', 'quantiles', level], 'delivery-quantile', `The level ${Number(level)} stands twice in \`tests.quantiles\`.`, 'Keep one column for each level.');
  });
  if (classes && scores && classes.length !== scores.length)
    report(['tests', 'scores'], 'delivery-scores-count', `\`tests.classes\` has ${classes.length} entries and \`tests.scores\` ${scores.length}.`, 'Name one column of scores for each class, in the same order.');
}

function unitProblems({ cluster, time }: Tests, report: Report): void {
  if (cluster !== undefined && time)
    report(['tests', 'time'], 'delivery-choose-one', '`tests` has both `cluster` and `time`: rows can be resampled by one of them.', 'Keep the one within which rows depend on each other most.');
  if (time) durationProblem(time.block, ['tests', 'time', 'block'], report);
}

function cutProblems(cut: Cut, path: Path, { task }: Tests, data: NonNullable<DeliverySpec['data']>, report: Report): void {
  const column = typeof cut === 'string' ? cut : cut.column;
  const asItIs = typeof cut === 'string';
  const same = (name: string | undefined): boolean => name?.toLowerCase() === column.toLowerCase();
  if (same(data.label)) {
    if (task === 'binary') report(path, 'delivery-cut-label', `\`${column}\` is the label: each slice would hold one class only, where ROC AUC is undefined and every answer of one kind is right.`, 'Ask for `recall` (positive rows) and `specificity` (negative rows) of all rows instead.');
    else if (NUMBERS.includes(task) && asItIs) report(path, 'delivery-cut-label', `\`${column}\` is the label, a number of its own in nearly every row.`, `Cut it into bands, e.g. {column: ${column}, quantiles: 4}.`);
  }
  if (asItIs && data.key?.length === 1 && same(data.key[0]))
    report(path, 'delivery-cut-key', `\`${column}\` is the key: each slice would hold one row.`, 'Cut by a column that rows share.');
  if (asItIs) return;
  if (cut.every !== undefined) durationProblem(cut.every, [...path, 'every'], report);
  const falling = cut.edges?.findIndex((edge, i) => i > 0 && edge <= cut.edges![i - 1]!) ?? -1;
  if (falling > 0) report([...path, 'edges', falling], 'delivery-edges-not-rising', `Edge ${falling + 1} of \`${column}\` is ${cut.edges![falling]}, after ${cut.edges![falling - 1]}.`, 'Write the edges in rising order.');
}

/** Reports a length of time that is none, or 0. */
export function durationProblem(text: string, path: Path, report: Report): void {
  try {
    if (parseDuration(text) > 0) return;
    report(path, 'delivery-duration', `\`${path.at(-1)}\` is 0.`, 'Write a length, e.g. `7 days`.');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report(path, 'delivery-duration', `\`${path.at(-1)}\` is not a length of time: ${JSON.stringify(text)}.`, 'Write a number and a unit, e.g. `7 days` or `1 hour`.');
  }
}
