// A model server that speaks one of the three protocols as their documents say, and refuses what they do not allow:
// Open Inference Protocol v2 (REST), MLflow's scoring server (/invocations), TensorFlow Serving (REST, row format).
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ServedProtocol = 'open-inference' | 'mlflow' | 'tf-serving';
export type ServedRow = Record<string, number | string | boolean | null>;

export interface ServedInput {
  name: string;
  datatype: 'FP32' | 'FP64' | 'INT64' | 'BYTES' | 'BOOL';
}

export interface ServedModel {
  name: string;
  inputs: readonly ServedInput[];
  /** Output name → its numbers for one row. Throws for a row that the model refuses. */
  answer(row: ServedRow): Record<string, number[]>;
}

/** The request is not as the protocol says: the server answers 400. */
class Malformed extends Error {}

const TF_TYPES = { FP32: 'DT_FLOAT', FP64: 'DT_DOUBLE', INT64: 'DT_INT64', BYTES: 'DT_STRING', BOOL: 'DT_BOOL' } as const;

export class ModelServer {
  /** Rows of each request that was understood, in order. */
  readonly batches: number[] = [];
  /** Answers that are still to go wrong: a status, `hang`, or a text instead of the answer. */
  readonly faults: (number | 'hang' | { text: string })[] = [];
  requests = 0;
  readonly #server: Server;
  readonly #model: ServedModel;
  readonly #protocol: ServedProtocol;

  private constructor(protocol: ServedProtocol, model: ServedModel) {
    this.#protocol = protocol;
    this.#model = model;
    this.#server = createServer((request, response) => void this.#serve(request, response));
    // As inference servers do: they keep connections for a while.
    this.#server.keepAliveTimeout = 60_000;
  }

  static async start(protocol: ServedProtocol, model: ServedModel): Promise<ModelServer> {
    const server = new ModelServer(protocol, model);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  connections(): Promise<number> {
    return new Promise((resolve, reject) => this.#server.getConnections((error, count) => (error ? reject(error) : resolve(count))));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests++;
    try {
      const body = await bodyOf(request);
      const route = `${request.method} ${request.url}`;
      const fault = request.method === 'POST' ? this.faults.shift() : undefined;
      if (fault === 'hang') return;
      if (typeof fault === 'number') return reply(response, fault, { error: `fault ${fault}` });
      const answer = this.#routes()[route];
      if (!answer) return reply(response, 404, { error: `no route ${route}` });
      const value = answer(body);
      if (typeof fault === 'object') return void response.writeHead(200, { 'content-type': 'application/json' }).end(fault.text);
      reply(response, 200, value);
    } catch (error) {
      const message = (error as Error).message;
      reply(response, error instanceof Malformed ? 400 : 500, this.#protocol === 'mlflow' ? { error_code: 'BAD_REQUEST', message } : { error: message });
    }
  }

  #routes(): Record<string, (body: unknown) => unknown> {
    const { name } = this.#model;
    if (this.#protocol === 'mlflow') return { 'GET /ping': () => '', 'POST /invocations': (body) => this.#invocations(body) };
    if (this.#protocol === 'tf-serving') return { [`GET /v1/models/${name}/metadata`]: () => this.#tfMetadata(), [`POST /v1/models/${name}:predict`]: (body) => this.#tfPredict(body) };
    return { [`GET /v2/models/${name}`]: () => this.#metadata(), [`POST /v2/models/${name}/infer`]: (body) => this.#infer(body) };
  }

  #answers(rows: ServedRow[]): Record<string, number[]>[] {
    this.batches.push(rows.length);
    return rows.map((row) => this.#model.answer(row));
  }

  #metadata(): unknown {
    const outputs = Object.entries(this.#model.answer(sample(this.#model.inputs))).map(([name, numbers]) => ({ name, datatype: 'FP64', shape: [-1, numbers.length] }));
    return { name: this.#model.name, platform: 'testkit', inputs: this.#model.inputs.map(({ name, datatype }) => ({ name, datatype, shape: [-1, 1] })), outputs };
  }

  #infer(body: unknown): unknown {
    const { inputs } = record(body);
    const tensors = new Map(array(inputs, 'inputs').map((input) => [String(record(input).name), record(input)]));
    const strange = [...tensors.keys()].filter((name) => !this.#model.inputs.some((input) => input.name === name));
    if (strange.length > 0) throw new Malformed(`unexpected input ${strange.join()}`);
    const columns = this.#model.inputs.map(({ name, datatype }) => {
      const tensor = tensors.get(name);
      if (!tensor) throw new Malformed(`missing input ${name}`);
      if (tensor.datatype !== datatype) throw new Malformed(`${name} has the datatype ${String(tensor.datatype)}, not ${datatype}`);
      const data = array(tensor.data, 'data');
      if (JSON.stringify(tensor.shape) !== JSON.stringify([data.length, 1])) throw new Malformed(`${name} has the shape ${JSON.stringify(tensor.shape)} for ${data.length} values`);
      data.forEach((value) => checkType(name, datatype, value));
      return data as ServedRow[string][];
    });
    const rows = (columns[0] ?? []).map((_, row) => Object.fromEntries(this.#model.inputs.map(({ name }, column) => [name, columns[column]![row]!])));
    const answers = this.#answers(rows);
    const names = Object.keys(answers[0] ?? {});
    return { model_name: this.#model.name, outputs: names.map((name) => ({ name, datatype: 'FP64', shape: [rows.length, answers[0]![name]!.length], data: answers.flatMap((answer) => answer[name]!) })) };
  }

  #invocations(body: unknown): unknown {
    const { dataframe_split: frame, ...rest } = record(body);
    if (Object.keys(rest).length > 0 || frame === undefined) throw new Malformed('The input must be a JSON dictionary with exactly one of the input fields');
    const { columns, data } = record(frame);
    const names = array(columns, 'columns').map(String);
    const missing = this.#model.inputs.filter(({ name }) => !names.includes(name));
    if (missing.length > 0) throw new Malformed(`Model is missing inputs ${missing.map(({ name }) => name).join()}`);
    const rows = array(data, 'data').map((cells) => Object.fromEntries(array(cells, 'row').map((cell, at) => [names[at]!, cell as ServedRow[string]])));
    return { predictions: this.#answers(rows).map((answer) => (Object.keys(answer).length === 1 ? Object.values(answer)[0] : answer)) };
  }

  #tfMetadata(): unknown {
    const shape = { dim: [{ size: '-1', name: '' }], unknown_rank: false };
    const inputs = Object.fromEntries(this.#model.inputs.map(({ name, datatype }) => [name, { dtype: TF_TYPES[datatype], tensor_shape: shape, name: `${name}:0` }]));
    return { model_spec: { name: this.#model.name, version: '1' }, metadata: { signature_def: { signature_def: { serving_default: { inputs, outputs: {}, method_name: 'tensorflow/serving/predict' } } } } };
  }

  #tfPredict(body: unknown): unknown {
    const rows = array(record(body).instances, 'instances').map((instance) => {
      const row = record(instance);
      for (const { name, datatype } of this.#model.inputs) checkType(name, datatype, row[name]);
      return row as ServedRow;
    });
    return { predictions: this.#answers(rows).map((answer) => (Object.keys(answer).length === 1 ? Object.values(answer)[0] : answer)) };
  }
}

function checkType(name: string, datatype: ServedInput['datatype'], value: unknown): void {
  const fits = datatype === 'BYTES' ? typeof value === 'string' : datatype === 'BOOL' ? typeof value === 'boolean' : datatype === 'INT64' ? Number.isInteger(value) : typeof value === 'number';
  if (!fits) throw new Malformed(`${name} holds ${JSON.stringify(value)}, which is no ${datatype}`);
}

function sample(inputs: readonly ServedInput[]): ServedRow {
  return Object.fromEntries(inputs.map(({ name, datatype }) => [name, datatype === 'BYTES' ? '' : datatype === 'BOOL' ? false : 0]));
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed('an object is wanted');
  return value as Record<string, unknown>;
}

function array(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value)) throw new Malformed(`${what} must be a list`);
  return value as unknown[];
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (chunks.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new Malformed('the body is not JSON');
  }
}

function reply(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
}
