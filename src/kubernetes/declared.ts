import { DriverError } from '../core/driver-error.ts';
import { checkUrl } from '../core/fetch-json.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { Clock } from '../core/seams.ts';
import type { Cluster as ClusterSpec } from '../delivery/spec.ts';
import type { Connection } from './credential.ts';
import { fileOf } from './files.ts';
import { inCluster } from './in-cluster.ts';
import { proxyFor } from './proxy-choice.ts';

/** `$defs/cluster` of the delivery file: one of `in_cluster`, `context` and `server`. */
export type DeclaredCluster = ClusterSpec;

export interface ClusterDeps {
  clock: Clock;
  env: Readonly<Record<string, string | undefined>>;
  /** What of it programs of the kubeconfig may see (`rollout.pass_env`). */
  passed?: Readonly<Record<string, string>>;
  /** Absolute path of a path in the delivery file. */
  resolve(declared: string): string;
  /** Recorded exceptions from https (`evidence.insecure`). */
  insecure?: readonly string[];
  /** The workflow's own identity (OpenID Connect) for an audience, where it has one; `anew`: the last one was refused. */
  identity?: (audience: string, anew: boolean) => Promise<string>;
  /** Milliseconds for one call; 15 s where absent. */
  timeout?: number;
  /** Folder of a pod's service account; the kubelet's own where absent. */
  serviceAccount?: string;
}

/** How messages name the cluster. */
export function declaredPlace({ in_cluster: inside, context, server }: DeclaredCluster): string {
  if (context !== undefined) return `context ${context}`;
  return inside ? 'the cluster that this runs in' : (server ?? 'no cluster');
}

/** Where the declared cluster is and who asks there. Throws InputError with all that is wrong, DriverError `cluster-credential` where this machine lacks what is named. */
export async function connectionOf(declared: DeclaredCluster, deps: ClusterDeps): Promise<Connection> {
  const connection = declared.context !== undefined ? await byContext({ ...declared, context: declared.context }, deps) : declared.in_cluster ? inCluster(deps) : byServer(declared, deps);
  return { ...connection, proxy: proxyFor(connection.server, declared.proxy, connection.proxy, deps.env), namespace: declared.namespace ?? connection.namespace };
}

/** What is wrong with a declared cluster, looked at without asking it; `lacking`: what of it is not on this machine, which another may have. */
export async function clusterProblems(declared: DeclaredCluster, deps: ClusterDeps): Promise<{ problems: readonly Problem[]; lacking?: string }> {
  try {
    await connectionOf(declared, deps);
    const { server, token_env: token, oidc } = declared;
    if (server !== undefined && token !== undefined && !deps.env[token]) return { problems: [], lacking: `${token} is not set here.` };
    if (server !== undefined && oidc !== undefined && !deps.identity) return { problems: [], lacking: 'This is no workflow with an identity.' };
    return { problems: [] };
  } catch (error) {
    if (error instanceof InputError) return { problems: error.problems };
    if (error instanceof DriverError) return { problems: [], lacking: error.message };
    throw error;
  }
}

/** Loaded only where it is wanted: a small process in a cluster reads no YAML, and must not hold what would. */
async function byContext(declared: DeclaredCluster & { context: string }, deps: ClusterDeps): Promise<Connection> {
  const { fromKubeconfig } = await import('./kubeconfig.ts');
  return fromKubeconfig(declared, deps);
}

function byServer({ server, ca, tls_server_name: serverName, token_env: token, oidc, namespace }: DeclaredCluster, { env, resolve, insecure, identity }: ClusterDeps): Connection {
  if (server === undefined) throw InputError.of('cluster-undeclared', 'No cluster is declared.', 'Declare `rollout.kubernetes` with `in_cluster`, `context` or `server`.');
  return {
    server: checkUrl(server, '`server` of the cluster', insecure),
    ca: ca === undefined ? undefined : fileOf(resolve(ca), 'the certificates of `ca`'),
    serverName,
    credential: async (anew) => {
      if (oidc !== undefined && identity) return { token: await identity(oidc, anew) };
      if (token !== undefined && env[token]) return { token: env[token] };
      if (token !== undefined) throw new DriverError('cluster-credential', `Nothing proves who asks at ${server}: ${token} is not set here.`, 'Set it in this job (`env:` with a secret of its environment).');
      throw new DriverError('cluster-credential', `Nothing proves who asks at ${server}: this is no workflow with an identity.`, 'Give the job `id-token: write`; outside of GitHub Actions use `token_env`.');
    },
    namespace: namespace ?? 'default',
  };
}
