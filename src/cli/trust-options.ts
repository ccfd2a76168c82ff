import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../core/problem.ts';
import { KEY_FILE } from '../audit/gather.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { AllowedSigners } from '../evidence/gate-policy.ts';
import { verifyingKey } from '../evidence/keys.ts';
import type { Trust } from '../evidence/read-ledger.ts';
import { journalKey, type JournalKey } from '../journal/sign.ts';
import { signingOf } from '../run/signing.ts';
import type { Io } from './io.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** Options that say whose signatures count. */
export const TRUST_OPTIONS = { 'public-key': { type: 'string' }, identity: { type: 'string' }, issuer: { type: 'string' }, 'trust-root': { type: 'string' } } as const;

export interface TrustValues {
  'public-key'?: string;
  identity?: string;
  issuer?: string;
  'trust-root'?: string;
}

export interface Trusted {
  trust: Trust;
  signers: AllowedSigners;
  journalKeys?: readonly JournalKey[];
  /** PEM, where signatures were checked with a key. */
  publicKey?: string;
  checked: string[];
  unchecked: string[];
}

/** Throws InputError `verify-arguments` where options contradict each other. */
export function checkTrustOptions(values: TrustValues): void {
  const keyless = [values.identity, values.issuer, values['trust-root']];
  if (keyless.some((value) => value !== undefined) && keyless.some((value) => !value))
    throw InputError.of('verify-arguments', '--identity, --issuer and --trust-root belong together.', 'Give all three: the whole identity, its issuer, and the file of `gh attestation trusted-root`.');
  if (values.identity !== undefined && values['public-key'] !== undefined)
    throw InputError.of('verify-arguments', 'A ledger is signed by a key or by an identity.', 'Give --public-key, or --identity with --issuer and --trust-root.');
}

/** What signatures are checked with: the options, else what the delivery file says, else the key that lies beside the evidence. */
export async function trustOf(options: TrustValues, delivery: Delivery | undefined, beside: string | undefined, io: Io): Promise<Trusted> {
  const read = (file: string) => readCapped(path.resolve(io.cwd, file));
  if (options['public-key'] !== undefined) return byKey(Buffer.from(await read(options['public-key'])).toString('utf8'), `that every entry is signed by the key in ${options['public-key']}`);
  if (options.identity !== undefined) {
    const { sigstoreVerifier } = await import('../evidence/sigstore.ts');
    const { identity, issuer = '' } = options;
    return { trust: { sigstore: await sigstoreVerifier(await read(options['trust-root']!)) }, signers: { mode: 'keyless', identities: [{ identity, issuer }] }, checked: [`that every entry is signed by ${identity} (${issuer})`], unchecked: [] };
  }
  if (delivery && (delivery.spec.evidence?.signing ?? 'none') !== 'none') {
    const { trust, allowed, publicPem } = await signingOf(delivery, {});
    return { trust, signers: allowed, publicKey: publicPem, journalKeys: publicPem === undefined ? [] : [journalKey(publicPem)], checked: [`that every entry is signed by whom ${delivery.file} names`], unchecked: [] };
  }
  if (beside !== undefined) {
    const signers = byKey(beside, `that every entry is signed by the key in ${KEY_FILE}, which lies beside the ledger`);
    return { ...signers, unchecked: [`who that is: ${KEY_FILE} came with the ledger, so it proves that nothing was changed since, and not who wrote it (give --public-key)`] };
  }
  return { trust: {}, signers: { mode: 'none' }, checked: [], unchecked: ['who wrote it: no key or identity was given, so somebody who wrote all of it anew would not be seen (give --public-key, or --identity)'] };
}

function byKey(pem: string, checked: string): Trusted {
  const key = verifyingKey(pem);
  return { trust: { keys: [key] }, signers: { mode: 'key', keyids: [key.keyid] }, journalKeys: [journalKey(pem)], publicKey: pem, checked: [checked], unchecked: [] };
}

async function readCapped(file: string): Promise<Uint8Array> {
  const unreadable = (reason: string) => InputError.of('verify-unreadable', `${JSON.stringify(file)} cannot be read (${reason}).`, 'Check the path and the rights of the file.');
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(error.code ?? error.message);
  });
  if (!found.isFile()) throw unreadable('not a file');
  if (found.size > MOST_BYTES) throw unreadable(`${found.size} bytes, and at most ${MOST_BYTES} are read`);
  return readFile(file);
}
