import { allPages, readReply, type Call, type Client } from './client.ts';
import { ForgeError } from './forge-error.ts';
import type { Account, CommentFacts, IssueFacts, Reply } from './forge.ts';
import type { Field } from './read.ts';
import { pathOf } from './repository.ts';
import { account } from './runs.ts';

/** Issues, and pull requests, which GitHub lists among them. Undefined where the repository has its issues turned off (410). */
export async function readIssues(client: Client, { label, since }: { label?: string; since?: string }): Promise<Reply<IssueFacts[]> | undefined> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'issues'),
    query: { state: 'all', ...(label === undefined ? {} : { labels: label }), ...(since === undefined ? {} : { since }) },
    asked: label === undefined ? `the issues since ${since}` : `the issues with the label ${JSON.stringify(label)}`,
    permission: 'issues: read',
  };
  try {
    const { items, digest, first } = await allPages(client, call, { most: 5, fix: 'Take the label from issues that are long settled.' }, (data) => data.list());
    return { value: readReply(call, { data: first, digest, more: false }, () => items.map(issue)), digest };
  } catch (error) {
    if (error instanceof ForgeError && error.status === 410) return undefined;
    throw error;
  }
}

export async function readComments(client: Client, number: number): Promise<Reply<CommentFacts[]>> {
  const call: Call = { method: 'GET', path: pathOf(client, 'issues', String(number), 'comments'), asked: `the comments of #${number}`, permission: 'issues: read' };
  const { items, digest, first } = await allPages(client, call, { most: 5, fix: 'Go on in a new issue.' }, (data) => data.list());
  const value = readReply(call, { data: first, digest, more: false }, () => items.map(comment));
  return { value, digest };
}

const LEVELS = ['admin', 'write', 'read', 'none'] as const;

/** `maintain` counts as `write`, and `triage` as `read`, as GitHub itself says in this field. */
export async function readPermission(client: Client, login: string): Promise<Reply<{ account: Account; level: (typeof LEVELS)[number] }>> {
  const call: Call = { method: 'GET', path: pathOf(client, 'collaborators', login, 'permission'), asked: `what ${JSON.stringify(login)} may do here`, permission: 'metadata: read' };
  const reply = await client.ask(call);
  return { value: readReply(call, reply, (data) => ({ account: account(data.get('user')), level: data.get('permission').oneOf(LEVELS) })), digest: reply.digest };
}

function issue(data: Field): IssueFacts {
  return {
    number: data.get('number').id(),
    title: data.get('title').text(),
    body: data.get('body').optional((field) => field.text()) ?? '',
    author: data.get('user').optional(account),
    state: data.get('state').oneOf(['open', 'closed']),
    labels: data.get('labels').list().flatMap((label) => (typeof label.value === 'string' ? label.value : (label.get('name').optional((field) => field.text()) ?? []))),
    createdAt: data.get('created_at').text(),
    updatedAt: data.get('updated_at').text(),
  };
}

function comment(data: Field): CommentFacts {
  return {
    id: data.get('id').id(),
    body: data.get('body').optional((field) => field.text()) ?? '',
    author: data.get('user').optional(account),
    createdAt: data.get('created_at').text(),
    updatedAt: data.get('updated_at').text(),
  };
}
