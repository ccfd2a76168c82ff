import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { predict } from '../../src/model/predictors/predict.ts';
import { probeModel } from '../../src/model/probe-model.ts';
import { withRootCause } from '../../src/model/root-cause/root-cause.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { pickleNamed } from './contents/pickles.ts';
import { contextOf, DATA, eachTest, outcomes, people, type Repository, scoreCsv, scores, testCsv } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => {
  ({ engine, repo } = given);
  repo.write('test.csv', 'id,age,y\n1,30,0\n2,40,1\n');
  repo.write('predict.cjs', `const fs = require('node:fs'); fs.writeFileSync('started', ''); fs.writeFileSync(process.env.SLUICE_PREDICTIONS, 'id,score\\n1,0.5\\n2,0.5\\n');`);
});

const TESTS = `${DATA}tests: {task: binary, predictions: {candidate: made.csv}, predict: {command: ["${process.execPath}", predict.cjs]}}\n`;

test('a poisoned pickle is never given to the team\'s program, and no predictions of an earlier run stay', async () => {
  repo.write('model.bin', pickleNamed('os-system'));
  repo.write('made.csv', 'id,score\n1,0.1\n');
  const { verdict } = await predict(await repo.delivery(TESTS), contextOf(repo, engine));
  expect(verdict).toMatchObject({ stage: 'predict', outcome: 'fail', headline: expect.stringContaining('it imports posix.system'), findings: [{ code: 'contents-pickle-refused' }] });
  expect([existsSync(path.join(repo.path, 'started')), existsSync(path.join(repo.path, 'made.csv'))]).toEqual([false, false]);
});

test('a sound model is run, and its files and machine stand in the statement', async () => {
  const { verdict, details } = await predict(await repo.delivery(TESTS), contextOf(repo, engine));
  expect(verdict.outcome).toBe('pass');
  expect(existsSync(path.join(repo.path, 'started'))).toBe(true);
  expect(details).toMatchObject({ contents: { formats: { text: 1 } }, environment: { machine: { processor: expect.any(Object) } } });
});

test('an environment other than the lock fails the stage that ran in it', async () => {
  repo.write('package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
  repo.write('node_modules/a/package.json', '{"version": "2.0.0"}');
  const delivery = await repo.delivery(TESTS);
  delivery.spec.release.environment = 'package-lock.json';
  const { verdict } = await predict(delivery, contextOf(repo, engine));
  expect(verdict).toMatchObject({ outcome: 'fail', headline: expect.stringContaining('node_modules/a 2.0.0 (lock: 1.0.0)') });
});

test('a poisoned pickle stops the evaluation by its own finding, with the cause named first', async () => {
  const rows = people(400);
  repo.write('test.csv', testCsv(rows));
  repo.write('candidate.csv', scoreCsv(scores(rows, 2, 0.5)));
  repo.write('model.bin', pickleNamed('joblib-poisoned'));
  const result = await runModelTests(await repo.delivery(`${DATA}tests: {task: binary, replicates: 200, predictions: {candidate: candidate.csv}, gates: [{metric: roc_auc, at_least: 0.6}]}\n`), contextOf(repo, engine));
  expect(outcomes(result.verdict)).toMatchObject({ 'contents-pickle-refused': 'fail', 'metric-at-least': 'pass' });
  const { verdict } = withRootCause(result, { related: [] });
  expect(verdict.outcome).toBe('fail');
  expect(verdict.headline).toContain('model.bin is a pickle');
  expect(verdict.facts[0]).toEqual(['Most likely cause', expect.stringContaining("The model's files may not be loaded as they are: model.bin is a pickle")]);
});

test('a poisoned pickle is not probed', async () => {
  repo.write('model.bin', pickleNamed('torch-poisoned'));
  const { verdict } = await probeModel(await repo.delivery(TESTS), contextOf(repo, engine));
  expect(verdict).toMatchObject({ outcome: 'fail', findings: [{ code: 'contents-pickle-refused' }] });
});
