import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { StageContext } from '../../src/core/stage.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { decide, rowsNeeded, type Rule } from '../../src/model/gates/decide.ts';
import { estimateAll } from '../../src/model/gates/estimate.ts';
import type { Rows } from '../../src/model/predictions/rows.ts';
import { runModelTests, type ModelTestOptions } from '../../src/model/run-model-tests.ts';
import { levelForUse } from '../../src/model/gates/test-set-uses.ts';
import { BOTH, contextOf, DATA, eachTest, findingOf, people, type Person, type Repository, scoreCsv, scores, testCsv } from './support.ts';

describe('the three answers', () => {
  const atLeast: Rule = { kind: 'at_least', limit: 0.8 };
  const atMost: Rule = { kind: 'at_most', limit: 0.3 };

  test.each([
    [atLeast, { low: 0.8, high: 0.9 }, 'pass'],
    [atLeast, { low: 0.79, high: 0.9 }, 'inconclusive'],
    [atLeast, { low: 0.7, high: 0.8 }, 'inconclusive'],
    [atLeast, { low: 0.7, high: 0.79 }, 'fail'],
    [atMost, { low: 0.2, high: 0.3 }, 'pass'],
    [atMost, { low: 0.2, high: 0.31 }, 'inconclusive'],
    [atMost, { low: 0.3, high: 0.4 }, 'inconclusive'],
    [atMost, { low: 0.31, high: 0.4 }, 'fail'],
  ] as const)('%j of %j is %s', (rule, bounds, answer) => {
    expect(decide(rule, bounds, bounds)).toBe(answer);
  });

  test('an interval of NaN opens nothing', () => {
    expect(decide(atLeast, { low: NaN, high: NaN }, { low: NaN, high: NaN })).toBe('inconclusive');
    expect(decide(atMost, { low: NaN, high: NaN }, { low: NaN, high: NaN })).toBe('inconclusive');
  });

  test('only a failure needs the wider interval that many slices ask for', () => {
    expect(decide(atLeast, { low: 0.7, high: 0.79 }, { low: 0.6, high: 0.85 })).toBe('inconclusive');
    expect(decide(atLeast, { low: 0.81, high: 0.85 }, { low: 0.7, high: 0.95 })).toBe('pass');
  });

  test('turning a rule and its interval around turns nothing in the answer', () => {
    const ends = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));
    fc.assert(
      fc.property(ends, ([a, b, limit]) => {
        const bounds = { low: Math.min(a, b), high: Math.max(a, b) };
        const turned = { low: -bounds.high, high: -bounds.low };
        expect(decide({ kind: 'at_most', limit: -limit }, turned, turned)).toBe(decide({ kind: 'at_least', limit }, bounds, bounds));
      }),
    );
  });

  test('the rows still needed follow from the margin, not from what was seen', () => {
    // (1.959964 + 1.281552)² (0.01 / 0.02)² · 1000 = 2626.9, rounded up to two figures
    expect(rowsNeeded(1000, 0.01, 0.02, 0.95)).toBe(2700);
    expect(rowsNeeded(1000, 0.01, 0, 0.95)).toBeNull();
  });
});

describe('the level of a test set that is used again', () => {
  test('falls so that all uses together keep the declared one', () => {
    expect(levelForUse(1, 0.95)).toBeCloseTo(0.975, 12);
    expect(levelForUse(2, 0.95)).toBeCloseTo(1 - 0.05 / 6, 12);
    const spent = Array.from({ length: 100_000 }, (_, i) => 1 - levelForUse(i + 1, 0.95)).reduce((a, b) => a + b);
    expect(spent).toBeLessThanOrEqual(0.05);
    expect(spent).toBeGreaterThan(0.0499);
  });

  test('is counted from 1', () => {
    expect(() => levelForUse(0, 0.95)).toThrow(RangeError);
  });
});

/** Rows as they stand after the join. */
function rowsOf(list: readonly Person[], candidate: Map<number, number>, champion?: Map<number, number>): Rows {
  const labels = Uint8Array.from(list, ({ y }) => y);
  const column = (of: Map<number, number>): Float64Array => Float64Array.from(list, ({ id }) => of.get(id)!);
  return {
    task: 'binary',
    n: list.length,
    truth: { kind: 'binary', labels, positives: labels.reduce((a, b) => a + b, 0) },
    candidate: { scores: [column(candidate)] },
    ...(champion && { champion: { scores: [column(champion)] } }),
    categories: {},
    epsilon: 2 ** -52,
  };
}

const OPTIONS = { threshold: 0.5, replicates: 200, seed: 1 };
const METRICS = ['roc_auc', 'log_loss', 'accuracy', 'brier'] as const;

describe('estimates', () => {
  test('of a model against itself never fail and, with a margin, pass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0.001, max: 0.2, noNaN: true }), (seed, margin) => {
        const list = people(300, { seed });
        const own = scores(list, seed + 1, 0.6);
        const wanted = METRICS.map((metric) => ({ spec: { metric }, against: 'champion' as const, level: 0.95, strictLevel: 0.95 }));
        for (const { interval } of estimateAll(rowsOf(list, own, own), wanted, OPTIONS))
          expect(decide({ kind: 'at_least', limit: -margin }, interval!.bounds, interval!.strict)).toBe('pass');
      }),
      { numRuns: 20 },
    );
  });

  test('of a difference turn their sign when candidate and champion change places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const list = people(300, { seed });
        const [a, b] = [scores(list, seed + 1, 0.6), scores(list, seed + 2, 0.7)];
        const wanted = METRICS.map((metric) => ({ spec: { metric }, against: 'champion' as const, level: 0.9, strictLevel: 0.9 }));
        const one = estimateAll(rowsOf(list, a, b), wanted, OPTIONS);
        const other = estimateAll(rowsOf(list, b, a), wanted, OPTIONS);
        one.forEach(({ value, interval }, i) => {
          expect(other[i]!.value).toBeCloseTo(-value!, 12);
          expect(other[i]!.interval!.bounds.low).toBeCloseTo(-interval!.bounds.high, 9);
          expect(other[i]!.interval!.bounds.high).toBeCloseTo(-interval!.bounds.low, 9);
        });
      }),
      { numRuns: 10 },
    );
  });

  test('rest on 20 rows of each class, and say how many rows would give them', () => {
    const list = people(200, { share: 0.05, seed: 3 });
    const positives = list.filter(({ y }) => y === 1).length;
    const [estimate] = estimateAll(rowsOf(list, scores(list, 1, 0.5)), [{ spec: { metric: 'roc_auc' }, level: 0.95, strictLevel: 0.95 }], OPTIONS);
    expect(positives).toBeLessThan(20);
    expect(estimate!.interval).toBeUndefined();
    expect(estimate!.undecidable).toEqual({ reason: expect.stringContaining(`${positives} positive`), needs: Math.ceil((200 * 20) / positives) });
  });

  test('of a perfect model keep their width', () => {
    const list = people(200, { seed: 5 });
    const perfect = new Map(list.map(({ id, y }) => [id, y === 1 ? 0.9 : 0.1]));
    const [auc, accuracy] = estimateAll(rowsOf(list, perfect), [
      { spec: { metric: 'roc_auc' }, level: 0.95, strictLevel: 0.95 },
      { spec: { metric: 'accuracy' }, level: 0.95, strictLevel: 0.95 },
    ], OPTIONS);
    expect(auc!.candidate).toBe(1);
    expect(auc!.interval!.bounds.low).toBeLessThan(0.995);
    expect(accuracy!.interval!.bounds.low).toBeLessThan(0.995);
  });

  test('of paired non-inferiority pass a model that is worse by the whole margin in at most 2.5 % of test sets', () => {
    // Two scorers of different noise on 400 rows; the true difference of ROC AUC is Φ(√½/0.6) − Φ(√½/0.7).
    const margin = 0.8806852 - 0.8437827;
    const replicates = 400;
    let passed = 0;
    for (let seed = 1; seed <= replicates; seed++) {
      const list = people(400, { seed });
      const rows = rowsOf(list, scores(list, 5000 + seed, 0.7), scores(list, 9000 + seed, 0.6));
      const [estimate] = estimateAll(rows, [{ spec: { metric: 'roc_auc' }, against: 'champion', level: 0.95, strictLevel: 0.95 }], OPTIONS);
      if (decide({ kind: 'at_least', limit: -margin }, estimate!.interval!.bounds, estimate!.interval!.bounds) === 'pass') passed += 1;
    }
    // Of 400 at 2.5 %, 99.9 % lie at or below 21.
    expect(passed).toBeLessThanOrEqual(21);
  });
});

describe('gates of a delivery file', () => {
  let engine: DataEngine;
  let repo: Repository;
  eachTest((given) => ({ engine, repo } = given));

  const LIST = people(2000, { seed: 7 });
  interface Given {
    list?: Person[];
    candidate: Map<number, number>;
    champion?: Map<number, number>;
    context?: Partial<StageContext>;
    options?: ModelTestOptions;
  }

  async function judge(tests: string, given: Given): Promise<Verdict> {
    repo.write('test.csv', testCsv(given.list ?? LIST));
    repo.write('candidate.csv', scoreCsv(given.candidate));
    if (given.champion) repo.write('champion.csv', scoreCsv(given.champion));
    const delivery = await repo.delivery(`${DATA}tests:\n  task: binary\n${tests.replace(/^/gm, '  ')}\n`);
    return (await runModelTests(delivery, contextOf(repo, engine, given.context), given.options)).verdict;
  }

  const GOOD = scores(LIST, 2, 0.5);
  const POOR = scores(LIST, 3, 0.9);
  const ALONE = 'predictions: {candidate: candidate.csv}';

  test('default to an AUC above chance and a log loss no worse than the base rate, and a note says so', async () => {
    const verdict = await judge(ALONE, { candidate: GOOD });
    expect(verdict.outcome).toBe('pass');
    expect(verdict.findings.map(({ rule }) => rule)).toEqual(['roc_auc: at least 0.5', 'log_loss: no worse than a constant']);
    expect(verdict.notes.join(' ')).toContain('the defaults');
    expect(verdict.notes.join(' ')).toContain('No champion');
    expect(verdict.headline).toMatch(/^Passed: the candidate holds every limit on 2,000 test rows/);
    expect(verdict.seed).toBe(1);
  });

  test('default to the champion too, where its predictions are named', async () => {
    const verdict = await judge(BOTH, { candidate: POOR, champion: GOOD });
    expect(verdict.findings.filter(({ code }) => code === 'metric-no-worse-than-champion').map(({ outcome }) => outcome)).toEqual(['fail', 'fail']);
    expect(verdict.headline).toMatch(/^Stopped: ROC AUC is 0\.\d+ against the champion's 0\.\d+ on 2,000 rows/);
  });

  test('fail a model whose scores are right in order and wrong in size, which AUC cannot see', async () => {
    const inflated = new Map([...GOOD].map(([id, score]) => [id, score ** 0.5]));
    const verdict = await judge(BOTH, { candidate: inflated, champion: GOOD });
    const found = Object.fromEntries(verdict.findings.map(({ rule, outcome }) => [rule, outcome]));
    expect(found['roc_auc: no worse than the champion by 0.01']).toBe('pass');
    expect(found['log_loss: no worse than the champion by 0.01']).toBe('fail');
  });

  test('leave an answer open, with the rows it needs, where the interval holds the limit', async () => {
    const verdict = await judge(`${BOTH}\ngates:\n  - {metric: roc_auc, no_worse_than_champion_by: 0.001}`, { candidate: scores(LIST, 12, 0.6), champion: scores(LIST, 14, 0.6) });
    const finding = findingOf(verdict, 'metric-no-worse-than-champion');
    expect(finding.outcome).toBe('inconclusive');
    expect(finding.message).toMatch(/needs about [\d,]+ rows/);
    expect(finding.numbers!.rows_needed).toBeGreaterThan(2000);
    expect(verdict.headline).toMatch(/^Not decided: /);
  });

  test('ask for a margin above 0 where none is given and the models are alike', async () => {
    const verdict = await judge(`${BOTH}\ngates:\n  - {metric: accuracy, no_worse_than_champion_by: 0}`, { candidate: scores(LIST, 12, 0.6), champion: scores(LIST, 14, 0.6) });
    const finding = findingOf(verdict, 'metric-no-worse-than-champion');
    expect(finding).toMatchObject({ outcome: 'inconclusive', interval: { method: 'Tango score, paired' } });
    expect(finding.fix).toContain('margin above 0');
  });

  test('decide all four metrics in their own direction, at the line of their limit', async () => {
    const verdict = await judge(
      `${ALONE}\ngates:\n  - {metric: roc_auc, at_least: 0.8}\n  - {metric: accuracy, at_least: 0.7}\n  - {metric: log_loss, at_most: 0.6}\n  - {metric: brier, at_most: 0.2}\n  - {metric: brier, at_most: 0.01}`,
      { candidate: GOOD },
    );
    expect(verdict.findings.map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass', 'pass', 'fail']);
    expect(verdict.findings.map(({ location }) => location!.line)).toEqual([8, 9, 10, 11, 12]);
  });

  test('against a champion are off without one, each named in one line', async () => {
    const verdict = await judge(`${ALONE}\ngates:\n  - {metric: roc_auc, at_least: 0.8}\n  - {metric: roc_auc, no_worse_than_champion_by: 0.01}`, { candidate: GOOD });
    expect(verdict.outcome).toBe('pass');
    expect(verdict.notes.filter((note) => note.startsWith('Off, as there is no champion yet: roc_auc no worse than the champion by 0.01.'))).toHaveLength(1);
  });

  test('against a champion stay shut where one serves and its predictions are not named', async () => {
    const champion = { name: 'income', digest: `sha256:${'a'.repeat(64)}` as const };
    const gates = `${ALONE}\ngates:\n  - {metric: roc_auc, no_worse_than_champion_by: 0.01}`;
    const verdict = await judge(gates, { candidate: GOOD, context: { champion } });
    expect(findingOf(verdict, 'champion-predictions-missing').outcome).toBe('error');
    const absolute = await judge(`${ALONE}\ngates:\n  - {metric: roc_auc, at_least: 0.8}`, { candidate: GOOD, context: { champion } });
    expect(findingOf(absolute, 'champion-predictions-missing').outcome).toBe('warn');
  });

  test('give the same numbers in every run, and others with another seed', async () => {
    const tests = `${BOTH}\ngates:\n  - {metric: log_loss, no_worse_than_champion_by: 0.01}`;
    const first = await judge(tests, { candidate: GOOD, champion: POOR });
    expect(await judge(tests, { candidate: GOOD, champion: POOR })).toEqual(first);
    const other = await judge(`${tests}\nseed: 2`, { candidate: GOOD, champion: POOR });
    expect(other.findings[0]!.interval).not.toEqual(first.findings[0]!.interval);
  });

  test('use wider intervals at a later use of the test set', async () => {
    const tests = `${BOTH}\ngates:\n  - {metric: log_loss, no_worse_than_champion_by: 0.01}`;
    const first = await judge(tests, { candidate: GOOD, champion: POOR });
    const fifth = await judge(tests, { candidate: GOOD, champion: POOR, options: { testSetUses: 5 } });
    expect(fifth.findings[0]!.interval!.level).toBeCloseTo(1 - 0.05 / 30, 12);
    expect(fifth.findings[0]!.interval!.low).toBeLessThan(first.findings[0]!.interval!.low);
    expect(first.notes.join(' ')).toContain('Uses of this test set are not counted');
    expect(fifth.notes.join(' ')).toContain('Use 5 of this test set');
  });

  describe('on slices', () => {
    const SLICES = 'slices: {by: [sex], min_rows: 200, gates: [{metric: log_loss, no_worse_than_champion_by: 0.05}]}';
    const GATES = 'gates:\n  - {metric: roc_auc, at_least: 0.6}';

    test('stop a candidate that is worse for one part of the rows only', async () => {
      const lopsided = scores(LIST, 2, ({ sex }) => (sex === 'Female' ? 1.5 : 0.3));
      const verdict = await judge(`${BOTH}\n${GATES}\n${SLICES}`, { candidate: lopsided, champion: scores(LIST, 3, 0.6) });
      const bySlice = Object.fromEntries(verdict.findings.filter(({ subject }) => subject?.kind === 'slice').map(({ subject, outcome }) => [subject!.name, outcome]));
      expect(bySlice).toEqual({ 'sex = Female': 'fail', 'sex = Male': 'pass' });
      expect(verdict.headline).toContain('where sex = Female');
    });

    test('name the slices that are too small in one warning, and judge the rest', async () => {
      const list = LIST.map((person) => (person.id < 30 ? { ...person, sex: 'Other' } : person));
      const verdict = await judge(`${BOTH}\n${GATES}\n${SLICES}`, { list, candidate: GOOD, champion: GOOD });
      expect(findingOf(verdict, 'slice-too-small')).toMatchObject({ outcome: 'warn', n: 30, message: expect.stringContaining('sex = Other (30)') });
      expect(verdict.outcome).toBe('warn');
      expect(verdict.headline).toContain('1 slice was too small to judge');
    });

    test('cannot tell where a slice has rows enough and positives too few, and say which min_rows leaves it out', async () => {
      const list = LIST.map((person) => (person.sex === 'Female' ? { ...person, y: (person.id % 100 === 0 ? 1 : 0) as 0 | 1 } : person));
      const verdict = await judge(`${BOTH}\n${GATES}\n${SLICES}`, { list, candidate: GOOD, champion: POOR });
      const finding = verdict.findings.find(({ subject }) => subject?.name === 'sex = Female')!;
      expect(finding.outcome).toBe('inconclusive');
      expect(finding.message).toContain('an interval needs 20 of each');
    });

    test('fail at a level that all slice gates share', async () => {
      const lopsided = scores(LIST, 2, ({ sex }) => (sex === 'Female' ? 1.5 : 0.3));
      const verdict = await judge(`${BOTH}\n${GATES}\n${SLICES}`, { candidate: lopsided, champion: scores(LIST, 3, 0.6) });
      const failed = verdict.findings.find(({ outcome }) => outcome === 'fail')!;
      expect(failed.interval!.level).toBeCloseTo(0.975, 12);
      const passed = verdict.findings.find(({ subject }) => subject?.name === 'sex = Male')!;
      expect(passed.interval!.level).toBe(0.95);
    });

    test('hide the values of a sensitive column', async () => {
      repo.write('test.csv', testCsv(LIST));
      repo.write('candidate.csv', scoreCsv(GOOD));
      repo.write('champion.csv', scoreCsv(GOOD));
      const delivery = await repo.delivery(
        `data: {test: test.csv, key: [id], label: y, columns: {sex: {sensitive: true}}}\ntests: {task: binary, ${BOTH}, ${SLICES}, fairness: {groups: [sex], gates: [{metric: equalized_odds_difference, at_most: 0.5}]}}\n`,
      );
      const { verdict } = await runModelTests(delivery, contextOf(repo, engine));
      expect(JSON.stringify(verdict)).not.toMatch(/Female|Male/);
      expect(JSON.stringify(verdict)).toContain('value 1');
    });
  });
});
