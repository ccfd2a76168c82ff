import { formatDeliveryId } from '../core/delivery-id.ts';
import type { Digest } from '../core/digest.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { Refusal } from '../core/refusal.ts';
import { readEvents, type EvidenceEvent } from '../evidence/events.ts';
import { readHead } from '../evidence/head.ts';
import type { EntrySigner } from '../evidence/ledger.ts';
import { refuse } from '../evidence/refusal-codes.ts';
import { parseManifest, type ReleaseManifest } from '../evidence/release.ts';
import { sealOf } from '../evidence/sealed.ts';
import { verifyLedger, type AtHand, type VerifiedLedger } from '../evidence/verify.ts';
import type { JournalKey } from '../journal/sign.ts';
import type { Evidence, EvidenceFile } from './gather.ts';
import { headsNamed, readJournal, type ReadJournal } from './journals.ts';

export interface NamedLedger extends VerifiedLedger {
  name: string;
  bytes: Uint8Array;
  /** Who signed the head that lies beside; undefined where none does. */
  head?: EntrySigner;
}

export interface VerifiedEvidence {
  ledgers: NamedLedger[];
  journals: ReadJournal[];
  events: EvidenceEvent[];
  manifests: ReleaseManifest[];
  /** Of what is not one ledger's own. */
  refusals: Refusal[];
  checked: string[];
  unchecked: string[];
}

/** What lies at hand, and the keys that a journal must be signed with. */
export type Against = AtHand & { journalKeys?: readonly JournalKey[] };

/**
 * Holds everything in a folder of evidence against itself and against what is at hand. Of several ledgers, bytes at hand can be
 * those of one release only: the others are then verified without them. Where no ledger is of these bytes, every one refuses them.
 */
export async function verifyEvidence(evidence: Evidence, against: Against): Promise<VerifiedEvidence> {
  const { manifests, refusals: manifestRefusals } = readManifests(evidence.manifests);
  const each = await Promise.all(evidence.ledgers.map((ledger) => verifyOne(ledger, manifests, evidence.ledgers.length === 1, against)));
  const fitting = each.filter(({ fits }) => fits);
  const ledgers = each.map(({ alone, withBytes, fits }) => (fits || fitting.length === 0 ? withBytes : alone));
  const journals = evidence.journals.map((file) => readJournal(file, against.journalKeys ?? []));
  const events = evidence.events.map((file) => readEvents(file.bytes, file.name));
  return {
    ledgers,
    journals,
    manifests,
    events: events.flatMap((read) => read.events),
    refusals: [...(evidence.refusals ?? []), ...forks(ledgers), ...manifestRefusals, ...journals.flatMap(({ refusals }) => refusals), ...events.flatMap(({ refusals }) => refusals)],
    checked: [...checkedOf(ledgers, journals, against), ...bytesChecked(against, fitting.map(({ withBytes }) => withBytes.name))],
    unchecked: uncheckedOf(ledgers, journals, against),
  };
}

async function verifyOne(file: Evidence['ledgers'][number], manifests: readonly ReleaseManifest[], only: boolean, against: Against) {
  const { trust, signers } = against;
  const { release } = await verifyLedger(file.bytes, { trust, signers, measured: {} });
  const manifest = manifests.find(({ digest }) => digest === release) ?? (only ? manifests[0] : undefined);
  const alone = await verifyLedger(file.bytes, { trust, signers, measured: {}, manifest });
  const withBytes = await verifyLedger(file.bytes, { ...against, manifest: against.manifest ?? manifest });
  const head = file.head && (await readHead(file.head, alone.ledger, trust, signers));
  const more = [...(head?.refusals ?? []), ...namedOtherwise(file, alone)];
  const whole = (one: VerifiedLedger): NamedLedger => ({ ...one, name: file.name, bytes: file.bytes, head: head && (head.signer ?? { kind: 'bad', reason: 'it cannot be read' }), refusals: [...one.refusals, ...more] });
  return { alone: whole(alone), withBytes: whole(withBytes), fits: withBytes.refusals.length === alone.refusals.length };
}

/** A journal keeps a ledger under its head: one that was cut has another. */
function namedOtherwise({ name }: EvidenceFile, { ledger }: VerifiedLedger): Refusal[] {
  const named = /(?:^|\/)ledgers\/[0-9a-f]{64}\/([0-9a-f]{64})\.jsonl$/.exec(name)?.[1];
  if (named === undefined || ledger.head === undefined || ledger.head === `sha256:${named}`) return [];
  return [refuse('ledger-truncated', `${name}: a ledger that ends with sha256:${named}`, `${name}: one that ends with ${ledger.head}`)];
}

/** Several copies of one ledger may lie about, each longer than the one before; two that go on differently are a fork. */
function forks(ledgers: readonly NamedLedger[]): Refusal[] {
  const groups = Map.groupBy(ledgers.filter(({ ledger }) => ledger.entries.length > 0), ({ ledger }) => ledger.entries[0]!.statement.predicate.chain?.prev ?? 'none');
  return [...groups.values()].flatMap((group) => {
    const longest = group.reduce((one, other) => (other.ledger.entries.length > one.ledger.entries.length ? other : one));
    return group.flatMap((one) => {
      const at = one.ledger.entries.findIndex(({ digest }, i) => longest.ledger.entries[i]?.digest !== digest);
      return at < 0 ? [] : [refuse('ledger-forked', `${one.name}: entry ${at} as in ${longest.name}, a ledger of the same delivery`, `${one.name}: ${one.ledger.entries[at]!.digest} there`)];
    });
  });
}

/** A manifest that does not verify is a refusal like any other: the folder claims more than it can show. */
function readManifests(files: readonly EvidenceFile[]): { manifests: ReleaseManifest[]; refusals: Refusal[] } {
  const manifests: ReleaseManifest[] = [];
  const refusals: Refusal[] = [];
  for (const { name, bytes } of files) {
    try {
      manifests.push(parseManifest(bytes, name));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const [{ message, fix }] = error.problems as [Problem];
      refusals.push({ code: 'evidence-contradictory', expected: `${name}: a release manifest`, actual: message.replace(/\.$/, ''), fix });
    }
  }
  return { manifests, refusals };
}

function checkedOf(ledgers: readonly NamedLedger[], journals: readonly ReadJournal[], { journalKeys }: Against): string[] {
  const sealed = ledgers.length > 0 && ledgers.every(({ ledger }) => sealOf(ledger) !== undefined);
  const headed = ledgers.filter(({ head }) => head !== undefined);
  const keyed = (journalKeys?.length ?? 0) > 0;
  return [
    ...(ledgers.length > 0 ? [`that every entry is as it was when the next was written, in order, none missing${sealed ? ', closed by a seal' : ''}`, 'that every statement fits the schema of its stage, and speaks of one release, model, delivery and environment'] : []),
    ...(headed.length > 0 ? [`that ${headed.length === ledgers.length ? 'no ledger' : `none of the ${headed.length} ledgers with a signed head`} is shorter than its signed head says`] : []),
    ...(ledgers.length > 1 ? ['that no two ledgers of one delivery go on differently'] : []),
    ...journals.map(({ name, events, signed }) => `that the ${events.length} events of ${name} are one unbroken chain${signed && keyed ? ', each signed by the key' : ''}`),
  ];
}

function bytesChecked({ measured }: Against, fitting: readonly string[]): string[] {
  const parts = Object.keys(measured).join(', ');
  return parts === '' ? [] : [`that the bytes at hand (${parts}) are those of the release in ${fitting.join(', ') || 'a ledger'}`];
}

function uncheckedOf(ledgers: readonly NamedLedger[], journals: readonly ReadJournal[], { journalKeys }: Against): string[] {
  const headless = ledgers.filter(({ head, name }) => head === undefined && !/(?:^|\/)ledgers\/[0-9a-f]{64}\//.test(name)).map(({ name }) => name);
  const known = new Set(ledgers.flatMap(({ ledger }) => ledger.entries.map(({ digest }) => digest)));
  const gone = journals.flatMap((journal) => headsNamed(journal).filter(({ head }) => !known.has(head)).map(({ delivery, head }) => `the ledger of delivery ${delivery} up to ${head}: ${journal.name} names it, and it is not here`));
  const keyless = journals.filter(({ signed }) => !signed || (journalKeys?.length ?? 0) === 0).map(({ name, signed }) => `who wrote ${name}: ${signed ? 'no key was given' : 'it is not signed'}`);
  return [...(headless.length > 0 ? [`whether entries were cut off the end of ${headless.join(', ')}: no signed head (ledger.head.json) lies beside`] : []), ...new Set(gone), ...keyless];
}

/** The delivery that a ledger is of, for people. */
export function deliveryOf({ ledger }: VerifiedLedger): string {
  const first = ledger.entries[0]?.statement.predicate.delivery;
  return first ? formatDeliveryId(first) : 'unknown';
}

/** Every digest that a ledger ends or ended with. */
export function headsOf({ ledger }: VerifiedLedger): Digest[] {
  return ledger.entries.map(({ digest }) => digest);
}
