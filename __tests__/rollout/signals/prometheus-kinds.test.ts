import { describe, expect, test } from '@jest/globals';
import type { Reading, SignalState, Window } from '../../../src/core/seams.ts';
import type { Guardrail } from '../../../src/delivery/spec.ts';
import { measuresOf } from '../../../src/rollout/signals/measure.ts';
import { prometheusSignals, type PrometheusSignalsOptions } from '../../../src/rollout/signals/prometheus.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { json, localServer } from '../server.ts';
import { prometheusOf, type Samples, type Store } from './prometheus-store.ts';

const MINUTE = 60_000;
const WINDOW: Window = { since: 10 * MINUTE, until: 20 * MINUTE };

function signalsOf(url: string, guardrail: Omit<Guardrail, 'name'>, more: Partial<PrometheusSignalsOptions> = {}) {
  return prometheusSignals({ url, slotLabel: 'slot', slots: ['a', 'b'], clock: new ManualClock(), timeout: 500, measures: measuresOf({ name: 'it', ...guardrail }), ...more });
}

async function reading(store: Store, guardrail: Omit<Guardrail, 'name'>, { window = WINDOW, state, name = 'it' }: { window?: Window; state?: SignalState; name?: string } = {}): Promise<Reading> {
  await using server = await prometheusOf(store);
  return await signalsOf(server.url, guardrail).read(name, window, state);
}

function series(slot: string, samples: Samples, more: Record<string, string> = {}) {
  return { metric: { __name__: 'x', slot, job: 'serve', instance: `${slot}:80`, ...more }, samples };
}

const outageOf = (code: string) => expect.objectContaining({ kind: 'outage', reason: expect.stringContaining(`[${code}]`) });
const RATE = { rate: { events: 'errors_total', total: 'requests_total' } };
const LATENCY = { quantile: 0.9, histogram: 'latency_bucket' };

/** Buckets of one process, scraped at these seconds; counts up to each edge. */
function buckets(slot: string, scrapes: Record<number, number[]>, les = ['0.1', '0.5', '+Inf'], more: Record<string, string> = {}) {
  return les.map((le, at) => series(slot, Object.entries(scrapes).map(([time, counts]): [number, number] => [Number(time), counts[at]!]), { le, ...more }));
}

describe('counters', () => {
  test('of errors begin anew when those of requests of the same target did, whatever they read', async () => {
    // Three errors before the restart, five after it: five, not two.
    const store = { requests_total: [series('a', [[590, 1000], [700, 200], [1190, 300]])], errors_total: [series('a', [[590, 3], [700, 5], [1190, 6]])] };
    expect(await reading(store, RATE)).toMatchObject({ bySlot: { a: { events: 6, total: 300 } } });
  });

  test.each([['job', 'serve-too'], ['prometheus_replica', 'prometheus-1']])('of one target that is scraped twice (%s) are an outage', async (label, value) => {
    const twice = [series('a', [[590, 10], [1190, 20]]), series('a', [[595, 10], [1195, 20]], { [label]: value })];
    expect(await reading({ requests_total: twice, errors_total: [] }, RATE)).toEqual(outageOf('prometheus-duplicate'));
  });

  test('of a target whose job was renamed are those of both names', async () => {
    const renamed = [series('a', [[590, 10], [700, 15]]), series('a', [[760, 17], [1190, 30]], { job: 'renamed' })];
    expect(await reading({ requests_total: renamed, errors_total: [] }, RATE)).toMatchObject({ kind: 'counts' });
  });

  test('are read for a slice by its label, whatever its value holds', async () => {
    const queries: string[] = [];
    await using server = await localServer(({ body }, response) => {
      response.sendDate = false;
      queries.push(new URLSearchParams(body).get('query')!);
      json(response, { status: 'success', data: { resultType: 'matrix', result: [{ metric: { slot: 'a' }, values: [[1190, '1']] }] } });
    });
    const signals = signalsOf(server.url, { rate: { events: 'errors_total{code=~"5.."}', total: 'requests_total' }, segments: { by: 'region', values: ['E"U\\'] } });
    await signals.read('it [region=E"U\\]', WINDOW);
    expect(queries).toEqual(['requests_total{region="E\\"U\\\\"}[900s]', 'errors_total{code=~"5..",region="E\\"U\\\\"}[900s]']);
  });

  test('cannot be cut by what is no label', () => {
    expect(() => signalsOf('http://127.0.0.1:9', { ...RATE, segments: { by: 'no label', values: ['x'] } })).toThrow(/segment-label/);
  });
});

describe('a classic histogram', () => {
  const both = [...buckets('a', { 590: [10, 20, 30], 1190: [15, 32, 50] }), ...buckets('b', { 590: [1, 1, 1], 1190: [2, 5, 5] })];

  test('gives counts of each bucket by slot, by its own edges or by declared ones among them', async () => {
    expect(await reading({ latency_bucket: both }, LATENCY)).toMatchObject({ kind: 'histogram', edges: [0.1, 0.5], bySlot: { a: [5, 7, 8], b: [1, 3, 0] } });
    const declared = { quantile: 0.9, histogram: { buckets: 'latency_bucket', edges: [0.5] } };
    expect(await reading({ latency_bucket: both }, declared)).toMatchObject({ edges: [0.5], bySlot: { a: [12, 8], b: [4, 0] } });
  });

  test('begins anew as a whole: a bucket may have overtaken its old count', async () => {
    const restarted = buckets('a', { 590: [10, 20, 300], 1190: [15, 32, 50] });
    expect(await reading({ latency_bucket: restarted }, LATENCY)).toMatchObject({ bySlot: { a: [15, 17, 18] } });
  });

  test('counts each observation once over looks that hand their state on, and a series that comes later from zero', async () => {
    const store: Store = { latency_bucket: buckets('a', { 590: [10, 20, 30], 1190: [15, 32, 50] }) };
    await using server = await prometheusOf(store);
    const signals = signalsOf(server.url, LATENCY);
    const first = await signals.read('it', WINDOW);
    store.latency_bucket!.push(...buckets('b', { 1250: [1, 2, 4] }), ...[]);
    for (const one of store.latency_bucket!.slice(0, 3)) one.samples.push([1250, Number(one.samples.at(-1)![1]) + 1]);
    const next = { since: WINDOW.until, until: WINDOW.until + MINUTE };
    expect(await signals.read('it', next, JSON.parse(JSON.stringify(first.state)) as SignalState)).toMatchObject({ bySlot: { a: [1, 0, 0], b: [1, 1, 2] } });
  });

  test.each<[string, Store[string]]>([
    ['prometheus-buckets', buckets('a', { 590: [1, 2], 1190: [3, 4] }, ['0.1', '0.5'])],
    ['prometheus-buckets', [...buckets('a', { 590: [1, 2, 3], 1190: [3, 4, 5] }).slice(0, 2), series('a', [[590, 3]], { le: '+Inf' })]],
    ['prometheus-buckets', [series('a', [[590, 1], [1190, 2]])]],
    ['prometheus-layout', [...buckets('a', { 590: [1, 2, 3], 1190: [3, 4, 5] }), ...buckets('b', { 590: [1, 2, 3], 1190: [3, 4, 5] }, ['0.1', '1', '+Inf'])]],
    ['prometheus-contradiction', buckets('a', { 590: [0, 0, 0], 1190: [5, 3, 9] })],
    ['prometheus-empty', []],
    ['prometheus-stale', buckets('a', { 590: [0, 0, 0], 890: [1, 2, 3] })],
    ['prometheus-value', [series('a', [[590, 1], [1190, 'NaN']], { le: '+Inf' })]],
  ])('that is not whole is an outage: %s', async (code, found) => {
    expect(await reading({ latency_bucket: found }, LATENCY)).toEqual(outageOf(code));
  });

  test('with other buckets than at the last reading is an outage, and so are declared edges that it has not', async () => {
    const first = await reading({ latency_bucket: both }, LATENCY);
    const other = buckets('a', { 1190: [15, 32, 50], 1250: [16, 33, 51] }, ['0.1', '1', '+Inf']);
    expect(await reading({ latency_bucket: other }, LATENCY, { window: { since: WINDOW.until, until: WINDOW.until + MINUTE }, state: first.state })).toEqual(outageOf('prometheus-layout'));
    expect(await reading({ latency_bucket: both }, { quantile: 0.9, histogram: { buckets: 'latency_bucket', edges: [0.25] } })).toEqual(outageOf('prometheus-edges'));
  });

  test('of a process that has ended says nothing of the buckets of its successor', async () => {
    const ended = buckets('a', { 500: [1, 2, 3], 560: [3, 4, 5] }, ['0.2', '0.9', '+Inf'], { instance: 'old:80' });
    expect(await reading({ latency_bucket: [...ended, ...both] }, LATENCY)).toMatchObject({ edges: [0.1, 0.5], bySlot: { a: [5, 7, 8] } });
  });
});

describe('a native histogram', () => {
  type Native = [seconds: number, count: number, buckets: [left: number, right: number, count: number][]][];
  const sample = ([time, count, found]: Native[number]) => [time, { count: String(count), sum: '1', buckets: found.map(([left, right, some]) => [0, String(left), String(right), String(some)]) }];
  const native = (histograms: Native) => localServer((_, response) => {
    response.sendDate = false;
    json(response, { status: 'success', data: { resultType: 'matrix', result: [{ metric: { slot: 'a', instance: 'a:80' }, histograms: histograms.map(sample) }] } });
  });
  const declared = { quantile: 0.9, histogram: { buckets: 'latency', edges: [0.25, 0.5, 1] } };
  async function read(histograms: Native, guardrail: Omit<Guardrail, 'name'> = declared): Promise<Reading> {
    await using server = await native(histograms);
    return await signalsOf(server.url, guardrail).read('it', WINDOW);
  }

  test('gives counts by declared edges out of whatever buckets it has', async () => {
    const reading = await read([[590, 3, [[0.2, 0.25, 1], [0.5, 0.7071067811865475, 2]]], [1190, 10, [[0.2, 0.25, 2], [0.25, 0.3535533905932738, 1], [0.5, 0.7071067811865475, 5], [2, 4, 2]]]]);
    expect(reading).toMatchObject({ kind: 'histogram', edges: [0.25, 0.5, 1], bySlot: { a: [1, 1, 3, 2], b: [0, 0, 0, 0] } });
  });

  test('goes on where its resolution is halved, and begins anew where its count falls', async () => {
    const fine: Native[number] = [590, 4, [[0.5, 0.7071067811865475, 1], [0.7071067811865475, 1, 3]]];
    expect(await read([fine, [1190, 6, [[0.5, 1, 6]]]])).toMatchObject({ bySlot: { a: [0, 0, 2, 0] } });
    expect(await read([fine, [1190, 3, [[0.5, 1, 3]]]])).toMatchObject({ bySlot: { a: [0, 0, 3, 0] } });
  });

  test('whose buckets an edge cuts is an outage, as is one without declared edges', async () => {
    const cut: Native = [[590, 0, []], [1190, 5, [[0.3, 0.6, 5]]]];
    expect(await read(cut)).toEqual(outageOf('prometheus-edges'));
    expect(await read(cut, { quantile: 0.9, histogram: 'latency' })).toEqual(outageOf('prometheus-edges'));
    expect(await read([[590, 2, [[0.3, 0.6, 2]]], [1190, 7, [[0.3, 0.6, 2], [0.6, 0.8, 5]]]])).toMatchObject({ bySlot: { a: [0, 0, 5, 0] } });
  });

  test('with a sample that is none is an outage', async () => {
    await using server = await localServer((_, response) => {
      response.sendDate = false;
      json(response, { status: 'success', data: { resultType: 'matrix', result: [{ metric: { slot: 'a' }, histograms: [[1190, { count: 'NaN', buckets: [] }]] }] } });
    });
    expect(await signalsOf(server.url, declared).read('it', WINDOW)).toEqual(outageOf('prometheus-value'));
  });
});

describe('a mean of two counters', () => {
  const MEAN = { mean: { sum: 'score_sum', count: 'score_count' }, bounds: [0, 1], margin_absolute: 0.1 };
  const store = (sum: Samples, count: Samples): Store => ({ score_sum: [series('a', sum, { __name__: 'score_sum' })], score_count: [series('a', count, { __name__: 'score_count' })] });

  test('is the rise of both, anew where the count fell', async () => {
    expect(await reading(store([[590, 3.5], [1190, 6]], [[590, 10], [1190, 15]]), MEAN)).toMatchObject({ kind: 'values', bySlot: { a: { n: 5, sum: 2.5 }, b: { n: 0, sum: 0 } } });
    expect(await reading(store([[590, 3.5], [1190, 6]], [[590, 10], [1190, 8]]), MEAN)).toMatchObject({ bySlot: { a: { n: 8, sum: 6 } } });
  });

  test('outside of its bounds, and without its sum, is an outage', async () => {
    expect(await reading(store([[590, 0], [1190, 6]], [[590, 0], [1190, 5]]), MEAN)).toEqual(outageOf('prometheus-bounds'));
    expect(await reading({ score_count: store([], [[590, 1], [1190, 2]]).score_count!, score_sum: [] }, MEAN)).toEqual(outageOf('prometheus-pair'));
  });
});

describe('classes', () => {
  test('without the label of the class are an outage', async () => {
    expect(await reading({ answers_total: [series('a', [[590, 1], [1190, 2]])] }, { shares: { counter: 'answers_total', label: 'class' } })).toEqual(outageOf('prometheus-class'));
  });
});

describe('gauges', () => {
  const memory = { memory: [series('a', [[1180, 100], [1195, 120]]), series('a', [[1195, 300]], { instance: 'a2:80' }), series('b', [[1195, 90]])] };

  test('are the highest of a slot\'s instances, at the end of the window', async () => {
    expect(await reading(memory, { gauge: 'memory' })).toEqual({ kind: 'gauge', bySlot: { a: 300, b: 90 } });
  });

  test('or the highest of the whole window', async () => {
    const peak = { memory: [series('a', [[700, 900], [1195, 120]]), series('b', [[1195, 90]])] };
    expect(await reading(peak, { gauge: { query: 'memory', over: 'window' } })).toMatchObject({ bySlot: { a: 900, b: 90 } });
    expect(await reading(peak, { gauge: { query: 'memory' } })).toMatchObject({ bySlot: { a: 120, b: 90 } });
  });

  test('or what a counter rises in a second, of processor time or restarts', async () => {
    const store = { cpu_total: [series('a', [[590, 100], [1190, 400]]), series('a', [[590, 0], [1190, 60]], { instance: 'a2:80' }), series('b', [[590, 5], [1190, 11]])] };
    expect(await reading(store, { gauge: { per_second: 'cpu_total' } })).toMatchObject({ kind: 'gauge', bySlot: { a: 0.5, b: 0.01 } });
  });

  test('leave a slot out that has none, and are an outage where none has', async () => {
    expect(await reading({ memory: [memory.memory[2]!] }, { gauge: 'memory' })).toEqual({ kind: 'gauge', bySlot: { b: 90 } });
    expect(await reading({ memory: [] }, { gauge: 'memory' })).toEqual(outageOf('prometheus-empty'));
    expect(await reading({ memory: [series('a', [[1195, 'NaN']])] }, { gauge: 'memory' })).toEqual(outageOf('prometheus-value'));
  });
});

describe('a Prometheus', () => {
  test('whose clock is not this one is an outage', async () => {
    await using server = await localServer((_, response) => {
      response.setHeader('date', new Date(Date.UTC(2026, 0, 5, 9, 2)).toUTCString());
      json(response, { status: 'success', data: { resultType: 'matrix', result: [] } });
    });
    expect(await signalsOf(server.url, RATE).read('it', WINDOW)).toEqual(outageOf('prometheus-clock'));
  });

  test('is shown the token of the environment, and is an outage without it', async () => {
    let shown: string | undefined;
    await using server = await localServer((_, response) => {
      response.sendDate = false;
      shown = response.req.headers.authorization;
      json(response, { status: 'success', data: { resultType: 'matrix', result: [] } });
    });
    await signalsOf(server.url, RATE, { token: { name: 'SIGNALS_TOKEN', value: 's3cret' } }).read('it', WINDOW);
    expect(shown).toBe('Bearer s3cret');
    expect(await signalsOf(server.url, RATE, { token: { name: 'SIGNALS_TOKEN', value: undefined } }).read('it', WINDOW)).toEqual(outageOf('signals-token-missing'));
  });
});
