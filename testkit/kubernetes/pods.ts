import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { KubeObject } from '../../src/kubernetes/cluster.ts';
import { selects } from '../../src/kubernetes/selector.ts';
import { PODS } from '../../src/kubernetes/kinds.ts';
import type { Api } from './api.ts';
import { startController } from './controller.ts';

const PROGRAM = path.join(import.meta.dirname, 'model-pod.mjs');

/** A pod whose server runs on this machine. */
export interface RunningPod {
  pod: KubeObject;
  port: number;
  /** The release digest that its template gave it. */
  model: string;
  /** Told to go: it answers what it has begun, and nothing new is sent there. */
  ending: boolean;
}

export interface PodsOptions {
  /** Its server answers. */
  up?(pod: KubeObject): void;
  /** Says in each pod's status that it is ready; where no other stand-in does. */
  says?: boolean;
}

/**
 * Runs a real server for every pod of a namespace until the pod is deleted: of the release that its first container's `MODEL` names, or at whose address
 * `MODEL_URI` ends.
 */
export interface Pods extends AsyncDisposable {
  readonly running: readonly RunningPod[];
  /** Why a pod's server did not start, by the pod's name. */
  readonly failed: ReadonlyMap<string, string>;
  /** Whether its server answers by now. */
  isUp(pod: KubeObject): boolean;
  /** Those that a Service with this selector sends to. */
  endpoints(selector: unknown): RunningPod[];
}

export function startPods(api: Api, namespace: string, store: string, { up = () => undefined, says = false }: PodsOptions = {}): Pods {
  const running = new Map<string, RunningPod & { child: ChildProcess }>();
  const failed = new Map<string, string>();
  const start = async (pod: KubeObject): Promise<void> => {
    const { name, uid } = pod.metadata;
    const known = running.get(uid!);
    if (known) known.pod = pod;
    if (known || failed.has(name)) return;
    const [{ env = [] }] = pod.spec!.containers as [{ env?: { name: string; value: string }[] }];
    const given: Record<string, string> = Object.fromEntries(env.map((variable) => [variable.name, variable.value]));
    const model = given.MODEL ?? releaseAt(given.MODEL_URI);
    const child = spawn(process.execPath, [PROGRAM], { stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: process.env.PATH, ...given, MODEL: model, STORE: store } });
    const line = once(createInterface({ input: child.stdout! }), 'line') as Promise<[string]>;
    const ended = once(child, 'exit').then(() => undefined);
    const found = await Promise.race([line, ended]);
    if (found === undefined) return void failed.set(name, `the model ${model} could not be had`);
    running.set(uid!, { pod, port: Number(found[0]), model, ending: false, child });
    up(pod);
  };
  const end = async ({ child }: { child: ChildProcess }): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  const kubelet = startController(api, PODS, namespace, {
    async status(pod) {
      await start(pod);
      return says && running.has(pod.metadata.uid!) ? READY : undefined;
    },
    async gone({ metadata: { uid } }) {
      const pod = running.get(uid!);
      if (!pod) return;
      pod.ending = true;
      running.delete(uid!);
      void end(pod);
    },
  });
  return {
    get running() {
      return [...running.values()];
    },
    failed,
    isUp: ({ metadata: { uid } }) => running.has(uid!),
    endpoints: (selector) => [...running.values()].filter(({ pod, ending }) => !ending && selects({ matchLabels: selector }, pod.metadata.labels)),
    async [Symbol.asyncDispose]() {
      await kubelet[Symbol.asyncDispose]();
      await Promise.all([...running.values()].map(end));
    },
  };
}

const READY = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };

/** Addresses end in the hexadecimal digits of a digest, or in a name. */
function releaseAt(address = ''): string {
  const name = address.split('/').at(-1)!;
  return /^[0-9a-f]{64}$/.test(name) ? `sha256:${name}` : name;
}
