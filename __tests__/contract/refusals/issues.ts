import type { GitHubStandIn } from '../../../testkit/github/index.ts';

/** Files an issue as this person. */
export async function whoseIssue(github: GitHubStandIn, user: string, issue: { title: string; body: string; labels: string[] }): Promise<void> {
  await call(github, user, 'POST', '/repos/octo-org/income/issues', issue);
}

/** One call of GitHub as this person; throws where GitHub refuses. */
export async function call(github: GitHubStandIn, user: string, method: string, path: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${github.url}${path}`, { method, headers: { authorization: `Bearer ${github.userToken(user)}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}
