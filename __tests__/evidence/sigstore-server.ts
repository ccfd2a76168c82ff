import { execFileSync } from 'node:child_process';
import { createHash, sign, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fulcioHandler, tsaHandler } from '@sigstore/mock';
import { preAuthEncoding } from '../../src/evidence/dsse.ts';
import { sigstoreServices, type Who } from './sigstore-services.ts';

const MINUTE = 60;
const DAY = 86_400_000;

/**
 * A Sigstore on this machine: Fulcio, Rekor and a timestamp authority that answer as the real ones do and prove what they say
 * with real keys. Rekor takes entries of kind `dsse` 0.0.1 as sigstore/rekor does: it checks the signature against the
 * certificate and keeps digests alone.
 */
export async function startSigstore(options: { log?: boolean; witnessedAfter?: number } = {}) {
  const services = await sigstoreServices({ log: options.log ?? true, ...(options.witnessedAfter !== undefined && { witnessedAfter: options.witnessedAfter }) });
  const fulcio = fulcioHandler(services.authority);
  const timestamps = tsaHandler(services.timestamps);
  const calls: string[] = [];

  const answer = async (path: string, body: string, bearer: string | undefined): Promise<{ status: number; body: string | Buffer; type: string }> => {
    calls.push(path);
    if (path === '/.well-known/openid-configuration') return { status: 200, body: JSON.stringify({ issuer: WORKFLOW.issuer, authorization_endpoint: `${url}/auth`, token_endpoint: `${url}/oauth` }), type: 'application/json' };
    if (path === '/token') return { status: 200, body: JSON.stringify({ value: tokenFor(WORKFLOW) }), type: 'application/json' };
    if (path === fulcio.path) return shaped(await fulcio.fn(withCredentials(body, bearer)));
    if (path === timestamps.path) return shaped(await timestamps.fn(body));
    if (path !== '/api/v1/log/entries' || !services.log) return { status: 404, body: 'no such service', type: 'text/plain' };
    const entries = (await services.log.log(canonicalEntry(JSON.parse(body) as ProposedEntry))) as Record<string, LogEntry>;
    for (const entry of Object.values(entries)) entry.verification.inclusionProof = secondOfTwo(Buffer.from(entry.body, 'base64'), services.keys.privateKey, createHash('sha256').update(services.log.publicKey).digest());
    return { status: 201, body: JSON.stringify(entries), type: 'application/json' };
  };
  const server = createServer((request, response) => {
    void textOf(request)
      .then((body) => answer(new URL(request.url!, 'http://localhost').pathname, body, request.headers.authorization))
      .catch((error: Error) => ({ status: 400, body: error.message, type: 'text/plain' }))
      .then(({ status, body, type }) => response.writeHead(status, { 'content-type': type }).end(body));
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const service = (address: string) => ({ url: address, majorApiVersion: 1, validFor: { start: new Date(Date.now() - DAY).toISOString() }, operator: 'local' });
  return {
    url,
    calls,
    trustedRoot: services.trustedRoot,
    /** As model-signing takes it with --trust_config (sigstore_trustroot.proto, ClientTrustConfig). */
    trustConfig: {
      mediaType: 'application/vnd.dev.sigstore.clienttrustconfig.v0.1+json',
      trustedRoot: services.trustedRoot,
      signingConfig: {
        mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
        caUrls: [service(url)],
        oidcUrls: [service(url)],
        rekorTlogUrls: [service(url)],
        tsaUrls: [],
        rekorTlogConfig: { selector: 'ANY' },
        tsaConfig: { selector: 'ANY' },
      },
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export const WORKFLOW: Who = { identity: 'https://github.com/octo-org/models/.github/workflows/sign.yml@refs/heads/main', issuer: 'https://token.actions.example.org' };

/** An OpenID token of that shape. Fulcio here believes any; the real one checks its signature. */
export function tokenFor({ identity, issuer }: Who): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: issuer, sub: identity, aud: 'sigstore', iat: now, nbf: now, exp: now + 10 * MINUTE })}.${Buffer.from('unsigned').toString('base64url')}`;
}

/** sigstore-js sends its key and the token in the body; sigstore-python a certificate request, and the token in a header. */
function withCredentials(body: string, bearer: string | undefined): string {
  const request = JSON.parse(body) as { certificateSigningRequest?: string };
  if (request.certificateSigningRequest === undefined) return body;
  const content = execFileSync('openssl', ['req', '-pubkey', '-noout', '-verify'], { input: Buffer.from(request.certificateSigningRequest, 'base64'), encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
  return JSON.stringify({ credentials: { oidcIdentityToken: bearer?.replace(/^Bearer /, '') }, publicKeyRequest: { publicKey: { algorithm: 'ECDSA', content } } });
}

interface ProposedEntry {
  apiVersion: string;
  kind: string;
  spec: { proposedContent: { envelope: string; verifiers: string[] } };
}

/** What the log keeps of a proposed entry (github.com/sigstore/rekor, pkg/types/dsse/v0.0.1). */
function canonicalEntry({ apiVersion, kind, spec: { proposedContent } }: ProposedEntry) {
  if (kind !== 'dsse' || apiVersion !== '0.0.1') throw new Error(`entries of kind ${kind} ${apiVersion} are not taken`);
  const envelope = JSON.parse(proposedContent.envelope) as { payload: string; payloadType: string; signatures: { sig: string }[] };
  const [verifier] = proposedContent.verifiers as [string];
  const payload = Buffer.from(envelope.payload, 'base64');
  const [{ sig }] = envelope.signatures as [{ sig: string }];
  const certificate = new X509Certificate(Buffer.from(verifier, 'base64'));
  if (!verify('sha256', preAuthEncoding(envelope.payloadType, payload), certificate.publicKey, Buffer.from(sig, 'base64'))) throw new Error('the signature does not fit the certificate');
  return {
    apiVersion,
    kind,
    spec: {
      envelopeHash: { algorithm: 'sha256', value: hexDigest(proposedContent.envelope) },
      payloadHash: { algorithm: 'sha256', value: hexDigest(payload) },
      // In the log's own spelling of PEM, whichever came.
      signatures: [{ signature: sig, verifier: Buffer.from(certificate.toString()).toString('base64') }],
    },
  };
}

interface LogEntry {
  body: string;
  verification: { inclusionProof: unknown };
}

/**
 * The proof that an entry is the second of two in a log (RFC 6962, section 2.1) with the log's signed checkpoint (a signed note, as
 * sigstore/rekor writes it). The log of @sigstore/mock has one entry alone, whose empty proof some readers take for none.
 */
function secondOfTwo(body: Buffer, key: KeyObject, logId: Buffer) {
  const hash = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
  const first = hash(Buffer.from([0]), Buffer.from('the first entry'));
  const root = hash(Buffer.from([1]), first, hash(Buffer.from([0]), body));
  const origin = 'rekor.example.org';
  const note = `${origin} - 1193050959916656506\n2\n${root.toString('base64')}\n`;
  const signature = Buffer.concat([logId.subarray(0, 4), sign('sha256', Buffer.from(note), key)]).toString('base64');
  return { logIndex: 1, treeSize: 2, rootHash: root.toString('hex'), hashes: [first.toString('hex')], checkpoint: `${note}\n\u2014 ${origin} ${signature}\n` };
}

function hexDigest(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function shaped({ statusCode, response, contentType }: { statusCode: number; response: string | ArrayBufferView; contentType?: string }) {
  const body = typeof response === 'string' ? response : Buffer.from(response.buffer, response.byteOffset, response.byteLength);
  return { status: statusCode, body, type: contentType ?? 'text/plain' };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
