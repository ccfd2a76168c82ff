import { readReply, type Call, type Client } from './client.ts';
import type { Push, Reply } from './forge.ts';
import { pathOf } from './repository.ts';
import { account } from './runs.ts';

const KINDS = ['push', 'force_push', 'branch_creation', 'branch_deletion', 'pr_merge', 'merge_queue_merge'] as const;

/**
 * Who pushed what, newest first: the newest 100 (https://docs.github.com/rest/repos/repos#list-repository-activities). Of all
 * calls only this one names the account behind a push: a commit says what its maker wrote into it.
 */
export async function readPushes(client: Client, branch?: string): Promise<Reply<Push[]>> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'activity'),
    query: { per_page: 100, ...(branch === undefined ? {} : { ref: `refs/heads/${branch}` }) },
    asked: branch === undefined ? 'the newest pushes' : `the pushes to ${JSON.stringify(branch)}`,
    permission: 'contents: read',
  };
  const reply = await client.ask(call);
  const value = readReply(call, reply, (data) =>
    data.list().map((item): Push => ({
      ref: item.get('ref').text(),
      commit: item.get('after').text(),
      how: item.get('activity_type').oneOf(KINDS),
      by: item.get('actor').optional(account),
    })),
  );
  return { value, digest: reply.digest };
}
