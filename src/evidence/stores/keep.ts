import { canonicalJson, isDigest, sha256, type Digest } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import type { Refusal } from '../../core/refusal.ts';
import { parseHostile } from '../hostile-json.ts';
import { LEDGER_FILE } from '../ledger.ts';
import { readLedger } from '../read-ledger.ts';
import { refuseKept } from './refusal-codes.ts';
import type { EvidenceSet, EvidenceStore, KeptFile } from './store.ts';

/** OCI image manifest (github.com/opencontainers/image-spec, manifest.md), for artifacts that are no images. */
export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const ARTIFACT_TYPE = 'application/vnd.sluice.evidence.v1';
const EMPTY = { mediaType: 'application/vnd.oci.empty.v1+json', digest: sha256('{}'), size: 2 };
const TITLE = 'org.opencontainers.image.title';
export const HEAD = 'urn:sluice:ledger-head';
const RELEASE = 'urn:sluice:release';
const MOST_MANIFEST_BYTES = 1024 * 1024;
const MOST_FILES = 100;
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;

/**
 * Keeps evidence and reads it back: it counts as kept where the store answers the very bytes. Throws InputError
 * `evidence-not-kept` with what was wrong, and whatever the store itself throws.
 */
export async function keepEvidence(store: EvidenceStore, set: EvidenceSet): Promise<void> {
  const blobs = new Map<Digest, Uint8Array>([[EMPTY.digest, Buffer.from('{}')], ...set.files.map(({ bytes }): [Digest, Uint8Array] => [sha256(bytes), bytes])]);
  await store.add({ head: set.head, manifest: manifestOf(set), blobs });
  const kept = await fetchEvidence(store, set.head);
  const problems = 'refusals' in kept ? kept.refusals : [];
  if (problems.length > 0)
    throw new InputError(problems.map(({ expected, actual }) => ({ code: 'evidence-not-kept', message: `The evidence was written to ${store.where} and does not read back: expected ${expected}, found ${actual}.`, fix: 'Run the step again; if it stays, somebody else writes there, or an entry of that name was there before.' })));
}

/** Evidence by the digest of its ledger's last entry, every byte of it held against its digest; or why there is none. */
export async function fetchEvidence(store: EvidenceStore, head: Digest): Promise<{ files: KeptFile[] } | { refusals: Refusal[] }> {
  const bytes = await store.manifest(head);
  if (!bytes) return refused('kept-evidence-missing', `evidence of the head ${head} in ${store.where}`, 'none');
  const layers = layersOf(bytes, head);
  if (!layers) return refused('kept-evidence-unreadable', `a list of evidence of the head ${head} in ${store.where}`, 'something else');
  const files: KeptFile[] = [];
  for (const { name, digest } of layers) {
    const found = await store.blob(digest);
    if (!found) return refused('kept-evidence-missing', `${name} (${digest}) in ${store.where}`, 'none');
    if (sha256(found) !== digest) return refused('kept-evidence-wrong-bytes', `${name} as ${digest} in ${store.where}`, sha256(found));
    files.push({ name, bytes: found });
  }
  const ledger = files.find(({ name }) => name === LEDGER_FILE);
  if (!ledger) return refused('kept-evidence-missing', `${LEDGER_FILE} in ${store.where}`, 'none');
  const actual = (await readLedger(ledger.bytes)).head;
  return actual === head ? { files } : refused('kept-evidence-other-head', `a ledger with the head ${head} in ${store.where}`, actual ?? 'none');
}

/** The set's own list, the same bytes for the same set. */
export function manifestOf({ release, head, files }: EvidenceSet): Uint8Array {
  const layers = files.map(({ name, bytes }) => ({ mediaType: 'application/octet-stream', digest: sha256(bytes), size: bytes.length, annotations: { [TITLE]: name } }));
  return Buffer.from(canonicalJson({ schemaVersion: 2, mediaType: MANIFEST_TYPE, artifactType: ARTIFACT_TYPE, config: EMPTY, layers, annotations: { [HEAD]: head, [RELEASE]: release } }));
}

interface Manifest {
  artifactType?: unknown;
  layers?: { digest?: unknown; annotations?: Record<string, unknown> }[];
  annotations?: Record<string, unknown>;
}

/** Files by name and digest, where the list is one of this head; names are plain, so that none leads out of a folder. */
function layersOf(bytes: Uint8Array, head: Digest): { name: string; digest: Digest }[] | undefined {
  const parsed = parseHostile(bytes, MOST_MANIFEST_BYTES);
  const manifest = 'value' in parsed ? (parsed.value as Manifest | null) : undefined;
  if (manifest?.artifactType !== ARTIFACT_TYPE || manifest.annotations?.[HEAD] !== head || !Array.isArray(manifest.layers) || manifest.layers.length > MOST_FILES) return undefined;
  const layers = manifest.layers.map((layer) => ({ name: layer?.annotations?.[TITLE], digest: layer?.digest }));
  const isWhole = layers.every(({ name, digest }) => typeof name === 'string' && PLAIN_NAME.test(name) && isDigest(digest)) && new Set(layers.map(({ name }) => name)).size === layers.length;
  return isWhole ? (layers as { name: string; digest: Digest }[]) : undefined;
}

function refused(...args: Parameters<typeof refuseKept>): { refusals: Refusal[] } {
  return { refusals: [refuseKept(...args)] };
}
