import type { Pull, State } from '../state.ts';
import { account, nodeId, owner, repositoryPath, repositoryUrl, SERVER, webUrl } from './account.ts';

// Every link of a repository is its own URL and one of these endings.
const LINKS: Record<string, string> = {
  archive_url: '/{archive_format}{/ref}', assignees_url: '/assignees{/user}', blobs_url: '/git/blobs{/sha}', branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}', comments_url: '/comments{/number}', commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}', contents_url: '/contents/{+path}', contributors_url: '/contributors', deployments_url: '/deployments',
  downloads_url: '/downloads', events_url: '/events', forks_url: '/forks', git_commits_url: '/git/commits{/sha}', git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}', hooks_url: '/hooks', issue_comment_url: '/issues/comments{/number}', issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}', keys_url: '/keys{/key_id}', labels_url: '/labels{/name}', languages_url: '/languages', merges_url: '/merges',
  milestones_url: '/milestones{/number}', notifications_url: '/notifications{?since,all,participating}', pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}', stargazers_url: '/stargazers', statuses_url: '/statuses/{sha}', subscribers_url: '/subscribers',
  subscription_url: '/subscription', tags_url: '/tags', teams_url: '/teams', trees_url: '/git/trees{/sha}',
};

/** The short form, as runs carry it. */
export function minimalRepository(state: State, api: string) {
  const url = repositoryUrl(state, api);
  return {
    id: state.repository.id,
    node_id: nodeId('Repository', state.repository.id),
    name: state.repository.name,
    full_name: repositoryPath(state),
    owner: owner(state, api),
    private: state.repository.private,
    html_url: webUrl(state),
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(Object.entries(LINKS).map(([name, ending]) => [name, url + ending])),
  };
}

/** The fork that a pull request comes from, as runs carry it. */
export function forkRepository(state: State, pull: Pull, api: string) {
  const name = `${pull.author.login}/${state.repository.name}`;
  return { ...minimalRepository(state, api), id: state.repository.id + 1, fork: true, full_name: name, owner: account(pull.author, api), url: `${api}/repos/${name}` };
}

/** The long form, as pull requests and `GET /repos/…` carry it. */
export function repository(state: State, api: string) {
  return {
    ...minimalRepository(state, api),
    git_url: `git://github.localhost/${repositoryPath(state)}.git`,
    ssh_url: `git@github.localhost:${repositoryPath(state)}.git`,
    clone_url: `${SERVER}/${repositoryPath(state)}.git`,
    svn_url: webUrl(state),
    mirror_url: null,
    homepage: null,
    language: null,
    forks_count: 0,
    stargazers_count: 0,
    watchers_count: 0,
    size: 1,
    default_branch: state.repository.defaultBranch,
    open_issues_count: 0,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    has_discussions: false,
    archived: false,
    disabled: false,
    visibility: state.repository.private ? 'private' : 'public',
    pushed_at: '2026-01-01T00:00:00Z',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    license: null,
    forks: 0,
    open_issues: 0,
    watchers: 0,
  };
}

export function fullRepository(state: State, api: string) {
  return { ...repository(state, api), subscribers_count: 0, network_count: 0 };
}
