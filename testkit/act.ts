// Runs real workflow files on this machine with act (host mode: no Docker), GitHub being the stand-in. act proves wiring
// alone: it ignores `permissions`, `environment` and `concurrency`, which testkit/workflow and the contract tests hold.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { GitHubStandIn, JobIdentity } from './github/index.ts';
import { readActions, REPOSITORY, ROOT } from './workflow/read.ts';

/** Where `npm run test:integration` puts what it installs. */
export const TOOLS = path.join(ROOT, '.tools');
export const ACT = path.join(TOOLS, 'py', 'bin', 'act');

/** What `uses:` names in a rendered copy, in place of `$/`, which act does not know. */
const SELF = 'act-self';
const TIMEOUT_MILLISECONDS = 170_000;

export interface ActRun {
  /** The caller's repository: what its checkout gives. */
  workspace: string;
  /** Path of the workflow in it. */
  workflow: string;
  event: string;
  github: GitHubStandIn;
  as?: JobIdentity;
  /** From `renderedCopy`. */
  rendered: string;
  /** Tags and commits under which callers name this repository. */
  refs: readonly string[];
  env?: Record<string, string>;
}

export interface ActResult {
  exitCode: number | null;
  /** By the job's name, as act shows it: `success`, `failure` or `skipped`. */
  jobs: Record<string, string>;
  /** Of each step in the order they ended. */
  summaries: { job: string; content: string }[];
  outputs: { job: string; name: string; value: string }[];
  /** What was printed, by all jobs. */
  log: string;
}

/** Keys that GitHub knows and act 0.2.89 turns a whole workflow away for; it ignores environments and groups anyway. */
const UNKNOWN_TO_ACT = /^ +(deployment: false|queue: max)\b.*\n/gm;

/** The files that callers get, the built bundle too. Small on purpose: act packs this folder whole at every step. */
export async function renderedCopy(target: string): Promise<void> {
  await renderedFiles(target, (text) => text.replace(UNKNOWN_TO_ACT, ''));
  await cp(path.join(ROOT, 'dist'), path.join(target, 'dist'), { recursive: true });
}

/** Workflows and action files, with `$/` written as act and actionlint can read it. */
export async function renderedFiles(target: string, further = (text: string): string => text): Promise<void> {
  const folders = [...readActions().keys()];
  const files = ['package.json', ...folders.map((folder) => path.join(folder, 'action.yml')), ...(await workflowFiles())];
  for (const file of files) {
    const text = await readFile(path.join(ROOT, file), 'utf8');
    await mkdir(path.dirname(path.join(target, file)), { recursive: true });
    await writeFile(path.join(target, file), further(text.replace(/(uses: *)\$\/([^\s,}]+)/g, `$1${REPOSITORY}/$2@${SELF}`)));
  }
}

/** Every workflow of this repository, its own and those to copy. */
export async function workflowFiles(): Promise<string[]> {
  const inFolder = async (folder: string): Promise<string[]> => (await readdir(path.join(ROOT, folder))).filter((file) => file.endsWith('.yml')).map((file) => path.join(folder, file));
  return [...(await inFolder('.github/workflows')), ...(await inFolder('workflows'))];
}

/** Starts act and reads its report. Nothing of this process's environment comes in, and no file outlives it. */
export async function runAct(run: ActRun): Promise<ActResult> {
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'sluice-act-'));
  try {
    await mkdir(path.join(temporary, 'home'));
    const event = path.join(temporary, 'event.json');
    await writeFile(event, JSON.stringify(run.github.eventFor(run.as)));
    const { GITHUB_TOKEN: token = '', GITHUB_ACTOR: actor = '', ...variables } = run.github.environmentFor(run.as);
    const env = { ...variables, SHA_REF: variables.GITHUB_SHA!, ...run.env };
    const refs = [SELF, ...run.refs].map((ref) => `--local-repository=${REPOSITORY}@${ref}=${run.rendered}`);
    const args = [
      run.event, '-W', run.workflow, '-e', event, '--json', '-P', 'ubuntu-24.04=-self-hosted', '--pull=false', '--no-cache-server', '--rm',
      '--action-cache-path', path.join(temporary, 'cache'), '--actor', actor, '-s', `GITHUB_TOKEN=${token}`, ...refs,
      ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ];
    const { exitCode, output } = await start(args, run.workspace, path.join(temporary, 'home'));
    return report(exitCode, output);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function start(args: string[], cwd: string, home: string): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    // act runs whatever `node` is first on the PATH that it was started with, whichever version an action names.
    const env = { HOME: home, LANG: 'C.UTF-8', PATH: [path.dirname(process.execPath), '/usr/bin', '/bin'].join(path.delimiter) };
    const child = spawn(ACT, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: TIMEOUT_MILLISECONDS, killSignal: 'SIGKILL' });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (cause) => reject(new Error(`${ACT} cannot be started; \`npm run test:integration\` installs it.`, { cause })));
    child.once('close', (exitCode) => resolve({ exitCode, output: Buffer.concat(chunks).toString() }));
  });
}

interface Line {
  job?: string;
  jobID?: string;
  jobResult?: string;
  command?: string;
  name?: string;
  arg?: string;
  content?: string;
  msg?: string;
}

function report(exitCode: number | null, output: string): ActResult {
  const lines = output.split('\n').flatMap((text): Line[] => {
    try {
      return [JSON.parse(text) as Line];
    } catch {
      // act prints a plain warning before its first line.
      return text === '' ? [] : [{ msg: text }];
    }
  });
  return {
    exitCode,
    jobs: Object.fromEntries(lines.flatMap(({ job, jobResult }) => (jobResult ? [[(job ?? '').trim(), jobResult]] : []))),
    summaries: lines.filter(({ command }) => command === 'summary').map(({ job = '', content = '' }) => ({ job, content })),
    outputs: lines.filter(({ command }) => command === 'set-output').map(({ job = '', name = '', arg = '' }) => ({ job, name, value: arg })),
    log: lines.map(({ job = '', msg = '' }) => `${job}: ${msg.trimEnd()}`).join('\n'),
  };
}
