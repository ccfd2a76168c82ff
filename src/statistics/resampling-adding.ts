import type { LossesOf } from './metric.ts';

/** A column, losses that are computed whenever they are needed (which takes far less memory than columns of them), or ones. */
export type Column = Float64Array | Losses | typeof ONES;

/** Losses of all rows by their labels and scores. */
export interface Losses {
  labels: Uint8Array;
  scores: Float64Array;
  of: LossesOf;
}

/** A column of ones, whose sums are weights. */
export const ONES: unique symbol = Symbol('ones');

/** Where all columns are added up by the codes of rows: to `sums[code × columns + column]`. */
export interface Target {
  codes: Uint16Array;
  sums: Float64Array;
}

/** Rows whose entries are in the processor's cache while each target adds them up. */
const CHUNK = 2048;
/** Sums up to which those of one chunk are made apart: sums of sums lose less to rounding than one long sum. */
const FEW_SUMS = 1024;

/** Adds columns up by codes, some rows at a time. */
export class Adding {
  readonly #columns: readonly Column[];
  readonly #n: number;
  readonly #chunks: Float64Array[];
  readonly #codes: Uint16Array;
  readonly #labels: Uint8Array;
  readonly #scores: Float64Array;
  readonly #part = new Float64Array(FEW_SUMS);

  constructor(columns: readonly Column[], n: number) {
    const size = Math.min(n, CHUNK);
    this.#columns = columns;
    this.#n = n;
    this.#chunks = columns.map(() => new Float64Array(size).fill(1));
    this.#codes = new Uint16Array(size);
    this.#labels = new Uint8Array(size);
    this.#scores = new Float64Array(size);
  }

  /** Every row, times its factors. */
  every(targets: readonly Target[], factors: readonly Float64Array[]): void {
    for (let from = 0; from < this.#n; from += CHUNK) {
      const count = Math.min(CHUNK, this.#n - from);
      this.#columns.forEach((column, k) => {
        const chunk = this.#chunks[k]!.subarray(0, count);
        if (column === ONES) chunk.fill(1);
        else if ('of' in column) column.of(column.labels, column.scores, from, chunk);
        else chunk.set(column.subarray(from, from + count));
        for (const factor of factors) multiply(chunk, factor, from);
      });
      for (const { codes, sums } of targets) this.#add(sums, codes, from, count);
    }
  }

  /** The first `count` of some rows, times their weights. */
  drawn(targets: readonly Target[], rows: Uint32Array, count: number, weights: Float64Array | undefined): void {
    for (let from = 0; from < count; from += CHUNK) {
      const own = rows.subarray(from, Math.min(from + CHUNK, count));
      this.#columns.forEach((column, k) => {
        const chunk = this.#chunks[k]!.subarray(0, own.length);
        if (column === ONES) chunk.fill(1);
        else if ('of' in column) this.#losses(column, own, chunk);
        else gather(column, own, chunk);
        if (weights) multiplyDrawn(chunk, weights, own);
      });
      for (const { codes, sums } of targets) {
        gather16(codes, own, this.#codes);
        this.#add(sums, this.#codes, 0, own.length);
      }
    }
  }

  #losses({ labels, scores, of }: Losses, rows: Uint32Array, chunk: Float64Array): void {
    gather(scores, rows, this.#scores);
    gather8(labels, rows, this.#labels);
    of(this.#labels, this.#scores, 0, chunk);
  }

  #add(sums: Float64Array, codes: Uint16Array, from: number, count: number): void {
    if (sums.length > FEW_SUMS) return addChunks(sums, codes, from, count, this.#chunks);
    const part = this.#part.fill(0, 0, sums.length);
    addChunks(part, codes, from, count, this.#chunks);
    for (let at = 0; at < sums.length; at++) sums[at]! += part[at]!;
  }
}

/** Four columns at a time, so that a code is read once for them. */
function addChunks(sums: Float64Array, codes: Uint16Array, from: number, count: number, chunks: readonly Float64Array[]): void {
  const stride = chunks.length;
  let first = 0;
  for (; first + 4 <= stride; first += 4) addFour(sums, codes, from, count, stride, first, chunks[first]!, chunks[first + 1]!, chunks[first + 2]!, chunks[first + 3]!);
  for (; first < stride; first++) addOne(sums, codes, from, count, stride, first, chunks[first]!);
}

function addFour(sums: Float64Array, codes: Uint16Array, from: number, count: number, stride: number, offset: number, a: Float64Array, b: Float64Array, c: Float64Array, d: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const at = codes[from + i]! * stride + offset;
    sums[at]! += a[i]!;
    sums[at + 1]! += b[i]!;
    sums[at + 2]! += c[i]!;
    sums[at + 3]! += d[i]!;
  }
}

function addOne(sums: Float64Array, codes: Uint16Array, from: number, count: number, stride: number, offset: number, chunk: Float64Array): void {
  for (let i = 0; i < count; i++) sums[codes[from + i]! * stride + offset]! += chunk[i]!;
}

function multiply(chunk: Float64Array, factor: Float64Array, from: number): void {
  for (let i = 0; i < chunk.length; i++) chunk[i]! *= factor[from + i]!;
}

function multiplyDrawn(chunk: Float64Array, factor: Float64Array, rows: Uint32Array): void {
  for (let i = 0; i < chunk.length; i++) chunk[i]! *= factor[rows[i]!]!;
}

// One function for each kind of array: a loop that meets two kinds is several times slower.

function gather(from: Float64Array, rows: Uint32Array, into: Float64Array): void {
  for (let i = 0; i < rows.length; i++) into[i] = from[rows[i]!]!;
}

function gather8(from: Uint8Array, rows: Uint32Array, into: Uint8Array): void {
  for (let i = 0; i < rows.length; i++) into[i] = from[rows[i]!]!;
}

function gather16(from: Uint16Array, rows: Uint32Array, into: Uint16Array): void {
  for (let i = 0; i < rows.length; i++) into[i] = from[rows[i]!]!;
}
