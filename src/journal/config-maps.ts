import { sha256 } from '../core/digest.ts';
import { DriverError } from '../core/driver-error.ts';
import type { Clock } from '../core/seams.ts';
import { MARKS, type Cluster, type KubeObject, type Resource } from '../kubernetes/cluster.ts';
import { attachmentExists } from './attachments.ts';

export const CONFIG_MAP: Resource = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };

/** Label of every ConfigMap of a journal: whose it is. */
const JOURNAL_LABEL = 'sluice/journal';
/** Label: what of it. */
const PART_LABEL = 'sluice/part';
/** The API refuses more than 1 MiB of values in one ConfigMap (`MaxSecretSize` of its validation). */
const PIECE_BYTES = 900 * 1024;
/** What one attachment may take of etcd, whose whole is a few GB by default. */
const MOST_BYTES = 16 * 1024 * 1024;
const TRIES = 4;
const PAUSE_MS = 250;

/** After these nobody knows whether a write took effect. */
export const UNSURE: ReadonlySet<string> = new Set(['cluster-unreachable', 'cluster-timeout', 'cluster-busy', 'cluster-failed', 'cluster-unreadable']);

export type Part = 'head' | 'segment' | 'attachment' | 'piece';

/** A ConfigMap of the journal `name`. It has no owner: nothing that is deleted takes a journal with it. */
export function configMap(name: string, part: Part, suffix: string, content: Record<string, unknown>): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `sluice-${name}${suffix}`, labels: { [MARKS.managedBy]: 'sluice', [JOURNAL_LABEL]: name, [PART_LABEL]: part } },
    ...content,
  };
}

/** A value of the ConfigMap, where it is that part of this journal. Throws `journal-unreadable` for anybody else's of that name. */
export function valueOf(object: KubeObject, name: string, part: Part, key: string, where: string): string {
  const { labels } = object.metadata;
  const value = ((object.data ?? {}) as Record<string, unknown>)[key];
  if (labels?.[JOURNAL_LABEL] === name && labels[PART_LABEL] === part && typeof value === 'string') return value;
  throw new DriverError('journal-unreadable', `The ConfigMap ${object.metadata.name} in ${where} is no ${part} of the journal ${name}.`, 'Nobody but Sluice may write there; restore it from its last good copy, or give the journal another `name`.');
}

export function gone(what: string, where: string): DriverError {
  return new DriverError('journal-gone', `The ConfigMap ${what} in ${where} is no longer there.`, 'Restore it from a copy; a journal is never begun anew in the middle of a delivery.');
}

export function isUnsure(error: unknown): error is DriverError {
  return error instanceof DriverError && UNSURE.has(error.code);
}

/** Creates what is written once. Whoever finds it there already takes it for its own where `isSame` says so; answers what is there otherwise. */
export async function createOnce(cluster: Cluster, clock: Clock, object: KubeObject, isSame: (present: KubeObject) => boolean): Promise<KubeObject | undefined> {
  let problem: unknown;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await clock.sleep(PAUSE_MS * attempt);
    try {
      await cluster.create(CONFIG_MAP, object);
      return undefined;
    } catch (error) {
      if (!isUnsure(error) && !(error instanceof DriverError && error.code === 'cluster-exists')) throw error;
      problem = error;
    }
    const present = await cluster.read(CONFIG_MAP, object.metadata.name).catch((error: unknown) => (isUnsure(error) ? undefined : Promise.reject(error)));
    if (present) return isSame(present) ? undefined : present;
  }
  throw problem;
}

/**
 * Keeps bytes under a name, once. Pieces are named by their content and come first, so that the ConfigMap that names them appears
 * whole or not at all; what a killed writer leaves is pieces that nobody names.
 */
export async function attachTo(cluster: Cluster, clock: Clock, journal: string, name: string, bytes: Uint8Array): Promise<void> {
  if (bytes.byteLength > MOST_BYTES)
    throw new DriverError('attachment-too-large', `The attachment ${name} has ${bytes.byteLength} bytes.`, `A cluster keeps at most ${MOST_BYTES} of it; keep the journal in an object store (\`rollout.journal.object\`).`);
  const buffer = Buffer.from(bytes);
  const about = { name, bytes: String(buffer.length), digest: sha256(buffer) };
  const pieces = buffer.length <= PIECE_BYTES ? [] : cut(buffer);
  for (const piece of pieces) {
    const other = await createOnce(cluster, clock, configMap(journal, 'piece', pieceSuffix(sha256(piece)), { immutable: true, data: { digest: sha256(piece) }, binaryData: { content: piece.toString('base64') } }), (present) => sha256(content(present)) === sha256(piece));
    if (other) throw damaged(name, other.metadata.name, cluster.where);
  }
  const whole = pieces.length === 0 ? { data: about, binaryData: { content: buffer.toString('base64') } } : { data: { ...about, pieces: pieces.map((piece) => sha256(piece)).join('\n') } };
  const other = await createOnce(cluster, clock, configMap(journal, 'attachment', attachmentSuffix(name), { immutable: true, ...whole }), (present) => keeps(present, about));
  if (other) throw attachmentExists(name);
}

export async function attachmentIn(cluster: Cluster, journal: string, name: string): Promise<Buffer | undefined> {
  const object = await cluster.read(CONFIG_MAP, `sluice-${journal}${attachmentSuffix(name)}`);
  if (!object) return undefined;
  const value = (key: string): string => valueOf(object, journal, 'attachment', key, cluster.where);
  const digest = value('digest');
  const listed = (object.data as Record<string, unknown>).pieces;
  const bytes = typeof listed === 'string' ? Buffer.concat(await pieces(cluster, journal, name, listed.split('\n'))) : content(object);
  if (value('name') !== name || sha256(bytes) !== digest) throw damaged(name, object.metadata.name, cluster.where);
  return bytes;
}

async function pieces(cluster: Cluster, journal: string, name: string, digests: readonly string[]): Promise<Buffer[]> {
  if (digests.length > MOST_BYTES / PIECE_BYTES + 1) throw damaged(name, `with ${digests.length} pieces`, cluster.where);
  const found: Buffer[] = [];
  for (const digest of digests) {
    const place = `sluice-${journal}${pieceSuffix(digest)}`;
    const piece = await cluster.read(CONFIG_MAP, place);
    if (!piece) throw gone(place, cluster.where);
    found.push(content(piece));
  }
  return found;
}

function cut(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, index) => bytes.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES));
}

function keeps({ data }: KubeObject, about: Record<string, string>): boolean {
  return Object.entries(about).every(([key, value]) => ((data ?? {}) as Record<string, unknown>)[key] === value);
}

function content({ binaryData }: KubeObject): Buffer {
  const text = ((binaryData ?? {}) as Record<string, unknown>).content;
  return Buffer.from(typeof text === 'string' ? text : '', 'base64');
}

// Names of attachments have slashes and capitals; those of objects have neither.
function attachmentSuffix(name: string): string {
  return `.a.${sha256(Buffer.from(name)).slice(-40)}`;
}

function pieceSuffix(digest: string): string {
  return `.p.${digest.replace(/[^0-9a-f]/g, '').slice(-40)}`;
}

function damaged(name: string, place: string, where: string): DriverError {
  return new DriverError('attachment-damaged', `What is kept as ${name} (ConfigMap ${place} in ${where}) is not what was attached.`, 'Nobody but Sluice may write there; restore it from its last good copy.');
}
