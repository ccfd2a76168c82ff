import path from 'node:path';
import { InputError } from '../core/problem.ts';
import type { Refusal } from '../core/refusal.ts';
import { refuse } from '../evidence/refusal-codes.ts';
import { SLUICE_VERSION } from '../evidence/version.ts';
import { readFolder, type Evidence } from './gather.ts';
import { makePack, otherThanMade } from './make-pack.ts';
import { parseMapping, readDocuments } from './mapping.ts';
import { MAPPING_FILE, PACK_FILE, readPack, type PackList } from './pack.ts';
import type { Against, VerifiedEvidence } from './verify-evidence.ts';

export interface VerifiedPack {
  refusals: Refusal[];
  checked: string[];
  unchecked: string[];
}

/**
 * Verifies the pack in a folder, beyond its evidence: each file by the list, and what it says by making it again from its own
 * evidence and mapping. Undefined where the folder holds no pack.
 */
export async function verifyPack(folder: string, gathered: Evidence, verified: VerifiedEvidence, against: Against): Promise<VerifiedPack | undefined> {
  const files = await readFolder(folder);
  const bytes = files.get(PACK_FILE);
  if (!bytes) return undefined;
  const read = await readPack(bytes, files, against.trust, against.signers);
  if (!read.list || read.refusals.length > 0) return { refusals: read.refusals, checked: [], unchecked: [] };
  const { list, signer } = read;
  const unsigned = signer?.kind === 'none' ? [`who made the pack: ${PACK_FILE} is not signed, its ledger says who made the evidence`] : [];
  if (list.sluice !== SLUICE_VERSION) return { refusals: [], checked: [LISTED], unchecked: [...unsigned, `whether the pack says what its evidence says: Sluice ${list.sluice} made it, and this is ${SLUICE_VERSION}`] };
  const refusals = await notFromEvidence(folder, files, list, gathered, verified);
  return { refusals, checked: [LISTED, ...(refusals.length === 0 ? ['that the pack says what its own evidence and mapping say: its page, its bill of materials and its model card were made again, byte for byte'] : [])], unchecked: unsigned };
}

const LISTED = `that every file of the pack is as ${PACK_FILE} lists it, and that there is no other`;

async function notFromEvidence(folder: string, files: ReadonlyMap<string, Uint8Array>, list: PackList['predicate'], gathered: Evidence, verified: VerifiedEvidence): Promise<Refusal[]> {
  const wanted = `${PACK_FILE}: a pack that its own evidence makes`;
  const own = verified.ledgers.find(({ name }) => name === list.ledger);
  if (!own || own.ledger.head !== list.head || own.release !== list.release) return [refuse('pack-not-from-evidence', wanted, `${list.ledger}: ${own ? `it ends with ${own.ledger.head ?? 'nothing'} and is of ${own.release ?? 'nothing'}` : 'no such ledger'}`)];
  // A ledger that does not verify has been refused already.
  if (own.refusals.length > 0) return [];
  try {
    const mappingBytes = files.get(MAPPING_FILE) ?? new Uint8Array();
    const mapping = parseMapping(mappingBytes, MAPPING_FILE);
    const documents = await readDocuments(mapping, path.join(folder, 'documents'));
    const made = makePack({ verified, own, gathered, mapping, mappingBytes, documents }, new Date(list.at));
    return otherThanMade(made, files).map((name) => refuse('pack-not-from-evidence', `${name}: what the evidence of the pack says`, `${name}: something else`));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ message }) => refuse('pack-not-from-evidence', wanted, message.replace(/\.$/, '')));
  }
}
