import type { KubeObject } from '../../src/kubernetes/cluster.ts';
import { openCluster } from '../../src/kubernetes/open.ts';
import type { Clock } from '../../src/core/seams.ts';
import { authority, send, serveTls } from './tls-server.ts';

/** An https server that keeps objects as the API does: each at its path, replaced at its resourceVersion alone, listed by labels. `changes` is what becomes of each that is written, `before` is told of each that is read. */
export async function serveObjects(clock: Clock) {
  const ca = authority();
  const held = new Map<string, KubeObject>();
  let version = 0;
  const objects = {
    changes: (object: KubeObject): KubeObject => object,
    before: (_path: string): void => undefined,
    at: (path: string): KubeObject | undefined => held.get(path),
    remove: (path: string): boolean => held.delete(path),
    put(path: string, object: KubeObject): KubeObject {
      version += 1;
      const kept = { ...object, metadata: { uid: `u-${version}`, ...object.metadata, resourceVersion: String(version) } };
      held.set(path, kept);
      return kept;
    },
  };
  const server = await serveTls(ca.issue('server', { names: ['127.0.0.1'] }), (request, response, body) => {
    const refuse = (code: number, reason: string, name = ''): void => send(response, code, { kind: 'Status', message: reason, reason, details: { name } });
    const path = new URL(request.url!, 'https://x').pathname;
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (path === RIGHTS) return send(response, 201, { ...(JSON.parse(body) as object), status: { allowed: true } });
    if (request.method === 'GET' && COLLECTION.test(path)) return send(response, 200, { metadata: {}, items: [...held].filter(([at, object]) => at.slice(0, at.lastIndexOf('/')) === path && hasLabels(object, new URL(request.url!, 'https://x').searchParams.get('labelSelector'))).map(([, object]) => object) });
    if (request.method === 'GET') objects.before(path);
    if (request.method === 'GET') return held.has(path) ? send(response, 200, held.get(path)) : refuse(404, 'NotFound', name);
    const sent = JSON.parse(body) as KubeObject;
    const at = request.method === 'POST' ? `${path}/${sent.metadata.name}` : path;
    if (request.method === 'POST' && held.has(at)) return refuse(409, 'AlreadyExists', sent.metadata.name);
    if (request.method === 'PUT' && held.get(at)?.metadata.resourceVersion !== sent.metadata.resourceVersion) return refuse(409, 'Conflict', name);
    send(response, 200, objects.put(at, objects.changes(sent)));
  });
  const cluster = () => openCluster({ server: server.url, ca: ca.caFile, token_env: 'TOKEN', namespace: 'n' }, { clock, env: { TOKEN: 'secret-of-the-job' }, resolve: (file) => file });
  return { ...server, caFile: ca.caFile, objects, cluster, [Symbol.asyncDispose]: () => server.close() };
}

/** All rights are everybody's. */
const RIGHTS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const COLLECTION = /\/namespaces\/[^/]+\/[^/]+$/;

function hasLabels({ metadata: { labels = {} } }: KubeObject, selector: string | null): boolean {
  return (selector ?? '').split(',').filter(Boolean).every((each) => labels[each.slice(0, each.indexOf('='))] === each.slice(each.indexOf('=') + 1));
}
