import { declaredClusters } from './clusters.ts';
import type { Cluster, Rollout } from './spec.ts';

type Path = (string | number)[];
type Report = (path: Path, code: string, message: string, fix: string) => void;

/** Keys that belong to one way of reaching a cluster. */
const OWN: readonly (readonly [way: 'context' | 'server', keys: readonly (keyof Cluster)[]])[] = [
  ['context', ['kubeconfig', 'exec']],
  ['server', ['ca', 'tls_server_name', 'token_env', 'oidc']],
];

/** What a schema cannot say of clusters: which keys belong together, and who asks. */
export function clusterKeyProblems(rollout: Rollout, report: Report): void {
  for (const { path, cluster } of declaredClusters(rollout)) {
    const name = path.join('.');
    for (const [way, keys] of OWN)
      for (const key of keys)
        if (cluster[key] !== undefined && cluster[way] === undefined) report([...path, key], 'delivery-key-without-effect', `\`${name}.${key}\` belongs to \`${way}\`, which is not there.`, `Take it out, or declare \`${way}\`.`);
    if (cluster.server === undefined) continue;
    const proofs = [cluster.token_env, cluster.oidc].filter((way) => way !== undefined);
    if (proofs.length === 0) report(path, 'delivery-missing-key', `\`${name}\` does not say who asks at the server.`, 'Add `token_env` (a variable with a token) or `oidc` (an audience for the identity of the workflow).');
    if (proofs.length > 1) report(path, 'delivery-choose-one', `\`${name}\` has both \`token_env\` and \`oidc\`.`, 'Keep one of them.');
    if (cluster.namespace === undefined) report(path, 'delivery-missing-key', `\`${name}\` has no \`namespace\`.`, 'Add the namespace of the model: an address has none of its own.');
  }
}
