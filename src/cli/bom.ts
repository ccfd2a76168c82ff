import path from 'node:path';
import { parseArgs } from 'node:util';
import { mlBom } from '../audit/bom.ts';
import { recordOf } from '../audit/record.ts';
import { InputError } from '../core/problem.ts';
import { writeWhole } from '../run/session.ts';
import { ledgerIn } from './evidence-of.ts';
import type { Io } from './io.ts';

/** `sluice bom PATH`: a CycloneDX ML-BOM of one release, out of its verified ledger. */
export async function bom(argv: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { release: text, out: text } });
  if (positionals.length !== 1) throw InputError.of('bom-arguments', 'One ledger, or one folder, is wanted.', 'Write `sluice bom PATH [--release DIGEST|VERSION] [--out FILE]`.');
  const made = `${JSON.stringify(mlBom(recordOf(await ledgerIn(positionals[0]!, values.release, io))), null, 2)}\n`;
  if (values.out === undefined) io.stdout(made);
  else await writeWhole(path.resolve(io.cwd, values.out), made);
  return 0;
}
