import { randomUUID } from 'node:crypto';
import { DriverError } from '../core/driver-error.ts';
import { JournalConflict, type Clock, type Journal, type JournalEvent } from '../core/seams.ts';
import { ATTACHMENT_BYTES, attachmentExists, checkAttachment } from './attachments.ts';
import { chainEvent, JOURNAL_BYTES, lineOf, parseLine } from './chain.ts';
import { ObjectStore, type Stored, type StoreAccess } from './object-store.ts';
import type { JournalSigner } from './sign.ts';

const JOURNAL_OBJECT = 'journal.jsonl';
const ATTACHMENTS = 'attachments';
/** Attempts at a write whose fate is unknown. */
const TRIES = 4;
const PAUSE_MS = 250;

export interface ObjectJournalOptions {
  /** Folder in the store. */
  url: string;
  /** Asked at each request. */
  access: () => StoreAccess;
  /** Name of the model; the first event is chained to it. */
  model: string;
  clock: Clock;
  signer?: JournalSigner;
  headers?: Readonly<Record<string, string>>;
  timeout?: number;
  insecure?: readonly string[];
}

/**
 * A journal in an object of a store with ETags (S3 and what speaks its protocol, Azure Blob Storage, an own server): events one a
 * line in `journal.jsonl`, attachments beside it, each an object. Compare-and-set by If-Match (If-None-Match for the first event),
 * so of two writers one gets JournalConflict. A write whose reply was lost is looked up by who wrote; where the store does not keep
 * that it throws DriverError `object-unsure`, and a new reading tells. `read` does not verify the chain: see `verifyJournal`.
 */
export function openObjectJournal(options: ObjectJournalOptions): Journal {
  const store = new ObjectStore(options);
  const { model, signer, clock } = options;
  let seen: Seen = { etag: undefined, events: [], text: '' };

  const refresh = async (): Promise<Seen> => {
    const found = await store.read(JOURNAL_OBJECT, JOURNAL_BYTES, seen.etag);
    if (found === 'same') return seen;
    if (found === undefined && seen.etag !== undefined)
      throw new DriverError('object-gone', `The journal at ${store.where} is no longer there.`, 'Restore it from a copy; a journal is never begun anew in the middle of a delivery.');
    seen = found === undefined ? seen : parsed(found, store.where);
    return seen;
  };

  return {
    read: async () => [...(await refresh()).events],

    async append(event, expected) {
      const before = await refresh();
      if (before.events.length !== expected) throw new JournalConflict(expected, before.events.length);
      const placed = await chainEvent(event, { count: expected, last: before.events.at(-1), model }, signer);
      const text = `${before.text}${lineOf(placed)}\n`;
      const written = await put(store, clock, JOURNAL_OBJECT, Buffer.from(text), before.etag);
      if (!written) throw new JournalConflict(expected, (await refresh()).events.length);
      // Without a mark in the reply the next reading fetches the whole.
      if (written.etag !== undefined) seen = { etag: written.etag, events: [...before.events, placed], text };
      return expected + 1;
    },

    async attach(name, bytes) {
      checkAttachment(name, bytes);
      const object = `${ATTACHMENTS}/${name}`;
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        if (await put(store, clock, object, bytes, undefined)) return;
        const present = await store.read(object, ATTACHMENT_BYTES);
        // A store may refuse both of two writers at once; then there is still nothing.
        if (present === undefined || present === 'same') continue;
        if (present.bytes.equals(bytes)) return;
        throw attachmentExists(name);
      }
      throw new DriverError('object-busy', `${name} could not be attached at ${store.where}: the store refused it ${TRIES} times and keeps nothing under that name.`, 'Find what else writes there, and run the same command again.');
    },

    async attachment(name) {
      checkAttachment(name);
      const found = await store.read(`${ATTACHMENTS}/${name}`, ATTACHMENT_BYTES);
      return found === undefined || found === 'same' ? undefined : found.bytes;
    },
  };
}

interface Seen {
  etag: string | undefined;
  events: JournalEvent[];
  text: string;
}

function parsed({ bytes, etag }: Stored, where: string): Seen {
  const text = bytes.toString('utf8');
  if (text !== '' && !text.endsWith('\n')) throw new DriverError('journal-unreadable', `The journal at ${where} ends in the middle of a line.`, 'Nobody but Sluice may write to it; restore it from its last good copy.');
  return { etag, text, events: text.split('\n').slice(0, -1).map((line, index) => parseLine(line, index + 1, where)) };
}

/**
 * Writes an object in place of the state `etag`; `undefined` where somebody else was first. A reply that was lost is asked for by
 * reading: only the name that this writer left there tells its own bytes from the same ones of another.
 */
async function put(store: ObjectStore, clock: Clock, name: string, bytes: Uint8Array, etag: string | undefined): Promise<{ etag: string | undefined } | undefined> {
  const writer = randomUUID();
  let unsure: DriverError | undefined;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await clock.sleep(PAUSE_MS * attempt);
    const written = await store.write(name, bytes, etag, writer);
    if (written.kind === 'won') return written;
    if (written.kind === 'lost' && !unsure) return undefined;
    unsure = written.kind === 'unsure' ? written.cause : unsure;
    const now = await store.read(name, JOURNAL_BYTES).catch(() => 'same' as const);
    if (now === 'same') continue;
    if (now?.writer === writer) return now;
    // Still in the state before: what was sent has not arrived, and may be sent again.
    if (now?.etag === etag) continue;
    if (now && (now.writer !== undefined || !now.bytes.equals(bytes))) return undefined;
    break;
  }
  throw new DriverError('object-unsure', `Nobody knows whether ${name} was written to ${store.where}: ${unsure?.message ?? 'its reply was lost.'}`, 'Run the same command again: it reads first, and goes on from what is there.', { cause: unsure });
}
