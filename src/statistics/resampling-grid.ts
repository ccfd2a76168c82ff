import type { CurveForm } from './metric.ts';
import type { CurveAsked } from './resampling-curves.ts';
import type { Draw } from './resampling-draws.ts';
import type { Codes, Layer } from './resampling-layers.ts';
import type { Ranks } from './score-ranks.ts';

/**
 * Scores of one model where few differ: the positives and negatives of every slice are counted at every score, and each metric is
 * made ready for the scores only once.
 */
export class Grid {
  readonly distinct: Float64Array;
  /** Of each row: 2 × rank + label. */
  readonly spots: Spots;
  /** Weight of the positives and the negatives of the slice in hand. */
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
  /** Of all rows at each spot. */
  readonly #all: Uint32Array;
  readonly #isShort: boolean;
  readonly #ready = new Map<CurveForm, ReturnType<CurveForm['on']>>();

  constructor({ distinct, ranks }: Ranks, labels: Uint8Array) {
    this.distinct = distinct;
    this.positives = new Float64Array(distinct.length);
    this.negatives = new Float64Array(distinct.length);
    this.#all = new Uint32Array(2 * distinct.length);
    this.spots = 2 * distinct.length <= 65_536 ? new Uint16Array(ranks.length) : new Uint32Array(ranks.length);
    place(this.spots, this.#all, ranks, labels);
    this.#isShort = this.#all.every((count) => count <= 65_535);
  }

  /** Rows at each spot of each slice, one slice after the other. */
  count({ codes, width }: Layer): WholeCounts {
    if (width === 1) return this.#all;
    const size = this.#all.length * width;
    // Short counts stay in the processor's cache, where each row adds to one of them at random.
    const counts = this.#isShort ? new Uint16Array(size) : new Uint32Array(size);
    countAll(counts, codes, this.spots, this.#all.length);
    return counts;
  }

  readyFor(form: CurveForm): ReturnType<CurveForm['on']> {
    const known = this.#ready.get(form) ?? form.on(this.distinct);
    this.#ready.set(form, known);
    return known;
  }
}

type Spots = Uint16Array | Uint32Array;
type WholeCounts = Uint16Array | Uint32Array;

interface Wanted {
  slice: number;
  metrics: { of: ReturnType<CurveForm['on']>; at: number }[];
}

/** The values of all rows of the slices of one layer. */
export function measureGrid(grid: Grid, layer: Layer, asked: readonly CurveAsked[], values: Float64Array): void {
  const counts = grid.count(layer);
  const { positives, negatives } = grid;
  for (const { slice, metrics } of wantedOf(grid, asked)) {
    spread(counts, 2 * slice * positives.length, positives, negatives);
    for (const { of, at } of metrics) values[at] = of(positives, negatives);
  }
}

/** Everything asked of one model's scores on the slices of one layer, in each draw. */
export class GridTable {
  readonly #grid: Grid;
  readonly #codes: Codes;
  // Bytes, where they suffice: they stay in the processor's cache, where a draw adds to them at random.
  readonly #whole: Uint8Array | Uint32Array;
  readonly #drawn: Uint8Array | Uint32Array;
  readonly #wanted: Wanted[];
  readonly #values: Float64Array;

  constructor(grid: Grid, layer: Layer, asked: readonly CurveAsked[], values: Float64Array) {
    this.#grid = grid;
    this.#codes = layer.codes;
    const counts = grid.count(layer);
    const Kind = counts.every((count) => count <= 255) ? Uint8Array : Uint32Array;
    this.#whole = Kind.from(counts);
    this.#drawn = new Kind(counts.length);
    this.#wanted = wantedOf(grid, asked);
    this.#values = values;
  }

  draw({ base, step, rows, count }: Draw): void {
    const { spots, positives, negatives } = this.#grid;
    const width = 2 * positives.length;
    const [whole, drawn] = [this.#whole, this.#drawn];
    if (step !== 0) {
      drawn.fill(0);
      if (drawn instanceof Uint8Array) countDrawn8(drawn, this.#codes, spots, width, rows, count);
      else countDrawn32(drawn, this.#codes, spots, width, rows, count);
    }
    for (const { slice, metrics } of this.#wanted) {
      if (whole instanceof Uint8Array) mix8(whole, drawn as Uint8Array, slice * width, base, step, positives, negatives);
      else mix32(whole, drawn as Uint32Array, slice * width, base, step, positives, negatives);
      for (const { of, at } of metrics) this.#values[at] = of(positives, negatives);
    }
  }
}

function wantedOf(grid: Grid, asked: readonly CurveAsked[]): Wanted[] {
  return [...Map.groupBy(asked, ({ slice }) => slice)].map(([slice, wanted]) => ({ slice, metrics: wanted.map(({ form, at }) => ({ of: grid.readyFor(form), at })) }));
}

function place(spots: Spots, all: Uint32Array, ranks: Ranks['ranks'], labels: Uint8Array): void {
  for (let row = 0; row < spots.length; row++) {
    const spot = 2 * ranks[row]! + labels[row]!;
    spots[row] = spot;
    all[spot]!++;
  }
}

function countAll(counts: WholeCounts, codes: Codes, spots: Spots, width: number): void {
  for (let row = 0; row < codes.length; row++) counts[codes[row]! * width + spots[row]!]!++;
}

function spread(counts: WholeCounts, from: number, positives: Float64Array, negatives: Float64Array): void {
  for (let rank = 0, at = from; rank < positives.length; rank++, at += 2) {
    negatives[rank] = counts[at]!;
    positives[rank] = counts[at + 1]!;
  }
}

// One function for each kind of array: a loop that meets two kinds is several times slower.

function countDrawn8(counts: Uint8Array, codes: Codes, spots: Spots, width: number, rows: Uint32Array, count: number): void {
  for (let i = 0; i < count; i++) counts[codes[rows[i]!]! * width + spots[rows[i]!]!]!++;
}

function countDrawn32(counts: Uint32Array, codes: Codes, spots: Spots, width: number, rows: Uint32Array, count: number): void {
  for (let i = 0; i < count; i++) counts[codes[rows[i]!]! * width + spots[rows[i]!]!]!++;
}

function mix8(whole: Uint8Array, drawn: Uint8Array, from: number, base: number, step: number, positives: Float64Array, negatives: Float64Array): void {
  for (let rank = 0, at = from; rank < positives.length; rank++, at += 2) {
    negatives[rank] = base * whole[at]! + step * drawn[at]!;
    positives[rank] = base * whole[at + 1]! + step * drawn[at + 1]!;
  }
}

function mix32(whole: Uint32Array, drawn: Uint32Array, from: number, base: number, step: number, positives: Float64Array, negatives: Float64Array): void {
  for (let rank = 0, at = from; rank < positives.length; rank++, at += 2) {
    negatives[rank] = base * whole[at]! + step * drawn[at]!;
    positives[rank] = base * whole[at + 1]! + step * drawn[at + 1]!;
  }
}
