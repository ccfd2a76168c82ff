import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { isDigest, sha256, type Digest } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import { writeWhole } from '../write-whole.ts';
import { blobPath, INDEX_FILE, indexWith, LAYOUT, LAYOUT_FILE, manifestDigestIn } from './oci-layout.ts';
import type { EvidenceStore } from './store.ts';

/** Largest file that is read back; a ledger has at most 64 MiB. */
const MOST_BYTES = 128 * 1024 * 1024;

/**
 * A folder in the layout of an OCI image: `oras`, `skopeo` and registries take it as it is. `shown` names it in messages. `alone`
 * runs the work while no other writer is in the folder: of two that read one index, the later write would drop what the first kept.
 */
export function folderStore(folder: string, shown: string, alone = (work: () => Promise<void>): Promise<void> => work()): EvidenceStore {
  const where = `the folder ${JSON.stringify(shown)}`;
  const read = (name: string): Promise<Uint8Array | undefined> => readPlain(path.join(folder, name), where);
  const blob = (digest: Digest): Promise<Uint8Array | undefined> => read(blobPath(digest));
  return {
    where,
    blob,
    async manifest(head) {
      const index = await read(INDEX_FILE);
      const digest = index && manifestDigestIn(index, head, where);
      return digest !== undefined && isDigest(digest) ? blob(digest) : undefined;
    },
    add: ({ head, manifest, blobs }) => alone(async () => {
      const index = indexWith(await read(INDEX_FILE), head, manifest, where);
      await mkdir(path.join(folder, 'blobs', 'sha256'), { recursive: true });
      await writeWhole(path.join(folder, LAYOUT_FILE), LAYOUT);
      for (const [digest, bytes] of blobs) await writeNew(path.join(folder, blobPath(digest)), bytes);
      await writeNew(path.join(folder, blobPath(sha256(manifest))), manifest);
      // Last: an index never names what is not there yet.
      await writeWhole(path.join(folder, INDEX_FILE), index);
    }),
  };
}

/** What lies under a digest is never written over: whether it is right is asked when it is read back. */
async function writeNew(file: string, bytes: Uint8Array): Promise<void> {
  if (await stat(file).then(() => true, () => false)) return;
  await writeWhole(file, bytes);
}

async function readPlain(file: string, where: string): Promise<Uint8Array | undefined> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw unreadable(where, error);
  });
  if (!found) return undefined;
  if (!found.isFile() || found.size > MOST_BYTES) throw unreadable(where, undefined);
  return readFile(file);
}

function unreadable(where: string, cause: unknown): InputError {
  return InputError.of('evidence-store-unreadable', `${where} cannot be read.`, 'Give the user that runs Sluice the right to read it, or name another place.', undefined, { cause });
}
