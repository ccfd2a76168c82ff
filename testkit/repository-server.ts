// A model server with the Open Inference protocol and its model repository extension, as their documents say: it loads what lies in
// a folder, keeps what it has loaded when the folder changes, and refuses what the protocol refuses. A model is a folder with
// `model.json` ({"inputs": [names], "weights": [numbers], "bias": number}); its score is a sum.
import { readFile, readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

interface Model {
  inputs: string[];
  weights: number[];
  bias: number;
  /** Of sluice-release.json, where the folder has one. */
  digest?: string;
}

interface Held {
  state: 'READY' | 'LOADING' | 'UNLOADING' | 'UNAVAILABLE';
  reason?: string;
  model?: Model;
}

class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export class RepositoryServer implements AsyncDisposable {
  /** `METHOD path status`, in order. */
  readonly seen: string[] = [];
  /** How many questions of the index a load, and an unload, takes to be done. */
  loadTakes = 0;
  unloadTakes = 0;
  /** Answers requests for the metadata with this header. */
  header: string | undefined;
  /** What it says of itself instead of what it loaded. */
  claims: string | undefined;
  /** Statuses of the next requests, whatever they are. */
  readonly faults: number[] = [];
  readonly #server: Server;
  readonly #folder: string;
  readonly #held = new Map<string, Held & { left?: number }>();

  private constructor(folder: string) {
    this.#folder = folder;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  /** `folder` holds one folder for each model. */
  static async start(folder: string): Promise<RepositoryServer> {
    const server = new RepositoryServer(folder);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Models that answer now. */
  get ready(): string[] {
    return [...this.#held].filter(([, { state }]) => state === 'READY').map(([name]) => name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (status: number, value: unknown, headers: Record<string, string> = {}): void => {
      this.seen.push(`${request.method} ${request.url} ${status}`);
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
    };
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const fault = this.faults.shift();
      if (fault !== undefined) throw new Refused(fault, 'fault');
      const body = chunks.length === 0 ? undefined : (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>);
      const [value, headers] = await this.#answer(`${request.method} ${request.url}`, body);
      reply(200, value, headers);
    } catch (error) {
      reply(error instanceof Refused ? error.status : error instanceof SyntaxError ? 400 : 500, { error: (error as Error).message });
    }
  }

  async #answer(route: string, body: Record<string, unknown> | undefined): Promise<[unknown, Record<string, string>?]> {
    if (route === 'POST /v2/repository/index') return [await this.#index(body?.ready === true)];
    const control = /^POST \/v2\/repository\/models\/([^/]+)\/(load|unload)$/.exec(route);
    if (control) return [control[2] === 'load' ? await this.#load(decodeURIComponent(control[1]!)) : this.#unload(decodeURIComponent(control[1]!))];
    const about = /^(GET|POST) \/v2\/models\/([^/]+)(\/ready|\/infer)?$/.exec(route);
    if (!about) throw new Refused(404, `no route ${route}`);
    const name = decodeURIComponent(about[2]!);
    const held = this.#held.get(name);
    if (about[1] === 'GET' && about[3] === '/ready') {
      if (held?.state !== 'READY') throw new Refused(400, `${name} is not ready`);
      return [{}];
    }
    if (held?.state !== 'READY') throw new Refused(404, `Request for unknown model: '${name}' is not found`);
    if (about[1] === 'GET' && about[3] === undefined) return this.#metadata(name, held.model!);
    if (about[1] === 'POST' && about[3] === '/infer') return [infer(name, held.model!, body)];
    throw new Refused(405, `no ${route}`);
  }

  async #index(readyOnly: boolean): Promise<unknown> {
    for (const held of this.#held.values()) this.#progress(held);
    const folders = (await readdir(this.#folder, { withFileTypes: true })).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    const names = new Set([...folders.map(({ name }) => name), ...this.#held.keys()]);
    const listed = [...names].map((name) => {
      const held = this.#held.get(name);
      // A model that nobody ever asked for has no state.
      return held ? { name, version: '1', state: held.state, reason: held.reason ?? '' } : { name };
    });
    return readyOnly ? listed.filter(({ state }) => state === 'READY') : listed;
  }

  #progress(held: Held & { left?: number }): void {
    if (held.state !== 'LOADING' && held.state !== 'UNLOADING') return;
    held.left = (held.left ?? 0) - 1;
    if (held.left >= 0) return;
    if (held.state === 'LOADING') held.state = 'READY';
    else Object.assign(held, { state: 'UNAVAILABLE', reason: 'unloaded', model: undefined });
  }

  async #load(name: string): Promise<unknown> {
    const held = this.#held.get(name);
    // What answers already is not read anew, as some servers do it.
    if (held?.state === 'READY') return {};
    try {
      const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(path.join(this.#folder, name, file), 'utf8'));
      const model = (await read('model.json')) as Model;
      if (model.inputs.length !== model.weights.length) throw new Error('inputs and weights differ');
      const { digest } = (await read('sluice-release.json').catch(() => ({}))) as { digest?: string };
      this.#held.set(name, { state: this.loadTakes > 0 ? 'LOADING' : 'READY', left: this.loadTakes, model: { ...model, digest } });
      return {};
    } catch (error) {
      this.#held.set(name, { state: 'UNAVAILABLE', reason: (error as Error).message });
      throw new Refused(400, `failed to load '${name}': ${(error as Error).message}`);
    }
  }

  #unload(name: string): unknown {
    const held = this.#held.get(name);
    if (!held) throw new Refused(400, `failed to unload '${name}': unknown model`);
    Object.assign(held, { state: this.unloadTakes > 0 ? 'UNLOADING' : 'UNAVAILABLE', left: this.unloadTakes, reason: 'unloaded', ...(this.unloadTakes === 0 && { model: undefined }) });
    return {};
  }

  #metadata(name: string, model: Model): [unknown, Record<string, string>] {
    const digest = this.claims ?? model.digest;
    const inputs = model.inputs.map((input) => ({ name: input, datatype: 'FP64', shape: [-1, 1] }));
    return [
      { name, versions: ['1'], platform: 'sum', inputs, outputs: [{ name: 'score', datatype: 'FP64', shape: [-1, 1] }], ...(digest !== undefined && { parameters: { 'sluice.release': digest } }) },
      this.header !== undefined && digest !== undefined ? { [this.header]: digest } : {},
    ];
  }
}

function infer(name: string, model: Model, body: Record<string, unknown> | undefined): unknown {
  const inputs = body?.inputs;
  if (!Array.isArray(inputs)) throw new Refused(400, 'inputs are missing');
  const tensors = new Map(inputs.map((each: { name?: unknown; datatype?: unknown; shape?: unknown; data?: unknown }) => {
    const { shape, data } = each;
    if (typeof each.name !== 'string' || each.datatype !== 'FP64' || !Array.isArray(shape) || !Array.isArray(data)) throw new Refused(400, `malformed tensor ${JSON.stringify(each).slice(0, 100)}`);
    if (shape.length !== 2 || (shape[0] as number) * (shape[1] as number) !== data.length) throw new Refused(400, `${each.name}: shape and data differ`);
    if (!data.every((value) => typeof value === 'number')) throw new Refused(400, `${each.name} holds what is no FP64`);
    return [each.name, data as number[]] as const;
  }));
  const missing = model.inputs.filter((input) => !tensors.has(input));
  if (missing.length > 0) throw new Refused(400, `expected inputs ${missing.join()}`);
  const rows = tensors.get(model.inputs[0]!)!.length;
  const data = Array.from({ length: rows }, (_, row) => model.inputs.reduce((sum, input, at) => sum + model.weights[at]! * tensors.get(input)![row]!, model.bias));
  return { model_name: name, model_version: '1', outputs: [{ name: 'score', datatype: 'FP64', shape: [rows, 1], data }] };
}
