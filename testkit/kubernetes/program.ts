// The real API server, built once from its own modules (apiserver/) into a folder outside the clone: XDG_CACHE_HOME or
// ~/.cache, in sluice/. Its name there is the digest of all that it is built from, so a change builds another.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const SOURCES = path.join(import.meta.dirname, 'apiserver');
const VERSION = '1.37.2';
// Part of the key of Go's build cache: other flags build all of Kubernetes again.
const FLAGS = ['-trimpath', '-ldflags', ['-s -w', ...Object.entries({ gitVersion: `v${VERSION}`, gitMajor: '1', gitMinor: '37' }).map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)].join(' ')];
/** Four and a half minutes on two idle cores, thrice that on busy ones. */
const BUILD_MILLISECONDS = 25 * 60_000;

/** Where what takes long to make is kept between runs. */
export function cacheFolder(): string {
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'sluice');
}

/** Why there can be no API server on this machine, or undefined once it is built. `log` hears how long that took. */
export async function installApiServer(log: (line: string) => void = () => {}): Promise<string | undefined> {
  const program = apiServerProgram();
  if (existsSync(program)) return undefined;
  const needed = /^go (\d+)\.(\d+)/m.exec(readFileSync(path.join(SOURCES, 'go.mod'), 'utf8'))!;
  const here = /go(\d+)\.(\d+)/.exec(spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).stdout ?? '');
  if (here === null) return `go is not installed (the API server of Kubernetes ${VERSION} is built with go ${needed[1]}.${needed[2]} or newer)`;
  if (Number(here[1]) < Number(needed[1]) || (here[1] === needed[1] && Number(here[2]) < Number(needed[2]))) return `the API server of Kubernetes ${VERSION} needs go ${needed[1]}.${needed[2]}, and here is ${here[1]}.${here[2]}`;
  const started = performance.now();
  log(`Building the API server of Kubernetes ${VERSION} (minutes, once)`);
  const partial = `${program}.${process.pid}`;
  await mkdir(path.dirname(program), { recursive: true });
  const failed = await build(partial);
  if (failed === undefined) await rename(partial, program);
  else await rm(partial, { force: true });
  log(`The API server ${failed === undefined ? 'was built' : 'could not be built'} in ${Math.round((performance.now() - started) / 1000)} s: ${failed ?? program}`);
  return failed === undefined ? undefined : `go build failed: ${failed}`;
}

export function apiServerProgram(): string {
  const digest = createHash('sha256');
  for (const name of ['main.go', 'go.mod', 'go.sum']) digest.update(readFileSync(path.join(SOURCES, name)));
  digest.update(JSON.stringify([FLAGS, process.platform, process.arch]));
  return path.join(cacheFolder(), `kube-apiserver-${VERSION}-${digest.digest('hex').slice(0, 12)}`);
}

function build(target: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    // Niced: what else is tested meanwhile has bounds on time.
    const child = spawn('nice', ['go', 'build', '-p', '2', ...FLAGS, '-o', target, '.'], { cwd: SOURCES, stdio: ['ignore', 'ignore', 'pipe'], timeout: BUILD_MILLISECONDS, env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-buildvcs=false', GOWORK: 'off' } });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-2000)));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : `${signal === null ? `exit ${code}` : `ended by ${signal}`}: ${said.trim()}`));
  });
}
