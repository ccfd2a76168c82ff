import type { Split } from '../core/seams.ts';
import type { Numbers, Plan } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import type { Misfit } from '../serving/prove.ts';
import type { Judgement } from './judge.ts';

/** What a tick sees besides the journal. */
export interface Observation {
  /** What the router is configured to do now. */
  configured: Split;
  /** Who else wrote the router, where it is not as it was told and somebody can tell. */
  changedBy?: string;
  /** Which servers are not ready, where that alone is why users are shared otherwise than was told. */
  lacking?: string;
  /** The slot that the router sends copies to; undefined where nobody asked. */
  mirrored?: string | null;
  /** Why the candidate's slot, asked again, may not serve. */
  misfit?: Misfit;
  /** Why the gate would not let this release begin to serve now. */
  refused?: string;
  /** Why what the slots say of themselves is no ground for more users. */
  doubt?: { code: string; reason: string };
  /** Why the champion could not take everything back now. */
  unready?: { code: string; reason: string };
}

/**
 * What to do next. `watch` and `hold` leave the router alone (`lower`: only down to what was intended); a hold that `waits`
 * stops the time budget. `end`: the plan ends as declared, and all users are the champion's.
 */
export type Decision = { reason: string; numbers: Record<string, Numbers> } & (
  | { kind: 'advance'; step: number; split: Split }
  | { kind: 'drain'; code: string; guardrail?: string }
  | { kind: 'hold'; code: string; by: 'person' | 'machine'; record: boolean; waits?: true; lower?: Split }
  | { kind: 'promote' }
  | { kind: 'end'; code: string }
  | { kind: 'watch' }
);

export type Unnumbered = Decision extends infer D ? (D extends Decision ? Omit<D, 'numbers'> : never) : never;

/** Everything that one rule may look at. */
export interface Sight {
  open: OpenDelivery;
  observation: Observation;
  plan: Plan;
  now: number;
  judgements: readonly Judgement[];
}

export type Rule = (sight: Sight) => Unnumbered | undefined;

/** The split of a step. */
export function splitAt(open: OpenDelivery, step: number): Split {
  const share = open.plan.steps[step] ?? 0;
  return Object.fromEntries(open.slots.map((slot) => [slot, slot === open.slot ? share : 100 - share]));
}

export function minutes(milliseconds: number): string {
  return milliseconds < 120_000 ? `${Math.round(milliseconds / 1000)} s` : `${Math.round(milliseconds / 60_000)} minutes`;
}
