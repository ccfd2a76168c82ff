import type { Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { ApprovalFacts, Decision, GrantedRole } from './decision/decide.ts';
import type { Concern } from './decision/concerns.ts';
import { bypassUnknown, type EnvironmentsByRole } from './decision/environments.ts';
import type { Involvement } from './decision/people.ts';
import { DEFAULT_ROLES, type ApprovalPolicy, type Role } from './policy/policy.ts';
import { nameOf } from './sources/ballot.ts';
import { observation } from './verdict.ts';

const MOST_NAMES_SHOWN = 20;

/** What an auditor needs to decide again: who, which role, which rules then held, who was barred and by which range. */
export function approvalDetails(policy: ApprovalPolicy, facts: ApprovalFacts, { involvement, granted, concerns }: Pick<Decision, 'involvement' | 'granted' | 'concerns'>): Record<string, unknown> {
  const { run, commits, promotion } = facts;
  const observedAt = new Date(facts.now).toISOString();
  return {
    observedAt,
    // An approval carries no time of its own: it was given after its run began and before it was seen here.
    approvals: granted.map((grant) => ({ ...grant, notBefore: run.startedAt, notAfter: observedAt })),
    expiresAt: expiryOf(policy, facts),
    policy,
    separationOfDuties: {
      enabled: policy.separationOfDuties,
      range: { base: commits.base, head: commits.head, status: commits.status, commits: commits.commits.length },
      people: involvement.people,
    },
    environments: [...facts.environments].map(([role, environment]) => ({ role, environment: environment ?? null })),
    // Both texts: what was said against the release, and what was answered.
    concerns,
    ...(promotion ? { promotion: { pull: promotion.pull ?? null, path: promotion.wanted.path, branch: promotion.branch.name } } : {}),
    run,
  };
}

/** The start of a run comes from outside and may be no time at all. */
function expiryOf(policy: ApprovalPolicy, { run }: ApprovalFacts): string | null {
  const at = new Date(Date.parse(run.startedAt) + policy.expires);
  return Number.isFinite(at.getTime()) ? at.toISOString() : null;
}

export function grantFindings(delivery: Delivery, granted: readonly GrantedRole[]): Finding[] {
  return granted.map(({ role, person, environment, review }) =>
    observation(
      delivery,
      'pass',
      {
        code: 'role-approved',
        rule: `Approval for the role ${role}`,
        message: `${person.login} (${person.id}) approved it in ${environment ? `the environment ${environment.name} (${environment.id})` : `review ${review!.id} of pull request #${review!.pullRequest}, at ${review!.commit.slice(0, 7)},`} and named the code.`,
        expected: 'a person who had no hand in the candidate and fills no other role',
        actual: `${person.login} (${person.id})`,
      },
      role,
    ),
  );
}

/** What is right with the environments, and what could not be seen of them; what is wrong is a refusal. */
export function environmentFindings(delivery: Delivery, policy: ApprovalPolicy, roles: readonly Role[], environments: EnvironmentsByRole): Finding[] {
  return roles.flatMap(({ role, slot }) => {
    const environment = environments.get(slot);
    if (!environment) return [];
    const unknown = bypassUnknown(policy, environment);
    const reviewers = environment.reviewers?.map(({ kind, name }) => (kind === 'Team' ? `team ${name}` : name)).join(', ') || 'nobody';
    const found = {
      code: unknown ? 'environment-admin-bypass-unknown' : 'environment-read',
      rule: `Environment of the role ${role}`,
      message: unknown
        ? `GitHub does not say whether administrators may bypass ${environment.name}; the delivery file accepts that.`
        : `${environment.name} (${environment.id}) is reviewed by ${reviewers}.`,
      expected: 'required reviewers, no self-review, no bypass, a branch policy',
      actual: `reviewers: ${reviewers}${environment.waitMinutes > 0 ? `, then a wait of ${environment.waitMinutes} minutes` : ''}`,
      ...(unknown ? { fix: 'Check the setting by hand: Settings, Environments.' } : {}),
    };
    return [observation(delivery, unknown ? 'warn' : 'pass', found, role)];
  });
}

export function makerFacts(policy: ApprovalPolicy, { people }: Involvement): [string, string][] {
  if (!policy.separationOfDuties) return [];
  const shown = people.slice(0, MOST_NAMES_SHOWN).map(({ login, id }) => `${login} (${id})`);
  const rest = people.length - shown.length;
  return [['Made it and may not approve', `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`]];
}

/** One line for everything that is off or defaulted. */
export function policyNotes(delivery: Delivery, policy: ApprovalPolicy): string[] {
  const [{ role, environment }] = DEFAULT_ROLES as [Role];
  return [
    ...(delivery.spec.approval?.roles ? [] : [`Roles: the default, ${role} on the environment ${environment} (no approval.roles).`]),
    ...unenforced(delivery),
    ...((delivery.spec.evidence?.signing ?? 'none') === 'none' ? ['The evidence is unsigned (evidence.signing: none): its chain shows accidents and clumsy edits, and proves nothing of who wrote it.'] : []),
    ...(policy.separationOfDuties ? [] : ['Separation of duties: off (approval.separation_of_duties: false): makers may approve their own candidate.']),
    ...(policy.separationOfDuties && policy.since === null ? ['Separation of duties: over the whole history, for no commit is known to serve yet.'] : []),
  ];
}

/** Whoever approves must know what was only shown. */
function unenforced({ spec: { data, tests } }: Delivery): string[] {
  const shown = [data?.enforce === false ? 'data' : '', tests?.enforce === false ? 'tests' : '', data ? '' : 'data (none declared)', tests ? '' : 'tests (none declared)'].filter((name) => name !== '');
  return shown.length > 0 ? [`Not enforced, and so no part of the evidence: ${shown.join(', ')}.`] : [];
}

/** Concerns that were answered, in the words of both; those that were not are refusals. */
export function concernFindings(delivery: Delivery, concerns: readonly Concern[]): Finding[] {
  return concerns.flatMap(({ issue, by, text, answers: [answer] }) => {
    if (!answer) return [];
    const message = `${nameOf(by)} in #${issue}: ${shortened(text)} Answered by ${nameOf(answer.by)} (${answer.roles.join(', ')}): ${shortened(answer.text)}`;
    return [observation(delivery, 'warn', { code: 'concern-answered', rule: 'No concern about this release is left without an answer', message, expected: 'an answer of somebody of a role', actual: `an answer of ${nameOf(answer.by)}` })];
  });
}

function shortened(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return `"${plain.length > 300 ? `${plain.slice(0, 300)}…` : plain}"`;
}
