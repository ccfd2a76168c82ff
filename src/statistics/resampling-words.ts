import type { Codes, Layer } from './resampling-layers.ts';

/** Labels of all rows with their codes in some layers, packed into one word of each row: bit 0 is the label. */
export interface Words {
  words: Int32Array;
  fields: Field[];
  /** How many codes there are in all layers together. */
  size: number;
}

/** Where a layer's code stands in a word, and the first of its codes among those of all layers. */
export interface Field {
  layer: Layer;
  shift: number;
  mask: number;
  base: number;
}

/** Bit 1 of a word is left to say that a row has the score of the one before. */
export const TIED = 2;
const FIRST_BIT = 2;

/** As few words of each row as the layers need. */
export function wordsOf(layers: readonly Layer[], labels: Uint8Array): Words[] {
  const all: (Words & { bits: number })[] = [];
  for (const layer of layers) {
    const bits = 32 - Math.clz32(layer.width - 1);
    let into = all.find((one) => one.bits + bits <= 32);
    if (!into) all.push((into = { words: Int32Array.from(labels), fields: [], size: 0, bits: FIRST_BIT }));
    if (bits > 0) addField(into.words, layer.codes, into.bits);
    // A field of no bits may stand nowhere, as a shift by 32 is none.
    into.fields.push({ layer, shift: bits > 0 ? into.bits : 0, mask: 2 ** bits - 1, base: into.size });
    into.bits += bits;
    into.size += layer.width;
  }
  return all;
}

function addField(words: Int32Array, codes: Codes, shift: number): void {
  for (let row = 0; row < words.length; row++) words[row]! |= codes[row]! << shift;
}
