import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fit, MODELS, predict, readFlights, type Model } from '../../examples/flights/train.ts';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { answers, exampleOf, failed, type Example } from './model-example.ts';

const folder = fileURLToPath(new URL('../../examples/flights', import.meta.url));
let engine: DataEngine;
let example: Example;
beforeAll(async () => {
  engine = await openDuckDb();
  example = exampleOf('flights');
});
afterAll(async () => {
  await engine.close();
  example.remove();
});

test('the models are what March says, and the predictions what they say of April', async () => {
  const [march, april] = [await readFlights(folder, 'train'), await readFlights(folder, 'test')];
  for (const name of ['champion', 'candidate']) {
    const model = JSON.parse(readFileSync(path.join(folder, 'models', `${name}.json`), 'utf8')) as Model;
    expect(model).toEqual(fit(march, MODELS[name]!));
    const committed = gunzipSync(readFileSync(path.join(folder, 'predictions', `${name}.csv.gz`))).toString();
    expect(committed).toBe(`id,score\n${april.map((flight) => `${flight.id},${predict(model, flight).toFixed(2)}`).join('\n')}\n`);
  }
});

const GATES = [
  'rmse: at most', 'mae: no worse than the champion', 'rmse: as good as the champion', 'rmse: no worse than a constant', 'mean_error: at most', 'calls off by half an hour: at most',
  'error per hundred miles: no worse than the champion', 'where distance ', 'where date ',
];

function kindsOf(rules: readonly string[]): string[] {
  return GATES.filter((gate) => rules.some((rule) => rule.includes(gate)));
}

describe('the gates', () => {
  test('all pass on the candidate', async () => {
    const verdict = await example.judge(engine);
    expect(answers(verdict).filter((answer) => !answer.startsWith('pass'))).toEqual([]);
    expect(verdict.outcome).toBe('pass');
    expect(kindsOf(answers(verdict))).toEqual(GATES);
    expect(verdict.findings.find(({ code }) => code === 'fairness-at-most')!.outcome).toBe('pass');
    expect(verdict.findings.filter(({ subject }) => subject?.kind === 'slice').map(({ subject }) => subject!.name)).toEqual([
      'distance 31 to 308', 'distance 309 to 550', 'distance 551 to 972', 'distance 977 to 4962',
      'date 2001-04-01 to 2001-04-07', 'date 2001-04-08 to 2001-04-14', 'date 2001-04-15 to 2001-04-21', 'date 2001-04-22 to 2001-04-28', 'date 2001-04-29 to 2001-05-05',
    ]);
  });

  test('all fail where minutes were written as seconds over two', async () => {
    example.predictions('seconds', 'candidate', ([id, score], index) => [id!, index === 0 ? score! : String(30 * Number(score))]);
    const verdict = await example.judge(engine, { 'predictions/candidate.csv.gz': 'predictions/seconds.csv.gz' });
    expect(verdict.outcome).toBe('fail');
    expect(kindsOf(failed(verdict))).toEqual(GATES);
    expect(verdict.findings.find(({ code }) => code === 'fairness-at-most')!.outcome).toBe('fail');
  });

  test('on the champion and on a constant fail for the clock of another zone, which every absolute limit lets through', async () => {
    const verdict = await example.judge(engine, { 'predictions/candidate.csv.gz': 'predictions/wrong-clock.csv.gz' }, { firstGatesOnly: true });
    expect(verdict.findings.find(({ code }) => code === 'metric-no-worse-than-constant')!.outcome).toBe('fail');
    expect(verdict.findings.filter(({ code }) => code === 'metric-no-worse-than-champion').map(({ outcome }) => outcome)).toEqual(['fail']);
    expect(verdict.findings.find(({ rule }) => rule.includes('rmse: at most'))!.outcome).toBe('pass');
  });

  test('on being better pass against the wrong clock and do not against the champion', async () => {
    const better = { '- {metric: rmse, within_of_champion: 0.3}': '- {metric: rmse, better_than_champion_by: 0.5}' };
    const find = async (replace: Record<string, string>) => (await example.judge(engine, { ...better, ...replace }, { firstGatesOnly: true })).findings.find(({ code }) => code === 'metric-better-than-champion')!.outcome;
    expect(await find({})).toBe('fail');
    expect(await find({ 'champion: predictions/champion.csv.gz': 'champion: predictions/wrong-clock.csv.gz' })).toBe('pass');
  });
});
