import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { badRequests } from '../../../src/model/server/bad-requests.ts';
import { busiestHour, poissonArrivals, replayedArrivals } from '../../../src/model/server/arrivals.ts';
import { capacityPlan } from '../../../src/model/server/capacity.ts';
import { decideCapacity } from '../../../src/model/server/capacity-gates.ts';
import { isFallback, isRightUnder } from '../../../src/model/server/fallback.ts';
import { decideLatency, decideRatio } from '../../../src/model/server/latency-gates.ts';
import { Limiter } from '../../../src/model/server/limits.ts';
import { answersIn } from '../../../src/model/server/payload.ts';
import { quartetOrder } from '../../../src/model/server/quartets.ts';
import { nextRate, throughputOf, type Step } from '../../../src/model/server/throughput.ts';
import { decideThroughput } from '../../../src/model/server/throughput-gates.ts';
import type { QuantileEstimate } from '../../../src/statistics/latency.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';

const estimate = (low: number, high: number | undefined): QuantileEstimate => ({ p: 0.99, value: low, low, high, level: 0.95, n: 1000, effective: 1000, needed: 299 });
const itself = (low: number, high: number) => ({ value: 1, low, high, level: 0.95, quartets: 12 });

describe('arrivals', () => {
  test('of a Poisson process have the rate and the spread of one, the same for a seed', () => {
    const times = poissonArrivals(20_000, 200, 7);
    const gaps = Array.from(times, (time, i) => time - (times[i - 1] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
    expect(mean / 5).toBeCloseTo(1, 1);
    expect(deviation / mean).toBeCloseTo(1, 1);
    expect(poissonArrivals(100, 200, 7)).toEqual(times.slice(0, 100));
    expect(poissonArrivals(100, 200, 8)).not.toEqual(times.slice(0, 100));
  });

  test('that were recorded are replayed from the busiest hour, with its bursts, as fast as asked', () => {
    const quiet = Array.from({ length: 50 }, (_, i) => i * 360);
    const burst = Array.from({ length: 300 }, (_, i) => 40_000 + i * 2 + (i % 3) * 0.1);
    const hour = busiestHour([...burst, ...quiet])!;
    expect(hour).toMatchObject({ from: 40_000, perSecond: 300 / 3600 });
    const times = replayedArrivals(hour, 10, 0, 10);
    expect(times[3]! - times[0]!).toBeCloseTo(600, 6);
    const round = replayedArrivals(hour, 700, 0, 1);
    expect(Array.from(round).every((time, i) => i === 0 || time > round[i - 1]!)).toBe(true);
    expect(busiestHour([5, 5, 5])).toBeUndefined();
    expect(busiestHour([])).toBeUndefined();
  });
});

test('the order of quartets is drawn by the seed, and each is A B B A or B A A B', () => {
  const order = quartetOrder(40, 1).map((quartet) => quartet.map((side) => side[0]).join(''));
  expect(new Set(order)).toEqual(new Set(['fssf', 'sffs']));
  expect(quartetOrder(40, 1)).toEqual(quartetOrder(40, 1));
  expect(quartetOrder(40, 2)).not.toEqual(quartetOrder(40, 1));
});

describe('latency', () => {
  test.each([
    ['kept for certain', estimate(10_000, 20_000), itself(0.95, 1.05), 'pass', undefined],
    ['broken for certain', estimate(60_000, 90_000), itself(0.95, 1.05), 'fail', undefined],
    ['broken without an upper bound', estimate(60_000, undefined), itself(0.95, 1.05), 'fail', undefined],
    ['near the limit', estimate(40_000, 60_000), itself(0.95, 1.05), 'inconclusive', 'both-sides'],
    ['of too few requests', estimate(10_000, undefined), itself(0.95, 1.05), 'inconclusive', 'too-few'],
    ['kept on a noisy machine', estimate(10_000, 20_000), itself(0.85, 1.05), 'inconclusive', 'unsteady'],
    ['broken on a noisy machine', estimate(60_000, 90_000), itself(0.95, 1.2), 'inconclusive', 'unsteady'],
    ['of requests that failed', estimate(10_000, Infinity), itself(NaN, NaN), 'inconclusive', 'unsteady'],
  ] as const)('%s', (_, seen, machine, outcome, why) => {
    expect(decideLatency(seen, machine, 50, 0.1)).toEqual(why ? { outcome, why } : { outcome });
  });

  test('is not failed for what the load generator itself was late by', () => {
    expect(decideLatency(estimate(60_000, 90_000), itself(0.95, 1.05), 50, 0.1, 5_000)).toEqual({ outcome: 'fail' });
    expect(decideLatency(estimate(60_000, 90_000), itself(0.95, 1.05), 50, 0.1, 15_000)).toEqual({ outcome: 'inconclusive', why: 'late' });
  });

  test('against the champion is decided by the interval of the ratio alone', () => {
    expect(decideRatio(itself(0.9, 1.1), 0.1)).toBe('pass');
    expect(decideRatio(itself(1.05, 1.3), 0.1)).toBe('inconclusive');
    expect(decideRatio(itself(1.2, 1.3), 0.1)).toBe('fail');
    expect(decideRatio(itself(NaN, NaN), 0.1)).toBe('inconclusive');
  });
});

describe('throughput', () => {
  const step = (rate: number, outcome: Step['outcome']): Step => ({ rate, outcome, p99: estimate(1, 2), errors: 0, requests: 100 });
  /** A server that keeps the objective up to a rate, searched to the end. */
  const searched = (holds: number, plan = { from: 100, factor: 2, steps: 10 }): Step[] => {
    const steps: Step[] = [];
    for (let rate = nextRate(plan, steps); rate !== undefined; rate = nextRate(plan, steps)) steps.push(step(rate, rate <= holds ? 'pass' : 'fail'));
    return steps;
  };

  test('is bracketed within 10 %, from above and from below the first rate', () => {
    for (const holds of [37, 555, 12_000]) {
      const { low, high } = throughputOf(searched(holds));
      expect(low).toBeLessThanOrEqual(holds);
      expect(high).toBeGreaterThan(holds);
      expect(high! / low!).toBeLessThanOrEqual(1.1);
    }
  });

  test('ends where nothing breaks the objective, or nothing keeps it', () => {
    expect(throughputOf(searched(1e12))).toEqual({ low: 51_200, high: undefined });
    expect(throughputOf(searched(0))).toEqual({ low: undefined, high: 100 / 2 ** 9 });
  });

  test('does not count a rate that passes above one that fails', () => {
    expect(throughputOf([step(100, 'pass'), step(200, 'fail'), step(400, 'pass')])).toEqual({ low: 100, high: 200 });
    expect(throughputOf([step(100, 'pass'), step(200, 'inconclusive')])).toEqual({ low: 100, high: undefined });
  });

  test('is decided by what was kept and what was broken', () => {
    expect(decideThroughput({ low: 300, high: 400 }, 250)).toBe('pass');
    expect(decideThroughput({ low: 300, high: 400 }, 350)).toBe('inconclusive');
    expect(decideThroughput({ low: 300, high: 400 }, 500)).toBe('fail');
    expect(decideThroughput({ low: 300, high: undefined }, 500)).toBe('inconclusive');
    expect(decideThroughput({ low: undefined, high: 20 }, undefined)).toBe('fail');
  });
});

describe('a capacity plan', () => {
  const wish = { peak: 800, headroom: 0.25, down: 1 };

  test('has an instance more than the peak with headroom needs', () => {
    expect(capacityPlan({ one: 250, many: 500, instances: 2 }, wish)).toMatchObject({ wanted: 1000, efficiency: 1, contention: 0, instances: 5 });
    expect(capacityPlan({ one: 1200, many: 2400, instances: 2 }, wish).instances).toBe(2);
  });

  test('counts on as little as two instances showed', () => {
    // 2·250/480 − 1 = 1/24; N ≥ 1000·(23/24) / (250 − 1000/24) = 4.6
    const plan = capacityPlan({ one: 250, many: 480, instances: 2 }, wish);
    expect(plan.contention).toBeCloseTo(1 / 24, 12);
    expect(plan.instances).toBe(6);
    expect(capacityPlan({ one: 250, many: 250, instances: 2 }, wish)).toMatchObject({ efficiency: 0.5, contention: 1, instances: undefined });
  });

  test('is judged by the sure plan, and refused only where even the best one breaks the limit', () => {
    const plan = (instances: number | undefined) => capacityPlanOf(instances);
    expect(decideCapacity({ sure: plan(5), best: plan(4) }, 5, (n) => n)).toBe('pass');
    expect(decideCapacity({ sure: plan(6), best: plan(4) }, 5, (n) => n)).toBe('inconclusive');
    expect(decideCapacity({ sure: plan(8), best: plan(6) }, 5, (n) => n)).toBe('fail');
    expect(decideCapacity({ sure: plan(8), best: undefined }, 5, (n) => n)).toBe('inconclusive');
    expect(decideCapacity({ sure: plan(undefined), best: plan(undefined) }, undefined, (n) => n)).toBe('fail');
    expect(decideCapacity({ sure: plan(4), best: plan(4) }, 1000, (n) => n * 300)).toBe('fail');
  });

  const capacityPlanOf = (instances: number | undefined) => ({ wanted: 1000, efficiency: 1, contention: 0, instances });
});

describe('requests', () => {
  test('are answered by as many predictions as there are rows', () => {
    const of = (value: unknown) => Buffer.from(JSON.stringify(value));
    expect(answersIn('json', of([1, 2]))).toBe(2);
    expect(answersIn('json', of({ score: 1 }))).toBeNaN();
    expect(answersIn('mlflow', of({ predictions: [0.1] }))).toBe(1);
    expect(answersIn('open-inference', of({ outputs: [{ shape: [3, 1], data: [1, 2, 3] }] }))).toBe(3);
    expect(answersIn('tf-serving', of({ error: 'no' }))).toBeUndefined();
    expect(answersIn('json', Buffer.from('<html>'))).toBeUndefined();
  });

  const BODIES = {
    json: '{"age":31,"sex":"Female"}',
    'open-inference': '{"inputs":[{"name":"age","datatype":"FP32","shape":[1,1],"data":[31]},{"name":"sex","datatype":"BYTES","shape":[1,1],"data":["Female"]}]}',
    mlflow: '{"dataframe_split":{"columns":["age","sex"],"data":[[31,"Female"]]}}',
    'tf-serving': '{"instances":[{"age":31,"sex":"Female"}]}',
  } as const;

  test.each(Object.entries(BODIES) as [keyof typeof BODIES, string][])('of %s that are bad are what they are called', (protocol, good) => {
    const made = badRequests(protocol, good, 1000);
    const body = (kind: string, name?: string): string => String(made.find((each) => each.kind === kind && (name === undefined || each.name === name))!.body);
    expect(() => JSON.parse(body('malformed'))).toThrow();
    expect(() => JSON.parse(body('truncated'))).toThrow();
    expect(body('empty')).toBe('');
    expect(body('huge').length).toBeGreaterThan(1000);
    expect(JSON.parse(body('wrong-type', 'age'))).toEqual(JSON.parse(good.replace('31', '"no number"')));
    expect(JSON.parse(body('wrong-type', 'sex'))).toEqual(JSON.parse(good.replace('"Female"', '{"no":["plain value"]}')));
    expect(body('missing-field', 'age')).not.toContain('age');
    expect(body('missing-field', 'age')).toContain('Female');
  });

  test('of rows under a name are made bad below it', () => {
    const made = badRequests('json', '{"rows":[{"age":31,"sex":"Female"}]}', 10, 'rows');
    expect(made.find(({ kind, name }) => kind === 'missing-field' && name === 'age')!.body).toBe('{"rows":[{"sex":"Female"}]}');
  });
});

describe('a fallback', () => {
  const fallback = { status: 200, fields: { fallback: true } };
  const answer = (value: unknown, status = 200) => ({ status, body: Buffer.from(JSON.stringify(value)) });

  test('is told by its status and fields, of one row or of several', () => {
    expect(isFallback(fallback, answer({ score: 1, fallback: true }))).toBe(true);
    expect(isFallback(fallback, answer([{ fallback: true }, { fallback: true }]))).toBe(true);
    expect(isFallback(fallback, answer([{ fallback: true }, { fallback: false }]))).toBe(false);
    expect(isFallback(fallback, answer([]))).toBe(false);
    expect(isFallback(fallback, answer({ fallback: true }, 503))).toBe(false);
    expect(isFallback({ status: 503 }, { status: 503, body: Buffer.from('busy') })).toBe(true);
  });

  test('is the only right answer where the dependency gives nothing to use', () => {
    const ordinary = answer({ score: 1, fallback: false });
    expect((['delay', 'error', 'empty', 'stale'] as const).map((fault) => isRightUnder(fault, fallback, ordinary))).toEqual([true, false, false, true]);
  });
});

describe('limits', () => {
  test('are written into a group of version 2, into which the server is moved', async () => {
    await using root = await temporaryFolder();
    const group = path.join(root.path, 'job', 'sluice-1');
    // The kernel gives a new group such a file; a plain folder has to be given it.
    mkdirSync(group, { recursive: true });
    writeFileSync(path.join(group, 'cgroup.controllers'), 'cpuset cpu memory\n');
    const limiter = new Limiter({ cpu: 1.5, memory: 64 * 2 ** 20 }, 'sluice-1', { mounts: `cgroup2 ${root.path} cgroup2 rw 0 0\n`, own: '0::/job\n' });
    limiter.put(4321);
    expect(['cpu.max', 'memory.max', 'cgroup.procs'].map((file) => readFileSync(path.join(group, file), 'utf8'))).toEqual(['150000 100000', '67108864', '4321']);
    expect(limiter.applied).toEqual(['cpu 1.5 by control group version 2', 'memory 64 MB by control group version 2']);
    expect(limiter.notApplied).toEqual([]);
  });

  test('are not applied, and nothing stays behind, where the group passes no controllers on', async () => {
    await using root = await temporaryFolder();
    mkdirSync(path.join(root.path, 'job'));
    const limiter = new Limiter({ cpu: 1 }, 'sluice-3', { mounts: `cgroup2 ${root.path} cgroup2 rw 0 0\n`, own: '0::/job\n' });
    expect(limiter.applied).toEqual([]);
    expect(limiter.notApplied).toEqual(['cpu 1: the control group of this process does not pass this controller on']);
    expect(existsSync(path.join(root.path, 'job', 'sluice-3'))).toBe(false);
  });

  test('are written into the groups of version 1, each of its own hierarchy', async () => {
    await using root = await temporaryFolder();
    const mounts = ['cpu', 'memory'].map((kind) => `cgroup ${path.join(root.path, kind)} cgroup rw,nosuid,${kind} 0 0`).join('\n');
    for (const kind of ['cpu', 'memory']) mkdirSync(path.join(root.path, kind, 'job'), { recursive: true });
    const limiter = new Limiter({ cpu: 0.5, memory: 2 ** 26 }, 'sluice-2', { mounts, own: '4:memory:/job\n1:cpu:/job\n' });
    limiter.put(4321);
    const read = (...parts: string[]): string => readFileSync(path.join(root.path, ...parts), 'utf8');
    expect(read('cpu', 'job', 'sluice-2', 'cpu.cfs_quota_us')).toBe('50000');
    expect(read('memory', 'job', 'sluice-2', 'memory.limit_in_bytes')).toBe(String(2 ** 26));
    expect(read('memory', 'job', 'sluice-2', 'cgroup.procs')).toBe('4321');
    expect(limiter.applied).toEqual(['cpu 0.5 by control group version 1', 'memory 64 MB by control group version 1']);
    expect(limiter.ranOutOfMemory).toBe(false);
    writeFileSync(path.join(root.path, 'memory', 'job', 'sluice-2', 'memory.oom_control'), 'oom_kill_disable 0\noom_kill 1\n');
    expect(limiter.ranOutOfMemory).toBe(true);
  });

  test('that the system cannot apply are said, each with why', () => {
    expect(new Limiter({ cpu: 1 }, 'x', undefined).notApplied).toEqual(['cpu 1: this system has no control groups']);
  });
});
