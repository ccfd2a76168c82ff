import type { CurveForm } from './metric.ts';
import type { Layer } from './resampling-layers.ts';
import type { Ranks } from './score-ranks.ts';

/** One of the two metrics that a walk gives, of one slice: where its value goes. */
export interface WalkAsked {
  form: CurveForm;
  /** Index of the slice in the layer. */
  slice: number;
  at: number;
}

/**
 * Scores of one model with their labels, laid out from the lowest to the highest. One walk down from the highest gives ROC AUC and
 * average precision of every slice of a layer: each negative is beaten by the positives above it, and each positive adds the
 * precision that is reached there. Neither a table of cells nor a sort for each slice is needed.
 */
export class Walk {
  readonly n: number;
  /** Where each row stands. */
  readonly #places: Uint32Array;
  readonly #labels: Uint8Array;
  /** 1 where a row has the score of the one before; empty where all scores differ. */
  readonly #ties: Uint8Array;
  /** Of each slice: positives and all above, wins, sum of precisions; and where scores tie, positives and all of the score in hand, and its number. */
  #tallies = new Float64Array();

  constructor({ distinct, ranks }: Ranks, labels: Uint8Array) {
    this.n = ranks.length;
    this.#ties = new Uint8Array(distinct.length === this.n ? 0 : this.n);
    this.#places = this.#ties.length === 0 ? ranks : this.#placesOf(distinct.length, ranks);
    this.#labels = new Uint8Array(this.n);
    for (let row = 0; row < this.n; row++) this.#labels[this.#places[row]!] = labels[row]!;
  }

  #placesOf(distinct: number, ranks: Uint32Array): Uint32Array {
    const next = new Uint32Array(distinct + 1);
    for (let row = 0; row < this.n; row++) next[ranks[row]! + 1]!++;
    for (let rank = 1; rank <= distinct; rank++) next[rank]! += next[rank - 1]!;
    this.#ties.fill(1);
    for (let rank = 0; rank < distinct; rank++) this.#ties[next[rank]!] = 0;
    const places = new Uint32Array(this.n);
    for (let row = 0; row < this.n; row++) places[row] = next[ranks[row]!]!++;
    return places;
  }

  /** Slices of the rows in the order of the walk. */
  codesOf({ codes }: Layer, into: Uint16Array = new Uint16Array(this.n)): Uint16Array {
    const places = this.#places;
    for (let row = 0; row < places.length; row++) into[places[row]!] = codes[row]!;
    return into;
  }

  /** 1 at the places of the drawn rows. */
  mark(marks: Uint8Array, rows: Uint32Array, count: number): void {
    const places = this.#places;
    marks.fill(0);
    for (let i = 0; i < count; i++) marks[places[rows[i]!]!] = 1;
  }

  /** Walks once for all slices of a layer. Rows at marks weigh `heavy`, others `light`; all rows `light` where there are no marks. */
  measure(codes: Uint16Array, slices: number, asked: readonly WalkAsked[], values: Float64Array, light: number, heavy: number, marks?: Uint8Array): void {
    if (this.#tallies.length < WIDTH * (slices + 1)) this.#tallies = new Float64Array(WIDTH * (slices + 1));
    const tallies = this.#tallies.fill(0);
    if (this.#ties.length > 0) walkTies(tallies, codes, this.#labels, this.#ties, slices, light, heavy, marks);
    else if (marks) walkDrawn(tallies, codes, this.#labels, light, heavy, marks);
    else walkWhole(tallies, codes, this.#labels);
    for (const { form, slice, at } of asked) {
      const from = WIDTH * slice;
      const positives = tallies[from]!;
      const negatives = tallies[from + 1]! - positives;
      values[at] = form.walk === 'roc_auc' ? tallies[from + 2]! / (positives * negatives) : tallies[from + 3]! / positives;
    }
  }
}

const WIDTH = 8;

function walkWhole(tallies: Float64Array, codes: Uint16Array, labels: Uint8Array): void {
  for (let i = codes.length - 1; i >= 0; i--) {
    const at = WIDTH * codes[i]!;
    const all = tallies[at + 1]! + 1;
    tallies[at + 1] = all;
    if (labels[i] === 1) {
      const positives = tallies[at]! + 1;
      tallies[at] = positives;
      tallies[at + 3]! += positives / all;
    } else tallies[at + 2]! += tallies[at]!;
  }
}

function walkDrawn(tallies: Float64Array, codes: Uint16Array, labels: Uint8Array, light: number, heavy: number, marks: Uint8Array): void {
  for (let i = codes.length - 1; i >= 0; i--) {
    const weight = marks[i] === 1 ? heavy : light;
    if (weight === 0) continue;
    const at = WIDTH * codes[i]!;
    const all = tallies[at + 1]! + weight;
    tallies[at + 1] = all;
    if (labels[i] === 1) {
      const positives = tallies[at]! + weight;
      tallies[at] = positives;
      tallies[at + 3]! += (weight * positives) / all;
    } else tallies[at + 2]! += weight * tallies[at]!;
  }
}

/** Rows of one score in one slice count as one step, which is taken when the next score of the slice is met. */
function walkTies(tallies: Float64Array, codes: Uint16Array, labels: Uint8Array, ties: Uint8Array, slices: number, light: number, heavy: number, marks?: Uint8Array): void {
  let score = 0;
  for (let i = codes.length - 1; i >= 0; i--) {
    const weight = marks !== undefined && marks[i] === 1 ? heavy : light;
    const at = WIDTH * codes[i]!;
    if (tallies[at + 6] !== score) {
      step(tallies, at);
      tallies[at + 6] = score;
    }
    tallies[at + 5]! += weight;
    if (labels[i] === 1) tallies[at + 4]! += weight;
    if (ties[i] === 0) score++;
  }
  for (let slice = 0; slice <= slices; slice++) step(tallies, WIDTH * slice);
}

function step(tallies: Float64Array, at: number): void {
  const [positive, both] = [tallies[at + 4]!, tallies[at + 5]!];
  if (both === 0) return;
  const positives = tallies[at]! + positive;
  const all = tallies[at + 1]! + both;
  tallies[at + 2]! += (both - positive) * (tallies[at]! + positive / 2);
  if (positive > 0) tallies[at + 3]! += (positive * positives) / all;
  tallies[at] = positives;
  tallies[at + 1] = all;
  tallies[at + 4] = 0;
  tallies[at + 5] = 0;
}
