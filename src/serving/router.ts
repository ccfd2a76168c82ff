import { DriverError } from '../core/driver-error.ts';
import type { Clock, Split, TrafficDriver } from '../core/seams.ts';

/** Shares closer than this (percentage points) are the same share: routers keep weights as decimals or as integers. */
export const SAME_SHARE = 1e-6;
const ATTEMPTS = 3;
const PAUSE = 1000;

export function sameSplit(one: Split, other: Split): boolean {
  const slots = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...slots].every((slot) => Math.abs((one[slot] ?? 0) - (other[slot] ?? 0)) <= SAME_SHARE);
}

/** All users to one slot. */
export function allTo(slot: string, slots: readonly string[]): Split {
  return Object.fromEntries(slots.map((name) => [name, name === slot ? 100 : 0]));
}

/**
 * What the router is configured to do. Throws DriverError `split-invalid` unless it is shares of these slots that sum to
 * 100, or to 0 where nobody is served yet.
 */
export async function readSplit(traffic: TrafficDriver, slots: readonly string[]): Promise<Split> {
  const split = await traffic.read();
  const shares = Object.values(split);
  const unknown = Object.entries(split).filter(([slot, share]) => !slots.includes(slot) && share !== 0);
  const sum = shares.reduce((total, share) => total + share, 0);
  const sound = shares.every((share) => Number.isFinite(share) && share >= 0) && (sum === 0 || Math.abs(sum - 100) <= SAME_SHARE);
  if (!sound || unknown.length > 0)
    throw new DriverError(
      'split-invalid',
      `The router ${traffic.name} says ${describeSplit(split)}, which is no split over the slots ${slots.join(' and ')}.`,
      'Give every slot of rollout.fleet.slots a share from 0 to 100 that together make 100.',
    );
  return Object.fromEntries(slots.map((slot) => [slot, split[slot] ?? 0]));
}

/**
 * Tells the router a split and believes only what it reads back. Writing is idempotent, so a lost reply is answered by
 * asking again. Throws the last error, or DriverError `split-not-taken` where the router accepts and does not change.
 */
export async function writeSplit(traffic: TrafficDriver, split: Split, clock: Clock): Promise<void> {
  const slots = Object.keys(split);
  let problem: unknown;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (attempt > 1) await clock.sleep(PAUSE);
    problem = await writeOnce(traffic, split, slots);
    if (problem === undefined) return;
  }
  throw problem;
}

/**
 * Makes the router do this unless it says that it does. One that cannot say what it does is told all the same: users are taken
 * from a candidate also where somebody has left the router's files in disorder.
 */
export async function ensureSplit(traffic: TrafficDriver, split: Split, clock: Clock): Promise<void> {
  const now = await splitIfSaid(traffic, Object.keys(split));
  if (!now || !sameSplit(now, split)) await writeSplit(traffic, split, clock);
}

/** Undefined where the router cannot say what it does. */
export async function splitIfSaid(traffic: TrafficDriver, slots: readonly string[]): Promise<Split | undefined> {
  return readSplit(traffic, slots).catch((error: unknown) => {
    if (error instanceof DriverError) return undefined;
    throw error;
  });
}

/** What went wrong; undefined where the router reads back as told, whatever became of the write's own reply. */
async function writeOnce(traffic: TrafficDriver, split: Split, slots: readonly string[]): Promise<unknown> {
  const failed = await traffic.write(split).then(() => undefined, (error: unknown) => error ?? new Error('The write failed.'));
  try {
    const found = await readSplit(traffic, slots);
    if (sameSplit(found, split)) return undefined;
    if (failed !== undefined) return failed;
    const other = await whoChanged(traffic);
    return new DriverError(
      'split-not-taken',
      `The router ${traffic.name} was told ${describeSplit(split)} and says ${describeSplit(found)}.${other === undefined ? '' : ` ${other}`}`,
      other === undefined ? 'See the router\'s own log; the same command can be run again at any time.' : 'The same command can be run again at any time.',
    );
  } catch (error) {
    return failed ?? error;
  }
}

/** Who else wrote the router, and what lets both live; undefined where nobody can tell. Not knowing it keeps nobody from acting. */
export async function whyUnready(traffic: TrafficDriver, told: Split): Promise<string | undefined> {
  return traffic.unready?.(told).catch((error: unknown) => {
    if (error instanceof DriverError) return undefined;
    throw error;
  });
}

export async function whoChanged(traffic: TrafficDriver): Promise<string | undefined> {
  return traffic.changedBy?.().catch((error: unknown) => {
    if (error instanceof DriverError) return undefined;
    throw error;
  });
}

export function describeSplit(split: Split): string {
  const shares = Object.entries(split).map(([slot, share]) => `${slot} ${share} %`);
  return shares.length === 0 ? 'nothing' : shares.join(', ');
}
