import type { Location } from '../../core/verdict.ts';
import { KINDS } from '../../delivery/risk-class.ts';
import type { Change as ChangeKind, RiskClass } from '../../delivery/spec.ts';

export { higher, KINDS as CHANGE_KINDS, RISK_CLASSES } from '../../delivery/risk-class.ts';
export type { ChangeKind, RiskClass };

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

/** What counts where a candidate cannot be compared: whatever could have changed has. */
export function everythingChanged(why: string): Change[] {
  return KINDS.map((kind) => ({ kind, what: why }));
}
