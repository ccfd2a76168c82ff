import type { BigIntStats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { InputError, type Problem } from '../core/problem.ts';
import { nameProblem, nameCollisions } from './file-names.ts';

/** One regular file of a part. `path` is relative to the part, with `/`; a part that is itself a file has `.`. */
export interface WalkedFile {
  path: string;
  absolute: string;
  bytes: number;
  /** Same inode, size and times mean the same content, as far as a file system tells. */
  fingerprint: string;
}

export interface Walk {
  kind: 'file' | 'folder';
  /** In the order of the OMS manifest: by path component, each by Unicode code point. */
  files: WalkedFile[];
}

export interface WalkOptions {
  /** Whether git's own files at the top are left out. Default true. */
  ignore?: boolean;
  /** Paths relative to the folder, with `/`, left out with all below them. */
  leaveOut?: ReadonlySet<string>;
}

/** Left out at the top of a folder, as PyPI `model-signing` does by default; deeper ones are part of the model. */
export const IGNORED_AT_TOP: ReadonlySet<string> = new Set(['.git', '.gitattributes', '.github', '.gitignore']);

/** Bounds the memory of one walk: about 300 bytes a file. */
const MOST_FILES = 1_000_000;

/** A folder full of mistakes would otherwise print a page per file. */
const MOST_PROBLEMS = 50;

/**
 * Lists the regular files of a file or folder. Throws InputError with every problem found: a missing path, symlinks,
 * special files, unreadable folders, names that are no portable text, and folders without a file.
 */
export async function walk(target: string, { ignore = true, leaveOut = new Set() }: WalkOptions = {}): Promise<Walk> {
  const root = path.resolve(target);
  const found = await lstat(root, { bigint: true }).catch((error: unknown) => refuseRoot(target, error));
  const problems: Problem[] = [];
  if (found.isFile()) return { kind: 'file', files: [describeFile('.', root, found)] };
  if (!found.isDirectory()) throw new InputError([kindProblem(target, found)]);

  const files = await list(root, target, ignore ? IGNORED_AT_TOP.union(leaveOut) : leaveOut, problems);
  problems.push(...nameCollisions(files.map((file) => file.path), target));
  if (problems.length > 0) throw new InputError(problems.slice(0, MOST_PROBLEMS));
  if (files.length === 0) throw emptyFolder(target);
  return { kind: 'folder', files: inManifestOrder(files) };
}

async function list(root: string, shown: string, ignored: ReadonlySet<string>, problems: Problem[]): Promise<WalkedFile[]> {
  const files: WalkedFile[] = [];
  const open = [''];
  while (open.length > 0 && problems.length < MOST_PROBLEMS) {
    const folder = open.pop()!;
    for (const raw of await entriesOf(path.join(root, folder), joined(shown, folder), problems)) {
      const name = raw.toString('utf8');
      const relative = folder === '' ? name : `${folder}/${name}`;
      if (ignored.has(relative)) continue;
      const bad = nameProblem(raw, joined(shown, folder));
      if (bad) {
        problems.push(bad);
        continue;
      }
      const absolute = path.join(root, relative);
      const found = await lstat(absolute, { bigint: true }).catch((error: unknown) => error as NodeJS.ErrnoException);
      if (found instanceof Error) problems.push(unreadable(joined(shown, relative), found));
      else if (found.isDirectory()) open.push(relative);
      else if (found.isFile()) files.push(describeFile(relative, absolute, found));
      else problems.push(kindProblem(joined(shown, relative), found));
    }
    if (files.length > MOST_FILES) throw tooMany(shown);
  }
  return files;
}

async function entriesOf(folder: string, shown: string, problems: Problem[]): Promise<Buffer[]> {
  try {
    return await readdir(folder, { encoding: 'buffer' });
  } catch (error) {
    problems.push(unreadable(shown, error));
    return [];
  }
}

function describeFile(relative: string, absolute: string, found: BigIntStats): WalkedFile {
  return { path: relative, absolute, bytes: Number(found.size), fingerprint: fingerprintOf(found) };
}

export function fingerprintOf(found: BigIntStats): string {
  return [found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(':');
}

/**
 * `model-signing` sorts `PurePosixPath`s, which compare component by component and not as text: `a/b` stands before
 * `a-b`. Names hold no NUL, so joining with NUL gives that order, and UTF-8 bytes order as code points do.
 */
export function inManifestOrder<T extends { path: string }>(files: readonly T[]): T[] {
  return files
    .map((file) => ({ file, key: Buffer.from(file.path.replaceAll('/', '\0')) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ file }) => file);
}

function joined(shown: string, relative: string): string {
  return relative === '' ? shown : path.join(shown, relative);
}

function refuseRoot(target: string, error: unknown): never {
  if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
    throw InputError.of('part-missing', `${quoted(target)} does not exist.`, 'Check the path in the delivery file, and that the build ran before this step.');
  throw new InputError([unreadable(target, error)], { cause: error });
}

export function unreadable(shown: string, error: unknown): Problem {
  const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  return {
    code: 'part-unreadable',
    message: `${quoted(shown)} cannot be read (${reason}).`,
    fix: 'Give the user that runs Sluice the right to read it; a file that is left out would not be part of the identity.',
  };
}

function kindProblem(shown: string, found: BigIntStats): Problem {
  if (found.isSymbolicLink())
    return {
      code: 'part-symlink',
      message: `${quoted(shown)} is a symbolic link.`,
      fix: 'Put the file itself there: what a link leads to can change without a byte of the release changing.',
    };
  const kind = found.isFIFO() ? 'a pipe' : found.isSocket() ? 'a socket' : 'a device';
  return {
    code: 'part-special-file',
    message: `${quoted(shown)} is ${kind}, not a file or folder.`,
    fix: 'Remove it: only regular files have bytes that can be named.',
  };
}

function emptyFolder(target: string): InputError {
  const ignored = [...IGNORED_AT_TOP].join(', ');
  return InputError.of('part-empty', `${quoted(target)} holds no file (${ignored} at its top do not count).`, 'Check the path, and that the build wrote its files before this step.');
}

function tooMany(target: string): InputError {
  return InputError.of('part-too-many-files', `${quoted(target)} holds more than ${MOST_FILES} files.`, 'Name a narrower folder in the delivery file, or pack the small files into one.');
}

export function quoted(text: string): string {
  return JSON.stringify(text);
}
