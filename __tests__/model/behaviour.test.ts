import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { Predictor } from '../../src/core/seams.ts';
import type { Finding } from '../../src/core/verdict.ts';
import { InputError } from '../../src/core/problem.ts';
import { judgeBehaviour } from '../../src/model/behaviour/judge.ts';
import { PredictorError } from '../../src/model/predictors/error.ts';
import type { PartAnswer } from '../../src/model/facts.ts';
import { applicantsCsv, byCode, modelOf, refuse, soundScore } from './behaviour-support.ts';
import { contextOf, eachTest, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => {
  ({ engine, repo } = given);
  repo.write('features.csv', withoutLabel(applicantsCsv(400)));
});

async function judge(behaviour: string, predictor: Predictor, data = 'data: {test: test.csv, key: [id], label: y}', tests = 'task: binary'): Promise<PartAnswer> {
  const delivery = await repo.delivery(`${data}\ntests:\n  ${tests}\n  predictions: {candidate: candidate.csv}\n  behaviour: ${behaviour}\n`);
  return judgeBehaviour(delivery, contextOf(repo, engine), predictor, { features: path.join(repo.path, 'features.csv') });
}

function withoutLabel(csv: string): string {
  return csv.replaceAll(/,[^,\n]*\n/g, '\n');
}

const only = (findings: readonly Finding[]): Finding => {
  expect(findings).toHaveLength(1);
  return findings[0]!;
};

describe('a sound model', () => {
  test('keeps every kind of rule', async () => {
    const { findings } = await judge(
      `
    rows: 300
    at_most: 0.1
    determinism: {tolerance: 0}
    invariances: [{columns: [sex]}]
    monotone: [{column: income}, {column: debt, direction: falling}]
    directional: [{change: {income: income + 500}, moves: up, by: 0.01, where: income < 5000}]
    metamorphic: [{name: cities in capitals, change: {city: upper(city)}}, {name: more debt is no better, change: {debt: debt + 0.1}, expect: {sql: after <= before}}]
    perturbations: [{kind: noise, columns: [income, debt]}, {kind: typo}, {kind: case}, {kind: accents}, {kind: unseen_category}, {kind: category_swap}]
    adversarial: {columns: {income: {by: 5}}, rows: 60, budget: 20}`,
      modelOf(soundScore),
    );
    expect(findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(new Set(findings.map(({ code }) => code))).toEqual(
      new Set(['determinism', 'invariance', 'monotone', 'directional', 'metamorphic', 'noise', 'typo', 'case', 'accents', 'unseen-category', 'category-swap', 'adversarial'].map((kind) => `behaviour-${kind}`)),
    );
  });

  test('is asked the same questions and judged the same whatever the order of its features file', async () => {
    const rules = '{rows: 100, perturbations: [{kind: noise, iqr: 0.3}, {kind: typo}], adversarial: {columns: {income: {by: 300}}, rows: 40}}';
    const first = await judge(rules, modelOf(soundScore));
    const [head, ...rest] = applicantsCsv(400).trimEnd().split('\n');
    repo.write('features.csv', withoutLabel([head, ...rest.reverse()].join('\n') + '\n'));
    const second = await judge(rules, modelOf(soundScore));
    expect(second.findings).toEqual(first.findings);
  });
});

describe('a brittle model', () => {
  test('that has a cut where many rows stand is caught by noise, and the finding names the column', async () => {
    const { findings } = await judge('{rows: 300, perturbations: [{kind: noise, iqr: 0.1, at_most: 0.05}]}', modelOf((row) => (Math.floor(Number(row.income) / 60) % 2 === 0 ? 0.9 : 0.1)));
    const finding = only(findings.filter(({ outcome }) => outcome === 'fail'));
    expect(finding).toMatchObject({ code: 'behaviour-noise', subject: { kind: 'column', name: 'income' } });
    expect(finding.interval!.low).toBeGreaterThan(0.05);
    expect(finding.message).toMatch(/of 300 rows change their answer when income gets noise of 0.1 interquartile ranges: .* at most 5 % is allowed/);
    expect(findings.filter(({ outcome }) => outcome === 'pass').map(({ message }) => message)).toEqual([expect.stringContaining('This is the highest of 2')]);
  });

  test('that reads cities only as they were spelt is caught by case, typos and accents', async () => {
    const known: Record<string, number> = { Basel: 0.9, Genève: 0.8, Zürich: 0.7 };
    const { findings } = await judge('{rows: 200, perturbations: [{kind: case, columns: [city]}, {kind: typo, columns: [city]}, {kind: accents, columns: [city]}]}', modelOf((row) => known[String(row.city)] ?? 0.1));
    expect(findings.map(({ code, outcome, numbers }) => [code, outcome, numbers!.rate])).toEqual([
      ['behaviour-case', 'fail', 1],
      ['behaviour-typo', 'fail', 1],
      ['behaviour-accents', 'fail', 1],
    ]);
  });

  test('that leans on one category is caught by swaps, and one that takes what it does not know for a no, by an unseen one', async () => {
    const leans = modelOf((row) => (row.city === 'Basel' ? 0.9 : 0.2));
    const { findings } = await judge('{rows: 200, perturbations: [{kind: category_swap, columns: [city]}, {kind: unseen_category, columns: [city], at_most: 0.1}]}', leans);
    expect(findings.map(({ code, outcome, subject }) => [code, outcome, subject?.name])).toEqual([['behaviour-category-swap', 'fail', 'city'], ['behaviour-unseen-category', 'fail', 'city']]);
  });

  test('that takes a missing value for a yes is caught; one that refuses it cleanly is not, where that is allowed', async () => {
    const careless = modelOf((row) => (row.income === null ? 0.99 : 0.2));
    expect(only((await judge('{rows: 100, perturbations: [{kind: missing, columns: [income]}]}', careless)).findings)).toMatchObject({ code: 'behaviour-missing', outcome: 'fail', numbers: { rate: 1 } });
    const strict = modelOf((row) => (row.income === null ? refuse('income is missing') : 0.2));
    expect(only((await judge('{rows: 100, perturbations: [{kind: missing, columns: [income], refusal: allowed}]}', strict)).findings)).toMatchObject({ code: 'behaviour-missing', outcome: 'pass', n: 100 });
    expect(only((await judge('{rows: 100, perturbations: [{kind: missing, columns: [income]}]}', strict)).findings)).toMatchObject({ outcome: 'fail', numbers: { refused: 100 } });
  });

  test('that answers no number for an extreme value is caught even where refusals are allowed', async () => {
    const { findings } = await judge('{rows: 100, perturbations: [{kind: extreme, columns: [age], refusal: allowed}]}', modelOf((row) => (Number(row.age) > 200 ? NaN : 0.5)));
    expect(only(findings)).toMatchObject({ code: 'behaviour-extreme', outcome: 'fail' });
    expect(only(findings).numbers!.crashed).toBeGreaterThan(20);
  });

  test('that ends at a row, or answers 500 to it, does not refuse cleanly, and the rows beside it are still asked', async () => {
    const dies = modelOf((row) => {
      if (row.income !== null) return 0.2;
      throw new PredictorError('predictor-ended', 'the program ended', 'See why.', { blame: 'batch', gone: true });
    });
    const rule = '{rows: 60, perturbations: [{kind: missing, columns: [income], refusal: allowed}]}';
    // Each such row costs a start, so no more than 30 are asked, and the rate rests on those.
    expect(only((await judge(rule, dies)).findings)).toMatchObject({ outcome: 'fail', n: 30, numbers: { crashed: 30 } });
    const failing = modelOf((row) => (row.income === null ? refuse('the server answered 500') : 0.2));
    expect(only((await judge(rule, failing)).findings)).toMatchObject({ outcome: 'fail', numbers: { crashed: 60, refused: 0 } });
    const few = modelOf((row) => {
      if (row.income !== null || Number(row.id) % 5 > 0) return 0.2;
      throw new PredictorError('predictor-ended', 'the program ended', 'See why.', { blame: 'batch', gone: true });
    });
    const finding = only((await judge(rule, few)).findings);
    expect(finding.n).toBe(60);
    expect(finding.numbers!.crashed).toBe(finding.numbers!.broken);
  });

  test('is caught by a value in another unit and by one out of range', async () => {
    const { findings } = await judge('{rows: 100, perturbations: [{kind: unit, columns: [debt], factor: 100}, {kind: out_of_range, columns: [age]}]}', modelOf((row) => (Number(row.debt) > 2 || Number(row.age) < 18 || Number(row.age) > 75 ? 0.9 : 0.1)));
    expect(findings.map(({ code, outcome }) => [code, outcome])).toEqual([
      ['behaviour-unit', 'fail'],
      ['behaviour-out-of-range', 'fail'],
    ]);
  });
});

describe('rules of a team', () => {
  test('an invariance names the column that the answer moves with', async () => {
    const leaning = modelOf((row) => (row.sex === 'Male' ? 0.7 : 0.3));
    const finding = only((await judge('{rows: 200, invariances: [{name: sex does not matter, columns: [sex], swap: {Female: Male, Male: Female}, at_most: 0.01, owner: risk}]}', leaning)).findings);
    expect(finding).toMatchObject({ code: 'behaviour-invariance', outcome: 'fail', rule: 'sex does not matter', owner: 'risk', numbers: { rate: 1 }, location: { line: 7 } });
    expect(finding.message).toMatch(/For example id \d+ \((yes 0.7 → no 0.3|no 0.3 → yes 0.7)\)/);
  });

  test('a limit of none is broken by one row, and says how little is known where none breaks it', async () => {
    const oneInMany = modelOf((row) => (row.sex === 'Female' && Number(row.id) % 40 === 0 ? 0.9 : 0.1));
    expect(only((await judge('{rows: 400, invariances: [{columns: [sex], at_most: 0}]}', oneInMany)).findings)).toMatchObject({ outcome: 'fail' });
    const blind = only((await judge('{rows: 400, invariances: [{columns: [sex], at_most: 0}]}', modelOf(() => 0.1))).findings);
    expect(blind).toMatchObject({ outcome: 'pass', n: 400 });
    expect(blind.interval!.high).toBeCloseTo(0.0095, 3);
  });

  test('a score that falls on a stretch of a rising column breaks monotony by its largest fall', async () => {
    const dented = modelOf((row) => Number(row.income) / 10000 - (Number(row.income) > 3200 && Number(row.income) < 3600 ? 0.2 : 0));
    const finding = only((await judge('{rows: 200, monotone: [{column: income, tolerance: 0.05}]}', dented)).findings);
    expect(finding).toMatchObject({ code: 'behaviour-monotone', outcome: 'fail' });
    expect(finding.numbers!.largest_move).toBeGreaterThan(0.15);
    expect(only((await judge('{rows: 200, monotone: [{column: income, tolerance: 0.25}]}', dented)).findings).outcome).toBe('pass');
  });

  test('a stated change must move the score its way by enough', async () => {
    const flat = modelOf((row) => 0.4 + Number(row.income) / 1e6);
    const rule = (by: number) => `{rows: 100, directional: [{change: {income: income + 1000}, moves: up, by: ${by}, at_most: 0.05}]}`;
    expect(only((await judge(rule(0.01), flat)).findings)).toMatchObject({ code: 'behaviour-directional', outcome: 'fail' });
    expect(only((await judge(rule(0.0009), flat)).findings).outcome).toBe('pass');
  });

  test('a metamorphic rule compares the answers before and after in SQL', async () => {
    const doubled = 'metamorphic: [{name: twice the debt halves the score, change: {debt: debt * 2}, where: debt > 0.05, expect: {sql: abs(after - before / 2) < 1e-9}}]';
    expect(only((await judge(`{rows: 100, ${doubled}}`, modelOf((row) => 0.01 / Number(row.debt)))).findings).outcome).toBe('pass');
    expect(only((await judge(`{rows: 100, ${doubled}}`, modelOf((row) => 0.5 - Number(row.debt) / 10))).findings)).toMatchObject({ code: 'behaviour-metamorphic', outcome: 'fail' });
  });

  test('is inconclusive where too few rows can be changed, and where the interval holds the limit', async () => {
    expect(only((await judge('{rows: 300, invariances: [{columns: [sex], where: income > 5000}]}', modelOf(soundScore))).findings)).toMatchObject({ outcome: 'inconclusive' });
    const close = modelOf((row) => (row.sex === 'Female' && Number(row.id) % 8 === 0 ? 0.9 : 0.1));
    const finding = only((await judge('{rows: 60, invariances: [{columns: [sex], at_most: 0.15}]}', close)).findings);
    expect(finding).toMatchObject({ outcome: 'inconclusive' });
    expect(finding.numbers!.rows_needed).toBeGreaterThan(60);
  });
});

describe('determinism', () => {
  test('a model that depends on what it was asked before is caught', async () => {
    let asked = 0;
    const { findings } = await judge('{rows: 100, determinism: {}}', modelOf((row) => Number(row.debt) + 1e-9 * (asked++ % 7)));
    expect(byCode(findings, 'behaviour-determinism').filter(({ outcome }) => outcome === 'fail').length).toBeGreaterThanOrEqual(2);
  });

  test('a difference in the last bits passes within a declared tolerance and no other', async () => {
    let asked = 0;
    const jitter = () => modelOf((row) => Number(row.debt) + 1e-12 * (asked++ % 7));
    expect(only((await judge('{rows: 100, determinism: {tolerance: 1e-9}}', jitter())).findings).outcome).toBe('pass');
    expect((await judge('{rows: 100, determinism: {}}', jitter())).findings.some(({ outcome }) => outcome === 'fail')).toBe(true);
  });
});

describe('the adversarial search', () => {
  const steep = modelOf((row) => 1 / (1 + Math.exp(-(Number(row.income) - 3000) / 20)));

  test('finds small changes within the bounds and budget, and shows the smallest in plain words', async () => {
    const { findings, facts } = await judge('{rows: 60, adversarial: {columns: {income: {by: 400}, age: {by: 5}}, rows: 60, budget: 40, at_most: 0.1}}', steep);
    const finding = only(findings);
    expect(finding).toMatchObject({ code: 'behaviour-adversarial', outcome: 'fail', n: 60 });
    const [, text] = facts!.find(([name]) => name === 'Smallest change that changes an answer')!;
    const [, from, to] = /^id \d+: income (\d+) → (\d+) turns (?:no|yes) [\d.e-]+ into (?:no|yes) [\d.e-]+$/.exec(text)!;
    expect(Math.abs(Number(to) - Number(from))).toBeLessThanOrEqual(400);
    // The nearest of these incomes to the cut is a few units away: what was found must be about as small.
    expect(Math.min(Number(from), Number(to))).toBeLessThan(3000.5);
    expect(Math.max(Number(from), Number(to))).toBeGreaterThanOrEqual(3000);
    expect(Math.abs(Number(to) - Number(from))).toBeLessThan(60);
  });

  test('finds every row that can be turned, and none that cannot', async () => {
    const { findings } = await judge('{rows: 100, adversarial: {columns: {income: {by: 200}}, rows: 100, budget: 60, at_most: 0.5}}', steep);
    const delivery = applicantsCsv(400).split('\n').slice(1, -1).map((line) => Number(line.split(',')[1]));
    const share = delivery.filter((income) => Math.abs(income - 3000) < 195).length / delivery.length;
    expect(only(findings).numbers!.rate).toBeGreaterThan(share - 0.1);
    expect(only(findings).numbers!.rate).toBeLessThan(share + 0.1);
    expect(only((await judge('{rows: 100, adversarial: {columns: {age: {by: 20}}, rows: 100}}', steep)).findings).numbers!.broken).toBe(0);
  });

  test('never shows a value of a sensitive column, nor a sensitive key', async () => {
    const data = 'data: {test: test.csv, key: [id], label: y, columns: {income: {sensitive: true}, id: {sensitive: true}}}';
    const answer = await judge('{rows: 60, adversarial: {columns: {income: {by: 400}}, rows: 60, budget: 40}, perturbations: [{kind: noise, columns: [income], iqr: 1}]}', steep, data);
    const shown = JSON.stringify([answer.findings, answer.facts, answer.notes]);
    expect(shown).toContain('income (values not shown)');
    expect(shown).not.toMatch(/id \d/);
    for (const line of applicantsCsv(400).split('\n').slice(1, -1)) expect(shown).not.toMatch(new RegExp(`(?<![.\\d])${line.split(',')[1]}\\b`));
  });
});

describe('what cannot be asked', () => {
  test('columns that are not there are all told at once, with the lines of their rules', async () => {
    const asked = judge('{invariances: [{columns: [gender]}], monotone: [{column: salary}], adversarial: {columns: {id: {by: 1}}}}', modelOf(soundScore));
    await expect(asked).rejects.toThrow(InputError);
    await expect(asked).rejects.toThrow(/gender[\s\S]*salary[\s\S]*change the key id/);
  });

  test('SQL that is no single expression, or names what is not there, is an error at its line', async () => {
    await expect(judge('{directional: [{change: {income: "1; DROP TABLE x"}, moves: up}]}', modelOf(soundScore))).rejects.toThrow(InputError);
    await expect(judge('{directional: [{change: {income: nothing + 1}, moves: up}]}', modelOf(soundScore))).rejects.toThrow(/delivery.yml:7/);
  });

  test('no rule at all, and a perturbation that fits no column, open nothing', async () => {
    expect(only((await judge('{rows: 100}', modelOf(soundScore))).findings)).toMatchObject({ code: 'behaviour-not-declared', outcome: 'error' });
    repo.write('features.csv', 'id,x\n' + Array.from({ length: 50 }, (_, id) => `${id},1\n`).join(''));
    const { findings, notes } = await judge('{rows: 100, perturbations: [{kind: typo}, {kind: noise}, {kind: noise, columns: [x]}]}', modelOf(() => 0.5));
    expect(findings.map(({ code, outcome }) => `${code} ${outcome}`)).toEqual(['behaviour-typo inconclusive', 'behaviour-noise inconclusive', 'behaviour-noise inconclusive']);
    expect(notes).toContainEqual('Perturbation noise of 0.05 interquartile ranges: not judged in x, where fewer than 30 drawn rows can be changed so.');
  });

  test('bounds that hold nothing, or mean nothing for their column, are told at their lines', async () => {
    await expect(judge('{adversarial: {columns: {income: {between: [9, 1]}, city: {by: 1}, age: {by: 1, values: [1]}}}}', modelOf(soundScore))).rejects.toThrow(/city is no column of numbers[\s\S]*age has `values`[\s\S]*`between` of income/);
  });

  test('a task whose answer is a number needs a tolerance', async () => {
    await expect(judge('{invariances: [{columns: [sex]}]}', modelOf(soundScore), undefined, 'task: regression')).rejects.toThrow(/behaviour-tolerance-missing/);
    expect(only((await judge('{rows: 100, tolerance: 0.01, invariances: [{columns: [sex]}]}', modelOf(soundScore), undefined, 'task: regression')).findings).outcome).toBe('pass');
  });

  test('the features are cut here where no job cut them before, and the model never sees the label', async () => {
    repo.write('test.csv', applicantsCsv(100));
    const delivery = await repo.delivery('data: {test: test.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: candidate.csv}, behaviour: {rows: 60, determinism: {}}}\n');
    const seen = new Set<string>();
    const predictor = modelOf((row) => Object.keys(row).forEach((name) => seen.add(name)) ?? 0.5);
    expect(only((await judgeBehaviour(delivery, contextOf(repo, engine), predictor)).findings)).toMatchObject({ outcome: 'pass', n: 60 });
    expect([...seen]).toEqual(['id', 'income', 'age', 'debt', 'city', 'sex']);
  });

  test('a model that does not answer unchanged rows is stopped there', async () => {
    const { findings } = await judge('{rows: 100, determinism: {}}', modelOf((row) => (row.city === 'Basel' ? refuse('no Basel') : 0.5)));
    expect(only(findings)).toMatchObject({ code: 'behaviour-rows-unanswered', outcome: 'fail' });
  });

  test('a multi-class answer changes with its class', async () => {
    const model = modelOf((row) => (row.sex === 'Male' ? [0.2, 0.5, 0.3] : [0.2, 0.3, 0.5]), ['a', 'b', 'c']);
    const { findings } = await judge('{rows: 100, invariances: [{columns: [sex]}]}', model, undefined, 'task: multiclass\n  classes: [a, b, c]');
    expect(only(findings)).toMatchObject({ outcome: 'fail' });
    expect(only(findings).message).toMatch(/\(b → c\)|\(c → b\)/);
  });
});
