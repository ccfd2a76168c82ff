import type { DeliveryId } from '../../core/delivery-id.ts';
import type { Digest } from '../../core/digest.ts';
import type { ApprovalRecord, CommitRange, RunFacts } from '../../github/forge.ts';
import { challengeIn, approvalPhrase } from '../challenge.ts';
import { answerId, concernRefusals, concernsAbout, type Concern, type Thread } from './concerns.ts';
import type { EnvironmentsByRole } from './environments.ts';
import { rolesOfPeople } from '../facts/gather-concerns.ts';
import { matchRoles } from './matching.ts';
import { whoMadeIt, type Involvement, type PushedHead } from './people.ts';
import type { ApprovalPolicy, Role } from '../policy/policy.ts';
import { rationaleIn, rationaleRefusals } from './rationale.ts';
import { pinRefusals } from './pinned.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';
import { nameOf, slotName, type Ballot, type Place, type Vote } from '../sources/ballot.ts';
import { environmentBallot } from '../sources/environments.ts';
import { reviewBallot, type PromotionFacts } from '../sources/pull-request.ts';

/** Everything that an approval is decided on. Each field is a fact that was read whole; there are no defaults. */
export interface ApprovalFacts {
  delivery: DeliveryId;
  /** Commit at hand; the run must have been started for it. */
  commit: string | undefined;
  challenge: string;
  release: Digest;
  /** Milliseconds since the epoch. */
  now: number;
  run: RunFacts;
  /** By slot. */
  environments: EnvironmentsByRole;
  /** Whether each branch that an environment names is protected. */
  branches: ReadonlyMap<string, boolean>;
  approvals: readonly ApprovalRecord[];
  commits: CommitRange;
  /** Who pushed what is delivered. */
  pushed: readonly PushedHead[];
  /** Where reviews of a pull request are the source. */
  promotion?: PromotionFacts;
  /** Where concerns may stand. */
  threads: readonly Thread[];
  /** The approval itself is asked for, not how far it has come. */
  final: boolean;
}

export interface GrantedRole {
  role: string;
  slot: string;
  environment?: { id: number; name: string };
  review?: { pullRequest: number; id: number; commit: string };
  person: { id: number; login: string };
  /** The reviewer's own words, and how they answer the questions. */
  comment: string;
  answers: Record<string, string>;
}

export interface Decision {
  /** None: the roles asked about are granted, each to a person of its own. */
  refusals: ApprovalRefusal[];
  granted: GrantedRole[];
  involvement: Involvement;
  concerns: Concern[];
}

/**
 * Whether the roles (all of the policy, unless fewer are asked about) are approved. Pure: the same facts give the same
 * answer, whichever source they come from. Every refusal is found, not only the first.
 */
export function decide(policy: ApprovalPolicy, facts: ApprovalFacts, roles: readonly Role[] = policy.roles): Decision {
  const involvement = whoMadeIt(policy, facts.run, facts.commits, facts.pushed);
  const ballot = policy.source === 'pull-request' ? reviewBallot(policy, facts, roles) : environmentBallot(policy, facts, roles);
  const { granted, refusals } = grants(policy, facts, roles, involvement, ballot);
  const concerns = concernsIn(policy, facts, involvement, granted);
  return {
    involvement,
    granted,
    concerns,
    refusals: [...runRefusals(policy, facts), ...ballot.refusals, ...(policy.separationOfDuties ? involvement.refusals : []), ...refusals, ...concernRefusals(concerns)],
  };
}

/** Concerns about the release, answered by people with a role who had no hand in it, on the issue or in their reviews. */
export function concernsIn(policy: ApprovalPolicy, facts: Pick<ApprovalFacts, 'release' | 'challenge' | 'threads' | 'environments'>, involvement: Involvement, granted: readonly GrantedRole[]): Concern[] {
  const roles = rolesOfPeople(policy, facts.environments);
  const made = new Set(policy.separationOfDuties ? involvement.people.map(({ id }) => id) : []);
  const mayAnswer = new Map([...roles].filter(([id]) => !made.has(id)));
  const ids = facts.threads.map(({ issue }) => ({ id: answerId({ issue: issue.number }) }));
  const reviewed = granted.map(({ person, role, comment }) => ({ person, role, answers: rationaleIn(comment, ids).answers }));
  return concernsAbout(policy, { release: facts.release, challenge: facts.challenge, threads: facts.threads, mayAnswer, roles, reviewed });
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
  refusals.push(...pinRefusals(run));
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

function grants(policy: ApprovalPolicy, facts: ApprovalFacts, roles: readonly Role[], involvement: Involvement, ballot: Ballot): { granted: GrantedRole[]; refusals: ApprovalRefusal[] } {
  const refusals: ApprovalRefusal[] = [];
  const candidates = new Map<string, number[]>();
  const votes = new Map<string, Map<number, Vote>>();
  const doubted = new Map<string, ApprovalRefusal[]>();
  for (const role of roles) {
    // An environment that is missing has its own refusal; nothing can have been approved in it.
    if (policy.source === 'environments' && !facts.environments.get(role.slot)) continue;
    const given = ballot.votes.filter(({ slots }) => slots.includes(role.slot));
    const doubts = given.map((vote) => whyNot(vote, role, policy, facts, involvement));
    const good = new Map(given.filter((_vote, index) => doubts[index]!.length === 0).map((vote) => [vote.user!.id, vote]));
    votes.set(role.slot, good);
    doubted.set(role.slot, doubts.flat());
    if (good.size > 0) candidates.set(role.slot, [...good.keys()]);
    else refusals.push(...(given.length === 0 ? [ballot.missing(role)] : doubts.flat()));
  }
  const { filled, missing } = matchRoles(candidates);
  const logins = new Map([...votes.values()].flatMap((people) => [...people].map(([id, { user }]) => [id, user!.login] as const)));
  // Whoever tried for the slot that stays open is told what was wrong; else there are too few people.
  refusals.push(...missing.flatMap((slot) => (doubted.get(slot)!.length > 0 ? doubted.get(slot)! : [sharedPerson(roles.find((role) => role.slot === slot)!, candidates, logins)])));
  const granted = [...filled].map(([slot, id]) => grantOf(roles.find((role) => role.slot === slot)!, votes.get(slot)!.get(id)!, policy));
  return { granted: granted.sort((a, b) => (a.slot < b.slot ? -1 : 1)), refusals };
}

function grantOf({ role, slot }: Role, { user, comment, place }: Vote, policy: ApprovalPolicy): GrantedRole {
  const where: Partial<{ environment: { id: number; name: string }; review: { pullRequest: number; id: number; commit: string } }> & Place = place;
  return { role, slot, ...where, person: { id: user!.id, login: user!.login }, comment, answers: rationaleIn(comment, policy.rationale?.questions ?? []).answers };
}

function whyNot({ user, comment, doubts }: Vote, role: Role, policy: ApprovalPolicy, facts: ApprovalFacts, involvement: Involvement): ApprovalRefusal[] {
  const refusals: ApprovalRefusal[] = [...doubts];
  const about = { role: role.role };
  const phrase = approvalPhrase(facts.challenge);
  const named = challengeIn(comment, facts.challenge);
  if (named === 'none')
    refusals.push(refuse('challenge-missing', `\`${phrase}\` in the comment of ${nameOf(user)}`, comment.trim() === '' ? 'no comment' : 'a comment without a code', about));
  if (named === 'wrong') refusals.push(refuse('challenge-wrong', `\`${phrase}\` in the comment of ${nameOf(user)}`, 'a comment with another code', about));
  refusals.push(...rationaleRefusals(policy.rationale, comment, nameOf(user), role.role));
  if (!user || user.type !== 'User' || policy.people[user.login.toLowerCase()] === 'bot')
    refusals.push(refuse('approver-not-a-person', `an account of a person for ${slotName(role)}`, `${nameOf(user)}${user ? ` (${user.type})` : ''}`, about));
  const made = policy.separationOfDuties && user ? involvement.people.find(({ id }) => id === user.id) : undefined;
  if (made)
    refusals.push(refuse('approver-made-the-candidate', `a reviewer for ${role.role} who had no hand in the candidate`, `${nameOf(user)}: ${made.because.join(', ')}`, about));
  return refusals;
}

function sharedPerson(role: Role, candidates: ReadonlyMap<string, readonly number[]>, logins: ReadonlyMap<number, string>): ApprovalRefusal {
  const people = candidates.get(role.slot)!;
  const names = people.map((id) => logins.get(id)!).join(' and ');
  const others = [...candidates.keys()].filter((other) => other !== role.slot && candidates.get(other)!.some((id) => people.includes(id)));
  return refuse('one-person-for-several-roles', `another person for ${slotName(role)}`, `only ${names}, needed for ${others.join(' and ')}`, { role: role.role });
}
