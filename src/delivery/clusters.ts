import type { Cluster, Rollout } from './spec.ts';

type Path = (string | number)[];

/** Every cluster that a rollout declares: the one for all, and those of single drivers, below any key `cluster`. */
export function declaredClusters(rollout: Rollout | undefined): { path: Path; cluster: Cluster }[] {
  const own = [...clustersBelow(rollout, ['rollout'])];
  return rollout?.kubernetes === undefined ? own : [{ path: ['rollout', 'kubernetes'], cluster: rollout.kubernetes }, ...own];
}

function* clustersBelow(value: unknown, path: Path): Generator<{ path: Path; cluster: Cluster }> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === 'cluster' && typeof each === 'object' && each !== null && ['in_cluster', 'context', 'server'].some((way) => way in each)) yield { path: at, cluster: each as Cluster };
    else yield* clustersBelow(each, at);
  }
}
