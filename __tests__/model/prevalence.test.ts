import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { makeProfile } from '../../src/data/profile/make-profile.ts';
import { writeProfile } from '../../src/data/profile/profile.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { newcombe } from '../../src/statistics/proportions.ts';
import { contextOf, eachTest, findingOf, people, type Person, type Repository, scoreCsv, scores, testCsv } from './support.ts';

const rows = people(2000, { share: 0.3, seed: 3 });
const trained = people(4000, { share: 0.2, seed: 4 });
const positives = (list: readonly Person[]) => list.filter(({ y }) => y === 1).length;
const GATES = 'tests: {task: binary, predictions: {candidate: candidate.csv}, gates: [{metric: accuracy, at_least: 0.5}, {metric: roc_auc, at_least: 0.5}], fairness: {groups: [sex], gates: [{metric: equalized_odds_difference, at_most: 0.9}]}}\n';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => {
  ({ engine, repo } = given);
  repo.write('test.csv', testCsv(rows));
  repo.write('candidate.csv', scoreCsv(scores(rows, 5, 0.5)));
});

const judged = async (data: string) => runModelTests(await repo.delivery(`data: {test: test.csv, key: [id], label: y${data}}\n${GATES}`), contextOf(repo, engine));

test('the interval of a difference is that of Newcombe (1998, table II, 56 of 70 and 48 of 80: 0.0524 to 0.3339)', () => {
  const { low, high } = newcombe({ successes: 56, n: 70 }, { successes: 48, n: 80 }, 0.95);
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0524', '0.3339']);
});

describe('beside every metric at a threshold stands how the share of positive labels changed since training', () => {
  const [then, now] = [positives(trained) / 4000, positives(rows) / 2000];

  test('by data.train', async () => {
    repo.write('train.csv', testCsv(trained));
    const { verdict, inputs } = await judged(', train: train.csv');
    const { numbers, message } = findingOf(verdict, 'metric-at-least');
    expect(numbers).toMatchObject({ prevalence_train: then, prevalence_test: now });
    expect(numbers!.prevalence_difference).toBeCloseTo(now - then, 12);
    expect(numbers!.prevalence_low!).toBeLessThan(now - then);
    expect(numbers!.prevalence_high!).toBeGreaterThan(now - then);
    expect(message).toContain(`% of 4,000 training rows are positive (data.train)`);
    expect(findingOf(verdict, 'fairness-at-most').numbers).toMatchObject({ prevalence_train: then });
    expect(Object.fromEntries(verdict.facts)['Positive labels']).toContain('4,000 training rows');
    expect(inputs.map(({ name }) => name)).toContain('data.train');
  });

  test('and not beside a metric that no threshold cuts', async () => {
    repo.write('train.csv', testCsv(trained));
    const { verdict } = await judged(', train: train.csv');
    const auc = verdict.findings.find(({ rule }) => rule.startsWith('roc_auc'))!;
    expect(auc.numbers).not.toHaveProperty('prevalence_train');
    expect(auc.message).not.toContain('training rows');
  });

  test.each([
    ['0 and 1', trained],
    ['true and false', trained.map((person) => ({ ...person, y: person.y === 1 }) as unknown as Person)],
  ])('by the frozen profile, without reading data.train, with labels of %s', async (_, list) => {
    const file = repo.write('train.csv', testCsv(list));
    await writeProfile(await makeProfile(engine, { file }), `${repo.path}/profile.json`);
    repo.write('train.csv', 'gone');
    const { verdict, inputs } = await judged(', train: train.csv, profile: profile.json');
    expect(findingOf(verdict, 'metric-at-least').numbers).toMatchObject({ prevalence_train: then, prevalence_test: now });
    expect(findingOf(verdict, 'metric-at-least').message).toContain('(data.profile)');
    expect(inputs.map(({ name }) => name)).toContain('data.profile');
    expect(inputs.map(({ name }) => name)).not.toContain('data.train');
  });

  test('by data.train where the profile does not keep the label', async () => {
    repo.write('train.csv', testCsv(trained));
    repo.write('profile.json', '{"schema": "urn:sluice:profile:v1", "rows": 1, "columns": {"y": {"kind": "presence", "why": "sensitive", "null": 0, "present": 1}}}');
    const { verdict } = await judged(', train: train.csv, profile: profile.json');
    expect(findingOf(verdict, 'metric-at-least').message).toContain('(data.train)');
  });
});

describe('a share that is not known is told and stops nothing', () => {
  test.each([
    ['nothing is declared', '', undefined, 'Neither data.profile nor data.train is declared.'],
    ['the file is not there', ', train: nowhere.csv', undefined, 'nowhere.csv'],
    ['the labels are others', ', train: train.csv', 'id,y\n1,yes\n2,no\n', 'neither 0 nor 1'],
    ['there is no label', ', train: train.csv', 'id,y\n1,\n2,\n', 'no labelled row'],
    ['there is no such column', ', train: train.csv', 'id,z\n1,1\n', 'data.train'],
    ['the profile is no JSON', ', profile: train.csv', 'id', 'not JSON'],
  ])('where %s', async (_, data, train, why) => {
    if (train !== undefined) repo.write('train.csv', train);
    const { verdict } = await judged(data);
    expect(findingOf(verdict, 'metric-at-least').outcome).toBe('pass');
    expect(findingOf(verdict, 'metric-at-least').numbers).not.toHaveProperty('prevalence_train');
    expect(verdict.notes.find((note) => note.startsWith('The share of positive labels in training is not known'))).toContain(why);
  });
});
