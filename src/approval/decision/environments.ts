import type { EnvironmentFacts } from '../../github/forge.ts';
import { matchRoles } from './matching.ts';
import type { Involved } from './people.ts';
import type { ApprovalPolicy, Role } from '../policy/policy.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';

/** A slot's environment as GitHub has it now; `undefined`: there is none. */
export type EnvironmentsByRole = ReadonlyMap<string, EnvironmentFacts | undefined>;

/** Why the environments of these roles do not hold a job until the right person has said yes. */
export function environmentRefusals(policy: EnvironmentRules, roles: readonly Role[], environments: EnvironmentsByRole, branches: ReadonlyMap<string, boolean>): ApprovalRefusal[] {
  return [...roles.flatMap((role) => unprotected(policy, role, environments.get(role.slot), branches)), ...shared(roles, environments)];
}

/** What of a policy concerns environments. */
export type EnvironmentRules = Pick<ApprovalPolicy, 'separationOfDuties' | 'adminBypass' | 'expires'>;

/** Names of branches that environments let in beside those that are protected, so far as they are names and not patterns. */
export function namedBranches(environments: Iterable<EnvironmentFacts | undefined>): string[] {
  const names = [...environments].flatMap((environment) => environment?.branchPolicy?.patterns ?? []).filter(({ kind, name }) => kind === 'branch' && !isPattern(name));
  return [...new Set(names.map(({ name }) => name))].sort();
}

/** Whether GitHub's silence on administrators is accepted here, which is worth a warning each time. */
export function bypassUnknown(policy: EnvironmentRules, environment: EnvironmentFacts | undefined): boolean {
  return policy.adminBypass === 'warn' && environment?.adminsCanBypass === null;
}

function unprotected(policy: EnvironmentRules, { role, environment: name }: Role, environment: EnvironmentFacts | undefined, branches: ReadonlyMap<string, boolean>): ApprovalRefusal[] {
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
  else if (environment.branchPolicy.customPolicies) {
    const { patterns } = environment.branchPolicy;
    const open = patterns.filter(({ kind, name: branch }) => kind === 'tag' || isPattern(branch) || branches.get(branch) !== true);
    if (patterns.length === 0) no('environment-closed-to-every-branch', 'that lets the protected branch in', 'a branch policy without a branch');
    if (open.length > 0) no('environment-open-to-other-branches', 'for protected branches alone', open.map(({ kind, name: branch }) => `${kind} ${branch}`).slice(0, 5).join(', '));
  }
  if (environment.waitMinutes * 60_000 >= policy.expires)
    no('environment-waits-too-long', `with a wait timer shorter than an approval counts (${Math.round(policy.expires / 60_000)} minutes)`, `${environment.waitMinutes} minutes`);
  return refusals;
}

/** https://docs.github.com/actions/reference/workflows-and-actions/deployments-and-environments: names match as Ruby's File.fnmatch says. */
function isPattern(name: string): boolean {
  return /[*?[\]{}\\]/.test(name);
}

// One person alone cannot have both made and checked it. What can be done is to say so openly.
const ALONE = 'Alone, `approval.separation_of_duties: false` on the protected branch says in every approval that nobody else has looked.';
const SECOND_PERSON = {
  environment: `Settings, Environments: add a reviewer who had no hand in the candidate. ${ALONE}`,
  review: `Name somebody in \`approval.roles\` (\`people\`) who had no hand in the candidate. ${ALONE}`,
};

/** By id: names differ in case and GitHub does not mind. */
function shared(roles: readonly Role[], environments: EnvironmentsByRole): ApprovalRefusal[] {
  return roles.flatMap(({ role, slot }, index) => {
    const id = environments.get(slot)?.id;
    const other = id === undefined ? undefined : roles.slice(0, index).find((earlier) => environments.get(earlier.slot)?.id === id);
    return other ? [refuse('roles-share-environment', `an environment of its own for ${slot}`, `the one of ${other.slot}`, { role })] : [];
  });
}

/**
 * Told before anybody is asked: the named reviewers, without those who made the candidate, cannot fill every role. A team
 * may have anybody in it (a workflow token cannot list its members), so a role with a team is never reported.
 */
export function hopelessRoles(policy: ApprovalPolicy, environments: EnvironmentsByRole, made: readonly Involved[]): ApprovalRefusal[] {
  const barred = new Set(policy.separationOfDuties ? made.map(({ id }) => id) : []);
  const named = new Map<string, { id: number; name: string }[]>();
  for (const { slot, people = [] } of policy.roles) {
    const reviewers = policy.source === 'pull-request' ? people.map((id) => ({ kind: 'User', id, name: made.find((one) => one.id === id)?.login ?? `account ${id}` })) : (environments.get(slot)?.reviewers ?? []);
    if (reviewers.length > 0 && reviewers.every(({ kind }) => kind === 'User')) named.set(slot, reviewers);
  }
  const free = new Map([...named].map(([slot, people]) => [slot, people.map(({ id }) => id).filter((id) => !barred.has(id))]));
  const names = (slot: string): string => named.get(slot)!.map(({ name, id }) => (barred.has(id) ? `${name} (made the candidate)` : name)).join(', ');
  return matchRoles(free).missing.map((slot) => {
    const { role } = policy.roles.find((one) => one.slot === slot)!;
    return refuse('nobody-can-approve', `a reviewer for ${slot} who made no part of the candidate and fills no other role`, `only ${names(slot)}`, { role, fix: policy.source === 'pull-request' ? SECOND_PERSON.review : SECOND_PERSON.environment });
  });
}
