import { readOnnxHeader, type OnnxAttribute, type OnnxHeader, type OnnxValueInfo } from '../contents/onnx-header.ts';
import type { ModelSignature, Named, SignatureValue } from './signature.ts';

/** Element types that have another name here than in ONNX. */
const TYPES: Record<string, string> = { float: 'float32', double: 'float64', bool: 'boolean' };

/** Attributes of ai.onnx.ml's classifiers that hold the classes, in order. */
const LABELS = ['classlabels_strings', 'classlabels_int64s', 'classlabels_ints', 'keys_strings', 'keys_int64s'];
/** What a classifier does last, where its numbers then are probabilities. */
const PROBABILITIES = ['LOGISTIC', 'SOFTMAX', 'SOFTMAX_ZERO'];
/** Operators whose numbers cannot leave 0 to 1. */
const BOUNDED = ['Sigmoid', 'Softmax', 'HardSigmoid'];

/** The signature that an ONNX file states. Throws InputError `onnx-unreadable`. */
export function signatureFromOnnx(file: string): ModelSignature {
  const header = readOnnxHeader(file);
  return {
    from: 'onnx',
    inputs: header.inputs.map(plain),
    outputs: header.outputs.map((output) => ({ ...plain(output), ...made(header.makers[output.name], output) })),
  };
}

function plain({ name, kind, type, shape, optional }: OnnxValueInfo): SignatureValue {
  return {
    name,
    ...(kind === 'tensor' ? type !== undefined && { type: TYPES[type] ?? type } : { type: kind }),
    ...(shape && { shape: shape.map((size) => (typeof size === 'number' ? size : null)) }),
    ...(optional && { optional }),
  };
}

/** Classes and range, as the operator behind the output has them. */
function made(maker: OnnxHeader['makers'][string] | undefined, { type }: OnnxValueInfo): Partial<SignatureValue> {
  if (!maker) return {};
  const labels = LABELS.map((name) => maker.attributes[name]).find(isList);
  const isNumber = type === 'float' || type === 'double' || type === 'float16';
  const ranged = isNumber && (BOUNDED.includes(maker.operator) || PROBABILITIES.includes(String(maker.attributes.post_transform)));
  return { ...(labels && { values: labels }), ...(ranged && { range: [0, 1] }) };
}

function isList(value: OnnxAttribute | undefined): value is Named[] & OnnxAttribute {
  return Array.isArray(value) && value.length > 0;
}
