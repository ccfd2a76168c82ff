import { createHash } from 'node:crypto';
import type { GitHubStandIn, JobIdentity } from './github/index.ts';
import { zipOf, type ZipEntry } from './zip.ts';

/** Uploads an artifact as any code in a job can, whatever that job is for: with its runtime token and no client of ours. */
export async function uploadAs(github: GitHubStandIn, as: JobIdentity, name: string, files: readonly ZipEntry[]): Promise<void> {
  const { ACTIONS_RESULTS_URL: url = '', ACTIONS_RUNTIME_TOKEN: token = '' } = github.environmentFor(as);
  const { scp } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { scp: string };
  const [, run, job] = scp.split(':');
  const call = async (method: string, body: object): Promise<Record<string, string>> => {
    const request = { workflow_run_backend_id: run, workflow_job_run_backend_id: job, name, ...body };
    const response = await fetch(`${url}/twirp/github.actions.results.api.v1.ArtifactService/${method}`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(request) });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, string>;
  };
  const zip = zipOf(files);
  const { signed_upload_url: target = '' } = await call('CreateArtifact', { version: 7, mime_type: 'application/zip' });
  const id = Buffer.from('0').toString('base64');
  const put = (query: string, body: string | Uint8Array<ArrayBuffer>) => fetch(`${target}&${query}`, { method: 'PUT', body, headers: { 'x-ms-blob-content-type': 'application/zip' } });
  await put(`comp=block&blockid=${encodeURIComponent(id)}`, new Uint8Array(zip));
  await put('comp=blocklist', `<?xml version="1.0" encoding="utf-8"?><BlockList><Latest>${id}</Latest></BlockList>`);
  await call('FinalizeArtifact', { size: String(zip.length), hash: `sha256:${createHash('sha256').update(zip).digest('hex')}` });
}
