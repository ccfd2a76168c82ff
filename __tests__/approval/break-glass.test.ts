import { expect, test } from '@jest/globals';
import { breakGlass, type Glass } from '../../src/approval/override/break-glass.ts';
import type { ApprovalWorld } from '../../src/approval/facts/gather.ts';
import { refuse } from '../../src/approval/refusal-codes.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { seal } from '../../src/evidence/seal.ts';
import { unsigned } from '../../src/evidence/signer.ts';
import type { Forge } from '../../src/github/forge.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { candidateIn, loose, type Change } from '../evidence/factory.ts';

const GLASS: Glass = { action: 'break-glass', reason: 'Fraud runs free until this serves.', by: { id: 2178, login: 'monalisa' }, askedBy: { id: 583231, login: 'octocat' }, run: '1002', challenge: 'abcd-efgh' };
const DELIVERY_FILE = 'version: 1\nrelease: {name: income, version: 1.0.0, model: model/, code: serve.py}\napproval:\n  roles:\n    model-owner: {environment: income-owner}\n';
/** Whoever asked has been told; here nobody else is asked anything. */
const NOBODY = new Proxy({} as Forge, { get: (_, asked) => () => Promise.reject(new Error(`GitHub was asked for ${String(asked)}`)) });

async function broken(change: Partial<ApprovalWorld> = {}, changes?: Record<string, Change>) {
  await using folder = await temporaryFolder();
  const { context, statements } = await candidateIn(folder.path, changes, DELIVERY_FILE);
  const delivery = await loadDelivery('delivery.yml', { workspace: folder.path });
  const sealed = await seal(delivery, context, { statements: statements.map(loose), signer: unsigned() });
  return await breakGlass(delivery, context, { forge: NOBODY, ledger: await readLedger(sealed.ledger!), ...change }, GLASS);
}

test('one override stands in for the roles, and it is never better than a warning', async () => {
  const { verdict, details } = await broken();
  expect([verdict.outcome, verdict.findings.map(({ code }) => code), details]).toEqual(['warn', ['break-glass'], expect.objectContaining({ step: 'approve', approvals: [], breakGlass: GLASS })]);
});

test('evidence that did not pass is not let pass', async () => {
  const failed: Change = (predicate) => void (predicate.outcome = predicate.verdict.outcome = 'fail');
  const { verdict } = await broken({}, { 'run-model-tests': failed });
  expect([verdict.outcome, verdict.findings.map(({ code }) => code)]).toEqual(['fail', expect.arrayContaining(['evidence-failed'])]);
});

test('where it cannot be read what the class of risk asks of evidence, nothing is let pass', async () => {
  const unread = refuse('floor-unreadable', 'octo-org/policies/model.yml', 'GitHub did not answer');
  const { verdict } = await broken({ basis: { risk: { class: 'high', because: [] }, changes: [], refusals: [unread], inputs: [] } as unknown as ApprovalWorld['basis'] });
  expect([verdict.outcome, verdict.findings.map(({ code }) => code)]).toEqual(['fail', ['floor-unreadable']]);
});
