import type { Delivery } from '../../delivery/delivery.ts';
import type { Outputs, Rows } from '../predictions/rows.ts';

export type LossName = 'log_loss' | 'brier' | 'error' | 'absolute_error' | 'squared_error' | 'pinball';

export const LOSS_NAMES: Record<LossName, string> = {
  log_loss: 'log loss',
  brier: 'squared error',
  error: 'error rate',
  absolute_error: 'absolute error',
  squared_error: 'squared error',
  pinball: 'pinball loss',
};

const DEFAULTS: Record<Rows['task'], LossName | undefined> = {
  binary: 'log_loss',
  multiclass: 'log_loss',
  multilabel: 'log_loss',
  regression: 'absolute_error',
  quantile: 'pinball',
  ranking: undefined,
};

/** What one model loses on each row, at least 0; or why that cannot be said. */
export function lossesOf(rows: Rows, outputs: Outputs, declared: LossName | undefined, delivery: Delivery): { name: LossName; loss: Float64Array } | { unfit: string; fix: string } {
  const { truth, task, epsilon } = rows;
  const name = declared ?? (task === 'multiclass' && outputs.scores.length === 0 ? 'error' : DEFAULTS[task]);
  const { threshold, quantiles = {} } = delivery.spec.tests!;
  const unfit = { unfit: `${name ?? 'a loss of each row'} is not for the task ${task}`, fix: 'Leave slices.search.loss out: each task has its own.' };
  if (name === undefined) return unfit;
  const clip = (p: number): number => Math.min(Math.max(p, epsilon), 1 - epsilon);
  const ofLabel = (label: number, score: number): number => {
    if (name === 'log_loss') return label === 1 ? -Math.log(clip(score)) : -Math.log(1 - clip(score));
    return name === 'brier' ? (score - label) ** 2 : Number(score >= threshold! !== (label === 1));
  };
  const each = (of: (row: number) => number): { name: LossName; loss: Float64Array } => ({ name, loss: Float64Array.from({ length: rows.n }, (_, row) => of(row)) });
  const { scores } = outputs;
  switch (truth.kind) {
    case 'binary':
      return isOf(name, 'log_loss', 'brier', 'error') ? each((row) => ofLabel(truth.labels[row]!, scores[0]![row]!)) : unfit;
    case 'labels':
      return isOf(name, 'log_loss', 'brier', 'error') ? each((row) => mean(truth.labels.map((labels, i) => ofLabel(labels[row]!, scores[i]![row]!)))) : unfit;
    case 'classes':
      if (name === 'error') return each((row) => Number(outputs.classes![row] !== truth.codes[row]));
      if (!isOf(name, 'log_loss', 'brier')) return unfit;
      if (scores.length === 0) return { unfit: `${name} needs a score for each class, and the predictions have none`, fix: 'Write a column of scores for each class, or use `loss: error`.' };
      if (name === 'log_loss') return each((row) => -Math.log(clip(scores[truth.codes[row]!]![row]!)));
      return each((row) => scores.reduce((sum, score, i) => sum + (score[row]! - Number(truth.codes[row] === i)) ** 2, 0));
    case 'numbers':
      if (task === 'quantile') {
        const levels = Object.keys(quantiles).map(Number).sort((a, b) => a - b);
        return name === 'pinball' ? each((row) => mean(scores.map((score, i) => pinball(truth.values[row]! - score[row]!, levels[i]!)))) : unfit;
      }
      if (name === 'absolute_error') return each((row) => Math.abs(truth.values[row]! - scores[0]![row]!));
      return name === 'squared_error' ? each((row) => (truth.values[row]! - scores[0]![row]!) ** 2) : unfit;
    case 'relevance':
      return unfit;
  }
}

function pinball(difference: number, level: number): number {
  return Math.max(level * difference, (level - 1) * difference);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isOf(name: LossName, ...names: LossName[]): boolean {
  return names.includes(name);
}
