// What bench/model-gate.ts measures of Sluice, in a process of its own: the metrics of the catalogue over all rows and slices, and
// the rates behind three fairness metrics, once as they are and then under paired bootstraps. Prints one JSON line.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { metricOf } from '../../src/model/metrics/catalogue.ts';
import type { Rows } from '../../src/model/predictions/rows.ts';
import type { CurveForm, Metric } from '../../src/statistics/metric.ts';
import { pointValues, resample, type Cut, type Part, type Quantity } from '../../src/statistics/resampling.ts';

/** Columns by which the bootstraps are sliced come first; of each, how many values it has. */
const [folder, replicates, few, many] = [process.argv[2]!, Number(process.argv[3]), Number(process.argv[4]), process.argv[5]!.split(',').map(Number)];
function bytes(name: string): Uint8Array<ArrayBuffer> {
  const file = readFileSync(path.join(folder, name));
  return new Uint8Array(file.buffer, file.byteOffset, file.length);
}
const labels = bytes('labels.bin');
const n = labels.length;
const scores = [0, 1].map((model) => floats(bytes(`scores${model}.bin`)));
const rows: Rows = { task: 'binary', n, truth: { kind: 'binary', labels, positives: labels.reduce((sum, label) => sum + label, 0) }, candidate: { scores: [scores[0]!] }, champion: { scores: [scores[1]!] }, categories: {}, epsilon: 2 ** -52 };
const options = { threshold: 0.5, epsilon: rows.epsilon };
const NAMES = ['roc_auc', 'average_precision', 'log_loss', 'brier', 'accuracy'] as const;

function floats({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): Float64Array {
  return new Float64Array(buffer, byteOffset, length / 8);
}

/** The slices of a column: its values, as many as it has names. */
function partsOf(cut: Cut): Part[] {
  return Array.from({ length: cut.parts }, (_, code) => ({ cut, code }));
}

/** Quantities in the order in which the peer says its numbers; the last six of a model are its rates by sex. */
function quantities(columns: readonly Cut[]): Quantity[] {
  const asked = [undefined, ...columns.flatMap(partsOf)];
  const sexes = partsOf(sex);
  return (['candidate', 'champion'] as const).flatMap((model) => {
    const outputs = rows[model]!;
    const metrics = NAMES.map((metric) => metricOf({ metric }, rows, outputs, options));
    const yes: Metric = { ...metrics[4]!, id: 'selection', form: { ...metrics[4]!.form, on: selection, answers: { threshold: 0.5, of: selected } } as CurveForm };
    const rates = [yes, metricOf({ metric: 'recall' }, rows, outputs, options), metricOf({ metric: 'specificity' }, rows, outputs, options)];
    return [...asked.flatMap((slice) => metrics.map((metric) => ({ metric, rows: slice }))), ...rates.flatMap((metric) => sexes.map((slice) => ({ metric, rows: slice })))];
  });
}

function selected(truePositives: number, falsePositives: number, falseNegatives: number, trueNegatives: number): number {
  const yes = truePositives + falsePositives;
  return yes / (yes + falseNegatives + trueNegatives);
}

function selection(distinct: Float64Array): (positives: Float64Array, negatives: Float64Array) => number {
  return (positives, negatives) => {
    let [answered, all] = [0, 0];
    for (let i = 0; i < distinct.length; i++) {
      const weight = positives[i]! + negatives[i]!;
      all += weight;
      if (distinct[i]! >= 0.5) answered += weight;
    }
    return answered / all;
  };
}

/** The three fairness metrics of each model, for its six rates. */
function withFairness(values: readonly number[]): number[] {
  const half = values.length / 2;
  return [values.slice(0, half), values.slice(half)].flatMap((own) => {
    const [selected, recall, specificity] = [-6, -4, -2].map((at) => Math.abs(own.at(at)! - own.at(at + 1)!)) as [number, number, number];
    return [...own.slice(0, -6), selected, Math.max(recall, specificity), recall];
  });
}

function timed<T>(work: () => T): { value: T; wall: number; cpu: number } {
  const started = process.cpuUsage();
  const wall = performance.now();
  const value = work();
  const used = process.cpuUsage(started);
  return { value, wall: (performance.now() - wall) / 1000, cpu: (used.user + used.system) / 1e6 };
}

const column = (name: string, parts: number): Cut => ({ codes: bytes(`${name}.bin`), parts });
const columns = many.map((parts, i) => column(`column${i}`, parts));
const sex = column('sex', 2);
const points = timed(() => withFairness(pointValues({ n }, quantities(columns))));
const resampled = timed(() => {
  const found = resample({ n }, quantities(columns.slice(0, few)), { replicates, seed: 1 });
  for (let k = 0; k < replicates; k++) withFairness(found.map((one) => one.replicates[k]!));
});
console.log(JSON.stringify({ points: points.value, points_wall: points.wall, points_cpu: points.cpu, wall: resampled.wall, cpu: resampled.cpu, max_rss_kb: process.resourceUsage().maxRSS }));
