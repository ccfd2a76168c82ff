import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PlannedGuardrail } from '../../../src/journal/plan.ts';
import type { Seen } from '../../../src/journal/state-types.ts';
import { judgementOf, judgeOn, startJudging, type Running } from '../../../src/rollout/judge.ts';
import { guardrailOf, judged, MINUTE, minuteOf, minutesOf } from './factory.ts';

const EDGES = { harm: { at: 0.25, ratio: 2, excess: 0.005 }, promotion: { at: 0.25, ratio: 2 } };
const KINDS: Record<string, PlannedGuardrail> = {
  rate: guardrailOf(),
  'rate by request': guardrailOf({ unit: 'request' }),
  'rate as a difference': guardrailOf({ absolute: true, tolerate: 0.01, margin: 0.02 }),
  mean: guardrailOf({ kind: 'mean', absolute: true, tolerate: 0.02, margin: 0.1, bounds: [0, 1] }),
  'mean either way': guardrailOf({ kind: 'mean', absolute: true, tolerate: 0.02, margin: 0.1, bounds: [0, 1], worse: 'either', unit: 'request' }),
  quantile: guardrailOf({ kind: 'quantile', quantile: 0.99, margin: 2.5, edges: EDGES }),
  classes: guardrailOf({ kind: 'classes', absolute: true, tolerate: 0.05, margin: 0.1, classes: ['yes', 'no'] }),
  pairs: guardrailOf({ kind: 'pairs', absolute: true, tolerate: 0.05, margin: 0.1 }),
  gauge: guardrailOf({ kind: 'gauge', tolerate: 1.2 }),
  'gauge that counts up': guardrailOf({ kind: 'gauge', tolerate: 1.2, countsUp: true }),
};

const counts = (most: number) => fc.nat(most).chain((total) => fc.nat(total).map((events) => ({ events, total })));
const anInterval = fc.record({
  candidate: counts(60), champion: counts(200), exposure: fc.constantFrom(0.05, 0.25, 0.5, 1), step: fc.nat(2),
  classes: fc.record({ candidate: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(3)), champion: fc.tuple(fc.nat(30), fc.nat(30), fc.nat(3)) }),
  gauge: fc.record({ candidate: fc.integer({ min: 1, max: 20 }), champion: fc.option(fc.integer({ min: 1, max: 20 })) }),
  warm: fc.constantFrom(undefined, undefined, true as const),
});
const aRollout = fc.array(anInterval, { maxLength: 40 }).map((all): Seen[] => {
  const steps = all.map(({ step }) => step).sort();
  return all.map((each, index) => ({ ...minuteOf(index * 7), ...each, step: steps[index]!, since: index * 7 * MINUTE, until: (index + 1) * 7 * MINUTE }));
});

describe.each(Object.entries(KINDS))('the judge of a %s', (_name, guardrail) => {
  test('is the same in pieces, through JSON, as in one go, bit for bit', () => {
    fc.assert(fc.property(aRollout, fc.nat(40), (seen, cut) => {
      const whole = startJudging(guardrail);
      seen.forEach((each) => judgeOn(whole, each));
      let pieces = startJudging(guardrail);
      seen.forEach((each, index) => {
        if (index === cut) pieces = JSON.parse(JSON.stringify(pieces)) as Running;
        judgeOn(pieces, each);
      });
      expect(pieces).toEqual(whole);
      const at = seen.at(-1)?.step ?? 0;
      expect(judgementOf(pieces, at, 0.05)).toEqual(judgementOf(whole, at, 0.05));
    }), { numRuns: 60 });
  });

  test('has only finite evidence, whatever was seen, and none before', () => {
    fc.assert(fc.property(aRollout, (seen) => {
      const { harm, noHarm } = judged(guardrail, seen);
      expect([harm.logE, noHarm.logE].every((logE) => !Number.isNaN(logE) && logE !== Infinity)).toBe(true);
    }), { numRuns: 60 });
    const { harm, noHarm } = judged(guardrail, []);
    expect(harm.logE).toBeCloseTo(0, 12);
    expect(noHarm.logE).toBeCloseTo(0, 12);
  });

  test('counts an interval that is read twice once, and says so', () => {
    const seen = minutesOf(20, 3, 9, { classes: { candidate: [3, 4, 0], champion: [20, 10, 0] }, gauge: { candidate: 3, champion: 3 } });
    const twice = judged(guardrail, seen.flatMap((each) => [each, each]));
    const once = judged(guardrail, seen);
    expect(twice).toEqual({ ...once, left: { ...once.left, repeated: 20 } });
  });

  test('does not judge what came too soon after a raise', () => {
    const warm = minutesOf(60, 60, 9, { warm: true, classes: { candidate: [9, 0, 0], champion: [1, 9, 0] }, gauge: { candidate: 30, champion: 3 } });
    const { harm, step } = judged(guardrail, warm);
    expect(harm.logE).toBeCloseTo(0, 12);
    expect(step.intervals).toBe(0);
  });
});

describe('a rate', () => {
  test('rules out its margin for an equal candidate and finds one that doubles it', () => {
    expect(judged(KINDS.rate!, minutesOf(200, 3, 9)).noHarm.reached).toBe(true);
    expect(judged(KINDS.rate!, minutesOf(90, 6, 9)).harm.reached).toBe(true);
  });

  test('says of a candidate between both limits, with much traffic, that both were found; harm is what counts', () => {
    const both = judged(guardrailOf({ unit: 'request', tolerate: 1 }), minutesOf(2000, 36, 90));
    expect(both.harm.reached && both.noHarm.reached).toBe(true);
  });

  test('has an answer without any event only as a difference', () => {
    expect(judged(KINDS.rate!, minutesOf(300, 0, 0)).noHarm.logE).toBe(0);
    expect(judged(guardrailOf({ absolute: true, tolerate: 0.01, margin: 0.02, unit: 'request' }), minutesOf(60, 0, 0)).noHarm.reached).toBe(true);
  });

  test('finds errors where the champion has none at all', () => {
    expect(judged(KINDS.rate!, minutesOf(60, 2, 0)).harm.reached).toBe(true);
  });

  test('counts labels that are missing against the claim, whichever it is', () => {
    const seen = minutesOf(200, 3, 9);
    const labels = { after: 86_400_000, selective: false };
    const missing = seen.map((each) => ({ ...each, missing: { candidate: 12, champion: 0 } }));
    expect(judged(guardrailOf({ labels }), missing).noHarm.logE).toBeLessThan(judged(guardrailOf({ labels }), seen).noHarm.logE);
    const bad = minutesOf(90, 6, 9);
    const hidden = bad.map((each) => ({ ...each, missing: { candidate: 0, champion: 40 } }));
    expect(judged(guardrailOf({ labels }), bad).harm.reached).toBe(true);
    expect(judged(guardrailOf({ labels }), hidden).harm.reached).toBe(false);
    expect(judged(guardrailOf({ labels }), missing).left.missing).toBe(2400);
  });

  test('with late labels is pending until a prediction of the step at hand is old enough', () => {
    const guardrail = guardrailOf({ labels: { after: 3 * 86_400_000, selective: false } });
    expect(judged(guardrail, minutesOf(5, 3, 9), 1).pending).toBe('no prediction of this step is 72 hours old yet, the age at which its label counts.');
    expect(judged(guardrail, minutesOf(5, 3, 9), 0).pending).toBeUndefined();
    expect(judged(guardrailOf(), minutesOf(5, 3, 9), 1).pending).toBeUndefined();
  });

  test('that does not count sticky users once never promotes by evidence', () => {
    const { noHarm } = judged(guardrailOf({ doubtful: 'sticky' }), minutesOf(300, 3, 9));
    expect(noHarm.logE).toBeGreaterThan(noHarm.limit);
    expect(noHarm.reached).toBe(false);
  });
});

describe('a mean', () => {
  const lower = guardrailOf({ kind: 'mean', absolute: true, tolerate: 0.02, margin: 0.1, bounds: [0, 1], worse: 'lower' });

  test('finds the direction that is harm, and no other', () => {
    const fallen = minutesOf(240, 90, 360);
    expect(judged(lower, fallen).harm.reached).toBe(true);
    expect(judged({ ...lower, worse: 'higher' }, fallen).harm.reached).toBe(false);
    expect(judged({ ...lower, worse: 'either' }, fallen).harm.reached).toBe(true);
  });

  test('rules out its margin for an equal candidate, both ways where either is harm', () => {
    const equal = minutesOf(60, 120, 360);
    expect(judged({ ...lower, unit: 'request' }, equal).noHarm.reached).toBe(true);
    expect(judged({ ...lower, unit: 'request', worse: 'either' }, equal).noHarm.reached).toBe(true);
    expect(judged({ ...lower, unit: 'request', worse: 'either' }, minutesOf(60, 160, 360)).noHarm.reached).toBe(false);
  });

  test('reads its margins in the unit of its bounds', () => {
    const equal = minutesOf(60, 120, 360);
    expect(judged({ ...lower, unit: 'request', bounds: [0, 100], tolerate: 2, margin: 10 }, equal).noHarm.logE).toBeCloseTo(judged({ ...lower, unit: 'request' }, equal).noHarm.logE, 9);
  });
});

describe('a quantile', () => {
  test('finds more requests above its edge, also where the champion has none there', () => {
    expect(judged(KINDS.quantile!, minutesOf(90, 12, 9)).harm.reached).toBe(true);
    expect(judged(KINDS.quantile!, minutesOf(90, 12, 0)).harm.reached).toBe(true);
    expect(judged(KINDS.quantile!, minutesOf(200, 3, 9)).noHarm.reached).toBe(true);
  });

  test('without an edge says nothing', () => {
    const { harm, noHarm } = judged(guardrailOf({ kind: 'quantile', quantile: 0.99, margin: 2.5 }), minutesOf(90, 12, 9));
    expect([harm.reached, noHarm.reached]).toEqual([false, false]);
  });
});

describe('classes', () => {
  const guardrail = guardrailOf({ kind: 'classes', absolute: true, tolerate: 0.05, margin: 0.2, classes: ['yes', 'no'], unit: 'request' });
  const answers = (count: number, candidate: number[], champion: number[]) =>
    Array.from({ length: count }, (_, index) => minuteOf(index, { candidate: { events: 0, total: 300 }, champion: { events: 0, total: 900 }, classes: { candidate, champion } }));

  test('find a share that has moved, whichever class it went to, and one that nobody knew', () => {
    expect(judged(guardrail, answers(60, [200, 100, 0], [450, 450, 0])).harm.reached).toBe(true);
    expect(judged(guardrail, answers(60, [100, 200, 0], [450, 450, 0])).harm.reached).toBe(true);
    expect(judged(guardrail, answers(60, [120, 120, 60], [450, 450, 0])).harm.reached).toBe(true);
    expect(judged(guardrail, answers(60, [150, 150, 0], [450, 450, 0])).harm.reached).toBe(false);
  });

  test('rule out a drift only where every class is answered', () => {
    expect(judged(guardrail, answers(120, [150, 150, 0], [450, 450, 0])).noHarm.reached).toBe(true);
    expect(judged(guardrail, answers(120, [90, 210, 0], [450, 450, 0])).noHarm.reached).toBe(false);
  });
});

describe('pairs', () => {
  const asked = (count: number, differ: number) => Array.from({ length: count }, (_, index) => minuteOf(index, { exposure: 0.5, candidate: { events: differ, total: 200 } }));

  test('find disagreement beyond what is tolerated, and rule out the margin below it', () => {
    expect(judged(KINDS.pairs!, asked(60, 30)).harm.reached).toBe(true);
    expect(judged(KINDS.pairs!, asked(120, 2)).noHarm.reached).toBe(true);
    expect(judged(KINDS.pairs!, asked(120, 10)).harm.reached).toBe(false);
  });
});

describe('a gauge', () => {
  const figures = (count: number, candidate: (minute: number) => number, champion: (minute: number) => number | null) =>
    Array.from({ length: count }, (_, index) => minuteOf(index, { candidate: { events: 0, total: 1 }, champion: { events: 0, total: 1 }, gauge: { candidate: candidate(index), champion: champion(index) } }));

  test('takes a leak back that only live traffic shows, soon after it is above what is tolerated', () => {
    // Above 1.2 times from the eleventh minute on.
    const leaks = (minutes: number) => judged(KINDS.gauge!, figures(minutes, (minute) => 500 + 10 * minute, () => 500));
    expect(leaks(11).harm.reached).toBe(false);
    expect(leaks(30).harm.reached).toBe(true);
  });

  test('lets one that is as large as the champion go on, and one that jumps about neither harm nor promote', () => {
    expect(judged(KINDS.gauge!, figures(30, () => 505, () => 500)).noHarm.reached).toBe(true);
    const jumps = judged(KINDS.gauge!, figures(200, (minute) => (minute % 2 === 0 ? 400 : 900), () => 500));
    expect([jumps.harm.reached, jumps.noHarm.reached]).toEqual([false, false]);
  });

  test('counts restarts by their rises, and a counter that begins again as what it then says', () => {
    const restarts = judged(KINDS['gauge that counts up']!, figures(60, (minute) => 2 * minute, () => 40));
    expect(restarts.harm.reached).toBe(true);
    const calm = judged(KINDS['gauge that counts up']!, figures(60, () => 0, () => 40));
    expect(calm.harm.logE).toBeCloseTo(0, 12);
  });

  test('after the last step is held against the champion’s highest', () => {
    const beside = figures(5, () => 500, () => 500);
    const alone = (figure: number) => Array.from({ length: 20 }, (_, index) => minuteOf(5 + index, { step: 1, exposure: 1, candidate: { events: 0, total: 1 }, gauge: { candidate: figure, champion: null } }));
    expect(judged(KINDS.gauge!, [...beside, ...alone(700)]).harm.reached).toBe(false);
    expect(judged(KINDS.gauge!, [...beside, ...alone(900)]).harm.reached).toBe(true);
  });

  test('that is gone while the router feeds the slot is silence, and chance has no part in it', () => {
    const gone = Array.from({ length: 3 }, (_, index) => minuteOf(index, { exposure: 0.01, champion: { events: 0, total: 1 } }));
    expect(judged(KINDS.gauge!, gone).silent).toEqual({ intervals: 3, chance: 0 });
  });
});

describe('silence after the last step', () => {
  test('is told by the traffic there was before', () => {
    const beside = minutesOf(10, 3, 9);
    const alone = Array.from({ length: 3 }, (_, index) => minuteOf(10 + index, { step: 1, exposure: 1 }));
    const { silent } = judged(guardrailOf(), [...beside, ...alone]);
    expect(silent.intervals).toBe(3);
    expect(silent.chance).toBeCloseTo(Math.exp(-0.1 * 1200 * 3), 20);
  });
});

describe('what no judge takes', () => {
  test.each<[string, Partial<Seen>]>([
    ['An exposure lies between 0 and 1', { exposure: -0.1 }],
    ['An exposure lies between 0 and 1', { exposure: NaN }],
    ['The counts of the candidate are no counts', { candidate: { events: -1, total: 3 } }],
    ['The counts of the champion are no counts', { champion: { events: NaN, total: 3 } }],
    ['The candidate has more events (4) than units (3)', { candidate: { events: 4, total: 3 } }],
  ])('is refused with %j', (message, changes) => {
    expect(() => judged(guardrailOf(), [minuteOf(0, changes)])).toThrow(message);
  });

  test.each([[0.9, 1.5], [1.5, 1.5], [1.1, Infinity], [NaN, 2], [1.1, NaN]])('are limits of %d and %d', (tolerate, margin) => {
    expect(() => startJudging(guardrailOf({ tolerate, margin }))).toThrow(RangeError);
  });
});
