import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { sha256, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';

/** A public key and its name: the SHA-256 of its SPKI DER form. */
export interface VerifyingKey {
  keyid: Digest;
  key: KeyObject;
}

export interface SigningKey extends VerifyingKey {
  privateKey: KeyObject;
}

/** Reads a private key (PEM, Ed25519 or P-256). Throws InputError; never shows a byte of the key. */
export function signingKey(pem: string): SigningKey {
  const privateKey = parsed(() => createPrivateKey(pem), 'key-unreadable', 'The signing key is no readable private key in PEM form.', 'Give the text of an unencrypted PKCS #8 file, e.g. from `openssl genpkey -algorithm ed25519`.');
  return { privateKey, ...named(createPublicKey(privateKey)) };
}

/** Reads a public key (PEM, Ed25519 or P-256). A private key is refused, so that none lies beside a ledger unnoticed. */
export function verifyingKey(pem: string): VerifyingKey {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
    throw InputError.of('key-private', 'A private key was given where a public key belongs.', 'Make the public half with `openssl pkey -in key.pem -pubout`, and treat the private key as leaked if others could read this file.');
  const key = parsed(() => createPublicKey(pem), 'key-unreadable', 'The public key is not readable PEM.', 'Give the SPKI form, e.g. from `openssl pkey -in key.pem -pubout`.');
  return named(key);
}

/** PEM of the public half, for a file beside the ledger. */
export function publicPem(key: VerifyingKey): string {
  return key.key.export({ type: 'spki', format: 'pem' }) as string;
}

function named(key: KeyObject): VerifyingKey {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  const fits = key.asymmetricKeyType === 'ed25519' || (key.asymmetricKeyType === 'ec' && curve === 'prime256v1');
  if (!fits)
    throw InputError.of('key-unsupported', `The key is ${key.asymmetricKeyType ?? 'of an unknown type'}${curve ? ` on ${curve}` : ''}.`, 'Use Ed25519, or ECDSA on P-256.');
  return { key, keyid: sha256(key.export({ type: 'spki', format: 'der' })) };
}

function parsed(read: () => KeyObject, code: string, message: string, fix: string): KeyObject {
  try {
    return read();
  } catch {
    // The cause is left out: OpenSSL's text may quote what was in the file.
    throw InputError.of(code, message, fix);
  }
}
