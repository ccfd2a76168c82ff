import { describe, expect, test } from '@jest/globals';
import type { Journal } from '../../src/core/seams.ts';
import { stateOf } from '../../src/journal/state.ts';
import type { World } from '../../testkit/fleet.ts';
import { codesOf, play, RUNNING, typesIn, worldOf } from './factory.ts';

// A journal that refuses an append where anybody else wrote since need not be read before each look: the append tells.
const HOUR = 3_600_000;
const SOAKING = `strategy: canary\nsteps: [{weight: 50, soak: 2 hours}, 100]\n${RUNNING}`;

/** The world's journal with its calls counted; `before` happens right before each append. */
function counted(world: World, guarded: boolean, before: (calls: string[]) => Promise<void> = async () => undefined): { journal: Journal; calls: string[] } {
  const calls: string[] = [];
  const { journalAccess } = world;
  const journal: Journal = {
    guarded,
    read: () => (calls.push('read'), journalAccess.read()),
    append: async (event, expected) => {
      await before(calls);
      calls.push(event.type);
      return journalAccess.append(event, expected);
    },
    attach: (name, bytes) => journalAccess.attach(name, bytes),
    attachment: (name) => journalAccess.attachment(name),
  };
  return { journal, calls };
}

/** Whatever somebody else appends to the journal of the delivery in flight. */
function another(world: World, type: string, data: Record<string, unknown>): Promise<number> {
  const delivery = stateOf(world.journal.events).open!.id;
  return world.journal.append({ at: world.clock.now().toISOString(), delivery, type, data }, world.journal.events.length);
}

describe('a steady tick', () => {
  test('reads no journal that guards its appends, and one that does not every time', async () => {
    const world = await worldOf();
    const mine = counted(world, true);
    expect((await play(world, SOAKING, { deps: { journal: mine.journal } })).verdict.outcome).toBe('pass');
    const looks = mine.calls.filter((call) => call === 'observed').length;
    expect(looks).toBeGreaterThan(20);
    expect(mine.calls.filter((call) => call === 'read').length).toBeLessThan(5);
    const other = await worldOf();
    const each = counted(other, false);
    await play(other, SOAKING, { deps: { journal: each.journal } });
    expect(each.calls.filter((call) => call === 'read').length).toBeGreaterThanOrEqual(looks);
  });

  test('comes to the same story as one that reads every time', async () => {
    const [one, other] = [await worldOf(), await worldOf()];
    await play(one, SOAKING, { deps: { journal: counted(one, true).journal } });
    await play(other, SOAKING, { deps: { journal: counted(other, false).journal } });
    expect(one.journal.events).toEqual(other.journal.events);
  });

  test.each([
    ['holds', 'held', { by: 'person', code: 'held-by-person', reason: 'Something is odd.' }, 'held-by-person'],
    ['aborts', 'judged', { answer: 'roll-back', step: 0, code: 'aborted', reason: 'No.', numbers: {} }, 'aborted'],
  ])('learns by its append that somebody %s, and gives nobody more users after it', async (_what, type, data, code) => {
    const world = await worldOf();
    let done = false;
    const { journal } = counted(world, true, async (calls) => {
      if (done || calls.filter((call) => call === 'observed').length < 5) return;
      done = true;
      await another(world, type, data);
    });
    const result = await play(world, SOAKING, { options: { loopFor: 4 * HOUR }, deps: { journal } });
    expect(done).toBe(true);
    expect(codesOf(result)).toContain(code);
    expect(Math.max(...world.history.map(({ split }) => split.b!))).toBe(50);
    expect(typesIn(world)).toContain(type);
  });
});
