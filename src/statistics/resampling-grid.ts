import type { CurveForm } from './metric.ts';
import type { CurveAsked } from './resampling-curves.ts';
import type { Layer } from './resampling-layers.ts';
import type { Ranks } from './score-ranks.ts';

/**
 * Point values where few scores differ: one pass over the rows for each layer counts the positives and negatives of every slice at
 * every score, and each metric is made ready for the scores only once.
 */
export class GridTable {
  readonly #ranks: Ranks;
  readonly #labels: Uint8Array;
  readonly #ready = new Map<CurveForm, ReturnType<CurveForm['on']>>();
  #counts = new Uint32Array();

  constructor(ranks: Ranks, labels: Uint8Array) {
    this.#ranks = ranks;
    this.#labels = labels;
  }

  measure({ codes, slices }: Layer, asked: readonly Pick<CurveAsked, 'form' | 'slice' | 'at'>[], values: Float64Array): void {
    const { distinct, ranks } = this.#ranks;
    const width = distinct.length;
    const size = 2 * width * (slices.length + 1);
    if (this.#counts.length < size) this.#counts = new Uint32Array(size);
    else this.#counts.fill(0, 0, size);
    count(this.#counts, codes, ranks, this.#labels, width);
    const [positives, negatives] = [new Float64Array(width), new Float64Array(width)];
    for (const [slice, wanted] of Map.groupBy(asked, (one) => one.slice)) {
      spread(this.#counts, 2 * width * slice, positives, negatives);
      for (const { form, at } of wanted) values[at] = this.#readyFor(form)(positives, negatives);
    }
  }

  #readyFor(form: CurveForm): ReturnType<CurveForm['on']> {
    const known = this.#ready.get(form) ?? form.on(this.#ranks.distinct);
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

function count(counts: Uint32Array, codes: Uint16Array, ranks: Uint32Array, labels: Uint8Array, width: number): void {
  for (let row = 0; row < codes.length; row++) counts[2 * (codes[row]! * width + ranks[row]!) + labels[row]!]!++;
}
