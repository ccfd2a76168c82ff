import { describe, expect, test } from '@jest/globals';
import type { StageResult } from '../../src/core/stage.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { ledgerAttachment, type EventData } from '../../src/journal/events.ts';
import { canaryPromote, type PromoteOptions } from '../../src/rollout/canary-promote.ts';
import { release, World } from '../../testkit/fleet.ts';
import { contextOf, deliveryOf, depsOf, guardExposure, SHORT, stateIn, typesIn, worldWithChampion, overrideOf } from './factory.ts';

interface Story {
  run?: string;
  changes?: Record<string, string>;
  options?: PromoteOptions;
}

async function deliver(world: World, { run = '1', changes = SHORT, options = {} }: Story = {}): Promise<StageResult> {
  const violations = guardExposure(world);
  const delivery = deliveryOf(undefined, changes);
  const context = contextOf(world, run);
  const result = await canaryPromote(delivery, context, await depsOf(world, delivery, context), options);
  expect(violations).toEqual([]);
  return result;
}

async function worldOf(candidate: { errors: number; slow?: number; silent?: boolean }, champion = 0.2) {
  const world = await worldWithChampion({ rps: 50 });
  world.behaviours.set(release('champion').digest, { errors: champion });
  world.behaviours.set(world.candidate.digest, candidate);
  return world;
}

const codes = ({ verdict }: StageResult) => verdict.findings.map(({ code }) => code);
const minutesOf = (world: World) => (world.clock.now().getTime() - Date.parse('2026-01-05T09:00:00.000Z')) / 60_000;

describe('a canary that is as good as the champion', () => {
  test('reaches all users by every step of its plan, at the default limits', async () => {
    const world = await worldOf({ errors: 0.2 });
    const { verdict } = await deliver(world, { changes: {} });
    expect(verdict).toMatchObject({ outcome: 'pass', release: world.candidate });
    expect(verdict.headline).toMatch(/^income 1\.1\.0 serves all users: every guardrail ruled out 1\.5 times the champion's rate/);
    expect(world.history.map(({ split }) => split.b)).toEqual([0, 5, 25, 50, 100]);
  });

  test('becomes the champion, with a statement in its ledger that it was good while serving', async () => {
    const world = await worldOf({ errors: 0.2 });
    const { verdict } = await deliver(world);
    expect(verdict.outcome).toBe('pass');
    const { champion, good, open } = await stateIn(world);
    expect(open).toBeUndefined();
    expect(champion).toMatchObject({ release: world.candidate, slot: 'b', tested: true });
    expect(good.map((one) => one.release.digest)).toEqual([world.candidate.digest]);
    const kept = await world.journal.attachment(ledgerAttachment(world.candidate.digest, champion!.ledgerHead!));
    const ledger = await readLedger(kept!);
    expect(ledger.refusals).toEqual([]);
    expect(ledger.head).toBe(champion!.ledgerHead);
    expect(ledger.entries.at(-1)!.statement.predicate).toMatchObject({ stage: 'canary-promote', outcome: 'pass' });
  });

  test('is asked the gate before its bytes are placed anywhere', async () => {
    const world = await worldOf({ errors: 0.2 });
    await deliver(world);
    expect(typesIn(world).slice(0, 6)).toEqual(['adopted', 'opened', 'placed', 'smoked', 'intent', 'advanced']);
    expect(world.faults.calls.indexOf('fleet.place')).toBeGreaterThan(world.faults.calls.indexOf('journal.append'));
  });

  test('twice in a row: the slots change their roles, and a run that is started again says what was decided', async () => {
    const world = await worldOf({ errors: 0.2 });
    await deliver(world);
    world.candidate = release('second', '1.2.0');
    world.behaviours.set(world.candidate.digest, { errors: 0.2 });
    expect((await deliver(world, { run: '2' })).verdict.outcome).toBe('pass');
    expect(world.split).toEqual({ a: 100, b: 0 });
    const before = world.journal.events.length;
    expect((await deliver(world, { run: '2' })).verdict).toMatchObject({ outcome: 'pass', release: world.candidate });
    expect(world.journal.events).toHaveLength(before);
  });

  test('that serves already has nothing to be delivered', async () => {
    const world = await worldOf({ errors: 0.2 });
    await deliver(world);
    expect(codes(await deliver(world, { run: '2' }))).toEqual(['serves-already']);
  });
});

describe('a canary that is worse', () => {
  test('with three times the errors is taken back, and the verdict has the numbers of both arms', async () => {
    const world = await worldWithChampion();
    world.behaviours.set(world.candidate.digest, { errors: 0.03 });
    const result = await deliver(world, { changes: {} });
    expect(result.verdict.outcome).toBe('fail');
    expect(result.verdict.headline).toMatch(/^income 1\.1\.0 was taken back: `errors` of the candidate \(.* %, \d+ of \d+\) is more than 1\.1 times the champion's .* All users are with the champion again\.$/);
    const guardrail = result.verdict.findings.find(({ code }) => code === 'guardrail-harm')!;
    expect(guardrail).toMatchObject({ outcome: 'fail', subject: { kind: 'guardrail', name: 'errors' } });
    expect(guardrail.numbers!.logHarm).toBeGreaterThanOrEqual(Math.log(20));
    expect(world.split).toEqual({ a: 100, b: 0 });
    expect(Math.max(...world.history.map(({ split }) => split.b!))).toBe(5);
    expect((await stateIn(world)).champion!.release.digest).toBe(release('champion').digest);
  });

  test('by one of several guardrails is taken back by that one, on its part of the budget', async () => {
    const world = await worldOf({ errors: 0.2, slow: 0.06 });
    const guardrails = "[{name: errors, margin_ratio: 3, rate: {sql: 'SELECT 1'}}, {name: slow, rate: {sql: 'SELECT 1'}}]";
    const { verdict } = await deliver(world, { changes: { ...SHORT, guardrails } });
    const harmful = verdict.findings.find(({ code }) => code === 'guardrail-harm')!;
    expect(harmful.subject!.name).toBe('slow');
    expect(harmful.numbers!.logHarmLimit).toBeCloseTo(Math.log(2 / 0.05), 12);
  });

  test('by a guardrail that is not critical is held for a person, who may go on', async () => {
    const world = await worldOf({ errors: 0.2, slow: 0.06 });
    const guardrails = "[{name: errors, margin_ratio: 3, rate: {sql: 'SELECT 1'}}, {name: slow, critical: false, rate: {sql: 'SELECT 1'}}]";
    const changes = { ...SHORT, guardrails };
    const held = await deliver(world, { changes, options: { loopFor: 3_600_000 } });
    expect(held.verdict).toMatchObject({ outcome: 'inconclusive' });
    expect(codes(held)[0]).toBe('harm-not-critical');
    expect(world.split).toEqual({ a: 50, b: 50 });
    expect((await deliver(world, { changes, options: { request: 'resume', override: overrideOf('7') } })).verdict.outcome).toBe('pass');
  });

  test('because it says nothing while it has users is taken back after three intervals', async () => {
    const world = await worldOf({ errors: 0.2, silent: true });
    const result = await deliver(world);
    expect(codes(result)[0]).toBe('candidate-silent');
    expect(minutesOf(world)).toBeLessThanOrEqual(4);
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('only after the last step, when nobody stands beside it, is still taken back within its watch', async () => {
    const world = await worldOf({ errors: 0.2 });
    world.onWrite = (split) => {
      if (split.b === 100) world.behaviours.set(world.candidate.digest, { errors: 0.95 });
    };
    const delivery = deliveryOf(undefined, { ...SHORT, watch: '1 hour' });
    const context = contextOf(world);
    const result = await canaryPromote(delivery, context, await depsOf(world, delivery, context));
    expect(codes(result)[0]).toBe('harm');
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('is not taken as good because it is quiet: without evidence the time budget ends it', async () => {
    const world = await worldOf({ errors: 0 }, 0);
    const result = await deliver(world, { changes: { ...SHORT, time_budget: '2 hours' } });
    expect(codes(result)[0]).toBe('time-budget');
    expect(world.split).toEqual({ a: 100, b: 0 });
    const held = await deliver(await worldOf({ errors: 0 }, 0), { changes: { ...SHORT, time_budget: '1 hour', at_end: 'hold' }, options: { loopFor: 7_200_000 } });
    expect(codes(held)[0]).toBe('time-budget');
    expect(held.verdict.outcome).toBe('inconclusive');
  });
});

describe('what makes the evidence doubtful', () => {
  test('signals that are away hold the candidate, and after blind_for take it back', async () => {
    const world = await worldOf({ errors: 0.2 });
    await deliver(world, { options: { once: true } });
    world.outage = 'connection refused';
    const held = await deliver(world, { options: { loopFor: 300_000 } });
    expect(codes(held)[0]).toBe('signals-away');
    expect(world.split.b).toBe(50);
    const result = await deliver(world);
    expect(codes(result)[0]).toBe('blind');
    expect(result.verdict.headline).toContain('connection refused');
    expect(world.split.b).toBe(0);
  });

  test('signals that come back in time are counted on from where they were', async () => {
    const world = await worldOf({ errors: 0.2 });
    await deliver(world, { options: { once: true } });
    world.outage = 'connection refused';
    await deliver(world, { options: { loopFor: 240_000 } });
    world.outage = undefined;
    expect((await deliver(world)).verdict.outcome).toBe('pass');
    const observed = world.journal.events.filter(({ type }) => type === 'observed').map(({ data }) => (data as { counts: Record<string, { since: number; until: number }> }).counts.errors);
    const first = observed.find((counts) => counts !== undefined)!;
    expect(first.until - first.since).toBeGreaterThan(240_000);
  });

  test('a champion that falls silent is a broken log, never a proof against the candidate', async () => {
    const world = await worldOf({ errors: 0.2 });
    await deliver(world, { options: { once: true } });
    world.behaviours.set(release('champion').digest, { errors: 0.2, silent: true });
    const held = await deliver(world, { options: { loopFor: 120_000 } });
    expect(codes(held)[0]).toBe('signals-away');
    expect(held.verdict.headline).toContain('the champion');
  });

  test('a log that shows another split than the router holds the candidate', async () => {
    const world = await worldOf({ errors: 0.2 });
    const context = contextOf(world);
    const delivery = deliveryOf(undefined, SHORT);
    const deps = await depsOf(world, delivery, context);
    const signals = { name: 'skewed', read: async () => ({ kind: 'counts' as const, bySlot: { a: { events: 400, total: 2000 }, b: { events: 200, total: 1000 } } }) };
    const held = await canaryPromote(delivery, context, { ...deps, signals }, { loopFor: 600_000 });
    expect(codes(held)[0]).toBe('split-not-observed');
    expect(held.verdict.headline).toContain('33.3 %');
  });

  test.each([
    ['NaN', { events: Number.NaN, total: 10 }],
    ['negative', { events: -1, total: 10 }],
    ['more events than requests', { events: 11, total: 10 }],
  ])('counts that are no counts (%s) are an outage', async (_name, b) => {
    const world = await worldOf({ errors: 0.2 });
    const context = contextOf(world);
    const delivery = deliveryOf(undefined, SHORT);
    const deps = await depsOf(world, delivery, context);
    const signals = { name: 'broken', read: async () => ({ kind: 'counts' as const, bySlot: { a: { events: 1, total: 10 }, b } }) };
    const held = await canaryPromote(delivery, context, { ...deps, signals }, { loopFor: 120_000 });
    expect(codes(held)[0]).toBe('signals-away');
  });

  test('more exposure set by somebody else is never obeyed, and a person must look', async () => {
    const world = await worldOf({ errors: 0.2 });
    await deliver(world, { options: { once: true } });
    world.setSplit({ a: 20, b: 80 });
    const held = await deliver(world, { options: { loopFor: 600_000 } });
    expect(codes(held)[0]).toBe('router-changed');
    expect(world.split).toEqual({ a: 50, b: 50 });
    expect((await deliver(world, { options: { request: 'resume', override: overrideOf('7') } })).verdict.outcome).toBe('pass');
  });

  test('less exposure set by somebody else is not undone without a person', async () => {
    const world = await worldOf({ errors: 0.2 });
    await deliver(world, { options: { once: true } });
    world.setSplit({ a: 90, b: 10 });
    const held = await deliver(world, { options: { loopFor: 600_000 } });
    expect(codes(held)[0]).toBe('router-changed');
    expect(world.split).toEqual({ a: 90, b: 10 });
    const looks = world.journal.events.filter(({ type }) => type === 'observed').map(({ data }) => data as unknown as EventData['observed']);
    // Nobody knows when it was changed, so the interval in which it was belongs to no split.
    const tampered = looks.findIndex(({ configured }) => configured.b === 10);
    expect(looks[tampered]!.counts).toEqual({});
    expect(looks[tampered + 1]!.counts.errors).toMatchObject({ exposure: 0.1 });
    expect((await deliver(world, { options: { request: 'resume', override: overrideOf('7') } })).verdict.outcome).toBe('pass');
  });
});

describe('a person', () => {
  test('who holds a delivery is not passed, while harm still takes the candidate back', async () => {
    const world = await worldOf({ errors: 0.2 });
    await deliver(world, { options: { once: true } });
    const held = await deliver(world, { options: { request: 'hold', loopFor: 3_600_000 } });
    expect(held.verdict.outcome).toBe('inconclusive');
    expect(codes(held)[0]).toBe('held-by-person');
    expect(world.split.b).toBe(50);
    world.behaviours.set(world.candidate.digest, { errors: 0.9 });
    expect(codes(await deliver(world))[0]).toBe('harm');
    expect(world.split.b).toBe(0);
  });

  test('who holds before the first user is not passed either', async () => {
    const world = await worldOf({ errors: 0.2 });
    const held = await deliver(world, { options: { request: 'hold', loopFor: 600_000 } });
    expect(codes(held)[0]).toBe('held-by-person');
    expect(world.split.b).toBe(0);
    expect((await deliver(world, { options: { request: 'resume', override: overrideOf('7') } })).verdict.outcome).toBe('pass');
  });

  test('who resumes lets it go on to the end', async () => {
    const world = await worldOf({ errors: 0.2 });
    await deliver(world, { options: { once: true } });
    await deliver(world, { options: { request: 'hold', loopFor: 3_600_000 } });
    expect(world.split.b).toBe(50);
    expect((await deliver(world, { options: { request: 'resume', override: overrideOf('7') } })).verdict.outcome).toBe('pass');
  });

  test('who aborts takes the candidate back at once', async () => {
    const world = await worldOf({ errors: 0.2 });
    await deliver(world, { options: { once: true } });
    const result = await deliver(world, { options: { request: 'abort' } });
    expect(codes(result)[0]).toBe('aborted');
    expect(world.split).toEqual({ a: 100, b: 0 });
  });
});

describe('a first delivery', () => {
  test('without a champion takes all users at once, and says so', async () => {
    const world = new World({ start: { a: 50, b: 50 } });
    world.candidate = release('first', '1.0.0');
    world.behaviours.set(world.candidate.digest, { errors: 0.01 });
    const delivery = deliveryOf();
    const context = contextOf(world);
    const { verdict } = await canaryPromote(delivery, context, await depsOf(world, delivery, context));
    expect(verdict.outcome).toBe('pass');
    expect(verdict.headline).toContain('first release of this model');
    expect(verdict.notes).toContain('First delivery: there is no champion, so nothing was compared and all users came at once.');
    expect(Object.values(world.split).sort()).toEqual([0, 100]);
  });
});
