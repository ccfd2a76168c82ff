import type { SumsForm } from './metric.ts';
import type { Draw, Population } from './resampling-draws.ts';
import type { Layer } from './resampling-layers.ts';

/** One sums metric of one slice: where its value goes. */
export interface SumsAsked {
  form: SumsForm;
  layer: Layer;
  /** Index of the slice in the layer. */
  slice: number;
  at: number;
}

/** Combinations of slices up to which their sums stay in the processor's first cache. */
const MOST_CELLS = 2048;

/**
 * Sums of columns over slices. Layers are crossed while there are few combinations, and each column is added up once for each
 * cross; a slice is the sum of its combinations. A column that several metrics share is added up once.
 */
export class SumsTable {
  readonly #crosses: Cross[];
  readonly #values: Float64Array;
  readonly #asked: { form: SumsForm; at: number; parts: { cross: Cross; column: number; cells: Uint32Array }[]; sums: Float64Array }[];

  constructor(asked: readonly SumsAsked[], { n, weights }: Population, values: Float64Array) {
    this.#values = values;
    const columns = [...new Set(asked.flatMap(({ form }) => form.columns))];
    this.#crosses = crossesOf([...new Set(asked.map(({ layer }) => layer))], n, columns, weights);
    this.#asked = asked.map(({ form, layer, slice, at }) => {
      const cross = this.#crosses.find(({ layers }) => layers.includes(layer))!;
      const cells = cross.cellsOf(layer, slice);
      return { form, at, sums: new Float64Array(form.columns.length), parts: form.columns.map((column) => ({ cross, column: columns.indexOf(column), cells })) };
    });
  }

  draw(draw: Draw, weights: Float64Array | undefined): void {
    const isWhole = !draw.each && draw.step === 0;
    if (!isWhole) for (const cross of this.#crosses) cross.draw(draw, weights);
    const base = draw.each ? 0 : draw.base;
    const step = draw.each ? 1 : draw.step;
    for (const { form, at, parts, sums } of this.#asked) {
      for (let i = 0; i < parts.length; i++) {
        const { cross, column, cells } = parts[i]!;
        const whole = sumOf(cross.whole[column]!, cells);
        sums[i] = isWhole ? whole : base * whole + step * sumOf(cross.drawn[column]!, cells);
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

/** Some layers crossed: one code for each combination of their slices that has rows. */
class Cross {
  layers: Layer[] = [];
  codes: Uint16Array;
  size = 1;
  whole: Float64Array[] = [];
  drawn: Float64Array[] = [];
  #columns: readonly Float64Array[] = [];
  /** A row of each combination. */
  #rows: number[] = [];

  constructor(n: number) {
    this.codes = new Uint16Array(n);
  }

  /** Takes the layer in, unless the combinations would be too many and there is one already. */
  takes(layer: Layer): boolean {
    const width = layer.slices.length + 1;
    const seen = new Int32Array(this.size * width).fill(-1);
    const rows: number[] = [];
    for (let row = 0; row < this.codes.length; row++) {
      const at = this.codes[row]! * width + layer.codes[row]!;
      if (seen[at]! < 0) seen[at] = rows.push(row) - 1;
    }
    if (this.layers.length > 0 && rows.length > MOST_CELLS) return false;
    for (let row = 0; row < this.codes.length; row++) this.codes[row] = seen[this.codes[row]! * width + layer.codes[row]!]!;
    this.layers.push(layer);
    this.size = rows.length;
    this.#rows = rows;
    return true;
  }

  close(columns: readonly Float64Array[], weights: Float64Array | undefined): void {
    this.#columns = columns;
    this.drawn = columns.map(() => new Float64Array(this.size));
    this.whole = columns.map((column) => {
      const sums = new Float64Array(this.size);
      addAll(sums, this.codes, column, weights);
      return sums;
    });
  }

  cellsOf(layer: Layer, slice: number): Uint32Array {
    return Uint32Array.from(this.#rows.flatMap((row, cell) => (layer.codes[row] === slice ? [cell] : [])));
  }

  draw(draw: Draw, weights: Float64Array | undefined): void {
    for (let i = 0; i < this.#columns.length; i++) {
      const [sums, column] = [this.drawn[i]!, this.#columns[i]!];
      sums.fill(0);
      if (draw.each) addEach(sums, this.codes, column, draw.each, weights);
      else if (weights) addWeighted(sums, this.codes, column, draw, weights);
      else add(sums, this.codes, column, draw);
    }
  }
}

function crossesOf(layers: readonly Layer[], n: number, columns: readonly Float64Array[], weights: Float64Array | undefined): Cross[] {
  const crosses: Cross[] = [];
  for (const layer of layers) {
    if (crosses.some((cross) => cross.takes(layer))) continue;
    const cross = new Cross(n);
    cross.takes(layer);
    crosses.push(cross);
  }
  for (const cross of crosses) cross.close(columns, weights);
  return crosses;
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

function addEach(sums: Float64Array, codes: Uint16Array, column: Float64Array, each: Float64Array, weights: Float64Array | undefined): void {
  for (let row = 0; row < column.length; row++) sums[codes[row]!]! += each[row]! * (weights ? weights[row]! : 1) * column[row]!;
}
