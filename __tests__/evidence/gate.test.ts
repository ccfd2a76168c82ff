import { describe, expect, test } from '@jest/globals';
import type { Digest } from '../../src/core/digest.ts';
import type { Stage } from '../../src/core/verdict.ts';
import { gate } from '../../src/evidence/gate.ts';
import type { GatePolicy } from '../../src/evidence/gate-policy.ts';
import { appendStatement, latest, sealedHead } from '../../src/evidence/ledger.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { seal } from '../../src/evidence/seal.ts';
import { keySigner, unsigned } from '../../src/evidence/signer.ts';
import { makeStatement } from '../../src/evidence/statement.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { candidateIn, contextIn, loose, newKey, NOW, policyFor, resultOf, sealedIn, type Change } from './factory.ts';

const now = new Date(NOW);
const MINUTE = 60_000;
const DAY = 86_400_000;
const other: Digest = `sha256:${'0'.repeat(64)}`;

/** The codes of a gate over a ledger in which some statements were changed before they were sealed. */
async function codes(changes: Partial<Record<Stage, Change>>, policy: Partial<GatePolicy> = {}, at = now): Promise<string[]> {
  await using folder = await temporaryFolder();
  const { ledger, digest } = await sealedIn(folder.path, unsigned(), changes);
  return gate(policyFor(policy), await readLedger(ledger), digest, at).map(({ code }) => code);
}

function outcome(value: 'pass' | 'warn' | 'inconclusive' | 'fail' | 'error'): Change {
  return (predicate) => {
    predicate.outcome = value;
    predicate.verdict.outcome = value;
  };
}

function at(offset: number): Change {
  return (predicate) => void (predicate.at = new Date(now.getTime() + offset).toISOString());
}

describe('the gate opens', () => {
  test('for complete, passing, fresh evidence on these bytes', async () => {
    expect(await codes({})).toEqual([]);
  });

  test('for a warning, and at the very limits of age and clock skew', async () => {
    expect(await codes({ 'validate-data': outcome('warn') })).toEqual([]);
    expect(await codes({ 'validate-data': at(-14 * DAY) })).toEqual([]);
    expect(await codes({ 'validate-data': at(5 * MINUTE) })).toEqual([]);
  });

  test('for an old champion, where the policy asks for no age, no delivery and no delivery file', async () => {
    expect(await codes({}, { maxAge: null, delivery: null, deliveryFile: null }, new Date('2030-01-01T00:00:00.000Z'))).toEqual([]);
  });

  test('for a measurement beside team code where the risk is not high, or another statement stands beside it', async () => {
    const beside: Change = (predicate) => void (predicate.besideTeamCode = true);
    expect(await codes({ 'run-model-tests': beside })).toEqual([]);
  });
});

describe('the gate stays shut, each reason by its own code', () => {
  test.each<[string, Partial<Record<Stage, Change>>, string[]]>([
    ['evidence-failed', { 'run-model-tests': outcome('fail') }, ['evidence-failed']],
    ['evidence-failed (an error is no pass)', { 'run-model-tests': outcome('error') }, ['evidence-failed']],
    ['evidence-inconclusive', { 'validate-data': outcome('inconclusive') }, ['evidence-inconclusive']],
    ['evidence-stale', { identify: at(-14 * DAY - 1) }, ['evidence-stale']],
    ['evidence-from-future', { identify: at(5 * MINUTE + 1) }, ['evidence-from-future']],
  ])('%s', async (_name, changes, expected) => {
    expect(await codes(changes)).toEqual(expected);
  });

  test('evidence-missing: a required stage left no statement', async () => {
    expect(await codes({}, { required: [{ stage: 'predict' }] })).toEqual(['evidence-missing']);
    expect(await codes({}, { required: [{ stage: 'canary-promote', name: 'staging' }] })).toEqual(['evidence-missing']);
  });

  test('approval-missing: nobody approved', async () => {
    expect(await codes({}, { required: [{ stage: 'require-approval' }] })).toEqual(['approval-missing']);
  });

  test('evidence-failed: also for a failed stage that the policy does not ask for', async () => {
    expect(await codes({ 'run-model-tests': outcome('fail') }, { required: [{ stage: 'identify' }] })).toEqual(['evidence-failed']);
  });

  test('evidence-beside-team-code: at high risk, nothing but numbers measured beside code of the team', async () => {
    const beside: Change = (predicate) => void (predicate.besideTeamCode = true);
    expect(await codes({ 'run-model-tests': beside }, { risk: 'high' })).toEqual(['evidence-beside-team-code']);
  });

  test('evidence-beside-team-code: at high risk, a probed model without tests by Sluice alone that passed', async () => {
    const beside: Change = (predicate) => void (predicate.besideTeamCode = true);
    const probed = async (changes: Partial<Record<Stage, Change>>, policy: Partial<GatePolicy> = {}): Promise<string[]> => {
      await using folder = await temporaryFolder();
      const probe = resultOf('probe-model', 'pass', { besideTeamCode: true });
      const { ledger, digest } = await sealedIn(folder.path, unsigned(), changes, [probe]);
      const required = [{ stage: 'identify' as const }, { stage: 'probe-model' as const }];
      return gate(policyFor({ required, risk: 'high', ...policy }), await readLedger(ledger), digest, now).map(({ code }) => code);
    };
    expect(await probed({})).toEqual([]);
    expect(await probed({ 'run-model-tests': beside })).toEqual(['evidence-beside-team-code']);
    expect(await probed({ 'run-model-tests': beside }, { risk: 'medium' })).toEqual([]);
    expect(await probed({ 'run-model-tests': outcome('inconclusive') })).toEqual(['evidence-beside-team-code']);
  });

  test('evidence-other-repository, evidence-other-delivery, delivery-file-changed: every entry says so', async () => {
    expect(await codes({}, { repositoryId: '43' })).toEqual(Array(4).fill('evidence-other-repository'));
    expect(await codes({}, { delivery: { repositoryId: '42', runId: '1001', runAttempt: 2 } })).toEqual(Array(4).fill('evidence-other-delivery'));
    expect(await codes({}, { deliveryFile: other })).toEqual(Array(4).fill('delivery-file-changed'));
  });

  test('evidence-wrong-digest: the bytes at hand are others', async () => {
    await using folder = await temporaryFolder();
    const { ledger } = await sealedIn(folder.path, unsigned());
    const refusals = gate(policyFor(), await readLedger(ledger), other, now);
    expect(refusals.map(({ code }) => code)).toEqual(Array(4).fill('evidence-wrong-digest'));
    expect(refusals[0]!.expected).toContain(other);
  });

  test('evidence-other-model, evidence-other-environment: good evidence of another model, or of staging', async () => {
    const staging: Change = (predicate) => void (predicate.environment = 'staging');
    const all = { identify: staging, 'validate-data': staging, 'run-model-tests': staging };
    const place = (environment: string | null, model = 'income') => ({ place: { model, environment } });
    await using folder = await temporaryFolder();
    const file = 'version: 1\nrelease: {name: income, model: model/, code: serve.py}\nenvironments: [staging, production]\nenvironment: staging\n';
    const { delivery, context, statements, digest } = await candidateIn(folder.path, {}, file);
    const { ledger } = await seal(delivery, context, { statements: statements.map(loose), signer: unsigned() });
    const ask = async (policy: Partial<GatePolicy>) => new Set(gate(policyFor(policy), await readLedger(ledger!), digest, now).map(({ code }) => code));
    expect(await ask(place('staging'))).toEqual(new Set());
    expect(await ask(place('production'))).toEqual(new Set(['evidence-other-environment']));
    expect(await ask(place(null))).toEqual(new Set(['evidence-other-environment']));
    expect(await ask(place('staging', 'pricing'))).toEqual(new Set(['evidence-other-model']));
    // Said of statements that were made for no environment at all, the seal refuses them.
    await expect(sealedIn(folder.path, unsigned(), all).then(({ ledger: none }) => none)).resolves.toBeUndefined();
  });

  test('evidence-other-layout: the same bytes under other names', async () => {
    await using folder = await temporaryFolder();
    const { ledger, digest } = await sealedIn(folder.path, unsigned());
    const read = await readLedger(ledger);
    const trees = read.entries[0]!.statement.predicate.details!.trees as Record<string, Digest>;
    const ask = (layout: Record<string, Digest>) => gate(policyFor({ layout }), read, digest, now).map(({ code, actual }) => `${code} ${actual.split(':')[0]}`);
    expect(ask(trees)).toEqual([]);
    expect(ask({ ...trees, model: other })).toEqual(['evidence-other-layout model']);
    expect(ask({ model: trees.model! })).toEqual(['evidence-other-layout code']);
  });

  test('ledger-truncated, ledger-forked: an entry that was seen before is gone, or another one stands in its place', async () => {
    expect(await codes({}, { seen: { index: 4, digest: other } })).toEqual(['ledger-truncated']);
    expect(await codes({}, { seen: { index: 3, digest: other } })).toEqual(['ledger-forked']);
  });

  test.each<[string, Partial<GatePolicy>]>([
    ['requires nothing', { required: [] }],
    ['has an age that is no number', { maxAge: Number.NaN }],
    ['has an age of zero', { maxAge: 0 }],
    ['has no repository', { repositoryId: '' }],
    ['names no signer', { signers: { mode: 'key', keyids: [] } }],
  ])('policy-invalid: the policy %s', async (_what, policy) => {
    expect(await codes({}, policy)).toContain('policy-invalid');
  });

  test('policy-invalid: a clock without a time, and then nothing is fresh', async () => {
    expect(await codes({}, {}, new Date(Number.NaN))).toEqual(expect.arrayContaining(['policy-invalid', 'evidence-stale', 'evidence-from-future']));
  });

  test('an empty ledger is refused for being none, for its missing seal and for every required stage', async () => {
    const refusals = gate(policyFor(), await readLedger(''), other, now).map(({ code }) => code);
    expect(refusals).toEqual(['ledger-unreadable', 'ledger-truncated', 'evidence-missing', 'evidence-missing', 'evidence-missing']);
  });
});

describe('signers', () => {
  async function signedBy(key: ReturnType<typeof newKey> | undefined, trusted: ReturnType<typeof newKey>) {
    await using folder = await temporaryFolder();
    const { ledger, digest } = await sealedIn(folder.path, key ? keySigner(key.pem) : unsigned());
    const policy = policyFor({ signers: { mode: 'key', keyids: [trusted.keyid] } });
    return gate(policy, await readLedger(ledger, { keys: [trusted] }), digest, now).map(({ code }) => code);
  }

  test.each(['ed25519', 'p256'] as const)('a ledger signed with the %s key that the policy names opens', async (type) => {
    const key = newKey(type);
    expect(await signedBy(key, key)).toEqual([]);
  });

  test('ledger-wrong-signer: every entry signed by somebody else', async () => {
    expect(await signedBy(newKey(), newKey())).toEqual(Array(4).fill('ledger-wrong-signer'));
  });

  test('ledger-unsigned: a signature is asked for and there is none', async () => {
    expect(await signedBy(undefined, newKey())).toEqual(Array(4).fill('ledger-unsigned'));
  });

  test('ledger-wrong-signer: a good signature that nobody could check', async () => {
    await using folder = await temporaryFolder();
    const key = newKey();
    const { ledger, digest } = await sealedIn(folder.path, keySigner(key.pem));
    const policy = policyFor({ signers: { mode: 'key', keyids: [key.keyid] } });
    expect(gate(policy, await readLedger(ledger), digest, now).map(({ code }) => code)).toEqual(Array(4).fill('ledger-wrong-signer'));
  });
});

describe('what comes after the seal', () => {
  async function withApproval(overrides: Parameters<typeof resultOf>[2] = {}, outcomes: ('pass' | 'fail' | 'inconclusive')[] = ['pass']) {
    await using folder = await temporaryFolder();
    const { ledger, digest, delivery, context } = await sealedIn(folder.path, unsigned());
    let text = ledger;
    for (const one of outcomes) {
      const statement = makeStatement(delivery, context, resultOf('require-approval', one, overrides));
      text = await appendStatement(text, await readLedger(text), statement, unsigned());
    }
    return { read: await readLedger(text), digest, text };
  }
  const required = [{ stage: 'run-model-tests' as const }, { stage: 'require-approval' as const }];

  test('an approval in the ledger counts, and its newest statement decides', async () => {
    const ask = async (outcomes: ('pass' | 'fail' | 'inconclusive')[]) => {
      const { read, digest } = await withApproval({}, outcomes);
      return gate(policyFor({ required }), read, digest, now).map(({ code }) => code);
    };
    expect(await ask(['pass'])).toEqual([]);
    expect(await ask(['fail', 'pass'])).toEqual([]);
    expect(await ask(['pass', 'fail'])).toEqual(['evidence-failed']);
    expect(await ask(['inconclusive'])).toEqual(['evidence-inconclusive']);
  });

  test('approval-missing: a request for approval, or one role\'s check, is no approval', async () => {
    const { read, digest } = await withApproval();
    const approved = [{ stage: 'require-approval' as const, details: { step: 'approve' } }];
    expect(gate(policyFor({ required: approved }), read, digest, now).map(({ code }) => code)).toEqual(['approval-missing']);
  });

  test.each<[string, unknown, string[]]>([
    ['still counts', new Date(now.getTime() + 1).toISOString(), []],
    ['counts at its very end', now.toISOString(), []],
    ['has run out', new Date(now.getTime() - 1).toISOString(), ['evidence-stale']],
    ['says no time', 'some day', ['evidence-stale']],
    ['never said when its run began', null, ['evidence-stale']],
    ['says a number', 1e300, ['evidence-stale']],
  ])('evidence-stale: an approval opens the gate as long as it says itself, here one that %s', async (_, expiresAt, expected) => {
    const { read, digest } = await withApproval({ details: { step: 'approve', expiresAt } });
    for (const maxAge of [null, 14 * DAY]) expect(gate(policyFor({ required, maxAge }), read, digest, now).map(({ code }) => code)).toEqual(expected);
  });

  test('evidence-not-enforced: a stage that was not enforced never counts', async () => {
    const { read, digest } = await withApproval({ enforced: false });
    expect(gate(policyFor({ required }), read, digest, now).map(({ code }) => code)).toEqual(['evidence-not-enforced']);
  });

  test('evidence-after-seal: a test stage that somebody added later', async () => {
    await using folder = await temporaryFolder();
    const { ledger, digest, delivery, context } = await sealedIn(folder.path, unsigned(), { 'run-model-tests': outcome('fail') });
    const late = makeStatement(delivery, context, resultOf('run-model-tests', 'pass'));
    const text = await appendStatement(ledger, await readLedger(ledger), late, unsigned());
    expect(gate(policyFor(), await readLedger(text), digest, now).map(({ code }) => code)).toEqual(['evidence-after-seal', 'evidence-failed']);
  });

  test('the sealed head stays what it was while the ledger grows, and the newest statement is found by stage', async () => {
    const { read } = await withApproval();
    expect(sealedHead(read)).toBe(read.entries[3]!.digest);
    expect(latest(read, 'require-approval')).toBe(read.entries[4]);
    expect(latest(read, 'require-approval', 'risk')).toBeUndefined();
  });
});

test('evidence-develop-only: what was judged on the development split opens nothing', async () => {
  await using folder = await temporaryFolder();
  const { delivery, digest, context } = await sealedIn(folder.path, unsigned());
  const develop = contextIn(folder.path, { purpose: 'develop', release: context.release });
  const statement = makeStatement(delivery, develop, resultOf('require-approval'));
  const text = await appendStatement('', { entries: [], head: undefined, refusals: [] }, statement, unsigned());
  const codesFound = gate(policyFor({ required: [{ stage: 'require-approval' }] }), await readLedger(text), digest, now).map(({ code }) => code);
  expect(codesFound).toEqual(['ledger-truncated', 'evidence-develop-only']);
});
