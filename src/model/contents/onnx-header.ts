import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import { ProtobufError, ProtobufFile, type Field } from './protobuf.ts';

/** An input or output of the graph. */
export interface OnnxValueInfo {
  name: string;
  kind: 'tensor' | 'sequence' | 'map' | 'optional' | 'sparse' | 'unknown';
  /** Element type of a tensor, as ONNX names it: `float`, `int64`, `string`. */
  type?: string;
  /** Dimensions of a tensor: a number, a name, or null where it says neither; undefined where it states no shape at all. */
  shape?: (number | string | null)[];
  /** An input with an initializer: who leaves it out gets that value. */
  optional?: boolean;
}

/** What an ONNX file says of itself, without its weights. */
export interface OnnxHeader {
  irVersion: number;
  producer: string;
  producerVersion: string;
  opsets: { domain: string; version: number }[];
  inputs: OnnxValueInfo[];
  outputs: OnnxValueInfo[];
  /** Nodes, those of subgraphs and functions too. */
  nodes: number;
  /** Operators in use, `domain:name` (`name` alone in ONNX's own domain), sorted. */
  operators: string[];
  initializers: number;
  /** Files that tensors lie in, as the model names them, sorted. Not checked: see `externalDataFiles`. */
  externalData: string[];
  metadata: Record<string, string>;
  /** Nodes that make an output of the graph, by output: the operator and its attributes of texts and numbers. */
  makers: Record<string, { operator: string; attributes: Record<string, OnnxAttribute> }>;
}

export type OnnxAttribute = string | number | string[] | number[];

/** Bounds. A header beyond these is refused, so that a file made to exhaust memory does not. */
const MOST = { values: 10_000, nodes: 1_000_000, initializers: 1_000_000, dims: 64, text: 4096, value: 1024 * 1024, labels: 10_000, depth: 32, metadata: 1000, external: 10_000, opsets: 1000 };

/** TensorProto.DataType of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). */
const TYPES = [
  'undefined', 'float', 'uint8', 'int8', 'uint16', 'int16', 'int32', 'int64', 'string', 'bool', 'float16', 'double', 'uint32', 'uint64', 'complex64', 'complex128',
  'bfloat16', 'float8e4m3fn', 'float8e4m3fnuz', 'float8e5m2', 'float8e5m2fnuz', 'uint4', 'int4', 'float4e2m1',
];

/** Reads the header of an ONNX file; weights are passed over, never loaded. Throws InputError `onnx-unreadable`. */
export function readOnnxHeader(file: string): OnnxHeader {
  let reader: ProtobufFile | undefined;
  try {
    reader = new ProtobufFile(file);
    return new HeaderReader(reader).model();
  } catch (error) {
    if (!(error instanceof ProtobufError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw InputError.of('onnx-unreadable', `${path.basename(file)} cannot be read as an ONNX model: ${(error as Error).message}.`, 'Export the model again; the file may be cut, or of another format.', { file, line: 1, column: 1 }, { cause: error });
  } finally {
    reader?.close();
  }
}

/**
 * Absolute paths of the files that an ONNX model keeps its tensors in. Throws InputError `onnx-external-data` for one that leaves
 * the model's folder.
 */
export function externalDataFiles(file: string, header: Pick<OnnxHeader, 'externalData'>): { name: string; file: string }[] {
  const folder = path.dirname(path.resolve(file));
  return header.externalData.map((name) => {
    const found = path.resolve(folder, name);
    if (name !== '' && !path.isAbsolute(name) && isBelow(found, folder) && staysBelow(found, folder)) return { name, file: found };
    throw InputError.of('onnx-external-data', `${path.basename(file)} keeps tensors in ${JSON.stringify(name)}, which is not below its folder.`, 'Save the model with its external data beside it.', { file, line: 1, column: 1 });
  });
}

function isBelow(file: string, folder: string): boolean {
  return file.startsWith(folder + path.sep);
}

/** Also by its links. A file that is not there leads nowhere: whoever opens it says so. */
function staysBelow(file: string, folder: string): boolean {
  return !existsSync(file) || isBelow(realpathSync(file), realpathSync(folder));
}

class HeaderReader {
  readonly #file: ProtobufFile;
  readonly #operators = new Set<string>();
  readonly #external = new Set<string>();
  #nodes = 0;
  #initializers = 0;

  constructor(file: ProtobufFile) {
    this.#file = file;
  }

  model(): OnnxHeader {
    const texts: Record<number, string> = {};
    const opsets: OnnxHeader['opsets'] = [];
    const metadata: Record<string, string> = {};
    let irVersion: number | undefined;
    let graph: Field | undefined;
    for (const field of this.#file.fields()) {
      if (field.number === 1 && field.wire === 0) irVersion = Number(field.value);
      else if (field.wire !== 2) continue;
      else if (field.number === 2 || field.number === 3) texts[field.number] = this.#text(field);
      else if (field.number === 7) graph = field;
      else if (field.number === 8) bounded(opsets.push(this.#opset(field)), MOST.opsets, 'opsets');
      else if (field.number === 14) {
        const [key, value] = this.#entry(field, MOST.value);
        metadata[key] = value;
        bounded(Object.keys(metadata).length, MOST.metadata, 'entries of metadata');
      } else if (field.number === 25) this.#nodesOf(field, 7, 1);
    }
    if (irVersion === undefined || graph === undefined) throw new ProtobufError('it has no IR version or no graph');
    const { inputs, outputs, makers } = this.#graph(graph);
    return {
      irVersion, producer: texts[2] ?? '', producerVersion: texts[3] ?? '', opsets, inputs, outputs, makers, metadata,
      nodes: this.#nodes, initializers: this.#initializers, operators: [...this.#operators].sort(), externalData: [...this.#external].sort(),
    };
  }

  #graph(graph: Field): Pick<OnnxHeader, 'inputs' | 'outputs' | 'makers'> {
    const inputs: OnnxValueInfo[] = [];
    const outputs: OnnxValueInfo[] = [];
    const initialized = new Set<string>();
    const nodes: Field[] = [];
    for (const field of this.#file.fields(graph.start, graph.end)) {
      if (field.wire !== 2) continue;
      if (field.number === 1) nodes.push(field);
      else if (field.number === 5) initialized.add(this.#tensor(field));
      else if (field.number === 15) this.#sparse(field);
      else if (field.number === 11) bounded(inputs.push(this.#value(field)), MOST.values, 'inputs');
      else if (field.number === 12) bounded(outputs.push(this.#value(field)), MOST.values, 'outputs');
      bounded(nodes.length, MOST.nodes, 'nodes');
    }
    const wanted = new Set(outputs.map(({ name }) => name));
    const makers: OnnxHeader['makers'] = {};
    for (const node of nodes) this.#node(node, 1, { wanted, makers });
    return { inputs: inputs.map((input) => (initialized.has(input.name) ? { ...input, optional: true } : input)), outputs, makers };
  }

  /** Nodes of a subgraph (field 1) or function (field 7), with the tensors that they hold. */
  #nodesOf(message: Field, number: number, depth: number): void {
    bounded(depth, MOST.depth, 'nested graphs');
    for (const field of this.#file.fields(message.start, message.end)) {
      if (field.wire !== 2) continue;
      if (field.number === number) this.#node(field, depth);
      else if (number === 1 && field.number === 5) this.#tensor(field);
      else if (number === 1 && field.number === 15) this.#sparse(field);
    }
  }

  #node(node: Field, depth: number, outer?: { wanted: ReadonlySet<string>; makers: OnnxHeader['makers'] }): void {
    bounded(++this.#nodes, MOST.nodes, 'nodes');
    const made: string[] = [];
    const attributes: Field[] = [];
    let operator = '';
    let domain = '';
    for (const field of this.#file.fields(node.start, node.end)) {
      if (field.wire !== 2) continue;
      if (field.number === 2 && outer) {
        const name = this.#text(field);
        if (outer.wanted.has(name)) made.push(name);
      } else if (field.number === 4) operator = this.#text(field);
      else if (field.number === 7) domain = this.#text(field);
      else if (field.number === 5) attributes.push(field);
    }
    const name = domain === '' || domain === 'ai.onnx' ? operator : `${domain}:${operator}`;
    this.#operators.add(name);
    const read: Record<string, OnnxAttribute> = {};
    for (const attribute of attributes) this.#attribute(attribute, depth, made.length > 0 ? read : undefined);
    for (const output of made) outer!.makers[output] = { operator: name, attributes: read };
  }

  #attribute(attribute: Field, depth: number, into?: Record<string, OnnxAttribute>): void {
    let name = '';
    let value: OnnxAttribute | undefined;
    const list: (string | number)[] = [];
    for (const field of this.#file.fields(attribute.start, attribute.end)) {
      if (field.number === 1 && field.wire === 2) name = this.#text(field);
      else if (field.number === 5 || field.number === 10) this.#tensor(field);
      else if (field.number === 6 || field.number === 11) this.#nodesOf(field, 1, depth + 1);
      if (!into || list.length > MOST.labels) continue;
      if (field.number === 2 && field.wire === 5) value = this.#file.float(field);
      else if (field.number === 3 && field.wire === 0) value = Number(BigInt.asIntN(64, field.value));
      else if (field.number === 4 && field.wire === 2 && field.end - field.start <= MOST.text) value = this.#text(field);
      else if (field.number === 8 && field.wire === 0) list.push(Number(BigInt.asIntN(64, field.value)));
      else if (field.number === 8 && field.wire === 2) for (const each of this.#file.packed(field)) list.push(Number(BigInt.asIntN(64, each)));
      else if (field.number === 9 && field.wire === 2) list.push(this.#text(field));
    }
    if (into && list.length > 0 && list.length <= MOST.labels) into[name] = list as string[] | number[];
    else if (into && value !== undefined) into[name] = value;
  }

  /** Answers its name; notes where its data lies. */
  #tensor(tensor: Field): string {
    bounded(++this.#initializers, MOST.initializers, 'tensors');
    let name = '';
    for (const field of this.#file.fields(tensor.start, tensor.end)) {
      if (field.number === 8 && field.wire === 2) name = this.#text(field);
      else if (field.number === 13 && field.wire === 2) {
        const [key, value] = this.#entry(field, MOST.text);
        if (key === 'location') this.#external.add(value);
        bounded(this.#external.size, MOST.external, 'files of external data');
      }
    }
    return name;
  }

  #sparse(message: Field): void {
    for (const field of this.#file.fields(message.start, message.end)) if (field.wire === 2 && field.number <= 2) this.#tensor(field);
  }

  #value(message: Field): OnnxValueInfo {
    const info: OnnxValueInfo = { name: '', kind: 'unknown' };
    for (const field of this.#file.fields(message.start, message.end)) {
      if (field.wire !== 2) continue;
      if (field.number === 1) info.name = this.#text(field);
      else if (field.number === 2) Object.assign(info, this.#type(field));
    }
    return info;
  }

  #type(message: Field): Partial<OnnxValueInfo> {
    for (const field of this.#file.fields(message.start, message.end)) {
      if (field.wire !== 2) continue;
      if (field.number === 1) return { kind: 'tensor', ...this.#tensorType(field) };
      const kind = ({ 4: 'sequence', 5: 'map', 8: 'sparse', 9: 'optional' } as const)[field.number];
      if (kind) return { kind };
    }
    return { kind: 'unknown' };
  }

  #tensorType(message: Field): Partial<OnnxValueInfo> {
    const found: Partial<OnnxValueInfo> = {};
    for (const field of this.#file.fields(message.start, message.end)) {
      if (field.number === 1 && field.wire === 0) found.type = TYPES[Number(field.value)] ?? `type ${field.value}`;
      else if (field.number === 2 && field.wire === 2) {
        const shape: (number | string | null)[] = [];
        for (const dim of this.#file.fields(field.start, field.end)) if (dim.number === 1 && dim.wire === 2) bounded(shape.push(this.#dimension(dim)), MOST.dims, 'dimensions');
        found.shape = shape;
      }
    }
    return found;
  }

  #dimension(message: Field): number | string | null {
    for (const field of this.#file.fields(message.start, message.end)) {
      if (field.number === 1 && field.wire === 0) {
        const size = Number(BigInt.asIntN(64, field.value));
        return size < 0 ? null : size;
      }
      if (field.number === 2 && field.wire === 2) return this.#text(field) || null;
    }
    return null;
  }

  #opset(message: Field): { domain: string; version: number } {
    const opset = { domain: '', version: 0 };
    for (const field of this.#file.fields(message.start, message.end)) {
      if (field.number === 1 && field.wire === 2) opset.domain = this.#text(field);
      else if (field.number === 2 && field.wire === 0) opset.version = Number(BigInt.asIntN(64, field.value));
    }
    return opset;
  }

  #entry(message: Field, most: number): [key: string, value: string] {
    let key = '';
    let value = '';
    for (const field of this.#file.fields(message.start, message.end)) {
      if (field.wire !== 2) continue;
      if (field.number === 1) key = this.#text(field);
      else if (field.number === 2) value = this.#file.text(field, most);
    }
    return [key, value];
  }

  #text(field: Field): string {
    return this.#file.text(field, MOST.text);
  }
}

function bounded(count: number, most: number, what: string): void {
  if (count > most) throw new ProtobufError(`it has more than ${most} ${what}`);
}
