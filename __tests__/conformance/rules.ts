import { describe, expect, test } from '@jest/globals';
import { COLUMN_CASES } from '../data/rules/column-cases.ts';
import { judgedBy } from '../data/rules/column-run.ts';
import { leakageIsFound, tableRulesHold } from '../data/rules/table-suite.ts';
import type { Fixture } from './fixtures.ts';

/** Every rule of a contract, kept by one table and broken by another, with the numbers that the cases declare. */
export function rulesHold(fixture: () => Fixture): void {
  describe('a rule about a column', () => {
    test.each(COLUMN_CASES.map((one) => [one.name, one] as const))('%s', async (_, one) => {
      const { good, bad } = await judgedBy(fixture(), one);
      // NaN in a column warns by itself where no rule is about it.
      expect(good.filter(({ code, outcome }) => outcome !== 'pass' && code !== 'column-not-finite').map(({ message }) => message)).toEqual([]);
      if (one.code !== 'column-not-finite') expect(good.map(({ code }) => code)).toContain(one.code);
      const found = bad.filter(({ code, outcome }) => code === one.code && outcome !== 'pass');
      expect(found.map(({ outcome }) => outcome)).toEqual([one.outcome ?? 'fail']);
      for (const [name, number] of Object.entries(one.numbers)) expect([name, found[0]!.numbers![name]]).toEqual([name, expect.closeTo(number, 9)]);
    });
  });
  describe('a rule about tables', () => tableRulesHold(fixture));
  describe('leakage', () => leakageIsFound(fixture));
}
