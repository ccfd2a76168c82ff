import type { CurveForm } from './metric.ts';
import type { Cross } from './resampling-crosses.ts';
import type { Draw } from './resampling-draws.ts';
import type { Layer } from './resampling-layers.ts';

/** One metric of yes and no at a fixed threshold, of one slice: where its value goes. */
export interface AnswersAsked {
  form: CurveForm;
  layer: Layer;
  slice: number;
  at: number;
}

/** How many rows of each slice are true and false positives and negatives of one model at one threshold. */
export class AnswersTable {
  /** Of each row: 2 where the answer is yes, and 1 more where the row is positive. */
  readonly #kinds: Uint8Array;
  readonly #values: Float64Array;
  readonly #parts: { codes: Uint16Array; whole: Float64Array; drawn: Float64Array }[];
  readonly #asked: { of: Answers['of']; at: number; part: number; cells: Uint32Array }[];

  constructor(asked: readonly AnswersAsked[], crosses: readonly Cross[], weights: Float64Array | undefined, values: Float64Array) {
    this.#values = values;
    this.#kinds = kindsOf(asked[0]!.form);
    this.#parts = crosses.map(({ codes, size }) => ({ codes, whole: new Float64Array(4 * size), drawn: new Float64Array(4 * size) }));
    for (const { whole, codes } of this.#parts) addEach(whole, codes, this.#kinds, weights, undefined);
    this.#asked = asked.map(({ form, layer, slice, at }) => {
      const part = crosses.findIndex((cross) => cross.has(layer));
      return { of: form.answers!.of, at, part, cells: crosses[part]!.cellsOf(layer)[slice]! };
    });
  }

  draw(draw: Draw, weights: Float64Array | undefined): void {
    const isWhole = !draw.each && draw.step === 0;
    const [base, step] = draw.each ? [0, 1] : [draw.base, draw.step];
    if (!isWhole)
      for (const { drawn, codes } of this.#parts) {
        drawn.fill(0);
        if (draw.each) addEach(drawn, codes, this.#kinds, draw.each, weights);
        else if (weights) addDrawn(drawn, codes, this.#kinds, draw, weights);
        else countDrawn(drawn, codes, this.#kinds, draw);
      }
    const tallies = new Float64Array(4);
    for (const { of, at, part, cells } of this.#asked) {
      const { whole, drawn } = this.#parts[part]!;
      tallies.fill(0);
      for (let i = 0; i < cells.length; i++)
        for (let kind = 0, cell = 4 * cells[i]!; kind < 4; kind++, cell++) tallies[kind]! += isWhole ? whole[cell]! : base * whole[cell]! + step * drawn[cell]!;
      this.#values[at] = of(tallies[3]!, tallies[2]!, tallies[1]!, tallies[0]!);
    }
  }
}

type Answers = NonNullable<CurveForm['answers']>;

function kindsOf({ scores, labels, answers }: CurveForm): Uint8Array {
  const kinds = new Uint8Array(scores.length);
  const { threshold } = answers!;
  for (let row = 0; row < kinds.length; row++) kinds[row] = (scores[row]! >= threshold ? 2 : 0) + labels[row]!;
  return kinds;
}

/** Every row, with the product of its weights; 1 where there are none. */
function addEach(sums: Float64Array, codes: Uint16Array, kinds: Uint8Array, first: Float64Array | undefined, second: Float64Array | undefined): void {
  if (!first) for (let row = 0; row < codes.length; row++) sums[4 * codes[row]! + kinds[row]!]!++;
  else for (let row = 0; row < codes.length; row++) sums[4 * codes[row]! + kinds[row]!]! += first[row]! * (second ? second[row]! : 1);
}

function countDrawn(sums: Float64Array, codes: Uint16Array, kinds: Uint8Array, { rows, count }: Draw): void {
  for (let i = 0; i < count; i++) sums[4 * codes[rows[i]!]! + kinds[rows[i]!]!]!++;
}

function addDrawn(sums: Float64Array, codes: Uint16Array, kinds: Uint8Array, { rows, count }: Draw, weights: Float64Array): void {
  for (let i = 0; i < count; i++) sums[4 * codes[rows[i]!]! + kinds[rows[i]!]!]! += weights[rows[i]!]!;
}
