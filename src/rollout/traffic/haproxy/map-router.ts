import { DriverError } from '../../../core/driver-error.ts';
import type { TrafficDriver } from '../../../core/seams.ts';
import { agreed } from '../agreed.ts';
import { bucketsFor, splitOf, type Buckets } from '../buckets.ts';
import { checkSplit, show } from '../weights.ts';
import { keepEntry, keptEntry } from './map-file.ts';
import type { Haproxy } from './options.ts';
import { checkDone, readMapEntry, readServers } from './replies.ts';
import { serversNow } from './servers.ts';

const ALL = 10_000;
/** Maintenance in all its forms, but not drain: `use-server` still leads users to a server that drains. */
const MAINTENANCE = 1 | 2 | 4 | 32 | 64;

/**
 * Shares by user: HAProxy's configuration cuts a hash of the user's key at one number of a map, which is all that is changed.
 * Above 0 the second slot has the buckets below it; below 0 the first slot has those below its opposite. One entry, so it is
 * never half written, and whichever slot grows keeps its users.
 */
export function mapRouter(haproxy: Haproxy): Pick<TrafficDriver, 'read' | 'write'> {
  const { slots } = haproxy;
  return {
    async read() {
      const running = decode(await runningEntry(haproxy), slots, haproxy.map!.file);
      const away = await slotsAway(haproxy);
      const now = splitOf(running, slots);
      // Where one slot's server is in maintenance the next rule takes its users, whatever the map says.
      if (away.length > 0) return Object.fromEntries(slots.map((slot) => [slot, away.includes(slot) || away.length === slots.length ? 0 : 100]));
      const kept = await keptEntry(haproxy.map!.path, haproxy.map!.key);
      return agreed(now, splitOf(decode(kept ?? '0', slots, haproxy.map!.path), slots));
    },
    async write(split) {
      checkSplit(split, slots);
      const { ask, map } = haproxy;
      const now = decode(await runningEntry(haproxy), slots, map!.file);
      const value = encode(bucketsFor(hundredths(split), slots, now), slots);
      const notKept = await keepEntry(map!.path, map!.key, value).then(() => undefined, (error: unknown) => error);
      if (notKept !== undefined && (await haproxy.raises(splitOf(now, slots), split))) throw notKept;
      const line = `set map ${map!.file} ${map!.key} ${value}`;
      checkDone(await ask(line), line);
      const found = await runningEntry(haproxy);
      if (found !== value)
        throw new DriverError('haproxy-not-taken', `HAProxy was told ${value} for ${map!.key} in ${map!.file} and says ${show(found)}.`, 'Somebody else may set it at the same time: look for scripts that do.');
      if (notKept !== undefined) throw notKept;
    },
  };
}

/** The number in the map. */
export function encode({ first, share }: Buckets, slots: readonly string[]): string {
  const cut = Math.round(share * (ALL / 100));
  const second = slots[1]!;
  if (first === second) return String(cut);
  if (cut === 0) return String(ALL);
  return String(cut === ALL ? 0 : -cut);
}

/** What the number means. Throws DriverError `haproxy-map-value`. */
export function decode(value: string, slots: readonly string[], file: string): Buckets {
  const number = /^-?\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (!(Math.abs(number) <= ALL))
    throw new DriverError('haproxy-map-value', `The map ${file} has ${show(value)} where a whole number from -${ALL} to ${ALL} stands.`, 'Put back what `sluice` wrote last, or 0 for all users on the first slot.');
  const [one, two] = slots as [string, string];
  return number >= 0 ? { first: two, share: (number * 100) / ALL } : { first: one, share: (-number * 100) / ALL };
}

async function runningEntry({ ask, map }: Haproxy): Promise<string> {
  const value = readMapEntry(await ask(`get map ${map!.file} ${map!.key}`));
  if (value === undefined)
    throw new DriverError('haproxy-map-key', `The map ${map!.file} has no ${map!.key}.`, `Add the line \`${map!.key} 0\` to it and reload HAProxy once.`);
  return value;
}

/** Slots whose every server is in maintenance, where rules name servers; whole backends get their users whatever their state. */
async function slotsAway(haproxy: Haproxy): Promise<string[]> {
  if (haproxy.backends) {
    for (const backend of Object.values(haproxy.backends)) readServers(await haproxy.ask(`show servers state ${backend}`));
    return [];
  }
  const servers = await serversNow(haproxy);
  return Object.keys(servers).filter((slot) => servers[slot]!.every(({ admin }) => (admin & MAINTENANCE) !== 0));
}

function hundredths(split: Record<string, number>): Record<string, number> {
  const rounded = Object.fromEntries(Object.entries(split).map(([slot, share]) => [slot, Math.round(share * 100) / 100]));
  if (Object.entries(split).every(([slot, share]) => Math.abs(share - rounded[slot]!) < 1e-6)) return rounded;
  throw new DriverError('weights-too-fine', `A hash cannot be cut at the split ${show(split)}.`, 'Use multiples of 0.01 %.');
}
