import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { History } from '../../src/audit/history.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { run, worldIn } from './world.ts';

interface Told extends History {
  servingAt?: { version?: string; how: string } | null;
  beside?: { release: string; share: number }[];
  doubts: { code: string }[];
}

async function told(folder: string, ...more: string[]): Promise<Told> {
  return JSON.parse((await run(folder, ['history', 'income', '--from', 'evidence', '--json', ...more])).out) as Told;
}

describe('sluice history', () => {
  test('tells which release served when, by whom and why, rollbacks included', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const { served } = await told(folder.path);
    expect(served.map(({ version, how, from, until }) => [version, how, from, until])).toEqual([
      ['1.0.0', 'promoted', '2026-01-01T10:01:00.000Z', '2026-01-03T11:00:00.000Z'],
      ['1.2.0', 'promoted', '2026-01-03T11:00:00.000Z', '2026-01-05T10:00:00.000Z'],
      ['1.0.0', 'rolled back to', '2026-01-05T10:00:00.000Z', undefined],
    ]);
    expect(served[0]).toMatchObject({ why: 'income 1.0.0 serves all users.', by: [expect.stringContaining('(1002) as owner')] });
    expect(served[2]).toMatchObject({ by: ['run 42/5/1'], why: expect.stringContaining('A complaint') });
  });

  test('tells what became of every candidate: promoted, rejected by which stage, taken back, and who let it pass a rule', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const { candidates } = await told(folder.path);
    expect(candidates.map(({ version, outcome, stage }) => [version, outcome, stage])).toEqual([
      ['1.0.0', 'promoted', undefined],
      ['1.1.0', 'rejected', 'run-model-tests'],
      ['1.2.0', 'promoted', undefined],
      ['1.3.0', 'taken back', 'canary-promote'],
    ]);
    expect(candidates[1]!.why).toBe('run-model-tests says fail.');
    expect(candidates[2]!.exposure.map(({ share }) => share)).toEqual([20, 100]);
    expect(candidates[2]!.overrides).toEqual(['skip, let pass by risk (1003): Enough was seen.']);
    expect(candidates[3]!.exposure.map(({ share }) => share)).toEqual([20, 0]);
  });

  test.each<[string, string, string | null, number[]]>([
    ['before anything', '2026-01-01T09:00:00Z', null, []],
    ['at the very instant of a promotion', '2026-01-03T11:00:00.000Z', '1.2.0', []],
    ['a millisecond before it', '2026-01-03T10:59:59.999Z', '1.0.0', []],
    ['in the middle of a rollout', '2026-01-03T10:15:00Z', '1.0.0', [20]],
    ['in another zone', '2026-01-04T11:15:00+01:00', '1.2.0', [20]],
    ['after a rollback', '2026-02-01', '1.0.0', []],
  ])('--at: %s', async (_what, at, version, shares) => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const { servingAt, beside } = await told(folder.path, '--at', at);
    expect([servingAt?.version ?? null, beside!.map(({ share }) => share)]).toEqual([version, shares]);
    expect((await run(folder.path, ['history', 'income', '--from', 'evidence', '--at', at])).out).toContain(version ?? 'nothing of income served');
  });

  test('what does not verify tells nothing, and is said', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const file = path.join(folder.path, 'evidence/2/ledger.intoto.jsonl');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.split('\n').toSpliced(2, 1).join('\n'));
    const { status, err } = await run(folder.path, ['history', 'income', '--from', 'evidence']);
    expect([status, err.includes('ledger-truncated')]).toEqual([1, true]);
    expect((await told(folder.path)).candidates.map(({ version }) => version)).toEqual(['1.0.0', '1.2.0', '1.3.0']);
    const journal = path.join(folder.path, 'evidence/income.journal.jsonl');
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('"share"', '"share"').replace('Too many errors.', 'All was well.'));
    const doubted = await told(folder.path);
    expect([doubted.served, doubted.doubts.some(({ code }) => code === 'journal-signature')]).toEqual([[], true]);
  });

  test('a ledger that is not kept any more is said, and not guessed', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    await rm(path.join(folder.path, 'evidence/3'), { recursive: true });
    const { served, candidates } = await told(folder.path);
    expect(served[1]).toMatchObject({ by: ['unknown: its ledger is not here'], why: expect.stringContaining('its ledger is not here') });
    expect(candidates.find(({ delivery }) => delivery === '42/3/1')).toMatchObject({ outcome: 'promoted', version: '1.2.0' });
  });

  test('hostile reasons and names cannot write to the terminal', async () => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    expect((await run(folder.path, ['history', 'income', '--from', 'evidence'])).out).not.toMatch(/[\u001b\u202e]/);
  });

  test.each<[string, string[], string]>([
    ['no model', [], 'history-arguments'],
    ['another model', ['pricing', '--from', 'evidence'], 'history-unknown'],
    ['no time', ['income', '--from', 'evidence', '--at', 'yesterday'], 'time-malformed'],
    ['a time without its zone', ['income', '--from', 'evidence', '--at', '2026-01-01T10:00:00'], 'time-malformed'],
  ])('%s ends with status 3', async (_what, argv, code) => {
    await using folder = await temporaryFolder();
    await worldIn(folder.path);
    const { status, err } = await run(folder.path, ['history', ...argv]);
    expect([status, err.includes(code)]).toEqual([3, true]);
  });
});
