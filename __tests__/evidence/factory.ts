import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { digestOfJson } from '../../src/core/digest.ts';
import type { StageContext, StageResult } from '../../src/core/stage.ts';
import type { Outcome, Stage } from '../../src/core/verdict.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import type { GatePolicy } from '../../src/evidence/gate-policy.ts';
import { identify } from '../../src/evidence/identify.ts';
import { signingKey } from '../../src/evidence/keys.ts';
import { seal } from '../../src/evidence/seal.ts';
import { keySigner, type Signer } from '../../src/evidence/signer.ts';
import { makeStatement, type Predicate, type Statement } from '../../src/evidence/statement.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { writeTree } from './files.ts';

export const NOW = '2026-01-05T09:00:00.000Z';

const DELIVERY_FILE = `version: 1
release: {name: income, version: 1.0.0, model: model/, code: serve.py}
`;

export async function deliveryIn(folder: string, text = DELIVERY_FILE): Promise<Delivery> {
  await mkdir(folder, { recursive: true });
  await writeTree(folder, { 'model/weights.onnx': 'weights', 'model/vocab/words.txt': 'a\nb\n', 'serve.py': 'print(1)\n' });
  await writeFile(path.join(folder, 'delivery.yml'), text);
  return loadDelivery('delivery.yml', { workspace: folder });
}

export function contextIn(folder: string, overrides: Partial<StageContext> = {}): StageContext {
  const silent = (): void => undefined;
  return {
    purpose: 'deliver',
    deliveryId: { repositoryId: '42', runId: '1001', runAttempt: 1 },
    clock: new ManualClock(NOW),
    log: { debug: silent, info: silent, warning: silent },
    get engine(): never {
      throw new Error('Evidence asks no engine.');
    },
    out: folder,
    ...overrides,
  };
}

const digest = `sha256:${'d'.repeat(64)}`;

/** What the schema of a stage asks for at least, where its evidence is good. */
export const LEAST_DETAILS: Partial<Record<Stage, Record<string, unknown>>> = {
  build: { command: ['make'], output: digest },
  predict: { command: ['predict'], output: digest },
  'validate-data': { replay: { at: NOW } },
  'run-model-tests': { replay: { at: NOW } },
  'require-approval': { step: 'request' },
};

/** What a test stage would return; only evidence about it is under test here. */
export function resultOf(stage: Stage, outcome: Outcome = 'pass', overrides: Partial<StageResult> & { enforced?: boolean } = {}): StageResult {
  const { enforced = true, ...rest } = overrides;
  return {
    verdict: { schema: 'urn:sluice:verdict:v1', stage, outcome, headline: `${stage} says ${outcome}.`, enforced, findings: [], notes: [], facts: [] },
    inputs: [],
    details: LEAST_DETAILS[stage],
    ...rest,
  };
}

export function newKey(type: 'ed25519' | 'p256' = 'ed25519') {
  const pair = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  return { pem, publicPem: pair.publicKey.export({ type: 'spki', format: 'pem' }) as string, ...signingKey(pem) };
}

/** Changes a statement before it is written, as a stage with another result would have written it. */
export type Change = (predicate: Predicate) => void;

/** A delivery with its release, and the loose statements of a run in which every stage passed. */
export async function candidateIn(folder: string, changes: Partial<Record<Stage, Change>> = {}, text?: string, more: readonly StageResult[] = []) {
  const delivery = await deliveryIn(folder, text);
  const context = contextIn(folder);
  const identified = await identify(delivery, context);
  context.release = identified.verdict.release;
  const results = [identified, resultOf('validate-data'), resultOf('run-model-tests'), ...more];
  const statements = results.map((result) => changed(makeStatement(delivery, context, result), changes));
  return { delivery, context, statements, digest: context.release!.digest };
}

/** The sealed ledger of that run. */
export async function sealedIn(folder: string, signer: Signer = keySigner(newKey().pem), changes: Partial<Record<Stage, Change>> = {}, more: readonly StageResult[] = []) {
  const candidate = await candidateIn(folder, changes, undefined, more);
  const sealed = await seal(candidate.delivery, candidate.context, { statements: candidate.statements.map(loose), signer });
  return { ...candidate, sealed, ledger: sealed.ledger! };
}

export function loose(statement: Statement) {
  return { name: `${statement.predicate.stage}.json`, bytes: Buffer.from(JSON.stringify(statement)) };
}

export function policyFor(overrides: Partial<GatePolicy> = {}): GatePolicy {
  return {
    required: [{ stage: 'identify' }, { stage: 'validate-data' }, { stage: 'run-model-tests' }],
    signers: { mode: 'none' },
    repositoryId: '42',
    delivery: { repositoryId: '42', runId: '1001', runAttempt: 1 },
    place: { model: 'income', environment: null },
    deliveryFile: null,
    maxAge: 14 * 86_400_000,
    risk: 'medium',
    layout: null,
    seen: null,
    ...overrides,
  };
}

export function changed(statement: Statement, changes: Partial<Record<Stage, Change>>): Statement {
  const copy = structuredClone(statement);
  changes[copy.predicate.stage]?.(copy.predicate);
  // Whoever writes another verdict writes its digest too.
  copy.predicate.verdictDigest = digestOfJson(copy.predicate.verdict);
  return copy;
}
