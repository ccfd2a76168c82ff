import type { Counts, SignalState, Split } from '../core/seams.ts';
import type { EventData, Observed, Watermark } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { messageOf } from '../serving/prove.ts';
import { sameSplit } from '../serving/router.ts';
import { SILENT_CHANCE } from './judge.ts';
import type { Work } from './work.ts';

type Look = EventData['observed'];

/**
 * Reads every guardrail from its watermark to now. Each event enters once: only what lies between two watermarks under
 * one and the same split is counted; what was read while the split changed is dropped, not guessed at.
 */
export async function observe(work: Work, open: OpenDelivery, configured: Split): Promise<Look> {
  const until = work.now();
  const exposure = (configured[open.slot] ?? 0) / 100;
  const steady = exposure > 0 && sameSplit(configured, open.configured);
  const look: Look = { counts: {}, watermarks: {}, outages: {}, configured };
  for (const { name } of open.plan.guardrails) {
    const mark = open.watermarks[name];
    const seen = await read(work, open, name, mark ?? { until }, until);
    if ('outage' in seen) {
      look.outages[name] = seen.outage;
      continue;
    }
    const { arms, state } = seen;
    look.watermarks[name] = { until, state };
    if (!mark || !steady || until <= mark.until) continue;
    const observed = { since: mark.until, until, exposure, ...arms };
    if (isChampionSilent(observed)) look.outages[name] = 'the champion, which has users, said nothing while the candidate spoke';
    else look.counts[name] = observed;
  }
  return look;
}

/** Where counting starts after the router changed; a guardrail that cannot be read now starts at its next reading. */
export async function rebase(work: Work, open: OpenDelivery): Promise<Record<string, Watermark>> {
  const until = work.now();
  const marks: Record<string, Watermark> = {};
  for (const { name } of open.plan.guardrails) {
    const seen = await read(work, open, name, open.watermarks[name] ?? { until }, until);
    if (!('outage' in seen)) marks[name] = { until, state: seen.state };
  }
  return marks;
}

interface Arms {
  candidate: Counts;
  champion: Counts;
}

type Seen = { arms: Arms; state?: SignalState } | { outage: string };

async function read({ deps: { signals } }: Work, open: OpenDelivery, guardrail: string, mark: Watermark, until: number): Promise<Seen> {
  if (!signals) return { outage: 'no signals are wired' };
  try {
    const reading = await signals.read(guardrail, { since: Math.min(mark.until, until), until }, mark.state);
    if (reading.kind === 'outage') return { outage: reading.reason };
    return reading.kind === 'counts' ? armsOf(reading, open) : { outage: `the provider answered with ${reading.kind}, and this guardrail is a rate` };
  } catch (error) {
    return { outage: messageOf(error) };
  }
}

/** A slot that the provider does not name has said nothing. Counts that cannot be are an outage, never a number. */
function armsOf({ bySlot, state }: { bySlot: Record<string, Counts>; state?: SignalState }, open: OpenDelivery): Seen {
  const nothing: Counts = { events: 0, total: 0 };
  const other = open.slots.find((slot) => slot !== open.slot)!;
  const arms = { candidate: bySlot[open.slot] ?? nothing, champion: bySlot[other] ?? nothing };
  for (const [arm, { events, total }] of Object.entries(arms))
    if (!(Number.isFinite(events) && Number.isFinite(total) && events >= 0 && total >= events))
      return { outage: `the counts of the ${arm} are no counts: ${events} events of ${total}` };
  return { arms: { candidate: plain(arms.candidate), champion: plain(arms.champion) }, state };
}

function plain({ events, total }: Counts): Counts {
  return { events, total };
}

/** Its share is known, so silence that chance cannot explain means that its signals are broken, not that it is well. */
function isChampionSilent({ candidate, champion, exposure }: Observed): boolean {
  return exposure < 1 && champion.total === 0 && exposure ** candidate.total <= SILENT_CHANCE;
}
