import { readFileSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { externalDataFiles, readOnnxHeader, type OnnxHeader } from '../contents/onnx-header.ts';
import { PredictorError } from './error.ts';
import { workerText, type OnnxQuestion, type OnnxReply, type OnnxTensor, type OnnxValue } from './onnx-worker.ts';

export interface OnnxSessionOptions {
  /** Absolute path of the model. */
  file: string;
  /** Path of the runtime's entry (onnx-library.ts). */
  runtime: string;
  /** Milliseconds to load the model, and to answer a batch. */
  startup: number;
  timeout: number;
}

/** A WebAssembly memory has at most 4 GiB, and the model is in it twice while it is loaded. */
const LARGEST_MODEL = 1.5 * 2 ** 30;

type Without<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A model in a thread of its own, which can be ended in the middle of an answer. Loaded by the first question. */
export class OnnxSession {
  readonly #options: OnnxSessionOptions;
  #worker: Worker | undefined;
  #loaded: Promise<{ inputs: OnnxValue[]; outputs: OnnxValue[] }> | undefined;
  #id = 0;

  constructor(options: OnnxSessionOptions) {
    this.#options = options;
  }

  /** What the runtime says of inputs and outputs. Throws PredictorError `predictor-model-unreadable`, InputError for its files. */
  describe(signal?: AbortSignal): Promise<{ inputs: OnnxValue[]; outputs: OnnxValue[] }> {
    this.#loaded ??= this.#load(signal).catch(async (error: unknown) => {
      await this.end();
      throw error;
    });
    return this.#loaded;
  }

  async run(feeds: Record<string, OnnxTensor>, wanted: string[] | undefined, signal?: AbortSignal): Promise<Record<string, OnnxTensor>> {
    await this.describe(signal);
    const reply = await this.#ask({ run: { feeds, wanted } }, this.#options.timeout, signal);
    if ('error' in reply) throw new PredictorError('predictor-row-refused', 'the model cannot score it', 'Correct the rows, the inputs in tests.predictor.inputs, or the model.', { blame: 'batch', said: reply.error.slice(0, 300) });
    return (reply as Extract<OnnxReply, { tensors: unknown }>).tensors;
  }

  /** Idempotent; the next question loads the model again. */
  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#loaded = undefined;
    await worker?.terminate();
  }

  async #load(signal?: AbortSignal): Promise<{ inputs: OnnxValue[]; outputs: OnnxValue[] }> {
    const { file, runtime, startup } = this.#options;
    const header: OnnxHeader = readOnnxHeader(file);
    const external = externalDataFiles(file, header);
    const size = [file, ...external.map((part) => part.file)].reduce((sum, part) => sum + sizeOf(part), 0);
    if (size > LARGEST_MODEL) throw new PredictorError('predictor-model-too-large', `the model has ${size} bytes, and WebAssembly holds about ${LARGEST_MODEL}`, 'Serve it, and use a predictor of the kind http or command.');
    this.#worker = new Worker(workerText(), { eval: true, stdout: true, stderr: true, env: {}, execArgv: [] });
    // Nobody reads what the runtime prints: errors come as answers.
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    const model = bytes(file);
    const parts = external.map(({ name, file: part }) => ({ path: name, data: bytes(part) }));
    const reply = await this.#ask({ load: { runtime, model, external: parts } }, startup, signal, [model.buffer, ...parts.map(({ data }) => data.buffer)]);
    if ('error' in reply)
      throw new PredictorError('predictor-model-unreadable', 'the runtime cannot load the ONNX model', 'Export it with operators of ONNX and ai.onnx.ml that ONNX Runtime has, or use a predictor of the kind command.', { said: reply.error.slice(0, 300) });
    const { inputs, outputs } = reply as Extract<OnnxReply, { inputs: unknown }>;
    return { inputs, outputs };
  }

  async #ask(question: Without<OnnxQuestion>, limit: number, signal?: AbortSignal, transfer: ArrayBuffer[] = []): Promise<OnnxReply> {
    const worker = this.#worker!;
    const id = ++this.#id;
    let settle: () => void = () => {};
    try {
      return await new Promise<OnnxReply>((resolve, reject) => {
        const onMessage = (reply: OnnxReply): void => void (reply.id === id && resolve(reply));
        const onError = (cause: unknown): void => reject(new PredictorError('predictor-crashed', 'the ONNX runtime ended', 'The model may need more memory than WebAssembly has: use a smaller batch, or a predictor of the kind command.', { blame: 'batch', gone: true, said: String((cause as Error)?.message ?? cause).slice(0, 300) }));
        const onAbort = (): void => reject(signal!.reason as Error);
        const timer = setTimeout(() => reject(new PredictorError('predictor-timed-out', `the ONNX model did not ${'load' in question ? 'load' : 'answer'} within ${limit} ms`, 'Give it more time in tests.predictor, or a smaller batch.')), limit);
        settle = (): void => {
          clearTimeout(timer);
          worker.off('message', onMessage).off('error', onError).off('exit', onError);
          signal?.removeEventListener('abort', onAbort);
        };
        worker.on('message', onMessage).on('error', onError).on('exit', onError);
        signal?.addEventListener('abort', onAbort, { once: true });
        if (signal?.aborted) onAbort();
        else worker.postMessage({ ...question, id } as OnnxQuestion, transfer);
      });
    } catch (error) {
      // What it still computes nobody waits for.
      settle();
      await this.end();
      throw error;
    } finally {
      settle();
    }
  }
}

function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile()) return found.size;
  throw new PredictorError('predictor-model-unreadable', 'a file of the ONNX model is missing', 'Keep the external data of the model beside it.');
}

/** A buffer of its own, so that it can be given away. */
function bytes(file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(file));
}
