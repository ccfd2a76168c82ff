import type { Refusal } from '../../core/refusal.ts';
import { PAYLOAD_TYPE, strictBase64 } from '../dsse.ts';
import { parseHostile } from '../hostile-json.ts';
import { refuseOms } from './refusal-codes.ts';
import { readOmsStatement, type OmsStatement } from './statement.ts';

/** The version that model-signing writes; verifiers take 0.1 to 0.3 (docs.sigstore.dev/about/bundle). */
export const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const KNOWN_TYPES = /^application\/vnd\.dev\.sigstore\.bundle(\.v0\.3\+json|\+json;version=0\.[123])$/;

/** A million files of a model are about 200 MB of signature. */
export const MOST_BUNDLE_BYTES = 256 * 1024 * 1024;
const MOST_CERTIFICATES = 10;
const MOST_CERTIFICATE_CHARACTERS = 64 * 1024;

export type OmsMethod = 'key' | 'certificate' | 'keyless';

/** An OMS v1.0 signature file: a Sigstore bundle around a DSSE envelope (OMS specification, section 4). */
export interface OmsBundle {
  mediaType: string;
  verificationMaterial: Record<string, unknown>;
  dsseEnvelope: { payload: string; payloadType: string; signatures: { sig: string; keyid?: string | null }[] };
}

export interface ReadBundle {
  bundle: OmsBundle;
  method: OmsMethod;
  /** The bytes that were signed. */
  payload: Buffer;
  signature: Buffer;
  statement: OmsStatement;
  /** Of the certificate methods, the leaf first. */
  certificates: Buffer[];
  /** Of the key method: what names the key, where the signer wrote it. */
  hint?: string;
}

/** A signature from a stranger's bytes, or why it is none; nothing cryptographic yet. Never throws. */
export function readBundle(bytes: Uint8Array): { read: ReadBundle } | { refusals: Refusal[] } {
  if (bytes.length === 0) return refused('oms-bundle-empty', 'a Sigstore bundle', 'a file without a byte');
  const parsed = parseHostile(bytes, MOST_BUNDLE_BYTES);
  if ('mistake' in parsed) return refused('oms-bundle-unreadable', 'a Sigstore bundle as JSON', parsed.mistake);
  const { mediaType, verificationMaterial: material, dsseEnvelope: envelope, ...more } = asRecord(parsed.value);
  if (typeof mediaType !== 'string' || !KNOWN_TYPES.test(mediaType)) return refused('oms-media-type-other', BUNDLE_TYPE, shown(mediaType));
  if (!isRecord(envelope)) return refused('oms-envelope-missing', 'a `dsseEnvelope`', shown(envelope));
  if (!isRecord(material)) return refused('oms-material-missing', '`verificationMaterial`', shown(material));
  const surplus = Object.keys(more);
  if (surplus.length > 0) return refused('oms-bundle-invalid', 'mediaType, verificationMaterial and dsseEnvelope', `also ${shown(surplus[0])}`);
  const signed = signedPart(envelope);
  if ('refusals' in signed) return signed;
  const signer = signerPart(material);
  if ('refusals' in signer) return signer;
  const statement = readOmsStatement(signed.payload);
  if ('refusals' in statement) return statement;
  const bundle = { mediaType, verificationMaterial: material, dsseEnvelope: envelope } as unknown as OmsBundle;
  return { read: { bundle, ...signer, ...signed, ...statement } };
}

function signedPart(envelope: Record<string, unknown>): { payload: Buffer; signature: Buffer } | { refusals: Refusal[] } {
  const { payload, payloadType, signatures, ...more } = envelope;
  if (payloadType !== PAYLOAD_TYPE) return refused('oms-bundle-invalid', `payloadType ${PAYLOAD_TYPE}`, `payloadType ${shown(payloadType)}`);
  const only = Array.isArray(signatures) && signatures.length === 1 ? asRecord(signatures[0]) : undefined;
  // More than one would leave open which of them counts.
  if (!only) return refused('oms-bundle-invalid', 'one signature', Array.isArray(signatures) ? `${signatures.length} signatures` : shown(signatures));
  const keyid = only.keyid ?? '';
  const surplus = [...Object.keys(more), ...Object.keys(only).filter((key) => key !== 'sig' && key !== 'keyid')];
  if (typeof keyid !== 'string' || surplus.length > 0) return refused('oms-bundle-invalid', 'an envelope with payload, payloadType and signatures of sig and keyid', `also ${shown(surplus[0] ?? keyid)}`);
  const bytes = typeof payload === 'string' ? strictBase64(payload) : undefined;
  const signature = typeof only.sig === 'string' ? strictBase64(only.sig) : undefined;
  if (!bytes || !signature) return refused('oms-bundle-invalid', 'payload and signature as base64', `${bytes ? 'a signature' : 'a payload'} that is none`);
  return { payload: bytes, signature };
}

/** Which of the three ways it was signed, by the one field that says so. */
function signerPart(material: Record<string, unknown>): Pick<ReadBundle, 'method' | 'certificates' | 'hint'> | { refusals: Refusal[] } {
  const { publicKey, x509CertificateChain: chain, certificate } = material;
  const given = [publicKey, chain, certificate].filter((value) => value !== undefined);
  if (given.length !== 1) return refused(given.length === 0 ? 'oms-material-missing' : 'oms-bundle-invalid', 'one of publicKey, x509CertificateChain and certificate', `${given.length} of them`);
  if (publicKey !== undefined) {
    const { hint, rawBytes } = asRecord(publicKey);
    // Before 1.1 the key itself stood there; it names nobody, so it is not used.
    if (typeof hint !== 'string' && typeof rawBytes !== 'string') return refused('oms-material-missing', 'a hint at the key', shown(publicKey));
    return { method: 'key', certificates: [], ...(typeof hint === 'string' && hint !== '' && { hint }) };
  }
  const listed = certificate === undefined ? asRecord(chain).certificates : [certificate];
  const certificates = Array.isArray(listed) ? listed.slice(0, MOST_CERTIFICATES + 1).map((each) => certificateOf(asRecord(each).rawBytes)) : [];
  if (certificates.length === 0 || certificates.length > MOST_CERTIFICATES || !certificates.every((each) => each !== undefined))
    return refused('oms-bundle-invalid', `one to ${MOST_CERTIFICATES} certificates as base64`, certificates.length > MOST_CERTIFICATES ? 'more' : 'something else');
  return { method: certificate === undefined ? 'certificate' : 'keyless', certificates };
}

function certificateOf(text: unknown): Buffer | undefined {
  return typeof text === 'string' && text.length <= MOST_CERTIFICATE_CHARACTERS ? strictBase64(text) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function shown(value: unknown): string {
  return value === undefined ? 'none' : (JSON.stringify(value) ?? 'none').slice(0, 100);
}

function refused(...args: Parameters<typeof refuseOms>): { refusals: Refusal[] } {
  return { refusals: [refuseOms(...args)] };
}
