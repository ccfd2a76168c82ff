import { generateKeyPairSync, sign } from 'node:crypto';
import type { Scenario } from '../../../testkit/github/index.ts';
import type { Statement } from '../../../src/evidence/statement.ts';
import { digested } from '../../../testkit/ledger.ts';
import { whoseIssue } from './issues.ts';
import { journalOf, type Course } from './journal.ts';
import type { ReleaseRef } from '../../../src/core/verdict.ts';
import type { Asking } from './world.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
const DOCUMENT = '# Risk assessment\n\nNobody is harmed.\n';
const SIGNATURE = `${sign(null, Buffer.from(DOCUMENT), privateKey).toString('base64')}\n`;
const RULE = 'name: risk assessment, owner: the risk team, file: docs/risk.md, signature: docs/risk.md.sig, public_key: docs/risk.pem';
const SIGNED = { 'docs/risk.md': DOCUMENT, 'docs/risk.md.sig': SIGNATURE, 'docs/risk.pem': pem };
const ROLLOUT = 'rollout: {strategy: replace, command: [node, serve.mjs], journal: {file: journal.jsonl}}\n';
const BEFORE = { name: 'income', digest: `sha256:${'a'.repeat(64)}` } as const;

/** What the policy asks for beside people: conditions, versions, documents, the organisation's floor. */
export const POLICY_SCENARIOS: Record<string, Asking | Asking[]> = {
  frozen: approval('  freeze: [{from: 2020-01-01T00:00Z, to: 2999-01-01T00:00Z, because: holidays}]'),
  // In the delivery file itself it is a mistake that no stage gets past.
  'freeze-unreadable': floor('version: 1\napproval: {freeze: [{from: Fri 16:00, to: Mon 08:00, zone: Europe/Atlantis}]}\n'),
  stopped: approval('  stop_file: STOP', { files: { STOP: 'Until the audit is over.\n' } }),
  'incident-open': { step: 'request', before: (github) => whoseIssue(github, 'hubot', { title: 'Scores jump', body: '', labels: ['model-incident'] }) },
  'error-budget-spent': await withJournal('  error_budget: {within: 3650 days, rollbacks: 1}', 'taken back'),
  'condition-unknown': approval('  error_budget: {within: 30 days, rollbacks: 1}'),
  'neighbour-in-rollout': approval('  neighbours: [{name: pricing, file: pricing.jsonl}]', { files: { 'pricing.jsonl': (await journalOf('pricing', 'open')).text } }),
  'version-missing': await served('0.9.0', { statements: version(undefined) }),
  'version-reused': await served('1.0.0'),
  'version-not-rising': await served('1.0.1'),
  'version-step-too-small': await served('1.0.0', {
    statements: (all) => {
      version('1.0.1')(all);
      for (const { predicate } of all) if (predicate.stage === 'run-model-tests') predicate.details = { ...predicate.details, signature: { signature: { inputs: [], outputs: [] }, changes: [{ kind: 'breaking', text: 'the input age was removed' }] } };
    },
  }),
  'document-missing': required(RULE, {}),
  'document-not-signed': required(RULE, { ...SIGNED, 'docs/risk.md': `${DOCUMENT}Changed.\n` }),
  'document-wrong-key': required(`${RULE}, keyid: 'sha256:${'c'.repeat(64)}'`, SIGNED),
  'document-expired': required(`${RULE}, expires: 2020-01-31`, SIGNED),
  'document-expires-too-late': required(`${RULE}, expires: 2999-01-31, within: 365 days`, SIGNED),
  'floor-unreadable': floor(undefined),
  'floor-invalid': floor('version: 1\nallow: everything\n'),
  'floor-loosened': floor('version: 1\napproval: {expires: 1 days}\n', '  expires: 5 days\n'),
  'floor-role-missing': floor('version: 1\napproval: {roles: [legal]}\n'),
};

function approval(line: string, more: Partial<Asking> = {}): Asking {
  return { step: 'request', ...more, delivery: (yaml) => `${yaml}${line}\n` };
}

function required(rule: string, files: Record<string, string>): Asking {
  return approval(`  require: [{${rule}}]`, { files });
}

/** The model's own journal lies beside the delivery file. */
async function withJournal(line: string, course: Course, release?: ReleaseRef, more: Partial<Asking> = {}): Promise<Asking> {
  const { text } = await journalOf('income', course, release);
  return { step: 'request', ...more, files: { 'journal.jsonl': text }, delivery: (yaml) => `${yaml}${line}\n${ROLLOUT}` };
}

function served(version: string, more?: Partial<Asking>): Promise<Asking> {
  return withJournal('', 'serves', { ...BEFORE, version }, more);
}

/** The same evidence of a release with another version, or with none. */
function version(to: string | undefined) {
  return (all: Statement[]): void => {
    for (const statement of all) {
      const { release } = statement.predicate.verdict;
      if (release) statement.predicate.verdict.release = { name: release.name, digest: release.digest, ...(to === undefined ? {} : { version: to }) };
      digested(statement);
    }
  };
}

/** The organisation's policy at the only commit of its repository; undefined: no such file. */
function floor(text: string | undefined, lines = ''): Asking {
  const sha = 'f'.repeat(40);
  return approval(`  extends: octo-org/policies/model.yml@${sha}\n${lines}`, {
    scenario: (usual): Scenario => ({ ...usual, others: [{ owner: 'octo-org', name: 'policies', private: false, commits: [{ sha, files: text === undefined ? { 'other.yml': '' } : { 'model.yml': text } }] }] }),
  });
}
