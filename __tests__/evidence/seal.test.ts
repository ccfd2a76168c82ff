import { describe, expect, test } from '@jest/globals';
import type { Stage } from '../../src/core/verdict.ts';
import { adopt } from '../../src/evidence/adopt.ts';
import { gate } from '../../src/evidence/gate.ts';
import { signHead } from '../../src/evidence/head.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { seal } from '../../src/evidence/seal.ts';
import { keySigner, unsigned } from '../../src/evidence/signer.ts';
import { makeStatement, type Statement } from '../../src/evidence/statement.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { candidateIn, contextIn, deliveryIn, loose, newKey, NOW, policyFor, resultOf, type Change } from './factory.ts';

/** Seals a run in which some statements were changed, or others lie there; answers verdict and codes. */
async function sealing(changes: Partial<Record<Stage, Change>>, alter: (statements: Statement[]) => Statement[] = (statements) => statements, text?: string) {
  await using folder = await temporaryFolder();
  const { delivery, context, statements } = await candidateIn(folder.path, changes, text);
  const result = await seal(delivery, context, { statements: alter(statements).map(loose), signer: unsigned() });
  return { ...result, codes: result.verdict.findings.map(({ code }) => code) };
}

describe('the seal', () => {
  test('makes the same ledger whichever job ended first', async () => {
    const straight = await sealing({});
    const reversed = await sealing({}, (statements) => statements.toReversed());
    expect(reversed.ledger).toBe(straight.ledger);
    expect(straight.verdict.outcome).toBe('pass');
  });

  test('alone chains: parallel stages leave loose statements, and every order in which they end gives one ledger and one head', async () => {
    await using folder = await temporaryFolder();
    const { delivery, context, statements } = await candidateIn(folder.path, {}, undefined, [resultOf('predict'), resultOf('probe-model')]);
    expect(statements.filter(({ predicate }) => predicate.chain !== undefined)).toEqual([]);
    const orders = permutations(statements);
    expect(orders.length).toBe(120);
    const ledgers = await Promise.all(orders.map(async (order) => (await seal(delivery, context, { statements: order.map(loose), signer: unsigned() })).ledger!));
    expect(new Set(ledgers).size).toBe(1);
    const heads = await Promise.all([ledgers[0]!, ledgers[119]!].map(async (text) => signHead(await readLedger(text), unsigned())));
    expect(heads[0]).toBe(heads[1]);
  });

  test('evidence-other-model, evidence-other-environment: statements of another model, or of staging', async () => {
    const model = await sealing({}, (statements) => statements.map((statement) => ({ ...statement, subject: [{ ...statement.subject[0], name: 'pricing' }] })));
    expect(new Set(model.codes)).toEqual(new Set(['evidence-other-model']));
    expect(model.ledger).toBeUndefined();
    const staging = await sealing({ 'validate-data': (predicate) => void (predicate.environment = 'staging') });
    expect(staging.codes).toEqual(['evidence-other-environment']);
  });

  test('orders several statements of one stage by their name', async () => {
    await using folder = await temporaryFolder();
    const { delivery, context, statements } = await candidateIn(folder.path);
    const named = ['vulnerabilities', 'unit tests'].map((name) => makeStatement(delivery, context, resultOf('run-model-tests'), name));
    const { ledger } = await seal(delivery, context, { statements: [...named, ...statements].map(loose), signer: unsigned() });
    const read = await readLedger(ledger!);
    expect(read.entries.map(({ statement: { predicate } }) => predicate.name ?? predicate.stage)).toEqual(['identify', 'validate-data', 'run-model-tests', 'unit tests', 'vulnerabilities', 'seal']);
    expect(read.refusals).toEqual([]);
  });

  test('records a failed stage too, and leaves the answer to the gate', async () => {
    const result = await sealing({
      'run-model-tests': (predicate) => {
        predicate.outcome = 'fail';
        predicate.verdict.outcome = 'fail';
      },
    });
    expect(result.verdict.outcome).toBe('pass');
    expect(result.verdict.facts).toContainEqual(['run-model-tests', 'fail']);
    expect(result.ledger).toBeDefined();
  });

  test('says who signed', async () => {
    await using folder = await temporaryFolder();
    const { delivery, context, statements } = await candidateIn(folder.path);
    const key = newKey();
    const { verdict } = await seal(delivery, context, { statements: statements.map(loose), signer: keySigner(key.pem) });
    expect(verdict.headline).toContain(key.keyid);
    expect((await sealing({})).verdict.headline).toContain('unsigned');
  });

  test.each<[string, string, Partial<Record<Stage, Change>>]>([
    ['another repository', 'evidence-other-repository', { 'validate-data': ({ delivery }) => void (delivery.repositoryId = '43') }],
    ['another run', 'evidence-other-delivery', { 'validate-data': ({ delivery }) => void (delivery.runId = '1002') }],
    ['another attempt', 'evidence-other-delivery', { 'validate-data': ({ delivery }) => void (delivery.runAttempt = 2) }],
    ['another delivery file', 'delivery-file-changed', { 'validate-data': (predicate) => void (predicate.deliveryFile = `sha256:${'0'.repeat(64)}`) }],
    ['the development split', 'evidence-develop-only', { 'validate-data': (predicate) => void (predicate.purpose = 'develop') }],
    ['enforce: false that the delivery file does not have', 'evidence-enforce-mismatch', { 'validate-data': (predicate) => void (predicate.enforced = predicate.verdict.enforced = false) }],
    ['a place in another ledger', 'ledger-reordered', { 'validate-data': (predicate) => void (predicate.chain = { index: 0, prev: `sha256:${'0'.repeat(64)}` }) }],
    ['parts that disagree', 'evidence-contradictory', { 'validate-data': (predicate) => void (predicate.outcome = 'warn') }],
  ])('refuses a statement with %s, and leaves no ledger', async (_what, code, changes) => {
    const result = await sealing(changes);
    expect(result.codes).toEqual([code]);
    expect(result.verdict.outcome).toBe('fail');
    expect(result.ledger).toBeUndefined();
  });

  test('refuses enforced evidence where the delivery file says enforce: false', async () => {
    const text = 'version: 1\nrelease: {name: income, model: model/}\ndata: {enforce: false, test: model/vocab/words.txt, key: [id]}\n';
    expect((await sealing({}, undefined, text)).codes).toEqual(['evidence-enforce-mismatch']);
  });

  test('refuses mixed releases, duplicates, a stage that comes after the seal, and having nothing to seal', async () => {
    const another = (statements: Statement[]) => {
      const copy = structuredClone(statements[1]!);
      copy.subject[0].digest.sha256 = '0'.repeat(64);
      return [statements[0]!, copy, statements[2]!];
    };
    expect((await sealing({}, another)).codes).toEqual(['evidence-wrong-digest']);
    expect((await sealing({}, (statements) => [...statements, statements[2]!])).codes).toEqual(['evidence-duplicate']);
    expect((await sealing({}, (statements) => statements.slice(1))).codes).toEqual(['evidence-missing']);
    expect((await sealing({}, () => [])).codes).toEqual(['evidence-missing']);
    await using folder = await temporaryFolder();
    const { delivery, context, statements } = await candidateIn(folder.path);
    const early = makeStatement(delivery, context, resultOf('require-approval'));
    const { verdict } = await seal(delivery, context, { statements: [...statements, early].map(loose), signer: unsigned() });
    expect(verdict.findings.map(({ code }) => code)).toEqual(['evidence-after-seal']);
  });

  test('refuses text that is no statement, naming the file', async () => {
    await using folder = await temporaryFolder();
    const { delivery, context, statements } = await candidateIn(folder.path);
    const files = [...statements.map(loose), { name: 'job-7/statement.json', bytes: Buffer.from('{') }];
    const { verdict } = await seal(delivery, context, { statements: files, signer: unsigned() });
    expect(verdict.findings[0]).toMatchObject({ code: 'ledger-unreadable', outcome: 'fail' });
    expect(verdict.findings[0]!.actual).toContain('job-7/statement.json');
  });
});

describe('adopting what serves', () => {
  test('leaves a ledger of one warning, which opens only a gate that asks for an adoption', async () => {
    await using folder = await temporaryFolder();
    const delivery = await deliveryIn(folder.path);
    const { verdict, ledger, manifest } = await adopt(delivery, contextIn(folder.path), { signer: unsigned() });
    const read = await readLedger(ledger);
    const ask = (required: Stage) => gate(policyFor({ required: [{ stage: required }] }), read, manifest.digest, new Date(NOW)).map(({ code }) => code);
    expect(verdict.outcome).toBe('warn');
    expect(verdict.headline).toContain('untested baseline');
    expect(ask('adopt')).toEqual([]);
    expect(ask('run-model-tests')).toEqual(['ledger-truncated', 'evidence-missing']);
  });
});

test('a number beyond what a double can be is refused, where it would have no canonical form', async () => {
  await using folder = await temporaryFolder();
  const { delivery, context, statements } = await candidateIn(folder.path);
  const [first, ...others] = statements.map(loose);
  const bytes = Buffer.from(Buffer.from(first!.bytes).toString('utf8').replace('"predicate":{', '"predicate":{"details":{"x":1e999},').replace(/"details":\{(?!"x")/, '"detail_":{'));
  const { verdict, ledger } = await seal(delivery, context, { statements: [{ ...first!, bytes }, ...others], signer: unsigned() });
  expect(verdict).toMatchObject({ outcome: 'fail', findings: expect.arrayContaining([expect.objectContaining({ code: 'ledger-unreadable', actual: expect.stringContaining('beyond what a double can be') })]) });
  expect(ledger).toBeUndefined();
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}
