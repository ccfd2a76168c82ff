import { hexOf, type Digest } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import type { EvidenceStore } from '../../evidence/stores/store.ts';
import type { EvidenceForge } from '../../github/evidence-forge.ts';

export type ReleaseForge = Pick<EvidenceForge, 'release' | 'createRelease' | 'uploadAsset' | 'asset'>;

/** Files of the GitHub release whose tag names the model's release digest: each blob under its digest, each list under its ledger's head. */
export function githubReleaseStore(forge: ReleaseForge, release: Digest): EvidenceStore {
  const tag = `sluice-evidence-${hexOf(release).slice(0, 16)}`;
  const where = `the GitHub release ${tag}`;
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const id = (await forge.release(tag))?.assets.find((each) => each.name === name)?.id;
    return id === undefined ? undefined : forge.asset(id);
  };
  return {
    where,
    blob: (digest) => read(blobName(digest)),
    manifest: (head) => read(manifestName(head)),
    async add({ head, manifest, blobs }) {
      const body = `Evidence of the model release ${release}, written by Sluice. Each file is named by its SHA-256; read it back with \`sluice evidence fetch\`.`;
      // Two jobs at once: the one that comes second finds what the first one made.
      const made = (await forge.release(tag)) ?? (await forge.createRelease({ tag, name: `Evidence ${hexOf(release).slice(0, 16)}`, body })) ?? (await forge.release(tag));
      if (!made) throw InputError.of('evidence-store-unreadable', `${where} cannot be made, and is not there.`, 'Look whether a draft has that tag, or a tag rule forbids it.');
      const names = new Set(made.assets.map(({ name }) => name));
      // What lies under a name is never written over: whether it is right is asked when it is read back.
      for (const [digest, bytes] of blobs) if (!names.has(blobName(digest))) await forge.uploadAsset(made.id, blobName(digest), bytes);
      if (!names.has(manifestName(head))) await forge.uploadAsset(made.id, manifestName(head), manifest);
    },
  };
}

function blobName(digest: Digest): string {
  return `sha256-${hexOf(digest)}`;
}

function manifestName(head: Digest): string {
  return `ledger-head-${hexOf(head)}.json`;
}
