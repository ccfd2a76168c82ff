import { describe, expect, test } from '@jest/globals';
import type { Digest } from '../../src/core/digest.ts';
import type { StageResult } from '../../src/core/stage.ts';
import { ledgerAttachment } from '../../src/journal/events.ts';
import { rollback, type RollbackOptions } from '../../src/rollback/rollback.ts';
import { canaryPromote, type PromoteOptions } from '../../src/rollout/canary-promote.ts';
import { Killed, release, type World } from '../../testkit/fleet.ts';
import { contextOf, deliveryOf, depsOf, SHORT, stateIn, typesIn, worldWithChampion } from '../rollout/factory.ts';

const DELIVERY = deliveryOf(undefined, SHORT);

async function deliver(world: World, run: string, name: string, options: PromoteOptions = {}): Promise<void> {
  world.candidate = release(name, `${run}.0.0`);
  world.behaviours.set(world.candidate.digest, { errors: 0.2 });
  const context = contextOf(world, run);
  await canaryPromote(DELIVERY, context, await depsOf(world, DELIVERY, context), options);
}

/** An adopted baseline, and two releases that were promoted over it: `first` on slot b, `second` on slot a. */
async function twoDelivered(): Promise<World> {
  const world = await worldWithChampion({ rps: 10 });
  world.behaviours.set(release('champion').digest, { errors: 0.2 });
  await deliver(world, '1', 'first');
  await deliver(world, '2', 'second');
  return world;
}

async function back(world: World, run: string, options: RollbackOptions = {}, delivery = DELIVERY): Promise<StageResult> {
  const deps = {
    journal: world.journalAccess, model: 'income', traffic: world.traffic, fleet: world.fleet, releases: world.releases,
    evidence: { trust: {}, signers: { mode: 'none' as const }, repositoryId: '42' },
  };
  return rollback(delivery, contextOf(world, run), deps, options);
}

const codes = ({ verdict }: StageResult) => verdict.findings.map(({ code }) => code);
const serving = async (world: World): Promise<Digest> => (await stateIn(world)).champion!.release.digest;

describe('a rollback', () => {
  test('goes to the newest release that was verified good while serving, and says how long it took', async () => {
    const world = await twoDelivered();
    const { verdict } = await back(world, 'r1');
    expect(verdict).toMatchObject({ stage: 'rollback', outcome: 'pass', champion: release('first', '1.0.0') });
    expect(verdict.headline).toBe('income 1.0.0 serves all users again instead of income 2.0.0, as it was verified good while serving.');
    expect(verdict.facts).toContainEqual(['Took', '0 ms']);
    expect(world.split).toEqual({ a: 0, b: 100 });
    expect(await serving(world)).toBe(release('first').digest);
  });

  test('needs no placing where the slot still has the bytes, and places them again where it has not', async () => {
    const world = await twoDelivered();
    const before = world.faults.calls.filter((name) => name === 'fleet.place').length;
    await back(world, 'r1');
    expect(world.faults.calls.filter((name) => name === 'fleet.place')).toHaveLength(before);
    const other = await twoDelivered();
    other.loaded.b = null;
    await back(other, 'r1');
    expect(other.loaded.b).toBe(release('first').digest);
  });

  test('again goes one release further, and then to the untested baseline with a warning', async () => {
    const world = await twoDelivered();
    await back(world, 'r1');
    const { verdict } = await back(world, 'r2');
    expect(verdict.outcome).toBe('warn');
    expect(verdict.findings.map(({ code }) => code)).toContain('baseline-untested');
    expect(verdict.headline).toContain('though it was never tested');
    expect(await serving(world)).toBe(release('champion').digest);
    expect(codes(await back(world, 'r3'))).toEqual(['no-target']);
    expect(await serving(world)).toBe(release('champion').digest);
  });

  test('of the same run again says that there is nothing to do', async () => {
    const world = await twoDelivered();
    await back(world, 'r1');
    const { length } = world.journal.events;
    const again = await back(world, 'r1');
    expect(codes(again)).toEqual(['nothing-to-roll-back']);
    expect(again.verdict.outcome).toBe('pass');
    expect(world.journal.events).toHaveLength(length);
  });

  test('that names the release to leave does nothing once that does not serve', async () => {
    const world = await twoDelivered();
    await back(world, 'r1', { from: release('second').digest });
    expect(codes(await back(world, 'r2', { from: release('second').digest }))).toEqual(['nothing-to-roll-back']);
    expect(await serving(world)).toBe(release('first').digest);
  });

  test('to a declared release goes there, also to one that was taken back before', async () => {
    const world = await twoDelivered();
    await back(world, 'r1');
    expect((await back(world, 'r2', { to: release('second').digest })).verdict.outcome).toBe('pass');
    expect(await serving(world)).toBe(release('second').digest);
  });

  test('to an unknown release is refused', async () => {
    const world = await twoDelivered();
    expect(codes(await back(world, 'r1', { to: release('stranger').digest }))).toEqual(['no-target']);
    expect(await serving(world)).toBe(release('second').digest);
  });

  test('to what should serve already mends a router that was set by hand', async () => {
    const world = await twoDelivered();
    world.setSplit({ a: 60, b: 40 });
    expect(codes(await back(world, 'r1', { to: release('second').digest }))).toEqual(['nothing-to-roll-back']);
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('slower than declared warns, with both times', async () => {
    const world = await twoDelivered();
    world.loaded.b = null;
    const slow = { ...world.fleet, place: async (slot: string, source: { digest: Digest }) => {
      world.clock.advance(90_000);
      world.loaded[slot] = source.digest;
    } };
    const deps = { journal: world.journalAccess, model: 'income', traffic: world.traffic, fleet: slow, releases: world.releases, evidence: { trust: {}, signers: { mode: 'none' as const }, repositoryId: '42' } };
    const { verdict } = await rollback(DELIVERY, contextOf(world, 'r1'), deps);
    expect(verdict.findings.find(({ code }) => code === 'rollback-time')).toMatchObject({ outcome: 'warn', expected: '60 s', actual: '90000 ms' });
  });
});

describe('a release is no target', () => {
  async function newestIs(world: World): Promise<StageResult> {
    const result = await back(world, 'r1');
    expect(await serving(world)).toBe(release('champion').digest);
    return result;
  }

  test('when its ledger is gone', async () => {
    const world = await twoDelivered();
    const { good } = await stateIn(world);
    world.journal.attachments.delete(ledgerAttachment(good[0]!.release.digest, good[0]!.ledgerHead!));
    expect((await newestIs(world)).verdict.findings.find(({ code }) => code === 'target-passed-over')!.message).toContain('[rollback-ledger-missing]');
  });

  test('when its ledger was changed', async () => {
    const world = await twoDelivered();
    const { good } = await stateIn(world);
    const name = ledgerAttachment(good[0]!.release.digest, good[0]!.ledgerHead!);
    const lines = Buffer.from(world.journal.attachments.get(name)!).toString('utf8').split('\n');
    world.journal.attachments.set(name, Buffer.from([...lines.slice(0, 2), ...lines.slice(3)].join('\n')));
    expect((await newestIs(world)).verdict.findings.find(({ code }) => code === 'target-passed-over')!.message).toContain('ledger-truncated');
  });

  test('when its kept bytes are changed and no slot has them loaded', async () => {
    const world = await twoDelivered();
    world.loaded.b = null;
    world.changed.add(release('first').digest);
    expect((await newestIs(world)).verdict.findings.find(({ code }) => code === 'target-passed-over')!.message).toContain('[release-lost]');
  });

  test('when the slot loads something else', async () => {
    const world = await twoDelivered();
    world.loaded.b = null;
    const fleet = { ...world.fleet, place: async (slot: string, source: { digest: Digest }) => void (world.loaded[slot] = source.digest === release('first').digest ? release('wrong').digest : source.digest) };
    const deps = { journal: world.journalAccess, model: 'income', traffic: world.traffic, fleet, releases: world.releases, evidence: { trust: {}, signers: { mode: 'none' as const }, repositoryId: '42' } };
    const { verdict } = await rollback(DELIVERY, contextOf(world, 'r1'), deps);
    expect(verdict.findings.find(({ code }) => code === 'target-passed-over')!.message).toContain('[loaded-mismatch]');
    expect(await serving(world)).toBe(release('champion').digest);
  });

  test('and where none is left, what serves goes on serving and the next delivery may begin', async () => {
    const world = await twoDelivered();
    world.changed.add(release('first').digest).add(release('champion').digest);
    world.loaded.b = null;
    const { verdict } = await back(world, 'r1');
    expect(verdict.outcome).toBe('fail');
    expect(verdict.headline).toBe('There is no release to go back to: all 2 were refused. income 2.0.0 still serves.');
    expect(world.split).toEqual({ a: 100, b: 0 });
    world.changed.clear();
    await deliver(world, '3', 'third');
    expect(await serving(world)).toBe(release('third').digest);
  });
});

describe('while a candidate is in flight', () => {
  test('a rollback takes that candidate back, whatever its evidence says, and leaves the champion', async () => {
    const world = await twoDelivered();
    await deliver(world, '3', 'third', { once: true });
    expect(world.split).toEqual({ a: 50, b: 50 });
    const { verdict } = await back(world, 'r1');
    expect(verdict.outcome).toBe('pass');
    expect(verdict.headline).toContain('all users are with the champion again');
    expect(world.split).toEqual({ a: 100, b: 0 });
    expect(await serving(world)).toBe(release('second').digest);
    expect(codes(await back(world, 'r1'))).toEqual(['nothing-to-roll-back']);
    expect(await serving(world)).toBe(release('second').digest);
  });

  test('held by a person, it is taken back all the same', async () => {
    const world = await twoDelivered();
    await deliver(world, '3', 'third', { once: true });
    await deliver(world, '3', 'third', { once: true, request: 'hold' });
    expect((await back(world, 'r1')).verdict.outcome).toBe('pass');
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('a tick of that candidate stops and raises nothing', async () => {
    const world = await twoDelivered();
    await deliver(world, '3', 'third', { once: true });
    await back(world, 'r1');
    await deliver(world, '3', 'third');
    expect(world.split).toEqual({ a: 100, b: 0 });
    expect(await serving(world)).toBe(release('second').digest);
  });
});

describe('a journal that does not verify', () => {
  test('is never obeyed: nothing is rolled back, and the verdict says what to do', async () => {
    const world = await twoDelivered();
    world.journal.events = world.journal.events.filter((_event, index) => index !== 3);
    const { verdict } = await back(world, 'r1');
    expect(verdict.outcome).toBe('error');
    expect(verdict.findings[0]!.code).toBe('journal-untrusted');
    expect(world.split).toEqual({ a: 100, b: 0 });
  });
});

describe('a rollback that is killed', () => {
  test.each(['before', 'after'] as const)('%s any one call is finished by the next run', async (when) => {
    const clean = await twoDelivered();
    clean.loaded.b = null;
    const from = clean.faults.calls.length;
    await back(clean, 'r1');
    const count = clean.faults.calls.length - from;
    for (let at = 0; at < count; at += 1) {
      const world = await twoDelivered();
      world.loaded.b = null;
      world.faults.killAt(world.faults.calls.length + at, when);
      await back(world, 'r1').catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      world.faults.revive();
      await back(world, 'r1');
      const { open, returning, champion } = await stateIn(world);
      expect({ at, champion: champion!.release.digest, open, returning, split: world.split }).toEqual({
        at, champion: release('first').digest, open: undefined, returning: undefined, split: { a: 0, b: 100 },
      });
    }
  });

  test('two at once for one incident go back one release, not two', async () => {
    const world = await twoDelivered();
    await Promise.all([back(world, 'r1'), back(world, 'r2')]);
    expect(await serving(world)).toBe(release('first').digest);
    expect(typesIn(world).filter((type) => type === 'rolled-back')).toHaveLength(1);
  });
});
