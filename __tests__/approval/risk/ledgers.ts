import { sha256, type Digest } from '../../../src/core/digest.ts';
import type { Finding, Outcome, Stage } from '../../../src/core/verdict.ts';
import type { Ledger, LedgerEntry } from '../../../src/evidence/ledger.ts';

export const SEALED_AT = '2026-01-05T09:30:00.000Z';

export interface Told {
  stage: Stage;
  details?: Record<string, unknown>;
  findings?: Partial<Finding>[];
  outcome?: Outcome;
  enforced?: boolean;
  definitions?: Record<string, Digest>;
  release?: { name: string; version?: string; digest: Digest };
}

/** A ledger as it is after reading: statements in order, the chain already proved. */
export function ledgerOf(...told: Told[]): Ledger {
  const entries = told.map(({ stage, details, findings = [], outcome = 'pass', enforced = true, definitions, release }, index): LedgerEntry => {
    const digest = sha256(`${index} ${stage}`);
    return {
      line: index + 1,
      digest,
      signer: { kind: 'none' },
      statement: {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: 'income', digest: { sha256: 'a'.repeat(64) } }],
        predicateType: `urn:sluice:statement:${stage}:v1`,
        predicate: {
          stage, outcome, enforced, definitions, details,
          purpose: 'deliver',
          delivery: { repositoryId: '1', runId: '2', runAttempt: 1 },
          at: SEALED_AT,
          inputs: [],
          deliveryFile: sha256('file'),
          sluice: '0.1.0',
          verdict: { schema: 'urn:sluice:verdict:v1', stage, outcome, headline: '', enforced, release, notes: [], facts: [], findings: findings.map((each) => ({ code: 'x', outcome: 'pass', rule: 'x', message: '', expected: '', actual: '', ...each })) },
        },
      },
    } as unknown as LedgerEntry;
  });
  return { entries, head: entries.at(-1)?.digest, refusals: [] };
}

export interface Model {
  parts?: Record<string, string>;
  trees?: Record<string, string>;
  files?: Record<string, string>;
  sources?: Record<string, unknown>;
  testSet?: string;
  fairness?: Partial<Finding>[];
  signature?: unknown;
  changes?: unknown;
  outcome?: Outcome;
}

/** A sealed ledger of a whole candidate. */
export function sealed({ parts = { weights: 'w1', code: 'c1', features: 'f1', configuration: 'k1', environment: 'e1' }, trees = {}, files = { parameters: 'p1' }, sources = { train: { digest: 't1' }, test: { digest: 's1' }, serving: { digest: 'v1' } }, testSet = 's1', fairness = [], signature = { inputs: ['age'], outputs: ['score'] }, changes, outcome }: Model = {}): Ledger {
  return ledgerOf(
    { stage: 'identify', details: { lineage: { parts, files, definitions: {} }, trees } },
    { stage: 'validate-data', details: { sources } },
    { stage: 'run-model-tests', outcome, details: { testSet, ...(signature ? { signature: { signature, ...(changes === undefined ? {} : { changes }) } } : {}) }, findings: fairness },
    { stage: 'seal' },
  );
}
