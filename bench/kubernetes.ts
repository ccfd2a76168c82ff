// What a rollout on Kubernetes takes, on a real API server with stand-ins for the controllers: time until the router has read back that the candidate has
// nobody, calls to the API server of a steady tick, memory of `sluice watch`. By the built actions (`npm run build` first) and real model servers.
// `node scripts/node24.mjs bench/kubernetes.ts [--drains 50] [--aborts 5] [--seconds 60]`. Loopback alone; some five minutes.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openCluster } from '../src/kubernetes/open.ts';
import { gatewayTraffic } from '../src/rollout/traffic/gateway/gateway.ts';
import { systemClock } from '../src/run/system.ts';
import { writeSplit } from '../src/serving/router.ts';
import { writeAll } from '../testkit/delivery-run.ts';
import { startApiServer } from '../testkit/kubernetes/server.ts';
import { temporaryFolder } from '../testkit/temporary.ts';
import { until } from '../testkit/until.ts';
import { GATEWAY, NAMES } from '../__tests__/integration/kubernetes/delivery-gateway.ts';
import { CHAMPION_ERRORS, SLOTS, startTeam, type Approved } from '../__tests__/integration/kubernetes/delivery-world.ts';
import { machine, median } from './processes.ts';

const { values } = parseArgs({ options: { drains: { type: 'string', default: '50' }, aborts: { type: 'string', default: '5' }, seconds: { type: 'string', default: '60' } } });
const [drains, aborts, seconds] = [values.drains, values.aborts, values.seconds].map(Number) as [number, number, number];
const GOALS = { drainMs: 3000, callsATick: 2, watchMb: 64 };

console.log(machine());
await using stack = new AsyncDisposableStack();
const { path: folder } = stack.use(await temporaryFolder());
const server = stack.use(await startApiServer());
const team = stack.use(await startTeam(server, GATEWAY));
await writeFile(path.join(folder, 'ca.pem'), server.ca);
await measureDrains();
await deliver('1.0.0');
await measureAborts();
await measureSteady();

function show(what: string, measured: string, holds: boolean): void {
  console.log(`${holds ? 'holds ' : 'MISSED'}  ${what}: ${measured}`);
  if (!holds) process.exitCode = 1;
}

/** As a rollback moves users: told, accepted by the route's controller, read back, believed. */
async function measureDrains(): Promise<void> {
  const cluster = openCluster({ server: server.url, ca: path.join(folder, 'ca.pem'), namespace: team.namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: server.token }, resolve: (declared) => declared });
  const driver = gatewayTraffic({ route: 'income', backends: NAMES, slots: ['a', 'b'], roles: () => ({ champion: 'a', candidate: 'b' }), clock: systemClock, within: '10 s', cluster });
  const took: number[] = [];
  for (let turn = 0; turn < drains; turn += 1) {
    await writeSplit(driver, { a: 75, b: 25 }, systemClock);
    const begun = performance.now();
    await writeSplit(driver, { a: 100, b: 0 }, systemClock);
    took.push(performance.now() - begun);
  }
  show(`from told to read back at 0 %, ${drains} times (at most ${GOALS.drainMs} ms)`, spread(took), Math.max(...took) <= GOALS.drainMs);
}

/** As a person takes it back, by the built action: from what set it off to the router read back, as the journal has it, and from the start of its process. */
async function measureAborts(): Promise<void> {
  const took: number[] = [];
  const quiet: number[] = [];
  const lost = team.plane.lost.length;
  let late = 0;
  for (let turn = 0; turn < aborts; turn += 1) {
    const release = await team.approved({ version: `2.0.${turn}`, errors: CHAMPION_ERRORS });
    const candidate = await inFlight(release);
    const begun = Date.now();
    const running = team.act(release, 'canary-promote', { request: 'abort', reason: 'bench', once: 'true' });
    await until(() => team.plane.shares[candidate] === 0);
    quiet.push(Date.now() - begun);
    await running;
    took.push(Number((await team.events()).findLast(({ type }) => type === 'rolled-back')!.data.tookMs));
    const { at } = team.plane.history.at(-1)!;
    // What had begun before may end within a moment after.
    late += team.plane.served.filter((each) => each.slot === candidate && each.at > at + 250).length;
  }
  show(`the built action \`request: abort\`, from rollback start to read back at 0 %, ${aborts} times (at most ${GOALS.drainMs} ms)`, spread(took), Math.max(...took) <= GOALS.drainMs);
  console.log(`        from the start of its process until users were gone: ${spread(quiet)}; requests at the candidate that ended more than 250 ms after: ${late}; users without an answer: ${team.plane.lost.length - lost}`);
}

/** Ticks that change nothing: the second step waits for longer than this looks. */
async function measureSteady(): Promise<void> {
  const approved = await team.approved({ version: '3.0.0', errors: CHAMPION_ERRORS, soak: '1 hour' });
  let ticking: ChildProcess | undefined;
  const running = team.act(approved, 'canary-promote', {}, { started: (child) => (ticking = child), timeout: 600_000 });
  await until(() => Object.values(team.plane.shares).includes(50));
  await using machineOf = await temporaryFolder();
  await writeAll(machineOf.path, approved.files);
  // The watch looks past the proxy: its calls are not the ticks'.
  const direct = (await readFile(kubeconfigIn(approved), 'utf8')).replace(team.proxy.url, server.url);
  await writeFile(path.join(machineOf.path, 'kubeconfig'), direct, { mode: 0o600 });
  await writeFile(path.join(machineOf.path, 'delivery.yml'), approved.files['delivery.yml']!.replace(JSON.stringify(kubeconfigIn(approved)), 'kubeconfig'));
  const watch = spawn(process.execPath, [path.resolve(import.meta.dirname, '..', 'dist', 'sluice.js'), 'watch', '--lean'], { cwd: machineOf.path, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env.PATH, HOME: machineOf.path, GITHUB_REPOSITORY_ID: '42' } });
  let said = '';
  watch.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));

  await systemClock.sleep(3000);
  const looks = async (): Promise<number> => (await team.events()).filter(({ type }) => type === 'observed').length;
  const [begun, before] = [await looks(), team.proxy.calls.length];
  await systemClock.sleep(1000 * seconds);
  const [ticks, calls] = [(await looks()) - begun, team.proxy.calls.slice(before)];
  const kinds = Map.groupBy(calls, ({ method, path: asked, watch: streams }) => `${streams ? 'WATCH' : method} ${asked.replace(/.*\/namespaces\/[^/]+\//, '')}`);
  const aTick = calls.length / ticks;
  show(`calls to the API server of a steady tick, ${ticks} ticks (at most ${GOALS.callsATick})`, `${aTick.toFixed(2)} (${[...kinds].map(([kind, { length }]) => `${kind} ${(length / ticks).toFixed(2)}`).join(', ')})`, aTick <= GOALS.callsATick);

  if (watch.exitCode !== null) throw new Error(`The watch ended: ${said}`);
  const status = await readFile(`/proc/${watch.pid}/status`, 'utf8');
  const megabytes = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)![1]) / 1024;
  show(`memory of \`sluice watch --lean\` after ${seconds} s, at the most (at most ${GOALS.watchMb} MiB)`, `${megabytes('VmHWM').toFixed(1)} MiB (now ${megabytes('VmRSS').toFixed(1)})`, megabytes('VmHWM') <= GOALS.watchMb);
  const gone = once(watch, 'exit');
  watch.kill('SIGTERM');
  await gone;
  ticking!.kill('SIGKILL');
  await running;
}

async function deliver(version: string): Promise<void> {
  await team.act(await team.approved({ version, errors: CHAMPION_ERRORS }), 'canary-promote', {});
}

/** Its slot, once half of the users come there. */
async function inFlight(release: Approved): Promise<string> {
  const served = Object.entries(team.plane.shares).find(([, share]) => share === 100)![0];
  const candidate = SLOTS.find((slot) => slot !== served)!;
  while (team.plane.shares[candidate] !== 50) await team.act(release, 'canary-promote', { once: 'true' });
  return candidate;
}

function kubeconfigIn({ files }: Approved): string {
  return JSON.parse(/kubeconfig: ("[^"]+")/.exec(files['delivery.yml']!)![1]!) as string;
}

function spread(took: readonly number[]): string {
  return `median ${median(took).toFixed(0)} ms, worst ${Math.max(...took).toFixed(0)} ms`;
}
