import type { CodedFeature, Condition, Losses, SearchOptions } from './weak-slices.ts';

const { sqrt } = Math;

/** Slices that are tried on the other half, at most; more would cost each of them power. */
const MOST_TRIED = 50;
/** Slices that are weighed for it. */
const MOST_WEIGHED = 500;
/** Of one pair of columns; slices of it may not overlap. */
const MOST_OF_A_PAIR = 3;
/** Score in standard errors from which a slice is looked at again. */
const LEAST_SCORE = 2;
/** A pair is named where it loses at least this many times what either of its columns alone does. */
const ADDS = 1.1;
/** Share of the fewest rows of a slice that must be its own, in no better slice. */
const OWN_ROWS = 0.5;
/** A slice is a part: the rest must be the larger one. */
const LARGEST_SHARE = 0.5;

interface Scored {
  conditions: Condition[];
  score: number;
}

/** The most conspicuous slices of these rows, no two alike, best first; and how many were looked at. */
export function discover(features: readonly CodedFeature[], losses: Losses, rows: Int32Array, options: SearchOptions): { slices: Condition[][]; looked: number } {
  const sample = sampleOf(features, losses, rows, options);
  const singles = features.map((_, feature) => gridOf(sample, feature));
  const found: Scored[] = [];
  let looked = 0;
  singles.forEach((grid, feature) => {
    const own = rectangles(grid, sample, features[feature]!.ranges, [[0, 0]]);
    looked += own.length;
    for (const { first, score } of apart(own)) found.push({ conditions: [{ feature, range: first }], score });
  });
  if (options.pairs)
    for (let a = 0; a < features.length; a++)
      for (let b = a + 1; b < features.length; b++) {
        const grid = gridOf(sample, a, b);
        const own = rectangles(grid, sample, features[a]!.ranges, features[b]!.ranges);
        looked += own.length;
        const adding = own.filter(({ first, second, mean }) => mean >= ADDS * meanOf(singles[a]!, first) && mean >= ADDS * meanOf(singles[b]!, second));
        for (const { first, second, score } of apart(adding)) found.push({ conditions: [{ feature: a, range: first }, { feature: b, range: second }], score });
      }
  return { slices: unlike(sample, found.sort((x, y) => y.score - x.score).slice(0, MOST_WEIGHED)), looked };
}

/** The rows of one half, laid out for counting. `value` is the loss, or loss − ratio × the other model's. */
interface Sample {
  codes: Uint16Array[];
  cells: number[];
  /** 1 each where absent. */
  weight?: Float64Array;
  value: Float64Array;
  n: number;
  fewest: number;
  ratio: number;
  paired: boolean;
}

function sampleOf(features: readonly CodedFeature[], { loss, other, weights }: Losses, rows: Int32Array, { minRows, minRatio }: SearchOptions): Sample {
  return {
    codes: features.map(({ codes }) => Uint16Array.from(rows, (row) => codes[row]!)),
    cells: features.map(({ cells }) => cells),
    ...(weights && { weight: Float64Array.from(rows, (row) => weights[row]!) }),
    value: Float64Array.from(rows, (row) => (other === undefined ? loss[row]! : loss[row]! - minRatio * other[row]!)),
    n: rows.length,
    fewest: minRows / 2,
    ratio: minRatio,
    paired: other !== undefined,
  };
}

/** Sums over each rectangle from the first cell, so that any rectangle is four look-ups. */
interface Grid {
  width: number;
  /** Numbers of a cell: rows, v, v²; with weights: rows, w, w·v, w², w²·v, w²·v². */
  stride: 3 | 6;
  sums: Float64Array;
}

function gridOf({ codes, cells, weight, value, n }: Sample, a: number, b?: number): Grid {
  const [first, height] = [codes[a]!, cells[a]!];
  const second = b === undefined ? undefined : codes[b]!;
  const width = (b === undefined ? 1 : cells[b]!) + 1;
  const stride = weight === undefined ? 3 : 6;
  const sums = new Float64Array((height + 1) * width * stride);
  for (let i = 0; i < n; i++) {
    const at = ((first[i]! + 1) * width + (second === undefined ? 0 : second[i]!) + 1) * stride;
    const v = value[i]!;
    sums[at]! += 1;
    if (weight === undefined) {
      sums[at + 1]! += v;
      sums[at + 2]! += v * v;
      continue;
    }
    const w = weight[i]!;
    const wv = w * v;
    sums[at + 1]! += w;
    sums[at + 2]! += wv;
    sums[at + 3]! += w * w;
    sums[at + 4]! += w * wv;
    sums[at + 5]! += wv * wv;
  }
  const row = width * stride;
  for (let at = row; at < sums.length; at++) if (at % row >= stride) sums[at]! += sums[at - stride]!;
  for (let at = row; at < sums.length; at++) sums[at]! += sums[at - row]!;
  return { width, stride, sums };
}

/** Rows, w, w·v, w², w²·v, w²·v² of the rectangle between four corners. */
function read({ sums, stride }: Grid, [a, b, c, d]: readonly [number, number, number, number], into: Float64Array): void {
  for (let j = 0; j < stride; j++) into[j] = sums[a + j]! - sums[b + j]! - sums[c + j]! + sums[d + j]!;
  if (stride === 6) return;
  const [n, v, vv] = [into[0]!, into[1]!, into[2]!];
  into[1] = into[3] = n;
  into[2] = into[4] = v;
  into[5] = vv;
}

interface Rectangle {
  first: readonly [number, number];
  second: readonly [number, number];
  mean: number;
  score: number;
}

type Range = readonly [number, number];

/** Every rectangle with rows enough, with how far its loss is above what it may be, in standard errors. */
function rectangles(grid: Grid, sample: Sample, firsts: readonly Range[], seconds: readonly Range[]): Rectangle[] {
  const { sums, width, stride } = grid;
  const most = LARGEST_SHARE * sample.n;
  const found: Rectangle[] = [];
  const [all, own, rest] = [new Float64Array(6), new Float64Array(6), new Float64Array(6)];
  read(grid, [sums.length - stride, 0, 0, 0], all);
  for (const first of firsts)
    for (const second of seconds) {
      const [low, high] = [first[0] * width, (first[1] + 1) * width];
      const [left, right] = [second[0], second[1] + 1];
      const corners = [(high + right) * stride, (low + right) * stride, (high + left) * stride, (low + left) * stride] as const;
      const n = sums[corners[0]]! - sums[corners[1]]! - sums[corners[2]]! + sums[corners[3]]!;
      if (n < sample.fewest || n > most) continue;
      read(grid, corners, own);
      const mean = own[2]! / own[1]!;
      for (let j = 0; j < 6; j++) rest[j] = all[j]! - own[j]!;
      const against = sample.paired ? 0 : (sample.ratio * rest[2]!) / rest[1]!;
      const score = mean > against ? (mean - against) / sqrt(varianceOf(own) + (sample.paired ? 0 : sample.ratio ** 2 * varianceOf(rest))) : 0;
      found.push({ first, second, mean, score });
    }
  return found;
}

/** Variance of a weighted mean, from its sums. */
function varianceOf(sums: Float64Array): number {
  const mean = sums[2]! / sums[1]!;
  return (sums[5]! - 2 * mean * sums[4]! + mean * mean * sums[3]!) / (sums[1]! * sums[1]!);
}

/** Of a grid over one column. */
function meanOf({ sums, width, stride }: Grid, [from, to]: Range): number {
  const [low, high] = [(from * width + 1) * stride, ((to + 1) * width + 1) * stride];
  const [w, wv] = stride === 3 ? [0, 1] : [1, 2];
  return (sums[high + wv]! - sums[low + wv]!) / (sums[high + w]! - sums[low + w]!);
}

/** The best few that share no cell. */
function apart(all: readonly Rectangle[]): Rectangle[] {
  const chosen: Rectangle[] = [];
  const meet = (a: Range, b: Range): boolean => a[0] <= b[1] && b[0] <= a[1];
  for (const one of all.filter(({ score }) => score >= LEAST_SCORE).sort((a, b) => b.score - a.score)) {
    if (chosen.length === MOST_OF_A_PAIR) break;
    if (!chosen.some((other) => meet(one.first, other.first) && meet(one.second, other.second))) chosen.push(one);
  }
  return chosen;
}

/** The best, each weak by rows that no better one has: what a slice only owes to a part of it is not said twice. */
function unlike(sample: Sample, sorted: readonly Scored[]): Condition[][] {
  const covered = new Uint8Array(sample.n);
  const chosen: Condition[][] = [];
  for (const { conditions } of sorted) {
    if (chosen.length === MOST_TRIED) break;
    const inside = insideOf(sample, conditions);
    if (!weakOutside(sample, inside, covered)) continue;
    chosen.push(conditions);
    for (let i = 0; i < sample.n; i++) covered[i]! |= inside[i]!;
  }
  return chosen;
}

function insideOf({ codes, n }: Sample, conditions: readonly Condition[]): Uint8Array {
  const inside = new Uint8Array(n).fill(1);
  for (const { feature, range: [from, to] } of conditions) {
    const own = codes[feature]!;
    for (let i = 0; i < n; i++) if (own[i]! < from || own[i]! > to) inside[i] = 0;
  }
  return inside;
}

function weakOutside({ n, weight, value, fewest, ratio, paired }: Sample, inside: Uint8Array, covered: Uint8Array): boolean {
  const [own, rest] = [new Float64Array(6), new Float64Array(6)];
  for (let i = 0; i < n; i++) {
    if (covered[i] === 1) continue;
    const sums = inside[i] === 1 ? own : rest;
    const w = weight === undefined ? 1 : weight[i]!;
    const wv = w * value[i]!;
    sums[0]! += 1;
    sums[1]! += w;
    sums[2]! += wv;
    sums[3]! += w * w;
    sums[4]! += w * wv;
    sums[5]! += wv * wv;
  }
  if (own[0]! < fewest * OWN_ROWS) return false;
  const against = paired ? 0 : (ratio * rest[2]!) / rest[1]!;
  return own[2]! / own[1]! - against >= LEAST_SCORE * sqrt(varianceOf(own) + (paired ? 0 : ratio ** 2 * varianceOf(rest)));
}
