import type { Layer } from './resampling-layers.ts';

/** Combinations of slices up to which their sums stay in the processor's first cache, and where they are added up only once. */
const MOST_CELLS = { drawn: 2048, once: 32_768 };

/** Some layers crossed: one code for each combination of their slices that has rows. */
export class Cross {
  codes: Uint16Array;
  size = 1;
  readonly #most: number;
  readonly #layers: Layer[] = [];
  /** A row of each combination. */
  #rows: number[] = [];
  readonly #cells = new Map<Layer, Uint32Array[]>();

  constructor(n: number, most: number) {
    this.codes = new Uint16Array(n);
    this.#most = most;
  }

  has(layer: Layer): boolean {
    return this.#layers.includes(layer);
  }

  /** Takes the layer in, unless the combinations would be too many and there is one already. */
  takes(layer: Layer, scratch: { codes: Uint16Array }): boolean {
    const width = layer.slices.length + 1;
    const most = this.#layers.length > 0 ? this.#most : Infinity;
    const seen = new Int32Array(this.size * width).fill(-1);
    const rows: number[] = [];
    const [own, its, crossed] = [this.codes, layer.codes, scratch.codes];
    for (let row = 0; row < own.length; row++) {
      const at = own[row]! * width + its[row]!;
      let code = seen[at]!;
      if (code < 0) {
        if (rows.length >= most) return false;
        seen[at] = code = rows.push(row) - 1;
      }
      crossed[row] = code;
    }
    [this.codes, scratch.codes] = [crossed, own];
    this.#layers.push(layer);
    this.size = rows.length;
    this.#rows = rows;
    return true;
  }

  /** Combinations of each slice of a layer. */
  cellsOf(layer: Layer): Uint32Array[] {
    const known = this.#cells.get(layer);
    if (known) return known;
    const bySlice = layer.slices.map((): number[] => []);
    this.#rows.forEach((row, cell) => bySlice[layer.codes[row]!]?.push(cell));
    const cells = bySlice.map((own) => Uint32Array.from(own));
    this.#cells.set(layer, cells);
    return cells;
  }
}

/** As few crosses as taking each layer into the first one that it fits gives. */
export function crossesOf(layers: readonly Layer[], n: number, isDrawn: boolean): Cross[] {
  const crosses: Cross[] = [];
  const most = isDrawn ? MOST_CELLS.drawn : MOST_CELLS.once;
  const scratch = { codes: new Uint16Array(n) };
  for (const layer of layers) {
    if (crosses.some((cross) => cross.takes(layer, scratch))) continue;
    const cross = new Cross(n, most);
    cross.takes(layer, scratch);
    crosses.push(cross);
  }
  return crosses;
}
