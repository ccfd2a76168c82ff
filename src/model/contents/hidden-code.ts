import type { Bytes } from './bytes.ts';
import type { Format } from './formats.ts';

/** Signs of code inside formats that are thought of as data, as they stand in the bytes. */
const SIGNS: Partial<Record<Format, readonly [what: string, bytes: readonly string[]][]>> = {
  // Keras keeps a Lambda layer as compiled Python, base64 in its configuration, and runs it when the model is called.
  hdf5: [['a Lambda layer: compiled Python that Keras runs', ['"class_name": "Lambda"', '"class_name":"Lambda"']]],
  keras: [['a Lambda layer: compiled Python that Keras runs', ['"class_name": "Lambda"', '"class_name":"Lambda"']]],
  // Operators of a graph that reach files or call Python: field 2 (op) of a NodeDef, with its length.
  saved_model: [
    ['an operator that reads files (ReadFile)', ['\x12\x08ReadFile']],
    ['an operator that writes files (WriteFile)', ['\x12\x09WriteFile']],
    ['an operator that calls Python (PyFunc)', ['\x12\x06PyFunc', '\x12\x0fPyFuncStateless', '\x12\x0bEagerPyFunc']],
  ],
};

const CHUNK_BYTES = 4 * 1024 * 1024;
const LONGEST_SIGN = 64;

export function hiddenCode(bytes: Bytes, format: Format): string[] {
  const signs = SIGNS[format] ?? [];
  const found = new Set<string>();
  for (let at = 0; signs.length > 0 && at < bytes.size; at += CHUNK_BYTES) {
    const chunk = bytes.read(at, CHUNK_BYTES + LONGEST_SIGN);
    for (const [what, texts] of signs) if (texts.some((text) => chunk.includes(text, 0, 'latin1'))) found.add(what);
  }
  return [...found];
}
