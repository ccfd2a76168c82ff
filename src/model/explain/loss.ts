import type { Delivery } from '../../delivery/delivery.ts';
import { classOf } from '../predictions/labels.ts';
import { levelsOf, taskColumns } from '../predictions/columns.ts';

/** The loss of one answer, by what is true of its row as texts; NaN where the truth cannot be read. */
export type Loss = (answer: readonly number[], truth: readonly (string | null)[]) => number;

/** The clip of probabilities in a log loss: machine epsilon of float64, as scikit-learn has it. */
const EPSILON = 2 ** -52;

/** Columns of the test set that a loss reads, how the task's loss is called, and the loss; undefined where the task has none by row. */
export function lossOf(delivery: Delivery): { labels: string[]; name: string; loss: Loss } | undefined {
  const { task, classes = [], quantiles = {} } = delivery.spec.tests!;
  const { labels } = taskColumns(delivery);
  switch (task) {
    case 'binary':
      return { labels, name: 'log loss', loss: ([score], [label]) => binaryLoss(score!, label) };
    case 'multilabel':
      return { labels, name: 'log loss', loss: (scores, truth) => mean(scores.map((score, i) => binaryLoss(score, truth[i]))) };
    case 'multiclass':
      return { labels, name: 'log loss', loss: (scores, [label]) => -Math.log(clip((scores[classes.indexOf(label ?? '')] ?? NaN) / scores.reduce((sum, score) => sum + score, 0))) };
    case 'regression':
      return { labels, name: 'squared error', loss: ([value], [label]) => (value! - numberOf(label)) ** 2 };
    case 'quantile': {
      const levels = levelsOf(quantiles).map(Number);
      return { labels, name: 'pinball loss', loss: (values, [label]) => mean(values.map((value, i) => pinball(value, numberOf(label), levels[i]!))) };
    }
    default:
      return undefined;
  }
}

function binaryLoss(score: number, label: string | null | undefined): number {
  const truth = label === null || label === undefined ? undefined : classOf(label);
  if (truth === undefined) return NaN;
  return -Math.log(clip(truth === 1 ? score : 1 - score));
}

function pinball(value: number, truth: number, level: number): number {
  return truth >= value ? level * (truth - value) : (1 - level) * (value - truth);
}

function clip(p: number): number {
  return Math.min(1 - EPSILON, Math.max(EPSILON, p));
}

function numberOf(text: string | null | undefined): number {
  return text === null || text === undefined || text.trim() === '' ? NaN : Number(text);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
