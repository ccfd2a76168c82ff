import type { SumsForm } from './metric.ts';
import type { Draw, Population } from './resampling-draws.ts';
import type { Cross } from './resampling-crosses.ts';
import type { Layer } from './resampling-layers.ts';

/** A column that is made when its sums are, and kept only where rows will be drawn. */
export type Column = Float64Array | (() => Float64Array) | typeof ONES;

/** A column of ones, whose sums are weights. */
export const ONES: unique symbol = Symbol('ones');

/** One sums metric of one slice: where its value goes. */
export interface SumsAsked {
  form: Pick<SumsForm, 'of'> & { columns: readonly Column[] };
  layer: Layer;
  /** Index of the slice in the layer. */
  slice: number;
  at: number;
}

/**
 * Sums of columns over slices. Each column is added up once for each cross of layers, and a slice is the sum of its combinations.
 * A column that several metrics share is added up once.
 */
export class SumsTable {
  readonly #sums: ColumnSums[];
  readonly #values: Float64Array;
  readonly #asked: { form: SumsAsked['form']; at: number; parts: { of: ColumnSums; column: number; cells: Uint32Array }[]; sums: Float64Array }[];

  constructor(asked: readonly SumsAsked[], crosses: readonly Cross[], { weights }: Population, values: Float64Array, isDrawn: boolean) {
    this.#values = values;
    this.#sums = crosses.map((cross) => new ColumnSums(cross));
    const columns = [...new Set(asked.flatMap(({ form }) => form.columns))];
    for (const column of columns) {
      const made = typeof column === 'function' ? column() : column;
      for (const sums of this.#sums) sums.adds(made, weights, isDrawn);
    }
    this.#asked = asked.map(({ form, layer, slice, at }) => {
      const which = crosses.findIndex((cross) => cross.has(layer));
      const cells = crosses[which]!.cellsOf(layer)[slice]!;
      return { form, at, sums: new Float64Array(form.columns.length), parts: form.columns.map((column) => ({ of: this.#sums[which]!, column: columns.indexOf(column), cells })) };
    });
  }

  draw(draw: Draw, weights: Float64Array | undefined): void {
    const isWhole = !draw.each && draw.step === 0;
    if (!isWhole) for (const sums of this.#sums) sums.draw(draw, weights);
    const base = draw.each ? 0 : draw.base;
    const step = draw.each ? 1 : draw.step;
    for (const { form, at, parts, sums } of this.#asked) {
      for (let i = 0; i < parts.length; i++) {
        const { of, column, cells } = parts[i]!;
        const whole = sumOf(of.whole[column]!, cells);
        sums[i] = isWhole ? whole : base * whole + step * sumOf(of.drawn[column]!, cells);
      }
      this.#values[at] = form.of(sums);
    }
  }
}

function sumOf(values: Float64Array, cells: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < cells.length; i++) sum += values[cells[i]!]!;
  return sum;
}

/** Sums of columns over the combinations of one cross. */
class ColumnSums {
  readonly whole: Float64Array[] = [];
  readonly drawn: Float64Array[] = [];
  readonly #columns: (Float64Array | typeof ONES)[] = [];
  readonly #codes: Uint16Array;
  readonly #size: number;

  constructor({ codes, size }: Cross) {
    this.#codes = codes;
    this.#size = size;
  }

  /** The next column, summed over each combination. */
  adds(column: Float64Array | typeof ONES, weights: Float64Array | undefined, isDrawn: boolean): void {
    const sums = new Float64Array(this.#size);
    if (column !== ONES) addAll(sums, this.#codes, column, weights);
    else if (weights) addAll(sums, this.#codes, weights, undefined);
    else countAll(sums, this.#codes);
    this.whole.push(sums);
    if (!isDrawn) return;
    this.#columns.push(column);
    this.drawn.push(new Float64Array(this.#size));
  }

  draw(draw: Draw, weights: Float64Array | undefined): void {
    for (let i = 0; i < this.#columns.length; i++) {
      const sums = this.drawn[i]!;
      const column = this.#columns[i]!;
      sums.fill(0);
      if (column === ONES) {
        if (draw.each) addEach(sums, this.#codes, undefined, draw.each, weights);
        else if (weights) add(sums, this.#codes, weights, draw);
        else countDrawn(sums, this.#codes, draw);
      } else if (draw.each) addEach(sums, this.#codes, column, draw.each, weights);
      else if (weights) addWeighted(sums, this.#codes, column, draw, weights);
      else add(sums, this.#codes, column, draw);
    }
  }
}

/** With what rounding took from each sum given back (Kahan): a million small losses agree with other tools to 1e-9 and better. */
function addAll(sums: Float64Array, codes: Uint16Array, column: Float64Array, weights: Float64Array | undefined): void {
  const lost = new Float64Array(sums.length);
  for (let row = 0; row < column.length; row++) {
    const code = codes[row]!;
    const term = (weights ? weights[row]! * column[row]! : column[row]!) - lost[code]!;
    const next = sums[code]! + term;
    lost[code] = next - sums[code]! - term;
    sums[code] = next;
  }
}

function add(sums: Float64Array, codes: Uint16Array, column: Float64Array, { rows, count }: Draw): void {
  for (let i = 0; i < count; i++) sums[codes[rows[i]!]!]! += column[rows[i]!]!;
}

function addWeighted(sums: Float64Array, codes: Uint16Array, column: Float64Array, { rows, count }: Draw, weights: Float64Array): void {
  for (let i = 0; i < count; i++) sums[codes[rows[i]!]!]! += weights[rows[i]!]! * column[rows[i]!]!;
}

function addEach(sums: Float64Array, codes: Uint16Array, column: Float64Array | undefined, each: Float64Array, weights: Float64Array | undefined): void {
  for (let row = 0; row < codes.length; row++) sums[codes[row]!]! += each[row]! * (weights ? weights[row]! : 1) * (column ? column[row]! : 1);
}

function countAll(sums: Float64Array, codes: Uint16Array): void {
  for (let row = 0; row < codes.length; row++) sums[codes[row]!]!++;
}

function countDrawn(sums: Float64Array, codes: Uint16Array, { rows, count }: Draw): void {
  for (let i = 0; i < count; i++) sums[codes[rows[i]!]!]!++;
}
