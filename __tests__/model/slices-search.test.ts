import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { StageResult } from '../../src/core/stage.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { seededRandom, uniform } from '../../src/statistics/random.ts';
import { contextOf, eachTest, findingOf, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

interface Row {
  id: string;
  age: number | '';
  education: string;
  day: string;
  y: number;
  score: number;
  champion: number;
}

/** Ages 17 to 64; the candidate knows nothing of young people with one schooling, the champion does. */
function rows(n: number): Row[] {
  const random = seededRandom(9);
  const schools = ['Bachelors', 'HS-grad', 'Masters', 'None "yet"'];
  return Array.from({ length: n }, (_, i) => {
    const age = 17 + Math.floor(uniform(random) * 48);
    const education = schools[Math.floor(uniform(random) * 4)]!;
    const y = uniform(random) < 0.4 ? 1 : 0;
    const good = y === 1 ? 0.55 + 0.4 * uniform(random) : 0.05 + 0.4 * uniform(random);
    const blind = age < 26 && education === 'HS-grad';
    return { id: `k${i % 7}-${i}`, age: i % 50 === 0 ? '' : age, education, day: `2024-0${1 + (i % 6)}-15`, y, score: blind ? 1 - good : good, champion: good };
  });
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

async function judge(search: string, options: { n?: number; columns?: string } = {}): Promise<StageResult> {
  const list = rows(options.n ?? 6000);
  repo.write('test.csv', ['id,age,education,day,y', ...list.map(({ id, age, education, day, y }) => `${id},${age},${quoted(education)},${day},${y}`)].join('\n'));
  // In another order than the test set: what is searched must follow the key, not the file.
  repo.write('candidate.csv', ['id,score', ...[...list].reverse().map(({ id, score }) => `${id},${score}`)].join('\n'));
  repo.write('champion.csv', ['id,score', ...list.map(({ id, champion }) => `${id},${champion}`)].join('\n'));
  const delivery = await repo.delivery(
    `data: {test: test.csv, key: [id], label: y${options.columns ?? ''}}\ntests:\n  task: binary\n  predictions: {candidate: candidate.csv, champion: champion.csv}\n  gates: [{metric: roc_auc, at_least: 0.6}]\n  slices: {search: ${search}}\n`,
  );
  return runModelTests(delivery, contextOf(repo, engine));
}

describe('a search for weak slices', () => {
  test('names the slice in plain words, with its share of the total loss, and warns', async () => {
    const { verdict, details } = await judge('{}');
    const found = verdict.findings.filter(({ code }) => code === 'weak-slice');
    expect(found).toHaveLength(1);
    const [finding] = found;
    expect(finding!.subject).toEqual({ kind: 'slice', name: expect.stringMatching(/^age 17 to 2[23] and education = HS-grad$|^age 17 to 2\d and education = HS-grad$/) });
    expect(finding!.outcome).toBe('warn');
    expect(finding!.message).toMatch(/^Where age 17 to 2\d and education = HS-grad, the candidate's mean log loss is \d\.\d+ against 0\.\d+ elsewhere: [\d.]+ times \[[\d.]+, [\d.]+\]\. The slice has \d\.?\d* % of the rows \(\d+\) and \d+\.?\d* % of the total loss; found on one half/);
    expect(finding!.numbers!.share_of_loss!).toBeGreaterThan(2 * finding!.numbers!.share_of_rows!);
    expect(finding!.p!).toBeLessThan(1e-6);
    expect(Object.fromEntries(verdict.facts)['Weak slices']).toMatch(/^1 confirmed; [\d,]+ slices of at least 200 rows looked at over 3 columns/);
    expect(details!['weak slices']).toMatchObject({ features: ['age', 'education', 'day'], confirmed: [{ ratio: expect.any(Number) }] });
  });

  test('stops the delivery where it is told to, and against the champion too', async () => {
    const { verdict } = await judge('{against: champion, severity: fail, loss: error, owner: risk}');
    const finding = findingOf(verdict, 'weak-slice');
    expect(finding).toMatchObject({ outcome: 'fail', owner: 'risk', subject: { name: expect.stringContaining('education = HS-grad') } });
    expect(finding.message).toContain("the champion's there");
    expect(verdict.outcome).toBe('fail');
  });

  test('finds nothing in columns that have nothing to do with it, and says what it looked at', async () => {
    const { verdict } = await judge('{features: [day]}');
    expect(findingOf(verdict, 'weak-slices-none')).toMatchObject({ outcome: 'pass', message: expect.stringMatching(/slices of at least 200 rows looked at over 1 column/) });
  });

  test('shows no value of a sensitive column', async () => {
    const { verdict, details } = await judge('{}', { columns: ', columns: {age: {sensitive: true}, education: {sensitive: true}}' });
    const finding = findingOf(verdict, 'weak-slice');
    expect(finding.subject!.name).toMatch(/^age in bands? 1( to 2)? of 8 and education = value 2$/);
    expect(JSON.stringify([verdict, details])).not.toMatch(/HS-grad|Bachelors/);
  });

  test('answers `inconclusive` from too few rows, and names a column that is not there', async () => {
    const { verdict } = await judge('{severity: fail}', { n: 300 });
    expect(findingOf(verdict, 'weak-slices-too-few-rows')).toMatchObject({ outcome: 'inconclusive', numbers: { rows_needed: 400 } });
    await expect(judge('{features: [wage]}', { n: 500 })).rejects.toMatchObject({ problems: [expect.objectContaining({ code: 'column-missing' })] });
  });

  test('refuses a loss of another task', async () => {
    expect(findingOf((await judge('{loss: pinball}', { n: 500 })).verdict, 'weak-slices-not-for-task').outcome).toBe('error');
  });
});
