// What it takes to change shares at a real HAProxy and a real nginx on this machine, under load: time until the router has read
// back that the candidate has nobody, requests that come to it afterwards, and requests that fail while shares change.
// `node scripts/node24.mjs bench/router.ts [--changes 100]`. Loopback alone; a minute or two.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { TrafficDriver } from '../src/core/seams.ts';
import { haproxyTraffic } from '../src/rollout/traffic/haproxy/haproxy.ts';
import { nginxTraffic } from '../src/rollout/traffic/nginx/nginx.ts';
import { systemClock } from '../src/run/system.ts';
import { writeSplit } from '../src/serving/router.ts';
import { haproxyVersion, startHaproxy } from '../testkit/haproxy.ts';
import { nginxVersion, startNginx } from '../testkit/nginx.ts';
import { temporaryFolder } from '../testkit/temporary.ts';
import { freePort } from '../__tests__/rollout/server.ts';
import type { Tally } from './router-load.ts';

const { values } = parseArgs({ options: { changes: { type: 'string', default: '100' }, users: { type: 'string', default: '16' } } });
const [changes, users] = [Number(values.changes), Number(values.users)];

await using stack = new AsyncDisposableStack();
const { path: folder } = stack.use(await temporaryFolder());
const load = new Worker(new URL('./router-load.ts', import.meta.url));
stack.defer(async () => void (await load.terminate()));
const { ports } = await answer<{ ports: Record<'a' | 'b', number> }>();
const page = await readFile(new URL('../docs/drivers.md', import.meta.url), 'utf8');
const docs = Object.fromEntries([...page.matchAll(/```(?:haproxy|nginx|text)\n# (\S+)\n([\s\S]*?)```/g)].map(([, name, text]) => [name!, text!]));

if (haproxyVersion() === undefined) console.log('HAProxy: not installed, nothing measured.');
else for (const kind of ['weights', 'weights kept in a state file', 'users by a map'] as const) await measureHaproxy(kind);
if (nginxVersion() === undefined) console.log('nginx: not installed, nothing measured.');
else await measureNginx();

async function measureHaproxy(kind: string): Promise<void> {
  const byUser = kind === 'users by a map';
  const [port, metrics] = [await freePort(), await freePort()];
  const place = path.join(folder, kind.replaceAll(' ', '-'));
  const map = path.join(folder, 'income.map');
  await writeFile(map, docs['income.map']!);
  const text = Object.entries({
    '/run/haproxy/admin.sock': '{socket}', '/var/lib/haproxy/income.state': '{folder}/state', '/etc/haproxy/income.map': map, 'bind :8080': `bind 127.0.0.1:${port}`,
    '127.0.0.1:8405': `127.0.0.1:${metrics}`, '127.0.0.1:9001': `127.0.0.1:${ports.a}`, '127.0.0.1:9002': `127.0.0.1:${ports.b}`,
  }).reduce((all, [from, to]) => all.replaceAll(from, to), docs[byUser ? 'map.cfg' : 'weights.cfg']!);
  await using haproxy = await startHaproxy(place, text);
  const driver = haproxyTraffic({
    socket: haproxy.socket, backend: 'income', servers: { a: 'income_a', b: 'income_b' }, slots: ['a', 'b'], roles: () => ({ champion: 'a', candidate: 'b' }), cwd: place,
    ...(kind.includes('file') && { state_file: 'state' }), ...(byUser && { map: { file: map } }),
  });
  console.log(`\nHAProxy ${haproxyVersion()}, ${kind}; ${users} users without a pause`);
  await drains(driver, port);
  for (const keepAlive of [true, false]) await moves(driver, port, keepAlive);
}

async function measureNginx(): Promise<void> {
  const [port, status] = [await freePort(), await freePort()];
  const file = path.join(folder, 'income.conf');
  await writeFile(file, docs['income.conf']!.replace('listen 8080', `listen 127.0.0.1:${port}`).replace('127.0.0.1:8081', `127.0.0.1:${status}`).replace('127.0.0.1:9001', `127.0.0.1:${ports.a}`).replace('127.0.0.1:9002', `127.0.0.1:${ports.b}`));
  await using nginx = await startNginx(path.join(folder, 'nginx'), `include ${file};`, port);
  const driver = nginxTraffic({
    config: file, name: 'income', upstreams: { a: 'income_a', b: 'income_b' }, key: '$income_unit', status: `http://127.0.0.1:${status}/sluice/income`, mirror: true, slots: ['a', 'b'],
    clock: systemClock, cwd: folder, test: nginx.test, reload: nginx.reload,
  });
  console.log(`\nnginx ${nginxVersion()}; ${users} users without a pause`);
  const command = (words: string[]) => time(async () => void spawnSync(words[0]!, words.slice(1)));
  console.log(`  nginx -t alone: ${await median(() => command(nginx.test))}; nginx -s reload alone: ${await median(() => command(nginx.reload))}`);
  await drains(driver, port, 10);
  for (const keepAlive of [true, false]) await moves(driver, port, keepAlive, Math.min(changes, 20));
}

/** From 25 % to 0 %, as a rollback does it: told, read back, believed; and who comes to the candidate after that. */
async function drains(driver: TrafficDriver, port: number, times = 50): Promise<void> {
  const took: number[] = [];
  let late = 0;
  for (let turn = 0; turn < times; turn += 1) {
    await writeSplit(driver, { a: 75, b: 25 }, systemClock);
    load.postMessage({ start: { port, users, keepAlive: true, pause: 0 } });
    await systemClock.sleep(60);
    took.push(await time(() => writeSplit(driver, { a: 100, b: 0 }, systemClock)));
    load.postMessage({ mark: performance.timeOrigin + performance.now() });
    await answer();
    await systemClock.sleep(60);
    late += (await stop()).late;
  }
  console.log(`  trigger to verified at 0 %, ${times} times: ${spread(took)}; requests at the candidate that began after that: ${late}`);
}

async function moves(driver: TrafficDriver, port: number, keepAlive: boolean, times = changes): Promise<void> {
  load.postMessage({ start: { port, users, keepAlive, pause: 0 } });
  const took: number[] = [];
  const begun = performance.now();
  for (let turn = 0; turn < times; turn += 1) {
    const b = [1, 5, 25, 50, 99, 0][turn % 6]!;
    took.push(await time(() => writeSplit(driver, { a: 100 - b, b }, systemClock)));
    await systemClock.sleep(30);
  }
  const seconds = (performance.now() - begun) / 1000;
  const { requests, failed, mended, errors } = await stop();
  const how = failed === 0 ? '' : ` (${Object.entries(errors).map(([name, count]) => `${name} ${count}`).join(', ')}; ${mended} of them well when asked once more)`;
  console.log(`  ${times} changes, clients ${keepAlive ? 'keeping connections' : 'opening one for each request'}: each ${spread(took)}; ${requests} requests (${Math.round(requests / seconds)}/s), failed ${failed}${how}`);
}

async function stop(): Promise<Tally> {
  load.postMessage({ stop: true });
  return (await answer<{ tally: Tally }>()).tally;
}

async function answer<T>(): Promise<T> {
  return ((await once(load, 'message')) as [T])[0];
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function median(measure: () => Promise<number>): Promise<string> {
  const times: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) times.push(await measure());
  return `${times.sort((a, b) => a - b)[4]!.toFixed(0)} ms`;
}

function spread(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): string => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!.toFixed(1);
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms`;
}
