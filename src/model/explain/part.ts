import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { ModelFacts, ModelPart, PartAnswer } from '../facts.ts';
import { digestOfFile, isThere } from '../files.ts';
import { count, counted } from '../format.ts';
import { taskColumns } from '../predictions/columns.ts';
import { readImportance } from './file.ts';
import { importancesOf, type Importances } from './importance.ts';
import { lossOf, type Loss } from './loss.ts';
import { groupsOf, type ColumnGroup, type PermutedAnswers } from './permute.ts';
import { importanceDetails, judgeShares, sharesText } from './shares.ts';

/** `tests.explanations` with labels: how much the loss rises when columns are permuted, from the file that probe-model left. */
export const EXPLANATIONS: ModelPart = {
  name: 'explanations',
  declared: ({ spec }) => spec.tests?.explanations?.importance !== undefined || asksForLoss(spec.tests?.explanations),
  judge: judgeLoss,
};

function asksForLoss(explanations: NonNullable<Delivery['spec']['tests']>['explanations']): boolean {
  return (explanations?.gates ?? []).some(({ of }) => of === 'loss');
}

async function judgeLoss({ delivery, context, testSet, level }: ModelFacts): Promise<PartAnswer> {
  const explanations = delivery.spec.tests!.explanations!;
  const { seed, replicates, task } = delivery.spec.tests!;
  const asked = asksForLoss(explanations);
  const declared = explanations.importance;
  const found = lossOf(delivery);
  if (!found) return { findings: [problem(delivery, 'explanation-not-for-task', `The task ${task} has no loss of a single row, so the importance of columns for it is undefined.`, 'a task with a loss', task, 'Take `importance` and gates `of: loss` out; gates `of: predictions` need no loss.')] };
  const file = declared === undefined ? undefined : delivery.resolve(declared);
  if (file === undefined || !(await isThere(file))) {
    const why = declared === undefined ? 'tests.explanations.importance does not say where it is' : `there is no file ${declared}`;
    if (!asked) return { findings: [], notes: [`Importance for the loss: off (${why}; probe-model leaves it).`] };
    return { findings: [problem(delivery, 'importance-missing', `Gates of tests.explanations ask for the loss, which needs the answers to permuted rows that probe-model leaves, and ${why}.`, declared ?? 'tests.explanations.importance', 'no file', 'Run probe-model before, hand its importance.jsonl to this job, and name it in tests.explanations.importance.')] };
  }
  const inputs = [{ name: 'explanations.importance', digest: await digestOfFile(file) }];
  const columns = await columnsIn(delivery, context, testSet.file, found.labels);
  const groups = groupsOf(columns, explanations.gates ?? []);
  const joined = await readImportance(delivery, context.engine, file, testSet.file, found.labels, groups.map(({ name }) => name), taskColumns(delivery).scores.length);
  const candidate = joined.models.get('candidate');
  if (!candidate || !isWhole(candidate))
    return { findings: [problem(delivery, 'importance-unreadable', `${declared} has no answers of the candidate for ${candidate ? 'some of the columns' : 'rows of the test set'}.`, 'answers of the candidate to every permuted column', declared!, 'Make the file anew with probe-model, from the same data and delivery file.')], inputs };
  const options = { replicates: replicates!, seed: seed!, level };
  const own = rises(groups, candidate, joined.truth, found.loss, options);
  const theirs = joined.models.get('champion');
  const champion = theirs && isWhole(theirs) ? rises(groups, theirs, joined.truth, found.loss, options) : undefined;
  return {
    findings: judgeShares(delivery, 'loss', own, level),
    notes: [`Importance for the ${found.name} rests on ${counted(own.n, 'row')} that probe-model asked the models about, beside team code${own.left > 0 ? `; ${count(own.left)} left out` : ''}.`],
    facts: [[`Rise of the ${found.name} when a column is permuted`, sharesText(own, level)], ...(champion ? [[`The same for the champion`, sharesText(champion, level)] as [string, string]] : [])],
    inputs,
    details: { loss: found.name, candidate: importanceDetails(own, level), ...(champion && { champion: importanceDetails(champion, level) }) },
  };
}

/** Every group in every repeat, and no repeat left out between. */
function isWhole({ permuted, donors }: PermutedAnswers): boolean {
  return donors.length > 0 && permuted.every((repeats) => donors.every((from, repeat) => from !== undefined && repeats[repeat] !== undefined));
}

function rises(groups: readonly ColumnGroup[], answers: PermutedAnswers, truth: readonly (readonly (string | null)[])[], loss: Loss, options: { replicates: number; seed: number; level: number }): Importances {
  const known = { ...answers, base: answers.base.map((answer, row) => (answer && Number.isFinite(loss(answer, truth[row]!)) ? answer : undefined)) };
  return importancesOf(groups, known, (base, permuted, row) => loss(permuted, truth[row]!) - loss(base, truth[row]!), options);
}

/** The columns that probe-model permutes where the delivery file names none: every one of the features but the key. */
async function columnsIn(delivery: Delivery, context: ModelFacts['context'], truth: string, labels: readonly string[]): Promise<string[]> {
  const { columns } = delivery.spec.tests!.explanations!;
  if (columns) return columns;
  const hidden = new Set([...labels, delivery.spec.data!.label ?? ''].map((name) => name.toLowerCase()));
  return (await context.engine.describe({ file: truth })).map(({ name }) => name).filter((name) => !delivery.spec.data!.key!.includes(name) && !hidden.has(name.toLowerCase()));
}

function problem(delivery: Delivery, code: string, message: string, expected: string, actual: string, fix: string): Finding {
  return { code, outcome: 'error', rule: 'importance of columns for the loss', message, expected, actual, fix, location: delivery.locate(['tests', 'explanations']) };
}
