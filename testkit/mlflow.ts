// MLflow's own scoring server on this machine: a model that mlflow.pyfunc saved, served by `mlflow models serve`.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { TOOLS } from './act.ts';

const run = promisify(execFile);
const FOLDER = path.join(TOOLS, 'mlflow');
/** mlflow-skinny serves pyfunc models where pandas is beside it; the whole of mlflow takes ten times as long to install. */
const PACKAGES = ['mlflow-skinny==3.17.2', 'numpy', 'pandas'];
const STARTS_WITHIN_MS = 90_000;
const bin = (name: string): string => path.join(FOLDER, 'bin', name);

/** Installs it from PyPI; answers why not, where it cannot. */
export async function installMlflow(): Promise<string | undefined> {
  try {
    if (!existsSync(bin('python'))) await run('python3', ['-m', 'venv', FOLDER]);
    if (!hasMlflow()) await run(bin('pip'), ['install', '-q', '--disable-pip-version-check', ...PACKAGES], { timeout: 300_000 });
    return undefined;
  } catch (error) {
    return `not to be had from PyPI here: ${String((error as Error).message).split('\n')[0]}`;
  }
}

export function hasMlflow(): boolean {
  return existsSync(bin('mlflow'));
}

export interface ScoringServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  url: string;
}

/** Runs a Python program that saves a model with `mlflow.pyfunc.save_model` into its first argument. */
export async function saveModel(program: string, folder: string): Promise<void> {
  await run(bin('python'), [program, folder], { env: environment(), timeout: STARTS_WITHIN_MS });
}

export async function startScoring(model: string): Promise<ScoringServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const words = ['models', 'serve', '-m', model, '--env-manager', 'local', '-h', '127.0.0.1', '-p', String(port), '--workers', '1'];
  const server = spawn(bin('mlflow'), words, { env: environment(), stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-4000)));
  for (let waited = 0; waited < STARTS_WITHIN_MS; waited += 200) {
    if (server.exitCode !== null) break;
    const ready = await fetch(`${url}/ping`).then(({ ok }) => ok, () => false);
    if (ready) return { url, [Symbol.asyncDispose]: () => stopGroup(server) };
    await wait(200);
  }
  await stopGroup(server);
  throw new Error(`The MLflow scoring server did not start:\n${said}`);
}

/** Without the venv on its path it finds no uvicorn. It sends no statistics. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: `${path.join(FOLDER, 'bin')}${path.delimiter}${process.env.PATH}`, HOME: process.env.HOME, MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true' };
}

/** Ends a server and whatever it started: the whole group is ours. */
export async function stopGroup(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  process.kill(-server.pid, 'SIGTERM');
  const late = setTimeout(() => process.kill(-server.pid!, 'SIGKILL'), 5000);
  await ended;
  clearTimeout(late);
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
