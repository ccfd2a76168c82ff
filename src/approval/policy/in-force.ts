import type { Resource, StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { automaticAuthority, type Authority } from './automatic.ts';
import { conditionFacts } from '../facts/condition-facts.ts';
import { conditionRefusals } from '../conditions/conditions.ts';
import { readDocuments } from '../conditions/documents.ts';
import { floorRefusals } from '../floor/refusals.ts';
import type { ApprovalWorld } from '../facts/gather.ts';
import type { ApprovalPolicy } from './policy.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';
import { signatureIn } from '../risk/signature-changed.ts';
import { unknownStanding } from '../facts/standing.ts';
import { observation, type Step } from '../verdict.ts';
import { versionRefusals } from '../conditions/versions.ts';

/** What the policy has to say beside people: refusals, and the rule that approves in their place where one does. */
export interface InForce {
  refusals: ApprovalRefusal[];
  inputs: Resource[];
  authority?: Authority;
  details: Record<string, unknown>;
}

/** Asked when people are asked and when they have answered; a role's own job asks only whether the rules can be read. */
export async function policyInForce(delivery: Delivery, context: StageContext, world: ApprovalWorld, policy: ApprovalPolicy, step: Step): Promise<InForce> {
  const { basis, standing = unknownStanding('no journal was read') } = world;
  const rules = [...(basis?.refusals ?? []), ...(world.floor ? floorRefusals(delivery, world.floor) : [])];
  const inputs = basis?.inputs ?? [];
  if (step === 'role') return { refusals: rules, inputs, details: {} };
  const now = context.clock.now();
  const facts = await conditionFacts(delivery.spec.release.name, policy, { forge: world.forge, policyForge: world.policyForge, standing });
  const conditions = conditionRefusals(policy, facts, now);
  const versions = versionRefusals({ candidate: context.release!, champion: standing.champion?.release, known: standing.known, changes: signatureIn(world.ledger)?.changes });
  const { refusals: unmet, documents, inputs: read } = await readDocuments(delivery, policy.require, policy.risk.class, now);
  const authority = automaticAuthority(policy, world.ledger, standing, now.getTime());
  return {
    refusals: [...rules, ...conditions, ...versions, ...unmet],
    inputs: [...inputs, ...read],
    authority,
    details: { changes: basis?.changes ?? policy.risk.changes, documents, ...(authority && { authority }), soak: policy.soak },
  };
}

/** The rule that approves in place of people, where all of its conditions hold. */
export function ruleThatApproves({ authority }: InForce): Authority | undefined {
  return authority?.holds ? authority : undefined;
}

export function ruleHeadline({ rule, conditions }: Authority): string {
  return `Approved by a rule (${rule}), and by no person: ${conditions.map(({ condition, actual }) => `${condition} (${actual})`).join('; ')}.`;
}

/** Nobody was asked, and the rule does not approve any more: the reviews that are missing are not the reason. */
export function ruleRefusals({ authority }: InForce, { approvals, promotion }: { approvals: readonly unknown[]; promotion?: unknown }): ApprovalRefusal[] {
  if (!authority || authority.holds || approvals.length > 0 || promotion !== undefined) return [];
  return authority.conditions.filter(({ holds }) => !holds).map(({ condition, expected, actual }) => refuse('automatic-not-met', `${condition}: ${expected}`, actual));
}

/** Each condition with its numbers, held or not: people who are asked see why a rule did not do. */
export function ruleFindings(delivery: Delivery, { authority }: InForce): Finding[] {
  if (!authority) return [];
  const location = delivery.locate(authority.rule.split('.'));
  return authority.conditions.map(({ condition, expected, actual, holds }) => ({
    ...observation(delivery, 'pass', {
      code: holds ? 'authority-condition-held' : 'authority-condition-not-held',
      rule: `A rule may approve: ${condition}`,
      message: holds ? `It holds: ${actual}.` : `It does not hold, so people are asked: expected ${expected}, found ${actual}.`,
      expected,
      actual,
    }),
    location,
  }));
}
