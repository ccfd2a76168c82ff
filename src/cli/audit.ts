import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Audit } from '../audit/audit.ts';
import { gatherEvidence } from '../audit/gather.ts';
import { makePack } from '../audit/make-pack.ts';
import { parseMapping, readDocuments } from '../audit/mapping.ts';
import { PACK_FILE, packList } from '../audit/pack.ts';
import { verifyEvidence } from '../audit/verify-evidence.ts';
import { InputError } from '../core/problem.ts';
import { keySigner, unsigned } from '../evidence/signer.ts';
import { SLUICE_VERSION } from '../evidence/version.ts';
import { logLine } from '../report/escape.ts';
import { writeWhole } from '../run/session.ts';
import { systemClock } from '../run/system.ts';
import { chooseLedger } from './evidence-of.ts';
import type { Io } from './io.ts';
import { checkTrustOptions, TRUST_OPTIONS, trustOf } from './trust-options.ts';

/** Shipped beside the program, in the repository as in the package. */
const EXAMPLE = 'examples/audit/eu-ai-act-annex-iv.yml';

/**
 * `sluice audit PATH`: an evidence pack of one release: a page, the same for programs, bill of materials, model card, and the
 * evidence itself. Signed where SLUICE_SIGNING_KEY is set. Status 0; 1 with `--complete` where a question
 * stays without a whole answer; 3 where the ledger does not verify: then nothing is written.
 */
export async function audit(argv: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { ...TRUST_OPTIONS, mapping: text, release: text, out: { ...text, default: 'audit' }, complete: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } });
  if (positionals.length !== 1) throw InputError.of('audit-arguments', 'One folder with evidence is wanted.', 'Write `sluice audit PATH [--mapping FILE] [--release DIGEST|VERSION] [--out DIR]`.');
  checkTrustOptions(values);
  const gathered = await gatherEvidence(path.resolve(io.cwd, positionals[0]!));
  const trusted = await trustOf(values, undefined, gathered.keys[0] && Buffer.from(gathered.keys[0].bytes).toString('utf8'), io);
  const verified = await verifyEvidence(gathered, { ...trusted, measured: {} });
  const own = chooseLedger(verified.ledgers, values.release, positionals[0]!);
  const mappingFile = values.mapping === undefined ? exampleMapping() : path.resolve(io.cwd, values.mapping);
  const mappingBytes = await readFile(mappingFile).catch((error: NodeJS.ErrnoException) => {
    throw InputError.of('mapping-unusable', `${JSON.stringify(mappingFile)} cannot be read (${error.code}).`, `Name a mapping file; ${EXAMPLE} is one to copy.`);
  });
  const mapping = parseMapping(mappingBytes, path.basename(mappingFile));
  const documents = await readDocuments(mapping, path.dirname(mappingFile));
  const at = systemClock.now();
  const made = makePack({ verified, own, gathered, mapping, mappingBytes, documents, publicKey: trusted.publicKey }, at);
  const list = { at: at.toISOString(), sluice: SLUICE_VERSION, release: own.release!, head: own.ledger.head!, ledger: made.ledger };
  const key = io.env.SLUICE_SIGNING_KEY;
  const files = new Map(made.files).set(PACK_FILE, Buffer.from(await packList(made.files, list, key ? keySigner(key) : unsigned())));
  const out = path.resolve(io.cwd, values.out);
  await writeFolder(out, files);
  io.stdout(values.json ? `${JSON.stringify(made.audit, null, 2)}\n` : `${linesOf(made.audit, values.out, key !== undefined && key !== '').map(logLine).join('\n')}\n`);
  return values.complete && made.audit.counts.missing + made.audit.counts.partly > 0 ? 1 : 0;
}

function exampleMapping(): string {
  // Two folders up in the sources, one in the bundle.
  const found = ['../..', '..'].map((up) => path.join(path.dirname(fileURLToPath(import.meta.url)), up, EXAMPLE)).find((file) => existsSync(file));
  if (found) return found;
  throw InputError.of('mapping-unusable', 'There is no mapping file.', 'Name one with --mapping.');
}

/** Whole or not at all: a pack that was half written would be half a proof. A folder with anything else in it is left alone. */
async function writeFolder(out: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const there = await readdir(out).catch((): string[] => []);
  if (there.length > 0 && !there.includes(PACK_FILE)) throw InputError.of('out-unusable', `${JSON.stringify(out)} holds other files.`, 'Name a new folder with --out, or that of an older pack.');
  const partial = `${out}.partial-${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  for (const [name, bytes] of files) await writeWhole(path.join(partial, name), bytes);
  await rm(out, { recursive: true, force: true });
  await rename(partial, out);
}

function linesOf({ model, version, counts, answers }: Audit, out: string, signed: boolean): string[] {
  const gaps = answers.filter(({ status }) => status !== 'answered');
  return [
    `Evidence pack of ${model}${version === undefined ? '' : ` ${version}`} in ${out}: ${counts.answered} questions answered, ${counts.partly} in part, ${counts.missing} missing${signed ? '; signed' : '; not signed (no SLUICE_SIGNING_KEY)'}.`,
    ...gaps.map(({ id, status, reference, question }) => `  ${status.padEnd('missing'.length)}  ${id}${reference === undefined ? '' : ` (${reference})`}: ${question}`),
    `Read ${out}/index.html; prove it with \`sluice verify ${out}\`.`,
  ];
}
