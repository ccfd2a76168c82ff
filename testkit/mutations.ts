// What somebody may do to good evidence who has everything but the key: bytes, lines, envelopes, statements, heads.
import fc from 'fast-check';
import { canonicalJson, digestOfJson } from '../src/core/digest.ts';
import { bareEnvelope, signEnvelope } from '../src/evidence/dsse.ts';
import type { SigningKey } from '../src/evidence/keys.ts';

export interface Mutant {
  how: string;
  bytes: Buffer;
}

interface Envelope {
  payload: string;
  payloadType: string;
  signatures: Record<string, unknown>[];
}

/** Good ledgers of other deliveries or keys, to take lines from, and a stranger's own key. */
export interface Stranger {
  ledgers: readonly string[];
  key: SigningKey;
}

/** A ledger that is not this one any more, by one change or several at once. */
export function mutantLedgers(ledger: string, stranger: Stranger): fc.Arbitrary<Mutant> {
  const original = Buffer.from(ledger);
  const lines = linesOf(ledger);
  const foreign = stranger.ledgers.flatMap(linesOf);
  const place = fc.nat({ max: original.length - 1 });
  const which = fc.nat({ max: lines.length - 1 });
  const flips = fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 8 }).map((changes) => ({ how: 'flipped bytes', bytes: flipped(original, changes) }));
  const spliced = fc.tuple(place, place, place, fc.constantFrom('cut', 'repeated', 'moved')).map(([a, b, c, how]) => ({ how: `${how} bytes`, bytes: splice(original, a, b, c, how) }));
  const shuffled = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...lines) }, { weight: 1, arbitrary: fc.constantFrom(...foreign) }), { maxLength: lines.length + 3 }).map((picked) => ({ how: 'other lines', bytes: joined(picked) }));
  const inserted = fc.tuple(which, fc.uint8Array({ maxLength: 40 })).map(([at, bytes]) => ({ how: 'an inserted line', bytes: Buffer.concat([joined(lines.slice(0, at)), Buffer.from(bytes), Buffer.from('\n'), joined(lines.slice(at))]) }));
  const envelopes = which.chain((at) => mutantEnvelopes(lines[at]!, foreign, stranger.key).map(({ how, bytes }) => ({ how, bytes: Buffer.concat([joined(lines.slice(0, at)), bytes, Buffer.from('\n'), joined(lines.slice(at + 1))]) })));
  return fc.oneof({ weight: 2, arbitrary: flips }, { weight: 1, arbitrary: spliced }, { weight: 2, arbitrary: shuffled }, { weight: 1, arbitrary: inserted }, { weight: 4, arbitrary: envelopes }).filter(({ bytes }) => !bytes.equals(original));
}

/** One line that is not this one any more. */
export function mutantEnvelopes(line: string, foreign: readonly string[], stranger: SigningKey): fc.Arbitrary<Mutant> {
  const envelope = (): Envelope => JSON.parse(line) as Envelope;
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>('', 'pass', 'deliver', true, null, 0, -1, 1e308, [], {}, '2026-01-05T09:00:00.000Z', 'sha256:'.padEnd(71, '0'), '__proto__', '\u0000', '🤖'));
  const text = (how: string, made: string): Mutant => ({ how, bytes: Buffer.from(made) });
  const structure = fc.tuple(fc.nat(), value, fc.constantFrom('set', 'delete', 'add')).map(([at, other, what]) => text(`an envelope with a field ${what}`, write(changed(envelope(), at, other, what))));
  const statement = fc.tuple(fc.nat(), value, fc.constantFrom('set', 'delete', 'add'), fc.constantFrom('old signature', 'no signature', 'a stranger\'s signature', 'a stranger\'s signature under the key\'s name'), fc.boolean()).map(([at, other, what, signed, mend]) => {
    const { payload, signatures } = envelope();
    const told = changed(JSON.parse(Buffer.from(payload, 'base64').toString()) as Record<string, unknown>, at, other, what);
    if (mend) mendDigest(told);
    return text(`a statement with a field ${what} under ${signed}`, write(signedAs(Buffer.from(canonical(told)), signed, signatures, stranger)));
  });
  const swapped = fc.constantFrom(...foreign).map((other) => text('another line\'s signature', write({ ...envelope(), signatures: (JSON.parse(other) as Envelope).signatures })));
  const replayed = fc.constantFrom(...foreign).map((other) => text('another line\'s statement', write({ ...envelope(), payload: (JSON.parse(other) as Envelope).payload })));
  const spelled = fc.constantFrom('space', 'escape', 'twice', 'padding', 'url', 'order', 'newline', 'bom').map((how) => text(`the same envelope spelled otherwise (${how})`, spelling(line, how)));
  return fc.oneof({ weight: 3, arbitrary: structure }, { weight: 6, arbitrary: statement }, { weight: 1, arbitrary: swapped }, { weight: 1, arbitrary: replayed }, { weight: 1, arbitrary: spelled }).filter(({ bytes }) => bytes.toString() !== line);
}

export function linesOf(ledger: string): string[] {
  return ledger.split('\n').slice(0, -1);
}

function joined(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

function flipped(original: Buffer, changes: readonly [number, number][]): Buffer {
  const bytes = Buffer.from(original);
  for (const [at, mask] of changes) bytes[at]! ^= mask;
  return bytes;
}

function splice(original: Buffer, a: number, b: number, c: number, how: string): Buffer {
  const [start, end] = a < b ? [a, b] : [b, a];
  const piece = original.subarray(start, end + 1);
  const rest = Buffer.concat([original.subarray(0, start), original.subarray(end + 1)]);
  if (how === 'cut') return rest;
  if (how === 'repeated') return Buffer.concat([original.subarray(0, end + 1), piece, original.subarray(end + 1)]);
  const at = c % (rest.length + 1);
  return Buffer.concat([rest.subarray(0, at), piece, rest.subarray(at)]);
}

/** The `at`-th place of a value, counting depth first, set to another value, deleted, or given a neighbour. */
function changed<T extends object>(root: T, at: number, value: unknown, what: string): T {
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key]);
      visit((node as Record<string, unknown>)[key]);
    }
  };
  visit(root);
  const [holder, key] = places[at % places.length]!;
  if (what === 'delete') delete holder[key];
  else if (what === 'add' && !Array.isArray(holder)) holder[`${key}2`] = value;
  else holder[key] = value;
  return root;
}

/** Whoever forges a verdict writes its digest too. */
function mendDigest(statement: Record<string, unknown>): void {
  const predicate = statement.predicate as { verdict?: unknown; verdictDigest?: unknown } | undefined;
  if (typeof predicate === 'object' && predicate !== null && predicate.verdict !== undefined) predicate.verdictDigest = digestOfJson(predicate.verdict);
}

function signedAs(payload: Buffer, how: string, old: Envelope['signatures'], stranger: SigningKey): object {
  if (how === 'no signature') return bareEnvelope(payload);
  if (how === 'old signature') return { ...bareEnvelope(payload), signatures: old };
  return signEnvelope(payload, how.endsWith('name') ? { ...stranger, keyid: (old[0]?.keyid ?? stranger.keyid) as SigningKey['keyid'] } : stranger);
}

function spelling(line: string, how: string): string {
  switch (how) {
    case 'space':
      return line.replace(':', ': ');
    case 'escape':
      return line.replace('payload"', '\\u0070ayload"');
    case 'twice':
      return line.replace('{"payload":', '{"payload":"AAAA","payload":');
    case 'padding':
      return line.replace(/"payload":"([^"]*?)=*"/, (_all, payload: string) => `"payload":"${payload}===="`);
    case 'url':
      return line.replaceAll('+', '-').replaceAll('/', '_');
    case 'order':
      return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line) as object).reverse()));
    case 'newline':
      return `${line}\r`;
    default:
      return `\ufeff${line}`;
  }
}

/** What has no canonical form is written as it is: a reader meets such bytes too. */
function canonical(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch {
    return JSON.stringify(value);
  }
}

function write(value: object): string {
  return canonical(value);
}
