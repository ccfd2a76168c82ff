import { created, invalid, list, notFound, ok, Refused, type Call, type Routes } from '../exchange.ts';
import { deployment, deploymentStatus } from '../shapes/deployment.ts';
import { ACTIONS_BOT, type Deployment, type DeploymentStatus } from '../state.ts';

const ALL = '/repos/{owner}/{repo}/deployments' as const;

export const deployments: Routes = {
  [`get ${ALL}` as const]: {
    needs: ['deployments:read'],
    answer: (call) => {
      const { sha, ref, task, environment } = call.parameters;
      const asked = (given: unknown, value: string) => given === undefined || given === 'none' || given === value;
      const found = [...call.state.deployments.values()]
        .reverse()
        .filter((each) => asked(sha, each.sha) && asked(ref, each.ref) && asked(task, each.task) && asked(environment, each.environment));
      return list(call, found, (each) => deployment(call.state, each, call.api));
    },
  },
  [`post ${ALL}` as const]: {
    needs: ['deployments:write'],
    answer: ({ state, caller, body, api }) => {
      const commit = state.git.resolve(body.ref);
      if (!commit) throw invalid(`No ref found for: ${body.ref}`);
      // Without `required_contexts: []` GitHub waits for every check of the commit.
      const unfinished = [...state.checkRuns.values()].filter((run) => run.head === commit.sha && run.conclusion !== 'success');
      const contexts = (body.required_contexts ?? unfinished.map((run) => run.name)) as string[];
      const missing = contexts.filter((name) => ![...state.checkRuns.values()].some((run) => run.head === commit.sha && run.name === name && run.conclusion === 'success'));
      if (missing.length > 0) throw new Refused(409, 'Conflict: Commit status checks failed for ' + commit.sha);
      const environment = body.environment ?? 'production';
      const made: Deployment = {
        id: state.nextId(),
        sha: commit.sha,
        ref: body.ref,
        task: body.task ?? 'deploy',
        payload: body.payload ?? {},
        environment,
        description: body.description ?? '',
        creator: caller.kind === 'user' ? caller.user : ACTIONS_BOT,
        transient: body.transient_environment ?? false,
        production: body.production_environment ?? environment === 'production',
        createdAt: state.now(),
        statuses: [],
      };
      state.deployments.set(made.id, made);
      return created(deployment(state, made, api));
    },
  },
  [`get ${ALL}/{deployment_id}` as const]: {
    needs: ['deployments:read'],
    answer: (call) => ok(deployment(call.state, deploymentOf(call), call.api)),
  },
  [`get ${ALL}/{deployment_id}/statuses` as const]: {
    needs: ['deployments:read'],
    answer: (call) => {
      const of = deploymentOf(call);
      return list(call, [...of.statuses].reverse(), (each) => deploymentStatus(call.state, of, each, call.api));
    },
  },
  [`post ${ALL}/{deployment_id}/statuses` as const]: {
    needs: ['deployments:write'],
    answer: (call) => {
      const { state, caller, body, api } = call;
      const of = deploymentOf(call);
      if ((body.description ?? '').length > 140) throw invalid('Validation Failed', [{ resource: 'DeploymentStatus', code: 'custom', field: 'description', message: 'description is too long (maximum is 140 characters)' }]);
      const made: DeploymentStatus = {
        id: state.nextId(),
        state: body.state,
        creator: caller.kind === 'user' ? caller.user : ACTIONS_BOT,
        description: body.description ?? '',
        logUrl: body.log_url ?? body.target_url ?? '',
        environmentUrl: body.environment_url ?? '',
        createdAt: state.now(),
      };
      of.statuses.push(made);
      if (made.state === 'success' && body.auto_inactive !== false) retireOthers(call, of, made);
      return created(deploymentStatus(state, of, made, api));
    },
  },
};

/** `auto_inactive`: earlier deployments to the same environment that neither pass away nor are production become inactive. */
function retireOthers({ state }: Call, of: Deployment, by: DeploymentStatus): void {
  for (const other of state.deployments.values())
    if (other.id < of.id && other.environment === of.environment && !other.transient && !other.production && other.statuses.at(-1)?.state === 'success')
      other.statuses.push({ ...by, id: state.nextId(), state: 'inactive', description: '' });
}

function deploymentOf({ state, parameters }: Call): Deployment {
  const found = state.deployments.get(Number(parameters.deployment_id));
  if (!found) throw notFound();
  return found;
}
