import type { ReleaseRef } from '../../../src/core/verdict.ts';
import type { JournalEvent } from '../../../src/core/seams.ts';
import { chainEvent, digestOfEvent, lineOf } from '../../../src/journal/chain.ts';
import type { EventData, EventType, Plan } from '../../../src/journal/events.ts';

const PLAN: Plan = { strategy: 'replace', steps: [100], guardrails: [], falsePromotion: 0.05, interval: 1000, lease: 600_000, blindFor: 60_000, timeBudget: 600_000, watch: 0, atEnd: 'hold' };
const DIGEST = `sha256:${'d'.repeat(64)}` as const;

/** How far a model's journal has come: something serves; a delivery is under way; it is held; one was taken back. */
export type Course = 'serves' | 'open' | 'held' | 'taken back';

/** The lines of a journal, chained as Sluice chains them, and the digest of its last event. */
export async function journalOf(model: string, course: Course, release: ReleaseRef = { name: model, digest: `sha256:${'a'.repeat(64)}` }): Promise<{ text: string; head: string }> {
  const candidate = { name: model, digest: `sha256:${'e'.repeat(64)}` } as const;
  const events: JournalEvent[] = [];
  const add = async <T extends EventType>(delivery: string, type: T, data: EventData[T]): Promise<void> => {
    const event = { at: new Date(Date.now() - 60_000 + events.length * 1000).toISOString(), delivery, type, data: data as unknown as Record<string, unknown> };
    events.push(await chainEvent(event, { count: events.length, last: events.at(-1), model }, undefined));
  };
  await add('42/1/1', 'adopted', { release, slot: 'a' });
  if (course !== 'serves') await add('42/900/1', 'opened', { release: candidate, slot: 'b', slots: ['a', 'b'], champion: { release: release.digest, slot: 'a' }, plan: PLAN, deliveryFile: DIGEST, ledgerHead: DIGEST, lease: Date.now() + 3_600_000 });
  if (course === 'held') await add('42/900/1', 'held', { by: 'person', code: 'held-by-person', reason: 'Support calls.' });
  if (course === 'taken back') {
    await add('42/900/1', 'rolled-back', { from: candidate, to: null, code: 'harm', reason: 'More errors.', numbers: {}, servedMs: 1000, requests: 10, tookMs: 5 });
    await add('42/900/1', 'closed', { outcome: 'rolled-back' });
  }
  return { text: events.map((event) => `${lineOf(event)}\n`).join(''), head: digestOfEvent(events.at(-1)!) };
}
