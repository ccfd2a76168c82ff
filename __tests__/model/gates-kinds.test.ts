import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/core/verdict.ts';
import { estimateAll } from '../../src/model/gates/estimate.ts';
import { judgeGates } from '../../src/model/gates/gates.ts';
import { questionsOf } from '../../src/model/gates/questions.ts';
import type { Rows, Task } from '../../src/model/predictions/rows.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { repository, type Repository } from './support.ts';

let repo: Repository;
beforeEach(() => {
  repo = repository();
});
afterEach(() => repo.remove());

const HEAD: Record<string, string> = {
  binary: 'task: binary',
  regression: 'task: regression',
  multiclass: 'task: multiclass, classes: [a, b, c]',
};

/** Findings of the gates that are written as in a delivery file, on rows as they stand after the join. */
async function judge(rows: Rows, gates: string, more = ''): Promise<Finding[]> {
  const delivery = await repo.delivery(
    `data: {test: test.csv, key: [id], label: y}\ntests: {${HEAD[rows.task]}, replicates: 200, predictions: {candidate: c.csv, champion: b.csv}${rows.anchor ? ', anchor: {predictions: a.csv, because: the release that was audited}' : ''}${gates && `, gates: [${gates}]`}${more}}\n`,
  );
  return judgeGates({ delivery, rows, level: 0.95 }, questionsOf(delivery, rows).questions);
}

/** Binary rows; each model is a calibrated reading of the label through its noise, half of which all models share. */
function binary(n: number, noise: { candidate: number; champion?: number; anchor?: number }, seed = 1): Rows {
  const random = seededRandom(seed);
  const labels = Uint8Array.from({ length: n }, () => (uniform(random) < 0.3 ? 1 : 0));
  const shared = Float64Array.from({ length: n }, () => normalValue(random));
  const model = (deviation: number | undefined): { scores: Float64Array[] } | undefined =>
    deviation === undefined
      ? undefined
      : {
          scores: [
            Float64Array.from(labels, (label, row) => {
              const seen = label + deviation * Math.SQRT1_2 * (shared[row]! + normalValue(random));
              return 1 / (1 + (0.7 / 0.3) * Math.exp((0.5 - seen) / deviation ** 2));
            }),
          ],
        };
  return { task: 'binary', n, truth: { kind: 'binary', labels, positives: labels.reduce((a, b) => a + b, 0) }, candidate: model(noise.candidate)!, champion: model(noise.champion), anchor: model(noise.anchor), categories: {}, epsilon: 2 ** -52 };
}

function regression(n: number, noise: { candidate: number; champion?: number }, seed = 1): Rows {
  const random = seededRandom(seed);
  const values = Float64Array.from({ length: n }, () => 10 + 3 * normalValue(random));
  const model = (deviation: number | undefined): { scores: Float64Array[] } | undefined => (deviation === undefined ? undefined : { scores: [values.map((value) => value + deviation * normalValue(random))] });
  return { task: 'regression', n, truth: { kind: 'numbers', values }, candidate: model(noise.candidate)!, champion: model(noise.champion), categories: {}, epsilon: 2 ** -52 };
}

function multiclass(n: number, right: { candidate: number; champion?: number }, seed = 1): Rows {
  const random = seededRandom(seed);
  const codes = Int32Array.from({ length: n }, () => Math.floor(uniform(random) * 3));
  const model = (share: number | undefined): Rows['candidate'] | undefined => {
    if (share === undefined) return undefined;
    const classes = codes.map((code) => (uniform(random) < share ? code : (code + 1) % 3));
    return { classes, scores: [0, 1, 2].map((code) => Float64Array.from(classes, (found) => (found === code ? 0.8 : 0.1))) };
  };
  return { task: 'multiclass', n, truth: { kind: 'classes', classes: ['a', 'b', 'c'], codes }, candidate: model(right.candidate)!, champion: model(right.champion), categories: {}, epsilon: 2 ** -52 };
}

const LIKE = { candidate: 0.6, champion: 0.6 };
const WORSE = { candidate: 0.9, champion: 0.6 };
const BETTER = { candidate: 0.5, champion: 0.7 };

describe('every kind of gate answers pass, fail and inconclusive', () => {
  test.each<[name: string, gate: string, code: string, rows: () => Rows, outcome: string]>([
    ['at_least passes', '{metric: roc_auc, at_least: 0.8}', 'metric-at-least', () => binary(2000, LIKE), 'pass'],
    ['at_least fails', '{metric: roc_auc, at_least: 0.95}', 'metric-at-least', () => binary(2000, LIKE), 'fail'],
    ['at_least cannot tell', '{metric: roc_auc, at_least: 0.88}', 'metric-at-least', () => binary(300, LIKE), 'inconclusive'],
    ['at_most passes', '{metric: log_loss, at_most: 0.5}', 'metric-at-most', () => binary(2000, LIKE), 'pass'],
    ['at_most fails', '{metric: log_loss, at_most: 0.2}', 'metric-at-most', () => binary(2000, LIKE), 'fail'],
    ['at_most cannot tell', '{metric: log_loss, at_most: 0.39}', 'metric-at-most', () => binary(200, LIKE), 'inconclusive'],
    ['no_worse_than_champion_by passes', '{metric: average_precision, no_worse_than_champion_by: 0.05}', 'metric-no-worse-than-champion', () => binary(4000, LIKE), 'pass'],
    ['no_worse_than_champion_by fails', '{metric: average_precision, no_worse_than_champion_by: 0.02}', 'metric-no-worse-than-champion', () => binary(4000, WORSE), 'fail'],
    ['no_worse_than_champion_by cannot tell', '{metric: average_precision, no_worse_than_champion_by: 0.001}', 'metric-no-worse-than-champion', () => binary(400, LIKE), 'inconclusive'],
    ['better_than_champion_by passes', '{metric: roc_auc, better_than_champion_by: 0.01}', 'metric-better-than-champion', () => binary(4000, BETTER), 'pass'],
    ['better_than_champion_by fails', '{metric: brier, better_than_champion_by: 0}', 'metric-better-than-champion', () => binary(4000, WORSE), 'fail'],
    ['better_than_champion_by cannot tell', '{metric: roc_auc, better_than_champion_by: 0}', 'metric-better-than-champion', () => binary(300, LIKE), 'inconclusive'],
    ['within_of_champion passes', '{metric: accuracy, within_of_champion: 0.05}', 'metric-within-of-champion', () => binary(4000, LIKE), 'pass'],
    ['within_of_champion fails on a better model too', '{metric: roc_auc, within_of_champion: 0.01}', 'metric-within-of-champion', () => binary(4000, BETTER), 'fail'],
    ['within_of_champion cannot tell', '{metric: accuracy, within_of_champion: 0.005}', 'metric-within-of-champion', () => binary(300, LIKE), 'inconclusive'],
    ['no_worse_than_constant passes', '{metric: log_loss, no_worse_than_constant: true}', 'metric-no-worse-than-constant', () => binary(1000, LIKE), 'pass'],
    ['no_worse_than_constant fails', '{metric: log_loss, no_worse_than_constant: true}', 'metric-no-worse-than-constant', () => overconfident(binary(1000, { candidate: 1.5 })), 'fail'],
    ['no_worse_than_constant cannot tell', '{metric: log_loss, no_worse_than_constant: true}', 'metric-no-worse-than-constant', () => binary(100, { candidate: 4 }), 'inconclusive'],
  ])('%s', async (_name, gate, code, rows, outcome) => {
    const [finding, ...others] = await judge(rows(), gate);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code, outcome, n: expect.any(Number), numbers: { candidate: expect.any(Number) } });
    if (outcome === 'pass') expect(finding!.fix).toBeUndefined();
    else expect(finding!.fix).toMatch(/\w{4}/);
    if (outcome === 'inconclusive') expect(finding!.message).toMatch(/; needs about [\d,]+ rows|no number of rows/);
  });

  test.each<[task: Task, gate: string, rows: [Rows, Rows, Rows]]>([
    ['regression', '{metric: rmse, no_worse_than_champion_by: 0.1}', [regression(2000, { candidate: 1, champion: 1 }), regression(2000, { candidate: 1.4, champion: 1 }), regression(60, { candidate: 1.1, champion: 1 }, 3)]],
    ['regression', '{metric: r2, at_least: 0.8}', [regression(1000, { candidate: 1 }), regression(1000, { candidate: 2.5 }), regression(60, { candidate: 1.3 })]],
    ['regression', '{metric: mae, better_than_champion_by: 0.05}', [regression(2000, { candidate: 0.8, champion: 1.2 }), regression(2000, { candidate: 1.2, champion: 0.8 }), regression(60, { candidate: 1, champion: 1 }, 3)]],
    ['regression', '{metric: mae, no_worse_than_constant: true}', [regression(500, { candidate: 1 }), regression(500, { candidate: 6 }), regression(60, { candidate: 3 })]],
    ['multiclass', '{metric: f1, average: macro, at_least: 0.8}', [multiclass(1000, { candidate: 0.9 }), multiclass(1000, { candidate: 0.6 }), multiclass(150, { candidate: 0.82 })]],
    ['multiclass', '{metric: log_loss, no_worse_than_champion_by: 0.05}', [multiclass(4000, { candidate: 0.9, champion: 0.9 }), multiclass(2000, { candidate: 0.7, champion: 0.9 }), multiclass(150, { candidate: 0.88, champion: 0.9 })]],
    ['multiclass', '{metric: accuracy, within_of_champion: 0.05}', [multiclass(3000, { candidate: 0.9, champion: 0.9 }), multiclass(3000, { candidate: 0.7, champion: 0.9 }), multiclass(150, { candidate: 0.9, champion: 0.9 })]],
  ])('of the task %s: %s', async (_task, gate, rows) => {
    const outcomes: string[] = [];
    for (const each of rows) outcomes.push((await judge(each, gate))[0]!.outcome);
    expect(outcomes).toEqual(['pass', 'fail', 'inconclusive']);
  });
});

function overconfident(rows: Rows): Rows {
  return { ...rows, candidate: { scores: [rows.candidate.scores[0]!.map((score) => (score > 0.3 ? 0.999 : 0.001))] } };
}

describe('the rows still needed', () => {
  test('come from the margin at no difference, whatever was seen', async () => {
    const gate = '{metric: roc_auc, no_worse_than_champion_by: 0.005}';
    const [like] = await judge(binary(1000, LIKE, 4), gate);
    const [slightlyWorse] = await judge(binary(1000, { candidate: 0.61, champion: 0.6 }, 4), gate);
    expect([like!.outcome, slightlyWorse!.outcome]).toEqual(['inconclusive', 'inconclusive']);
    expect(slightlyWorse!.numbers!.rows_needed! / like!.numbers!.rows_needed!).toBeCloseTo(1, 0);
  });

  test('decide nine times in ten where the models are equal', async () => {
    const gate = '{metric: roc_auc, no_worse_than_champion_by: 0.02}';
    const [finding] = await judge(binary(300, LIKE, 3), gate);
    expect(finding!.outcome).toBe('inconclusive');
    const needed = finding!.numbers!.rows_needed!;
    let passed = 0;
    for (let seed = 100; seed < 220; seed++) if ((await judgeRaw(binary(needed, LIKE, seed), 0.02)) === 'pass') passed += 1;
    // Of 120 at 90 %, 99.9 % of the time between 96 and 118; the estimate of n itself rests on 300 rows.
    expect(passed).toBeGreaterThanOrEqual(92);
    expect(passed).toBeLessThanOrEqual(119);
  });

  test('of a limit take the champion as the truth, and without one the rows that halve the interval', async () => {
    const gate = '{metric: roc_auc, at_least: 0.89}';
    const [beside] = await judge(binary(200, { candidate: 0.6, champion: 0.5 }, 2), gate);
    expect(beside).toMatchObject({ outcome: 'inconclusive', fix: expect.stringContaining('as good as the champion') });
    const [alone] = await judge(binary(200, { candidate: 0.6 }, 2), gate);
    expect(alone).toMatchObject({ outcome: 'inconclusive', numbers: { rows_needed: 800 }, message: expect.stringContaining('to halve the interval') });
  });
});

async function judgeRaw(rows: Rows, margin: number): Promise<string> {
  const [estimate] = estimateAll(rows, [{ spec: { metric: 'roc_auc' }, against: 'champion', level: 0.95, strictLevel: 0.95 }], { threshold: 0.5, replicates: 200, seed: 1 });
  return estimate!.interval!.bounds.low >= -margin ? 'pass' : 'open';
}

describe('the anchor', () => {
  const gate = '{metric: roc_auc, no_worse_than_champion_by: 0.02}';

  test('stops losses that are small each time and large in all', async () => {
    // Champion and candidate are alike; both are far behind what people once approved.
    const findings = await judge(binary(4000, { candidate: 0.85, champion: 0.85, anchor: 0.6 }), gate);
    expect(findings.map(({ code, outcome }) => [code, outcome])).toEqual([
      ['metric-no-worse-than-champion', 'pass'],
      ['metric-no-worse-than-anchor', 'fail'],
    ]);
    expect(findings[1]).toMatchObject({ rule: 'roc_auc: no worse than the anchor by 0.04', numbers: { limit: 0.04, anchor: expect.any(Number) }, message: expect.stringContaining('since the anchor was approved') });
  });

  test('has a cumulative margin of its own, and passes and stays open like any other', async () => {
    const rows = binary(4000, { candidate: 0.6, champion: 0.6, anchor: 0.6 });
    const own = await judge(rows, '{metric: roc_auc, no_worse_than_champion_by: 0.02, cumulative: 0.03}');
    expect(own[1]).toMatchObject({ outcome: 'pass', rule: 'roc_auc: no worse than the anchor by 0.03' });
    expect((await judge(binary(100, { candidate: 0.6, champion: 0.6, anchor: 0.58 }, 3), gate))[1]!.outcome).toBe('inconclusive');
    expect((await judge(rows, '{metric: roc_auc, within_of_champion: 0.02}'))[1]).toMatchObject({ code: 'metric-within-of-anchor', outcome: 'pass' });
  });

  test('missing is said wherever something is compared with a champion', async () => {
    const delivery = await repo.delivery(`data: {test: t.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: c.csv, champion: b.csv}, gates: [${gate}]}\n`);
    expect(questionsOf(delivery, binary(300, LIKE)).notes.join(' ')).toContain('small accepted losses could add up unseen');
    expect(questionsOf(delivery, binary(300, { ...LIKE, anchor: 0.6 })).notes).toEqual([]);
    expect(questionsOf(delivery, binary(300, { candidate: 0.6 })).notes).toEqual([]);
  });
});

describe('severity, owner and reason', () => {
  test('stand with the finding, and a warning stops nothing', async () => {
    const [finding] = await judge(binary(2000, LIKE), '{metric: roc_auc, at_least: 0.95, severity: warn, owner: risk team, because: the contract asks for it}');
    expect(finding).toMatchObject({ outcome: 'warn', owner: 'risk team', because: 'the contract asks for it' });
  });
});

describe('ways to an interval', () => {
  const wanted = (metric: 'roc_auc' | 'log_loss' | 'accuracy' | 'average_precision', against?: 'champion') => ({ spec: { metric }, against, level: 0.95, strictLevel: 0.95 });
  const OPTIONS = { threshold: 0.5, replicates: 400, seed: 1 };
  const methods = (rows: Rows, more = {}): string[] =>
    estimateAll(rows, [wanted('roc_auc'), wanted('roc_auc', 'champion'), wanted('accuracy'), wanted('accuracy', 'champion'), wanted('log_loss', 'champion')], { ...OPTIONS, ...more }).map(({ interval }) => interval!.method);

  test('are closed where the rows are plain, and resampled where they have weights, units or strata', () => {
    const rows = binary(600, LIKE);
    const plain = ['DeLong, logit', 'DeLong, paired', 'Wilson score', 'Tango score, paired', 'paired percentile bootstrap'];
    expect(methods(rows)).toEqual(plain);
    const units = Int32Array.from({ length: 600 }, (_, row) => Math.floor(row / 5));
    const boot = Array.from({ length: 5 }, () => 'paired percentile bootstrap');
    expect(methods({ ...rows, weights: new Float64Array(600).fill(2) })).toEqual(boot);
    expect(methods({ ...rows, units })).toEqual(boot);
    expect(methods(rows, { strata: Int32Array.from((rows.truth as { labels: Uint8Array }).labels) })).toEqual(boot);
    expect(methods(rows, { method: 'bca' })[4]).toBe('paired BCa bootstrap');
  });

  test('agree with each other: DeLong and the bootstrap, Tango and the bootstrap', () => {
    const rows = binary(3000, LIKE);
    const ones = { ...rows, weights: new Float64Array(rows.n).fill(1) };
    const width = (given: Rows, want: ReturnType<typeof wanted>): number => {
      const { low, high } = estimateAll(given, [want], { ...OPTIONS, replicates: 2000 })[0]!.interval!.bounds;
      return high - low;
    };
    for (const want of [wanted('roc_auc'), wanted('roc_auc', 'champion'), wanted('accuracy'), wanted('accuracy', 'champion')]) expect(width(ones, want) / width(rows, want)).toBeCloseTo(1, 1);
  });

  test('weigh rows: a row of weight 3 is three rows to the value, and not to the certainty', () => {
    const rows = binary(400, LIKE);
    const weights = Float64Array.from({ length: 400 }, (_, row) => (row < 100 ? 3 : 1));
    const [weighted] = estimateAll({ ...rows, weights }, [wanted('log_loss')], OPTIONS);
    const copies = Uint32Array.from([0, 1, 2].flatMap((copy) => Array.from({ length: copy === 0 ? 400 : 100 }, (_, row) => row)));
    const labels = Uint8Array.from(copies, (row) => (rows.truth as { labels: Uint8Array }).labels[row]!);
    const [written] = estimateAll({ ...rows, n: 600, truth: { kind: 'binary', labels, positives: labels.reduce((a, b) => a + b, 0) }, candidate: { scores: [Float64Array.from(copies, (row) => rows.candidate.scores[0]![row]!)] } }, [wanted('log_loss')], OPTIONS);
    expect(weighted!.value).toBeCloseTo(written!.value!, 12);
    expect(weighted!.interval!.standardError).toBeGreaterThan(written!.interval!.standardError * 1.1);
  });

  test('rest on enough units, and on enough of them with events', () => {
    const rows = binary(600, LIKE);
    const few = estimateAll({ ...rows, units: Int32Array.from({ length: 600 }, (_, row) => row % 12) }, [wanted('roc_auc')], OPTIONS)[0]!;
    expect(few).toMatchObject({ undecidable: { reason: expect.stringContaining('12 units'), needs: 1500 } });
    const byLabel = Int32Array.from((rows.truth as { labels: Uint8Array }).labels, (label, row) => (label === 1 ? row % 10 : 10 + (row % 100)));
    expect(estimateAll({ ...rows, units: byLabel }, [wanted('roc_auc')], OPTIONS)[0]!.undecidable!.reason).toContain('stand in 10 units at the fewest');
  });

  test('of average precision rest on 300 rows', () => {
    const rows = binary(400, LIKE);
    const first = (length: number): { name: string; rows: Uint32Array } => ({ name: 's', rows: Uint32Array.from({ length }, (_, row) => row) });
    const [few, enough, other] = estimateAll(rows, [{ ...wanted('average_precision'), slice: first(299) }, { ...wanted('average_precision'), slice: first(300) }, { ...wanted('roc_auc'), slice: first(299) }], OPTIONS);
    expect(few).toMatchObject({ undecidable: { reason: expect.stringContaining('299 rows'), needs: 300 } });
    expect(few!.interval).toBeUndefined();
    expect(enough!.interval).toBeDefined();
    expect(other!.interval).toBeDefined();
  });

  test('of a share of a handful of rows are left open', () => {
    const rows = binary(60, LIKE);
    const few = Uint32Array.from({ length: 12 }, (_, row) => row);
    expect(estimateAll(rows, [{ ...wanted('accuracy'), slice: { name: 's', rows: few } }], OPTIONS)[0]!.undecidable).toEqual({ reason: 'it is a share of 12 rows, and an interval needs 20', needs: 20 });
  });

  test('hold the fixed shares of a stratified sample', async () => {
    const rows = binary(500, { candidate: 0.6 });
    const [free] = await judge(rows, '{metric: average_precision, at_least: 0.1}');
    const [held] = await judge(rows, '{metric: average_precision, at_least: 0.1}', ', stratified: true');
    const width = ({ interval }: Finding): number => interval!.high - interval!.low;
    // The share of positives moves average precision; where it is fixed, it moves it no more.
    expect(width(held!)).toBeLessThan(width(free!));
  });
});
