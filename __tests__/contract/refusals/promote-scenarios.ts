import { careful } from '../../../testkit/delivery-run.ts';
import { startGitHub } from '../../../testkit/github/index.ts';
import { uploadAs } from '../../../testkit/upload.ts';
import { acted, ask, evidenceFor, GRANTED, type Asking, type Heard } from './world.ts';

export interface Promoting {
  /** How it was approved; undefined: only sealed. */
  approved?: Pick<Asking, 'delivery'>;
  with?: Record<string, string>;
}

const DEPLOY = 'console.log(JSON.stringify({ digest: null, share: 0 }));\n';
const ROLLOUT = 'rollout: {strategy: replace, command: [node, deploy.mjs], journal: {file: journal.jsonl}, watch: 1 s, interval: 1 s}\n';
const delivery = (yaml: string): string => `${yaml}  concerns: {label: release-concern}\n${ROLLOUT}`;
const files = { 'deploy.mjs': DEPLOY };

/** What canary-promote refuses and no step of the approval has asked. */
export const PROMOTE_SCENARIOS: Record<string, Promoting> = {
  'approval-missing': {},
  'concerns-unasked': { approved: {}, with: { token: '' } },
};

export async function hear({ approved, with: inputs = {} }: Promoting): Promise<Heard> {
  const sealed = await evidenceFor({ step: 'approve', delivery, files });
  const ledger = approved ? (await ask({ step: 'approve', delivery, files, approved: true })).ledger! : sealed.ledger;
  await using github = await startGitHub(careful(sealed.files));
  await uploadAs(github, { run: 1001, attempt: 1, job: 'approve' }, 'sluice-approved-1', [{ name: 'ledger.intoto.jsonl', text: ledger }]);
  return await acted(github, sealed.files, { speaker: 'canary-promote', action: 'canary-promote', run: 1001, job: 'promote', permissions: GRANTED.promote!.permissions!, checkRun: false, inputs: { once: 'true', ...inputs } });
}
