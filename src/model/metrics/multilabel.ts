import type { MetricSpec } from '../../delivery/metric-table.ts';
import type { CurveForm } from '../../statistics/metric.ts';
import { averageOfConfusions, averageOfCurves } from '../../statistics/metrics/averages.ts';
import { countLabels } from '../../statistics/metrics/classes.ts';
import * as curves from '../../statistics/metrics/curves.ts';
import { meanOfEach } from '../../statistics/metrics/quantiles.ts';
import { meanForm, ones } from '../../statistics/metrics/regression.ts';
import type { Outputs, Truth } from '../predictions/rows.ts';
import { binaryParts, confusionFormula } from './binary.ts';
import { microCurve } from './micro.ts';
import { classReason } from './multiclass.ts';
import { countWhere, NO_ROWS, proportionParts, type MetricOptions, type MetricParts } from './parts.ts';

type Labels = Extract<Truth, { kind: 'labels' }>;

/** A metric of labels of which a row may have any number. A label is said to be there from the threshold upwards. */
export function multilabelParts(spec: MetricSpec, truth: Labels, outputs: Outputs, options: MetricOptions): MetricParts {
  const { classes, labels } = truth;
  const { scores } = outputs;
  if (spec.class !== undefined) {
    const code = classes.indexOf(spec.class);
    return binaryParts(spec, labels[code]!, scores[code]!, options, { positive: `of class ${spec.class}`, negative: 'without it' });
  }
  const n = labels[0]!.length;
  const threshold = spec.at?.threshold ?? options.threshold;
  const said = (): Uint8Array[] => scores.map((own) => Uint8Array.from(own, (score) => (score >= threshold ? 1 : 0)));
  switch (spec.metric) {
    case 'log_loss':
      return { form: meanForm(meanLogLosses(labels, scores, options.epsilon), ones(n)), events: rarestSide(labels), undefinedWhy: whyNoRows };
    case 'hamming_loss':
    case 'subset_accuracy':
      return mistakeParts(spec, labels, said());
    case 'roc_auc':
    case 'average_precision':
      return curveParts(spec, truth, scores);
    default:
      return confusionParts(spec, truth, said());
  }
}

function meanLogLosses(labels: readonly Uint8Array[], scores: readonly Float64Array[], epsilon: number): Float64Array {
  return meanOfEach(
    scores.map((own, l) =>
      own.map((score, row) => {
        const probability = curves.clip(score, epsilon);
        return -Math.log(labels[l]![row] === 1 ? probability : 1 - probability);
      }),
    ),
  );
}

function mistakeParts(spec: MetricSpec, labels: readonly Uint8Array[], said: readonly Uint8Array[]): MetricParts {
  const n = labels[0]!.length;
  const wrong = new Float64Array(n);
  labels.forEach((own, l) => own.forEach((label, row) => (wrong[row]! += label === said[l]![row] ? 0 : 1)));
  if (spec.metric === 'subset_accuracy') {
    const right = (row: number): 0 | 1 => (wrong[row] === 0 ? 1 : 0);
    return { form: meanForm(wrong.map((_, row) => right(row)), ones(n)), undefinedWhy: whyNoRows, ...proportionParts(n, right) };
  }
  return {
    form: meanForm(wrong.map((count) => count / labels.length), ones(n)),
    undefinedWhy: whyNoRows,
    events: (rows) => countWhere(n, rows, (row) => wrong[row]! > 0),
  };
}

function curveParts(spec: MetricSpec, { classes, labels }: Labels, scores: readonly Float64Array[]): MetricParts {
  const on = spec.metric === 'roc_auc' ? curves.rocAuc : curves.averagePrecision;
  const average = spec.average ?? 'macro';
  const forms = labels.map((own, l): CurveForm => ({ kind: 'curve', labels: own, scores: scores[l]!, on }));
  return {
    form: average === 'micro' ? microCurve(labels, scores, on) : averageOfCurves(forms, average),
    events: average === 'macro' ? rarestSide(labels) : rarerPairs(labels),
    undefinedWhy: (rows) => {
      const n = rows?.length ?? labels[0]!.length;
      if (n === 0) return NO_ROWS;
      const sizes = labels.map((own) => countWhere(own.length, rows, (row) => own[row] === 1));
      if (sizes.every((size) => size === 0)) return 'no row is of any class';
      if (average === 'micro') return sizes.every((size) => size === n) && spec.metric === 'roc_auc' ? 'every row is of every class' : undefined;
      const empty = sizes.indexOf(0);
      if (average === 'macro' && empty >= 0) return `no row is of class ${classes[empty]}`;
      const whole = sizes.indexOf(n);
      return whole >= 0 && spec.metric === 'roc_auc' ? `every row is of class ${classes[whole]}` : undefined;
    },
  };
}

function confusionParts(spec: MetricSpec, { classes, labels }: Labels, said: readonly Uint8Array[]): MetricParts {
  const n = labels[0]!.length;
  const formula = confusionFormula(spec);
  const count = countLabels(labels, said);
  if (spec.average !== 'micro') {
    const average = spec.average ?? 'macro';
    return {
      form: averageOfConfusions(n, classes.length, count, formula, average),
      events: average === 'macro' ? rarestSide(labels) : rarerPairs(labels),
      undefinedWhy: (rows) => classReason(count, n, classes, formula, average, rows),
    };
  }
  const columns = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)] as const;
  labels.forEach((own, l) => own.forEach((label, row) => (columns[kindOf(label, said[l]![row]!)]![row]! += 1)));
  return {
    form: { kind: 'sums', columns, of: (sums) => formula(sums[0]!, sums[1]!, sums[2]!, sums[3]!) },
    events: rarerPairs(labels),
    undefinedWhy: (rows) => {
      const some = (column: Float64Array): boolean => countWhere(n, rows, (row) => column[row]! > 0) > 0;
      if ((rows?.length ?? n) === 0) return NO_ROWS;
      if (spec.metric === 'precision') return some(columns[0]) || some(columns[1]) ? undefined : 'no row is answered as of any class';
      if (spec.metric === 'specificity') return some(columns[1]) || some(columns[3]) ? undefined : 'every row is of every class';
      return some(columns[0]) || some(columns[2]) ? undefined : 'no row is of any class';
    },
  };
}

/** True positive, false positive, false negative, true negative. */
function kindOf(label: number, said: number): 0 | 1 | 2 | 3 {
  return said === 1 ? (label === 1 ? 0 : 1) : label === 1 ? 2 : 3;
}

function rarestSide(labels: readonly Uint8Array[]): (rows?: Uint32Array) => number {
  return (rows) =>
    Math.min(
      ...labels.map((own) => {
        const positives = countWhere(own.length, rows, (row) => own[row] === 1);
        return Math.min(positives, (rows?.length ?? own.length) - positives);
      }),
    );
}

/** The rarer of (row, label) pairs that are and that are not, but no more than there are rows: pairs of a row are not independent. */
function rarerPairs(labels: readonly Uint8Array[]): (rows?: Uint32Array) => number {
  return (rows) => {
    const n = rows?.length ?? labels[0]!.length;
    const pairs = labels.reduce((sum, own) => sum + countWhere(own.length, rows, (row) => own[row] === 1), 0);
    return Math.min(pairs, n * labels.length - pairs, n);
  };
}

function whyNoRows(rows?: Uint32Array): string | undefined {
  return rows?.length === 0 ? NO_ROWS : undefined;
}
