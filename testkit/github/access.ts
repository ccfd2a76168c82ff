// Who is calling, and what GitHub lets such a caller do.
import { randomBytes } from 'node:crypto';
import type { State, User } from './state.ts';

export type Level = 'read' | 'write';
/** A permission as the API spells it (`pull_requests`), with its level. */
export type Need = `${string}:${Level}`;

export type Token =
  | { kind: 'workflow'; permissions: Record<string, Level>; run?: number; attempt?: number }
  | { kind: 'user'; user: User };

export type Caller = Token | { kind: 'none' };

// What a workflow's `permissions:` can grant (docs: "Workflow syntax", permissions). `administration` is not among them.
const GRANTABLE = [
  'actions', 'artifact-metadata', 'attestations', 'checks', 'contents', 'deployments', 'discussions', 'id-token', 'issues',
  'models', 'packages', 'pages', 'pull-requests', 'security-events', 'statuses',
];

/** Permissions as a workflow file writes them (`pull-requests: write`); what is not named is not granted. */
export type Permissions = Record<string, 'read' | 'write' | 'none'>;

export function grantWorkflowToken(state: State, permissions: Permissions, of: { run?: number; attempt?: number } = {}): string {
  const granted: Record<string, Level> = { metadata: 'read' };
  for (const [name, level] of Object.entries(permissions)) {
    if (!GRANTABLE.includes(name)) throw new Error(`A workflow cannot be granted "${name}"; GitHub knows ${GRANTABLE.join(', ')}.`);
    if (level !== 'none') granted[name.replaceAll('-', '_')] = level;
  }
  const token = `ghs_${randomBytes(27).toString('base64url').replace(/[-_]/g, 'x')}`;
  state.tokens.set(token, { kind: 'workflow', permissions: granted, ...of });
  return token;
}

export function grantUserToken(state: State, user: User): string {
  for (const [token, each] of state.tokens) if (each.kind === 'user' && each.user === user) return token;
  const token = `ghp_${randomBytes(27).toString('base64url').replace(/[-_]/g, 'x')}`;
  state.tokens.set(token, { kind: 'user', user });
  return token;
}

/** The caller behind an Authorization header; undefined where the credentials are nobody's. */
export function callerOf(state: State, authorization: string | undefined): Caller | undefined {
  if (!authorization) return { kind: 'none' };
  const match = /^(?:token|bearer)\s+(\S+)$/i.exec(authorization);
  return match ? state.tokens.get(match[1]!) : undefined;
}

export function canSeeRepository(state: State, caller: Caller): boolean {
  if (!state.repository.private || caller.kind === 'workflow') return true;
  return caller.kind === 'user' && caller.user.role !== 'none';
}

/** One of `needs` is enough. */
export function isAllowed(state: State, caller: Caller, needs: readonly Need[]): boolean {
  return needs.length === 0 || needs.some((need) => {
    const [name, level] = need.split(':') as [string, Level];
    if (caller.kind === 'workflow') return caller.permissions[name] === level || caller.permissions[name] === 'write';
    if (caller.kind === 'none') return level === 'read' && !state.repository.private;
    if (name === 'administration' || name === 'organization_administration') return caller.user.role === 'admin';
    // docs: secrets are listed for those who may write them.
    if (name === 'secrets' || name === 'environments' || name === 'members') return caller.user.role === 'write' || caller.user.role === 'admin';
    // Whoever can read may open an issue and comment; what else an issue allows its route says.
    if (level === 'read' || name === 'issues') return caller.user.role !== 'none' || !state.repository.private;
    return caller.user.role === 'write' || caller.user.role === 'admin';
  });
}
