import type { X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Digest } from '../../core/digest.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { OnProgress } from '../hash-files.ts';
import { readBundle, type OmsMethod, type ReadBundle } from './bundle.ts';
import { trustedSigner } from './certificates.ts';
import { modelRefusals } from './compare.ts';
import { hintOf, isPayloadSignedBy } from './keys.ts';
import { keylessSigner, type KeylessTrust } from './keyless.ts';
import { refuseOms } from './refusal-codes.ts';
import type { OmsStatement } from './statement.ts';

/** Who may have signed. Time comes in: a certificate is asked whether it is valid now. */
export type OmsTrust =
  | { method: 'key'; key: KeyObject }
  | { method: 'certificate'; trusted: readonly X509Certificate[]; now: Date }
  | ({ method: 'keyless' } & KeylessTrust);

export interface OmsVerification {
  /** None: the model is what was signed, by whom was asked for. */
  refusals: Refusal[];
  /** Who signed, where the signature holds. */
  signer?: string;
  statement?: OmsStatement;
  /** Root digest of the model as it was signed. */
  digest?: Digest;
}

const METHODS: Record<OmsMethod, string> = { key: 'by a key', certificate: 'by a certificate', keyless: 'through Sigstore' };

export interface VerifyOptions {
  /** Paths below the model that do not count: the signature's own, where it lies there. */
  leaveOut?: readonly string[];
  onProgress?: OnProgress;
}

/**
 * Whether a model (a file or a folder) is what a signature signs: the bundle's form, then who signed, and only then the files,
 * so that no model is read for a stranger. Throws InputError only where the model cannot be read.
 */
export async function verifyModel(target: string, bundle: Uint8Array, trust: OmsTrust, { leaveOut = [], onProgress }: VerifyOptions = {}): Promise<OmsVerification> {
  const found = readBundle(bundle);
  if ('refusals' in found) return found;
  const { statement } = found.read;
  const signer = await signerOf(found.read, trust);
  if ('refusals' in signer) return { ...signer, statement };
  const refusals = await modelRefusals(target, statement, leaveOut, onProgress);
  return { refusals, signer: signer.who, statement, digest: `sha256:${statement.subject[0].digest.sha256}` };
}

/** The same for one signed document. */
export async function verifySignedFile(file: string, bundle: Uint8Array, trust: OmsTrust): Promise<Refusal[]> {
  return (await verifyModel(file, bundle, trust)).refusals;
}

async function signerOf(read: ReadBundle, trust: OmsTrust): Promise<{ who: string } | { refusals: Refusal[] }> {
  if (read.method !== trust.method) return { refusals: [refuseOms('oms-method-other', `a signature ${METHODS[trust.method]}`, `one ${METHODS[read.method]}`)] };
  if (trust.method === 'keyless') return keylessSigner(read, trust);
  if (trust.method === 'key') {
    const hint = hintOf(trust.key);
    if (read.hint !== undefined && read.hint !== hint) return { refusals: [refuseOms('oms-key-other', `the key ${hint}`, `the key ${JSON.stringify(read.hint).slice(0, 200)}`)] };
    return signedBy(read, trust.key, `the key ${hint}`);
  }
  const leaf = trustedSigner(read.certificates, trust.trusted, trust.now);
  return 'refusals' in leaf ? leaf : signedBy(read, leaf.key, leaf.subject);
}

function signedBy({ payload, signature }: ReadBundle, key: KeyObject, who: string): { who: string } | { refusals: Refusal[] } {
  return isPayloadSignedBy(payload, signature, key) ? { who } : { refusals: [refuseOms('oms-signature-invalid', `a signature by ${who} over this statement`, 'one that does not fit')] };
}
