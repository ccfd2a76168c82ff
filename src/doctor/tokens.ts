import type { Facts } from './facts.ts';
import { diagnose, type Diagnosis } from './findings.ts';
import type { Gates } from './gates.ts';
import type { Remedies } from './remedy.ts';
import type { WorkflowJob } from './workflows/read.ts';

/** Without one of these claims a cloud that trusts this repository trusts each of its jobs alike. */
const TELLING_CLAIMS = ['context', 'environment', 'job_workflow_ref'];

/** What tokens may do that no workflow asked for. */
export function tokenDiagnoses(gates: Gates, jobs: readonly WorkflowJob[], { workflowToken, subjectClaims }: Facts, remedies: Remedies): Diagnosis[] {
  const found: Diagnosis[] = [];
  const change = remedies.api('PUT', ['actions', 'permissions', 'workflow'], { body: { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false }, page: 'settings/actions' });
  if (workflowToken?.usual === 'write') found.push(diagnose('token-writes-by-default', { rule: 'Tokens of workflows', expected: 'read by default', actual: 'write by default' }, change));
  if (workflowToken?.canApprove) {
    const expected = gates.source === 'pull-request' ? 'approvals by people alone, or a proposing workflow as the only one with `pull-requests: write`' : 'approvals by people alone';
    found.push(diagnose('workflows-may-approve', { rule: 'Tokens of workflows', expected, actual: 'approvals by workflows too' }, change));
  }
  const identity = jobs.find(({ permissions }) => permissions['id-token'] === 'write');
  if (identity && subjectClaims?.own && !subjectClaims.own.some((claim) => TELLING_CLAIMS.includes(claim)))
    found.push(
      diagnose(
        'oidc-subject-loose',
        { rule: 'Identity tokens', expected: `one of ${TELLING_CLAIMS.join(', ')} in the subject`, actual: subjectClaims.own.join(', ') || 'nothing', location: identity.location },
        remedies.api('PUT', ['actions', 'oidc', 'customization', 'sub'], { body: { use_default: true } }),
      ),
    );
  return found;
}
