import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { validated } from './stage.ts';
import { codesOf, csv, problemsOf, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

/** Two numbers that go together, a text, a label and a score; `shift` moves the numbers, `turned` parts them. */
function table(seed: number, { rows = 2000, shift = 0, turned = false } = {}): string {
  const random = seededRandom(seed);
  const lines = Array.from({ length: rows }, () => {
    const a = normalValue(random);
    const b = (turned ? -a : a) + normalValue(random);
    return [a + shift, b + shift / 2, b > (turned ? 5 : 0) ? 'high' : 'low', uniform(random) < 0.3 + shift / 10 ? 1 : 0, uniform(random) + shift];
  });
  return csv(['a', 'b', 'c', 'y', 'score'], lines);
}

const DATA = { train: 'train.csv', serving: 'serving.csv', label: 'y', prediction: 'score' };
const drifted = { 'train.csv': table(1), 'serving.csv': table(2, { shift: 1 }) };

describe('which drift matters', () => {
  test('label and prediction drift are called so', async () => {
    const { verdict } = await validated(engine, folder, DATA, drifted);
    const of = (name: string) => verdict.findings.find(({ subject, code }) => subject?.name === name && code.startsWith('drift'))!;
    expect(of('y').rule).toContain('y: label drift at most');
    expect(of('score')).toMatchObject({ outcome: 'fail', message: expect.stringMatching(/^Prediction drift: score drifted/) });
    expect(of('a').rule).toContain('a: drift at most');
  });

  test('without importances the farthest over its limit comes first, with them what the model uses most', async () => {
    const order = async (importances?: string) => {
      const { verdict } = await validated(engine, folder, { ...DATA, drift: { ...(importances ? { importances } : {}) } }, { ...drifted, 'weights.csv': 'column,importance\nb,0.7\n"a",0.2\nc,0\n' });
      return { names: verdict.findings.filter(({ code }) => code.startsWith('drift')).map(({ subject }) => subject!.name), verdict };
    };
    expect((await order()).names.indexOf('a')).toBeLessThan((await order()).names.indexOf('b'));
    const { names, verdict } = await order('weights.csv');
    expect(names.slice(0, 2)).toEqual(['b', 'a']);
    expect(verdict.findings.find(({ subject }) => subject?.name === 'b')).toMatchObject({ numbers: { importance: 0.7 }, message: expect.stringContaining('its importance to the model is 0.7') });
    expect(verdict.findings.find(({ subject }) => subject?.name === 'c')!.message).toContain('the model does not use it (importance 0)');
    expect(verdict.notes.join('\n')).toContain('the model does not use c (importance 0 or none in weights.csv)');
  });

  test('with the loss on the slices of each column, the one over which the loss differs most comes first', async () => {
    const slices = 'column,value,rows,loss\nb,low,900,0.2\nb,high,100,1.2\na,low,500,0.30\na,high,500,0.34\n';
    const { verdict } = await validated(engine, folder, { ...DATA, drift: { importances: 'slices.csv' } }, { ...drifted, 'slices.csv': slices });
    const found = verdict.findings.filter(({ code }) => code.startsWith('drift'));
    expect(found.slice(0, 2).map(({ subject }) => subject!.name)).toEqual(['b', 'a']);
    // The mean is .9 · .2 + .1 · 1.2 = .3, so b is .9 · .1 + .1 · .9 from it; a is .02.
    expect(found[0]!.numbers!.loss_spread).toBeCloseTo(0.18, 12);
    expect(found[1]!.numbers!.loss_spread).toBeCloseTo(0.02, 12);
    expect(found[0]!.message).toContain("the model's loss on its slices is 0.18 from their mean on average");
    expect(found.find(({ subject }) => subject!.name === 'c')!.message).toContain("the model's loss on its slices is not known");
    expect(verdict.notes.join('\n')).not.toContain('the model does not use');
  });

  test.each([
    ['s.csv', 'column,value,loss\na,x,0.3\n', 'how many rows a slice of "a" has is no number above 0'],
    ['s.csv', 'column,value,rows,loss\na,x,10,\n', 'line 2: the loss on a slice of "a" is no finite number'],
    ['s.json', '[{"column": "a", "value": "x", "rows": 10, "loss": 1}, {"column": "A", "value": "x", "rows": 5, "loss": 2}]', 'item 2: this slice of "A" is there twice'],
    ['s.csv', 'column,value,rows,loss\nnobody,x,10,1\n', 'no column "nobody"'],
    ['w.json', '{"a": 1, "nobody": 2}', 'no column "nobody"'],
    ['w.json', '{"a": "much"}', 'no finite number'],
    ['w.json', '[1, 2]', 'no list of importances'],
    ['w.json', '{', 'is not JSON'],
    ['w.csv', 'name,weight\na,1\n', 'no header with `column` and `importance`'],
    ['w.csv', 'column,importance\na,1\nA,2\n', 'line 3: "A" is there twice'],
    ['w.csv', 'column,importance\na,\n', 'line 2: the importance of "a" is no finite number'],
    ['w.csv', 'column,importance\n', 'names no column'],
  ])('%s with %j is told', async (file, content, message) => {
    const problems = await problemsOf(validated(engine, folder, { ...DATA, drift: { importances: file } }, { ...drifted, [file]: content }));
    expect(problems[0]).toMatchObject({ code: 'drift-importances', message: expect.stringContaining(message), location: { file: 'delivery.yml' } });
  });

  test('a file of importances that is not there', async () => {
    expect(await codesOf(validated(engine, folder, { ...DATA, drift: { importances: 'absent.csv' } }, drifted))).toEqual(['drift-importances']);
  });

  test('the correction that is asked for is the one that is given', async () => {
    for (const correction of ['holm', 'bh', 'by'] as const) {
      const { verdict } = await validated(engine, folder, { ...DATA, drift: { correction } }, drifted);
      const found = verdict.findings.filter(({ numbers }) => numbers?.[`p_${correction}`] !== undefined);
      expect(found.length).toBe(5);
      for (const { p, numbers } of found) expect(numbers![`p_${correction}`]).toBeGreaterThanOrEqual(p! * (1 - 1e-9));
    }
  });
});

describe('types that changed', () => {
  test('numbers that are days or truths now are named, not read as numbers', async () => {
    for (const [value, type] of [['2024-01-02', 'date'], ['true', 'boolean']] as const) {
      const { verdict } = await validated(engine, folder, { train: 'train.csv', serving: 'serving.csv' }, { 'train.csv': csv(['id', 'x'], Array.from({ length: 200 }, (_, i) => [i, i])), 'serving.csv': `id,x\n${Array.from({ length: 200 }, (_, i) => `${i},${value}`).join('\n')}\n` });
      expect(verdict.findings.find(({ code }) => code === 'drift-type-changed')).toMatchObject({ outcome: 'fail', actual: type, subject: { name: 'x' } });
    }
  });
});

describe('pairs of columns', () => {
  const pairs = (at_most: number) => ({ drift: { pairs: [{ columns: ['a', 'b'], at_most }, { columns: ['a', 'c'], at_most }] } });
  const ask = async (serving: string, at_most = 0.2, code = 'drift-pair') => {
    const { verdict } = await validated(engine, folder, { ...DATA, ...pairs(at_most) }, { 'train.csv': table(1), 'serving.csv': serving });
    return verdict.findings.filter(({ code: found }) => found.startsWith(code));
  };

  test('that go together as before pass, with both correlations', async () => {
    const [ranks, cells] = await ask(table(2));
    expect(ranks).toMatchObject({ outcome: 'pass', rule: "a and b: change of Spearman's correlation at most 0.2" });
    expect(ranks!.numbers!.before).toBeCloseTo(0.69, 1);
    expect(cells).toMatchObject({ outcome: 'pass', rule: "a and c: change of Cramér's V at most 0.2" });
  });

  test('that go the other way fail, though no column of its own may show it', async () => {
    const [ranks] = await ask(table(2, { turned: true }));
    expect(ranks).toMatchObject({ code: 'drift-pair', outcome: 'fail' });
    expect(ranks!.numbers!.low).toBeGreaterThan(1);
  });

  test('of too few rows are not decided, and told how many it takes', async () => {
    const [ranks] = await ask(table(2, { rows: 60 }), 0.2, 'drift-pair-inconclusive');
    expect(ranks!.numbers!.rows_needed).toBeGreaterThan(60);
    const [few] = await ask(table(2, { rows: 10 }), 0.2, 'drift-pair-inconclusive');
    expect(few!.message).toContain('fewer than 30 rows');
  });

  test('without rows of training they cannot be asked', async () => {
    const codes = await codesOf(validated(engine, folder, { serving: 'serving.csv', ...pairs(0.2) }, { 'serving.csv': table(2) }));
    expect(codes).toEqual(['drift-pairs-rows']);
  });
});
