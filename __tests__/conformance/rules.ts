import { describe, expect, test } from '@jest/globals';
import { validateData } from '../../src/data/validate-data.ts';
import type { Data, Source } from '../../src/delivery/spec.ts';
import { CASES, type CaseTable, type CheckCase } from '../data/checks/cases.ts';
import { COLUMN_CASES } from '../data/rules/column-cases.ts';
import { judgedBy } from '../data/rules/column-run.ts';
import { leakageIsFound, tableRulesHold } from '../data/rules/table-suite.ts';
import { contextOf, deliveryOf, findingsOf } from '../data/stage.ts';
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
  describe('between tables:', () => checksHold(fixture));
}

function checksHold(fixture: () => Fixture): void {
  describe.each(CASES)('$name', ({ data, good, bad, passes }) => {
    test('passes where it is kept', async () => {
      const findings = await judgedTables(fixture(), good, data);
      for (const code of passes) expect(findingsOf(findings, code)).not.toEqual([]);
      expect(findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    });
    test.each(bad)('$code: $outcome ($numbers)', async ({ tables, code, outcome, numbers }) => {
      const found = findingsOf(await judgedTables(fixture(), tables, data), code).filter((finding) => finding.outcome === outcome);
      expect(found[0]!.numbers).toMatchObject(numbers);
    });
  });
}

/** `previous` is the table that flips compare with. Drift has limits that nothing passes. */
async function judgedTables(fixture: Fixture, tables: CheckCase['good'], data: Data) {
  const load = async ({ columns, rows }: CaseTable) => (await fixture.load({ columns: Object.fromEntries(columns.map(({ name, type }) => [name, type])), rows })).declared;
  const loaded: Record<string, Source> = {};
  for (const [name, table] of Object.entries(tables)) loaded[name] = await load(table);
  const { previous, ...sources } = loaded;
  const drift = { limits: { default: { wasserstein_std: 1e9, total_variation: 1 } } };
  const declared: Data = { ...fixture.data, ...data, ...sources, drift, ...(data.flips ? { flips: { ...data.flips, previous: previous! } } : {}) };
  return (await validateData(deliveryOf(fixture.folder, declared), contextOf(fixture.engine, fixture.folder))).verdict.findings;
}
