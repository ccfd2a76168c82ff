import path from 'node:path';
import { InputError } from '../core/problem.ts';
import { runProgram } from '../core/program.ts';
import type { Verdict } from '../core/verdict.ts';
import { loadDelivery } from '../delivery/load.ts';
import { examine } from '../doctor/doctor.ts';
import { gatherFacts, type Facts, type Wanted } from '../doctor/facts.ts';
import { gatesOf } from '../doctor/gates.ts';
import { planOf, planScript } from '../doctor/plan.ts';
import { Remedies } from '../doctor/remedy.ts';
import { namedEnvironments } from '../doctor/serving.ts';
import { readWorkflows } from '../doctor/workflows/read.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { ClientOptions } from '../github/client.ts';
import { openEvidenceForge } from '../github/evidence-forge.ts';
import { openForge } from '../github/octokit-forge.ts';
import { openSettings } from '../github/settings.ts';
import { verdictOfProblems } from '../report/problems.ts';
import { renderSummary } from '../report/summary.ts';
import { problemsOf } from './judge.ts';
import { untriedWays } from './readiness.ts';
import { askServing, type ServingNow } from './serving.ts';
import { writeWhole, type Session } from './session.ts';

export interface DoctorOptions {
  /** `owner/name`; by default the runner's, or where the checkout was fetched from. */
  repository?: string;
  /** Without one only the files of the checkout are looked at, and the answer says so. */
  token?: string;
  /** Whole id of the commit that serves; by default the champion's, as the journal tells. */
  since?: string;
  /** File for what a person is advised to do: `.json`, or a shell script whose commands are all commented out. */
  plan?: string;
}

export interface Examined {
  verdict: Verdict<'doctor'>;
  delivery?: Delivery;
}

/** Looks at the repository around a delivery, changes nothing, and leaves verdict.json, summary.md and the plan. */
export async function runDoctor(session: Session, options: DoctorOptions): Promise<Examined> {
  const judged = await attempt(session, options);
  await writeWhole(path.join(session.out, 'verdict.json'), `${JSON.stringify(judged.verdict, null, 2)}\n`);
  await writeWhole(path.join(session.out, 'summary.md'), renderSummary(judged.verdict));
  return judged;
}

async function attempt(session: Session, options: DoctorOptions): Promise<Examined> {
  let delivery: Delivery | undefined;
  try {
    delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
    const fullName = await repositoryOf(session, options.repository);
    const workflows = await readWorkflows(session.workspace);
    const now = session.clock.now();
    const { serving, unread } = await askServing(session);
    const since = options.since ?? serving?.commit;
    const { gates, override, serving: servingPlace } = gatesOf(delivery);
    const environments = [...gates.flatMap(({ environment }) => environment ?? []), override, servingPlace, ...namedEnvironments(workflows.jobs).map(({ name }) => name), ...(delivery.spec.release.secrets ?? []).flatMap((secret) => (typeof secret === 'string' ? [] : (secret.environment ?? [])))];
    const facts = await factsOf(session, fullName, options.token, { environments: [...new Set(environments)], since, teams: true, sealedBy: delivery.spec.evidence?.retention === undefined ? undefined : runOf(serving) });
    const { verdict, diagnoses } = examine({ delivery, workflows, facts, since, unread, untried: unread ? [] : await untriedWays(delivery, session), now, remedies: new Remedies(fullName, session.env.GITHUB_SERVER_URL) });
    if (options.plan !== undefined) {
      const plan = planOf(diagnoses, fullName, now);
      await writeWhole(options.plan, options.plan.endsWith('.json') ? `${JSON.stringify(plan, null, 2)}\n` : planScript(plan));
    }
    return { verdict, delivery };
  } catch (error) {
    return { verdict: verdictOfProblems('doctor', problemsOf(error)), delivery };
  }
}

const NOTHING_SEEN: Facts = { environmentSecrets: new Map(), teams: new Map(), unseen: [{ what: 'everything that GitHub knows of this repository', why: 'there is no token', needs: 'at least `Metadata: read`, `Contents: read` and `Actions: read` (in GH_TOKEN)' }] };

async function factsOf({ env, clock }: Session, fullName: string, token: string | undefined, { sealedBy, ...wanted }: Omit<Wanted, 'sealedBy'> & { sealedBy: string | undefined }): Promise<Facts> {
  if (!token) return NOTHING_SEEN;
  const [owner = '', repository = ''] = fullName.split('/');
  const options: ClientOptions = { token, owner, repository, apiUrl: env.GITHUB_API_URL || 'https://api.github.com', clock };
  const forge = sealedBy === undefined ? undefined : await openEvidenceForge(options);
  return gatherFacts(await openForge(options), await openSettings(options), forge ? { ...wanted, sealedBy: { run: sealedBy!, forge } } : wanted);
}

/** The run of GitHub in which the evidence of what serves was sealed; undefined where that was a laptop, or its ledger is not kept. */
function runOf(serving: ServingNow | undefined): string | undefined {
  const run = serving?.ledger?.entries.at(-1)?.statement.predicate.delivery.runId;
  return run !== undefined && /^[1-9][0-9]*$/.test(run) ? run : undefined;
}

const FULL_NAME = /^[A-Za-z0-9_.-]{1,100}\/[A-Za-z0-9_.-]{1,100}$/;

/** `owner/name` of the repository that a session is about. Throws InputError where nobody says it. */
export async function repositoryOf({ env, workspace }: Pick<Session, 'env' | 'workspace'>, given?: string): Promise<string> {
  const found = given ?? (env.GITHUB_REPOSITORY || (await originOf(workspace)));
  if (found !== undefined && FULL_NAME.test(found)) return found;
  throw InputError.of('doctor-repository', found === undefined ? 'It is not known which repository on GitHub this is.' : `${JSON.stringify(found)} is no repository on GitHub.`, 'Give --repository OWNER/NAME.');
}

async function originOf(folder: string): Promise<string | undefined> {
  const answer = await runProgram(['git', 'remote', 'get-url', 'origin'], { cwd: folder, timeout: 10_000 }).catch(() => ({ stdout: '' }));
  return /[/:]([A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+?)(\.git)?$/.exec(String(answer.stdout).trim())?.[1];
}
