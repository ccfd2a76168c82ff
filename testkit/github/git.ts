// Git's object store, with real object ids: what is asked for by SHA is what was stored.
import { createHash } from 'node:crypto';
import type { Person } from './scenario.ts';

export interface Signature extends Person {
  /** ISO 8601, whole seconds, UTC. */
  date: string;
}

export interface GitCommit {
  sha: string;
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
  /** GitHub signs what is committed on its pages; anybody else may only write its name. */
  signedByGitHub?: boolean;
}

export interface TreeEntry {
  path: string;
  mode: '100644' | '100755' | '040000' | '160000' | '120000';
  type: 'blob' | 'tree' | 'commit';
  sha: string;
}

export class GitStore {
  readonly blobs = new Map<string, Uint8Array>();
  readonly trees = new Map<string, TreeEntry[]>();
  readonly commits = new Map<string, GitCommit>();
  /** Full names (`refs/heads/main`) to commit ids. */
  readonly refs = new Map<string, string>();

  addBlob(bytes: Uint8Array): string {
    const sha = objectId('blob', bytes);
    this.blobs.set(sha, bytes);
    return sha;
  }

  addTree(entries: TreeEntry[]): string {
    // Git sorts folders as if their names ended in a slash.
    const key = (entry: TreeEntry) => (entry.type === 'tree' ? `${entry.path}/` : entry.path);
    const sorted = [...entries].sort((a, b) => Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b))));
    const bytes = Buffer.concat(sorted.map((entry) => Buffer.concat([Buffer.from(`${entry.mode.replace(/^0/, '')} ${entry.path}\0`), Buffer.from(entry.sha, 'hex')])));
    const sha = objectId('tree', bytes);
    this.trees.set(sha, sorted);
    return sha;
  }

  addCommit(commit: Omit<GitCommit, 'sha'>, sha?: string): string {
    const line = (role: string, who: Signature) => `${role} ${who.name} <${who.email}> ${Math.floor(Date.parse(who.date) / 1000)} +0000\n`;
    const text = `tree ${commit.tree}\n${commit.parents.map((parent) => `parent ${parent}\n`).join('')}${line('author', commit.author)}${line('committer', commit.committer)}\n${commit.message}`;
    const id = sha ?? objectId('commit', Buffer.from(text));
    this.commits.set(id, { ...commit, sha: id });
    return id;
  }

  /** Files changed in place: null takes one away. */
  changeFiles(tree: string | undefined, changes: Record<string, string | Uint8Array | null>): string {
    const files = new Map(tree ? this.files(tree) : []);
    for (const [path, content] of Object.entries(changes)) {
      if (content === null) files.delete(path);
      else files.set(path, this.addBlob(typeof content === 'string' ? Buffer.from(content) : content));
    }
    return this.treeOf([...files].map(([path, sha]) => ({ path: path.split('/'), sha })));
  }

  /** Every file below a tree: path to blob id. */
  files(tree: string, prefix = ''): [string, string][] {
    return (this.trees.get(tree) ?? []).flatMap((entry): [string, string][] =>
      entry.type === 'tree' ? this.files(entry.sha, `${prefix}${entry.path}/`) : [[`${prefix}${entry.path}`, entry.sha]],
    );
  }

  /** A commit by SHA (whole, or at least 7 characters), branch, tag or full ref name. */
  resolve(name: string): GitCommit | undefined {
    const direct = this.commits.get(name);
    if (direct) return direct;
    for (const ref of [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`]) {
      const sha = this.refs.get(ref);
      if (sha) return this.commits.get(sha);
    }
    if (!/^[0-9a-f]{7,39}$/.test(name)) return undefined;
    const matching = [...this.commits.values()].filter((commit) => commit.sha.startsWith(name));
    return matching.length === 1 ? matching[0] : undefined;
  }

  /** The commit and all before it, newest first; of equals, the one added later first. */
  history(sha: string): GitCommit[] {
    const reached = new Set<string>();
    const queue = [sha];
    for (const each of queue) {
      if (reached.has(each)) continue;
      reached.add(each);
      queue.push(...(this.commits.get(each)?.parents ?? []));
    }
    return [...this.commits.values()].filter((commit) => reached.has(commit.sha)).reverse();
  }

  /** Commits of `head` that `base` does not have, oldest first, and the other way round. */
  compare(base: string, head: string): { ahead: GitCommit[]; behind: GitCommit[]; mergeBase: GitCommit | undefined } {
    const ofBase = this.history(base);
    const ofHead = this.history(head);
    const inBase = new Set(ofBase.map((commit) => commit.sha));
    const inHead = new Set(ofHead.map((commit) => commit.sha));
    return {
      ahead: ofHead.filter((commit) => !inBase.has(commit.sha)).reverse(),
      behind: ofBase.filter((commit) => !inHead.has(commit.sha)).reverse(),
      mergeBase: ofHead.find((commit) => inBase.has(commit.sha)),
    };
  }

  private treeOf(files: { path: string[]; sha: string }[]): string {
    const folders = Map.groupBy(files, (file) => (file.path.length > 1 ? file.path[0]! : ''));
    const entries: TreeEntry[] = [];
    for (const [folder, inside] of folders) {
      if (folder === '') entries.push(...inside.map((file): TreeEntry => ({ path: file.path[0]!, mode: '100644', type: 'blob', sha: file.sha })));
      else entries.push({ path: folder, mode: '040000', type: 'tree', sha: this.treeOf(inside.map((file) => ({ ...file, path: file.path.slice(1) }))) });
    }
    return this.addTree(entries);
  }
}

function objectId(type: string, bytes: Uint8Array): string {
  return createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
}
