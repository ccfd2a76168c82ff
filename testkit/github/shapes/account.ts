import type { TeamSpec } from '../scenario.ts';
import { ACTIONS_BOT, type State, type User } from '../state.ts';

/** Where things are on the web; never dialled. */
export const SERVER = 'http://github.localhost';

export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}

export function repositoryPath(state: State): string {
  return `${state.repository.owner}/${state.repository.name}`;
}

export function repositoryUrl(state: State, api: string): string {
  return `${api}/repos/${repositoryPath(state)}`;
}

export function webUrl(state: State): string {
  return `${SERVER}/${repositoryPath(state)}`;
}

export function account(user: Pick<User, 'login' | 'id' | 'type'> | { login: string; id: number; type: string }, api: string) {
  const url = `${api}/users/${encodeURIComponent(user.login)}`;
  return {
    login: user.login,
    id: user.id,
    node_id: nodeId('User', user.id),
    avatar_url: `${SERVER}/avatars/u/${user.id}`,
    gravatar_id: '',
    url,
    html_url: `${SERVER}/${user.login.endsWith('[bot]') ? `apps/${user.login.slice(0, -5)}` : user.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: user.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

export function owner(state: State, api: string) {
  return account({ login: state.repository.owner, id: state.repository.ownerId, type: 'Organization' }, api);
}

export function profile(user: User, api: string) {
  return {
    ...account(user, api),
    name: user.name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2020-01-01T00:00:00Z',
  };
}

export function team(state: State, spec: TeamSpec, api: string) {
  const url = `${api}/organizations/${state.repository.ownerId}/team/${spec.id}`;
  return {
    id: spec.id,
    node_id: nodeId('Team', spec.id),
    name: spec.slug,
    slug: spec.slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'push',
    url,
    html_url: `${SERVER}/orgs/${state.repository.owner}/teams/${spec.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    organization_id: state.repository.ownerId,
    parent: null,
  };
}

/** The app behind every workflow token, with its real id. */
export function actionsApp(api: string) {
  return {
    id: 15368,
    slug: 'github-actions',
    node_id: nodeId('App', 15368),
    client_id: 'Iv1.05c79e9ad1f6bdfa',
    owner: account({ login: 'github', id: ACTIONS_BOT.id, type: 'Organization' }, api),
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    external_url: 'https://help.github.com/en/actions',
    html_url: `${SERVER}/apps/github-actions`,
    created_at: '2018-07-30T09:30:17Z',
    updated_at: '2024-04-10T20:33:16Z',
    permissions: { checks: 'write', contents: 'write', deployments: 'write', issues: 'write', metadata: 'read' },
    events: [],
  };
}
