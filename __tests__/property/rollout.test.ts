import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Recorded } from '../../src/journal/events.ts';
import { emptyState, reduce, stateOf } from '../../src/journal/state.ts';
import { verifyJournal } from '../../src/journal/chain.ts';
import { rollback } from '../../src/rollback/rollback.ts';
import { canaryPromote, type PromoteOptions } from '../../src/rollout/canary-promote.ts';
import { watch } from '../../src/rollout/watch.ts';
import { release, type World } from '../../testkit/fleet.ts';
import { contextOf, deliveryOf, depsOf, guardExposure, overrideOf, SHORT, stateIn, worldWithChampion } from '../rollout/factory.ts';

// Hundreds of whole deliveries, and with SLUICE_STORIES so many times more: how long they take depends on the machine, and says nothing.
const MORE = Number(process.env.SLUICE_STORIES ?? 1);
jest.setTimeout(600_000 * MORE);

const DELIVERY = deliveryOf(undefined, { ...SHORT, steps: '[10, 50, 100]', watch: '5 minutes', blind_for: '5 minutes', time_budget: '4 hours' });

// Each request is reviewed in a run of its own.
let asks = 0;

/** What can happen to a rollout from outside, in any order and at any moment. */
type Happening =
  | { kind: 'tick' | 'watch' | 'two ticks' | 'tick and watch' }
  | { kind: 'ask'; request: 'hold' | 'abort' | 'resume' }
  | { kind: 'kill' | 'fail'; at: number; when: 'before' | 'after' }
  | { kind: 'twice'; at: number }
  | { kind: 'wait'; minutes: number }
  | { kind: 'outage'; away: boolean }
  | { kind: 'router'; share: number }
  | { kind: 'errors'; rate: number }
  | { kind: 'rollback' };

const when = fc.constantFrom('before' as const, 'after' as const);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Happening>({ kind: 'tick' }) },
  { weight: 2, arbitrary: fc.constantFrom<Happening>({ kind: 'watch' }, { kind: 'two ticks' }, { kind: 'tick and watch' }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(1, 1, 1, 2, 5, 12) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('kill' as const, 'fail' as const), at: fc.nat(14), when }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('twice' as const), at: fc.nat(14) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ask' as const), request: fc.constantFrom('hold' as const, 'abort' as const, 'resume' as const, 'resume' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('outage' as const), away: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('router' as const), share: fc.constantFrom(0, 5, 10, 50, 100) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('errors' as const), rate: fc.constantFrom(0.1, 0.2, 0.9) }) },
  { weight: 1, arbitrary: fc.constant<Happening>({ kind: 'rollback' }) },
);

async function tick(world: World, options: PromoteOptions = {}): Promise<void> {
  const context = contextOf(world);
  await canaryPromote(DELIVERY, context, await depsOf(world, DELIVERY, context), { once: true, ...options });
}

async function look(world: World): Promise<void> {
  await watch({ journal: world.journalAccess, model: 'income', traffic: world.traffic, clock: world.dyingClock, log: contextOf(world).log }, { once: true });
}

async function happen(world: World, event: Happening): Promise<void> {
  switch (event.kind) {
    case 'tick':
      return tick(world);
    case 'watch':
      return look(world);
    case 'two ticks':
      return void (await Promise.allSettled([tick(world), tick(world)]));
    case 'tick and watch':
      return void (await Promise.allSettled([tick(world), look(world)]));
    case 'ask':
      return tick(world, { request: event.request, ...(event.request === 'resume' ? { override: overrideOf(`run ${(asks += 1)}`) } : {}) });
    case 'kill':
    case 'fail':
      if (event.kind === 'kill') world.faults.killAt(world.faults.calls.length + event.at, event.when);
      else world.faults.failAt(world.faults.calls.length + event.at, event.when);
      await tick(world).catch(() => undefined);
      return world.faults.revive();
    case 'twice':
      world.faults.duplicateAt(world.faults.calls.length + event.at);
      await tick(world);
      return world.faults.revive();
    case 'wait':
      return world.clock.advance(event.minutes * 60_000);
    case 'outage':
      world.outage = event.away ? 'connection refused' : undefined;
      return;
    case 'router':
      return world.setSplit({ a: 100 - event.share, b: event.share });
    case 'errors':
      return void world.behaviours.set(world.candidate.digest, { errors: event.rate });
    case 'rollback':
      await rollback(DELIVERY, contextOf(world, 'r1'), {
        journal: world.journalAccess, model: 'income', traffic: world.traffic, fleet: world.fleet, releases: world.releases,
        evidence: { trust: {}, signers: { mode: 'none' }, repositoryId: '42' },
      });
  }
}

async function worldOf(): Promise<World> {
  const world = await worldWithChampion({ rps: 10 });
  world.behaviours.set(release('champion').digest, { errors: 0.2 });
  world.behaviours.set(world.candidate.digest, { errors: 0.2 });
  return world;
}

describe('whatever happens in whatever order', () => {
  test('no driver gives the candidate more than the plan, no hold is passed, and the journal adds up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 40 }), async (story) => {
        const world = await worldOf();
        const violations = guardExposure(world);
        for (const event of story) {
          await happen(world, event);
          expect(violations).toEqual([]);
          expect(verifyJournal(world.journal.events, { model: 'income' })).toEqual([]);
        }
        // One event at a time, as the tick that wrote them folded them, and all at once, as a reader finds them on disk.
        const read = JSON.parse(JSON.stringify(world.journal.events)) as typeof world.journal.events;
        expect(world.journal.events.reduce((state, event) => reduce(state, event as unknown as Recorded), emptyState())).toEqual(stateOf(read));
      }),
      { numRuns: 150 * MORE, seed: 20260105 },
    );
  });

  test('once everything is calm and a person lets it go on, the delivery ends and the router is where the journal says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 25 }), async (story) => {
        const world = await worldOf();
        for (const event of story) await happen(world, event);
        world.outage = undefined;
        // The person sees what the next tick says before anything is resumed.
        await tick(world);
        const context = contextOf(world);
        const deps = await depsOf(world, DELIVERY, context);
        const { verdict } = await canaryPromote(DELIVERY, context, deps, { request: 'resume', override: overrideOf('the end') });
        expect(['pass', 'fail']).toContain(verdict.outcome);
        const { open, champion } = await stateIn(world);
        expect(open).toBeUndefined();
        const tampered = story.some(({ kind }) => kind === 'router');
        if (!tampered) expect(world.split[champion!.slot]).toBe(100);
      }),
      { numRuns: 60 * MORE, seed: 20260106 },
    );
  });
});
