import type { CurveForm } from './metric.ts';
import type { Layer } from './resampling-layers.ts';
import { TIED, type Words } from './resampling-words.ts';

/** One of the two metrics that a walk gives, of one slice: where its value goes. */
export interface WalkAsked {
  form: CurveForm;
  layer: Layer;
  /** Index of the slice in the layer. */
  slice: number;
  at: number;
}

/**
 * Rows of one model laid out from the lowest score to the highest. One walk down from the highest gives ROC AUC and average
 * precision of every slice of several layers: each positive adds the precision that is reached there, and the negatives above it.
 */
export class Walk {
  readonly #laid: Int32Array;
  readonly #fours: (readonly [Field, Field, Field, Field])[];
  readonly #ones: Field[];
  readonly #tallies: Tallies;
  readonly #asked: { form: CurveForm; at: number; tally: number }[];

  /** `order`: as of `orderOfScores`. */
  constructor(order: Int32Array, { words, fields, size }: Words, asked: readonly WalkAsked[]) {
    this.#laid = new Int32Array(order.length);
    lay(order, words, this.#laid);
    const inFours = fields.length - (fields.length % 4 === 1 ? 1 : 0);
    const nowhere = { shift: 0, mask: 0, base: size };
    this.#fours = Array.from({ length: Math.ceil(inFours / 4) }, (_, i) => [0, 1, 2, 3].map((k) => fields[4 * i + k] ?? nowhere) as unknown as [Field, Field, Field, Field]);
    this.#ones = fields.slice(inFours);
    this.#tallies = new Tallies(size + 1);
    const bases = new Map(fields.map(({ layer, base }) => [layer, base]));
    this.#asked = asked.flatMap(({ form, layer, slice, at }) => (bases.has(layer) ? [{ form, at, tally: bases.get(layer)! + slice }] : []));
  }

  /** Rows at marks (1, by place) weigh `heavy`, others (0) `light`. */
  measure(values: Float64Array, light: number, heavy: number, marks: Uint8Array): void {
    const tallies = this.#tallies;
    tallies.clear();
    const weighing = { marks, weights: Float64Array.of(light, heavy) };
    for (const four of this.#fours) walkFour(this.#laid, four, tallies, weighing);
    for (const one of this.#ones) walkOne(this.#laid, one, tallies, weighing);
    for (const { form, at, tally } of this.#asked) {
      const positives = tallies.positives[tally]!;
      const pairs = positives * (tallies.all[tally]! - positives);
      values[at] = form.walk === 'roc_auc' ? (pairs - tallies.losses[tally]!) / pairs : tallies.precision[tally]! / positives;
    }
  }
}

/** The words of rows in an order as of `orderOfScores`. */
export function lay(order: Int32Array, words: Int32Array, laid: Int32Array): void {
  for (let place = 0; place < order.length; place++) {
    const row = order[place]!;
    laid[place] = row < 0 ? words[~row]! | TIED : words[row]!;
  }
}

type Field = Omit<Words['fields'][number], 'layer'>;

/** Of each slice, at some point of the walk: weights so far, and of those with the score in hand. */
class Tallies {
  readonly all: Float64Array;
  readonly positives: Float64Array;
  /** Pairs of a positive and a negative above it; those of one score count half. */
  readonly losses: Float64Array;
  readonly precision: Float64Array;
  readonly allHere: Float64Array;
  readonly positivesHere: Float64Array;

  constructor(size: number) {
    [this.all, this.positives, this.losses, this.precision, this.allHere, this.positivesHere] = Array.from({ length: 6 }, () => new Float64Array(size)) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  }

  clear(): void {
    for (const tally of [this.all, this.positives, this.losses, this.precision]) tally.fill(0);
  }
}

/** The marks of rows by place, and the weight of each mark: what is looked up needs no branch that nobody can foresee. */
interface Weighing {
  marks: Uint8Array;
  weights: Float64Array;
}

/**
 * Four layers at a time, told by numbers and not by arrays, which the processor keeps at hand. Where there are
 * fewer, the rest stand for a slice that nobody asks for.
 */
function walkFour(laid: Int32Array, [a, b, c, d]: readonly [Field, Field, Field, Field], tallies: Tallies, weighing: Weighing): void {
  const [shiftA, maskA, baseA] = [a.shift, a.mask, a.base];
  const [shiftB, maskB, baseB] = [b.shift, b.mask, b.base];
  const [shiftC, maskC, baseC] = [c.shift, c.mask, c.base];
  const [shiftD, maskD, baseD] = [d.shift, d.mask, d.base];
  const { all, positives, losses, precision } = tallies;
  const { marks, weights } = weighing;
  for (let place = laid.length - 1; place >= 0; place--) {
    const word = laid[place]!;
    if ((word & TIED) !== 0) {
      place = stepDown(laid, place, [a, b, c, d], tallies, weighing);
      continue;
    }
    const weight = weights[marks[place]!]!;
    if (weight === 0) continue;
    const inA = baseA + ((word >>> shiftA) & maskA);
    const inB = baseB + ((word >>> shiftB) & maskB);
    const inC = baseC + ((word >>> shiftC) & maskC);
    const inD = baseD + ((word >>> shiftD) & maskD);
    all[inA]! += weight;
    all[inB]! += weight;
    all[inC]! += weight;
    all[inD]! += weight;
    if ((word & 1) === 0) continue;
    addPositive(inA, weight, all, positives, losses, precision);
    addPositive(inB, weight, all, positives, losses, precision);
    addPositive(inC, weight, all, positives, losses, precision);
    addPositive(inD, weight, all, positives, losses, precision);
  }
}

function walkOne(laid: Int32Array, field: Field, tallies: Tallies, weighing: Weighing): void {
  const { shift, mask, base } = field;
  const { all, positives, losses, precision } = tallies;
  const { marks, weights } = weighing;
  for (let place = laid.length - 1; place >= 0; place--) {
    const word = laid[place]!;
    if ((word & TIED) !== 0) {
      place = stepDown(laid, place, [field], tallies, weighing);
      continue;
    }
    const weight = weights[marks[place]!]!;
    if (weight === 0) continue;
    const at = base + ((word >>> shift) & mask);
    all[at]! += weight;
    if ((word & 1) === 1) addPositive(at, weight, all, positives, losses, precision);
  }
}

function addPositive(at: number, weight: number, all: Float64Array, positives: Float64Array, losses: Float64Array, precision: Float64Array): void {
  const both = all[at]!;
  const positive = positives[at]! + weight;
  positives[at] = positive;
  losses[at]! += weight * (both - positive);
  precision[at]! += (weight * positive) / both;
}

/** Rows of one score, which count as one step of each of their slices. Answers the first of them. */
function stepDown(laid: Int32Array, last: number, fields: readonly Field[], tallies: Tallies, { marks, weights }: Weighing): number {
  const { allHere, positivesHere } = tallies;
  let first = last - 1;
  while ((laid[first]! & TIED) !== 0) first--;
  for (const { base, shift, mask } of fields)
    for (let place = first; place <= last; place++) {
      const weight = weights[marks[place]!]!;
      const word = laid[place]!;
      const at = base + ((word >>> shift) & mask);
      allHere[at]! += weight;
      if ((word & 1) !== 0) positivesHere[at]! += weight;
    }
  for (const { base, shift, mask } of fields) for (let place = first; place <= last; place++) take(tallies, base + ((laid[place]! >>> shift) & mask));
  return first;
}

function take({ all, positives, losses, precision, allHere, positivesHere }: Tallies, at: number): void {
  const both = allHere[at]!;
  if (both === 0) return;
  const positive = positivesHere[at]!;
  if (positive > 0) {
    losses[at]! += positive * (all[at]! - positives[at]! + (both - positive) / 2);
    positives[at]! += positive;
    precision[at]! += (positive * positives[at]!) / (all[at]! + both);
  }
  all[at]! += both;
  allHere[at] = 0;
  positivesHere[at] = 0;
}
