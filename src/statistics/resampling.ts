import type { CurveForm, Metric, RowsForm, SumsForm } from './metric.ts';
import { CurveTable, type CurveAsked, type Scratch } from './resampling-curves.ts';
import { Draws, type Draw, type Population } from './resampling-draws.ts';
import { layersOf, type Layer, type Slice } from './resampling-layers.ts';
import { ScoreTable } from './resampling-scores.ts';
import { SumsTable, type SumsAsked } from './resampling-sums.ts';

export type { Population } from './resampling-draws.ts';

/** A metric of all rows, or of a slice (row numbers, each once). Slices that share one array share their work. */
export interface Quantity {
  metric: Metric;
  rows?: Uint32Array;
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

interface Place {
  layer: Layer;
  slice: number;
}

interface Table {
  draw(draw: Draw, weights: Float64Array | undefined): void;
}

function tablesOf(population: Population, quantities: readonly Quantity[], values: Float64Array, isDrawn: boolean): Table[] {
  const layers = layersOf(quantities.map(({ rows }) => rows), population.n);
  const places = new Map<Slice, Place>(layers.flatMap((layer) => layer.slices.map((rows, slice) => [rows, { layer, slice }] as const)));
  const curves: CurveAsked[] = [];
  const sums: SumsAsked[] = [];
  const others: RowsAsked[] = [];
  quantities.forEach(({ metric: { form }, rows }, at) => {
    const place = places.get(rows)!;
    if (form.kind === 'curve') curves.push({ form, at, ...place });
    else if (form.kind === 'sums') sums.push({ form, at, ...place });
    else others.push({ form, at, rows });
  });
  const ofCurves = curveTables(curves, sums, population, values, isDrawn);
  return [...ofCurves, ...(sums.length > 0 ? [new SumsTable(sums, population, values)] : []), ...(others.length > 0 ? [rowsTable(others, population.n, values)] : [])];
}

/**
 * One for each model's scores and layer; all of them share one scratch. Means of losses join `sums` where most rows have a score of
 * their own. Without draws each table is made when it is asked, and let go.
 */
function curveTables(asked: readonly CurveAsked[], sums: SumsAsked[], population: Population, values: Float64Array, isDrawn: boolean): Table[] {
  const makers: (() => CurveTable)[] = [];
  const losses = new Map<CurveForm, SumsForm>();
  const columnOfOnes = once(() => new Float64Array(population.n).fill(1));
  for (const byScores of Map.groupBy(asked, ({ form }) => form.scores).values())
    for (const system of Map.groupBy(byScores, ({ form }) => form.labels).values()) {
      const scores = new ScoreTable(system[0]!.form);
      const [byLoss, onCurve] = [system.filter(({ form }) => scores.isFine && form.loss), system.filter(({ form }) => !(scores.isFine && form.loss))];
      for (const { form, ...place } of byLoss) {
        const known = losses.get(form) ?? lossSums(form, columnOfOnes());
        losses.set(form, known);
        sums.push({ form: known, ...place });
      }
      for (const [layer, wanted] of Map.groupBy(onCurve, ({ layer }) => layer)) makers.push(() => new CurveTable(scores, layer, wanted, population, isDrawn));
    }
  const scratch = { positives: new Float64Array(), negatives: new Float64Array() };
  const bound = (table: CurveTable): CurveTable => {
    table.bind(scratch, values);
    return table;
  };
  if (!isDrawn)
    return makers.map((make) => ({
      draw(draw, weights) {
        const table = make();
        grow(scratch, table.cells);
        bound(table).draw(draw, weights);
      },
    }));
  const tables = makers.map((make) => make());
  grow(scratch, Math.max(0, ...tables.map(({ cells }) => cells)));
  return tables.map(bound);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function grow(scratch: Scratch, cells: number): void {
  if (scratch.positives.length >= cells) return;
  scratch.positives = new Float64Array(cells);
  scratch.negatives = new Float64Array(cells);
}

function lossSums({ scores, labels, loss }: CurveForm, ones: Float64Array): SumsForm {
  const column = new Float64Array(scores.length);
  for (let row = 0; row < column.length; row++) column[row] = loss!(labels[row]!, scores[row]!);
  return { kind: 'sums', columns: [column, ones], of: (found) => found[0]! / found[1]! };
}

interface RowsAsked {
  form: RowsForm;
  at: number;
  rows: Slice;
}

/** Metrics that are computed anew from the weight of each row. */
function rowsTable(asked: readonly RowsAsked[], n: number, values: Float64Array): Table {
  const all = new Float64Array(n);
  return {
    draw({ base, step, rows, count, each }, weights) {
      if (each) all.set(each);
      else {
        all.fill(base);
        for (let i = 0; i < count; i++) all[rows[i]!]! += step;
      }
      if (weights) for (let row = 0; row < n; row++) all[row]! *= weights[row]!;
      for (const { form, at, rows: slice } of asked) values[at] = form.of(all, slice);
    },
  };
}
