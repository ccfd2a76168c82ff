import { createCheckRun, findCheckRun, readAnnotations, updateCheckRun } from './checks.ts';
import { openClient, type ClientOptions } from './client.ts';
import { readCommits } from './commits.ts';
import { claimReference, dispatchWorkflow, releaseReference } from './dispatch.ts';
import type { Forge } from './forge.ts';
import { closeIssue, createComment, createIssue } from './issue-writing.ts';
import { readComments, readIssues, readPermission } from './issues.ts';
import { readPullRequest, readPullRequestFiles, readPullRequestReviews, readPullRequestsOf } from './pulls.ts';
import { readPushes } from './pushes.ts';
import { readBranch, readFileAt, readFileOf, readRepository } from './repository.ts';
import { readApprovals, readEnvironment, readRun } from './runs.ts';

/** The forge that asks GitHub, with a workflow's own token. Nothing is remembered: each question is asked anew. */
export async function openForge(options: ClientOptions): Promise<Forge> {
  const client = await openClient(options);
  return {
    fullName: `${options.owner}/${options.repository}`,
    get calls() {
      return client.calls;
    },
    repository: () => readRepository(client),
    branch: (name) => readBranch(client, name),
    file: (path, ref) => readFileAt(client, path, ref),
    fileOf: (repository, path, ref) => readFileOf(client, repository, path, ref),
    run: (runId) => readRun(client, runId),
    approvals: (runId) => readApprovals(client, runId),
    environment: (name) => readEnvironment(client, name),
    pushes: (branch) => readPushes(client, branch),
    pullRequest: (number) => readPullRequest(client, number),
    pullRequestsOf: (commit) => readPullRequestsOf(client, commit),
    pullRequestFiles: (number) => readPullRequestFiles(client, number),
    pullRequestReviews: (number) => readPullRequestReviews(client, number),
    issues: (which) => readIssues(client, which),
    createIssue: (content) => createIssue(client, content),
    createComment: (issue, body) => createComment(client, issue, body),
    closeIssue: (issue) => closeIssue(client, issue),
    comments: (issue) => readComments(client, issue),
    permission: (login) => readPermission(client, login),
    commits: (range) => readCommits(client, range),
    findCheckRun: (commit, name, externalId) => findCheckRun(client, commit, name, externalId),
    checkRunAnnotations: (id) => readAnnotations(client, id),
    createCheckRun: (commit, content) => createCheckRun(client, commit, content),
    updateCheckRun: (id, content) => updateCheckRun(client, id, content),
    claimReference: (name, commit) => claimReference(client, name, commit),
    releaseReference: (name) => releaseReference(client, name),
    dispatchWorkflow: (workflow, ref, inputs) => dispatchWorkflow(client, workflow, ref, inputs),
  };
}
