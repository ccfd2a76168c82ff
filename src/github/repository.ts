import { allPages, readReply, type Call, type Client } from './client.ts';
import { ForgeError } from './forge-error.ts';
import type { BranchFacts, Reply, RepositoryFacts } from './forge.ts';

/** A path below the repository, every part encoded: names of environments and branches may hold `/`, `?` and `#`. */
export function pathOf(client: Client, ...parts: string[]): string {
  return ['/repos', client.owner, client.repository, ...parts].map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join('/');
}

export async function readRepository(client: Client): Promise<Reply<RepositoryFacts>> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client),
    asked: `the repository ${client.owner}/${client.repository}`,
    permission: 'metadata: read',
  };
  const reply = await client.ask(call);
  const value = readReply(call, reply, (data) => ({
    id: String(data.get('id').id()),
    fullName: data.get('full_name').text(),
    defaultBranch: data.get('default_branch').text(),
  }));
  return { value, digest: reply.digest };
}

export async function readBranch(client: Client, name: string): Promise<Reply<BranchFacts> | undefined> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'branches', name),
    asked: `the branch ${JSON.stringify(name)}`,
    permission: 'contents: read',
  };
  const reply = await client.askMaybe(call);
  if (!reply) return undefined;
  const branch = readReply(call, reply, (data) => ({
    name: data.get('name').text(),
    commit: data.get('commit').get('sha').commit(),
    protected: data.get('protected').flag(),
  }));
  if (branch.protected) return { value: branch, digest: reply.digest };
  return { value: { ...branch, protected: await hasRules(client, name) }, digest: reply.digest };
}

/** Rulesets protect a branch too, and not every server counts them in the branch's own `protected`. */
async function hasRules(client: Client, branch: string): Promise<boolean> {
  const call: Call = {
    method: 'GET',
    path: pathOf(client, 'rules', 'branches', branch),
    asked: `the rules of the branch ${JSON.stringify(branch)}`,
    permission: 'metadata: read',
  };
  const rules = await allPages(client, call, { most: 5, fix: 'Join the rules of the branch.' }, (data) => data.list());
  const types = readReply(call, { data: rules.first, digest: rules.digest, more: false }, () =>
    rules.items.map((rule) => rule.get('type').text()),
  );
  // Of all rules only this one makes every change of the branch pass another person.
  return types.includes('pull_request');
}

/** GitHub's limit for the contents call in its JSON form: https://docs.github.com/rest/repos/contents. */
const MAX_FILE_BYTES = 1_048_576;

export async function readFileAt(client: Client, path: string, ref: string): Promise<Reply<Uint8Array> | undefined> {
  return readContents(client, {
    method: 'GET',
    // The path's own slashes stay: each of its parts is encoded alone.
    path: pathOf(client, 'contents', ...plainParts(path)),
    query: { ref },
    asked: `the file ${JSON.stringify(path)} at ${ref}`,
    permission: 'contents: read',
  });
}

/** GitHub answers 404 for what is not there and for what the token may not see alike. */
export async function readFileOf(client: Client, repository: string, path: string, ref?: string): Promise<Reply<Uint8Array> | undefined> {
  const [owner = '', name = ''] = repository.split('/');
  return readContents(client, {
    method: 'GET',
    path: pathOf({ ...client, owner, repository: name }, 'contents', ...plainParts(path)),
    ...(ref === undefined ? {} : { query: { ref } }),
    asked: `the file ${JSON.stringify(path)} of ${repository}${ref === undefined ? '' : ` at ${ref}`}`,
    permission: `contents: read on ${repository}`,
  });
}

async function readContents(client: Client, call: Call): Promise<Reply<Uint8Array> | undefined> {
  const reply = await client.askMaybe(call);
  if (!reply) return undefined;
  const { type, encoding, size, content } = readReply(call, reply, (data) => ({
    type: data.get('type').text(),
    encoding: data.get('encoding').text(),
    size: data.get('size').count(),
    content: data.get('content').text(),
  }));
  if (type !== 'file') throw new ForgeError('unreadable', call, `it is a ${type} and not a file`, { fix: 'Name a plain file.' });
  const bytes = Buffer.from(content, 'base64');
  if (encoding !== 'base64' || size > MAX_FILE_BYTES || bytes.length !== size)
    throw new ForgeError('incomplete', call, `GitHub gave ${bytes.length} of its ${size} bytes`, { fix: 'Keep the file below 1 MB.' });
  return { value: bytes, digest: reply.digest };
}

function plainParts(path: string): string[] {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new RangeError(`Not a plain path from the root of a repository: ${JSON.stringify(path)}.`);
  return parts;
}
