import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { InputError } from '../../src/core/problem.ts';
import { bareEnvelope, isSignedBy, PAYLOAD_TYPE, preAuthEncoding, signEnvelope, strictBase64 } from '../../src/evidence/dsse.ts';
import { publicPem, signingKey, verifyingKey } from '../../src/evidence/keys.ts';
import { newKey } from './factory.ts';

const payload = Buffer.from('{"hello":"world"}');

function codeOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return (error as InputError).problems[0]!.code;
  }
  return 'no error';
}

describe('a DSSE envelope', () => {
  test('encodes before signing as the protocol\'s own example does', () => {
    // github.com/secure-systems-lab/dsse/blob/master/protocol.md, "Test Vectors".
    expect(preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world')).toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  test('counts bytes and not letters', () => {
    expect(preAuthEncoding('é', Buffer.from('ü')).toString()).toBe('DSSEv1 2 é 2 ü');
  });

  test.each(['ed25519', 'p256'] as const)('signed with %s is accepted as it is and with no other payload, type or key', (type) => {
    const key = newKey(type);
    const envelope = signEnvelope(payload, key);
    expect(isSignedBy(envelope, key)).toBe(true);
    expect(isSignedBy({ ...envelope, payload: Buffer.from('{"hello":"w0rld"}').toString('base64') }, key)).toBe(false);
    expect(isSignedBy({ ...envelope, payloadType: `${PAYLOAD_TYPE}x` }, key)).toBe(false);
    expect(isSignedBy(envelope, newKey(type))).toBe(false);
    expect(isSignedBy({ ...envelope, signatures: [...envelope.signatures, ...envelope.signatures] }, key)).toBe(false);
    expect(isSignedBy(bareEnvelope(payload), key)).toBe(false);
  });

  test('is signed in a way that OpenSSL\'s own key names find again: the keyid is SHA-256 over the SPKI DER', () => {
    // RFC 8410 section 10.1 gives this public key; its DER digest was taken with `openssl pkey -pubin -outform DER | sha256sum`.
    const pem = '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n';
    expect(verifyingKey(pem).keyid).toBe('sha256:a1e9156054e04fac899ae9f275132cdc07a5dbc4ea2c2ad3a1ffc6e0d253681f');
    expect(publicPem(verifyingKey(pem))).toBe(pem);
  });

  test('base64 in any but its canonical form is no base64', () => {
    expect(strictBase64('aGk=')).toEqual(Buffer.from('hi'));
    expect(['aGk', 'aGl=', 'aG k=', 'aGk=\n', 'aGk-', ''].map(strictBase64)).toEqual(Array(6).fill(undefined));
  });
});

describe('keys that cannot be used are refused, and never shown', () => {
  test.each<[string, string, () => unknown]>([
    ['text that is no key', 'key-unreadable', () => signingKey('-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----')],
    ['an encrypted key', 'key-unreadable', () => signingKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }) as string)],
    ['another curve', 'key-unsupported', () => signingKey(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)],
    ['RSA', 'key-unsupported', () => verifyingKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }) as string)],
    ['a private key as a public one', 'key-private', () => verifyingKey(newKey().pem)],
    ['a public key as a private one', 'key-unreadable', () => signingKey(newKey().publicPem)],
  ])('%s: %s', (_what, code, read) => {
    expect(codeOf(read)).toBe(code);
  });
});
