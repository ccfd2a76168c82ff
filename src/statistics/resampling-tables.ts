import type { CurveForm, RowsForm, SumsForm } from './metric.ts';
import { ONES } from './resampling-adding.ts';
import { AnswersTable, type AnswersAsked } from './resampling-answers.ts';
import { crossesOf } from './resampling-crosses.ts';
import { CurveTable, type CurveAsked } from './resampling-curves.ts';
import type { Draw, Population } from './resampling-draws.ts';
import { Grid, GridTable, measureGrid } from './resampling-grid.ts';
import { layersOf, rowsOf, type Layer, type Slice } from './resampling-layers.ts';
import { ScoreTable } from './resampling-scores.ts';
import { SumsTable, type SumsAsked } from './resampling-sums.ts';
import { Walks } from './resampling-walks.ts';
import type { Quantity } from './resampling.ts';

/** What measures some of the quantities in each draw, and puts their values where they belong. */
export interface Table {
  draw(draw: Draw, weights: Float64Array | undefined): void;
}

/** Tables of all quantities, whose values they write into `values`. Without draws each is to be used once, for the whole. */
export function tablesOf(population: Population, quantities: readonly Quantity[], values: Float64Array, isDrawn: boolean): Table[] {
  const layers = layersOf(quantities.map(({ rows }) => rows), population.n);
  const places = new Map<Slice | null, { layer: Layer; slice: number }>(layers.flatMap((layer) => layer.slices.map((rows, slice) => [rows, { layer, slice }] as const)));
  const curves: CurveAsked[] = [];
  const asked: Asked = { sums: [], answers: [] };
  const others: RowsAsked[] = [];
  const numbers = new Map<Slice, Uint32Array | undefined>();
  const numbersOf = (slice: Slice): Uint32Array | undefined => {
    const known = numbers.get(slice) ?? rowsOf(slice);
    numbers.set(slice, known);
    return known;
  };
  quantities.forEach(({ metric: { form }, rows }, at) => {
    const place = places.get(rows)!;
    if (form.kind === 'curve') curves.push({ form, at, ...place });
    else if (form.kind === 'sums') asked.sums.push({ form, at, ...place });
    else others.push({ form, at, rows: numbersOf(rows) });
  });
  const tables = curveTables(curves, asked, population, values, isDrawn);
  const { sums, answers } = asked;
  const crosses = crossesOf([...new Set([...sums, ...answers].map(({ layer }) => layer))], isDrawn);
  if (sums.length > 0) tables.push(new SumsTable(sums, crosses, population, values, isDrawn));
  for (const bySystem of systemsOf(answers)) for (const own of Map.groupBy(bySystem, ({ form }) => form.answers!.threshold).values()) tables.push(new AnswersTable(own, crosses, population.weights, values));
  if (others.length > 0) tables.push(rowsTable(others, population.n, values));
  return tables;
}

/** What needs no order of scores. */
interface Asked {
  sums: SumsAsked[];
  answers: AnswersAsked[];
}

/** Those of one model's scores, held against one kind of labels, together. */
function systemsOf<T extends { form: CurveForm }>(asked: readonly T[]): T[][] {
  return [...Map.groupBy(asked, ({ form }) => form.scores).values()].flatMap((byScores) => [...Map.groupBy(byScores, ({ form }) => form.labels).values()]);
}

/**
 * Where few scores differ, all is read from the weights at each score, made once for each layer of slices. Where most rows have a
 * score of their own, and for the rows as they are, losses and answers join the sums, and one walk down the scores gives what it
 * can of all layers.
 */
function curveTables(curves: readonly CurveAsked[], asked: Asked, population: Population, values: Float64Array, isDrawn: boolean): Table[] {
  const losses = new Map<CurveForm, SumsAsked['form']>();
  const scratch = { positives: new Float64Array(), negatives: new Float64Array() };
  const isPlain = !population.weights && !population.strata;
  const walks = new Walks(curves, population.n, values);
  const tables: Table[] = [];
  const bound: CurveTable[] = [];
  for (const system of systemsOf(curves)) {
    const scores = new ScoreTable(system[0]!.form);
    const byLayer = Map.groupBy(system, ({ layer }) => layer);
    if (isPlain && scores.fits([...byLayer.keys()], isDrawn)) {
      const grid = new Grid(scores.ranks, system[0]!.form.labels);
      for (const [layer, wanted] of byLayer) {
        if (isDrawn) tables.push(new GridTable(grid, layer, wanted, values));
        else measureGrid(grid, layer, wanted, values);
      }
      continue;
    }
    const isApart = scores.isFine || (!isDrawn && isPlain);
    const rest: CurveAsked[] = [];
    const walked: CurveAsked[] = [];
    for (const one of system) {
      const { form, ...place } = one;
      if (isApart && form.losses) {
        const known = losses.get(form) ?? meanLoss(form);
        losses.set(form, known);
        asked.sums.push({ form: known, ...place });
      } else if (isApart && form.answers) asked.answers.push(one);
      else (isApart && isPlain && form.walk ? walked : rest).push(one);
    }
    if (walked.length > 0 && isDrawn) tables.push(walks.table(scores.order, walked));
    else if (walked.length > 0) walks.walkOnce(scores.order, walked);
    scores.release();
    for (const [layer, wanted] of Map.groupBy(rest, (one) => one.layer)) bound.push(new CurveTable(scores, layer, wanted, population, isDrawn));
  }
  const cells = Math.max(0, ...bound.map((table) => table.cells));
  scratch.positives = new Float64Array(cells);
  scratch.negatives = new Float64Array(cells);
  for (const table of bound) table.bind(scratch, values);
  return [...tables, ...bound];
}

function meanLoss({ scores, labels, losses }: CurveForm): SumsAsked['form'] {
  return { columns: [{ labels, scores, of: losses! }, ONES], of: (found: Parameters<SumsForm['of']>[0]) => found[0]! / found[1]! };
}

interface RowsAsked {
  form: RowsForm;
  at: number;
  rows: Uint32Array | undefined;
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
