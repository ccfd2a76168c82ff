// KServe as far as a driver sees it: what its controller writes into an InferenceService, the revisions that Knative makes, the
// HTTPRoute of the mode Standard and its gateway's word. After createKnativeService (ksvc_reconciler.go), PropagateStatus
// (inference_service_status.go), reconcileCanaryDeployments (predictor.go) and what is documented of applyCanaryWeights.
import { isDeepStrictEqual } from 'node:util';
import type { KubeObject, Resource } from '../../../src/kubernetes/cluster.ts';
import type { Api } from '../api.ts';
import { startController, type Controller, type ControllerOptions } from '../controller.ts';
import { establish } from '../definitions.ts';

export const INFERENCE_SERVICES: Resource = { group: 'serving.kserve.io', version: 'v1beta1', plural: 'inferenceservices', kind: 'InferenceService' };
export const HTTP_ROUTES: Resource = { group: 'gateway.networking.k8s.io', version: 'v1', plural: 'httproutes', kind: 'HTTPRoute' };
export const REVISIONS: Resource = { group: 'serving.knative.dev', version: 'v1', plural: 'revisions', kind: 'Revision' };

/** What becomes of a model, by its address: it loads, takes for ever, or fails in these words. */
export type Loading = 'loads' | 'loads-never' | { fails: string };

export interface KserveOptions extends Pick<ControllerOptions, 'mood' | 'late'> {
  mode: 'serverless' | 'standard';
  /** `revision`: which one of Knative it is; none in the mode Standard. */
  loading?: (address: string, revision?: string) => Loading;
  /** `status.deploymentMode` is told, from 0.15 on. */
  tellsMode?: boolean;
  /** Canaries are only given Deployments and nobody is sent there, as in 0.20.0. */
  routesNobody?: boolean;
  /** The gateway says nothing of routes, refuses them in these words, or misses a backend. */
  gateway?: 'prompt' | 'silent' | { refuses: string } | { misses: string };
  /** The latest revision has an address of its own. */
  tags?: (revision: string) => string;
}

export interface Kserve extends Controller {
  options: KserveOptions;
  /** Names of the revisions that were made of an InferenceService, oldest first. */
  revisionsOf(name: string): string[];
}

/* eslint-disable @typescript-eslint/no-explicit-any -- objects of the API server, looked into as JSON */
type Json = Record<string, any>;

interface Revision {
  name: string;
  template: Json;
  address: string;
}

/** Defines Knative's revisions, which KServe's modules do not bring. */
export async function defineRevisions(api: Api): Promise<void> {
  await establish(api, REVISION_DEFINITION);
}

export function startKserve(api: Api, namespace: string, options: KserveOptions): Kserve {
  const made = new Map<string, Revision[]>();
  const kserve = { options } as Kserve;
  // Of what it saw some time ago it would write back what it has itself changed since.
  const status = async ({ metadata: { name } }: KubeObject): Promise<Json | undefined> => {
    const service = await api.read(INFERENCE_SERVICES, namespace, name);
    if (!service) return undefined;
    return (kserve.options.mode === 'serverless' ? serverless(api, namespace, service, made, kserve.options) : standard(api, namespace, service, kserve.options));
  };
  const controller = startController(api, INFERENCE_SERVICES, namespace, {
    status,
    // A share that nobody asked for.
    wrong: async (service) => {
      const said = await status(service);
      const traffic = said?.components?.predictor?.traffic as Json[] | undefined;
      return said && traffic?.length === 2 ? { ...said, components: { predictor: { ...said.components.predictor, traffic: [{ ...traffic[0], percent: 50 }, { ...traffic[1], percent: 50 }] } } } : said;
    },
    gone: (service) => void made.delete(service.metadata.uid!),
    mood: options.mood,
    late: options.late,
  });
  return Object.defineProperties(kserve, {
    ...Object.getOwnPropertyDescriptors(controller),
    [Symbol.asyncDispose]: { value: () => controller[Symbol.asyncDispose]() },
    revisionsOf: { value: (name: string) => [...made.entries()].filter(([key]) => key.endsWith(`/${name}`)).flatMap(([, revisions]) => revisions.map((each) => each.name)) },
  });
}

async function serverless(api: Api, namespace: string, service: KubeObject, made: Map<string, Revision[]>, { loading = () => 'loads', tellsMode, tags }: KserveOptions): Promise<Json> {
  const { predictor } = service.spec as { predictor: Json };
  const { canaryTrafficPercent: percent, ...template } = predictor;
  const key = `${service.metadata.uid}/${service.metadata.name}`;
  const revisions = made.get(key) ?? [];
  made.set(key, revisions);
  if (!isDeepStrictEqual(revisions.at(-1)?.template, template)) {
    const revision = { name: `${service.metadata.name}-predictor-${String(revisions.length + 1).padStart(5, '0')}`, template, address: addressOf(predictor) };
    revisions.push(revision);
    await makeRevision(api, namespace, service, revision);
  }
  const created = revisions.at(-1)!;
  const ready = revisions.findLast(({ address, name }) => loading(address, name) === 'loads');
  const before: Json = (service.status as Json | undefined)?.components?.predictor ?? {};
  const rolledOut: string = before.latestRolledoutRevision ?? '';
  // What KServe asks of Knative, and what Knative makes of it.
  const wish = percent !== undefined && rolledOut !== '' ? [{ latestRevision: true, percent }, ...(percent < 100 ? [{ revisionName: rolledOut, latestRevision: false, percent: 100 - percent, tag: 'prev' }] : [])] : [{ latestRevision: true, percent: 100 }];
  const traffic: Json[] = ready === undefined ? [] : wish.map((target) => ({ revisionName: ready.name, ...target, ...(target.latestRevision && tags && { tag: 'latest', url: tags(ready.name) }) }));
  const told = rolledOutAfter(before, traffic, created.name, ready?.name ?? '');
  const isReady = ready === created;
  return {
    ...(tellsMode && { deploymentMode: 'Serverless' }),
    observedGeneration: service.metadata.generation,
    conditions: ['PredictorReady', 'PredictorRouteReady', 'PredictorConfigurationReady', 'Ready'].map((type) => ({ type, status: isReady || type === 'PredictorRouteReady' ? 'True' : 'Unknown', ...(!isReady && { reason: 'RevisionMissing', message: `Revision "${created.name}" is not ready` }) })),
    components: { predictor: { latestCreatedRevision: created.name, ...(ready && { latestReadyRevision: ready.name }), ...told, traffic } },
    modelStatus: modelStatus(loading(created.address, created.name), ready !== undefined),
  };
}

/** PropagateStatus, line by line. */
function rolledOutAfter(before: Json, traffic: readonly Json[], created: string, ready: string): Json {
  let { latestRolledoutRevision: rolledOut = '', previousRolledoutRevision: previous = '' } = before;
  const sums = new Map<string, number>();
  for (const { revisionName, percent } of traffic) sums.set(revisionName, (sums.get(revisionName) ?? 0) + percent);
  for (const { revisionName, latestRevision, percent } of traffic) {
    if (revisionName !== ready || !latestRevision) continue;
    if (rolledOut !== ready) {
      if (percent === 100) [previous, rolledOut] = [rolledOut, ready];
    } else if (ready === created && percent < 100 && sums.get(revisionName) === 100 && previous !== '') rolledOut = previous;
  }
  return { ...(rolledOut !== '' && { latestRolledoutRevision: rolledOut }), ...(previous !== '' && { previousRolledoutRevision: previous }) };
}

async function makeRevision(api: Api, namespace: string, service: KubeObject, { name, template, address }: Revision): Promise<void> {
  const labels = { 'serving.kserve.io/inferenceservice': service.metadata.name, ...template.labels };
  const annotations = { 'internal.serving.kserve.io/storage-initializer-sourceuri': address, ...template.annotations };
  await api.apply({ apiVersion: 'serving.knative.dev/v1', kind: 'Revision', metadata: { name, labels, annotations }, spec: {} }, namespace);
}

async function standard(api: Api, namespace: string, service: KubeObject, options: KserveOptions): Promise<Json> {
  const { loading = () => 'loads', tellsMode, routesNobody = false } = options;
  const { predictor, canary = [] } = service.spec as { predictor: Json; canary?: Json[] };
  const statuses = canary.map((entry) => {
    const replicas = entry.predictor.minReplicas ?? Math.ceil(((predictor.minReplicas ?? 1) * entry.trafficPercent) / 100);
    const fate = loading(addressOf(entry.predictor));
    return { name: entry.predictor.name, ready: replicas > 0 && fate === 'loads', trafficPercent: entry.trafficPercent, modelStatus: modelStatus(fate, false) };
  });
  const ready = canary.filter((entry) => statuses.find(({ name }) => name === entry.predictor.name)!.ready);
  const backend = (name?: string): string => `${service.metadata.name}-${name === undefined ? '' : `${name}-`}predictor`;
  const ref = (name: string, weight?: number): Json => ({ group: '', kind: 'Service', name, port: 80, ...(weight !== undefined && { weight }) });
  const sum = ready.reduce((total, { trafficPercent }) => total + trafficPercent, 0);
  const refs = routesNobody || ready.length === 0 ? [ref(backend(predictor.name))] : [ref(backend(predictor.name), 100 - sum), ...ready.map((entry) => ref(backend(entry.predictor.name), entry.trafficPercent))];
  await route(api, namespace, service.metadata.name, refs, options);
  return {
    ...(tellsMode && { deploymentMode: 'Standard' }),
    observedGeneration: 1,
    conditions: [...['PredictorReady', 'IngressReady', 'Ready'].map((type) => ({ type, status: 'True' })), ...(canary.length > 0 ? [{ type: 'CanaryPredictorReady', status: statuses.every((each) => each.ready) ? 'True' : 'False', reason: statuses.every((each) => each.ready) ? 'AllCanariesReady' : 'CanariesNotReady' }] : [])],
    components: { predictor: {} },
    canaryStatuses: canary.length > 0 ? statuses : null,
    modelStatus: modelStatus('loads', true),
  };
}

async function route(api: Api, namespace: string, name: string, backendRefs: readonly Json[], { gateway = 'prompt' }: KserveOptions): Promise<void> {
  const [applied] = await api.apply({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name }, spec: { parentRefs: [{ name: 'kserve-ingress-gateway' }], rules: [{ backendRefs }] } }, namespace, { manager: 'kserve' });
  if (gateway === 'silent') return;
  const said = typeof gateway === 'string' ? {} : gateway;
  const accepted = 'refuses' in said ? { status: 'False', reason: 'NoMatchingParent', message: said.refuses } : { status: 'True', reason: 'Accepted', message: '' };
  const resolved = 'misses' in said ? { status: 'False', reason: 'BackendNotFound', message: said.misses } : { status: 'True', reason: 'ResolvedRefs', message: '' };
  const conditions = Object.entries({ Accepted: accepted, ResolvedRefs: resolved }).map(([type, each]) => ({ type, ...each, observedGeneration: applied!.metadata.generation, lastTransitionTime: '2026-01-01T00:00:00Z' }));
  await api.merge(HTTP_ROUTES, namespace, name, { status: { parents: [{ parentRef: { name: 'kserve-ingress-gateway' }, controllerName: 'example.org/stand-in', conditions }] } }, { subresource: 'status' });
}

function addressOf(predictor: Json): string {
  return Object.values(predictor).flatMap((each) => (typeof each?.storageUri === 'string' ? [each.storageUri] : [])).join();
}

function modelStatus(fate: Loading, active: boolean): Json {
  const activeModelState = active ? 'Loaded' : '';
  if (fate === 'loads') return { transitionStatus: 'UpToDate', states: { activeModelState: 'Loaded', targetModelState: 'Loaded' } };
  if (fate === 'loads-never') return { transitionStatus: 'InProgress', states: { activeModelState, targetModelState: 'Loading' } };
  return { transitionStatus: 'BlockedByFailedLoad', states: { activeModelState, targetModelState: 'FailedToLoad' }, lastFailureInfo: { reason: 'ModelLoadFailed', message: fate.fails, exitCode: 1 }, copies: { failedCopies: 1 } };
}

const REVISION_DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: revisions.serving.knative.dev
spec:
  group: serving.knative.dev
  scope: Namespaced
  names: {plural: revisions, kind: Revision, listKind: RevisionList, singular: revision}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
`;
