import type { EnvironmentFacts } from '../github/forge.ts';
import { matchRoles } from './matching.ts';
import type { Involved } from './people.ts';
import type { ApprovalPolicy, Role } from './policy.ts';
import { refuse, type ApprovalRefusal } from './refusal-codes.ts';

/** A role's environment as GitHub has it now; `undefined`: there is none. */
export type EnvironmentsByRole = ReadonlyMap<string, EnvironmentFacts | undefined>;

/** Why the environments of these roles do not hold a job until the right person has said yes. */
export function environmentRefusals(policy: ApprovalPolicy, roles: readonly Role[], environments: EnvironmentsByRole): ApprovalRefusal[] {
  return [...roles.flatMap((role) => unprotected(policy, role, environments.get(role.role))), ...shared(roles, environments)];
}

/** Whether GitHub's silence on administrators is accepted here, which is worth a warning each time. */
export function bypassUnknown(policy: ApprovalPolicy, environment: EnvironmentFacts | undefined): boolean {
  return policy.adminBypass === 'warn' && environment?.adminsCanBypass === null;
}

function unprotected(policy: ApprovalPolicy, { role, environment: name }: Role, environment: EnvironmentFacts | undefined): ApprovalRefusal[] {
  const shown = `the environment ${JSON.stringify(name)}`;
  if (!environment) return [refuse('environment-missing', `${shown} of the role ${role}`, 'no such environment that this token may see', { role })];
  const refusals: ApprovalRefusal[] = [];
  const no = (code: Parameters<typeof refuse>[0], expected: string, actual: string): void => {
    refusals.push(refuse(code, `${shown} ${expected}`, actual, { role }));
  };
  if (environment.reviewers === null) no('environment-without-reviewers', 'with required reviewers', 'no rule of required reviewers');
  else if (environment.reviewers.length === 0) no('environment-without-reviewers', 'with required reviewers', 'a rule that names nobody');
  if (policy.separationOfDuties && !environment.preventSelfReview)
    no('environment-allows-self-review', 'with self-review prevented', 'self-review allowed');
  if (environment.adminsCanBypass === true) no('environment-admins-can-bypass', 'that binds administrators too', 'a bypass for administrators');
  if (environment.adminsCanBypass === null && policy.adminBypass === 'refuse')
    no('environment-admin-bypass-unknown', 'that binds administrators too', 'no word of it from GitHub');
  if (environment.branchPolicy === null) no('environment-open-to-every-branch', 'with a deployment branch policy', 'every branch may deploy');
  return refusals;
}

/** By id: names differ in case and GitHub does not mind. */
function shared(roles: readonly Role[], environments: EnvironmentsByRole): ApprovalRefusal[] {
  return roles.flatMap(({ role }, index) => {
    const id = environments.get(role)?.id;
    const other = id === undefined ? undefined : roles.slice(0, index).find((earlier) => environments.get(earlier.role)?.id === id);
    return other ? [refuse('roles-share-environment', `an environment of its own for ${role}`, `the one of ${other.role}`, { role })] : [];
  });
}

/**
 * Told before anybody is asked: the named reviewers, without those who made the candidate, cannot fill every role. A team
 * may have anybody in it (a workflow token cannot list its members), so a role with a team is never reported.
 */
export function hopelessRoles(policy: ApprovalPolicy, environments: EnvironmentsByRole, made: readonly Involved[]): ApprovalRefusal[] {
  const barred = new Set(policy.separationOfDuties ? made.map(({ id }) => id) : []);
  const candidates = new Map<string, number[]>();
  for (const { role } of policy.roles) {
    const reviewers = environments.get(role)?.reviewers ?? [];
    if (reviewers.length > 0 && reviewers.every(({ kind }) => kind === 'User'))
      candidates.set(role, reviewers.map(({ id }) => id).filter((id) => !barred.has(id)));
  }
  const names = (role: string): string => environments.get(role)!.reviewers!.map(({ name, id }) => (barred.has(id) ? `${name} (made the candidate)` : name)).join(', ');
  return matchRoles(candidates).missing.map((role) =>
    refuse('nobody-can-approve', `a reviewer for ${role} who made no part of the candidate and fills no other role`, `only ${names(role)}`, { role }),
  );
}
