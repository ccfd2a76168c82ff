import type { Situation } from '../approval/request/request.ts';
import { InputError } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { parityText, type Parity } from '../evidence/parity.ts';
import { planOf } from '../rollout/policy.ts';
import type { ServingNow } from './serving.ts';

/** What people are told beside the evidence: what serves now, and what an approval sets going. */
export function situationOf(delivery: Delivery, serving: ServingNow | undefined, parity: Parity | undefined): Situation {
  return {
    ...(serving && { champion: { release: serving.release, ledger: serving.ledger } }),
    ...(parity && { before: [parityText(parity)] }),
    ...(delivery.spec.rollout && { rollout: rolloutOf(delivery) }),
  };
}

/** A rollout that could decide nothing is no reason to leave people without the page. */
export function rolloutOf(delivery: Delivery): NonNullable<Situation['rollout']> {
  try {
    return { plan: planOf(delivery) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { problems: error.problems.map(({ message, fix }) => `${message} ${fix}`) };
  }
}
