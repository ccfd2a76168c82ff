import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { verifyJournal } from '../../src/journal/chain.ts';
import type { EventData, Recorded } from '../../src/journal/events.ts';
import { emptyState, reduce, stateOf } from '../../src/journal/state.ts';
import { canaryPromote, type PromoteOptions } from '../../src/rollout/canary-promote.ts';
import { watch } from '../../src/rollout/watch.ts';
import { release, type World } from '../../testkit/fleet.ts';
import { contextOf, deliveryOf, depsOf, guardExposure, overrideOf, RUNNING, stateIn, worldOf } from '../rollout/factory.ts';

// Hundreds of whole deliveries: how long they take depends on the machine, and says nothing.
/** So many times more stories. */
const MORE = Number(process.env.SLUICE_STORIES ?? 1);
jest.setTimeout(600_000 * MORE);

const READY = "capacity: {ready: {http: 'http://127.0.0.1:1/{slot}'}, load_rps: 10}\n";
const STRATEGIES = {
  canary: `strategy: canary\nsteps: [10, {weight: 50, gate: income-50, soak: 10 minutes}, 100]\nhold_back: 10\nwatch: 20 minutes\nwarm_up: 5 minutes\n${READY}`,
  hours: "strategy: canary\nsteps: [10, {weight: 50, hours: {from: '09:30', to: '12:00'}}, 100]\nat_end: ask\nanswer_within: 1 hour\n",
  shadow: 'strategy: shadow\nshadow: {for: 30 minutes}\n',
  onwards: 'strategy: shadow\nshadow: {for: 30 minutes, then: promote}\nsteps: [20, 100]\n',
  'blue-green': 'strategy: blue-green\nblue_green: {before: 10 minutes, bake: 20 minutes, keep_warm: 30 minutes}\n',
  ab: 'strategy: ab\nab: {ends: "2026-01-05T10:00:00Z", then: candidate}\n',
  cohort: 'strategy: cohort\ncohort: {attribute: country, values: [{value: NZ, share: 20}, {value: AU, share: 30}]}\n',
};
const DELIVERIES = Object.fromEntries(Object.entries(STRATEGIES).map(([name, text]) => [name, deliveryOf(`${text}time_budget: 2 hours\n${RUNNING}`)]));

type Happening =
  | { kind: 'tick' | 'watch' | 'two ticks' | 'freeze' | 'thaw' | 'small' | 'large' | 'copies' }
  | { kind: 'ask'; request: 'hold' | 'abort' | 'resume' | 'gate' | 'skip' }
  | { kind: 'kill' | 'fail'; at: number; when: 'before' | 'after' }
  | { kind: 'wait'; minutes: number }
  | { kind: 'errors'; rate: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Happening>({ kind: 'tick' }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(5, 5, 5, 15, 40) }) },
  { weight: 3, arbitrary: fc.constantFrom<Happening>({ kind: 'watch' }, { kind: 'two ticks' }, { kind: 'freeze' }, { kind: 'thaw' }, { kind: 'small' }, { kind: 'large' }, { kind: 'copies' }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('kill' as const, 'fail' as const), at: fc.nat(14), when: fc.constantFrom('before' as const, 'after' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const), request: fc.constantFrom('hold' as const, 'abort' as const, 'resume' as const, 'gate' as const, 'gate' as const, 'skip' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('errors' as const), rate: fc.constantFrom(0.2, 0.8) }) },
);

// Each request is reviewed in a run of its own.
let asks = 0;

class Story {
  readonly world: World;
  readonly strategy: string;
  frozen = false;

  constructor(world: World, strategy: string) {
    this.world = world;
    this.strategy = strategy;
  }

  async tick(options: PromoteOptions = { once: true }) {
    const delivery = DELIVERIES[this.strategy]!;
    const context = contextOf(this.world);
    const conditions = async () => (this.frozen ? [{ code: 'frozen', expected: 'another day', actual: 'this one', fix: 'Wait.' }] : []);
    return canaryPromote(delivery, context, { ...(await depsOf(this.world, delivery, context)), conditions }, options);
  }

  async happen(event: Happening): Promise<unknown> {
    const { world } = this;
    const { faults } = world;
    switch (event.kind) {
      case 'tick':
        return this.tick();
      case 'two ticks':
        return Promise.allSettled([this.tick(), this.tick()]);
      case 'watch':
        return watch({ journal: world.journalAccess, model: 'income', traffic: world.traffic, clock: world.dyingClock, log: contextOf(world).log }, { once: true });
      case 'freeze':
      case 'thaw':
        return void (this.frozen = event.kind === 'freeze');
      case 'small':
      case 'large':
        return void (world.ready.b = { ready: event.kind === 'small' ? 0 : 10, rpsEach: 100 });
      case 'copies':
        return void world.mirrors.push({ at: world.clock.now().getTime(), slot: null });
      case 'ask': {
        const { request } = event;
        const reviewed = request === 'resume' || request === 'gate' || request === 'skip';
        return this.tick({ once: true, request, ...(reviewed && { override: overrideOf(`run ${(asks += 1)}`, request) }) });
      }
      case 'kill':
      case 'fail':
        if (event.kind === 'kill') faults.killAt(faults.calls.length + event.at, event.when);
        else faults.failAt(faults.calls.length + event.at, event.when);
        await this.tick().catch(() => undefined);
        return faults.revive();
      case 'wait':
        return world.clock.advance(event.minutes * 60_000);
      case 'errors':
        return void world.behaviours.set(world.candidate.digest, { errors: event.rate });
    }
  }
}

/** What the journal of any story must say, whatever the strategy. */
function lawsOf(world: World): void {
  let state = emptyState();
  for (const event of world.journal.events as unknown as Recorded[]) {
    const { open } = state;
    state = reduce(state, event);
    if (event.type !== 'advanced' || !open) continue;
    const { step, split } = event.data as EventData['advanced'];
    const { gate } = open.plan.details?.[step] ?? {};
    // A raise that a person's word stands against, or a gate that nobody opened, is no story of ours.
    expect(open.holds).toEqual([]);
    if (gate !== undefined) expect(open.overrides.filter(({ action }) => action === 'gate').length).toBeGreaterThan(0);
    if (open.plan.strategy === 'shadow' && open.plan.shadow!.then === 'report') expect(split[open.slot]).toBe(0);
    if (open.plan.strategy === 'ab' && split[open.slot] === 100) expect(Date.parse(event.at) >= open.plan.ab!.ends || open.skipped === open.step).toBe(true);
    if (open.plan.holdBack !== undefined && split[open.slot] === 100) expect(open.step).toBe(open.plan.steps.length - 2);
  }
  expect(state).toEqual(stateOf(JSON.parse(JSON.stringify(world.journal.events)) as typeof world.journal.events));
}

const story = fc.record({ strategy: fc.constantFrom(...Object.keys(STRATEGIES)), events: fc.array(happening, { minLength: 5, maxLength: 35 }) });

describe('whatever happens to whichever strategy', () => {
  test('exposure is never above the plan, nobody’s decision is passed, and the journal adds up', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ strategy, events }) => {
        const world = await worldOf();
        const violations = guardExposure(world);
        const play = new Story(world, strategy);
        for (const event of events) {
          await play.happen(event);
          expect(violations).toEqual([]);
        }
        expect(verifyJournal(world.journal.events, { model: 'income' })).toEqual([]);
        lawsOf(world);
      }),
      { numRuns: 25 * MORE, seed: 20260107 },
    );
  });

  test('once everything is calm and people let it go on, it ends; nobody is left with copies, and all users are with who serves', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ strategy, events }) => {
        const world = await worldOf();
        const play = new Story(world, strategy);
        for (const event of events.filter(({ kind }) => kind !== 'copies')) await play.happen(event);
        play.frozen = false;
        world.ready.b = { ready: 10, rpsEach: 100 };
        let outcome = (await play.tick()).verdict.outcome;
        for (let turn = 0; turn < 6 && outcome === 'inconclusive' && (await stateIn(world)).open; turn += 1) {
          const request = turn % 2 === 0 ? ('resume' as const) : ('gate' as const);
          ({ outcome } = (await play.tick({ loopFor: 6 * 3_600_000, request, override: overrideOf(`calm ${(asks += 1)}`, request) })).verdict);
        }
        const { open, champion, closed } = await stateIn(world);
        expect(open).toBeUndefined();
        expect(['promoted', 'rolled-back', 'ended']).toContain(closed['42/1/1']!.outcome);
        expect(world.split[champion!.slot]).toBe(100);
        expect(world.mirrored).toBeNull();
        expect(champion!.release.digest).toBe(closed['42/1/1']!.outcome === 'promoted' ? world.candidate.digest : release('champion').digest);
      }),
      { numRuns: 12 * MORE, seed: 20260108 },
    );
  });
});
