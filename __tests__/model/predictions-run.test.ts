import { expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { contextOf, eachTest, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

const random = seededRandom(4);
const ROWS = Array.from({ length: 600 }, (_, id) => ({ id, query: id >> 3, a: uniform(random) < 0.4 ? 1 : 0, b: uniform(random) < 0.3 ? 1 : 0, y: normalValue(random), relevance: Math.floor(uniform(random) * 3), noise: normalValue(random) }));
const near = (truth: number, noise: number): number => 1 / (1 + Math.exp(-2.4 * (truth - 0.5) - 0.6 * noise));

// One good model for each task that the files of the examples do not have, with nothing said but the task.
test.each<[string, string, string, (row: (typeof ROWS)[number]) => (number | string)[], string, (row: (typeof ROWS)[number]) => number[]]>([
  ['multilabel', 'classes: [a, b]', 'a,b', ({ a, b }) => [a, b], 'score_a,score_b', ({ a, b, noise }) => [near(a, noise), near(b, -noise)]],
  ['quantile', 'quantiles: {"0.1": low, "0.5": middle, "0.9": high}', 'y', ({ y }) => [y], 'low,middle,high', ({ y, noise }) => [y + 0.5 * noise - 0.64, y + 0.5 * noise, y + 0.5 * noise + 0.64]],
  ['ranking', 'query: query', 'y,query', ({ relevance, query }) => [relevance, `q${query}`], 'score', ({ relevance, noise }) => [relevance + 0.5 * noise]],
])('a %s task is judged from end to end, and holds its gates in a good model', async (task, words, names, truth, outputs, scores) => {
  repo.write('test.csv', [`id,${names}`, ...ROWS.map((row) => [row.id, ...truth(row)].join(','))].join('\n'));
  repo.write('candidate.csv', [`id,${outputs}`, ...ROWS.map((row) => [row.id, ...scores(row)].join(','))].join('\n'));
  const label = task === 'multilabel' ? '' : ', label: y';
  const delivery = await repo.delivery(`data: {test: test.csv, key: [id]${label}}\ntests:\n  task: ${task}\n  replicates: 200\n  ${words}\n  predictions: {candidate: candidate.csv}\n`);
  const { verdict } = await runModelTests(delivery, contextOf(repo, engine));
  expect(verdict.findings.filter(({ code }) => code.startsWith('metric-')).length).toBeGreaterThan(0);
  expect(verdict.findings.map(({ outcome, message }) => [outcome, message]).filter(([outcome]) => outcome !== 'pass')).toEqual([]);
  expect(verdict.facts[0]).toEqual(['Test rows', expect.stringContaining('600')]);
});
