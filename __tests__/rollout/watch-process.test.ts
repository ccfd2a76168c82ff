import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { startRouter } from '../examples/income-processes.ts';
import { freePort } from './server.ts';

const LEASE_MS = 4_000;
/** A loaded machine is slow to start a program; what is shown is an order of magnitude, not a stopwatch. */
const SLACK_MS = 10_000;
const WAITS = 600;

const DELIVERY = (remote: string, router: string) => `version: 1
release: {name: income, version: 1.1.0, model: model}
rollout:
  strategy: canary
  fleet: {slots: [a, b], place: {command: ./place}}
  traffic: {http: {url: '${router}/weights'}}
  signals: {log: {files: log.jsonl}}
  guardrails: [{name: errors, rate: {sql: 'SELECT 1'}}]
  steps: [50, 100]
  interval: 1 s
  lease: ${LEASE_MS} ms
  time_budget: 1 hour
  journal: {git: {remote: '${remote}'}}
`;

test('the watch takes every user from the candidate within the lease when GitHub is cut off in the middle of a rollout', async () => {
  await using folder = await temporaryFolder();
  await using router = await startRouter(path.join(folder.path, 'log', 'requests.ndjson'));
  await using github = await remoteServer(folder.path);
  await writeFile(path.join(folder.path, 'delivery.yml'), DELIVERY(github.url, router.url));
  const src = path.resolve(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
  await using ticks = program([path.join(import.meta.dirname, 'ticking-program.ts'), folder.path, github.url], folder.path);
  await using watch = program([src, 'watch', '--delivery', 'delivery.yml'], folder.path);

  // No name of a server is declared: the router alone knows which slot is the champion's when the journal cannot be asked.
  const share = async (): Promise<number> => ((await (await fetch(`${router.url}/weights`)).json()) as { weights: { candidate: number } }).weights.candidate;
  await until(async () => (await share()) === 50, () => ticks.said());
  // The watch has seen it, too.
  await until(async () => (await remembered(folder.path)) !== undefined, () => watch.said());

  await github.cut();
  const cutAt = Date.now();
  expect(await share()).toBe(50);
  await until(async () => (await share()) === 0, () => `${watch.said()}\n${ticks.said()}`);
  const drainedAt = Date.now();
  expect(drainedAt - cutAt).toBeLessThan(LEASE_MS + SLACK_MS);
  await until(() => watch.said().includes('was drained'), () => watch.said());
  // The candidate did not come back while the ticks went on trying.
  await wait(1_500);
  expect(await share()).toBe(0);

  // GitHub comes back: what the journal last says is a candidate at 50 %, and the ticks that come now do not raise it.
  await github.back();
  await until(() => typesAt(github.folder).includes('closed'), () => `${watch.said()}\n${ticks.said()}`);
  expect(await share()).toBe(0);
}, 120_000);

/** GitHub as far as a rollout needs it: a git remote that takes pushes, which can be cut off and come back. */
async function remoteServer(parent: string): Promise<{ url: string; folder: string; cut(): Promise<void>; back(): Promise<void> } & AsyncDisposable> {
  const folder = path.join(parent, 'journal.git');
  execFileSync('git', ['init', '--quiet', '--bare', folder]);
  const port = await freePort();
  const start = async (): Promise<ChildProcess> => {
    const args = ['daemon', '--reuseaddr', '--listen=127.0.0.1', `--port=${port}`, `--base-path=${parent}`, '--export-all', '--enable=receive-pack', '--log-destination=none'];
    const child = spawn('git', args, { stdio: 'ignore', detached: true });
    await until(async () => isThere(`git://127.0.0.1:${port}/journal.git`), () => 'git daemon does not answer');
    return child;
  };
  let daemon: ChildProcess | undefined = await start();
  const cut = async (): Promise<void> => {
    if (!daemon) return;
    const ended = once(daemon, 'exit');
    process.kill(-daemon.pid!, 'SIGKILL');
    await ended;
    daemon = undefined;
  };
  return { url: `git://127.0.0.1:${port}/journal.git`, folder, cut, back: async () => void (daemon = await start()), [Symbol.asyncDispose]: cut };
}

function isThere(url: string): boolean {
  try {
    execFileSync('git', ['ls-remote', url], { stdio: 'ignore', timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}

function program(args: string[], cwd: string): { said(): string } & AsyncDisposable {
  const child = spawn(process.execPath, ['--no-warnings', ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env.PATH, HOME: cwd, RUNNER_TEMP: cwd }, detached: true });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  return {
    said: () => said,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      process.kill(-child.pid!, 'SIGKILL');
      await ended;
    },
  };
}

/** Types of the events that lie at the remote, read from its own folder. */
function typesAt(remote: string): string[] {
  const text = execFileSync('git', ['-C', remote, 'show', 'refs/sluice/income:journal.jsonl'], { encoding: 'utf8' });
  return text.split('\n').slice(0, -1).map((line) => (JSON.parse(line) as { type: string }).type);
}

/** What the watch has kept of the delivery in flight. */
async function remembered(folder: string): Promise<unknown> {
  const text = await readFile(path.join(folder, '.sluice', 'income.watch.json'), 'utf8').catch(() => 'null');
  return (JSON.parse(text) as { flight?: unknown } | null)?.flight;
}

async function until(holds: () => Promise<boolean> | boolean, why: () => string): Promise<void> {
  for (let count = 0; count < WAITS; count += 1) {
    if (await holds()) return;
    await wait(100);
  }
  throw new Error(`It did not come to that. ${why()}`);
}
