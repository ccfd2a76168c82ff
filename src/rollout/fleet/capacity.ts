import { DriverError } from '../../core/driver-error.ts';
import { requestJson } from '../../core/fetch-json.ts';
import type { Fleet } from '../../core/seams.ts';
import type { Rollout } from '../../delivery/spec.ts';
import { isRecord, show } from '../traffic/weights.ts';
import { programRunner, slotUrl, type FleetOptions } from './command.ts';
import { parsed } from './replies.ts';

/** What is ready of a slot: how many servers, and the requests a second that each of them carries. */
export interface Ready {
  ready: number;
  rpsEach: number;
}

/** Asks a slot what is ready of it, as `rollout.capacity.ready` declares. Throws DriverError. */
export function readyBy({ ready }: NonNullable<Rollout['capacity']>, options: FleetOptions, fleet: Pick<Fleet, 'ready'> = {}): (slot: string) => Promise<Ready> {
  const { http, command, fleet: declared } = ready;
  const run = programRunner(options);
  return async (slot) => {
    const what = `Slot ${slot}'s capacity`;
    if (declared) return { ready: await readyIn(fleet, slot), rpsEach: declared.rps_each };
    const retry = (ms: number): Promise<void> => options.clock.sleep(ms);
    if (http !== undefined) return readyOf(await requestJson(slotUrl(http, slot, options), { what, timeout: options.timeout, credentials: options.credentials, retry }), what);
    return readyOf(parsed(await run(command!, { SLUICE_SLOT: slot }), what), what);
  };
}

async function readyIn({ ready }: Pick<Fleet, 'ready'>, slot: string): Promise<number> {
  const found = await ready?.(slot);
  if (found !== undefined) return found;
  throw new DriverError('capacity-unknown', `Slot ${slot}'s fleet cannot say how many of its servers are ready.`, 'Declare `rollout.capacity.ready` by http or by command.');
}

function readyOf(reply: unknown, what: string): Ready {
  const { ready, rps_each: rpsEach } = isRecord(reply) ? reply : {};
  const sound = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
  if (sound(ready) && sound(rpsEach)) return { ready, rpsEach };
  throw new DriverError('capacity-unreadable', `${what} answered ${show(reply)}.`, 'It must answer {"ready": 3, "rps_each": 50}: servers that are ready, and the requests a second that each carries.');
}
