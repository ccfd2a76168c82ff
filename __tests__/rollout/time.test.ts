import { describe, expect, test } from '@jest/globals';
import type { Refusal } from '../../src/core/refusal.ts';
import type { World } from '../../testkit/fleet.ts';
import { codesOf, overrideOf, play, RUNNING, sharesOf, stateIn, typesIn, worldOf } from './factory.ts';

const HOUR = 3_600_000;
const FROZEN: Refusal = { code: 'frozen', expected: 'a time outside Fri 16:00 to Mon 08:00', actual: 'now', fix: 'Wait.' };
const canary = (more: string) => `strategy: canary\nsteps: [50, 100]\n${more}${RUNNING}`;

/** A freeze from one time to another, as it is asked anew each time; counts the questions. */
function freeze(world: World, from: number, to: number) {
  const start = world.clock.now().getTime();
  const asked = { times: 0 };
  const conditions = async () => {
    asked.times += 1;
    const since = world.clock.now().getTime() - start;
    return since >= from && since < to ? [FROZEN] : [];
  };
  return { conditions, asked };
}

describe('a freeze that is longer than the time budget', () => {
  test('keeps the candidate where it is, and it goes on by itself afterwards', async () => {
    const world = await worldOf();
    const { conditions } = freeze(world, 60_000, 4 * HOUR);
    const { verdict } = await play(world, canary('time_budget: 1 hour\n'), { deps: { conditions } });
    expect(verdict.outcome).toBe('pass');
    expect(sharesOf(world)).toEqual([0, 50, 100]);
    expect(world.history[2]!.at - world.history[0]!.at).toBeGreaterThanOrEqual(4 * HOUR);
    expect(typesIn(world).filter((type) => type === 'waiting' || type === 'going-on')).toEqual(['waiting', 'going-on']);
  });

  test('stops the budget too where evidence is what is missing, so that all of the rest is left afterwards', async () => {
    const world = await worldOf(0, 0);
    const { conditions } = freeze(world, 30 * 60_000, 4 * HOUR);
    const held = await play(world, canary('time_budget: 1 hour\n'), { deps: { conditions }, options: { loopFor: 4.25 * HOUR } });
    expect([held.verdict.outcome, codesOf(held)[0]]).toEqual(['inconclusive', 'watching']);
    const end = await play(world, canary('time_budget: 1 hour\n'), { deps: { conditions } });
    expect(codesOf(end)[0]).toBe('time-budget');
    const lived = world.clock.now().getTime() - Date.parse(world.journal.events.find(({ type }) => type === 'opened')!.at);
    // An hour and three and a half of the freeze, give or take a question every 5 minutes.
    expect(lived).toBeGreaterThanOrEqual(4.4 * HOUR);
    expect(lived).toBeLessThanOrEqual(4.7 * HOUR);
  });

  test('protects no harm', async () => {
    const world = await worldOf(0.4);
    const { conditions } = freeze(world, 60_000, 9 * HOUR);
    expect(codesOf(await play(world, canary('time_budget: 1 hour\n'), { deps: { conditions } }))[0]).toBe('harm');
  });

  test('is asked about before each rise, and else seldom', async () => {
    const world = await worldOf(0, 0);
    const { conditions, asked } = freeze(world, 0, 0);
    await play(world, canary('time_budget: 10 hours\n').replace('interval: 5 minutes', 'interval: 1 minute'), { deps: { conditions }, options: { loopFor: HOUR } });
    // Once to begin, once before the first user, then every five minutes.
    expect(asked.times).toBeLessThanOrEqual(2 + 12 + 1);
  });
});

describe('the time budget', () => {
  test('stands still while a person holds', async () => {
    const world = await worldOf(0, 0);
    const rollout = canary('time_budget: 1 hour\n');
    await play(world, rollout, { options: { once: true } });
    const held = await play(world, rollout, { options: { request: 'hold', loopFor: 3 * HOUR } });
    expect(codesOf(held)[0]).toBe('held-by-person');
    await play(world, rollout, { options: { request: 'resume', override: overrideOf('7'), once: true } });
    expect((await stateIn(world)).open).toBeDefined();
    expect(codesOf(await play(world, rollout))[0]).toBe('time-budget');
  });

  test('that asks at its end takes the candidate back when nobody answers, and not before', async () => {
    const world = await worldOf(0, 0);
    const rollout = canary('time_budget: 1 hour\nat_end: ask\nanswer_within: 2 hours\n');
    const held = await play(world, rollout, { options: { loopFor: 2 * HOUR } });
    expect([codesOf(held)[0], world.split.b]).toEqual(['time-budget', 50]);
    const end = await play(world, rollout);
    expect([codesOf(end)[0], world.split.b]).toEqual(['nobody-answered', 0]);
    expect(world.clock.now().getTime() - world.history[1]!.at).toBeGreaterThanOrEqual(3 * HOUR);
  });

  test('that asks at its end goes on when somebody resumes in time', async () => {
    const world = await worldOf(0, 0);
    const rollout = canary('time_budget: 1 hour\nat_end: ask\nanswer_within: 2 hours\n');
    await play(world, rollout, { options: { loopFor: 2 * HOUR } });
    world.behaviours.set(world.candidate.digest, { errors: 0.2 });
    world.behaviours.set((await stateIn(world)).champion!.release.digest, { errors: 0.2 });
    expect((await play(world, rollout, { options: { request: 'resume', override: overrideOf('7') } })).verdict.outcome).toBe('pass');
  });

  test('is not spent by a watch that is longer than it', async () => {
    const world = await worldOf();
    const { verdict } = await play(world, canary('time_budget: 1 hour\nwatch: 3 hours\n'));
    expect(verdict.outcome).toBe('pass');
  });
});
