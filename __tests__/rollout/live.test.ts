import { describe, expect, test } from '@jest/globals';
import { redrawn } from '../../src/cli/follow.ts';
import { stateOf } from '../../src/journal/state.ts';
import { canaryPromote } from '../../src/rollout/canary-promote.ts';
import { judgeAll } from '../../src/rollout/judge.ts';
import { evidenceCurves, liveLines, sparkline } from '../../src/rollout/live.ts';
import { release, type World } from '../../testkit/fleet.ts';
import { contextOf, deliveryOf, depsOf, SHORT, worldWithChampion } from './factory.ts';

const DELIVERY = deliveryOf(undefined, { ...SHORT, steps: '[10, 50, 100]' });

async function ticked(errors: number, minutes: number): Promise<World> {
  const world = await worldWithChampion({ rps: 20 });
  world.behaviours.set(release('champion').digest, { errors: 0.2 });
  world.behaviours.set(world.candidate.digest, { errors });
  const context = contextOf(world);
  await canaryPromote(DELIVERY, context, await depsOf(world, DELIVERY, context), { loopFor: minutes * 60_000 });
  return world;
}

const linesOf = (world: World): string[] => liveLines(stateOf(world.journal.events), { now: world.clock.now().getTime(), width: 80 });

describe('the live view of a rollout', () => {
  test('says shares, rates and evidence as the judge holds them', async () => {
    const world = await ticked(0.2, 3);
    const { open } = stateOf(world.journal.events);
    const [curve] = evidenceCurves(open!);
    const [judgement] = judgeAll(open!, open!.plan);
    expect(curve!.judgement).toEqual(judgement);
    expect(curve!.harm).toHaveLength(open!.observed.errors!.length);
    expect(curve!.harm.at(-1)).toBe(judgement!.harm.logE);
    expect(curve!.noHarm.at(-1)).toBe(judgement!.noHarm.logE);
    const lines = linesOf(world);
    expect(lines[0]).toBe('income 1.1.0 has 10 % of users, step 1 of 3, watched');
    expect(lines[1]).toMatch(/^ {2}slot a +█{22}░{2} +90 % {2}champion$/);
    expect(lines[2]).toMatch(/^ {2}slot b +█{2}░{22} +10 % {2}candidate$/);
    expect(lines[3]).toMatch(/^ {2}errors: candidate [\d.]+ % of \d+, champion [\d.]+ % of \d+$/);
    expect(lines[4]).toMatch(/^ {4}harm +[▁▂▃▄▅▆▇█]+·* +[\d.e-]+ of 20\.0$/);
    expect(lines[5]).toMatch(/^ {4}no harm +[▁▂▃▄▅▆▇█]+·* +[\d.e-]+ of 20\.0/);
    expect(lines[6]).toMatch(/^ {2}\d+ intervals of 60 s; lease \d+ s$/);
  });

  test('a hold, and ticks that stopped, stand in its first line', async () => {
    const world = await ticked(0.2, 3);
    const state = stateOf(world.journal.events);
    const held = { ...state, open: { ...state.open!, holds: [{ by: 'person' as const, code: 'held-by-person', reason: 'Lunch.', since: 0 }] } };
    expect(liveLines(held, { now: 0, width: 80 })[0]).toContain('held: Lunch.');
    expect(liveLines(state, { now: state.open!.lease + 1, width: 80 })[0]).toContain('NO TICK CAME');
  });

  test('afterwards it says how the last one ended, and what serves', async () => {
    const world = await ticked(0.8, 60);
    const lines = linesOf(world);
    expect(lines[0]).toMatch(/^No rollout is in flight\. The last one, of income 1\.1\.0, was rolled-back at .*more than 1\.1 times/);
    expect(lines[1]).toMatch(/^champion 1\.0\.0 serves on slot a since|^income 1\.0\.0 serves on slot a since/);
  });

  test('before the first there is nothing to tell', async () => {
    const world = await worldWithChampion();
    expect(linesOf(world)[0]).toBe('No rollout is in flight.');
  });
});

test.each<[number[], string]>([
  [[], '····'],
  [[-2, 0, 1.5, 3], '▁▁▄█'],
  [[9, 9, 9, 0, 3], '██▁█'],
  [[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], '█▁··'],
])('a curve of %j', (values, drawn) => {
  expect(sparkline(values, 3, 4)).toBe(drawn);
});

test('each look is drawn over the one before, and nothing hostile moves the cursor', () => {
  let text = '';
  const draw = redrawn((more) => (text += more));
  draw(['one', 'two', 'three']);
  draw(['four\u001B[2J']);
  expect(text).toBe('\u001B[2Kone\n\u001B[2Ktwo\n\u001B[2Kthree\n\u001B[3A\u001B[2Kfour[2J\n\u001B[2K\n\u001B[2K\n'.replace('four[2J', /four.*2J/.exec(text)![0]));
  expect(text.split('\u001B[2J')).toHaveLength(1);
});
