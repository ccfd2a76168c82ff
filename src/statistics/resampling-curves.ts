import type { CurveForm } from './metric.ts';
import type { Draw, Population } from './resampling-draws.ts';
import type { Layer } from './resampling-layers.ts';
import type { Counts, ScoreTable } from './resampling-scores.ts';

/** One curve metric of one slice: where its value goes. */
export interface CurveAsked {
  form: CurveForm;
  layer: Layer;
  /** Index of the slice in the layer. */
  slice: number;
  at: number;
}

/** Weight of the positives and negatives at each distinct score, made once and lent to every table in turn. */
export interface Scratch {
  positives: Float64Array;
  negatives: Float64Array;
}

/**
 * Everything asked of one model's scores on the slices of one layer. A cell is a distinct score of a slice; the counts of its
 * negatives and positives stand side by side. The whole is counted once; a draw counts its own rows only, and the weights of
 * all rows follow as base × whole + step × drawn.
 */
export class CurveTable {
  readonly cells: number;
  /** Where each row is counted: 2 × cell + label; behind the last cell where it is in no slice. */
  readonly #at: Uint32Array;
  readonly #whole: Counts;
  readonly #drawn: Counts;
  #distinct: Float64Array;
  readonly #starts: Uint32Array;
  readonly #asked: readonly CurveAsked[];
  #evaluate: (() => void)[] = [];
  #values: Float64Array = new Float64Array();
  #scratch?: Scratch;

  constructor(scores: ScoreTable, layer: Layer, asked: readonly CurveAsked[], { weights, strata }: Population, isDrawn: boolean) {
    const laid = scores.lay(layer, weights, isDrawn);
    this.#at = laid.at;
    this.#distinct = laid.distinct;
    this.#starts = laid.starts;
    this.#asked = asked;
    this.cells = laid.distinct.length;
    // Strata give every row a weight of its own in each draw.
    this.#whole = strata && !weights ? Float64Array.from(laid.counts) : laid.counts;
    this.#drawn = isDrawn ? new (this.#whole.constructor as Float64ArrayConstructor)(2 * this.cells + 2) as Counts : this.#whole;
  }

  /** Binds the evaluators to the shared scratch and to where values go; once. */
  bind(scratch: Scratch, values: Float64Array): void {
    this.#scratch = scratch;
    this.#values = values;
    const bySlice = Map.groupBy(this.#asked, ({ slice }) => slice);
    this.#evaluate = [...bySlice].flatMap(([slice, wanted]) => {
      const [from, to] = [this.#starts[slice]!, this.#starts[slice + 1]!];
      const [distinct, positives, negatives] = [this.#distinct, scratch.positives, scratch.negatives].map((array) => array.subarray(from, to)) as [Float64Array, Float64Array, Float64Array];
      return wanted.map(({ form, at }) => {
        const of = form.on(distinct);
        return () => void (this.#values[at] = of(positives, negatives));
      });
    });
    // Whatever an evaluator needs of the scores it has made its own.
    this.#distinct = new Float64Array();
  }

  draw(draw: Draw, weights: Float64Array | undefined): void {
    const { positives, negatives } = this.#scratch!;
    const [drawn, whole, at] = [this.#drawn, this.#whole, this.#at];
    const base = draw.each ? 0 : draw.base;
    const step = draw.each ? 1 : draw.step;
    if (step !== 0) {
      drawn.fill(0);
      if (draw.each) addEach(drawn as Float64Array, at, draw.each, weights);
      else if (weights) addWeights(drawn as Float64Array, at, draw, weights);
      else if (drawn instanceof Uint8Array) count8(drawn, at, draw.rows, draw.count);
      else count32(drawn as Uint32Array, at, draw.rows, draw.count);
    }
    if (step === 0) {
      for (let cell = 0; cell < this.cells; cell++) {
        negatives[cell] = whole[2 * cell]!;
        positives[cell] = whole[2 * cell + 1]!;
      }
    } else if (whole instanceof Uint8Array) mix8(whole, drawn as Uint8Array, base, step, this.cells, this.#scratch!);
    else mix(whole, drawn, base, step, this.cells, this.#scratch!);
    for (const evaluate of this.#evaluate) evaluate();
  }
}

// One function for each kind of array: a loop that meets two kinds is several times slower.

function count8(counts: Uint8Array, at: Uint32Array, rows: Uint32Array, count: number): void {
  for (let i = 0; i < count; i++) counts[at[rows[i]!]!]!++;
}

function count32(counts: Uint32Array, at: Uint32Array, rows: Uint32Array, count: number): void {
  for (let i = 0; i < count; i++) counts[at[rows[i]!]!]!++;
}

function addWeights(sums: Float64Array, at: Uint32Array, { rows, count }: Draw, weights: Float64Array): void {
  for (let i = 0; i < count; i++) sums[at[rows[i]!]!]! += weights[rows[i]!]!;
}

function addEach(sums: Float64Array, at: Uint32Array, each: Float64Array, weights: Float64Array | undefined): void {
  if (weights) for (let row = 0; row < at.length; row++) sums[at[row]!]! += each[row]! * weights[row]!;
  else for (let row = 0; row < at.length; row++) sums[at[row]!]! += each[row]!;
}

function mix8(whole: Uint8Array, drawn: Uint8Array, base: number, step: number, cells: number, { positives, negatives }: Scratch): void {
  for (let cell = 0; cell < cells; cell++) {
    negatives[cell] = base * whole[2 * cell]! + step * drawn[2 * cell]!;
    positives[cell] = base * whole[2 * cell + 1]! + step * drawn[2 * cell + 1]!;
  }
}

function mix(whole: Counts, drawn: Counts, base: number, step: number, cells: number, { positives, negatives }: Scratch): void {
  for (let cell = 0; cell < cells; cell++) {
    negatives[cell] = base * whole[2 * cell]! + step * drawn[2 * cell]!;
    positives[cell] = base * whole[2 * cell + 1]! + step * drawn[2 * cell + 1]!;
  }
}
