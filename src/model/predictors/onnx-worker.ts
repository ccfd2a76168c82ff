/** One input or output as the runtime describes it. A dimension that is not fixed is undefined. */
export interface OnnxValue {
  name: string;
  tensor: boolean;
  /** Element type, as `float32`. */
  type?: string;
  shape?: (number | undefined)[];
}

export interface OnnxTensor {
  /** Element type, as the runtime calls it. */
  type: string;
  data: unknown;
  dims: readonly number[];
}

/** What a worker is asked. `id` comes back with the answer. */
export type OnnxQuestion =
  | { id: number; load: { runtime: string; model: Uint8Array; external: { path: string; data: Uint8Array }[] } }
  | { id: number; run: { feeds: Record<string, OnnxTensor>; wanted?: string[] } };

export type OnnxReply = { id: number; error: string } | { id: number; inputs: OnnxValue[]; outputs: OnnxValue[] } | { id: number; tensors: Record<string, OnnxTensor> };

interface Port {
  on(event: 'message', listener: (question: OnnxQuestion) => void): void;
  postMessage(reply: OnnxReply): void;
}

interface Runtime {
  env: { wasm: { numThreads: number; proxy: boolean }; logLevel: string };
  InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> };
  Tensor: new (type: string, data: unknown, dims: readonly number[]) => OnnxTensor;
}

interface Session {
  inputMetadata: readonly RuntimeValue[];
  outputMetadata: readonly RuntimeValue[];
  run(feeds: Record<string, OnnxTensor>, wanted?: string[]): Promise<Record<string, OnnxTensor>>;
}

interface RuntimeValue {
  name: string;
  isTensor: boolean;
  type?: string;
  shape?: readonly (number | string)[];
}

/** Text of a program for a worker thread: inference blocks its thread, and only a thread can be ended while it does. */
export function workerText(): string {
  return `'use strict';(${inWorker.toString()})(require);`;
}

/** Runs in the worker, from its text alone: it may use nothing of this module. */
function inWorker(load: (name: string) => unknown): void {
  const port = (load('node:worker_threads') as { parentPort: Port }).parentPort;
  const OPEN_DIMENSION = 2 ** 31;
  let runtime: Runtime;
  let session: Session;
  const described = (value: RuntimeValue): OnnxValue => ({
    name: value.name,
    tensor: value.isTensor,
    type: value.type,
    shape: value.shape?.map((size) => (typeof size === 'number' && size < OPEN_DIMENSION ? size : undefined)),
  });
  const answer = async (question: OnnxQuestion): Promise<OnnxReply> => {
    if ('load' in question) {
      const { model, external } = question.load;
      runtime = load(question.load.runtime) as Runtime;
      // One thread: sums in another order would give other last digits.
      runtime.env.wasm.numThreads = 1;
      runtime.env.wasm.proxy = false;
      runtime.env.logLevel = 'fatal';
      session = await runtime.InferenceSession.create(model, { executionProviders: ['wasm'], logSeverityLevel: 4, externalData: external });
      return { id: question.id, inputs: session.inputMetadata.map(described), outputs: session.outputMetadata.map(described) };
    }
    const feeds = Object.entries(question.run.feeds).map(([name, { type, data, dims }]) => [name, new runtime.Tensor(type, data, dims)]);
    const results = await session.run(Object.fromEntries(feeds), question.run.wanted);
    const tensors = Object.entries(results).map(([name, { type, data, dims }]) => [name, { type, data, dims }]);
    return { id: question.id, tensors: Object.fromEntries(tensors) };
  };
  port.on('message', (question) => {
    answer(question).then(
      (reply) => port.postMessage(reply),
      (error: unknown) => port.postMessage({ id: question.id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
}
