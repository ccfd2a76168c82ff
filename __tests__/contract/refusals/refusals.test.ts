import { beforeAll, describe, expect, test } from '@jest/globals';
import { needDist } from '../dist.ts';
import { APPROVAL_SCENARIOS } from './approval-scenarios.ts';
import { ask } from './world.ts';

// Every code, by the built action, on every surface on which a person or a program may look for it.
beforeAll(needDist);

describe.each(Object.entries(APPROVAL_SCENARIOS))('%s', (code, asking) => {
  test('is said in the log, the summary, the check run and verdict.json', async () => {
    const { result, verdict, checkRun } = await ask(asking);
    expect(verdict.findings.filter(({ outcome }) => outcome !== 'pass').map((finding) => finding.code)).toContain(code);
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain(`[${code}]`);
    expect(result.summary.toString()).toContain(code);
    expect([checkRun === undefined, checkRun?.includes(code) ?? true]).toEqual([false, true]);
  }, 60_000);
});
