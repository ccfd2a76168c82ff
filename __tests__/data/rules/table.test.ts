import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/seams.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { findingsOf } from '../stage.ts';
import { temporaryFolder } from '../support.ts';
import { TABLE_CASES } from './table-cases.ts';
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

describe('every rule about tables holds where it is kept and fails where it is broken, with its numbers and its rows', () => {
  test.each(TABLE_CASES.filter(({ good }) => Object.keys(good).length > 0))('$name: kept', async ({ data, good, code }) => {
    const { verdict } = await judged(engine, folder, good, data);
    const open = verdict.findings.filter(({ outcome, code: found }) => outcome !== 'pass' && found.startsWith('drift') === false);
    expect(open).toEqual([]);
    if (!['table-empty', 'column-missing'].includes(code)) expect(findingsOf(verdict.findings, code).length).toBeGreaterThan(0);
  });

  test.each(TABLE_CASES)('$name: broken', async ({ data, bad, code, outcome = 'fail', numbers, examples }) => {
    const { verdict } = await judged(engine, folder, bad, data);
    const [finding] = findingsOf(verdict.findings, code).filter((one) => one.outcome !== 'pass');
    expect(finding).toMatchObject({ outcome, numbers });
    expect(finding!.fix).toMatch(/\w/);
    expect(finding!.message).toMatch(/^In \w+, |^data\./);
    expect(finding!.location!.line).toBeGreaterThan(1);
    expect(finding!.examples).toEqual(examples);
  });
});
