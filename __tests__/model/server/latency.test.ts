import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/seams.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { probeModel } from '../../../src/model/probe-model.ts';
import { contextOf, findingOf, repository, type Repository } from '../support.ts';
import { servingYaml, START, writeServer } from './servers.ts';

let engine: DataEngine;
let repo: Repository;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());
beforeEach(() => {
  repo = repository();
  writeServer(repo);
});
afterEach(() => repo.remove());

async function probed(serving: string) {
  const delivery = await repo.delivery(servingYaml(serving));
  return probeModel(delivery, contextOf(repo, engine));
}

const SHORT = 'load: {requests: 20, washout: 2, warm_up: 5}, at_rps: 400';

describe('a served model', () => {
  test('is measured and compared with the champion in one run', async () => {
    const { verdict, details } = await probed(`start: ${START}, env: {DELAY_MS: "80"}, champion: {start: ${START}, env: {DELAY_MS: "2"}}, latency: {no_slower_than_champion_by: 1}, ${SHORT}`);
    const ratio = verdict.findings.find(({ code, subject }) => code === 'serving-latency-vs-champion' && subject?.name === 'latency p50')!;
    expect(ratio).toMatchObject({ outcome: 'fail', n: 12, numbers: { limit: 2 } });
    expect(ratio.interval!.low).toBeLessThan(ratio.interval!.high);
    expect(findingOf(verdict, 'serving-cold-start').outcome).toBe('pass');
    expect((details!.serving as { load: { blocks: unknown[] } }).load.blocks).toHaveLength(48);
  });
});
