import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { parseDelivery } from '../../src/delivery/load.ts';

function mistakes(column: string): [code: string, line: number][] {
  const text = `version: 1\nrelease: {name: m, model: model}\ndata:\n  test: test.csv\n  rules:\n    - {column: a, unique: true}\n    - column: x\n${column.split('\n').map((line) => `      ${line}`).join('\n')}\n`;
  try {
    parseDelivery(Buffer.from(text), { file: 'delivery.yml', root: process.cwd(), workspace: process.cwd() });
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ code, location }) => [code, location!.line]);
    throw error;
  }
  return [];
}

describe('rules that nothing can keep or that are asked of nothing are told at their lines', () => {
  const cases: [column: string, codes: string[]][] = [
    ['between: [2, 1]', ['delivery-range-empty']],
    ['between: {above: 1, below: 1}', ['delivery-range-empty']],
    ["between: [1, '2024-01-01']", ['delivery-range-mixed']],
    ['between: {at_least: 1, at_most: 1}', []],
    ['length: {at_least: 3, at_most: 2}', ['delivery-range-empty']],
    ['null_rate: {at_least: 0.5, at_most: 0.1}', ['delivery-range-empty']],
    ['mean: {above: 3, at_most: 3}', ['delivery-range-empty']],
    ["quantiles: {'0.5': {at_least: 2, at_most: 1}}", ['delivery-range-empty']],
    ['mostly: 0.9\nunique: true', ['delivery-mostly-alone']],
    ['outliers: {at_most: 0.1}', ['delivery-missing-key']],
    ['bits: 8', ['delivery-type-option']],
    ['type: string\nbits: 8\nzone: true', ['delivery-type-option', 'delivery-type-option']],
    ['type: float\nbits: 8', ['delivery-type-option']],
    ['type: float\nbits: 16', []],
    ['type: decimal\nprecision: 3\nscale: 4', ['delivery-range-empty']],
    ['type: integer\nunsigned: true\nbits: 64', []],
    ['type: list\nitems: integer', []],
    ['type: struct\nfields: {a: integer}', []],
  ];
  test.each(cases)('%j', (column, codes) => {
    const found = mistakes(column);
    expect(found.map(([code]) => code)).toEqual(codes);
    expect(found.every(([, line]) => line >= 7)).toBe(true);
  });
});
