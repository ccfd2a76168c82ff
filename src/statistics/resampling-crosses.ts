import type { Codes, Layer } from './resampling-layers.ts';

/** Combinations of slices up to which their sums stay in the processor's cache, and where they are added up only once. */
const MOST_CELLS = { drawn: 2048, once: 4096 };

/** Some layers crossed: one code for each combination of their codes. */
export class Cross {
  readonly codes: Uint16Array;
  size: number;
  /** Layers, and how far apart two combinations are whose codes differ by 1 there. */
  readonly #strides: Map<Layer, number>;
  readonly #cells = new Map<Layer, Uint32Array[]>();

  constructor(layer: Layer) {
    this.codes = Uint16Array.from(layer.codes);
    this.size = layer.width;
    this.#strides = new Map([[layer, 1]]);
  }

  has(layer: Layer): boolean {
    return this.#strides.has(layer);
  }

  /** Takes the layer in, unless the combinations would be too many. */
  takes(layer: Layer, most: number): boolean {
    if (this.size * layer.width > most) return false;
    if (layer.width > 1) addCodes(this.codes, layer.codes, this.size);
    this.#strides.set(layer, this.size);
    this.size *= layer.width;
    return true;
  }

  /** Combinations of each slice of a layer. */
  cellsOf(layer: Layer): Uint32Array[] {
    const known = this.#cells.get(layer);
    if (known) return known;
    const stride = this.#strides.get(layer)!;
    const bySlice = layer.slices.map((): number[] => []);
    for (let cell = 0; cell < this.size; cell++) bySlice[Math.floor(cell / stride) % layer.width]?.push(cell);
    const cells = bySlice.map((own) => Uint32Array.from(own));
    this.#cells.set(layer, cells);
    return cells;
  }
}

/** As few crosses as taking each layer into the first one that it fits gives. */
export function crossesOf(layers: readonly Layer[], isDrawn: boolean): Cross[] {
  const crosses: Cross[] = [];
  const most = isDrawn ? MOST_CELLS.drawn : MOST_CELLS.once;
  for (const layer of layers) if (!crosses.some((cross) => cross.takes(layer, most))) crosses.push(new Cross(layer));
  return crosses;
}

function addCodes(crossed: Uint16Array, codes: Codes, stride: number): void {
  for (let row = 0; row < crossed.length; row++) crossed[row]! += stride * codes[row]!;
}
