import type { Metric } from './metric.ts';
import { Draws, type Draw, type Population } from './resampling-draws.ts';
import type { Part } from './resampling-layers.ts';
import { tablesOf } from './resampling-tables.ts';

export type { Population } from './resampling-draws.ts';
export type { Cut, Part } from './resampling-layers.ts';

/** A metric of all rows, or of a slice: row numbers, each once, or a part of a cut. Metrics of one array or one part share their work. */
export interface Quantity {
  metric: Metric;
  rows?: Uint32Array | Part;
}

export interface Resampled {
  /** The metric of the rows as they are; NaN where undefined. */
  point: number;
  /** Its value in each draw. Entry k of every quantity comes from the same draw, which is what pairs them. */
  replicates: Float64Array;
  /** Its value without each of some random groups of units; empty where none were asked for. */
  jackknife: Float64Array;
}

export interface ResamplingOptions {
  /** 0 for point values alone. */
  replicates: number;
  seed: number;
  /** Groups of the jackknife that BCa needs, at most as many as there are units; none where absent. */
  jackknife?: number;
}

/**
 * Every quantity under one paired bootstrap of the rows (of whole units where the population has them, within strata where it
 * has those). Each draw passes once over a quarter of the rows for each model and layer of slices, whatever the number of
 * metrics, and sorts nothing. Same seed, same rows in the same order: the same numbers, whatever else is asked for.
 */
export function resample(population: Population, quantities: readonly Quantity[], options: ResamplingOptions): Resampled[] {
  const draws = new Draws(population, options.seed);
  const values = new Float64Array(quantities.length);
  const tables = tablesOf(population, quantities, values, options.replicates > 0 || (options.jackknife ?? 0) > 0);
  const measure = (draw: Draw): Float64Array => {
    for (const table of tables) table.draw(draw, population.weights);
    return values;
  };
  const points = measure(draws.whole()).slice();
  const collect = (count: number, of: (index: number) => Draw): Float64Array[] => {
    const results = quantities.map(() => new Float64Array(count));
    for (let index = 0; index < count; index++) {
      const drawn = measure(of(index));
      for (let i = 0; i < results.length; i++) results[i]![index] = drawn[i]!;
    }
    return results;
  };
  const replicates = collect(options.replicates, (index) => draws.replicate(index));
  const groups = options.jackknife ? draws.groups(options.jackknife) : undefined;
  const jackknife = collect(groups?.count ?? 0, (group) => draws.without(group, groups!));
  return quantities.map((_, i) => ({ point: points[i]!, replicates: replicates[i]!, jackknife: jackknife[i]! }));
}

/** The metrics of the rows as they are, NaN where undefined. */
export function pointValues(population: Population, quantities: readonly Quantity[]): number[] {
  return resample(population, quantities, { replicates: 0, seed: 0 }).map(({ point }) => point);
}
