// Which jobs of a workflow run, for each way that it may go. A job that is added and not named here is red.
import { KUBERNETES_CALLERS } from '../../scripts/docs/kubernetes-callers.ts';
import type { Course } from './order.ts';

export type Courses = readonly [what: string, course: Course, running: readonly string[]][];

const asked = (to: string, course: Course = {}): Course => ({ ...course, inputs: { do: to }, github: { event_name: 'workflow_dispatch' } });

/** A delivery and what follows it, as its callers copy it. */
export const DELIVERING: Courses = [
  ['a delivery that is approved', asked('deliver'), ['deliver', 'keep', 'promote']],
  ['a delivery that is not', asked('deliver', { failing: ['deliver'] }), ['deliver', 'keep']],
  ['a delivery that is cancelled', asked('deliver', { cancelledAfter: 'deliver' }), ['deliver', 'keep']],
  ['the next run of a rollout', asked('promote'), ['promote']],
  ['a hold', asked('hold'), ['ask']],
  ['an abort', asked('abort'), ['ask']],
  ['a hold that somebody wants to pass', asked('resume'), ['override-plan', 'override']],
  ['a step that somebody wants to skip', asked('skip'), ['override-plan', 'override']],
  ['a glass that somebody wants to break', asked('break-glass'), ['override-plan', 'override']],
  ['an override that may not be asked for', asked('resume', { failing: ['override-plan'] }), ['override-plan']],
  ['an override that is cancelled before anybody is asked', asked('resume', { cancelledAfter: 'override-plan' }), ['override-plan']],
  ['a rollback', asked('rollback'), ['rollback']],
  ['the schedule', { inputs: {}, github: { event_name: 'schedule' } }, ['watch']],
  // Nothing but a person's own start may do these; a second lock, should GitHub ever give a schedule inputs.
  ...['deliver', 'promote', 'hold', 'resume', 'rollback'].map((to): Courses[number] => [`the schedule with \`${to}\` among its inputs`, { inputs: { do: to }, github: { event_name: 'schedule' } }, ['watch']]),
];

const event = (name: string, more: object = {}): Course => ({ inputs: {}, github: { event_name: name, event: { pull_request: { head: { ref: 'promote/1001' } }, ...more } } });
const branch = (ref: string) => ({ pull_request: { head: { ref } } });
const proposes = (to: string, path: string, course: Course = {}): Course => ({ ...asked(to, course), outputs: { deliver: { 'promotion-path': path } } });

/** The same where people review a pull request: its merge delivers. */
const BY_PULL_REQUEST: Courses = [
  ['a delivery that asks for reviews', proposes('deliver', 'promotions/income.json'), ['deliver', 'keep', 'propose']],
  ['a delivery that has nothing to propose', proposes('deliver', ''), ['deliver', 'keep']],
  ['a delivery that is not approvable', proposes('deliver', 'promotions/income.json', { failing: ['deliver'] }), ['deliver', 'keep']],
  ['a delivery that is cancelled', proposes('deliver', 'promotions/income.json', { cancelledAfter: 'deliver' }), ['deliver', 'keep']],
  ['a review of a promotion', event('pull_request_review'), ['check']],
  ['a review of anything else', event('pull_request_review', branch('feature')), []],
  ['a merged promotion that is approved', event('push'), ['approve', 'promote']],
  ['a merged promotion that is not', { ...event('push'), failing: ['approve'] }, ['approve']],
  ['a merged promotion whose run is cancelled', { ...event('push'), cancelledAfter: 'approve' }, ['approve']],
  ['the next run of a rollout', asked('promote'), ['promote']],
  ['a hold', asked('hold'), ['ask']],
  ['an abort', asked('abort'), ['ask']],
  ['a rollback', asked('rollback'), ['rollback']],
  ['the schedule', { inputs: {}, github: { event_name: 'schedule' } }, ['watch']],
  ...['deliver', 'promote', 'hold', 'rollback'].map((to): Courses[number] => [`the schedule with \`${to}\` among its inputs`, { inputs: { do: to }, github: { event_name: 'schedule', event: branch('promote/1001') } }, ['watch']]),
];

/** Promotion as a workflow that others call: one thing at a time, as `do` says. */
const called = (to: string, course: Course = {}): Course => ({ ...course, inputs: { do: to } });
const PROMOTING: Courses = [
  ['a promotion', called('promote'), ['promote']],
  ['a hold', called('hold'), ['ask']],
  ['an abort', called('abort'), ['ask']],
  ['a hold that somebody wants to pass', called('resume'), ['override-plan', 'override']],
  ['a step that somebody wants to skip', called('skip'), ['override-plan', 'override']],
  ['a step that people let begin', called('gate'), ['override-plan', 'override']],
  ['a glass that somebody wants to break', called('break-glass'), ['override-plan', 'override']],
  ['an override that may not be asked for', called('resume', { failing: ['override-plan'] }), ['override-plan']],
  ['an override that is cancelled before anybody is asked', called('resume', { cancelledAfter: 'override-plan' }), ['override-plan']],
  ['a rollback', called('rollback'), ['rollback']],
  ['a look at the lease', called('watch'), ['watch']],
  ['a word that nobody knows', called('deliver'), []],
];

/** Its caller: a delivery and what follows it, by identity. */
const BY_IDENTITY: Courses = [
  ['a delivery that is approved', asked('deliver'), ['deliver', 'keep', 'serve']],
  ['a delivery that is not', asked('deliver', { failing: ['deliver'] }), ['deliver', 'keep']],
  ['a delivery that is cancelled', asked('deliver', { cancelledAfter: 'deliver' }), ['deliver', 'keep']],
  ...['promote', 'hold', 'abort', 'resume', 'skip', 'gate', 'break-glass', 'rollback'].map((to): Courses[number] => [to, asked(to), ['serve']]),
  ['the schedule', { inputs: {}, github: { event_name: 'schedule' } }, ['serve']],
  ['a push', { inputs: { do: 'promote' }, github: { event_name: 'push' } }, []],
  ['a push with `deliver` among its inputs', { inputs: { do: 'deliver' }, github: { event_name: 'push' } }, []],
];

const completed = (event: string): Course => ({ github: { event_name: 'workflow_run', event: { workflow_run: { event } } } });

/** One step has nothing in front of it. */
const BY_STEPS: Courses = [...DELIVERING, ['a step that people let begin', asked('gate'), ['override-plan', 'override']]];

export const COURSES_OF: Record<string, Courses> = {
  'workflows/deliver-canary.yml': BY_STEPS,
  'workflows/deliver-replace.yml': DELIVERING,
  'workflows/deliver-pull-request.yml': BY_PULL_REQUEST,
  '.github/workflows/promote.yml': PROMOTING,
  'workflows/deliver-oidc.yml': BY_IDENTITY,
  ...Object.fromEntries(KUBERNETES_CALLERS.map((file) => [file, BY_IDENTITY])),
  'workflows/smoke.yml': [
    ['everything', asked('smoke'), ['deliver', 'environment', 'people', 'journal', 'dispatch', 'identity', 'machine', 'by-hand']],
    ['what everything starts', asked('dispatched'), ['dispatch']],
  ],
  'workflows/drill.yml': [
    ['every night', { inputs: {}, github: { event_name: 'schedule', event: { schedule: '37 4 * * *' } } }, ['check']],
    ['once a month', { inputs: {}, github: { event_name: 'schedule', event: { schedule: '13 5 1 * *' } } }, ['drill']],
    ['a look that somebody asks for', asked('check'), ['check']],
    ['a drill that somebody asks for', asked('drill'), ['drill']],
  ],
  'workflows/report-fork.yml': [
    ['the gate of a pull request is over', completed('pull_request'), ['report']],
    ['the gate of a push is over', completed('push'), []],
  ],
};
