import { countedList, noContent, notFound, ok, Refused, type Call, type Routes } from '../exchange.ts';
import { blobUrl } from '../blobs.ts';
import { nodeId, repositoryUrl } from '../shapes/account.ts';
import type { Artifact, State } from '../state.ts';
import { runOf } from './runs.ts';

const ALL = '/repos/{owner}/{repo}/actions/artifacts' as const;

export const artifacts: Routes = {
  [`get ${ALL}` as const]: {
    needs: ['actions:read'],
    answer: (call) => countedList(call, 'artifacts', named(call, [...call.state.artifacts.values()]), (each) => artifact(call.state, each, call.api)),
  },
  'get /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': {
    needs: ['actions:read'],
    answer: (call) => {
      const { id } = runOf(call);
      const found = named(call, [...call.state.artifacts.values()].filter((each) => each.run === id));
      return countedList(call, 'artifacts', found, (each) => artifact(call.state, each, call.api));
    },
  },
  [`get ${ALL}/{artifact_id}` as const]: { needs: ['actions:read'], answer: (call) => ok(artifact(call.state, artifactOf(call), call.api)) },
  [`delete ${ALL}/{artifact_id}` as const]: {
    needs: ['actions:write'],
    answer: (call) => {
      call.state.artifacts.delete(artifactOf(call).id);
      return noContent();
    },
  },
  [`get ${ALL}/{artifact_id}/{archive_format}` as const]: {
    needs: ['actions:read'],
    answer: (call) => {
      const found = artifactOf(call);
      if (call.parameters.archive_format !== 'zip') throw notFound();
      if (found.expired) throw new Refused(410, 'Artifact has expired');
      return { status: 302, headers: { location: blobUrl(call.state, call.api, found.blob) } };
    },
  },
};

function named({ parameters }: Call, found: Artifact[]): Artifact[] {
  return found.filter((each) => parameters.name === undefined || each.name === parameters.name).reverse();
}

function artifact(state: State, found: Artifact, api: string) {
  const url = `${repositoryUrl(state, api)}/actions/artifacts/${found.id}`;
  const run = state.runs.get(found.run)!;
  return {
    id: found.id,
    node_id: nodeId('Artifact', found.id),
    name: found.name,
    size_in_bytes: found.size,
    url,
    archive_download_url: `${url}/zip`,
    expired: found.expired,
    created_at: found.createdAt,
    updated_at: found.createdAt,
    expires_at: found.expiresAt,
    digest: found.digest,
    workflow_run: { id: run.id, repository_id: state.repository.id, head_repository_id: state.repository.id, head_branch: run.branch, head_sha: run.head },
  };
}

function artifactOf({ state, parameters }: Call): Artifact {
  const found = state.artifacts.get(Number(parameters.artifact_id));
  if (!found) throw notFound();
  return found;
}
