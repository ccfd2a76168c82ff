import { Agent, request } from 'node:https';
import { parseAllDocuments, type DocumentOptions, type ParseOptions, type SchemaOptions } from 'yaml';
import type { KubeObject, Resource } from '../../src/kubernetes/cluster.ts';

/** What the API server answered, whatever it was. */
export interface Reply {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into it as into JSON
  body: any;
}

export interface Event {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: KubeObject;
}

/** A plain client of tests, not the one that is tested. All but `call` throw for an answer that is no success. */
export interface Api {
  call(method: string, path: string, body?: unknown, type?: string): Promise<Reply>;
  /** `namespace` undefined: for what lies in none. */
  read(resource: Resource, namespace: string | undefined, name: string): Promise<KubeObject | undefined>;
  /** Server-side apply of objects or of raw YAML (so keys such as x-kubernetes-* survive); `namespace` for those that name none. */
  apply(what: string | KubeObject | readonly KubeObject[], namespace?: string, options?: { manager?: string; dryRun?: boolean }): Promise<KubeObject[]>;
  list(resource: Resource, namespace: string | undefined, labels?: string): Promise<{ items: KubeObject[]; resourceVersion: string }>;
  create(resource: Resource, namespace: string | undefined, object: object, options?: { manager?: string }): Promise<KubeObject>;
  /** A merge patch, of the object or of a subresource (`status`, `scale`). */
  merge(resource: Resource, namespace: string | undefined, name: string, change: object, options?: { subresource?: string; manager?: string }): Promise<KubeObject>;
  remove(resource: Resource, namespace: string | undefined, name: string): Promise<void>;
  /** Until `signal` aborts or the server ends it. */
  watch(resource: Resource, namespace: string | undefined, resourceVersion: string, signal: AbortSignal): AsyncIterable<Event>;
  close(): void;
}

const YAML_OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = { schema: 'core', version: '1.2' };

export function apiOf(url: string, { ca, token }: { ca: string; token: string }): Api {
  // No kept connections: after a restart the first call would meet a dead one.
  const agent = new Agent({ ca, keepAlive: false });
  const plurals = new Map<string, { plural: string; namespaced: boolean }>();

  const call: Api['call'] = (method, path, body, type = 'application/json') =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
      const asked = request(url + path, { method, agent, timeout: 30_000, headers: { authorization: `Bearer ${token}`, accept: 'application/json', ...(text === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(text) }) } }, (response) => {
        let said = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (said += chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode!, body: parsed(said) }));
      });
      asked.on('timeout', () => asked.destroy(new Error(`${method} ${path}: no answer within 30 s`)));
      asked.on('error', reject);
      asked.end(text);
    });
  const good = async (method: string, path: string, body?: unknown, type?: string): Promise<KubeObject> => {
    const reply = await call(method, path, body, type);
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.body?.message ?? JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const known = async (apiVersion: string, kind: string): Promise<{ plural: string; namespaced: boolean }> => {
    const key = `${apiVersion} ${kind}`;
    if (!plurals.has(key)) {
      const served = await good('GET', apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`);
      for (const each of served.resources as { name: string; kind: string; namespaced: boolean }[]) if (!each.name.includes('/')) plurals.set(`${apiVersion} ${each.kind}`, { plural: each.name, namespaced: each.namespaced });
    }
    const found = plurals.get(key);
    if (found === undefined) throw new Error(`The API server serves no ${kind} of ${apiVersion}.`);
    return found;
  };
  const applyOne = async (source: string | KubeObject, object: KubeObject, namespace: string | undefined, { manager = 'testkit', dryRun = false } = {}): Promise<KubeObject> => {
    const { plural, namespaced } = await known(object.apiVersion!, object.kind!);
    const root = object.apiVersion!.includes('/') ? `/apis/${object.apiVersion}` : `/api/${object.apiVersion}`;
    const place = namespaced ? `/namespaces/${object.metadata.namespace ?? namespace ?? 'default'}` : '';
    return good('PATCH', `${root}${place}/${plural}/${object.metadata.name}?fieldManager=${manager}&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`, source, 'application/apply-patch+yaml');
  };

  return {
    call,
    async apply(what, namespace, options) {
      const all: [string | KubeObject, KubeObject][] = typeof what === 'string' ? documentsOf(what) : (Array.isArray(what) ? what : [what as KubeObject]).map((each: KubeObject) => [each, each]);
      const applied: KubeObject[] = [];
      for (const [source, object] of all) applied.push(await applyOne(source, object, namespace, options));
      return applied;
    },
    async read(resource, namespace, name) {
      const reply = await call('GET', `${placeOf(resource, namespace)}/${name}`);
      if (reply.status === 404) return undefined;
      if (reply.status >= 300) throw new Error(`GET ${resource.plural}/${name}: ${reply.status} ${reply.body?.message}`);
      return reply.body;
    },
    async list(resource, namespace, labels) {
      const answer = await good('GET', `${placeOf(resource, namespace)}${labels === undefined ? '' : `?labelSelector=${encodeURIComponent(labels)}`}`);
      return { items: answer.items as KubeObject[], resourceVersion: answer.metadata.resourceVersion! };
    },
    create: (resource, namespace, object, { manager = 'testkit' } = {}) => good('POST', `${placeOf(resource, namespace)}?fieldManager=${manager}&fieldValidation=Strict`, { apiVersion: apiVersionOf(resource), kind: resource.kind, ...object }),
    merge: (resource, namespace, name, change, { subresource, manager = 'testkit' } = {}) => good('PATCH', `${placeOf(resource, namespace)}/${name}${subresource === undefined ? '' : `/${subresource}`}?fieldManager=${manager}`, change, 'application/merge-patch+json'),
    async remove(resource, namespace, name) {
      const reply = await call('DELETE', `${placeOf(resource, namespace)}/${name}`, { propagationPolicy: 'Background' });
      if (reply.status >= 300 && reply.status !== 404) throw new Error(`DELETE ${resource.plural}/${name}: ${reply.status} ${reply.body?.message}`);
    },
    watch: (resource, namespace, resourceVersion, signal) => events(`${url}${placeOf(resource, namespace)}?watch=true&allowWatchBookmarks=true&resourceVersion=${resourceVersion}`, { agent, token, signal }),
    close: () => agent.destroy(),
  };
}

/** `/apis/GROUP/VERSION/namespaces/NAMESPACE/PLURAL`; without a namespace for what has none. */
export function placeOf(resource: Resource, namespace?: string): string {
  return `${resource.group === '' ? '/api' : `/apis/${resource.group}`}/${resource.version}${namespace === undefined ? '' : `/namespaces/${namespace}`}/${resource.plural}`;
}

export function apiVersionOf({ group, version }: Resource): string {
  return group === '' ? version : `${group}/${version}`;
}

/** Each document of a YAML stream as it is written, and as an object. */
export function documentsOf(text: string): [string, KubeObject][] {
  const parsed = parseAllDocuments(text, YAML_OPTIONS);
  return [...parsed].filter((each) => each.contents !== null).map((each) => {
    if (each.errors.length > 0) throw each.errors[0]!;
    return [text.slice(each.range![0], each.range![1]), each.toJS() as KubeObject];
  });
}

async function* events(url: string, { agent, token, signal }: { agent: Agent; token: string; signal: AbortSignal }): AsyncGenerator<Event> {
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    request(url, { agent, signal, headers: { authorization: `Bearer ${token}` } }, resolve).on('error', reject).end();
  });
  response.setEncoding('utf8');
  let rest = '';
  for await (const chunk of response as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines) yield JSON.parse(line) as Event;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
