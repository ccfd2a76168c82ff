import type { Digest } from '../../core/digest.ts';

/** A file of evidence by its plain name, e.g. `ledger.intoto.jsonl`. */
export interface KeptFile {
  name: string;
  bytes: Uint8Array;
}

/** What is kept together: the ledger of one release and what stands beside it. */
export interface EvidenceSet {
  release: Digest;
  /** Digest of the ledger's last entry: its name in every store. */
  head: Digest;
  files: readonly KeptFile[];
}

/**
 * A place for bytes by their digest, and for lists of them by a ledger's head. What it answers is believed by nobody: whoever
 * reads holds every byte against its digest (see keep.ts).
 */
export interface EvidenceStore {
  /** For messages: `the folder evidence/`. */
  readonly where: string;
  /** Writes the blobs, then the list that names them. Nothing that lies there already is changed; the same set twice is one. */
  add(set: { head: Digest; manifest: Uint8Array; blobs: ReadonlyMap<Digest, Uint8Array> }): Promise<void>;
  manifest(head: Digest): Promise<Uint8Array | undefined>;
  blob(digest: Digest): Promise<Uint8Array | undefined>;
}
