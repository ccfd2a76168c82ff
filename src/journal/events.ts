import type { Digest } from '../core/digest.ts';
import type { Counts, SignalState, Split } from '../core/seams.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import type { Plan } from './plan.ts';

export type { GuardrailKind, Hours, Plan, PlannedGuardrail, StepPlan, Strategy } from './plan.ts';

/** One guardrail's counts of one interval, with the candidate's share of users that was in force during all of it. */
export interface Observed {
  /** Milliseconds since the epoch; from `since` (exclusive) to `until` (inclusive). */
  since: number;
  until: number;
  /** 0 to 1, from the router. */
  exposure: number;
  /**
   * Rates: events of units. Quantiles: requests above the edge of promotion, of all. Means: the sum of the values, each drawn into 0 to 1 by
   * its bounds, of how many. Pairs: the candidate's alone, those that differ. Classes and gauges: no events, of how many answers or figures.
   */
  candidate: Counts;
  champion: Counts;
  /** Kind `quantile`: requests above the edge of harm, where it is another one. */
  beyond?: { candidate: number; champion: number };
  /** Kind `classes`: answers by class, in the plan's order, all others last. */
  classes?: { candidate: number[]; champion: number[] };
  /** Kind `gauge`; null where the champion's slot has none any more. */
  gauge?: { candidate: number; champion: number | null };
  /** Units of the total whose label was not there at the fixed age. */
  missing?: { candidate: number; champion: number };
  /** Rows that came after their window was counted; never added. */
  late?: number;
  /** Where the window lies in an earlier step than the look: that step. */
  step?: number;
  warm?: true;
}

/** Up to where a guardrail's events have been counted, and what its provider needs to go on from there. */
export interface Watermark {
  until: number;
  state?: SignalState;
}

/** Numbers behind a decision, by name; JSON has no infinities, so an undefined one is null. */
export type Numbers = Record<string, number | null>;

/** After the router changed, counting starts anew: a guardrail that could not be read then has no watermark. */
interface Rebased {
  watermarks?: Record<string, Watermark>;
}

/** `lease`, in any event of an open delivery: the time (milliseconds since the epoch) until which it is alive. */
interface Leased {
  lease?: number;
}

/** What each type of event says. The journal is the only memory of a model's deliveries; `state.ts` folds it. */
export interface EventData {
  /** A model that was serving before Sluice came: an untested baseline, the champion by its owner's word alone. */
  adopted: { release: ReleaseRef; slot: string; ledgerHead?: Digest };
  /** A delivery begins. `slot` is the one that does not serve; `champion` is null at a model's first delivery. */
  opened: {
    release: ReleaseRef;
    slot: string;
    slots: [string, string];
    champion: { release: Digest; slot: string } | null;
    plan: Plan;
    deliveryFile: Digest;
    ledgerHead: Digest;
  } & Leased;
  /** A release's bytes were put into a slot without users; `loaded` is what the slot said afterwards. */
  placed: { slot: string; release: Digest; loaded: Digest | 'unknown' } & Leased;
  /** The slot answered the golden rows as approved (`rows` 0: none are declared). `golden` names the kept rows. */
  smoked: { slot: string; release: Digest; rows: number; worst: number; golden: Digest | null; how: string } & Leased;
  /** What the router is about to be told, written down first so that a killed tick is finished by the next one. */
  intent: IntentData & Leased;
  /** A batch was scored by the candidate and seen by nobody: `n` rows, of which `differ` from what the champion said. */
  shadowed: Shadowed & Leased;
  /** The router reads back the intended split: a step is reached (`advanced`), the candidate has no users (`drained`)… */
  advanced: { split: Split; step: number } & Rebased & Leased;
  drained: { split: Split; by: 'tick' | 'watch' | 'rollback'; code: string; reason: string } & Leased;
  /** …or another intended split is in force (a restored one, or the way back to an older release). */
  acted: { split: Split } & Rebased & Leased;
  /** A tick looked: counts by guardrail, where counting goes on, and why a guardrail could not be read. */
  observed: { counts: Record<string, Observed>; watermarks: Record<string, Watermark>; outages: Record<string, string>; configured: Split;
    /** The slot that got copies of the requests, where the plan sends any. */
    mirrored?: string | null;
  } & Leased;
  /** A decision with its numbers. `roll-back` and `end` are final (`end`: the plan ends as declared, and the champion stays); `advance` is for the step it names. */
  judged: { answer: 'roll-back' | 'advance' | 'end'; step: number; code: string; reason: string; guardrail?: string; numbers: Record<string, Numbers>; askedBy?: Asker } & Leased;
  /** Exposure may not rise. A person's hold ends by a person's `resumed` alone; so does a machine's. */
  held: { by: 'person' | 'machine'; code: string; reason: string; askedBy?: Asker } & Leased;
  resumed: { reason: string } & Leased;
  /** The evidence would allow more, and the day, a person's gate or the hours of a step do not: from here to `going-on` the time budget stands still. */
  waiting: { code: string; reason: string } & Leased;
  'going-on': { reason: string } & Leased;
  /** Reviewers let a person pass a hold or a gate, skip a step, or deliver past the approval. */
  overridden: Override & Leased;
  /** The candidate is the champion now, and counts as verified good while serving. */
  promoted: {
    release: ReleaseRef; slot: string; ledgerHead: Digest; golden: Digest | null; servedMs: number; requests: number; numbers: Record<string, Numbers>;
    /** Until when the release before stays loaded in its slot (milliseconds since the epoch). */
    warmUntil?: number;
  };
  /** A slot without users was freed. */
  retired: { slot: string; release: Digest };
  /** `from` no longer serves. `to` is what serves instead (null: nothing, at a first delivery). */
  'rolled-back': RolledBack;
  /** A delivery's last event. `ended`: as its plan declares, without a promotion. `abandoned` ends a way back for which no release was fit; what served goes on serving. */
  closed: { outcome: 'promoted' | 'rolled-back' | 'ended' | 'abandoned'; note?: string };
  /** A newer delivery took the place of this one before it had users. */
  superseded: { by: string };
  lease: { lease: number };
  /**
   * The way back is tried where users do not mind: from what serves to an older release, and home again (`live`); or each kept release is
   * loaded into the slot that does not serve (`load`). No delivery begins meanwhile.
   */
  'drill-begun': { kind?: 'live' | 'load'; from: ReleaseRef; slot: string; to: ReleaseRef };
  /** How that went, or that people walked through the criteria (`tabletop`). Milliseconds. */
  drilled: { kind: 'live' | 'load' | 'tabletop'; outcome: 'pass' | 'warn' | 'fail'; note?: string; backMs?: number; forthMs?: number; within?: number };
  /** A candidate was judged on a sealed test set. Says nothing of a rollout: it may come at any time, of any delivery. */
  'test-set-used': { testSet: Digest; release: Digest };
}

/** Who asked for what a person may ask alone (a hold, an abort), as the run that wrote it knew. */
export interface Asker {
  /** The run, as a delivery's id is written. */
  run: string;
  /** The account that started it, where it ran on GitHub. */
  id?: number;
  login?: string;
}

/** A decision that no automatic actor takes, and who answers for it. */
export interface Override {
  /** `gate`: a step's own reviewers let it begin. `break-glass`: one review of the override's environment stands in place of the roles. */
  action: 'resume' | 'skip' | 'gate' | 'break-glass';
  reason: string;
  /** Who reviewed it, and who asked (null: the account is gone); ids, with the logins of then. */
  by: { id: number; login: string };
  askedBy: { id: number; login: string } | null;
  /** Run in which it was asked and reviewed. */
  run: string;
  challenge: string;
  /** Digest of the journal's last event when it was asked; null where the journal was empty. */
  head: Digest | null;
}

export interface Shadowed {
  /** 1 is the latest batch, 2 the one before. */
  index: number;
  /** As the program names it. */
  batch: string;
  n: number;
  differ: number;
}

export interface IntentData {
  kind: 'advance' | 'drain' | 'restore' | 'rollback';
  split: Split;
  /** Index of the plan's step that the split belongs to; −1 for none. */
  step: number;
  code: string;
  reason: string;
  /** Kind `rollback` alone: what goes, what comes, and where to. */
  from?: ReleaseRef;
  to?: ReleaseRef;
  slot?: string;
  trigger?: Trigger;
  triggeredAt?: string;
  /** A drill: nothing is wrong with `from`. */
  drill?: true;
}

/**
 * What set a way back going. `signals`: they were away, or the candidate fell silent; `time`: no evidence within the budget; `placing`:
 * the candidate could not be brought to where it would serve; `drill`: nothing is wrong.
 */
export type Trigger = 'guardrail' | 'lease' | 'person' | 'monitor' | 'data' | 'digest-mismatch' | 'signals' | 'time' | 'placing' | 'other' | 'drill';

export interface RolledBack {
  from: ReleaseRef;
  to: { release: ReleaseRef; slot: string } | null;
  code: string;
  reason: string;
  /** The run that asked for it, where a person or another workflow did. */
  askedBy?: string;
  guardrail?: string;
  numbers: Record<string, Numbers>;
  /** How long users could reach `from`, and how many requests it answered in that time, as far as signals told. */
  servedMs: number;
  requests: number;
  /** From the decision to the verified router. */
  tookMs: number;
  trigger?: Trigger;
  /** When that happened, where whoever asked could say: the alert, the press of the button. ISO 8601, UTC. */
  triggeredAt?: string;
  /** A drill: nothing was wrong with `from`, and it comes back. */
  drill?: true;
}

export type EventType = keyof EventData;

/** An event before the journal numbers, chains and signs it. */
export type Recorded = { [T in EventType]: { at: string; delivery: string; type: T; data: EventData[T] } }[EventType];

/** The approved scores that a release was asked for before its first user, kept so that the way back asks the same. */
export function goldenAttachment(golden: Digest): string {
  return `golden/${golden.slice('sha256:'.length)}.json`;
}

/** A release's ledger as it stood with this head. Ledgers grow and attachments are written once, so the head is in the name. */
export function ledgerAttachment(release: Digest, head: Digest): string {
  return `ledgers/${release.slice('sha256:'.length)}/${head.slice('sha256:'.length)}.jsonl`;
}
