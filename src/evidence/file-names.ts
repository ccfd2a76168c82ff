import type { Problem } from '../core/problem.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });
// Control characters, and the backslash that is a separator on one platform and a letter on the other.
const NOT_PORTABLE = /[\p{Cc}\\]/u;

/** What is wrong with a file's name as the file system gave it, or undefined. */
export function nameProblem(raw: Uint8Array, folder: string): Problem | undefined {
  const name = decoded(raw);
  if (name === undefined)
    return {
      code: 'part-name-not-utf8',
      message: `A name in ${JSON.stringify(folder)} is not UTF-8: bytes ${Buffer.from(raw).toString('hex')}.`,
      fix: 'Rename it: other systems would read another name, or none.',
    };
  if (NOT_PORTABLE.test(name))
    return {
      code: 'part-name-control-character',
      message: `The name ${JSON.stringify(name)} in ${JSON.stringify(folder)} has a control character or a backslash.`,
      fix: 'Rename it to plain text without line breaks.',
    };
  return undefined;
}

/** Two paths that a file system which ignores case or Unicode form (macOS, Windows) would keep as one file. */
export function nameCollisions(paths: readonly string[], folder: string): Problem[] {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const path of paths) {
    const folded = path.normalize('NFC').toLowerCase().normalize('NFC');
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, path);
    else
      problems.push({
        code: 'part-name-collision',
        message: `${JSON.stringify(other)} and ${JSON.stringify(path)} in ${JSON.stringify(folder)} differ only in case or Unicode form.`,
        fix: 'Rename one: where file systems ignore that difference, only one of them would be served.',
      });
  }
  return problems;
}

function decoded(raw: Uint8Array): string | undefined {
  try {
    return UTF8.decode(raw);
  } catch {
    return undefined;
  }
}
