import type { Compression, Format } from './source-files.ts';

/** What a file is by its first bytes, whatever it is called. */
export type FileKind =
  | 'parquet'
  | 'gzip'
  | 'zstd'
  | 'bzip2'
  | 'xz'
  | 'zip'
  | 'arrow'
  | 'avro'
  | 'orc'
  | 'sqlite'
  | 'pdf'
  | 'utf16'
  | 'utf32'
  | 'html'
  | 'git-lfs'
  | 'text';

/** First bytes of formats, as `file(1)` and the formats' own pages give them. */
const MAGIC: [FileKind, number[] | string][] = [
  ['parquet', 'PAR1'],
  ['parquet', 'PARE'],
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', 'BZh'],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['arrow', 'ARROW1'],
  ['avro', 'Obj\u0001'],
  ['orc', 'ORC'],
  ['sqlite', 'SQLite format 3\0'],
  ['pdf', '%PDF-'],
  ['git-lfs', 'version https://git-lfs'],
];

const SAID: Record<FileKind, string> = {
  parquet: 'a Parquet file',
  gzip: 'compressed with gzip',
  zstd: 'compressed with Zstandard',
  bzip2: 'compressed with bzip2',
  xz: 'compressed with xz',
  zip: 'a ZIP archive (an Excel workbook is one)',
  arrow: 'an Arrow or Feather file',
  avro: 'an Avro file',
  orc: 'an ORC file',
  sqlite: 'an SQLite database',
  pdf: 'a PDF document',
  utf16: 'UTF-16 text',
  utf32: 'UTF-32 text',
  html: 'an HTML page (a sign-in or error page is often saved so)',
  'git-lfs': 'a Git LFS pointer, not the file itself',
  text: 'plain text',
};

/** `bytes` are the first ones, a kilobyte at least where the file has them. */
export function fileKind(bytes: Buffer): FileKind {
  // UTF-32's mark begins with that of UTF-16.
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) return 'utf32';
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return 'utf16';
  const known = MAGIC.find(([, magic]) => startsWith(bytes, typeof magic === 'string' ? [...Buffer.from(magic, 'latin1')] : magic));
  if (known) return known[0];
  if (isUtf16WithoutMark(bytes)) return 'utf16';
  return /^\s*<(!doctype|html)/i.test(bytes.subarray(0, 200).toString('latin1')) ? 'html' : 'text';
}

export function kindSaid(kind: FileKind): string {
  return SAID[kind];
}

/** What a file of this ending has to be, packed or not. */
export function expectedKind(format: Format, compression: Compression): FileKind {
  if (compression !== 'uncompressed') return compression;
  return format === 'parquet' ? 'parquet' : 'text';
}

function startsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return bytes.length >= magic.length && magic.every((byte, index) => bytes[index] === byte);
}

/** Latin letters in UTF-16 leave every other byte zero. */
function isUtf16WithoutMark(bytes: Buffer): boolean {
  const looked = bytes.subarray(0, 64);
  if (looked.length < 4) return false;
  const zeros = [0, 0];
  looked.forEach((byte, index) => void (byte === 0 && zeros[index % 2]!++));
  const half = Math.floor(looked.length / 2);
  return Math.max(...zeros) >= 0.8 * half && Math.min(...zeros) === 0;
}
