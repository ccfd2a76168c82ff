import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { customEstimates, type CustomOptions, type CustomWanted } from '../../src/model/metrics/custom.ts';
import type { Estimate } from '../../src/model/gates/estimate.ts';
import { sliceBy } from '../../src/model/predictions/rows.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { join } from './predictions-support.ts';
import { eachTest, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

const OPTIONS: CustomOptions = { replicates: 400, seed: 1 };
const LEVELS = { level: 0.95, strictLevel: 0.99 };
const MAE = 'avg(abs(score - label))';

/** `groups` test sets in one, each of `size` rows: label, a price, and predictions with errors of known mean size. */
function forecasts(groups: number, size: number, seed = 3) {
  const random = seededRandom(seed);
  const test = ['id,y,price,shop,g'];
  const candidate = ['id,score,doubt'];
  const champion = ['id,score,doubt'];
  for (let id = 0; id < groups * size; id++) {
    const y = normalValue(random) * 10;
    const price = 1 + uniform(random) * 9;
    const shared = normalValue(random);
    test.push(`${id},${y},${price},${id % 37},${Math.floor(id / size)}`);
    candidate.push(`${id},${y + shared + 0.2 * normalValue(random)},0`);
    champion.push(`${id},${y + shared + 0.2 * normalValue(random)},1`);
  }
  return { test, candidate, champion };
}

async function estimates(files: Record<string, readonly string[]>, wanted: readonly Partial<CustomWanted>[], { words = 'task: regression', options = OPTIONS, sliced = '' } = {}): Promise<Estimate[]> {
  const joined = await join(repo, engine, files, `${words}${sliced ? `\nslices: {by: [${sliced}]}` : ''}`);
  expect(joined.findings).toEqual([]);
  const facts = { join: joined.join!, rows: joined.rows! };
  const bySlice = sliced ? sliceBy(facts.rows, [sliced]) : [];
  const all = wanted.flatMap((want) => (sliced ? bySlice.map((slice) => ({ ...want, slice })) : [want]));
  return customEstimates(facts, all.map((want) => ({ sql: MAE, name: 'the error', ...LEVELS, ...want })), options);
}

describe('a metric of the team\'s own', () => {
  test('is the expression over the rows of each model, with all that the test set and the file hold', async () => {
    const files = forecasts(1, 300);
    const [plain, weighted, file, against, count] = await estimates(files, [
      {},
      { sql: 'sum(price * abs(score - y)) / sum(price)' },
      { sql: 'avg(doubt)+0.001*avg(score)' },
      { against: 'champion' },
      { sql: 'count(*) FILTER (WHERE price > 5) / count(*)' },
    ]);
    const column = (lines: readonly string[], i: number): number[] => lines.slice(1).map((line) => Number(line.split(',')[i]));
    const [y, price, own, other] = [column(files.test, 1), column(files.test, 2), column(files.candidate, 1), column(files.champion, 1)];
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const error = (scores: number[]): number => mean(scores.map((score, i) => Math.abs(score - y[i]!)));
    expect(plain!.value).toBeCloseTo(error(own), 8);
    expect(weighted!.value).toBeCloseTo(mean(own.map((score, i) => price[i]! * Math.abs(score - y[i]!))) / mean(price), 8);
    expect(file!.value).toBeCloseTo(0.001 * mean(own), 8);
    expect(against).toMatchObject({ candidate: plain!.value, other: expect.closeTo(error(other), 8), value: expect.closeTo(error(own) - error(other), 8) });
    expect(count!.value).toBeCloseTo(price.filter((value) => value > 5).length / 300, 8);
    for (const { interval, value, n } of [plain!, weighted!, against!, count!]) {
      expect(n).toBe(300);
      expect(interval!.bounds.low).toBeLessThan(value!);
      expect(interval!.bounds.high).toBeGreaterThan(value!);
      expect(interval!.strict.high - interval!.strict.low).toBeGreaterThan(interval!.bounds.high - interval!.bounds.low);
      expect(interval!.method).toBe('paired percentile bootstrap, 400 resamples');
    }
    // The errors of both models are mostly shared: their difference is known better than either.
    expect(against!.interval!.standardError).toBeLessThan(0.7 * plain!.interval!.standardError);
  });

  test('gives the same numbers in every run, order of rows and number of threads', async () => {
    const files = forecasts(1, 400);
    const first = await estimates(files, [{ sql: 'sqrt(avg((score - label) * (score - label)))', against: 'champion' }]);
    const turned = Object.fromEntries(Object.entries(files).map(([name, [header, ...lines]]) => [name, [header!, ...lines.reverse()]]));
    expect(await estimates(turned, [{ sql: 'sqrt(avg((score - label) * (score - label)))', against: 'champion' }])).toEqual(first);
    const single = await openDuckDb({ threads: 1 });
    const usual = engine;
    try {
      engine = single;
      expect(await estimates(files, [{ sql: 'sqrt(avg((score - label) * (score - label)))', against: 'champion' }])).toEqual(first);
    } finally {
      engine = usual;
      await single.close();
    }
    const [other] = await estimates(files, [{ sql: 'sqrt(avg((score - label) * (score - label)))', against: 'champion' }], { options: { ...OPTIONS, seed: 2 } });
    expect(other!.value).toBe(first[0]!.value);
    expect(other!.interval!.bounds.low).not.toBe(first[0]!.interval!.bounds.low);
  });

  test.each([
    ['the bootstrap', {}, MAE],
    ['the jackknife', { mostVisits: 0 }, MAE],
    ['the bootstrap of a median', {}, 'quantile_cont(abs(score - label), 0.5)'],
    ['the jackknife of a ratio', { mostVisits: 0 }, 'sum(price * abs(score - label)) / sum(price)'],
  ])('holds the truth as often as it says: %s', async (_, more, sql) => {
    // 60 test sets of 100 rows; errors are normal with variance 1.04.
    const truth = sql.includes('quantile') ? 0.6744897501960817 * Math.sqrt(1.04) : Math.sqrt((2 / Math.PI) * 1.04);
    const found = await estimates(forecasts(60, 100), [{ sql }], { sliced: 'g', options: { ...OPTIONS, replicates: 200, ...more } });
    expect(found).toHaveLength(60);
    const decided = found.filter(({ interval }) => interval);
    expect(decided.length).toBeGreaterThan(48);
    const held = decided.filter(({ interval }) => interval!.bounds.low <= truth && truth <= interval!.bounds.high).length;
    // Of 60 at 0.95, 51 or more are held in 999 of 1000 runs.
    expect(held / decided.length).toBeGreaterThanOrEqual(0.85);
    const width = decided.reduce((sum, { interval }) => sum + interval!.bounds.high - interval!.bounds.low, 0) / decided.length;
    // Nor are they wide beyond need: 2 × 1.96 standard errors of a mean absolute error, half as much again for a median.
    expect(width).toBeLessThan(1.7 * 2 * 1.96 * Math.sqrt((1 - 2 / Math.PI) * 1.04) / 10);
    const strict = decided.filter(({ interval }) => interval!.strict.low <= truth && truth <= interval!.strict.high).length;
    expect(strict).toBeGreaterThanOrEqual(held);
  });

  test('resamples rows of one unit together', async () => {
    const random = seededRandom(8);
    // 40 shops with an error of their own each: rows say little more than their shop does.
    const errors = Array.from({ length: 40 }, () => normalValue(random));
    const test = ['id,y,shop', ...Array.from({ length: 800 }, (_, id) => `${id},0,${id % 40}`)];
    const candidate = ['id,score', ...Array.from({ length: 800 }, (_, id) => `${id},${errors[id % 40]! + 0.05 * normalValue(random)}`)];
    const sql = 'avg(score)';
    const [alone] = await estimates({ test, candidate }, [{ sql }]);
    const [together] = await estimates({ test, candidate }, [{ sql }], { words: 'task: regression\ncluster: shop' });
    const sd = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / 40 - (errors.reduce((sum, e) => sum + e, 0) / 40) ** 2);
    expect(together!.interval!.standardError / (sd / Math.sqrt(40))).toBeGreaterThan(0.85);
    expect(together!.interval!.standardError / (sd / Math.sqrt(40))).toBeLessThan(1.15);
    expect(alone!.interval!.standardError).toBeLessThan(0.35 * together!.interval!.standardError);
    const [jackknifed] = await estimates({ test, candidate }, [{ sql }], { words: 'task: regression\ncluster: shop', options: { ...OPTIONS, mostVisits: 0 } });
    expect(jackknifed!.interval!.method).toBe('paired delete-a-group jackknife, 40 groups');
    expect(jackknifed!.interval!.standardError / together!.interval!.standardError).toBeGreaterThan(0.8);
    expect(jackknifed!.interval!.standardError / together!.interval!.standardError).toBeLessThan(1.25);
  });

  test('that cannot be known is undefined, with the reason', async () => {
    const reasons: Record<string, string> = {
      'avg(score) / 0': 'undefined on these rows: the expression gives',
      'avg(score) FILTER (WHERE price > 1000)': 'no number (null or NaN)',
      'max(abs(score - label))': 'a few rows decide the error',
      'count(*)': 'every resample gave the same the error',
      'sum(price * 1e308 * 1000)': 'infinity',
      'avg(score) FILTER (WHERE price < 1.03)': 'undefined in some resamples',
    };
    const found = await estimates(forecasts(1, 300), Object.keys(reasons).map((sql) => ({ sql })));
    expect(found.map(({ interval }) => interval)).toEqual(found.map(() => undefined));
    expect(found.map(({ undecidable }) => undecidable!.reason)).toEqual(Object.values(reasons).map((reason) => expect.stringContaining(reason)));
  });

  test('a share that 8 rows decide is not decided, and says what would be enough', async () => {
    const test = ['id,y', ...Array.from({ length: 400 }, (_, id) => `${id},0`)];
    const candidate = ['id,score', ...Array.from({ length: 400 }, (_, id) => `${id},${id % 50 === 0 ? 1 : 0}`)];
    const [found] = await estimates({ test, candidate }, [{ sql: 'avg(score)' }]);
    expect(found).toMatchObject({ value: 0.02, undecidable: { needs: expect.any(Number) } });
    // 25 events at this rate are 1,250 rows.
    expect(found!.undecidable!.needs).toBeGreaterThan(500);
    expect(found!.undecidable!.needs).toBeLessThan(3500);
  });

  test('equal answers differ by nothing; a constant and few rows decide nothing', async () => {
    const files = forecasts(1, 60);
    const [same, constant] = await estimates({ ...files, champion: files.candidate }, [{ against: 'champion' }, { against: 'constant' }]);
    expect(same).toMatchObject({ value: 0, interval: { bounds: { low: 0, high: 0 }, method: 'same answer on every row' } });
    expect(constant!.undecidable!.reason).toContain('no constant');
    const [few] = await estimates({ test: files.test.slice(0, 21), candidate: files.candidate.slice(0, 21) }, [{}]);
    expect(few!.undecidable).toMatchObject({ reason: expect.stringContaining('20 rows'), needs: 30 });
  });

  test('of classes sees the predicted class as a name', async () => {
    const test = ['id,y', ...Array.from({ length: 90 }, (_, id) => `${id},${['a', 'b', "it's"][id % 3]}`)];
    const candidate = ['id,score_a,score_b,score_it\'s', ...Array.from({ length: 90 }, (_, id) => `${id},${id % 2 ? '0.2,0.3,0.5' : '0.4,0.4,0.2'}`)];
    const [right, named] = await estimates({ test, candidate }, [{ sql: 'avg(CASE WHEN label = prediction THEN 1 ELSE 0 END)' }, { sql: `count(*) FILTER (WHERE prediction = 'it''s')/2.0` }], { words: `task: multiclass\nclasses: [a, b, "it's"]` });
    expect(right!.value).toBeCloseTo(30 / 90, 9);
    expect(named!.value).toBeCloseTo(22.5, 9);
  });
});

describe('an expression that cannot be asked', () => {
  const DATA = 'data: {test: test.csv, key: [id], label: y, columns: {income: {sensitive: true}}}\n';
  const FILES = { test: ['id,y,income', '1,1,70000', '2,2,1000'], candidate: ['id,score', '1,1', '2,3'] };

  const REFUSED = [
    'score',
    '1',
    'avg(score), avg(label)',
    'avg(score) FROM truth',
    "(SELECT max(score) FROM candidate)",
    "avg(score) FROM read_csv('/etc/passwd')",
    'avg(nowhere)',
    'avg(score)) FROM candidate --',
    'avg(score); DROP TABLE truth',
    'max(CAST(label AS VARCHAR))',
    'avg(score) OVER ()',
    'avg(random())',
    'max(income)',
    'sum(t.income)',
    'avg("sluice:place")',
    'avg(score) +',
    'COLUMNS(*)',
    'list(score)',
    "getenv('HOME')",
    '$1',
  ];

  test('is refused before a row is resampled, each at its own line', async () => {
    const words = `task: regression\ngates:\n${REFUSED.map((sql, i) => `  - {metric: custom, name: number ${i}, sql: ${JSON.stringify(sql)}, at_least: 0}`).join('\n')}`;
    const { rows, findings } = await join(repo, engine, FILES, words, { data: DATA });
    expect(findings.map(({ code, outcome, subject }) => [code, outcome, subject!.name])).toEqual(REFUSED.map((_, i) => ['custom-metric-refused', 'error', `number ${i}`]));
    expect(rows).toBeUndefined();
    const lines = findings.map(({ location }) => location!.line);
    expect(lines).toEqual(REFUSED.map((_, i) => lines[0]! + i));
    for (const { fix } of findings) expect(fix).toBeTruthy();
    expect(JSON.stringify(findings)).not.toMatch(/70000|root:/);
  });
});
