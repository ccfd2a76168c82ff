import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KubeObject, Resource } from '../../src/kubernetes/cluster.ts';
import type { Api } from './api.ts';
import { startController } from './controller.ts';
import type { Pods } from './pods.ts';

/** Pods that requests are sent to together: a Service's, a revision's, a ReplicaSet's. */
export interface Target {
  name: string;
  slot: string;
  /** In parts of the sum of all. */
  share: number;
  /** Labels of its pods. */
  pods: Readonly<Record<string, string>>;
}

/** By slot. */
export type Shares = Readonly<Record<string, number>>;

/** What a router sent where, since it started. */
export interface Served {
  /** Milliseconds since the epoch. */
  at: number;
  slot: string;
  failed: boolean;
}

/**
 * A data plane on loopback: sends each request to a ready pod of a target, by the shares that an object of the API server has. `/signals` answers as
 * schemas/signals-reply.schema.json says, of what users got; `/only/NAME/…` leads to a pod of the target of that name alone, or of that slot.
 */
export interface DataPlane extends AsyncDisposable {
  readonly url: string;
  readonly served: readonly Served[];
  /** Requests that no pod answered. */
  readonly lost: readonly string[];
  /** Every share that was in force, oldest first. */
  readonly history: readonly { at: number; shares: Shares }[];
  readonly shares: Shares;
}

export interface DataPlaneOptions {
  resource: Resource;
  name: string;
  targetsOf(object: KubeObject): Promise<Target[]>;
  pods: Pods;
  slots: readonly string[];
}

export async function startDataPlane(api: Api, namespace: string, { resource, name, targetsOf, pods, slots }: DataPlaneOptions): Promise<DataPlane> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const served: Served[] = [];
  const lost: string[] = [];
  const history: { at: number; shares: Shares }[] = [];
  const current = new Map<string, number>();
  let targets: Target[] = [];
  let turn = 0;
  const take = async (object: KubeObject): Promise<undefined> => {
    if (object.metadata.name !== name) return;
    targets = await targetsOf(object);
    const shares = Object.fromEntries(slots.map((slot) => [slot, targets.filter((target) => target.slot === slot).reduce((sum, { share }) => sum + share, 0)]));
    if (JSON.stringify(shares) !== JSON.stringify(history.at(-1)?.shares)) history.push({ at: Date.now(), shares });
  };
  await take((await api.read(resource, namespace, name))!);
  const watching = startController(api, resource, namespace, { status: take });

  const nextTarget = (): Target | undefined => {
    const used = targets.filter(({ share }) => share > 0);
    const sum = used.reduce((total, { share }) => total + share, 0);
    // Smooth weighted round robin, as nginx does it: shares hold for any few requests.
    for (const { name: each, share } of used) current.set(each, (current.get(each) ?? 0) + share);
    const [best] = used.sort((one, other) => current.get(other.name)! - current.get(one.name)!);
    if (best !== undefined) current.set(best.name, current.get(best.name)! - sum);
    return best;
  };
  const send = (target: Target | undefined, path: string, incoming: IncomingMessage, body: string, response: ServerResponse, done: (status: number | undefined) => void, tries = 3): void => {
    const ready = target ? pods.endpoints(target.pods) : [];
    const pod = ready[(turn += 1) % Math.max(1, ready.length)];
    if (!pod) {
      response.writeHead(503).end('no pod');
      return done(undefined);
    }
    const asked = request({ host: '127.0.0.1', port: pod.port, path, method: incoming.method, agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (reply) => {
      response.writeHead(reply.statusCode!, { 'content-type': 'application/json' });
      reply.pipe(response);
      done(reply.statusCode);
    });
    // A pod that went meanwhile has answered nothing: another is asked, as gateways do.
    asked.on('error', () => (tries > 0 ? send(target, path, incoming, body, response, done, tries - 1) : (response.writeHead(502).end(), done(undefined))));
    asked.end(body);
  };
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (chunk: string) => (body += chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url!, 'http://plane');
      if (url.pathname === '/signals') return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(countsOf(served, url.searchParams, slots)));
      const [, only, rest] = /^\/only\/([^/]+)(\/.*)$/.exec(url.pathname) ?? [];
      if (only !== undefined) return send(targets.find((target) => target.name === only) ?? targets.find(({ slot }) => slot === only), rest!, incoming, body, response, () => undefined, 0);
      const target = nextTarget();
      if (target === undefined) {
        lost.push('no weight is above 0');
        return void response.writeHead(500).end();
      }
      send(target, '/', incoming, body, response, (status) => {
        if (status === undefined) lost.push(`no pod of ${target.name}`);
        else served.push({ at: Date.now(), slot: target.slot, failed: status >= 500 });
      });
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    served, lost, history,
    get shares() {
      return history.at(-1)!.shares;
    },
    async [Symbol.asyncDispose]() {
      await watching[Symbol.asyncDispose]();
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function countsOf(served: readonly Served[], asked: URLSearchParams, slots: readonly string[]): object {
  const [since, until] = [Number(asked.get('since')), Number(asked.get('until'))];
  const of = (slot: string): object => {
    const inside = served.filter((each) => each.slot === slot && each.at > since && each.at <= until);
    return { events: inside.filter(({ failed }) => failed).length, total: inside.length };
  };
  return { since, until, slots: Object.fromEntries(slots.map((slot) => [slot, of(slot)])) };
}

/** Users that come all the time over kept connections: `perSecond` of them. */
export function startUsers(url: string, perSecond: number): AsyncDisposable & { readonly came: number } {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const open = new Set<Promise<void>>();
  let came = 0;
  const coming = setInterval(() => {
    for (let each = 0; each < perSecond / 20; each += 1) {
      came += 1;
      const asked = new Promise<void>((resolve) => {
        const sent = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (reply) => reply.resume().on('close', resolve));
        sent.on('error', () => resolve());
        sent.end(JSON.stringify({ age: came % 90 }));
      });
      open.add(asked);
      void asked.then(() => open.delete(asked));
    }
  }, 50);
  return {
    get came() {
      return came;
    },
    async [Symbol.asyncDispose]() {
      clearInterval(coming);
      await Promise.all(open);
      agent.destroy();
    },
  };
}
