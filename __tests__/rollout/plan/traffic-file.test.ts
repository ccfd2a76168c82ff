import { describe, expect, test } from '@jest/globals';
import type { InputError } from '../../../src/core/problem.ts';
import { trafficIn } from '../../../src/rollout/plan/traffic-file.ts';
import { binomial, seededRandom } from '../../../src/statistics/random.ts';
import { clustered } from '../../../src/statistics/simulation/draws.ts';

const START = Date.parse('2026-01-05T00:00:00Z');

/** A day by minutes; the errors of a minute out of its requests. */
function day(requests: (hour: number) => number, errors: (requests: number, minute: number) => number): string {
  const lines = Array.from({ length: 1441 }, (_, minute) => {
    const count = requests(Math.floor(Math.max(0, minute - 1) / 60));
    return `${new Date(START + minute * 60_000).toISOString()},${count},${errors(count, minute)}`;
  });
  return `at,requests,errors\n${lines.join('\n')}\n`;
}

describe('measured traffic', () => {
  test('has requests a second by hour, and the rate of each column', () => {
    const { byHour, rates } = trafficIn(day((hour) => (hour < 12 ? 600 : 1200), (count) => count / 100), 'day.csv');
    expect(byHour).toEqual([...Array.from({ length: 12 }, () => 10), ...Array.from({ length: 12 }, () => 20)]);
    expect(rates.errors).toBeCloseTo(0.01, 12);
  });

  test('tells events that come alone from events that come five at a time, though the day swings', () => {
    const random = seededRandom(1);
    const swing = (hour: number) => 3000 + Math.round(2000 * Math.sin((hour / 24) * 2 * Math.PI));
    expect(trafficIn(day(swing, (count) => binomial(random, count, 0.02)), 'x').clusters.errors).toBeLessThan(1.2);
    const five = trafficIn(day(swing, (count) => Math.min(count, clustered(random, 0.02 * count, 5))), 'x').clusters.errors!;
    expect(five).toBeGreaterThan(4);
    expect(five).toBeLessThan(6);
  });

  test('gives hours that no row lies in the mean, and says nothing of clusters where little was counted', () => {
    const { byHour, clusters } = trafficIn('at,requests,errors\n2026-01-05T00:00:00Z,0,0\n2026-01-05T00:30:00Z,1800,1\n2026-01-05T01:30:00Z,7200,0\n', 'x');
    expect(byHour[0]).toBe(1);
    expect(byHour[12]).toBeCloseTo(9000 / 5400, 12);
    expect(clusters.errors).toBeUndefined();
  });

  test.each([
    ['no header', '2026-01-05T00:00:00Z,1\n', 1],
    ['a column twice', 'at,requests,errors,errors\n', 1],
    ['too few rows', 'at,requests\n2026-01-05T00:00:00Z,1\n2026-01-05T00:01:00Z,1\n', 3],
    ['a time without a zone', 'at,requests\n2026-01-05T00:00:00,1\n', 2],
    ['a time that is not later', 'at,requests\n2026-01-05T00:01:00Z,1\n2026-01-05T00:01:00Z,1\n', 3],
    ['a missing number', 'at,requests\n2026-01-05T00:01:00Z,\n', 2],
    ['a number too many', 'at,requests\n2026-01-05T00:01:00Z,1,1\n', 2],
    ['less than nothing', 'at,requests\n2026-01-05T00:01:00Z,-1\n', 2],
    ['more events than requests', 'at,requests,errors\n2026-01-05T00:01:00Z,1,2\n', 2],
    ['NaN', 'at,requests\n2026-01-05T00:01:00Z,NaN\n', 2],
  ])('is refused with its line: %s', (_name, text, line) => {
    const problems = (() => {
      try {
        trafficIn(text, 'day.csv');
        return [];
      } catch (error) {
        return (error as InputError).problems;
      }
    })();
    expect(problems).toMatchObject([{ code: 'plan-traffic', message: expect.stringContaining(`Line ${line} of "day.csv"`) }]);
  });
});
