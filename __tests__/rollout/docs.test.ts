import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { NEXT } from '../../src/rollout/findings.ts';

test('every word that a roll-back or a hold can have stands in docs/rollout.md', () => {
  const page = readFileSync(new URL('../../docs/rollout.md', import.meta.url), 'utf8');
  expect(Object.keys(NEXT).filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});
