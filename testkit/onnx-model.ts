// Writes small ONNX files byte by byte (onnx.proto3, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto), also such as no exporter would.

/** A protobuf field: a number becomes a varint, bytes and text a length and bytes. */
export function field(number: number, value: number | bigint | string | Uint8Array): Buffer {
  if (typeof value === 'number' || typeof value === 'bigint') return Buffer.concat([varint(number << 3), varint(value)]);
  const bytes = Buffer.from(value);
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

export function varint(value: number | bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    bytes.push(Number(rest & 127n) | (rest > 127n ? 128 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}

export const ELEMENT = { float32: 1, int64: 7, string: 8, boolean: 9, float64: 11 } as const;

export interface GraphValue {
  name: string;
  type?: keyof typeof ELEMENT;
  /** Sizes, and names of open ones. */
  shape?: (number | string)[];
  /** A list of maps, as ZipMap makes. */
  sequence?: boolean;
}

export interface GraphNode {
  operator: string;
  domain?: string;
  inputs: string[];
  outputs: string[];
  attributes?: Record<string, number | string | number[] | string[] | { graph: Buffer }>;
}

export interface Initializer {
  name: string;
  dims: number[];
  floats?: number[];
  /** File of its data, instead of `floats`. */
  external?: string;
}

export interface GraphModel {
  inputs: GraphValue[];
  outputs: GraphValue[];
  nodes: GraphNode[];
  initializers?: Initializer[];
  metadata?: Record<string, string>;
}

export function onnxModel({ metadata = {}, ...graph }: GraphModel): Buffer {
  const entries = Object.entries(metadata).map(([key, value]) => field(14, Buffer.concat([field(1, key), field(2, value)])));
  const opsets = [['', 13], ['ai.onnx.ml', 2]].map(([domain, version]) => field(8, Buffer.concat([field(1, domain!), field(2, version!)])));
  return Buffer.concat([field(1, 8), field(2, 'testkit'), field(7, onnxGraph(graph)), ...opsets, ...entries]);
}

export function onnxGraph({ inputs, outputs, nodes, initializers = [] }: Omit<GraphModel, 'metadata'>): Buffer {
  return Buffer.concat([...nodes.map((node) => field(1, nodeBytes(node))), field(2, 'graph'), ...initializers.map((tensor) => field(5, tensorBytes(tensor))), ...inputs.map((value) => field(11, valueBytes(value))), ...outputs.map((value) => field(12, valueBytes(value)))]);
}

function nodeBytes({ operator, domain = '', inputs, outputs, attributes = {} }: GraphNode): Buffer {
  const list = Object.entries(attributes).map(([name, value]) => field(5, Buffer.concat([field(1, name), attributeBytes(value)])));
  return Buffer.concat([...inputs.map((name) => field(1, name)), ...outputs.map((name) => field(2, name)), field(4, operator), ...list, field(7, domain)]);
}

function attributeBytes(value: NonNullable<GraphNode['attributes']>[string]): Buffer {
  if (typeof value === 'number') return Buffer.concat([field(3, value), field(20, 2)]);
  if (typeof value === 'string') return Buffer.concat([field(4, value), field(20, 3)]);
  if (!Array.isArray(value)) return Buffer.concat([field(6, value.graph), field(20, 5)]);
  if (typeof value[0] === 'string') return Buffer.concat([...value.map((text) => field(9, text as string)), field(20, 8)]);
  return Buffer.concat([...value.map((number) => field(8, number as number)), field(20, 7)]);
}

function tensorBytes({ name, dims, floats = [], external }: Initializer): Buffer {
  const head = [...dims.map((size) => field(1, size)), field(2, ELEMENT.float32), field(8, name)];
  if (external !== undefined) return Buffer.concat([...head, field(13, Buffer.concat([field(1, 'location'), field(2, external)])), field(14, 1)]);
  const raw = Buffer.alloc(4 * floats.length);
  floats.forEach((value, at) => raw.writeFloatLE(value, 4 * at));
  return Buffer.concat([...head, field(9, raw)]);
}

function valueBytes({ name, type = 'float32', shape, sequence }: GraphValue): Buffer {
  const dims = shape && field(2, Buffer.concat(shape.map((size) => field(1, typeof size === 'number' ? field(1, size) : field(2, size)))));
  const tensor = field(1, Buffer.concat([field(1, ELEMENT[type]), ...(dims ? [dims] : [])]));
  const map = field(5, Buffer.concat([field(1, ELEMENT.int64), field(2, field(1, field(1, ELEMENT.float32)))]));
  return Buffer.concat([field(1, name), field(2, sequence ? field(4, field(1, map)) : tensor)]);
}
