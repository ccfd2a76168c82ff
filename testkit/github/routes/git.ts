// Git's database: objects by id, and references that move forward only unless forced.
import { created, invalid, list, noContent, notFound, ok, Refused, type Call, type Routes } from '../exchange.ts';
import type { Signature, TreeEntry } from '../git.ts';
import { nodeId, repositoryUrl } from '../shapes/account.ts';
import { commit as fullCommit, gitCommit } from '../shapes/commit.ts';
import { ACTIONS_BOT } from '../state.ts';

const GIT = '/repos/{owner}/{repo}/git' as const;

export const git: Routes = {
  [`get ${GIT}/ref/{ref}` as const]: {
    needs: ['contents:read'],
    answer: (call) => {
      const name = refName(call);
      if (!call.state.git.refs.has(name)) throw notFound();
      return ok(reference(call, name));
    },
  },
  [`get ${GIT}/matching-refs/{ref}` as const]: {
    needs: ['contents:read'],
    answer: (call) => list(call, [...call.state.git.refs.keys()].filter((name) => name.startsWith(refName(call))).sort(), (name) => reference(call, name)),
  },
  [`post ${GIT}/refs` as const]: {
    needs: ['contents:write'],
    answer: (call) => {
      const { ref, sha } = call.body as { ref: string; sha: string };
      if (!/^refs\/[^/]+\/.+/.test(ref)) throw invalid('Reference name must start with refs/ and have at least two slashes.');
      if (call.state.git.refs.has(ref)) throw invalid('Reference already exists');
      if (!call.state.git.commits.has(sha)) throw invalid('Object does not exist');
      call.state.git.refs.set(ref, sha);
      return created(reference(call, ref), `${repositoryUrl(call.state, call.api)}/git/${ref}`);
    },
  },
  [`patch ${GIT}/refs/{ref}` as const]: {
    needs: ['contents:write'],
    answer: (call) => {
      const name = refName(call);
      const { sha, force } = call.body as { sha: string; force?: boolean };
      const now = call.state.git.refs.get(name);
      if (now === undefined) throw invalid('Reference does not exist');
      if (!call.state.git.commits.has(sha)) throw invalid('Object does not exist');
      if (force !== true && !call.state.git.history(sha).some((each) => each.sha === now)) throw invalid('Update is not a fast forward');
      call.state.git.refs.set(name, sha);
      return ok(reference(call, name));
    },
  },
  [`delete ${GIT}/refs/{ref}` as const]: {
    needs: ['contents:write'],
    answer: (call) => {
      if (!call.state.git.refs.delete(refName(call))) throw invalid('Reference does not exist');
      return noContent();
    },
  },
  [`post ${GIT}/blobs` as const]: {
    needs: ['contents:write'],
    answer: ({ state, body, api }) => {
      const sha = state.git.addBlob(Buffer.from(body.content, body.encoding === 'base64' ? 'base64' : 'utf8'));
      return created({ sha, url: `${repositoryUrl(state, api)}/git/blobs/${sha}` });
    },
  },
  [`get ${GIT}/blobs/{file_sha}` as const]: {
    needs: ['contents:read'],
    answer: ({ state, parameters, api }) => {
      const sha = String(parameters.file_sha);
      const bytes = state.git.blobs.get(sha);
      if (!bytes) throw notFound();
      const content = Buffer.from(bytes).toString('base64').replace(/.{60}/g, '$&\n');
      return ok({ sha, node_id: nodeId('Blob', sha), size: bytes.length, url: `${repositoryUrl(state, api)}/git/blobs/${sha}`, content, encoding: 'base64' });
    },
  },
  [`post ${GIT}/trees` as const]: { needs: ['contents:write'], answer: (call) => created(tree(call, makeTree(call), false)) },
  [`get ${GIT}/trees/{tree_sha}` as const]: {
    needs: ['contents:read'],
    answer: (call) => {
      const name = String(call.parameters.tree_sha);
      const sha = call.state.git.trees.has(name) ? name : call.state.git.resolve(name)?.tree;
      if (!sha) throw notFound();
      return ok(tree(call, sha, call.parameters.recursive !== undefined));
    },
  },
  [`post ${GIT}/commits` as const]: {
    needs: ['contents:write'],
    answer: (call) => {
      const { state, caller, body, api } = call;
      const parents = (body.parents ?? []) as string[];
      if (!state.git.trees.has(body.tree)) throw invalid('Tree SHA does not exist');
      if (parents.some((sha) => !state.git.commits.has(sha))) throw invalid('Parent SHA does not exist or is not a commit object');
      const user = caller.kind === 'user' ? caller.user : ACTIONS_BOT;
      const self: Signature = { name: user.login, email: `${user.id}+${user.login}@users.noreply.github.com`, date: state.now() };
      const author = { ...self, ...(body.author as Partial<Signature> | undefined) };
      const sha = state.git.addCommit({ tree: body.tree, parents, message: body.message, author, committer: { ...author, ...(body.committer as Partial<Signature> | undefined) } });
      return created(gitCommit(state, state.git.commits.get(sha)!, api));
    },
  },
  [`get ${GIT}/commits/{commit_sha}` as const]: {
    needs: ['contents:read'],
    answer: ({ state, parameters, api }) => {
      const found = state.git.commits.get(String(parameters.commit_sha));
      if (!found) throw notFound();
      return ok(gitCommit(state, found, api));
    },
  },
  'get /repos/{owner}/{repo}/branches/{branch}': {
    needs: ['contents:read'],
    answer: ({ state, parameters, api }) => {
      const name = String(parameters.branch);
      const head = state.git.resolve(`refs/heads/${name}`);
      if (!head) throw new Refused(404, 'Branch not found');
      const self = `${repositoryUrl(state, api)}/branches/${encodeURIComponent(name)}`;
      const protectedHere = name === state.repository.defaultBranch && state.settings.branchProtected !== false;
      return ok({
        name,
        commit: fullCommit(state, head, api),
        _links: { self, html: self },
        protected: protectedHere,
        protection: { enabled: protectedHere },
        protection_url: `${self}/protection`,
      });
    },
  },
};

function refName({ parameters }: Call): string {
  return `refs/${String(parameters.ref)}`;
}

function reference({ state, api }: Call, name: string) {
  const sha = state.git.refs.get(name)!;
  const url = repositoryUrl(state, api);
  return { ref: name, node_id: nodeId('Ref', name), url: `${url}/git/${name}`, object: { sha, type: 'commit', url: `${url}/git/commits/${sha}` } };
}

function makeTree({ state, body }: Call): string {
  const changes: Record<string, string | Uint8Array | null> = {};
  for (const each of body.tree as { path: string; sha?: string | null; content?: string; mode?: string }[]) {
    if (each.mode !== undefined && each.mode !== '100644') throw new Refused(501, 'The stand-in makes trees of plain files only.');
    if (each.content !== undefined) changes[each.path] = each.content;
    else if (each.sha === null) changes[each.path] = null;
    else if (each.sha && state.git.blobs.has(each.sha)) changes[each.path] = state.git.blobs.get(each.sha)!;
    else throw invalid('GitRPC::BadObjectState');
  }
  if (body.base_tree !== undefined && !state.git.trees.has(body.base_tree)) throw notFound();
  return state.git.changeFiles(body.base_tree, changes);
}

function tree({ state, api }: Call, sha: string, recursive: boolean) {
  const url = `${repositoryUrl(state, api)}/git`;
  const render = (entry: TreeEntry, path: string) => ({
    ...entry,
    path,
    ...(entry.type === 'blob' && { size: state.git.blobs.get(entry.sha)!.length }),
    url: `${url}/${entry.type}s/${entry.sha}`,
  });
  const walk = (id: string, prefix: string): object[] =>
    state.git.trees.get(id)!.flatMap((entry) => [
      render(entry, prefix + entry.path),
      ...(recursive && entry.type === 'tree' ? walk(entry.sha, `${prefix}${entry.path}/`) : []),
    ]);
  return { sha, url: `${url}/trees/${sha}`, tree: walk(sha, ''), truncated: false };
}
