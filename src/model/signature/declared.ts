import { InputError } from '../../core/problem.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { list } from '../format.ts';
import { declaredInputs } from '../predictors/inputs.ts';
import type { ModelSignature, SignatureValue } from './signature.ts';

/**
 * The signature with what the delivery file says beyond it: defaults, categories, classes, ranges. Throws InputError for a name
 * that the model does not have, and for a declaration against what the model states.
 */
export function withDeclared(delivery: Delivery, signature: ModelSignature): ModelSignature {
  const { inputs = {}, outputs = {} } = delivery.spec.tests!.signature!;
  const declared = {
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, { optional, values, range }]) => [name, partial(values, range, optional)])),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { classes, range }]) => [name, partial(classes, range)])),
  };
  const merged = (side: 'inputs' | 'outputs'): SignatureValue[] => {
    const unknown = Object.keys(declared[side]).filter((name) => !signature[side].some((value) => value.name === name));
    if (unknown.length > 0)
      throw InputError.of('signature-name-unknown', `tests.signature.${side} names ${list(unknown)}, and the model has ${list(signature[side].map(({ name }) => name))}.`, 'Correct the name.', delivery.locate(['tests', 'signature', side, unknown[0]!]));
    return signature[side].map((value) => {
      const own = declared[side][value.name] ?? {};
      if (own.values && value.values && JSON.stringify(own.values) !== JSON.stringify(value.values))
        throw InputError.of('signature-contradicts', `tests.signature.${side} gives ${value.name} the classes ${list(own.values.map(String))}, and the model states ${list(value.values.map(String))}.`, 'Take the declaration out, or correct it.', delivery.locate(['tests', 'signature', side, value.name]));
      // Values of a sensitive column stand in no statement and no finding.
      return { ...value, ...own, ...(side === 'inputs' && isSensitive(delivery, value.name) && { values: undefined }) };
    });
  };
  return { ...signature, inputs: merged('inputs'), outputs: merged('outputs') };
}

function isSensitive(delivery: Delivery, input: string): boolean {
  const columns = (declaredInputs(delivery.spec.tests?.predictor ?? {}) ?? []).filter(({ name }) => name === input).map(({ column }) => column);
  return [input, ...columns].some((name) => delivery.spec.data?.columns?.[name]?.sensitive === true);
}

function partial(values: SignatureValue['values'], range: number[] | undefined, optional?: boolean): Partial<SignatureValue> {
  return { ...(values && { values }), ...(range && { range: [range[0]!, range[1]!] }), ...(optional !== undefined && { optional }) };
}
