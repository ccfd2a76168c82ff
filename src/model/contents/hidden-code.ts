import type { Bytes } from './bytes.ts';
import type { Format } from './formats.ts';

/** Signs of code inside formats that are thought of as data, as they stand in the bytes. */
const SIGNS: Partial<Record<Format, readonly [what: string, bytes: readonly string[]][]>> = {
  // Keras keeps a Lambda layer as compiled Python, base64 in its configuration, and runs it when the model is called.
  hdf5: [['a Lambda layer: compiled Python that Keras runs', ['"class_name": "Lambda"', '"class_name":"Lambda"', '"Lambda"', '\\u004c', '\\u004C']]],
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

const MOST_CONFIG_BYTES = 64 * 1024 * 1024;
const KERAS_MODULE = /^(keras|keras_core|tensorflow\.keras|tensorflow\.python\.keras|tf_keras)(\.|$)/;

/** What a configuration of Keras (config.json of a .keras file) runs: Lambda layers, and classes that it imports from elsewhere. */
export function kerasCode(bytes: Bytes): string[] {
  const found = new Set<string>();
  let root: unknown;
  try {
    root = JSON.parse(bytes.read(0, Math.min(bytes.size, MOST_CONFIG_BYTES)).toString('utf8'));
  } catch {
    return ['a configuration that cannot be read: nobody can say what Keras would run'];
  }
  for (const stack = [root]; stack.length > 0; ) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const each of Object.values(value)) stack.push(each);
    const { module, class_name: name } = value as Record<string, unknown>;
    if (name === 'Lambda' || name === '__lambda__') found.add('a Lambda layer: compiled Python that Keras runs');
    else if (typeof name === 'string' && typeof module === 'string' && !KERAS_MODULE.test(module) && !(module === 'builtins' && name === 'function'))
      found.add(`a class that Keras imports from outside (${module.slice(0, 100)}.${name.slice(0, 100)})`);
  }
  return [...found];
}
