import type { CurveForm } from './metric.ts';
import type { CurveAsked } from './resampling-curves.ts';
import type { Codes, Layer } from './resampling-layers.ts';
import type { Ranks } from './score-ranks.ts';

/**
 * Point values where few scores differ: one pass over the rows for each layer counts the positives and negatives of every slice at
 * every score, and each metric is made ready for the scores only once.
 */
export class GridTable {
  readonly #distinct: Float64Array;
  /** Of each row: 2 × rank + label. */
  readonly #spots: Uint16Array | Uint32Array;
  readonly #ready = new Map<CurveForm, ReturnType<CurveForm['on']>>();
  /** The last counts of slices that every row is in. */
  #full?: { counts: Uint32Array; slices: number };

  constructor({ distinct, ranks }: Ranks, labels: Uint8Array) {
    this.#distinct = distinct;
    this.#spots = spotsOf(ranks, labels, distinct.length);
  }

  measure({ codes, slices, width }: Layer, asked: readonly Pick<CurveAsked, 'form' | 'slice' | 'at'>[], values: Float64Array): void {
    const step = 2 * this.#distinct.length;
    const counts = new Uint32Array(step * width);
    // All rows are those of any slices that leave none out.
    if (width === 1 && this.#full) addUp(counts, this.#full.counts, this.#full.slices);
    else countSpots(counts, codes, this.#spots, step);
    if (width === slices.length) this.#full = { counts, slices: width };
    const [positives, negatives] = [new Float64Array(step / 2), new Float64Array(step / 2)];
    for (const [slice, wanted] of Map.groupBy(asked, (one) => one.slice)) {
      spread(counts, step * slice, positives, negatives);
      for (const { form, at } of wanted) values[at] = this.#readyFor(form)(positives, negatives);
    }
  }

  #readyFor(form: CurveForm): ReturnType<CurveForm['on']> {
    const known = this.#ready.get(form) ?? form.on(this.#distinct);
    this.#ready.set(form, known);
    return known;
  }
}

function spread(counts: Uint32Array, from: number, positives: Float64Array, negatives: Float64Array): void {
  for (let rank = 0, cell = from; rank < positives.length; rank++, cell += 2) {
    negatives[rank] = counts[cell]!;
    positives[rank] = counts[cell + 1]!;
  }
}

function spotsOf(ranks: Ranks['ranks'], labels: Uint8Array, distinct: number): Uint16Array | Uint32Array {
  const spots = 2 * distinct <= 65_536 ? new Uint16Array(ranks.length) : new Uint32Array(ranks.length);
  for (let row = 0; row < spots.length; row++) spots[row] = 2 * ranks[row]! + labels[row]!;
  return spots;
}

function countSpots(counts: Uint32Array, codes: Codes, spots: Uint16Array | Uint32Array, step: number): void {
  for (let row = 0; row < codes.length; row++) counts[codes[row]! * step + spots[row]!]!++;
}

function addUp(counts: Uint32Array, parts: Uint32Array, slices: number): void {
  for (let slice = 0, at = 0; slice < slices; slice++) for (let spot = 0; spot < counts.length; spot++, at++) counts[spot]! += parts[at]!;
}
