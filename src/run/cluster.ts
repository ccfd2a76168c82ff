import { InputError, type Problem } from '../core/problem.ts';
import { declaredClusters } from '../delivery/clusters.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Cluster as ClusterSpec } from '../delivery/spec.ts';
import type { Cluster } from '../kubernetes/cluster.ts';
import { clusterProblems, type ClusterDeps } from '../kubernetes/declared.ts';
import { openCluster } from '../kubernetes/open.ts';
import { identityOf } from './credentials.ts';
import type { Session } from './session.ts';

/** Opens a cluster: a driver's own, else that of `rollout.kubernetes`. Throws InputError where neither is declared; see `checkClusters`. */
export type OpenCluster = (own?: ClusterSpec) => Cluster;

type Here = Pick<Session, 'env' | 'clock'>;

/** Router, slots, signals and journal of one cluster share its connection and its credential. */
const OPENED = new WeakMap<Delivery, { of: Here; clusters: Map<string, Cluster> }>();

/** What opens the clusters of a delivery file. */
export function clustersOf(delivery: Delivery, session: Here): OpenCluster {
  const { clusters } = openedFor(delivery, session);
  const deps = clusterDeps(delivery, session);
  return (own) => {
    const declared = own ?? delivery.spec.rollout?.kubernetes;
    if (!declared) throw InputError.of('cluster-undeclared', 'A part of the rollout is in Kubernetes, and no cluster is declared.', 'Declare `rollout.kubernetes` with `in_cluster`, `context` or `server`; see docs/kubernetes.md.', delivery.locate(['rollout']));
    const key = JSON.stringify(declared);
    const known = clusters.get(key);
    if (known) return known;
    const cluster = openCluster(declared, deps);
    clusters.set(key, cluster);
    return cluster;
  };
}

/** What is wrong with all clusters of a delivery file, without asking one; `lacking`: what of them is not on this machine, where that may be right. */
export async function problemsOfClusters(delivery: Delivery, session: Here): Promise<{ problems: Problem[]; lacking: string[] }> {
  return problemsOf(declaredClusters(delivery.spec.rollout).map(({ cluster }) => cluster), delivery, session);
}

/** Throws InputError with all that is wrong with the clusters that were opened so far: one that could never be reached is told before anything moves. */
export async function checkClusters(delivery: Delivery, session: Here): Promise<void> {
  const opened = [...openedFor(delivery, session).clusters.keys()].map((declared) => JSON.parse(declared) as ClusterSpec);
  const { problems } = await problemsOf(opened, delivery, session);
  if (problems.length > 0) throw new InputError(problems);
}

async function problemsOf(clusters: readonly ClusterSpec[], delivery: Delivery, session: Here): Promise<{ problems: Problem[]; lacking: string[] }> {
  const found = await Promise.all(clusters.map(async (cluster) => ({ cluster, ...(await clusterProblems(cluster, clusterDeps(delivery, session))) })));
  return {
    problems: found.flatMap(({ cluster, problems }) => problems.map((problem) => placed(problem, delivery, cluster))),
    lacking: found.flatMap(({ lacking }) => lacking ?? []),
  };
}

function openedFor(delivery: Delivery, { env, clock }: Here): { clusters: Map<string, Cluster> } {
  const known = OPENED.get(delivery);
  if (known && known.of.env === env && known.of.clock === clock) return known;
  const opened = { of: { env, clock }, clusters: new Map<string, Cluster>() };
  OPENED.set(delivery, opened);
  return opened;
}

/** A problem of a kubeconfig has its place there; any other is at the cluster in the delivery file. */
function placed(problem: Problem, delivery: Delivery, declared: ClusterSpec): Problem {
  const path = declaredClusters(delivery.spec.rollout).find(({ cluster }) => JSON.stringify(cluster) === JSON.stringify(declared))?.path;
  return problem.location || !path ? problem : { ...problem, location: delivery.locate(path) };
}

function clusterDeps(delivery: Delivery, session: Here): ClusterDeps {
  const { env, clock } = session;
  const named = delivery.spec.rollout?.pass_env ?? [];
  const passed = Object.fromEntries(named.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
  return { env, clock, passed, resolve: (declared) => delivery.resolve(declared), insecure: delivery.spec.evidence?.insecure, identity: identityOf(session) };
}
