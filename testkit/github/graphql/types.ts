// The few types of GitHub's GraphQL schema that a delivery asks about, each field resolved from the state.
import type { Need } from '../access.ts';
import type { GitCommit, Signature } from '../git.ts';
import { nodeId } from '../shapes/account.ts';
import { userOfEmail, type Pull, type State, type User } from '../state.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Source = any;
export type Arguments = Record<string, unknown>;

export interface Field {
  /** Name of an object type here, or undefined for a scalar. */
  type?: string;
  /** `list`: an array of `type`; `connection`: pages of it, for which GitHub wants `first` or `last`. */
  many?: 'list' | 'connection';
  arguments?: string[];
  needs?: Need;
  resolve(source: Source, given: Arguments, state: State): unknown;
}

export type ObjectType = Record<string, Field>;

/** Thrown where GitHub answers null and an error of this type. */
export class Unresolved extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

const scalar = (resolve: Field['resolve']): Field => ({ resolve });
const own = (name: string): Field => scalar((source) => source[name] as unknown);

const USER: ObjectType = {
  id: scalar((user: User) => nodeId('User', user.id)),
  databaseId: own('id'),
  login: own('login'),
  name: own('name'),
};

const PAGING = ['first', 'last', 'after', 'before'];

const GIT_OBJECT: ObjectType = { id: scalar((commit: GitCommit) => nodeId('Commit', commit.sha)), oid: own('sha') };

const COMMIT: ObjectType = {
  ...GIT_OBJECT,
  message: own('message'),
  messageHeadline: scalar((commit: GitCommit) => commit.message.split('\n')[0]),
  authoredDate: scalar((commit: GitCommit) => commit.author.date),
  committedDate: scalar((commit: GitCommit) => commit.committer.date),
  committedViaWeb: scalar((commit: GitCommit) => commit.committer.email === 'noreply@github.com'),
  author: { type: 'GitActor', resolve: (commit: GitCommit) => commit.author },
  committer: { type: 'GitActor', resolve: (commit: GitCommit) => commit.committer },
  authors: { type: 'GitActor', many: 'connection', arguments: PAGING, resolve: (commit: GitCommit) => authorsOf(commit) },
  parents: { type: 'Commit', many: 'connection', arguments: PAGING, resolve: (commit: GitCommit, _given, state) => commit.parents.map((sha) => state.git.commits.get(sha)) },
  history: { type: 'Commit', many: 'connection', arguments: [...PAGING, 'since', 'until'], resolve: (commit: GitCommit, given, state) => between(state.git.history(commit.sha), given) },
  associatedPullRequests: {
    type: 'PullRequest',
    many: 'connection',
    arguments: PAGING,
    needs: 'pull_requests:read',
    resolve: (commit: GitCommit, _given, state) => [...state.pulls.values()].filter((pull) => pull.mergeCommit === commit.sha || pull.head === commit.sha),
  },
};

export const TYPES: Record<string, ObjectType> = {
  Query: {
    repository: {
      type: 'Repository',
      arguments: ['owner', 'name', 'followRenames'],
      resolve: (_source, { owner, name }, state) => {
        if (`${String(owner)}/${String(name)}`.toLowerCase() !== `${state.repository.owner}/${state.repository.name}`.toLowerCase())
          throw new Unresolved('NOT_FOUND', `Could not resolve to a Repository with the name '${String(owner)}/${String(name)}'.`);
        return state.repository;
      },
    },
    rateLimit: { type: 'RateLimit', resolve: (_source, _given, state) => ({ limit: state.rateLimit, cost: 1 }) },
  },
  RateLimit: { limit: own('limit'), cost: own('cost') },
  Repository: {
    databaseId: own('id'),
    name: own('name'),
    nameWithOwner: scalar((repository: State['repository']) => `${repository.owner}/${repository.name}`),
    isPrivate: own('private'),
    object: {
      type: 'GitObject',
      arguments: ['oid', 'expression'],
      needs: 'contents:read',
      resolve: (_source, { oid, expression }, state) => (oid !== undefined ? state.git.commits.get(String(oid)) : state.git.resolve(String(expression))) ?? null,
    },
    ref: { type: 'Ref', arguments: ['qualifiedName'], needs: 'contents:read', resolve: (_source, { qualifiedName }, state) => refNamed(state, String(qualifiedName)) },
    defaultBranchRef: { type: 'Ref', needs: 'contents:read', resolve: (_source, _given, state) => refNamed(state, state.repository.defaultBranch) },
    pullRequest: {
      type: 'PullRequest',
      arguments: ['number'],
      needs: 'pull_requests:read',
      resolve: (_source, { number }, state) => {
        const found = state.pulls.get(Number(number));
        if (!found) throw new Unresolved('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${String(number)}.`);
        return found;
      },
    },
  },
  Ref: {
    name: scalar((ref: NamedRef) => ref.name.replace(/^refs\/(heads|tags)\//, '')),
    target: { type: 'GitObject', resolve: (ref: NamedRef) => ref.commit },
    compare: {
      type: 'Comparison',
      arguments: ['headRef'],
      resolve: (ref: NamedRef, { headRef }, state) => {
        const head = state.git.resolve(String(headRef));
        return head ? state.git.compare(ref.commit.sha, head.sha) : null;
      },
    },
  },
  Comparison: {
    aheadBy: scalar((comparison: { ahead: GitCommit[] }) => comparison.ahead.length),
    behindBy: scalar((comparison: { behind: GitCommit[] }) => comparison.behind.length),
    commits: { type: 'Commit', many: 'connection', arguments: PAGING, resolve: (comparison: { ahead: GitCommit[] }) => comparison.ahead },
  },
  GitObject: GIT_OBJECT,
  Commit: COMMIT,
  GitActor: {
    name: own('name'),
    email: own('email'),
    date: own('date'),
    // The schema's type is User: a bot's address gives null.
    user: { type: 'User', resolve: (actor: Signature, _given, state) => (userOfEmail(state, actor.email)?.type === 'User' ? userOfEmail(state, actor.email) : null) },
  },
  Actor: { login: own('login') },
  User: USER,
  Bot: USER,
  PullRequest: {
    number: own('number'),
    databaseId: own('id'),
    title: own('title'),
    state: scalar((pull: Pull) => (pull.mergedBy ? 'MERGED' : pull.state.toUpperCase())),
    merged: scalar((pull: Pull) => pull.mergedBy !== null),
    headRefOid: own('head'),
    headRefName: own('headBranch'),
    isCrossRepository: own('fork'),
    reviews: { type: 'PullRequestReview', many: 'connection', arguments: PAGING, resolve: (pull: Pull) => pull.reviews },
    baseRefName: own('base'),
    author: { type: 'Actor', resolve: (pull: Pull) => pull.author },
    mergedBy: { type: 'Actor', resolve: (pull: Pull) => pull.mergedBy },
    mergeCommit: { type: 'Commit', needs: 'contents:read', resolve: (pull: Pull, _given, state) => (pull.mergeCommit ? state.git.commits.get(pull.mergeCommit) : null) },
  },
  PullRequestReview: {
    databaseId: own('id'),
    body: own('body'),
    state: own('state'),
    lastEditedAt: scalar((review: Pull['reviews'][number]) => review.editedAt ?? null),
  },
};

/** The type behind an interface. */
export function concreteType(type: string, source: Source): string {
  if (type === 'GitObject') return 'Commit';
  if (type === 'Actor') return (source as User).type;
  return type;
}

/** The author and whoever the message's trailers name, as GitHub lists them. */
function authorsOf(commit: GitCommit): Signature[] {
  const trailers = [...commit.message.matchAll(/^co-authored-by: *(.+?) *<([^>]+)> *$/gim)];
  return [commit.author, ...trailers.map((match) => ({ name: match[1]!, email: match[2]!, date: commit.author.date }))];
}

function between(commits: GitCommit[], { since, until }: Arguments): GitCommit[] {
  const [from, to] = [since === undefined ? -Infinity : Date.parse(String(since)), until === undefined ? Infinity : Date.parse(String(until))];
  return commits.filter(({ committer }) => Date.parse(committer.date) >= from && Date.parse(committer.date) <= to);
}

interface NamedRef {
  name: string;
  commit: GitCommit;
}

function refNamed(state: State, name: string): NamedRef | null {
  const full = [name, `refs/heads/${name}`, `refs/tags/${name}`].find((each) => state.git.refs.has(each));
  return full ? { name: full, commit: state.git.commits.get(state.git.refs.get(full)!)! } : null;
}
