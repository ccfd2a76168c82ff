import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/seams.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { findingsOf } from '../stage.ts';
import { temporaryFolder } from '../support.ts';
import { LEAKAGE_CASES } from './leakage-cases.ts';
import { judged } from './table-files.ts';

const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

describe('a column that alone predicts the label is found, and one that is only many-valued is not', () => {
  test.each(LEAKAGE_CASES)('$name', async ({ data, good, bad, code, outcome = 'fail', numbers }) => {
    const kept = await judged(engine, folder, good, data);
    expect(findingsOf(kept.verdict.findings, code).map((finding) => [finding.outcome, finding.message])).toEqual([['pass', expect.stringContaining('alone predicts y')]]);
    const { verdict } = await judged(engine, folder, bad, data);
    const open = findingsOf(verdict.findings, code).filter((finding) => finding.outcome !== 'pass');
    expect(open.map((one) => one.outcome)).toEqual(open.map(() => outcome));
    expect(open[0]).toMatchObject({ outcome, numbers });
    expect(open[0]!.location!.line).toBeGreaterThan(1);
  });
});
