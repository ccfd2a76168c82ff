import { readReply, type Call, type Client } from './client.ts';
import type { Reply } from './forge.ts';
import { pathOf } from './repository.ts';

/** GitHub's limits: of a title, and of the text of an issue or comment (its own refusals name them). */
export const MOST_TITLE_CHARACTERS = 256;
export const MOST_BODY_CHARACTERS = 65_536;

/** What an issue begins with. */
export interface IssueContent {
  title: string;
  body: string;
  /** Those that do not exist are made by GitHub, where the token may. */
  labels: string[];
}

/** Never repeated by the client itself: a lost reply may have made it already, and whoever asks looks first. */
export async function createIssue(client: Client, { title, body, labels }: IssueContent): Promise<Reply<{ number: number }>> {
  const call: Call = { method: 'POST', path: pathOf(client, 'issues'), asked: 'a new issue', permission: 'issues: write', body: { title: title.slice(0, MOST_TITLE_CHARACTERS), body: body.slice(0, MOST_BODY_CHARACTERS), labels } };
  const reply = await client.ask(call);
  return { value: readReply(call, reply, (data) => ({ number: data.get('number').id() })), digest: reply.digest };
}

export async function createComment(client: Client, issue: number, body: string): Promise<void> {
  await client.ask({ method: 'POST', path: pathOf(client, 'issues', String(issue), 'comments'), asked: `a comment on #${issue}`, permission: 'issues: write', body: { body: body.slice(0, MOST_BODY_CHARACTERS) } });
}

/** As nothing to do: a second one about the same thing. */
export async function closeIssue(client: Client, issue: number): Promise<void> {
  await client.ask({ method: 'PATCH', path: pathOf(client, 'issues', String(issue)), asked: `the end of #${issue}`, permission: 'issues: write', body: { state: 'closed', state_reason: 'not_planned' }, repeatable: true });
}
