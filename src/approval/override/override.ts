import type { DeliveryId } from '../../core/delivery-id.ts';
import { canonicalJson, type Digest } from '../../core/digest.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { StageContext } from '../../core/stage.ts';
import type { ApprovalRecord, EnvironmentFacts, Forge, RunFacts } from '../../github/forge.ts';
import { approvalPhrase, challengeIn, codeOf } from '../challenge.ts';
import { runRefusals } from '../decision/decide.ts';
import { environmentRefusals } from '../decision/environments.ts';
import { protections, settledApprovals } from '../facts/gather.ts';
import type { ApprovalPolicy } from '../policy/policy.ts';
import { Reader } from '../facts/reader.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';
import type { Role } from '../decision/roles.ts';
import { nameOf } from '../sources/ballot.ts';

export const OVERRIDES = ['resume', 'skip', 'gate', 'break-glass'] as const;
export type OverrideAction = (typeof OVERRIDES)[number];

/** Everything that a reviewer of an override binds to by typing the code. */
export interface OverrideSubject {
  action: OverrideAction;
  /** `formatDeliveryId` of the run that asks. */
  run: string;
  /** `formatDeliveryId` of the delivery that it is about. */
  delivery: string;
  release: Digest;
  /** Digest of the journal's last event when it was asked; null where there is none. */
  head: Digest | null;
  reason: string;
}

export function overrideChallenge({ action, run, delivery, release, head, reason }: OverrideSubject): string {
  return codeOf(canonicalJson({ override: { action, run, delivery, release, head, reason } }));
}

/** What an override is decided on. */
export interface OverrideFacts {
  /** The run that asks, as the runner says it. */
  delivery: DeliveryId;
  challenge: string;
  /** Milliseconds since the epoch. */
  now: number;
  run: RunFacts;
  environment: EnvironmentFacts | undefined;
  branches: ReadonlyMap<string, boolean>;
  approvals: readonly ApprovalRecord[];
}

/** Asked before anybody answers (`approvals: false`) and when somebody has. What GitHub leaves open is a refusal. */
export async function gatherOverride(forge: Forge, context: Pick<StageContext, 'deliveryId' | 'clock'>, policy: ApprovalPolicy, challenge: string, approvals: boolean): Promise<{ facts?: OverrideFacts; reader: Reader }> {
  const reader = new Reader();
  const { runId } = context.deliveryId;
  const run = await reader.read(`run ${runId}`, () => forge.run(runId));
  const environment = await reader.read(`environment ${policy.override}`, () => forge.environment(policy.override));
  const branches = await protections(forge, reader, [environment]);
  const given = approvals && environment ? await reader.read(`approvals of run ${runId}`, () => settledApprovals(forge, context, [environment])) : [];
  const complete = !reader.failed && run && given;
  return { facts: complete ? { delivery: context.deliveryId, challenge, now: context.clock.now().getTime(), run, environment, branches, approvals: given } : undefined, reader };
}

/** Why nobody could review it: told before anybody is asked, and again when somebody has. */
export function overrideRefusals(policy: ApprovalPolicy, facts: OverrideFacts): ApprovalRefusal[] {
  const role: Role = { role: 'override', slot: 'override', environment: policy.override };
  // Who asks never answers, whatever a delivery file says of separation of duties.
  const rules = { separationOfDuties: true, adminBypass: policy.adminBypass, expires: policy.expires };
  return [...runRefusals(policy, { ...facts, commit: undefined }), ...environmentRefusals(rules, [role], new Map([['override', facts.environment]]), facts.branches)].map(withoutRole);
}

/** Who let it pass: one person, by the code, in the override's environment, who did not ask for it. Pure. */
export function decideOverride(policy: ApprovalPolicy, facts: OverrideFacts): { refusals: Refusal[]; by?: { id: number; login: string }; comment?: string } {
  const refusals: ApprovalRefusal[] = overrideRefusals(policy, facts);
  const rejected = facts.approvals.filter(({ state }) => state === 'rejected');
  refusals.push(...rejected.map(({ user }) => refuse('rejected', 'no rejection in this run', `${nameOf(user)} rejected it`)));
  const given = facts.approvals.filter(({ state, environments }) => state === 'approved' && environments.some(({ id }) => id === facts.environment?.id));
  if (facts.environment && given.length === 0) refusals.push(refuse('released-without-approval', `an approval of ${facts.environment.name} (environment ${facts.environment.id})`, 'none in this run'));
  const doubts = given.map((record) => ({ record, why: whyNot(record, facts) }));
  const good = doubts.find(({ why }) => why.length === 0)?.record;
  if (!good) refusals.push(...doubts.flatMap(({ why }) => why));
  return refusals.length === 0 && good ? { refusals, by: { id: good.user!.id, login: good.user!.login }, comment: good.comment } : { refusals };
}

function whyNot({ user, comment }: ApprovalRecord, { challenge, run }: OverrideFacts): ApprovalRefusal[] {
  const refusals: ApprovalRefusal[] = [];
  const named = challengeIn(comment, challenge);
  const expected = `\`${approvalPhrase(challenge)}\` in the comment of ${nameOf(user)}`;
  if (named === 'none') refusals.push(refuse('challenge-missing', expected, comment.trim() === '' ? 'no comment' : 'a comment without a code'));
  if (named === 'wrong') refusals.push(refuse('challenge-wrong', expected, 'a comment with another code'));
  if (user?.type !== 'User') refusals.push(refuse('approver-not-a-person', 'an account of a person', nameOf(user)));
  if (!run.actor || !run.triggeringActor) refusals.push(refuse('starter-unknown', 'a run whose starter is known', 'an account that is gone'));
  else if (user && [run.actor.id, run.triggeringActor.id].includes(user.id)) refusals.push(refuse('override-by-asker', 'a reviewer who did not ask for it', nameOf(user)));
  return refusals;
}

/** An override has no role of `approval.roles` to point at. */
function withoutRole({ role: _role, ...refusal }: ApprovalRefusal): ApprovalRefusal {
  return refusal;
}
