import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { InputError } from '../../src/core/problem.ts';
import { signModel } from '../../src/evidence/oms/sign.ts';
import { omsKeylessSigner } from '../../src/evidence/oms/signer.ts';
import { verifyModel, type OmsVerification } from '../../src/evidence/oms/verify.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { writeTree } from './files.ts';
import { ecKey, signedModel, statementOf } from './oms-files.ts';
import { startSigstore, tokenFor, WORKFLOW } from './sigstore-server.ts';
import type { Who } from './sigstore-services.ts';

const FILES = { 'weights.bin': 'weights', 'config.json': '{}' };
const codesOf = ({ refusals }: OmsVerification): string[] => refusals.map(({ code }) => code);

type Sigstore = Awaited<ReturnType<typeof startSigstore>>;
type Shape = 'with a log' | 'with timestamps alone';
let sigstore: Record<Shape, Sigstore>;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const signed: Record<string, Buffer> = {};
let model: string;

beforeAll(async () => {
  sigstore = { 'with a log': await startSigstore(), 'with timestamps alone': await startSigstore({ log: false }) };
  folder = await temporaryFolder();
  model = await writeTree(path.join(folder.path, 'model'), FILES);
  for (const [shape, one] of Object.entries(sigstore)) signed[shape] = await sign(one);
});
afterAll(async () => {
  for (const one of Object.values(sigstore ?? {})) await one[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

function servicesOf(one: Sigstore, who: Who = WORKFLOW) {
  const hasLog = one.trustedRoot.tlogs.length > 0;
  return { fulcio: one.url, ...(hasLog ? { rekor: one.url } : { timestamps: one.url }), token: async () => tokenFor(who) };
}

async function sign(one: Sigstore, who: Who = WORKFLOW): Promise<Buffer> {
  const signature = path.join(folder.path, 'model.sig');
  await signModel(model, omsKeylessSigner(servicesOf(one, who)), { signature });
  return readFile(signature);
}

function verify(bundle: Buffer, roots: unknown[], who: Who = WORKFLOW): Promise<OmsVerification> {
  return verifyModel(model, bundle, { method: 'keyless', ...who, roots: Buffer.from(roots.map((root) => JSON.stringify(root)).join('\n')) });
}

interface Bundle {
  verificationMaterial: { certificate: { rawBytes: string }; tlogEntries: Record<string, never>[]; timestampVerificationData?: unknown };
  dsseEnvelope: { payload: string; signatures: { sig: string }[] };
}

function changed(bundle: Buffer, change: (value: Bundle) => void): Buffer {
  const value = JSON.parse(bundle.toString('utf8')) as Bundle;
  change(value);
  return Buffer.from(JSON.stringify(value));
}

function flipped(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  bytes[bytes.length - 1]! ^= 1;
  return bytes.toString('base64');
}

describe('a model signed through Sigstore', () => {
  test.each<Shape>(['with a log', 'with timestamps alone'])('%s is valid for the whole identity and its issuer', async (shape) => {
    const result = await verify(signed[shape]!, [sigstore[shape].trustedRoot]);
    expect([codesOf(result), result.signer]).toEqual([[], `${WORKFLOW.identity} (${WORKFLOW.issuer})`]);
  });

  test('is valid where its root is one of several', async () => {
    const roots = Object.values(sigstore).map(({ trustedRoot }) => trustedRoot);
    for (const bundle of Object.values(signed)) expect(codesOf(await verify(bundle, roots))).toEqual([]);
  });

  test.each<[string, Partial<Who>, string]>([
    ['a longer identity that begins with the signer\'s', { identity: `${WORKFLOW.identity}-evil` }, 'oms-identity-other'],
    ['the beginning of the signer\'s identity', { identity: WORKFLOW.identity.slice(0, -1) }, 'oms-identity-other'],
    ['a pattern that would fit', { identity: '.*' }, 'oms-identity-other'],
    ['the same identity in another case', { identity: WORKFLOW.identity.toUpperCase() }, 'oms-identity-other'],
    ['another issuer', { issuer: 'https://issuer.example.org' }, 'oms-issuer-other'],
    ['the issuer with a slash behind it', { issuer: `${WORKFLOW.issuer}/` }, 'oms-issuer-other'],
  ])('is refused where %s is expected', async (_what, other, code) => {
    expect(codesOf(await verify(signed['with a log']!, [sigstore['with a log'].trustedRoot], { ...WORKFLOW, ...other }))).toEqual([code]);
  });

  test('by a stranger is oms-identity-other, though all of it is in order', async () => {
    const bundle = await sign(sigstore['with a log'], { ...WORKFLOW, identity: 'https://github.com/evil/models/.github/workflows/sign.yml@refs/heads/main' });
    expect(codesOf(await verify(bundle, [sigstore['with a log'].trustedRoot]))).toEqual(['oms-identity-other']);
  });

  test.each<[string, Shape, string, (value: Bundle) => void]>([
    ['a changed payload', 'with a log', 'oms-signature-invalid', (value) => void (value.dsseEnvelope.payload = Buffer.from(`${Buffer.from(value.dsseEnvelope.payload, 'base64').toString('utf8')} `).toString('base64'))],
    ['a changed payload', 'with timestamps alone', 'oms-signature-invalid', (value) => void (value.dsseEnvelope.payload = Buffer.from(`${Buffer.from(value.dsseEnvelope.payload, 'base64').toString('utf8')} `).toString('base64'))],
    ['no entry of the log', 'with a log', 'oms-inclusion-missing', (value) => void (value.verificationMaterial.tlogEntries = [])],
    ['no timestamp', 'with timestamps alone', 'oms-timestamp-invalid', (value) => void delete value.verificationMaterial.timestampVerificationData],
    ['an entry whose promise was changed', 'with a log', 'oms-inclusion-invalid', ({ verificationMaterial: { tlogEntries } }) => void Object.assign(tlogEntries[0]!, { inclusionPromise: { signedEntryTimestamp: flipped((tlogEntries[0] as unknown as { inclusionPromise: { signedEntryTimestamp: string } }).inclusionPromise.signedEntryTimestamp) } })],
    ['an entry with another time', 'with a log', 'oms-inclusion-invalid', ({ verificationMaterial: { tlogEntries } }) => void Object.assign(tlogEntries[0]!, { integratedTime: String(Number((tlogEntries[0] as unknown as { integratedTime: string }).integratedTime) + 1) })],
    ['an entry whose proof has one hash more', 'with a log', 'oms-inclusion-invalid', ({ verificationMaterial: { tlogEntries } }) => void Object.assign((tlogEntries[0] as unknown as { inclusionProof: object }).inclusionProof, { hashes: [Buffer.alloc(32, 7).toString('base64')] })],
    ['an entry of a log that nobody knows', 'with a log', 'oms-inclusion-invalid', ({ verificationMaterial: { tlogEntries } }) => void Object.assign(tlogEntries[0]!, { logId: { keyId: Buffer.alloc(32, 7).toString('base64') } })],
  ])('with %s (%s) is %s', async (_what, shape, code, change) => {
    expect(codesOf(await verify(changed(signed[shape]!, change), [sigstore[shape].trustedRoot]))).toEqual([code]);
  });

  test('with the entry of another signature is oms-signature-invalid', async () => {
    const other = JSON.parse((await sign(sigstore['with a log'])).toString('utf8')) as Bundle;
    const bundle = changed(signed['with a log']!, (value) => void (value.verificationMaterial.tlogEntries = other.verificationMaterial.tlogEntries));
    expect(codesOf(await verify(bundle, [sigstore['with a log'].trustedRoot]))).toEqual(['oms-signature-invalid']);
  });

  test('under another authority is oms-certificate-untrusted', async () => {
    await using stranger = await startSigstore();
    expect(codesOf(await verify(signed['with a log']!, [stranger.trustedRoot]))).toEqual(['oms-certificate-untrusted']);
  });

  test.each<Shape>(['with a log', 'with timestamps alone'])('%s an hour after its certificate had run out is oms-certificate-expired', async (shape) => {
    await using late = await startSigstore({ log: shape === 'with a log', witnessedAfter: 3_600_000 });
    expect(codesOf(await verify(await sign(late), [late.trustedRoot]))).toEqual(['oms-certificate-expired']);
  });

  test('is held against its files', async () => {
    await using copy = await temporaryFolder();
    const other = await writeTree(copy.path, { ...FILES, 'weights.bin': 'other' });
    const result = await verifyModel(other, signed['with a log']!, { method: 'keyless', ...WORKFLOW, roots: Buffer.from(JSON.stringify(sigstore['with a log'].trustedRoot)) });
    expect(codesOf(result)).toEqual(['oms-file-changed']);
  });

  test('is another method than a key', async () => {
    expect(codesOf(await verifyModel(model, signed['with a log']!, ecKey().trust))).toEqual(['oms-method-other']);
    await using other = await temporaryFolder();
    const { bundle } = await signedModel(other.path, FILES);
    expect(codesOf(await verify(bundle, [sigstore['with a log'].trustedRoot]))).toEqual(['oms-method-other']);
  });
});

describe('signing through Sigstore', () => {
  test('asks for one certificate and one entry of kind dsse, whose statement is the model\'s', async () => {
    const { calls } = sigstore['with a log'];
    calls.length = 0;
    const bundle = await sign(sigstore['with a log']);
    expect(calls).toEqual(['/api/v2/signingCert', '/api/v1/log/entries']);
    expect(JSON.parse(bundle.toString('utf8')).verificationMaterial.tlogEntries[0].kindVersion).toEqual({ kind: 'dsse', version: '0.0.1' });
    expect(statementOf(bundle).predicateType).toBe('https://model_signing/signature/v1.0');
  });

  test('leaves no signature where a service is away or refuses, and never shows the token', async () => {
    await using other = await temporaryFolder();
    const signature = path.join(other.path, 'model.sig');
    await writeFile(signature, 'old');
    const services = { ...servicesOf(sigstore['with a log']), rekor: `${sigstore['with a log'].url}/nowhere` };
    const error = (await signModel(model, omsKeylessSigner(services), { signature }).catch((thrown: unknown) => thrown)) as InputError;
    expect(error.problems.map(({ code }) => code)).toEqual(['keyless-failed']);
    expect(error.message).not.toContain(tokenFor(WORKFLOW).split('.')[1]!.slice(0, 20));
    expect(await readFile(signature, 'utf8')).toBe('old');
  });
});
