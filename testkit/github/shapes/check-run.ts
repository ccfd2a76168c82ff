import type { CheckRun, State } from '../state.ts';
import { actionsApp, nodeId, repositoryUrl, webUrl } from './account.ts';
import { pullReference } from './run.ts';

export function checkRun(state: State, found: CheckRun, api: string) {
  const url = `${repositoryUrl(state, api)}/check-runs/${found.id}`;
  return {
    id: found.id,
    name: found.name,
    node_id: nodeId('CheckRun', found.id),
    head_sha: found.head,
    external_id: found.externalId,
    url,
    html_url: `${webUrl(state)}/runs/${found.id}`,
    details_url: found.detailsUrl,
    status: found.status,
    conclusion: found.conclusion,
    started_at: found.startedAt,
    completed_at: found.completedAt,
    output: {
      title: found.title,
      summary: found.summary,
      text: found.text,
      annotations_count: found.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: found.suite },
    app: actionsApp(api),
    pull_requests: [...state.pulls.values()].filter((pull) => pull.head === found.head && !pull.fork).map((pull) => pullReference(state, pull.number, api)),
  };
}
