import type { Contents } from '../../delivery/spec.ts';
import type { Bytes } from './bytes.ts';

/** What the delivery file may declare. */
export type DataFormat = NonNullable<Contents['formats']>[number];
/** `pickle` is any file that loading runs as a pickle; `archive` is packed in a way that nobody here looks into; `onnx-data` are tensors of an ONNX file. */
export type Format = DataFormat | 'pickle' | 'archive' | 'onnx-data' | 'unknown';

/** Which formats a file of this ending may have; endings that are not here say nothing (`.bin`, `.model`, none). */
const BY_ENDING: Record<string, readonly Format[]> = {
  onnx: ['onnx'],
  safetensors: ['safetensors'],
  npy: ['npy', 'pickle'],
  npz: ['npz', 'pickle'],
  h5: ['hdf5'],
  hdf5: ['hdf5'],
  keras: ['keras', 'hdf5'],
  tflite: ['tflite'],
  gguf: ['gguf'],
  pb: ['saved_model'],
  cbm: ['catboost'],
  ubj: ['ubjson'],
  json: ['json'],
  yaml: ['yaml'],
  yml: ['yaml'],
  xml: ['xml'],
  pmml: ['xml'],
  csv: ['csv'],
  tsv: ['csv'],
  txt: ['text'],
  md: ['text'],
  parquet: ['parquet'],
  pkl: ['pickle'],
  pickle: ['pickle'],
  p: ['pickle'],
  joblib: ['pickle'],
  pt: ['pickle'],
  pth: ['pickle'],
  ckpt: ['pickle'],
  ...Object.fromEntries('py pyc pyd so dll dylib exe sh bat ps1 js mjs cjs ts r rb pl lua jar class wasm ipynb'.split(' ').map((ending) => [ending, ['code'] as const])),
};

export function endingOf(name: string): string {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const dot = base.lastIndexOf('.');
  return dot <= 0 ? '' : base.slice(dot + 1).toLowerCase();
}

/** Formats that the file's ending promises; undefined where it promises nothing. */
export function promisedFormats(name: string): readonly Format[] | undefined {
  const ending = endingOf(name);
  return Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined;
}

const MAGIC: readonly [format: Format, offset: number, bytes: string][] = [
  ['npy', 0, '\x93NUMPY'],
  ['hdf5', 0, '\x89HDF\r\n\x1a\n'],
  ['tflite', 4, 'TFL3'],
  ['gguf', 0, 'GGUF'],
  ['catboost', 0, 'CBM1'],
  ['parquet', 0, 'PAR1'],
  ['code', 0, '\x7fELF'],
  ['code', 0, 'MZ'],
  ['code', 0, '\xfe\xed\xfa\xce'],
  ['code', 0, '\xfe\xed\xfa\xcf'],
  ['code', 0, '\xce\xfa\xed\xfe'],
  ['code', 0, '\xcf\xfa\xed\xfe'],
  ['code', 0, '\xca\xfe\xba\xbe'],
  ['code', 0, '\x00asm'],
  ['code', 0, '#!'],
];

/** The format whose first bytes these are; undefined where none says so. Of code in Python only the compiled form has any. */
export function formatByMagic(bytes: Bytes): Format | undefined {
  const first = bytes.read(0, 16).toString('latin1');
  return MAGIC.find(([, offset, magic]) => first.startsWith(magic, offset))?.[0];
}

/** A way of packing whole files, by its first bytes. */
export function packingOf(bytes: Bytes): 'gzip' | 'zlib' | 'zstd' | 'bzip2' | 'xz' | 'lzma' | 'lz4' | '7z' | 'rar' | 'tar' | undefined {
  const first = bytes.read(0, 8);
  const text = first.toString('latin1');
  if (text.startsWith('\x1f\x8b')) return 'gzip';
  if (first.length > 2 && first[0] === 0x78 && first.readUInt16BE() % 31 === 0) return 'zlib';
  if (text.startsWith('\x28\xb5\x2f\xfd')) return 'zstd';
  if (text.startsWith('BZh')) return 'bzip2';
  if (text.startsWith('\xfd7zXZ')) return 'xz';
  if (text.startsWith('\x5d\x00\x00')) return 'lzma';
  if (text.startsWith('\x04"M\x18')) return 'lz4';
  if (text.startsWith('7z\xbc\xaf')) return '7z';
  if (text.startsWith('Rar!')) return 'rar';
  return bytes.read(257, 5).toString('latin1') === 'ustar' ? 'tar' : undefined;
}

const TEXT_SAMPLE = 256 * 1024;

/** Whether the beginning is text: UTF-8 without control characters but those of lines and tabs. */
export function isText(bytes: Bytes): boolean {
  const sample = bytes.read(0, TEXT_SAMPLE);
  // A sample may end inside a character.
  const whole = bytes.size > TEXT_SAMPLE ? sample.subarray(0, sample.length - 4) : sample;
  try {
    return !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(whole, { stream: bytes.size > TEXT_SAMPLE }));
  } catch {
    return false;
  }
}
