import { careful } from '../../../testkit/delivery-run.ts';
import { startGitHub, type GitHubStandIn } from '../../../testkit/github/index.ts';
import type { ActionResult } from '../../../testkit/runner.ts';
import { uploadAs } from '../../../testkit/upload.ts';
import { journalOf } from './journal.ts';
import { acted, ask, evidenceFor, GRANTED, type Asking, type Heard } from './world.ts';

export interface Promoting {
  /** A rollout of another run is held; this asks for it to go on. */
  held?: (github: GitHubStandIn, ask: () => Promise<ActionResult>) => Promise<Record<string, string>>;
  /** How it was approved; undefined: only sealed. */
  approved?: Pick<Asking, 'delivery'>;
  /** Break-glass is tried. */
  glass?: Asking;
  with?: Record<string, string>;
}

const DEPLOY = 'console.log(JSON.stringify({ digest: null, share: 0 }));\n';
const ROLLOUT = 'rollout: {strategy: replace, command: [node, deploy.mjs], journal: {file: journal.jsonl}, watch: 1 s, interval: 1 s}\n';
const delivery = (yaml: string): string => `${yaml}  concerns: {label: release-concern}\n${ROLLOUT}`;
const REASON = 'The calls were of another cause.';
const files = { 'deploy.mjs': DEPLOY };

/** What canary-promote and break-glass refuse and no step of the approval has asked. */
export const PROMOTE_SCENARIOS: Record<string, Promoting | Promoting[]> = {
  'approval-missing': {},
  'concerns-unasked': { approved: {}, with: { token: '' } },
  'override-missing': [{ held: async () => ({}) }, { glass: { step: 'break-glass', with: { 'approved-run': '1001', reason: REASON } } }],
  // The review of another situation: nothing of it is in this journal.
  'override-stale': { held: async () => ({ 'override-head': `sha256:${'f'.repeat(64)}` }) },
  'override-by-asker': { held: async (github, ask) => {
    const { outputs } = await ask();
    github.job(github.state.runs.get(1001)!, { name: 'resume', environment: 'income-override' });
    // Somebody took the protection away for a moment, and GitHub let whoever asked review it.
    const environment = github.state.environments.get('income-override')!;
    environment.preventSelfReview = false;
    await github.approve({ user: 'octocat', environment: environment.name, comment: `approve ${outputs.challenge!}` });
    environment.preventSelfReview = true;
    return { 'override-head': outputs['override-head']! };
  } },
};

export async function hear({ approved, held, glass, with: inputs = {} }: Promoting): Promise<Heard> {
  if (glass) return await ask(glass);
  if (held) return await hearHeld(held);
  const sealed = await evidenceFor({ step: 'approve', delivery, files });
  const ledger = approved ? (await ask({ step: 'approve', delivery, files, approved: true })).ledger! : sealed.ledger;
  await using github = await startGitHub(careful(sealed.files));
  return await promote(github, sealed.files, ledger, 'promote', inputs);
}

async function hearHeld(held: NonNullable<Promoting['held']>): Promise<Heard> {
  const { text } = await journalOf('income', 'held');
  const { files: all, ledger } = await evidenceFor({ step: 'approve', delivery, files: { ...files, 'journal.jsonl': text } });
  const usual = careful(all);
  await using github = await startGitHub({ ...usual, environments: [...usual.environments!, { name: 'income-override', reviewers: ['octocat', 'monalisa'], preventSelfReview: true }] });
  const asking = { speaker: 'require-approval: override', action: 'require-approval', run: 1001, job: 'override-plan', permissions: GRANTED['override-plan']!.permissions!, checkRun: false } as const;
  const inputs = await held(github, async () => (await acted(github, all, { ...asking, inputs: { step: 'override', request: 'resume', reason: REASON } })).result);
  return await promote(github, all, ledger, 'override', { request: 'resume', reason: REASON, ...inputs });
}

async function promote(github: GitHubStandIn, files: Record<string, string>, ledger: string, job: 'promote' | 'override', inputs: Record<string, string>): Promise<Heard> {
  await uploadAs(github, { run: 1001, attempt: 1, job: 'approve' }, 'sluice-approved-1', [{ name: 'ledger.intoto.jsonl', text: ledger }]);
  return await acted(github, files, { speaker: 'canary-promote', action: 'canary-promote', run: 1001, job, permissions: GRANTED[job]!.permissions!, checkRun: false, inputs: { once: 'true', ...inputs } });
}
