import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { showProgress } from '../../src/cli/signing-files.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { writeTree } from '../evidence/files.ts';
import { authority, ecKey } from '../evidence/oms-files.ts';
import { startSigstore, tokenFor, WORKFLOW } from '../evidence/sigstore-server.ts';

async function command(cwd: string, argv: string[], env: Record<string, string> = {}): Promise<{ status: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const status = await cli(argv, { stdout: (text) => void (out += text), stderr: (text) => void (err += text), cwd, env });
  return { status, out, err };
}

async function home() {
  const folder = await temporaryFolder();
  const key = ecKey();
  await writeTree(folder.path, { 'model/weights.bin': 'weights', 'model/config.json': '{}', 'key.pem': key.pem, 'key.pub': key.publicPem });
  return { ...folder, path: folder.path, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('sluice sign and sluice verify-signature', () => {
  test('with a key: 0 where it is valid, 1 where it is refused, 3 where it cannot be read', async () => {
    await using folder = await home();
    const verify = ['verify-signature', 'model', '--signature', 'model.sig', '--public-key', 'key.pub'];
    const signed = await command(folder.path, ['sign', 'model', '--key', 'key.pem', '--signature', 'model.sig']);
    expect([signed.status, signed.err]).toEqual([0, '']);
    expect(signed.out).toMatch(/^Signed "model" by the key [0-9a-f]{64}\.\nsha256:[0-9a-f]{64}, 2 files, 9 bytes; the signature is in "model\.sig"\.\n$/);
    const valid = await command(folder.path, verify);
    expect([valid.status, valid.out]).toEqual([0, expect.stringMatching(/^Valid: "model" is what was signed by the key [0-9a-f]{64}\.\n {2}sha256:[0-9a-f]{64}\n$/)]);
    await writeFile(path.join(folder.path, 'model/weights.bin'), 'other');
    const refused = await command(folder.path, verify);
    expect([refused.status, refused.out]).toEqual([1, expect.stringMatching(/^Refused: "model"\.\n {2}Expected "weights\.bin" as it was signed, found other bytes\. .* \[oms-file-changed\]\n$/)]);
    await writeFile(path.join(folder.path, 'model.sig'), '');
    expect((await command(folder.path, verify)).status).toBe(3);
    expect(await command(folder.path, ['verify-signature', 'model', '--signature', 'gone.sig', '--public-key', 'key.pub'])).toMatchObject({ status: 3, err: expect.stringContaining('[signing-file-unreadable]') });
    expect(await command(folder.path, ['verify-signature', 'gone', '--signature', 'model.sig', '--public-key', 'key.pub'])).toMatchObject({ status: 3 });
  });

  test('with a certificate and its key', async () => {
    await using folder = await home();
    const made = authority(folder.path);
    expect((await command(folder.path, ['sign', 'model', '--certificate', made.certificate, '--chain', made.between, '--key', made.key, '--signature', 'model.sig'])).status).toBe(0);
    const verify = (...chain: string[]) => command(folder.path, ['verify-signature', 'model', '--signature', 'model.sig', ...chain.flatMap((each) => ['--certificate-chain', each]), '--json']);
    expect(JSON.parse((await verify(made.root)).out)).toMatchObject({ valid: true, signer: '"CN=signer"' });
    const refused = await verify(made.between);
    expect([refused.status, JSON.parse(refused.out)]).toEqual([1, expect.objectContaining({ valid: false, refusals: [expect.objectContaining({ code: 'oms-certificate-untrusted' })] })]);
  });

  test.each([
    ['the runner gives', (url: string) => ({ ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer' })],
    ['the environment has', () => ({ SIGSTORE_ID_TOKEN: tokenFor(WORKFLOW) })],
  ])('keyless by the token that %s', async (_whose, env) => {
    await using folder = await home();
    await using sigstore = await startSigstore();
    await writeFile(path.join(folder.path, 'root.json'), JSON.stringify(sigstore.trustedRoot));
    const signed = await command(folder.path, ['sign', 'model', '--keyless', '--fulcio', sigstore.url, '--rekor', sigstore.url, '--signature', 'model/model.sig'], env(sigstore.url));
    expect([signed.status, signed.err]).toEqual([0, '']);
    const verify = (identity: string) => command(folder.path, ['verify-signature', 'model', '--signature', 'model/model.sig', '--identity', identity, '--issuer', WORKFLOW.issuer, '--trust-root', 'root.json']);
    expect(await verify(WORKFLOW.identity)).toMatchObject({ status: 0, out: expect.stringContaining(`signed by ${WORKFLOW.identity} (${WORKFLOW.issuer})`) });
    expect(await verify('.*')).toMatchObject({ status: 1, out: expect.stringContaining('[oms-identity-other]') });
  });

  test('keyless without a token, or over plain http to another machine, is a mistake in the call', async () => {
    await using folder = await home();
    expect(await command(folder.path, ['sign', 'model', '--keyless', '--signature', 's'])).toMatchObject({ status: 3, err: expect.stringContaining('[keyless-without-token]') });
    expect(await command(folder.path, ['sign', 'model', '--keyless', '--fulcio', 'http://fulcio.example.org', '--rekor', 'https://rekor.example.org', '--signature', 's'], { SIGSTORE_ID_TOKEN: 'x' })).toMatchObject({ status: 3, err: expect.stringContaining('[http-not-loopback]') });
  });

  test.each([
    [['sign', 'model', '--signature', 's']],
    [['sign', 'model', '--key', 'key.pem']],
    [['sign', 'model', 'two', '--key', 'key.pem', '--signature', 's']],
    [['sign', 'model', '--certificate', 'c.pem', '--signature', 's']],
    [['sign', 'model', '--key', 'key.pem', '--chain', 'c.pem', '--signature', 's']],
    [['sign', 'model', '--key', 'key.pem', '--keyless', '--signature', 's']],
    [['sign', 'model', '--keyless', '--fulcio', 'https://fulcio.example.org', '--signature', 's']],
    [['sign', 'model', '--keyless', '--rekor', 'https://rekor.example.org', '--signature', 's']],
    [['verify-signature', 'model', '--signature', 's']],
    [['verify-signature', 'model', '--public-key', 'key.pub']],
    [['verify-signature', 'model', '--signature', 's', '--public-key', 'key.pub', '--identity', 'x']],
    [['verify-signature', 'model', '--signature', 's', '--identity', 'x', '--issuer', 'y']],
    [['verify-signature', 'model', '--signature', 's', '--public-key', 'key.pub', '--trust-root', 'r']],
  ])('%j says what is wanted and ends with 3', async (argv) => {
    await using folder = await home();
    const { status, err } = await command(folder.path, argv);
    expect([status, err]).toEqual([3, expect.stringMatching(/\[(sign|verify-signature)-arguments\]\n$/)]);
  });

  test('no key is shown, and one that cannot be used is refused', async () => {
    await using folder = await home();
    await writeTree(folder.path, { 'broken.pem': '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n' });
    const broken = await command(folder.path, ['sign', 'model', '--key', 'broken.pem', '--signature', 's']);
    expect(broken).toMatchObject({ status: 3, err: expect.stringContaining('[key-unreadable]') });
    expect(broken.err).not.toContain('c2VjcmV0');
    expect(await command(folder.path, ['verify-signature', 'model', '--signature', 'key.pub', '--public-key', 'key.pem'])).toMatchObject({ status: 3, err: expect.stringContaining('[key-private]') });
  });

  test('leaves nothing behind where the signature cannot be written', async () => {
    await using folder = await home();
    await writeTree(folder.path, { 'out/keep': 'x' });
    expect(await command(folder.path, ['sign', 'model', '--key', 'key.pem', '--signature', 'out'])).toMatchObject({ status: 3, err: expect.stringContaining('[signature-unwritable]') });
    expect((await readdir(folder.path)).sort()).toEqual(['key.pem', 'key.pub', 'model', 'out']);
    expect(await readFile(path.join(folder.path, 'out/keep'), 'utf8')).toBe('x');
  });
});

describe('how far the reading is', () => {
  const steps = [5, 9, 10, 11, 39, 40, 99, 100];

  test('is a line each tenth in a log, and nothing for a small model', () => {
    let log = '';
    const tell = showProgress({ stderr: (text) => void (log += text) }, 1000);
    for (const percent of steps) tell({ bytes: percent * 1e9, totalBytes: 100e9, files: 3 });
    expect(log.trim().split('\n')).toEqual([10, 39, 40, 99, 100].map((percent) => `read ${percent}.0 of 100.0 GB in 3 files, ${percent} %`));
    const quiet = showProgress({ stderr: () => expect(true).toBe(false) });
    quiet({ bytes: 1, totalBytes: 1, files: 1 });
  });

  test('is one line written anew on a terminal', () => {
    let shown = '';
    const tell = showProgress({ stderr: () => {}, terminal: (text) => void (shown += text) }, 1000);
    for (const percent of [1, 1, 2, 100]) tell({ bytes: percent * 1e9, totalBytes: 100e9, files: 1 });
    expect(shown).toBe('\rread 1.0 of 100.0 GB in 1 file, 1 %\rread 2.0 of 100.0 GB in 1 file, 2 %\rread 100.0 of 100.0 GB in 1 file, 100 %\n');
  });
});
