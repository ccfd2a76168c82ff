import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { appendFile, mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import type { HashProgress } from '../../src/evidence/hash-files.ts';
import { modelDigest } from '../../src/evidence/model-digest.ts';
import { MOST_BUNDLE_BYTES } from '../../src/evidence/oms/bundle.ts';
import { certificatesOf } from '../../src/evidence/oms/certificates.ts';
import { signModel } from '../../src/evidence/oms/sign.ts';
import { omsKeySigner } from '../../src/evidence/oms/signer.ts';
import { verifyModel, verifySignedFile, type OmsTrust, type OmsVerification } from '../../src/evidence/oms/verify.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { writeTree } from './files.ts';
import { authority, bundleOver, ecKey, signedModel, statementOf, type Statement } from './oms-files.ts';

const FILES = { 'weights.bin': 'weights', 'config.json': '{}', 'tokenizer/vocab.txt': 'a\nb\n' };

const codesOf = ({ refusals }: Pick<OmsVerification, 'refusals'>): string[] => refusals.map(({ code }) => code);

function problemsOf(error: unknown): string[] {
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).problems.map(({ code }) => code);
}

describe('a model signed with a key', () => {
  test('is valid, and its digest is that of `sluice digest`', async () => {
    await using folder = await temporaryFolder();
    const { model, bundle, trust } = await signedModel(folder.path, FILES);
    const result = await verifyModel(model, bundle, trust);
    expect(codesOf(result)).toEqual([]);
    expect(result.digest).toBe((await modelDigest(model)).digest);
  });

  test.each(['P-256', 'P-384', 'P-521'])('on %s is valid, and a single file too', async (curve) => {
    await using folder = await temporaryFolder();
    const file = path.join(await writeTree(folder.path, { 'model.onnx': 'graph' }), 'model.onnx');
    const key = ecKey(curve);
    await signModel(file, omsKeySigner(key.pem), { signature: `${file}.sig` });
    expect(await verifySignedFile(file, readFileSync(`${file}.sig`), key.trust)).toEqual([]);
    await appendFile(file, '!');
    expect(codesOf({ refusals: await verifySignedFile(file, readFileSync(`${file}.sig`), key.trust) })).toEqual(['oms-file-changed']);
  });

  test('a single file that another signer named by its file name is valid', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(await writeTree(folder.path, { 'model.onnx': 'graph' }), 'model.onnx');
    const key = ecKey();
    await signModel(file, omsKeySigner(key.pem), { signature: `${file}.sig` });
    const statement = statementOf(readFileSync(`${file}.sig`));
    statement.predicate.resources[0]!.name = 'model.onnx';
    expect(await verifySignedFile(file, await bundleOver(statement, key.pem), key.trust)).toEqual([]);
  });

  test.each<[string, string, (model: string) => Promise<unknown>]>([
    ['one byte is another', 'oms-file-changed', (model) => writeFile(path.join(model, 'weights.bin'), 'weightz')],
    ['a file grew', 'oms-file-changed', (model) => appendFile(path.join(model, 'weights.bin'), '!')],
    ['a file is missing', 'oms-file-missing', (model) => rm(path.join(model, 'config.json'))],
    ['a file was added', 'oms-file-extra', (model) => writeFile(path.join(model, 'hook.py'), 'import os')],
    ['an empty file was added', 'oms-file-extra', (model) => writeFile(path.join(model, '__init__.py'), '')],
    ['a file has another name', 'oms-file-renamed', (model) => rename(path.join(model, 'config.json'), path.join(model, 'config.yaml'))],
    ['a file lies elsewhere', 'oms-file-renamed', (model) => rename(path.join(model, 'config.json'), path.join(model, 'tokenizer/config.json'))],
    ['a link was added', 'oms-symlink', (model) => symlink('weights.bin', path.join(model, 'latest'))],
    ['a file became a link to its own bytes', 'oms-symlink', async (model) => rename(path.join(model, 'weights.bin'), path.join(model, '../weights.bin')).then(() => symlink('../weights.bin', path.join(model, 'weights.bin')))],
    ['a pipe was added', 'oms-special-file', async (model) => void execFileSync('mkfifo', [path.join(model, 'pipe')])],
    ['a name with a line break was added', 'oms-name-hostile', (model) => writeFile(path.join(model, 'two\nlines'), '')],
    ['a name differs in case alone', 'oms-name-hostile', (model) => writeFile(path.join(model, 'Weights.bin'), 'weights')],
    ['every file is gone', 'oms-model-empty', (model) => rm(model, { recursive: true }).then(() => mkdir(model))],
  ])('is refused where %s: %s', async (_why, code, change) => {
    await using folder = await temporaryFolder();
    const { model, bundle, trust } = await signedModel(folder.path, FILES);
    await change(model);
    expect(codesOf(await verifyModel(model, bundle, trust))).toEqual([code]);
  });

  test('is refused where it changes while it is read', async () => {
    await using folder = await temporaryFolder();
    const { model, bundle, trust } = await signedModel(folder.path, FILES);
    let changed = false;
    const onProgress = (): void => {
      if (!changed) execFileSync('sh', ['-c', 'printf other > "$0"', path.join(model, 'config.json')]);
      changed = true;
    };
    expect(codesOf(await verifyModel(model, bundle, trust, { onProgress }))).toEqual(['oms-changed-while-read']);
  });

  test('has files of hostile names, which are names and nothing else', async () => {
    await using folder = await temporaryFolder();
    const hostile = { '$(rm -rf ~).bin': '1', '::error::x': '2', '<img src=x>|*_`': '3', '-rf': '4', '%2e%2e': '5', '{{x}}': '6', 'a:0:1': '7', '\u202egnp.exe': '8', '名前/😀': '9', ' ': '10', '...': '11' };
    const { model, bundle, trust } = await signedModel(folder.path, hostile);
    expect(codesOf(await verifyModel(model, bundle, trust))).toEqual([]);
    await writeFile(path.join(model, '$(rm -rf ~).bin'), 'x');
    expect(codesOf(await verifyModel(model, bundle, trust))).toEqual(['oms-file-changed']);
  });

  test('differs in many files: twenty are named and the rest are counted', async () => {
    await using folder = await temporaryFolder();
    const { model, bundle, trust } = await signedModel(folder.path, FILES);
    for (let i = 0; i < 50; i++) await writeFile(path.join(model, `extra-${i}`), String(i));
    const { refusals } = await verifyModel(model, bundle, trust);
    expect(refusals).toHaveLength(20);
    expect(refusals.at(-1)!.actual).toMatch(/, and 30 more differences$/);
  });

  test('that cannot be read is no refusal but a mistake in the call', async () => {
    await using folder = await temporaryFolder();
    const { model, bundle, trust } = await signedModel(folder.path, FILES);
    expect(problemsOf(await verifyModel(`${model}-gone`, bundle, trust).catch((error: unknown) => error))).toEqual(['part-missing']);
  });
});

describe('a signature inside the folder that it signs', () => {
  test('is left out, by its own path and no other', async () => {
    await using folder = await temporaryFolder();
    const model = await writeTree(path.join(folder.path, 'model'), FILES);
    const key = ecKey();
    const signature = path.join(model, 'model.sig');
    for (let again = 0; again < 2; again++) await signModel(model, omsKeySigner(key.pem), { signature });
    const bundle = readFileSync(signature);
    expect(codesOf(await verifyModel(model, bundle, key.trust, { leaveOut: ['model.sig'] }))).toEqual([]);
    expect(statementOf(bundle).predicate.serialization.ignore_paths).toEqual(['.git', '.gitattributes', '.github', '.gitignore', 'model.sig']);
    await writeTree(model, { 'sub/model.sig': 'hidden' });
    expect(codesOf(await verifyModel(model, bundle, key.trust, { leaveOut: ['model.sig'] }))).toEqual(['oms-file-extra']);
  });

  test('is refused where a link or a folder stands in its place', async () => {
    await using folder = await temporaryFolder();
    const model = await writeTree(path.join(folder.path, 'model'), FILES);
    await symlink('weights.bin', path.join(model, 'model.sig'));
    const failed = await signModel(model, omsKeySigner(ecKey().pem), { signature: path.join(model, 'model.sig') }).catch((error: unknown) => error);
    expect(problemsOf(failed)).toEqual(['signature-not-a-file']);
  });
});

describe('a signature by somebody else, or of something else', () => {
  test('another key is oms-key-other, and one that lies about its hint is oms-signature-invalid', async () => {
    await using folder = await temporaryFolder();
    const { model, bundle } = await signedModel(folder.path, FILES);
    const stranger = ecKey();
    expect(codesOf(await verifyModel(model, bundle, stranger.trust))).toEqual(['oms-key-other']);
    const lying = JSON.parse(bundle.toString('utf8')) as { verificationMaterial: Record<string, unknown> };
    lying.verificationMaterial.publicKey = { rawBytes: 'AAAA' };
    expect(codesOf(await verifyModel(model, Buffer.from(JSON.stringify(lying)), stranger.trust))).toEqual(['oms-signature-invalid']);
  });

  test('a payload that was changed is oms-signature-invalid before a byte of the model is read', async () => {
    await using folder = await temporaryFolder();
    const { model, bundle, trust } = await signedModel(folder.path, FILES);
    const value = JSON.parse(bundle.toString('utf8')) as { dsseEnvelope: { payload: string } };
    const statement = statementOf(bundle);
    statement.subject[0]!.name = 'other';
    value.dsseEnvelope.payload = Buffer.from(JSON.stringify(statement)).toString('base64');
    const read: HashProgress[] = [];
    const result = await verifyModel(model, Buffer.from(JSON.stringify(value)), trust, { onProgress: (progress) => void read.push(progress) });
    expect([codesOf(result), read]).toEqual([['oms-signature-invalid'], []]);
  });

  test('a bundle of another method is oms-method-other', async () => {
    await using folder = await temporaryFolder();
    const { model, bundle } = await signedModel(folder.path, FILES);
    const { root } = authority(folder.path);
    const trust: OmsTrust = { method: 'certificate', trusted: certificatesOf(readFileSync(root, 'utf8'), 'root'), now: new Date() };
    expect(codesOf(await verifyModel(model, bundle, trust))).toEqual(['oms-method-other']);
  });

  test.each<[string, string, (bundle: Record<string, object>) => unknown]>([
    ['a list', 'oms-media-type-other', () => []],
    ['another media type', 'oms-media-type-other', (bundle) => ({ ...bundle, mediaType: 'application/json' })],
    ['an envelope that is a list', 'oms-envelope-missing', (bundle) => ({ ...bundle, dsseEnvelope: [] })],
    ['material that is a text', 'oms-material-missing', (bundle) => ({ ...bundle, verificationMaterial: 'x' })],
    ['material that names nobody', 'oms-material-missing', (bundle) => ({ ...bundle, verificationMaterial: { tlogEntries: [] } })],
    ['a key without a name', 'oms-material-missing', (bundle) => ({ ...bundle, verificationMaterial: { publicKey: {} } })],
    ['a key and a certificate', 'oms-bundle-invalid', (bundle) => ({ ...bundle, verificationMaterial: { publicKey: { hint: 'x' }, certificate: { rawBytes: 'AAAA' } } })],
    ['no certificate in the chain', 'oms-bundle-invalid', (bundle) => ({ ...bundle, verificationMaterial: { x509CertificateChain: { certificates: [] } } })],
    ['a hundred certificates', 'oms-bundle-invalid', (bundle) => ({ ...bundle, verificationMaterial: { x509CertificateChain: { certificates: Array(100).fill({ rawBytes: 'AAAA' }) } } })],
    ['a certificate that is no base64', 'oms-bundle-invalid', (bundle) => ({ ...bundle, verificationMaterial: { certificate: { rawBytes: '§' } } })],
    ['two signatures', 'oms-bundle-invalid', (bundle) => ({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, signatures: [{ sig: 'AAAA' }, { sig: 'AAAA' }] } })],
    ['another payload type', 'oms-bundle-invalid', (bundle) => ({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payloadType: 'text/plain' } })],
    ['a signature in another spelling of base64', 'oms-bundle-invalid', (bundle) => ({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, signatures: [{ sig: 'AAAB=' }] } })],
    ['a further key', 'oms-bundle-invalid', (bundle) => ({ ...bundle, messageSignature: {} })],
    ['a payload that is no JSON', 'oms-payload-unreadable', (bundle) => ({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payload: Buffer.from('hello').toString('base64') } })],
    ['a payload that is no statement', 'oms-statement-invalid', (bundle) => ({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payload: Buffer.from('{"a":1}').toString('base64') } })],
    ['a payload that is null', 'oms-statement-invalid', (bundle) => ({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payload: Buffer.from('null').toString('base64') } })],
  ])('%s is %s', async (_what, code, change) => {
    await using folder = await temporaryFolder();
    const { model, bundle, trust } = await signedModel(folder.path, FILES);
    const changed = Buffer.from(JSON.stringify(change(JSON.parse(bundle.toString('utf8')) as Record<string, object>)));
    expect(codesOf(await verifyModel(model, changed, trust))).toEqual([code]);
  });

  test.each<[string, string, Uint8Array]>([
    ['no JSON', 'oms-bundle-unreadable', Buffer.from('signed, honestly')],
    ['no UTF-8', 'oms-bundle-unreadable', Buffer.from([0x7b, 0xff, 0x7d])],
    ['a thousand lists in each other', 'oms-bundle-unreadable', Buffer.from('['.repeat(1000))],
    ['more bytes than are read', 'oms-bundle-unreadable', Buffer.alloc(MOST_BUNDLE_BYTES + 1)],
  ])('%s is %s', async (_what, code, bytes) => {
    await using folder = await temporaryFolder();
    const { model, trust } = await signedModel(folder.path, FILES);
    expect(codesOf(await verifyModel(model, bytes, trust))).toEqual([code]);
  });

  test.each<[string, string, (statement: Statement) => void]>([
    ['another predicate', 'oms-predicate-other', (statement) => void (statement.predicateType = 'https://slsa.dev/provenance/v1')],
    ['a file fewer than its digest says', 'oms-root-contradictory', (statement) => void statement.predicate.resources.pop()],
    ['files in another order than its digest says', 'oms-root-contradictory', (statement) => void statement.predicate.resources.reverse()],
    ['a way of cutting that nobody knows', 'oms-serialization-unsupported', (statement) => void (statement.predicate.serialization.method = 'file-shard-1048576')],
    ['BLAKE3', 'oms-hash-unsupported', (statement) => void (statement.predicate.serialization.hash_type = 'blake3')],
    ['shards without a size', 'oms-statement-invalid', (statement) => void (statement.predicate.serialization.method = 'shards')],
    ['an unknown key in the predicate', 'oms-statement-invalid', (statement) => void Object.assign(statement.predicate, { trusted: true })],
    ['digests by two algorithms', 'oms-statement-invalid', (statement) => void (statement.predicate.resources[0]!.algorithm = 'blake2b')],
    ['a name that leads out', 'oms-name-unsafe', (statement) => void (statement.predicate.resources[0]!.name = '../../etc/passwd')],
    ['an absolute name', 'oms-name-unsafe', (statement) => void (statement.predicate.resources[0]!.name = '/etc/passwd')],
    ['a name with a backslash', 'oms-name-unsafe', (statement) => void (statement.predicate.resources[0]!.name = 'a\\b')],
    ['one name twice', 'oms-name-unsafe', (statement) => void (statement.predicate.resources[0]!.name = statement.predicate.resources[1]!.name)],
    ['everything left out', 'oms-ignore-unsafe', (statement) => void (statement.predicate.serialization.ignore_paths = ['.'])],
    ['a pattern left out', 'oms-ignore-unsafe', (statement) => void (statement.predicate.serialization.ignore_paths = ['*.py'])],
    ['a place outside left out', 'oms-ignore-unsafe', (statement) => void (statement.predicate.serialization.ignore_paths = ['../model'])],
    ['a signed file left out', 'oms-ignore-unsafe', (statement) => void (statement.predicate.serialization.ignore_paths = ['tokenizer'])],
  ])('signed by the right key, a statement with %s is %s', async (_what, code, change) => {
    await using folder = await temporaryFolder();
    const { model, bundle, trust, pem } = await signedModel(folder.path, FILES);
    const statement = statementOf(bundle);
    change(statement);
    expect(codesOf(await verifyModel(model, await bundleOver(statement, pem), trust))).toEqual([code]);
  });

  test('what the signer left out by a plain path is left out, and only that', async () => {
    await using folder = await temporaryFolder();
    const { model, bundle, trust, pem } = await signedModel(folder.path, FILES);
    const statement = statementOf(bundle);
    statement.predicate.serialization.ignore_paths = ['cache', 'notes.md'];
    const signed = await bundleOver(statement, pem);
    await writeTree(model, { 'cache/deep/x': '1', 'notes.md': '2', '.git/HEAD': 'x' });
    expect(codesOf(await verifyModel(model, signed, trust))).toEqual([]);
    await writeTree(model, { 'cache2': '1', 'sub/notes.md': '2' });
    expect(codesOf(await verifyModel(model, signed, trust))).toEqual(['oms-file-extra', 'oms-file-extra']);
  });
});

describe('a foreign signature over shards or by BLAKE2b', () => {
  /** As model-signing cuts files: an empty one has no shard. */
  function sharded(files: Record<string, string>, size: number, algorithm: 'sha256' | 'blake2b'): Statement {
    const hash = (text: string): string => createHash(algorithm === 'sha256' ? 'sha256' : 'blake2b512').update(text).digest('hex');
    const resources = Object.entries(files).flatMap(([name, text]) =>
      Array.from({ length: Math.ceil(text.length / size) }, (_, i) => ({ name: `${name}:${i * size}:${Math.min((i + 1) * size, text.length)}`, digest: hash(text.slice(i * size, (i + 1) * size)), algorithm: `${algorithm}-sharded-${size}` })),
    );
    const sha256 = createHash('sha256').update(Buffer.from(resources.map(({ digest }) => digest).join(''), 'hex')).digest('hex');
    return {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'model', digest: { sha256 } }],
      predicateType: 'https://model_signing/signature/v1.0',
      predicate: { resources, serialization: { method: 'shards', shard_size: size, hash_type: algorithm, allow_symlinks: false } },
    };
  }

  const contents = { 'a:0:1': 'abcdefghij', 'b.bin': 'xy' };

  test.each(['sha256', 'blake2b'] as const)('is valid by %s, and a changed shard is not', async (algorithm) => {
    await using folder = await temporaryFolder();
    const model = await writeTree(path.join(folder.path, 'model'), contents);
    const key = ecKey();
    const bundle = await bundleOver(sharded(contents, 4, algorithm), key.pem);
    expect(codesOf(await verifyModel(model, bundle, key.trust))).toEqual([]);
    await writeFile(path.join(model, 'a:0:1'), 'abcdefghi!');
    expect(codesOf(await verifyModel(model, bundle, key.trust))).toEqual(['oms-file-changed']);
    await truncate(path.join(model, 'a:0:1'), 8);
    expect(codesOf(await verifyModel(model, bundle, key.trust))).toEqual(['oms-file-changed']);
    await rm(path.join(model, 'a:0:1'));
    expect(codesOf(await verifyModel(model, bundle, key.trust))).toEqual(['oms-file-missing']);
  });

  test('does not vouch for an empty file, which has no shard', async () => {
    await using folder = await temporaryFolder();
    const model = await writeTree(path.join(folder.path, 'model'), { ...contents, 'py.typed': '' });
    const key = ecKey();
    expect(codesOf(await verifyModel(model, await bundleOver(sharded(contents, 4, 'sha256'), key.pem), key.trust))).toEqual(['oms-file-extra']);
  });

  test('with shards so small that there would be millions is refused before it is hashed', async () => {
    await using folder = await temporaryFolder();
    const model = await writeTree(path.join(folder.path, 'model'), { 'b.bin': '' });
    await truncate(path.join(model, 'b.bin'), 3_000_000);
    const key = ecKey();
    expect(codesOf(await verifyModel(model, await bundleOver(sharded({ 'b.bin': 'x' }, 1, 'sha256'), key.pem), key.trust))).toEqual(['oms-serialization-unsupported']);
  });

  test('with a name that has no place in the file is oms-name-unsafe', async () => {
    await using folder = await temporaryFolder();
    const model = await writeTree(path.join(folder.path, 'model'), contents);
    const key = ecKey();
    const statement = sharded(contents, 4, 'sha256');
    statement.predicate.resources[0]!.name = 'b.bin';
    expect(codesOf(await verifyModel(model, await bundleOver(statement, key.pem), key.trust))).toEqual(['oms-name-unsafe']);
  });
});
