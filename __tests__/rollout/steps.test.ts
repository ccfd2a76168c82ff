import { describe, expect, test } from '@jest/globals';
import { hoursText, isWithin } from '../../src/rollout/hours.ts';
import { planOf } from '../../src/rollout/policy.ts';
import { guardrailsOf } from '../../src/rollout/presets.ts';
import { release } from '../../testkit/fleet.ts';
import { codesOf, deliveryOf, overrideOf, play, RUNNING, sharesOf, stateIn, typesIn, worldOf } from './factory.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const canary = (steps: string, more = '') => `strategy: canary\nsteps: ${steps}\n${more}${RUNNING}`;

describe('a step', () => {
  test('lasts as long as it says, whatever its evidence', async () => {
    const world = await worldOf();
    await play(world, canary('[{weight: 50, soak: 2 hours}, 100]'));
    const [, first, second] = world.history;
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(2 * HOUR);
    expect(second!.at - first!.at).toBeLessThanOrEqual(2 * HOUR + 5 * MINUTE);
  });

  test('gathers at least as many requests and events as it says', async () => {
    const world = await worldOf();
    await play(world, canary('[{weight: 50, evidence: {requests: 100000, events: 30000}}, 100]'));
    const numbers = world.journal.events.find(({ type, data }) => type === 'judged' && data.answer === 'advance')!.data.numbers as Record<string, Record<string, number>>;
    expect(numbers.errors!.stepCandidateTotal).toBeGreaterThanOrEqual(100_000);
    expect(numbers.errors!.stepCandidateEvents! + numbers.errors!.stepChampionEvents!).toBeGreaterThanOrEqual(30_000);
    const ended = world.history[2]!.at - world.history[1]!.at;
    expect(ended).toBeGreaterThanOrEqual(100_000 / 25 * 1000);
  });

  test('begins only in its hours, on the clocks of its zone, and what it waits is not taken from the time budget', async () => {
    const world = await worldOf();
    // It is 10:00 in Zurich, on a Monday in January.
    const result = await play(world, canary("[20, {weight: 50, hours: {from: '16:00', to: '18:00', zone: Europe/Zurich, days: [mon]}}, 100]", 'time_budget: 1 hour\n'), { options: { loopFor: 12 * HOUR } });
    expect(result.verdict.outcome).toBe('pass');
    const late = world.history[2]!.at - Date.parse('2026-01-05T15:00:00Z');
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThanOrEqual(5 * MINUTE);
    expect(typesIn(world).filter((type) => type === 'waiting')).toHaveLength(1);
  });

  test('waits for the guardrails that it names, while every other one can take the candidate back', async () => {
    const guardrails = "[{name: errors, margin_ratio: 2, unit: request, rate: {sql: 'SELECT 1'}}, {name: slow, margin_ratio: 2, unit: request, rate: {sql: 'SELECT 1'}}]";
    const own = RUNNING.replace(/guardrails: .*/, `guardrails: ${guardrails}`);
    const rollout = `strategy: canary\nsteps: [{weight: 50, guardrails: [errors]}, 100]\n${own}`;
    const rare = await worldOf();
    rare.behaviours.set(rare.candidate.digest, { errors: 0.2, slow: 0 });
    rare.behaviours.set(release('champion').digest, { errors: 0.2, slow: 0 });
    expect((await play(rare, rollout)).verdict.outcome).toBe('pass');
    const slow = await worldOf();
    slow.behaviours.set(slow.candidate.digest, { errors: 0.2, slow: 0.3 });
    const result = await play(slow, rollout);
    expect([codesOf(result)[0], result.verdict.findings.find(({ code }) => code === 'guardrail-harm')!.subject!.name]).toEqual(['harm', 'slow']);
  });
});

describe('the gate of a step', () => {
  const GATED = canary('[20, {weight: 50, gate: income-rollout-50}, 100]', 'time_budget: 1 hour\n');

  test('keeps everything waiting for a reviewer, longer than the time budget, and the budget stands still', async () => {
    const world = await worldOf();
    const held = await play(world, GATED, { options: { loopFor: 3 * HOUR } });
    expect([held.verdict.outcome, codesOf(held)[0], world.split.b]).toEqual(['inconclusive', 'gate-waits', 20]);
    expect(held.verdict.headline).toContain('a reviewer of income-rollout-50');
    const { verdict } = await play(world, GATED, { options: { request: 'gate', override: overrideOf('7', 'gate') } });
    expect(verdict.outcome).toBe('pass');
    expect(verdict.notes[0]).toMatch(/^Gate of a step, let pass by monalisa \(2178\) for octocat/);
    expect(sharesOf(world)).toEqual([0, 20, 50, 100]);
  });

  test.each([
    ['nobody reviewed it', undefined],
    ['it was a review of something else', overrideOf('7', 'skip')],
  ])('is not passed where %s', async (_name, override) => {
    const world = await worldOf();
    await play(world, GATED, { options: { loopFor: HOUR } });
    await expect(play(world, GATED, { options: { request: 'gate', override } })).rejects.toThrow('Nobody has reviewed `gate`');
    expect(world.split.b).toBe(20);
  });

  test('lets one step pass and not the next one', async () => {
    const world = await worldOf();
    const two = canary('[{weight: 20, gate: one}, {weight: 50, gate: two}, 100]');
    await play(world, two, { options: { once: true } });
    expect(world.split.b).toBe(0);
    const held = await play(world, two, { options: { request: 'gate', override: overrideOf('7', 'gate'), loopFor: 3 * HOUR } });
    expect([codesOf(held)[0], world.split.b]).toEqual(['gate-waits', 20]);
  });

  test('does not keep harm waiting', async () => {
    const world = await worldOf();
    await play(world, GATED, { options: { loopFor: 2 * HOUR } });
    world.behaviours.set(world.candidate.digest, { errors: 0.5 });
    expect(codesOf(await play(world, GATED))[0]).toBe('harm');
  });
});

describe('hold_back', () => {
  const HELD = canary('[50, 100]', 'hold_back: 5\nwatch: 6 hours\n');

  test('keeps its share with the champion until the watch closes, and only then lets go of it', async () => {
    const world = await worldOf();
    const { verdict } = await play(world, HELD, { options: { loopFor: 24 * HOUR } });
    expect(verdict.outcome).toBe('pass');
    expect(sharesOf(world)).toEqual([0, 50, 95, 100]);
    expect(world.history[3]!.at - world.history[2]!.at).toBeGreaterThanOrEqual(6 * HOUR);
  });

  test('lets a fault that comes hours later be found beside a champion', async () => {
    const world = await worldOf();
    await play(world, HELD, { options: { loopFor: 4 * HOUR } });
    expect(world.split.b).toBe(95);
    world.behaviours.set(world.candidate.digest, { errors: 0.4 });
    expect(codesOf(await play(world, HELD))[0]).toBe('harm');
    expect(world.split).toEqual({ a: 100, b: 0 });
  });
});

describe('warm_up', () => {
  test('is read and recorded after each raise, and not judged', async () => {
    const world = await worldOf(0.9);
    world.onWrite = () => world.behaviours.set(world.candidate.digest, { errors: 0.9 });
    const delivery = canary('[50, 100]', 'warm_up: 30 minutes\n');
    await play(world, delivery, { options: { loopFor: 25 * MINUTE } });
    expect(world.split.b).toBe(50);
    world.behaviours.set(world.candidate.digest, { errors: 0.2 });
    const { verdict } = await play(world, delivery, { options: { loopFor: 5 * MINUTE } });
    expect(verdict.outcome).toBe('inconclusive');
    const { open } = await stateIn(world);
    expect(open!.observed.errors!.length).toBeGreaterThanOrEqual(5);
    expect(open!.observed.errors!.every(({ warm, since }) => warm === (since < open!.stepAt + 30 * MINUTE ? true : undefined))).toBe(true);
  });
});

describe('presets', () => {
  const presets = (more = '', signals = 'signals: {log: {files: log.jsonl}}') => deliveryOf(`strategy: canary\nfleet: {place: {command: ./place}}\ntraffic: {http: {url: 'http://127.0.0.1:1'}}\n${signals}\npresets: [errors, latency]\n${more}`);

  test('are ordinary guardrails in the plan, as strict as the sensitivity says, and share the budget', () => {
    const of = (sensitivity: string) => planOf(presets(`sensitivity: ${sensitivity}`)).guardrails.map(({ name, tolerate, margin, falseRollback }) => ({ name, tolerate, margin, falseRollback }));
    expect(of('normal')).toEqual([{ name: 'errors', tolerate: 1.1, margin: 1.5, falseRollback: 0.025 }, { name: 'latency', tolerate: 1.1, margin: 2.5, falseRollback: 0.025 }]);
    const [careful, relaxed] = [of('careful'), of('relaxed')];
    careful.forEach(({ tolerate, margin }, index) => {
      expect(tolerate).toBeLessThan(relaxed[index]!.tolerate);
      expect(margin).toBeLessThan(relaxed[index]!.margin);
    });
  });

  test('read the HTTP metrics of OpenTelemetry where the signals are Prometheus', () => {
    const { spec } = presets('', "signals: {prometheus: {url: 'http://127.0.0.1:9090'}}");
    const text = JSON.stringify(guardrailsOf(spec.rollout!));
    expect(text).toContain('http_server_request_duration_seconds_count{http_response_status_code=~');
    expect(text).toContain('http_server_request_duration_seconds_bucket');
  });
});

describe('hours', () => {
  const hours = { from: '08:00', to: '18:00', zone: 'Europe/Zurich', days: ['mon', 'fri'] };
  test.each<[string, boolean]>([
    ['2026-01-05T07:00:00Z', true], // 08:00 in winter
    ['2026-01-05T06:59:59Z', false],
    ['2026-07-06T06:00:00Z', true], // 08:00 in summer
    ['2026-01-05T17:00:00Z', false], // 18:00 is not part of it
    ['2026-01-06T10:00:00Z', false],
  ])('%s: %s', (at, expected) => expect(isWithin(hours, Date.parse(at))).toBe(expected));

  test('that go over midnight belong to the day on which they began', () => {
    const night = { from: '22:00', to: '04:00', zone: 'UTC', days: ['mon'] };
    expect(['2026-01-05T23:00Z', '2026-01-06T03:59Z', '2026-01-06T04:00Z', '2026-01-05T03:00Z', '2026-01-06T23:00Z'].map((at) => isWithin(night, Date.parse(at)))).toEqual([true, true, false, false, false]);
    expect(hoursText(night)).toBe('22:00 to 04:00 in UTC on mon');
  });

  test('of a zone that there is not are no hours', () => expect(isWithin({ ...hours, zone: 'Europe/Nowhere' }, 0)).toBeUndefined());
});
