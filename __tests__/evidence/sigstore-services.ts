import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { bundleToJSON, toDSSEBundle } from '@sigstore/bundle';
import { initializeCA, initializeCTLog, initializeTLog, initializeTSA } from '@sigstore/mock';
import { PAYLOAD_TYPE, preAuthEncoding } from '../../src/evidence/dsse.ts';
import type { SignDsse } from '../../src/evidence/signer.ts';

/** The issuer extension as Fulcio writes it (OID 1.3.6.1.4.1.57264.1.8, a DER UTF8String). */
const ISSUER_OID = '1.3.6.1.4.1.57264.1.8';
const SHA256_OID = '2.16.840.1.101.3.4.2.1';
const TSA_POLICY_OID = '1.3.6.1.4.1.57264.2';
const SECOND = 1000;
const MINUTE = 60_000;

export interface Who {
  identity: string;
  issuer: string;
}

/**
 * A Sigstore of one's own with real keys and real certificates, in this process. Without a log it has the shape that GitHub
 * uses for private repositories (certificate and timestamp authority alone), else that of the public one.
 */
export async function sigstoreServices(options: { log: boolean; witnessedAfter?: number }) {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // The mock's own certificates begin now, so its clock must not stand before; and a time with a fraction of a second is
  // written in a form that the verifier's ASN.1 reader does not take.
  const clock = new Date(Math.ceil(Date.now() / SECOND) * SECOND);
  // The time of the log and of the timestamps, milliseconds after that of the certificates.
  const later = new Date(clock.getTime() + (options.witnessedAfter ?? 0));
  const certificateLog = options.log ? await initializeCTLog(keys, clock) : undefined;
  const authority = await initializeCA(keys, certificateLog, clock);
  const timestamps = await initializeTSA(keys, later);
  const log = options.log ? await initializeTLog('https://rekor.example.org', keys, later) : undefined;

  /** Signs a statement as that workflow would: a fresh key, a certificate for it, a timestamp, and the log's entry. */
  const signDsseAs = (who: Who): SignDsse => async (payload) => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' });
    const certificate = Buffer.from(
      viewed(await authority.issueCertificate({ publicKey: new Uint8Array(publicKey), subjectAltName: who.identity, extensions: [{ oid: ISSUER_OID, value: who.issuer }] })),
    );
    const signature = sign('sha256', preAuthEncoding(PAYLOAD_TYPE, payload), pair.privateKey);
    const bundle = toDSSEBundle({ artifact: Buffer.from(payload), artifactType: PAYLOAD_TYPE, signature, certificate });
    if (log) bundle.verificationMaterial.tlogEntries = [await logEntry(log, bundle.content.dsseEnvelope, certificate)];
    else bundle.verificationMaterial.timestampVerificationData = { rfc3161Timestamps: [{ signedTimestamp: await timestamp(signature) }] };
    return bundleToJSON(bundle);
  };
  const timestamp = async (signature: Buffer): Promise<Buffer> => {
    const artifactHash = createHash('sha256').update(signature).digest();
    return Buffer.from(viewed(await timestamps.timestamp({ artifactHash, hashAlgorithmOID: SHA256_OID, nonce: 7, policyOID: TSA_POLICY_OID, certReq: true })));
  };

  const validFor = { start: new Date(Date.now() - MINUTE).toISOString() };
  const key = (der: Uint8Array) => ({ baseUrl: 'https://rekor.example.org', hashAlgorithm: 'SHA2_256', publicKey: { rawBytes: base64(der), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor }, logId: { keyId: base64(createHash('sha256').update(der).digest()) } });
  const trustedRoot = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    certificateAuthorities: [{ subject: { organization: 'sigstore.mock', commonName: 'sigstore' }, uri: '', certChain: { certificates: [{ rawBytes: base64(viewed(authority.rootCertificate)) }] }, validFor }],
    timestampAuthorities: [{ subject: { organization: 'sigstore.mock', commonName: 'sigstore' }, uri: '', certChain: { certificates: [viewed(timestamps.intCertificate), viewed(timestamps.rootCertificate)].map((bytes) => ({ rawBytes: base64(bytes) })) }, validFor }],
    tlogs: log ? [key(log.publicKey)] : [],
    ctlogs: certificateLog ? [key(certificateLog.publicKey)] : [],
  };
  return { signDsseAs, trustedRoot, authority, log, timestamps, keys };
}

/** Rekor's answer (github.com/sigstore/rekor, openapi.yaml, LogEntry). */
interface LogEntry {
  body: string;
  integratedTime: number;
  logID: string;
  logIndex: number;
  verification: { signedEntryTimestamp: string; inclusionProof: { logIndex: number; rootHash: string; treeSize: number; hashes: string[]; checkpoint: string } };
}

type Log = Awaited<ReturnType<typeof initializeTLog>>;

/** As @sigstore/sign's Rekor witness does it for an entry of kind `intoto` 0.0.2. */
async function logEntry(log: Log, envelope: { payload: Buffer; payloadType: string; signatures: { sig: Buffer; keyid: string }[] }, certificate: Buffer) {
  const pem = createPublicKey({ key: certificatePem(certificate), format: 'pem' });
  const proposed = {
    apiVersion: '0.0.2',
    kind: 'intoto',
    spec: {
      content: {
        envelope: { payloadType: envelope.payloadType, signatures: [{ sig: base64(Buffer.from(base64(envelope.signatures[0]!.sig))), publicKey: base64(Buffer.from(pem.export({ type: 'spki', format: 'pem' }))) }] },
        payloadHash: { algorithm: 'sha256', value: createHash('sha256').update(envelope.payload).digest('hex') },
      },
    },
  };
  const [entry] = Object.values((await log.log(proposed)) as Record<string, LogEntry>) as [LogEntry];
  const { inclusionProof, signedEntryTimestamp } = entry.verification;
  return {
    logIndex: String(entry.logIndex),
    logId: { keyId: Buffer.from(entry.logID, 'hex') },
    kindVersion: { kind: 'intoto', version: '0.0.2' },
    integratedTime: String(entry.integratedTime),
    inclusionPromise: { signedEntryTimestamp: Buffer.from(signedEntryTimestamp, 'base64') },
    inclusionProof: {
      logIndex: String(inclusionProof.logIndex),
      rootHash: Buffer.from(inclusionProof.rootHash, 'hex'),
      treeSize: String(inclusionProof.treeSize),
      hashes: inclusionProof.hashes.map((hash) => Buffer.from(hash, 'hex')),
      checkpoint: { envelope: inclusionProof.checkpoint },
    },
    canonicalizedBody: Buffer.from(entry.body, 'base64'),
  };
}

function certificatePem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${base64(der).match(/.{1,64}/g)!.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function viewed(bytes: ArrayBufferView): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
