import { bytesOf, partOf, type Bytes } from './bytes.ts';
import { beginningOf, unpacked } from './compressed.ts';
import { formatByMagic, isText, packingOf, promisedFormats, endingOf, type Format } from './formats.ts';
import { hiddenCode, kerasCode } from './hidden-code.ts';
import { scanPickles, isPlausible, type PickleScan } from './pickle-scan.ts';
import { readSafetensors } from './safetensors.ts';
import { isZip, readZip, type Zip } from './zip.ts';

/** What one file of the model is, read and never loaded. */
export interface Inspected {
  format: Format;
  /** Every stream of pickles in it; `where` is the file inside an archive, empty for the file itself. */
  pickles: { where: string; scan: PickleScan }[];
  /** What is malformed, or cannot be looked into, in plain words. */
  problems: string[];
  /** Code that loading or calling the model runs although the format is for data. */
  code: string[];
  /** Small facts for the statement. */
  facts: Record<string, number>;
}

const DEEPEST_ARCHIVE = 3;
const PICKLE_ENDINGS: ReadonlySet<string> = new Set(['pkl', 'pickle', 'p', 'joblib', 'pt', 'pth', 'ckpt']);

/** `name` is the file's path below the model; only its ending is looked at, and never believed alone. */
export function inspect(bytes: Bytes, name: string): Inspected {
  const found: Inspected = { format: 'unknown', pickles: [], problems: [], code: [], facts: {} };
  found.format = look(bytes, name, '', 0, found);
  return found;
}

function look(bytes: Bytes, name: string, where: string, depth: number, found: Inspected): Format {
  if (bytes.size === 0) return promisedFormats(name)?.includes('text') || endingOf(name) === '' ? 'text' : 'unknown';
  const pickled = pickleIn(bytes, name, where, found);
  // One file can be two things: a pickle at its first byte, and an archive at its last.
  const zip = isZip(bytes) ? readZip(bytes) : undefined;
  if (zip) {
    const format = inArchive(zip, where, depth, found);
    return pickled ? 'pickle' : format;
  }
  if (isZip(bytes)) found.problems.push(`${of(where)}its directory of files cannot be read`);
  if (pickled) return 'pickle';
  const magic = formatByMagic(bytes);
  if (magic === 'npy') return inArray(bytes, where, found);
  if (magic !== undefined) {
    found.code.push(...hiddenCode(bytes, magic).map((what) => `${of(where)}${what}`));
    return magic;
  }
  return inPacking(bytes, name, where, depth, found) ?? weakFormat(bytes, name, where, found);
}

/** Bytes that Python would load as a pickle: by their first byte, by their ending, or since they do something when read so. */
function pickleIn(bytes: Bytes, name: string, where: string, found: Inspected): boolean {
  const [first, second] = bytes.read(0, 2);
  const looksSo = first === 0x80 && second !== undefined && second <= 5;
  const scan = scanPickles(bytes);
  const does = scan.imports.some(isPlausible) || scan.computed > 0 || scan.extensions.length > 0;
  const ends = scan.broken === undefined;
  const named = PICKLE_ENDINGS.has(endingOf(name));
  if (!looksSo && !(does && (ends || scan.calls > 0)) && !(named && ends)) return false;
  found.pickles.push({ where, scan });
  return true;
}

function inArchive(zip: Zip, where: string, depth: number, found: Inspected): Format {
  found.problems.push(...zip.problems.map((problem) => `${of(where)}${problem}`));
  const formats = zip.entries.filter(({ name }) => !name.endsWith('/')).map(({ name, content }): Format => {
    const inside = where === '' ? name : `${where}: ${name}`;
    if ('why' in content) {
      found.problems.push(`${of(inside)}${content.why}`);
      return 'unknown';
    }
    if (depth === DEEPEST_ARCHIVE) {
      found.problems.push(`${of(inside)}archives in archives are read ${DEEPEST_ARCHIVE} deep`);
      return 'unknown';
    }
    return look(content.bytes, name, inside, depth + 1, found);
  });
  const names = zip.entries.map(({ name }) => name);
  if (names.some((name) => /(^|\/)(data|constants)\.pkl$/.test(name)) || formats.includes('pickle')) return 'pickle';
  if (formats.length > 0 && formats.every((format) => format === 'npy')) return 'npz';
  if (names.includes('config.json') && names.some((name) => name.endsWith('.h5'))) {
    const config = zip.entries.find(({ name }) => name === 'config.json')!.content;
    if ('bytes' in config) found.code.push(...kerasCode(config.bytes));
    return 'keras';
  }
  return 'archive';
}

const MOST_ARRAY_HEADER = 1024 * 1024;

/** An array of objects is a pickle behind a header (numpy, lib/format.py); one of numbers is bytes alone. */
function inArray(bytes: Bytes, where: string, found: Inspected): Format {
  const start = bytes.read(0, 12);
  const long = (start[6] ?? 1) >= 2;
  const length = start.length < 12 ? 0 : long ? start.readUInt32LE(8) : start.readUInt16LE(8);
  const headerEnd = (long ? 12 : 10) + length;
  if (start.length < 12 || length > MOST_ARRAY_HEADER || headerEnd > bytes.size) {
    found.problems.push(`${of(where)}its header is longer than the file or than is read`);
    return 'npy';
  }
  const header = bytes.read(long ? 12 : 10, length).toString('latin1');
  const data = partOf(bytes, headerEnd, bytes.size - headerEnd);
  // Escapes and comments can hide the type from everyone but Python.
  const plain = /^\{'descr': '[|<>=][a-zA-NP-Z]\d+', 'fortran_order': (True|False), 'shape': \([\d, ]*\), \}\s*$/.test(header);
  if (plain) return 'npy';
  const scan = scanPickles(data);
  const pickled = /[|<>=]?O\d*['"]/.test(header) || header.includes('\\') || scan.imports.some(isPlausible);
  if (!pickled) return 'npy';
  found.pickles.push({ where: where === '' ? 'its objects' : where, scan });
  return 'pickle';
}

/** One compressed file: what it holds is what it is, where it can be unpacked; joblib writes its pickles so. */
function inPacking(bytes: Bytes, name: string, where: string, depth: number, found: Inspected): Format | undefined {
  const packing = packingOf(bytes);
  if (packing === undefined) return undefined;
  const inner = unpacked(bytes, packing);
  if ('why' in inner) {
    // Two bytes make a zlib header: without a stream behind them they were chance.
    if (packing === 'zlib' && inner.broken && !pickleIn(bytesOf(beginningOf(bytes)), name, where, found)) return undefined;
    found.problems.push(`${of(where)}${inner.why}`);
    return PICKLE_ENDINGS.has(endingOf(name)) ? 'pickle' : 'archive';
  }
  if (depth === DEEPEST_ARCHIVE) {
    found.problems.push(`${of(where)}archives in archives are read ${DEEPEST_ARCHIVE} deep`);
    return 'archive';
  }
  return look(bytesOf(inner.bytes), name, where === '' ? `unpacked (${packing})` : where, depth + 1, found) === 'pickle' ? 'pickle' : 'archive';
}

/** Formats without first bytes of their own: the ending proposes, the content confirms. */
function weakFormat(bytes: Bytes, name: string, where: string, found: Inspected): Format {
  const promised = promisedFormats(name) ?? [];
  const [first] = bytes.read(0, 1);
  if (promised.includes('safetensors') || bytes.read(8, 1)[0] === 0x7b && bytes.size > 8 && bytes.read(6, 2).equals(Buffer.alloc(2))) {
    const read = readSafetensors(bytes);
    if (!('problems' in read)) found.facts = { tensors: read.tensors, elements: read.elements };
    else if (promised.includes('safetensors')) found.problems.push(...read.problems.map((problem) => `${of(where)}${problem}`));
    if (!('problems' in read) || promised.includes('safetensors')) return 'safetensors';
  }
  if (promised.includes('code') && (isText(bytes) || endingOf(name) === 'pyc')) return 'code';
  if (isText(bytes)) return textFormat(bytes, promised);
  if (promised.includes('ubjson') && first === 0x7b) return 'ubjson';
  // Without first bytes of its own: whether it is one is said by who reads its header.
  if (promised.includes('onnx')) return 'onnx';
  // A protobuf message begins with the version, field 1, a varint.
  if (first === 0x08 && (promised.includes('saved_model') || name.endsWith('saved_model.pb'))) {
    found.code.push(...hiddenCode(bytes, 'saved_model').map((what) => `${of(where)}${what}`));
    return 'saved_model';
  }
  return /(^|\/)variables\/variables\.(index|data-\d{5}-of-\d{5})$/.test(name) ? 'saved_model' : 'unknown';
}

const MOST_JSON_BYTES = 64 * 1024 * 1024;

function textFormat(bytes: Bytes, promised: readonly Format[]): Format {
  const [format] = promised;
  if (format !== 'json') return format === 'yaml' || format === 'xml' || format === 'csv' ? format : 'text';
  const text = bytes.read(0, Math.min(bytes.size, MOST_JSON_BYTES)).toString('utf8');
  if (bytes.size > MOST_JSON_BYTES) return /^\s*[[{]/.test(text) ? 'json' : 'text';
  try {
    JSON.parse(text);
    return 'json';
  } catch {
    return 'text';
  }
}

function of(where: string): string {
  return where === '' ? '' : `${where}: `;
}
