// What is handed to each action in workflows that people start by hand: an input that is lost there is a wish that nobody
// hears, and GitHub says nothing of it.
import { KUBERNETES_CALLERS } from '../../scripts/docs/kubernetes-callers.ts';
import { actionOf, type Workflow } from './read.ts';

type Handed = Record<string, [action: string, inputs: Record<string, string>][]>;

const DELIVERY = { delivery: 'delivery.yml' };
const QUIET = { ...DELIVERY, 'check-run': 'false' };
const KEY = { 'signing-key': '${{ secrets.SLUICE_SIGNING_KEY }}' };
const WHY = { reason: '${{ inputs.reason }}' };
const RUN = { 'approved-run': '${{ inputs.approved-run }}' };
const BOUND = { 'override-head': '${{ needs.override-plan.outputs.override-head }}' };

const KEEPING: Handed[string] = [['keep', { ...DELIVERY, head: '${{ needs.deliver.outputs.head || needs.deliver.outputs.sealed }}', 'release-digest': '${{ needs.deliver.outputs.digest }}' }]];

const DELIVERING: Handed = {
  keep: KEEPING,
  promote: [['canary-promote', { ...QUIET, ...RUN, head: '${{ needs.deliver.outputs.head }}', ...KEY }]],
  ask: [['canary-promote', { ...QUIET, ...RUN, request: '${{ inputs.do }}', ...WHY, once: 'true', ...KEY }]],
  'override-plan': [['require-approval', { ...QUIET, step: 'override', request: '${{ inputs.do }}', ...RUN, ...WHY }]],
  override: [
    ['require-approval', { ...QUIET, step: 'break-glass', ...RUN, ...WHY, ...BOUND, ...KEY }],
    [
      'canary-promote',
      { ...QUIET, 'approved-run': "${{ inputs.do != 'break-glass' && inputs.approved-run || '' }}", request: "${{ inputs.do != 'break-glass' && inputs.do || '' }}", ...WHY, ...BOUND, once: 'true', ...KEY },
    ],
  ],
  rollback: [['rollback', { ...QUIET, to: '${{ inputs.to }}', ...WHY, ...KEY }]],
  watch: [['watch', { ...DELIVERY, ...KEY }]],
};

const PROMOTION = { promotion: 'promotions/MODEL.json' };
const BY_PULL_REQUEST: Handed = {
  keep: KEEPING,
  check: [['require-approval', { ...QUIET, step: 'role', ...PROMOTION }]],
  approve: [['require-approval', { ...DELIVERY, step: 'approve', ...PROMOTION }]],
  promote: [['canary-promote', { ...QUIET, ...RUN, head: '${{ needs.approve.outputs.head }}', ...KEY }]],
  ask: DELIVERING.ask!,
  rollback: DELIVERING.rollback!,
  watch: DELIVERING.watch!,
};

/** Nothing is written down in a reusable workflow: its caller says which file, and no secret reaches it. */
const BY_IDENTITY: Handed = Object.fromEntries(
  Object.entries(DELIVERING).filter(([job]) => job !== 'keep').map(([job, steps]) => [job, steps.map(([action, { 'signing-key': _, ...inputs }]) => [action, { ...inputs, delivery: '${{ inputs.delivery }}', ...(job === 'promote' && { head: '${{ inputs.head }}' }) }])]),
);

const HANDED: Record<string, Handed> = {
  '.github/workflows/promote.yml': BY_IDENTITY,
  ...Object.fromEntries(['workflows/deliver-oidc.yml', ...KUBERNETES_CALLERS].map((file) => [file, { keep: KEEPING }])),
  'workflows/deliver-canary.yml': DELIVERING,
  'workflows/deliver-replace.yml': DELIVERING,
  'workflows/deliver-pull-request.yml': BY_PULL_REQUEST,
  'workflows/drill.yml': {
    check: [['rollback', { ...QUIET, step: 'check', ...KEY }]],
    drill: [['rollback', { ...QUIET, delivery: 'delivery.staging.yml', step: 'drill', ...KEY }]],
  },
  'workflows/report-fork.yml': { report: [['report-fork', { 'run-id': '${{ github.event.workflow_run.id }}' }]] },
  'workflows/watch-model.yml': { model: [['run-model-tests', { ...DELIVERY, purpose: 'develop', act: 'true' }]] },
};

/** Jobs of the listed workflows whose actions are handed something else, or that are not listed. */
export function handedProblems({ file, jobs }: Workflow): string[] {
  const handed = HANDED[file];
  if (!handed) return [];
  return Object.entries(jobs).flatMap(([name, { steps = [] }]) => {
    const found = steps.filter((step) => actionOf(step) !== undefined).map((step) => [actionOf(step)!, step.with ?? {}] as const);
    const wanted = handed[name] ?? [];
    return JSON.stringify(found.map(sorted)) === JSON.stringify(wanted.map(sorted)) ? [] : [`${file}: job ${name}: its actions are not handed what testkit/workflow/handed.ts says.`];
  });
}

function sorted([action, inputs]: readonly [string, Record<string, unknown>]): unknown {
  return [action, Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1))];
}
