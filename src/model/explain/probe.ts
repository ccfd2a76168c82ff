import { digestOfFile } from '../files.ts';
import type { Predictor, Prediction } from '../../core/seams.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { readingOf, outputIndex } from '../behaviour/answers.ts';
import { Asking } from '../behaviour/ask.ts';
import { drawSample, requireColumns } from '../behaviour/sample.ts';
import { scoresOutOfRange } from '../behaviour/score-range.ts';
import { withPredictor } from '../behaviour/with-predictor.ts';
import type { PartAnswer } from '../facts.ts';
import { count, counted } from '../format.ts';
import { openPredictor } from '../predictors/open.ts';
import type { ProbeOptions } from '../probe-model.ts';
import type { Probe } from '../probes.ts';
import { IMPORTANCE_FILE, keyDigestSql, writeImportance } from './file.ts';
import { importancesOf, moveOf, type Importances } from './importance.ts';
import { explainFlips } from './largest-flips.ts';
import { askPermuted, groupsOf, type PermutedAnswers } from './permute.ts';
import { importanceDetails, judgeShares, sharesText } from './shares.ts';

const BATCH = 256;

/** `tests.explanations`: what the model relies on, as far as that shows without labels. */
export const EXPLANATIONS_PROBE: Probe = {
  name: 'explanations',
  declared: ({ spec }) => spec.tests?.explanations !== undefined,
  judge: (delivery, context, options) =>
    withPredictor(delivery, context, ['tests', 'explanations'], async (candidate) => {
      const champion = await openPredictor(delivery, context, 'champion');
      try {
        return await judgeExplanations(delivery, context, { candidate, champion }, options);
      } finally {
        await champion?.close();
      }
    }),
};

/** Permutation importance of both models, gates on its shares, the rows on which the models differ most, and the file for the loss. */
export async function judgeExplanations(delivery: Delivery, context: StageContext, models: { candidate: Predictor; champion?: Predictor }, options: ProbeOptions = {}): Promise<PartAnswer> {
  const explanations = delivery.spec.tests!.explanations!;
  const { seed, level, replicates } = delivery.spec.tests!;
  const sample = await drawSample(delivery, context, options, explanations.rows!);
  const features = explanations.columns ?? sample.columns.map((column) => column.name);
  requireColumns(delivery, sample, [
    { columns: explanations.columns ?? [], path: ['tests', 'explanations', 'columns'] },
    ...(explanations.gates ?? []).map((gate, i) => ({ columns: gate.columns, path: ['tests', 'explanations', 'gates', i, 'columns'] })),
  ]);
  const groups = groupsOf(features, explanations.gates ?? []);
  const asking = (predictor: Predictor): Asking => new Asking(predictor, { batch: BATCH, signal: options.signal });
  const reading = readingOf(delivery, models.candidate.outputs);
  if (explanations.output !== undefined) outputIndex(delivery, reading, explanations.output, ['tests', 'explanations']);

  const measure = async (predictor: Predictor): Promise<{ answers: PermutedAnswers; importances: Importances; asking: Asking }> => {
    const mine = asking(predictor);
    const answers = await askPermuted(mine, sample.rows, groups, explanations.repeats!, seed!);
    return { answers, importances: importancesOf(groups, answers, moveOf, { replicates: replicates!, seed: seed!, level: level! }), asking: mine };
  };
  const candidate = await measure(models.candidate);
  const champion = models.champion?.live ? await measure(models.champion) : undefined;
  const keys = (await sample.select([keyDigestSql(context.engine, sample.file, sample.key)]))[0]!.map(String);
  const file = await writeImportance(context.out, keys, groups.map(({ name }) => name), { candidate: candidate.answers, ...(champion && { champion: champion.answers }) });
  const flips = await explainFlips({ delivery, sample, reading, features, candidate: candidate.asking, champion: models.champion && (champion?.asking ?? asking(models.champion)), championIsLive: models.champion?.live === true });
  return {
    findings: [...(delivery.spec.tests!.behaviour ? [] : scoresOutOfRange(delivery, sample, candidate.answers.base as (Prediction | undefined)[], ['tests', 'predictor'])), relies(delivery, candidate.importances, level!), ...judgeShares(delivery, 'predictions', candidate.importances, level!)],
    notes: [
      `Explanations: ${counted(sample.rows.length, 'row')} drawn of ${count(sample.total)}, ${counted(candidate.asking.asked + (champion?.asking.asked ?? 0), 'question')} to the models. Importance is how far answers move when a column is permuted; ${IMPORTANCE_FILE} lets run-model-tests say what that does to the loss.`,
      ...(models.champion?.live ? [] : ['Explanations of the champion: off (no tests.champion_predictor that computes answers).']),
      ...flips.notes,
    ],
    facts: [['What moves the candidate\'s answers', sharesText(candidate.importances, level!)], ...(champion ? [['What moves the champion\'s answers', sharesText(champion.importances, level!)] as [string, string]] : []), ...flips.facts],
    inputs: [...sample.inputs, { name: IMPORTANCE_FILE, digest: await digestOfFile(file) }],
    details: { candidate: importanceDetails(candidate.importances, level!), ...(champion && { champion: importanceDetails(champion.importances, level!) }), flips: flips.details },
  };
}

function relies(delivery: Delivery, importances: Importances, level: number): Finding {
  const { n, left } = importances;
  return {
    code: 'explanations-measured',
    outcome: n === 0 ? 'error' : 'pass',
    rule: 'the importance of each column is measured',
    message: `${left > 0 ? `${counted(left, 'row')} left out, as the model did not answer every permutation of them. ` : ''}What moves the candidate's answers: ${sharesText(importances, level)}.`,
    expected: 'answers to permuted rows',
    actual: counted(n, 'row'),
    n,
    ...(n === 0 && { fix: 'Let the model answer rows whose columns come from other rows.' }),
    location: delivery.locate(['tests', 'explanations']),
  };
}
