import { describe, expect, jest, test } from '@jest/globals';
import type { Observed, Plan, PlannedGuardrail } from '../../src/journal/events.ts';
import type { OpenDelivery } from '../../src/journal/state.ts';
import { decide } from '../../src/rollout/decide.ts';
import { judge, mostEvents } from '../../src/rollout/judge.ts';
import { wilson } from '../../src/statistics/proportions.ts';
import { generator, release } from '../../testkit/fleet.ts';

// Hundreds of whole deliveries: how long they take depends on the machine, and says nothing.
jest.setTimeout(600_000);

const GUARDRAIL: PlannedGuardrail = { name: 'errors', unit: 'interval', tolerate: Math.sqrt(1.5), margin: 1.5, critical: true, falseRollback: 0.05 };
const MINUTE = 60_000;

/** Intervals of a minute: candidate's events, all events, exposure; and the step they belong to. */
function intervals(rows: [x: number, of: number, exposure: number, step?: number][], total = 1000): (Observed & { step: number })[] {
  return rows.map(([x, of, exposure, step = 0], index) => ({
    since: index * MINUTE, until: (index + 1) * MINUTE, exposure, step,
    candidate: { events: x, total: total * exposure }, champion: { events: of - x, total: total * (1 - exposure) },
  }));
}

describe('the judge of one guardrail', () => {
  // Golden values: betting on interval shares, rollback t = √1.5 and promote m = 1.5, of the four intervals below.
  const FOUR: [number, number, number][] = [[3, 50, 0.1], [5, 60, 0.1], [12, 70, 0.25], [40, 120, 0.25]];

  test('holds the evidence of the first process at two thirds, and what has not started at one', () => {
    const golden = [-0.170713185, -0.25296287, -0.353355308, -0.323515658];
    golden.forEach((logE, index) => {
      const { harm } = judge(GUARDRAIL, intervals(FOUR.slice(0, index + 1)), 0, 0.05);
      expect(harm.logE).toBeCloseTo(Math.log((2 / 3) * Math.exp(logE) + 1 / 3), 8);
      expect(harm.limit).toBeCloseTo(Math.log(20), 12);
    });
  });

  test('has the golden evidence of no harm', () => {
    [0.029943482, 0.052136692, 0.129136463, 0.129136463].forEach((logE, index) => {
      expect(judge(GUARDRAIL, intervals(FOUR.slice(0, index + 1)), 0, 0.05).noHarm.logE).toBeCloseTo(logE, 8);
    });
  });

  test('starts evidence of no harm afresh at each step, and keeps looking for harm over the whole life', () => {
    const good = Array.from({ length: 200 }, (): [number, number, number, number] => [10, 100, 0.1, 0]);
    const before = judge(GUARDRAIL, intervals(good), 0, 0.05);
    expect(before.noHarm.reached).toBe(true);
    const after = judge(GUARDRAIL, intervals([...good, [10, 100, 0.1, 1]]), 1, 0.05);
    expect(after.noHarm.reached).toBe(false);
    expect(after.step.intervals).toBe(1);
    expect(after.sideBySide.intervals).toBe(201);
    expect(judge(GUARDRAIL, intervals(good), 1, 0.05).noHarm.logE).toBe(0);
  });

  test('finds harm that comes after good hours, for a new process starts every hour', () => {
    const good = Array.from({ length: 600 }, (): [number, number, number] => [10, 100, 0.1]);
    const bad = Array.from({ length: 60 }, (): [number, number, number] => [31, 121, 0.1]);
    const { harm } = judge(GUARDRAIL, intervals([...good, ...bad]), 0, 0.05);
    expect(harm.reached).toBe(true);
  });

  test('keeps harm that was once found, and asks for no harm as it stands now', () => {
    const bad = Array.from({ length: 40 }, (): [number, number, number] => [40, 100, 0.1]);
    const good = Array.from({ length: 400 }, (): [number, number, number] => [10, 100, 0.1]);
    expect(judge(GUARDRAIL, intervals([...bad, ...good]), 0, 0.05).harm.reached).toBe(true);
    expect(judge(GUARDRAIL, intervals([...good, ...bad, ...bad]), 0, 0.05).noHarm.reached).toBe(false);
  });

  test('is the same however the ticks were cut into processes: a fold of what was observed', () => {
    const random = generator(7);
    const rows = Array.from({ length: 50 }, (): [number, number, number] => [Math.floor(random() * 20), 100, 0.1]);
    const once = judge(GUARDRAIL, intervals(rows), 0, 0.05);
    expect(judge(GUARDRAIL, JSON.parse(JSON.stringify(intervals(rows))) as never, 0, 0.05)).toEqual(once);
  });

  test('by request, where requests are declared independent, finds the same harm sooner', () => {
    const rows = Array.from({ length: 12 }, (): [number, number, number] => [26, 100, 0.1]);
    const byRequest = judge({ ...GUARDRAIL, unit: 'request' }, intervals(rows), 0, 0.05);
    expect(byRequest.harm.logE).toBeGreaterThan(judge(GUARDRAIL, intervals(rows), 0, 0.05).harm.logE);
    expect(byRequest.harm.reached).toBe(true);
  });

  test('counts silence only where chance cannot explain it, and forgets it when the candidate speaks', () => {
    const silent = (champion: number, minute = 0): Observed & { step: number } => ({ since: minute * MINUTE, until: (minute + 1) * MINUTE, exposure: 0.01, step: 0, candidate: { events: 0, total: 0 }, champion: { events: 0, total: champion } });
    expect(judge(GUARDRAIL, [silent(10), silent(10, 1), silent(10, 2)], 0, 0.05).silent).toMatchObject({ intervals: 3, chance: 0.99 ** 30 });
    expect(judge(GUARDRAIL, [silent(1000), { ...silent(10, 1), candidate: { events: 0, total: 1 } }], 0, 0.05).silent.intervals).toBe(0);
    expect(judge(GUARDRAIL, [silent(0)], 0, 0.05).silent.intervals).toBe(0);
  });
});

describe('after the last step', () => {
  const before = Array.from({ length: 20 }, (): [number, number, number, number] => [5, 10, 0.5, 0]);

  test('the candidate is held against the upper end of the champion’s rate, times the margin', () => {
    expect(mostEvents({ sum: 100, n: 20_000 }, 1.5)).toBeCloseTo(1.5 * wilson(100, 20_000, 0.95).high, 12);
    expect(mostEvents({ sum: 0, n: 0 }, 1.5)).toBeUndefined();
    expect(mostEvents({ sum: 90, n: 100 }, 1.5)).toBeUndefined();
  });

  test('the same rate is no harm, and four times the rate is', () => {
    const alone = (events: number) => Array.from({ length: 60 }, (): [number, number, number, number] => [events, events, 1, 1]);
    expect(judge(GUARDRAIL, intervals([...before, ...alone(5)]), 1, 0.05).harm.reached).toBe(false);
    expect(judge(GUARDRAIL, intervals([...before, ...alone(40)]), 1, 0.05).harm.logE).toBeGreaterThan(judge(GUARDRAIL, intervals([...before, ...alone(5)]), 1, 0.05).harm.logE);
    const many = Array.from({ length: 600 }, (): [number, number, number, number] => [40, 40, 1, 1]);
    expect(judge(GUARDRAIL, intervals([...before, ...many]), 1, 0.05).harm.reached).toBe(true);
  });
});

describe('the error rates that the plan promises', () => {
  /** Shares of false decisions over seeded rollouts of two hours at one step, looked at every minute. */
  function shares(ratio: number, runs: number): { harm: number; noHarm: number } {
    let harm = 0;
    let noHarm = 0;
    for (let run = 0; run < runs; run += 1) {
      const random = generator(1000 * ratio + run);
      const rows = Array.from({ length: 120 }, (): [number, number, number] => {
        const draw = (n: number, p: number) => Array.from({ length: n }).reduce<number>((sum) => sum + (random() < p ? 1 : 0), 0);
        const candidate = draw(60, 0.1 * ratio);
        return [candidate, candidate + draw(60, 0.1), 0.5];
      });
      const seen = intervals(rows);
      // Looked at every ten minutes, which is as good as every minute for harm (a peak) and stricter for no harm.
      const looks = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120].map((upTo) => judge(GUARDRAIL, seen.slice(0, upTo), 0, 0.05));
      if (looks.at(-1)!.harm.reached) harm += 1;
      if (looks.some((look) => look.noHarm.reached)) noHarm += 1;
    }
    return { harm: harm / runs, noHarm: noHarm / runs };
  }

  test('hold under watching: harm at `tolerate` and no harm at the margin stay under 5 %, clear cases are found', () => {
    expect(shares(GUARDRAIL.tolerate, 150).harm).toBeLessThanOrEqual(0.05);
    expect(shares(1.5, 150).noHarm).toBeLessThanOrEqual(0.05);
    expect(shares(3, 40).harm).toBeGreaterThan(0.95);
    expect(shares(0.8, 40).noHarm).toBeGreaterThan(0.9);
  });
});

describe('the decision', () => {
  const plan: Plan = {
    strategy: 'canary', steps: [10, 50, 100], guardrails: [GUARDRAIL], falsePromotion: 0.05, interval: MINUTE, lease: 10 * MINUTE, blindFor: 10 * MINUTE,
    timeBudget: 24 * 60 * MINUTE, watch: 0, atEnd: 'rollback',
  };
  const open = (changes: Partial<OpenDelivery> = {}): OpenDelivery => ({
    id: '42/1/1', release: release('candidate'), slot: 'b', slots: ['a', 'b'], champion: { release: release('champion').digest, slot: 'a' }, plan,
    deliveryFile: release('file').digest, ledgerHead: release('ledger').digest, openedAt: 0, lease: 10 * MINUTE, step: 0, stepAt: 0,
    intended: { a: 90, b: 10 }, configured: { a: 90, b: 10 }, requests: {}, watermarks: {}, observed: {}, outages: {}, lastLook: 0, holds: [], accepted: [], overrides: [], ...changes,
  });
  const seeing = (configured = { a: 90, b: 10 }) => ({ configured });
  const GOOD = intervals(Array.from({ length: 200 }, (): [number, number, number] => [10, 100, 0.1]));
  const BAD = intervals(Array.from({ length: 40 }, (): [number, number, number] => [40, 100, 0.1]));

  test.each([
    ['watches without evidence', {}, seeing(), 'watch', undefined],
    ['advances on evidence of no harm', { observed: { errors: GOOD } }, seeing(), 'advance', undefined],
    ['drains on evidence of harm', { observed: { errors: BAD } }, seeing(), 'drain', 'harm'],
    ['drains on harm though a person holds', { observed: { errors: BAD }, holds: [{ by: 'person' as const, code: 'held-by-person', reason: 'x', since: 0 }] }, seeing(), 'drain', 'harm'],
    ['does not pass a person’s hold', { observed: { errors: GOOD }, holds: [{ by: 'person' as const, code: 'held-by-person', reason: 'x', since: 0 }] }, seeing(), 'hold', 'held-by-person'],
    ['does not advance while a guardrail cannot be read', { observed: { errors: GOOD }, outages: { errors: 'away' }, blindSince: 0 }, seeing(), 'hold', 'signals-away'],
    ['holds when somebody raised the candidate', { observed: { errors: GOOD } }, seeing({ a: 0, b: 100 }), 'hold', 'router-changed'],
    ['holds when somebody lowered the candidate', { observed: { errors: GOOD } }, seeing({ a: 100, b: 0 }), 'hold', 'router-changed'],
    ['waits where servers that are not ready share users otherwise', { observed: { errors: GOOD } }, { ...seeing({ a: 80, b: 20 }), lacking: 'slot a has 3 of 4' }, 'hold', 'router-unready'],
    ['drains on harm also then', { observed: { errors: BAD } }, { ...seeing({ a: 80, b: 20 }), lacking: 'slot a has 3 of 4' }, 'drain', 'harm'],
    ['promotes at the last step', { step: 2, intended: { a: 0, b: 100 } }, seeing({ a: 0, b: 100 }), 'promote', undefined],
  ] as const)('%s', (_name, changes, observation, kind, code) => {
    const decision = decide(open(changes as Partial<OpenDelivery>), observation, plan, 5 * MINUTE);
    expect(decision.kind).toBe(kind);
    if (code) expect(decision).toMatchObject({ code });
  });

  test('closes a delivery whose candidate was drained after the lease ran out', () => {
    expect(decide(open(), seeing({ a: 100, b: 0 }), plan, 10 * MINUTE + 1)).toMatchObject({ kind: 'drain', code: 'lease-ran-out' });
  });

  test('drains after blind_for, and not a moment before', () => {
    const blind = open({ blindSince: 0, outages: { errors: 'away' } });
    expect(decide(blind, seeing(), plan, 10 * MINUTE - 1)).toMatchObject({ kind: 'hold', code: 'signals-away' });
    expect(decide(blind, seeing(), plan, 10 * MINUTE)).toMatchObject({ kind: 'drain', code: 'blind' });
  });

  test('ends with the time budget, unless a person holds', () => {
    const end = plan.timeBudget;
    expect(decide(open(), seeing(), plan, end)).toMatchObject({ kind: 'drain', code: 'time-budget' });
    expect(decide(open(), seeing(), { ...plan, atEnd: 'hold' }, end)).toMatchObject({ kind: 'hold', code: 'time-budget', record: true });
    expect(decide(open({ holds: [{ by: 'person', code: 'held-by-person', reason: 'x', since: 0 }] }), seeing(), plan, end)).toMatchObject({ kind: 'hold', code: 'held-by-person' });
  });
});
