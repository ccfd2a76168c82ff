import type { KubeObject } from '../../../src/kubernetes/cluster.ts';
import type { Api } from '../../../testkit/kubernetes/api.ts';
import { defineRevisions, HTTP_ROUTES, INFERENCE_SERVICES, REVISIONS, startKserve, type KserveOptions } from '../../../testkit/kubernetes/controllers/kserve.ts';
import { lastOf, MODEL_OF, startModelPods } from '../../../testkit/kubernetes/controllers/model-pods.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import type { Target } from '../../../testkit/kubernetes/data-plane.ts';
import { startPods } from '../../../testkit/kubernetes/pods.ts';
import { until } from '../../../testkit/until.ts';
import { driversOf, type Router } from './delivery-world.ts';

type Mode = KserveOptions['mode'];

const ANNOTATION = 'serving.kserve.io/deploymentMode: ';

/** KServe: the InferenceService and the delivery file of the page. */
export const kserve = (mode: Mode): Router => ({
  roles: ['kserve-role.yaml'],
  drivers: (page) => driversOf(page['kserve-delivery.yml']!, 'PLANE/only/{slot}/ask'),
  sends: mode === 'serverless' ? INFERENCE_SERVICES : HTTP_ROUTES,
  changes: ({ method, path }) => method === 'PATCH' && path.includes('/inferenceservices/'),
  async start({ api, namespace, store, page }) {
    await using cleanup = new AsyncDisposableStack();
    await define(api, 'gateway-api');
    await define(api, 'kserve');
    await defineRevisions(api);
    const service = page['kserve-service.yaml']!;
    await api.apply(mode === 'serverless' ? service : service.replace(`${ANNOTATION}Knative`, `${ANNOTATION}Standard`), namespace, { manager: 'kubectl' });
    // What has loaded stays loaded: Knative takes no pods of a revision for a failure of its model.
    const loaded = new Set<string>();
    const pods = cleanup.use(startPods(api, namespace, store, {
      says: true,
      up({ metadata: { labels } }) {
        loaded.add(labels![MODEL_OF]!);
        void controller.again().catch(() => undefined);
      },
    }));
    const controller = cleanup.use(startKserve(api, namespace, { mode, tellsMode: true, loading: (address, revision) => (loaded.has(revision ?? lastOf(address)) ? 'loads' : 'loads-never') }));
    const shapes = cleanup.use(startModelPods(api, namespace, mode));
    const isServing = async (): Promise<boolean> => mode === 'serverless' ? trafficOf((await api.read(INFERENCE_SERVICES, namespace, 'income'))!).length > 0 : pods.running.length > 0 && (await api.read(HTTP_ROUTES, namespace, 'income')) !== undefined;
    await until(isServing, () => [controller.errors, shapes.errors]);
    const all = cleanup.move();
    return {
      pods,
      targetsOf: (object) => (mode === 'serverless' ? revisionsIn(api, namespace, object) : Promise.resolve(predictorsIn(object))),
      errors: () => [...controller.errors, ...shapes.errors],
      [Symbol.asyncDispose]: () => all[Symbol.asyncDispose](),
    };
  },
});

async function revisionsIn(api: Api, namespace: string, service: KubeObject): Promise<Target[]> {
  return Promise.all(trafficOf(service).map(async ({ revisionName: name, percent }) => {
    const { annotations } = (await api.read(REVISIONS, namespace, name))!.metadata;
    return { name, slot: annotations?.['sluice/slot'] ?? 'a', share: percent, pods: { 'serving.knative.dev/revision': name } };
  }));
}

function trafficOf({ status }: KubeObject): { revisionName: string; percent: number }[] {
  const { components } = (status ?? {}) as { components?: { predictor?: { traffic?: { revisionName: string; percent: number }[] } } };
  return components?.predictor?.traffic ?? [];
}

/** Sluice names a predictor by its slot and digest; the first one has no name. Of a backend alone the weight means nothing. */
function predictorsIn({ spec }: KubeObject): Target[] {
  const [{ backendRefs }] = spec!.rules as [{ backendRefs: { name: string; weight?: number }[] }];
  return backendRefs.map(({ name, weight = 1 }) => ({ name, slot: /^income-(\w+)-[0-9a-f]{8}-predictor$/.exec(name)?.[1] ?? 'a', share: backendRefs.length === 1 ? 100 : weight, pods: { app: `isvc.${name}` } }));
}
