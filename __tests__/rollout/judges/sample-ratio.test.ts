import { describe, expect, test } from '@jest/globals';
import type { OpenDelivery, Seen } from '../../../src/journal/state-types.ts';
import { judgeAll } from '../../../src/rollout/judge.ts';
import { ASSIGNED, sampleRatio } from '../../../src/rollout/judges/sample-ratio.ts';
import { multinomialEvidence } from '../../../src/statistics/multinomial.ts';
import { binomial, seededRandom } from '../../../src/statistics/random.ts';
import { guardrailOf, minuteOf, minutesOf } from './factory.ts';

function assigned(index: number, exposure: number, candidate: number, champion: number, step = 0): Seen {
  return minuteOf(index, { exposure, step, candidate: { events: 0, total: candidate }, champion: { events: 0, total: champion } });
}

describe('the sample ratio', () => {
  test('is the multinomial mixture over first assignments since the last change of the split', () => {
    const seen = [assigned(0, 0.05, 50, 950), assigned(1, 0.25, 240, 760, 1), assigned(2, 0.25, 250, 750, 1)];
    const ratio = sampleRatio(seen)!;
    expect(ratio).toMatchObject({ candidate: 490, champion: 1510, exposure: 0.25, mismatch: false });
    expect(ratio.logE).toBe(multinomialEvidence([490, 1510], [0.25, 0.75]));
    // The second span of the life: α/(2 · 3).
    expect(ratio.limit).toBeCloseTo(Math.log(6 / 0.001), 12);
  });

  test('shows a router that does not divide users as it says, and stays shown until the split changes', () => {
    const off = [assigned(0, 0.05, 120, 880), ...Array.from({ length: 50 }, (_, index) => assigned(index + 1, 0.05, 50, 950))];
    expect(sampleRatio(off.slice(0, 1))!.mismatch).toBe(true);
    expect(sampleRatio(off)!.mismatch).toBe(true);
    expect(sampleRatio([...off, assigned(60, 0.25, 250, 750, 1)])!.mismatch).toBe(false);
  });

  test('is silent where one arm has all', () => {
    expect(sampleRatio([assigned(0, 1, 100, 0), assigned(1, 0, 0, 100)])).toBeUndefined();
    expect(sampleRatio([])).toBeUndefined();
  });

  test('is hardly ever wrong about a router that is right, at every look', () => {
    const random = seededRandom(20260107);
    let wrong = 0;
    for (let replicate = 0; replicate < 400; replicate++) {
      const seen = Array.from({ length: 60 }, (_, index) => {
        const candidate = binomial(random, 200, 0.1);
        return assigned(index, 0.1, candidate, 200 - candidate);
      });
      wrong += Number(sampleRatio(seen)!.mismatch);
    }
    expect(wrong).toBeLessThanOrEqual(3);
  });

  test('makes every judgement invalid, and none of them harm', () => {
    const guardrails = [guardrailOf({ name: 'errors' }), guardrailOf({ name: 'slow' })];
    const seen = minutesOf(30, 3, 9);
    const open = { observed: { errors: seen, slow: seen, [ASSIGNED]: [assigned(0, 0.25, 500, 500)] }, step: 0 } as unknown as OpenDelivery;
    const plan = { guardrails, falsePromotion: 0.05, steps: [25, 100] } as unknown as Parameters<typeof judgeAll>[1];
    const judgements = judgeAll(open, plan);
    expect(judgements.map(({ invalid }) => invalid)).toEqual(Array.from({ length: 2 }, () => 'of 1000 units assigned since the last change of the split 500 (50.0 %) went to the candidate, and the router is set to 25.0 %'));
    expect(judgements.some(({ harm }) => harm.reached)).toBe(false);
  });
});
