import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { FAIRNESS_METRICS, type FairnessMetric, type FairnessMetricName } from '../../src/statistics/fairness.ts';
import { pairsOf, widestGap, type Against } from '../../src/statistics/fairness-gaps.ts';
import { estimateRates } from '../../src/statistics/fairness-rates.ts';

const root = path.join(import.meta.dirname, '..', '..');
const golden = JSON.parse(readFileSync(path.join(import.meta.dirname, 'fairness-golden.json'), 'utf8')) as Record<string, Record<string, number>>;

const [header, ...lines] = gunzipSync(readFileSync(path.join(root, 'examples/income/data/test-1995.csv.gz'))).toString('utf8').trimEnd().split('\n').map((line) => line.split(','));
const people = lines.map((line) => Object.fromEntries(header!.map((name, i) => [name, line[i]!])));
type Person = (typeof people)[number];

// Three answers that anyone can write down: two rules, and a score that is a sum of them.
const studied = (person: Person): boolean => /^(Bachelors|Masters|Prof|Doctorate)/.test(person.education!);
const candidate = people.map((person) => Number(studied(person) || Number(person.capital_gains) > 5000 || Number(person.dividends) > 1000));
const champion = people.map((person) => Number(person.marital_status!.startsWith('Married') && person.weeks_worked === '52'));
const score = people.map((person, i) => 0.02 + 0.3 * Number(studied(person)) + 0.1 * champion[i]! + 0.004 * Math.min(Number(person.age) - 18, 40));
const label = people.map((person) => Number(person.over_50k));

function valueOf(name: FairnessMetricName, groupBy: (person: Person) => string, answers: number[], against: (names: string[]) => Against, weight?: number[]): number {
  const names = [...new Set(people.map(groupBy))].sort();
  const group = people.map((person) => names.indexOf(groupBy(person)));
  const metric: FairnessMetric = FAIRNESS_METRICS[name];
  const rates = estimateRates({ group, label, answers: [answers], weight }, { groups: names.length, kinds: metric.kinds, binary: metric.answers === 'yes or no' });
  return widestGap(rates, pairsOf(rates, against(names)), metric.form, 0).value;
}

const GROUPS: Record<string, (person: Person) => string> = {
  sex: (person) => person.sex!,
  race: (person) => person.race!,
  'sex x race': (person) => `${person.sex} ${person.race}`,
};
const ANSWERS: Record<string, number[]> = { candidate, champion, score };

describe('on the income test rows, fairness is what fairlearn says to 1e-9', () => {
  const cases = Object.entries(golden).flatMap(([key, values]) => {
    const match = /^(sex|race|sex x race) (candidate|champion|score)$/.exec(key);
    return match ? Object.entries(values).map(([name, value]) => [match[1]!, match[2]!, name, value] as const) : [];
  });

  test.each(cases)('by %s, the %s: %s', (by, model, name, value) => {
    const [metric, to] = name.split(' ') as [FairnessMetricName, 'best' | 'overall'];
    const own = valueOf(metric, GROUPS[by]!, ANSWERS[model]!, () => ({ to }));
    if (value === null) expect(own).toBeNaN();
    else expect(own).toBeCloseTo(value, 9);
  });

  test('with weights of rows', () => {
    const weights = people.map((person) => 0.5 + (Number(person.id) % 7) / 4);
    for (const [name, value] of Object.entries(golden['sex weighted candidate']!))
      expect(valueOf(name.split(' ')[0] as FairnessMetricName, GROUPS.sex!, candidate, () => ({ to: 'best' }), weights)).toBeCloseTo(value, 9);
  });
});

test('against a reference group it is what AIF360 says, without the sign', () => {
  const toMen = (names: string[]): Against => ({ to: 'reference', group: names.indexOf('Male') });
  const of = (name: FairnessMetricName): number => valueOf(name, GROUPS.sex!, candidate, toMen);
  const oracle = golden.aif360!;
  expect(of('demographic_parity_difference')).toBeCloseTo(Math.abs(oracle.statistical_parity_difference!), 9);
  expect(of('demographic_parity_ratio')).toBeCloseTo(oracle.disparate_impact!, 9);
  expect(of('equal_opportunity_difference')).toBeCloseTo(Math.abs(oracle.equal_opportunity_difference!), 9);
  expect(of('equalized_odds_difference')).toBeCloseTo(oracle.equalized_odds_difference!, 9);
  expect(of('error_rate_difference')).toBeCloseTo(Math.abs(oracle.error_rate_difference!), 9);
  // AIF360 divides by the privileged group and may exceed 1; here the smaller is always above.
  expect(of('error_rate_ratio')).toBeCloseTo(1 / oracle.error_rate_ratio!, 9);
});
