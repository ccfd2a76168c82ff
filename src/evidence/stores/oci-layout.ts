import { canonicalJson, hexOf, isDigest, sha256, type Digest } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import { parseHostile } from '../hostile-json.ts';
import { HEAD, MANIFEST_TYPE } from './keep.ts';

/** Names in an OCI image layout (github.com/opencontainers/image-spec, image-layout.md). */
export const LAYOUT_FILE = 'oci-layout';
export const INDEX_FILE = 'index.json';
export const LAYOUT = '{"imageLayoutVersion":"1.0.0"}';
const MOST_INDEX_BYTES = 16 * 1024 * 1024;

export function blobPath(digest: Digest): string {
  return `blobs/sha256/${hexOf(digest)}`;
}

interface Entry {
  mediaType: string;
  digest: Digest;
  size: number;
  annotations: Record<string, string>;
}

/** The index with one list more; the same where it is there. Throws InputError where what lies there is no index. */
export function indexWith(index: Uint8Array | undefined, head: Digest, manifest: Uint8Array, where: string): Uint8Array {
  const entries = index === undefined ? [] : entriesOf(index, where);
  const entry: Entry = { mediaType: MANIFEST_TYPE, digest: sha256(manifest), size: manifest.length, annotations: { [HEAD]: head } };
  const others = entries.filter(({ digest, annotations }) => digest !== entry.digest && annotations?.[HEAD] !== head);
  const known = entries.find(({ annotations }) => annotations?.[HEAD] === head);
  if (known && known.digest !== entry.digest)
    throw InputError.of('evidence-store-conflict', `${where} has other evidence of the head ${head} already.`, 'Nothing was written over it. Compare the two with `sluice verify`; one of them was not written by this delivery.');
  return Buffer.from(canonicalJson({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests: [...others, entry] }));
}

/** Digest of the list of a head, where the index names it. */
export function manifestDigestIn(index: Uint8Array, head: Digest, where: string): Digest | undefined {
  return entriesOf(index, where).find(({ annotations }) => annotations?.[HEAD] === head)?.digest;
}

/** Every head that the index names, oldest first. */
export function headsIn(index: Uint8Array, where: string): Digest[] {
  return entriesOf(index, where).flatMap(({ annotations }) => (isDigest(annotations?.[HEAD]) ? [annotations[HEAD]] : []));
}

function entriesOf(index: Uint8Array, where: string): Entry[] {
  const parsed = parseHostile(index, MOST_INDEX_BYTES);
  const manifests = 'value' in parsed ? (parsed.value as { manifests?: unknown } | null)?.manifests : undefined;
  if (!Array.isArray(manifests) || !manifests.every((each) => typeof (each as Entry | null)?.digest === 'string'))
    throw InputError.of('evidence-store-unreadable', `${INDEX_FILE} of ${where} is no index of an OCI layout.`, 'Name a place of its own for evidence; nothing was written there.');
  return manifests as Entry[];
}
