import { readReply, type Call, type Client } from './client.ts';
import { ForgeError } from './forge-error.ts';
import type { DispatchedRun } from './forge.ts';
import { pathOf } from './repository.ts';

/** GitHub's limit for all inputs of one dispatch (docs: REST "Create a workflow dispatch event"). */
export const MOST_INPUT_CHARACTERS = 65_535;

/**
 * Makes a reference below `refs/` unless it is there: of two callers at once exactly one hears true. GitHub alone keeps it, so it holds
 * across runs and branches and needs no secret.
 */
export async function claimReference(client: Client, name: string, commit: string): Promise<boolean> {
  const call: Call = { method: 'POST', path: pathOf(client, 'git', 'refs'), asked: `the new reference refs/${name}`, permission: 'contents: write', body: { ref: `refs/${name}`, sha: commit } };
  try {
    await client.ask(call);
    return true;
  } catch (error) {
    // GitHub says 422 of a reference that is there, and of a commit that is not.
    if (!(error instanceof ForgeError) || error.status !== 422) throw error;
    const there = await client.askMaybe({ method: 'GET', path: pathOf(client, 'git', 'ref', ...name.split('/')), asked: `the reference refs/${name}`, permission: 'contents: read' });
    if (there) return false;
    throw error;
  }
}

export async function releaseReference(client: Client, name: string): Promise<void> {
  await client.ask({ method: 'DELETE', path: pathOf(client, 'git', 'refs', ...name.split('/')), asked: `the end of the reference refs/${name}`, permission: 'contents: write' });
}

/** Starts a workflow that has `on: workflow_dispatch`. Answers the run where GitHub names it (older servers do not). */
export async function dispatchWorkflow(client: Client, workflow: string, ref: string, inputs: Record<string, string>): Promise<DispatchedRun | undefined> {
  const call: Call = {
    method: 'POST',
    path: pathOf(client, 'actions', 'workflows', workflow, 'dispatches'),
    asked: `the start of ${workflow} on ${JSON.stringify(ref)}`,
    permission: 'actions: write',
    body: { ref, inputs, return_run_details: true },
  };
  const reply = await client.ask(call).catch((error: unknown) => {
    if (!(error instanceof ForgeError) || error.status !== 422) throw error;
    throw new ForgeError('unreadable', call, error.actual, { status: 422, cause: error, fix: `On ${JSON.stringify(ref)}, ${workflow} needs \`on: workflow_dispatch\` with exactly the inputs ${Object.keys(inputs).join(', ')}.` });
  });
  if (reply.data.value === null) return undefined;
  return readReply(call, reply, (data) => ({ id: String(data.get('workflow_run_id').id()), url: data.get('html_url').text() }));
}
