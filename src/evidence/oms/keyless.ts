import type { Refusal } from '../../core/refusal.ts';
import { rootsDemandLog, sigstoreVerifier } from '../sigstore.ts';
import type { ReadBundle } from './bundle.ts';
import { refuseOms, type OmsRefusalCode } from './refusal-codes.ts';

export interface KeylessTrust {
  /** Compared as whole text, never as a pattern. */
  identity: string;
  issuer: string;
  /** Sigstore trusted roots, one or one a line. */
  roots: Uint8Array;
}

/** Who signed through Sigstore, where every proof in the bundle holds. Throws InputError where the roots cannot be used. */
export async function keylessSigner(read: ReadBundle, { identity, issuer, roots }: KeylessTrust): Promise<{ who: string } | { refusals: Refusal[] }> {
  const verify = await sigstoreVerifier(roots);
  const entries = read.bundle.verificationMaterial.tlogEntries;
  if (!(Array.isArray(entries) && entries.length > 0) && rootsDemandLog(roots)) return refused('oms-inclusion-missing', 'an entry in the transparency log of the trusted root', 'none');
  let signer: { identity: string; issuer: string };
  try {
    signer = await verify({ ...read.bundle, dsseEnvelope: { ...read.bundle.dsseEnvelope, signatures: read.bundle.dsseEnvelope.signatures.map(({ sig, keyid }) => ({ sig, keyid: keyid ?? '' })) } });
  } catch (error) {
    const [code, expected] = refusalOf(error as SigstoreError);
    return refused(code, expected, reasonOf(error as SigstoreError));
  }
  if (signer.identity !== identity) return refused('oms-identity-other', JSON.stringify(identity), JSON.stringify(signer.identity));
  if (signer.issuer !== issuer) return refused('oms-issuer-other', JSON.stringify(issuer), JSON.stringify(signer.issuer));
  return { who: `${identity} (${issuer})` };
}

/** As @sigstore/verify throws them (its error.ts). */
interface SigstoreError {
  code?: string;
  message?: string;
  cause?: SigstoreError;
}

function refusalOf(error: SigstoreError): [OmsRefusalCode, string] {
  switch (error.code) {
    case 'SIGNATURE_ERROR':
      return ['oms-signature-invalid', 'a signature by the certificate over this statement'];
    case 'TIMESTAMP_ERROR':
      return ['oms-timestamp-invalid', 'a time of signing that the trusted root proves'];
    case 'TLOG_BODY_ERROR':
      // The log holds what was signed then: where that is another payload, this one was changed since.
      return ['oms-signature-invalid', 'a log entry of this statement and signature'];
    case 'TLOG_ERROR':
    case 'TLOG_INCLUSION_PROOF_ERROR':
    case 'TLOG_INCLUSION_PROMISE_ERROR':
    case 'TLOG_MISSING_INCLUSION_ERROR':
      return ['oms-inclusion-invalid', 'a proof of inclusion in the transparency log'];
    case 'CERTIFICATE_ERROR':
    case 'PUBLIC_KEY_ERROR':
      return isExpired(error) ? ['oms-certificate-expired', 'a certificate that was valid at the time of signing'] : ['oms-certificate-untrusted', 'a certificate of an authority in the trusted root'];
    default:
      return ['oms-bundle-invalid', 'a bundle that Sigstore can read'];
  }
}

function isExpired({ message, cause }: SigstoreError): boolean {
  return (message ?? '').includes('expired') || (cause !== undefined && isExpired(cause));
}

function reasonOf({ message, cause }: SigstoreError): string {
  return [message, cause?.message].filter((each) => each).join(': ').slice(0, 300);
}

function refused(...args: Parameters<typeof refuseOms>): { refusals: Refusal[] } {
  return { refusals: [refuseOms(...args)] };
}
