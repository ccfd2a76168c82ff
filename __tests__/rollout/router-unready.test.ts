import { expect, test } from '@jest/globals';
import { DriverError } from '../../src/core/driver-error.ts';
import type { Split, TrafficDriver } from '../../src/core/seams.ts';
import { canaryPromote, type PromoteOptions } from '../../src/rollout/canary-promote.ts';
import type { World } from '../../testkit/fleet.ts';
import { codesOf, contextOf, deliveryOf, depsOf, SHORT, stateIn, worldOf } from './factory.ts';

async function tick(world: World, traffic: TrafficDriver, options: PromoteOptions) {
  const delivery = deliveryOf(undefined, SHORT);
  const context = contextOf(world);
  return canaryPromote(delivery, context, { ...(await depsOf(world, delivery, context)), traffic }, options);
}

/** A router whose users go to servers that are ready, wherever it was told to send them. */
function failing(world: World): { traffic: TrafficDriver; asked: Split[]; fail(split: Split, why?: string): void; mend(): void } {
  const { traffic: inner } = world;
  const asked: Split[] = [];
  let failed: { split: Split; why?: string } | undefined;
  const traffic: TrafficDriver = {
    name: inner.name,
    capabilities: inner.capabilities,
    read: async () => failed?.split ?? inner.read(),
    write: (split) => inner.write(split),
    async unready(told) {
      asked.push(told);
      if (failed?.why === undefined) throw new DriverError('cluster-unreachable', 'Nobody answers.', 'Try again.');
      return failed.why;
    },
  };
  return { traffic, asked, fail: (split, why) => void (failed = { split, why }), mend: () => void (failed = undefined) };
}

test('a server that fails holds a rollout by its name, which goes on by itself when it is back', async () => {
  const world = await worldOf();
  const router = failing(world);
  await tick(world, router.traffic, { once: true });
  expect(world.split).toEqual({ a: 50, b: 50 });
  const writes = world.history.length;
  router.fail({ a: 66, b: 34 }, 'slot b has 1 ready pods of 2: pod x, container server: CrashLoopBackOff.');
  const held = await tick(world, router.traffic, { loopFor: 600_000 });
  expect([codesOf(held)[0], held.verdict.findings[0]!.message]).toEqual(['router-unready', expect.stringContaining('pod x, container server: CrashLoopBackOff')]);
  expect([world.history.length, (await stateIn(world)).open!.holds, router.asked.every((told) => told.b === 50)]).toEqual([writes, [], true]);
  router.mend();
  const done = await tick(world, router.traffic, { loopFor: 7_200_000 });
  expect([done.verdict.outcome, world.split]).toEqual(['pass', { a: 0, b: 100 }]);
});

test('where nobody can say why, it was somebody, and a person decides', async () => {
  const world = await worldOf();
  const router = failing(world);
  await tick(world, router.traffic, { once: true });
  router.fail({ a: 66, b: 34 });
  expect(codesOf(await tick(world, router.traffic, { loopFor: 600_000 }))[0]).toBe('router-changed');
  expect((await stateIn(world)).open!.holds.map(({ code }) => code)).toEqual(['router-changed']);
});
