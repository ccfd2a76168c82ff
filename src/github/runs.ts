import { digestOfJson } from '../core/digest.ts';
import { allPages, readReply, type Call, type Client } from './client.ts';
import { ForgeError } from './forge-error.ts';
import type { Account, ApprovalRecord, BranchPattern, EnvironmentFacts, Reply, RunFacts } from './forge.ts';
import type { Field } from './read.ts';
import { pathOf } from './repository.ts';

export async function readRun(client: Client, runId: string): Promise<Reply<RunFacts>> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'actions', 'runs', runId),
    asked: `run ${runId}`,
    permission: 'actions: read',
  };
  const reply = await client.ask(call);
  return { value: readReply(call, reply, run), digest: reply.digest };
}

/**
 * The reviews of a run. The endpoint has no pages; should a reply ever name a next one, it is refused, since a rejection
 * may be on it.
 */
export async function readApprovals(client: Client, runId: string): Promise<Reply<ApprovalRecord[]>> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'actions', 'runs', runId, 'approvals'),
    asked: `the approvals of run ${runId}`,
    permission: 'actions: read',
    conditional: true,
  };
  const reply = await client.ask(call);
  if (reply.more) throw new ForgeError('incomplete', call, 'the reply is one page of several', { fix: 'Start a new run.' });
  return { value: readReply(call, reply, (data) => data.list().map(approval)), digest: reply.digest };
}

/** `undefined`: no environment of this name, or none that the token may see. */
export async function readEnvironment(client: Client, name: string): Promise<Reply<EnvironmentFacts> | undefined> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'environments', name),
    asked: `the environment ${JSON.stringify(name)}`,
    permission: 'actions: read',
  };
  const reply = await client.askMaybe(call);
  if (!reply) return undefined;
  const value = readReply(call, reply, environment);
  if (!value.branchPolicy?.customPolicies) return { value, digest: reply.digest };
  const patterns = await branchPatterns(client, name);
  return { value: { ...value, branchPolicy: { ...value.branchPolicy, patterns: patterns.value } }, digest: digestOfJson([reply.digest, patterns.digest]) };
}

async function branchPatterns(client: Client, environment: string): Promise<Reply<BranchPattern[]>> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'environments', environment, 'deployment-branch-policies'),
    asked: `the branches of the environment ${JSON.stringify(environment)}`,
    permission: 'actions: read',
  };
  const { items, digest, first } = await allPages(client, call, { most: 2, fix: 'Let fewer branches deploy.' }, (data) => data.get('branch_policies').list());
  const { value, total } = readReply(call, { data: first, digest, more: false }, (data) => ({
    total: data.get('total_count').count(),
    // Before tags could deploy there was no type, and a policy was a branch's.
    value: items.map((item): BranchPattern => ({ name: item.get('name').text(), kind: item.get('type').optional((field) => field.oneOf(['branch', 'tag'])) ?? 'branch' })),
  }));
  if (value.length !== total) throw new ForgeError('incomplete', call, `it gave ${value.length} of ${total}`);
  return { value, digest };
}

export function account(field: Field): Account {
  return { id: field.get('id').id(), login: field.get('login').text(), type: field.get('type').text() };
}

function run(data: Field): RunFacts {
  return {
    id: String(data.get('id').id()),
    repositoryId: String(data.get('repository').get('id').id()),
    attempt: data.get('run_attempt').id(),
    startedAt: instant(data.get('run_started_at')),
    event: data.get('event').text(),
    headCommit: data.get('head_sha').commit(),
    headBranch: data.get('head_branch').optional((field) => field.text()),
    path: data.get('path').text(),
    referencedWorkflows: (data.get('referenced_workflows').optional((field) => field.list()) ?? []).map((workflow) => ({
      path: workflow.get('path').text(),
      commit: workflow.get('sha').text(),
      ref: workflow.get('ref').optional((field) => field.text()),
    })),
    actor: data.get('actor').optional(account),
    triggeringActor: data.get('triggering_actor').optional(account),
  };
}

function instant(field: Field): string {
  const text = field.text();
  return new Date(Date.parse(text)).getTime() > 0 ? text : field.oneOf(['an ISO 8601 time']);
}

function approval(data: Field): ApprovalRecord {
  return {
    environments: data
      .get('environments')
      .list()
      .map((one) => ({ id: one.get('id').id(), name: one.get('name').text() })),
    state: data.get('state').oneOf(['approved', 'rejected', 'pending']),
    user: data.get('user').optional(account),
    comment: data.get('comment').optional((field) => field.text()) ?? '',
  };
}

export function environment(data: Field): EnvironmentFacts {
  const rules = data.get('protection_rules').optional((field) => field.list()) ?? [];
  const review = rules.filter((rule) => rule.get('type').text() === 'required_reviewers');
  return {
    id: data.get('id').id(),
    name: data.get('name').text(),
    reviewers: review.length === 0 ? null : review.flatMap((rule) => reviewers(rule.get('reviewers'))),
    // Several rules of one type are not documented; should they come, the weakest of them speaks.
    preventSelfReview:
      review.length > 0 && review.every((rule) => rule.get('prevent_self_review').optional((field) => field.flag()) === true),
    adminsCanBypass: data.get('can_admins_bypass').optional((field) => field.flag()),
    branchPolicy: data.get('deployment_branch_policy').optional((policy) => ({
      protectedBranches: policy.get('protected_branches').flag(),
      customPolicies: policy.get('custom_branch_policies').flag(),
      patterns: [],
    })),
    waitMinutes: Math.max(0, ...rules.filter((rule) => rule.get('type').text() === 'wait_timer').map((rule) => rule.get('wait_timer').count())),
  };
}

function reviewers(field: Field): EnvironmentFacts['reviewers'] & object {
  return (field.optional((value) => value.list()) ?? []).map((item) => {
    const kind = item.get('type').oneOf(['User', 'Team']);
    const reviewer = item.get('reviewer');
    return { kind, id: reviewer.get('id').id(), name: reviewer.get(kind === 'User' ? 'login' : 'slug').text() };
  });
}
