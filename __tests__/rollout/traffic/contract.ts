import { describe, expect, test } from '@jest/globals';
import { DriverError } from '../../../src/core/driver-error.ts';
import type { Split, TrafficDriver } from '../../../src/core/seams.ts';
import { sameSplit } from '../../../src/serving/router.ts';

/** How a router can fail: nobody listens, it hangs up in the middle of an answer, answers nonsense, or does not answer. */
export const FAULTS = ['gone', 'cut', 'garbage', 'slow'] as const;
export type Fault = (typeof FAULTS)[number];

/** A router with slots `a` and `b` that really keeps its weights, and a driver that knows only the router. */
export interface Router extends AsyncDisposable {
  driver: TrafficDriver;
  /** Changes the router behind the driver's back: 70 per cent to `a`, 30 to `b`. */
  turn(): Promise<void>;
  /** The driver of another process, which remembers nothing. */
  again(): TrafficDriver;
  /** Lets the router fail in this way from now on; answers what ends it. */
  fault?(kind: Fault): Promise<() => Promise<void>>;
  /** All that the router keeps and that is not Sluice's: other servers, other lines. */
  others?(): Promise<string>;
  /** The router is reloaded by somebody who knows nothing of Sluice. */
  reload?(): Promise<void>;
  /** Leaves what a driver leaves that was killed in the midst of this write: on the disk, and not told to the router. */
  killedWhileWriting?(split: Split): Promise<void>;
  /** The slot that each of these users gets now. */
  slotsOfUsers?(users: readonly string[]): Promise<string[]>;
}

export interface ContractOptions {
  /** What this router can be set to. */
  splits: Split[];
  faults?: readonly Fault[];
  /** What the router keeps besides: `others`, `reload`, `killedWhileWriting`, `slotsOfUsers`. */
  has?: readonly ('others' | 'reload' | 'killedWhileWriting' | 'slotsOfUsers')[];
  /** What `turn` reads as; half way where the router's disk still has the old split. */
  turned?: (before: Split) => Split;
  /** How many users are followed while the share grows. */
  users?: number;
}

/** What every driver keeps to, whatever it drives. */
export function trafficContract(name: string, router: () => Promise<Router>, { splits, faults = [], has = [], turned = () => ({ a: 70, b: 30 }), users = 2000 }: ContractOptions): void {
  const CHAMPION = { a: 100, b: 0 };

  describe(`the traffic driver ${name}`, () => {
    test.each(splits)('reads back the split %j that it wrote, twice too', async (split) => {
      await using place = await router();
      await place.driver.write(split);
      expect(await place.driver.read()).toEqual(split);
      await place.driver.write(split);
      expect(await place.driver.read()).toEqual(split);
    });

    test('can be set to every share of its smallest steps, at both ends and in the middle', async () => {
      await using place = await router();
      const { smallestStep } = place.driver.capabilities;
      for (const count of [1, 2, Math.round(50 / smallestStep), Math.round(100 / smallestStep) - 1]) {
        const b = Number((count * smallestStep).toFixed(6));
        const split = { a: Number((100 - b).toFixed(6)), b };
        await place.driver.write(split);
        expect(sameSplit(await place.driver.read(), split)).toBe(true);
      }
    });

    test('says what the router does, not what was last written, and writes over it', async () => {
      await using place = await router();
      await place.driver.write(splits[0]!);
      await place.turn();
      const found = await place.driver.read();
      expect(found).toEqual(turned(splits[0]!));
      expect(await place.again().read()).toEqual(found);
      await place.driver.write(splits[0]!);
      expect(await place.driver.read()).toEqual(splits[0]);
    });

    test('remembers nothing: another process reads and goes on from the router', async () => {
      await using place = await router();
      await place.driver.write(splits.at(-1)!);
      expect(await place.again().read()).toEqual(splits.at(-1));
      await place.again().write(splits[0]!);
      expect(await place.driver.read()).toEqual(splits[0]);
    });

    test('lets two that write at once end at one of the two', async () => {
      await using place = await router();
      const written = [splits[0]!, splits.at(-1)!];
      await Promise.allSettled([place.driver.write(written[0]!), place.again().write(written[1]!)]);
      // What came of it is told by reading alone; the last word is of who writes when the other is done.
      await place.driver.write(written[0]!);
      expect(await place.again().read()).toEqual(written[0]);
    });

    test.each<[string, Split]>([
      ['a slot that is not declared', { a: 50, c: 50 }],
      ['a slot too few', { a: 100 }],
      ['shares that do not sum to 100', { a: 50, b: 40 }],
      ['a negative share', { a: 110, b: -10 }],
      ['a share that is no number', { a: NaN, b: 100 }],
    ])('refuses to write %s, and writes nothing', async (_what, split) => {
      await using place = await router();
      await place.driver.write(splits[0]!);
      await expect(place.driver.write(split)).rejects.toThrow(RangeError);
      expect(await place.driver.read()).toEqual(splits[0]);
    });

    if (faults.length > 0)
      test.each([...faults])('names a router that is %s, and goes on when it is back', async (kind) => {
        await using place = await router();
        await place.driver.write(CHAMPION);
        const mend = await place.fault!(kind);
        for (const call of [() => place.driver.read(), () => place.driver.write(splits.at(-1)!)]) {
          const error = await call().then(() => undefined, (thrown: unknown) => thrown);
          expect(error).toBeInstanceOf(DriverError);
          expect((error as DriverError).fix).not.toBe('');
        }
        await mend();
        await place.driver.write(CHAMPION);
        expect(await place.driver.read()).toEqual(CHAMPION);
      });

    if (has.includes('others'))
      test('leaves what is not its own as it is, byte for byte', async () => {
        await using place = await router();
        const before = await place.others!();
        expect(before).not.toBe('');
        for (const split of [...splits, CHAMPION]) await place.driver.write(split);
        expect(await place.others!()).toBe(before);
      });

    if (has.includes('reload'))
      test('has its split outlive a reload by somebody else', async () => {
        await using place = await router();
        for (const split of [splits.at(-1)!, ...splits]) {
          await place.driver.write(split);
          await place.reload!();
          expect(await place.again().read()).toEqual(split);
        }
      });

    if (has.includes('killedWhileWriting'))
      test('takes a write that was killed half way for neither done nor undone, until somebody writes', async () => {
        const next = { a: 60, b: 40 };
        for (const then of [CHAMPION, next]) {
          await using place = await router();
          await place.driver.write(CHAMPION);
          await place.killedWhileWriting!(next);
          const found = await place.again().read();
          expect([sameSplit(found, CHAMPION), sameSplit(found, next)]).toEqual([false, false]);
          await place.again().write(then);
          expect(await place.driver.read()).toEqual(then);
          if (place.reload) {
            await place.reload();
            expect(await place.driver.read()).toEqual(then);
          }
        }
      });

    if (has.includes('slotsOfUsers'))
      test('moves nobody back while a share grows, whichever slot the candidate is on', async () => {
        await using place = await router();
        expect(place.driver.capabilities.cohorts).toBe(true);
        const everybody = Array.from({ length: users }, (_, index) => `user-${index}`);
        for (const candidate of ['b', 'a']) {
          let before: string[] | undefined;
          for (const share of [0, 1, 5, 25, 25.5, 50, 99, 100]) {
            await place.driver.write(candidate === 'b' ? { a: 100 - share, b: share } : { a: share, b: 100 - share });
            const now = await place.slotsOfUsers!(everybody);
            const moved = now.filter((slot, index) => before !== undefined && before[index] === candidate && slot !== candidate);
            expect(moved).toEqual([]);
            const found = (100 * now.filter((slot) => slot === candidate).length) / users;
            const error = 100 * Math.sqrt(((share / 100) * (1 - share / 100)) / users);
            expect(Math.abs(found - share)).toBeLessThanOrEqual(5 * error);
            before = now;
          }
        }
      });
  });
}
