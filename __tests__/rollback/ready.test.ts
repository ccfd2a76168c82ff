import { describe, expect, test } from '@jest/globals';
import { DriverError } from '../../src/core/driver-error.ts';
import type { StageResult } from '../../src/core/stage.ts';
import { ledgerAttachment } from '../../src/journal/events.ts';
import { checkReady } from '../../src/rollback/ready.ts';
import { Killed, release, type World } from '../../testkit/fleet.ts';
import { contextOf, stateIn, typesIn } from '../rollout/factory.ts';
import { codes, deliver, deliveryWith, depsIn, DRILLED, named, serving, twoDelivered } from './world.ts';

const check = (world: World, options = {}, delivery = DRILLED, more = {}): Promise<StageResult> => checkReady(delivery, contextOf(world, 'c1'), depsIn(world, more), options);

describe('a look at what is ready', () => {
  test('says of each kept version that it could serve again, and moves nobody', async () => {
    const world = await twoDelivered();
    const { length } = world.journal.events;
    const result = await check(world);
    expect(result.verdict.outcome).toBe('pass');
    expect(result.verdict.headline).toBe('A way back from income 2.0.0 is ready: 2 of 2 versions.');
    expect(codes(result)).toEqual(['versions-ready', 'version-ready', 'version-ready']);
    expect(named(result, 'versions-ready')!.message).toBe('2 are ready; no more were delivered yet.');
    expect(world.journal.events).toHaveLength(length);
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('names each version that is not, by every reason, and is degraded', async () => {
    const world = await twoDelivered();
    world.changed.add(release('first').digest);
    const result = await check(world);
    expect(result.verdict.outcome).toBe('warn');
    expect(codes(result)).toEqual(['versions-degraded', 'version-not-ready', 'version-ready']);
    expect(named(result, 'version-not-ready')).toMatchObject({ message: expect.stringContaining('[release-lost]'), subject: { name: 'income 1.0.0' } });
    expect(named(result, 'versions-degraded')!.numbers).toEqual({ ready: 1, known: 2, keep: 5 });
  });

  test('fails where none is ready', async () => {
    const world = await twoDelivered();
    const { good } = await stateIn(world);
    world.changed.add(release('champion').digest);
    world.journal.attachments.delete(ledgerAttachment(good[0]!.release.digest, good[0]!.ledgerHead!));
    const result = await check(world);
    expect([result.verdict.outcome, codes(result)[0]]).toEqual(['fail', 'no-version-ready']);
    expect(result.verdict.headline).toContain('There is no way back from income 2.0.0 now');
  });

  test('looks at as many as are to be kept', async () => {
    const world = await twoDelivered(deliveryWith('rollback: {keep: 1}\n'));
    expect(codes(await check(world, {}, deliveryWith('rollback: {keep: 1}\n')))).toEqual(['versions-ready', 'version-ready']);
  });
});

describe('with loading', () => {
  test('each version is loaded into the slot that does not serve, and what was there is put back', async () => {
    const world = await twoDelivered();
    expect(world.loaded).toEqual({ a: release('second').digest, b: release('first').digest });
    const placed: string[] = [];
    const fleet = { ...world.fleet, place: async (slot: string, source: { digest: `sha256:${string}`; root: string; parts: Record<string, string> }) => (placed.push(`${slot} ${source.digest}`), world.fleet.place(slot, source)) };
    const result = await check(world, { load: true }, DRILLED, { fleet });
    expect(result.verdict.outcome).toBe('pass');
    expect(placed).toEqual([`b ${release('first').digest}`, `b ${release('champion').digest}`, `b ${release('first').digest}`]);
    expect(world.loaded).toEqual({ a: release('second').digest, b: release('first').digest });
    expect(typesIn(world).slice(-5)).toEqual(['drill-begun', 'placed', 'placed', 'placed', 'drilled']);
    await deliver(world, '3', 'third');
    expect(await serving(world)).toBe(release('third').digest);
  });

  test('a version that a slot does not load is not ready', async () => {
    const world = await twoDelivered();
    const fleet = { ...world.fleet, place: async (slot: string, source: { digest: `sha256:${string}`; root: string; parts: Record<string, string> }) => {
      if (source.digest === release('champion').digest) throw new DriverError('program-failed', 'It is no model.', 'See it.');
      return world.fleet.place(slot, source);
    } };
    const result = await check(world, { load: true }, DRILLED, { fleet });
    expect(codes(result)).toEqual(['versions-degraded', 'version-ready', 'version-not-ready']);
    expect(named(result, 'version-not-ready')!.message).toContain('[place-failed]');
    expect((await stateIn(world)).drilling).toBeUndefined();
  });

  test('waits where the slot is in use', async () => {
    const world = await twoDelivered();
    await deliver(world, '3', 'third', DRILLED, { once: true });
    const result = await check(world, { load: true });
    expect(codes(result)).toContain('load-refused');
    expect(world.split).toEqual({ a: 50, b: 50 });
  });

  test('killed, it stands in the way of a delivery for an hour at the most', async () => {
    const world = await twoDelivered();
    const at = world.faults.calls.length;
    world.faults.killAt(at + 13, 'after');
    await check(world, { load: true }).catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
    world.faults.revive();
    expect((await stateIn(world)).drilling).toMatchObject({ kind: 'load' });
    await deliver(world, '3', 'third');
    expect(await serving(world)).toBe(release('second').digest);
    world.clock.advance(3_600_000);
    await deliver(world, '4', 'fourth');
    expect(await serving(world)).toBe(release('fourth').digest);
  });
});
