import type { SumsForm } from './metric.ts';
import type { Draw, Population } from './resampling-draws.ts';
import type { Cross } from './resampling-crosses.ts';
import type { Layer } from './resampling-layers.ts';

/** A column, what writes its entries from row `from` on, or ones. The second is kept as a column only where rows will be drawn. */
export type Column = Float64Array | ((from: number, into: Float64Array) => void) | typeof ONES;

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

  constructor(asked: readonly SumsAsked[], crosses: readonly Cross[], { n, weights }: Population, values: Float64Array, isDrawn: boolean) {
    this.#values = values;
    this.#sums = crosses.map((cross) => new ColumnSums(cross));
    const columns = [...new Set(asked.flatMap(({ form }) => form.columns))];
    for (const column of columns) {
      const kept = isDrawn && typeof column === 'function' ? filled(column, n) : column;
      for (const sums of this.#sums) sums.begins(isDrawn && typeof kept !== 'function' ? kept : undefined);
      eachChunk(kept, n, weights, (from, chunk) => {
        for (const sums of this.#sums) sums.adds(from, chunk);
      });
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

/** Rows whose entries are in the processor's cache while each cross adds them up. */
const CHUNK = 4096;

function filled(fill: (from: number, into: Float64Array) => void, n: number): Float64Array {
  const column = new Float64Array(n);
  fill(0, column);
  return column;
}

/** The column's entries, or the weights times these, by some rows at a time. */
function eachChunk(column: Column, n: number, weights: Float64Array | undefined, visit: (from: number, chunk: Float64Array) => void): void {
  const chunk = new Float64Array(Math.min(n, CHUNK)).fill(1);
  for (let from = 0; from < n; from += CHUNK) {
    const part = chunk.subarray(0, n - from);
    if (typeof column === 'function') column(from, part);
    else if (column !== ONES) part.set(column.subarray(from, from + part.length));
    else if (weights) part.fill(1);
    if (weights) for (let i = 0; i < part.length; i++) part[i]! *= weights[from + i]!;
    visit(from, part);
  }
}

/** Sums of columns over the combinations of one cross. */
class ColumnSums {
  readonly whole: Float64Array[] = [];
  readonly drawn: Float64Array[] = [];
  readonly #columns: (Float64Array | typeof ONES)[] = [];
  readonly #codes: Uint16Array;
  readonly #size: number;
  /** Sums of one chunk: sums of sums lose less to rounding than one long sum. */
  readonly #part: Float64Array;

  constructor({ codes, size }: Cross) {
    this.#codes = codes;
    this.#size = size;
    this.#part = new Float64Array(size);
  }

  /** Begins the next column; the one given will be drawn from. */
  begins(column: Float64Array | typeof ONES | undefined): void {
    this.whole.push(new Float64Array(this.#size));
    if (column === undefined) return;
    this.#columns.push(column);
    this.drawn.push(new Float64Array(this.#size));
  }

  /** The column's entries from row `from` on. */
  adds(from: number, chunk: Float64Array): void {
    const [sums, part] = [this.whole.at(-1)!, this.#part];
    if (part.length > FEW_CELLS) return addChunk(sums, this.#codes, from, chunk);
    part.fill(0);
    addChunk(part, this.#codes, from, chunk);
    for (let cell = 0; cell < part.length; cell++) sums[cell]! += part[cell]!;
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

const FEW_CELLS = 512;

function addChunk(sums: Float64Array, codes: Uint16Array, from: number, chunk: Float64Array): void {
  for (let i = 0; i < chunk.length; i++) sums[codes[from + i]!]! += chunk[i]!;
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

function countDrawn(sums: Float64Array, codes: Uint16Array, { rows, count }: Draw): void {
  for (let i = 0; i < count; i++) sums[codes[rows[i]!]!]!++;
}
