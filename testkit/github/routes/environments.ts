import { countedList, notFound, ok, type Call, type Routes } from '../exchange.ts';
import { nodeId } from '../shapes/account.ts';
import { environment } from '../shapes/run.ts';
import type { Environment } from '../state.ts';

const ONE = '/repos/{owner}/{repo}/environments/{environment_name}' as const;

export const environments: Routes = {
  'get /repos/{owner}/{repo}/environments': {
    needs: ['actions:read'],
    answer: (call) => countedList(call, 'environments', [...call.state.environments.values()], (each) => environment(call.state, each, call.api)),
  },
  [`get ${ONE}` as const]: {
    needs: ['actions:read'],
    answer: (call) => ok(environment(call.state, environmentOf(call), call.api)),
  },
  [`get ${ONE}/deployment-branch-policies` as const]: {
    needs: ['actions:read'],
    answer: (call) => {
      const found = environmentOf(call);
      const names = Array.isArray(found.branches) ? found.branches : [];
      return countedList(call, 'branch_policies', names, (name) => ({ id: found.id * 100 + names.indexOf(name), node_id: nodeId('BranchPolicy', name), name: name.replace(/^tag:/, ''), type: name.startsWith('tag:') ? 'tag' : 'branch' }));
    },
  },
  [`get ${ONE}/deployment_protection_rules` as const]: {
    needs: ['actions:read'],
    answer: (call) => {
      environmentOf(call);
      return ok({ total_count: 0, custom_deployment_protection_rules: [] });
    },
  },
  // Here so that its refusal is GitHub's own: no workflow token can be granted administration.
  [`put ${ONE}` as const]: {
    needs: ['administration:write'],
    answer: ({ state, parameters, body, api }) => {
      const name = String(parameters.environment_name);
      const old = state.environments.get(name);
      const policy = body?.deployment_branch_policy as { protected_branches: boolean } | null | undefined;
      const asked = (body?.reviewers ?? []) as { type: 'User' | 'Team'; id: number }[];
      const made: Environment = {
        name,
        id: old?.id ?? state.nextId(),
        createdAt: old?.createdAt ?? state.now(),
        canAdminsBypass: old ? old.canAdminsBypass : true,
        waitTimer: body?.wait_timer ?? 0,
        preventSelfReview: body?.prevent_self_review ?? false,
        reviewers: asked.flatMap(({ type, id }) =>
          type === 'Team'
            ? [...state.teams.values()].filter((team) => team.id === id).map((team) => `team:${team.slug}`)
            : [...state.users.values()].filter((user) => user.id === id).map((user) => user.login),
        ),
        branches: !policy ? null : policy.protected_branches ? 'protected' : [],
      };
      state.environments.set(name, made);
      return ok(environment(state, made, api));
    },
  },
};

function environmentOf({ state, parameters }: Call): Environment {
  const found = state.environments.get(String(parameters.environment_name));
  if (!found) throw notFound();
  return found;
}
