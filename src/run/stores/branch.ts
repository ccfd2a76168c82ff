import { isDigest, sha256, type Digest } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import { blobPath, INDEX_FILE, indexWith, LAYOUT, LAYOUT_FILE, manifestDigestIn } from '../../evidence/stores/oci-layout.ts';
import type { EvidenceStore } from '../../evidence/stores/store.ts';
import type { EvidenceForge } from '../../github/evidence-forge.ts';

/** Other deliveries keep evidence at the same time; each try begins from what is there then. */
const TRIES = 5;

export type BranchForge = Pick<EvidenceForge, 'branchHead' | 'tree' | 'blob' | 'commitFiles'>;

/** A branch that holds evidence alone, in the layout of an OCI image. Each write moves it from the commit that was read, or not at all. */
export function branchStore(forge: BranchForge, branch: string): EvidenceStore {
  const where = `the branch ${JSON.stringify(branch)}`;
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    const commit = await forge.branchHead(branch);
    const id = commit && (await forge.tree(commit)).get(path);
    return id ? forge.blob(id) : undefined;
  };
  const blob = (digest: Digest): Promise<Uint8Array | undefined> => read(blobPath(digest));
  return {
    where,
    blob,
    async manifest(head) {
      const index = await read(INDEX_FILE);
      const digest = index && manifestDigestIn(index, head, where);
      return digest !== undefined && isDigest(digest) ? blob(digest) : undefined;
    },
    async add({ head, manifest, blobs }) {
      for (let tried = 1; tried <= TRIES; tried++) {
        const parent = await forge.branchHead(branch);
        const there = parent === undefined ? new Map<string, string>() : await forge.tree(parent);
        refuseOtherFiles(there, where);
        const indexId = there.get(INDEX_FILE);
        const index = indexWith(indexId === undefined ? undefined : await forge.blob(indexId), head, manifest, where);
        const wanted = [...blobs, [sha256(manifest), manifest] as const].map(([digest, bytes]): [string, Uint8Array] => [blobPath(digest), bytes]);
        const files = new Map([...wanted.filter(([path]) => !there.has(path)), [LAYOUT_FILE, Buffer.from(LAYOUT)] as const, [INDEX_FILE, index] as const]);
        if (await forge.commitFiles({ branch, parent, files, message: `Evidence ${head}` })) return;
      }
      throw InputError.of('evidence-store-busy', `${where} was moved by others ${TRIES} times while evidence was written to it.`, 'Run the step again; nothing was lost or written over.');
    },
  };
}

/** A branch with a team's code in it would carry evidence into the next merge, and the code into every read. */
function refuseOtherFiles(there: ReadonlyMap<string, string>, where: string): void {
  const other = [...there.keys()].find((path) => path !== LAYOUT_FILE && path !== INDEX_FILE && !path.startsWith('blobs/sha256/'));
  if (other !== undefined) throw InputError.of('evidence-branch-shared', `${where} holds ${JSON.stringify(other)} too.`, 'Name a branch that holds evidence alone under `evidence.stores`; it is made where there is none.');
}
