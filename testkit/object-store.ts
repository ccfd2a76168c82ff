import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { TOOLS } from './act.ts';

const run = promisify(execFile);
const FOLDER = path.join(TOOLS, 'object-store');
/** The extension's version is DuckDB's own (package-lock.json): it loads into no other. */
const PACKAGES = ['moto[server]', 'duckdb-extension-httpfs==1.5.5'];
const STARTS_WITHIN_MS = 30_000;

/** Installs an S3 server and DuckDB's extension from PyPI; answers why not, where it cannot. */
export async function installObjectStore(): Promise<string | undefined> {
  try {
    if (!existsSync(path.join(FOLDER, 'bin', 'python'))) await run('python3', ['-m', 'venv', FOLDER]);
    await run(path.join(FOLDER, 'bin', 'pip'), ['install', '-q', '--disable-pip-version-check', ...PACKAGES], { timeout: 300_000 });
    return undefined;
  } catch (error) {
    return `not to be had from PyPI here: ${String((error as Error).message).split('\n')[0]}`;
  }
}

/** Folder with `httpfs.duckdb_extension`, signed by DuckDB. */
export async function extensionFolder(): Promise<string> {
  const packages = path.join(FOLDER, 'lib');
  const [python] = await readdir(packages);
  return path.join(packages, python!, 'site-packages', 'duckdb_extension_httpfs', 'extensions', 'v1.5.5');
}

export interface ObjectStore extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  url: string;
  put(key: string, content: string | Uint8Array): Promise<void>;
}

/** moto's server as its own program starts it, but for one request at a time: of two it would check both before it writes either. */
const ONE_AT_A_TIME = `
import sys
from werkzeug.serving import run_simple
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
run_simple("127.0.0.1", int(sys.argv[1]), DomainDispatcherApplication(create_backend_app), threaded=False, request_handler=MotoRequestHandler)
`;

/** A real S3 server (moto) on loopback with one bucket. */
export async function startObjectStore(bucket: string, { oneAtATime = false } = {}): Promise<ObjectStore> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await mkdir(FOLDER, { recursive: true });
  const [program, ...args] = oneAtATime ? ['python', '-c', ONE_AT_A_TIME, String(port)] : ['moto_server', '-H', '127.0.0.1', '-p', String(port)];
  const server = spawn(path.join(FOLDER, 'bin', program!), args, { stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  for (let waited = 0; !(await answers(url)); waited += 200) {
    if (waited > STARTS_WITHIN_MS || server.exitCode !== null) throw new Error('The S3 server did not start.');
    await wait(200);
  }
  const put = async (target: string, body?: string | Uint8Array) => {
    const reply = await fetch(`${url}/${target}`, { method: 'PUT', body: body as RequestInit['body'] });
    if (!reply.ok) throw new Error(`The S3 server answered ${reply.status} to PUT ${target}.`);
  };
  await put(bucket);
  return {
    url,
    put: (key, content) => put(`${bucket}/${key}`, content),
    [Symbol.asyncDispose]: async () => {
      server.kill();
      await ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then((reply) => reply.ok, () => false);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
