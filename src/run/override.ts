import { approvalPolicy, type ApprovalPolicy } from '../approval/policy/policy.ts';
import { approvalPhrase, displayChallenge } from '../approval/challenge.ts';
import { decideOverride, gatherOverride, overrideChallenge, overrideRefusals, type OverrideAction, type OverrideSubject } from '../approval/override/override.ts';
import { refuse } from '../approval/refusal-codes.ts';
import { formatDeliveryId } from '../core/delivery-id.ts';
import type { Digest } from '../core/digest.ts';
import { findingOf, type Refusal } from '../core/refusal.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import type { Finding, ReleaseRef, Verdict } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Forge } from '../github/forge.ts';
import { digestOfEvent } from '../journal/chain.ts';
import type { Override } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { Recorder } from '../serving/recorder.ts';
import { judge, type Judged } from './judge.ts';
import type { Session } from './session.ts';
import { signingOf, type Signing, type SigningSecrets } from './signing.ts';
import { openJournal } from './wiring.ts';

export interface OverrideRun {
  action: OverrideAction;
  reason: string | undefined;
  /** For break-glass, the sealed candidate; else the rollout under way. */
  candidate?: { delivery: string; release: ReleaseRef };
  forge: Forge;
  secrets: SigningSecrets;
}

/** Asks for an override: what a reviewer of its environment is to look at, and what to type. */
export function askOverride(session: Session, options: OverrideRun): Promise<Judged> {
  return judge(session, 'require-approval', { release: options.candidate?.release }, async (delivery, context) => {
    const signing = await signingOf(delivery, options.secrets);
    const situation = await situationOf(delivery, session, context, signing, options);
    if ('refusals' in situation) return refused('Nobody is asked to override', situation.refusals, options.candidate?.release, { step: 'override' });
    const { subject, release, open } = situation;
    const policy = policyOf(delivery, situation);
    const challenge = overrideChallenge(subject);
    const { facts, reader } = await gatherOverride(options.forge, context, policy, challenge, false);
    const refusals = [...reader.refusals, ...(facts ? overrideRefusals(policy, facts) : [])];
    const details = { step: 'override', override: subject, challenge: displayChallenge(challenge), environment: policy.override };
    if (refusals.length > 0) return refused('Nobody is asked to override', refusals, release, details);
    return {
      verdict: {
        ...shell(release),
        outcome: 'pass',
        headline: `Waiting for a reviewer of the environment ${policy.override}, who writes \`${approvalPhrase(challenge)}\` in the comment of the review.`,
        findings: (open?.holds ?? []).map(({ by, code, reason }) => waits(code, `Held by ${by === 'person' ? 'a person' : 'a rule'}: ${reason}`)),
        facts: [['Override', subject.action], ['Because', subject.reason], ['Delivery', subject.delivery], ['Reviewer writes', approvalPhrase(challenge)], ['Reviewed in', policy.override]],
      },
      inputs: [{ name: 'delivery file', digest: delivery.digest }, ...reader.inputs],
      details,
    };
  });
}

/** The override as it was reviewed in this run, or why it was not. `head`: the journal's last event when it was asked. */
export async function proveOverride(delivery: Delivery, session: Session, context: StageContext, signing: Signing, options: OverrideRun & { head: Digest | null }): Promise<{ override: Override } | { refusals: Refusal[] }> {
  const asking = { ...context, deliveryId: session.deliveryId };
  const situation = await situationOf(delivery, session, asking, signing, options);
  if ('refusals' in situation) return situation;
  const stale = staleness(situation.events, options.head);
  if (stale) return { refusals: [stale] };
  const subject = { ...situation.subject, head: options.head };
  const challenge = overrideChallenge(subject);
  const policy = policyOf(delivery, situation);
  const { facts, reader } = await gatherOverride(options.forge, asking, policy, challenge, true);
  if (!facts) return { refusals: reader.refusals };
  const { refusals, by } = decideOverride(policy, facts);
  if (!by) return { refusals };
  const { actor } = facts.run;
  const askedBy = actor && { id: actor.id, login: actor.login };
  return { override: { action: options.action, reason: subject.reason, by, askedBy, run: session.deliveryId.runId, challenge: displayChallenge(challenge), head: options.head } };
}

type Situation = { subject: OverrideSubject; release: ReleaseRef; open?: OpenDelivery; environment?: string; events: { type: string; digest: Digest }[] };

/** The gate of a step has reviewers of its own, under the same rules. */
function policyOf(delivery: Delivery, { environment }: Pick<Situation, 'environment'>): ApprovalPolicy {
  const policy = approvalPolicy(delivery, {});
  return environment === undefined ? policy : { ...policy, override: environment };
}

const LEAST_REASON = 10;
const MOST_REASON = 2000;

async function situationOf(delivery: Delivery, session: Session, context: StageContext, signing: Signing, { action, reason = '', candidate }: OverrideRun): Promise<Situation | { refusals: Refusal[] }> {
  const said = reason.replaceAll(/\s+/g, ' ').trim();
  if (said.length < LEAST_REASON || said.length > MOST_REASON) return { refusals: [refuse('override-without-reason', `a reason of ${LEAST_REASON} to ${MOST_REASON} characters`, `${said.length}`)] };
  const { open, events } = await journalOf(delivery, session, context, signing);
  const head = events.at(-1)?.digest ?? null;
  const subject = { action, run: formatDeliveryId(context.deliveryId), head, reason: said };
  if (action === 'break-glass') {
    if (!candidate) return { refusals: [refuse('override-of-nothing', 'a sealed candidate', 'none')] };
    if (open) return { refusals: [refuse('override-of-nothing', 'no rollout under way', `delivery ${open.id}`)] };
    return { subject: { ...subject, delivery: candidate.delivery, release: candidate.release.digest }, release: candidate.release, events };
  }
  if (!open) return { refusals: [refuse('override-of-nothing', 'a rollout under way', 'none')] };
  if (action === 'resume' && open.holds.length === 0) return { refusals: [refuse('override-of-nothing', 'a hold', `delivery ${open.id} is not held`)] };
  const environment = action === 'gate' ? gateOf(open) : undefined;
  if (action === 'gate' && environment === undefined) return { refusals: [refuse('override-of-nothing', 'a gate before the next step', `the next step of delivery ${open.id} has none, or it is open`)] };
  return { subject: { ...subject, delivery: open.id, release: open.release.digest }, release: open.release, open, environment, events };
}

/** The gate that stands before the next step. */
function gateOf({ plan, step, gatePassed }: OpenDelivery): string | undefined {
  return gatePassed === step + 1 ? undefined : plan.details?.[step + 1]?.gate;
}

async function journalOf(delivery: Delivery, session: Session, context: StageContext, signing: Signing): Promise<{ open?: OpenDelivery; events: Situation['events'] }> {
  if (!delivery.spec.rollout) return { events: [] };
  const access = openJournal(delivery, session, signing);
  const { open } = await new Recorder(access, context.clock, '').refresh();
  const events = await access.journal.read();
  return { open, events: events.map((event) => ({ type: event.type, digest: digestOfEvent(event) })) };
}

/** Looking, renewing a lease, and what the day stands against change nothing that a reviewer decided on; everything else does. */
const HARMLESS = ['observed', 'lease', 'waiting', 'going-on', 'test-set-used'];

function staleness(events: Situation['events'], head: Digest | null): Refusal | undefined {
  const at = head === null ? -1 : events.findIndex(({ digest }) => digest === head);
  if (head !== null && at < 0) return refuse('override-stale', `the journal to hold ${head}`, 'no such event');
  const since = events.slice(at + 1).filter(({ type }) => !HARMLESS.includes(type));
  return since.length === 0 ? undefined : refuse('override-stale', 'nothing decided since it was asked for', since.map(({ type }) => type).slice(0, 5).join(', '));
}

export function refusedOverride(refusals: readonly Refusal[], release: ReleaseRef | undefined, stage: 'require-approval' | 'canary-promote'): StageResult {
  const result = refused('The override is not let pass', refusals, release, stage === 'require-approval' ? { step: 'override' } : {});
  return { ...result, verdict: { ...result.verdict, stage } };
}

function refused(what: string, refusals: readonly Refusal[], release: ReleaseRef | undefined, details: Record<string, unknown>): StageResult {
  const [first] = refusals;
  return {
    verdict: {
      ...shell(release),
      outcome: 'fail',
      headline: `${what}: expected ${first!.expected}, found ${first!.actual}${refusals.length > 1 ? `, and ${refusals.length - 1} more` : ''}.`,
      findings: refusals.map((refusal) => findingOf(refusal, 'Override')),
      facts: [],
    },
    inputs: [],
    details: { ...details, refusals },
  };
}

function shell(release: ReleaseRef | undefined): Pick<Verdict, 'schema' | 'stage' | 'enforced' | 'release' | 'notes'> {
  return { schema: 'urn:sluice:verdict:v1', stage: 'require-approval', enforced: true, release, notes: [] };
}

function waits(code: string, message: string): Finding {
  return { code, outcome: 'warn', rule: 'What the override lets pass', message, expected: 'a reviewer\'s decision', actual: message };
}
