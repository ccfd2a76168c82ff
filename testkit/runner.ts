// Starts an action the way GitHub's runner does: inputs and files through the environment, `main`, then `post`.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import type { GitHubStandIn, JobIdentity } from './github/index.ts';
import { evaluate } from './runner/expression.ts';
import { readFileCommands, type Annotation, readAnnotations } from './runner/commands.ts';

export type { Annotation } from './runner/commands.ts';

export interface ActionRun {
  /** Folder with the action.yml, relative to the repository's root, or absolute. */
  action: string;
  inputs?: Record<string, string>;
  /** GitHub as the action will meet it; without it no variable names one. */
  github?: GitHubStandIn;
  /** Whose job this is: run, attempt, permissions. */
  as?: JobIdentity;
  /** Folder that is GITHUB_WORKSPACE and the working directory. */
  workspace: string;
  /** Payload of the event. Default: that of the run on GitHub, and `{}` without one. */
  event?: Record<string, unknown>;
  /** Added last: may replace anything. */
  env?: Record<string, string>;
  /** Milliseconds after which the process is ended. Default 60 000. */
  timeout?: number;
  /** Gets the process of main, and of post, as it starts: a test may end it on the way. */
  started?: (child: ChildProcess) => void;
  /** What else happens between main and post, e.g. a look at the state. */
  beforePost?: () => Promise<void> | void;
}

export interface ActionResult {
  /** Of main; null where it was ended by the time limit. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
  outputs: Record<string, string>;
  /** What main and post exported to later steps. */
  exported: Record<string, string>;
  path: string[];
  state: Record<string, string>;
  /** The job summary as GitHub would show it, main's and post's: nothing of a step's that is above 1 MiB. */
  summary: Buffer;
  annotations: Annotation[];
  post?: { exitCode: number | null; stdout: string; stderr: string };
}

interface Metadata {
  inputs?: Record<string, { default?: unknown } | null>;
  runs: { using: string; main: string; post?: string; 'post-if'?: string };
}

const REPOSITORY = path.join(import.meta.dirname, '..');
const DEFAULT_TIMEOUT_MILLISECONDS = 60_000;
// The runner's own names for its files (actions/runner: FileCommandManager).
const FILE_COMMANDS = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;
type FileCommand = (typeof FILE_COMMANDS)[number];

/** Runs main, and post where the action has one. Rejects where the action itself cannot be started. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const folder = path.resolve(REPOSITORY, run.action);
  const metadata = await readMetadata(folder);
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'sluice-runner-'));
  try {
    const env = await environmentOf(run, folder, metadata, temporary);
    const main = await step(run, path.join(folder, metadata.runs.main), env, temporary, 'main');
    await run.beforePost?.();
    const post = metadata.runs.post === undefined || !wantsPost(metadata, main.exitCode) ? undefined : await step(run, path.join(folder, metadata.runs.post), { ...env, ...main.exported, ...states(main.state) }, temporary, 'post');
    const annotations = [main, post].flatMap((each) => (each ? [...readAnnotations(each.stdout), ...summaryTooLarge(each)] : []));
    return {
      ...main,
      exported: { ...main.exported, ...post?.exported },
      path: [...main.path, ...(post?.path ?? [])],
      summary: Buffer.concat([shownSummary(main), post ? shownSummary(post) : Buffer.alloc(0)]),
      annotations,
      ...(post && { post: { exitCode: post.exitCode, stdout: post.stdout, stderr: post.stderr } }),
    };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function readMetadata(folder: string): Promise<Metadata> {
  const file = ['action.yml', 'action.yaml'].map((name) => path.join(folder, name)).find((each) => existsSync(each));
  if (!file) throw new Error(`${folder} has no action.yml.`);
  const metadata = parse(await readFile(file, 'utf8')) as Metadata;
  if (metadata.runs?.using !== 'node24') throw new Error(`${file}: "using: ${metadata.runs?.using}" is not a Node 24 action.`);
  for (const script of [metadata.runs.main, metadata.runs.post]) {
    if (script !== undefined && !existsSync(path.join(folder, script))) throw new Error(`${file}: ${script} does not exist. Build it first.`);
  }
  return metadata;
}

/** A clean environment: nothing of the test's own process comes in, as on a fresh machine. */
async function environmentOf(run: ActionRun, folder: string, metadata: Metadata, temporary: string): Promise<Record<string, string>> {
  const [temp, tools, home] = [path.join(temporary, 'temp'), path.join(temporary, 'tools'), path.join(temporary, 'home')];
  await Promise.all([temp, tools, home, path.join(temporary, 'event')].map((each) => mkdir(each)));
  const event = path.join(temporary, 'event', 'event.json');
  await writeFile(event, JSON.stringify(run.event ?? run.github?.eventFor(run.as) ?? {}));
  const given: Record<string, string> = {
    HOME: home,
    PATH: `${path.dirname(process.execPath)}${path.delimiter}/usr/bin${path.delimiter}/bin`,
    LANG: 'C.UTF-8',
    // What V8 made of the bundle, kept between the hundreds of processes of a test run: the code that runs is the same.
    NODE_COMPILE_CACHE: path.join(os.tmpdir(), 'sluice-compiled'),
    GITHUB_WORKSPACE: run.workspace,
    GITHUB_EVENT_PATH: event,
    GITHUB_ACTION: '__self',
    GITHUB_ACTION_PATH: folder,
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: tools,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_NAME: 'test',
    ...run.github?.environmentFor(run.as),
  };
  return { ...withoutToken(given), ...inputs(run, metadata, given), ...run.env };
}

/** A runner gives the token to an action through an input only; a workflow has to put it into `env` by name. */
function withoutToken(given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'GITHUB_TOKEN'));
}

/** `INPUT_<NAME>`: upper case, spaces to underscores, all else (dashes too) as it is. Undeclared inputs only warn on GitHub. */
function inputs(run: ActionRun, metadata: Metadata, given: Record<string, string>): Record<string, string> {
  const variable = (name: string) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
  const declared = Object.entries(metadata.inputs ?? {});
  const undeclared = Object.keys(run.inputs ?? {}).filter((name) => !declared.some(([each]) => each.toLowerCase() === name.toLowerCase()));
  if (undeclared.length > 0) throw new Error(`${run.action} declares no input ${undeclared.map((name) => JSON.stringify(name)).join(', ')}.`);
  const defaults = declared.map(([name, input]) => [variable(name), input?.default === undefined || input.default === null ? '' : evaluate(String(input.default), given)]);
  return { ...Object.fromEntries(defaults), ...Object.fromEntries(Object.entries(run.inputs ?? {}).map(([name, value]) => [variable(name), value])) };
}

function wantsPost(metadata: Metadata, exitCode: number | null): boolean {
  const condition = metadata.runs['post-if'] ?? 'always()';
  if (condition === 'always()' || condition === '!cancelled()') return true;
  if (condition === 'success()') return exitCode === 0;
  if (condition === 'failure()') return exitCode !== 0;
  throw new Error(`post-if: ${condition} is not known to this runner.`);
}

function states(state: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}

// docs: "Workflow commands", job summaries: 1 MiB per step; above it nothing is shown and the step does not fail.
const MOST_SUMMARY_BYTES = 1024 * 1024;

function shownSummary({ summary }: Step): Buffer {
  return summary.length > MOST_SUMMARY_BYTES ? Buffer.alloc(0) : summary;
}

function summaryTooLarge({ summary }: Step): Annotation[] {
  if (summary.length <= MOST_SUMMARY_BYTES) return [];
  const message = `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.ceil(summary.length / 1024)}k.`;
  return [{ level: 'error', message, properties: {} }];
}

type Step = Omit<ActionResult, 'annotations' | 'post'>;

async function step(run: ActionRun, script: string, env: Record<string, string>, temporary: string, name: string): Promise<Step> {
  const files = Object.fromEntries(FILE_COMMANDS.map((command) => [command, path.join(temporary, `${name}-${command.toLowerCase()}`)])) as Record<FileCommand, string>;
  await Promise.all(Object.values(files).map((file) => writeFile(file, '')));
  const started = await start(script, { ...env, ...files, ...run.env }, run.workspace, run.timeout ?? DEFAULT_TIMEOUT_MILLISECONDS, run.started);
  const text = (command: FileCommand) => readFile(files[command], 'utf8');
  return {
    ...started,
    outputs: readFileCommands(await text('GITHUB_OUTPUT'), 'GITHUB_OUTPUT'),
    state: readFileCommands(await text('GITHUB_STATE'), 'GITHUB_STATE'),
    exported: readFileCommands(await text('GITHUB_ENV'), 'GITHUB_ENV'),
    path: (await text('GITHUB_PATH')).split('\n').filter((line) => line !== ''),
    summary: await readFile(files.GITHUB_STEP_SUMMARY),
  };
}

function start(script: string, env: Record<string, string>, cwd: string, timeout: number, began?: ActionRun['started']): Promise<Pick<ActionResult, 'exitCode' | 'stdout' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout, killSignal: 'SIGKILL' });
    began?.(child);
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }));
  });
}
