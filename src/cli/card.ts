import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { modelCard } from '../audit/card.ts';
import { recordOf } from '../audit/record.ts';
import { InputError } from '../core/problem.ts';
import { writeWhole } from '../run/session.ts';
import { ledgerIn } from './evidence-of.ts';
import type { Io } from './io.ts';

const MOST_NOTES = 1024 * 1024;

/** `sluice card PATH`: a model card with Hugging Face's metadata, out of the verified ledger of one release. */
export async function card(argv: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { release: text, out: text, notes: text, license: text, language: { ...text, multiple: true } } });
  if (positionals.length !== 1) throw InputError.of('card-arguments', 'One ledger, or one folder, is wanted.', 'Write `sluice card PATH [--notes FILE.md] [--license ID] [--out README.md]`.');
  for (const [name, value, pattern] of [['license', values.license, /^[a-z0-9][a-z0-9.+-]{0,99}$/], ...(values.language ?? []).map((one) => ['language', one, /^[A-Za-z0-9-]{2,35}$/] as const)] as const)
    if (value !== undefined && !pattern.test(value)) throw InputError.of('card-arguments', `--${name} is ${JSON.stringify(value)}.`, name === 'license' ? 'Write an identifier as Hugging Face lists them: apache-2.0, mit, other.' : 'Write a language tag: en, de.');
  const notes = values.notes === undefined ? undefined : await notesOf(path.resolve(io.cwd, values.notes));
  const made = modelCard(recordOf(await ledgerIn(positionals[0]!, values.release, io)), { license: values.license, languages: values.language, notes });
  if (values.out === undefined) io.stdout(made);
  else await writeWhole(path.resolve(io.cwd, values.out), made);
  return 0;
}

async function notesOf(file: string): Promise<string> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => error.code);
  if (typeof found !== 'object' || !found.isFile() || found.size > MOST_NOTES) throw InputError.of('card-notes', `${JSON.stringify(file)} cannot be read as notes${typeof found === 'string' ? ` (${found})` : ''}.`, 'Give a Markdown file of at most 1 MiB.');
  return readFile(file, 'utf8');
}
