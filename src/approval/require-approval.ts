import { InputError } from '../core/problem.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { approvalPhrase, displayChallenge } from './challenge.ts';
import { concernsIn, decide, runRefusals, type ApprovalFacts, type Decision } from './decision/decide.ts';
import { environmentRefusals, hopelessRoles } from './decision/environments.ts';
import { approvable, type Approvable } from './evidence.ts';
import { explanationFacts } from './explanations.ts';
import { gather, type ApprovalWorld, type Gathered } from './facts/gather.ts';
import { whoMadeIt } from './decision/people.ts';
import { requestSections } from './request/page.ts';
import { roleSections } from './request/role.ts';
import { approvalPolicy, type ApprovalPolicy, type Role } from './policy/policy.ts';
import { approvalDetails, concernFindings, environmentFindings, grantFindings, makerFacts, policyNotes } from './record.ts';
import { policyInForce, ruleFindings, ruleHeadline, ruleRefusals, ruleThatApproves, type InForce } from './policy/in-force.ts';
import { openConcerns, peopleFindings, promotionFacts, promotionOf, rationaleFacts, waitingHeadline } from './asking.ts';
import { conclude, counted, listed, type Conclusion, type Step } from './verdict.ts';

/**
 * The plan step: verifies that every role's environment exists and holds a job until somebody has said yes, names who may
 * not approve, and tells reviewers what to type. `details.matrix` lists the role jobs and is never empty.
 */
export async function requestApproval(delivery: Delivery, context: StageContext, world: ApprovalWorld): Promise<StageResult> {
  const policy = approvalPolicy(delivery, world);
  const { roles } = policy;
  return answer(delivery, context, world, policy, { step: 'request', roles, refused: 'Nobody is asked to approve' }, (facts, subject, inForce) => {
    const { challenge } = subject;
    const rule = ruleThatApproves(inForce);
    const involvement = whoMadeIt(policy, facts.run, facts.commits, facts.pushed);
    const barred = policy.separationOfDuties ? involvement : { people: [], refusals: [] };
    // Reviewers see them and may answer; what is left without an answer stops the approval itself.
    const concerns = concernsIn(policy, facts, involvement, []);
    const refusals = [
      ...runRefusals(policy, facts),
      ...(policy.source === 'environments' && !rule ? environmentRefusals(policy, roles, facts.environments, facts.branches) : []),
      ...barred.refusals,
      ...(rule ? [] : hopelessRoles(policy, facts.environments, barred.people)),
    ];
    const open = refusals.length + inForce.refusals.length === 0;
    return {
      refusals,
      findings: [...environmentFindings(delivery, policy, roles, facts.environments), ...ruleFindings(delivery, inForce), ...peopleFindings(delivery, policy), ...openConcerns(delivery, concerns)],
      headline: rule ? ruleHeadline(rule) : waitingHeadline(policy, challenge),
      facts: [
        ['Reviewers write', approvalPhrase(challenge)],
        ['Roles', roles.map(({ slot, environment, people }) => `${slot} (${environment === undefined ? `accounts ${people?.join(' or ')}` : `environment ${environment}`})`).join(', ')],
        ...rationaleFacts(policy),
        ...promotionFacts(delivery, policy, subject),
        ...makerFacts(policy, involvement),
        ...explanationFacts(world.ledger),
      ],
      sections: requestSections({ delivery, release: context.release!, policy, challenge, ledger: world.ledger, situation: world.situation ?? {}, facts, involvement, ...(rule && { rule: rule.rule }), ...promotionOf(delivery, policy, subject) }),
      // The page says them among what nobody vouches for.
      notes: [],
      // Without a matrix no role job can start, whatever a workflow makes of the outcome.
      details: { ...(open ? { automatic: rule !== undefined, matrix: policy.source === 'environments' && !rule ? roles.map(({ slot, environment }) => ({ role: slot, environment })) : [], ...promotionOf(delivery, policy, subject) } : {}), ...approvalDetails(policy, facts, { involvement, granted: [], concerns }) },
    };
  });
}

/** One role's job: whether this role's approval counts, told at once, while the reviewer is still looking. */
export async function checkRole(delivery: Delivery, context: StageContext, world: ApprovalWorld & { role?: string }): Promise<StageResult> {
  const policy = approvalPolicy(delivery, world);
  const roles = policy.roles.filter(({ role, slot }) => world.role === undefined || slot === world.role || role === world.role);
  if (roles.length === 0)
    throw InputError.of('unknown-role', `There is no role ${JSON.stringify(world.role)}.`, `Name one of ${policy.roles.map(({ slot }) => slot).join(', ')}.`, delivery.locate(['approval', 'roles']));
  return answer(delivery, context, world, policy, { step: 'role', roles, refused: `Not approved for ${world.role ?? 'every role'}` }, (facts, { challenge }) => {
    const decision = decide(policy, facts, roles);
    const [granted] = decision.granted;
    return {
      refusals: decision.refusals,
      findings: [...grantFindings(delivery, decision.granted), ...environmentFindings(delivery, policy, roles, facts.environments)],
      headline: world.role === undefined ? approvedHeadline(decision) : `Approved for ${world.role} by ${granted?.person.login}.`,
      facts: [['Role', world.role ?? 'every role'], ...makerFacts(policy, decision.involvement)],
      sections: roleSections(world.role ?? 'every role', challenge, context.deliveryId.runId, decision.refusals),
      details: approvalDetails(policy, facts, decision),
    };
  });
}

/** The approval itself: every role, by a person of its own who had no hand in the candidate, for exactly these bytes. */
export async function requireApproval(delivery: Delivery, context: StageContext, world: ApprovalWorld): Promise<StageResult> {
  const policy = approvalPolicy(delivery, world);
  return answer(delivery, context, world, policy, { step: 'approve', roles: policy.roles, refused: 'Not approved' }, (facts, _subject, inForce) => {
    const rule = ruleThatApproves(inForce);
    const decision = rule ? decide({ ...policy, source: 'environments' }, facts, []) : decide(policy, facts);
    return {
      refusals: [...decision.refusals, ...(rule ? [] : ruleRefusals(inForce, facts))],
      findings: [...ruleFindings(delivery, inForce), ...grantFindings(delivery, decision.granted), ...environmentFindings(delivery, policy, policy.roles, facts.environments), ...concernFindings(delivery, decision.concerns)],
      headline: rule ? ruleHeadline(rule) : approvedHeadline(decision),
      facts: [
        ['Approved by', decision.granted.map(({ slot, person }) => `${person.login} for ${slot}`).join(', ') || (rule ? `a rule (${rule.rule})` : 'nobody')],
        ...decision.granted.map(({ slot, person, comment }): [string, string] => [`${person.login} for ${slot} wrote`, comment]),
        ...makerFacts(policy, decision.involvement),
      ],
      details: approvalDetails(policy, facts, decision),
    };
  });
}

function approvedHeadline({ granted }: Decision): string {
  const people = counted(new Set(granted.map(({ person }) => person.id)).size, 'person', 'people');
  return `Approved by ${people} for ${counted(granted.length, 'role', 'roles')}: ${listed(granted.map(({ role, person }) => `${person.login} (${role})`))}.`;
}

type Answer = Pick<Conclusion, 'refusals' | 'findings' | 'headline' | 'facts' | 'sections' | 'details'> & Partial<Pick<Conclusion, 'notes'>>;
interface Question {
  step: Step;
  roles: readonly Role[];
  refused: string;
}

/** What the three steps share: nothing is asked of GitHub before there is something to approve, nothing decided on half the facts. */
async function answer(
  delivery: Delivery,
  context: StageContext,
  world: ApprovalWorld,
  policy: ApprovalPolicy,
  { step, roles, refused }: Question,
  decideOn: (facts: ApprovalFacts, subject: Approvable, inForce: InForce) => Answer,
): Promise<StageResult> {
  const shared = { step, refused, notes: policyNotes(delivery, policy), inputs: [], facts: [], findings: [], headline: refused };
  const subject = approvable(delivery, context, policy, world);
  if ('refusals' in subject) return conclude(delivery, context, { ...shared, refusals: subject.refusals, details: {} });
  const inForce = await policyInForce(delivery, context, world, policy, step);
  // A rule that approves needs no environment; whether it does is the policy's to say, before anybody is asked.
  const people = ruleThatApproves(inForce) === undefined;
  const wanted = { roles: people ? roles : [], approvals: step !== 'request' && people, protectedFile: step !== 'role', concerns: step !== 'role', final: step === 'approve' };
  const gathered = await gather(delivery, context, world, policy, subject, wanted);
  const found = gathered.facts ? decideOn(gathered.facts, subject, inForce) : { refusals: [], details: {} };
  return conclude(delivery, context, {
    ...shared,
    ...found,
    refusals: [...gathered.refusals, ...inForce.refusals, ...found.refusals],
    inputs: [...inputsOf(subject, gathered), ...inForce.inputs],
    details: { challenge: displayChallenge(subject.challenge), subject: subject.subject, ...inForce.details, ...found.details },
  });
}

function inputsOf({ subject }: Approvable, { inputs }: Gathered) {
  return [{ name: 'evidence set', digest: subject.evidence }, { name: 'approval policy', digest: subject.policy }, ...inputs];
}
