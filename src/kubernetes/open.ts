import type { Cluster, KubeObject, Operation, PatchOptions, Resource } from './cluster.ts';
import { FIELD_MANAGER } from './cluster.ts';
import { callsTo } from './calls.ts';
import type { Connection } from './credential.ts';
import { connectionOf, declaredPlace, type ClusterDeps, type DeclaredCluster } from './declared.ts';
import { saysNone, unreadable, type Asked } from './errors.ts';
import { isObject, objectIn } from './objects.ts';
import { watchEvents } from './watch.ts';

/** Objects of one list; a namespace with more of one label is not one that a rollout works in. */
const MOST_LISTED = 10_000;
/** All pages of one list: whoever may make objects with its labels could otherwise fill the memory of who lists them. */
const LIST_BYTES = 32 * 1024 * 1024;
const PAGE = '200';
/** A list that lapsed in its middle is begun anew so often. */
const LIST_ATTEMPTS = 3;

/**
 * The cluster that a delivery file declares. Nothing is read nor asked before the first call, which throws InputError with all that is wrong
 * with the kubeconfig or the declaration; see `clusterProblems` for asking before. Errors of calls: `Cluster`.
 */
export function openCluster(declared: DeclaredCluster, deps: ClusterDeps): Cluster {
  let connection: Promise<Connection> | undefined;
  const connected = async (): Promise<Connection> => {
    const connecting = (connection ??= connectionOf(declared, deps));
    // What could not be read may be readable at the next call.
    connecting.catch(() => void (connection === connecting && (connection = undefined)));
    return connecting;
  };
  const calls = callsTo(connected, {
    ...deps,
    // Certificate authorities rotate in their files too: what no longer verifies is read anew for the next call.
    distrusted: () => (connection = undefined),
  });
  const where = declaredPlace(declared);
  const asked = async (verb: Asked['verb'], resource: Resource, name?: string, subresource?: string): Promise<Asked> => ({ verb, resource, name, subresource, namespace: (await connected()).namespace, where });
  const write = async (method: string, on: Asked, body: unknown, options: PatchOptions & { contentType?: string } = {}): Promise<KubeObject> => {
    // A field that this server's definitions do not know would be dropped in silence.
    const query = { fieldManager: FIELD_MANAGER, fieldValidation: 'Strict', ...(options.dryRun && { dryRun: 'All' }) };
    return objectIn(await calls.json({ method, asked: on, query, body, contentType: options.contentType }), on);
  };
  return {
    where,
    namespace: async () => (await connected()).namespace,
    async read(resource, name, { signal } = {}) {
      const on = await asked('get', resource, name);
      const reply = await calls.json({ method: 'GET', asked: on, signal, absent: (text) => saysNone(text, name) });
      return reply === undefined ? undefined : objectIn(reply, on);
    },
    async list(resource, labels = {}) {
      const on = await asked('list', resource);
      const labelSelector = Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(',');
      for (let attempt = 1; ; attempt++)
        try {
          return await listed(on, labelSelector === '' ? {} : { labelSelector });
        } catch (error) {
          // The server forgets where a list stood after some minutes; what came before is of an older state and cannot be joined with the rest.
          if (!isExpired(error) || attempt === LIST_ATTEMPTS) throw error;
        }
    },
    create: async (resource, object) => write('POST', { ...(await asked('create', resource)), name: object.metadata.name }, { apiVersion: versionOf(resource), kind: resource.kind, ...object }),
    async replace(resource, object) {
      const on = await asked('update', resource, object.metadata.name);
      if (object.metadata.resourceVersion === undefined) throw unreadable(on, 'no resourceVersion to replace it at');
      return write('PUT', on, { apiVersion: versionOf(resource), kind: resource.kind, ...object });
    },
    patch: async (resource, name, operations: readonly Operation[], options) =>
      write('PATCH', await asked('patch', resource, name, options?.subresource), operations, { ...options, contentType: 'application/json-patch+json' }),
    merge: async (resource, name, change, options) =>
      write('PATCH', await asked('patch', resource, name, options?.subresource), change, { ...options, contentType: 'application/merge-patch+json' }),
    async remove(resource, name, preconditions) {
      const on = await asked('delete', resource, name);
      await calls.json({ method: 'DELETE', asked: on, body: { kind: 'DeleteOptions', apiVersion: 'v1', preconditions }, absent: (text) => saysNone(text, name) });
    },
    async *watch(resource, name, resourceVersion, signal) {
      yield* watchEvents(calls, await asked('watch', resource, name), resourceVersion, signal);
    },
    async serves(resource) {
      const { group, version, plural } = resource;
      const on = await asked('get', resource);
      const reply = await calls.json({ method: 'GET', asked: on, path: group === '' ? `/api/${version}` : `/apis/${group}/${version}`, absent: () => true });
      if (reply === undefined) return false;
      const kinds = isObject(reply) ? reply.resources : undefined;
      if (!Array.isArray(kinds)) throw unreadable(on, 'no list of kinds');
      return kinds.some((kind) => isObject(kind) && kind.name === plural);
    },
    async may(verb, { group, version, plural }, { name, subresource } = {}) {
      const on = await asked('create', ACCESS_REVIEW);
      const resourceAttributes = { verb, group, version, resource: plural, namespace: on.namespace, name, subresource };
      const reply = await calls.json({ method: 'POST', asked: on, path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes } } });
      const allowed = isObject(reply) && isObject(reply.status) ? reply.status.allowed : undefined;
      if (typeof allowed !== 'boolean') throw unreadable(on, 'no `status.allowed`');
      return allowed;
    },
  };

  async function listed(on: Asked, selector: Record<string, string>): Promise<KubeObject[]> {
    const found: KubeObject[] = [];
    let bytes = 0;
    const weighed = (more: number): void => {
      bytes += more;
      if (bytes > LIST_BYTES) throw unreadable(on, `more than ${LIST_BYTES} bytes on all its pages together`);
    };
    for (let next = ''; ; ) {
      const reply = await calls.json({ method: 'GET', asked: on, query: { ...selector, limit: PAGE, ...(next !== '' && { continue: next }) }, weighed });
      if (!isObject(reply) || !Array.isArray(reply.items)) throw unreadable(on, 'no `items`');
      found.push(...reply.items.map((item) => objectIn(item, on)));
      if (found.length > MOST_LISTED) throw unreadable(on, `more than ${MOST_LISTED} objects`);
      const more = isObject(reply.metadata) ? reply.metadata.continue : undefined;
      if (typeof more !== 'string' || more === '') return found;
      if (more === next) throw unreadable(on, 'a page that follows itself');
      next = more;
    }
  }
}

const ACCESS_REVIEW: Resource = { group: 'authorization.k8s.io', version: 'v1', plural: 'selfsubjectaccessreviews', kind: 'SelfSubjectAccessReview' };

const versionOf = ({ group, version }: Resource): string => (group === '' ? version : `${group}/${version}`);

const isExpired = (error: unknown): boolean => error instanceof Error && (error as { code?: unknown }).code === 'cluster-expired';
