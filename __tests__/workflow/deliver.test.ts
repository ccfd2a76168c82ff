import { describe, expect, test } from '@jest/globals';
import { deliveryProblems } from '../../testkit/workflow/delivery.ts';
import { needsOf, readWorkflow, type Workflow } from '../../testkit/workflow/read.ts';
import { problemsIn } from '../../testkit/workflow/rules.ts';
import { add, drop, mutated, replace, set, type Mutation } from './mutations.ts';

const deliver = readWorkflow('.github/workflows/deliver.yml');
const found = (workflow: Workflow): string[] => [...problemsIn(workflow), ...deliveryProblems(workflow)];
const job = (name: string, ...path: (string | number)[]) => ['jobs', name, ...path];

describe('deliver.yml', () => {
  test('holds every rule', () => {
    expect(found(deliver)).toEqual([]);
  });

  // The whole of what a caller has to trust, on one page.
  test('gives each job these rights and no others', () => {
    const rights = Object.fromEntries(Object.entries(deliver.jobs).map(([name, { permissions, needs, environment }]) => [name, { permissions, needs: needsOf({ needs }), environment }]));
    const read = { contents: 'read' };
    const asking = { ...read, actions: 'read', 'pull-requests': 'read' };
    const concerned = { ...asking, issues: 'read' };
    expect(rights).toEqual({
      build: { permissions: read, needs: [], environment: undefined },
      identify: { permissions: { ...read, actions: 'read' }, needs: ['build'], environment: undefined },
      'validate-data': { permissions: { ...read, checks: 'write' }, needs: ['identify'], environment: undefined },
      predict: { permissions: {}, needs: ['identify'], environment: undefined },
      probe: { permissions: {}, needs: ['identify'], environment: undefined },
      evaluate: { permissions: { ...read, checks: 'write' }, needs: ['identify', 'validate-data', 'predict', 'probe'], environment: undefined },
      seal: { permissions: { ...read, actions: 'read', 'id-token': 'write' }, needs: ['build', 'identify', 'validate-data', 'predict', 'probe', 'evaluate'], environment: undefined },
      plan: { permissions: { ...concerned, checks: 'write' }, needs: ['seal'], environment: undefined },
      role: { permissions: asking, needs: ['seal', 'plan'], environment: { name: '${{ matrix.environment }}', deployment: false } },
      approve: { permissions: { ...concerned, checks: 'write', 'id-token': 'write' }, needs: ['seal', 'plan', 'role'], environment: undefined },
    });
  });
});

const STAGE_STEP = 1;
const MUTATIONS: Mutation[] = [
  // Rights.
  ['the empty permissions at the top', drop('permissions')],
  ['read-all at the top', set(['permissions'], 'read-all')],
  ['the permissions of a job', drop(...job('identify', 'permissions'))],
  ['checks: write of validate-data', drop(...job('validate-data', 'permissions', 'checks'))],
  ['checks: write of evaluate', drop(...job('evaluate', 'permissions', 'checks'))],
  ['id-token of seal', drop(...job('seal', 'permissions', 'id-token'))],
  ['actions: read of plan', drop(...job('plan', 'permissions', 'actions'))],
  ['actions: read of identify', drop(...job('identify', 'permissions', 'actions'))],
  ['actions: read of seal', drop(...job('seal', 'permissions', 'actions'))],
  ['issues: read of plan', drop(...job('plan', 'permissions', 'issues'))],
  ['issues: read of approve', drop(...job('approve', 'permissions', 'issues'))],
  ['the condition on evidence of an earlier run', replace(job('evaluate', 'if'), " && inputs.resume == ''", '')],
  ['a build beside evidence of an earlier run', replace(job('build', 'if'), " && inputs.resume == ''", '')],
  ['roles that nobody reviews here', replace(job('role', 'if'), " && needs.plan.outputs.roles != '[]'", '')],
  ['pull-requests: read of role', drop(...job('role', 'permissions', 'pull-requests'))],
  ['contents: read of approve', drop(...job('approve', 'permissions', 'contents'))],
  ['id-token of approve', drop(...job('approve', 'permissions', 'id-token'))],
  ['contents: write for identify', set(job('identify', 'permissions', 'contents'), 'write')],
  ['deployments: write for plan', set(job('plan', 'permissions', 'deployments'), 'write')],
  // Code of the team.
  ['an id-token for predict', set(job('predict', 'permissions', 'id-token'), 'write')],
  ['an id-token for build', set(job('build', 'permissions', 'id-token'), 'write')],
  ['contents: write for build', set(job('build', 'permissions', 'contents'), 'write')],
  ['a checkout in predict', add(job('predict', 'steps'), { uses: 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd', with: { 'persist-credentials': false } })],
  ['an environment for predict', set(job('predict', 'environment'), { name: 'model-serve', deployment: false })],
  ['the verdict in the job of the team', add(job('predict', 'steps'), { uses: '$/run-model-tests', with: { 'check-run': 'false' } })],
  ['an id-token for probe', set(job('probe', 'permissions', 'id-token'), 'write')],
  ['a checkout in probe', add(job('probe', 'steps'), { uses: 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd', with: { 'persist-credentials': false } })],
  ['the probes in the job that judges', add(job('evaluate', 'steps'), { uses: '$/probe-model' })],
  ['a secret for the build', set(job('build', 'steps', STAGE_STEP, 'env'), { KEY: '${{ secrets.KEY }}' })],
  // Order.
  ['what evaluate needs', drop(...job('evaluate', 'needs'))],
  ['predict among the needs of evaluate', set(job('evaluate', 'needs'), ['identify', 'probe'])],
  ['probe among the needs of evaluate', set(job('evaluate', 'needs'), ['identify', 'predict'])],
  ['probe among the needs of seal', set(job('seal', 'needs'), ['build', 'identify', 'validate-data', 'predict', 'evaluate'])],
  ['evaluate among the needs of seal', set(job('seal', 'needs'), ['build', 'identify', 'validate-data', 'predict', 'probe'])],
  ['role among the needs of approve', set(job('approve', 'needs'), ['seal', 'plan'])],
  ['!cancelled() of seal', replace(job('seal', 'if'), '!cancelled() && ', '')],
  ['!cancelled() of identify', replace(job('identify', 'if'), '!cancelled() && ', '')],
  ['the condition of seal', drop(...job('seal', 'if'))],
  ['the condition of role', set(job('role', 'if'), '${{ !cancelled() }}')],
  ['always() in place of !cancelled()', replace(job('evaluate', 'if'), '!cancelled()', 'always()')],
  ['the result of role in the condition of approve', replace(job('approve', 'if'), "(needs.role.result == 'success' ||", "(needs.role.result != '' ||")],
  ['an approval without people where no rule approves', replace(job('approve', 'if'), " && needs.plan.outputs.automatic == 'true'", '')],
  ['an approval by a rule that never comes', replace(job('approve', 'if'), " || (needs.role.result == 'skipped' && needs.plan.outputs.automatic == 'true')", '')],
  ['whether a rule approves among the outputs of plan', drop(...job('plan', 'outputs', 'automatic'))],
  ['the result of predict in the condition of evaluate', replace(job('evaluate', 'if'), " && (needs.predict.result == 'success' || needs.predict.result == 'skipped')", '')],
  ['a build that always runs', drop(...job('build', 'if'))],
  // What goes from job to job.
  ['the release digest for validate-data', drop(...job('validate-data', 'steps', STAGE_STEP, 'with', 'release-digest'))],
  ['the release digest for evaluate', drop(...job('evaluate', 'steps', STAGE_STEP, 'with', 'release-digest'))],
  ['the release digest for seal', drop(...job('seal', 'steps', STAGE_STEP, 'with', 'release-digest'))],
  ['a release digest from the team\'s job', set(job('seal', 'steps', STAGE_STEP, 'with', 'release-digest'), '${{ needs.build.outputs.statement }}')],
  ['the expected statements', drop(...job('seal', 'steps', STAGE_STEP, 'with', 'expected'))],
  ['one expected statement', replace(job('seal', 'steps', STAGE_STEP, 'with', 'expected'), 'run-model-tests=${{ needs.evaluate.outputs.statement }}', '')],
  ['two expected statements exchanged', replace(job('seal', 'steps', STAGE_STEP, 'with', 'expected'), '${{ needs.evaluate.outputs.statement }}', '${{ needs.predict.outputs.statement }}')],
  ['the statement among the outputs of evaluate', drop(...job('evaluate', 'outputs', 'statement'))],
  ['the head for plan', drop(...job('plan', 'steps', STAGE_STEP, 'with', 'head'))],
  ['the head for role', drop(...job('role', 'steps', STAGE_STEP, 'with', 'head'))],
  ['the head for approve', drop(...job('approve', 'steps', STAGE_STEP, 'with', 'head'))],
  ['the purpose of evaluate', drop(...job('evaluate', 'steps', STAGE_STEP, 'with', 'purpose'))],
  ['a head that nobody approved for callers', set(['on', 'workflow_call', 'outputs', 'head', 'value'], '${{ jobs.seal.outputs.head }}')],
  ['the id of a step that outputs are read from', drop(...job('seal', 'steps', STAGE_STEP, 'id'))],
  ['an output that does not exist', set(job('seal', 'outputs', 'head'), '${{ steps.seal.outputs.haed }}')],
  // Environments, groups, secrets.
  ['the environment of role', drop(...job('role', 'environment'))],
  ['deployment: false', drop(...job('role', 'environment', 'deployment'))],
  ['one environment for all roles', set(job('role', 'environment', 'name'), 'income-owner')],
  ['fail-fast: false', drop(...job('role', 'strategy', 'fail-fast'))],
  ['an environment for seal', set(job('seal', 'environment'), { name: 'model-serve', deployment: false })],
  ['a group for the workflow', set(['concurrency'], { group: 'deliver', 'cancel-in-progress': false })],
  ['a group for approve', set(job('approve', 'concurrency'), { group: 'approve', 'cancel-in-progress': false })],
  ['a secret', set(job('approve', 'steps', STAGE_STEP, 'with', 'signing-key'), '${{ secrets.SLUICE_SIGNING_KEY }}')],
  // Hygiene.
  ['an expression in run', add(job('plan', 'steps'), { run: 'echo ${{ inputs.delivery }}' })],
  ['a tag in place of a commit', replace(job('plan', 'steps', 0, 'uses'), 'de0fac2e4500dabe0009e67214ff5f5447ce83dd', 'v6')],
  ['a foreign action', add(job('plan', 'steps'), { uses: 'octo-org/setup@de0fac2e4500dabe0009e67214ff5f5447ce83dd' })],
  ['persist-credentials: false', drop(...job('seal', 'steps', 0, 'with', 'persist-credentials'))],
  ['the time limit', drop(...job('seal', 'timeout-minutes'))],
  ['a misspelt input', set(job('seal', 'steps', STAGE_STEP, 'with', 'realease-digest'), 'x')],
  ['a checkout', set(job('seal', 'steps'), [{ id: 'seal', uses: '$/seal' }])],
];

describe('each change for the worse is found in deliver.yml', () => {
  test.each(MUTATIONS)('%s', (_what, change) => {
    expect(found(mutated(deliver, change))).not.toEqual([]);
  });
});
