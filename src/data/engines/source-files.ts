import { lstat, open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileSource } from '../../core/data-engine.ts';
import { glob } from '../../core/glob.ts';
import { InputError } from '../../core/problem.ts';
import { expectedKind, fileKind, kindSaid } from './file-kind.ts';

export type Format = 'csv' | 'json' | 'ndjson' | 'parquet';
export type Compression = 'uncompressed' | 'gzip' | 'zstd';

export interface SourceFiles {
  /** Absolute paths, or addresses where `remote`; sorted, at least one. */
  files: string[];
  format: Format;
  compression: Compression;
  /** Whether folders such as `year=2024` are columns. */
  hive: boolean;
  remote: boolean;
  /** Changes when a file does: paths, sizes and times of change. */
  fingerprint: string;
}

const FORMATS: Record<string, Format> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.json': 'json',
  '.jsonl': 'ndjson',
  '.ndjson': 'ndjson',
  '.parquet': 'parquet',
};
const COMPRESSIONS: Record<string, Compression> = { '.gz': 'gzip', '.zst': 'zstd' };
const GLOB = /[*?[\]{}]/;
const PARTITION = /^([^=]+)=(.*)$/;
/** Enough to tell any of the formats apart. */
const LOOKED_AT_BYTES = 1024;

/** The local files behind a source. Throws InputError: missing, no file, empty, another kind than its ending says, a mixture. */
export async function sourceFiles(source: FileSource): Promise<SourceFiles> {
  const files = await matchingFiles(source.file);
  const kind = soleKind(source.file, files);
  const stats = await Promise.all(files.map((file) => stat(file)));
  files.forEach((file, index) => refuseOdd(file, stats[index]!));
  await Promise.all(files.map((file) => refuseOtherKind(file, kind)));
  const fingerprint = JSON.stringify(files.map((file, index) => [file, stats[index]!.size, stats[index]!.mtimeMs, stats[index]!.ino]));
  return { files, ...kind, hive: isPartitioned(source.file, files, path.sep), remote: false, fingerprint };
}

/** Format and compression that all of the files share, by their endings. */
export function soleKind(declared: string, files: readonly string[]): { format: Format; compression: Compression } {
  const kinds = new Set(files.map((file) => JSON.stringify(kindOf(file))));
  if (kinds.size > 1) throw InputError.of('data-formats-mixed', `${declared} matches files of different formats.`, 'Let one pattern match one format only, e.g. data/*.parquet.');
  return kindOf(files[0]!);
}

/** Whether a pattern crosses `key=value` folders. Throws InputError where its files lie in folders of other keys. */
export function isPartitioned(pattern: string, files: readonly string[], separator: string): boolean {
  const fixed = pattern.split(separator).findIndex((part) => GLOB.test(part));
  const keysOf = (file: string, from: number) => file.split(separator).slice(from, -1).flatMap((part) => PARTITION.exec(part)?.[1] ?? []);
  if (!files.some((file) => file !== pattern && keysOf(file, fixed).length > 0)) return false;
  const keys = files.map((file) => keysOf(file, 0).join('/'));
  const odd = keys.findIndex((key) => key !== keys[0]);
  if (odd > 0) throw InputError.of('data-partitions-differ', `${files[odd]} lies in folders of other keys than ${files[0]}.`, 'Let every file lie below the same `key=value` folders, in the same order.');
  return true;
}

/** The part of a pattern before its first `*`, `?`, `[` or `{`, up to a separator. */
export function fixedFolder(pattern: string): string {
  const parts = pattern.split(path.sep);
  const first = parts.findIndex((part) => GLOB.test(part));
  return parts.slice(0, first).join(path.sep) || path.sep;
}

export function isPattern(file: string): boolean {
  return GLOB.test(file);
}

async function matchingFiles(pattern: string): Promise<string[]> {
  // A file whose own name holds `[` or `*` is that file, not a pattern.
  if (await exists(pattern)) return [pattern];
  if (!isPattern(pattern)) {
    throw InputError.of('data-file-missing', `${pattern} does not exist.`, 'Check the path in the delivery file (it is relative to that file), and that an earlier step made the file.');
  }
  const found = await glob(pattern);
  if (found.length === 0) throw InputError.of('data-file-missing', `No file matches ${pattern}.`, 'Check the pattern and that an earlier step made the files.');
  await refuseEscape(pattern, found);
  return found.sort();
}

/** A link inside a globbed folder must not lead out of it: the folder was checked, its links were not. */
async function refuseEscape(pattern: string, files: string[]): Promise<void> {
  const base = await realpath(fixedFolder(pattern));
  for (const file of files) {
    const real = await realpath(file);
    if (!real.startsWith(base + path.sep)) {
      throw InputError.of('data-file-outside', `${file} is a link that leads out of ${base}.`, 'Copy the file instead of linking to it.');
    }
  }
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(() => true, () => false);
}

function kindOf(file: string): { format: Format; compression: Compression } {
  const lower = file.toLowerCase();
  const compression = COMPRESSIONS[path.extname(lower)] ?? 'uncompressed';
  const format = FORMATS[path.extname(compression === 'uncompressed' ? lower : lower.slice(0, lower.lastIndexOf('.')))];
  if (!format || (compression !== 'uncompressed' && format === 'parquet')) {
    throw InputError.of('data-format-unknown', `${file} has an ending that Sluice does not read.`, `Use ${Object.keys(FORMATS).join(', ')}; text formats may also end in .gz or .zst.`);
  }
  return { format, compression };
}

function refuseOdd(file: string, found: { size: number; isFile(): boolean; isDirectory(): boolean }): void {
  if (found.isDirectory()) throw InputError.of('data-file-is-folder', `${file} is a folder.`, `Name a file, or a pattern such as ${file}/*.parquet.`);
  // A pipe would block the reader until somebody writes.
  if (!found.isFile()) throw InputError.of('data-file-no-file', `${file} is no regular file (a pipe, a socket or a device).`, 'Write the rows to a file first.');
  if (found.size === 0) throw InputError.of('data-file-empty', `${file} is empty: it has not even a header.`, 'Check the step that writes it.', { file, line: 1, column: 1 });
}

async function refuseOtherKind(file: string, { format, compression }: { format: Format; compression: Compression }): Promise<void> {
  const kind = fileKind(await firstBytes(file));
  const expected = expectedKind(format, compression);
  if (kind === expected) return;
  if (kind === 'utf16' || kind === 'utf32') {
    throw InputError.of('data-not-utf8', `${path.basename(file)} is ${kindSaid(kind)}, not UTF-8 (line 1).`, `Write the file as UTF-8, e.g. \`iconv -f ${kind === 'utf16' ? 'UTF-16' : 'UTF-32'} -t UTF-8\`.`, { file, line: 1, column: 1 });
  }
  // Damaged files of these kinds may have lost their first bytes: the reader says more.
  if (kind === 'text' && expected !== 'parquet') return;
  throw InputError.of('data-wrong-ending', `${path.basename(file)} is ${kindSaid(kind)}; its ending says ${kindSaid(expected)}.`, 'Name the file by what it is, or write it in the format that its name says.', { file, line: 1, column: 1 });
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    await using handle = await open(file);
    const buffer = Buffer.alloc(LOOKED_AT_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw InputError.of('data-file-unreadable', `${file} cannot be read: ${(error as Error).message}.`, 'Check that this user may read it.', undefined, { cause: error });
  }
}
