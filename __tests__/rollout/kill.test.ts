import { describe, expect, jest, test } from '@jest/globals';
import type { StageResult } from '../../src/core/stage.ts';
import { canaryPromote } from '../../src/rollout/canary-promote.ts';
import { watch } from '../../src/rollout/watch.ts';
import { Killed, release, type World } from '../../testkit/fleet.ts';
import { contextOf, deliveryOf, depsOf, guardExposure, SHORT, stateIn, worldWithChampion } from './factory.ts';

// Hundreds of whole deliveries: how long they take depends on the machine, and says nothing.
jest.setTimeout(600_000);

/** Few requests and short steps: every run of these tests is a whole delivery, and there are hundreds. */
const DELIVERY = deliveryOf(undefined, SHORT);

type Guarded = World & { violations?: string[] };

async function worldOf(errors: number): Promise<Guarded> {
  const world = await worldWithChampion({ rps: 10 });
  world.behaviours.set(release('champion').digest, { errors: 0.2 });
  world.behaviours.set(world.candidate.digest, { errors });
  return Object.assign(world, { violations: guardExposure(world) });
}

async function run(world: World): Promise<StageResult> {
  const context = contextOf(world);
  return canaryPromote(DELIVERY, context, await depsOf(world, DELIVERY, context));
}

/** Starts the same command again, as often as it takes; a killed process answers nobody. */
async function runUntilDone(world: World): Promise<StageResult> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      const result = await run(world);
      if (result.verdict.outcome !== 'error') return result;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    world.faults.revive();
  }
  throw new Error('It did not converge.');
}

/** Where the world ends up, whatever happened on the way. */
async function endOf(world: Guarded) {
  const { champion, open, good, closed } = await stateIn(world);
  return { champion: champion?.release.digest, slot: champion?.slot, open, good: good.length, outcomes: Object.values(closed).map(({ outcome }) => outcome), split: world.split, violations: world.violations };
}

describe.each([
  ['a good candidate', 0.2, 'pass'],
  ['a harmful candidate', 0.9, 'fail'],
] as const)('a delivery of %s', (_name, errors, outcome) => {
  test.each(['before', 'after'] as const)('that is killed %s any one call converges to the same end', async (when) => {
    const clean = await worldOf(errors);
    await run(clean);
    const expected = await endOf(clean);
    for (let at = 0; at < clean.faults.calls.length; at += 1) {
      const world = await worldOf(errors);
      world.faults.killAt(at, when);
      const { verdict } = await runUntilDone(world);
      const where = `${when} call ${at} (${clean.faults.calls[at]})`;
      expect({ where, outcome: verdict.outcome, ...(await endOf(world)) }).toEqual({ where, outcome, ...expected });
    }
  });

  test.each(['before', 'after'] as const)('with any one call failing %s it took effect ends as it should', async (when) => {
    const clean = await worldOf(errors);
    await run(clean);
    const expected = await endOf(clean);
    const calls = clean.faults.calls.flatMap((name, at) => (name === 'clock.sleep' ? [] : [at]));
    for (const at of calls) {
      const world = await worldOf(errors);
      world.faults.failAt(at, when);
      const { verdict } = await runUntilDone(world);
      const where = `${when} call ${at} (${clean.faults.calls[at]})`;
      expect({ where, outcome: verdict.outcome, ...(await endOf(world)) }).toEqual({ where, outcome, ...expected });
    }
  });
});

describe('a delivery that is killed and never started again', () => {
  test('is drained by the watch once its lease ran out, wherever it was killed', async () => {
    const clean = await worldOf(0.2);
    await run(clean);
    for (let at = 0; at < clean.faults.calls.length; at += 1) {
      const world = await worldOf(0.2);
      world.faults.killAt(at, 'after');
      await run(world).catch(() => undefined);
      const before = await stateIn(world);
      world.faults.revive();
      world.clock.advance(11 * 60_000);
      const deps = { journal: world.journalAccess, model: 'income', traffic: world.traffic, clock: world.clock, log: contextOf(world).log };
      await watch(deps, { once: true });
      const after = await stateIn(world);
      const share = world.split[after.champion!.slot];
      expect({ at, share, raised: world.split.b! > 0 && after.champion!.slot !== 'b' }).toEqual({ at, share: 100, raised: false });
      const reached = before.open?.intent !== undefined || (before.open?.step ?? -1) >= 0;
      const promoted = before.open?.promoted !== undefined;
      if (reached && !promoted) expect(after.open).toBeUndefined();
    }
  });
});
