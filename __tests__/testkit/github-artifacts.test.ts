import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { startGitHub, type GitHubStandIn, type JobIdentity } from '../../testkit/github/index.ts';
import { runAction } from '../../testkit/runner.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

type Done = Record<string, unknown> & { error?: string; id?: number; digest?: string };

/** A job of its own, in which the real client does these steps. */
async function job(github: GitHubStandIn, steps: object[], as: JobIdentity = {}): Promise<Done[]> {
  await using workspace = await temporaryFolder();
  const result = await runAction({ action: '__tests__/testkit/artifact-action', workspace: workspace.path, github, as, inputs: { steps: JSON.stringify(steps) } });
  return JSON.parse(result.outputs.results!) as Done[];
}

const upload = (name: string, text: string) => ({ do: 'upload', name, text });

describe('the real @actions/artifact client', () => {
  test('uploads, lists, and downloads bytes whose digest is right', async () => {
    await using github = await startGitHub({ runs: [{}] });
    const [uploaded, listed, downloaded] = await job(github, [upload('evidence-1', '{"a":1}'), { do: 'list' }, { do: 'download', name: 'evidence-1' }]);
    expect(listed).toEqual([expect.objectContaining({ name: 'evidence-1', id: uploaded!.id, digest: `sha256:${uploaded!.digest}` })]);
    expect(downloaded).toEqual({ digestMismatch: false, text: '{"a":1}' });
    expect(github.state.artifacts.get(uploaded!.id!)!.digest).toBe(`sha256:${uploaded!.digest}`);
  });

  test('notices bytes that changed in the store', async () => {
    await using github = await startGitHub({ runs: [{}] });
    await job(github, [upload('evidence-1', '{"a":1}'), upload('evidence-2', '{"a":2}')]);
    const [first, second] = [...github.state.artifacts.values()];
    github.state.blobs.get(first!.blob)!.bytes = github.state.blobs.get(second!.blob)!.bytes;
    expect(await job(github, [{ do: 'download', name: 'evidence-1' }])).toEqual([{ digestMismatch: true, text: '{"a":2}' }]);
  });

  test('meets 409 for a name used before in the run, in a re-run too, and not in another run', async () => {
    await using github = await startGitHub({ runs: [{}] });
    const [, again] = await job(github, [upload('evidence', 'x'), upload('evidence', 'y')]);
    expect(again!.error).toMatch(/409/);
    github.rerun({ user: 'octocat' });
    expect((await job(github, [upload('evidence', 'y')]))[0]!.error).toMatch(/409/);
    github.run();
    expect((await job(github, [upload('evidence', 'y')]))[0]!.error).toBeUndefined();
  });

  test('may use a name again in a re-run where the scenario says that names are unique per attempt', async () => {
    await using github = await startGitHub({ runs: [{}], artifactNamesUniquePer: 'attempt' });
    await job(github, [upload('evidence', 'x')]);
    github.rerun({ user: 'octocat' });
    expect((await job(github, [upload('evidence', 'y')]))[0]!.error).toBeUndefined();
  });

  test('reaches artifacts of another run through REST with actions:read, and not without', async () => {
    await using github = await startGitHub({ runs: [{ id: 11 }, { id: 12 }] });
    await job(github, [upload('evidence', '{"of":11}')], { run: 11 });
    const steps = [{ do: 'list' }, { do: 'download', name: 'evidence', run: 11 }];
    expect(await job(github, steps, { run: 12, permissions: { actions: 'read' } })).toEqual([[], { digestMismatch: false, text: '{"of":11}' }]);
    expect((await job(github, steps, { run: 12, permissions: { contents: 'read' } }))[1]!.error).toMatch(/not accessible/);
  });
});

describe('the artifact service', () => {
  const rpc = (github: GitHubStandIn, name: string, token: string, body: object) =>
    fetch(`${github.resultsUrl}/twirp/github.actions.results.api.v1.ArtifactService/${name}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) });

  test('turns away foreign tokens, tokens of another run, unknown fields and wrong hashes', async () => {
    await using github = await startGitHub({ runs: [{ id: 11 }, { id: 12 }] });
    const token = github.environmentFor({ run: 11 }).ACTIONS_RUNTIME_TOKEN!;
    const backend = (of: string) => (JSON.parse(Buffer.from(of.split('.')[1]!, 'base64url').toString()) as { scp: string }).scp.split(':');
    const [, run, job] = backend(token) as [string, string, string];
    const ids = { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
    expect((await rpc(github, 'ListArtifacts', `${token}x`, ids)).status).toBe(401);
    expect((await rpc(github, 'ListArtifacts', github.environmentFor({ run: 12 }).ACTIONS_RUNTIME_TOKEN!, ids)).status).toBe(403);
    expect(await (await rpc(github, 'ListArtifacts', token, { ...ids, surprise: 1 })).json()).toEqual({ code: 'malformed', msg: 'unknown field "surprise"' });
    const created = (await (await rpc(github, 'CreateArtifact', token, { ...ids, name: 'a', version: 7 })).json()) as { signed_upload_url: string };
    expect(new URL(created.signed_upload_url).searchParams.get('sig')!.length).toBeGreaterThan(40);
    await fetch(created.signed_upload_url, { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: 'zip' });
    const hash = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
    expect((await rpc(github, 'FinalizeArtifact', token, { ...ids, name: 'a', size: '3', hash: hash('other') })).status).toBe(400);
    expect((await (await rpc(github, 'ListArtifacts', token, ids)).json())).toEqual({ artifacts: [] });
    expect((await rpc(github, 'FinalizeArtifact', token, { ...ids, name: 'a', size: '3', hash: hash('zip') })).status).toBe(200);
  });

  test('serves blobs only to whom the link was signed for, and expired artifacts to nobody', async () => {
    await using github = await startGitHub({ runs: [{}] });
    const [uploaded] = await job(github, [upload('evidence', 'x')]);
    const link = `${github.url}/repos/octo-org/income/actions/artifacts/${uploaded!.id}/zip`;
    const headers = { authorization: `Bearer ${github.workflowToken({ actions: 'read' })}` };
    const location = new URL((await fetch(link, { headers, redirect: 'manual' })).headers.get('location')!);
    expect((await fetch(location)).status).toBe(200);
    location.searchParams.set('sig', 'guessed');
    expect((await fetch(location)).status).toBe(403);
    github.expireArtifacts();
    expect((await fetch(link, { headers, redirect: 'manual' })).status).toBe(410);
  });
});
