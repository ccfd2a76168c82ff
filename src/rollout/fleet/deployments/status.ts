import { DriverError } from '../../../core/driver-error.ts';
import type { KubeObject } from '../../../kubernetes/cluster.ts';
import { isObject } from '../../../kubernetes/objects.ts';

/** What a Deployment says of itself. */
export interface DeploymentStatus {
  /** Pods that it shall have. */
  wanted: number;
  /** Of the template as it is now. */
  updated: number;
  /** Of any template. */
  total: number;
  ready: number;
  /** Ready for as long as `minReadySeconds` asks. */
  available: number;
  /** Whether its controller has seen the object as it is now: until then all the rest is of an older one. */
  seen: boolean;
  paused: boolean;
  /** Why pods do not come, in its controller's words. */
  failed?: string;
  /** It has waited for as long as `progressDeadlineSeconds` says. */
  givenUp: boolean;
}

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1; numbers that are left out are 0, `spec.replicas` 1. */
export function statusOf({ metadata: { generation }, spec, status }: KubeObject): DeploymentStatus {
  const count = (value: unknown, otherwise = 0): number => (Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : otherwise);
  const conditions = Array.isArray(status?.conditions) ? status.conditions.filter(isObject) : [];
  const late = conditions.find(({ type, reason }) => type === 'Progressing' && reason === 'ProgressDeadlineExceeded');
  // A quota or an admission policy that lets no pod be made may change its mind.
  const failed = late ?? conditions.find(({ type, status: state }) => type === 'ReplicaFailure' && state === 'True');
  return {
    wanted: count(spec?.replicas, 1),
    updated: count(status?.updatedReplicas),
    total: count(status?.replicas),
    ready: count(status?.readyReplicas),
    available: count(status?.availableReplicas),
    seen: generation === undefined || status?.observedGeneration === generation,
    paused: spec?.paused === true,
    givenUp: late !== undefined,
    ...(failed && { failed: `${String(failed.reason)}: ${String(failed.message ?? '')}`.slice(0, 500) }),
  };
}

/** What it still waits for, in one phrase; undefined once all its pods are of the template as it is now, available, and no others are left. */
export function unfinished({ wanted, updated, total, available, seen }: DeploymentStatus): string | undefined {
  if (!seen) return 'its controller has not seen the change';
  if (updated < wanted) return `${updated} of ${wanted} pods are of the new template`;
  if (total > updated) return `${total - updated} pods of an older template are left`;
  if (total > wanted) return `${total - wanted} pods too many are left`;
  if (available < wanted) return `${available} of ${wanted} pods are available`;
  return undefined;
}

/** The name for messages. */
export function nameOf({ kind = 'Deployment', metadata: { name, namespace } }: KubeObject, where: string): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name} (${where})`;
}

/** Not finished in time. A controller that has not even looked is another matter than one whose pods do not come. */
export function late(what: string, status: DeploymentStatus, waitedFor: string, trouble: string | undefined): DriverError {
  const said = [status.failed, trouble].filter((each) => each !== undefined).join('; ');
  if (!status.seen) return new DriverError('controller-silent', `${what} was changed, and its controller has not looked at it in time: observedGeneration stays behind.`, 'See whether kube-controller-manager runs and is well.');
  return new DriverError('deployment-not-ready', `${what} was not ready in time: ${waitedFor}${said === '' ? '' : `; ${said}`}.`, 'See the pods\' own logs and events (`kubectl describe pod`); a model that takes longer to load needs `fleet.deployments.within` and `progressDeadlineSeconds`.');
}
