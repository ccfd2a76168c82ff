/** Slices that share no row, told apart by one code per row: all of them are then served by one pass over the rows. */
export interface Layer {
  /** Index of the slice of each row; `slices.length` where it is in none. */
  codes: Codes;
  /** Null for rows that nobody asks for. */
  slices: (Slice | null)[];
  /** How many codes there are: one more than slices, unless every row is in one. */
  width: number;
}

export type Codes = Uint8Array | Uint16Array;

/** All rows in parts that share none: the part of each row, below `parts`. */
export interface Cut {
  codes: Codes;
  parts: number;
}

/** The rows of one part of a cut. */
export interface Part {
  cut: Cut;
  code: number;
}

/** Rows of a slice; undefined stands for all rows. A slice is one array or one object: the same rows in another are another slice. */
export type Slice = Uint32Array | Part | undefined;

/** The parts of each cut in a layer of their own; other slices in as few as taking each into the first one that is free for it gives. */
export function layersOf(slices: readonly Slice[], n: number): Layer[] {
  const cuts = new Map<Cut, Layer>();
  const packed: Packing[] = [];
  for (const slice of new Set(slices)) {
    if (slice && 'cut' in slice) {
      const { codes, parts } = slice.cut;
      const layer = cuts.get(slice.cut) ?? { codes, slices: new Array<Slice | null>(parts).fill(null), width: parts };
      cuts.set(slice.cut, layer);
      layer.slices[slice.code] = slice;
    } else if (!packed.some((layer) => layer.takes(slice))) packed.push(new Packing(slice, n));
  }
  return [...packed.map((layer) => layer.done()), ...cuts.values()];
}

/** Numbers of the rows of a slice. */
export function rowsOf(slice: Slice): Uint32Array | undefined {
  if (!slice || !('cut' in slice)) return slice;
  const { cut, code } = slice;
  let count = 0;
  for (let row = 0; row < cut.codes.length; row++) if (cut.codes[row] === code) count++;
  const rows = new Uint32Array(count);
  for (let row = 0, i = 0; i < count; row++) if (cut.codes[row] === code) rows[i++] = row;
  return rows;
}

/** A layer that is being filled: free rows have the greatest code that its array can hold. */
class Packing {
  #codes: Codes;
  readonly #slices: (Uint32Array | undefined)[];
  #free: number;

  constructor(slice: Uint32Array | undefined, n: number) {
    this.#slices = [slice];
    this.#free = slice ? n - slice.length : 0;
    this.#codes = new Uint8Array(n);
    if (!slice) return;
    this.#codes.fill(BYTE);
    write(this.#codes, slice, slice.length, BYTE, 0);
  }

  takes(slice: Uint32Array | undefined): boolean {
    const code = this.#slices.length;
    if (!slice || this.#free < slice.length || code === WORD) return false;
    if (code === BYTE && this.#codes instanceof Uint8Array) this.#codes = Uint16Array.from(this.#codes, (of) => (of === BYTE ? WORD : of));
    const free = this.#codes instanceof Uint8Array ? BYTE : WORD;
    const written = write(this.#codes, slice, slice.length, free, code);
    if (written < slice.length) {
      write(this.#codes, slice, written, code, free);
      return false;
    }
    this.#slices.push(slice);
    this.#free -= slice.length;
    return true;
  }

  done(): Layer {
    const none = this.#slices.length;
    const free = this.#codes instanceof Uint8Array ? BYTE : WORD;
    if (this.#free > 0 && none !== free) for (let row = 0; row < this.#codes.length; row++) if (this.#codes[row] === free) this.#codes[row] = none;
    return { codes: this.#codes, slices: this.#slices, width: this.#free > 0 ? none + 1 : none };
  }
}

const BYTE = 255;
const WORD = 65_535;

/** Gives the first rows of a slice their new code, as long as they have the old one; answers how many got it. */
function write(codes: Codes, slice: Uint32Array, count: number, old: number, now: number): number {
  for (let i = 0; i < count; i++) {
    const row = slice[i]!;
    if (codes[row] !== old) return i;
    codes[row] = now;
  }
  return count;
}
