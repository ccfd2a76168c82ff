// A model's whole record as it would lie in a folder: a champion, its successor, a candidate that was rejected, one that was taken back.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cli } from '../../src/cli/main.ts';
import { sha256, type Digest } from '../../src/core/digest.ts';
import type { Finding, Stage } from '../../src/core/verdict.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { signHead } from '../../src/evidence/head.ts';
import { identify } from '../../src/evidence/identify.ts';
import { appendStatement } from '../../src/evidence/ledger.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { seal } from '../../src/evidence/seal.ts';
import { keySigner } from '../../src/evidence/signer.ts';
import { makeStatement } from '../../src/evidence/statement.ts';
import { openFileJournal } from '../../src/journal/file.ts';
import { keySigner as journalSigner } from '../../src/journal/sign.ts';
import { readFolder } from '../../src/audit/gather.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { contextIn, deliveryIn, loose, newKey, resultOf } from '../evidence/factory.ts';

export const key = newKey();
export const HOSTILE = '<img src=x onerror=alert(1)>"\'`</style></script>\u202e\u001b[2J';

export const FINDINGS: Finding[] = [
  { code: 'metric-at-least', outcome: 'pass', rule: 'roc_auc: at least 0.85', message: 'ROC AUC is 0.9.', expected: '≥ 0.85', actual: '0.9', n: 10000, numbers: { candidate: 0.9, limit: 0.85 }, interval: { low: 0.89, high: 0.91, level: 0.95, method: 'paired percentile bootstrap' }, subject: { kind: 'metric', name: 'roc_auc' } },
  { code: 'metric-no-worse-than-champion', outcome: 'pass', rule: 'roc_auc: no worse than the champion by 0.005', message: 'ROC AUC is 0.9 against 0.89.', expected: '≥ -0.005', actual: '0.01', n: 10000, numbers: { candidate: 0.9, champion: 0.89, difference: 0.01 }, interval: { low: 0.004, high: 0.012, level: 0.95, method: 'paired percentile bootstrap' }, subject: { kind: 'metric', name: 'roc_auc' } },
  { code: 'metric-no-worse-than-champion', outcome: 'warn', rule: 'log_loss where sex = Female: no worse than the champion by 0.03', message: 'Log loss is 0.15.', expected: '≤ 0.03', actual: '-0.01', n: 4707, numbers: { candidate: 0.15, champion: 0.16, difference: -0.01 }, subject: { kind: 'slice', name: 'sex = Female' } },
  { code: 'fairness-no-worse-than-champion', outcome: 'pass', rule: 'equalized odds difference by sex: no worse than the champion by 0.05', message: `By sex ${HOSTILE}`, expected: '≤ 0.05', actual: '-0.01', numbers: { candidate: 0.09, champion: 0.1, difference: -0.01 }, subject: { kind: 'group', name: 'sex' } },
];

interface Told {
  folder: string;
  run: string;
  version: string;
  weights: string;
  at: string;
  rejected?: boolean;
  approved?: boolean;
}

/** One delivery, sealed and approved as far as it came, in a folder of its own. */
async function delivered(root: string, clock: ManualClock, { folder, run, version, weights, at, rejected, approved }: Told) {
  clock.advance(Date.parse(at) - clock.now().getTime());
  const file = `version: 1\nrelease: {name: income, version: ${version}, model: model/, code: serve.py}\n`;
  await deliveryIn(root, file);
  await writeFile(path.join(root, 'model/weights.onnx'), weights);
  const delivery = await loadDelivery('delivery.yml', { workspace: root });
  const context = contextIn(root, { deliveryId: { repositoryId: '42', runId: run, runAttempt: 1 }, clock, commit: 'c'.repeat(40) });
  const signer = keySigner(key.pem);
  const identified = await identify(delivery, context);
  context.release = identified.verdict.release;
  const outcome = rejected ? 'fail' : 'pass';
  const tests = resultOf('run-model-tests', outcome, { details: { replay: { at }, task: 'binary', split: 'test', threshold: 0.5, rows: 10000, testSet: sha256('test'), seed: 1 } });
  tests.verdict.findings = rejected ? [{ ...FINDINGS[0]!, outcome: 'fail', message: 'ROC AUC is 0.7.' }] : FINDINGS;
  tests.inputs = [{ name: 'data.test', digest: sha256('test') }, { name: 'predictions.candidate', digest: sha256(weights) }];
  const data = resultOf('validate-data', 'pass', { details: { replay: { at }, engine: { name: 'duckdb', version: 'v1' }, rows: { train: 22000, test: 10000 }, sources: { train: { digest: sha256('train'), rows: 22000, columns: [['id', 'BIGINT'], ['age', 'BIGINT']] }, test: { digest: sha256('test'), rows: 10000 } } } });
  data.verdict.findings = [{ ...FINDINGS[0]!, code: 'column-type', rule: 'age: integer' }];
  let text = (await seal(delivery, context, { statements: [identified, data, tests].map((result) => loose(makeStatement(delivery, context, result))), signer })).ledger!;
  const extend = async (stage: Stage, details: Record<string, unknown>, headline: string, result: 'pass' | 'fail' = 'pass') => {
    const made = resultOf(stage, result, { details });
    made.verdict.headline = headline;
    text = await appendStatement(text, await readLedger(text, { keys: [key] }), makeStatement(delivery, context, made), signer);
  };
  if (approved) await extend('require-approval', { step: 'approve', challenge: 'abcd', policy: { roles: ['owner'] }, approvals: [{ role: 'owner', person: { id: 1002, login: `owner${HOSTILE}` } }] }, 'Approved by one person.');
  const keep = async () => {
    const target = path.join(root, 'evidence', folder);
    await mkdir(target, { recursive: true });
    await writeFile(path.join(target, 'ledger.intoto.jsonl'), text);
    const ledger = await readLedger(text, { keys: [key] });
    await writeFile(path.join(target, 'ledger.head.json'), await signHead(ledger, signer));
    return ledger.head!;
  };
  return { release: identified.verdict.release!, delivery: `42/${run}/1`, extend, keep };
}

export interface World {
  champion: Digest;
  next: Digest;
  rejected: Digest;
  taken: Digest;
}

let made: Promise<{ world: World; files: ReadonlyMap<string, Uint8Array> }> | undefined;

/** `evidence/` of a model with a history. It is made once, with the times of a clock of its own, and written anew for each test. */
export async function worldIn(root: string): Promise<World> {
  made ??= (async () => {
    await using folder = await temporaryFolder();
    const world = await makeWorld(folder.path);
    return { world, files: await readFolder(folder.path) };
  })();
  const { world, files } = await made;
  for (const [name, bytes] of files) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), bytes);
  }
  return world;
}

async function makeWorld(root: string): Promise<World> {
  const clock = new ManualClock('2026-01-01T00:00:00.000Z');
  const first = await delivered(root, clock, { folder: '1', run: '1', version: '1.0.0', weights: 'one', at: '2026-01-01T09:00:00.000Z', approved: true });
  await first.extend('canary-promote', { promoted: {}, plan: { steps: [100], guardrails: [{ name: 'errors' }] } }, 'income 1.0.0 serves all users.');
  const rejected = await delivered(root, clock, { folder: '2', run: '2', version: '1.1.0', weights: 'two', at: '2026-01-02T09:00:00.000Z', rejected: true });
  const next = await delivered(root, clock, { folder: '3', run: '3', version: '1.2.0', weights: 'three', at: '2026-01-03T09:00:00.000Z', approved: true });
  await next.extend('canary-promote', { promoted: {}, plan: { steps: [20, 100], guardrails: [{ name: 'errors' }] } }, 'income 1.2.0 serves all users.');
  const taken = await delivered(root, clock, { folder: '4', run: '4', version: '1.3.0', weights: 'four', at: '2026-01-04T09:00:00.000Z', approved: true });
  await taken.extend('canary-promote', { rolledBack: {} }, 'income 1.3.0 was taken back.', 'fail');
  const [firstHead, , nextHead, takenHead] = [await first.keep(), await rejected.keep(), await next.keep(), await taken.keep()];
  const journal = openFileJournal({ file: path.join(root, 'evidence', 'income.journal.jsonl'), model: 'income', clock, signer: journalSigner(key.pem) });
  let index = 0;
  const tell = async (at: string, delivery: string, type: string, data: Record<string, unknown>) => void (index = await journal.append({ at, delivery, type, data }, index));
  await tell('2026-01-01T10:00:00.000Z', first.delivery, 'opened', { release: { ...first.release }, slot: 'a', slots: ['a', 'b'], ledgerHead: firstHead });
  await tell('2026-01-01T10:01:00.000Z', first.delivery, 'promoted', { release: { ...first.release }, slot: 'a', ledgerHead: firstHead });
  await tell('2026-01-03T10:00:00.000Z', next.delivery, 'opened', { release: { ...next.release }, slot: 'b', slots: ['a', 'b'], ledgerHead: nextHead });
  await tell('2026-01-03T10:10:00.000Z', next.delivery, 'advanced', { split: { a: 80, b: 20 }, step: 0 });
  await tell('2026-01-03T10:20:00.000Z', next.delivery, 'overridden', { action: 'skip', reason: 'Enough was seen.', by: { id: 1003, login: 'risk' }, askedBy: { id: 1001, login: 'author' }, run: '9', challenge: 'x', head: firstHead });
  await tell('2026-01-03T10:30:00.000Z', next.delivery, 'advanced', { split: { a: 0, b: 100 }, step: 1 });
  await tell('2026-01-03T11:00:00.000Z', next.delivery, 'promoted', { release: { ...next.release }, slot: 'b', ledgerHead: nextHead });
  await tell('2026-01-04T10:00:00.000Z', taken.delivery, 'opened', { release: { ...taken.release }, slot: 'a', slots: ['a', 'b'], ledgerHead: takenHead });
  await tell('2026-01-04T10:10:00.000Z', taken.delivery, 'advanced', { split: { a: 20, b: 80 }, step: 0 });
  await tell('2026-01-04T10:20:00.000Z', taken.delivery, 'drained', { split: { a: 0, b: 100 }, by: 'tick', code: 'harm', reason: 'Too many errors.' });
  await tell('2026-01-04T10:20:01.000Z', taken.delivery, 'rolled-back', { from: { ...taken.release }, to: { release: { ...next.release }, slot: 'b' }, code: 'harm', reason: 'Too many errors.' });
  await tell('2026-01-05T10:00:00.000Z', '42/5/1', 'rolled-back', { from: { ...next.release }, to: { release: { ...first.release }, slot: 'a' }, code: 'rolled-back-by-hand', reason: `A complaint ${HOSTILE}`, askedBy: '42/5/1' });
  await writeFile(path.join(root, 'evidence', 'ledger.pub'), key.publicPem);
  return { champion: first.release.digest, next: next.release.digest, rejected: rejected.release.digest, taken: taken.release.digest };
}

export async function run(cwd: string, argv: string[], env: Record<string, string> = {}) {
  const output = { out: '', err: '' };
  const status = await cli(argv, { cwd, env, stdout: (text) => void (output.out += text), stderr: (text) => void (output.err += text) });
  return { status, ...output };
}
