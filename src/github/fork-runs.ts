import { allPages, openClient, readReply, type Call, type ClientOptions } from './client.ts';
import type { Account } from './forge.ts';
import { pathOf } from './repository.ts';
import { account } from './runs.ts';

/** A run that judged a pull request, as GitHub itself knows it. */
export interface JudgedRun {
  id: string;
  attempt: number;
  event: string;
  completed: boolean;
  headCommit: string;
  headBranch: string;
  /** `null`: the fork is gone. */
  headOwner: Account | null;
  fromFork: boolean;
  actor: Account | null;
}

export interface OpenPull {
  number: number;
  headCommit: string;
}

/** What the report of a stranger's run is hung onto: all of it asked from GitHub, none of it read from an artifact. */
export interface ForkRuns {
  run(runId: string): Promise<JudgedRun>;
  /** Open pull requests from this branch of this account. */
  openPulls(owner: string, branch: string): Promise<OpenPull[]>;
}

export async function openForkRuns(options: ClientOptions): Promise<ForkRuns> {
  const client = await openClient(options);
  return {
    async run(runId) {
      const call: Call = { method: 'GET', path: pathOf(client, 'actions', 'runs', runId), asked: `run ${runId}`, permission: 'actions: read' };
      return readReply(call, await client.ask(call), (data) => {
        const head = data.get('head_repository');
        return {
          id: String(data.get('id').id()),
          attempt: data.get('run_attempt').id(),
          event: data.get('event').text(),
          completed: data.get('status').optional((field) => field.text()) === 'completed',
          headCommit: data.get('head_sha').commit(),
          headBranch: data.get('head_branch').optional((field) => field.text()) ?? '',
          headOwner: head.optional((repository) => account(repository.get('owner'))),
          // A fork that is gone is no repository of ours.
          fromFork: head.absent || head.get('id').id() !== data.get('repository').get('id').id(),
          actor: data.get('actor').optional(account),
        };
      });
    },
    async openPulls(owner, branch) {
      const call: Call = { method: 'GET', path: pathOf(client, 'pulls'), query: { state: 'open', head: `${owner}:${branch}` }, asked: `the open pull requests from ${owner}:${branch}`, permission: 'pull-requests: read' };
      const pages = await allPages(client, call, { most: 2, fix: 'Close what is not needed.' }, (data) => data.list());
      return readReply(call, { data: pages.first, digest: pages.digest, more: false }, () => pages.items.map((item) => ({ number: item.get('number').id(), headCommit: item.get('head').get('sha').commit() })));
    },
  };
}
