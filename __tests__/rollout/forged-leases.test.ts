import { describe, expect, test } from '@jest/globals';
import { canaryPromote } from '../../src/rollout/canary-promote.ts';
import { microTime } from '../../src/rollout/leases.ts';
import { standIn } from '../../src/rollout/watch-stand.ts';
import { watch, type Sight } from '../../src/rollout/watch.ts';
import { watcherRefusals } from '../../src/rollout/watcher-alive.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { release } from '../../testkit/fleet.ts';
import { serveObjects } from '../kubernetes/objects-server.ts';
import { contextOf, deliveryOf, depsOf, SHORT, stateIn, worldWithChampion } from './factory.ts';

const LEASES = '/apis/coordination.k8s.io/v1/namespaces/n/leases';
const EVERY = 15_000;

async function forged(spec: Record<string, unknown>, clock = new ManualClock('2026-01-05T09:00:00.000Z')) {
  const server = await serveObjects(clock);
  const put = (more: Record<string, unknown> = {}): unknown => server.objects.put(`${LEASES}/sluice-income.watch`, { metadata: { name: 'sluice-income.watch' }, spec: { ...spec, ...more } });
  put();
  const warnings: string[] = [];
  const log = { debug: () => undefined, info: () => undefined, warning: (text: string) => void warnings.push(text) };
  const stand = standIn({ cluster: server.cluster(), name: 'income', holder: 'ours', clock, log, once: false, every: EVERY });
  /** Milliseconds until this watch looks; no longer than an hour. */
  const leadsAfter = async (): Promise<number> => {
    const from = clock.now().getTime();
    while (!(await stand.leads()) && clock.now().getTime() - from < 3_600_000) clock.advance(EVERY);
    return clock.now().getTime() - from;
  };
  return { clock, server, put, stand, leadsAfter, [Symbol.asyncDispose]: server[Symbol.asyncDispose] };
}

describe('a Lease of the watch that somebody forged', () => {
  test.each<[string, Record<string, unknown>]>([
    ['for 68 years', { holderIdentity: 'evil', leaseDurationSeconds: 2_147_483_647, renewTime: '2026-01-05T09:00:00.000000Z' }],
    ['in a time to come', { holderIdentity: 'evil', leaseDurationSeconds: 2_147_483_647, renewTime: '9999-01-01T00:00:00.000000Z' }],
    ['for less than no time', { holderIdentity: 'evil', leaseDurationSeconds: -5, renewTime: 'soon' }],
    ['of other types', { holderIdentity: 'evil', leaseDurationSeconds: '2147483647', renewTime: 4 }],
  ])('keeps no other watch from looking for longer than five minutes: %s', async (_, spec) => {
    await using place = await forged(spec);
    expect(await place.leadsAfter()).toBeLessThanOrEqual(300_000 + EVERY);
  });

  test('and writes anew for ever keeps users with no candidate whose ticks have stopped for longer than a watch may be silent', async () => {
    const world = await worldWithChampion({ rps: 10 });
    for (const { digest } of [release('champion'), world.candidate]) world.behaviours.set(digest, { errors: 0.2 });
    const [delivery, context] = [deliveryOf(undefined, SHORT), contextOf(world)];
    await canaryPromote(delivery, context, await depsOf(world, delivery, context), { once: true });
    const { lease } = (await stateIn(world)).open!;
    await using place = await forged({ holderIdentity: 'evil', leaseDurationSeconds: 300 }, world.clock);
    const now = (): number => world.clock.now().getTime();
    const renew = (): unknown => place.put({ renewTime: microTime(world.clock.now()) });
    renew();
    const stop = new AbortController();
    const sights: { sight: Sight; at: number }[] = [];
    const deps = { journal: world.journalAccess, model: 'income', traffic: world.traffic, clock: world.clock, log: context.log, stand: place.stand };
    await watch(deps, {
      every: EVERY,
      signal: stop.signal,
      seen: async (sight) => {
        sights.push({ sight, at: now() });
        renew();
        if (world.split.b === 0 || now() > lease + 3_600_000) stop.abort();
      },
    });
    const last = sights.pop()!;
    expect(last).toMatchObject({ sight: { kind: 'drained', code: 'lease-ran-out' } });
    expect(last.at).toBeGreaterThan(lease + 300_000);
    expect(last.at).toBeLessThanOrEqual(lease + 300_000 + EVERY);
    expect(world.split).toEqual({ a: 100, b: 0 });
    // Until then another watch may well look.
    expect(new Set(sights.map(({ sight }) => sight.text))).toEqual(new Set(['Another watch looks.']));
    expect(place.server.objects.at(`${LEASES}/sluice-income.watch`)?.spec?.holderIdentity).toBe('evil');
  });

  test('lets nobody believe for years that a watch lives', async () => {
    await using place = await forged({ holderIdentity: 'gone', leaseDurationSeconds: 2_147_483_647, renewTime: '2026-01-05T09:00:00.000000Z' });
    const codes = async (): Promise<string[]> => (await watcherRefusals(place.server.cluster(), 'income', place.clock.now().getTime())).map(({ code }) => code);
    expect(await codes()).toEqual([]);
    place.clock.advance(7 * 60_000);
    expect(await codes()).toEqual(['watcher-silent']);
  });
});
