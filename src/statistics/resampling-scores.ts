import type { CurveForm } from './metric.ts';
import type { Layer } from './resampling-layers.ts';
import { orderOfRanks, orderOfScores } from './score-order.ts';
import { rankFew, ranksOf, type Ranks } from './score-ranks.ts';

export type Counts = Uint8Array | Uint32Array | Float64Array;

/** The cells of all slices of a layer, one slice after the other. A cell is a distinct score of a slice. */
export interface Laid {
  /** Score of each cell. */
  distinct: Float64Array;
  /** First cell of each slice, and the end of the last. */
  starts: Uint32Array;
  /** Negatives and positives of each cell, side by side, and of the rows of no slice behind the last; sums of weights where rows have them. */
  counts: Counts;
  /** Where each row is counted: 2 × cell + label. Empty where not asked for. */
  at: Uint32Array;
}

/** Scores of one model with the labels they are held against, ordered or ranked once for all layers. */
export class ScoreTable {
  readonly n: number;
  /** How many scores are distinct. */
  readonly distinct: number;
  readonly #scores: Float64Array;
  readonly #labels: Uint8Array;
  #ranks: Ranks | undefined;
  #order: Int32Array | undefined;
  #laid?: { rows: Int32Array; ranks: Uint32Array; labels: Uint8Array };

  constructor({ scores, labels }: Pick<CurveForm, 'scores' | 'labels'>) {
    this.n = scores.length;
    this.#scores = scores;
    this.#labels = labels;
    this.#ranks = rankFew(scores);
    this.#order = this.#ranks ? undefined : orderOfScores(scores);
    this.distinct = this.#ranks?.distinct.length ?? countDistinct(this.#order!);
  }

  get ranks(): Ranks {
    return (this.#ranks ??= ranksOf(this.#scores, this.#order!));
  }

  /** As of `orderOfScores`. */
  get order(): Int32Array {
    return (this.#order ??= orderOfRanks(this.#ranks!.ranks, this.distinct));
  }

  /** Whether most rows have a score of their own. */
  get isFine(): boolean {
    return this.distinct > this.n / 4;
  }

  /** Lets go of what is not needed for ranks. */
  release(): void {
    if (this.#ranks) this.#order = undefined;
    this.#laid = undefined;
  }

  /** Whether few scores differ, so that a table of every score in every slice is small, for each layer; smaller still where it is gone through again and again. */
  fits(layers: readonly Layer[], isDrawn: boolean): boolean {
    return !this.isFine && layers.every(({ width }) => this.distinct * width <= (isDrawn ? this.n / 2 : Math.max(this.n, 1 << 17)));
  }

  lay(layer: Layer, weights: Float64Array | undefined, withPlaces: boolean): Laid {
    const laid = this.distinct * layer.slices.length <= Math.max(layer.codes.length, 1 << 20) ? this.#layWide(layer, weights, withPlaces) : this.#layInOrder(layer, weights, withPlaces);
    // Bytes stay in the processor's cache, where a draw adds to them at random.
    return { ...laid, counts: laid.counts instanceof Uint32Array && fitsBytes(laid.counts) ? Uint8Array.from(laid.counts) : laid.counts };
  }

  /** Through a table of every score in every slice: where few are distinct. */
  #layWide({ codes, slices }: Layer, weights: Float64Array | undefined, withPlaces: boolean): Laid {
    const { distinct: all, ranks } = this.ranks;
    const labels = this.#labels;
    const width = all.length;
    const wide = new Uint32Array(2 * width * (slices.length + 1));
    for (let row = 0; row < codes.length; row++) wide[2 * (codes[row]! * width + ranks[row]!) + labels[row]!]!++;
    const cellOf = new Uint32Array(width * slices.length);
    const starts = new Uint32Array(slices.length + 1);
    let cells = 0;
    for (let slice = 0, i = 0; slice < slices.length; slice++) {
      for (const end = i + width; i < end; i++) if (wide[2 * i]! + wide[2 * i + 1]! > 0) cellOf[i] = cells++;
      starts[slice + 1] = cells;
    }
    const distinct = new Float64Array(cells);
    const counts = new Uint32Array(2 * cells + 2);
    for (let i = 0; i < cellOf.length; i++) {
      if (wide[2 * i]! + wide[2 * i + 1]! === 0) continue;
      const cell = cellOf[i]!;
      distinct[cell] = all[i % width]!;
      counts[2 * cell] = wide[2 * i]!;
      counts[2 * cell + 1] = wide[2 * i + 1]!;
    }
    const at = new Uint32Array(withPlaces || weights ? codes.length : 0);
    const none = slices.length;
    for (let row = 0; row < at.length; row++) at[row] = 2 * (codes[row] === none ? cells : cellOf[codes[row]! * width + ranks[row]!]!) + labels[row]!;
    return { distinct, starts, counts: weights ? weighted(at, counts.length, weights) : counts, at };
  }

  /** Through the rows in order of score: where most are distinct. Reads at random only what each layer has of its own. */
  #layInOrder({ codes, slices }: Layer, weights: Float64Array | undefined, withPlaces: boolean): Laid {
    const { rows, ranks, labels } = (this.#laid ??= this.#laidOut());
    const inOrder = new Uint16Array(codes.length);
    for (let i = 0; i < rows.length; i++) inOrder[i] = codes[rows[i]!]!;
    const last = new Int32Array(slices.length + 1).fill(-1);
    const sizes = new Uint32Array(slices.length + 1);
    for (let i = 0; i < inOrder.length; i++) {
      const code = inOrder[i]!;
      if (last[code] !== ranks[i]) {
        sizes[code]!++;
        last[code] = ranks[i]!;
      }
    }
    const starts = new Uint32Array(slices.length + 1);
    for (let slice = 0; slice < slices.length; slice++) starts[slice + 1] = starts[slice]! + sizes[slice]!;
    const cells = starts[slices.length]!;
    const distinct = new Float64Array(cells);
    const counts = new Uint32Array(2 * cells + 2);
    const at = new Uint32Array(withPlaces || weights ? codes.length : 0);
    const next = starts.slice();
    last.fill(-1);
    for (let i = 0; i < inOrder.length; i++) {
      const code = inOrder[i]!;
      let cell = cells;
      if (code < slices.length) {
        if (last[code] !== ranks[i]) {
          last[code] = ranks[i]!;
          distinct[next[code]!++] = this.ranks.distinct[ranks[i]!]!;
        }
        cell = next[code]! - 1;
      }
      const place = 2 * cell + labels[i]!;
      counts[place]!++;
      if (at.length > 0) at[rows[i]!] = place;
    }
    return { distinct, starts, counts: weights ? weighted(at, counts.length, weights) : counts, at };
  }

  #laidOut(): { rows: Int32Array; ranks: Uint32Array; labels: Uint8Array } {
    const rows = this.order.map((row) => (row < 0 ? ~row : row));
    const ranks = new Uint32Array(rows.length);
    const labels = new Uint8Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      ranks[i] = this.ranks.ranks[rows[i]!]!;
      labels[i] = this.#labels[rows[i]!]!;
    }
    return { rows, ranks, labels };
  }
}

function countDistinct(order: Int32Array): number {
  let distinct = 0;
  for (let place = 0; place < order.length; place++) if (order[place]! >= 0) distinct++;
  return distinct;
}

function weighted(at: Uint32Array, length: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(length);
  for (let row = 0; row < at.length; row++) sums[at[row]!]! += weights[row]!;
  return sums;
}

/** The pair behind the last cell takes all rows of no slice, and is never read. */
function fitsBytes(counts: Uint32Array): boolean {
  for (let i = 0; i < counts.length - 2; i++) if (counts[i]! > 255) return false;
  return true;
}
