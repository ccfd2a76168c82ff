import { canonicalJson, digestOfJson, isDigest, sha256, type Digest } from '../core/digest.ts';
import { DriverError } from '../core/driver-error.ts';
import type { Refusal } from '../core/refusal.ts';
import type { JournalEvent } from '../core/seams.ts';
import { signedBy, type JournalKey, type JournalSigner } from './sign.ts';

const KEYS = ['index', 'prev', 'at', 'delivery', 'type', 'data', 'signature'];
const TYPE = /^[a-z][a-z-]{0,39}$/;
const AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const DELIVERY_CHARACTERS = 300;
/** A line beyond this is no event of ours: the largest (judges of twenty guardrails after a day) has about 300 kB. */
export const LINE_BYTES = 1024 * 1024;
/** A journal beyond this is refused before it is parsed. */
export const JOURNAL_BYTES = 256 * 1024 * 1024;

export interface ChainPolicy {
  /** The model whose journal this is; another model's journal has another genesis. */
  model: string;
  /** Where given, every event must be signed by one of these. */
  keys?: readonly JournalKey[];
  /** An event that is known to have been there (by an earlier reading): its absence means that the journal was cut. */
  known?: { index: number; digest: Digest };
  /** The same, of a reader that has verified everything up to there already: only what follows is verified. */
  verified?: { index: number; digest: Digest };
}

/**
 * Why these events are not one unbroken journal; none means that they are. Codes: `journal-index`, `journal-genesis`,
 * `journal-chain`, `journal-unsigned`, `journal-signer`, `journal-signature`, `journal-cut`. Pure. Each code is given once,
 * for the first event that earns it: one edit makes every later link look wrong.
 */
export function verifyJournal(events: readonly JournalEvent[], policy: ChainPolicy): Refusal[] {
  const refusals = new Map<string, Refusal>();
  const refuse = (refusal: Refusal): void => void (refusals.has(refusal.code) || refusals.set(refusal.code, refusal));
  const known = policy.verified ?? policy.known;
  const cut = known && missingEvent(events, known);
  if (cut) refuse(cut);
  const from = policy.verified && !cut ? policy.verified.index + 1 : 0;
  let prev = from > 0 ? policy.verified!.digest : genesis(policy.model);
  events.forEach((event, index) => {
    if (index < from) return;
    if (event.index !== index) refuse(wrongIndex(event, index));
    if (event.prev !== prev) refuse(index === 0 ? wrongGenesis(event, prev, policy.model) : wrongLink(event, prev, index));
    if (policy.keys) {
      const refusal = badSignature(event, index, policy.keys);
      if (refusal) refuse(refusal);
    }
    prev = digestOfEvent(event);
  });
  return [...refusals.values()];
}

/** What the first event's `prev` is: bound to the model, so that no other model's journal can be put in its place. */
export function genesis(model: string): Digest {
  return digestOfJson({ schema: 'urn:sluice:journal:v1', model });
}

/** SHA-256 of the event's canonical JSON, its signature included; the next event's `prev`. */
export function digestOfEvent(event: JournalEvent): Digest {
  return sha256(canonicalJson(event));
}

/** What an event's signature is about: the whole event but the signature. */
export function digestToSign(event: Omit<JournalEvent, 'signature'>): Digest {
  const { index, prev, at, delivery, type, data } = event;
  return digestOfJson({ index, prev, at, delivery, type, data });
}

/** The event in its place: chained to the last one, and signed where there is a signer. Throws on an event out of shape. */
export async function chainEvent(
  event: Omit<JournalEvent, 'index' | 'prev' | 'signature'>,
  before: { count: number; last: JournalEvent | undefined; model: string },
  signer: JournalSigner | undefined,
): Promise<JournalEvent> {
  const { at, delivery, type, data } = event;
  const prev = before.last ? digestOfEvent(before.last) : genesis(before.model);
  const placed: JournalEvent = { index: before.count, prev, at, delivery, type, data };
  if (signer) placed.signature = { keyid: signer.keyid, sig: await signer.sign(digestToSign(placed)) };
  const problem = shapeProblem(placed);
  if (problem) throw new DriverError('journal-event', `The event ${JSON.stringify(type)} cannot be recorded: ${problem}.`, 'Report this; nothing was written.');
  // What canonical JSON leaves out (undefined, functions) must not be in memory either: the reader would see another event.
  return JSON.parse(lineOf(placed)) as JournalEvent;
}

/** The event's line, without its newline. Throws `journal-event` where it is too long. */
export function lineOf(event: JournalEvent): string {
  const line = canonicalJson(event);
  if (Buffer.byteLength(line) > LINE_BYTES)
    throw new DriverError('journal-event', `An event of type ${event.type} has more than ${LINE_BYTES} bytes.`, 'Attach large content instead.');
  return line;
}

/** Reads one line. Throws `journal-unreadable` with the line's number unless it is the canonical JSON of an event. */
export function parseLine(line: string, number: number, where: string): JournalEvent {
  const refuse = (why: string): never => {
    throw new DriverError(
      'journal-unreadable',
      `Line ${number} of the journal ${where} ${why}.`,
      'Nobody but Sluice may write to it; restore it from its last good copy. Until then the candidate gets no users.',
    );
  };
  if (Buffer.byteLength(line) > LINE_BYTES) return refuse(`has more than ${LINE_BYTES} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse('is not JSON');
  }
  const problem = shapeProblem(value);
  if (problem) return refuse(`is not an event: ${problem}`);
  // One event has one line: this also finds doubled keys, which JSON.parse takes without a word.
  if (canonicalJson(value) !== line) return refuse('is not in canonical form (RFC 8785)');
  return value as JournalEvent;
}

function shapeProblem(value: unknown): string | undefined {
  if (!isRecord(value)) return 'it is not an object';
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return `it has the unknown key ${JSON.stringify(unknown.slice(0, 80))}`;
  const { index, prev, at, delivery, type, data, signature } = value;
  if (!Number.isSafeInteger(index) || (index as number) < 0) return '`index` is not a count';
  if (!isDigest(prev)) return '`prev` is not a SHA-256 digest';
  if (typeof at !== 'string' || !AT.test(at) || Number.isNaN(Date.parse(at))) return '`at` is not a UTC time (ISO 8601)';
  if (typeof delivery !== 'string' || delivery.length === 0 || delivery.length > DELIVERY_CHARACTERS) return '`delivery` is not an id';
  if (typeof type !== 'string' || !TYPE.test(type)) return '`type` is not a kebab-case word';
  if (!isRecord(data)) return '`data` is not an object';
  if (signature === undefined) return undefined;
  if (!isRecord(signature) || Object.keys(signature).sort().join() !== 'keyid,sig') return '`signature` is not {keyid, sig}';
  if (typeof signature.keyid !== 'string' || typeof signature.sig !== 'string') return '`signature` holds no text';
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const RESTORE = 'Drain the candidate by hand where needed, then restore the journal from its last good copy.';

function wrongIndex(event: JournalEvent, index: number): Refusal {
  return { code: 'journal-index', expected: `event ${index}`, actual: `an event that says it is ${event.index}`, fix: RESTORE };
}

function wrongGenesis(event: JournalEvent, prev: Digest, model: string): Refusal {
  return {
    code: 'journal-genesis',
    expected: `the journal of ${model}, whose first link is ${prev}`,
    actual: `a first link ${event.prev}`,
    fix: 'Point rollout.journal at this model\'s own journal.',
  };
}

function wrongLink(event: JournalEvent, prev: Digest, index: number): Refusal {
  return { code: 'journal-chain', expected: `event ${index} to follow ${prev}`, actual: `it follows ${event.prev}`, fix: RESTORE };
}

function badSignature(event: JournalEvent, index: number, keys: readonly JournalKey[]): Refusal | undefined {
  const known = keys.map((key) => key.keyid).join(', ');
  if (!event.signature)
    return { code: 'journal-unsigned', expected: `event ${index} signed by ${known}`, actual: 'no signature', fix: RESTORE };
  const key = keys.find((candidate) => candidate.keyid === event.signature!.keyid);
  if (!key)
    return {
      code: 'journal-signer',
      expected: `event ${index} signed by ${known}`,
      actual: `signed by ${event.signature.keyid}`,
      fix: 'Where the key was changed on purpose, give the earlier public key as well.',
    };
  if (!signedBy(key, digestToSign(event), event.signature.sig))
    return { code: 'journal-signature', expected: `event ${index} as ${key.keyid} signed it`, actual: 'a signature of other content', fix: RESTORE };
  return undefined;
}

function missingEvent(events: readonly JournalEvent[], known: { index: number; digest: Digest }): Refusal | undefined {
  const event = events[known.index];
  if (event && digestOfEvent(event) === known.digest) return undefined;
  const actual = event ? `${digestOfEvent(event)} there` : `a journal of ${events.length} events`;
  return { code: 'journal-cut', expected: `event ${known.index} to be ${known.digest}`, actual, fix: RESTORE };
}
