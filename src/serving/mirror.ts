import { DriverError } from '../core/driver-error.ts';
import type { TrafficDriver } from '../core/seams.ts';

/** The slot that gets copies of the requests; null: none; undefined where the router cannot mirror. */
export async function readMirror({ capabilities, mirror }: TrafficDriver): Promise<string | null | undefined> {
  return capabilities.mirror && mirror ? mirror.read() : undefined;
}

/** Sends copies to this slot, or to nobody, and believes only what it reads back. Writes nothing where it is so already. Throws DriverError `mirror-not-taken`. */
export async function writeMirror(traffic: TrafficDriver, slot: string | null): Promise<void> {
  const before = await readMirror(traffic);
  if (before === slot || (before === undefined && slot === null)) return;
  await traffic.mirror?.write(slot);
  const after = await readMirror(traffic);
  if (after === slot) return;
  throw new DriverError('mirror-not-taken', `The router ${traffic.name} was told to send copies to ${slot ?? 'nobody'}, and says ${after ?? 'nobody'}.`, 'See the router\'s own log; the same command can be run again at any time.');
}
