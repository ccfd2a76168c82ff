import { mkdir } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { StageContext } from '../../src/core/stage.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { gate } from '../../src/evidence/gate.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { resume, type ResumeRules } from '../../src/evidence/resume.ts';
import { seal } from '../../src/evidence/seal.ts';
import { unsigned } from '../../src/evidence/signer.ts';
import type { Statement } from '../../src/evidence/statement.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { candidateIn, loose, policyFor, type Change } from './factory.ts';

const COMMIT = 'c'.repeat(40);
const RULES: ResumeRules = { maxAge: 7 * 86_400_000, signers: { mode: 'none' } };

function varied(context: StageContext, changes: Partial<StageContext>): StageContext {
  return Object.assign(Object.create(context) as StageContext, changes);
}

/** An earlier delivery that was sealed and not approved, and a later run for the same bytes. */
async function earlier(folder: string, changes: Record<string, Change> = {}) {
  await mkdir(folder, { recursive: true });
  const { context, statements: made } = await candidateIn(folder, changes);
  const statements = made.map((statement): Statement => ({ ...statement, predicate: { ...statement.predicate, commit: COMMIT } }));
  const delivery = await loadDelivery('delivery.yml', { workspace: folder });
  const sealed = await seal(delivery, context, { statements: statements.map(loose), signer: unsigned() });
  const ledger = await readLedger(sealed.ledger!);
  const later = varied(context, { deliveryId: { ...context.deliveryId, runId: '2002' }, commit: COMMIT, clock: new ManualClock('2026-01-06T09:30:00.000Z') });
  const identified = statements.find(({ predicate }) => predicate.stage === 'identify')!;
  return { delivery, context: varied(context, { commit: COMMIT }), later, ledger, identified };
}

/** The identity statement as the later run makes it itself. */
function again(statement: Statement, context: StageContext): Statement {
  return { ...statement, predicate: { ...statement.predicate, delivery: context.deliveryId, at: context.clock.now().toISOString() } };
}

test('what was measured is taken over whole, named by its digest and its time, and opens the gate of the new delivery', async () => {
  await using folder = await temporaryFolder();
  const { delivery, later, ledger, identified } = await earlier(folder.path);
  const found = resume(delivery, later, ledger, RULES);
  if (!('resumed' in found)) throw new Error(JSON.stringify(found));
  expect(found.resumed).toMatchObject({ delivery: '42/1001/1', head: ledger.head, entries: ledger.entries.slice(1, -1).map(({ digest, statement }) => ({ stage: statement.predicate.stage, digest, at: statement.predicate.at })) });
  expect(found.resumed.entries.length).toBeGreaterThan(0);

  const statements = [again(identified, later), ...found.statements].map(loose);
  const sealed = await seal(delivery, later, { statements, signer: unsigned(), resumed: found.resumed });
  expect(sealed.verdict).toMatchObject({ outcome: 'pass', notes: expect.arrayContaining([expect.stringContaining('Taken over from delivery 42/1001/1')]) });
  const whole = await readLedger(sealed.ledger!);
  const policy = policyFor({ delivery: later.deliveryId, required: [{ stage: 'identify' }, { stage: 'run-model-tests' }] });
  expect(gate(policy, whole, identified.subject[0].digest.sha256 ? `sha256:${identified.subject[0].digest.sha256}` : 'sha256:', later.clock.now()).map(({ code }) => code)).toEqual([]);
  const [, first] = whole.entries;
  expect(first!.statement.predicate).toMatchObject({ delivery: { runId: '2002' }, at: ledger.entries[1]!.statement.predicate.at, verdict: ledger.entries[1]!.statement.predicate.verdict, details: { resumed: { delivery: '42/1001/1', entry: ledger.entries[1]!.digest } } });
  expect(whole.entries.at(-1)!.statement.predicate.details).toMatchObject({ resumed: { delivery: '42/1001/1', head: ledger.head } });
});

describe('nothing is taken over', () => {
  const fail: Change = (predicate) => {
    predicate.outcome = 'fail';
    predicate.verdict.outcome = 'fail';
  };
  const cases: [string, (world: Awaited<ReturnType<typeof earlier>>) => Partial<Parameters<typeof takeOver>[1]>][] = [
    ['resume-of-itself', ({ context }) => ({ later: context })],
    ['resume-other-commit', ({ later }) => ({ later: varied(later, { commit: 'f'.repeat(40) }) })],
    ['resume-other-release', ({ later }) => ({ later: varied(later, { release: { ...later.release!, digest: `sha256:${'0'.repeat(64)}` } }) })],
    ['resume-other-delivery-file', ({ delivery }) => ({ delivery: { ...delivery, digest: `sha256:${'0'.repeat(64)}` } as typeof delivery })],
    ['evidence-other-repository', ({ later }) => ({ later: varied(later, { deliveryId: { ...later.deliveryId, repositoryId: '43' } }) })],
    ['resume-stale', ({ later }) => ({ later: varied(later, { clock: new ManualClock('2026-03-06T09:30:00.000Z') }) })],
    ['ledger-unsigned', () => ({ rules: { ...RULES, signers: { mode: 'key', keyids: [`sha256:${'1'.repeat(64)}`] } } })],
    ['ledger-truncated', ({ ledger }) => ({ ledger: { ...ledger, entries: ledger.entries.slice(0, -1) } })],
    ['ledger-truncated', ({ ledger }) => ({ ledger: { ...ledger, entries: ledger.entries.toSpliced(1, 1) } })],
    ['ledger-truncated', () => ({ ledger: { entries: [], head: undefined, refusals: [] } })],
  ];

  function takeOver(world: Awaited<ReturnType<typeof earlier>>, more: Partial<Awaited<ReturnType<typeof earlier>> & { rules: ResumeRules }>): string[] {
    const { delivery, later, ledger, rules } = { ...world, rules: RULES, ...more };
    const found = resume(delivery, later, ledger, rules);
    return 'refusals' in found ? found.refusals.map(({ code }) => code) : [];
  }

  test.each(cases)('%s', async (code, change) => {
    await using folder = await temporaryFolder();
    const world = await earlier(folder.path);
    expect(new Set(takeOver(world, change(world)))).toEqual(new Set([code]));
  });

  test('resume-not-passing and resume-of-a-repeated-run', async () => {
    await using folder = await temporaryFolder();
    const world = await earlier(folder.path, { 'run-model-tests': fail });
    expect(takeOver(world, {})).toEqual(['resume-not-passing']);
    const repeated = { ...world.ledger, entries: world.ledger.entries.map((entry) => ({ ...entry, statement: { ...entry.statement, predicate: { ...entry.statement.predicate, delivery: { ...entry.statement.predicate.delivery, runAttempt: 2 } } } })) };
    const passing = await earlier(folder.path);
    expect(takeOver(passing, { ledger: { ...repeated, entries: repeated.entries.filter(({ statement }) => statement.predicate.stage !== 'run-model-tests') } })).toContain('resume-of-a-repeated-run');
  });
});

