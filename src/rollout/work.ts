import type { Refusal } from '../core/refusal.ts';
import type { Fleet, Signals, TrafficDriver } from '../core/seams.ts';
import type { StageContext } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { GatePolicy } from '../evidence/gate-policy.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Trust } from '../evidence/read-ledger.ts';
import type { Signer } from '../evidence/signer.ts';
import type { EventData, EventType, Override } from '../journal/events.ts';
import type { OpenDelivery, State } from '../journal/state.ts';
import type { JournalAccess, Recorder } from '../serving/recorder.ts';
import type { Releases } from '../serving/releases.ts';
import type { Ready } from './fleet/capacity.ts';

/** The candidate's evidence: what lies there, what it is checked with, what it must show, and who signs what is added. */
export interface CandidateEvidence {
  /** The ledger's text (`ledger.intoto.jsonl`). */
  text: string;
  trust: Trust;
  policy: GatePolicy;
  signer: Signer;
}

export interface PromoteDeps extends JournalAccess {
  traffic: TrafficDriver;
  fleet: Fleet;
  /** Needed where the plan has guardrails. */
  signals?: Signals;
  /** What is ready of a slot; needed where the plan has a capacity. */
  capacity?: (slot: string) => Promise<Ready>;
  ledger: CandidateEvidence;
  /** What stands against more users besides the evidence (a concern, a freeze), asked anew before each rise. Never keeps users from being taken away. */
  conditions?: () => Promise<Refusal[]>;
  /** How long each step lasts at the least, in milliseconds, as the approval asks. */
  soak?: number;
  /** Who let this delivery pass its approval. */
  brokenGlass?: Override;
  releases: Releases;
}

/** All that a tick works with. */
export interface Work {
  delivery: Delivery;
  context: StageContext;
  deps: PromoteDeps;
  recorder: Recorder;
  /** The delivery's id as the journal writes it. */
  id: string;
  /** The candidate's ledger as it was read and checked, once. */
  ledger: Promise<Ledger>;
  now(): number;
}

export function openOf(state: State, id: string): OpenDelivery | undefined {
  return state.open?.id === id ? state.open : undefined;
}

/** Appends an event of this delivery; every one of them renews the lease. */
export function record<T extends EventType>(work: Work, type: T, data: EventData[T]): Promise<State> {
  const plan = work.recorder.state.open?.plan;
  return work.recorder.append(type, plan ? { ...data, lease: work.now() + plan.lease } : data);
}
