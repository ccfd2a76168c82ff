import { readReply, type Call, type Client } from './client.ts';
import { ForgeError } from './forge-error.ts';
import type { Account, Commit, PullHead, Signature } from './forge.ts';
import type { Field } from './read.ts';
import { pathOf } from './repository.ts';
import { pullHead } from './pulls.ts';
import { account } from './runs.ts';

const COMMITS_PER_QUERY = 50;
const MOST_AUTHORS = 50;
const MOST_PULL_REQUESTS = 10;
/** Without GraphQL each commit costs a request of its own. */
const MOST_COMMITS_BY_REST = 20;

interface People {
  authors: Signature[];
  pullRequestAuthors: Account[];
  pulls: PullHead[];
}

/**
 * Adds to commits what the REST list cannot say: accounts of co-authors and authors of the merged pull requests. A server
 * without GraphQL is asked for pull requests commit by commit; co-authors then stay without an account, thus unknown.
 */
export async function peopleOfCommits(client: Client, commits: readonly Commit[]): Promise<(commit: Commit) => Commit> {
  const people = (await byGraphQl(client, commits)) ?? (await byRest(client, commits));
  return (commit) => {
    const found = people.get(commit.id)!;
    return {
      ...commit,
      author: linked(commit.author, found.authors),
      coAuthors: [...commit.coAuthors.map((coAuthor) => linked(coAuthor, found.authors)), ...unnamed(commit, found.authors)],
      pullRequestAuthors: found.pullRequestAuthors,
      pulls: found.pulls,
    };
  };
}

function linked(person: Signature, authors: readonly Signature[]): Signature {
  if (person.account || person.email === '') return person;
  return { ...person, account: authors.find(({ email }) => email === person.email)?.account ?? null };
}

/** Whom GitHub counts as an author though no trailer that we read names them. */
function unnamed(commit: Commit, authors: readonly Signature[]): Signature[] {
  const named = new Set([commit.author, ...commit.coAuthors].map(({ email }) => email));
  return authors.filter(({ email }) => !named.has(email));
}

async function byGraphQl(client: Client, commits: readonly Commit[]): Promise<Map<string, People> | undefined> {
  const people = new Map<string, People>();
  for (let start = 0; start < commits.length; start += COMMITS_PER_QUERY) {
    const batch = commits.slice(start, start + COMMITS_PER_QUERY).map(({ id }) => id);
    const call = graphQlCall(client, batch);
    const reply = await client.askMaybe(call);
    if (!reply) return undefined;
    refuseErrors(call, reply.data);
    const found = readReply(call, reply, (data) => {
      const repository = data.get('data').get('repository');
      return batch.map((id, index) => commitPeople(call, id, repository.get(`c${index}`)));
    });
    batch.forEach((id, index) => people.set(id, found[index]!));
  }
  return people;
}

// Schema: https://docs.github.com/graphql/reference/objects#commit. Ids are checked hexadecimal, so they may stand in the text.
function graphQlCall(client: Client, ids: readonly string[]): Call {
  const query = `query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) {
${ids.map((id, index) => `c${index}: object(oid: "${id}") { ...people }`).join('\n')}
} }
fragment people on Commit {
  oid
  authors(first: ${MOST_AUTHORS}) { totalCount nodes { name email user { databaseId login } } }
  associatedPullRequests(first: ${MOST_PULL_REQUESTS}) { totalCount nodes { number merged headRefOid headRefName isCrossRepository author { __typename login ... on User { databaseId } ... on Bot { databaseId } } } }
}`;
  return {
    method: 'POST',
    path: '/graphql',
    asked: `the authors and pull requests of ${ids.length} commits`,
    permission: 'contents: read, pull-requests: read',
    body: { query, variables: { owner: client.owner, name: client.repository } },
    repeatable: true,
  };
}

function refuseErrors(call: Call, data: Field): void {
  const errors = readReply(call, { data, digest: 'sha256:', more: false }, () => data.get('errors').optional((field) => field.list()) ?? []);
  if (errors.length === 0) return;
  const said = readReply(call, { data, digest: 'sha256:', more: false }, () => ({
    type: errors[0]!.get('type').optional((field) => field.text()),
    message: errors[0]!.get('message').text().slice(0, 300),
  }));
  const forbidden = said.type === 'FORBIDDEN' || said.type === 'INSUFFICIENT_SCOPES';
  throw new ForgeError(forbidden ? 'forbidden' : said.type === 'RATE_LIMITED' ? 'rate-limited' : 'unreadable', call, said.message);
}

function commitPeople(call: Call, id: string, data: Field): People {
  if (data.get('oid').text() !== id) throw new ForgeError('unreadable', call, `it spoke of another commit than ${id}`);
  const authors = complete(call, data.get('authors'), `authors of ${id}`);
  const pulls = complete(call, data.get('associatedPullRequests'), `pull requests of ${id}`);
  return {
    authors: authors.map((author) => ({
      name: author.get('name').optional((field) => field.text()) ?? '',
      email: (author.get('email').optional((field) => field.text()) ?? '').trim().toLowerCase(),
      account: author.get('user').optional((user) => ({
        id: user.get('databaseId').id(),
        login: user.get('login').text(),
        type: 'User',
      })),
    })),
    // An unmerged pull request did not bring the commit here; an author `null` is an account that is gone.
    pullRequestAuthors: pulls
      .filter((pull) => pull.get('merged').flag() && !pull.get('author').absent)
      .map((pull) => pull.get('author'))
      .map((author) => ({
        id: author.get('databaseId').id(),
        login: author.get('login').text(),
        type: author.get('__typename').text(),
      })),
    pulls: pulls
      .filter((pull) => pull.get('merged').flag())
      .map((pull) => ({
        number: pull.get('number').id(),
        commit: pull.get('headRefOid').commit(),
        branch: pull.get('headRefName').text(),
        fromFork: pull.get('isCrossRepository').flag(),
      })),
  };
}

function complete(call: Call, connection: Field, what: string): Field[] {
  const nodes = connection.get('nodes').list();
  const total = connection.get('totalCount').count();
  if (total !== nodes.length) throw new ForgeError('incomplete', call, `it gave ${nodes.length} of ${total} ${what}`);
  return nodes;
}

async function byRest(client: Client, commits: readonly Commit[]): Promise<Map<string, People>> {
  const asked = `the pull requests of ${commits.length} commits`;
  if (commits.length > MOST_COMMITS_BY_REST)
    throw new ForgeError('incomplete', { asked, permission: 'pull-requests: read' }, 'GraphQL is not there and REST takes a request for each', {
      fix: 'Let the job reach GraphQL (GITHUB_GRAPHQL_URL), or name a nearer commit that already serves (`since`).',
    });
  const people = new Map<string, People>();
  for (const { id } of commits) {
    const call: Call = {
      method: 'GET',
      path: pathOf(client, 'commits', id, 'pulls'),
      query: { per_page: 100 },
      asked: `the pull requests of commit ${id}`,
      permission: 'pull-requests: read',
    };
    const reply = await client.ask(call);
    if (reply.more) throw new ForgeError('incomplete', call, 'there are more than 100');
    const merged = readReply(call, reply, (data) => data.list().filter((pull) => !pull.get('merged_at').absent));
    people.set(id, readReply(call, reply, () => ({
      authors: [],
      pullRequestAuthors: merged.flatMap((pull) => pull.get('user').optional(account) ?? []),
      pulls: merged.map(pullHead),
    })));
  }
  return people;
}
