import type { Pull, State } from '../state.ts';
import { account, nodeId, owner, repositoryUrl, webUrl } from './account.ts';
import { repository } from './repository.ts';

/** The short form, as lists give it. */
export function pull(state: State, found: Pull, api: string) {
  const base = repositoryUrl(state, api);
  const url = `${base}/pulls/${found.number}`;
  const issue = `${base}/issues/${found.number}`;
  const web = `${webUrl(state)}/pull/${found.number}`;
  const side = (ref: string, sha: string) => ({ label: `${state.repository.owner}:${ref}`, ref, sha, user: owner(state, api), repo: repository(state, api) });
  const links = {
    self: url,
    html: web,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${url}/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${base}/statuses/${found.head}`,
  };
  return {
    url,
    id: found.id,
    node_id: nodeId('PullRequest', found.id),
    html_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    issue_url: issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    number: found.number,
    state: found.state,
    locked: false,
    title: found.title,
    user: account(found.author, api),
    body: found.body,
    labels: [],
    milestone: null,
    created_at: found.createdAt,
    updated_at: found.createdAt,
    closed_at: found.state === 'closed' ? found.createdAt : null,
    merged_at: found.mergedBy ? found.createdAt : null,
    merge_commit_sha: found.mergeCommit ?? state.git.refs.get(`refs/pull/${found.number}/merge`) ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: found.fork ? forkSide(state, found, api, side(found.headBranch, found.head)) : side(found.headBranch, found.head),
    base: side(found.base, state.git.refs.get(`refs/heads/${found.base}`)!),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association: 'MEMBER',
    auto_merge: null,
    draft: false,
  };
}

export function fullPull(state: State, found: Pull, api: string) {
  const base = state.git.refs.get(`refs/heads/${found.base}`)!;
  const { ahead } = state.git.compare(base, found.head);
  return {
    ...pull(state, found, api),
    merged: found.mergedBy !== null,
    mergeable: found.state === 'open' ? true : null,
    rebaseable: found.state === 'open' ? true : null,
    mergeable_state: 'clean',
    merged_by: found.mergedBy ? account(found.mergedBy, api) : null,
    comments: [...state.comments.values()].filter((comment) => comment.issue === found.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: ahead.length,
    additions: 0,
    deletions: 0,
    changed_files: 0,
  };
}

export function review(state: State, of: Pull, found: Pull['reviews'][number], api: string) {
  const pullUrl = `${repositoryUrl(state, api)}/pulls/${of.number}`;
  const web = `${webUrl(state)}/pull/${of.number}#pullrequestreview-${found.id}`;
  return {
    id: found.id,
    node_id: nodeId('PullRequestReview', found.id),
    user: account(found.user, api),
    body: found.body,
    state: found.state,
    html_url: web,
    pull_request_url: pullUrl,
    _links: { html: { href: web }, pull_request: { href: pullUrl } },
    submitted_at: found.at,
    commit_id: found.commit,
    author_association: 'MEMBER',
  };
}

function forkSide(state: State, found: Pull, api: string, side: { ref: string; sha: string; repo: ReturnType<typeof repository> }) {
  const user = account(found.author, api);
  const name = `${found.author.login}/${state.repository.name}`;
  const repo = { ...side.repo, id: state.repository.id + 1, fork: true, full_name: name, owner: user, url: `${api}/repos/${name}` };
  return { ...side, label: `${found.author.login}:${side.ref}`, user, repo };
}
