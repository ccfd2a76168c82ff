import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { StageResult } from '../../src/core/stage.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { seededRandom, uniform } from '../../src/statistics/random.ts';
import { contextOf, eachTest, findingOf, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

interface Person {
  id: string;
  age: number;
  region: string;
  y: number;
  score: number;
}

/** A model that is right about the young and hardly about the old; `old` is their share. */
function people(n: number, old: number, seed: number): Person[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_, i) => {
    const isOld = uniform(random) < old;
    const age = isOld ? 60 + Math.floor(uniform(random) * 20) : 20 + Math.floor(uniform(random) * 20);
    const y = uniform(random) < 0.4 ? 1 : 0;
    const sharp = isOld ? 0.25 : 0.9;
    const score = uniform(random) < sharp ? 0.2 + 0.6 * y + 0.1 * uniform(random) : 0.1 + 0.8 * uniform(random);
    return { id: `p${i}`, age, region: uniform(random) < 0.5 ? 'north' : 'south', y, score };
  });
}

async function judge(shift: string, options: { test?: Person[]; serving?: string; data?: string; drifted?: string[] } = {}): Promise<StageResult> {
  const list = options.test ?? people(4000, 0.2, 1);
  repo.write('test.csv', ['id,age,region,y', ...list.map(({ id, age, region, y }) => `${id},${age},${region},${y}`)].join('\n'));
  repo.write('candidate.csv', ['id,score', ...[...list].reverse().map(({ id, score }) => `${id},${score}`)].join('\n'));
  repo.write('serving.csv', options.serving ?? ['age,region', ...people(3000, 0.8, 2).map(({ age, region }) => `${age},${region}`)].join('\n'));
  const delivery = await repo.delivery(
    `data: {test: test.csv, serving: serving.csv, key: [id], label: y${options.data ?? ''}}\ntests:\n  task: binary\n  predictions: {candidate: candidate.csv}\n  replicates: 300\n  gates: [{metric: accuracy, at_least: 0.78}]\n  shift: ${shift}\n`,
  );
  return runModelTests(delivery, contextOf(repo, engine), { drifted: options.drifted });
}

describe('metrics under the shift to the current population', () => {
  test('`drifted` weighs by the columns that validate-data found, says so, and stays open where nobody knows', async () => {
    const gates = 'gates: [{metric: accuracy, at_least: 0.78}]';
    const { verdict } = await judge(`{columns: drifted, ${gates}}`, { drifted: ['age'] });
    expect(findingOf(verdict, 'shift-at-least').outcome).toBe('fail');
    expect(verdict.notes).toContain('Shift is weighed by the columns that validate-data found drifted: age.');
    expect(findingOf((await judge(`{columns: drifted, ${gates}}`)).verdict, 'shift-drift-unknown').outcome).toBe('inconclusive');
    expect(findingOf((await judge(`{columns: drifted, ${gates}}`, { drifted: [] })).verdict, 'shift-nothing-drifted').outcome).toBe('pass');
  });

  test('a model that holds on the test rows fails on the people of today, by its own finding', async () => {
    const { verdict, details, inputs } = await judge('{columns: [{column: age, edges: [50]}], gates: [{metric: accuracy, at_least: 0.78}]}');
    expect(findingOf(verdict, 'metric-at-least').outcome).toBe('pass');
    const finding = findingOf(verdict, 'shift-at-least');
    expect(finding.outcome).toBe('fail');
    expect(finding.rule).toMatch(/weighted as today$/);
    expect(finding.message).toMatch(/^Weighted as today \([\d,]+ effective rows\): Accuracy is 0\.\d+/);
    expect(finding.location).toMatchObject({ file: 'delivery.yml', line: 9 });
    // What the model does on a population like today's, measured on other rows.
    const truth = people(60_000, 0.8, 3);
    const accuracy = truth.filter(({ y, score }) => (score >= 0.5 ? 1 : 0) === y).length / truth.length;
    expect(Math.abs(finding.numbers!.candidate! - accuracy)).toBeLessThan(0.03);
    expect(finding.interval!.low < accuracy && accuracy < finding.interval!.high).toBe(true);
    expect(Object.fromEntries(verdict.facts)).toMatchObject({ 'Today (data.serving)': expect.stringMatching(/effective of 4,000 rows/), 'Accuracy, today': expect.stringContaining('on the test rows as they are') });
    expect(details!.shift).toMatchObject({ effectiveRows: expect.any(Number), metrics: expect.any(Array) });
    expect(inputs.map(({ name }) => name)).toContain('data.serving');
  });

  test('is the unweighted metric where nothing has shifted', async () => {
    const list = people(3000, 0.3, 5);
    const serving = ['age,region', ...list.map(({ age, region }) => `${age},${region}`)].join('\n');
    const { verdict } = await judge('{columns: [age, region], bands: 4, gates: [{metric: accuracy, at_least: 0.5}]}', { test: list, serving });
    expect(findingOf(verdict, 'shift-at-least').numbers!.candidate).toBeCloseTo(findingOf(verdict, 'metric-at-least').numbers!.candidate!, 9);
    expect(findingOf(verdict, 'shift-effective-rows').numbers!.value).toBeCloseTo(3000, 6);
  });

  test('answers `inconclusive` where too few rows carry the weight, and judges no gate', async () => {
    const { verdict } = await judge('{columns: [{column: age, edges: [40]}], gates: [{metric: accuracy, at_least: 0.5}]}', { test: people(1500, 0.02, 7) });
    const finding = findingOf(verdict, 'shift-effective-rows');
    expect(finding).toMatchObject({ outcome: 'inconclusive', message: expect.stringMatching(/about [\d,]+ test rows/) });
    expect(verdict.findings.some(({ code }) => code === 'shift-at-least')).toBe(false);
    expect(verdict.outcome).not.toBe('pass');
  });

  test('names the cells of today that the test set lacks', async () => {
    const serving = ['age,region', ...people(1000, 0.5, 2).map(({ age }, i) => `${age},${i % 4 === 0 ? 'west' : 'north'}`)].join('\n');
    const { verdict } = await judge('{columns: [region], gates: [{metric: accuracy, at_least: 0.5}]}', { serving });
    expect(findingOf(verdict, 'shift-unseen')).toMatchObject({ outcome: 'inconclusive', message: expect.stringContaining('region = west (25 %)'), numbers: { value: 0.25, limit: 0.01 } });
    const hidden = await judge('{columns: [region]}', { serving, data: ', columns: {region: {sensitive: true}}' });
    expect(JSON.stringify(hidden)).not.toContain('west');
  });

  test('people of the test set whom nobody is like today are left out, not counted', async () => {
    const list = people(4000, 0.5, 9);
    const serving = ['age,region', ...people(2000, 1, 2).map(({ age, region }) => `${age},${region}`)].join('\n');
    const { verdict } = await judge('{columns: [{column: age, edges: [50]}], gates: [{metric: accuracy, at_least: 0.5}]}', { test: list, serving });
    const old = list.filter(({ age }) => age >= 50);
    const accuracy = old.filter(({ y, score }) => (score >= 0.5 ? 1 : 0) === y).length / old.length;
    expect(findingOf(verdict, 'shift-at-least')).toMatchObject({ n: old.length, numbers: { candidate: expect.closeTo(accuracy, 9) } });
  });

  test('says what is missing or unlike, and refuses to be asked without data.serving', async () => {
    expect(findingOf((await judge('{columns: [wage]}')).verdict, 'column-missing').outcome).toBe('error');
    expect(findingOf((await judge('{columns: [age]}', { serving: 'age,region\nold,north\n' })).verdict, 'shift-column-unlike').outcome).toBe('error');
    expect(findingOf((await judge('{columns: [region]}', { serving: 'age,region\n' })).verdict, 'shift-population-empty').outcome).toBe('error');
    await expect(repo.delivery('data: {test: test.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: candidate.csv}, shift: {columns: [age]}}\n')).rejects.toMatchObject({ problems: [expect.objectContaining({ code: 'delivery-missing-key' })] });
  });
});
