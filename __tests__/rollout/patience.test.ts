import { expect, test } from '@jest/globals';
import type { Refusal } from '../../src/core/refusal.ts';
import { patiently } from '../../src/run/patience.ts';
import { ManualClock } from '../../testkit/clock.ts';

const FROZEN: Refusal = { code: 'frozen', expected: 'no freeze', actual: 'a freeze', fix: 'wait' };

test('what stands against more users is asked twelve times an hour, and what let them come is asked each time', async () => {
  const clock = new ManualClock();
  let [asked, stands] = [0, false];
  const conditions = patiently(async () => {
    asked += 1;
    return stands ? [FROZEN] : [];
  }, clock);
  for (let tick = 0; tick < 3; tick += 1) expect(await conditions()).toEqual([]);
  expect(asked).toBe(3);
  stands = true;
  asked = 0;
  for (let minute = 0; minute < 60; minute += 1) {
    expect(await conditions()).toEqual([FROZEN]);
    clock.advance(60_000);
  }
  expect(asked).toBe(12);
  stands = false;
  for (let minute = 0; minute < 5; minute += 1) {
    await conditions();
    clock.advance(60_000);
  }
  expect(await conditions()).toEqual([]);
});

test('a clock that was set back does not keep an old answer alive', async () => {
  const clock = new ManualClock();
  let asked = 0;
  const conditions = patiently(async () => {
    asked += 1;
    return [FROZEN];
  }, clock);
  await conditions();
  clock.advance(-3_600_000);
  await conditions();
  expect(asked).toBe(2);
});
