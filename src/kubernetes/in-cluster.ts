import path from 'node:path';
import { DriverError } from '../core/driver-error.ts';
import type { Connection } from './credential.ts';
import type { ClusterDeps } from './declared.ts';
import { fileOf } from './files.ts';

/** https://kubernetes.io/docs/tasks/run-application/access-api-from-pod: where the kubelet puts what a pod is given. */
const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The API server of the cluster that this process is a pod of, as its service account. The token rotates, so it is read for each call. */
export function inCluster({ env, serviceAccount = SERVICE_ACCOUNT }: Pick<ClusterDeps, 'env' | 'serviceAccount'>): Connection {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
  if (!host || !port) throw new DriverError('cluster-credential', '`in_cluster` is declared, and this is no pod of a cluster: KUBERNETES_SERVICE_HOST is not set.', 'Run it in the cluster, or declare `context` or `server`.');
  const file = (name: string): string => path.join(serviceAccount, name);
  const server = new URL(`https://${host.includes(':') ? `[${host}]` : host}:${port}`);
  return {
    server,
    ca: fileOf(file('ca.crt'), 'the certificates of the cluster'),
    credential: async () => ({ token: fileOf(file('token'), 'the token of the service account').trim() }),
    namespace: fileOf(file('namespace'), 'the namespace of the pod').trim(),
  };
}
