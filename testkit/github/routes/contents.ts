import { Refused, notFound, ok, type Routes } from '../exchange.ts';
import { repositoryUrl, webUrl } from '../shapes/account.ts';
import type { State } from '../state.ts';

// docs: REST "Get repository content": above 1 MB only raw, above 100 MB nothing.
const MOST_INLINE_BYTES = 1024 * 1024;
const MOST_BYTES = 100 * 1024 * 1024;

export const contents: Routes = {
  'get /repos/{owner}/{repo}/contents/{path}': {
    needs: ['contents:read'],
    answer: ({ state, parameters, api, accept }) => {
      const ref = String(parameters.ref ?? state.repository.defaultBranch);
      const commit = state.git.resolve(ref);
      if (!commit) throw new Refused(404, `No commit found for the ref ${ref}`);
      const path = String(parameters.path).replace(/^\/+|\/+$/g, '');
      const files = new Map(state.git.files(commit.tree));
      const sha = files.get(path);
      if (sha === undefined) return ok(folder(state, files, path, ref, api));
      const bytes = state.git.blobs.get(sha)!;
      if (bytes.length > MOST_BYTES) throw new Refused(403, 'This API returns blobs up to 100 MB in size.');
      if (/application\/vnd\.github(\.v3)?\.raw(\+json)?/.test(accept)) return { status: 200, raw: { type: 'application/vnd.github.raw+json', bytes } };
      const inline = bytes.length <= MOST_INLINE_BYTES;
      return ok({
        ...entry(state, 'file', path, sha, bytes.length, ref, api),
        encoding: inline ? 'base64' : 'none',
        content: inline ? Buffer.from(bytes).toString('base64').replace(/.{60}/g, '$&\n') : '',
      });
    },
  },
};

function folder(state: State, files: Map<string, string>, path: string, ref: string, api: string) {
  const prefix = path === '' ? '' : `${path}/`;
  const inside = [...files].filter(([name]) => name.startsWith(prefix));
  if (inside.length === 0) throw notFound();
  const entries = new Map<string, object>();
  for (const [name, sha] of inside) {
    const [first, ...rest] = name.slice(prefix.length).split('/') as [string, ...string[]];
    const kind = rest.length > 0 ? 'dir' : 'file';
    entries.set(first, entry(state, kind, prefix + first, sha, kind === 'dir' ? 0 : state.git.blobs.get(sha)!.length, ref, api));
  }
  return [...entries.values()];
}

function entry(state: State, type: 'file' | 'dir', path: string, sha: string, size: number, ref: string, api: string) {
  const self = `${repositoryUrl(state, api)}/contents/${encodeURI(path)}?ref=${encodeURIComponent(ref)}`;
  const git = `${repositoryUrl(state, api)}/git/${type === 'dir' ? 'trees' : 'blobs'}/${sha}`;
  const html = `${webUrl(state)}/${type === 'dir' ? 'tree' : 'blob'}/${ref}/${encodeURI(path)}`;
  return {
    type,
    name: path.split('/').at(-1)!,
    path,
    sha,
    size,
    url: self,
    git_url: git,
    html_url: html,
    download_url: type === 'dir' ? null : `${webUrl(state)}/raw/${ref}/${encodeURI(path)}`,
    _links: { self, git, html },
  };
}
