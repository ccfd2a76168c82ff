import type { Digest } from '../core/digest.ts';
import type { Position, Split } from '../core/seams.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import type { Asker, EventData, IntentData, Observed, Override, Plan, RolledBack, Shadowed, Watermark } from './events.ts';

/** A release that serves, or has served and stayed good through its watch. */
export interface Serving {
  release: ReleaseRef;
  slot: string;
  /** False for an adopted baseline: it was never tested here. */
  tested: boolean;
  ledgerHead: Digest | null;
  golden: Digest | null;
  /** Milliseconds since the epoch. */
  since: number;
}

/** A release that some ledger says was verified good while serving. `withdrawn` once it was rolled back itself. */
export interface Good extends Serving {
  withdrawn: boolean;
}

export interface Hold {
  by: 'person' | 'machine';
  code: string;
  reason: string;
  askedBy?: Asker;
  since: number;
}

/** What was observed, at which step of the plan; `warm` where it was so soon after a raise that it is not judged. */
export type Seen = Observed & { step: number; warm?: true };

export interface OpenDelivery {
  id: string;
  release: ReleaseRef;
  /** Where the candidate is, and where the champion (null at a first delivery). */
  slot: string;
  slots: [string, string];
  champion: { release: Digest; slot: string } | null;
  plan: Plan;
  deliveryFile: Digest;
  ledgerHead: Digest;
  openedAt: number;
  lease: number;
  placed?: EventData['placed'];
  smoked?: EventData['smoked'];
  /** Index of the last step that the router confirmed; −1 before the first. */
  step: number;
  /** When that step was confirmed. */
  stepAt: number;
  /** Written down and not yet confirmed by the router. */
  intent?: IntentData;
  intentAt?: number;
  /** The last split that the router confirmed; exposure may not be above it unless an intent says so. */
  intended: Split;
  /** What the router was seen to be at the last look. */
  configured: Split;
  /** The candidate's exposure (0 to 1) since the first intent was confirmed, oldest first; the last one is in force. */
  splits?: { since: number; until?: number; exposure: number; step: number }[];
  /** The slot that got copies of the requests at the last look; absent: as it was written. */
  mirrored?: string | null;
  /** When users could first reach the candidate. */
  servedSince?: number;
  /** Requests that the candidate answered, by the guardrail that counted most. */
  requests: Record<string, number>;
  /** By guardrail: where counting goes on. Without one, the next reading only says where to start. */
  watermarks: Record<string, Watermark>;
  /** By guardrail, in order: everything the judges have seen. Their state is a pure function of it. */
  observed: Record<string, Seen[]>;
  /** Since when some guardrail could not be read; absent when all could at the last look. */
  blindSince?: number;
  outages: Record<string, string>;
  lastLook: number;
  holds: Hold[];
  /** Codes of the holds that a person has resumed from, and when last: the time budget counts from there. */
  accepted: string[];
  resumedAt?: number;
  /** What reviewers let pass, oldest first. */
  overrides: (Override & { at: number })[];
  /** The step that need not be cleared. */
  skipped?: number;
  /** The step whose gate its reviewers have opened. */
  gatePassed?: number;
  /** What stands against more users besides the evidence, since when; and how long such things stood before (since the last resume, if any). */
  waits?: { code: string; reason: string; since: number };
  stoodStill?: number;
  /** Batches that the candidate scored unseen, in order. */
  shadowed?: Shadowed[];
  judged?: EventData['judged'];
  drained?: EventData['drained'];
  rolledBack?: RolledBack;
  promoted?: EventData['promoted'];
}

export interface ClosedDelivery extends OpenDelivery {
  outcome: 'promoted' | 'rolled-back' | 'ended' | 'superseded';
  closedAt: number;
  note?: string;
}

/** The way back to an older release, written down and not yet finished. */
export interface Returning extends IntentData {
  from: ReleaseRef;
  to: ReleaseRef;
  slot: string;
  delivery: string;
  since: number;
  placed?: EventData['placed'];
  smoked?: EventData['smoked'];
  acted: boolean;
}

/** What was ever adopted, newest first: the last resorts of a way back, none of them tested here. */
export function adoptedIn({ baseline, earlier = [] }: Pick<State, 'baseline' | 'earlier'>): Serving[] {
  return [...(baseline ? [baseline] : []), ...[...earlier].reverse()];
}

export type Drilled = EventData['drilled'] & { at: number; delivery: string };

export interface State {
  /** How many events were folded: where the next one goes. */
  position: Position;
  champion?: Serving;
  /** The release before, kept loaded beside the champion until then. */
  warm?: { slot: string; release: Digest; until: number };
  /** Oldest first. */
  good: Good[];
  /** What was last adopted: a target of last resort, never tested here. */
  baseline?: Serving;
  /** What was adopted before it, oldest first. */
  earlier?: Serving[];
  /** What was last put into each slot. */
  slots: Record<string, Digest>;
  open?: OpenDelivery;
  /** By delivery, so that a run that is started again says what was decided. */
  closed: Record<string, ClosedDelivery>;
  returning?: Returning;
  /** Every judgement on a sealed test set, oldest first: one for each delivery of a release. */
  testSetUses: { testSet: Digest; release: Digest; delivery: string }[];
  /** The way back that is being tried: `home` is what serves again when it is over. */
  drilling?: { kind: 'live' | 'load'; delivery: string; since: number; home: Serving; to: ReleaseRef; backMs?: number; forthMs?: number };
  /** The last of each kind. */
  drills: { live?: Drilled; load?: Drilled; tabletop?: Drilled };
  /** The last finished way back of a promoted release. */
  lastReturn?: RolledBack & { delivery: string; at: number };
}
