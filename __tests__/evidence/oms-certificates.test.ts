import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { certificatesOf } from '../../src/evidence/oms/certificates.ts';
import { signModel } from '../../src/evidence/oms/sign.ts';
import { omsCertificateSigner } from '../../src/evidence/oms/signer.ts';
import { verifyModel, type OmsVerification } from '../../src/evidence/oms/verify.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { writeTree } from './files.ts';
import { authority, ecKey, type AuthorityOptions } from './oms-files.ts';

const FILES = { 'weights.bin': 'weights', 'config.json': '{}' };
const codesOf = ({ refusals }: OmsVerification): string[] => refusals.map(({ code }) => code);

describe('a model signed under a certificate', () => {
  async function signed(folder: string, extensions: AuthorityOptions = {}, withChain = true) {
    const made = authority(folder, extensions);
    const model = await writeTree(path.join(folder, 'model'), FILES);
    const pem = (file: string): string => readFileSync(file, 'utf8');
    const signature = path.join(folder, 'model.sig');
    await signModel(model, omsCertificateSigner(pem(made.key), pem(made.certificate), withChain ? pem(made.between) : ''), { signature });
    const verify = (roots: string, now = new Date()) => verifyModel(model, readFileSync(signature), { method: 'certificate', trusted: certificatesOf(roots, 'roots'), now });
    return { ...made, pem, verify };
  }
  const YEAR = 365 * 86_400_000;

  test('is valid where a chain leads to a given root, whichever side brings what lies between', async () => {
    await using one = await temporaryFolder();
    const whole = await signed(one.path);
    const result = await whole.verify(whole.pem(whole.root));
    expect([codesOf(result), result.signer]).toEqual([[], '"CN=signer"']);
    await using two = await temporaryFolder();
    const bare = await signed(two.path, {}, false);
    expect(codesOf(await bare.verify(bare.pem(bare.root) + bare.pem(bare.between)))).toEqual([]);
    expect(codesOf(await bare.verify(bare.pem(bare.root)))).toEqual(['oms-certificate-untrusted']);
    // An authority that is not a root is no end of a chain, and another root of the same name is another root.
    expect(codesOf(await bare.verify(bare.pem(bare.between)))).toEqual(['oms-certificate-untrusted']);
    expect(codesOf(await bare.verify(whole.pem(whole.root) + bare.pem(bare.between)))).toEqual(['oms-certificate-untrusted']);
  });

  test('is oms-certificate-expired after its last day and before its first', async () => {
    await using folder = await temporaryFolder();
    const { verify, pem, root } = await signed(folder.path);
    expect(codesOf(await verify(pem(root), new Date(Date.now() + YEAR)))).toEqual(['oms-certificate-expired']);
    expect(codesOf(await verify(pem(root), new Date(Date.now() - YEAR)))).toEqual(['oms-certificate-expired']);
    expect(codesOf(await verify(pem(root), new Date(NaN)))).toEqual(['oms-certificate-expired']);
  });

  test.each<[string, AuthorityOptions]>([
    ['a signer whose key is for encryption', { signer: 'keyUsage=critical,keyEncipherment\n' }],
    ['a signer that says nothing of its use', { signer: 'basicConstraints=CA:FALSE\n' }],
    ['a signer with a critical extension that nobody understands', { signer: 'keyUsage=critical,digitalSignature\n1.2.3.4.5=critical,ASN1:UTF8String:x\n' }],
    ['an authority that is none', { between: 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n' }],
    ['an authority that may not issue certificates', { between: 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,cRLSign\n' }],
    ['an authority for one domain of names alone', { between: 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\nnameConstraints=critical,permitted;DNS:example.org\n' }],
  ])('is oms-certificate-usage under %s', async (_what, extensions) => {
    await using folder = await temporaryFolder();
    const { verify, pem, root } = await signed(folder.path, extensions);
    expect(codesOf(await verify(pem(root)))).toEqual(['oms-certificate-usage']);
  });

  test('is valid where only the extended use says code signing', async () => {
    await using folder = await temporaryFolder();
    const { verify, pem, root } = await signed(folder.path, { signer: 'extendedKeyUsage=codeSigning\n' });
    expect(codesOf(await verify(pem(root)))).toEqual([]);
  });

  test('by a key that is not the certificate\'s is not made', async () => {
    await using folder = await temporaryFolder();
    const made = authority(folder.path);
    const pem = (file: string): string => readFileSync(file, 'utf8');
    expect(() => omsCertificateSigner(ecKey('P-384').pem, pem(made.certificate), '')).toThrow(/does not belong to the certificate/);
    expect(() => omsCertificateSigner(pem(made.key), 'no certificate', '')).toThrow(/no readable certificate/);
  });
});
