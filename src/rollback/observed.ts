import type { Reading, Signals, SignalState } from '../core/seams.ts';
import { messageOf } from '../serving/prove.ts';
import type { Retreat } from './rollback.ts';

/** Where real requests went after the router had changed. */
export type Traffic =
  /** Requests by slot within the time that was watched, of the guardrail that counted most. */
  | { kind: 'seen'; bySlot: Record<string, number>; elsewhere: string[]; watchedMs: number; of: string }
  /** Nothing could be read, or nobody came: no answer, and never a good one. */
  | { kind: 'unseen'; outage: boolean; why: string };

/**
 * Watches real requests for `observe` milliseconds after the router has read back, and says which slots still answered besides `slot`. A
 * router that reads back right and sends users elsewhere (a second one, connections that never end) is found by this alone. Undefined
 * where no signals are declared, or nothing is to be watched. Never throws: the way back is done by then.
 */
export async function observeTraffic({ deps, context, now }: Pick<Retreat, 'deps' | 'context' | 'now'>, slot: string, observe: number): Promise<Traffic | undefined> {
  const { signals, guardrails = [] } = deps;
  if (!signals || guardrails.length === 0 || !(observe > 0)) return undefined;
  const look = () => lookOnce({ signals, guardrails, now, sleep: (ms) => context.clock.sleep(ms) }, slot, observe);
  try {
    const first = await look();
    // Requests on their way, and counters last scraped before the change, belong to the time before: the second look has neither.
    return first.kind === 'seen' && first.elsewhere.length > 0 ? await look() : first;
  } catch (error) {
    return { kind: 'unseen', outage: true, why: messageOf(error) };
  }
}

interface Looking {
  signals: Signals;
  guardrails: readonly string[];
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

async function lookOnce({ signals, guardrails, now, sleep }: Looking, slot: string, observe: number): Promise<Traffic> {
  const since = now();
  const states = new Map<string, SignalState | undefined>();
  // Counters need a sample to count from.
  for (const name of guardrails) states.set(name, (await signals.read(name, { since, until: since })).state);
  await sleep(observe);
  const until = now();
  let best: { of: string; bySlot: Record<string, number> } | undefined;
  const outages: string[] = [];
  for (const of of guardrails) {
    const reading = await signals.read(of, { since, until }, states.get(of));
    if (reading.kind === 'outage') outages.push(`${of}: ${reading.reason}`);
    const bySlot = requestsIn(reading);
    if (bySlot && total(bySlot) > total(best?.bySlot ?? {})) best = { of, bySlot };
  }
  if (!best) return { kind: 'unseen', outage: outages.length > 0, why: outages.length > 0 ? outages.join('; ') : 'no request came in that time' };
  const elsewhere = Object.entries(best.bySlot).filter(([name, count]) => name !== slot && count > 0).map(([name]) => name).sort();
  return { kind: 'seen', ...best, elsewhere, watchedMs: until - since };
}

/** Requests by slot, as far as a reading counts any. */
function requestsIn(reading: Reading): Record<string, number> | undefined {
  const by = <T>(slots: Record<string, T>, count: (one: T) => number) => Object.fromEntries(Object.entries(slots).map(([slot, one]) => [slot, sound(count(one))]));
  const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);
  switch (reading.kind) {
    case 'counts':
      return by(reading.bySlot, (counts) => counts.total);
    case 'histogram':
      return by(reading.bySlot, sum);
    case 'values':
      return by(reading.bySlot, ({ n }) => n);
    case 'classes':
      return by(reading.bySlot, (classes) => sum(Object.values(classes)));
    default:
      return undefined;
  }
}

function sound(count: number): number {
  return Number.isFinite(count) && count > 0 ? count : 0;
}

function total(bySlot: Record<string, number>): number {
  return Object.values(bySlot).reduce((all, each) => all + each, 0);
}
