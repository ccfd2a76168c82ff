import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { hexOf, sha256 } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import { PAYLOAD_TYPE, preAuthEncoding } from '../dsse.ts';

/** Curves of OMS and the hash that goes with each (model-signing 1.1.1, `get_ec_key_hash`). */
const HASH_OF_CURVE: Readonly<Record<string, string>> = { prime256v1: 'sha256', secp384r1: 'sha384', secp521r1: 'sha512' };

/** An elliptic-curve private key from PEM. Throws InputError; never shows a byte of it. */
export function omsPrivateKey(pem: string): KeyObject {
  return readKey(() => createPrivateKey(pem), 'private');
}

/** An elliptic-curve public key from PEM (SPKI). A private key is refused, so that none lies about unnoticed. */
export function omsPublicKey(pem: string): KeyObject {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
    throw InputError.of('key-private', 'A private key was given where a public key belongs.', 'Make the public half with `openssl pkey -in key.pem -pubout`, and treat the private key as leaked if others could read this file.');
  return readKey(() => createPublicKey(pem), 'public');
}

export function isOmsKey(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'ec' && Object.hasOwn(HASH_OF_CURVE, key.asymmetricKeyDetails?.namedCurve ?? '');
}

/** What names a key in a bundle: SHA-256, in hex, over its public PEM. */
export function hintOf(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return hexOf(sha256(publicKey.export({ type: 'spki', format: 'pem' })));
}

export function signPayload(payload: Uint8Array, key: KeyObject): Buffer {
  return sign(hashOf(key), preAuthEncoding(PAYLOAD_TYPE, payload), key);
}

export function isPayloadSignedBy(payload: Uint8Array, signature: Uint8Array, key: KeyObject): boolean {
  return verify(hashOf(key), preAuthEncoding(PAYLOAD_TYPE, payload), key, signature);
}

function hashOf(key: KeyObject): string {
  return HASH_OF_CURVE[key.asymmetricKeyDetails!.namedCurve!]!;
}

function readKey(read: () => KeyObject, half: 'private' | 'public'): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    // The cause is left out: OpenSSL's text may quote what was in the file.
    throw InputError.of('key-unreadable', `The ${half} key is not readable PEM.`, half === 'private' ? 'Give the text of an unencrypted PKCS #8 file, e.g. from `openssl ecparam -name prime256v1 -genkey -noout`.' : 'Give the SPKI form, e.g. from `openssl pkey -in key.pem -pubout`.');
  }
  if (isOmsKey(key)) return key;
  const curve = key.asymmetricKeyDetails?.namedCurve;
  throw InputError.of('oms-key-unsupported', `The key is ${key.asymmetricKeyType ?? 'of an unknown type'}${curve ? ` on ${curve}` : ''}.`, 'Use ECDSA on P-256, P-384 or P-521: other verifiers of model signatures know no other keys.');
}
