import { describe, expect, test } from '@jest/globals';
import { canaryPromote, type PromoteOptions } from '../../src/rollout/canary-promote.ts';
import { DriverError } from '../../src/core/driver-error.ts';
import { chainEvent } from '../../src/journal/chain.ts';
import { watch, type WatchMemory } from '../../src/rollout/watch.ts';
import { release, type World } from '../../testkit/fleet.ts';
import { contextOf, deliveryOf, depsOf, guardExposure, SHORT, stateIn, typesIn, worldWithChampion } from './factory.ts';

const DELIVERY = deliveryOf(undefined, SHORT);
const LEASE = 10 * 60_000;

async function inFlight(): Promise<World> {
  const world = await worldWithChampion({ rps: 10 });
  world.behaviours.set(release('champion').digest, { errors: 0.2 });
  world.behaviours.set(world.candidate.digest, { errors: 0.2 });
  guardExposure(world);
  await promote(world, { once: true });
  expect(world.split).toEqual({ a: 50, b: 50 });
  return world;
}

async function promote(world: World, options: PromoteOptions = {}, run = '1') {
  const context = contextOf(world, run);
  return canaryPromote(DELIVERY, context, await depsOf(world, DELIVERY, context), options);
}

function watcherOf(world: World, memory?: WatchMemory) {
  return { journal: world.journalAccess, model: 'income', traffic: world.traffic, clock: world.clock, log: contextOf(world).log, memory };
}

function memoryOf(): WatchMemory & { text?: string } {
  const memory: WatchMemory & { text?: string } = {
    load: async () => memory.text,
    save: async (text) => void (memory.text = text),
  };
  return memory;
}

describe('the watch', () => {
  test('leaves a rollout alone whose ticks are alive', async () => {
    const world = await inFlight();
    world.clock.advance(LEASE - 1);
    expect((await watch(watcherOf(world), { once: true })).kind).toBe('calm');
    expect(world.split).toEqual({ a: 50, b: 50 });
  });

  test('drains the candidate when the lease ran out, records it, and looking again changes nothing', async () => {
    const world = await inFlight();
    world.clock.advance(LEASE + 1);
    expect(await watch(watcherOf(world), { once: true })).toMatchObject({ kind: 'drained', code: 'lease-ran-out' });
    expect(world.split).toEqual({ a: 100, b: 0 });
    expect(typesIn(world).slice(-4)).toEqual(['intent', 'drained', 'rolled-back', 'closed']);
    const { length } = world.journal.events;
    expect((await watch(watcherOf(world), { once: true })).kind).toBe('calm');
    expect(world.journal.events).toHaveLength(length);
  });

  test.each([
    ['the lease ran out', 'lease-ran-out', (world: World) => world.journalAccess],
    ['the journal has been away for as long', 'journal-away', ({ journalAccess }: World, away: () => boolean) => ({ ...journalAccess, read: async () => (away() ? Promise.reject(new Error('away')) : journalAccess.read()) })],
  ])('takes users away from a router that cannot say what it does while the candidate has any, once %s', async (_what, code, journalOf) => {
    const world = await inFlight();
    let away = false;
    const traffic = {
      ...world.traffic,
      async read() {
        const split = await world.traffic.read();
        if (split.b! > 0) throw new DriverError('gateway-unresolved', 'A backend is missing.', 'Create it.');
        return split;
      },
    };
    const memory = memoryOf();
    const deps = { ...watcherOf(world, memory), traffic, journal: journalOf(world, () => away) };
    expect((await watch(deps, { once: true })).kind).toBe('calm');
    away = true;
    world.clock.advance(LEASE + 1);
    expect(await watch(deps, { once: true })).toMatchObject({ kind: 'drained', code });
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('that drained closes the delivery: a tick that comes back late says so and raises nothing', async () => {
    const world = await inFlight();
    world.clock.advance(LEASE + 1);
    await watch(watcherOf(world), { once: true });
    const { verdict } = await promote(world);
    expect(verdict.outcome).toBe('fail');
    expect(verdict.findings[0]!.code).toBe('lease-ran-out');
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('that could not record its drain is understood by the next tick all the same', async () => {
    const world = await inFlight();
    world.clock.advance(LEASE + 1);
    const deps = watcherOf(world);
    const journal = { ...deps.journal, append: async () => Promise.reject(new Error('read-only')) };
    expect((await watch({ ...deps, journal }, { once: true })).kind).toBe('blind');
    expect(world.split).toEqual({ a: 100, b: 0 });
    const { verdict } = await promote(world);
    expect(verdict.findings[0]!.code).toBe('lease-ran-out');
    expect((await stateIn(world)).open).toBeUndefined();
  });

  test.each<[string, Record<string, unknown>]>([['of another shape', { counts: { errors: 1 }, watermarks: {}, outages: {} }], ['that tells an impossible story', { split: {}, step: 7 }]])(
    'drains at once at an event %s, and believes the good copy that is put back', async (_what, data) => {
      const world = await inFlight();
      const deps = watcherOf(world);
      const good = await deps.journal.read();
      const { at, delivery } = good.at(-1)!;
      const type = 'counts' in data ? 'observed' : 'advanced';
      let events = good;
      const journal = { ...deps.journal, read: () => Promise.resolve(events) };
      const sights: string[] = [];
      const stop = new AbortController();
      await watch({ ...deps, journal }, { signal: stop.signal, every: 1000, seen: async (sight) => {
        sights.push(sight.kind === 'drained' ? sight.code : sight.kind);
        if (sights.length === 1) events = [...good, await chainEvent({ at, delivery, type, data }, { count: good.length, last: good.at(-1), model: 'income' }, undefined)];
        if (sights.length === 2) events = good;
        if (sights.length === 3) stop.abort();
      } });
      expect(sights).toEqual(['calm', 'journal-untrusted', 'calm']);
      expect(world.split).toEqual({ a: 100, b: 0 });
    });

  test('drains at once when the journal does not verify any more', async () => {
    const world = await inFlight();
    const memory = memoryOf();
    await watch(watcherOf(world, memory), { once: true });
    world.journal.events = world.journal.events.map((event, index) => (index === 1 ? { ...event, at: '2026-01-05T08:00:00.000Z' } : event));
    expect(await watch(watcherOf(world, memory), { once: true })).toMatchObject({ kind: 'drained', code: 'journal-untrusted' });
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('drains when the journal was cut after it was last seen, though what is left verifies', async () => {
    const world = await inFlight();
    const stop = new AbortController();
    const deps = watcherOf(world);
    let looks = 0;
    const journal = {
      ...deps.journal,
      read: async () => {
        looks += 1;
        if (looks === 2) stop.abort();
        return looks === 1 ? deps.journal.read() : world.journal.events.slice(0, 2);
      },
    };
    await watch({ ...deps, journal }, { signal: stop.signal });
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('drains when the journal cannot be read for the length of the lease, and not before', async () => {
    const world = await inFlight();
    const memory = memoryOf();
    await watch(watcherOf(world, memory), { once: true });
    const deps = watcherOf(world, memory);
    const journal = { ...deps.journal, read: async () => Promise.reject(new Error('no route to host')) };
    world.clock.advance(LEASE - 1);
    expect((await watch({ ...deps, journal }, { once: true })).kind).toBe('blind');
    expect(world.split).toEqual({ a: 50, b: 50 });
    world.clock.advance(1);
    expect(await watch({ ...deps, journal }, { once: true })).toMatchObject({ kind: 'drained', code: 'journal-away' });
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('takes users away that an overslept tick gave to a candidate after its delivery was closed', async () => {
    const world = await inFlight();
    world.clock.advance(LEASE + 1);
    await watch(watcherOf(world), { once: true });
    world.setSplit({ a: 50, b: 50 });
    expect(await watch(watcherOf(world), { once: true })).toMatchObject({ kind: 'drained', code: 'raised-after-close' });
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('never drains a candidate that has become the champion', async () => {
    const world = await inFlight();
    await promote(world);
    expect(world.split).toEqual({ a: 0, b: 100 });
    world.journal.events = world.journal.events.slice(0, -1);
    world.clock.advance(LEASE * 10);
    expect((await watch(watcherOf(world), { once: true })).kind).toBe('calm');
    expect(world.split).toEqual({ a: 0, b: 100 });
  });

  test('survives a router that does not answer, and drains at the next look', async () => {
    const world = await inFlight();
    world.clock.advance(LEASE + 1);
    const deps = watcherOf(world);
    const traffic = { ...deps.traffic, read: async () => Promise.reject(new Error('no route to host')) };
    expect((await watch({ ...deps, traffic }, { once: true })).kind).toBe('blind');
    expect((await watch(deps, { once: true })).kind).toBe('drained');
  });

  test('ignores a memory that somebody else wrote', async () => {
    const world = await inFlight();
    const memory = memoryOf();
    memory.text = '{"flight":{"slot":"a","safe":{"a":100,"b":0},"lease":1,"readAt":0,"until":0}}';
    const deps = watcherOf(world, memory);
    const journal = { ...deps.journal, read: async () => Promise.reject(new Error('no route to host')) };
    expect((await watch({ ...deps, journal }, { once: true })).kind).toBe('blind');
    expect(world.split).toEqual({ a: 50, b: 50 });
  });
});
