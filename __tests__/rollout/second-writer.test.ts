import { expect, test } from '@jest/globals';
import { DriverError } from '../../src/core/driver-error.ts';
import type { Split, TrafficDriver } from '../../src/core/seams.ts';
import { canaryPromote, type PromoteOptions } from '../../src/rollout/canary-promote.ts';
import type { World } from '../../testkit/fleet.ts';
import { codesOf, contextOf, deliveryOf, depsOf, overrideOf, play, RUNNING, SHORT, stateIn, typesIn, worldOf } from './factory.ts';

const ARGO = 'Argo CD (field manager argocd-controller) wrote spec.rules of HTTPRoute income last. In its Application write `RespectIgnoreDifferences=true`.';

/** Somebody who puts the router back to `git` at every write, at once, until told to stop. */
function reverting(world: World, git: Split): { traffic: TrafficDriver; writes: Split[]; stop(): void } {
  const writes: Split[] = [];
  let stopped = false;
  const traffic: TrafficDriver = {
    name: 'gateway',
    capabilities: world.traffic.capabilities,
    read: () => world.traffic.read(),
    async write(split) {
      writes.push(split);
      await world.traffic.write(split);
      if (!stopped) world.setSplit(git);
    },
    changedBy: async () => (stopped ? undefined : ARGO),
  };
  return { traffic, writes, stop: () => void (stopped = true) };
}

async function tick(world: World, traffic: TrafficDriver, options: PromoteOptions = { loopFor: 1_800_000 }, changes: Record<string, string> = SHORT) {
  const delivery = deliveryOf(undefined, changes);
  const context = contextOf(world);
  return canaryPromote(delivery, context, { ...(await depsOf(world, delivery, context)), traffic }, options);
}

test('somebody who takes the first users back at every write is named, and left alone until a person resumes', async () => {
  const world = await worldOf();
  const { traffic, writes, stop } = reverting(world, { a: 100, b: 0 });
  const held = await tick(world, traffic);
  expect([held.verdict.outcome, codesOf(held)[0], held.verdict.findings[0]!.message]).toEqual(['inconclusive', 'router-changed', expect.stringContaining(ARGO)]);
  // The attempts of one write, and then none in half an hour of ticks.
  expect(writes).toEqual(Array.from({ length: 3 }, () => ({ a: 50, b: 50 })));
  expect(world.split).toEqual({ a: 100, b: 0 });
  const { open } = await stateIn(world);
  expect([open!.intended, open!.holds.map(({ code, reason }) => [code, reason.includes(ARGO)])]).toEqual([{ a: 100, b: 0 }, [['router-changed', true]]]);
  stop();
  const done = await tick(world, traffic, { request: 'resume', override: overrideOf('7'), loopFor: 7_200_000 });
  expect([done.verdict.outcome, world.split]).toEqual(['pass', { a: 0, b: 100 }]);
});

test('one who comes later, and goes on, is met by writing once more after each resume, and never else', async () => {
  const world = await worldOf();
  const { traffic, writes } = reverting(world, { a: 100, b: 0 });
  const calm: TrafficDriver = { ...traffic, write: (split) => world.traffic.write(split) };
  await tick(world, calm, { once: true });
  expect(world.split).toEqual({ a: 50, b: 50 });
  world.setSplit({ a: 100, b: 0 });
  const held = await tick(world, traffic, { loopFor: 600_000 });
  expect([codesOf(held)[0], held.verdict.findings[0]!.message, writes]).toEqual(['router-changed', expect.stringContaining(ARGO), []]);
  for (const run of ['7', '8']) {
    const again = await tick(world, traffic, { request: 'resume', override: overrideOf(run), loopFor: 600_000 });
    expect([run, codesOf(again)[0], writes.length]).toEqual([run, 'router-changed', run === '7' ? 3 : 6]);
  }
  expect(writes.every(({ b }) => b === 50)).toBe(true);
  // What was intended went down to what the other one left; resumed without it, the step's own share comes back.
  await tick(world, calm, { request: 'resume', override: overrideOf('9'), once: true });
  expect(world.split).toEqual({ a: 50, b: 50 });
});

test('one who gives the candidate more is written down at every tick, and told of each time', async () => {
  const world = await worldOf();
  const { traffic, writes } = reverting(world, { a: 10, b: 90 });
  const calm: TrafficDriver = { ...traffic, write: (split) => world.traffic.write(split) };
  await tick(world, calm, { once: true });
  world.setSplit({ a: 10, b: 90 });
  for (let count = 1; count <= 2; count += 1) {
    const failed = await tick(world, traffic, { once: true });
    expect([failed.verdict.outcome, codesOf(failed)[0], failed.verdict.findings[0]!.message, writes.length]).toEqual(['error', 'tick-failed', expect.stringContaining(ARGO), 3 * count]);
  }
  expect(writes.every(({ b }) => b === 50)).toBe(true);
  expect(typesIn(world).filter((type) => type === 'held')).toHaveLength(1);
  expect((await stateIn(world)).open!.holds[0]!.reason).toContain(ARGO);
});

test('harm goes before: a candidate that harms the users whom somebody left it is taken back', async () => {
  const world = await worldOf(0.9, 0.01);
  await play(world, `strategy: canary\n${RUNNING}`, { options: { once: true } });
  const share = world.split.b!;
  expect(share).toBeGreaterThan(0);
  world.setSplit({ a: 100 - share / 2, b: share / 2 });
  const taken = await play(world, `strategy: canary\n${RUNNING}`, { options: { loopFor: 7_200_000 } });
  expect([taken.verdict.outcome, codesOf(taken)[0], world.split]).toEqual(['fail', 'harm', { a: 100, b: 0 }]);
  expect((await stateIn(world)).open).toBeUndefined();
});

test('a router that takes nothing and names nobody is a router that failed, and no hold', async () => {
  const world = await worldOf();
  const { traffic } = reverting(world, { a: 100, b: 0 });
  const failed = await tick(world, { ...traffic, changedBy: undefined }, { once: true });
  expect([failed.verdict.outcome, codesOf(failed)[0]]).toEqual(['error', 'tick-failed']);
  expect((await stateIn(world)).open!.holds).toEqual([]);
});

test('a delivery does not begin at a router that another one holds elsewhere, and says whom to ask', async () => {
  const world = await worldOf();
  const { traffic } = reverting(world, { a: 50, b: 50 });
  world.setSplit({ a: 50, b: 50 });
  const refused = await tick(world, traffic, { once: true });
  expect([codesOf(refused)[0], refused.verdict.findings[0]!.actual]).toEqual(['router-not-at-champion', expect.stringContaining('argocd-controller')]);
});

test('a router that cannot say what it does keeps a candidate its users until the lease has run out, and no longer', async () => {
  const world = await worldOf();
  await tick(world, world.traffic, { once: true });
  const traffic: TrafficDriver = {
    ...world.traffic,
    async read() {
      const split = await world.traffic.read();
      if (split.b! > 0) throw new DriverError('gateway-unresolved', 'A backend is missing.', 'Create it.');
      return split;
    },
  };
  const failed = await tick(world, traffic, { once: true });
  expect([failed.verdict.outcome, codesOf(failed)[0], world.split]).toEqual(['error', 'tick-failed', { a: 50, b: 50 }]);
  world.clock.advance((await stateIn(world)).open!.lease - world.clock.now().getTime() + 1);
  const taken = await tick(world, traffic, { once: true });
  expect([taken.verdict.outcome, codesOf(taken)[0], taken.verdict.headline, world.split]).toEqual(['fail', 'lease-ran-out', expect.stringContaining('A backend is missing'), { a: 100, b: 0 }]);
});
