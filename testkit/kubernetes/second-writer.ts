import type { KubeObject, Resource } from '../../src/kubernetes/cluster.ts';
import { placeOf, type Api } from './api.ts';
import type { Call, FaultProxy } from './fault-proxy.ts';

export interface SecondWriterOptions {
  resource: Resource;
  namespace: string;
  name: string;
  /** How often; by default every time. */
  times?: number;
  /** A merge patch of the object as it is; by default an annotation that counts. */
  edit?(object: KubeObject, time: number): object;
  /** As whom: `argocd-controller`, `kustomize-controller`, `helm`, `kubectl-edit`. */
  manager?: string;
  /** Also while the object is being created or only for some writes. */
  at?(call: Call): boolean;
}

/** Somebody else who writes the object whenever the client behind the proxy is about to: between its read and its write. Tells how often it did. */
export function secondWriter(proxy: FaultProxy, api: Api, { resource, namespace, name, times = Infinity, edit, manager = 'kubectl-edit', at = () => true }: SecondWriterOptions): { wrote: number; stop(): void } {
  const path = `${placeOf(resource, namespace)}/${name}`;
  const before = proxy.middle;
  const state = { wrote: 0, stop: () => void (proxy.middle = before) };
  proxy.middle = async (call, forward) => {
    if (['PATCH', 'PUT'].includes(call.method) && (call.path === path || call.path.startsWith(`${path}/`)) && !call.query.has('dryRun') && state.wrote < times && at(call)) {
      state.wrote += 1;
      const object = (await api.read(resource, namespace, name))!;
      await api.merge(resource, namespace, name, edit?.(object, state.wrote) ?? { metadata: { annotations: { 'test/second-writer': String(state.wrote) } } }, { manager });
    }
    return before === undefined ? forward() : before(call, forward);
  };
  return state;
}
