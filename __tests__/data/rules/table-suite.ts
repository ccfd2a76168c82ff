import { expect, test } from '@jest/globals';
import type { Fixture } from '../../conformance/fixtures.ts';
import { findingsOf } from '../stage.ts';
import { LEAKAGE_CASES } from './leakage-cases.ts';
import { TABLE_CASES } from './table-cases.ts';
import { judged } from './table-run.ts';

/** Every rule about tables holds where it is kept and fails where it is broken, with its numbers and its rows. */
export function tableRulesHold(fixture: () => Fixture): void {
  test.each(TABLE_CASES.filter(({ good }) => Object.keys(good).length > 0))('$name: kept', async ({ data, good, code }) => {
    const { verdict } = await judged(fixture(), good, data);
    expect(verdict.findings.filter((finding) => finding.outcome !== 'pass' && !finding.code.startsWith('drift'))).toEqual([]);
    // A rule that only a table without its columns could break is silent where they are there.
    if (!['table-empty', 'column-missing'].includes(code)) expect(findingsOf(verdict.findings, code).length).toBeGreaterThan(0);
  });

  test.each(TABLE_CASES)('$name: broken', async ({ data, bad, code, outcome = 'fail', numbers, examples }) => {
    const { verdict } = await judged(fixture(), bad, data);
    const [finding] = findingsOf(verdict.findings, code).filter((one) => one.outcome !== 'pass');
    expect(finding).toMatchObject({ outcome, numbers });
    expect(finding!.fix).toMatch(/\w/);
    expect(finding!.message).toMatch(/^In \w+, |^data\./);
    expect(finding!.location!.line).toBeGreaterThan(1);
    expect(finding!.examples).toEqual(examples);
  });
}

/** A column that alone predicts the label is found, and one that only has a value of its own for each row is not. */
export function leakageIsFound(fixture: () => Fixture): void {
  test.each(LEAKAGE_CASES)('$name', async ({ data, good, bad, code, outcome = 'fail', numbers }) => {
    const kept = await judged(fixture(), good, data);
    expect(findingsOf(kept.verdict.findings, code).map((finding) => [finding.outcome, finding.message])).toEqual([['pass', expect.stringContaining('alone predicts y')]]);
    const { verdict } = await judged(fixture(), bad, data);
    const open = findingsOf(verdict.findings, code).filter((finding) => finding.outcome !== 'pass');
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({ outcome, numbers });
    expect(open[0]!.location!.line).toBeGreaterThan(1);
  });
}
