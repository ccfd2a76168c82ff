import type { Delivery } from '../../delivery/delivery.ts';
import type { Account, PullReview } from '../../github/forge.ts';
import type { Approvable } from '../evidence.ts';
import type { ApprovalWorld } from './gather.ts';
import { promotionPath, promotionText } from '../promotion-file.ts';
import type { Reader } from './reader.ts';
import type { PromotionFacts } from '../sources/pull-request.ts';

/** Reviewers whose right to write is asked for; more do not review one promotion. */
const MOST_REVIEWERS = 20;

/** Everything about the promotion pull request. What GitHub leaves open has failed the reader. */
export async function gatherPromotion(delivery: Delivery, { forge, pullRequest: number, protectedBranch }: ApprovalWorld, subject: Approvable, reader: Reader): Promise<PromotionFacts | undefined> {
  const model = delivery.spec.release.name;
  const wanted = { path: promotionPath(model), text: asWritten(promotionText(model, subject)) };
  const name = protectedBranch ?? (await reader.read('repository', () => forge.repository()))?.defaultBranch;
  if (name === undefined) return undefined;
  const branch = await reader.read(`branch ${name}`, () => forge.branch(name));
  const pull = number === undefined ? undefined : await reader.read(`pull request ${number}`, () => forge.pullRequest(number));
  const nothing = { wanted, branch: { name, protected: branch?.protected === true }, files: [], atHead: undefined, onBranch: undefined, reviews: [], pusher: undefined, writers: new Set<number>() };
  if (!pull) return { ...nothing, pull: undefined };
  const files = await reader.read(`files of pull request ${pull.number}`, () => forge.pullRequestFiles(pull.number));
  const reviews = await reader.read(`reviews of pull request ${pull.number}`, () => forge.pullRequestReviews(pull.number));
  const text = async (ref: string): Promise<string | undefined> => {
    const bytes = await reader.read(`${wanted.path} at ${ref}`, () => forge.file(wanted.path, ref));
    return bytes && asWritten(Buffer.from(bytes).toString('utf8'));
  };
  const atHead = await text(pull.head.commit);
  const onBranch = branch && (await text(branch.commit));
  const pushes = pull.head.fromFork ? [] : await reader.read(`pushes to ${pull.head.branch}`, () => forge.pushes(pull.head.branch));
  const pusher = pushes?.find(({ commit }) => commit === pull.head.commit)?.by;
  return { ...nothing, pull, files: files ?? [], reviews: reviews ?? [], atHead, onBranch, pusher, writers: await writersAmong(reader, reviews ?? [], forge) };
}

/** Line ends, and those at the very end, are editors' and say nothing. */
function asWritten(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}

async function writersAmong(reader: Reader, reviews: readonly PullReview[], forge: ApprovalWorld['forge']): Promise<Set<number>> {
  const people = new Map(reviews.flatMap(({ user, state }): [number, Account][] => (user?.type === 'User' && state !== 'COMMENTED' ? [[user.id, user]] : [])));
  const writers = new Set<number>();
  for (const { id, login } of [...people.values()].slice(0, MOST_REVIEWERS)) {
    const right = await reader.read(`rights of ${login}`, () => forge.permission(login));
    // A login may have gone to another account since the review.
    if (right && right.account.id === id && (right.level === 'write' || right.level === 'admin')) writers.add(id);
  }
  return writers;
}
