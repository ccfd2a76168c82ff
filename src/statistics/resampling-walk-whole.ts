import type { WalkAsked } from './resampling-walk.ts';
import { TIED, type Words } from './resampling-words.ts';

/**
 * ROC AUC and average precision of every slice of several layers for the rows as they are, in one walk down from the highest score:
 * bit for bit what `Walk` gives where each row weighs 1, in whole numbers and without a weight to look up. `laid`: the words of the
 * rows from the lowest score to the highest.
 */
export function walkWhole(laid: Int32Array, { fields, size }: Words, asked: readonly WalkAsked[], values: Float64Array): void {
  const tallies: Tallies = { all: new Int32Array(size + 1), positives: new Int32Array(size + 1), losses: new Float64Array(size + 1), precision: new Float64Array(size + 1) };
  const here: Here = { all: new Int32Array(size + 1), positives: new Int32Array(size + 1) };
  const nowhere = { shift: 0, mask: 0, base: size };
  for (let first = 0; first < fields.length; first += 4) {
    const [a, b = nowhere, c = nowhere, d = nowhere] = fields.slice(first, first + 4);
    if (b === nowhere) walkOne(laid, a!, tallies, here);
    else walkFour(laid, [a!, b, c, d], tallies, here);
  }
  const bases = new Map(fields.map(({ layer, base }) => [layer, base]));
  for (const { form, layer, slice, at } of asked) {
    if (!bases.has(layer)) continue;
    const tally = bases.get(layer)! + slice;
    const positives = tallies.positives[tally]!;
    const pairs = positives * (tallies.all[tally]! - positives);
    values[at] = form.walk === 'roc_auc' ? (pairs - tallies.losses[tally]!) / pairs : tallies.precision[tally]! / positives;
  }
}

type Field = Omit<Words['fields'][number], 'layer'>;

/** Of each slice, at some point of the walk: rows so far, and those of them that are positive. */
interface Tallies {
  all: Int32Array;
  positives: Int32Array;
  /** Pairs of a positive and a negative above it; those of one score count half. */
  losses: Float64Array;
  precision: Float64Array;
}

/** The same of the rows with the score in hand. */
type Here = Pick<Tallies, 'all' | 'positives'>;

/** Four layers at a time, told by numbers and not by arrays, which the processor keeps at hand. */
function walkFour(laid: Int32Array, fields: readonly [Field, Field, Field, Field], tallies: Tallies, here: Here): void {
  const [a, b, c, d] = fields;
  const [shiftA, maskA, baseA] = [a.shift, a.mask, a.base];
  const [shiftB, maskB, baseB] = [b.shift, b.mask, b.base];
  const [shiftC, maskC, baseC] = [c.shift, c.mask, c.base];
  const [shiftD, maskD, baseD] = [d.shift, d.mask, d.base];
  const { all, positives, losses, precision } = tallies;
  for (let place = laid.length - 1; place >= 0; place--) {
    const word = laid[place]!;
    if ((word & TIED) !== 0) {
      place = stepDown(laid, place, fields, tallies, here);
      continue;
    }
    const inA = baseA + ((word >>> shiftA) & maskA);
    const inB = baseB + ((word >>> shiftB) & maskB);
    const inC = baseC + ((word >>> shiftC) & maskC);
    const inD = baseD + ((word >>> shiftD) & maskD);
    all[inA]!++;
    all[inB]!++;
    all[inC]!++;
    all[inD]!++;
    if ((word & 1) === 0) continue;
    addPositive(inA, all, positives, losses, precision);
    addPositive(inB, all, positives, losses, precision);
    addPositive(inC, all, positives, losses, precision);
    addPositive(inD, all, positives, losses, precision);
  }
}

function walkOne(laid: Int32Array, field: Field, tallies: Tallies, here: Here): void {
  const { shift, mask, base } = field;
  const { all, positives, losses, precision } = tallies;
  for (let place = laid.length - 1; place >= 0; place--) {
    const word = laid[place]!;
    if ((word & TIED) !== 0) {
      place = stepDown(laid, place, [field], tallies, here);
      continue;
    }
    const at = base + ((word >>> shift) & mask);
    all[at]!++;
    if ((word & 1) === 1) addPositive(at, all, positives, losses, precision);
  }
}

function addPositive(at: number, all: Int32Array, positives: Int32Array, losses: Float64Array, precision: Float64Array): void {
  const both = all[at]!;
  const positive = positives[at]! + 1;
  positives[at] = positive;
  losses[at]! += both - positive;
  precision[at]! += positive / both;
}

/** Rows of one score, which count as one step of each of their slices. Answers the first of them. */
function stepDown(laid: Int32Array, last: number, fields: readonly Field[], tallies: Tallies, here: Here): number {
  let first = last - 1;
  while ((laid[first]! & TIED) !== 0) first--;
  for (const { base, shift, mask } of fields) {
    for (let place = first; place <= last; place++) {
      const word = laid[place]!;
      const at = base + ((word >>> shift) & mask);
      here.all[at]!++;
      here.positives[at]! += word & 1;
    }
    for (let place = first; place <= last; place++) take(base + ((laid[place]! >>> shift) & mask), tallies, here);
  }
  return first;
}

function take(at: number, { all, positives, losses, precision }: Tallies, here: Here): void {
  const both = here.all[at]!;
  if (both === 0) return;
  const positive = here.positives[at]!;
  if (positive > 0) {
    losses[at]! += positive * (all[at]! - positives[at]! + (both - positive) / 2);
    positives[at]! += positive;
    precision[at]! += (positive * positives[at]!) / (all[at]! + both);
  }
  all[at]! += both;
  here.all[at] = 0;
  here.positives[at] = 0;
}
