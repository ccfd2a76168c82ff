import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { StageResult } from '../../src/core/stage.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { contextOf, eachTest, people, scoreCsv, scores, testCsv, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

const PEOPLE = people(1500, { seed: 3 });

/** The verdict on these gates over 1,500 people, of whom a calibrated model knows something. */
async function judged(gates: string, words = 'task: binary'): Promise<StageResult> {
  const delivery = await repo.delivery(`data: {test: test.csv, key: [id], label: y}\ntests: {${words}, replicates: 200, predictions: {candidate: candidate.csv}, gates: [${gates}]}\n`);
  return runModelTests(delivery, contextOf(repo, engine));
}

describe('what metrics say in a verdict', () => {
  test('a metric at a fixed precision names the threshold that it came to', async () => {
    repo.write('test.csv', testCsv(PEOPLE));
    repo.write('candidate.csv', scoreCsv(scores(PEOPLE, 5, 0.6)));
    const { verdict, details } = await judged('{metric: recall, at: {precision: 0.7}, at_least: 0.2}, {metric: cost, costs: {false_positive: 1, false_negative: 4}, at_most: 0.9}');
    const [recall, cost] = verdict.findings;
    expect(recall).toMatchObject({ code: 'metric-at-least', outcome: 'pass', message: expect.stringMatching(/^Recall at a precision of 0\.7 is 0\.\d+ .* where yes begins at 0\.\d+\./) });
    expect(recall!.numbers!.threshold).toBeGreaterThan(0.3);
    expect(cost).toMatchObject({ outcome: 'pass', message: expect.stringMatching(/^Mean cost is 0\.\d+ /) });
    const { brier, reliability, resolution, uncertainty } = details!.brier as Record<string, number>;
    expect(reliability! - resolution! + uncertainty!).toBeCloseTo(brier!, 10);
    expect((details!.metrics as Record<string, { candidate: number }>)['Brier score']!.candidate).toBeCloseTo(brier!, 12);
    expect(verdict.facts!.map(([name]) => name)).toContain('Brier score in parts');
  });

  test('a percentage error says how many rows it had to leave out', async () => {
    repo.write('test.csv', `id,y\n${PEOPLE.map(({ id }) => `${id},${id % 10 === 0 ? 0 : 10 + (id % 7)}`).join('\n')}\n`);
    repo.write('candidate.csv', `id,score\n${PEOPLE.map(({ id }) => `${id},${11 + (id % 5)}`).join('\n')}\n`);
    const { verdict } = await judged('{metric: mape, at_most: 0.5}, {metric: r2, at_least: 0.1}', 'task: regression');
    expect(verdict.findings[0]).toMatchObject({ outcome: 'pass', message: expect.stringContaining('(150 rows whose truth is 0, which have no percentage left out)'), numbers: { left_out: 150 } });
    expect(verdict.findings[1]).toMatchObject({ outcome: 'fail' });
  });

  test('an undefined metric opens no gate, and says why', async () => {
    repo.write('test.csv', `id,y\n${PEOPLE.map(({ id }) => `${id},7`).join('\n')}\n`);
    repo.write('candidate.csv', `id,score\n${PEOPLE.map(({ id }) => `${id},7`).join('\n')}\n`);
    const { verdict } = await judged('{metric: r2, at_least: 0}', 'task: regression');
    expect(verdict.outcome).toBe('inconclusive');
    expect(verdict.findings[0]).toMatchObject({ outcome: 'inconclusive', actual: 'undefined', numbers: { candidate: null }, message: expect.stringContaining('the truth is the same in every row') });
  });
});
