import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { categoriesOf, quantileEdges } from '../../src/model/predictions/categories.ts';
import { sliceBy, type Rows } from '../../src/model/predictions/rows.ts';
import { join, said } from './predictions-support.ts';
import { eachTest, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

// Keys of one length, so that the order of their texts is that of the numbers.
const AGES = ['17', '30', '31', '', '45', '46', '90', '31'];
const TEST = ['id,y,age,sex,at,day', ...AGES.map((age, i) => `1${i},${i},${age},${i === 7 ? '' : i % 2 ? 'F' : 'M'},2001-04-0${1 + (i % 3) * 3}T06:00:00,2001-04-0${1 + (i % 3) * 3}`)];
const CANDIDATE = ['id,score', ...AGES.map((_, i) => `1${i},${i}`)];

async function cut(by: string, more: { data?: string; words?: string } = {}): Promise<Rows> {
  const { rows, findings } = await join(repo, engine, { test: TEST, candidate: CANDIDATE }, `task: regression\n${more.words ?? ''}slices: {by: [${by}]}`, { data: more.data });
  expect(findings).toEqual([]);
  return rows!;
}

/** Each slice's name with the places of its rows. */
function slices(rows: Rows, cuts: string[] = Object.keys(rows.categories)): Record<string, number[]> {
  return Object.fromEntries(sliceBy(rows, cuts).map(({ name, rows: places }) => [name, [...places]]));
}

describe('a cut', () => {
  test('by the values of a column has null as a slice of its own', async () => {
    expect(slices(await cut('sex'))).toEqual({ 'sex = F': [1, 3, 5], 'sex = M': [0, 2, 4, 6], 'sex = (null)': [7] });
  });

  test('by quantiles is named by the least and the most of each band, in their order', async () => {
    const rows = await cut('{column: age, quantiles: 3}');
    const found = slices(rows);
    // Of seven ages, ranks 3 and 5 are the edges; equal ages stay together.
    expect(found).toEqual({ 'age 17 to 31': [0, 1, 2, 7], 'age 45': [4], 'age 46 to 90': [5, 6], 'age (null)': [3] });
    expect(Object.keys(found)).toEqual(['age 17 to 31', 'age 45', 'age 46 to 90', 'age (null)']);
    expect(Object.keys(rows.categories)).toEqual(['age (3 quantiles)']);
  });

  test('between edges holds the lower one and not the upper', async () => {
    expect(slices(await cut('{column: age, edges: [31, 46, 200]}'))).toEqual({
      'age below 31': [0, 1], 'age 31 to below 46': [2, 4, 7], 'age 46 to below 200': [5, 6], 'age (null)': [3],
    });
    expect(Object.keys(slices(await cut('{column: age, edges: [46]}')))).toEqual(['age below 46', 'age 46 and above', 'age (null)']);
  });

  test('by spans of whole days is named by its days, by shorter ones by their instants', async () => {
    expect(slices(await cut('{column: at, every: 4 days}'))).toEqual({ 'at 2001-04-01 to 2001-04-04': [0, 1, 3, 4, 6, 7], 'at 2001-04-05 to 2001-04-08': [2, 5] });
    expect(Object.keys(slices(await cut('{column: day, every: 1 day}')))).toEqual(['day 2001-04-01', 'day 2001-04-04', 'day 2001-04-07']);
    expect(Object.keys(slices(await cut('{column: at, every: 12 hours}')))[0]).toBe('at 2001-04-01T00:00Z to 2001-04-01T12:00Z');
  });

  test('of one column in several ways, and crosses of them, keep apart', async () => {
    const rows = await cut('age, {column: age, edges: [40]}, {column: age, quantiles: 2}, [sex, {column: age, edges: [40]}]');
    expect(Object.keys(rows.categories)).toEqual(['age', 'age (edges 40)', 'age (2 quantiles)', 'sex']);
    expect(slices(rows, ['sex', 'age (edges 40)'])).toEqual({
      'sex = F, age below 40': [1], 'sex = F, age 40 and above': [5], 'sex = F, age (null)': [3], 'sex = M, age below 40': [0, 2], 'sex = M, age 40 and above': [4, 6], 'sex = (null), age below 40': [7],
    });
  });

  test('of groups crosses columns into one category', async () => {
    const { rows } = await join(repo, engine, { test: TEST, candidate: CANDIDATE }, 'task: regression\nfairness: {groups: [[sex, {column: age, edges: [40]}]], gates: [{metric: mae_difference, at_most: 1}]}');
    const { names, codes } = rows!.categories['sex × age (edges 40)']!;
    expect([...codes].map((code) => names[code])).toEqual(['M × age below 40', 'F × age below 40', 'M × age below 40', 'F × age (null)', 'M × age 40 and above', 'F × age 40 and above', 'M × age 40 and above', '(null) × age below 40']);
  });

  test('of a sensitive column shows no value, neither edges nor days', async () => {
    const data = 'data: {test: test.csv, key: [id], label: y, columns: {age: {sensitive: true}, sex: {sensitive: true}, at: {sensitive: true}}}\n';
    const rows = await cut('sex, {column: age, quantiles: 3}, {column: age, edges: [31]}, {column: at, every: 4 days}', { data });
    expect(Object.values(rows.categories).map(({ names }) => names)).toEqual([
      ['value 1', 'value 2', '(null)'], ['band 1', 'band 2', 'band 3', '(null)'], ['band 1', 'band 2', '(null)'], ['span 1', 'span 2'],
    ]);
  });

  test('of what is no number or no time, or into too many spans, is an error before anything is judged', async () => {
    const by = async (text: string): Promise<string[]> => said((await join(repo, engine, { test: TEST, candidate: CANDIDATE }, `task: regression\nslices: {by: [${text}]}`)).findings);
    expect(await by('{column: sex, quantiles: 3}')).toEqual(['cut-not-askable error']);
    expect(await by('{column: at, edges: [3]}')).toEqual(['cut-not-askable error']);
    expect(await by('{column: sex, every: 1 day}')).toEqual(['cut-not-askable error']);
    expect(await by('{column: age, every: 1 day}')).toEqual(['cut-not-askable error']);
    expect(await by('{column: at, every: 1 min}')).toEqual(['cut-too-fine error']);
    expect(await by('nowhere')).toEqual(['column-missing error']);
  });

  test('by the score of a model says that slices are of the test set', async () => {
    const { findings } = await join(repo, engine, { test: TEST, candidate: CANDIDATE }, 'task: regression\nslices: {by: [score]}');
    expect(findings[0]!.fix).toContain('never by a score');
  });

  test('in names that SQL and Markdown would take for their own', async () => {
    const nasty = `a"b'; DROP TABLE truth --|<b>`;
    const quoted = `"${nasty.replaceAll('"', '""')}"`;
    const test = [`id,y,${quoted}`, '1,1,"x"" OR 1=1"', '2,2,\'; --'];
    const { rows, findings } = await join(repo, engine, { test, candidate: ['id,score', '1,1', '2,2'] }, `task: regression\nslices: {by: [${JSON.stringify(nasty)}]}`);
    expect(findings).toEqual([]);
    expect(rows!.categories[nasty]!.names).toEqual([`'; --`, 'x" OR 1=1']);
  });
});

describe('edges between quantile bands', () => {
  test.each<[number[], number, number[]]>([
    [[1, 2, 3, 4], 2, [2]],
    [[1, 1, 1, 1, 2], 4, [1]],
    [[5, 5, 5], 3, []],
    [[3], 2, []],
    [[], 4, []],
    [[NaN, 1, Infinity, 2, -Infinity, 3, 4], 2, [2]],
  ])('of %j in %d', (values, count, edges) => {
    expect(quantileEdges(Float64Array.from(values), count)).toEqual(edges);
  });

  test('every value is in exactly one band, whatever it is', () => {
    const values = Float64Array.from([Infinity, -Infinity, NaN, 0, -0, 1e308, -1e308, 5e-324, 3]);
    const { names, codes } = categoriesOf({ name: 'a', columns: [{ name: 'a', column: 'a', by: { kind: 'quantiles', count: 3 } }] }, () => ({ values, hide: false }));
    expect([...codes].every((code) => code >= 0 && code < names.length)).toBe(true);
    expect(names[codes[2]!]).toBe('(null)');
    expect(new Set(names).size).toBe(names.length);
  });
});
