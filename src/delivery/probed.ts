import type { DeliverySpec } from './spec.ts';

type Tests = NonNullable<DeliverySpec['tests']>;

/** Whether the model itself has to be run for what the delivery file asks: stage probe-model, beside team code. */
export function isProbed(tests: Tests | undefined): boolean {
  return tests?.behaviour !== undefined || tests?.explanations !== undefined || tests?.serving !== undefined || tests?.golden?.ask === 'predictor';
}
