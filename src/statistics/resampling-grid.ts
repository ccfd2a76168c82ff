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
  readonly #ready = new Map<CurveForm, ReturnType<CurveForm['on']>>();
  /** The last counts of slices that every row is in. */
  #full?: Uint32Array;

  constructor({ distinct, ranks }: Ranks, labels: Uint8Array) {
    this.distinct = distinct;
    this.spots = spotsOf(ranks, labels, distinct.length);
    this.positives = new Float64Array(distinct.length);
    this.negatives = new Float64Array(distinct.length);
  }

  /** Rows at each spot of each slice, one slice after the other. */
  count({ codes, slices, width }: Layer): Uint32Array {
    const step = 2 * this.distinct.length;
    const counts = new Uint32Array(step * width);
    // All rows are those of any slices that leave none out.
    if (width === 1 && this.#full) addUp(counts, this.#full);
    else countAll(counts, codes, this.spots, step);
    if (width === slices.length) this.#full = counts;
    return counts;
  }

  readyFor(form: CurveForm): ReturnType<CurveForm['on']> {
    const known = this.#ready.get(form) ?? form.on(this.distinct);
    this.#ready.set(form, known);
    return known;
  }
}

type Spots = Uint16Array | Uint32Array;
type Counts = Uint8Array | Uint32Array;

/** Everything asked of one model's scores on the slices of one layer, by a grid. */
export class GridTable {
  readonly #grid: Grid;
  readonly #codes: Codes;
  readonly #whole: Counts;
  readonly #drawn: Counts;
  readonly #asked: { slice: number; wanted: { of: ReturnType<CurveForm['on']>; at: number }[] }[];
  readonly #values: Float64Array;

  constructor(grid: Grid, layer: Layer, asked: readonly CurveAsked[], values: Float64Array, isDrawn: boolean) {
    this.#grid = grid;
    this.#codes = layer.codes;
    const counts = grid.count(layer);
    // Bytes stay in the processor's cache, where a draw adds to them at random.
    this.#whole = isDrawn && fitsBytes(counts) ? Uint8Array.from(counts) : counts;
    this.#drawn = isDrawn ? new (this.#whole.constructor as Uint32ArrayConstructor)(counts.length) as Counts : this.#whole;
    this.#asked = [...Map.groupBy(asked, ({ slice }) => slice)].map(([slice, wanted]) => ({ slice, wanted: wanted.map(({ form, at }) => ({ of: grid.readyFor(form), at })) }));
    this.#values = values;
  }

  draw({ base, step, rows, count }: Draw): void {
    const { spots, positives, negatives } = this.#grid;
    const width = 2 * positives.length;
    if (step !== 0) {
      this.#drawn.fill(0);
      if (this.#drawn instanceof Uint8Array) countDrawn8(this.#drawn, this.#codes, spots, width, rows, count);
      else countDrawn32(this.#drawn, this.#codes, spots, width, rows, count);
    }
    for (const { slice, wanted } of this.#asked) {
      if (this.#whole instanceof Uint8Array) mix8(this.#whole, this.#drawn as Uint8Array, slice * width, base, step, positives, negatives);
      else mix32(this.#whole, this.#drawn as Uint32Array, slice * width, base, step, positives, negatives);
      for (const { of, at } of wanted) this.#values[at] = of(positives, negatives);
    }
  }
}

function spotsOf(ranks: Ranks['ranks'], labels: Uint8Array, distinct: number): Spots {
  const spots = 2 * distinct <= 65_536 ? new Uint16Array(ranks.length) : new Uint32Array(ranks.length);
  for (let row = 0; row < spots.length; row++) spots[row] = 2 * ranks[row]! + labels[row]!;
  return spots;
}

function countAll(counts: Uint32Array, codes: Codes, spots: Spots, width: number): void {
  for (let row = 0; row < codes.length; row++) counts[codes[row]! * width + spots[row]!]!++;
}

function addUp(counts: Uint32Array, parts: Uint32Array): void {
  for (let at = 0; at < parts.length; ) for (let spot = 0; spot < counts.length; spot++, at++) counts[spot]! += parts[at]!;
}

function fitsBytes(counts: Uint32Array): boolean {
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 255) return false;
  return true;
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
