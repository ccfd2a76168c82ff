import type { DeliveryId } from '../core/delivery-id.ts';
import type { ApprovalRecord, CommitRange, EnvironmentFacts, RunFacts } from '../github/forge.ts';
import { challengeIn, approvalPhrase } from './challenge.ts';
import { environmentRefusals, type EnvironmentsByRole } from './environments.ts';
import { matchRoles } from './matching.ts';
import { whoMadeIt, type Involvement } from './people.ts';
import type { ApprovalPolicy, Role } from './policy.ts';
import { refuse, type ApprovalRefusal } from './refusal-codes.ts';

/** Everything that an approval is decided on. Each field is a fact that was read whole; there are no defaults. */
export interface ApprovalFacts {
  delivery: DeliveryId;
  /** Commit at hand; the run must have been started for it. */
  commit: string | undefined;
  challenge: string;
  /** Milliseconds since the epoch. */
  now: number;
  run: RunFacts;
  environments: EnvironmentsByRole;
  approvals: readonly ApprovalRecord[];
  commits: CommitRange;
}

export interface GrantedRole {
  role: string;
  environment: { id: number; name: string };
  person: { id: number; login: string };
}

export interface Decision {
  /** None: the roles asked about are granted, each to a person of its own. */
  refusals: ApprovalRefusal[];
  granted: GrantedRole[];
  involvement: Involvement;
}

/**
 * Whether the roles (all of the policy, unless fewer are asked about) are approved. Pure: the same facts give the same
 * answer. Every refusal is found, not only the first.
 */
export function decide(policy: ApprovalPolicy, facts: ApprovalFacts, roles: readonly Role[] = policy.roles): Decision {
  const involvement = whoMadeIt(policy, facts.run, facts.commits);
  const { granted, refusals } = grants(policy, facts, roles, involvement);
  return {
    involvement,
    granted,
    refusals: [
      ...runRefusals(policy, facts),
      ...environmentRefusals(policy, roles, facts.environments),
      ...(policy.separationOfDuties ? involvement.refusals : []),
      ...rejections(facts),
      ...refusals,
    ],
  };
}

/** A runner's clock may be off by this much before nothing it says of ages can be believed. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** What must hold of the run itself, before anybody is asked and again when all have answered. */
export function runRefusals(policy: ApprovalPolicy, facts: Pick<ApprovalFacts, 'delivery' | 'commit' | 'now' | 'run'>): ApprovalRefusal[] {
  const { delivery, commit, now, run } = facts;
  const refusals: ApprovalRefusal[] = [];
  if (run.repositoryId !== delivery.repositoryId)
    refusals.push(refuse('wrong-repository', `repository ${delivery.repositoryId}`, `repository ${run.repositoryId}`));
  if (run.id !== delivery.runId) refusals.push(refuse('wrong-run', `run ${delivery.runId}`, `run ${run.id}`));
  if (delivery.runAttempt !== 1 || run.attempt !== 1)
    refusals.push(refuse('run-attempt-repeated', 'attempt 1 of the run', `attempt ${Math.max(delivery.runAttempt, run.attempt)}`));
  if (commit !== undefined && commit !== run.headCommit) refusals.push(refuse('wrong-commit', `a run of commit ${commit}`, `a run of commit ${run.headCommit}`));
  const age = now - Date.parse(run.startedAt);
  if (!(age >= -CLOCK_TOLERANCE_MS))
    refusals.push(refuse('clock-disagrees', 'a run that began before now', `a start at ${run.startedAt}, seen ${Number.isFinite(age) ? `${Math.ceil(-age / 60_000)} minutes earlier` : 'at no readable time'}`));
  // An approval has no time. It cannot be older than its run, so the run's age bounds its age.
  if (!(age <= policy.expires))
    refusals.push(refuse('approval-expired', `a run begun at most ${hours(policy.expires)} ago`, `one begun ${hours(age)} ago`));
  return refusals;
}

function hours(milliseconds: number): string {
  const count = milliseconds / 3_600_000;
  return count >= 48 ? `${Math.round(count / 2.4) / 10} days` : `${Math.round(count * 10) / 10} hours`;
}

/** Whatever it was about: somebody looked at this run and said no. */
function rejections(facts: ApprovalFacts): ApprovalRefusal[] {
  return facts.approvals
    .filter(({ state }) => state === 'rejected')
    .map(({ user, environments }) =>
      refuse('rejected', 'no rejection in this run', `${nameOf(user)} rejected ${environments.map(({ name }) => name).join(', ') || 'a job of it'}`),
    );
}

function grants(policy: ApprovalPolicy, facts: ApprovalFacts, roles: readonly Role[], involvement: Involvement): { granted: GrantedRole[]; refusals: ApprovalRefusal[] } {
  const refusals: ApprovalRefusal[] = [];
  const candidates = new Map<string, number[]>();
  const logins = new Map<number, string>();
  for (const { role } of roles) {
    const environment = facts.environments.get(role);
    // An environment that is missing has its own refusal; nothing can have been approved in it.
    if (!environment) continue;
    const reviews = reviewsOf(environment, role, policy, facts, involvement);
    for (const { id, login } of reviews.people) logins.set(id, login);
    if (reviews.people.length > 0) candidates.set(role, reviews.people.map(({ id }) => id));
    else refusals.push(...reviews.refusals);
  }
  const { filled, missing } = matchRoles(candidates);
  refusals.push(...missing.map((role) => sharedPerson(role, candidates, logins)));
  const granted = [...filled].map(([role, id]) => {
    const { id: environment, name } = facts.environments.get(role)!;
    return { role, environment: { id: environment, name }, person: { id, login: logins.get(id)! } };
  });
  return { granted: granted.sort((a, b) => (a.role < b.role ? -1 : 1)), refusals };
}

/** Who approved this environment, by its id, in a way that counts; and why the others do not. */
function reviewsOf(environment: EnvironmentFacts, role: string, policy: ApprovalPolicy, facts: ApprovalFacts, involvement: Involvement) {
  const approved = facts.approvals.filter(
    (record) => record.state === 'approved' && record.environments.some(({ id }) => id === environment.id),
  );
  const people = new Map<number, string>();
  const refusals: ApprovalRefusal[] = [];
  for (const record of approved) {
    const why = whyNot(record, role, policy, facts, involvement);
    if (why.length === 0) people.set(record.user!.id, record.user!.login);
    else refusals.push(...why);
  }
  if (approved.length === 0)
    refusals.push(
      refuse('released-without-approval', `an approval of ${environment.name} (environment ${environment.id}) for the role ${role}`, 'none in this run', { role }),
    );
  return { people: [...people].map(([id, login]) => ({ id, login })), refusals };
}

function whyNot(record: ApprovalRecord, role: string, policy: ApprovalPolicy, facts: ApprovalFacts, involvement: Involvement): ApprovalRefusal[] {
  const { user } = record;
  const refusals: ApprovalRefusal[] = [];
  const phrase = approvalPhrase(facts.challenge);
  const named = challengeIn(record.comment, facts.challenge);
  if (named === 'none')
    refusals.push(refuse('challenge-missing', `\`${phrase}\` in the comment of ${nameOf(user)}`, record.comment.trim() === '' ? 'no comment' : 'a comment without a code', { role }));
  if (named === 'wrong') refusals.push(refuse('challenge-wrong', `\`${phrase}\` in the comment of ${nameOf(user)}`, 'a comment with another code', { role }));
  if (!user || user.type !== 'User' || policy.people[user.login.toLowerCase()] === 'bot')
    refusals.push(refuse('approver-not-a-person', `an account of a person for the role ${role}`, `${nameOf(user)}${user ? ` (${user.type})` : ''}`, { role }));
  const made = policy.separationOfDuties && user ? involvement.people.find(({ id }) => id === user.id) : undefined;
  if (made)
    refusals.push(refuse('approver-made-the-candidate', `a reviewer for ${role} who had no hand in the candidate`, `${nameOf(user)}: ${made.because.join(', ')}`, { role }));
  return refusals;
}

function sharedPerson(role: string, candidates: ReadonlyMap<string, readonly number[]>, logins: ReadonlyMap<number, string>): ApprovalRefusal {
  const people = candidates.get(role)!;
  const names = people.map((id) => logins.get(id)!).join(' and ');
  const others = [...candidates.keys()].filter((other) => other !== role && candidates.get(other)!.some((id) => people.includes(id)));
  return refuse('one-person-for-several-roles', `another person for the role ${role}`, `only ${names}, needed for ${others.join(' and ')}`, { role });
}

function nameOf(user: { login: string; id: number } | null): string {
  return user ? `${user.login} (${user.id})` : 'an account that is gone';
}

