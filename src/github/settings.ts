import { allPages, openClient, readReply, type Call, type Client, type ClientOptions } from './client.ts';
import { ForgeError } from './forge-error.ts';
import type { Account, EnvironmentFacts } from './forge.ts';
import type { Field } from './read.ts';
import { pathOf } from './repository.ts';
import { account, environment } from './runs.ts';

export interface RepositorySettings {
  private: boolean;
  owner: Account;
  defaultBranch: string;
}

/** GitHub gives the name and the times of a secret, never its value. */
export interface SecretFacts {
  name: string;
  /** ISO 8601; when its value was last set. */
  updatedAt: string;
}

export interface BranchRule {
  type: string;
  ruleset: number | null;
  /** Of a rule that asks for a pull request. */
  review: ReviewRule | null;
}

/** What a branch asks of the pull requests that change it. */
export interface ReviewRule {
  approvals: number;
  dismissStale: boolean;
  /** The last push must be approved by somebody else. */
  lastPush: boolean;
}

export interface Collaborator extends Account {
  canWrite: boolean;
}

/**
 * What administrators set. Each answers whole or throws `ForgeError`, whose `permission` says what a token needs: most of
 * it no workflow token can be given.
 */
export interface Settings {
  readonly fullName: string;
  repository(): Promise<RepositorySettings>;
  environments(): Promise<EnvironmentFacts[]>;
  environmentSecrets(environment: string): Promise<SecretFacts[]>;
  repositorySecrets(): Promise<SecretFacts[]>;
  organizationSecrets(): Promise<SecretFacts[]>;
  /** `null`: GitHub did not say. */
  actions(): Promise<{ allowed: string | null; shaPinning: boolean | null }>;
  workflowToken(): Promise<{ usual: 'read' | 'write'; canApprove: boolean }>;
  /** Claims that the subject of an OIDC token is made of; `null`: GitHub's own. */
  subjectClaims(): Promise<string[] | null>;
  /** Active rules, of rulesets at every level. */
  branchRules(branch: string): Promise<BranchRule[]>;
  /** The older kind of protection, beside rulesets; undefined where the branch has none. */
  branchProtection(branch: string): Promise<{ review: ReviewRule | null; bindsAdmins: boolean } | undefined>;
  /** `null`: only those who may change the ruleset are told who passes by. */
  rulesetBypass(id: number): Promise<{ name: string; bypass: string[] | null }>;
  collaborators(): Promise<Collaborator[]>;
  teamMembers(slug: string): Promise<Account[]>;
  /** Plan of the owning organisation; `null`: GitHub tells its owners alone. */
  plan(): Promise<string | null>;
}

export async function openSettings(options: ClientOptions): Promise<Settings> {
  const client = await openClient(options);
  const secrets = (asked: string, permission: string, ...path: string[]): Promise<SecretFacts[]> => listed(client, asked, permission, path, (data) => data.get('secrets').list(), secret);
  return {
    fullName: `${options.owner}/${options.repository}`,
    repository: () => one(client, 'the repository', 'Metadata: read', [], (data) => ({ private: data.get('private').flag(), owner: account(data.get('owner')), defaultBranch: data.get('default_branch').text() })),
    environments: () => listed(client, 'the environments', 'Actions: read', ['environments'], (data) => data.get('environments').list(), environment),
    environmentSecrets: (name) => secrets(`the secrets of the environment ${name}`, 'Environments: read', 'environments', name, 'secrets'),
    repositorySecrets: () => secrets('the secrets of the repository', 'Secrets: read', 'actions', 'secrets'),
    organizationSecrets: () => secrets('the secrets that the organisation shares', 'Secrets: read', 'actions', 'organization-secrets'),
    actions: () =>
      one(client, 'which actions may run', 'Administration: read', ['actions', 'permissions'], (data) => ({
        allowed: data.get('allowed_actions').optional((field) => field.text()),
        shaPinning: data.get('sha_pinning_required').optional((field) => field.flag()),
      })),
    workflowToken: () =>
      one(client, 'what the token of a workflow may do', 'Administration: read', ['actions', 'permissions', 'workflow'], (data) => ({
        usual: data.get('default_workflow_permissions').oneOf(['read', 'write']),
        canApprove: data.get('can_approve_pull_request_reviews').flag(),
      })),
    subjectClaims: () =>
      one(client, 'what the subject of an OIDC token is made of', 'Actions: read', ['actions', 'oidc', 'customization', 'sub'], (data) =>
        data.get('use_default').flag() ? null : (data.get('include_claim_keys').optional((field) => field.list()) ?? []).map((key) => key.text()),
      ),
    branchRules: (branch) => listed(client, `the rules of the branch ${branch}`, 'Metadata: read', ['rules', 'branches', branch], (data) => data.list(), branchRule),
    async branchProtection(branch) {
      const call: Call = { method: 'GET', path: pathOf(client, 'branches', branch, 'protection'), asked: `the protection of the branch ${branch}`, permission: 'Administration: read' };
      try {
        return await ask(client, call, protection);
      } catch (error) {
        // The same status hides it from those who may not look, in other words.
        if (error instanceof ForgeError && error.status === 404 && /Branch not protected/.test(error.actual)) return undefined;
        throw error;
      }
    },
    rulesetBypass: (id) =>
      one(client, `the ruleset ${id}`, 'Administration: write', ['rulesets', String(id)], (data) => ({
        name: data.get('name').text(),
        bypass: data.get('bypass_actors').optional((field) => field.list().map((actor) => `${actor.get('actor_type').text()} ${actor.get('actor_id').optional((value) => value.count()) ?? ''}`.trim())),
      })),
    collaborators: () => listed(client, 'the collaborators', 'Metadata: read', ['collaborators'], (data) => data.list(), collaborator),
    teamMembers: (slug) => listed(client, `the members of the team ${slug}`, 'Members: read (of the organisation)', undefined, (data) => data.list(), account, `/orgs/${encodeURIComponent(options.owner)}/teams/${encodeURIComponent(slug)}/members`),
    plan: () => ask(client, { method: 'GET', path: `/orgs/${encodeURIComponent(options.owner)}`, asked: 'the plan of the organisation', permission: 'Administration: read (of the organisation)' }, (data) => data.get('plan').optional((plan) => plan.get('name').text())),
  };
}

/** Nobody has so many; more of them would not be read by people either. */
const MOST_PAGES = 10;

function one<T>(client: Client, asked: string, permission: string, path: string[], read: (data: Field) => T): Promise<T> {
  return ask(client, { method: 'GET', path: pathOf(client, ...path), asked, permission }, read);
}

async function ask<T>(client: Client, call: Call, read: (data: Field) => T): Promise<T> {
  return readReply(call, await client.ask(call), read);
}

async function listed<T>(client: Client, asked: string, permission: string, path: string[] | undefined, items: (data: Field) => Field[], read: (item: Field) => T, whole?: string): Promise<T[]> {
  const call: Call = { method: 'GET', path: whole ?? pathOf(client, ...path!), asked, permission };
  const pages = await allPages(client, call, { most: MOST_PAGES, fix: 'Look at the settings page by hand.' }, items);
  return readReply(call, { data: pages.first, digest: pages.digest, more: false }, () => pages.items.map(read));
}

function secret(item: Field): SecretFacts {
  return { name: item.get('name').text(), updatedAt: item.get('updated_at').text() };
}

function branchRule(item: Field): BranchRule {
  const type = item.get('type').text();
  const parameters = item.get('parameters');
  return {
    type,
    ruleset: item.get('ruleset_id').optional((field) => field.id()),
    review:
      type !== 'pull_request' || parameters.absent
        ? null
        : reviewRule(parameters, 'dismiss_stale_reviews_on_push'),
  };
}

function protection(data: Field): { review: ReviewRule | null; bindsAdmins: boolean } {
  return {
    review: data.get('required_pull_request_reviews').optional((field) => reviewRule(field, 'dismiss_stale_reviews')),
    bindsAdmins: data.get('enforce_admins').optional((field) => field.get('enabled').flag()) ?? false,
  };
}

/** What is not said is not asked for. */
function reviewRule(data: Field, stale: string): ReviewRule {
  return {
    approvals: data.get('required_approving_review_count').optional((field) => field.count()) ?? 0,
    dismissStale: data.get(stale).optional((field) => field.flag()) ?? false,
    lastPush: data.get('require_last_push_approval').optional((field) => field.flag()) ?? false,
  };
}

function collaborator(item: Field): Collaborator {
  return { ...account(item), canWrite: item.get('permissions').get('push').flag() };
}
