import { allPages, readReply, type Call, type Client } from './client.ts';
import { ForgeError } from './forge-error.ts';
import type { ChangedFile, PullHead, PullRequestFacts, PullReview, Reply } from './forge.ts';
import type { Field } from './read.ts';
import { pathOf } from './repository.ts';
import { account } from './runs.ts';

const PERMISSION = 'pull-requests: read';

export async function readPullRequest(client: Client, number: number): Promise<Reply<PullRequestFacts> | undefined> {
  const call: Call = { method: 'GET', path: pathOf(client, 'pulls', String(number)), asked: `pull request #${number}`, permission: PERMISSION };
  const reply = await client.askMaybe(call);
  return reply && { value: readReply(call, reply, pullRequest), digest: reply.digest };
}

export async function readPullRequestsOf(client: Client, commit: string): Promise<Reply<PullRequestFacts[]>> {
  const call: Call = { method: 'GET', path: pathOf(client, 'commits', commit, 'pulls'), query: { per_page: 100 }, asked: `the pull requests of commit ${commit}`, permission: PERMISSION };
  const reply = await client.ask(call);
  if (reply.more) throw new ForgeError('incomplete', call, 'there are more than 100');
  return { value: readReply(call, reply, (data) => data.list().map(pullRequest)), digest: reply.digest };
}

/** https://docs.github.com/rest/pulls/pulls#list-pull-requests-files: at most 3,000 files; a promotion changes one. */
export async function readPullRequestFiles(client: Client, number: number): Promise<Reply<ChangedFile[]>> {
  const call: Call = { method: 'GET', path: pathOf(client, 'pulls', String(number), 'files'), asked: `the files of pull request #${number}`, permission: PERMISSION };
  const { items, digest, first } = await allPages(client, call, { most: 1, fix: 'A promotion pull request changes one file.' }, (data) => data.list());
  const value = readReply(call, { data: first, digest, more: false }, () => items.map((file) => ({ path: file.get('filename').text(), status: file.get('status').text() })));
  return { value, digest };
}

/** Every review. REST has its text and commit; only GraphQL says whether the text was changed afterwards. */
export async function readPullRequestReviews(client: Client, number: number): Promise<Reply<PullReview[]>> {
  const call: Call = { method: 'GET', path: pathOf(client, 'pulls', String(number), 'reviews'), asked: `the reviews of pull request #${number}`, permission: PERMISSION };
  const { items, digest, first } = await allPages(client, call, { most: 5, fix: 'Open a new promotion pull request.' }, (data) => data.list());
  const edited = await editedReviews(client, number);
  // REST gives no total: a list that ends too early is told by the other answer.
  if (edited.size > items.length) throw new ForgeError('incomplete', call, `it gave ${items.length} of ${edited.size} reviews`, { fix: 'Start the job again.' });
  const value = readReply(call, { data: first, digest, more: false }, () =>
    items.map((item): PullReview => {
      const id = item.get('id').id();
      const known = edited.get(id);
      // A review between the two answers is read at the next asking.
      if (known === undefined) throw new ForgeError('incomplete', call, `it speaks of review ${id}, of which GraphQL knows nothing yet`, { fix: 'Start the job again.' });
      return {
        id,
        user: item.get('user').optional(account),
        state: item.get('state').oneOf(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
        body: item.get('body').optional((field) => field.text()) ?? '',
        commit: item.get('commit_id').optional((field) => field.commit()),
        edited: known,
      };
    }),
  );
  return { value, digest };
}

// Schema: https://docs.github.com/graphql/reference/objects#pullrequestreview.
async function editedReviews(client: Client, number: number): Promise<Map<number, boolean>> {
  const query = `query($owner: String!, $name: String!, $number: Int!) { repository(owner: $owner, name: $name) { pullRequest(number: $number) { reviews(last: 100) { totalCount nodes { databaseId lastEditedAt } } } } }`;
  const call: Call = {
    method: 'POST', path: '/graphql', asked: `whether reviews of pull request #${number} were changed`, permission: PERMISSION, repeatable: true,
    body: { query, variables: { owner: client.owner, name: client.repository, number } },
  };
  const reply = await client.ask(call);
  return readReply(call, reply, (data) => {
    const [problem] = data.get('errors').optional((field) => field.list()) ?? [];
    if (problem) throw new ForgeError(problem.get('type').value === 'FORBIDDEN' ? 'forbidden' : 'unreadable', call, problem.get('message').text().slice(0, 300));
    const reviews = data.get('data').get('repository').get('pullRequest').get('reviews');
    const nodes = reviews.get('nodes').list();
    if (reviews.get('totalCount').count() !== nodes.length) throw new ForgeError('incomplete', call, 'there are more than 100 reviews', { fix: 'Open a new promotion pull request.' });
    return new Map(nodes.map((node) => [node.get('databaseId').id(), !node.get('lastEditedAt').absent]));
  });
}

/** The tip of a pull request as REST has it. */
export function pullHead(pull: Field): PullHead {
  return { number: pull.get('number').id(), ...headOf(pull) };
}

function pullRequest(pull: Field): PullRequestFacts {
  return {
    number: pull.get('number').id(),
    author: pull.get('user').optional(account),
    head: headOf(pull),
    base: { branch: pull.get('base').get('ref').text() },
    state: pull.get('state').oneOf(['open', 'closed']),
    merged: !pull.get('merged_at').absent,
  };
}

/** A head whose repository is gone is a fork's. */
function headOf(pull: Field): { commit: string; branch: string; fromFork: boolean } {
  const head = pull.get('head');
  const there = head.get('repo').optional((repository) => repository.get('id').id());
  return { commit: head.get('sha').commit(), branch: head.get('ref').text(), fromFork: there === null || there !== pull.get('base').get('repo').get('id').id() };
}
