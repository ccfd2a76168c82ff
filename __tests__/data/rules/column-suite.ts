import { expect, test } from '@jest/globals';
import type { Fixture } from '../../conformance/fixtures.ts';
import { COLUMN_CASES } from './column-cases.ts';
import { judgedBy } from './column-run.ts';

/** A server under load answers a question in seconds. */
const PATIENCE = 60_000;

/** Every rule is kept by one table and broken by the other, with the same numbers on every engine. */
export function columnAnswers(fixture: () => Fixture): void {
  test.each(COLUMN_CASES.map((one) => [one.name, one] as const))(
    '%s',
    async (_, one) => {
      const { good, bad } = await judgedBy(fixture(), one);
      // NaN in a column warns by itself where no rule is about it.
      expect(good.filter(({ code, outcome }) => outcome !== 'pass' && code !== 'column-not-finite').map(({ message }) => message)).toEqual([]);
      if (one.code !== 'column-not-finite') expect(good.map(({ code }) => code)).toContain(one.code);

      const found = bad.filter(({ code, outcome }) => code === one.code && outcome !== 'pass');
      expect(found.map(({ outcome }) => outcome)).toEqual([one.outcome ?? 'fail']);
      const [finding] = found;
      for (const [name, number] of Object.entries(one.numbers)) expect([name, finding!.numbers![name]]).toEqual([name, expect.closeTo(number, 9)]);
      expect(finding!.fix).toMatch(/\w/);
      expect(finding!.location!.line).toBeGreaterThan(1);
      expect(finding!.message).toMatch(/\.$/);
    },
    PATIENCE,
  );
}
