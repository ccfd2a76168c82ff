import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';

/** Signs journal events: by a key here, or by whatever the caller puts behind it. */
export interface JournalSigner {
  readonly keyid: string;
  /** Base64. */
  sign(digest: Digest): string | Promise<string>;
}

export interface JournalKey {
  readonly keyid: string;
  readonly publicKey: KeyObject;
}

/** A signer by Ed25519 or ECDSA P-256 (PEM, PKCS #8). Throws InputError for any other key. */
export function keySigner(privatePem: string): JournalSigner {
  const privateKey = readKey(privatePem, createPrivateKey, 'private');
  const algorithm = hashFor(privateKey);
  return {
    keyid: keyid(createPublicKey(privateKey)),
    sign: (digest) => sign(algorithm, message(digest), privateKey).toString('base64'),
  };
}

/** The key that events must be signed with (PEM, SPKI). Throws InputError unless it is Ed25519 or P-256. */
export function journalKey(publicPem: string): JournalKey {
  const publicKey = readKey(publicPem, createPublicKey, 'public');
  hashFor(publicKey);
  return { keyid: keyid(publicKey), publicKey };
}

/** Whether `sig` (base64) is this key's signature of the event with this digest. Never throws. */
export function signedBy(key: JournalKey, digest: Digest, sig: string): boolean {
  try {
    const bytes = Buffer.from(sig, 'base64');
    // Lenient decoding skips what is no base64, so that several texts would stand for one signature.
    return bytes.toString('base64') === sig && verify(hashFor(key.publicKey), message(digest), key.publicKey, bytes);
  } catch {
    return false;
  }
}

/** SHA-256 of the public key's SPKI form (DER), hexadecimal. */
export function keyid(publicKey: KeyObject): string {
  return createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex');
}

// Names what is signed, so that a signature made for something else can never be shown as one of an event.
function message(digest: Digest): Buffer {
  return Buffer.from(`urn:sluice:journal-event:v1\n${digest}\n`);
}

/** Ed25519 hashes by itself; P-256 is used with SHA-256. */
function hashFor(key: KeyObject): 'sha256' | null {
  if (key.asymmetricKeyType === 'ed25519') return null;
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'sha256';
  throw InputError.of(
    'journal-key-type',
    `The journal's key is of type ${key.asymmetricKeyType} ${key.asymmetricKeyDetails?.namedCurve ?? ''}`.trimEnd() + '.',
    'Use an Ed25519 or a P-256 key.',
  );
}

function readKey(pem: string, read: (pem: string) => KeyObject, kind: string): KeyObject {
  try {
    return read(pem);
  } catch (cause) {
    throw InputError.of('journal-key', `The journal's ${kind} key cannot be read.`, 'Give it as PEM text, not encrypted.', undefined, { cause });
  }
}
