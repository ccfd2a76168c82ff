import type { Task } from '../../delivery/metric-table.ts';
import type { Gate } from '../../delivery/spec.ts';

/** Margin of the default gates against the champion: in shares, in nats for the log loss. */
const MARGIN = 0.01;

/** Gates of a task where the delivery file declares none, and the note that says so. Only metrics without a unit have a default margin. */
export function defaultGates(task: Task, hasChampion: boolean): { gates: Gate[]; note: string } {
  const { alone, words, compared, why } = DEFAULTS[task];
  const against: Gate[] = hasChampion ? compared.map((metric) => ({ ...metric.spec, no_worse_than_champion_by: MARGIN })) : [];
  const comparison = !hasChampion ? '' : compared.length > 0 ? `; ${compared.map((metric) => metric.words).join(' and ')} no worse than the champion by ${MARGIN}` : `; nothing against the champion, as ${why}`;
  return { gates: [...alone, ...against], note: `Gates: the defaults (no tests.gates): ${words}${comparison}.` };
}

interface Default {
  alone: Gate[];
  words: string;
  compared: { spec: Pick<Gate, 'metric' | 'average'>; words: string }[];
  why?: string;
}

const LOG_LOSS: Gate = { metric: 'log_loss', no_worse_than_constant: true };

const DEFAULTS: Record<Task, Default> = {
  binary: {
    alone: [{ metric: 'roc_auc', at_least: 0.5 }, LOG_LOSS],
    words: 'ROC AUC at least 0.5 and log loss no worse than a constant at the base rate',
    compared: [{ spec: { metric: 'roc_auc' }, words: 'ROC AUC' }, { spec: { metric: 'log_loss' }, words: 'log loss' }],
  },
  multiclass: {
    alone: [LOG_LOSS],
    words: 'log loss no worse than a constant at the share of each class',
    compared: [{ spec: { metric: 'log_loss' }, words: 'log loss' }, { spec: { metric: 'accuracy' }, words: 'accuracy' }],
  },
  multilabel: {
    alone: [LOG_LOSS],
    words: 'log loss no worse than a constant at the share of each label',
    compared: [{ spec: { metric: 'log_loss' }, words: 'log loss' }, { spec: { metric: 'f1', average: 'macro' }, words: 'macro F1' }],
  },
  regression: {
    alone: [{ metric: 'r2', at_least: 0 }],
    words: 'R² at least 0, so no worse than the mean',
    compared: [{ spec: { metric: 'r2' }, words: 'R²' }],
  },
  quantile: {
    alone: [{ metric: 'pinball', no_worse_than_constant: true }],
    words: "pinball loss no worse than the label's own quantiles",
    compared: [],
    why: 'the pinball loss has a unit and a margin must be declared',
  },
  ranking: {
    alone: [{ metric: 'ndcg', no_worse_than_constant: true }],
    words: 'NDCG no worse than no order at all',
    compared: [{ spec: { metric: 'ndcg' }, words: 'NDCG' }],
  },
};
