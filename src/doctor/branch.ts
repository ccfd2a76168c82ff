import type { Location } from '../core/verdict.ts';
import type { ReviewRule } from '../github/settings.ts';
import type { Facts } from './facts.ts';
import { diagnose, healthy, type Diagnosis } from './findings.ts';
import type { Gates } from './gates.ts';
import type { Remedies, Remedy } from './remedy.ts';

/** Whether the branch that roles, people and rules are read from changes only before the eyes of another person. */
export function branchDiagnoses({ source }: Gates, { branch, repository }: Facts, location: Location, remedies: Remedies): Diagnosis[] {
  if (!branch || !repository) return [];
  const rule = `The branch ${repository.defaultBranch}`;
  if (!branch.facts?.protected) {
    const actual = branch.facts ? 'none' : 'no such branch';
    return [diagnose('branch-unprotected', { rule, expected: 'protection, or a ruleset that asks for a pull request', actual, location }, demand(remedies))];
  }
  const found: Diagnosis[] = [];
  const asked = [...(branch.rules ?? []).flatMap(({ review }) => review ?? []), ...(branch.protection?.review ? [branch.protection.review] : [])];
  const all = strictest(asked);
  // Reviews are the gate itself here; where environments are, the file's own digest in the challenge binds it too.
  if (source === 'pull-request' && branch.rules && weakness(all))
    found.push(diagnose('reviews-too-weak', { rule, expected: 'one approval or more, dismissed by every push, the last push by somebody else', actual: weakness(all)!, location }, demand(remedies)));
  for (const { ruleset, actors } of branch.bypass)
    if (actors.length > 0) found.push(diagnose('branch-bypass', { rule, expected: `nobody who passes by the ruleset ${ruleset}`, actual: actors.join(', '), location }, remedies.page('settings/rules', `Empty the bypass list of ${ruleset}`)));
  if (branch.protection && !branch.protection.bindsAdmins && !(branch.rules ?? []).some(({ review }) => review))
    found.push(diagnose('branch-bypass', { rule, expected: 'protection that binds administrators too', actual: 'administrators', location }, remedies.api('POST', ['branches', repository.defaultBranch, 'protection', 'enforce_admins'], { page: 'settings/branches' })));
  return found.length > 0 ? found : [healthy('branch-protected', { rule, expected: 'protection', actual: 'protection', location })];
}

/** GitHub lays rules on top of each other: each asks for its own. */
function strictest(rules: readonly ReviewRule[]): ReviewRule {
  return {
    approvals: Math.max(0, ...rules.map(({ approvals }) => approvals)),
    dismissStale: rules.some(({ dismissStale }) => dismissStale),
    lastPush: rules.some(({ lastPush }) => lastPush),
  };
}

function weakness({ approvals, dismissStale, lastPush }: ReviewRule): string | undefined {
  const weak = [approvals < 1 ? 'no approval asked for' : '', dismissStale ? '' : 'old approvals kept after a push', lastPush ? '' : 'the last push may be approved by who pushed it'].filter(Boolean);
  return weak.length > 0 ? weak.join(', ') : undefined;
}

function demand(remedies: Remedies): Remedy {
  const review = { required_approving_review_count: 1, dismiss_stale_reviews_on_push: true, require_last_push_approval: true, require_code_owner_review: false, required_review_thread_resolution: false };
  const body = {
    name: 'Model delivery',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }, { type: 'pull_request', parameters: review }],
  };
  return remedies.api('POST', ['rulesets'], { body, page: 'settings/rules' });
}
