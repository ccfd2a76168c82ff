import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { findingsOf } from '../stage.ts';
import { temporaryFolder } from '../support.ts';
import { CASES } from './cases.ts';
import { judgeTables } from './tables.ts';

const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

describe.each(CASES)('$name', ({ data, good, bad, passes }) => {
  const drift = { limits: { default: { wasserstein_std: 1e9, total_variation: 1 } } };

  test('passes where it is kept', async () => {
    const { verdict } = await judgeTables(engine, folder, good, { ...data, drift });
    for (const code of passes) expect(findingsOf(verdict.findings, code)).not.toEqual([]);
    expect(verdict.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  });

  test.each(bad)('$code: $outcome ($numbers)', async ({ tables, code, outcome, numbers }) => {
    const { verdict } = await judgeTables(engine, folder, tables, { ...data, drift });
    const found = findingsOf(verdict.findings, code).filter((finding) => finding.outcome === outcome);
    expect(found).not.toEqual([]);
    expect(found[0]!.numbers).toMatchObject(numbers);
    expect(found[0]!.fix).toMatch(/\w/);
    expect(found[0]!.location!.line).toBeGreaterThan(1);
  });
});
