import { costsOf, type MetricSpec } from '../../delivery/metric-table.ts';
import type { CurveForm } from '../../statistics/metric.ts';
import * as confusion from '../../statistics/metrics/confusion.ts';
import * as curves from '../../statistics/metrics/curves.ts';
import { atEachScore } from '../../statistics/metrics/evaluate.ts';
import { sharedGrid } from '../../statistics/metrics/grid.ts';
import { atOperatingPoint, thresholdOf, type At } from '../../statistics/metrics/operating-point.ts';
import { countWhere, NO_ROWS, proportionParts, type MetricOptions, type MetricParts } from './parts.ts';

/** How rows are called in reasons: `positive` and `negative`, or a class and the others. */
export interface Sides {
  positive: string;
  negative: string;
}

const SIDES: Sides = { positive: 'positive', negative: 'negative' };

type Need = 'positive' | 'negative' | 'yes' | 'no';

/** Which rows, and which answers, a metric cannot do without. */
const NEEDS: Partial<Record<MetricSpec['metric'], Need[]>> = {
  roc_auc: ['positive', 'negative'],
  average_precision: ['positive'],
  balanced_accuracy: ['positive', 'negative'],
  precision: ['yes'],
  recall: ['positive'],
  specificity: ['negative'],
  f1: ['positive'],
  fbeta: ['positive'],
  jaccard: ['positive'],
  mcc: ['positive', 'negative', 'yes', 'no'],
};

/** A metric of scores of one class against the rest. */
export function binaryParts(
  spec: MetricSpec,
  labels: Uint8Array,
  scores: Float64Array,
  options: MetricOptions,
  sides: Sides = SIDES,
): MetricParts {
  const at = atOf(spec, options);
  const form: CurveForm = { kind: 'curve', scores, labels, on: onScores(spec, at, options), ...shortCut(spec, at, options) };
  return {
    form,
    undefinedWhy: (rows) => missing(NEEDS[spec.metric] ?? [], form, spec, at, sides, rows),
    events(rows) {
      const positives = positivesIn(labels, rows);
      return Math.min(positives, (rows?.length ?? labels.length) - positives);
    },
    ...('threshold' in at ? atThreshold(spec, labels, scores, at.threshold) : { threshold: (rows, weights) => chosen(form, at, rows, weights) }),
  };
}

function positivesIn(labels: Uint8Array, rows: Uint32Array | undefined): number {
  let found = 0;
  if (rows) for (let i = 0; i < rows.length; i++) found += labels[rows[i]!]!;
  else for (let row = 0; row < labels.length; row++) found += labels[row]!;
  return found;
}

/** What spares the resampler the curve: a loss of each row, a walk that is known, counts at a fixed threshold. */
function shortCut(spec: MetricSpec, at: At, { epsilon }: MetricOptions): Pick<CurveForm, 'losses' | 'walk' | 'answers'> {
  switch (spec.metric) {
    case 'brier':
      return { losses: curves.brierLosses };
    case 'log_loss':
      return { losses: curves.logLosses(epsilon) };
    case 'roc_auc':
    case 'average_precision':
      return { walk: spec.metric };
    default:
      return 'threshold' in at ? { answers: { threshold: at.threshold, of: confusionFormula(spec) } } : {};
  }
}

export function atOf({ at }: MetricSpec, { threshold }: MetricOptions): At {
  if (at?.precision !== undefined) return { precision: at.precision };
  if (at?.recall !== undefined) return { recall: at.recall };
  if (at?.costs !== undefined) return { costs: at.costs };
  return { threshold: at?.threshold ?? threshold };
}

function onScores(spec: MetricSpec, at: At, { epsilon }: MetricOptions): CurveForm['on'] {
  switch (spec.metric) {
    case 'roc_auc':
      return curves.rocAuc;
    case 'average_precision':
      return curves.averagePrecision;
    case 'log_loss':
      return curves.logLoss(epsilon);
    case 'brier':
      return curves.brier;
    default:
      return atOperatingPoint(at, confusionFormula(spec));
  }
}

/** The formula of a metric of yes and no. */
export function confusionFormula(spec: MetricSpec): confusion.ConfusionFormula {
  switch (spec.metric) {
    case 'accuracy':
      return confusion.accuracy;
    case 'balanced_accuracy':
      return confusion.balancedAccuracy;
    case 'precision':
      return confusion.precision;
    case 'recall':
      return confusion.recall;
    case 'specificity':
      return confusion.specificity;
    case 'f1':
      return confusion.fBeta(1);
    case 'fbeta':
      return confusion.fBeta(spec.beta!);
    case 'jaccard':
      return confusion.jaccard;
    case 'mcc':
      return confusion.matthews;
    case 'cost':
      return confusion.meanCost(costsOf(spec)!);
    default:
      throw new TypeError(`${spec.metric} is no metric of yes and no.`);
  }
}

/** At a threshold that is fixed beforehand some metrics are proportions of rows. */
function atThreshold(spec: MetricSpec, labels: Uint8Array, scores: Float64Array, threshold: number): Partial<MetricParts> {
  const yes = (row: number): boolean => scores[row]! >= threshold;
  const right = (row: number): 0 | 1 => (yes(row) === (labels[row] === 1) ? 1 : 0);
  const among = (counts: (row: number) => boolean): Partial<MetricParts> =>
    proportionParts(labels.length, (row) => (counts(row) ? right(row) : undefined));
  switch (spec.metric) {
    case 'accuracy':
      return among(() => true);
    case 'precision':
      return among(yes);
    case 'recall':
      return among((row) => labels[row] === 1);
    case 'specificity':
      return among((row) => labels[row] === 0);
    default:
      return {};
  }
}

function chosen({ labels, scores }: CurveForm, at: At, rows?: Uint32Array, weights?: Float64Array): number | undefined {
  const grid = sharedGrid(scores, rows);
  const { positives, negatives } = atEachScore(labels, grid, rows, weights);
  return thresholdOf(at, grid.distinct, positives, negatives);
}

function missing(needs: readonly Need[], form: CurveForm, spec: MetricSpec, at: At, sides: Sides, rows?: Uint32Array): string | undefined {
  const { labels, scores } = form;
  const n = rows?.length ?? labels.length;
  if (n === 0) return NO_ROWS;
  const positives = positivesIn(labels, rows);
  const reached = 'precision' in at || 'recall' in at;
  if (positives === 0 && (reached || needs.includes('positive'))) return `no row is ${sides.positive}`;
  if (positives === n && needs.includes('negative')) return `no row is ${sides.negative}`;
  if (!reached && !needs.includes('yes')) return undefined;
  const threshold = chosen(form, at, rows);
  if (threshold === undefined) return `no threshold has a precision of ${spec.at!.precision}`;
  const yes = countWhere(labels.length, rows, (row) => scores[row]! >= threshold);
  if (yes === 0 && needs.includes('yes')) return `no row is answered as ${sides.positive}`;
  if (yes === n && needs.includes('no')) return `every row is answered as ${sides.positive}`;
  return undefined;
}
