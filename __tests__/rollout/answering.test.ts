import { describe, expect, test } from '@jest/globals';
import { DriverError } from '../../src/core/driver-error.ts';
import { sha256, type Digest } from '../../src/core/digest.ts';
import { canaryPromote } from '../../src/rollout/canary-promote.ts';
import { release, type World } from '../../testkit/fleet.ts';
import { contextOf, deliveryOf, depsOf, guardExposure, SHORT, stateIn, worldWithChampion } from './factory.ts';

const DELIVERY = deliveryOf(undefined, SHORT);
const OTHER = sha256('something else');

/** Ticks twice, with servers that say `says` of themselves at the second look. */
async function ticked(says: (slot: string, world: World) => Digest | undefined | null): Promise<{ world: World; code: string; outcome: string; asked: string[] }> {
  const world = await worldWithChampion({ rps: 10 });
  for (const name of ['champion', 'candidate']) world.behaviours.set(release(name).digest, { errors: 0.2 });
  const violations = guardExposure(world);
  const context = contextOf(world);
  const asked: string[] = [];
  const serving = async (slot: string): Promise<Digest | undefined | null> => {
    asked.push(slot);
    return says(slot, world);
  };
  const deps = { ...(await depsOf(world, DELIVERY, context)), fleet: { ...world.fleet, serving } };
  await canaryPromote(DELIVERY, context, deps, { once: true });
  expect(world.split).toEqual({ a: 50, b: 50 });
  world.clock.advance(60_000);
  const { verdict } = await canaryPromote(DELIVERY, context, deps, { once: true });
  expect(violations).toEqual([]);
  return { world, code: verdict.findings[0]!.code, outcome: verdict.outcome, asked };
}

const right = (slot: string, world: World): Digest | null => world.loaded[slot] ?? null;

describe('a server that says which release it serves', () => {
  test('is asked at every look, in both slots, and believed', async () => {
    const { asked, world } = await ticked(right);
    expect(asked).toEqual(['b', 'a']);
    expect(world.split.b).toBe(50);
  });

  test.each<[string, Digest | null]>([['another release', OTHER], ['nothing', null]])('takes the candidate back at once where its slot serves %s', async (_what, digest) => {
    const { world, code, outcome } = await ticked((slot, here) => (slot === 'b' ? digest : right(slot, here)));
    expect([code, outcome, world.split]).toEqual(['digest-mismatch', 'fail', { a: 100, b: 0 }]);
    expect((await stateIn(world)).open).toBeUndefined();
  });

  test.each<[string, string, (slot: string, world: World) => Digest | undefined | null]>([
    ['does not answer', 'digest-unanswered', (slot, world) => { if (slot === 'b') throw new DriverError('http-unreachable', 'gone', 'wait'); return right(slot, world); }],
    ['cannot say', 'digest-unanswered', (slot, world) => (slot === 'b' ? undefined : right(slot, world))],
    ['serves another champion', 'champion-changed', (slot, world) => (slot === 'a' ? OTHER : right(slot, world))],
    ['does not answer for the champion', 'digest-unanswered', (slot, world) => { if (slot === 'a') throw new DriverError('http-timeout', 'late', 'wait'); return right(slot, world); }],
  ])('gets no more users and keeps those it has where it %s', async (_what, wanted, says) => {
    const { world, code, outcome } = await ticked(says);
    expect([code, outcome, world.split]).toEqual([wanted, 'inconclusive', { a: 50, b: 50 }]);
    expect((await stateIn(world)).open!.holds).toEqual([]);
  });
});
