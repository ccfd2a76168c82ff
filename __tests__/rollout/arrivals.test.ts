import { describe, expect, test } from '@jest/globals';
import { loadSeen } from '../../src/rollout/capacity.ts';
import { JournalConflict } from '../../src/core/seams.ts';
import { release, type World } from '../../testkit/fleet.ts';
import { codesOf, play, RUNNING, sharesOf, stateIn, typesIn, worldOf } from './factory.ts';

const rollout = (more = '') => `strategy: canary\nsteps: [20, 100]\n${more}${RUNNING}`;

/** The world's candidate is the newer one from now on. */
function newer(world: World): void {
  world.candidate = release('newer', '1.2.0');
  world.behaviours.set(world.candidate.digest, { errors: 0.2 });
}

describe('a newer candidate that arrives', () => {
  test('is refused, by the name of the delivery in flight, where nothing is declared', async () => {
    const world = await worldOf();
    await play(world, rollout(), { options: { once: true } });
    newer(world);
    const refused = await play(world, rollout(), { run: '2' });
    expect(codesOf(refused)).toEqual(['delivery-in-flight']);
    expect(refused.verdict.headline).toContain('delivery 42/1/1');
    expect(refused.verdict.findings[0]!.fix).toContain('rollout.supersede');
  });

  test('takes the place of one that has users, which are all the champion’s first, where that is declared', async () => {
    const world = await worldOf();
    await play(world, rollout(), { options: { once: true } });
    newer(world);
    const { verdict } = await play(world, rollout('supersede: always\n'), { run: '2' });
    expect(verdict.outcome).toBe('pass');
    expect(sharesOf(world)).toEqual([0, 20, 0, 20, 100]);
    world.candidate = release('candidate', '1.1.0');
    const late = await play(world, rollout(), { run: '1' });
    expect([late.verdict.outcome, codesOf(late)[0]]).toEqual(['fail', 'superseded']);
    expect(world.split.b).toBe(100);
  });

  test('takes the place only of one without users where no more is declared', async () => {
    const world = await worldOf();
    const frozen = async () => [{ code: 'frozen', expected: '', actual: '', fix: '' }];
    let asked = 0;
    // It may begin, and then not have its first user.
    await play(world, rollout(), { options: { once: true }, deps: { conditions: async () => ((asked += 1) === 1 ? [] : frozen()) } });
    expect((await stateIn(world)).open).toMatchObject({ id: '42/1/1', step: -1 });
    newer(world);
    await play(world, rollout('supersede: before-users\n'), { run: '2', options: { once: true } });
    expect((await stateIn(world)).open!.id).toBe('42/2/1');
    expect(typesIn(world)).toContain('superseded');
    world.candidate = release('third', '1.3.0');
    expect(codesOf(await play(world, rollout('supersede: before-users\n'), { run: '3' }))).toEqual(['delivery-in-flight']);
  });

  test('never takes the place of one that a person holds', async () => {
    const world = await worldOf();
    await play(world, rollout(), { options: { once: true, request: 'hold' } });
    newer(world);
    expect(codesOf(await play(world, rollout('supersede: always\n'), { run: '2' }))).toEqual(['delivery-in-flight']);
  });

  test('takes no place with evidence that opens no gate', async () => {
    const world = await worldOf();
    await play(world, rollout(), { options: { once: true } });
    const before = world.journal.events.length;
    newer(world);
    const refused = await play(world, rollout('supersede: always\n'), { run: '2', deps: { conditions: async () => [{ code: 'frozen', expected: 'a day', actual: 'another', fix: 'Wait.' }] } });
    expect(codesOf(refused)).toEqual(['frozen']);
    expect(world.journal.events).toHaveLength(before);
  });

  test('and the older one’s tick at the same time: one of them loses, and nobody but the winner has users', async () => {
    const world = await worldOf();
    await play(world, rollout(), { options: { once: true } });
    world.clock.advance(5 * 60_000);
    const older = world.candidate;
    const first = play(world, rollout(), { options: { once: true } });
    newer(world);
    const second = play(world, rollout('supersede: always\n'), { run: '2', options: { once: true } });
    const ended = await Promise.allSettled([first, second]);
    expect(ended.every(({ status, ...rest }) => status === 'fulfilled' || (rest as { reason?: unknown }).reason instanceof JournalConflict)).toBe(true);
    await play(world, rollout('supersede: always\n'), { run: '2' });
    const { champion, open } = await stateIn(world);
    expect([open, champion!.release.digest]).toEqual([undefined, world.candidate.digest]);
    expect(world.split[champion!.slot]).toBe(100);
    expect(older.digest).not.toBe(champion!.release.digest);
  });
});

describe('a promote that races an abort', () => {
  test('never ends with users at a candidate that was taken back, whoever writes first', async () => {
    for (let ticks = 0; ticks < 4; ticks += 1) {
      const world = await worldOf();
      for (let tick = 0; tick < ticks; tick += 1) {
        await play(world, rollout(), { options: { once: true } });
        world.clock.advance(5 * 60_000);
      }
      await Promise.allSettled([play(world, rollout(), { options: { once: true } }), play(world, rollout(), { options: { once: true, request: 'abort' } })]);
      await play(world, rollout(), { options: { loopFor: 1 } });
      const { champion, closed } = await stateIn(world);
      const { outcome } = closed['42/1/1'] ?? {};
      if (outcome === 'rolled-back') expect(world.split.b).toBe(0);
      expect(world.split[champion!.slot]).toBe(outcome === undefined ? world.split.a : 100);
    }
  });
});

describe('capacity', () => {
  const READY = "capacity: {ready: {http: 'http://127.0.0.1:1/{slot}'}, load_rps: 100, headroom: 1.5}\n";
  const held = async (world: World) => play(world, rollout(READY), { options: { loopFor: 1_800_000 } });

  test('of the candidate has to carry its share of the load, with headroom, or it gets none of it', async () => {
    const world = await worldOf();
    world.ready.b = { ready: 1, rpsEach: 29 };
    const short = await held(world);
    expect([codesOf(short)[0], world.split.b]).toEqual(['capacity-short', 0]);
    expect(short.verdict.headline).toContain('Slot b has 1 ready for 29 requests a second each, and needs 30 a second for 20 % of the load');
    world.ready.b = { ready: 1, rpsEach: 30 };
    const next = await held(world);
    expect([codesOf(next)[0], world.split.b]).toEqual(['capacity-short', 20]);
    world.ready.b = { ready: 5, rpsEach: 30 };
    expect((await play(world, rollout(READY))).verdict.outcome).toBe('pass');
  });

  test('of the champion has to take everything back', async () => {
    const world = await worldOf();
    await play(world, rollout(READY), { options: { once: true } });
    world.ready.a = { ready: 1, rpsEach: 100 };
    const result = await held(world);
    expect([codesOf(result)[0], world.split.b]).toEqual(['capacity-champion', 20]);
  });

  test('that no load was declared for is at least something ready, where the fleet can say', async () => {
    const world = await worldOf();
    world.saysReady = true;
    world.ready.b = { ready: 0, rpsEach: 0 };
    const short = await play(world, rollout(''), { options: { loopFor: 1_800_000 } });
    expect([codesOf(short)[0], world.split.b]).toEqual(['capacity-short', 0]);
    expect(short.verdict.headline).toContain('Slot b has nothing ready for users');
    delete (world.ready as Record<string, unknown>).b;
    expect(codesOf(await play(world, rollout(''), { options: { loopFor: 600_000 } }))[0]).toBe('capacity-unknown');
    world.ready.b = { ready: 1, rpsEach: 0 };
    expect((await play(world, rollout(''))).verdict.outcome).toBe('pass');
  });

  test('that nobody can tell is none', async () => {
    const world = await worldOf();
    const result = await play(world, rollout(READY), { options: { loopFor: 600_000 }, deps: { capacity: async () => Promise.reject(new Error('connection refused')) } });
    expect([codesOf(result)[0], world.split.b]).toEqual(['capacity-unknown', 0]);
    expect(codesOf(await play(await worldOf(), rollout(READY), { options: { loopFor: 600_000 }, deps: { capacity: undefined } }))[0]).toBe('capacity-unknown');
  });

  test('is asked for the load that is counted, where that is more than what was declared', async () => {
    const world = await worldOf();
    const counted = READY.replace('load_rps: 100', 'load_rps: 1, from: errors');
    await play(world, rollout(counted), { options: { once: true } });
    world.ready.b = { ready: 1, rpsEach: 60 };
    const short = await play(world, rollout(counted), { options: { loopFor: 1_800_000 } });
    expect(codesOf(short)[0]).toBe('capacity-short');
    const { open } = await stateIn(world);
    expect(loadSeen(open!)).toBeCloseTo(50, 6);
  });
});
