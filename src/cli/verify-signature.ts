import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '../core/problem.ts';
import { MOST_BUNDLE_BYTES } from '../evidence/oms/bundle.ts';
import { certificatesOf } from '../evidence/oms/certificates.ts';
import { omsPublicKey } from '../evidence/oms/keys.ts';
import { inside } from '../evidence/oms/sign.ts';
import { verifyModel, type OmsTrust, type OmsVerification } from '../evidence/oms/verify.ts';
import { IGNORED_AT_TOP } from '../evidence/walk.ts';
import { logLine } from '../report/escape.ts';
import { systemClock } from '../run/system.ts';
import type { Io } from './io.ts';
import { readNamed, readTexts, showProgress } from './signing-files.ts';

const MOST_ROOT_BYTES = 4 * 1024 * 1024;
/** No signature at all: nothing was refused, for nothing could be read. */
const UNREADABLE: ReadonlySet<string> = new Set(['oms-bundle-empty', 'oms-bundle-unreadable']);

interface Options {
  signature?: string;
  'public-key'?: string;
  'certificate-chain'?: string[];
  identity?: string;
  issuer?: string;
  'trust-root'?: string;
}

/** `sluice verify-signature MODEL --signature FILE …`. Status 0 valid, 1 refused, 3 where something cannot be read. Offline. */
export async function verifySignature(argv: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { signature: text, 'public-key': text, 'certificate-chain': { type: 'string', multiple: true }, identity: text, issuer: text, 'trust-root': text, json: { type: 'boolean', default: false } },
  });
  const [model, ...more] = positionals;
  if (model === undefined || more.length > 0 || !values.signature) throw wrong('One model and one --signature are wanted.');
  const trust = await trustOf(values, io);
  const target = path.resolve(io.cwd, model);
  const leaveOut = await inside(target, path.resolve(io.cwd, values.signature));
  const result = await verifyModel(target, await readNamed(io, values.signature, MOST_BUNDLE_BYTES), trust, { leaveOut, onProgress: showProgress(io) });
  io.stdout(values.json ? `${JSON.stringify(asJson(result), null, 2)}\n` : `${lines(model, result, leaveOut).map((line) => `${line.startsWith(INDENT) ? INDENT : ''}${logLine(line)}`).join('\n')}\n`);
  if (result.refusals.length === 0) return 0;
  return result.refusals.every(({ code }) => UNREADABLE.has(code)) ? 3 : 1;
}

async function trustOf(options: Options, io: Io): Promise<OmsTrust> {
  const { identity, issuer } = options;
  const root = options['trust-root'];
  const ways = [options['public-key'], options['certificate-chain'], identity ?? issuer].filter((each) => each !== undefined);
  if (ways.length !== 1) throw wrong(ways.length === 0 ? 'Nobody was named who should have signed.' : 'A signature is by a key, a certificate or an identity.');
  if (identity !== undefined || issuer !== undefined) {
    if (!identity || !issuer || root === undefined) throw wrong('--identity, --issuer and --trust-root belong together.');
    return { method: 'keyless', identity, issuer, roots: await readNamed(io, root, MOST_ROOT_BYTES) };
  }
  if (root !== undefined) throw wrong('--trust-root belongs to --identity and --issuer.');
  if (options['public-key'] !== undefined) return { method: 'key', key: omsPublicKey(await readTexts(io, [options['public-key']])) };
  return { method: 'certificate', trusted: certificatesOf(await readTexts(io, options['certificate-chain']), '--certificate-chain'), now: systemClock.now() };
}

function wrong(message: string): InputError {
  return InputError.of('verify-signature-arguments', message, 'Write `sluice verify-signature MODEL --signature FILE` with --public-key FILE, --certificate-chain FILE, or --identity TEXT --issuer URL --trust-root FILE.');
}

const INDENT = '  ';

function lines(model: string, { refusals, signer, statement, digest }: OmsVerification, own: readonly string[]): string[] {
  if (refusals.length > 0) return [`Refused: ${JSON.stringify(model)}.`, ...refusals.map(({ code, expected, actual, fix }) => `  Expected ${expected}, found ${actual}. ${fix} [${code}]`)];
  const ignored = (statement!.predicate.serialization.ignore_paths ?? []).filter((each) => !IGNORED_AT_TOP.has(each) && !own.includes(each));
  return [
    `Valid: ${JSON.stringify(model)} is what was signed by ${signer!}.`,
    `  ${digest!}`,
    ...(ignored.length > 0 ? [`  The signer left out, so nobody vouches for: ${ignored.map((each) => JSON.stringify(each)).join(', ')}.`] : []),
  ];
}

function asJson({ refusals, signer, statement, digest }: OmsVerification): unknown {
  return { valid: refusals.length === 0, signer, digest, leftOut: statement?.predicate.serialization.ignore_paths, refusals };
}
