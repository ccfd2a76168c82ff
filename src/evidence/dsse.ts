import { sign, verify } from 'node:crypto';
import type { SigningKey, VerifyingKey } from './keys.ts';

export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** DSSE envelope (github.com/secure-systems-lab/dsse/blob/master/envelope.md); `payload` and `sig` are base64. */
export interface Envelope {
  payloadType: string;
  payload: string;
  signatures: { keyid?: string; sig: string }[];
}

/** An envelope that nobody signed. */
export function bareEnvelope(payload: Uint8Array): Envelope {
  return { payloadType: PAYLOAD_TYPE, payload: Buffer.from(payload).toString('base64'), signatures: [] };
}

export function signEnvelope(payload: Uint8Array, key: SigningKey): Envelope {
  const sig = sign(algorithmOf(key), preAuthEncoding(PAYLOAD_TYPE, payload), key.privateKey).toString('base64');
  return { ...bareEnvelope(payload), signatures: [{ keyid: key.keyid, sig }] };
}

/** Whether the envelope's one signature is by this key over exactly this payload and type. */
export function isSignedBy(envelope: Envelope, key: VerifyingKey): boolean {
  const payload = strictBase64(envelope.payload);
  const signature = strictBase64(envelope.signatures[0]?.sig ?? '');
  if (!payload || !signature || envelope.signatures.length !== 1) return false;
  return verify(algorithmOf(key), preAuthEncoding(envelope.payloadType, payload), key.key, signature);
}

/** What is signed: github.com/secure-systems-lab/dsse/blob/master/protocol.md, `PAE(type, body)`. */
export function preAuthEncoding(type: string, payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
}

/** Bytes of base64 text in its only canonical form: lenient decoding would let two texts stand for one payload. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
}

/** Ed25519 hashes by itself; ECDSA on P-256 goes with SHA-256 (signature in DER form). */
function algorithmOf({ key }: VerifyingKey): 'sha256' | null {
  return key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
}
