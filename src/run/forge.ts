import { readFile } from 'node:fs/promises';
import { InputError } from '../core/problem.ts';
import type { Clock } from '../core/seams.ts';
import { readRunnerContext, type RunnerContext } from '../github/context.ts';
import type { Forge } from '../github/forge.ts';
import { openForge } from '../github/octokit-forge.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The runner's view of this run: its variables and the event that started it. */
export async function runnerOf(env: Environment): Promise<RunnerContext> {
  if (!env.GITHUB_REPOSITORY && !env.GITHUB_RUN_ID)
    throw InputError.of('no-run-here', 'This step asks GitHub about a workflow run, and there is none here (no GITHUB_REPOSITORY, no GITHUB_RUN_ID).', 'Run it in a job of GitHub Actions; docs/approval.md says which. Every stage before it runs on a laptop.');
  return readRunnerContext(env, await eventOf(env));
}

/** GitHub for the repository of this run. `token` by default is SLUICE_TOKEN or GITHUB_TOKEN. */
export async function forgeOf(env: Environment, clock: Clock, token = env.SLUICE_TOKEN ?? env.GITHUB_TOKEN): Promise<Forge> {
  const { owner, repository, apiUrl } = await runnerOf(env);
  if (!token) throw InputError.of('token-missing', 'There is no token to ask GitHub with.', 'Give the input `token`, or set GITHUB_TOKEN.');
  return openForge({ owner, repository, token, apiUrl, clock });
}

/** With a token of its own for the organisation's policy (SLUICE_POLICY_TOKEN); the job's token reads only what everybody may read. */
export async function policyForgeOf(env: Environment, clock: Clock): Promise<Forge | undefined> {
  return env.SLUICE_POLICY_TOKEN ? forgeOf(env, clock, env.SLUICE_POLICY_TOKEN) : undefined;
}

async function eventOf(env: Environment): Promise<unknown> {
  if (!env.GITHUB_EVENT_PATH) return undefined;
  try {
    return JSON.parse(await readFile(env.GITHUB_EVENT_PATH, 'utf8'));
  } catch (cause) {
    throw InputError.of('runner-event-malformed', 'The event file (GITHUB_EVENT_PATH) cannot be read.', 'Let the runner write it, and do not change it.', undefined, { cause });
  }
}
