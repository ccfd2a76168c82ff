import type { OpenDelivery } from '../journal/state.ts';
import type { Misfit } from '../serving/prove.ts';
import { serves } from '../serving/serves.ts';
import type { Work } from './work.ts';

/** What the servers of both slots say of themselves while users come to them. */
export interface Answering {
  /** The candidate's slot serves something else: harm. */
  misfit?: Misfit;
  /** Nobody knows, or the champion's slot serves something else: no ground for more users, and none for taking them away. */
  doubt?: { code: string; reason: string };
}

/** Asks both slots which release they serve now, where the delivery file says how. */
export async function answering({ deps }: Work, open: OpenDelivery): Promise<Answering> {
  const candidate = await serves(deps.fleet, open.slot, open.release.digest);
  if (candidate.kind === 'other') return { misfit: candidate.misfit };
  if (candidate.kind === 'unknown') return { doubt: { code: 'digest-unanswered', reason: candidate.reason } };
  if (!open.champion) return {};
  const champion = await serves(deps.fleet, open.champion.slot, open.champion.release);
  if (champion.kind === 'other') return { doubt: { code: 'champion-changed', reason: `${champion.misfit.reason} What the candidate is compared with is not the champion.` } };
  return champion.kind === 'unknown' ? { doubt: { code: 'digest-unanswered', reason: champion.reason } } : {};
}
