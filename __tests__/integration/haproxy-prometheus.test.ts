import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Rollout } from '../../src/delivery/spec.ts';
import { openSignals } from '../../src/rollout/signals/open.ts';
import { haproxyTraffic } from '../../src/rollout/traffic/haproxy/haproxy.ts';
import { systemClock } from '../../src/run/system.ts';
import { haproxyVersion, startHaproxy } from '../../testkit/haproxy.ts';
import { slotsOfUsers, startOrigins } from '../../testkit/origins.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { freePort } from '../rollout/server.ts';
import { filesOf } from './drivers-page.ts';

if (haproxyVersion() === undefined || spawnSync('prometheus', ['--version']).status !== 0) throw new Error('HAProxy or Prometheus is not installed. Run `npm run test:integration`, which installs both.');

test('errors of each slot come from HAProxy\'s own exporter through Prometheus, with the selectors of docs/drivers.md', async () => {
  await using stack = new AsyncDisposableStack();
  const { path: folder } = stack.use(await temporaryFolder());
  const origins = stack.use(await startOrigins());
  const [port, metrics, web] = [await freePort(), await freePort(), await freePort()];
  const docs = await filesOf('docs/drivers.md');
  const config = docs['weights.cfg']!
    .replace('/run/haproxy/admin.sock', '{socket}').replace('/var/lib/haproxy/income.state', '{folder}/state').replace('bind :8080', `bind 127.0.0.1:${port}`)
    .replace('127.0.0.1:8405', `127.0.0.1:${metrics}`).replace('127.0.0.1:9001', `127.0.0.1:${origins.ports.a}`).replace('127.0.0.1:9002', `127.0.0.1:${origins.ports.b}`);
  const haproxy = stack.use(await startHaproxy(path.join(folder, 'haproxy'), config));
  const url = await startPrometheus(stack, folder, web, docs['prometheus.yml']!.replace('127.0.0.1:8405', `127.0.0.1:${metrics}`).replace('scrape_interval: 5s', 'scrape_interval: 1s'));

  const driver = haproxyTraffic({ socket: haproxy.socket, backend: 'income', servers: { a: 'income_a', b: 'income_b' }, slots: ['a', 'b'], roles: () => ({}), cwd: folder });
  await driver.write({ a: 75, b: 25 });
  // Counters that Prometheus meets for the first time have no "before": it must have seen them once.
  const { rollout } = parse(docs['delivery.yml']!) as { rollout: Rollout };
  const { total } = rollout.guardrails![0]!.rate as { total: string };
  await until(async () => (await asked(url, total)) >= 2);
  const since = systemClock.now().getTime();
  let calls = 0;
  origins.answer.b = (_, response) => void response.writeHead(calls++ % 5 === 0 ? 500 : 200).end('b');
  await slotsOfUsers(port, Array.from({ length: 400 }, (_, index) => `u${index}`), [200, 500]);
  await wait(2500);
  const spec = { ...rollout.signals!, prometheus: { ...rollout.signals!.prometheus!, url } };
  const signals = openSignals(spec, rollout.guardrails!, { slots: ['a', 'b'], clock: systemClock, source: nothing, engine: undefined as never });
  const reading = await signals.read('errors', { since, until: systemClock.now().getTime() });
  expect(reading).toMatchObject({ kind: 'counts', bySlot: { a: { events: 0, total: origins.counts.a }, b: { events: Math.ceil(calls / 5), total: calls } } });
  expect(calls).toBeGreaterThan(90);
}, 120_000);

/** Nothing but Prometheus is declared. */
function nothing(): never {
  throw new Error('No file is read here.');
}

async function startPrometheus(stack: AsyncDisposableStack, folder: string, port: number, config: string): Promise<string> {
  const file = path.join(folder, 'prometheus.yml');
  await writeFile(file, config);
  await mkdir(path.join(folder, 'data'));
  const child: ChildProcess = spawn('prometheus', [`--config.file=${file}`, `--storage.tsdb.path=${path.join(folder, 'data')}`, `--web.listen-address=127.0.0.1:${port}`, '--log.level=error'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  stack.defer(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const url = `http://127.0.0.1:${port}`;
  await until(() => fetch(`${url}/-/ready`).then((reply) => reply.ok, () => false));
  return url;
}

async function asked(url: string, selector: string): Promise<number> {
  const reply = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query: `count(${selector})` }).toString()}`);
  const { data } = (await reply.json()) as { data: { result: { value: [number, string] }[] } };
  return Number(data.result[0]?.value[1] ?? 0);
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 300; look += 1) {
    if (await done()) return;
    await wait(100);
  }
  throw new Error('It did not come about within 30 s.');
}
