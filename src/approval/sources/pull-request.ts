import type { Account, ChangedFile, PullRequestFacts, PullReview } from '../../github/forge.ts';
import { approvalPhrase } from '../challenge.ts';
import type { ApprovalFacts } from '../decision/decide.ts';
import type { ApprovalPolicy } from '../policy/policy.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';
import type { Role } from '../decision/roles.ts';
import { nameOf, slotName, type Ballot, type Vote } from './ballot.ts';

/** Everything that is known of the promotion pull request. */
export interface PromotionFacts {
  /** Undefined: there is none. */
  pull: PullRequestFacts | undefined;
  /** Path and text of the file that names what is approved, as the request asked for it. */
  wanted: { path: string; text: string };
  files: readonly ChangedFile[];
  /** The file's text at the head of the pull request, and on the protected branch now; undefined: no such file. */
  atHead: string | undefined;
  onBranch: string | undefined;
  /** The branch that the pull request must be for. */
  branch: { name: string; protected: boolean };
  /** Oldest first. */
  reviews: readonly PullReview[];
  /** Who pushed its head; undefined where GitHub does not tell. */
  pusher: Account | null | undefined;
  /** Accounts, by id, that may write here, of those that reviewed. */
  writers: ReadonlySet<number>;
}

/**
 * Reviews of a pull request that changes one file, which names one release and one challenge. A review counts for the commit
 * that it looked at alone, and the last word of a person is their word.
 */
export function reviewBallot(policy: ApprovalPolicy, { challenge, promotion, final }: Pick<ApprovalFacts, 'challenge' | 'promotion' | 'final'>, roles: readonly Role[]): Ballot {
  const missing = (role: Role): ApprovalRefusal =>
    refuse('review-missing', `an approving review for ${slotName(role)}, by ${listOf(role)}, with \`${approvalPhrase(challenge)}\``, 'none of the head commit', { role: role.role });
  if (!promotion?.pull) return { votes: [], refusals: [refuse('promotion-missing', 'a pull request that changes the promotion file', 'none')], missing };
  const { pull } = promotion;
  const last = lastWords(promotion.reviews);
  return {
    votes: last.flatMap((review) => voteOf(review, pull, promotion, roles)),
    refusals: [...promotionRefusals(promotion, pull, final), ...last.flatMap((review) => rejectionOf(review, pull, policy, promotion))],
    missing,
  };
}

function promotionRefusals({ wanted, files, atHead, onBranch, branch, pusher }: PromotionFacts, pull: PullRequestFacts, final: boolean): ApprovalRefusal[] {
  const refusals: ApprovalRefusal[] = [];
  const no = (code: Parameters<typeof refuse>[0], expected: string, actual: string): void => void refusals.push(refuse(code, `pull request #${pull.number}: ${expected}`, actual));
  if (!branch.protected) no('branch-not-protected', `the branch ${JSON.stringify(branch.name)} protected`, 'no protection');
  if (pull.base.branch !== branch.name) no('promotion-elsewhere', `for the branch ${branch.name}`, `for ${pull.base.branch}`);
  if (pull.head.fromFork) no('promotion-elsewhere', 'from a branch of this repository', 'from a fork');
  const others = files.filter(({ path }) => path !== wanted.path);
  if (files.length !== 1 || others.length > 0) no('promotion-changes-more', `changes ${wanted.path} and nothing else`, files.length === 0 ? 'nothing changed' : files.map(({ path, status }) => `${path} (${status})`).slice(0, 5).join(', '));
  if (atHead !== wanted.text) no('promotion-names-another', `${wanted.path} as the request asked for it`, atHead === undefined ? 'no such file' : `another text (${atHead.length} characters)`);
  if (pusher === undefined) no('pusher-unknown', 'an account that pushed its head', 'no push of it that GitHub tells of');
  if (final && !pull.merged) no('promotion-not-merged', 'merged', pull.state);
  // Taking the file back takes the approval back.
  if (final && pull.merged && onBranch !== wanted.text) no('promotion-withdrawn', `${wanted.path} on ${branch.name} as it was approved`, onBranch === undefined ? 'no such file' : 'another text');
  return refusals;
}

/** A comment is no word about it, and a person has one: the last. */
function lastWords(reviews: readonly PullReview[]): PullReview[] {
  const last = new Map<number, PullReview>();
  const gone: PullReview[] = [];
  for (const review of reviews) {
    if (review.state === 'COMMENTED' || review.state === 'PENDING') continue;
    if (review.user) last.set(review.user.id, review);
    else gone.push(review);
  }
  return [...last.values(), ...gone];
}

/** Of somebody with a say: changes once asked for stand until the same person approves, on whatever commit they were. */
function rejectionOf({ state, user, commit }: PullReview, pull: PullRequestFacts, { known }: ApprovalPolicy, { writers }: PromotionFacts): ApprovalRefusal[] {
  const hasSay = user === null || writers.has(user.id) || known.some(({ people }) => people?.includes(user.id));
  if (state !== 'CHANGES_REQUESTED' || !hasSay) return [];
  return [refuse('rejected', `no rejection of pull request #${pull.number}`, `${nameOf(user)} asked for changes (at ${commit?.slice(0, 7) ?? 'a commit that is gone'})`)];
}

function voteOf(review: PullReview, pull: PullRequestFacts, promotion: PromotionFacts, roles: readonly Role[]): Vote[] {
  const { user, commit, state, body } = review;
  const slots = roles.filter(({ people }) => user !== null && people?.includes(user.id)).map(({ slot }) => slot);
  if (state === 'CHANGES_REQUESTED' || slots.length === 0) return [];
  const { role } = roles.find(({ slot }) => slot === slots[0])!;
  const doubts: ApprovalRefusal[] = [];
  const no = (code: Parameters<typeof refuse>[0], expected: string, actual: string): void => void doubts.push(refuse(code, expected, `${nameOf(user)}: ${actual}`, { role }));
  if (state === 'DISMISSED') no('review-dismissed', 'a review that stands', 'the review was dismissed');
  if (commit !== pull.head.commit) no('review-of-another-commit', `a review of ${pull.head.commit}`, `one of ${commit ?? 'a commit that is gone'}`);
  if (review.edited) no('review-edited', 'a review in its reviewer\'s first words', 'its text was changed afterwards, which others may do too');
  if (!promotion.writers.has(user!.id)) no('reviewer-without-write', 'a reviewer who may write here', 'no right to write');
  if (user!.id === pull.author?.id) no('reviewer-proposed-it', `a reviewer who did not open pull request #${pull.number}`, 'opened it');
  if (user!.id === promotion.pusher?.id) no('reviewer-proposed-it', `a reviewer who did not push to pull request #${pull.number}`, 'pushed its head');
  return [{ slots, user, comment: body, place: { review: { pullRequest: pull.number, id: review.id, commit: commit ?? '' } }, doubts }];
}

function listOf({ people = [] }: Role): string {
  return people.length > 0 ? `one of the accounts ${people.join(', ')}` : 'nobody (the role names no people)';
}
