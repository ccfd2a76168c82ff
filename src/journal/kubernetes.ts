import { randomUUID } from 'node:crypto';
import { DriverError } from '../core/driver-error.ts';
import { JournalConflict, type Clock, type Journal, type JournalEvent } from '../core/seams.ts';
import type { Cluster, KubeObject } from '../kubernetes/cluster.ts';
import { checkAttachment } from './attachments.ts';
import { chainEvent, lineOf, parseLine } from './chain.ts';
import { attachmentIn, attachTo, CONFIG_MAP, configMap, createOnce, gone, isUnsure, UNSURE, valueOf } from './config-maps.ts';
import type { JournalSigner } from './sign.ts';

/** What names hold: `sluice-NAME.00001` and the label's value are within the API's limits, and dots keep `a` from `a-00001`. */
export const JOURNAL_NAME = /^[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?$/;

const TEXT = 'journal.jsonl';
/** How many segments are closed. */
const SEGMENTS = 'sluice/segments';
/** Who wrote the last events, as `index:writer`: only this tells one's own bytes from the same ones of another. */
const WRITERS = 'sluice/writers';
const WRITERS_KEPT = 10;
/** The head is read at each look and sent at each append, so it stays small; what is closed is read once. */
const HEAD_BYTES = 128 * 1024;
/** One event and its newline within the API's limit of 1 MiB for a ConfigMap. */
const EVENT_BYTES = 1_000_000;
const MOST_SEGMENTS = 99_999;
const TRIES = 5;
const PAUSE_MS = 250;

export interface KubernetesJournalOptions {
  cluster: Cluster;
  /** Names the objects: see `JOURNAL_NAME`. */
  name: string;
  /** Name of the model; the first event is chained to it. */
  model: string;
  clock: Clock;
  signer?: JournalSigner;
}

/**
 * A journal in ConfigMaps of one namespace: `sluice-NAME` is its head, one event a line; what outgrows it is closed as
 * `sluice-NAME.00001…`, immutable. Compare-and-set by the head's resourceVersion, so of two writers one gets JournalConflict. The
 * first event is closed as soon as there is a second: a head that was deleted is then told from a journal never begun
 * (`journal-gone`). A write whose reply was lost is looked up. Needs `get`, `create`, and `update` of `sluice-NAME` alone. `read` does
 * not verify the chain: see `verifyJournal`.
 */
export function openKubernetesJournal(options: KubernetesJournalOptions): Journal {
  const { cluster, name, clock } = options;
  const log = new Log(options);
  return {
    read: async () => [...(await log.refresh()).events],
    guarded: true,
    append: (event, expected) => log.append(event, expected),

    async attach(attachment, bytes) {
      checkAttachment(attachment, bytes);
      await log.begin();
      await attachTo(cluster, clock, name, attachment, bytes);
    },

    async attachment(attachment) {
      checkAttachment(attachment);
      return attachmentIn(cluster, name, attachment);
    },
  };
}

interface Seen {
  head: KubeObject | undefined;
  /** Closed segments, and how many events they hold. */
  segments: number;
  closed: number;
  events: JournalEvent[];
  /** The head's lines. */
  text: string;
}

class Log {
  readonly #options: KubernetesJournalOptions;
  #seen: Seen = { head: undefined, segments: 0, closed: 0, events: [], text: '' };

  constructor(options: KubernetesJournalOptions) {
    this.#options = options;
  }

  /** What the journal holds now: one call where nothing changed, one more for each segment that was closed since. */
  async refresh(): Promise<Seen> {
    const { cluster } = this.#options;
    const head = (await cluster.read(CONFIG_MAP, this.#head)) ?? (await this.#begunMeanwhile());
    if (head && !isSameState(head, this.#seen.head)) this.#seen = await this.#parsed(head);
    return this.#seen;
  }

  async append(event: Parameters<Journal['append']>[0], expected: number): Promise<number> {
    const { cluster, model, signer, clock } = this.#options;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      if (attempt > 0) await clock.sleep(PAUSE_MS * (attempt - 1));
      const before = attempt === 0 && this.#seen.head && this.#seen.events.length === expected ? this.#seen : await this.refresh();
      if (before.events.length !== expected) throw new JournalConflict(expected, before.events.length);
      const placed = await chainEvent(event, { count: expected, last: before.events.at(-1), model }, signer);
      if (await this.#placed(before, placed)) return expected + 1;
    }
    throw new DriverError('journal-busy', `The journal ${this.#head} in ${cluster.where} changed ${TRIES} times while an event was written, and not by events.`, 'Find what else writes to that ConfigMap (its managedFields name it).');
  }

  /** An attachment may come before the first event: then the head comes before it, so that nothing stands there without one. */
  async begin(): Promise<void> {
    const { cluster, clock } = this.#options;
    if (this.#seen.head ?? (await this.refresh()).head) return;
    await createOnce(cluster, clock, this.#headWith(undefined, '', 0, ''), () => true);
    await this.refresh();
  }

  get #head(): string {
    return `sluice-${this.#options.name}`;
  }

  /** No head was there: none yet, or one since, or it is gone while what it closed stands. */
  async #begunMeanwhile(): Promise<KubeObject | undefined> {
    const { cluster } = this.#options;
    if (this.#seen.head) throw gone(this.#head, cluster.where);
    if (!(await cluster.read(CONFIG_MAP, `${this.#head}${segmentSuffix(1)}`))) return undefined;
    const head = await cluster.read(CONFIG_MAP, this.#head);
    if (!head) throw gone(this.#head, cluster.where);
    return head;
  }

  async #parsed(head: KubeObject): Promise<Seen> {
    const { name, cluster } = this.#options;
    const known = head.metadata.uid === this.#seen.head?.metadata.uid ? this.#seen : { segments: 0, closed: 0, events: [] };
    const segments = countOf(head, cluster.where);
    const from = known.segments <= segments ? known : { segments: 0, closed: 0, events: [] };
    const events = from.events.slice(0, from.closed);
    // One after the other: two at once are half a megabyte more of the 64 that a watch has.
    for (let next = from.segments + 1; next <= segments; next += 1) events.push(...this.#lines(await this.#segment(next), events.length));
    const closed = events.length;
    const text = valueOf(head, name, 'head', TEXT, cluster.where);
    return { head, segments, closed, events: [...events, ...this.#lines(text, closed)], text };
  }

  async #segment(number: number): Promise<string> {
    const { name, cluster } = this.#options;
    const place = `${this.#head}${segmentSuffix(number)}`;
    const object = await cluster.read(CONFIG_MAP, place);
    if (!object) throw gone(place, cluster.where);
    return valueOf(object, name, 'segment', TEXT, cluster.where);
  }

  #lines(text: string, before: number): JournalEvent[] {
    const where = `${this.#head} in ${this.#options.cluster.where}`;
    if (text !== '' && !text.endsWith('\n')) throw new DriverError('journal-unreadable', `The journal ${where} ends in the middle of a line.`, 'Nobody but Sluice may write to it; restore it from its last good copy.');
    return text.split('\n').slice(0, -1).map((line, index) => parseLine(line, before + index + 1, where));
  }

  /** Whether the event became the next one of the journal as it was. */
  async #placed(before: Seen, placed: JournalEvent): Promise<boolean> {
    const line = `${lineOf(placed)}\n`;
    if (Buffer.byteLength(line) > EVENT_BYTES) throw new DriverError('journal-event', `An event of type ${placed.type} has more than ${EVENT_BYTES} bytes, which no ConfigMap keeps.`, 'Attach large content instead.');
    const rest = await this.#closed(before, line);
    if (!rest) return false;
    const writer = `${placed.index}:${randomUUID()}`;
    const object = this.#headWith(before.head, rest.text + line, rest.segments, [...writersOf(before.head).slice(1 - WRITERS_KEPT), writer].join(' '));
    const written = await this.#put(object, before.head, writer);
    if (!written) return false;
    const isAsSent = writersOf(written).at(-1) === writer && written.metadata.annotations?.[SEGMENTS] === String(rest.segments) && valueOf(written, this.#options.name, 'head', TEXT, this.#options.cluster.where) === rest.text + line;
    this.#seen = isAsSent ? { ...rest, head: written, events: [...before.events, placed], text: rest.text + line } : await this.#parsed(written);
    const there = this.#seen.events[placed.index];
    if (there && lineOf(there) === lineOf(placed)) return true;
    throw new DriverError('journal-unreadable', `The event that was written to ${this.#head} in ${this.#options.cluster.where} is not in what the server keeps of it.`, 'Find what changes that ConfigMap on its way (an admission webhook) or right after; nobody but Sluice may write to it.');
  }

  /** What stays in the head when a line is added; the rest is closed first. Undefined where another writer has gone on. */
  async #closed({ text, segments, closed, events }: Seen, line: string): Promise<Pick<Seen, 'text' | 'segments' | 'closed'> | undefined> {
    const { cluster, clock, name } = this.#options;
    const isFull = Buffer.byteLength(text) + Buffer.byteLength(line) > HEAD_BYTES;
    if (text === '' || (segments > 0 && !isFull)) return { text, segments, closed };
    const segment = configMap(name, 'segment', segmentSuffix(segments + 1), { immutable: true, data: { [TEXT]: text } });
    const present = await createOnce(cluster, clock, segment, (there) => valueOf(there, name, 'segment', TEXT, cluster.where) === text);
    if (!present) return { text: '', segments: segments + 1, closed: events.length };
    // Whoever closed it may have been killed before the head was cut, and others have gone on in the head since.
    const early = valueOf(present, name, 'segment', TEXT, cluster.where);
    // Whole lines alone: anybody may have put a part of one there, and what is left would begin in its midst.
    if (early.endsWith('\n') && text.startsWith(early)) return { text: text.slice(early.length), segments: segments + 1, closed: closed + early.split('\n').length - 1 };
    if (early.startsWith(text)) return undefined;
    throw new DriverError('journal-unreadable', `The ConfigMap ${present.metadata.name} in ${cluster.where} holds other events than the journal.`, 'Nobody but Sluice may write there; restore both from their last good copies.');
  }

  /** The head with the event in it, where others may have gone on since; undefined where somebody else was first. */
  async #put(object: KubeObject, before: KubeObject | undefined, writer: string): Promise<KubeObject | undefined> {
    const { cluster, clock } = this.#options;
    let unsure: DriverError | undefined;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      if (attempt > 0) await clock.sleep(PAUSE_MS * attempt);
      try {
        return await (before ? cluster.replace(CONFIG_MAP, object) : cluster.create(CONFIG_MAP, object));
      } catch (error) {
        if (!(error instanceof DriverError)) throw error;
        if (UNSURE.has(error.code)) unsure = error;
        else if (!LOST.has(error.code)) throw error;
      }
      const now = await cluster.read(CONFIG_MAP, this.#head).catch((error: unknown) => (isUnsure(error) ? ('unheard' as const) : Promise.reject(error)));
      if (now === 'unheard') continue;
      const writers = writersOf(now);
      if (now && writers.includes(writer)) return now;
      // Still as it was: what was sent has not arrived, and may be sent again.
      if (isSameState(now, before)) continue;
      if (!unsure || !now || isRecent(writers, writer)) return undefined;
      break;
    }
    throw new DriverError('journal-unsure', `Nobody knows whether an event was written to ${this.#head} in ${cluster.where}: ${unsure?.message ?? 'its reply was lost.'}`, 'Run the same command again: it reads first, and goes on from what is there.', { cause: unsure });
  }

  #headWith(before: KubeObject | undefined, text: string, segments: number, writers: string): KubeObject {
    const fresh = configMap(this.#options.name, 'head', '', { data: { [TEXT]: text } });
    const { managedFields: _, ...metadata } = before?.metadata ?? fresh.metadata;
    return { ...before, ...fresh, metadata: { ...metadata, annotations: { ...metadata.annotations, [SEGMENTS]: String(segments), [WRITERS]: writers } } };
  }
}

const LOST = new Set(['cluster-conflict', 'cluster-exists', 'cluster-missing']);

function isSameState(now: KubeObject | undefined, before: KubeObject | undefined): boolean {
  return now?.metadata.uid === before?.metadata.uid && now?.metadata.resourceVersion === before?.metadata.resourceVersion;
}

function writersOf(head: KubeObject | undefined): string[] {
  return (head?.metadata.annotations?.[WRITERS] ?? '').split(' ').filter((writer) => writer !== '');
}

/** Whether the list goes back to the writer's own event: then its absence says that another one stands there. */
function isRecent(writers: readonly string[], writer: string): boolean {
  return writers.length < WRITERS_KEPT || Number.parseInt(writers[0]!, 10) <= Number.parseInt(writer, 10);
}

function countOf(head: KubeObject, where: string): number {
  const text = head.metadata.annotations?.[SEGMENTS] ?? '';
  const count = Number(text);
  if (/^\d{1,5}$/.test(text) && count <= MOST_SEGMENTS) return count;
  throw new DriverError('journal-unreadable', `The ConfigMap ${head.metadata.name} in ${where} does not say how many segments stand before it.`, 'Nobody but Sluice may write to it; restore it from its last good copy.');
}

function segmentSuffix(number: number): string {
  return `.${String(number).padStart(5, '0')}`;
}
