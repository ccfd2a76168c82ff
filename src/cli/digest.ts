import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '../core/problem.ts';
import { loadDelivery } from '../delivery/load.ts';
import { modelDigest } from '../evidence/model-digest.ts';
import { identifyRelease } from '../evidence/release.ts';
import { logLine } from '../report/escape.ts';
import type { Io } from './io.ts';
import { workspaceOf } from './session.ts';

/** `sluice digest PATH` prints the model digest alone; `sluice digest --delivery FILE` every part and the release digest. */
export async function digest(argv: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { delivery: { type: 'string' }, json: { type: 'boolean', default: false } } });
  const [target, ...more] = positionals;
  if ((target === undefined) === (values.delivery === undefined) || more.length > 0)
    throw InputError.of('digest-arguments', 'One path, or one delivery file, is wanted.', 'Write `sluice digest PATH` or `sluice digest --delivery FILE`.');
  if (target !== undefined) return digestOfPath(path.resolve(io.cwd, target), values.json, io);
  return digestOfDelivery(values.delivery!, values.json, io);
}

async function digestOfPath(target: string, json: boolean, io: Io): Promise<number> {
  const found = await modelDigest(target);
  io.stdout(json ? `${JSON.stringify(found, null, 2)}\n` : `${found.digest}\n`);
  return 0;
}

async function digestOfDelivery(file: string, json: boolean, io: Io): Promise<number> {
  const manifest = await identifyRelease(await loadDelivery(path.resolve(io.cwd, file), { workspace: workspaceOf(io, file) }));
  if (json) {
    io.stdout(`${JSON.stringify(manifest, null, 2)}\n`);
    return 0;
  }
  const parts = Object.entries(manifest.parts);
  const width = Math.max('release'.length, ...parts.map(([name]) => name.length));
  for (const [name, part] of parts) io.stdout(`${logLine(`${name.padEnd(width)}  ${part.digest}  ${part.path}`)}\n`);
  io.stdout(`${'release'.padEnd(width)}  ${manifest.digest}\n`);
  return 0;
}
