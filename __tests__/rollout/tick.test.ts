import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import type { TrafficDriver } from '../../src/core/seams.ts';
import type { EventData } from '../../src/journal/events.ts';
import { canaryPromote, type PromoteOptions } from '../../src/rollout/canary-promote.ts';
import type { PromoteDeps } from '../../src/rollout/work.ts';
import { askerOf } from '../../src/run/asker.ts';
import { watch } from '../../src/rollout/watch.ts';
import { release, type World } from '../../testkit/fleet.ts';
import { contextOf, deliveryOf, depsOf, guardExposure, SHORT, stateIn, typesIn, worldWithChampion } from './factory.ts';

const DELIVERY = deliveryOf(undefined, { ...SHORT, steps: '[10, 50, 100]' });

async function worldOf(): Promise<World> {
  const world = await worldWithChampion({ rps: 20 });
  world.behaviours.set(release('champion').digest, { errors: 0.2 });
  world.behaviours.set(world.candidate.digest, { errors: 0.2 });
  return world;
}

async function promote(world: World, options: PromoteOptions = {}, changes: Partial<PromoteDeps> = {}, run = '1') {
  const context = contextOf(world, run);
  return canaryPromote(DELIVERY, context, { ...(await depsOf(world, DELIVERY, context)), ...changes }, options);
}

/** Kills the process at the call that follows the second intent to raise (10 % to 50 %), before or after it took effect. */
async function killedWhileRaising(when: 'before' | 'after'): Promise<World> {
  const clean = await worldOf();
  await promote(clean);
  const writes = clean.faults.calls.flatMap((name, at) => (name === 'traffic.write' ? [at] : []));
  const world = await worldOf();
  world.faults.killAt(writes[1]!, when);
  await promote(world).catch(() => undefined);
  world.faults.revive();
  expect(typesIn(world).at(-1)).toBe('intent');
  expect(world.split.b).toBe(when === 'before' ? 10 : 50);
  return world;
}

describe('an intent to raise that was not finished', () => {
  test.each(['before', 'after'] as const)('is carried out by the next tick when the write was killed %s it took effect', async (when) => {
    const world = await killedWhileRaising(when);
    await promote(world, { once: true });
    expect(world.split.b).toBe(50);
    expect(typesIn(world).at(-1)).toBe('advanced');
  });

  test.each(['before', 'after'] as const)('is taken back when a person holds the delivery before it is finished (%s the write)', async (when) => {
    const world = await killedWhileRaising(when);
    const violations = guardExposure(world);
    await promote(world, { once: true, request: 'hold' });
    expect(world.split.b).toBe(10);
    expect(violations).toEqual([]);
    await promote(world, { loopFor: 1_800_000 });
    expect(world.split.b).toBe(10);
  });

  test('is dropped before the first user too, and what could not be read at that moment is seen to be there again', async () => {
    const clean = await worldOf();
    await promote(clean, { once: true });
    const firstRaise = clean.faults.calls.lastIndexOf('traffic.write');
    const world = await worldOf();
    world.faults.killAt(firstRaise, 'before');
    await promote(world).catch(() => undefined);
    world.faults.revive();
    expect(typesIn(world).at(-1)).toBe('intent');
    world.clock.advance(5 * 60_000);
    world.outage = 'Prometheus is starting';
    await promote(world, { once: true });
    expect(world.split.b).toBe(0);
    world.outage = undefined;
    const { verdict } = await promote(world, { loopFor: 7_200_000 });
    expect(verdict.outcome).toBe('pass');
    expect(world.split.b).toBe(100);
  });

  test('is dropped when it has grown old, and evidence is looked at again first', async () => {
    const world = await killedWhileRaising('before');
    world.behaviours.set(world.candidate.digest, { errors: 0.95 });
    world.clock.advance(5 * 60_000);
    await promote(world, { once: true });
    expect(world.split.b).toBe(10);
    expect(typesIn(world).slice(-3)).toEqual(['observed', 'intent', 'acted']);
    const { verdict } = await promote(world);
    expect(verdict.findings[0]!.code).toBe('harm');
  });
});

describe('a tick that oversleeps its lease between intent and write', () => {
  test('takes back what it raised after the watch had drained and closed the delivery', async () => {
    const world = await worldOf();
    const { traffic } = world;
    let overslept = false;
    const slow: TrafficDriver = {
      ...traffic,
      write: async (split) => {
        if (split.b === 50 && !overslept) {
          overslept = true;
          world.clock.advance(11 * 60_000);
          await watch({ journal: world.journal, model: 'income', traffic, clock: world.clock, log: contextOf(world).log }, { once: true });
          expect(world.split.b).toBe(0);
        }
        await traffic.write(split);
      },
    };
    const { verdict } = await promote(world, {}, { traffic: slow });
    expect(overslept).toBe(true);
    expect(verdict.findings[0]!.code).toBe('lease-ran-out');
    expect(world.split).toEqual({ a: 100, b: 0 });
  });
});

describe('what a person asks', () => {
  const askedBy = { run: '42/77/1', id: 583231, login: 'octocat' };

  test.each(['hold', 'abort'] as const)('%s stands in the journal with who asked, and in which run', async (request) => {
    const world = await worldOf();
    await promote(world, { once: true });
    const { verdict } = await promote(world, { once: true, request, reason: 'Odd scores.', askedBy });
    const type = request === 'hold' ? 'held' : 'judged';
    expect(world.journal.events.findLast((event) => event.type === type)!.data).toMatchObject({ reason: 'Odd scores.', askedBy });
    if (request === 'hold') expect(verdict.headline).toContain('Odd scores. (octocat, in run 42/77/1)');
  });

  test.each([
    [{ GITHUB_ACTOR: 'octocat', GITHUB_ACTOR_ID: '583231', GITHUB_TRIGGERING_ACTOR: 'octocat' }, askedBy],
    // GitHub tells no id of who repeats a run.
    [{ GITHUB_ACTOR: 'octocat', GITHUB_ACTOR_ID: '583231', GITHUB_TRIGGERING_ACTOR: 'hubot' }, { run: '42/77/1', login: 'hubot' }],
    [{}, { run: '42/77/1' }],
    [{ GITHUB_ACTOR: 'octocat', GITHUB_ACTOR_ID: 'x' }, { run: '42/77/1', login: 'octocat' }],
  ])('of %j the asker is %j', (env, asker) => {
    expect(askerOf({ deliveryId: { repositoryId: '42', runId: '77', runAttempt: 1 }, env })).toEqual(asker);
  });
});

describe('two ticks at once', () => {
  test('count every event once, and leave one chain', async () => {
    const world = await worldOf();
    for (let round = 0; round < 8; round += 1) {
      await Promise.all([promote(world, { once: true }), promote(world, { once: true })]);
      world.clock.advance(60_000);
    }
    const seen = world.journal.events.filter(({ type }) => type === 'observed').map(({ data }) => (data as unknown as EventData['observed']).counts.errors!);
    expect(seen.length).toBeGreaterThan(4);
    seen.slice(1).forEach(({ since }, index) => expect(since).toBeGreaterThanOrEqual(seen[index]!.until));
    expect(seen.reduce((sum, { candidate, champion }) => sum + candidate.total + champion.total, 0)).toBe(20 * 60 * seen.length);
  });

  test('of which one always loses step back cleanly', async () => {
    const world = await worldOf();
    const deps = await depsOf(world, DELIVERY, contextOf(world));
    const journal = { ...deps.journal, append: async () => Promise.reject(new (await import('../../src/core/seams.ts')).JournalConflict(0, 1)) };
    const { verdict } = await promote(world, { once: true }, { journal });
    expect(verdict.outcome).toBe('inconclusive');
    expect(verdict.findings[0]!.code).toBe('tick-outrun');
    expect(typesIn(world)).toEqual(['adopted']);
  });
});

describe('a delivery is refused', () => {
  test('while another is in flight', async () => {
    const world = await worldOf();
    await promote(world, { once: true });
    world.candidate = release('other', '1.2.0');
    const { verdict } = await promote(world, { once: true }, {}, '2');
    expect(verdict.outcome).toBe('fail');
    expect(verdict.findings.map(({ code }) => code)).toEqual(['delivery-in-flight']);
    expect((await stateIn(world)).open!.id).toBe('42/1/1');
  });

  test('when its bytes are not those that the evidence is about, and nothing is placed or journaled', async () => {
    const world = await worldOf();
    const deps = await depsOf(world, DELIVERY, contextOf(world));
    world.candidate = release('tampered', '1.1.0');
    const { verdict } = await promote(world, {}, { ledger: deps.ledger });
    expect(verdict.findings.map(({ code }) => code)).toContain('evidence-wrong-digest');
    expect(typesIn(world)).toEqual(['adopted']);
    expect(world.faults.calls).not.toContain('fleet.place');
  });

  test('when the router does not send everybody to the champion', async () => {
    const world = await worldOf();
    world.setSplit({ a: 70, b: 30 });
    const { verdict } = await promote(world, { once: true });
    expect(verdict.findings).toMatchObject([{ code: 'router-not-at-champion', expected: 'a 100 %, b 0 %', actual: 'a 70 %, b 30 %' }]);
  });

  test('to go on under another delivery file than it began with', async () => {
    const world = await worldOf();
    await promote(world, { once: true });
    const context = contextOf(world);
    const other = deliveryOf(undefined, { ...SHORT, steps: '[10, 90, 100]' });
    await expect(canaryPromote(other, context, await depsOf(world, DELIVERY, context), { once: true })).rejects.toThrow(InputError);
    expect(world.split.b).toBe(10);
  });

  test('more users, and held, when it is ticked with another ledger than it began with', async () => {
    const world = await worldOf();
    await promote(world, { once: true });
    world.clock.advance(1000);
    const other = await (await import('./factory.ts')).evidenceFor(DELIVERY, contextOf(world), world.candidate);
    const { verdict } = await promote(world, { once: true }, { ledger: other });
    expect(verdict.findings[0]!.code).toBe('evidence-refused');
    expect(verdict.headline).toContain('ledger-other');
  });
});

describe('a slot that is not fit', () => {
  test.each([
    ['loads other bytes than it was given', 'loaded-mismatch', (world: World) => ({ ...world.fleet, loaded: async () => release('wrong').digest })],
    ['says that it serves nothing', 'loaded-nothing', (world: World) => ({ ...world.fleet, loaded: async () => null })],
    ['cannot be asked what it loaded', 'loaded-nothing', (world: World) => ({ ...world.fleet, loaded: async () => Promise.reject(new Error('timeout')) })],
    ['cannot be given the bytes', 'place-failed', (world: World) => ({ ...world.fleet, place: async () => Promise.reject(new Error('disk full')) })],
  ])('(it %s) never gets a user', async (_name, code, fleetOf) => {
    const world = await worldOf();
    const { verdict } = await promote(world, {}, { fleet: fleetOf(world) });
    expect(verdict.outcome).toBe('fail');
    expect(verdict.findings[0]!.code).toBe(code);
    expect(world.faults.calls).not.toContain('traffic.write');
    expect(verdict.headline).toContain('It never had users');
  });

  test('but cannot say what it loaded is allowed, and the verdict says so', async () => {
    const world = await worldOf();
    world.loadedIsUnknown = true;
    const { verdict } = await promote(world);
    expect(verdict.outcome).toBe('pass');
    expect(verdict.notes).toContain('The slot cannot say which bytes it loaded (no `rollout.fleet.loaded`).');
  });

  test('whose kept bytes were changed is not placed', async () => {
    const world = await worldOf();
    world.changed.add(world.candidate.digest);
    const { verdict } = await promote(world);
    expect(verdict.findings[0]!.code).toBe('release-lost');
    expect(world.faults.calls).not.toContain('fleet.place');
  });
});

describe('a journal that does not verify', () => {
  test('is never obeyed: the tick changes nothing and says so', async () => {
    const world = await worldOf();
    await promote(world, { once: true });
    world.journal.events = world.journal.events.map((event, index) => (index === 2 ? { ...event, delivery: '42/9/1' } : event));
    const before = world.history.length;
    const { verdict } = await promote(world);
    expect(verdict.outcome).toBe('error');
    expect(verdict.findings[0]!.code).toBe('journal-untrusted');
    expect(world.history).toHaveLength(before);
  });
});
