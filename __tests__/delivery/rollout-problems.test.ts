import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { deliveryOf, RUNNING } from '../rollout/factory.ts';

function problemsOf(rollout: string): string[] {
  try {
    deliveryOf(rollout);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ code, message }) => `${code}: ${message}`);
    throw error;
  }
}

describe('a rollout in a delivery file', () => {
  test.each<[string, string, string]>([
    ['a key of another strategy', `strategy: canary\nab: {ends: "2026-12-24T00:00Z"}\n${RUNNING}`, 'delivery-choose-one: `rollout.ab` belongs to the strategy `ab`'],
    ['an A/B test without an end', `strategy: ab\n${RUNNING}`, 'delivery-missing-key: Strategy `ab` needs `rollout.ab`'],
    ['cohorts of nobody', `strategy: cohort\n${RUNNING}`, 'delivery-missing-key: Strategy `cohort` needs `rollout.cohort`'],
    ['a shadow without signals', `strategy: shadow\n${RUNNING.replace(/signals: .*/, '')}`, 'delivery-missing-key: Strategy `shadow` needs `rollout.signals`'],
    ['a switch by one command', 'strategy: blue-green\ncommand: ./deploy', 'delivery-choose-one: `rollout.command` belongs to the strategies `replace` and `batch`'],
    ['batches by nothing', 'strategy: batch', 'delivery-missing-key: Strategy `batch` needs `command`'],
    ['steps with details that do not rise', `strategy: canary\nsteps: [{weight: 50, soak: 1 hour}, 20, 100]\n${RUNNING}`, 'delivery-steps-not-rising: Step 2 of `rollout.steps` is 20, after 50.'],
    ['steps that end before all users', `strategy: ab\nab: {ends: "2026-12-24T00:00Z"}\nsteps: [20, 50]\n${RUNNING}`, 'delivery-steps-end: The last of `rollout.steps` is 50'],
    ['a guardrail whose name every object has', `strategy: canary\n${RUNNING.replaceAll(/name: [\w-]+/g, 'name: constructor')}`, 'delivery-wrong-form: `constructor`'],
    ['a slot whose name every object has', `strategy: canary\n${RUNNING.replace('{place', '{slots: [valueOf, b], place')}`, 'delivery-wrong-form: `valueOf`'],
  ])('is refused for %s', (_name, rollout, problem) => expect(problemsOf(rollout)).toContainEqual(expect.stringContaining(problem)));

  test.each(['strategy: batch\ncommand: ./deploy\nbatch: {shadow_last: 2}', `strategy: blue-green\n${RUNNING.replace(/signals: .*|guardrails: .*/g, '')}`, `strategy: canary\npresets: [errors]\n${RUNNING.replace(/guardrails: .*/, '')}`])('may be %s', (rollout) => {
    expect(problemsOf(rollout)).toEqual([]);
  });
});
