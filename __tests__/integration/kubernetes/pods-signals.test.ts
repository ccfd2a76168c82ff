import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Signals } from '../../../src/core/seams.ts';
import type { Guardrail, Rollout } from '../../../src/delivery/spec.ts';
import { DEPLOYMENTS, POD_METRICS } from '../../../src/kubernetes/kinds.ts';
import { openSignals } from '../../../src/rollout/signals/open.ts';
import { systemClock } from '../../../src/run/system.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { defineMetrics } from '../../../testkit/kubernetes/definitions.ts';
import { NAMES, placeIn, startWorld, type Place, type World } from './income.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 180_000);
afterAll(async () => world?.[Symbol.asyncDispose]());

const GUARDRAILS: Guardrail[] = [
  { name: 'restarts', gauge: { kubernetes: 'restarts' }, counts_up: true },
  { name: 'memory', gauge: { kubernetes: 'memory' } },
  { name: 'mean memory', gauge: { kubernetes: 'memory', of: 'mean' } },
  { name: 'processor', gauge: { kubernetes: 'processor' } },
];
const NOW = '2026-01-05T09:00:00.000Z';
const WINDOW = { since: 0, until: 1 };

function signalsOf(place: Place, { declared = {}, deployments = NAMES, token, now = NOW }: { declared?: NonNullable<NonNullable<Rollout['signals']>['kubernetes']>; deployments?: Record<string, string> | null; token?: string; now?: string } = {}): Signals {
  const cluster = place.cluster({ token, clock: systemClock });
  const engine = undefined as never;
  return openSignals({ kubernetes: declared }, GUARDRAILS, { slots: ['a', 'b'], engine, clock: new ManualClock(now), cluster: () => cluster, source: () => engine, ...(deployments && { deployments }) });
}

async function measure(place: Place, pod: string, memory: string[], timestamp = NOW): Promise<void> {
  const containers = memory.map((each, index) => ({ name: index === 0 ? 'server' : `sidecar-${index}`, usage: { memory: each, cpu: `${index + 1}00m` } }));
  await world.server.api.apply({ apiVersion: 'metrics.k8s.io/v1beta1', kind: 'PodMetrics', metadata: { name: pod }, timestamp, window: '30s', containers }, place.namespace);
}

test('no metrics API is an outage of what it measures, and of nothing else', async () => {
  await using place = await placeIn(world, { replicas: { a: 1, b: 1 } });
  const signals = signalsOf(place);
  for (const name of ['memory', 'mean memory', 'processor']) expect(await signals.read(name, WINDOW)).toEqual({ kind: 'outage', reason: expect.stringMatching(/serves no metrics\.k8s\.io.*metrics-missing/) });
  expect(await signals.read('restarts', WINDOW)).toMatchObject({ kind: 'gauge', bySlot: { a: 0, b: 0 } });
});

describe('gauges of pods', () => {
  test('restarts are the rises of all containers of a slot, and no deleted pod lowers them', async () => {
    await using place = await placeIn(world, { replicas: { a: 2, b: 2 } });
    const signals = signalsOf(place);
    const [first, second] = await place.stand.ready(NAMES.b);
    await place.stand.restart(first!, 7);
    let seen = await signals.read('restarts', WINDOW);
    const next = async () => {
      seen = await signals.read('restarts', WINDOW, (seen as { state?: Record<string, unknown> }).state);
      return (seen as { bySlot: Record<string, number> }).bySlot;
    };
    expect(seen).toMatchObject({ bySlot: { a: 0, b: 0 } });
    await place.stand.restart(first!, 2);
    await place.stand.restart(second!, 1);
    expect(await next()).toEqual({ a: 0, b: 3 });
    await world.server.api.remove({ group: '', version: 'v1', plural: 'pods', kind: 'Pod' }, place.namespace, first!);
    await place.stand.rest();
    expect(await next()).toEqual({ a: 0, b: 3 });
    const anew = (await place.stand.ready(NAMES.b)).find((pod) => pod !== second)!;
    await place.stand.restart(anew, 1);
    expect(await next()).toEqual({ a: 0, b: 4 });
    await world.server.api.merge(DEPLOYMENTS, place.namespace, NAMES.b, { spec: { replicas: 0 } }, { subresource: 'scale' });
    await place.stand.rest();
    expect(await next()).toEqual({ a: 0, b: 4 });
  });

  test('memory and processor are of the pod that has most, or their mean, over its containers or one of them', async () => {
    await defineMetrics(world.server.api);
    await using place = await placeIn(world, { replicas: { a: 1, b: 2 } });
    const [champion] = await place.stand.ready(NAMES.a);
    const [lean, fat] = await place.stand.ready(NAMES.b);
    await measure(place, champion!, ['100Mi', '1Mi']);
    await measure(place, lean!, ['50Mi']);
    await measure(place, fat!, ['149Mi', '1Mi']);
    const MI = 1024 ** 2;
    const read = async (name: string, signals = signalsOf(place)) => (await signals.read(name, WINDOW)) as unknown;
    expect(await read('memory')).toEqual({ kind: 'gauge', bySlot: { a: 101 * MI, b: 150 * MI } });
    expect(await read('mean memory')).toEqual({ kind: 'gauge', bySlot: { a: 101 * MI, b: 100 * MI } });
    expect(await read('processor')).toEqual({ kind: 'gauge', bySlot: { a: expect.closeTo(0.3), b: expect.closeTo(0.3) } });
    expect(await read('memory', signalsOf(place, { declared: { container: 'server' } }))).toEqual({ kind: 'gauge', bySlot: { a: 100 * MI, b: 149 * MI } });
  });

  test('pods are told by their label where slots are no Deployments', async () => {
    await defineMetrics(world.server.api);
    await using place = await placeIn(world, { replicas: { a: 1, b: 0 } });
    const object = await place.read('a');
    const template = object.spec!.template as { metadata: object };
    await world.server.api.merge(DEPLOYMENTS, place.namespace, NAMES.a, { spec: { template: { metadata: { ...template.metadata, labels: { 'sluice/slot': 'a' } } } } });
    await place.stand.rest();
    const [pod] = await place.stand.ready(NAMES.a);
    await measure(place, pod!, ['1Ki']);
    expect(await signalsOf(place, { deployments: null }).read('memory', WINDOW)).toEqual({ kind: 'gauge', bySlot: { a: 1024 } });
  });

  test.each<[string, (place: Place, pod: string) => Promise<void>, string]>([
    ['too old', (place, pod) => measure(place, pod, ['1Mi'], '2026-01-05T08:00:00Z'), 'metrics-stale'],
    ['of no time', (place, pod) => measure(place, pod, ['1Mi'], 'yesterday'), 'metrics-stale'],
    ['no quantity', (place, pod) => measure(place, pod, ['much']), 'metrics-unreadable'],
    ['negative', (place, pod) => measure(place, pod, ['-1Mi']), 'metrics-unreadable'],
    ['of no container', (place, pod) => measure(place, pod, []), 'metrics-unreadable'],
    ['not there', async () => undefined, 'metrics-stale'],
  ])('measurements that are %s are an outage', async (_what, write, code) => {
    await defineMetrics(world.server.api);
    await using place = await placeIn(world, { replicas: { a: 1, b: 1 } });
    const [a] = await place.stand.ready(NAMES.a);
    const [b] = await place.stand.ready(NAMES.b);
    const now = code === 'metrics-unreadable' ? NOW : new Date(Date.now() + 3_600_000).toISOString();
    await measure(place, a!, ['1Mi'], now);
    await write(place, b!);
    expect(await signalsOf(place, { now }).read('memory', WINDOW)).toEqual({ kind: 'outage', reason: expect.stringContaining(code) });
  });

  test('a pod that came a moment ago need not be measured yet, unless none is', async () => {
    await defineMetrics(world.server.api);
    await using place = await placeIn(world, { replicas: { a: 2, b: 1 } });
    const now = new Date().toISOString();
    const [a] = await place.stand.ready(NAMES.a);
    await measure(place, a!, ['1Ki'], now);
    expect(await signalsOf(place, { now }).read('memory', WINDOW)).toEqual({ kind: 'outage', reason: expect.stringMatching(/slot b.*metrics-none/) });
    const [b] = await place.stand.ready(NAMES.b);
    await measure(place, b!, ['2Ki'], now);
    expect(await signalsOf(place, { now }).read('memory', WINDOW)).toEqual({ kind: 'gauge', bySlot: { a: 1024, b: 2048 } });
  });

  test.each([['pods', ''], ['deployments', 'apps'], ['pods', 'metrics.k8s.io']])('without the right to read %s of %j the outage names the missing rule', async (resource, group) => {
    await defineMetrics(world.server.api);
    await using place = await placeIn(world, { replicas: { a: 1, b: 0 } });
    const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }, { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] }, { apiGroups: [POD_METRICS.group], resources: ['pods'], verbs: ['list'] }];
    const token = await place.account(rules.filter(({ apiGroups, resources }) => apiGroups[0] !== group || resources[0] !== resource));
    expect(await signalsOf(place, { token }).read('memory', WINDOW)).toEqual({ kind: 'outage', reason: expect.stringContaining(`apiGroups: ["${group}"], resources: [${resource}]`) });
  });

  test('a Deployment that is gone is an outage', async () => {
    await using place = await placeIn(world, { replicas: { a: 1, b: 0 } });
    await world.server.api.remove(DEPLOYMENTS, place.namespace, NAMES.b);
    expect(await signalsOf(place).read('restarts', WINDOW)).toEqual({ kind: 'outage', reason: expect.stringContaining('income-b') });
  });
});
