import { describe, expect, test } from '@jest/globals';
import type { Split, TrafficDriver } from '../../../src/core/seams.ts';

/** A router with slots `a` and `b` that really keeps its weights, and a driver that knows only the router. */
export interface Router extends AsyncDisposable {
  driver: TrafficDriver;
  /** Changes the router behind the driver's back: 70 per cent to `a`, 30 to `b`. */
  turn(): Promise<void>;
}

/** What every driver keeps to, whatever it drives. `splits`: what this router can be set to. */
export function trafficContract(name: string, router: () => Promise<Router>, splits: Split[]): void {
  describe(`the traffic driver ${name}`, () => {
    test.each(splits)('reads back the split %j that it wrote, twice too', async (split) => {
      await using place = await router();
      await place.driver.write(split);
      expect(await place.driver.read()).toEqual(split);
      await place.driver.write(split);
      expect(await place.driver.read()).toEqual(split);
    });

    test('says what the router does, not what was last written', async () => {
      await using place = await router();
      await place.driver.write(splits[0]!);
      await place.turn();
      expect(await place.driver.read()).toEqual({ a: 70, b: 30 });
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
  });
}
