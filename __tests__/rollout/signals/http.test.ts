import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from '@jest/globals';
import type { Reading } from '../../../src/core/seams.ts';
import type { Guardrail } from '../../../src/delivery/spec.ts';
import { httpSignals } from '../../../src/rollout/signals/http.ts';
import { measuresOf } from '../../../src/rollout/signals/measure.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { freePort, json, localServer, type Exchange } from '../server.ts';

const WINDOW = { since: 1000, until: 2000 };
const RATE = { rate: { http: 'errors' } };
const HISTOGRAM = { quantile: 0.9, histogram: { http: 'latency', edges: [1, 2] } };
const MEAN = { mean: { http: 'score' }, bounds: [0, 1], margin_absolute: 0.1 };

async function reading(reply: unknown, guardrail: Omit<Guardrail, 'name'> = RATE, method: 'GET' | 'POST' = 'GET'): Promise<{ reading: Reading; seen: Exchange[] }> {
  await using server = await localServer((_, response) => json(response, reply));
  const signals = httpSignals({ url: `${server.url}/signals?team=income`, method, slots: ['a', 'b'], clock: new ManualClock(), timeout: 500, measures: measuresOf({ name: 'it', ...guardrail }) });
  return { reading: await signals.read('it', WINDOW), seen: server.seen };
}

const outageOf = (code: string) => expect.objectContaining({ kind: 'outage', reason: expect.stringContaining(`[${code}]`) });
const counts = { a: { events: 1, total: 10 } };

describe('signals over HTTP', () => {
  test('are asked for one measure of one window, by query or by body', async () => {
    const got = await reading({ ...WINDOW, slots: counts });
    expect(got.seen).toEqual([{ method: 'GET', path: '/signals?team=income&measure=errors&kind=rate&since=1000&until=2000&slot=a&slot=b', body: '' }]);
    expect(got.reading).toEqual({ kind: 'counts', bySlot: { a: { events: 1, total: 10 }, b: { events: 0, total: 0 } } });
    const posted = await reading({ ...WINDOW, slots: counts }, RATE, 'POST');
    expect(JSON.parse(posted.seen[0]!.body)).toEqual({ measure: 'errors', kind: 'rate', since: 1000, until: 2000, slots: ['a', 'b'] });
  });

  test.each<[string, Omit<Guardrail, 'name'>, object, object]>([
    ['labels that are missing, and what came late', RATE, { slots: { a: { events: 1, total: 10, missing: 2 } }, late: 3 }, { missing: { a: 2, b: 0 }, late: 3 }],
    ['buckets', HISTOGRAM, { edges: [1, 2], slots: { b: { counts: [1, 0, 4] } } }, { kind: 'histogram', edges: [1, 2], bySlot: { a: [0, 0, 0], b: [1, 0, 4] } }],
    ['means', MEAN, { slots: { a: { n: 4, sum: 2.5 } } }, { kind: 'values', bySlot: { a: { n: 4, sum: 2.5 } } }],
    ['pairs', { disagreement: { http: 'answers' } }, { pairs: { n: 9, differ: 1 } }, { kind: 'pairs', n: 9, differ: 1 }],
    ['gauges', { gauge: { http: 'memory' } }, { slots: { b: { value: -3 } } }, { kind: 'gauge', bySlot: { b: -3 } }],
  ])('tell of %s', async (_what, guardrail, reply, expected) => {
    expect((await reading({ ...WINDOW, ...reply }, guardrail)).reading).toMatchObject(expected);
  });

  test.each<[string, Omit<Guardrail, 'name'>, unknown]>([
    ['signals-reply', RATE, null],
    ['signals-reply', RATE, { ...WINDOW, slots: { a: { events: -1, total: 10 } } }],
    ['signals-reply', RATE, { ...WINDOW, slots: { a: { events: 1.5, total: 10 } } }],
    ['signals-reply', RATE, { ...WINDOW, slots: { a: { events: '1', total: 10 } } }],
    ['signals-reply', RATE, { ...WINDOW, slots: { a: { value: 3 } } }],
    ['signals-reply', RATE, { slots: counts }],
    ['signals-reply', MEAN, { ...WINDOW, slots: { a: { n: 3, sum: null } } }],
    ['signals-window', RATE, { since: 0, until: 2000, slots: counts }],
    ['signals-slot', RATE, { ...WINDOW, slots: { c: { events: 1, total: 10 } } }],
    ['signals-counts', RATE, { ...WINDOW, slots: { a: { events: 11, total: 10 } } }],
    ['signals-counts', RATE, { ...WINDOW, slots: { a: { events: 9, total: 10, missing: 2 } } }],
    ['signals-counts', { disagreement: { http: 'answers' } }, { ...WINDOW, pairs: { n: 1, differ: 2 } }],
    ['signals-bounds', MEAN, { ...WINDOW, slots: { a: { n: 3, sum: 4 } } }],
    ['signals-edges', HISTOGRAM, { ...WINDOW, edges: [1, 3], slots: {} }],
    ['signals-edges', HISTOGRAM, { ...WINDOW, edges: [1, 2], slots: { a: { counts: [1, 2] } } }],
  ])('that are no whole answer to the question are an outage: %s', async (code, guardrail, reply) => {
    expect((await reading(reply, guardrail)).reading).toEqual(outageOf(code));
  });

  test('that are away, too long or slow are an outage', async () => {
    const open = (url: string) => httpSignals({ url, method: 'GET', slots: ['a', 'b'], clock: new ManualClock(), timeout: 300, measures: measuresOf({ name: 'it', ...RATE }) });
    expect(await open(`http://127.0.0.1:${await freePort()}`).read('it', WINDOW)).toEqual(outageOf('http-unreachable'));
    await using long = await localServer((_, response) => response.end(`{"x": "${'y'.repeat(1024 * 1024)}"}`));
    expect(await open(long.url).read('it', WINDOW)).toEqual(outageOf('http-reply-too-large'));
    await using silent = await localServer(() => {});
    expect(await open(silent.url).read('it', WINDOW)).toEqual(outageOf('http-timeout'));
  });

  test('are published as a schema that is one', () => {
    const schema = JSON.parse(readFileSync(new URL('../../../schemas/signals-reply.schema.json', import.meta.url), 'utf8')) as object;
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(ajv.compile(schema)({ ...WINDOW, slots: counts })).toBe(true);
  });
});
