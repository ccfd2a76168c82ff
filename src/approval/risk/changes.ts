import type { Location } from '../../core/verdict.ts';
import type { Change as ChangeKind, RiskClass } from '../../delivery/spec.ts';

export type { ChangeKind, RiskClass };

/** Every kind of change, in the order in which people are told of them. */
export const CHANGE_KINDS = [
  'first-delivery', 'weights', 'code', 'features', 'config', 'environment', 'lineage', 'data', 'contract',
  'thresholds-loosened', 'fairness-worse', 'serving-limits', 'signature', 'policy', 'idle',
] as const satisfies readonly ChangeKind[];

/** From the least to the most. */
export const RISK_CLASSES = ['low', 'medium', 'high'] as const satisfies readonly RiskClass[];

/** One difference between a candidate and what serves. */
export interface Change {
  kind: ChangeKind;
  /** In plain words, with the numbers where there are any. */
  what: string;
  /** In the delivery file at hand, where it stands there. */
  location?: Location;
}

/** The class of a candidate, and why; part of the policy that a challenge names. */
export interface Risk {
  class: RiskClass;
  because: string[];
  changes: Pick<Change, 'kind' | 'what'>[];
}

/** The higher one of two classes. */
export function higher(one: RiskClass, other: RiskClass): RiskClass {
  return RISK_CLASSES.indexOf(one) >= RISK_CLASSES.indexOf(other) ? one : other;
}

/** What counts where a candidate cannot be compared: whatever could have changed has. */
export function everythingChanged(why: string): Change[] {
  return CHANGE_KINDS.map((kind) => ({ kind, what: why }));
}
