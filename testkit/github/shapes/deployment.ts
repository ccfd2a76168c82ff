import type { Deployment, DeploymentStatus, State } from '../state.ts';
import { account, actionsApp, nodeId, repositoryUrl } from './account.ts';

export function deployment(state: State, found: Deployment, api: string) {
  const url = `${repositoryUrl(state, api)}/deployments/${found.id}`;
  return {
    url,
    id: found.id,
    node_id: nodeId('Deployment', found.id),
    sha: found.sha,
    ref: found.ref,
    task: found.task,
    payload: found.payload,
    original_environment: found.environment,
    environment: found.environment,
    description: found.description,
    creator: account(found.creator, api),
    created_at: found.createdAt,
    updated_at: found.statuses.at(-1)?.createdAt ?? found.createdAt,
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(state, api),
    transient_environment: found.transient,
    production_environment: found.production,
    performed_via_github_app: actionsApp(api),
  };
}

export function deploymentStatus(state: State, of: Deployment, found: DeploymentStatus, api: string) {
  const url = `${repositoryUrl(state, api)}/deployments/${of.id}`;
  return {
    url: `${url}/statuses/${found.id}`,
    id: found.id,
    node_id: nodeId('DeploymentStatus', found.id),
    state: found.state,
    creator: account(found.creator, api),
    description: found.description,
    environment: of.environment,
    // GitHub repeats the log URL here, and answers empty text where none was given although the description says URI.
    target_url: found.logUrl,
    created_at: found.createdAt,
    updated_at: found.createdAt,
    deployment_url: url,
    repository_url: repositoryUrl(state, api),
    environment_url: found.environmentUrl,
    log_url: found.logUrl,
    performed_via_github_app: actionsApp(api),
  };
}
