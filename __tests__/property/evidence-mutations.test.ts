import { describe, expect, test } from '@jest/globals';
import { ATTACKED, attack } from './evidence-mutations.ts';

/** `npm run bench:mutations` tries 10,000 of each; here a few of another seed each time the code is changed would hide a failure. */
const RUNS = 400;
const SEED = 20260105;

describe('mutants of good evidence', () => {
  test.each(ATTACKED.flatMap((what) => [0, 1].map((add) => [what, SEED + add] as const)))('%s, seed %i: none is accepted, none ends without a code', async (what, seed) => {
    const { tried, wrong, codes } = await attack(what, RUNS, seed);
    expect(wrong).toEqual([]);
    expect(tried).toBe(RUNS);
    // Mutants that all fell at the first hurdle would try nothing.
    expect(codes.size).toBeGreaterThan(what === 'head' ? 3 : 6);
  }, 60_000);
});
