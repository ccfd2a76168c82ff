import type { Refusal } from '../core/refusal.ts';
import { POLICY_REFUSALS } from './policy-refusal-codes.ts';

/** A refusal and, where it is about one, the role. */
export interface ApprovalRefusal extends Refusal {
  role?: string;
}

/** Every code with which an approval is refused: what it means, and what to do next (docs/refusals.md has an anchor each). */
export const APPROVAL_REFUSALS = {
  ...POLICY_REFUSALS,
  'release-not-identified': {
    meaning: 'The ledger names no release: its first statement (that of `identify`) is missing or cannot be read, so there are no bytes to approve.',
    fix: 'Hand over the ledger that `seal` of this run left (`sluice-ledger-ATTEMPT`). If that one cannot be read, start a new run.',
  },
  'wrong-repository': {
    meaning: 'The run belongs to another repository than the delivery.',
    fix: 'Run this step in the repository of the delivery, with its own token.',
  },
  'wrong-run': {
    meaning: 'GitHub answered about another run than the delivery names.',
    fix: 'Run this step in the run of the delivery.',
  },
  'wrong-commit': {
    meaning: 'The run was started for another commit than the one at hand.',
    fix: 'Check out the commit of the run, or start a new run for this commit.',
  },
  'run-attempt-repeated': {
    meaning: 'The run was started again; GitHub does not tell its approvals from those of the first attempt.',
    fix: 'Start a new run of the delivery workflow; it asks for new approvals.',
  },
  'workflow-not-pinned': {
    meaning: 'A reusable workflow of the run was named by a tag or a branch, which its owner can move to other code between two runs.',
    fix: 'Write the 40 hexadecimal characters of its commit behind the @ in `uses:`, merge that, and start a new run. `sluice doctor` names every such line.',
  },
  'approval-expired': {
    meaning: 'The run began longer ago than an approval may be old, and GitHub does not say when an approval was given.',
    fix: 'Start a new run of the delivery workflow, or lengthen `approval.expires` on the protected branch.',
  },
  'clock-disagrees': {
    meaning: 'The run begins in the future of this machine, so the age of an approval cannot be told.',
    fix: 'Set the clock of the runner.',
  },
  'branch-not-protected': {
    meaning: 'Whoever can push to the branch could change roles and rules without another person.',
    fix: 'Protect the branch: Settings, Branches, or a ruleset that requires a pull request.',
  },
  'delivery-file-not-protected': {
    meaning: 'The delivery file at hand is not the one of the protected branch, so its roles and people bind nobody.',
    fix: 'Merge the delivery file into the protected branch, then start a new run from there.',
  },
  'environment-missing': {
    meaning: 'The environment of a role does not exist; GitHub would create it without any rule when a job names it.',
    fix: 'Create it with required reviewers (Settings, Environments), or correct `approval.roles`. If it exists, give the job `permissions: actions: read`.',
  },
  'environment-without-reviewers': {
    meaning: 'Nobody has to review a job in the environment.',
    fix: 'Settings, Environments: turn on required reviewers and name the team of this role.',
  },
  'environment-allows-self-review': {
    meaning: 'Whoever starts the run could approve it.',
    fix: 'Settings, Environments: turn on "Prevent self-review".',
  },
  'environment-admins-can-bypass': {
    meaning: 'Administrators may start the waiting job without a review.',
    fix: 'Settings, Environments: turn off "Allow administrators to bypass configured protection rules".',
  },
  'environment-admin-bypass-unknown': {
    meaning: 'GitHub did not say whether administrators may bypass the environment.',
    fix: 'Check the setting by hand; `approval.admin_bypass: warn` then accepts that GitHub does not tell.',
  },
  'environment-open-to-every-branch': {
    meaning: 'A job of any branch, with any change to its workflow, could enter the environment.',
    fix: 'Settings, Environments: limit deployment branches to protected branches.',
  },
  'environment-open-to-other-branches': {
    meaning: 'The environment lets in a tag, a pattern of names, or a branch that nobody protects.',
    fix: 'Settings, Environments: choose "Protected branches only", or name protected branches one by one.',
  },
  'environment-closed-to-every-branch': {
    meaning: 'The environment lets no branch in, so its job can never start.',
    fix: 'Settings, Environments: choose "Protected branches only", or name the protected branch.',
  },
  'environment-waits-too-long': {
    meaning: 'The wait timer of the environment is longer than an approval counts.',
    fix: 'Settings, Environments: shorten the wait timer, or lengthen `approval.expires`.',
  },
  'roles-share-environment': {
    meaning: 'Two roles stand on one environment, and one review releases both.',
    fix: 'Give each role an environment of its own.',
  },
  'nobody-can-approve': {
    meaning: 'The reviewers that the environments name cannot fill every role, whatever they do.',
    fix: 'Settings, Environments: add a reviewer who had no hand in the candidate.',
  },
  'author-unknown': {
    meaning: 'GitHub links somebody who made the candidate to no account, so nobody can say whether that person approved it.',
    fix: 'Add the line to `approval.people` on the protected branch.',
  },
  'bot-not-listed': {
    meaning: 'A bot had a hand in the candidate, and the person behind it is not known.',
    fix: 'Add the line to `approval.people` on the protected branch if you accept what this bot makes.',
  },
  'pusher-unknown': {
    meaning: 'GitHub does not say which account pushed this, and a commit names whom its maker wrote into it.',
    fix: 'Bring the change in through a branch of this repository, and not of a fork; or name a nearer commit that already serves (`since`).',
  },
  'starter-unknown': {
    meaning: 'The account that started the run is gone.',
    fix: 'Start a new run.',
  },
  rejected: {
    meaning: 'A reviewer rejected a job of this run.',
    fix: 'Talk with the reviewer; a new decision needs a new run.',
  },
  'released-without-approval': {
    meaning: 'The job of a role runs, and GitHub has no approval of its environment: the review was bypassed.',
    fix: 'Find out who started the waiting job (audit log of the organization), close the bypass, then start a new run.',
  },
  'challenge-missing': {
    meaning: 'The comment of a review does not name what it approves.',
    fix: 'Start a new run and let the reviewer write the code of its plan step in the comment.',
  },
  'challenge-wrong': {
    meaning: 'The comment of a review names something else than this release, this evidence and this run.',
    fix: 'Start a new run and let the reviewer write the code of its plan step in the comment.',
  },
  'concern-open': {
    meaning: 'Somebody has filed a concern about this release, and nobody of a role has answered it.',
    fix: 'Let somebody of a role answer: a comment on that issue which begins with `answer`, or a line `concern-NUMBER: …` in an approving review. People are known by `approval.roles.ROLE.people`.',
  },
  vetoed: {
    meaning: 'Somebody of a role that may veto has filed a concern about this release, and only this role can answer it.',
    fix: 'Talk with that person; the role answers with a comment on that issue which begins with `answer`, or it stays.',
  },
  'concerns-too-many': {
    meaning: 'There are more issues with the label of concerns than are read.',
    fix: 'Take the label from issues that are long settled.',
  },
  'concerns-unasked': {
    meaning: 'The delivery file asks for concerns, and there is no GitHub here to ask.',
    fix: 'Promote in a job of GitHub Actions, or set GITHUB_REPOSITORY, GITHUB_API_URL and a token; `approval.concerns: false` asks for none.',
  },
  'rationale-missing': {
    meaning: 'The comment of a review says less than the policy asks for.',
    fix: 'Start a new run (a new review, where reviews of a pull request are the source) and let the reviewer write why beside the code.',
  },
  'answer-missing': {
    meaning: 'The comment of a review leaves a question of the policy open.',
    fix: 'Start a new run (a new review, where reviews of a pull request are the source) and let the reviewer answer in a line that begins with the id of the question and a colon.',
  },
  'promotion-missing': {
    meaning: 'No pull request asks for this promotion.',
    fix: 'Open a pull request with the file that the step `request` has printed.',
  },
  'promotion-elsewhere': {
    meaning: 'The promotion pull request is for another branch than the protected one, or comes from a fork.',
    fix: 'Open it from a branch of this repository, for the protected branch.',
  },
  'promotion-changes-more': {
    meaning: 'The promotion pull request changes more than the one file that names the release, so its reviews are of something else too.',
    fix: 'Take everything else out of it; reviewers then look again.',
  },
  'promotion-names-another': {
    meaning: 'The promotion file does not name exactly this release, this challenge and this run.',
    fix: 'Put the text into it that the step `request` of this run has printed; reviewers then look again.',
  },
  'promotion-not-merged': {
    meaning: 'The promotion pull request is not merged.',
    fix: 'Merge it when every role has approved.',
  },
  'promotion-withdrawn': {
    meaning: 'The promotion file is no longer on the protected branch as it was approved.',
    fix: 'Deliver again; taking the file back was somebody\'s decision.',
  },
  'review-missing': {
    meaning: 'Nobody of a role has approved the head of the promotion pull request.',
    fix: 'Let one of the named people review the pull request, approve, and write the code in the text of the review.',
  },
  'review-of-another-commit': {
    meaning: 'The review looked at another commit than the head of the pull request.',
    fix: 'Let the reviewer look again.',
  },
  'review-dismissed': {
    meaning: 'The review was dismissed.',
    fix: 'Let the reviewer look again.',
  },
  'review-edited': {
    meaning: 'The text of the review was changed after it was given; whoever may write here can change another\'s text.',
    fix: 'Let the reviewer submit a new review.',
  },
  'reviewer-without-write': {
    meaning: 'The reviewer may not write to this repository, so GitHub does not count the review either.',
    fix: 'Give the reviewer the right to write, or name somebody who has it in `approval.roles`.',
  },
  'reviewer-proposed-it': {
    meaning: 'The reviewer opened the promotion pull request, or pushed to it last.',
    fix: 'Let somebody else review it.',
  },
  'override-missing': {
    meaning: 'Nobody has reviewed this override, and no automatic actor passes a person\'s decision.',
    fix: 'Ask for it in the workflow that delivers; `hold` and `abort` need no review.',
  },
  'override-by-asker': {
    meaning: 'Who asked for an override has reviewed it.',
    fix: 'Let another reviewer of the environment decide; this needs a new run.',
  },
  'override-stale': {
    meaning: 'The rollout has moved on since the override was asked for, so its reviewer saw another situation.',
    fix: 'Look at the rollout again and ask anew.',
  },
  'override-without-reason': {
    meaning: 'An override without a reason tells nobody why.',
    fix: 'Give the input `reason`, in at least ten characters.',
  },
  'override-of-nothing': {
    meaning: 'There is nothing that this override could let pass.',
    fix: 'Look at the rollout: `resume` needs a hold, `skip` a rollout under way, and break-glass a sealed candidate that is not yet under way.',
  },
  'approver-not-a-person': {
    meaning: 'The review is not by an account of a person.',
    fix: 'Let a person review.',
  },
  'approver-made-the-candidate': {
    meaning: 'The reviewer had a hand in the candidate.',
    fix: 'Let somebody review who neither wrote, committed, proposed nor started it; this needs a new run.',
  },
  'one-person-for-several-roles': {
    meaning: 'There are fewer persons than roles: one person counts once.',
    fix: 'Let another person review for the role that is missing; this needs a new run.',
  },
  'github-forbidden': { meaning: 'The token may not ask GitHub for this.', fix: 'Give the job the permission named here.' },
  'github-not-found': { meaning: 'GitHub does not have this, or hides it from the token.', fix: 'Check the name, and the permission named here.' },
  'github-rate-limited': { meaning: 'The token has used up its requests.', fix: 'Start the job again when the limit is reset.' },
  'github-unavailable': { meaning: 'GitHub did not answer.', fix: 'Start the job again when GitHub answers.' },
  'github-unreadable': { meaning: 'GitHub answered in a shape that it does not document.', fix: 'Start the job again; if it stays, report the reply.' },
  'github-incomplete': { meaning: 'GitHub gave less than it has, and what is missing could decide.', fix: 'Ask for less, as said here.' },
} as const satisfies Record<string, { meaning: string; fix: string }>;

export type ApprovalRefusalCode = keyof typeof APPROVAL_REFUSALS;

/** `more.fix` replaces the general advice where the exact one is known. */
export function refuse(
  code: ApprovalRefusalCode,
  expected: string,
  actual: string,
  more: { fix?: string; role?: string } = {},
): ApprovalRefusal {
  return { code, expected, actual, fix: more.fix ?? APPROVAL_REFUSALS[code].fix, ...(more.role === undefined ? {} : { role: more.role }) };
}
