import { describe, expect, test } from '@jest/globals';
import { readyBy } from '../../../src/rollout/fleet/capacity.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { json, localServer } from '../server.ts';

const options = { cwd: process.cwd(), clock: new ManualClock(), timeout: 20_000 };

describe('what is ready of a slot', () => {
  test('is what the slot\'s own endpoint says', async () => {
    await using server = await localServer((exchange, response) => json(response, exchange.path === '/b' ? { ready: 3, rps_each: 50.5 } : {}));
    expect(await readyBy({ ready: { http: `${server.url}/{slot}` }, load_rps: 1 }, options)('b')).toEqual({ ready: 3, rpsEach: 50.5 });
    await expect(readyBy({ ready: { http: `${server.url}/{slot}` }, load_rps: 1 }, options)('a')).rejects.toMatchObject({ code: 'capacity-unreadable' });
  });

  test.each([['{"ready": -1, "rps_each": 5}'], ['{"ready": 1}'], ['{"ready": "1", "rps_each": 5}'], ['nothing']])('is nothing where a program prints %s', async (printed) => {
    const ready = readyBy({ ready: { command: [process.execPath, '-e', `console.log(${JSON.stringify(printed)})`] }, load_rps: 1 }, options);
    await expect(ready('a')).rejects.toThrow();
  });

  test('is what a program prints for the slot', async () => {
    const ready = readyBy({ ready: { command: [process.execPath, '-e', "console.log(JSON.stringify({ ready: process.env.SLUICE_SLOT === 'b' ? 2 : 0, rps_each: 10 }))"] }, load_rps: 1 }, options);
    expect([await ready('b'), await ready('a')]).toEqual([{ ready: 2, rpsEach: 10 }, { ready: 0, rpsEach: 10 }]);
  });

  test('is what the fleet itself says, with the declared load of each', async () => {
    const declared = { ready: { fleet: { rps_each: 50 } }, load_rps: 1 };
    expect(await readyBy(declared, options, { ready: async (slot) => (slot === 'b' ? 3 : 0) })('b')).toEqual({ ready: 3, rpsEach: 50 });
    await expect(readyBy(declared, options)('b')).rejects.toMatchObject({ code: 'capacity-unknown' });
  });
});
