import { canonicalJson } from '../core/digest.ts';
import { eventsOfStatement, type EvidenceEvent } from '../evidence/events.ts';
import { eventsOfJournal } from './journals.ts';
import type { VerifiedEvidence } from './verify-evidence.ts';

/** Which events are wanted; whatever is left out is not asked. */
export interface EventFilter {
  kinds?: readonly string[];
  model?: string;
  /** Milliseconds since the epoch. */
  since?: number;
}

/**
 * Everything in a body of evidence that was refused, failed, could not be decided, was overridden or taken back, oldest first,
 * each once: what a stage left, what its ledger tells of the same, and what the journals tell of the rollouts.
 */
export function collectEvents({ ledgers, journals, events }: Pick<VerifiedEvidence, 'ledgers' | 'journals' | 'events'>, filter: EventFilter = {}): EvidenceEvent[] {
  const all = [...events, ...ledgers.flatMap(({ ledger }) => ledger.entries.flatMap(({ statement }) => eventsOfStatement(statement))), ...journals.flatMap(eventsOfJournal)];
  const wanted = all.filter(({ kind, model, at }) => (filter.kinds?.includes(kind) ?? true) && (filter.model === undefined || model === filter.model) && (filter.since === undefined || Date.parse(at) >= filter.since));
  const once = new Map(wanted.map((event) => [canonicalJson(event), event]));
  // What happened within one millisecond stays in the order in which it was told.
  return [...once.values()].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
