import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/run/system.ts';
import type { Guardrail } from '../../src/delivery/spec.ts';
import { measuresOf } from '../../src/rollout/signals/measure.ts';
import { prometheusSignals } from '../../src/rollout/signals/prometheus.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { openSignals } from '../../src/rollout/signals/open.ts';
import { freePort } from '../rollout/server.ts';
import { ANSWERS, guardrailsFrom, readsTheSame, SLOTS, type Answer } from '../rollout/signals/contract.ts';
import { FROM_PROMETHEUS, scraped } from '../rollout/signals/prometheus-store.ts';
import { remoteWrite } from './prometheus-remote-write.ts';

// The real program (Debian: apt-get install -y --no-install-recommends prometheus), its history written by promtool, so that
// every number is known and no test waits for a scrape.
// `npm run test:integration` installs it, and where it cannot leaves this file out and says so: here nothing is skipped.
if (!['prometheus', 'promtool'].every((program) => spawnSync(program, ['--version']).status === 0)) throw new Error('Prometheus is not installed. Run `npm run test:integration`, which installs it.');

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Two hours ago, on a whole minute: promtool writes history, not the running hour. */
const START = Math.floor((systemClock.now().getTime() - 120 * MINUTE) / MINUTE) * MINUTE;
const SCRAPE = 15 * SECOND;
const SCRAPES = 240;

/** Requests of slot a: 7 a scrape; of slot b: 2 a scrape, and its process restarts at scrape 100. Every tenth fails. */
const rate: Record<string, number> = { a: 7, b: 2 };
function requestsOf(slot: string, scrape: number): number {
  return rate[slot]! * (slot === 'b' && scrape >= 100 ? scrape - 100 : scrape);
}

function history(): string {
  const lines = (metric: string, value: (slot: string, scrape: number) => number, labels: string): string[] =>
    ['a', 'b'].flatMap((slot) =>
      Array.from({ length: SCRAPES + 1 }, (_, scrape) => `${metric}{slot="${slot}",job="serve",instance="${slot}:80"${labels}} ${value(slot, scrape)} ${(START + scrape * SCRAPE) / SECOND}`),
    );
  const errors = (slot: string, scrape: number): number => Math.floor(requestsOf(slot, scrape) / 10);
  return [
    '# TYPE requests counter', ...lines('requests_total', requestsOf, ''),
    '# TYPE errors counter', ...lines('errors_total', errors, ',code="500"'),
    ...contractHistory(),
    '# EOF', '',
  ].join('\n');
}

/** The answers of the contract, as fifteen-second scrapes of a day in January. */
function contractHistory(): string[] {
  return Object.values(scraped()).flatMap((found) =>
    found.flatMap(({ metric: { __name__: name, ...labels }, samples }) => {
      const set = Object.entries(labels).map(([label, value]) => `${label}="${value}"`).join(',');
      return samples.map(([time, value]) => `contract_${name}{${set}} ${value} ${time}`);
    }),
  );
}

const CONTRACT = {
  errors: { events: 'contract_errors_total', total: 'contract_requests_total' },
  latency: `contract_${FROM_PROMETHEUS.latency}`,
  score: { sum: 'contract_score_sum', count: 'contract_score_count' },
  classes: { counter: 'contract_answers_total', label: 'class' },
};

/** Latencies of these answers, in seconds, by native bucket. */
function nativeBuckets(answers: readonly Answer[], schema: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { latency_ms: latency } of answers) {
    const index = Math.ceil(Math.log2(latency / 1000) * 2 ** schema - 1e-9);
    counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  return counts;
}

describe('guardrails from a real Prometheus', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: ChildProcess;
  let url: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const file = (name: string): string => path.join(folder.path, name);
    await writeFile(file('history.txt'), history());
    await writeFile(file('prometheus.yml'), 'scrape_configs: []\n');
    const made = spawnSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', file('history.txt'), file('data')], { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(made.stderr);
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    server = spawn('prometheus', [
      `--config.file=${file('prometheus.yml')}`, `--storage.tsdb.path=${file('data')}`, `--web.listen-address=127.0.0.1:${port}`,
      '--storage.tsdb.retention.time=20y', '--log.level=error', '--enable-feature=native-histograms', '--web.enable-remote-write-receiver',
    ], { stdio: ['ignore', 'ignore', 'inherit'] });
    for (let look = 0; look < 300; look++) {
      const ready = await fetch(`${url}/-/ready`).then((reply) => reply.ok, () => false);
      if (ready) return;
      await wait(100);
    }
    throw new Error('Prometheus did not become ready within 30 s.');
  }, 60_000);

  afterAll(async () => {
    if (server) {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    }
    await folder?.[Symbol.asyncDispose]();
  });

  const open = (events = 'errors_total{code=~"5.."}', total = 'requests_total') =>
    prometheusSignals({ url, slotLabel: 'slot', slots: ['a', 'b'], clock: systemClock, measures: measuresOf({ name: 'errors', rate: { events, total } }) });

  test('are the differences of the counters, restart included', async () => {
    const window = { since: START + 90 * SCRAPE, until: START + 110 * SCRAPE };
    expect(await open().read('errors', window)).toMatchObject({
      kind: 'counts',
      // Slot b rises from 180 to 198, restarts at 0 and rises to 20.
      bySlot: { a: { events: 14, total: 140 }, b: { events: 1 + 2, total: 18 + 20 } },
    });
  });

  test('add up to the whole over uneven looks that hand their state on', async () => {
    const signals = open();
    const first = { since: START, until: START + SCRAPE };
    let reading = await signals.read('errors', first);
    let [events, total] = [0, 0];
    let since = first.until;
    for (const step of [0, 3, 4 * MINUTE, 20 * SECOND, 25 * MINUTE, 7, 20 * MINUTE]) {
      if (reading.kind !== 'counts') throw new Error(JSON.stringify(reading));
      events += reading.bySlot.a!.events;
      total += reading.bySlot.a!.total;
      const until = since + step;
      reading = await signals.read('errors', { since, until }, reading.state);
      since = until;
    }
    if (reading.kind !== 'counts') throw new Error(JSON.stringify(reading));
    const last = Math.floor((since - START) / SCRAPE);
    expect([events + reading.bySlot.a!.events, total + reading.bySlot.a!.total]).toEqual([Math.floor(requestsOf('a', last) / 10), requestsOf('a', last)]);
  });

  test.each<[string, string, string]>([
    ['prometheus-empty', 'errors_total', 'no_such_counter'],
    ['http-status', 'errors_total{code=~"("}', 'requests_total'],
  ])('are an outage as %s', async (code, events, total) => {
    const window = { since: START + 90 * SCRAPE, until: START + 110 * SCRAPE };
    expect(await open(events, total).read('errors', window)).toMatchObject({ kind: 'outage', reason: expect.stringContaining(`[${code}]`) });
  });

  test('are an outage once the samples have gone stale', async () => {
    const until = START + SCRAPES * SCRAPE + 6 * MINUTE;
    expect(await open().read('errors', { since: until - 2 * MINUTE, until })).toMatchObject({ kind: 'outage', reason: expect.stringContaining('[prometheus-stale]') });
  });

  describe('are what the contract says', () => {
    readsTheSame(() => openSignals({ prometheus: { url } }, guardrailsFrom(CONTRACT), { slots: SLOTS, engine: undefined as never, clock: systemClock, source: () => ({ file: '' }) }));
  });

  test('are gauges: at the end, over the window, and of processor time', async () => {
    const window = { since: START + 90 * SCRAPE, until: START + 110 * SCRAPE };
    const read = (gauge: Guardrail['gauge']) => prometheusSignals({ url, slotLabel: 'slot', slots: ['a', 'b'], clock: systemClock, measures: measuresOf({ name: 'it', gauge }) }).read('it', window);
    // Slot b restarts at scrape 100, from 200.
    expect(await read('max by (slot) (requests_total)')).toEqual({ kind: 'gauge', bySlot: { a: 770, b: 20 } });
    expect(await read({ query: 'requests_total', over: 'window' })).toEqual({ kind: 'gauge', bySlot: { a: 770, b: 198 } });
    expect(await read({ per_second: 'requests_total' })).toMatchObject({ kind: 'gauge', bySlot: { a: 7 / 15, b: 38 / 300 } });
    expect(await read('sum(requests_total)')).toMatchObject({ kind: 'outage', reason: expect.stringContaining('[prometheus-label]') });
    expect(await read('0 / 0 * requests_total')).toMatchObject({ kind: 'outage', reason: expect.stringContaining('[prometheus-value]') });
    expect(await read('requests_total +')).toMatchObject({ kind: 'outage', reason: expect.stringContaining('[http-status]') });
  });

  test('are native histograms, at either resolution and through a restart', async () => {
    const first = Math.floor(systemClock.now().getTime() / SCRAPE) * SCRAPE - 20 * SCRAPE;
    const mine = ANSWERS.slice(0, 200);
    // Slot b starts anew at scrape 10, at half the resolution.
    const samplesOf = (slot: string) => Array.from({ length: 20 }, (_, at) => ({ time: first + at * SCRAPE, sum: 1, schema: slot === 'b' && at >= 10 ? 0 : 2, buckets: nativeBuckets(mine.slice(0, 10 * (slot === 'b' && at >= 10 ? at - 9 : at + 1)), slot === 'b' && at >= 10 ? 0 : 2) }));
    for (const slot of ['a', 'b']) await remoteWrite(url, { __name__: 'native_latency', slot, job: 'serve', instance: `${slot}:80` }, samplesOf(slot));
    const edges = [1 / 64, 1 / 32, 1 / 16];
    const signals = prometheusSignals({ url, slotLabel: 'slot', slots: ['a', 'b'], clock: systemClock, measures: measuresOf({ name: 'it', quantile: 0.9, histogram: { buckets: 'native_latency', edges } }) });
    const start = await signals.read('it', { since: first, until: first });
    const half = await signals.read('it', { since: first, until: first + 9 * SCRAPE }, start.state);
    const rest = await signals.read('it', { since: first + 9 * SCRAPE, until: first + 19 * SCRAPE }, half.state);
    const countsOf = (answers: readonly Answer[]) => [...edges, Infinity].map((edge, at) => answers.filter(({ latency_ms: ms }) => ms / 1000 <= edge && ms / 1000 > (edges[at - 1] ?? 0)).length);
    expect(half).toMatchObject({ kind: 'histogram', edges, bySlot: { a: countsOf(mine.slice(10, 100)), b: countsOf(mine.slice(10, 100)) } });
    expect(rest).toMatchObject({ kind: 'histogram', edges, bySlot: { a: countsOf(mine.slice(100, 200)), b: countsOf(mine.slice(0, 100)) } });
  });
});
