import type { Delivery } from '../../delivery/delivery.ts';
import type { FairnessMetric } from '../../statistics/fairness.ts';
import type { Observations } from '../../statistics/fairness-rates.ts';
import type { Outputs, Rows } from '../predictions/rows.ts';
import type { Grouping } from './groups.ts';

export type FairnessGate = NonNullable<NonNullable<Delivery['spec']['tests']>['fairness']>['gates'][number];

/** What each model answered in the terms of a metric, row by row; or why the metric does not fit the task. */
export type Answers = { label: ArrayLike<number>; answers: ArrayLike<number>[] } | { unfit: string; fix: string };

/** Labels and answers that a gate counts: yes or no at a threshold or of a class, right or wrong, or the numbers themselves. */
export function answersOf(rows: Rows, gate: FairnessGate, metric: FairnessMetric, declared: number): Answers {
  const { truth } = rows;
  const models = [rows.candidate, ...(rows.champion ? [rows.champion] : [])];
  const threshold = gate.threshold ?? declared;
  const yes = (scores: Float64Array): Uint8Array => Uint8Array.from(scores, (score) => (score >= threshold ? 1 : 0));
  switch (truth.kind) {
    case 'binary':
      return { label: truth.labels, answers: models.map(({ scores }) => (metric.answers === 'numbers' ? scores[0]! : yes(scores[0]!))) };
    case 'classes': {
      const predicted = (outputs: Outputs): Int32Array => outputs.classes!;
      if (gate.class === undefined && gate.metric.startsWith('error_rate'))
        return { label: new Uint8Array(rows.n).fill(1), answers: models.map((outputs) => predicted(outputs).map((code, row) => (code === truth.codes[row] ? 1 : 0))) };
      const index = classIndex(truth.classes, gate);
      if (typeof index !== 'number') return index;
      const label = Uint8Array.from(truth.codes, (code) => (code === index ? 1 : 0));
      if (metric.answers === 'yes or no') return { label, answers: models.map((outputs) => predicted(outputs).map((code) => (code === index ? 1 : 0))) };
      if (models.some(({ scores }) => scores.length === 0)) return { unfit: `${gate.metric} needs a score for each class, and the predictions have none`, fix: 'Write a column of scores for each class (tests.scores).' };
      return { label, answers: models.map(({ scores }) => scores[index]!) };
    }
    case 'labels': {
      const index = classIndex(truth.classes, gate);
      if (typeof index !== 'number') return index;
      return { label: truth.labels[index]!, answers: models.map(({ scores }) => (metric.answers === 'numbers' ? scores[index]! : yes(scores[index]!))) };
    }
    case 'numbers':
      if (metric.answers !== 'numbers' || gate.metric === 'calibration_difference' || rows.task !== 'regression')
        return { unfit: `${gate.metric} is not for the task ${rows.task}`, fix: 'Use mean_error_difference, mae_difference or mean_score_difference with the task regression.' };
      return { label: truth.values, answers: models.map(({ scores }) => scores[0]!) };
    case 'relevance':
      return { unfit: `${gate.metric} is not for the task ${rows.task}`, fix: 'Judge groups of a ranking with tests.slices and a metric of queries.' };
  }
}

/** Rows in the shape that rates are estimated from; equal rows of yes and no are counted as cells, as far as nothing tells them apart. */
export function observationsOf(rows: Rows, grouping: Grouping, { label, answers }: Exclude<Answers, { unfit: string }>, binary: boolean): Observations {
  if (!binary || rows.weights || rows.units) return { group: grouping.codes, label, answers, weight: rows.weights, unit: rows.units };
  const width = 2 ** (answers.length + 1);
  const groups = grouping.names.length;
  const counts = new Float64Array((groups + 1) * width);
  const [first, second] = answers;
  for (let row = 0; row < rows.n; row++) {
    const cell = label[row]! + 2 * first![row]! + (second === undefined ? 0 : 4 * second[row]!);
    counts[(grouping.codes[row]! + 1) * width + cell]! += 1;
  }
  const bit = (place: number): Uint8Array => Uint8Array.from(counts, (_, i) => ((i % width) >> place) & 1);
  return { group: Int32Array.from(counts, (_, i) => Math.floor(i / width) - 1), label: bit(0), answers: answers.map((_, model) => bit(model + 1)), count: counts };
}

function classIndex(classes: readonly string[], gate: FairnessGate): number | { unfit: string; fix: string } {
  if (gate.class === undefined)
    return { unfit: `${gate.metric} compares one class with the rest, and the gate names none`, fix: `Add \`class: ${classes[0]}\` to the gate${gate.metric.startsWith('error_rate') ? '' : ', or use error_rate_difference'}.` };
  const index = classes.indexOf(gate.class);
  return index >= 0 ? index : { unfit: `the gate names the class ${gate.class}, which tests.classes does not have`, fix: `Use one of ${classes.slice(0, 10).join(', ')}.` };
}
