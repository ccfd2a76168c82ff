import { formatDeliveryId } from '../core/delivery-id.ts';
import type { Asker } from '../journal/events.ts';
import type { Session } from './session.ts';

/** Who starts this run: on GitHub the account that did (of a run that is repeated, the one that repeats it), on a laptop the run alone. */
export function askerOf({ deliveryId, env }: Pick<Session, 'deliveryId' | 'env'>): Asker {
  const { GITHUB_ACTOR: actor, GITHUB_ACTOR_ID: id, GITHUB_TRIGGERING_ACTOR: login = actor } = env;
  // The id is that of who started the run first; GitHub tells none of who repeats it.
  const known = login !== undefined && login === actor && id !== undefined && /^[1-9][0-9]{0,15}$/.test(id);
  return { run: formatDeliveryId(deliveryId), ...(login && { login: login.slice(0, 100) }), ...(known && { id: Number(id) }) };
}
