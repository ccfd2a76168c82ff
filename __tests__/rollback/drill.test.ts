import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InputError } from '../../src/core/problem.ts';
import type { StageResult } from '../../src/core/stage.ts';
import { drill } from '../../src/rollback/drill.ts';
import { drillFindings } from '../../src/rollback/overdue.ts';
import { rollback } from '../../src/rollback/rollback.ts';
import { Killed, release, type World } from '../../testkit/fleet.ts';
import { contextOf, stateIn, typesIn } from '../rollout/factory.ts';
import { codes, deliver, deliveryWith, depsIn, DRILLED, named, serving, twoDelivered } from './world.ts';

const DAY = 86_400_000;
const tried = (world: World, run = 'd1', delivery = DRILLED, more = {}): Promise<StageResult> => drill(delivery, contextOf(world, run), depsIn(world, more));

/** What must be after a drill as it was before. */
async function standing(world: World) {
  const { champion, good, open, returning, drilling, lastReturn, baseline } = await stateIn(world);
  return { champion, good, open, returning, drilling, lastReturn, baseline, split: world.split };
}

describe('a drill', () => {
  test('takes the way back for real, says how long each way took, and leaves everything as it was', async () => {
    const world = await twoDelivered();
    const before = await standing(world);
    const writes: unknown[] = [];
    world.onWrite = (split) => void (writes.push(split), world.clock.advance(1500));
    const result = await tried(world);
    expect(writes).toEqual([{ a: 0, b: 100 }, { a: 100, b: 0 }]);
    expect(await standing(world)).toEqual(before);
    expect(result.verdict).toMatchObject({ stage: 'rollback', outcome: 'pass', release: release('second', '2.0.0') });
    expect(result.verdict.headline).toBe('The way back from income 2.0.0 to income 1.0.0 was tried: 1500 ms, and home again in 1500 ms.');
    expect(named(result, 'drill-time')).toMatchObject({ expected: '30 s', numbers: { backMs: 1500, forthMs: 1500, withinMs: 30_000 } });
    expect(result.details).toMatchObject({ drill: { to: release('first', '1.0.0'), backMs: 1500 } });
    expect((await stateIn(world)).drills.live).toMatchObject({ kind: 'live', outcome: 'pass', backMs: 1500, forthMs: 1500, within: 30_000 });
    // The next delivery begins as if nothing had been.
    await deliver(world, '3', 'third');
    expect(await serving(world)).toBe(release('third').digest);
  });

  test('slower than declared is a warning, with both times', async () => {
    const world = await twoDelivered();
    world.onWrite = () => world.clock.advance(31_000);
    const result = await tried(world);
    expect([result.verdict.outcome, named(result, 'drill-time')!.outcome]).toEqual(['warn', 'warn']);
    expect((await stateIn(world)).drills.live!.outcome).toBe('warn');
  });

  test('fails where the older release would not serve: no user was moved, and that is known from now on', async () => {
    const world = await twoDelivered();
    world.loaded.b = null;
    world.changed.add(release('first').digest);
    const before = world.split;
    const result = await tried(world);
    expect([result.verdict.outcome, codes(result)]).toEqual(['fail', ['drill-failed']]);
    expect(world.split).toEqual(before);
    const { drilling, drills } = await stateIn(world);
    expect([drilling, drills.live!.outcome]).toEqual([undefined, 'fail']);
    expect(drillFindings(DRILLED, drills, drills, world.clock.now().getTime()).map(({ code }) => code)).toEqual(['drill-failed', 'tabletop-overdue']);
  });

  test('moves nobody in another environment, nor where none is declared', async () => {
    const world = await twoDelivered();
    const elsewhere = deliveryWith('environments: [staging, production]\nenvironment: production\nparity: {from: {ledger: staging.jsonl}}\nrollback: {drill: {every: 31 days, environment: staging}}\n');
    for (const [delivery, code] of [[elsewhere, 'drill-elsewhere'], [deliveryWith(), 'drill-undeclared']] as const) {
      const error = await tried(world, 'd1', delivery).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).problems[0]!.code).toBe(code);
    }
    expect(typesIn(world)).not.toContain('drill-begun');
  });

  test('waits for a delivery under way, and for a router that somebody set', async () => {
    const world = await twoDelivered();
    world.setSplit({ a: 60, b: 40 });
    expect(codes(await tried(world))).toEqual(['drill-occupied']);
    world.setSplit({ a: 100, b: 0 });
    await deliver(world, '3', 'third', DRILLED, { once: true });
    const result = await tried(world);
    expect([codes(result), result.verdict.outcome]).toEqual([['drill-occupied'], 'inconclusive']);
  });

  test('names an arm that still answers while the older release serves', async () => {
    const delivery = deliveryWith('environment: staging\nenvironments: [staging, production]\nrollback: {observe: 15 s, drill: {every: 1 day, environment: staging}}\n');
    const world = await twoDelivered(delivery);
    const read = async () => ({ kind: 'counts' as const, bySlot: { a: { events: 0, total: 3 }, b: { events: 0, total: 50 } } });
    const result = await tried(world, 'd1', delivery, { guardrails: ['errors'], signals: { name: 'memory', read } });
    expect([result.verdict.outcome, named(result, 'traffic-elsewhere')!.message]).toEqual(['fail', expect.stringContaining('a still answered')]);
    expect((await stateIn(world)).drilling).toBeUndefined();
  });

  test('gives way to a way back that is meant: that one is final, and no drill goes on', async () => {
    const world = await twoDelivered();
    world.faults.killAt(world.faults.calls.length + 9, 'after');
    await tried(world).catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
    world.faults.revive();
    expect((await stateIn(world)).drilling).toBeDefined();
    await rollback(DRILLED, contextOf(world, 'r1'), depsIn(world), { from: release('second').digest });
    const { drilling, champion, lastReturn } = await stateIn(world);
    expect([drilling, champion!.release.digest]).toEqual([undefined, release('first').digest]);
    expect(lastReturn?.drill).toBeUndefined();
  });
});

describe('a drill that is killed', () => {
  test.each(['before', 'after'] as const)('%s any one call is finished by the next one, and everything is as it was', async (when) => {
    const clean = await twoDelivered();
    const from = clean.faults.calls.length;
    await tried(clean);
    const count = clean.faults.calls.length - from;
    expect(count).toBeGreaterThan(15);
    for (let at = 0; at < count; at += 1) {
      const world = await twoDelivered();
      const before = await standing(world);
      world.faults.killAt(world.faults.calls.length + at, when);
      await tried(world).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      world.faults.revive();
      const result = await tried(world, 'd2');
      expect({ at, outcome: result.verdict.outcome, ...(await standing(world)) }).toEqual({ at, outcome: 'pass', ...before });
    }
  }, 60_000);

  test('and never finished stands in nobody\'s way after an hour, and in that of a new delivery before', async () => {
    const clean = await twoDelivered();
    const from = clean.faults.calls.length;
    await tried(clean);
    const world = await twoDelivered();
    // Its first event is that it has begun.
    world.faults.killAt(world.faults.calls.length + clean.faults.calls.slice(from).indexOf('journal.append'), 'after');
    await tried(world).catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
    world.faults.revive();
    expect(typesIn(world).at(-1)).toBe('drill-begun');
    await deliver(world, '3', 'third');
    expect(await serving(world)).toBe(release('second').digest);
    world.clock.advance(3_600_000);
    await deliver(world, '4', 'fourth');
    expect(await serving(world)).toBe(release('fourth').digest);
  });
});

test('drills, ways back and repetitions in any order: after a drill that ended well what served serves, and nothing is withdrawn by it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ what: fc.constantFrom('drill' as const, 'back' as const, 'again' as const), kill: fc.option(fc.nat(30), { nil: undefined }) }), { minLength: 1, maxLength: 5 }), async (steps) => {
      const world = await twoDelivered();
      for (const [index, { what, kill }] of steps.entries()) {
        const before = await standing(world);
        const act = (run: string) => (what === 'drill' ? tried(world, run) : rollback(DRILLED, contextOf(world, what === 'again' ? 'same' : run), depsIn(world)));
        if (kill !== undefined) {
          world.faults.killAt(world.faults.calls.length + kill, 'after');
          await act(`${index}-killed`).catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
          });
          world.faults.revive();
        }
        const result = await act(`${index}`);
        const after = await standing(world);
        expect(after.split).toEqual({ a: after.champion!.slot === 'a' ? 100 : 0, b: after.champion!.slot === 'b' ? 100 : 0 });
        if (what === 'drill' && result.verdict.outcome === 'pass') expect({ ...after, champion: after.champion?.release }).toEqual({ ...before, champion: before.champion?.release });
        expect(after.drilling).toBeUndefined();
      }
    }),
    { numRuns: 12, seed: 7 },
  );
}, 60_000);

describe('what is overdue', () => {
  const now = Date.parse('2026-06-01T00:00:00Z');
  const at = (days: number) => ({ at: now - days * DAY, delivery: '42/1/1', outcome: 'pass' as const });
  const found = (drills: Parameters<typeof drillFindings>[1]) => drillFindings(DRILLED, drills, 'unknown' in drills ? {} : drills, now).map(({ code, outcome }) => `${code} ${outcome}`);

  test('is said by its age, and what is current is said too', () => {
    expect(found({})).toEqual(['drill-overdue warn', 'tabletop-overdue warn']);
    expect(found({ live: { ...at(31), kind: 'live' }, tabletop: { ...at(89), kind: 'tabletop' } })).toEqual(['drill-current pass', 'tabletop-current pass']);
    expect(found({ live: { ...at(32), kind: 'live' }, tabletop: { ...at(91), kind: 'tabletop' } })).toEqual(['drill-overdue warn', 'tabletop-overdue warn']);
    expect(found({ unknown: 'the journal of staging cannot be read' })[0]).toBe('drill-unknown warn');
  });

  test('is nothing where nothing is declared', () => {
    expect(drillFindings(deliveryWith(), {}, {}, now)).toEqual([]);
  });
});
