import type { MetricSpec } from '../../delivery/metric-table.ts';
import type { CurveForm } from '../../statistics/metric.ts';
import { averageOfConfusions, averageOfCurves, type Average, type ClassWeights, type CountClasses } from '../../statistics/metrics/averages.ts';
import { amongTop, classLogLosses, classSquaredErrors, countCodes, highest, matthewsOfClasses } from '../../statistics/metrics/classes.ts';
import * as confusion from '../../statistics/metrics/confusion.ts';
import * as curves from '../../statistics/metrics/curves.ts';
import { meanForm, ones } from '../../statistics/metrics/regression.ts';
import type { Outputs, Truth } from '../predictions/rows.ts';
import { binaryParts, confusionFormula } from './binary.ts';
import { microCurve } from './micro.ts';
import { countWhere, NO_ROWS, proportionParts, undefinedParts, type MetricOptions, type MetricParts } from './parts.ts';

type Classes = Extract<Truth, { kind: 'classes' }>;

const NEED_SCORES: readonly MetricSpec['metric'][] = ['roc_auc', 'average_precision', 'log_loss', 'brier', 'top_k_accuracy'];
export const NO_SCORES = 'the predictions hold no scores of the classes';

/** A metric of several classes of which every row has one. */
export function multiclassParts(spec: MetricSpec, truth: Classes, outputs: Outputs, options: MetricOptions): MetricParts {
  const { scores } = outputs;
  if (scores.length === 0 && (NEED_SCORES.includes(spec.metric) || spec.at !== undefined)) return undefinedParts(NO_SCORES);
  if (spec.class !== undefined) return oneClass(spec, truth, outputs, options);
  const { codes, classes } = truth;
  const everyRow = ones(codes.length);
  const mean = (losses: Float64Array): MetricParts => ({ form: meanForm(losses, everyRow), events: outsideLargest(truth) });
  switch (spec.metric) {
    case 'log_loss':
      return mean(classLogLosses(codes, scores, options.epsilon));
    case 'brier':
      return mean(classSquaredErrors(codes, scores));
    case 'top_k_accuracy':
      return shareOf(amongTop(codes, scores, spec.k!), everyRow);
    case 'accuracy':
      return shareOf(correct(codes, predictedOf(outputs)), everyRow);
    case 'roc_auc':
    case 'average_precision':
      return curveParts(spec, truth, scores);
    default:
      return confusionParts(spec, truth, predictedOf(outputs), classes.length);
  }
}

/** This class against the rest: by its own score, or by the predicted class where an answer is judged and no threshold is named. */
function oneClass(spec: MetricSpec, truth: Classes, outputs: Outputs, options: MetricOptions): MetricParts {
  const code = truth.classes.indexOf(spec.class!);
  const labels = isClass(truth.codes, code);
  const sides = { positive: `of class ${spec.class}`, negative: 'of another class' };
  if (NEED_SCORES.includes(spec.metric) || spec.at !== undefined) return binaryParts(spec, labels, outputs.scores[code]!, options, sides);
  const said = Float64Array.from(isClass(predictedOf(outputs), code));
  return binaryParts(spec, labels, said, { ...options, threshold: 0.5 }, sides);
}

function curveParts(spec: MetricSpec, truth: Classes, scores: readonly Float64Array[]): MetricParts {
  const on = spec.metric === 'roc_auc' ? curves.rocAuc : curves.averagePrecision;
  const labels = truth.classes.map((_, code) => isClass(truth.codes, code));
  if (spec.average === 'micro') return { form: microCurve(labels, scores, on), events: outsideLargest(truth), undefinedWhy: whyNoRows };
  const average = spec.average ?? 'macro';
  const forms = labels.map((own, code): CurveForm => ({ kind: 'curve', labels: own, scores: scores[code]!, on }));
  return {
    form: averageOfCurves(forms, average),
    events: eventsOf(truth, average),
    undefinedWhy: (rows) => {
      const sizes = sizesOf(truth, rows);
      const n = rows?.length ?? truth.codes.length;
      if (n === 0) return NO_ROWS;
      const empty = sizes.indexOf(0);
      if (average === 'macro' && empty >= 0) return `no row is of class ${truth.classes[empty]}`;
      const whole = sizes.indexOf(n);
      return whole >= 0 && spec.metric === 'roc_auc' ? `every row is of class ${truth.classes[whole]}` : undefined;
    },
  };
}

function confusionParts(spec: MetricSpec, truth: Classes, predicted: Int32Array, classes: number): MetricParts {
  const n = truth.codes.length;
  const count = countCodes(truth.codes, predicted);
  if (spec.metric === 'mcc')
    return {
      form: matthewsOfClasses(n, classes, count),
      events: outsideLargest(truth),
      undefinedWhy: (rows) => (rows?.length === 0 ? NO_ROWS : oneKind(truth.codes, rows, 'every row is of one class') ?? oneKind(predicted, rows, 'every row is answered with one class')),
    };
  // Balanced accuracy of several classes is the mean of their recalls (scikit-learn).
  const formula = spec.metric === 'balanced_accuracy' ? confusion.recall : confusionFormula(spec);
  if (spec.average === 'micro') {
    const right = Float64Array.from(correct(truth.codes, predicted));
    return {
      form: {
        kind: 'sums',
        columns: [right, ones(n)],
        of: ([hits, all]) => formula(hits!, all! - hits!, all! - hits!, (classes - 2) * all! + hits!),
      },
      undefinedWhy: whyNoRows,
      // Precision, recall and F1 are all the accuracy then.
      ...(formula !== confusion.specificity && proportionParts(n, (row) => right[row] as 0 | 1)),
    };
  }
  const average = spec.average ?? 'macro';
  return {
    form: averageOfConfusions(n, classes, count, formula, average),
    events: eventsOf(truth, average),
    undefinedWhy: (rows) => classReason(count, n, truth.classes, formula, average, rows),
  };
}

/** The first class that makes an average undefined, in words. */
export function classReason(
  count: CountClasses,
  n: number,
  names: readonly string[],
  formula: confusion.ConfusionFormula,
  average: Average,
  rows?: Uint32Array,
): string | undefined {
  if ((rows?.length ?? n) === 0) return NO_ROWS;
  const into: ClassWeights = { truth: new Float64Array(names.length), predicted: new Float64Array(names.length), hits: new Float64Array(names.length) };
  const total = count(into, ones(n), rows);
  for (const [c, name] of names.entries()) {
    const [truth, said, hits] = [into.truth[c]!, into.predicted[c]!, into.hits[c]!];
    if (truth === 0) {
      if (average === 'macro') return `no row is of class ${name}`;
      continue;
    }
    if (!Number.isNaN(formula(hits, said - hits, truth - hits, total - truth - said + hits))) continue;
    return said === 0 ? `no row is answered as of class ${name}` : `every row is of class ${name}`;
  }
  return average === 'weighted' && into.truth.every((weight) => weight === 0) ? 'no row is of any class' : undefined;
}

function shareOf(is: Uint8Array, everyRow: Float64Array): MetricParts {
  return { form: meanForm(Float64Array.from(is), everyRow), undefinedWhy: whyNoRows, ...proportionParts(is.length, (row) => is[row] as 0 | 1) };
}

function whyNoRows(rows?: Uint32Array): string | undefined {
  return rows?.length === 0 ? NO_ROWS : undefined;
}

function oneKind(codes: Int32Array, rows: Uint32Array | undefined, reason: string): string | undefined {
  const first = codes[rows ? rows[0]! : 0];
  return countWhere(codes.length, rows, (row) => codes[row] !== first) === 0 ? reason : undefined;
}

function correct(truth: Int32Array, predicted: Int32Array): Uint8Array {
  return Uint8Array.from(truth, (is, row) => (predicted[row] === is ? 1 : 0));
}

const answers = new WeakMap<Outputs, Int32Array>();

/** The predicted class of every row: as said, else that of the highest score. */
export function predictedOf(outputs: Outputs): Int32Array {
  const known = outputs.classes ?? answers.get(outputs) ?? highest(outputs.scores);
  answers.set(outputs, known);
  return known;
}

const indicators = new WeakMap<Int32Array, Map<number, Uint8Array>>();

/** 1 where a row is of the class. One array for all who ask, so that a resampler counts it once. */
function isClass(codes: Int32Array, code: number): Uint8Array {
  const own = indicators.get(codes) ?? new Map<number, Uint8Array>();
  indicators.set(codes, own);
  const known = own.get(code) ?? Uint8Array.from(codes, (is) => (is === code ? 1 : 0));
  own.set(code, known);
  return known;
}

function sizesOf({ codes, classes }: Classes, rows?: Uint32Array): number[] {
  const sizes = classes.map(() => 0);
  if (rows) for (const row of rows) sizes[codes[row]!]! += 1;
  else for (const code of codes) sizes[code]! += 1;
  return sizes;
}

/** A plain mean of classes is as uncertain as its rarest class; one by weight as the rows outside the largest. */
function eventsOf(truth: Classes, average: Average): (rows?: Uint32Array) => number {
  return average === 'macro' ? (rows) => Math.min(...sizesOf(truth, rows)) : outsideLargest(truth);
}

function outsideLargest(truth: Classes): (rows?: Uint32Array) => number {
  return (rows) => {
    const sizes = sizesOf(truth, rows);
    return sizes.reduce((sum, size) => sum + size, 0) - Math.max(...sizes);
  };
}
