import type { PlannedGuardrail } from '../../journal/events.ts';
import type { Seen } from '../../journal/state-types.ts';
import type { Mass } from '../../statistics/difference.ts';
import type { Bet, Bets, JudgeKind, Shape } from '../../statistics/sequential.ts';

/** What was seen before the interval at hand, so that nothing in it decides how it is judged; plain JSON. */
export interface Past {
  /** The champion's units and what they count for, alone or beside the candidate. */
  champion: Mass;
  /** Kind `quantile`: the same above the edge of harm. */
  beyond?: Mass;
  /** Kind `classes`: by class, in the plan's order, the last one for all others. */
  classes?: { candidate: number[]; champion: number[] };
  /** Kind `gauge`: the last figures, and the champion's highest. */
  gauge?: { candidate: number; champion: number; highest: number };
}

/** How one kind of guardrail turns what was seen into bets. Pure. */
export interface Kind {
  form(guardrail: PlannedGuardrail): JudgeKind;
  shape(guardrail: PlannedGuardrail): Shape;
  /** Of an interval in which both arms were at work; undefined: it says nothing. */
  bets(guardrail: PlannedGuardrail, interval: Seen, past: Past): Bets | undefined;
  /** Of an interval after which the candidate had all users, held against the champion from before: for harm alone, weaker, and not randomised. */
  alone(guardrail: PlannedGuardrail, interval: Seen, past: Past): Bet[] | undefined;
  /** The past after this interval, where the kind keeps more than the champion's sums. */
  remember?(guardrail: PlannedGuardrail, interval: Seen, past: Past): Partial<Past>;
}

/** Users that count once each are as independent of each other as requests that are declared so. */
export function formOfUnit({ unit }: PlannedGuardrail): JudgeKind {
  return unit === 'interval' ? 'interval' : 'request';
}

/** The same bet in every stream. */
export function inAll(streams: number, bet: Bet): Bet[] {
  return Array.from({ length: streams }, () => bet);
}
