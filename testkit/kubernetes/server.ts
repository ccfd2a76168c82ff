import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { apiOf, type Api } from './api.ts';
import { installApiServer, apiServerProgram } from './program.ts';
import { accountOf, kubeconfigOf, type Account, type KubeconfigOptions, type Rule } from './users.ts';

/** A real kube-apiserver with its etcd on loopback, RBAC and all default admission on (but ServiceAccount: no controller makes accounts here). */
export interface ApiServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** PEM of what its certificate is verified with, and that certificate with its key, for servers of the test on 127.0.0.1. */
  readonly ca: string;
  readonly certificate: { cert: string; key: string };
  /** Token of a cluster administrator. */
  readonly token: string;
  /** All rights. */
  readonly api: Api;
  readonly pid: number | undefined;
  /** A fresh namespace. */
  namespace(labels?: Readonly<Record<string, string>>): Promise<string>;
  /** A ServiceAccount with a Role of these rules (none: no right at all) in that namespace, and its token. */
  account(namespace: string, rules: readonly Rule[], name?: string): Promise<Account>;
  /** The path of a kubeconfig, written into `folder`. Without a token: the administrator's. */
  kubeconfig(folder: string, options: KubeconfigOptions): Promise<string>;
  /** Ends it without a word (SIGKILL). What it held stays. */
  stop(): Promise<void>;
  /** Again on the same port with the same data. */
  start(): Promise<void>;
  restart(): Promise<void>;
}

export interface ApiServerOptions {
  /** More flags of kube-apiserver, such as `--authentication-config=…`; a flag given here stands for the one given by default. */
  flags?: readonly string[];
}

/** Looks while it starts: two minutes. It takes four seconds on two idle cores. */
const LOOKS = 2400;

export async function startApiServer({ flags = [] }: ApiServerOptions = {}): Promise<ApiServer> {
  const missing = await installApiServer();
  if (missing !== undefined) throw new Error(`No API server: ${missing}. Run \`npm run test:integration\`, which builds it where it can.`);
  const home = await mkdtemp(path.join(os.tmpdir(), 'sluice-kube-'));
  const file = (name: string): string => path.join(home, name);
  const port = await freePort();
  const token = randomBytes(16).toString('hex');
  await writeKeys(home, token);
  const all = withFlags(defaultFlags(home, port), flags);
  let child: ChildProcess | undefined;
  let gone: Promise<void> = Promise.resolve();
  const end = (): void => void child?.kill('SIGKILL');
  // A test run that is interrupted leaves no server behind.
  process.once('exit', end);

  const start = async (): Promise<void> => {
    const output = openSync(file('log.txt'), 'a');
    const started = spawn(apiServerProgram(), all, { stdio: ['ignore', output, output] });
    closeSync(output);
    child = started;
    gone = new Promise((resolve) => started.once('exit', () => resolve()));
    await ready(home, `https://127.0.0.1:${port}`, token, started);
  };
  const stop = async (): Promise<void> => {
    end();
    await gone;
    child = undefined;
  };
  const dispose = async (): Promise<void> => {
    await stop();
    process.off('exit', end);
    await rm(home, { recursive: true, force: true });
  };
  try {
    await start();
    const url = `https://127.0.0.1:${port}`;
    const ca = await readFile(file('certs/apiserver.crt'), 'utf8');
    const api = apiOf(url, { ca, token });
    let spaces = 0;
    return {
      url, port, ca, token, api, stop, start,
      certificate: { cert: ca, key: await readFile(file('certs/apiserver.key'), 'utf8') },
      get pid() {
        return child?.pid;
      },
      async namespace(labels = {}) {
        const name = `ns-${(spaces += 1)}`;
        await api.create({ group: '', version: 'v1', plural: 'namespaces', kind: 'Namespace' }, undefined, { metadata: { name, labels } });
        return name;
      },
      account: (namespace, rules, name) => accountOf(api, namespace, rules, name),
      kubeconfig: (folder, options) => kubeconfigOf(folder, { server: url, token, ca, ...options }),
      async restart() {
        await stop();
        await start();
      },
      async [Symbol.asyncDispose]() {
        api.close();
        await dispose();
      },
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function writeKeys(home: string, token: string): Promise<void> {
  await mkdir(path.join(home, 'certs'));
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
  await writeFile(path.join(home, 'sa.key'), privateKey, { mode: 0o600 });
  await writeFile(path.join(home, 'sa.pub'), publicKey);
  await writeFile(path.join(home, 'tokens.csv'), `${token},admin,1,"system:masters"\n`, { mode: 0o600 });
}

function defaultFlags(home: string, port: number): string[] {
  return [
    `--etcd-dir=${path.join(home, 'etcd')}`, `--secure-port=${port}`, '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--cert-dir=${path.join(home, 'certs')}`,
    '--service-account-issuer=https://kubernetes.test', `--service-account-key-file=${path.join(home, 'sa.pub')}`, `--service-account-signing-key-file=${path.join(home, 'sa.key')}`,
    // A range to choose from. Nothing is sent there.
    '--service-cluster-ip-range=10.0.0.0/24', '--authorization-mode=RBAC', `--token-auth-file=${path.join(home, 'tokens.csv')}`,
    '--disable-admission-plugins=ServiceAccount', '--endpoint-reconciler-type=none', '--profiling=false', '--v=0',
  ];
}

function withFlags(flags: readonly string[], more: readonly string[]): string[] {
  const name = (flag: string): string => flag.split('=')[0]!;
  const changed = new Set(more.map(name));
  return [...flags.filter((flag) => !changed.has(name(flag))), ...more];
}

async function ready(home: string, url: string, token: string, child: ChildProcess): Promise<void> {
  let last = '';
  for (let look = 0; look < LOOKS && child.exitCode === null && child.signalCode === null; look += 1) {
    try {
      const api = apiOf(url, { ca: await readFile(path.join(home, 'certs', 'apiserver.crt'), 'utf8'), token });
      const reply = await api.call('GET', '/readyz').finally(() => api.close());
      if (reply.status === 200) return;
      last = String(reply.status);
    } catch (error) {
      last = (error as Error).message;
    }
    await wait(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The API server did not start (${last}): ${(await readFile(path.join(home, 'log.txt'), 'utf8')).slice(-2000)}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
