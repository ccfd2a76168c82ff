import { hexOf, type Digest } from '../../core/digest.ts';
import type { Account, CommentFacts, IssueFacts } from '../../github/forge.ts';
import { challengeIn } from '../challenge.ts';
import type { ApprovalPolicy } from '../policy/policy.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';
import { nameOf } from '../sources/ballot.ts';

/** An issue, or the thread of the promotion pull request, with its comments. */
export interface Thread {
  issue: Pick<IssueFacts, 'number' | 'title' | 'body' | 'author' | 'createdAt'>;
  comments: readonly CommentFacts[];
  /** A thread about the release itself: there a concern need not name it. */
  about: boolean;
}

/** What somebody says against a release, and what was answered. Both are other people's words. */
export interface Concern {
  issue: number;
  by: { id: number; login: string } | null;
  at: string;
  text: string;
  /** Only these roles can answer: the person has a role that may veto. Empty: any role can. */
  veto: string[];
  /** Counted answers only. */
  answers: { by: { id: number; login: string }; roles: string[]; text: string; at?: string }[];
  /** Why other answers were not counted, for people. */
  uncounted: string[];
}

export interface ConcernFacts {
  release: Digest;
  challenge: string;
  threads: readonly Thread[];
  /** Account id -> its roles, of those who may answer; whoever made the candidate is not among them. */
  mayAnswer: ReadonlyMap<number, readonly string[]>;
  /** Account id -> all its roles, for the veto. */
  roles: ReadonlyMap<number, readonly string[]>;
  /** Answers that stand in approving reviews: `concern-12: …`. */
  reviewed: readonly { person: { id: number; login: string }; role: string; answers: Record<string, string> }[];
}

const MOST_TEXT = 10_000;

/** Every concern about this release, oldest first. Pure. */
export function concernsAbout(policy: Pick<ApprovalPolicy, 'veto'>, facts: ConcernFacts): Concern[] {
  return facts.threads.flatMap((thread) => filed(thread, facts).map((found) => concernOf(thread, found, policy, facts)));
}

/** The id under which an approving review answers a concern, in a line of its own. */
export function answerId({ issue }: Pick<Concern, 'issue'>): string {
  return `concern-${issue}`;
}

export function concernRefusals(concerns: readonly Concern[]): ApprovalRefusal[] {
  return concerns
    .filter(({ answers }) => answers.length === 0)
    .map((concern) => {
      const { issue, by, veto, uncounted } = concern;
      const who = veto.length > 0 ? `somebody of the role ${veto.join(' or ')}` : 'somebody of a role of this delivery';
      const actual = `the concern of ${nameOf(by)} in #${issue} has no answer${uncounted.length > 0 ? ` (${uncounted.join('; ')})` : ''}`;
      return refuse(veto.length > 0 ? 'vetoed' : 'concern-open', `an answer of ${who} to every concern about this release`, actual);
    });
}

type Filed = Pick<CommentFacts, 'author' | 'body' | 'createdAt'>;

/** The issue itself where it names the release, and every comment of a person that says `concern` and names it. */
function filed({ issue, comments, about }: Thread, facts: ConcernFacts): Filed[] {
  const opening = { author: issue.author, body: `${issue.title}\n${issue.body}`, createdAt: issue.createdAt };
  const isPerson = ({ author }: Filed): boolean => author?.type !== 'Bot';
  const first = !about && isPerson(opening) && names(opening.body, facts) ? [opening] : [];
  return [...first, ...comments.filter((comment) => isPerson(comment) && /^\s*concern\b/i.test(comment.body) && (about || names(comment.body, facts)))];
}

/** The whole digest, its first 12 hexadecimal characters, or the challenge. */
function names(text: string, { release, challenge }: ConcernFacts): boolean {
  const hex = hexOf(release);
  const found = [...text.slice(0, MOST_TEXT).matchAll(/(?<![0-9a-z])(?:sha256:)?([0-9a-f]{12,64})(?![0-9a-z])/gi)].some(([, named]) => hex.startsWith(named!.toLowerCase()));
  return found || challengeIn(text.slice(0, MOST_TEXT), challenge) === 'right';
}

function concernOf({ issue, comments }: Thread, found: Filed, { veto }: Pick<ApprovalPolicy, 'veto'>, facts: ConcernFacts): Concern {
  const own = facts.roles.get(found.author?.id ?? 0) ?? [];
  const concern: Concern = {
    issue: issue.number,
    by: found.author && label(found.author),
    at: found.createdAt,
    text: found.body.slice(0, MOST_TEXT),
    veto: own.filter((role) => veto.includes(role)),
    answers: [],
    uncounted: [],
  };
  for (const comment of comments) answer(concern, comment, facts);
  for (const { person, role, answers } of facts.reviewed) {
    const text = answers[answerId(concern)];
    if (text !== undefined && (concern.veto.length === 0 || concern.veto.includes(role))) concern.answers.push({ by: person, roles: [role], text });
  }
  return concern;
}

function answer(concern: Concern, { author, body, createdAt, updatedAt }: CommentFacts, { mayAnswer }: ConcernFacts): void {
  if (!/^\s*answer\b/i.test(body) || Date.parse(createdAt) < Date.parse(concern.at)) return;
  const roles = (author && author.type === 'User' && mayAnswer.get(author.id)) || [];
  const counted = concern.veto.length === 0 ? roles : roles.filter((role) => concern.veto.includes(role));
  if (counted.length === 0) concern.uncounted.push(`${nameOf(author)} answered and ${roles.length > 0 ? 'has another role' : 'has no role here that may answer'}`);
  // Whoever may write here can change another's words.
  else if (createdAt !== updatedAt) concern.uncounted.push(`the answer of ${nameOf(author)} was changed afterwards`);
  else concern.answers.push({ by: label(author!), roles: [...counted], text: body.slice(0, MOST_TEXT), at: createdAt });
}

function label({ id, login }: Account): { id: number; login: string } {
  return { id, login };
}
