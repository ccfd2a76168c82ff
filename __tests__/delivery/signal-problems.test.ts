import { expect, test } from '@jest/globals';
import type { InputError } from '../../src/core/problem.ts';
import { parseDelivery } from '../../src/delivery/load.ts';

function codesOf(guardrail: string, signals = '{log: {files: log.jsonl}, prometheus: {url: https://p.example.org}, http: {url: https://h.example.org}}'): string[] {
  const text = `version: 1\nrelease: {name: income, version: 1.0.0, model: model}\nrollout:\n  strategy: canary\n  fleet: {place: {command: ./place}}\n  traffic: {http: {url: 'http://127.0.0.1:1'}}\n  signals: ${signals}\n  guardrails: [{name: it, ${guardrail}}]\n`;
  try {
    parseDelivery(new TextEncoder().encode(text), { file: 'delivery.yml', root: '/w', workspace: '/w' });
    return [];
  } catch (error) {
    return (error as InputError).problems.map(({ code }) => code);
  }
}

test.each([
  'rate: {log: errors, of: "class IS NOT NULL"}', "rate: {where: 'latency_ms > 9', of: 'status < 400'}", 'rate: {sql: SELECT 1}', 'rate: {events: a, total: b}', 'rate: {http: errors}',
  'quantile: 0.9, histogram: x_bucket', 'quantile: 0.9, histogram: {log: latency_ms, where: status < 400, edges: [1, 2]}', 'gauge: up', 'gauge: {query: up, over: window}', 'gauge: {per_second: x}',
  'disagreement: {log: class}, tolerate_absolute: 0.01, margin_absolute: 0.1', 'shares: {counter: x, label: class}', 'mean: {log: score}, bounds: [0, 1], margin_absolute: 0.1',
])('a guardrail may be read as %s', (guardrail) => {
  expect(codesOf(guardrail)).toEqual([]);
});

test.each([
  ['delivery-edges-not-rising', 'quantile: 0.9, histogram: {log: latency_ms, edges: [1, 5, 2]}'],
  ['delivery-key-without-effect', 'rate: {sql: SELECT 1, of: status < 400}'],
  ['delivery-key-without-effect', 'rate: {events: a, total: b, of: status < 400}'],
  ['delivery-key-without-effect', 'quantile: 0.9, histogram: {sql: SELECT 1, where: status < 400, edges: [1, 2]}'],
  ['delivery-key-without-effect', 'gauge: {per_second: x, over: window}'],
])('is refused as %s: %s', (code, guardrail) => {
  expect(codesOf(guardrail)).toEqual([code]);
});

test.each([['rate: {log: errors}', '{http: {url: https://h.example.org}}'], ['gauge: up', '{log: {files: log.jsonl}}'], ['rate: {http: x}', '{log: {files: log.jsonl}}']])('needs its provider declared: %s beside %s', (guardrail, signals) => {
  expect(codesOf(guardrail, signals)).toEqual(['delivery-signal-mismatch']);
});
