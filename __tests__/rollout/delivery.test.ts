import { describe, expect, test } from '@jest/globals';
import { canaryPromote } from '../../src/rollout/canary-promote.ts';
import { type World } from '../../testkit/fleet.ts';
import { contextOf, deliveryOf, depsOf, stateIn, typesIn, worldWithChampion } from './factory.ts';

async function deliver(world: World, run = '1', delivery = deliveryOf()) {
  const context = contextOf(world, run);
  return canaryPromote(delivery, context, await depsOf(world, delivery, context));
}

describe('a canary', () => {
  test('that is as good as the champion reaches all users and becomes the champion', async () => {
    const world = await worldWithChampion();
    world.behaviours.set(world.candidate.digest, { errors: 0.01 });
    const { verdict } = await deliver(world);
    expect(verdict).toMatchObject({ outcome: 'pass' });
    console.log(JSON.stringify(verdict, null, 1), typesIn(world).length, (world.clock.now().getTime() - Date.parse('2026-01-05T09:00:00.000Z')) / 60000);
    expect(world.split).toEqual({ a: 0, b: 100 });
    const state = await stateIn(world);
    expect(state.champion).toMatchObject({ release: world.candidate, slot: 'b', tested: true });
  });

  test('with twice the errors is taken back', async () => {
    const world = await worldWithChampion();
    world.behaviours.set(world.candidate.digest, { errors: 0.03 });
    const { verdict } = await deliver(world);
    console.log(JSON.stringify(verdict, null, 1), typesIn(world).length);
    expect(verdict).toMatchObject({ outcome: 'fail' });
    expect(world.split).toEqual({ a: 100, b: 0 });
  });
});
