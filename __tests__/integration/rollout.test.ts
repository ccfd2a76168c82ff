import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'node:http';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../src/core/digest.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { openFileJournal } from '../../src/journal/file.ts';
import { stateOf, type State } from '../../src/journal/state.ts';
import { liveLines } from '../../src/rollout/live.ts';
import { systemClock } from '../../src/run/system.ts';
import { haproxyVersion, startHaproxy, type RunningHaproxy } from '../../testkit/haproxy.ts';
import { ask } from '../../testkit/origins.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { freePort } from '../rollout/server.ts';

// A whole rollout on the real HAProxy, judged by the real Prometheus, which scrapes HAProxy's own exporter and the servers: users really come, and
// everything that is decided is decided from what they got.
if (haproxyVersion() === undefined) throw new Error('HAProxy is not installed. Run `npm run test:integration`, which installs it.');
if (spawnSync('prometheus', ['--version']).status !== 0) throw new Error('Prometheus is not installed. Run `npm run test:integration`, which installs it.');

/** What a server does to its users. */
interface Habit {
  /** Share of requests that fail. */
  errors: number;
  /** Share of requests that take 120 ms; the others take 1 ms. */
  slow: number;
}

const SLOTS = ['income_a', 'income_b'] as const;
type Slot = (typeof SLOTS)[number];
const CHAMPION: Habit = { errors: 0.2, slow: 0.02 };
const EDGES = [0.01, 0.05, 0.1, 0.25];
const STEPS = [20, 50, 100];
const WAITS = 1800;
const CONCLUDES_MS = 180_000;

describe('a rollout on the real HAProxy and the real Prometheus', () => {
  test('a good model reaches 100 %', async () => {
    await using world = await started(CHAMPION);
    const verdict = await concluded(world, await world.tick());
    expect(verdict).toMatchObject({ outcome: 'pass' });
    expect(await world.share()).toBe(100);
    expect(world.seen.every((share) => [0, ...STEPS].includes(share))).toBe(true);
    expect((await world.state()).champion).toMatchObject({ slot: 'income_b' });
  }, 240_000);

  test('a model with twice the errors is taken back', async () => {
    await using world = await started({ ...CHAMPION, errors: 0.4 });
    const verdict = await concluded(world, await world.tick());
    expect(verdict).toMatchObject({ outcome: 'fail' });
    expect(lastOf(await world.state()).rolledBack).toMatchObject({ code: 'harm', guardrail: 'errors' });
    await expectNobody(world);
  }, 240_000);

  test('a slow model is taken back', async () => {
    await using world = await started({ ...CHAMPION, slow: 0.5 });
    const verdict = await concluded(world, await world.tick());
    expect(verdict).toMatchObject({ outcome: 'fail' });
    expect(lastOf(await world.state()).rolledBack).toMatchObject({ code: 'harm', guardrail: 'latency' });
    await expectNobody(world);
  }, 240_000);

  test('an outage of Prometheus holds the rollout, which then goes on', async () => {
    await using world = await started(CHAMPION);
    const ticks = await world.tick();
    await until(async () => (await world.share()) === STEPS[0], ticks.said);
    await world.prometheus.end();
    await until(async () => Object.keys((await world.state()).open?.outages ?? {}).length > 0, ticks.said);
    const held = await world.share();
    // Longer than its evidence would have needed: nobody more comes while nothing is known.
    await wait(15_000);
    expect(await world.share()).toBe(held);
    await world.prometheus.start();
    const verdict = await concluded(world, ticks);
    expect(verdict).toMatchObject({ outcome: 'pass' });
    expect(await world.share()).toBe(100);
  }, 300_000);

  test('ticks that are killed on the way are finished by those that come after', async () => {
    await using world = await started(CHAMPION);
    let said = '';
    for (const step of STEPS.slice(0, 2)) {
      const ticks = await world.tick();
      await until(async () => (await world.share()) >= step, async () => [`No ${step} %.`, ...liveLines(await world.state(), { now: Date.now(), width: 100 }), ticks.said()].join('\n'));
      await ticks.kill();
      said += ticks.said();
      if ((await world.state()).open === undefined) throw new Error(`Nothing is in flight any more: ${said}`);
    }
    const verdict = await concluded(world, await world.tick());
    expect(verdict).toMatchObject({ outcome: 'pass' });
    expect(await world.share()).toBe(100);
    expect(world.seen.every((share) => [0, ...STEPS].includes(share))).toBe(true);
  }, 300_000);

  test('a bad model is taken back by those that come after, too, and not one request reaches it any more', async () => {
    await using world = await started({ ...CHAMPION, errors: 0.4 });
    const ticks = await world.tick();
    // The decision stands, and whether the router was told is anybody's guess.
    await until(async () => (await world.state()).open?.judged?.answer === 'roll-back' || (await world.state()).open === undefined, ticks.said, 20);
    await ticks.kill();
    const verdict = await concluded(world, await world.tick());
    expect(verdict).toMatchObject({ outcome: 'fail' });
    expect(lastOf(await world.state()).rolledBack).toMatchObject({ code: 'harm', guardrail: 'errors' });
    await expectNobody(world);
  }, 300_000);
});

/** The ticks' verdict; where it does not come in time, what stood in its way. */
async function concluded(world: World, { ended, said }: Ticks): Promise<Verdict> {
  const late = new AbortController();
  const over = wait(CONCLUDES_MS, undefined, { signal: late.signal }).then(async () => {
    const { open } = await world.state();
    throw new Error(`No verdict within ${CONCLUDES_MS} ms, at ${await world.share()} %. Outages: ${JSON.stringify(open?.outages)}. Holds: ${JSON.stringify(open?.holds)}. ${liveLines(await world.state(), { now: Date.now(), width: 100 }).join('\n')} ${said()}`);
  });
  try {
    return await Promise.race([ended.then(({ verdict }) => verdict), over]);
  } finally {
    over.catch(() => undefined);
    late.abort();
  }
}

async function expectNobody(world: World): Promise<void> {
  expect(await world.share()).toBe(0);
  // What was under way has been answered; from here on nobody comes.
  await wait(500);
  const before = world.requests('income_b');
  await wait(2_000);
  expect(world.requests('income_b')).toBe(before);
  expect(world.requests('income_a')).toBeGreaterThan(0);
}

function lastOf(state: State) {
  return Object.values(state.closed).at(-1)!;
}

interface Ticks {
  ended: Promise<{ verdict: Verdict }>;
  said(): string;
  kill(): Promise<void>;
}

interface World extends AsyncDisposable {
  tick(): Promise<Ticks>;
  /** The candidate's share as HAProxy has it configured. */
  share(): Promise<number>;
  /** Every share that was seen while ticks ran. */
  seen: number[];
  requests(slot: Slot): number;
  state(): Promise<State>;
  prometheus: { start(): Promise<void>; end(): Promise<void> };
}

async function started(candidate: Habit): Promise<World> {
  await using cleanup = new AsyncDisposableStack();
  const temporary = cleanup.use(await temporaryFolder());
  const folder = temporary.path;
  const servers = cleanup.use(await startServers({ income_a: CHAMPION, income_b: candidate }));
  const [port, metrics, prometheusPort] = [await freePort(), await freePort(), await freePort()];
  const haproxy = cleanup.use(await startHaproxy(folder, configuration(servers.ports, port, metrics)));
  const targets = [metrics, ...Object.values(servers.ports)].map((each) => `'127.0.0.1:${each}'`).join(', ');
  await writeFile(path.join(folder, 'prometheus.yml'), `scrape_configs: [{job_name: serve, scrape_interval: 1s, scrape_timeout: 1s, static_configs: [{targets: [${targets}]}]}]\n`);
  const prometheus = new Prometheus(folder, prometheusPort);
  cleanup.defer(() => prometheus.end());
  await prometheus.start();
  await writeFile(path.join(folder, 'delivery.yml'), deliveryFile(haproxy.socket, prometheus.url));
  const journal = openFileJournal({ file: path.join(folder, '.sluice/income.journal.jsonl'), model: 'income', clock: systemClock });
  await journal.append({ at: systemClock.now().toISOString(), delivery: 'local/adopt/1', type: 'adopted', data: { release: { name: 'income', version: '1.0.0', digest: sha256('champion') }, slot: 'income_a' } }, 0);
  const users = startUsers(port);
  cleanup.defer(() => users.leave());
  const share = async (): Promise<number> => shareOf(haproxy);
  const seen: number[] = [];
  const watching = setInterval(() => void share().then((found) => seen.push(found), () => undefined), 250);
  cleanup.defer(async () => clearInterval(watching));
  // Counters have to have been scraped before anything can be asked of them.
  await until(async () => (await prometheus.finds('haproxy_server_http_responses_total{proxy="income"}')) && (await prometheus.finds('request_seconds_bucket')), () => 'Prometheus has scraped nothing.');
  // Where the champion's slow requests lie is told from its own, which there have to be.
  await until(async () => servers.requests('income_a') > 500, () => 'No users come.');
  await wait(2_000);
  const running: ChildProcess[] = [];
  cleanup.defer(async () => {
    for (const child of running) await ended(child);
  });
  const everything = cleanup.move();
  return {
    share, seen, prometheus, requests: servers.requests,
    state: async () => stateOf(await journal.read()),
    tick: async () => ticksOf(folder, running),
    [Symbol.asyncDispose]: () => everything.disposeAsync(),
  };
}

function ticksOf(folder: string, running: ChildProcess[]): Ticks {
  const child = spawn(process.execPath, ['--no-warnings', path.join(import.meta.dirname, 'rollout-program.ts'), folder, 'candidate'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, HOME: process.env.HOME } });
  running.push(child);
  let [out, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const gone = once(child, 'close');
  const verdict = gone.then(() => {
    if (out === '') throw new Error(`The ticks ended without a verdict: ${said}`);
    return JSON.parse(out) as { verdict: Verdict };
  });
  // Nobody asks for the verdict of ticks that are killed.
  verdict.catch(() => undefined);
  return {
    said: () => said,
    ended: verdict,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

function deliveryFile(socket: string, prometheus: string): string {
  return `version: 1
release: {name: income, version: 1.1.0, model: model}
rollout:
  strategy: canary
  fleet: {slots: [income_a, income_b], place: {command: ./place}}
  traffic: {haproxy: {socket: '${socket}', backend: income, servers: {income_a: income_a, income_b: income_b}}}
  signals: {prometheus: {url: '${prometheus}', slot_label: server}}
  guardrails:
    - name: errors
      rate: {events: 'haproxy_server_http_responses_total{proxy="income",code="5xx"}', total: 'haproxy_server_http_responses_total{proxy="income"}'}
      margin_ratio: 3
    - {name: latency, quantile: 0.9, histogram: request_seconds_bucket, margin_ratio: 4}
  steps: [${STEPS.join(', ')}]
  interval: 2 s
  lease: 30 s
  blind_for: 5 minutes
  time_budget: 10 minutes
`;
}

function configuration(ports: Record<Slot, number>, port: number, metrics: number): string {
  return `global
  stats socket {socket} mode 600 level admin
defaults
  mode http
  timeout connect 2s
  timeout client 10s
  timeout server 10s
frontend users
  bind 127.0.0.1:${port}
  default_backend income
frontend metrics
  bind 127.0.0.1:${metrics}
  http-request use-service prometheus-exporter if { path /metrics }
backend income
  balance roundrobin
  server income_a 127.0.0.1:${ports.income_a} weight 100
  server income_b 127.0.0.1:${ports.income_b} weight 0
`;
}

async function shareOf(haproxy: RunningHaproxy): Promise<number> {
  const weights = await Promise.all(SLOTS.map(async (slot) => Number(/^(\d+)/.exec(await haproxy.ask(`get weight income/${slot}`))![1])));
  return Math.round((100 * weights[1]!) / (weights[0]! + weights[1]!));
}

/** Two model servers with habits, each with a histogram of its latency as client libraries write it. */
async function startServers(habits: Record<Slot, Habit>): Promise<{ ports: Record<Slot, number>; requests(slot: Slot): number } & AsyncDisposable> {
  const counts = Object.fromEntries(SLOTS.map((slot) => [slot, 0])) as Record<Slot, number>;
  const buckets = Object.fromEntries(SLOTS.map((slot) => [slot, EDGES.map(() => 0)])) as Record<Slot, number[]>;
  let turn = 0;
  const servers = SLOTS.map((slot) =>
    createServer((incoming, response) => {
      if (incoming.url === '/metrics') return void response.end(exposition(slot, buckets[slot], counts[slot]));
      const { errors, slow } = habits[slot];
      // Golden-ratio turns: evenly spread, and the same at every run.
      turn += 1;
      const [failing, slowing] = [(turn * 0.618_033_988_75) % 1 < errors, (turn * 0.414_213_562_37) % 1 < slow];
      const seconds = slowing ? 0.12 : 0.001;
      setTimeout(() => {
        counts[slot] += 1;
        EDGES.forEach((edge, index) => (buckets[slot][index]! += seconds <= edge ? 1 : 0));
        response.writeHead(failing ? 500 : 200).end(slot);
      }, seconds * 1000);
    }));
  for (const server of servers) server.keepAliveTimeout = 60_000;
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))));
  const ports = Object.fromEntries(servers.map((server, index) => [SLOTS[index], (server.address() as AddressInfo).port])) as Record<Slot, number>;
  return {
    ports,
    requests: (slot) => counts[slot],
    async [Symbol.asyncDispose]() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function exposition(slot: Slot, buckets: readonly number[], count: number): string {
  const lines = [...EDGES.map((edge, index) => `request_seconds_bucket{server="${slot}",le="${edge}"} ${buckets[index]}`), `request_seconds_bucket{server="${slot}",le="+Inf"} ${count}`, `request_seconds_count{server="${slot}"} ${count}`];
  return `# TYPE request_seconds histogram\n${lines.join('\n')}\n`;
}

/** Users that come all the time, about 120 a second, over a few kept connections. */
function startUsers(port: number): { leave(): Promise<void> } {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const coming = setInterval(() => {
    for (let each = 0; each < 6; each += 1) void ask(port, {}, agent).catch(() => undefined);
  }, 50);
  return {
    async leave() {
      clearInterval(coming);
      agent.destroy();
    },
  };
}

class Prometheus {
  readonly url: string;
  readonly #folder: string;
  readonly #port: number;
  #child: ChildProcess | undefined;

  constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  async start(): Promise<void> {
    const file = (name: string): string => path.join(this.#folder, name);
    this.#child = spawn('prometheus', [`--config.file=${file('prometheus.yml')}`, `--storage.tsdb.path=${file('data')}`, `--web.listen-address=127.0.0.1:${this.#port}`, '--log.level=error'], { stdio: ['ignore', 'ignore', 'inherit'] });
    await until(async () => (await fetch(`${this.url}/-/ready`).then((reply) => reply.ok, () => false)), () => 'Prometheus did not become ready.');
  }

  async end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child) await ended(child);
  }

  async finds(selector: string): Promise<boolean> {
    const reply = (await (await fetch(`${this.url}/api/v1/query?query=${encodeURIComponent(selector)}`)).json()) as { data: { result: unknown[] } };
    return reply.data.result.length > 0;
  }
}

async function until(holds: () => Promise<boolean>, why: () => string | Promise<string>, every = 100): Promise<void> {
  for (let count = 0; count < (WAITS * 100) / every; count += 1) {
    if (await holds()) return;
    await wait(every);
  }
  throw new Error(`It did not come to that. ${await why()}`);
}
