import { isDigest, type Digest } from '../core/digest.ts';
import type { Refusal } from '../core/refusal.ts';
import type { JournalEvent } from '../core/seams.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import type { EvidenceEvent, EventKind } from '../evidence/events.ts';
import { parseLine, verifyJournal } from '../journal/chain.ts';
import type { JournalKey } from '../journal/sign.ts';
import type { EvidenceFile } from './gather.ts';

export interface ReadJournal {
  name: string;
  model: string;
  events: JournalEvent[];
  signed: boolean;
  refusals: Refusal[];
}

const RESTORE = 'Restore the journal from its last good copy; nobody but Sluice may write to it.';

/** A journal out of a file, with what is wrong with its lines, its chain or, where keys are at hand, its signatures. Never throws. */
export function readJournal({ name, bytes }: EvidenceFile, keys: readonly JournalKey[]): ReadJournal {
  const model = name.split('/').at(-1)!.replace(/\.journal\.jsonl$/, '');
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  // What a crash left half written never counted, and is not counted here either.
  const whole = lines.slice(0, -1);
  const events: JournalEvent[] = [];
  try {
    for (const [i, line] of whole.entries()) events.push(parseLine(line, i + 1, name));
  } catch (error) {
    const { code = 'journal-unreadable', message } = error as { code?: string; message: string };
    return { name, model, events, signed: false, refusals: [{ code, expected: `${name}: one event a line`, actual: message.replace(/\.$/, ''), fix: RESTORE }] };
  }
  const signed = events.length > 0 && events.every(({ signature }) => signature !== undefined);
  const refusals = verifyJournal(events, { model, ...(signed && keys.length > 0 ? { keys } : {}) });
  return { name, model, events, signed, refusals: refusals.map((refusal) => ({ ...refusal, expected: `${name}: ${refusal.expected}`, actual: `${name}: ${refusal.actual}` })) };
}

/** The heads of ledgers that a journal names, each with its delivery. */
export function headsNamed({ events }: ReadJournal): { delivery: string; head: Digest }[] {
  return events.flatMap(({ delivery, data }) => (isDigest(data.ledgerHead) ? [{ delivery, head: data.ledgerHead }] : []));
}

const TOLD: Record<string, EventKind> = { held: 'hold', resumed: 'override', skipped: 'override', overridden: 'override', drained: 'rollback', 'rolled-back': 'rollback' };

/** What the journal tells of holds, of people who went on all the same, and of ways back. */
export function eventsOfJournal({ model, events }: ReadJournal): EvidenceEvent[] {
  const releases = new Map<string, ReleaseRef>();
  return events.flatMap(({ at, delivery, type, data }) => {
    if (type === 'opened') releases.set(delivery, data.release as ReleaseRef);
    const kind = Object.hasOwn(TOLD, type) ? TOLD[type] : undefined;
    // A drill takes nothing back, and the gate of a step goes past no rule.
    if (!kind || data.drill === true || (type === 'overridden' && data.action === 'gate')) return [];
    const release = (data.from as ReleaseRef | undefined) ?? releases.get(delivery);
    const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
    const about = { schema: 'urn:sluice:event:v1' as const, at, kind, stage: type === 'rolled-back' ? 'rollback' : 'canary-promote', step: type, delivery, model };
    const told = { ...about, release: release?.digest, version: release?.version, code: text(data.code) ?? text(data.action) ?? type, message: text(data.reason) ?? `The journal says ${type}.` };
    return [JSON.parse(JSON.stringify(told)) as EvidenceEvent];
  });
}
