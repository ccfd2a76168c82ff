import type { Reading, Window, SignalState, Split } from '../core/seams.ts';
import type { EventData, Observed, PlannedGuardrail, Watermark } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { messageOf } from '../serving/prove.ts';
import { sameSplit } from '../serving/router.ts';
import { SILENT_CHANCE } from './judge.ts';
import { measured, type Measured } from './judges/reading.ts';
import { ASSIGNED } from './judges/sample-ratio.ts';
import { isJudged, nextSpan, partOf } from './judges/windows.ts';
import type { Work } from './work.ts';

type Look = EventData['observed'];

/**
 * Reads every guardrail from its watermark to now. Each event enters once: only what lies between two watermarks under
 * one and the same split is counted; what was read while the split changed is dropped, not guessed at.
 */
export async function observe(work: Work, open: OpenDelivery, configured: Split): Promise<Look> {
  const look: Look = { counts: {}, watermarks: {}, outages: {}, configured };
  for (const guardrail of watched(work, open)) {
    const settles = settlesOf(work, guardrail);
    await (settles > 0 ? readLater(work, open, guardrail, look, work.now() - settles) : readNow(work, open, guardrail, look));
  }
  return look;
}

/** Where counting starts after the router changed; a guardrail that cannot be read now starts at its next reading. */
export async function rebase(work: Work, open: OpenDelivery): Promise<Record<string, Watermark>> {
  const marks: Record<string, Watermark> = {};
  for (const guardrail of watched(work, open)) {
    const { name } = guardrail;
    const mark = open.watermarks[name];
    const until = Math.max(work.now(), mark?.until ?? 0);
    // What is counted later knows under which split it was assigned, so it goes on where it stands.
    if (settlesOf(work, guardrail) > 0) marks[name] = mark ?? { until };
    else {
      const seen = await read(work, open, guardrail, { since: mark?.until ?? until, until }, mark?.state);
      if (!('outage' in seen)) marks[name] = { until, state: seen.state };
    }
  }
  return marks;
}

/** The plan's guardrails, and who was assigned where, if the provider can tell. */
function watched({ deps: { signals } }: Work, { plan }: OpenDelivery): PlannedGuardrail[] {
  const assigned: PlannedGuardrail = { name: ASSIGNED, unit: 'user', tolerate: 1, margin: 2, critical: false, falseRollback: 0 };
  return signals?.assigned && plan.guardrails.length > 0 ? [...plan.guardrails, assigned] : plan.guardrails;
}

function settlesOf({ deps: { signals } }: Work, { name }: PlannedGuardrail): number {
  return name === ASSIGNED ? 0 : (signals?.settles?.(name) ?? 0);
}

async function readNow(work: Work, open: OpenDelivery, guardrail: PlannedGuardrail, look: Look): Promise<void> {
  const { name } = guardrail;
  const until = work.now();
  const mark = open.watermarks[name];
  if (mark && until < mark.until) {
    look.outages[name] = `this machine's clock says ${iso(until)}, and it was read up to ${iso(mark.until)} before: nothing is counted twice`;
    return;
  }
  const share = (look.configured[open.slot] ?? 0) / 100;
  const steady = isJudged(open, open.step, share) && sameSplit(look.configured, open.configured);
  const seen = await read(work, open, guardrail, { since: mark?.until ?? until, until }, mark?.state);
  if ('outage' in seen) look.outages[name] = seen.outage;
  else {
    look.watermarks[name] = { until, state: seen.state };
    if (mark && steady && until > mark.until) count(look, guardrail, { since: mark.until, until, exposure: partOf(open, open.step, share), ...seen.seen });
  }
}

/** What can only be counted when it is old enough: windows of the past, each under the split in force when its units were assigned. */
async function readLater(work: Work, open: OpenDelivery, guardrail: PlannedGuardrail, look: Look, whole: number): Promise<void> {
  const { name } = guardrail;
  const mark = open.watermarks[name] ?? { until: work.now() };
  const span = nextSpan(open, mark.until, whole);
  if (!span) look.watermarks[name] = mark;
  else if ('skip' in span) look.watermarks[name] = { ...mark, until: span.skip };
  else {
    const seen = await read(work, open, guardrail, span, mark.state);
    if ('outage' in seen) look.outages[name] = seen.outage;
    else {
      look.watermarks[name] = { until: span.until, state: seen.state };
      count(look, guardrail, { ...span, ...seen.seen });
    }
  }
}

function count(look: Look, guardrail: PlannedGuardrail, observed: Observed): void {
  if (isChampionSilent(observed, guardrail)) look.outages[guardrail.name] = 'the champion, which has users, said nothing while the candidate spoke';
  else look.counts[guardrail.name] = observed;
}

type Answer = { seen: Measured; state?: SignalState } | { outage: string };

async function read({ deps: { signals } }: Work, open: OpenDelivery, guardrail: PlannedGuardrail, { since, until }: Window, state: SignalState | undefined): Promise<Answer> {
  if (!signals) return { outage: 'no signals are wired' };
  const window = { since: Math.min(since, until), until };
  try {
    const reading: Reading = guardrail.name === ASSIGNED ? await signals.assigned!(window, state) : await signals.read(guardrail.name, window, state);
    const seen = measured(guardrail, reading, { candidate: open.slot, champion: open.slots.find((slot) => slot !== open.slot)! });
    return 'outage' in seen ? seen : { seen, state: reading.state };
  } catch (error) {
    return { outage: messageOf(error) };
  }
}

/** Its share is known, so silence that chance cannot explain means that its signals are broken, not that it is well. */
function isChampionSilent({ candidate, champion, exposure }: Observed, { kind }: PlannedGuardrail): boolean {
  if (kind === 'pairs' || exposure >= 1 || champion.total > 0) return false;
  return kind === 'gauge' || exposure ** candidate.total <= SILENT_CHANCE;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
