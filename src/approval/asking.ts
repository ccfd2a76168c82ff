import type { Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { approvalPhrase } from './challenge.ts';
import { answerId, type Concern } from './decision/concerns.ts';
import type { Approvable } from './evidence.ts';
import type { ApprovalPolicy } from './policy/policy.ts';
import { promotionPath, promotionText } from './promotion-file.ts';
import { nameOf } from './sources/ballot.ts';
import { counted, listed, observation } from './verdict.ts';

/** What reviewers are to do, in one sentence. */
export function waitingHeadline({ roles, source }: ApprovalPolicy, challenge: string): string {
  const waiting = `Waiting for ${counted(roles.length, 'approval', 'approvals')} (${listed(roles.map(({ slot }) => slot))})`;
  const phrase = `\`${approvalPhrase(challenge)}\``;
  return source === 'pull-request'
    ? `${waiting}: open a pull request with the promotion file; each reviewer looks at the evidence, approves, and writes ${phrase} in the text of the review.`
    : `${waiting}: each reviewer looks at the evidence and writes ${phrase} in the comment of the review.`;
}

/** What the comment must hold besides the code. */
export function rationaleFacts({ rationale }: ApprovalPolicy): [string, string][] {
  if (rationale === null) return [];
  return [
    ...(rationale.characters > 0 ? [['And why', `at least ${rationale.characters} characters beside the code`] as [string, string]] : []),
    ...rationale.questions.map(({ id, ask }): [string, string] => [`Answer in a line ${id}: …`, ask]),
  ];
}

/** Who may approve, where the delivery file names them and no environment does. */
export function peopleFindings(delivery: Delivery, { roles, source }: ApprovalPolicy): Finding[] {
  if (source !== 'pull-request') return [];
  return roles.map(({ role, slot, people = [] }) => {
    const named = `accounts ${people.join(', ')}`;
    return observation(delivery, 'pass', { code: 'people-named', rule: `Approval for the role ${role}`, message: `${slot} is approved by a review of one of the ${named}.`, expected: 'people by their account ids', actual: named }, role);
  });
}

export function promotionOf(delivery: Delivery, { source }: ApprovalPolicy, subject: Approvable): { promotion?: { path: string; text: string } } {
  const model = delivery.spec.release.name;
  return source === 'pull-request' ? { promotion: { path: promotionPath(model), text: promotionText(model, subject) } } : {};
}

export function promotionFacts(delivery: Delivery, policy: ApprovalPolicy, subject: Approvable): [string, string][] {
  const { promotion } = promotionOf(delivery, policy, subject);
  return promotion ? [['Promotion file', promotion.path], ['With exactly this text', promotion.text]] : [];
}

/** Reviewers should know of them before they answer. */
export function openConcerns(delivery: Delivery, concerns: readonly Concern[]): Finding[] {
  return concerns
    .filter(({ answers }) => answers.length === 0)
    .map((concern) =>
      observation(delivery, 'warn', {
        code: concern.veto.length > 0 ? 'vetoed' : 'concern-open',
        rule: 'No concern about this release is left without an answer',
        message: `${nameOf(concern.by)} has a concern, in #${concern.issue}: ${concern.text.replaceAll(/\s+/g, ' ').slice(0, 300)}`,
        expected: 'an answer of somebody of a role',
        actual: 'none yet',
        fix: `Answer with a comment on the issue that begins with \`answer\`, or with a line \`${answerId(concern)}: …\` in an approving review.`,
      }),
    );
}
