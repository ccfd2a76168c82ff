import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileSource } from '../../core/seams.ts';
import { glob } from '../../core/glob.ts';
import { InputError } from '../../core/problem.ts';

export type Format = 'csv' | 'json' | 'ndjson' | 'parquet';

export interface SourceFiles {
  /** Absolute, sorted, at least one. */
  files: string[];
  format: Format;
  gzip: boolean;
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
const GLOB = /[*?[\]{}]/;

/** The files behind a source. Throws InputError: missing, a folder, empty, an unknown ending, a mixture of endings. */
export async function sourceFiles(source: FileSource): Promise<SourceFiles> {
  const files = await matchingFiles(source.file);
  const kinds = new Set(files.map((file) => JSON.stringify(kindOf(file))));
  if (kinds.size > 1) {
    throw InputError.of(
      'data-formats-mixed',
      `${source.file} matches files of different formats.`,
      'Let one pattern match one format only, e.g. data/*.parquet.',
    );
  }
  const stats = await Promise.all(files.map((file) => stat(file)));
  files.forEach((file, index) => refuseEmpty(file, stats[index]!.size, stats[index]!.isFile()));
  const fingerprint = JSON.stringify(files.map((file, index) => [file, stats[index]!.size, stats[index]!.mtimeMs]));
  return { files, ...kindOf(files[0]!), fingerprint };
}

async function matchingFiles(pattern: string): Promise<string[]> {
  // A file whose own name holds `[` or `*` is that file, not a pattern.
  if (await exists(pattern)) return [pattern];
  if (!GLOB.test(pattern)) {
    throw InputError.of(
      'data-file-missing',
      `${pattern} does not exist.`,
      'Check the path in the delivery file (it is relative to that file), and that an earlier step made the file.',
    );
  }
  const found = await glob(pattern);
  if (found.length === 0) {
    throw InputError.of('data-file-missing', `No file matches ${pattern}.`, 'Check the pattern and that an earlier step made the files.');
  }
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

function fixedFolder(pattern: string): string {
  const parts = pattern.split(path.sep);
  const first = parts.findIndex((part) => GLOB.test(part));
  return parts.slice(0, first).join(path.sep) || path.sep;
}

async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch {
    return false;
  }
}

function kindOf(file: string): { format: Format; gzip: boolean } {
  const lower = file.toLowerCase();
  const gzip = lower.endsWith('.gz');
  const format = FORMATS[path.extname(gzip ? lower.slice(0, -'.gz'.length) : lower)];
  if (!format || (gzip && format === 'parquet')) {
    throw InputError.of(
      'data-format-unknown',
      `${file} has an ending that Sluice does not read.`,
      `Use ${Object.keys(FORMATS).join(', ')}; text formats may also end in .gz.`,
    );
  }
  return { format, gzip };
}

function refuseEmpty(file: string, size: number, isFile: boolean): void {
  if (!isFile) throw InputError.of('data-file-is-folder', `${file} is not a file.`, `Name a file, or a pattern such as ${file}/*.parquet.`);
  if (size === 0) throw InputError.of('data-file-empty', `${file} is empty: it has not even a header.`, 'Check the step that writes it.');
}
