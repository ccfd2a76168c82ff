import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { Finding } from '../../../src/core/verdict.ts';
import { decideGrowth, growthOf, measureGrowth } from '../../../src/model/server/phase-soak.ts';
import { eachTest, type Repository } from '../support.ts';
import { runPhase, START, writeServer } from './servers.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => {
  ({ engine, repo } = given);
  writeServer(repo);
});

describe('a soak', () => {
  test('finds a server that keeps a megabyte of every request, and clears the champion that keeps nothing', async () => {
    const serving = `start: ${START}, env: {LEAK_KB: "1024"}, champion: {start: ${START}}, at_rps: 2000, soak: {blocks: 16, requests: 30, growth_mb_per_1000_requests: 200}`;
    const [growth] = (await runPhase(repo, engine, serving, measureGrowth)).findings as [Finding];
    expect(growth).toMatchObject({ code: 'serving-memory-growth', outcome: 'fail', subject: { name: 'memory growth' }, numbers: { limit: 200 } });
    expect(growth.numbers!.mb_per_1000_requests).toBeGreaterThan(600);
    expect(growth.numbers!.champion).toBeLessThan(300);
    expect(growth.interval!.low).toBeGreaterThan(200);
  });

  test('says of growth that the champion shows alike that it is no news', () => {
    const growing = growthOf({ thousands: range(20), megabytes: range(20).map((i) => 100 + 30 * i + (i % 3)) }, 0.95);
    const alike = growthOf({ thousands: range(20), megabytes: range(20).map((i) => 80 + 30 * i + (i % 4)) }, 0.95);
    const steady = growthOf({ thousands: range(20), megabytes: range(20).map((i) => 100 + (i % 3)) }, 0.95);
    expect(decideGrowth(growing, undefined, 1)).toBe('fail');
    expect(decideGrowth(growing, steady, 1)).toBe('fail');
    expect(decideGrowth(growing, alike, 1)).toBe('warn');
    expect(decideGrowth(steady, alike, 1)).toBe('pass');
    expect(decideGrowth(undefined, steady, 1)).toBe('inconclusive');
  });
});

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1);
}
