import { adjusted, type Correction } from './multiple.ts';
import { seededRandom } from './random.ts';
import { studentTail } from './student.ts';
import { discover } from './weak-slices-discover.ts';

/** A column as codes. Slices are asked of `ranges` of codes only: runs of bands of numbers, single values of categories. */
export interface CodedFeature {
  codes: Uint16Array;
  /** Codes are 0 … cells − 1; those in no range (rare values) count for the rest. */
  cells: number;
  /** First and last code of each, both within. */
  ranges: readonly (readonly [number, number])[];
}

/** `feature` lies in this range of its codes. */
export interface Condition {
  feature: number;
  range: readonly [number, number];
}

export interface SearchOptions {
  pairs: boolean;
  /** Rows that a slice must have, over both halves. */
  minRows: number;
  /** A slice is weak where its mean loss exceeds this many times that of the others (or of the other model there). */
  minRatio: number;
  falseDiscoveries: number;
  correction: Correction;
  seed: number;
}

/** What the half that did not find a slice says of it. */
export interface WeakSlice {
  conditions: Condition[];
  /** On the confirming half. */
  n: number;
  mean: number;
  /** Mean loss of the rows outside, or of the other model within. */
  other: number;
  ratio: { value: number; standardError: number };
  p: number;
  adjusted: number;
  /** Over all rows. */
  rows: number;
  shareOfRows: number;
  shareOfLoss: number;
}

export interface SearchResult {
  /** Confirmed, by their share of the total loss. */
  weak: WeakSlice[];
  /** Slices looked at on the first half, and those tried on the second. */
  looked: number;
  tried: number;
}

/** Losses of rows; with `other`, those of another model on the same rows. */
export interface Losses {
  loss: Float64Array;
  other?: Float64Array;
  weights?: Float64Array;
  /** Rows drawn as one stay in one half. */
  units?: Int32Array;
}

/**
 * Weak slices over single columns and pairs of columns: found on one half of the rows and confirmed on the other, where each is one
 * test of `mean ≤ minRatio × other mean` (Welch's, one-sided, summed over units; paired against another model) and the false
 * discovery rate of all that were tried is held (Benjamini and Hochberg 1995; Benjamini and Yekutieli 2001). The first half may thus
 * look at as many slices as it likes. Every row is used. O(rows × pairs).
 */
export function searchWeakSlices(features: readonly CodedFeature[], losses: Losses, options: SearchOptions): SearchResult {
  const halves = halvesOf(losses, options.seed);
  const found = discover(features, losses, halves[0], options);
  const tests = found.slices.map((conditions) => confirm(features, conditions, losses, halves[1], options.minRatio)).filter((test) => test !== undefined);
  const corrected = adjusted(tests.map(({ p }) => p), options.correction);
  const weak = tests.map((test, i) => ({ ...test, adjusted: corrected[i]! })).filter((test) => test.adjusted <= options.falseDiscoveries);
  const whole = weak.map((test): WeakSlice => ({ ...test, ...sharesOf(features, test.conditions, losses) }));
  return { weak: whole.sort((a, b) => b.shareOfLoss - a.shareOfLoss || b.rows - a.rows), looked: found.looked, tried: tests.length };
}

/** Rows that meet every condition. */
export function rowsOfSlice(features: readonly CodedFeature[], conditions: readonly Condition[], among: ArrayLike<number>): Uint8Array {
  const inside = new Uint8Array(among.length).fill(1);
  for (const { feature, range: [from, to] } of conditions) {
    const { codes } = features[feature]!;
    for (let i = 0; i < among.length; i++) {
      const code = codes[among[i]!]!;
      if (code < from || code > to) inside[i] = 0;
    }
  }
  return inside;
}

function halvesOf({ loss, units }: Losses, seed: number): [Int32Array, Int32Array] {
  const random = seededRandom(seed);
  const halves: [number[], number[]] = [[], []];
  const ofUnit = new Map<number, 0 | 1>();
  for (let row = 0; row < loss.length; row++) {
    let half = units === undefined ? undefined : ofUnit.get(units[row]!);
    if (half === undefined) {
      half = (random.next() >>> 31) as 0 | 1;
      if (units !== undefined) ofUnit.set(units[row]!, half);
    }
    halves[half].push(row);
  }
  return [Int32Array.from(halves[0]), Int32Array.from(halves[1])];
}

type Test = Pick<WeakSlice, 'conditions' | 'n' | 'mean' | 'other' | 'ratio' | 'p'>;

/** Rows that a mean needs on the confirming half. */
const FEWEST_CONFIRMING = 20;

function confirm(features: readonly CodedFeature[], conditions: Condition[], losses: Losses, half: Int32Array, ratio: number): Test | undefined {
  const inside = rowsOfSlice(features, conditions, half);
  const { loss, other, weights, units } = losses;
  const sums = { inside: 0, insideLoss: 0, outside: 0, outsideLoss: 0, insideOther: 0, n: 0 };
  for (let i = 0; i < half.length; i++) {
    const row = half[i]!;
    const w = weights === undefined ? 1 : weights[row]!;
    if (inside[i] === 1) {
      sums.n += 1;
      sums.inside += w;
      sums.insideLoss += w * loss[row]!;
      if (other !== undefined) sums.insideOther += w * other[row]!;
    } else {
      sums.outside += w;
      sums.outsideLoss += w * loss[row]!;
    }
  }
  const rest = half.length - sums.n;
  if (sums.n < FEWEST_CONFIRMING || (other === undefined && rest < FEWEST_CONFIRMING)) return undefined;
  const mean = sums.insideLoss / sums.inside;
  const against = other === undefined ? sums.outsideLoss / sums.outside : sums.insideOther / sums.inside;
  // Influence of each unit on mean − ratio × other mean, and on the logarithm of their quotient.
  const test = new Moments(units);
  const quotient = new Moments(units);
  for (let i = 0; i < half.length; i++) {
    const row = half[i]!;
    const w = weights === undefined ? 1 : weights[row]!;
    const own = inside[i] === 1 ? (w * (loss[row]! - mean)) / sums.inside : 0;
    const theirs = other === undefined ? (inside[i] === 1 ? 0 : (w * (loss[row]! - against)) / sums.outside) : inside[i] === 1 ? (w * (other[row]! - against)) / sums.inside : 0;
    if (own === 0 && theirs === 0) continue;
    test.add(row, own - ratio * theirs, inside[i]!);
    quotient.add(row, own / mean - theirs / against, inside[i]!);
  }
  const { variance, degrees } = test.of(sums.n, other === undefined ? rest : undefined);
  const t = (mean - ratio * against) / Math.sqrt(variance);
  const quotientError = Math.sqrt(quotient.of(sums.n, other === undefined ? rest : undefined).variance);
  return {
    conditions,
    n: sums.n,
    mean,
    other: against,
    ratio: { value: mean / against, standardError: (mean / against) * quotientError },
    p: variance > 0 ? studentTail(t, degrees) : mean > ratio * against ? 0 : 1,
  };
}

/** Sum of squares of influences by unit, with Welch's degrees of freedom. */
class Moments {
  readonly #units: Int32Array | undefined;
  readonly #sums = new Map<number, number>();
  #inside = 0;
  #outside = 0;

  constructor(units: Int32Array | undefined) {
    this.#units = units;
  }

  add(row: number, influence: number, inside: number): void {
    if (this.#units !== undefined) {
      const unit = this.#units[row]!;
      this.#sums.set(unit, (this.#sums.get(unit) ?? 0) + influence);
    } else if (inside === 1) this.#inside += influence * influence;
    else this.#outside += influence * influence;
  }

  of(n: number, rest: number | undefined): { variance: number; degrees: number } {
    if (this.#units !== undefined) {
      let sum = 0;
      for (const influence of this.#sums.values()) sum += influence * influence;
      const units = Math.max(2, this.#sums.size);
      return { variance: (sum * units) / (units - 1), degrees: units - 1 };
    }
    const inside = (this.#inside * n) / (n - 1);
    if (rest === undefined) return { variance: inside, degrees: n - 1 };
    const outside = (this.#outside * rest) / (rest - 1);
    return { variance: inside + outside, degrees: (inside + outside) ** 2 / (inside ** 2 / (n - 1) + outside ** 2 / (rest - 1)) };
  }
}

function sharesOf(features: readonly CodedFeature[], conditions: Condition[], { loss, weights }: Losses): Pick<WeakSlice, 'rows' | 'shareOfRows' | 'shareOfLoss'> {
  const inside = rowsOfSlice(features, conditions, Int32Array.from(loss.keys()));
  let [rows, weight, total, lost, all] = [0, 0, 0, 0, 0];
  for (let row = 0; row < loss.length; row++) {
    const w = weights === undefined ? 1 : weights[row]!;
    total += w;
    all += w * loss[row]!;
    if (inside[row] === 0) continue;
    rows += 1;
    weight += w;
    lost += w * loss[row]!;
  }
  return { rows, shareOfRows: weight / total, shareOfLoss: all === 0 ? 0 : lost / all };
}
