import { SERVICES } from '../../../src/kubernetes/kinds.ts';
import { startDeployments } from '../../../testkit/kubernetes/controllers/deployments.ts';
import { HTTP_ROUTES, startGateway } from '../../../testkit/kubernetes/controllers/gateway.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import { startPods } from '../../../testkit/kubernetes/pods.ts';
import { FIRST, type Router } from './delivery-world.ts';

export const NAMES = { a: 'income-a', b: 'income-b' };

/** Gateway API and two Deployments. */
export const GATEWAY: Router = {
  roles: ['gateway-role.yaml', 'deployments-role.yaml'],
  drivers: () => DRIVERS,
  sends: HTTP_ROUTES,
  changes: ({ method, path }) => method === 'PATCH' && /\/(httproutes|deployments)\//.test(path),
  async start({ api, namespace, store }) {
    await using cleanup = new AsyncDisposableStack();
    await define(api, 'gateway-api');
    await api.apply([...Object.entries(NAMES).flatMap(([slot, name]) => [service(name), deployment(name, slot === 'a' ? 1 : 0)]), ROUTE], namespace, { manager: 'kubectl' });
    const pods = cleanup.use(startPods(api, namespace, store));
    const deployments = cleanup.use(startDeployments(api, namespace, { trouble: (pod) => (pods.isUp(pod) ? undefined : { waiting: 'ContainerCreating' }) }));
    const gateway = cleanup.use(startGateway(api, namespace));
    await deployments.rest();
    const all = cleanup.move();
    return {
      pods,
      /** Of one rule with two backends. */
      async targetsOf({ spec }) {
        const [{ backendRefs }] = spec!.rules as [{ backendRefs: { name: string; weight?: number }[] }];
        const services = await Promise.all(backendRefs.map(({ name }) => api.read(SERVICES, namespace, name)));
        return backendRefs.map(({ name, weight = 1 }, at) => ({ name, slot: name === NAMES.a ? 'a' : 'b', share: weight, pods: services[at]!.spec!.selector as Record<string, string> }));
      },
      errors: () => [...deployments.errors, ...gateway.errors],
      [Symbol.asyncDispose]: () => all[Symbol.asyncDispose](),
    };
  },
};

const DRIVERS = `  fleet:
    deployments: {names: {a: income-a, b: income-b}, env: {MODEL: '{digest}'}, replicas: 1, within: 1 minute}
    place: {command: [node, upload.mjs, STORE]}
    ask: {http: 'PLANE/only/income-{slot}/ask'}
    digest: {http: 'PLANE/only/income-{slot}/release'}
  traffic: {gateway: {route: income, backends: {a: income-a, b: income-b}}}`;

const ROUTE = {
  apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'income', annotations: { team: 'risk' } },
  spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: NAMES.a, port: 80, weight: 100 }, { name: NAMES.b, port: 80, weight: 0 }] }] },
};

function service(name: string) {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector: { app: name }, ports: [{ port: 80 }] } };
}

function deployment(name: string, replicas: number) {
  return {
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name },
    spec: { replicas, selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'model', image: 'registry.example.org/income:1', env: [{ name: 'MODEL', value: FIRST }] }] } } },
  };
}
