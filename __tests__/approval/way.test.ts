import { expect, test } from '@jest/globals';
import { wayOf } from '../../src/approval/request/way.ts';
import { planOf } from '../../src/rollout/policy.ts';
import { deliveryOf, RUNNING } from '../rollout/factory.ts';

const HOUR = 3_600_000;

test.each<[string, string, string[]]>([
  ['a shadow', 'strategy: shadow\nshadow: {for: 2 days}\n', ['For 2 days it gets a copy of the requests, and nobody gets its answers.', 'it gives the candidate no user']],
  ['a shadow that goes on', 'strategy: shadow\nshadow: {then: promote}\nsteps: [10, 100]\n', ['For 1 day it gets a copy', '10 % of users get it first, then 100 %']],
  ['a switch', 'strategy: blue-green\nblue_green: {keep_warm: 1 day}\n', ['For 10 minutes the champion alone', 'all users change over at once', 'watched for 1 hour', 'stays loaded for 1 day more']],
  ['an A/B test', 'strategy: ab\nab: {ends: "2026-12-24T00:00Z", then: candidate}\n', ['50 % of users get it first', 'side by side at 50 % until 2026-12-24 00:00 UTC', 'else a person is asked']],
  ['what steps ask for', "strategy: canary\nsteps: [5, {weight: 25, gate: income-25, soak: 1 hour, evidence: {requests: 100}, hours: {from: '08:00', to: '18:00', days: [mon]}}, 100]\nhold_back: 5\nat_end: ask\n", ['At 25 %: it begins only when a reviewer of the environment income-25 lets it; it begins only from 08:00 to 18:00 in UTC on mon; it lasts at least 1 hour; it gathers at least 100 requests of the candidate.', '5 % of users stay with the champion until that watch ends', 'nobody answers within 1 day', 'at least 2 hours and until']],
])('reviewers are told the way of %s', (_name, rollout, told) => {
  const text = wayOf(planOf(deliveryOf(`${rollout}${RUNNING}`)), 2 * HOUR).join('\n');
  for (const each of told) expect(text).toContain(each);
});

test('reviewers are told how batches are compared', () => {
  const text = wayOf(planOf(deliveryOf('strategy: batch\ncommand: ./deploy\nbatch: {shadow_last: 5, differ_at_most: 0.02}')), 0).join('\n');
  expect(text).toContain('scores the last 5 batches where nobody sees it; it goes no further where more than 2 % of the rows');
  expect(text).toContain('All users get it at once (strategy batch).');
});
