import { allPages, readReply, type Call, type Client } from './client.ts';
import { ForgeError } from './forge-error.ts';
import type { Account, Commit, CommitRange, Reply, Signature } from './forge.ts';
import { peopleOfCommits } from './commit-people.ts';
import type { Field } from './read.ts';
import { pathOf } from './repository.ts';
import { account } from './runs.ts';

const MOST_PAGES = 10;
const TOO_MANY = {
  most: MOST_PAGES,
  fix: `Name a nearer commit that already serves (\`since\`), or deliver more often: up to ${MOST_PAGES * 100} commits are read.`,
};

/**
 * Every commit that head has and base has not, and head itself, with everybody who had a hand in them. Two requests for
 * up to 50 commits: one for the range, one GraphQL query for co-authors and pull requests.
 */
export async function readCommits(client: Client, range: { base: string | null; head: string }): Promise<Reply<CommitRange>> {
  const { status, commits, digest } = range.base === null ? await wholeHistory(client, range.head) : await between(client, range.base, range.head);
  const people = await peopleOfCommits(client, commits);
  return { value: { ...range, status, commits: commits.map((commit) => people(commit)) }, digest };
}

type Listed = Pick<CommitRange, 'status' | 'commits'> & Pick<Reply<unknown>, 'digest'>;

async function between(client: Client, base: string, head: string): Promise<Listed> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'compare', `${base}...${head}`),
    asked: `the commits from ${base} to ${head}`,
    permission: 'contents: read',
  };
  const pages = await allPages(client, call, TOO_MANY, (data) => data.get('commits').list());
  const { status, total, commits } = readReply(call, { data: pages.first, digest: pages.digest, more: false }, (data) => ({
    status: data.get('status').oneOf(['ahead', 'behind', 'diverged', 'identical'] as const),
    total: data.get('total_commits').count(),
    commits: pages.items.map(commit),
  }));
  if (new Set(commits.map(({ id }) => id)).size !== total)
    throw new ForgeError('incomplete', call, `GitHub gave ${commits.length} of ${total} commits`, { fix: TOO_MANY.fix });
  if (commits.some(({ id }) => id === head)) return { status, commits, digest: pages.digest };
  // Head may be no news to base (delivered again, or an older one): somebody made it all the same.
  if (total > 0) throw new ForgeError('unreadable', call, 'the commits do not include their own head');
  return { status, commits: [await single(client, head)], digest: pages.digest };
}

async function single(client: Client, id: string): Promise<Commit> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'commits', id),
    asked: `the commit ${id}`,
    permission: 'contents: read',
  };
  const reply = await client.ask(call);
  return readReply(call, reply, commit);
}

async function wholeHistory(client: Client, head: string): Promise<Listed> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'commits'),
    query: { sha: head },
    asked: `the history of ${head}`,
    permission: 'contents: read',
  };
  const pages = await allPages(client, call, TOO_MANY, (data) => data.list());
  const { commits, parents } = readReply(call, { data: pages.first, digest: pages.digest, more: false }, () => ({
    commits: pages.items.map(commit),
    parents: pages.items.flatMap((item) => item.get('parents').list()).map((parent) => parent.get('sha').commit()),
  }));
  if (commits[0]?.id !== head) throw new ForgeError('unreadable', call, 'the history does not begin with its head');
  // The list has no total; a history is whole when no commit's parent is missing from it.
  const there = new Set(commits.map(({ id }) => id));
  const missing = parents.filter((id) => !there.has(id)).length;
  if (missing > 0) throw new ForgeError('incomplete', call, `${missing} parents of its commits are missing`, { fix: TOO_MANY.fix });
  return { status: 'whole-history', commits, digest: pages.digest };
}

function commit(data: Field): Commit {
  const inner = data.get('commit');
  const committer = signature(inner.get('committer'), data.get('committer'));
  return {
    id: data.get('sha').commit(),
    author: signature(inner.get('author'), data.get('author')),
    committer,
    coAuthors: coAuthors(inner.get('message').text()),
    pullRequestAuthors: [],
    pulls: [],
    signedByGitHub:
      committer.email === 'noreply@github.com' &&
      inner.get('verification').optional((field) => field.get('verified').flag()) === true,
  };
}

function signature(named: Field, linked: Field): Signature {
  const text = (key: string): string => named.optional((field) => field.get(key).optional((value) => value.text())) ?? '';
  return { name: text('name'), email: text('email').trim().toLowerCase(), account: linkedAccount(linked) };
}

/** GitHub writes both `null` and `{}` for an e-mail that belongs to no account. */
function linkedAccount(field: Field): Account | null {
  return field.absent || field.get('id').absent ? null : account(field);
}

/** Trailers as git reads them: https://git-scm.com/docs/git-interpret-trailers. Any such line counts, wherever it stands. */
const CO_AUTHOR = /^[ \t]*co-authored-by[ \t]*:[ \t]*([^\n\r<]{0,300})<([^\n\r<>]{0,320})>/gim;
const CO_AUTHOR_LINE = /^[ \t]*co-authored-by[ \t]*:/gim;

function coAuthors(message: string): Signature[] {
  const named = [...message.matchAll(CO_AUTHOR)].map((match) => ({
    name: match[1]!.trim(),
    email: match[2]!.trim().toLowerCase(),
    account: null,
  }));
  // A trailer without a readable e-mail is somebody unknown, not nobody.
  const unread = [...message.matchAll(CO_AUTHOR_LINE)].length - named.length;
  return [...named, ...Array.from({ length: unread }, () => ({ name: 'a co-author without an e-mail', email: '', account: null }))];
}
