import { describe, expect, test } from '@jest/globals';
import type { Reading, SignalState } from '../../../src/core/seams.ts';
import { measuresOf } from '../../../src/rollout/signals/measure.ts';
import { prometheusSignals } from '../../../src/rollout/signals/prometheus.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { freePort, json, localServer } from '../server.ts';
import { prometheusOf, type Samples, type Store } from './prometheus-store.ts';

const MINUTE = 60_000;

function open(url: string) {
  return prometheusSignals({
    url, slotLabel: 'slot', slots: ['a', 'b'], clock: new ManualClock(), timeout: 500,
    measures: measuresOf({ name: 'errors', rate: { events: 'errors_total', total: 'requests_total' } }),
  });
}

async function reading(store: Store, until = 20 * MINUTE, change?: (reply: Record<string, unknown>) => unknown): Promise<Reading> {
  await using server = await prometheusOf(store, change);
  return await open(server.url).read('errors', { since: 10 * MINUTE, until });
}

function series(slot: string, samples: Samples, more: Record<string, string> = {}) {
  return { metric: { __name__: 'x', slot, job: 'serve', instance: slot, ...more }, samples };
}

/** Both slots from minute 9 to minute 20. */
const STORE: Store = {
  requests_total: [series('a', [[540, 100], [900, 400], [1190, 1000]]), series('b', [[540, 10], [1190, 60]])],
  errors_total: [series('a', [[540, 3], [1190, 9]]), series('b', [[540, 0], [1190, 2]])],
};

describe('guardrails from Prometheus', () => {
  test('are the rises of the counters since the last sample up to `since`', async () => {
    expect(await reading(STORE)).toMatchObject({ kind: 'counts', bySlot: { a: { events: 6, total: 900 }, b: { events: 2, total: 50 } } });
  });

  test('count each event once, however often one looks and wherever the looks fall', async () => {
    const requests = Array.from({ length: 121 }, (_, index): [number, number] => [540 + 15 * index, index * 7]);
    const errors: Samples = requests.map(([at, value]) => [at, Math.floor(value / 10)]);
    await using server = await prometheusOf({ requests_total: [series('a', requests)], errors_total: [series('a', errors)] });
    const signals = open(server.url);
    let state: SignalState | undefined;
    const sum = { events: 0, total: 0 };
    let since = 9 * MINUTE;
    for (const step of [7_000, 40_000, 1, 60_000, 15_000, 900_000, 3_000, 700_000]) {
      const counts = await signals.read('errors', { since, until: since + step }, state);
      if (counts.kind !== 'counts') throw new Error(JSON.stringify(counts));
      state = JSON.parse(JSON.stringify(counts.state)) as SignalState;
      sum.events += counts.bySlot.a!.events;
      sum.total += counts.bySlot.a!.total;
      since += step;
    }
    const last = requests.findLast(([at]) => at * 1000 <= since)!;
    expect(sum).toEqual({ events: Math.floor(last[1] / 10), total: last[1] });
  });

  test('take a fall for a restart from zero, twice in one window too', async () => {
    const store = { ...STORE, requests_total: [series('a', [[540, 100], [700, 130], [800, 20], [900, 50], [1190, 5]]), STORE.requests_total![1]!] };
    expect(await reading(store)).toMatchObject({ bySlot: { a: { total: 30 + 20 + 30 + 5 } } });
  });

  test('add up all series of a slot, and leave other servers out', async () => {
    const errors = [series('a', [[540, 1], [1190, 2]], { code: '500' }), series('a', [[540, 5], [1190, 9]], { code: '503' }), series('z', [[540, 1], [1190, 99]])];
    expect(await reading({ ...STORE, errors_total: errors })).toMatchObject({ bySlot: { a: { events: 5 }, b: { events: 0 } } });
  });

  test('count a series that was not there at the last reading from zero: the first error of all makes it', async () => {
    const store = { ...STORE, errors_total: [] as Store[string] };
    await using server = await prometheusOf(store);
    const signals = open(server.url);
    const first = await signals.read('errors', { since: 9 * MINUTE, until: 10 * MINUTE });
    if (first.kind !== 'counts') throw new Error(JSON.stringify(first));
    store.errors_total = [series('b', [[1190, 4]])];
    expect(await signals.read('errors', { since: 10 * MINUTE, until: 20 * MINUTE }, first.state)).toMatchObject({ bySlot: { b: { events: 4, total: 50 } } });
  });

  test('do not count what a series held before anybody looked', async () => {
    const store = { ...STORE, requests_total: [series('a', [[700, 1_000_000], [1190, 1_000_030]]), STORE.requests_total![1]!], errors_total: [] };
    expect(await reading(store)).toMatchObject({ bySlot: { a: { total: 30 } } });
  });

  test('leave errors of a scrape whose requests are not there yet for the next reading', async () => {
    const store = { requests_total: [series('a', [[540, 100], [1185, 101]])], errors_total: [series('a', [[540, 0], [1185, 1], [1200, 30]])] };
    await using server = await prometheusOf(store);
    const signals = open(server.url);
    const first = await signals.read('errors', { since: 10 * MINUTE, until: 20 * MINUTE });
    expect(first).toMatchObject({ bySlot: { a: { events: 1, total: 1 } } });
    store.requests_total[0]!.samples.push([1200, 150]);
    const next = await signals.read('errors', { since: 20 * MINUTE, until: 20.5 * MINUTE }, (first as { state: SignalState }).state);
    expect(next).toMatchObject({ bySlot: { a: { events: 29, total: 49 } } });
  });

  test('show the silence of one slot beside the other as counts of zero', async () => {
    const store = { requests_total: [STORE.requests_total![0]!], errors_total: [STORE.errors_total![0]!] };
    expect(await reading(store)).toMatchObject({ kind: 'counts', bySlot: { a: { total: 900 }, b: { events: 0, total: 0 } } });
  });
});

describe('what Prometheus answers is an outage, never a number', () => {
  test.each<[string, Store]>([
    ['prometheus-empty', {}],
    ['prometheus-empty', { requests_total: [series('green', [[540, 1], [1190, 2]])] }],
    ['prometheus-stale', { requests_total: [series('a', [[540, 1], [890, 2]])] }],
    ['prometheus-value', { ...STORE, requests_total: [series('a', [[540, 1], [1190, 'NaN']])] }],
    ['prometheus-value', { ...STORE, requests_total: [series('a', [[540, 1], [1190, '+Inf']])] }],
    ['prometheus-value', { ...STORE, errors_total: [series('a', [[540, -1], [1190, 1]])] }],
    ['prometheus-value', { ...STORE, errors_total: [series('a', [[540, '']])] }],
    ['prometheus-label', { requests_total: [{ metric: { job: 'serve' }, samples: [[540, 1], [1190, 2]] }] }],
    ['prometheus-contradiction', { ...STORE, requests_total: [series('a', [[540, 1], [1190, 3]])] }],
  ])('as %s: %j', async (code, store) => {
    expect(await reading(store)).toMatchObject({ kind: 'outage', reason: expect.stringContaining(`[${code}]`) });
  });

  test.each<[string, (reply: Record<string, unknown>) => unknown]>([
    ['prometheus-error', () => ({ status: 'error', errorType: 'bad_data', error: 'parse error' })],
    ['prometheus-error', (reply) => ({ ...reply, data: { resultType: 'vector', result: [] } })],
    ['prometheus-error', () => null],
    ['prometheus-error', (reply) => ({ ...reply, data: { resultType: 'matrix', result: [{ metric: { slot: 'a' }, histograms: [] }] } })],
    ['prometheus-partial', (reply) => ({ ...reply, warnings: ['store 10.0.0.7 did not answer'] })],
    ['prometheus-partial', (reply) => ({ ...reply, isPartial: true })],
  ])('as %s', async (code, change) => {
    expect(await reading(STORE, 20 * MINUTE, change)).toMatchObject({ kind: 'outage', reason: expect.stringContaining(`[${code}]`) });
  });

  test.each([[400], [422], [503]])('as an error with status %d, with its text', async (status) => {
    await using server = await localServer((_, response) => json(response, { status: 'error', error: 'query timed out in execution' }, status));
    expect(await open(server.url).read('errors', { since: 0, until: 1 })).toMatchObject({ kind: 'outage', reason: expect.stringContaining('timed out in execution') });
  });

  test('as silence, and as nobody there', async () => {
    await using server = await localServer(() => {});
    expect(await open(server.url).read('errors', { since: 0, until: 1 })).toMatchObject({ kind: 'outage', reason: expect.stringContaining('http-timeout') });
    const closed = open(`http://127.0.0.1:${await freePort()}`);
    expect(await closed.read('errors', { since: 0, until: 1 })).toMatchObject({ kind: 'outage', reason: expect.stringContaining('http-unreachable') });
  });
});

describe('the selector of a counter', () => {
  const withSelector = (events: string) => () =>
    prometheusSignals({ url: 'http://127.0.0.1:9090', slotLabel: 'slot', slots: ['a', 'b'], clock: new ManualClock(), measures: measuresOf({ name: 'errors', rate: { events, total: 'requests_total' } }) });

  test.each([['requests_total'], ['http:requests_total{code=~"5..", path!="/a{b}[c](d)"}'], ["{__name__=\"x\",job='serve'}"], ['x{}']])('may be %s', (selector) => {
    expect(withSelector(selector)).not.toThrow();
  });

  test.each([
    ['increase(requests_total[5m])'], ['rate(x[1m])'], ['x[5m]'], ['x offset 5m'], ['sum(x)'], ['x + y'], ['x{a="b"} or y'], ['x{a="b"'], ['x{a=b}'], [''], ['x{a="b"}[5m]'],
  ])('is not %j', (selector) => {
    expect(withSelector(selector)).toThrow(/not-a-selector/);
  });
});
