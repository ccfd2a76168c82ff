import type { DeliverySpec } from './spec.ts';

type Report = (path: (string | number)[], code: string, message: string, fix: string) => void;

/** What a schema cannot say of roles: each needs what its source proves people by. */
export function roleProblems({ approval }: DeliverySpec, report: Report): void {
  if (!approval) return;
  const seen = new Map<string, string>();
  const byReview = approval.source === 'pull-request';
  if (byReview && !approval.roles)
    report(['approval', 'source'], 'delivery-role-without-people', '`source: pull-request` needs `approval.roles` with `people`: a pull request does not say who has which role.', 'Add `roles: {approver: {people: [ACCOUNT_ID]}}`.');
  for (const [role, { environment, environments, people, count = 1 }] of Object.entries(approval.roles ?? {})) {
    const path = ['approval', 'roles', role];
    if (byReview && !people) report(path, 'delivery-role-without-people', `The role \`${role}\` names no \`people\`, and a pull request does not say who has which role.`, 'Add `people: [ACCOUNT_ID]`, the number that `gh api users/LOGIN --jq .id` prints.');
    if (byReview && people && count > people.length) report([...path, 'count'], 'delivery-role-too-few-people', `The role \`${role}\` asks for ${count} approvals and names ${people.length} people.`, 'Name more people, or ask for fewer.');
    if (!byReview && count > 1) report([...path, 'count'], 'delivery-role-count', `\`count\` belongs to \`source: pull-request\`; one review releases an environment.`, 'Write `environments: [A, B]`, one environment for each person who must approve.');
    if (!byReview && !environment && !environments) report(path, 'delivery-role-without-environment', `The role \`${role}\` names no environment.`, 'Add `environment: NAME`, or `environments: [A, B]` for two people of this role.');
    for (const name of byReview ? [] : (environments ?? [environment ?? ''])) {
      const other = seen.get(name.toLowerCase());
      if (name !== '' && other) report([...path, environments ? 'environments' : 'environment'], 'delivery-environment-shared', `Roles \`${other}\` and \`${role}\` share the environment \`${name}\`: one approval would release both.`, 'Give each role an environment of its own.');
      seen.set(name.toLowerCase(), role);
    }
  }
  for (const role of approval.veto ?? [])
    if (!Object.hasOwn(approval.roles ?? { approver: {} }, role)) report(['approval', 'veto'], 'delivery-role-unknown', `\`veto\` names the role \`${role}\`, which is not in \`approval.roles\`.`, 'Add the role, or take it out of `veto`.');
}
