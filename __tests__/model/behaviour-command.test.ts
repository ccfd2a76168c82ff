import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { IMPORTANCE_FILE } from '../../src/model/explain/file.ts';
import { probeModel } from '../../src/model/probe-model.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { applicantsCsv } from './behaviour-support.ts';
import { contextOf, eachTest, outcomes, type Repository } from './support.ts';

/** A team's program: one row as JSON on each line, one answer on each line. */
const program = (score: string): string => `import readline from 'node:readline';
for await (const line of readline.createInterface({ input: process.stdin })) {
  if (line === '') continue;
  const row = JSON.parse(line);
  try {
    console.log(JSON.stringify({ score: (() => { ${score} })() }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}
`;
const SOUND = 'if (row.income === null) throw new Error("income is missing"); return 1 / (1 + Math.exp(-(row.income - 3000) / 800));';
/** As sound, and another answer for every second sixty of income. */
const BRITTLE = 'return Math.floor(row.income / 60) % 2 === 0 ? 0.9 : 0.1;';
const LEANING = 'return 1 / (1 + Math.exp(-(row.income - 3000) / 800 - (row.sex === "Male" ? 1 : -1)));';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => {
  ({ engine, repo } = given);
  repo.write('test.csv', applicantsCsv(300));
});

const RULES = `
  behaviour:
    rows: 150
    at_most: 0.1
    determinism: {}
    perturbations: [{kind: noise, columns: [income]}, {kind: missing, columns: [income], refusal: allowed}]
  explanations: {rows: 150, repeats: 1, importance: out/${IMPORTANCE_FILE}, gates: [{columns: [sex], at_most: 0.05}, {columns: [sex], at_most: 0.2, of: loss}]}`;

async function probe(score: string, more = ''): Promise<Verdict> {
  repo.write('model.mjs', program(score));
  repo.write('candidate.csv', 'id,score\n');
  const delivery = await repo.delivery(`data: {test: test.csv, key: [id], label: y}
tests:
  task: binary
  predictions: {candidate: candidate.csv}
  replicates: 200
  predictor: {command: [${JSON.stringify(process.execPath)}, model.mjs]}${more}${RULES}
`);
  return (await probeModel(delivery, contextOf(repo, engine))).verdict;
}

describe('a program of the team, probed', () => {
  test('that is sound passes, and refuses a missing value cleanly', async () => {
    const verdict = await probe(SOUND);
    expect(outcomes(verdict)).toEqual({ 'behaviour-determinism': 'pass', 'behaviour-noise': 'pass', 'behaviour-missing': 'pass', 'explanations-measured': 'pass', 'explanation-share-at-most': 'pass' });
    expect(verdict.notes).toEqual(expect.arrayContaining([expect.stringContaining('150 rows drawn of 300')]));
  });

  test('that is brittle is caught by its own finding', async () => {
    const verdict = await probe(BRITTLE);
    expect(outcomes(verdict)).toMatchObject({ 'behaviour-noise': 'fail', 'explanation-share-at-most': 'pass' });
    expect(verdict.outcome).toBe('fail');
  });

  test('that leans on a forbidden column is caught by its own finding, and its largest flip says so', async () => {
    repo.write('champion.mjs', program(SOUND));
    const verdict = await probe(LEANING, `\n  champion_predictor: {command: [${JSON.stringify(process.execPath)}, champion.mjs]}`);
    expect(outcomes(verdict)).toMatchObject({ 'behaviour-noise': 'pass', 'explanation-share-at-most': 'fail' });
    const flip = verdict.facts.find(([name]) => name === 'Largest flip 1')![1];
    expect(flip).toMatch(/^id \d+: champion (yes|no) [\d.]+, candidate (yes|no) [\d.]+\. The difference is made of sex [+-][\d.]+/);
  });

  test('that answers 2.5 where a probability is wanted is caught, though it says the same of every row', async () => {
    expect(outcomes(await probe('return 2.5;'))).toMatchObject({ 'predictor-score-out-of-range': 'fail', 'behaviour-noise': 'pass' });
  });

  test('leaves the file that a job with labels judges the rise of the loss by', async () => {
    await probe(LEANING);
    const lines = readFileSync(path.join(repo.out, IMPORTANCE_FILE), 'utf8').trimEnd().split('\n');
    // 150 rows as they are, and each with one of five columns from another row.
    expect(lines).toHaveLength(150 * 6);
    const scores = readFileSync(path.join(repo.path, 'test.csv'), 'utf8').trimEnd().split('\n').slice(1).map((line) => line.split(','));
    repo.write('candidate.csv', ['id,score', ...scores.map(([id, income, , , , sex]) => `${id},${1 / (1 + Math.exp(-(Number(income) - 3000) / 800 - (sex === 'Male' ? 1 : -1)))}`)].join('\n') + '\n');
    const delivery = await repo.delivery(`data: {test: test.csv, key: [id], label: y}\ntests:\n  task: binary\n  predictions: {candidate: candidate.csv}\n  replicates: 200${RULES}\n`);
    const { verdict, details } = await runModelTests(delivery, contextOf(repo, engine));
    expect(verdict.findings.find(({ code }) => code === 'explanation-share-at-most')).toMatchObject({ rule: "sex: at most 20 % of what the candidate's accuracy rests on", n: 150 });
    expect(details!.explanations).toMatchObject({ loss: 'log loss', candidate: { rows: 150 } });
  });

  test('that is not declared, or only a file of predictions, is an error: nothing would move', async () => {
    repo.write('candidate.csv', 'id,score\n1,0.5\n');
    const with_ = async (predictor: string): Promise<Verdict> => {
      const delivery = await repo.delivery(`data: {test: test.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: candidate.csv}${predictor}, behaviour: {determinism: {}}}\n`);
      return (await probeModel(delivery, contextOf(repo, engine))).verdict;
    };
    expect(outcomes(await with_(''))).toEqual({ 'probe-needs-predictor': 'error' });
    expect(outcomes(await with_(', predictor: {file: candidate.csv}'))).toEqual({ 'probe-needs-predictor': 'error' });
    // Where the program runs without network, what takes the network away starts, and then finds no program.
    expect(['error', 'fail']).toContain((await with_(', predictor: {command: [no-such-program-here]}')).outcome);
  });
});
