import { expect, test } from '@jest/globals';
import type { Finding } from '../../src/core/verdict.ts';
import { figuresOf } from '../../src/model/figures.ts';

const found = (code: string, rule: string, numbers: Record<string, number | null>, more: Partial<Finding> = {}): Finding => ({ code, outcome: 'pass', rule, message: `${rule}.`, expected: 'e', actual: 'a', numbers, ...more });
const near = (low: number, high: number) => ({ interval: { low, high, level: 0.95, method: 'm' } });

test('a served model shows one number of each kind: behaviour, reliance, latency, size, errors', () => {
  const figures = figuresOf([
    found('behaviour-noise', 'noise on age', { rate: 0.01, limit: 0.1 }, near(0, 0.02)),
    found('behaviour-case', 'case of city', { rate: 0.3, limit: 0.1 }, { outcome: 'fail' }),
    found('explanation-share-at-most', 'sex: at most 0.1', { share: 0.02, limit: 0.1 }),
    found('serving-latency', 'p99: at most 50 ms', { milliseconds: 31, limit: 50 }),
    found('serving-memory-growth', 'growth', { mb_per_1000_requests: 2.1, limit: 1, champion: 0 }, { outcome: 'fail' }),
    found('serving-errors', 'errors', { errors: 0, requests: 100, share: 0, limit: 0.01 }),
    found('serving-capacity', 'instances', { instances: 6, value: 6, limit: 8 }),
  ]);
  expect(figures.map(({ name, candidate, outcome }) => [name, candidate, outcome])).toEqual([
    ['case of city', 0.3, 'fail'],
    ['sex: at most 0.1', 0.02, 'pass'],
    ['p99: at most 50 ms', 31, 'pass'],
    ['growth', 2.1, 'fail'],
    ['errors', 0, 'pass'],
  ]);
});

test('of judged predictions each kind shows its gravest answer, then the one nearest to its limit, and an undefined one as undefined', () => {
  const metric = (name: string, value: number | null, limit: number, more: Partial<Finding>): Finding => found('metric-at-least', name, { candidate: value, limit }, { subject: { kind: 'metric', name }, ...more });
  const figures = figuresOf([
    metric('far', 0.9, 0.5, { expected: '≥ 0.5', ...near(0.89, 0.91) }),
    // Well within its margin, though the numbers look alike: what decides is the lower bound against −0.04.
    metric('gained', 0.65, 0.04, { expected: 'difference ≥ -0.04', ...near(0.014, 0.04) }),
    metric('near', 0.9, 0.88, { expected: '≥ 0.88', ...near(0.89, 0.91) }),
    metric('open', null, 0.5, { outcome: 'inconclusive' }),
    found('flips-at-most', 'flips', { share: 0.02, limit: 0.05 }),
    found('fairness-at-most', 'parity', { candidate: 0.1, limit: 0.2 }),
    found('contents-checked', 'files', {}),
  ]);
  expect(figures.map(({ name, candidate }) => [name, candidate])).toEqual([['open', null], ['parity', 0.1], ['flips', 0.02], ['near', 0.9], ['gained', 0.65]]);
});
