/** Slices that share no row, told apart by one code per row: all of them are then served by one pass over the rows. */
export interface Layer {
  /** Index of the slice of each row; `slices.length` where it is in none. */
  codes: Uint16Array;
  slices: Slice[];
}

/** Rows of a slice; undefined stands for all rows. One slice is one array: the same rows in another array are another slice. */
export type Slice = Uint32Array | undefined;

const MOST_IN_LAYER = 65_535;

/** Packs slices into as few layers as taking each into the first one that is free for it gives. */
export function layersOf(slices: readonly Slice[], n: number): Layer[] {
  const layers: (Layer & { free: number })[] = [];
  for (const slice of new Set(slices)) {
    if (!slice) {
      layers.push({ codes: new Uint16Array(n), slices: [slice], free: 0 });
      continue;
    }
    const layer = layers.find(({ codes, slices: taken, free }) => taken.length < MOST_IN_LAYER && free >= slice.length && isFree(codes, slice));
    const into = layer ?? { codes: new Uint16Array(n).fill(NONE), slices: [], free: n };
    if (!layer) layers.push(into);
    const code = into.slices.push(slice) - 1;
    write(into.codes, slice, code);
    into.free -= slice.length;
  }
  for (const { codes, slices: taken, free } of layers) if (free > 0) leave(codes, taken.length);
  return layers.map(({ codes, slices: taken }) => ({ codes, slices: taken }));
}

function write(codes: Uint16Array, slice: Uint32Array, code: number): void {
  for (let i = 0; i < slice.length; i++) codes[slice[i]!] = code;
}

/** Says of rows of no slice that they are in none. */
function leave(codes: Uint16Array, none: number): void {
  for (let row = 0; row < codes.length; row++) if (codes[row] === NONE) codes[row] = none;
}

function isFree(codes: Uint16Array, slice: Uint32Array): boolean {
  for (let i = 0; i < slice.length; i++) if (codes[slice[i]!] !== NONE) return false;
  return true;
}

const NONE = 65_535;
