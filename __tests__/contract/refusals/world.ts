import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Verdict } from '../../../src/core/verdict.ts';
import { careful, deliveryRun, writeAll } from '../../../testkit/delivery-run.ts';
import { startGitHub, type GitHubStandIn, type Permissions, type Scenario } from '../../../testkit/github/index.ts';
import { teamRepository } from '../../../testkit/repository.ts';
import { runAction, type ActionResult } from '../../../testkit/runner.ts';
import { uploadAs } from '../../../testkit/upload.ts';

/** Evidence of one delivery, made by the built actions once; what is refused later is this, changed in one way. */
export interface Sealed {
  files: Record<string, string>;
  ledger: string;
}

let made: Promise<Sealed> | undefined;

export function sealedOnce(): Promise<Sealed> {
  made ??= seal(teamRepository());
  return made;
}

async function seal(files: Record<string, string>): Promise<Sealed> {
  await using github = await startGitHub(careful(files));
  await using delivery = await deliveryRun(github, files);
  for (const job of ['identify', 'validate-data', 'evaluate', 'seal']) {
    const { exitCode, stdout } = await delivery.job(job);
    if (exitCode !== 0) throw new Error(`${job} ended with ${exitCode}:\n${stdout}`);
  }
  return { files, ledger: await readFile(path.join(delivery.workspace('seal'), 'sluice-out', 'ledger.intoto.jsonl'), 'utf8') };
}

export const RIGHTS: Permissions = { contents: 'read', actions: 'read', 'pull-requests': 'read', checks: 'write' };

/** One step of the built require-approval in a fresh repository with the given evidence. */
export interface Asking {
  step: 'request' | 'role' | 'approve';
  role?: string;
  scenario?: (scenario: Scenario) => Scenario;
  /** After the stand-in has started and the role jobs wait. `code` is what reviewers are to type. */
  before?: (github: GitHubStandIn, code: string) => Promise<void> | void;
  ledger?: (text: string) => string | Promise<string>;
  files?: Record<string, string>;
  permissions?: Permissions;
  attempt?: number;
  with?: Record<string, string>;
  /** The reviewers have approved as they should before `before` runs. */
  approved?: boolean;
}

export interface Heard {
  result: ActionResult;
  verdict: Verdict;
  /** Of the check run, where one was published. */
  checkRun: string | undefined;
}

const ROLES = [
  { role: 'model-owner', environment: 'income-owner', user: 'defunkt' },
  { role: 'risk', environment: 'income-risk', user: 'monalisa' },
];

export async function ask(asking: Asking): Promise<Heard> {
  const sealed = await sealedOnce();
  const usual = careful(sealed.files);
  await using github = await startGitHub(asking.scenario?.(usual) ?? usual);
  const [run] = github.state.runs.values();
  const id = run!.id;
  const ledger = (await asking.ledger?.(sealed.ledger)) ?? sealed.ledger;
  const hand = (attempt: number) => uploadAs(github, { run: id, attempt, job: 'seal' }, `sluice-ledger-${attempt}`, [{ name: 'ledger.intoto.jsonl', text: ledger }]);
  await hand(1);
  const code = asking.step === 'request' ? '' : await codeOf(github, id, sealed.files);
  if (asking.step !== 'request') for (const { role, environment } of ROLES) github.job(run!, { name: `Approval of ${role}`, environment });
  if (asking.approved) for (const { environment, user } of ROLES) await github.approve({ user, environment, comment: `approve ${code}` });
  await asking.before?.(github, code);
  if (asking.attempt !== undefined) await hand(asking.attempt);
  const result = await step(github, id, asking, { ...sealed.files, ...asking.files });
  const [published] = [...github.state.checkRuns.values()].filter(({ ofJob, name }) => !ofJob && name.includes('require-approval')).slice(-1);
  return { ...result, checkRun: published === undefined ? undefined : `${published.title}\n${published.summary}` };
}

async function codeOf(github: GitHubStandIn, run: number, files: Record<string, string>): Promise<string> {
  const { result } = await step(github, run, { step: 'request' }, files);
  return result.outputs.challenge ?? '';
}

async function step(github: GitHubStandIn, run: number, asking: Asking, files: Record<string, string>): Promise<Omit<Heard, 'checkRun'>> {
  const workspace = await mkdtemp(path.join(os.tmpdir(), 'sluice-asking-'));
  try {
    await mkdir(workspace, { recursive: true });
    await writeAll(workspace, files);
    const result = await runAction({
      action: 'require-approval',
      github,
      as: { run, attempt: asking.attempt, job: asking.step, permissions: asking.permissions ?? RIGHTS },
      workspace,
      inputs: { step: asking.step, ...(asking.role === undefined ? {} : { role: asking.role }), ...asking.with },
    });
    const verdict = JSON.parse(await readFile(path.join(workspace, 'sluice-out', 'verdict.json'), 'utf8')) as Verdict;
    return { result, verdict };
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}
