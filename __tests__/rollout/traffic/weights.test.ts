import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import type { Split } from '../../../src/core/seams.ts';
import { bucketsFor, slotOf, splitOf, type Buckets } from '../../../src/rollout/traffic/buckets.ts';
import { configLines } from '../../../src/rollout/traffic/haproxy/config.ts';
import { decode, encode } from '../../../src/rollout/traffic/haproxy/map-router.ts';
import { HEAVIEST, order, smallestStep, weightsFor } from '../../../src/rollout/traffic/haproxy/weights.ts';

const SLOTS = ['a', 'b'];
const share = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const split = share.map((b): Split => ({ a: Math.round((100 - b) * 100) / 100, b }));
const counts = fc.record({ a: fc.integer({ min: 1, max: 5 }), b: fc.integer({ min: 1, max: 5 }) });

describe('weights of HAProxy', () => {
  test('make exactly the split that was asked, or are refused', () => {
    fc.assert(fc.property(split, counts, (wanted, servers) => {
      const weights = weightsFor(wanted, servers);
      if (weights === undefined) return;
      const [a, b] = [weights.a! * servers.a, weights.b! * servers.b];
      expect((100 * b) / (a + b)).toBeCloseTo(wanted.b!, 9);
      for (const weight of Object.values(weights)) expect(Number.isInteger(weight) && weight >= 0 && weight <= HEAVIEST).toBe(true);
    }));
  });

  test('can make every multiple of the smallest step', () => {
    fc.assert(fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), (servers, part) => {
      const step = smallestStep(servers);
      const b = Math.round(Math.round((part * 100) / step) * step * 100) / 100;
      expect(weightsFor({ a: Math.round((100 - b) * 100) / 100, b }, servers)).toBeDefined();
    }));
  });

  test('are told in an order in which somebody always serves and nobody gets more than the larger of before and after', () => {
    const both = { a: 1, b: 1 };
    const steps = fc.integer({ min: 0, max: 200 }).map((half) => ({ a: 100 - half / 2, b: half / 2 }));
    fc.assert(fc.property(steps, steps, (from, to) => {
      const [before, after] = [weightsFor(from, both)!, weightsFor(to, both)!];
      const [first] = order(before, after, both);
      const middle = { ...before, [first]: after[first]! };
      expect(middle.a! + middle.b!).toBeGreaterThan(0);
      const b = (100 * middle.b!) / (middle.a! + middle.b!);
      expect(b).toBeGreaterThanOrEqual(Math.min(from.b, to.b) - 1e-9);
      expect(b).toBeLessThanOrEqual(Math.max(from.b, to.b) + 1e-9);
    }));
  });
});

describe('buckets of users', () => {
  test('make the split, through the number in HAProxy\'s map too', () => {
    fc.assert(fc.property(fc.array(split, { minLength: 1, maxLength: 20 }), (splits) => {
      let now: Buckets | undefined;
      for (const wanted of splits) {
        now = bucketsFor(wanted, SLOTS, now);
        expect(splitOf(now, SLOTS)).toEqual(wanted);
        now = decode(encode(now, SLOTS), SLOTS, 'map');
        expect(splitOf(now, SLOTS)).toEqual(wanted);
      }
    }));
  });

  test('move nobody back while a slot grows, and nobody forth while it shrinks, over deliveries whose candidate changes slots', () => {
    fc.assert(fc.property(fc.array(split, { minLength: 2, maxLength: 30 }), fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 50, maxLength: 50 }), (splits, users) => {
      let now = bucketsFor(splits[0]!, SLOTS);
      for (const [index, wanted] of splits.slice(1).entries()) {
        const before = now;
        now = decode(encode(bucketsFor(wanted, SLOTS, before), SLOTS), SLOTS, 'map');
        const grows = wanted.b! > splits[index]!.b! ? 'b' : 'a';
        for (const user of users) if (slotOf(user, before, SLOTS) === grows) expect(slotOf(user, now, SLOTS)).toBe(grows);
      }
    }));
  });

  test('begin with the same users again after a candidate was taken back', () => {
    const five = bucketsFor({ a: 95, b: 5 }, SLOTS, bucketsFor({ a: 100, b: 0 }, SLOTS));
    expect(bucketsFor({ a: 95, b: 5 }, SLOTS, bucketsFor({ a: 100, b: 0 }, SLOTS, five))).toEqual(five);
  });
});

describe('what HAProxy\'s configuration says of the state file', () => {
  test.each<[string, string, ReturnType<typeof configLines>]>([
    ['nothing', 'global\nbackend income\n', { loads: undefined, file: 'income' }],
    ['global, in defaults', 'global\n server-state-file /s\ndefaults\n load-server-state-from-file global\nbackend income\n', { loads: 'global', file: '/s' }],
    ['of the defaults that stand before the backend', 'defaults\n load-server-state-from-file none\nbackend income\ndefaults\n load-server-state-from-file global\n', { loads: 'none', file: 'income' }],
    ['in the backend itself, over the defaults', 'defaults\n load-server-state-from-file none\nlisten income\n load-server-state-from-file global\n', { loads: 'global', file: undefined }],
    ['under a folder', 'global\n server-state-base /base\n server-state-file s\nbackend income\n load-server-state-from-file global\n', { loads: 'global', file: '/base/s' }],
    ['a file for each backend', 'global\n server-state-base /base\nbackend income\n load-server-state-from-file local\n', { loads: 'local', file: '/base/income' }],
    ['a file of the backend\'s own', 'backend income\n load-server-state-from-file local\n server-state-file-name "/x/own"\n', { loads: 'local', file: '/x/own' }],
    ['of another backend, or in a comment', 'backend other\n load-server-state-from-file global\nbackend income\n# load-server-state-from-file global\n', { loads: undefined, file: 'income' }],
  ])('%s', (_what, text, expected) => {
    expect(configLines(text, 'income')).toEqual(expected);
  });
});
