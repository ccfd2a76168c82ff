import { openClient, type ClientOptions } from './client.ts';
import { commitFiles, createRelease, readArtifacts, readAsset, readAttestations, readBlob, readBranchHead, readRelease, readTree, storeAttestation, uploadAsset, type FilesToCommit } from './kept-files.ts';

/** A GitHub release and its files. */
export interface ReleaseFacts {
  id: number;
  assets: { id: number; name: string }[];
}

export interface ArtifactFacts {
  id: number;
  name: string;
  expired: boolean;
  /** ISO 8601; `null`: GitHub did not say. */
  createdAt: string | null;
  expiresAt: string | null;
}

/** What evidence is kept with at GitHub. As with `Forge`, a method answers completely or throws `ForgeError`. */
export interface EvidenceForge {
  /** Commit that a branch points at. */
  branchHead(branch: string): Promise<string | undefined>;
  /** Git ids of all files of a commit, by path. */
  tree(commit: string): Promise<ReadonlyMap<string, string>>;
  /** Bytes of a git object by its id; at most 20 MB. */
  blob(id: string): Promise<Uint8Array>;
  /** Commits files onto a branch that must still stand at `parent` (undefined: that must not exist); false where it moved. */
  commitFiles(files: FilesToCommit): Promise<boolean>;
  release(tag: string): Promise<ReleaseFacts | undefined>;
  /** Undefined where the tag has a release already. */
  createRelease(release: { tag: string; name: string; body: string }): Promise<ReleaseFacts | undefined>;
  /** False where the release has a file of that name. */
  uploadAsset(release: number, name: string, bytes: Uint8Array): Promise<boolean>;
  asset(id: number): Promise<Uint8Array | undefined>;
  artifacts(runId: string): Promise<ArtifactFacts[]>;
  /** Hands over a Sigstore bundle; answers its id, undefined where the repository has no attestations. */
  storeAttestation(bundle: unknown): Promise<string | undefined>;
  /** Bundles about a digest (`sha256:…`), unverified. */
  attestations(digest: string): Promise<unknown[]>;
}

export async function openEvidenceForge(options: ClientOptions): Promise<EvidenceForge> {
  const client = await openClient(options);
  return {
    branchHead: (branch) => readBranchHead(client, branch),
    tree: (commit) => readTree(client, commit),
    blob: (id) => readBlob(client, id),
    commitFiles: (files) => commitFiles(client, files),
    release: (tag) => readRelease(client, tag),
    createRelease: (release) => createRelease(client, release),
    uploadAsset: (release, name, bytes) => uploadAsset(client, release, name, bytes),
    asset: (id) => readAsset(client, id),
    artifacts: (runId) => readArtifacts(client, runId),
    storeAttestation: (bundle) => storeAttestation(client, bundle),
    attestations: (digest) => readAttestations(client, digest),
  };
}
