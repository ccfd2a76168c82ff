/** A value of an input or output that has names for its values, or of its classes. */
export type Named = string | number | boolean;

/** One input or output of a model. */
export interface SignatureValue {
  name: string;
  /** `float32`, `int64`, `string`, `boolean`, …; `sequence`, `map` and others as they are; undefined where nobody says. */
  type?: string;
  /** null: any size. Undefined where nobody says. */
  shape?: (number | null)[];
  /** An input with a default. */
  optional?: boolean;
  /** Categories that an input takes, or classes of an output, in order. */
  values?: Named[];
  /** Least and most that a number can be. */
  range?: [number, number];
}

/** What callers of a model rely on. */
export interface ModelSignature {
  /** What it was read from. */
  from: 'onnx' | 'mlflow' | 'open-inference' | 'signature';
  inputs: SignatureValue[];
  outputs: SignatureValue[];
  /** Of the release, where a signature file says it. */
  version?: string;
}

export const SIGNATURE_SCHEMA = 'urn:sluice:signature:v1';

/** Beyond these nobody could compare by eye, and files are made to be slow. */
export const MOST_VALUES = 10_000;
export const MOST_BYTES = 4 * 1024 * 1024;

/** The file that a release leaves for the next one to be compared with. */
export function signatureJson(signature: ModelSignature, release: { name: string; version?: string }): string {
  const { inputs, outputs, from } = signature;
  return `${JSON.stringify({ schema: SIGNATURE_SCHEMA, release, from, inputs, outputs }, null, 2)}\n`;
}

/** A signature out of JSON that may be anything; undefined where it is none. */
export function signatureOf(value: unknown): ModelSignature | undefined {
  if (!isRecord(value)) return undefined;
  const inputs = valuesOf(value.inputs);
  const outputs = valuesOf(value.outputs);
  if (!inputs || !outputs) return undefined;
  const version = isRecord(value.release) && typeof value.release.version === 'string' ? value.release.version : undefined;
  return { from: 'signature', inputs, outputs, ...(version !== undefined && { version }) };
}

function valuesOf(value: unknown): SignatureValue[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_VALUES) return undefined;
  const found = value.map(valueOf);
  return found.every((each) => each !== undefined) ? found : undefined;
}

function valueOf(value: unknown): SignatureValue | undefined {
  if (!isRecord(value) || typeof value.name !== 'string') return undefined;
  const { name, type, shape, optional, values, range } = value;
  const isShape = shape === undefined || (Array.isArray(shape) && shape.every((size) => size === null || Number.isSafeInteger(size)));
  const isRange = range === undefined || (Array.isArray(range) && range.length === 2 && range.every((end) => typeof end === 'number'));
  const isValues = values === undefined || (Array.isArray(values) && values.length <= MOST_VALUES && values.every((each) => ['string', 'number', 'boolean'].includes(typeof each)));
  if (!isShape || !isRange || !isValues || (type !== undefined && typeof type !== 'string') || (optional !== undefined && typeof optional !== 'boolean')) return undefined;
  return {
    name,
    ...(type !== undefined && { type }),
    ...(shape !== undefined && { shape: shape as (number | null)[] }),
    ...(optional === true && { optional }),
    ...(values !== undefined && { values: values as Named[] }),
    ...(range !== undefined && { range: range as [number, number] }),
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
