import { InputError } from '../core/problem.ts';
import { HEAD_FILE } from '../evidence/head.ts';
import { LEDGER_FILE } from '../evidence/ledger.ts';
import { auditOf, type Audit } from './audit.ts';
import { bomFileName, mlBom } from './bom.ts';
import { modelCard } from './card.ts';
import { EVENTS_FILE, eventLines } from '../evidence/events.ts';
import { collectEvents } from './events.ts';
import { KEY_FILE, type Evidence } from './gather.ts';
import { historyOf } from './history.ts';
import { auditPage } from './html.ts';
import type { ReadJournal } from './journals.ts';
import type { Document, Mapping } from './mapping.ts';
import { AUDIT_FILE, MAPPING_FILE, PAGE_FILE, type PackFiles } from './pack.ts';
import { recordOf } from './record.ts';
import { deliveryOf, type NamedLedger, type VerifiedEvidence } from './verify-evidence.ts';

const EVIDENCE = 'evidence';
const DOCUMENTS = 'documents';

export interface PackSources {
  verified: VerifiedEvidence;
  /** The ledger that the pack is about. */
  own: NamedLedger;
  /** As it was gathered: what is put into the pack is copied byte for byte. */
  gathered: Evidence;
  mapping: Mapping;
  mappingBytes: Uint8Array;
  documents: readonly Document[];
  /** PEM of the key that signatures were checked with. */
  publicKey?: string;
}

export interface MadePack {
  files: Map<string, Uint8Array>;
  audit: Audit;
  /** Path of the ledger in it. */
  ledger: string;
}

/**
 * Every file of an evidence pack but its list: the page, the same for programs, bill of materials, model card, and the evidence
 * itself, from which the others can be made again.
 */
export function makePack({ verified, own, gathered, mapping, mappingBytes, documents, publicKey }: PackSources, at: Date): MadePack {
  const model = own.ledger.entries[0]!.statement.subject[0].name;
  const files = new Map<string, Uint8Array>();
  const kept = ledgersOf(verified, own, model);
  for (const [folder, one] of kept) {
    files.set(`${EVIDENCE}/ledgers/${folder}/${LEDGER_FILE}`, one.bytes);
    const head = gathered.ledgers.find(({ name }) => name === one.name)?.head;
    if (head) files.set(`${EVIDENCE}/ledgers/${folder}/${HEAD_FILE}`, head);
  }
  const journals = longestJournal(verified, model);
  for (const { name } of journals) files.set(`${EVIDENCE}/${model}.journal.jsonl`, gathered.journals.find((file) => file.name === name)!.bytes);
  const events = collectEvents({ ledgers: [...kept.values()], journals, events: verified.events }, { model });
  files.set(`${EVIDENCE}/${EVENTS_FILE}`, Buffer.from(eventLines(events)));
  if (publicKey !== undefined) files.set(`${EVIDENCE}/${KEY_FILE}`, Buffer.from(publicKey));
  for (const { file, bytes } of documents) files.set(`${DOCUMENTS}/${file}`, bytes);
  files.set(MAPPING_FILE, mappingBytes);

  const record = recordOf(own);
  const audit = auditOf(mapping, { record, history: historyOf(model, { ledgers: [...kept.values()], journals }), documents }, signedBy(own), at);
  for (const [name, text] of derived(audit, record)) files.set(name, Buffer.from(text));
  return { files, audit, ledger: `${EVIDENCE}/ledgers/${folderOf(own)}/${LEDGER_FILE}` };
}

/** What a pack says that can be made again from its evidence. */
function derived(audit: Audit, record: ReturnType<typeof recordOf>): [name: string, text: string][] {
  return [
    [PAGE_FILE, auditPage(audit)],
    [AUDIT_FILE, `${JSON.stringify(audit, null, 2)}\n`],
    [bomFileName(record), `${JSON.stringify(mlBom(record), null, 2)}\n`],
    ['model-card.md', modelCard(record)],
  ];
}

/** The names of the derived files among those of a pack, for who makes them again. */
export function isDerived(name: string): boolean {
  return !name.startsWith(`${EVIDENCE}/`) && !name.startsWith(`${DOCUMENTS}/`) && name !== MAPPING_FILE;
}

/** The longest good ledger of each delivery of this model, under a folder of its own. */
function ledgersOf({ ledgers }: VerifiedEvidence, own: NamedLedger, model: string): Map<string, NamedLedger> {
  const kept = new Map<string, NamedLedger>([[folderOf(own), own]]);
  for (const one of ledgers) {
    if (one.refusals.length > 0 || one.ledger.entries[0]?.statement.subject[0].name !== model) continue;
    const before = kept.get(folderOf(one));
    if (before === own) continue;
    if (!before || one.ledger.entries.length > before.ledger.entries.length || (one.ledger.entries.length === before.ledger.entries.length && one.head && !before.head)) kept.set(folderOf(one), one);
  }
  return new Map([...kept].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Copies of one journal may lie about; the longest holds the others. */
function longestJournal({ journals }: VerifiedEvidence, model: string): ReadJournal[] {
  const own = journals.filter((journal) => journal.model === model && journal.refusals.length === 0);
  return own.length === 0 ? [] : [own.reduce((one, other) => (other.events.length > one.events.length ? other : one))];
}

/** A delivery is `repository/run/attempt`; ids of a laptop may hold anything. */
function folderOf(one: NamedLedger): string {
  const folder = deliveryOf(one).replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  if (/^\.+$/.test(folder)) throw InputError.of('delivery-unnamed', `The delivery ${JSON.stringify(deliveryOf(one))} cannot name a folder.`, 'Give deliveries the ids of their runs.');
  return folder;
}

/** By what the envelopes say, not by whether a key at hand fits: so the same evidence always says the same. */
function signedBy({ ledger }: NamedLedger): Audit['signed'] {
  const kinds = new Set(ledger.entries.map(({ signer }) => (signer.kind === 'unchecked' ? (signer.claim.startsWith('key') ? 'key' : 'keyless') : signer.kind)));
  return kinds.has('none') || kinds.has('bad') ? 'nobody' : kinds.has('keyless') ? 'keyless' : 'key';
}

/** Whether the derived files of a pack are what its own evidence and mapping say; the names of those that are not. */
export function otherThanMade(made: MadePack, files: PackFiles): string[] {
  const names = new Set([...made.files.keys(), ...files.keys()].filter(isDerived));
  return [...names].filter((name) => name !== 'pack.intoto.json' && !Buffer.from(made.files.get(name) ?? '').equals(Buffer.from(files.get(name) ?? '')));
}
