import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { APPROVAL_REFUSALS } from '../../src/approval/refusal-codes.ts';
import { REFUSAL_CODES } from '../../src/evidence/refusal-codes.ts';
import { FORGE_FAILURES } from '../../src/github/forge-error.ts';

test('every refusal is explained under its own heading, in the words that people get', async () => {
  const page = await readFile(new URL('../../docs/refusals.md', import.meta.url), 'utf8');
  const sections = new Map(page.split(/^### /m).slice(1).map((section) => [section.split('\n', 1)[0]!.replaceAll('`', ''), section]));
  for (const [code, { meaning, fix }] of Object.entries(APPROVAL_REFUSALS)) {
    expect(sections.get(code)).toContain(meaning);
    expect(sections.get(code)).toContain(fix);
  }
});

test('no code means two things', () => {
  expect(Object.keys(APPROVAL_REFUSALS).filter((code) => Object.hasOwn(REFUSAL_CODES, code))).toEqual([]);
});

test('every way in which GitHub fails is a refusal', () => {
  expect(FORGE_FAILURES.map((failure) => `github-${failure}`).filter((code) => !Object.hasOwn(APPROVAL_REFUSALS, code))).toEqual([]);
});
