import { createPublicKey, type KeyObject } from 'node:crypto';
import { InputError } from '../../core/problem.ts';
import { bareEnvelope, PAYLOAD_TYPE } from '../dsse.ts';
import { BUNDLE_TYPE, readBundle, type OmsBundle, type OmsMethod } from './bundle.ts';
import { certificatesOf } from './certificates.ts';
import { hintOf, isPayloadSignedBy, omsPrivateKey, signPayload } from './keys.ts';

/** Makes a bundle around a statement. */
export interface OmsSigner {
  readonly method: OmsMethod;
  /** Who signs, in words. */
  readonly who: string;
  bundle(payload: Uint8Array): Promise<OmsBundle>;
}

/** Signs with a private key (PEM, ECDSA). Throws InputError where it cannot be used. */
export function omsKeySigner(pem: string): OmsSigner {
  const key = omsPrivateKey(pem);
  return { method: 'key', who: `the key ${hintOf(key)}`, bundle: async (payload) => bundleOf(payload, key, { publicKey: { hint: hintOf(key) } }) };
}

/**
 * Signs with the key of a certificate; the certificate and those that lead to its root go into the bundle. Throws InputError
 * where they do not belong together.
 */
export function omsCertificateSigner(keyPem: string, certificatePem: string, chainPem: string): OmsSigner {
  const key = omsPrivateKey(keyPem);
  const [certificate, ...more] = [...certificatesOf(certificatePem, 'The certificate'), ...(chainPem.trim() === '' ? [] : certificatesOf(chainPem, 'The chain'))];
  if (!createPublicKey(key).equals(certificate!.publicKey))
    throw InputError.of('certificate-other-key', 'The private key does not belong to the certificate: nothing it signs would be believed.', 'Give the key that the certificate was issued for.');
  const certificates = [certificate!, ...more].map(({ raw }) => ({ rawBytes: raw.toString('base64') }));
  return {
    method: 'certificate',
    who: certificate!.subject.replaceAll('\n', ', '),
    bundle: async (payload) => bundleOf(payload, key, { x509CertificateChain: { certificates } }),
  };
}

export interface SigstoreServices {
  /** Base addresses. Without a log the timestamp authority says when it was signed. */
  fulcio: string;
  rekor?: string;
  timestamps?: string;
  /** An OpenID token for the audience `sigstore`. */
  token: () => Promise<string>;
}

const SERVICE_TIMEOUT_MS = 30_000;

/** Signs through Sigstore: a fresh key, a certificate for whom the token names, an entry in the log. */
export function omsKeylessSigner({ fulcio, rekor, timestamps, token }: SigstoreServices): OmsSigner {
  return {
    method: 'keyless',
    who: 'the identity that the token names (Sigstore)',
    bundle: async (payload) => {
      // Loaded on use: few runs sign a model this way, and these packages are large.
      const [{ DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness }, { bundleToJSON }] = await Promise.all([import('@sigstore/sign'), import('@sigstore/bundle')]);
      const common = { timeout: SERVICE_TIMEOUT_MS, retry: 2 };
      const builder = new DSSEBundleBuilder({
        signer: new FulcioSigner({ identityProvider: { getToken: token }, fulcioBaseURL: fulcio, ...common }),
        witnesses: [
          ...(rekor === undefined ? [] : [new RekorWitness({ rekorBaseURL: rekor, fetchOnConflict: true, ...common })]),
          ...(timestamps === undefined ? [] : [new TSAWitness({ tsaBaseURL: timestamps, ...common })]),
        ],
      });
      const bundle = await builder.create({ data: Buffer.from(payload), type: PAYLOAD_TYPE }).catch((cause: unknown) => {
        throw InputError.of('keyless-failed', `Sigstore did not sign: ${reasonOf(cause)}.`, 'Check that the token is for the audience `sigstore` and not spent, and that the services can be reached.', undefined, { cause });
      });
      return believed(bundleToJSON(bundle as Parameters<typeof bundleToJSON>[0]), payload);
    },
  };
}

/** What services answered counts only where it is a bundle around these very bytes, signed by the certificate's key. */
function believed(bundle: unknown, payload: Uint8Array): OmsBundle {
  const found = readBundle(Buffer.from(JSON.stringify(bundle)));
  if ('read' in found && found.read.method === 'keyless' && found.read.payload.equals(payload) && isSignedByCertificate(found.read)) return found.read.bundle;
  throw InputError.of('keyless-bundle-unusable', 'What came back from Sigstore is no bundle around this statement.', 'Run it again; if it stays, sign with --key and report the version of Sluice.');
}

function isSignedByCertificate({ payload, signature, certificates }: { payload: Buffer; signature: Buffer; certificates: Buffer[] }): boolean {
  const [certificate] = certificatesOf(`-----BEGIN CERTIFICATE-----\n${certificates[0]!.toString('base64')}\n-----END CERTIFICATE-----`, 'The bundle');
  return isPayloadSignedBy(payload, signature, certificate!.publicKey);
}

async function bundleOf(payload: Uint8Array, key: KeyObject, material: Record<string, unknown>): Promise<OmsBundle> {
  const sig = signPayload(payload, key).toString('base64');
  return {
    mediaType: BUNDLE_TYPE,
    verificationMaterial: { ...material, tlogEntries: [] },
    dsseEnvelope: { ...bareEnvelope(payload), signatures: [{ sig, keyid: '' }] },
  };
}

/** The message of the library and of what it met; a token is in neither. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string } };
  return [message, cause?.message].filter((each) => each !== undefined && each !== '').join(': ').slice(0, 500).replace(/\.$/, '');
}
