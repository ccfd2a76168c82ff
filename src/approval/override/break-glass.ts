import type { StageContext, StageResult } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { approvable } from '../evidence.ts';
import type { ApprovalWorld } from '../facts/gather.ts';
import { approvalPolicy } from '../policy/policy.ts';
import { policyNotes } from '../record.ts';
import { conclude, observation } from '../verdict.ts';

/** Who reviewed what, as the journal keeps it too. */
export interface Glass {
  action: string;
  reason: string;
  by: { id: number; login: string };
  askedBy: { id: number; login: string } | null;
  run: string;
  challenge: string;
}

/**
 * One reviewed override in place of every role, and of answers to concerns. The evidence must pass as it must for people; the
 * bytes stay bound as ever. Never better than `warn`, and said on every surface from here on. Where it cannot be read what the class of
 * risk asks of evidence, that is a refusal: nobody let evidence pass.
 */
export async function breakGlass(delivery: Delivery, context: StageContext, world: ApprovalWorld, glass: Glass): Promise<StageResult> {
  const policy = approvalPolicy(delivery, world);
  const subject = approvable(delivery, context, policy, world);
  const shared = { step: 'approve' as const, refused: 'Not delivered past its approval', notes: policyNotes(delivery, policy), facts: [], findings: [], inputs: [], headline: '' };
  if ('refusals' in subject) return conclude(delivery, context, { ...shared, refusals: subject.refusals, details: {} });
  const unread = world.basis?.refusals ?? [];
  if (unread.length > 0) return conclude(delivery, context, { ...shared, refusals: unread, details: {} });
  const now = context.clock.now();
  const who = `${glass.by.login} (${glass.by.id}) for ${glass.askedBy ? `${glass.askedBy.login} (${glass.askedBy.id})` : 'an account that is gone'}`;
  const message = `Break-glass: no role has approved this release. Let pass by ${who} in run ${glass.run}: ${glass.reason}`;
  return conclude(delivery, context, {
    ...shared,
    refusals: [],
    headline: `Delivered past its approval (break-glass) by ${glass.by.login}: ${glass.reason}`,
    findings: [observation(delivery, 'warn', { code: 'break-glass', rule: 'Every role approves', message, expected: policy.roles.map(({ slot }) => slot).join(', '), actual: `nobody; an override by ${glass.by.login}`, fix: 'Let the roles look at this release now, and take it back if they would not have approved it.' })],
    facts: [['Let pass by', who], ['Because', glass.reason]],
    inputs: [{ name: 'evidence set', digest: subject.subject.evidence }, { name: 'approval policy', digest: subject.subject.policy }],
    details: { breakGlass: glass, challenge: glass.challenge, subject: subject.subject, approvals: [], policy, observedAt: now.toISOString(), expiresAt: new Date(now.getTime() + policy.expires).toISOString() },
  });
}
