import type { GitCommit } from '../git.ts';
import { userOfEmail, type State } from '../state.ts';
import { account, nodeId, repositoryUrl, webUrl } from './account.ts';

/** A commit as the commits and compare calls give it. `author` is null where no account owns the address. */
export function commit(state: State, found: GitCommit, api: string) {
  const url = repositoryUrl(state, api);
  const linked = (email: string) => {
    const user = userOfEmail(state, email);
    return user ? account(user, api) : null;
  };
  return {
    sha: found.sha,
    node_id: nodeId('Commit', found.sha),
    commit: {
      author: found.author,
      committer: found.committer,
      message: found.message,
      tree: { sha: found.tree, url: `${url}/git/trees/${found.tree}` },
      url: `${url}/git/commits/${found.sha}`,
      comment_count: 0,
      verification: verification(found),
    },
    url: `${url}/commits/${found.sha}`,
    html_url: `${webUrl(state)}/commit/${found.sha}`,
    comments_url: `${url}/commits/${found.sha}/comments`,
    author: linked(found.author.email),
    committer: linked(found.committer.email),
    parents: found.parents.map((sha) => ({ sha, url: `${url}/commits/${sha}`, html_url: `${webUrl(state)}/commit/${sha}` })),
  };
}

export function commitWithFiles(state: State, found: GitCommit, api: string) {
  const parent = found.parents[0] ? state.git.commits.get(found.parents[0]) : undefined;
  const files = changedFiles(state, parent?.tree, found, api);
  const sum = (key: 'additions' | 'deletions') => files.reduce((total, file) => total + file[key], 0);
  return { ...commit(state, found, api), stats: { additions: sum('additions'), deletions: sum('deletions'), total: sum('additions') + sum('deletions') }, files };
}

/** What the head's tree changes against `base` (a tree id). Lines are counted as all old and all new: no diff is made. */
export function changedFiles(state: State, base: string | undefined, head: GitCommit, api: string) {
  const before = new Map(base ? state.git.files(base) : []);
  const after = new Map(state.git.files(head.tree));
  const lines = (sha: string | undefined) => (sha ? Buffer.from(state.git.blobs.get(sha) ?? []).toString().split('\n').length : 0);
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name)).sort();
  return names.map((filename) => {
    const [old, now] = [before.get(filename), after.get(filename)];
    const [additions, deletions] = [lines(now), lines(old)];
    return {
      sha: now ?? old ?? null,
      filename,
      status: old === undefined ? 'added' : now === undefined ? 'removed' : 'modified',
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${webUrl(state)}/blob/${head.sha}/${encodeURI(filename)}`,
      raw_url: `${webUrl(state)}/raw/${head.sha}/${encodeURI(filename)}`,
      contents_url: `${repositoryUrl(state, api)}/contents/${encodeURI(filename)}?ref=${head.sha}`,
    };
  });
}

export function gitCommit(state: State, found: GitCommit, api: string) {
  const url = repositoryUrl(state, api);
  const link = (sha: string) => ({ url: `${url}/git/commits/${sha}`, html_url: `${webUrl(state)}/commit/${sha}` });
  return {
    sha: found.sha,
    node_id: nodeId('Commit', found.sha),
    ...link(found.sha),
    author: found.author,
    committer: found.committer,
    message: found.message,
    tree: { sha: found.tree, url: `${url}/git/trees/${found.tree}` },
    parents: found.parents.map((sha) => ({ sha, ...link(sha) })),
    verification: verification(found),
  };
}

function verification({ signedByGitHub, committer }: GitCommit) {
  if (signedByGitHub) return { verified: true, reason: 'valid', signature: '-----BEGIN PGP SIGNATURE-----', payload: '', verified_at: committer.date };
  return { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };
}
