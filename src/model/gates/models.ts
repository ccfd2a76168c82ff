import type { Metric } from '../../statistics/metric.ts';
import { pointValues, type Part, type Quantity } from '../../statistics/resampling.ts';
import { constantOutputs, metricOf, valueOf, type Defined, type MetricOptions, type MetricSpec } from '../metrics/catalogue.ts';
import type { ModelName, Outputs, Rows, Slice } from '../predictions/rows.ts';

/** What a gate may compare the candidate with. `constant`: a scorer that gives every row the same answer. */
export type Against = Exclude<ModelName, 'candidate'> | 'constant';

/** Metrics and values of each model, made once however many gates ask for them. */
export class Models {
  readonly #rows: Rows;
  readonly #options: MetricOptions;
  readonly #metrics = new Map<string, Metric>();
  readonly #outputs = new Map<string, Outputs>();
  readonly #values: number[];
  readonly #quantities = new Quantities();
  readonly #positives = new Map<Uint32Array | undefined, number>();

  /** `asked`: everything whose value will be asked for, so that all of it is computed in one go. */
  constructor(rows: Rows, asked: readonly { spec: MetricSpec; slice?: Slice; against?: Against }[], options: Omit<MetricOptions, 'epsilon'>) {
    this.#rows = rows;
    this.#options = { threshold: options.threshold, quantiles: options.quantiles, epsilon: rows.epsilon };
    for (const { spec, slice, against } of asked)
      for (const model of ['candidate', against] as const) if (model) this.#quantities.indexOf(this.metric(spec, model), slice);
    this.#values = pointValues({ n: rows.n, weights: rows.weights }, this.#quantities.list);
  }

  metric(spec: MetricSpec, model: 'candidate' | Against): Metric {
    const key = JSON.stringify([model, spec.metric, spec.at, spec.costs, spec.average, spec.class, spec.beta, spec.k, spec.quantile, spec.gain]);
    const metric = this.#metrics.get(key) ?? metricOf(spec, this.#rows, this.outputs(model, spec), this.#options);
    this.#metrics.set(key, metric);
    return metric;
  }

  outputs(model: 'candidate' | Against, spec: MetricSpec): Outputs {
    if (model !== 'constant') return this.#rows[model]!;
    const key = JSON.stringify([spec.metric, spec.quantile]);
    const outputs = this.#outputs.get(key) ?? constantOutputs(this.#rows, spec, this.#options.quantiles);
    this.#outputs.set(key, outputs);
    return outputs;
  }

  value(metric: Metric, slice: Slice | undefined): Defined {
    const value = this.#values[this.#quantities.indexOf(metric, slice)];
    // Where there is no number, the metric knows why.
    return value !== undefined && Number.isFinite(value) && slice?.rows.length !== 0 ? { value } : valueOf(metric, slice?.rows, this.#rows.weights);
  }

  positives(slice: Uint32Array | undefined): number {
    const { truth } = this.#rows;
    if (truth.kind !== 'binary') return 0;
    const found = this.#positives.get(slice) ?? (slice ? slice.reduce((sum, row) => sum + truth.labels[row]!, 0) : truth.positives);
    this.#positives.set(slice, found);
    return found;
  }
}

/** What is computed or resampled, each once however many gates ask for it. */
export class Quantities {
  readonly list: Quantity[] = [];
  readonly #known = new Map<Metric, Map<Uint32Array | Part | undefined, number>>();

  indexOf(metric: Metric, slice: Slice | undefined): number {
    const rows = slice?.part ?? slice?.rows;
    const byRows = this.#known.get(metric) ?? new Map<Uint32Array | Part | undefined, number>();
    this.#known.set(metric, byRows);
    const known = byRows.get(rows);
    if (known !== undefined) return known;
    byRows.set(rows, this.list.length);
    return this.list.push({ metric, rows }) - 1;
  }
}
