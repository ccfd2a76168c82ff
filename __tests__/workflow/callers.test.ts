import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { KUBERNETES_CALLERS } from '../../scripts/docs/kubernetes-callers.ts';
import { NEEDS_OF_PROMOTE, union } from '../../src/doctor/workflows/needs.ts';
import { orderProblems } from '../../testkit/workflow/delivery.ts';
import type { Course } from '../../testkit/workflow/order.ts';
import { readWorkflow, ROOT, type Workflow } from '../../testkit/workflow/read.ts';
import { problemsIn } from '../../testkit/workflow/rules.ts';
import { add, drop, mutated, replace, set, type Mutation } from './mutations.ts';

const CALLERS = ['workflows/deliver-canary.yml', 'workflows/deliver-replace.yml'];
const TO_COPY = readdirSync(path.join(ROOT, 'workflows')).filter((file) => file.endsWith('.yml')).map((file) => `workflows/${file}`);

const asked = (to: string, course: Course = {}): Course => ({ ...course, inputs: { do: to }, github: { event_name: 'workflow_dispatch' } });
const COURSES: [string, Course, string[]][] = [
  ['a delivery that is approved', asked('deliver'), ['deliver', 'keep', 'promote']],
  ['a delivery that is not', asked('deliver', { failing: ['deliver'] }), ['deliver', 'keep']],
  ['a delivery that is cancelled', asked('deliver', { cancelledAfter: 'deliver' }), ['deliver', 'keep']],
  ['the next run of a rollout', asked('promote'), ['promote']],
  ['a hold', asked('hold'), ['ask']],
  ['an abort', asked('abort'), ['ask']],
  ['a rollback', asked('rollback'), ['rollback']],
  ['a hold that somebody wants to pass', asked('resume'), ['override-plan', 'override']],
  ['a step that somebody wants to skip', asked('skip'), ['override-plan', 'override']],
  ['a glass that somebody wants to break', asked('break-glass'), ['override-plan', 'override']],
  ['an override that may not be asked for', asked('resume', { failing: ['override-plan'] }), ['override-plan']],
  ['the schedule', { inputs: {}, github: { event_name: 'schedule' } }, ['watch']],
];
const found = (workflow: Workflow): string[] => [...problemsIn(workflow), ...orderProblems(workflow, COURSES)];

describe('workflows to copy', () => {
  test.each([...TO_COPY, '.github/workflows/ci.yml'])('%s holds every rule', (file) => {
    expect(problemsIn(readWorkflow(file))).toEqual([]);
  });

  test.each(CALLERS)('%s runs what was asked for and nothing else', (file) => {
    expect(orderProblems(readWorkflow(file), COURSES)).toEqual([]);
  });

  test.each(TO_COPY)('%s has its properties beside it', async (file) => {
    const { default: properties } = (await import(path.join(ROOT, file.replace('.yml', '.properties.json')), { with: { type: 'json' } })) as { default: Record<string, unknown> };
    expect(properties).toMatchObject({ name: expect.any(String), description: expect.any(String) });
  });

  test.each(CALLERS)('%s gives the jobs that move users these rights, and an environment', (file) => {
    const { promote, ask, 'override-plan': overridePlan, override, rollback, watch } = readWorkflow(file).jobs;
    const environment = { name: 'model-serve', deployment: false };
    expect(promote).toMatchObject({ environment, concurrency: { 'cancel-in-progress': false } });
    expect(promote!.permissions).toEqual({ contents: 'write', actions: 'write', issues: 'read', 'id-token': 'write' });
    expect(ask!.permissions).toEqual({ contents: 'write', actions: 'read', 'id-token': 'write' });
    expect(rollback!.permissions).toEqual({ contents: 'write', actions: 'read' });
    for (const job of [ask, rollback]) {
      expect(job).toMatchObject({ environment });
      expect(job).not.toHaveProperty('concurrency');
    }
    // Reviewed where people review; never in the environment that has no reviewers.
    expect(override).toMatchObject({ environment: { name: '${{ needs.override-plan.outputs.environment }}', deployment: false }, permissions: { contents: 'write', actions: 'write', issues: 'read', 'id-token': 'write' } });
    expect(Object.keys(override!.permissions!)).not.toContain('pull-requests');
    expect(overridePlan!.permissions).toEqual({ contents: 'read', actions: 'read' });
    expect(watch).toMatchObject({ environment, permissions: { contents: 'write' } });
    expect(watch).not.toHaveProperty('concurrency');
  });
});

describe('promotion by identity', () => {
  test('a schedule only watches, and what was delivered is promoted', () => {
    expect(readWorkflow('workflows/deliver-oidc.yml').jobs.serve!.with).toMatchObject({
      do: "${{ github.event_name == 'schedule' && 'watch' || inputs.do == 'deliver' && 'promote' || inputs.do }}",
      environment: 'model-serve',
      head: '${{ needs.deliver.outputs.head }}',
    });
  });

  // What takes users away from a candidate must never wait behind a tick, and ticks never cancel each other.
  test('only the tick has a group, and that one waits', () => {
    const { jobs } = readWorkflow('.github/workflows/promote.yml');
    expect(Object.entries(jobs).filter(([, { concurrency }]) => concurrency !== undefined).map(([name]) => name)).toEqual(['promote']);
    expect(jobs.promote).toMatchObject({ concurrency: { 'cancel-in-progress': false, queue: 'max' } });
    for (const name of ['promote', 'ask', 'rollback', 'watch']) expect(jobs[name]).toMatchObject({ environment: { name: '${{ inputs.environment }}', deployment: false }, permissions: { 'id-token': 'write' } });
  });

  test('it reads no secret', () => {
    expect(readWorkflow('.github/workflows/promote.yml').text).not.toMatch(/secrets\./);
  });

  test('a caller is told all that it must grant', () => {
    const all = Object.values(readWorkflow('.github/workflows/promote.yml').jobs).map(({ permissions }) => permissions ?? {});
    expect(NEEDS_OF_PROMOTE).toEqual(union(all));
    expect(readWorkflow('workflows/deliver-oidc.yml').jobs.serve!.permissions).toEqual(NEEDS_OF_PROMOTE);
  });
});

describe('callers for Kubernetes', () => {
  const page = readFileSync(path.join(ROOT, 'docs/kubernetes.md'), 'utf8');
  test.each(KUBERNETES_CALLERS)('%s names a section, components and drivers that there are', (file) => {
    const { text } = readWorkflow(file);
    const [, section] = /docs\/kubernetes\.md#([a-z-]+)/.exec(text)!;
    expect(page.split('\n').filter((line) => line.startsWith('## ')).map((line) => line.slice(3).toLowerCase().replaceAll(' ', '-'))).toContain(section);
    const components = [...text.matchAll(/components\/([a-z-]+)|or `([a-z-]+)`/g)].map(([, first, second]) => first ?? second!);
    expect(components).not.toEqual([]);
    for (const component of components) expect(existsSync(path.join(ROOT, 'watch/kubernetes/components', component, 'kustomization.yaml'))).toBe(true);
    const { $defs } = JSON.parse(readFileSync(path.join(ROOT, 'schemas/delivery.schema.json'), 'utf8')) as { $defs: Record<'traffic' | 'fleet', { properties: Record<string, unknown> }> };
    for (const [, where, key] of text.matchAll(/`(traffic|fleet)\.(\w+)`/g)) expect(Object.keys($defs[where as 'traffic' | 'fleet'].properties)).toContain(key);
  });
});

const job = (name: string, ...where: (string | number)[]) => ['jobs', name, ...where];
const MUTATIONS: Mutation[] = [
  ['the empty permissions at the top', drop('permissions')],
  ['id-token for the delivery', drop(...job('deliver', 'permissions', 'id-token'))],
  ['pull-requests: read for the delivery', drop(...job('deliver', 'permissions', 'pull-requests'))],
  ['contents: write for the delivery', set(job('deliver', 'permissions', 'contents'), 'write')],
  ['secrets: inherit', set(job('deliver', 'secrets'), 'inherit')],
  ['a branch in place of a commit', replace(job('deliver', 'uses'), '0000000000000000000000000000000000000000', 'main')],
  ['the environment of promote', drop(...job('promote', 'environment'))],
  ['deployment: false of rollback', drop(...job('rollback', 'environment', 'deployment'))],
  ['the group of promote', drop(...job('promote', 'concurrency'))],
  ['a tick that cancels the tick before', set(job('promote', 'concurrency', 'cancel-in-progress'), true)],
  ['no word on cancelling', drop(...job('promote', 'concurrency', 'cancel-in-progress'))],
  ['queue: max', drop(...job('promote', 'concurrency', 'queue'))],
  ['a group for rollback', set(job('rollback', 'concurrency'), { group: 'sluice-promote', 'cancel-in-progress': false })],
  ['a group for watch', set(job('watch', 'concurrency'), { group: 'sluice-promote', 'cancel-in-progress': false })],
  ['a group for ask', set(job('ask', 'concurrency'), { group: 'sluice-promote', 'cancel-in-progress': false })],
  ['a group for the workflow', set(['concurrency'], { group: 'model', 'cancel-in-progress': false })],
  ['the journal\'s rights of promote', set(job('promote', 'permissions', 'contents'), 'read')],
  ['the right to start the next run', set(job('promote', 'permissions', 'actions'), 'read')],
  ['the right to read other runs of rollback', drop(...job('rollback', 'permissions', 'actions'))],
  ['the journal\'s rights of watch', drop(...job('watch', 'permissions', 'contents'))],
  ['the identity that promote signs with', drop(...job('promote', 'permissions', 'id-token'))],
  ['the identity that ask signs with', drop(...job('ask', 'permissions', 'id-token'))],
  ['an id-token for rollback', set(job('rollback', 'permissions', 'id-token'), 'write')],
  ['deliver among the needs of promote', drop(...job('promote', 'needs'))],
  ['!cancelled() of promote', replace(job('promote', 'if'), '!cancelled() && ', '')],
  ['the result of the delivery', replace(job('promote', 'if'), "needs.deliver.result == 'success'", 'true')],
  ['the journal\'s rights of override', set(job('override', 'permissions', 'contents'), 'read')],
  ['concerns that promote does not ask for', drop(...job('promote', 'permissions', 'issues'))],
  ['override-plan among the needs of override', drop(...job('override', 'needs'))],
  ['the environment of override', drop(...job('override', 'environment'))],
  ['an override that asks nobody', replace(job('override-plan', 'if'), "inputs.do == 'resume' || ", '')],
  ['a resume among the requests without a review', replace(job('ask', 'if'), "inputs.do == 'hold'", "inputs.do == 'hold' || inputs.do == 'resume'")],
  ['the condition of watch', drop(...job('watch', 'if'))],
  ['the condition of rollback', drop(...job('rollback', 'if'))],
  ['the condition of the delivery', drop(...job('deliver', 'if'))],
  ['an expression in run', replace(job('promote', 'steps', 2, 'run'), '"$WORKFLOW"', '${{ github.workflow }}')],
  ['the open answer under another step', drop(...job('promote', 'steps', 1, 'id'))],
  ['a foreign checkout', replace(job('watch', 'steps', 0, 'uses'), 'actions/checkout', 'octo-org/checkout')],
  ['an input that deliver does not have', add(job('rollback', 'steps'), { uses: 'sluice/sluice/rollback@0000000000000000000000000000000000000000', with: { force: 'true' } })],
];

describe.each(CALLERS)('each change for the worse is found in %s', (file) => {
  test.each(MUTATIONS)('%s', (_what, change) => {
    expect(found(mutated(readWorkflow(file), change))).not.toEqual([]);
  });
});
