import { isDigest, type Digest } from '../core/digest.ts';
import type { JournalEvent, Split } from '../core/seams.ts';
import { digestOfEvent, digestToSign, lineOf, parseLine } from '../journal/chain.ts';
import type { EventData } from '../journal/events.ts';
import { signedBy, type JournalKey } from '../journal/sign.ts';
import { leaseOf, slotsTrouble } from '../journal/sound.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { allTo } from '../serving/router.ts';

/** Where a watch that is started anew (a CronJob, a container) finds what it saw last. */
export interface WatchMemory {
  /** Others can write it too: only what the journal's own signatures prove is taken from it. */
  readonly shared?: boolean;
  load(): Promise<string | undefined>;
  /** Told at each look; `flight`: the delivery whose candidate may have users. */
  save(text: string, flight?: Flight): Promise<void>;
}

/** What must be known to drain a candidate when the journal can no longer be read. Times in milliseconds. */
export interface Flight {
  delivery: string;
  openedAt: number;
  /** Slot of the candidate, and where its users go. */
  slot: string;
  safe: Split;
  /** How long the journal may be away, and when it was last read well. */
  lease: number;
  readAt: number;
  /** Until when the delivery was alive by then: nobody who cannot be heard has prolonged it. */
  until: number;
}

/** What a memory gives back. */
export interface Recalled {
  /** The journal's last event: one that ends before it was cut. */
  known?: { index: number; digest: Digest };
  flight?: Flight;
}

export interface RecallOptions {
  model: string;
  keys?: readonly JournalKey[];
  now: number;
  /** The longest lease that the delivery file allows; what nobody has signed is not believed beyond it. */
  lease?: number;
}

/** In a shared memory an event beyond this is passed over for an earlier one: all marks of one object have 256 KiB together. */
const PROOF_BYTES = 100_000;
/** What to keep in a place that is this watch's alone. */
export function ownText(head: Recalled['known'], flight: Flight | undefined): string {
  return JSON.stringify({ head, flight });
}

/** What to keep where others can write: the events themselves, with their signatures. */
export function sharedText(events: readonly JournalEvent[], open: OpenDelivery | undefined): string {
  const fits = (event: JournalEvent): boolean => lineOf(event).length <= PROOF_BYTES;
  const opened = open && events.findLast(({ type, delivery }) => type === 'opened' && delivery === open.id);
  const last = events.findLast((event) => (!open || (event.delivery === open.id && typeof event.data.lease === 'number')) && fits(event));
  return JSON.stringify({ opened: opened && lineOf(opened), last: last && lineOf(last) });
}

/** Reads what was kept. Throws where it is not of that form. */
export function recalled(text: string, shared: boolean, options: RecallOptions): Recalled {
  const { known, flight } = shared ? proven(text, options) : own(text);
  return { ...(known && { known }), ...(flight && isFresh(flight, options.now) && { flight }) };
}

/**
 * One lease after its own ended nobody knows any more what became of a delivery: its candidate may be the champion by now and another one be on the slot
 * that was safe. Whoever looked until then has acted long since; whoever begins then says that it sees nothing.
 */
function isFresh({ until, lease }: Flight, now: number): boolean {
  return now <= until + lease;
}

function own(text: string): Recalled {
  const { head, flight } = JSON.parse(text) as { head?: Recalled['known']; flight?: Flight };
  return {
    ...(head && Number.isSafeInteger(head.index) && isDigest(head.digest) && { known: head }),
    ...(flight && isSound(flight) && { flight }),
  };
}

function proven(text: string, options: RecallOptions): Recalled {
  const { keys, model, now, lease = 0 } = options;
  const { opened: first, last: newest } = JSON.parse(text) as { opened?: string; last?: string };
  const eventIn = (line: string | undefined): JournalEvent | undefined => {
    const event = line === undefined ? undefined : parseLine(line, 1, "of the watch's Lease");
    return event && (!keys || isSigned(event, keys)) ? event : undefined;
  };
  const last = eventIn(newest);
  if (!last) return {};
  // Unsigned, anybody could make a good journal look cut.
  const known = keys && { known: { index: last.index, digest: digestOfEvent(last) } };
  const opened = eventIn(first);
  if (opened?.type !== 'opened' || opened.delivery !== last.delivery || opened.index > last.index) return { ...known };
  const { release, slot, slots, champion, plan } = opened.data as unknown as EventData['opened'];
  const at = Date.parse(last.at);
  if (slotsTrouble(slots, slot) || !slots.includes(champion?.slot as string) || champion!.slot === slot || release?.name !== model || !(plan?.lease > 0)) return { ...known };
  const signed = leaseOf(last.data.lease, at, plan);
  if (signed === undefined) return { ...known };
  const until = keys ? signed : Math.min(signed, now + lease);
  return { ...known, flight: { delivery: opened.delivery, openedAt: Date.parse(opened.at), slot, safe: allTo(champion!.slot, slots), lease: plan.lease, readAt: at, until } };
}

function isSigned(event: JournalEvent, keys: readonly JournalKey[]): boolean {
  const key = keys.find(({ keyid }) => keyid === event.signature?.keyid);
  return key !== undefined && signedBy(key, digestToSign(event), event.signature!.sig);
}

function isSound({ slot, safe, lease, readAt, until }: Flight): boolean {
  return typeof slot === 'string' && [lease, readAt, until].every(Number.isFinite) && isSplit(safe) && safe[slot] === 0;
}

function isSplit(value: unknown): value is Split {
  return typeof value === 'object' && value !== null && Object.values(value).reduce((sum: number, share) => sum + Number(share), 0) === 100;
}
