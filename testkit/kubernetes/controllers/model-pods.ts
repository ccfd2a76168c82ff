import { setTimeout as wait } from 'node:timers/promises';
import type { KubeObject } from '../../../src/kubernetes/cluster.ts';
import { PODS } from '../../../src/kubernetes/kinds.ts';
import type { Api } from '../api.ts';
import { startController, type Controller } from '../controller.ts';
import { INFERENCE_SERVICES, REVISIONS, type KserveOptions } from './kserve.ts';

/** Label of a pod: the revision that it is of, or the last part of its model's address. */
export const MODEL_OF = 'stand-in.test/model-of';
const SERVICE = 'serving.kserve.io/inferenceservice';
/** Pods of what nobody is sent to any more go a moment later, as routers hear of it a moment later. */
const LEAVES_MS = 500;

/** As a label takes it. */
export const lastOf = (address: string): string => address.split('/').at(-1)!.slice(0, 63);

/* eslint-disable @typescript-eslint/no-explicit-any -- objects of the API server, looked into as JSON */
type Json = Record<string, any>;

/** Pods with the same labels and the same model. */
interface Group {
  name: string;
  model: string;
  address: string;
  labels: Record<string, string>;
}

/**
 * Stands in for what makes the pods of InferenceServices: Knative, for each revision that its route names and for the latest; Deployments, for the predictor and its
 * canaries. As many as the predictor's `minReplicas`. The model's address is the pod's `MODEL_URI`.
 */
export function startModelPods(api: Api, namespace: string, mode: KserveOptions['mode']): Controller {
  const ended = new AbortController();
  const leaving = new Map<string, number>();
  const shape = async (service: KubeObject): Promise<undefined> => {
    const { predictor } = service.spec as { predictor: Json };
    const groups = mode === 'serverless' ? await revisions(api, namespace, service) : deployments(service);
    const names = groups.flatMap((group) => Array.from({ length: predictor.minReplicas ?? 1 }, (_, at) => ({ name: `${group.name}-${at}`, ...of(group, service) })));
    const there = (await api.list(PODS, namespace, `${SERVICE}=${service.metadata.name}`)).items.map(({ metadata }) => metadata.name);
    for (const { name, ...pod } of names) {
      leaving.delete(name);
      if (!there.includes(name)) await api.create(PODS, namespace, { metadata: { name, labels: pod.labels }, spec: pod.spec });
    }
    const spare = there.filter((name) => !names.some((each) => each.name === name));
    for (const name of spare) {
      const since = leaving.get(name) ?? performance.now();
      leaving.set(name, since);
      if (performance.now() - since < LEAVES_MS) continue;
      await api.remove(PODS, namespace, name);
      leaving.delete(name);
    }
    if (spare.some((name) => leaving.has(name))) void wait(LEAVES_MS + 10, undefined, { signal: ended.signal }).then(() => controller.again()).catch(() => undefined);
  };
  const controller = startController(api, INFERENCE_SERVICES, namespace, { status: shape });
  const dispose = controller[Symbol.asyncDispose].bind(controller);
  controller[Symbol.asyncDispose] = () => {
    ended.abort();
    return dispose();
  };
  return controller;
}

function of({ model, address, labels }: Group, { metadata: { name } }: KubeObject): { labels: Record<string, string>; spec: object } {
  return { labels: { [SERVICE]: name, [MODEL_OF]: model, ...labels }, spec: { containers: [{ name: 'kserve-container', image: 'model', env: [{ name: 'MODEL_URI', value: address }] }] } };
}

async function revisions(api: Api, namespace: string, { status }: KubeObject): Promise<Group[]> {
  const { latestCreatedRevision, traffic = [] } = ((status as Json | undefined)?.components?.predictor ?? {}) as { latestCreatedRevision?: string; traffic?: Json[] };
  const names = new Set([...traffic.map(({ revisionName }) => revisionName as string), ...(latestCreatedRevision === undefined ? [] : [latestCreatedRevision])]);
  return Promise.all([...names].map(async (name) => {
    const { annotations } = (await api.read(REVISIONS, namespace, name))!.metadata;
    return { name: `${name}-deployment`, model: name, address: annotations!['internal.serving.kserve.io/storage-initializer-sourceuri']!, labels: { 'serving.knative.dev/revision': name } };
  }));
}

function deployments({ metadata: { name }, spec }: KubeObject): Group[] {
  const { predictor, canary = [] } = spec as { predictor: Json; canary?: { predictor: Json }[] };
  return [predictor, ...canary.map((entry) => entry.predictor)].map((each) => {
    const backend = `${name}-${each.name === undefined ? '' : `${each.name}-`}predictor`;
    const address = each.model.storageUri as string;
    return { name: backend, model: lastOf(address), address, labels: { app: `isvc.${backend}` } };
  });
}
