import { beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalJson } from '../../src/core/digest.ts';
import type { InputError } from '../../src/core/problem.ts';
import { gate } from '../../src/evidence/gate.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { keylessSigner, keySigner, type SigstoreBundle } from '../../src/evidence/signer.ts';
import { sigstoreVerifier } from '../../src/evidence/sigstore.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { newKey, NOW, policyFor, sealedIn } from './factory.ts';
import { sigstoreServices, type Who } from './sigstore-services.ts';

const workflow: Who = {
  identity: 'https://github.com/octo-org/models/.github/workflows/deliver.yml@refs/heads/main',
  issuer: 'https://token.actions.githubusercontent.com',
};
const now = new Date(NOW);

type Services = Awaited<ReturnType<typeof sigstoreServices>>;
let services: Record<'with a log' | 'with timestamps alone', Services>;
let stranger: Services;

beforeAll(async () => {
  services = { 'with a log': await sigstoreServices({ log: true }), 'with timestamps alone': await sigstoreServices({ log: false }) };
  stranger = await sigstoreServices({ log: false });
});

async function sealedBy(one: Services, who: Who = workflow) {
  await using folder = await temporaryFolder();
  const { ledger, digest } = await sealedIn(folder.path, keylessSigner(one.signDsseAs(who)));
  return { ledger, digest };
}

async function codes(one: Services, ledger: string, digest: string, expected: Who = workflow, roots: unknown[] = [one.trustedRoot]): Promise<string[]> {
  const sigstore = await sigstoreVerifier(Buffer.from(roots.map((root) => JSON.stringify(root)).join('\n')));
  const policy = policyFor({ signers: { mode: 'keyless', identities: [expected] } });
  return [...new Set(gate(policy, await readLedger(ledger, { sigstore }), digest as `sha256:${string}`, now).map(({ code }) => code))];
}

describe('a ledger signed through Sigstore', () => {
  test.each(['with a log', 'with timestamps alone'] as const)('%s opens the gate for the whole identity and its issuer', async (shape) => {
    const { ledger, digest } = await sealedBy(services[shape]);
    expect(await codes(services[shape], ledger, digest)).toEqual([]);
  });

  test('is verified where the trusted root is one of several in the file', async () => {
    const one = services['with timestamps alone'];
    const { ledger, digest } = await sealedBy(one);
    expect(await codes(one, ledger, digest, workflow, [stranger.trustedRoot, one.trustedRoot])).toEqual([]);
  });

  test.each<[string, Who]>([
    ['another workflow of the same repository', { ...workflow, identity: workflow.identity.replace('deliver.yml', 'nightly.yml') }],
    ['the same workflow of another branch', { ...workflow, identity: workflow.identity.replace('refs/heads/main', 'refs/heads/feature') }],
    ['a longer name that contains the expected one', { ...workflow, identity: `${workflow.identity}-evil` }],
    ['a name with the expected one inside', { ...workflow, identity: `https://evil.example.org/?${workflow.identity}` }],
    ['a name that a pattern would take for it', { ...workflow, identity: workflow.identity.replace('github.com', 'githubxcom') }],
    ['another issuer', { ...workflow, issuer: 'https://issuer.example.org' }],
  ])('by %s is ledger-wrong-signer', async (_what, who) => {
    const { ledger, digest } = await sealedBy(services['with timestamps alone'], who);
    expect(await codes(services['with timestamps alone'], ledger, digest)).toEqual(['ledger-wrong-signer']);
  });

  test('by a pattern in the policy is no signer: patterns are text', async () => {
    const { ledger, digest } = await sealedBy(services['with timestamps alone']);
    expect(await codes(services['with timestamps alone'], ledger, digest, { ...workflow, identity: '.*' })).toEqual(['ledger-wrong-signer']);
  });

  test('under another certificate authority, or without the log that the root demands, is evidence-edited', async () => {
    const { ledger, digest } = await sealedBy(services['with timestamps alone']);
    expect(await codes(stranger, ledger, digest)).toEqual(['evidence-edited']);
    expect(await codes(services['with a log'], ledger, digest)).toEqual(['evidence-edited']);
  });

  test('with a payload, signature or certificate of another line is evidence-edited', async () => {
    const one = services['with timestamps alone'];
    const { ledger, digest } = await sealedBy(one);
    const lines = ledger.trimEnd().split('\n').map((line) => JSON.parse(line) as SigstoreBundle);
    const swap = (change: (last: SigstoreBundle, first: SigstoreBundle) => void): string => {
      const copy = structuredClone(lines);
      change(copy[3]!, copy[0]!);
      return `${copy.map((line) => canonicalJson(line)).join('\n')}\n`;
    };
    expect(await codes(one, swap((last, first) => void (last.dsseEnvelope.signatures = first.dsseEnvelope.signatures)), digest)).toContain('evidence-edited');
    expect(await codes(one, swap((last, first) => void (last.verificationMaterial = first.verificationMaterial)), digest)).toContain('evidence-edited');
    expect(await codes(one, swap((last, first) => void (last.dsseEnvelope.payload = first.dsseEnvelope.payload)), digest)).toContain('evidence-edited');
  });

  test('without timestamp is evidence-edited: the certificate alone does not say when it signed', async () => {
    const one = services['with timestamps alone'];
    const { ledger, digest } = await sealedBy(one);
    const lines = ledger.trimEnd().split('\n').map((line) => JSON.parse(line) as SigstoreBundle);
    lines[3]!.verificationMaterial.timestampVerificationData = { rfc3161Timestamps: [] };
    expect(await codes(one, `${lines.map((line) => canonicalJson(line)).join('\n')}\n`, digest)).toEqual(['evidence-edited']);
  });

  test('where the policy wants keyless and gets a key, or the root is not at hand, is ledger-wrong-signer', async () => {
    const one = services['with timestamps alone'];
    await using folder = await temporaryFolder();
    const { ledger, digest } = await sealedIn(folder.path, keySigner(newKey().pem));
    expect(await codes(one, ledger, digest)).toEqual(['ledger-wrong-signer']);
    const keyless = await sealedBy(one);
    const policy = policyFor({ signers: { mode: 'keyless', identities: [workflow] } });
    expect(new Set(gate(policy, await readLedger(keyless.ledger), keyless.digest, now).map(({ code }) => code))).toEqual(new Set(['ledger-wrong-signer']));
  });
});

describe('what keyless signing answers', () => {
  test.each<[string, (bundle: SigstoreBundle) => unknown]>([
    ['nothing', () => undefined],
    ['an envelope without a bundle', (bundle) => bundle.dsseEnvelope],
    ['a bundle around another statement', (bundle) => ({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payload: Buffer.from('{}').toString('base64') } })],
    ['a bundle without signature', (bundle) => ({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, signatures: [] } })],
  ])('is refused where it is %s', async (_what, change) => {
    await using folder = await temporaryFolder();
    const honest = services['with timestamps alone'].signDsseAs(workflow);
    const signer = keylessSigner(async (...args) => change((await honest(...args)) as SigstoreBundle));
    const error = (await sealedIn(folder.path, signer).catch((thrown: unknown) => thrown)) as InputError;
    expect(error.problems[0]!.code).toBe('keyless-bundle-unusable');
  });
});

describe('a trusted root that cannot be used', () => {
  test.each<[string, string]>([
    ['no JSON', 'hello'],
    ['no authority in it', '{}'],
    ['a list', '[]'],
    ['an authority without a certificate', '{"certificateAuthorities":[{}]}'],
    ['a certificate that is none', '{"certificateAuthorities":[{"certChain":{"certificates":[{"rawBytes":"AAAA"}]}}]}'],
  ])('%s', async (_what, text) => {
    const error = (await sigstoreVerifier(Buffer.from(text)).catch((thrown: unknown) => thrown)) as InputError;
    expect(error.problems?.[0]?.code).toBe('trust-root-unusable');
  });
});
