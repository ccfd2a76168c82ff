import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { InputError } from '../../src/core/problem.ts';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { parseDelivery } from '../../src/delivery/load.ts';
import { rollback } from '../../src/rollback/rollback.ts';
import { canaryPromote, type PromoteOptions } from '../../src/rollout/canary-promote.ts';
import { readGolden } from '../../src/serving/golden.ts';
import { release, type World } from '../../testkit/fleet.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { CANARY, contextOf, depsOf, stateIn, worldWithChampion } from './factory.ts';

let engine: DataEngine;
beforeAll(async () => void (engine = await openDuckDb()));
afterAll(() => engine.close());

const ROWS = 'age,hours,score\n20,40,0.2\n50,60,0.5\n';

async function deliveryIn(folder: string, rows = ROWS, golden = '{rows: golden.csv, tolerance: 0.001}') {
  await writeFile(path.join(folder, 'golden.csv'), rows);
  const lines = CANARY.trim().split('\n').filter((line) => !/^(steps|guardrails|fleet)/.test(line));
  const rollout = [
    ...lines, 'steps: [50, 100]', "guardrails: [{name: errors, margin_ratio: 3, rate: {sql: 'SELECT 1'}}]",
    "fleet: {place: {command: ./place}, ask: {http: 'http://127.0.0.1:1/{slot}'}}", `golden: ${golden}`,
  ];
  const text = `version: 1\nrelease: {name: income, model: model}\nrollout:\n${rollout.map((line) => `  ${line}\n`).join('')}`;
  return parseDelivery(Buffer.from(text), { file: 'delivery.yml', root: folder, workspace: folder });
}

async function worldOf(score: (row: Record<string, unknown>) => number): Promise<World> {
  const world = await worldWithChampion({ rps: 10 });
  world.behaviours.set(release('champion').digest, { errors: 0.2, score: () => 0 });
  world.behaviours.set(world.candidate.digest, { errors: 0.2, score });
  return world;
}

async function promote(world: World, delivery: Awaited<ReturnType<typeof deliveryIn>>, run = '1', options: PromoteOptions = {}) {
  const context = Object.defineProperty(contextOf(world, run), 'engine', { value: engine });
  return canaryPromote(delivery, context, await depsOf(world, delivery, context), options);
}

const approved = ({ age }: Record<string, unknown>) => Number(age) / 100;

describe('golden rows', () => {
  test('answered as approved, within the tolerance, let the candidate have its first user', async () => {
    await using folder = await temporaryFolder();
    const world = await worldOf((row) => approved(row) + 0.0009);
    const { verdict } = await promote(world, await deliveryIn(folder.path));
    expect(verdict.outcome).toBe('pass');
    expect(verdict.findings.find(({ code }) => code === 'golden-equal')).toMatchObject({ outcome: 'pass', n: 2 });
  });

  test('answered otherwise keep every user away, and the verdict names the row and both scores', async () => {
    await using folder = await temporaryFolder();
    const world = await worldOf((row) => (row.age === 50 ? 0.502 : approved(row)));
    const { verdict } = await promote(world, await deliveryIn(folder.path));
    expect(verdict.outcome).toBe('fail');
    expect(verdict.findings[0]!.code).toBe('golden-mismatch');
    expect(verdict.headline).toContain('Slot b answered 0.502 to golden row 2, whose approved score is 0.5 (tolerance 0.001)');
    expect(world.faults.calls).not.toContain('traffic.write');
  });

  test.each([
    ['a score that is no number', () => Number.NaN, 'golden-mismatch'],
    ['nothing at all', () => { throw new Error('connection refused'); }, 'golden-unanswered'],
  ])('answered with %s keep every user away', async (_name, score, code) => {
    await using folder = await temporaryFolder();
    const world = await worldOf(score);
    const { verdict } = await promote(world, await deliveryIn(folder.path));
    expect(verdict.findings[0]!.code).toBe(code);
    expect(world.split.b).toBe(0);
  });

  test('are asked again at the last step: what changed while it served is found', async () => {
    await using folder = await temporaryFolder();
    let asked = 0;
    const world = await worldOf((row) => approved(row) + (asked++ >= 2 ? 0.1 : 0));
    const { verdict } = await promote(world, await deliveryIn(folder.path));
    expect(verdict.findings[0]!.code).toBe('golden-mismatch');
    expect(world.split).toEqual({ a: 100, b: 0 });
  });

  test('of an older release, not those of the candidate, are asked on the way back', async () => {
    await using folder = await temporaryFolder();
    const world = await worldOf(approved);
    await promote(world, await deliveryIn(folder.path));
    world.candidate = release('second', '2.0.0');
    world.behaviours.set(world.candidate.digest, { errors: 0.2, score: ({ hours }) => Number(hours) / 100 });
    const second = await deliveryIn(folder.path, 'age,hours,score\n20,40,0.4\n50,60,0.6\n');
    expect((await promote(world, second, '2')).verdict.outcome).toBe('pass');
    const deps = {
      journal: world.journalAccess, model: 'income', traffic: world.traffic, fleet: world.fleet, releases: world.releases,
      evidence: { trust: {}, signers: { mode: 'none' as const }, repositoryId: '42' },
    };
    const asked = world.faults.calls.filter((name) => name === 'fleet.ask').length;
    expect((await rollback(second, contextOf(world, 'r1'), deps)).verdict.outcome).toBe('pass');
    expect(world.faults.calls.filter((name) => name === 'fleet.ask').length).toBe(asked + 1);
    expect((await stateIn(world)).champion!.release.digest).toBe(release('candidate').digest);
  });

  test.each([
    ['no rows', 'age,score\n', '{rows: golden.csv}', 'golden-empty'],
    ['no score column', 'age\n1\n', '{rows: golden.csv}', 'golden-score'],
    ['a missing score', 'age,score\n1,0.5\n2,\n', '{rows: golden.csv}', 'golden-score'],
    ['text for a score', 'age,score\n1,high\n', '{rows: golden.csv}', 'golden-score'],
    ['too many rows', `age,score\n${'1,0.5\n'.repeat(10_001)}`, '{rows: golden.csv}', 'golden-large'],
  ])('with %s are a mistake in the input, at their line', async (_name, rows, golden, code) => {
    await using folder = await temporaryFolder();
    const delivery = await deliveryIn(folder.path, rows, golden);
    const problems = await readGolden(delivery, { engine }).then(() => [], (error: InputError) => error.problems);
    expect(problems).toMatchObject([{ code, location: { file: 'delivery.yml' } }]);
  });
});
