import { parseYaml } from '../../delivery/parse.ts';
import { isRecord, type ModelSignature, type SignatureValue } from './signature.ts';

/** MLflow's column types (mlflow.types.DataType) and NumPy's element types, under one name each. */
const TYPES: Record<string, string> = {
  integer: 'int32', long: 'int64', float: 'float32', double: 'float64', string: 'string', boolean: 'boolean', binary: 'binary', datetime: 'datetime', bool: 'boolean', object: 'object', str: 'string',
};

/**
 * The signature in an `MLmodel` file: JSON texts of columns or tensors under `signature`; parameters are inputs with a default.
 * Undefined where the file has none. Throws InputError for text that is no YAML.
 */
export function signatureFromMlmodel(bytes: Uint8Array, file: string): ModelSignature | undefined {
  const { value } = parseYaml(bytes, file);
  const signature = isRecord(value) ? value.signature : undefined;
  if (!isRecord(signature)) return undefined;
  const inputs = columns(signature.inputs);
  const outputs = columns(signature.outputs);
  const params = columns(signature.params)?.map((param) => ({ ...param, name: `params.${param.name}`, optional: true }));
  if (!inputs && !outputs) return undefined;
  return { from: 'mlflow', inputs: [...(inputs ?? []), ...(params ?? [])], outputs: outputs ?? [] };
}

function columns(text: unknown): SignatureValue[] | undefined {
  if (typeof text !== 'string') return undefined;
  let specs: unknown;
  try {
    specs = JSON.parse(text);
  } catch {
    return undefined;
  }
  return Array.isArray(specs) ? specs.filter(isRecord).map(column) : undefined;
}

function column(spec: Record<string, unknown>, index: number): SignatureValue {
  // Columns without names are told apart by their place.
  const name = typeof spec.name === 'string' ? spec.name : String(index);
  const optional = spec.required === false || spec.optional === true ? { optional: true } : {};
  const tensor = spec['tensor-spec'];
  if (isRecord(tensor)) {
    const shape = Array.isArray(tensor.shape) ? tensor.shape.map((size) => (typeof size === 'number' && size >= 0 ? size : null)) : undefined;
    return { name, type: typeOf(tensor.dtype), ...(shape && { shape }), ...optional };
  }
  return { name, type: typeOf(spec.type ?? spec.dtype, spec), ...optional };
}

/** Lists and objects are compared as they are written. */
function typeOf(type: unknown, spec: Record<string, unknown> = {}): string {
  const { items, properties, values } = spec;
  const inner = items ?? properties ?? values;
  const name = String(type);
  return inner === undefined ? (TYPES[name] ?? name) : `${name} of ${JSON.stringify(inner)}`;
}
