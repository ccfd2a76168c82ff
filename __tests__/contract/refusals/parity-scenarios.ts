import type { Statement } from '../../../src/evidence/statement.ts';
import { chainOf, digested, statementsOf } from '../../../testkit/ledger.ts';
import { sealedOnce, type Asking } from './world.ts';

const DAY = 86_400_000;
const OTHER = 'b'.repeat(64);

/** A delivery to production, and what the record of staging shows. */
export const PARITY_SCENARIOS: Record<string, Asking> = {
  'parity-evidence-missing': production(async () => undefined),
  'parity-evidence-unsound': production(async (all) => (await chainOf(all)).replace(/\n[^\n]+\n/, '\n')),
  'parity-other-place': staging(every(({ predicate }) => void (predicate.environment = 'sandbox'))),
  'parity-not-promoted': staging(promotion((statement) => void (statement.predicate.outcome = statement.predicate.verdict.outcome = 'fail'))),
  'parity-release-differs': staging(every((statement) => {
    statement.subject[0].digest.sha256 = OTHER;
    if (statement.predicate.verdict.release) statement.predicate.verdict.release.digest = `sha256:${OTHER}`;
  })),
  'parity-secrets-differ': staging(every(({ predicate }) => {
    if (predicate.stage === 'identify') predicate.details = { ...predicate.details, secrets: ['DEBUG'] };
  })),
  'parity-stale': staging(promotion(({ predicate }) => void (predicate.at = new Date(Date.now() - 20 * DAY).toISOString()))),
  'parity-from-future': staging(promotion(({ predicate }) => void (predicate.at = new Date(Date.now() + DAY).toISOString()))),
};

function staging(change: (all: Statement[]) => void): Asking {
  return production(async (all) => {
    change(all);
    return chainOf(all.map(digested));
  });
}

/** The text of staging's ledger lies in the repository; undefined: it does not. */
function production(record: (all: Statement[]) => Promise<string | undefined>): Asking {
  return {
    step: 'request',
    environment: 'production',
    delivery: (yaml) => `${yaml}environments: [staging, production]\nparity: {from: {ledger: staging.jsonl}}\n`,
    files: async (): Promise<Record<string, string>> => {
      const text = await record(await promotedInStaging());
      return text === undefined ? {} : { 'staging.jsonl': text };
    },
  };
}

async function promotedInStaging(): Promise<Statement[]> {
  const all = statementsOf((await sealedOnce()).ledger);
  const promoted = structuredClone(all.at(-1)!);
  const { verdict } = promoted.predicate;
  Object.assign(promoted, { predicateType: 'urn:sluice:statement:canary-promote:v1' });
  promoted.predicate = { ...promoted.predicate, stage: 'canary-promote', details: { model: 'income' }, verdict: { ...verdict, stage: 'canary-promote', headline: 'income 1.0.0 serves all users.', findings: [] } };
  for (const { predicate } of [...all, promoted]) predicate.environment = 'staging';
  return [...all, digested(promoted)];
}

function every(change: (statement: Statement) => void) {
  return (all: Statement[]): void => all.forEach(change);
}

function promotion(change: (statement: Statement) => void) {
  return (all: Statement[]): void => change(all.at(-1)!);
}
