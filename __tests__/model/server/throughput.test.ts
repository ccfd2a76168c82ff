import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { tryRestart } from '../../../src/model/server/phase-restart.ts';
import { measureThroughput } from '../../../src/model/server/phase-throughput.ts';
import { eachTest, type Repository } from '../support.ts';
import { outcomesBySubject, runPhase, START, writeServer } from './servers.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => {
  ({ engine, repo } = given);
  writeServer(repo);
});

const STEADY = { itself: { value: 1, low: 0.99, high: 1.01, level: 0.95, quartets: 12 }, peakMemory: 100 * 2 ** 20 };
const SEARCH = 'load: {washout: 0}, at_rps: 200';

describe('throughput and capacity', () => {
  test('of a server that keeps the objective at every rate tried are planned for, with memory and cost', async () => {
    // A generous objective: whether this machine is fast is not asked here.
    const capacity = 'capacity: {peak_rps: 350, headroom: 0, down: 1, most_instances: 8, price: 2, most_cost_per_month: 3000, most_memory_mb: 900}';
    const { findings, details } = await runPhase(repo, engine, `start: ${START}, ${SEARCH}, throughput: {at_least_rps: 200, p99_ms: 15000, factor: 1.5, steps: 2, requests: 320}, ${capacity}`, measureThroughput, STEADY);
    expect(findings.map(({ code, outcome }) => [code, outcome])).toEqual([
      ['serving-throughput', 'pass'],
      // 300 of 350 wanted: two, and one that may be away. Three times 100 MB; 3 × 2 × 730 a month.
      ['serving-capacity', 'pass'],
      ['serving-capacity-memory', 'pass'],
      ['serving-capacity-cost', 'inconclusive'],
    ]);
    expect(findings[1]!.numbers).toMatchObject({ instances: 3, wanted_rps: 350, memory_mb_per_instance: 100, cost_per_month: 4380 });
    expect(details).toMatchObject({ instances: 2, one: [{ rate: 200, outcome: 'pass' }, { rate: 300, outcome: 'pass' }] });
  });

  test('of a server slower than the objective at any rate fail, and there is no plan', async () => {
    const { findings } = await runPhase(repo, engine, `start: ${START}, env: {DELAY_MS: "60"}, ${SEARCH}, throughput: {at_least_rps: 100, p99_ms: 20, steps: 2, requests: 100}, capacity: {peak_rps: 800}`, measureThroughput, STEADY);
    expect(findings).toMatchObject([
      { code: 'serving-throughput', outcome: 'fail', numbers: { low: null, limit: 100 } },
      { code: 'serving-capacity', outcome: 'fail' },
    ]);
  });

  test('are not decided on a machine that was not steady', async () => {
    const { findings } = await runPhase(repo, engine, `start: ${START}, ${SEARCH}, throughput: {p99_ms: 1, steps: 1, requests: 320}, capacity: {peak_rps: 800}, env: {DELAY_MS: "30"}`, measureThroughput, { itself: { ...STEADY.itself, high: 1.4 } });
    expect(findings).toMatchObject([{ code: 'serving-throughput', outcome: 'inconclusive' }, { code: 'serving-capacity', outcome: 'inconclusive' }]);
    expect(findings[0]!.message).toContain('This machine does not decide it');
  });
});

describe('a restart', () => {
  test('after a kill is timed, and a server that leaves a lock behind is found', async () => {
    expect((await runPhase(repo, engine, `start: ${START}, restart: {within: 60 s}`, tryRestart)).findings).toMatchObject([{ code: 'serving-restart', outcome: 'pass' }]);
    repo.write('locking.mjs', 'import { writeFileSync } from "node:fs"; writeFileSync("model.lock", "", { flag: "wx" }); await import("./serve.mjs");');
    const locking = START.replace('serve.mjs', 'locking.mjs');
    const { findings } = await runPhase(repo, engine, `start: ${locking}, restart: {within: 60 s}`, tryRestart);
    expect(outcomesBySubject(findings, 'serving-restart')).toEqual({ restart: 'fail' });
    expect(findings[0]!.message).toContain('ended with exit status 1 before it was ready');
  });
});
