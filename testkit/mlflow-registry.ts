// MLflow's own tracking server with its model registry on this machine, over SQLite in a folder.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { TOOLS } from './act.ts';
import { freePort, stopGroup } from './mlflow.ts';

const run = promisify(execFile);
const FOLDER = path.join(TOOLS, 'mlflow-registry');
/** What its server imports at its start; the whole of mlflow brings libraries of machine learning that a registry has no use for. */
const PACKAGES = ['mlflow-skinny==3.17.2', 'Flask', 'Flask-CORS', 'graphene', 'SQLAlchemy', 'alembic', 'cryptography', 'huey', 'aiohttp', 'pandas'];
const STARTS_WITHIN_MS = 120_000;
const bin = (name: string): string => path.join(FOLDER, 'bin', name);

/** Installs it from PyPI; answers why not, where it cannot. */
export async function installMlflowRegistry(): Promise<string | undefined> {
  try {
    if (hasMlflowRegistry()) return undefined;
    await run('python3', ['-m', 'venv', FOLDER]);
    await run(bin('pip'), ['install', '-q', '--disable-pip-version-check', ...PACKAGES], { timeout: 300_000 });
    return undefined;
  } catch (error) {
    return `not to be had from PyPI here: ${String((error as Error).message).split('\n')[0]}`;
  }
}

export function hasMlflowRegistry(): boolean {
  return existsSync(bin('mlflow')) && existsSync(bin('flask'));
}

export interface RegistryServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** As any client of MLflow would. */
  ask(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
}

export async function startRegistry(folder: string): Promise<RegistryServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const words = ['server', '--host', '127.0.0.1', '--port', String(port), '--workers', '1', '--backend-store-uri', `sqlite:///${folder}/registry.db`, '--artifacts-destination', path.join(folder, 'artifacts')];
  const server = spawn(bin('mlflow'), words, { cwd: folder, env: environment(), stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-4000)));
  for (let waited = 0; waited < STARTS_WITHIN_MS && server.exitCode === null; waited += 300) {
    if (await fetch(`${url}/health`).then(({ ok }) => ok, () => false)) return { url, ask: (...asked) => ask(url, ...asked), [Symbol.asyncDispose]: () => stopGroup(server) };
    await wait(300);
  }
  await stopGroup(server);
  throw new Error(`MLflow's server did not start:\n${said}`);
}

async function ask(url: string, method: string, place: string, body?: unknown): Promise<Record<string, unknown>> {
  const reply = await fetch(`${url}/api/2.0/mlflow/${place}`, { method, headers: { 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) });
  if (!reply.ok) throw new Error(`MLflow answered ${reply.status} to ${method} ${place}: ${await reply.text()}`);
  return (await reply.json()) as Record<string, unknown>;
}

/** Without its job runners it is one process instead of nine; it sends no statistics. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: `${path.join(FOLDER, 'bin')}${path.delimiter}${process.env.PATH}`, HOME: process.env.HOME, MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false', MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true' };
}
