import { describe, expect, test } from '@jest/globals';
import { release, World } from '../../testkit/fleet.ts';
import { codesOf, overrideOf, play, RUNNING, sharesOf, stateIn, typesIn, worldOf } from './factory.ts';

const HOUR = 3_600_000;

describe('strategy `shadow`', () => {
  const SHADOW = `strategy: shadow\nshadow: {for: 2 hours}\n${RUNNING}`;

  test('gives nobody the candidate’s answers, and ends with a verdict and not with a promotion', async () => {
    const world = await worldOf();
    const result = await play(world, SHADOW);
    expect(result.verdict.outcome).toBe('pass');
    expect(codesOf(result)[0]).toBe('shadow-no-harm');
    expect(codesOf(result)).toContain('guardrail-no-harm');
    expect(sharesOf(world)).toEqual([0]);
    expect(world.mirrors.map(({ slot }) => slot)).toEqual(['b', null]);
    const [on, off] = world.mirrors;
    expect(off!.at - on!.at).toBeGreaterThanOrEqual(2 * HOUR);
    const { champion, open, closed } = await stateIn(world);
    expect(champion!.release.digest).toBe(release('champion').digest);
    expect([open, closed['42/1/1']!.outcome, closed['42/1/1']!.servedSince]).toEqual([undefined, 'ended', undefined]);
    expect(typesIn(world)).not.toContain('rolled-back');
    expect(world.loaded.b).toBeNull();
  });

  test('says that it does not know where the evidence does not', async () => {
    const world = await worldOf(0, 0);
    const result = await play(world, SHADOW);
    expect([result.verdict.outcome, codesOf(result)[0]]).toEqual(['inconclusive', 'shadow-undecided']);
    expect(sharesOf(world)).toEqual([0]);
  });

  test('ends at harm, without one user', async () => {
    const world = await worldOf(0.4);
    const result = await play(world, SHADOW);
    expect([result.verdict.outcome, codesOf(result)[0]]).toEqual(['fail', 'harm']);
    expect(result.verdict.headline).toContain('It never had users');
    expect(world.mirrored).toBeNull();
    expect(sharesOf(world)).toEqual([0]);
  });

  test('goes on to users by steps of its own only where that is declared', async () => {
    const world = await worldOf();
    const result = await play(world, `strategy: shadow\nshadow: {for: 1 hour, then: promote}\nsteps: [20, 100]\n${RUNNING}`);
    expect(result.verdict.outcome).toBe('pass');
    expect(sharesOf(world)).toEqual([0, 20, 100]);
    expect(world.mirrors.map(({ slot }) => slot)).toEqual(['b', null]);
    expect(world.history[1]!.at - world.mirrors[0]!.at).toBeGreaterThanOrEqual(HOUR);
  });

  test('waits, and concludes nothing, while somebody else has turned the copies off', async () => {
    const world = await worldOf();
    await play(world, SHADOW, { options: { once: true } });
    await world.traffic.mirror!.write(null);
    const result = await play(world, SHADOW, { options: { loopFor: 1_800_000 } });
    expect([result.verdict.outcome, codesOf(result)[0]]).toEqual(['inconclusive', 'mirror-changed']);
  });

  test('has no answer without a champion', async () => {
    const world = new World();
    expect(codesOf(await play(world, SHADOW))).toEqual(['champion-missing']);
  });
});

describe('strategy `blue-green`', () => {
  const SWITCH = `strategy: blue-green\nblue_green: {before: 10 minutes, bake: 30 minutes, keep_warm: 2 hours}\n${RUNNING}`;

  test('looks at the champion, switches all users at once, bakes, and promotes', async () => {
    const world = await worldOf();
    const { verdict } = await play(world, SWITCH);
    expect(verdict.outcome).toBe('pass');
    expect(sharesOf(world)).toEqual([0, 100]);
    const promoted = world.journal.events.find(({ type }) => type === 'promoted')!;
    expect(Date.parse(promoted.at) - world.history[1]!.at).toBeGreaterThanOrEqual(30 * 60_000);
    expect(verdict.notes.join()).toContain('which is weaker');
  });

  test('goes back in the bake when the candidate is worse than the champion was just before', async () => {
    const world = await worldOf(0.6);
    const result = await play(world, SWITCH);
    expect([result.verdict.outcome, codesOf(result)[0]]).toEqual(['fail', 'harm']);
    expect(sharesOf(world)).toEqual([0, 100, 0]);
  });

  test('keeps the old champion warm: no candidate is put in its place before the declared time, and its slot is freed after it', async () => {
    const world = await worldOf();
    await play(world, SWITCH);
    const old = release('champion').digest;
    world.candidate = release('next', '1.2.0');
    world.behaviours.set(world.candidate.digest, { errors: 0.2 });
    expect(codesOf(await play(world, SWITCH, { run: '2' }))).toEqual(['kept-warm']);
    expect(world.loaded.a).toBe(old);
    world.clock.advance(2 * HOUR);
    world.candidate = release('candidate', '1.1.0');
    await play(world, SWITCH, { run: '1' });
    expect([world.loaded.a, typesIn(world).at(-1), (await stateIn(world)).warm]).toEqual([null, 'retired', undefined]);
    world.candidate = release('next', '1.2.0');
    expect((await play(world, SWITCH, { run: '2' })).verdict.outcome).toBe('pass');
    expect(world.split).toEqual({ a: 100, b: 0 });
  });
});

describe('strategy `ab`', () => {
  const ENDS = '2026-01-05T12:00:00Z';
  const test50 = (then: string) => `strategy: ab\nab: {ends: "${ENDS}", then: ${then}}\ntime_budget: 1 hour\n${RUNNING}`;

  test.each([
    ['champion', 'ab-champion', [0, 50, 0]],
    ['candidate', 'promoted', [0, 50, 100]],
  ])('keeps both until its end, however clear the evidence, and then takes the declared answer (%s)', async (then, code, shares) => {
    const world = await worldOf();
    const result = await play(world, test50(then));
    expect(result.verdict.outcome).toBe('pass');
    expect(codesOf(result)).toContain(code);
    expect(sharesOf(world)).toEqual(shares);
    expect(world.history.at(-1)!.at).toBeGreaterThanOrEqual(Date.parse(ENDS));
    const arms = result.verdict.findings.find(({ subject }) => subject?.kind === 'guardrail')!;
    expect(arms.numbers!.candidateTotal).toBeGreaterThan(10_000);
    expect(arms.numbers!.championTotal).toBeGreaterThan(10_000);
  });

  test('asks a person where that is declared, and goes on with the candidate when reviewers let it', async () => {
    const world = await worldOf();
    const held = await play(world, test50('ask'), { options: { loopFor: 4 * HOUR } });
    expect([held.verdict.outcome, codesOf(held)[0], world.split.b]).toEqual(['inconclusive', 'ab-ended', 50]);
    const { verdict } = await play(world, test50('ask'), { options: { request: 'resume', override: overrideOf('7') } });
    expect([verdict.outcome, world.split.b]).toEqual(['pass', 100]);
  });

  test('does not give all users to a candidate about which nothing is known', async () => {
    const world = await worldOf(0, 0);
    const held = await play(world, test50('candidate'), { options: { loopFor: 4 * HOUR } });
    expect([codesOf(held)[0], world.split.b]).toEqual(['ab-undecided', 50]);
    const aborted = await play(world, test50('candidate'), { options: { request: 'abort' } });
    expect([codesOf(aborted)[0], world.split.b]).toEqual(['aborted', 0]);
  });

  test('is no shield: harm takes the candidate back before the end', async () => {
    const world = await worldOf(0.4);
    expect(codesOf(await play(world, test50('candidate')))[0]).toBe('harm');
    expect(world.clock.now().getTime()).toBeLessThan(Date.parse(ENDS));
  });

  test('does not begin after its end, nor without a champion', async () => {
    const world = await worldOf();
    world.clock.advance(7 * HOUR);
    expect(codesOf(await play(world, test50('ask')))).toEqual(['ab-over']);
    expect(codesOf(await play(new World(), test50('ask')))).toEqual(['champion-missing']);
  });
});

describe('strategy `cohort`', () => {
  test('goes by the sums of the declared parts of the users', async () => {
    const world = await worldOf();
    const values = '[{value: NZ, share: 20}, {value: AU, share: 30}]';
    const { verdict } = await play(world, `strategy: cohort\ncohort: {attribute: x-country, values: ${values}}\n${RUNNING}`);
    expect(verdict.outcome).toBe('pass');
    expect(sharesOf(world)).toEqual([0, 20, 50, 100]);
  });
});

describe('strategy `batch`', () => {
  const BATCH = 'strategy: batch\ncommand: ./deploy\nbatch: {shadow_last: 3, differ_at_most: 0.01}';
  const ready = async () => {
    const world = await worldOf();
    world.behaviours.set(world.candidate.digest, { errors: 0.2, score: () => 1 });
    return world;
  };
  const scored = (differ: number[]) => differ.map((count, index) => ({ batch: `2026-01-0${4 - index}`, n: 1000, differ: count }));

  test('scores the last batches unseen, the latest first, and then moves the pointer', async () => {
    const world = await ready();
    world.batches = scored([3, 0, 10]);
    const { verdict } = await play(world, BATCH);
    expect(verdict.outcome).toBe('pass');
    expect(sharesOf(world)).toEqual([0, 100]);
    const types = typesIn(world);
    expect(types.filter((type) => type === 'shadowed')).toHaveLength(3);
    expect(types.lastIndexOf('shadowed')).toBeLessThan(types.lastIndexOf('advanced'));
    expect(verdict.notes).toContain('Strategy `batch`: 2026-01-04: 3 of 1000 rows differ; 2026-01-03: 0 of 1000 rows differ; 2026-01-02: 10 of 1000 rows differ.');
  });

  test.each([
    ['differ in more rows than declared', 'batch-differs', scored([3, 11, 0])],
    ['have no rows', 'batch-empty', [{ batch: '2026-01-04', n: 0, differ: 0 }]],
    ['cannot be scored', 'batch-failed', scored([0, 0])],
  ])('never moves the pointer where batches %s', async (_name, code, batches) => {
    const world = await ready();
    world.batches = batches;
    const result = await play(world, BATCH);
    expect([result.verdict.outcome, codesOf(result)[0]]).toEqual(['fail', code]);
    expect(sharesOf(world)).toEqual([0]);
  });

  test('killed between two batches goes on with the next one', async () => {
    const world = await ready();
    world.batches = scored([0, 0, 0]);
    const calls = world.faults.calls;
    world.faults.killAt(calls.length + 30, 'after');
    for (let turn = 0; turn < 10 && !(await stateIn(world)).closed['42/1/1']; turn += 1) {
      await play(world, BATCH, { options: { once: true } }).catch(() => undefined);
      world.faults.revive();
    }
    const batches = world.journal.events.filter(({ type }) => type === 'shadowed').map(({ data }) => data.index);
    expect(batches).toEqual([1, 2, 3]);
    expect(world.split.b).toBe(100);
  });
});

describe('a first delivery', () => {
  test.each(['canary', 'cohort', 'blue-green'])('by strategy `%s` gives all users at once: no part of them is sent to a slot on which nothing serves', async (strategy) => {
    const world = new World({ start: { a: 50, b: 50 } });
    world.candidate = release('first', '1.0.0');
    world.behaviours.set(world.candidate.digest, { errors: 0.01 });
    const own = strategy === 'cohort' ? 'cohort: {key: x-user}\n' : '';
    const { verdict } = await play(world, `strategy: ${strategy}\n${own}${RUNNING}`);
    expect(verdict.outcome).toBe('pass');
    expect(world.history.slice(1).map(({ split }) => Object.values(split).sort((one, other) => one - other))).toEqual([[0, 100]]);
  });
});
