import { describe, expect, test } from '@jest/globals';
import { DriverError } from '../../src/core/driver-error.ts';
import type { Reading, Registry, Signals } from '../../src/core/seams.ts';
import type { StageResult } from '../../src/core/stage.ts';
import { rollback, type RollbackOptions } from '../../src/rollback/rollback.ts';
import { release, type World } from '../../testkit/fleet.ts';
import { contextOf, stateIn } from '../rollout/factory.ts';
import { codes, deliver, deliveryWith, depsIn, named, twoDelivered } from './world.ts';

const PLAIN = deliveryWith('rollback: {observe: 20 s}\n');
const back = (world: World, options: RollbackOptions = {}, more = {}, run = 'r1', delivery = PLAIN): Promise<StageResult> => rollback(delivery, contextOf(world, run), depsIn(world, more), options);

describe('real requests after a way back', () => {
  test('are watched: the older release alone answers them', async () => {
    const world = await twoDelivered(PLAIN);
    const result = await back(world, {}, { signals: world.signals, guardrails: ['errors'] });
    expect([result.verdict.outcome, named(result, 'traffic-observed')!.message]).toEqual(['pass', expect.stringMatching(/^\d+ requests in 20000 ms, all answered by slot b\.$/)]);
    expect(named(result, 'traffic-observed')!.n).toBeGreaterThan(100);
  });

  test('that another router still sends elsewhere are found, and the arm is named', async () => {
    const world = await twoDelivered(PLAIN);
    const signals: Signals = { name: 'memory', read: async () => ({ kind: 'counts', bySlot: { a: { events: 0, total: 7 }, b: { events: 1, total: 90 } } }) };
    const result = await back(world, {}, { signals, guardrails: ['errors'] });
    expect(result.verdict.outcome).toBe('fail');
    expect(named(result, 'traffic-elsewhere')).toMatchObject({ subject: { kind: 'slot', name: 'a' }, numbers: { a: 7, b: 90 }, message: expect.stringContaining('a (7) still answered') });
  });

  test('that were on their way when the router changed are no alarm: a second look has none of them', async () => {
    const world = await twoDelivered(PLAIN);
    const looks: Reading[] = [{ kind: 'counts', bySlot: {} }, { kind: 'counts', bySlot: { a: { events: 0, total: 2 }, b: { events: 0, total: 9 } } }, { kind: 'counts', bySlot: {} }, { kind: 'counts', bySlot: { b: { events: 0, total: 20 } } }];
    const result = await back(world, {}, { signals: { name: 'memory', read: async () => looks.shift()! }, guardrails: ['errors'] });
    expect(codes(result)).toContain('traffic-observed');
    expect(looks).toEqual([]);
  });

  test.each<[string, () => Promise<Reading>, string, string]>([
    ['an outage', async () => ({ kind: 'outage', reason: 'Prometheus is away' }), 'warn', 'Prometheus is away'],
    ['a provider that throws', () => Promise.reject(new DriverError('x', 'It is broken.', 'Mend it.')), 'warn', 'It is broken'],
  ])('that cannot be read (%s) are a warning: who answers is not known', async (_what, read, outcome, said) => {
    const world = await twoDelivered(PLAIN);
    const result = await back(world, {}, { signals: { name: 'memory', read }, guardrails: ['errors'] });
    expect([result.verdict.outcome, named(result, 'traffic-unobserved')!.message]).toEqual([outcome, expect.stringContaining(said)]);
    expect((await stateIn(world)).champion!.release).toEqual(release('first', '1.0.0'));
  });

  test('that nobody sent are told as that, and no warning', async () => {
    const world = await twoDelivered(PLAIN);
    const result = await back(world, {}, { signals: { name: 'memory', read: async () => ({ kind: 'values', bySlot: {} }) }, guardrails: ['score'] });
    expect(result.verdict).toMatchObject({ outcome: 'pass', notes: expect.arrayContaining([expect.stringContaining('no request came in that time')]) });
  });
});

describe('what set it going', () => {
  test.each(['person', 'monitor', 'data', 'digest-mismatch'] as const)('%s: stands in the journal and in the verdict', async (trigger) => {
    const world = await twoDelivered(PLAIN);
    const result = await back(world, { trigger });
    expect((await stateIn(world)).lastReturn).toMatchObject({ trigger });
    expect(result.verdict.facts).toContainEqual(['Trigger', expect.stringContaining(`${trigger}: `)]);
    expect(result.details).toMatchObject({ rolledBack: { trigger } });
  });

  test('counts from its own time to the verified router, against the declared one', async () => {
    const world = await twoDelivered(PLAIN);
    const triggeredAt = new Date(world.clock.now().getTime() - 70_000);
    const result = await back(world, { trigger: 'monitor', triggeredAt });
    expect(named(result, 'rollback-time')).toMatchObject({ outcome: 'warn', expected: '60 s', actual: '70000 ms', numbers: { tookMs: 0, sinceTriggerMs: 70_000 } });
    expect((await stateIn(world)).lastReturn).toMatchObject({ triggeredAt: triggeredAt.toISOString(), tookMs: 0 });
  });

  test('by a clock that is ahead it took no less than the work', async () => {
    const world = await twoDelivered(PLAIN);
    const result = await back(world, { triggeredAt: new Date(world.clock.now().getTime() + 10_000) });
    expect(named(result, 'rollback-time')!.numbers).toEqual({ tookMs: 0, sinceTriggerMs: 0 });
  });

  test('a candidate in flight has it too', async () => {
    const world = await twoDelivered(PLAIN);
    await deliver(world, '3', 'third', PLAIN, { once: true });
    await back(world, { trigger: 'data' });
    expect(Object.values((await stateIn(world)).closed).at(-1)!.rolledBack).toMatchObject({ trigger: 'data', askedBy: '42/r1/1' });
  });

  test('a guardrail is named by the rollout itself', async () => {
    const world = await twoDelivered(PLAIN);
    world.behaviours.set(release('third').digest, { errors: 0.2 });
    await deliver(world, '3', 'third', PLAIN, { once: true });
    world.behaviours.set(release('third').digest, { errors: 0.95 });
    const third = world.candidate;
    world.behaviours.set(third.digest, { errors: 0.95 });
    await deliverAgain(world);
    expect(Object.values((await stateIn(world)).closed).at(-1)!.rolledBack).toMatchObject({ trigger: 'guardrail', guardrail: 'errors' });
  });
});

/** Ticks the delivery under way to its end, with what its candidate does by now. */
async function deliverAgain(world: World): Promise<void> {
  const { canaryPromote } = await import('../../src/rollout/canary-promote.ts');
  const { depsOf } = await import('../rollout/factory.ts');
  const context = contextOf(world, '3');
  await canaryPromote(PLAIN, context, await depsOf(world, PLAIN, context));
}

describe('the registry', () => {
  class Aliases implements Registry {
    readonly name = 'memory';
    champion = '2';
    previous: string | undefined = '1';
    told: string[] = [];
    away = false;
    readonly versions = [['1', release('first').digest], ['2', release('second').digest]] as const;
    async aliases() {
      if (this.away) throw new DriverError('http-unreachable', 'The registry cannot be reached.', 'Check it.');
      return { champion: this.champion, previous: this.previous };
    }
    async version(name: string) {
      const found = this.versions.find(([version]) => version === name);
      return found && { version: found[0], digest: found[1] };
    }
    async find(digest: string) {
      const found = this.versions.find(([, each]) => each === digest);
      return found && { version: found[0], digest: found[1] };
    }
    async tag() {}
    async point(alias: 'champion' | 'previous', version: string) {
      this.told.push(`${alias} ${version}`);
      this[alias] = version;
    }
  }

  test('is told after the router, and reads back', async () => {
    const world = await twoDelivered(PLAIN);
    const registry = new Aliases();
    world.onWrite = () => expect(registry.told).toEqual([]);
    const result = await back(world, {}, { registry });
    expect(registry.champion).toBe('1');
    expect(codes(result)).toContain('registry-pointed');
  });

  test('that is away is a warning: users are served; the next run tells it', async () => {
    const world = await twoDelivered(PLAIN);
    const registry = Object.assign(new Aliases(), { away: true });
    expect([(await back(world, {}, { registry })).verdict.outcome, registry.champion]).toEqual(['warn', '2']);
    registry.away = false;
    const again = await back(world, {}, { registry });
    expect([codes(again), registry.champion]).toEqual([['nothing-to-roll-back', 'registry-pointed'], '1']);
  });
});

describe('a mixture of two releases', () => {
  test('by the parts that the delivery file declares now is refused, and another release is taken', async () => {
    const world = await twoDelivered(PLAIN);
    world.loaded.b = null;
    const mixed = deliveryWith('', '{name: income, version: 3.0.0, model: model, features: features/}');
    const result = await back(world, {}, {}, 'r1', mixed);
    expect(named(result, 'target-passed-over')!.message).toMatch(/has no features, which the delivery file declares now.*\[release-mixed\]/s);
  });

  test('is none where the slot has the release loaded as it was: nothing is placed', async () => {
    const world = await twoDelivered(PLAIN);
    const mixed = deliveryWith('', '{name: income, version: 3.0.0, model: model, features: features/}');
    expect((await back(world, {}, {}, 'r1', mixed)).verdict.champion).toEqual(release('first', '1.0.0'));
  });

  test('in the store is named by the releases that it is made of', async () => {
    const world = await twoDelivered(PLAIN);
    world.loaded.b = null;
    world.changed.add(release('first').digest);
    const releases = { ...world.releases, parts: async () => ({ model: release('second').digest }) };
    const result = await back(world, {}, { releases });
    expect(named(result, 'target-passed-over')!.message).toContain('What is kept as 1.0.0 is a mixture of releases: model is that of 2.0.0. [release-mixed]');
  });

  test('at a slot that loaded one release and answers as another gets no user', async () => {
    const world = await twoDelivered(PLAIN);
    const fleet = { ...world.fleet, serving: async () => release('second').digest };
    const result = await back(world, {}, { fleet });
    expect(result.verdict.outcome).toBe('fail');
    expect(result.verdict.findings.every(({ code }) => code === 'release-mixed')).toBe(true);
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('is none where the server needed a moment to say so', async () => {
    const world = await twoDelivered(PLAIN);
    let asked = 0;
    const fleet = { ...world.fleet, serving: async () => ((asked += 1) < 3 ? release('second').digest : release('first').digest) };
    expect((await back(world, {}, { fleet })).verdict.outcome).toBe('pass');
  });
});
