import { appendFile, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { modelDigest } from '../../src/evidence/model-digest.ts';
import { hasModelSigning, modelSigning, python } from '../../testkit/model-signing.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { writeTree } from '../evidence/files.ts';
import { authority, ecKey, statementOf } from '../evidence/oms-files.ts';
import { startSigstore, tokenFor, WORKFLOW } from '../evidence/sigstore-server.ts';

// PyPI's model-signing, the reference. `npm run test:integration` installs it, and where it cannot leaves this file out and says so.
if (!hasModelSigning()) throw new Error('model-signing is not installed. Run `npm run test:integration`, which installs it.');

/** Names that a shell, a runner, a page or a pattern would take for something else; and the order `a/b` before `a-b`. */
const FILES = { 'weights.bin': 'weights', 'a/b': '1', 'a-b': '2', 'a.b': '3', 'tokenizer/vocab.txt': 'a\nb\n', '$(id).txt': '4', '::error::': '5', '<b>&amp;': '6', '名前/😀': '7', 'c:0:1': '8', '.gitignore': '*', '.git/HEAD': 'x', 'sub/.gitignore': 'y', 'empty': '' };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let sigstore: Awaited<ReturnType<typeof startSigstore>>;
let certificates: ReturnType<typeof authority>;

beforeAll(async () => {
  folder = await temporaryFolder();
  sigstore = await startSigstore();
  certificates = authority(folder.path);
  for (const curve of ['P-256', 'P-384', 'P-521']) {
    const key = ecKey(curve);
    await writeTree(folder.path, { [`${curve}.pem`]: key.pem, [`${curve}.pub`]: key.publicPem });
  }
  await writeTree(folder.path, { 'trust.json': JSON.stringify(sigstore.trustConfig), 'root.json': JSON.stringify(sigstore.trustedRoot) });
});
afterAll(async () => {
  await sigstore?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

const at = (name: string): string => path.join(folder.path, name);

async function fresh(files: Record<string, string> = FILES): Promise<string> {
  await rm(at('model'), { recursive: true, force: true });
  await rm(at('model.sig'), { force: true });
  return writeTree(at('model'), files);
}

async function sluice(...argv: string[]): Promise<{ ok: boolean; said: string }> {
  let said = '';
  const tell = (text: string): void => void (said += text);
  const status = await cli(argv, { stdout: tell, stderr: tell, cwd: folder.path, env: { SIGSTORE_ID_TOKEN: tokenFor(WORKFLOW) } });
  return { ok: status === 0, said: said.trim() };
}

/** How each of the two says the same, for each method: to sign and to verify. */
const METHODS = {
  'a key on P-256': keyMethod('P-256'),
  'a key on P-384': keyMethod('P-384'),
  'a key on P-521': keyMethod('P-521'),
  'a certificate': {
    ours: { sign: () => ['--certificate', certificates.certificate, '--chain', certificates.between, '--key', certificates.key], verify: () => ['--certificate-chain', certificates.root] },
    theirs: { method: 'certificate', sign: () => ['--private_key', certificates.key, '--signing_certificate', certificates.certificate, '--certificate_chain', certificates.between], verify: () => ['--certificate_chain', certificates.root] },
  },
  Sigstore: {
    ours: { sign: () => ['--keyless', '--fulcio', sigstore.url, '--rekor', sigstore.url], verify: () => ['--identity', WORKFLOW.identity, '--issuer', WORKFLOW.issuer, '--trust-root', at('root.json')] },
    theirs: { method: 'sigstore', sign: () => ['--trust_config', at('trust.json'), '--identity_token', tokenFor(WORKFLOW)], verify: () => ['--trust_config', at('trust.json'), '--identity', WORKFLOW.identity, '--identity_provider', WORKFLOW.issuer] },
  },
};

function keyMethod(curve: string) {
  return {
    ours: { sign: () => ['--key', at(`${curve}.pem`)], verify: () => ['--public-key', at(`${curve}.pub`)] },
    theirs: { method: 'key', sign: () => ['--private_key', at(`${curve}.pem`)], verify: () => ['--public_key', at(`${curve}.pub`)] },
  };
}

type Side = 'Sluice' | 'model-signing';

function sign(side: Side, method: keyof typeof METHODS, model = 'model', signature = 'model.sig') {
  const { ours, theirs } = METHODS[method];
  return side === 'Sluice' ? sluice('sign', model, ...ours.sign(), '--signature', signature) : modelSigning(folder.path, 'sign', theirs.method, model, '--signature', signature, ...theirs.sign());
}

function verify(side: Side, method: keyof typeof METHODS, model = 'model', signature = 'model.sig') {
  const { ours, theirs } = METHODS[method];
  return side === 'Sluice' ? sluice('verify-signature', model, '--signature', signature, ...ours.verify()) : modelSigning(folder.path, 'verify', theirs.method, model, '--signature', signature, ...theirs.verify());
}

const CURVES = ['a key on P-384', 'a key on P-521'] as const;
const PAIRS = (['a key on P-256', 'a certificate', 'Sigstore'] as const).flatMap((method) => [['Sluice', 'model-signing', method], ['model-signing', 'Sluice', method]] as [Side, Side, keyof typeof METHODS][]);

describe.each(PAIRS)('signed by %s and verified by %s, with %s', (signer, verifier, method) => {
  test('a folder is valid, in its own place and with the signature inside', async () => {
    await fresh();
    expect(await sign(signer, method)).toMatchObject({ ok: true });
    expect(await verify(verifier, method)).toMatchObject({ ok: true });
    expect(await sign(signer, method, 'model', 'model/model.sig')).toMatchObject({ ok: true });
    expect(await verify(verifier, method, 'model', 'model/model.sig')).toMatchObject({ ok: true });
  });

  test('the statement names the model by the digest of `sluice digest`, file for file', async () => {
    const model = await fresh();
    await sign(signer, method);
    const { subject, predicate } = statementOf(await readFile(at('model.sig')));
    const { digest, files } = await modelDigest(model);
    expect(`sha256:${subject[0]!.digest.sha256}`).toBe(digest);
    expect(predicate.resources.map(({ name, digest: hex }) => [name, `sha256:${hex}`])).toEqual(files.map((file) => [file.path, file.digest]));
  });

  test('a single file is valid', async () => {
    await fresh();
    expect(await sign(signer, method, 'model/weights.bin')).toMatchObject({ ok: true });
    expect(await verify(verifier, method, 'model/weights.bin')).toMatchObject({ ok: true });
    await appendFile(at('model/weights.bin'), '!');
    expect(await verify(verifier, method, 'model/weights.bin')).toMatchObject({ ok: false });
  });

  test.each<[string, () => Promise<unknown>]>([
    ['a changed file', () => appendFile(at('model/weights.bin'), '!')],
    ['a missing file', () => rm(at('model/a-b'))],
    ['a file more', () => writeFile(at('model/hook.py'), '')],
    ['a renamed file', () => rename(at('model/a.b'), at('model/a.c'))],
    ['a link', () => symlink('weights.bin', at('model/latest'))],
    ['the signature of another model', async () => {
      await writeTree(at('other'), { x: '1' });
      await sign(signer, method, 'other');
    }],
  ])('%s is refused', async (_what, change) => {
    await fresh();
    await sign(signer, method);
    await change();
    expect(await verify(verifier, method)).toMatchObject({ ok: false });
  });
});

test.each(CURVES)('with %s each verifies what the other signed', async (method) => {
  await fresh();
  for (const [signer, verifier] of [['Sluice', 'model-signing'], ['model-signing', 'Sluice']] as const) {
    expect(await sign(signer, method)).toMatchObject({ ok: true });
    expect(await verify(verifier, method)).toMatchObject({ ok: true });
  }
});

test('of a stranger neither believes the other', async () => {
  await fresh();
  for (const side of ['Sluice', 'model-signing'] as const) {
    await sign(side, 'a key on P-384');
    for (const other of ['Sluice', 'model-signing'] as const) expect(await verify(other, 'a key on P-256')).toMatchObject({ ok: false });
  }
});

test('what model-signing was told to leave out is left out here, and said', async () => {
  await fresh();
  await mkdir(at('model/cache'), { recursive: true });
  await modelSigning(folder.path, 'sign', 'key', 'model', '--signature', 'model.sig', '--private_key', at('P-256.pem'), '--ignore-paths', 'model/cache');
  await writeTree(at('model'), { 'cache/x': '1' });
  const found = await verify('Sluice', 'a key on P-256');
  expect([found.ok, found.said]).toEqual([true, expect.stringContaining('nobody vouches for: "cache"')]);
});

describe('what model-signing signs by its API alone', () => {
  const PROGRAM = `
import sys
import model_signing
hashing = model_signing.hashing.Config()
if sys.argv[2] == 'shards':
    hashing.use_shard_serialization(hashing_algorithm=sys.argv[3], shard_size=4)
else:
    hashing.use_file_serialization(hashing_algorithm=sys.argv[3])
model_signing.signing.Config().use_elliptic_key_signer(private_key=sys.argv[1]).set_hashing_config(hashing).sign('model', 'model.sig')
`;
  const { empty: _, ...withoutEmpty } = FILES;

  test.each([['shards', 'sha256'], ['shards', 'blake2'], ['files', 'blake2']])('%s by %s are valid here, and a change is not', async (method, algorithm) => {
    await fresh(withoutEmpty);
    expect(await python(folder.path, PROGRAM, at('P-256.pem'), method, algorithm)).toMatchObject({ ok: true });
    expect(await verify('Sluice', 'a key on P-256')).toMatchObject({ ok: true });
    await writeFile(at('model/weights.bin'), 'weightz');
    expect(await verify('Sluice', 'a key on P-256')).toMatchObject({ ok: false, said: expect.stringContaining('oms-file-changed') });
  });

  test('BLAKE3 is refused by name', async () => {
    await fresh();
    expect(await python(folder.path, PROGRAM, at('P-256.pem'), 'files', 'blake3')).toMatchObject({ ok: true });
    expect(await verify('Sluice', 'a key on P-256')).toMatchObject({ ok: false, said: expect.stringContaining('oms-hash-unsupported') });
  });
});
