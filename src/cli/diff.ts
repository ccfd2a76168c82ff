import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '../core/problem.ts';
import { contractDifferences } from '../data/compare/contracts.ts';
import { breaking, COMPATIBILITIES, type Compatibility, type Difference } from '../data/compare/difference.ts';
import { profileDifferences } from '../data/compare/profiles.ts';
import { readProfile } from '../data/profile/profile.ts';
import { counted } from '../data/words.ts';
import { loadDelivery } from '../delivery/load.ts';
import { logLine } from '../report/escape.ts';
import type { Io } from './io.ts';

/**
 * `sluice diff OLD NEW [--compatibility backward|forward|full|none] [--json]`: two contracts (delivery files) or two profiles; which
 * promise each difference breaks. Answers 0 where the new one keeps the promise (default: full), 1 where not. `--rows` compares
 * two data sets instead.
 */
export async function diff(argv: string[], io: Io): Promise<number> {
  if (argv.includes('--rows')) return (await import('./diff-rows.ts')).diffRows(argv, io);
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { compatibility: { type: 'string', default: 'full' }, json: { type: 'boolean', default: false } } });
  const promise = COMPATIBILITIES.find((each) => each === values.compatibility);
  if (!promise) throw InputError.of('compatibility-unknown', `There is no compatibility ${JSON.stringify(values.compatibility)}.`, `Write --compatibility ${COMPATIBILITIES.join(', ')}.`);
  if (positionals.length !== 2) throw InputError.of('diff-two-files', `Two files are compared, and ${positionals.length} ${positionals.length === 1 ? 'is' : 'are'} named.`, 'Write `sluice diff OLD NEW`: two delivery files, or two profiles.');
  const [old, now] = positionals.map((file) => path.resolve(io.cwd, file)) as [string, string];
  const kinds = [await kindOf(old), await kindOf(now)];
  if (kinds[0] !== kinds[1]) throw InputError.of('diff-unlike', `${positionals[0]} is a ${kinds[0]}, and ${positionals[1]} is a ${kinds[1]}.`, 'Compare two delivery files, or two profiles.');
  const differences = kinds[0] === 'profile' ? profileDifferences(await profileAt(old), await profileAt(now)) : contractDifferences(await dataOf(old), await dataOf(now));
  const broken = breaking(differences, promise);
  const answer = { compared: kinds[0]!, compatibility: promise, compatible: broken.length === 0, backward: breaking(differences, 'backward').length === 0, forward: breaking(differences, 'forward').length === 0, differences };
  io.stdout(values.json ? `${JSON.stringify(answer, null, 2)}\n` : `${linesOf(answer, promise).join('\n')}\n`);
  return broken.length === 0 ? 0 : 1;
}

/** A profile names its schema in its first bytes; all else is read as a delivery file, which says what is wrong with it. */
async function kindOf(file: string): Promise<'profile' | 'contract'> {
  try {
    return (await readFile(file, 'utf8')).trimStart().startsWith('{') && /\.json$/i.test(file) ? 'profile' : 'contract';
  } catch (cause) {
    throw InputError.of('diff-unreadable', `${file} cannot be read (${(cause as NodeJS.ErrnoException).code ?? String(cause)}).`, 'Name a delivery file or a profile that is there.', undefined, { cause });
  }
}

async function dataOf(file: string) {
  // Only what the contract says counts here: whether its tables are there, and where, does not.
  const { spec } = await loadDelivery(file, { workspace: path.parse(file).root });
  if (!spec.data) throw InputError.of('diff-no-contract', `${file} has no \`data\`, so there is no contract to compare.`, 'Name a delivery file with a `data` section.');
  return spec.data;
}

function profileAt(file: string) {
  return readProfile(file, { file, line: 1, column: 1 });
}

function linesOf({ compared, backward, forward, compatible, differences }: { compared: string; backward: boolean; forward: boolean; compatible: boolean; differences: readonly Difference[] }, promise: Compatibility): string[] {
  const said = (kept: boolean) => (kept ? 'compatible' : 'breaking');
  const order = [...breaking(differences, promise), ...differences.filter((one) => !breaking([one], promise).length)];
  return [
    `${compatible ? 'Compatible' : 'Breaking'} (${promise}): ${counted(differences.length, 'difference')} between the ${compared}s.`,
    // Nothing of a data set may end a line or colour it.
    `  backward (what was valid stays valid): ${said(backward)}`,
    `  forward (what is valid now was valid before): ${said(forward)}`,
    ...order.map(({ code, message, breaks }) => `  ${breaks.length === 0 ? 'breaks nothing' : `breaks ${breaks.join(' and ')}`}: ${logLine(message)} [${code}]`),
  ];
}
