import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sha256 } from '../../../src/core/digest.ts';
import type { Verdict } from '../../../src/core/verdict.ts';
import type { Statement } from '../../../src/evidence/statement.ts';
import { careful, deliveryRun, writeAll } from '../../../testkit/delivery-run.ts';
import type { Routes } from '../../../testkit/github/exchange.ts';
import { startGitHub, type GitHubStandIn, type Permissions, type Run, type Scenario } from '../../../testkit/github/index.ts';
import { chainOf, statementsOf } from '../../../testkit/ledger.ts';
import type { Said, Speaker } from '../../../testkit/refusals.ts';
import { teamRepository } from '../../../testkit/repository.ts';
import { runAction, type ActionResult } from '../../../testkit/runner.ts';
import { uploadAs } from '../../../testkit/upload.ts';
import { runningJobs } from '../../../testkit/workflow/effective.ts';
import { readWorkflow } from '../../../testkit/workflow/read.ts';

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

export const GRANTED = readWorkflow('workflows/deliver-canary.yml').jobs;
/** What each job of a delivery may do, below what the caller that teams copy grants it. */
export const DELIVER = new Map(runningJobs(readWorkflow('.github/workflows/deliver.yml'), GRANTED.deliver!.permissions!).map(({ job, permissions }) => [job, permissions]));

/** The job of each step, as the workflows have it: whoever may not write checks publishes none. */
const JOBS: Record<Asking['step'], { speaker: Speaker; rights: Permissions; checkRun: boolean }> = {
  request: { speaker: 'require-approval: request', rights: DELIVER.get('plan')!, checkRun: true },
  role: { speaker: 'require-approval: role', rights: DELIVER.get('role')!, checkRun: false },
  approve: { speaker: 'require-approval: approve', rights: DELIVER.get('approve')!, checkRun: true },
  override: { speaker: 'require-approval: override', rights: GRANTED['override-plan']!.permissions!, checkRun: false },
  'break-glass': { speaker: 'require-approval: break-glass', rights: GRANTED.override!.permissions!, checkRun: false },
};

export const RIGHTS = JOBS.request.rights;

/** One step of the built require-approval in a fresh repository with the given evidence. */
export interface Asking {
  step: 'request' | 'role' | 'approve' | 'override' | 'break-glass';
  role?: string;
  /** The environment that the evidence was made for. */
  environment?: string;
  /** The delivery file, on the protected branch and at hand alike; the evidence is bound to it anew. */
  delivery?: (yaml: string) => string;
  /** More files, on the branch and at hand alike. */
  files?: Record<string, string> | (() => Promise<Record<string, string>>);
  scenario?: (scenario: Scenario) => Scenario;
  /** In place of what GitHub answers. */
  routes?: Routes;
  /** After the stand-in has started and the role jobs wait. `asked` is what the step `request` has said. */
  before?: (github: GitHubStandIn, asked: Asked) => Promise<void> | void;
  /** Other statements, chained anew as if nothing had happened. */
  statements?: (statements: Statement[]) => Statement[] | void;
  /** Other lines. */
  ledger?: (text: string) => string | Promise<string>;
  /** What lies beside the ledger. */
  beside?: (ledger: string) => Record<string, string> | Promise<Record<string, string>>;
  permissions?: Permissions;
  /** The run, where it is not the one of the delivery. */
  inRun?: (github: GitHubStandIn) => Run;
  attempt?: number;
  with?: Record<string, string>;
  /** The reviewers have approved as they should before `before` runs. */
  approved?: boolean;
  /** Reviews of a promotion pull request are the source. */
  byReview?: boolean;
}

export interface Asked {
  /** What reviewers are to type. */
  code: string;
  /** Text of the promotion file. */
  promotion: string;
}

const ROLES = [
  { role: 'model-owner', environment: 'income-owner', user: 'defunkt' },
  { role: 'risk', environment: 'income-risk', user: 'monalisa' },
];
export const PROMOTION = 'promotions/income.json';

export interface Heard extends Said {
  /** As the step left it behind. */
  ledger: string | undefined;
}

export async function ask(asking: Asking): Promise<Heard> {
  const { files, ledger } = await evidenceFor(asking);
  const usual = careful(files);
  await using github = await startGitHub(asking.scenario?.(usual) ?? usual, asking.routes);
  const [run] = github.state.runs.values();
  const beside = (await asking.beside?.(ledger)) ?? {};
  const hand = (attempt: number) => uploadAs(github, { run: run!.id, attempt, job: 'seal' }, `sluice-ledger-${attempt}`, Object.entries({ 'ledger.intoto.jsonl': ledger, ...beside }).map(([name, text]) => ({ name, text })));
  await hand(1);
  const asked = asking.step === 'role' || asking.step === 'approve' ? await askedOnce(files, ledger) : { code: '', promotion: '' };
  if (asking.step === 'role' || asking.step === 'approve') for (const { role, environment } of asking.byReview ? [] : ROLES) github.job(run!, { name: `Approval of ${role}`, environment });
  if (asking.approved) for (const { environment, user } of ROLES) await github.approve({ user, environment, comment: `approve ${asked.code}` });
  await asking.before?.(github, asked);
  if (asking.attempt !== undefined) await hand(asking.attempt);
  return await step(github, asking.inRun?.(github).id ?? run!.id, asking, asking.byReview ? { ...files, [PROMOTION]: asked.promotion } : files);
}

/** What is judged, with its evidence: under another delivery file it is bound to that. */
export async function evidenceFor({ delivery, environment, files: more, statements, ledger }: Asking): Promise<Sealed> {
  const sealed = await sealedOnce();
  const files = { ...sealed.files, ...(typeof more === 'function' ? await more() : more) };
  if (delivery) files['delivery.yml'] = delivery(files['delivery.yml']!);
  let text = sealed.ledger;
  if (delivery || statements) {
    const all = statementsOf(text);
    const deliveryFile = sha256(files['delivery.yml']!);
    for (const { predicate } of all) Object.assign(predicate, { deliveryFile, ...(environment === undefined ? {} : { environment }) });
    text = await chainOf(statements?.(all) ?? all);
  }
  return { files, ledger: (await ledger?.(text)) ?? text };
}

const known = new Map<string, Promise<Asked>>();

/** The code is of the evidence, the delivery file and the run alone, so it is asked for once. */
function askedOnce(files: Record<string, string>, ledger: string): Promise<Asked> {
  const key = sha256(JSON.stringify([files, ledger]));
  if (!known.has(key)) known.set(key, requestIn(files, ledger));
  return known.get(key)!;
}

async function requestIn(files: Record<string, string>, ledger: string): Promise<Asked> {
  await using github = await startGitHub(careful(files));
  await uploadAs(github, { run: 1001, attempt: 1, job: 'seal' }, 'sluice-ledger-1', [{ name: 'ledger.intoto.jsonl', text: ledger }]);
  const { result } = await step(github, 1001, { step: 'request' }, files);
  return { code: result!.outputs.challenge ?? '', promotion: result!.outputs['promotion-text'] ?? '' };
}

async function step(github: GitHubStandIn, run: number, asking: Asking, files: Record<string, string>): Promise<Heard & { result: ActionResult }> {
  const { speaker, rights, checkRun } = JOBS[asking.step];
  return await acted(github, files, { speaker, action: 'require-approval', run, attempt: asking.attempt, job: asking.step, permissions: asking.permissions ?? rights, checkRun, inputs: { step: asking.step, ...(asking.role === undefined ? {} : { role: asking.role }), ...(asking.byReview ? { promotion: PROMOTION } : {}), ...asking.with } });
}

export interface Acting {
  speaker: Speaker;
  action: string;
  run: number;
  attempt?: number;
  job: string;
  permissions: Permissions;
  checkRun: boolean;
  inputs: Record<string, string>;
}

/** One built action on a machine of its own, and everything that it said. */
export async function acted(github: GitHubStandIn, files: Record<string, string>, { speaker, action, run, attempt, job, permissions, checkRun, inputs }: Acting): Promise<Heard & { result: ActionResult }> {
  const workspace = await mkdtemp(path.join(os.tmpdir(), 'sluice-asking-'));
  try {
    await writeAll(workspace, files);
    const result = await runAction({ action, github, as: { run, attempt, job, permissions }, workspace, inputs: { ...inputs, ...(checkRun ? {} : { 'check-run': 'false' }) } });
    const out = (name: string) => readFile(path.join(workspace, 'sluice-out', name), 'utf8').catch(() => undefined);
    const verdict = await out('verdict.json');
    if (verdict === undefined) throw new Error(`There is no verdict:\n${result.stdout}`);
    const [published] = [...github.state.checkRuns.values()].filter(({ ofJob, name }) => !ofJob && name.includes(action)).slice(-1);
    return {
      result,
      speaker,
      exitCode: result.exitCode,
      log: result.stdout,
      summary: result.summary.toString(),
      checkRun: published && `${published.title}\n${published.summary}`,
      codes: (JSON.parse(verdict) as Verdict).findings.filter(({ outcome }) => outcome !== 'pass').map(({ code }) => code),
      ledger: await out('ledger.intoto.jsonl'),
    };
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}
