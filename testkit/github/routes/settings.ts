// What an administrator sets and a workflow's own token mostly cannot see: secrets (names and times, never values), what
// actions may do, rules of branches, people.
import type { RulesetSpec, SecretSpec } from '../scenario.ts';
import { countedList, list, notFound, ok, Refused, type Call, type Routes } from '../exchange.ts';
import { account, nodeId, owner, repositoryPath, repositoryUrl, SERVER } from '../shapes/account.ts';
import { isAllowed } from '../access.ts';
import type { State } from '../state.ts';

const ONE = '/repos/{owner}/{repo}' as const;

export const settings: Routes = {
  [`get ${ONE}/actions/secrets` as const]: {
    needs: ['secrets:read'],
    answer: (call) => secrets(call, ({ environment, organization }) => environment === undefined && !organization),
  },
  [`get ${ONE}/actions/organization-secrets` as const]: {
    needs: ['secrets:read'],
    answer: (call) => secrets(call, ({ organization }) => organization === true),
  },
  [`get ${ONE}/environments/{environment_name}/secrets` as const]: {
    needs: ['environments:read'],
    answer: (call) => {
      const name = String(call.parameters.environment_name);
      if (!call.state.environments.has(name)) throw notFound();
      return secrets(call, ({ environment }) => environment === name);
    },
  },
  [`get ${ONE}/actions/permissions` as const]: {
    needs: ['administration:read'],
    answer: ({ state: { settings: now } }) => ok({ enabled: true, allowed_actions: now.allowedActions ?? 'all', sha_pinning_required: now.shaPinning ?? false }),
  },
  [`get ${ONE}/actions/permissions/workflow` as const]: {
    needs: ['administration:read'],
    answer: ({ state: { settings: now } }) => ok({ default_workflow_permissions: now.defaultPermissions ?? 'read', can_approve_pull_request_reviews: now.canApprove ?? false }),
  },
  [`get ${ONE}/actions/oidc/customization/sub` as const]: {
    needs: ['actions:read'],
    answer: ({ state: { settings: now } }) => ok(now.subjectClaims ? { use_default: false, include_claim_keys: now.subjectClaims } : { use_default: true }),
  },
  [`get ${ONE}/rules/branches/{branch}` as const]: {
    needs: ['metadata:read'],
    answer: (call) => {
      const { state, parameters } = call;
      const found = parameters.branch === state.repository.defaultBranch ? rulesets(state) : [];
      const rules = found.flatMap(({ id, rules: all }) => all.map((rule) => ({ rule, id })));
      return list(call, rules, ({ rule, id }) => ({ ...ruleOf(rule), ruleset_source_type: 'Repository', ruleset_source: repositoryPath(state), ruleset_id: id }));
    },
  },
  [`get ${ONE}/rulesets` as const]: {
    needs: ['metadata:read'],
    answer: (call) => list(call, rulesets(call.state), (each) => ruleset(call, each)),
  },
  [`get ${ONE}/rulesets/{ruleset_id}` as const]: {
    needs: ['metadata:read'],
    answer: (call) => {
      const found = rulesets(call.state).find(({ id }) => id === call.parameters.ruleset_id);
      if (!found) throw notFound();
      return ok({ ...ruleset(call, found), rules: found.rules.map(ruleOf) });
    },
  },
  [`get ${ONE}/branches/{branch}/protection` as const]: {
    needs: ['administration:read'],
    answer: ({ state, parameters, api }) => {
      const { branchProtected, review } = state.settings;
      if (parameters.branch !== state.repository.defaultBranch || branchProtected === false) throw new Refused(404, 'Branch not protected');
      const url = `${repositoryUrl(state, api)}/branches/${encodeURIComponent(String(parameters.branch))}/protection`;
      return ok({
        url,
        enforce_admins: { url: `${url}/enforce_admins`, enabled: true },
        ...(review && {
          required_pull_request_reviews: {
            url: `${url}/required_pull_request_reviews`,
            dismiss_stale_reviews: review.dismissStale ?? false,
            require_code_owner_reviews: false,
            required_approving_review_count: review.approvals,
            require_last_push_approval: review.lastPush ?? false,
          },
        }),
      });
    },
  },
  [`get ${ONE}/collaborators` as const]: {
    // Metadata alone, for a caller with push access (docs: "List repository collaborators").
    needs: ['metadata:read'],
    answer: (call) => {
      const people = [...call.state.users.values()].filter(({ role }) => role !== 'none');
      return list(call, people, (user) => {
        const rank = ['none', 'read', 'write', 'admin'].indexOf(user.role);
        const permissions = { pull: true, triage: rank >= 2, push: rank >= 2, maintain: rank >= 3, admin: rank >= 3 };
        return { ...account(user, call.api), permissions, role_name: user.role };
      });
    },
  },
  'get /orgs/{org}/teams/{team_slug}/members': {
    needs: ['members:read'],
    answer: (call) => {
      const team = call.state.teams.get(String(call.parameters.team_slug));
      if (!team || call.parameters.org !== call.state.repository.owner) throw notFound();
      return list(call, team.members, (login) => ({ ...account(call.state.users.get(login)!, call.api), role: 'member', inherited: false }));
    },
  },
  // The plan is for owners; everybody else gets the page without it.
  'get /orgs/{org}': {
    needs: [],
    answer: (call) => {
      const { state, api, parameters } = call;
      if (parameters.org !== state.repository.owner) throw notFound();
      return ok({ ...organization(state, api), ...(isAllowed(state, call.caller, ['organization_administration:read']) && { plan: { name: state.settings.plan ?? 'team', space: 1, private_repos: 1, filled_seats: 1, seats: 1 } }) });
    },
  },
};

function secrets(call: Call, wanted: (secret: SecretSpec) => boolean) {
  const found = (call.state.settings.secrets ?? []).filter(wanted);
  return countedList(call, 'secrets', found, ({ name, updatedAt = call.state.now() }) => ({ name, created_at: updatedAt, updated_at: updatedAt }));
}

function rulesets(state: State): (RulesetSpec & { id: number })[] {
  return (state.settings.rulesets ?? []).map((each, index) => ({ ...each, id: each.id ?? 500 + index }));
}

/** Every parameter that the description demands, at GitHub's own default. */
function ruleOf({ type, parameters }: RulesetSpec['rules'][number]) {
  const usual = { dismiss_stale_reviews_on_push: false, require_code_owner_review: false, require_last_push_approval: false, required_approving_review_count: 0, required_review_thread_resolution: false };
  return type === 'pull_request' ? { type, parameters: { ...usual, ...parameters } } : { type };
}

/** `bypass_actors` only for those who may change the ruleset. */
function ruleset(call: Call, { id, name, bypass = [] }: RulesetSpec & { id: number }) {
  const mayChange = isAllowed(call.state, call.caller, ['administration:write']);
  return {
    id,
    name,
    target: 'branch',
    source_type: 'Repository',
    source: repositoryPath(call.state),
    enforcement: 'active',
    ...(mayChange && { bypass_actors: bypass.map(({ kind, id: actor }) => ({ actor_id: actor, actor_type: kind, bypass_mode: 'always' })) }),
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    node_id: nodeId('Ruleset', id),
  };
}

function organization(state: State, api: string) {
  const { login, id, node_id, avatar_url } = owner(state, api);
  const url = `${api}/orgs/${login}`;
  return {
    login, id, node_id, avatar_url, url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    description: null,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${SERVER}/${login}`,
    type: 'Organization',
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2020-01-01T00:00:00Z',
    archived_at: null,
  };
}
