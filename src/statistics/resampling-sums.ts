import type { SumsForm } from './metric.ts';
import { Adding, ONES, type Column } from './resampling-adding.ts';
import type { Cross } from './resampling-crosses.ts';
import type { Draw, Population } from './resampling-draws.ts';
import type { Layer } from './resampling-layers.ts';

/** One sums metric of one slice: where its value goes. */
export interface SumsAsked {
  form: Pick<SumsForm, 'of'> & { columns: readonly Column[] };
  layer: Layer;
  /** Index of the slice in the layer. */
  slice: number;
  at: number;
}

/**
 * Sums of columns over slices. All columns are added up once for each cross of layers, and a slice is the sum of its combinations.
 * A column that several metrics share is added up once.
 */
export class SumsTable {
  readonly #adding: Adding;
  /** By cross: sums of all rows and of the drawn ones, those of one combination side by side. */
  readonly #crosses: { codes: Uint16Array; whole: Float64Array; drawn: Float64Array }[];
  readonly #values: Float64Array;
  readonly #asked: { form: SumsAsked['form']; at: number; which: number; columns: Uint32Array; cells: Uint32Array; sums: Float64Array }[];

  constructor(asked: readonly SumsAsked[], crosses: readonly Cross[], { n, weights }: Population, values: Float64Array, isDrawn: boolean) {
    this.#values = values;
    const columns = [...new Set(asked.flatMap(({ form }) => form.columns))];
    this.#adding = new Adding(isDrawn && n <= MOST_KEPT ? columns.map((column) => keptOf(column, n)) : columns, n);
    this.#crosses = crosses.map(({ codes, size }) => ({ codes, whole: new Float64Array(size * columns.length), drawn: new Float64Array(isDrawn ? size * columns.length : 0) }));
    this.#adding.every(this.#crosses.map(({ codes, whole }) => ({ codes, sums: whole })), weights ? [weights] : []);
    this.#asked = asked.map(({ form, layer, slice, at }) => {
      const which = crosses.findIndex((cross) => cross.has(layer));
      const cells = crosses[which]!.cellsOf(layer)[slice]!;
      return { form, at, which, columns: Uint32Array.from(form.columns, (column) => columns.indexOf(column)), cells: cells.map((cell) => cell * columns.length), sums: new Float64Array(form.columns.length) };
    });
  }

  draw(draw: Draw, weights: Float64Array | undefined): void {
    const isWhole = !draw.each && draw.step === 0;
    if (!isWhole) this.#draw(draw, weights);
    const base = draw.each ? 0 : draw.base;
    const step = draw.each ? 1 : draw.step;
    for (const { form, at, which, columns, cells, sums } of this.#asked) {
      const { whole, drawn } = this.#crosses[which]!;
      for (let i = 0; i < columns.length; i++) {
        const all = sumOf(whole, cells, columns[i]!);
        sums[i] = isWhole ? all : base * all + step * sumOf(drawn, cells, columns[i]!);
      }
      this.#values[at] = form.of(sums);
    }
  }

  #draw({ rows, count, each }: Draw, weights: Float64Array | undefined): void {
    const targets = this.#crosses.map(({ codes, drawn }) => ({ codes, sums: drawn.fill(0) }));
    if (each) this.#adding.every(targets, weights ? [each, weights] : [each]);
    else this.#adding.drawn(targets, rows, count, weights);
  }
}

/** Rows up to which losses are kept, since their memory is small beside the time that computing them in every draw takes. */
const MOST_KEPT = 1 << 16;

function keptOf(column: Column, n: number): Column {
  if (column === ONES || !('of' in column)) return column;
  const kept = new Float64Array(n);
  column.of(column.labels, column.scores, 0, kept);
  return kept;
}

function sumOf(values: Float64Array, cells: Uint32Array, column: number): number {
  let sum = 0;
  for (let i = 0; i < cells.length; i++) sum += values[cells[i]! + column]!;
  return sum;
}
