import { isRecord, type ModelSignature, type SignatureValue } from './signature.ts';

/** Datatypes of the Open Inference Protocol v2. */
const TYPES: Record<string, string> = {
  BOOL: 'boolean', BYTES: 'string', FP16: 'float16', BF16: 'bfloat16', FP32: 'float32', FP64: 'float64', INT8: 'int8', INT16: 'int16', INT32: 'int32', INT64: 'int64',
  UINT8: 'uint8', UINT16: 'uint16', UINT32: 'uint32', UINT64: 'uint64',
};

/** The signature in a model's metadata, as `GET /v2/models/NAME` answers it; undefined where it is none. */
export function signatureFromMetadata(metadata: unknown): ModelSignature | undefined {
  if (!isRecord(metadata) || !Array.isArray(metadata.inputs) || !Array.isArray(metadata.outputs)) return undefined;
  const inputs = metadata.inputs.map(value);
  const outputs = metadata.outputs.map(value);
  if (![...inputs, ...outputs].every((each) => each !== undefined)) return undefined;
  return { from: 'open-inference', inputs: inputs as SignatureValue[], outputs: outputs as SignatureValue[] };
}

function value(tensor: unknown): SignatureValue | undefined {
  if (!isRecord(tensor) || typeof tensor.name !== 'string' || typeof tensor.datatype !== 'string') return undefined;
  const shape = Array.isArray(tensor.shape) ? tensor.shape.map((size) => (typeof size === 'number' && size >= 0 ? size : null)) : undefined;
  const parameters = isRecord(tensor.parameters) ? tensor.parameters : {};
  return { name: tensor.name, type: TYPES[tensor.datatype] ?? tensor.datatype, ...(shape && { shape }), ...(parameters.optional === true && { optional: true }) };
}
