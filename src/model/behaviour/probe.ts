import type { Probe } from '../probes.ts';
import { judgeBehaviour } from './judge.ts';
import { withPredictor } from './with-predictor.ts';

/** `tests.behaviour`: what the model must do with changed inputs. */
export const BEHAVIOUR: Probe = {
  name: 'behaviour',
  declared: ({ spec }) => spec.tests?.behaviour !== undefined,
  judge: (delivery, context, options) => withPredictor(delivery, context, ['tests', 'behaviour'], (predictor) => judgeBehaviour(delivery, context, predictor, options)),
};
