import type { Fleet, Split } from '../core/seams.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { messageOf } from '../serving/prove.ts';
import type { Work } from './work.ts';

type Short = { code: string; reason: string };

/**
 * Why this split may not be: the candidate's ready servers would not carry its share, or the champion's not all of the load, which is
 * what comes back to it when the candidate is taken back. A capacity that nobody can tell is none.
 */
export async function shortOf(work: Work, open: OpenDelivery, split: Split): Promise<Short | undefined> {
  const share = split[open.slot] ?? 0;
  const candidate = share > 0 ? await lacking(work, open, open.slot, share, 'capacity-short') : undefined;
  return candidate ?? championShort(work, open);
}

/** Why the champion could not take everything back now. */
export async function championShort(work: Work, open: OpenDelivery): Promise<Short | undefined> {
  return open.champion ? lacking(work, open, open.champion.slot, 100, 'capacity-champion') : undefined;
}

async function lacking({ deps }: Work, open: OpenDelivery, slot: string, share: number, code: string): Promise<Short | undefined> {
  const { capacity } = open.plan;
  if (!capacity) return code === 'capacity-short' ? nothingReady(deps.fleet, slot) : undefined;
  if (!deps.capacity) return { code: 'capacity-unknown', reason: `Nobody can be asked what is ready of slot ${slot}.` };
  try {
    const { ready, rpsEach } = await deps.capacity(slot);
    const load = Math.max(capacity.rps, loadSeen(open));
    const needed = (share / 100) * load * capacity.headroom;
    if (ready * rpsEach >= needed) return undefined;
    const whose = code === 'capacity-champion' ? 'to take everything back' : `for ${share} % of the load`;
    return { code, reason: `Slot ${slot} has ${ready} ready for ${rpsEach} requests a second each, and needs ${Number(needed.toPrecision(6))} a second ${whose} (${Number(load.toPrecision(6))} a second, ${capacity.headroom} times).` };
  } catch (error) {
    return { code: 'capacity-unknown', reason: `Slot ${slot} did not say what is ready of it: ${messageOf(error)}` };
  }
}

/** Where no load is declared, one thing still holds: a slot with nothing ready gets no more users. */
async function nothingReady(fleet: Fleet, slot: string): Promise<Short | undefined> {
  try {
    return (await fleet.ready?.(slot)) === 0 ? { code: 'capacity-short', reason: `Slot ${slot} has nothing ready for users.` } : undefined;
  } catch (error) {
    return { code: 'capacity-unknown', reason: `Slot ${slot} did not say what is ready of it: ${messageOf(error)}` };
  }
}

/** Looks that are recent enough to tell the load: its highest in the last hour. */
const RECENT = 3_600_000;

/** Requests a second of both arms, by the guardrail that the plan names; 0 before anything was counted. */
export function loadSeen({ plan, observed, lastLook }: OpenDelivery): number {
  const seen = plan.capacity?.from === undefined ? [] : (observed[plan.capacity.from] ?? []);
  const rates = seen.filter(({ until }) => lastLook - until <= RECENT).map((one) => {
    const { candidate, champion } = one as { candidate?: { total?: number }; champion?: { total?: number } };
    return (1000 * ((candidate?.total ?? 0) + (champion?.total ?? 0))) / (one.until - one.since);
  });
  return Math.max(0, ...rates.filter(Number.isFinite));
}
