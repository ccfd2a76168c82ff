import { formatDeliveryId } from '../core/delivery-id.ts';
import type { Digest } from '../core/digest.ts';
import type { Refusal } from '../core/refusal.ts';
import { environmentText, signerRefusals } from './gate.ts';
import type { AllowedSigners } from './gate-policy.ts';
import { schemaMistakes } from './hostile-json.ts';
import type { Ledger } from './ledger.ts';
import type { FileDigest, PartDigest } from './model-digest.ts';
import { readLedger, type Trust } from './read-ledger.ts';
import { refuse } from './refusal-codes.ts';
import { PARTS, releaseDigest, type MeasuredParts, type PartName, type ReleaseManifest } from './release.ts';
import { sealRefusals } from './sealed.ts';
import { subjectOf } from './statement.ts';

/** What lies at hand to hold a ledger against. What is not given is not checked, and said so. */
export interface AtHand {
  trust: Trust;
  signers: AllowedSigners;
  manifest?: ReleaseManifest;
  /** Parts measured from their bytes. */
  measured: MeasuredParts;
  deliveryFile?: Digest;
}

export interface VerifiedLedger {
  ledger: Ledger;
  /** The release that all entries are about; undefined where nothing could be read. */
  release: Digest | undefined;
  /** Its parts as the signed record names them, or the manifest at hand. */
  manifest: ReleaseManifest | undefined;
  refusals: Refusal[];
}

/**
 * Verifies one ledger on its own, offline: the record, its signers, that it speaks of one release in one delivery, and that
 * the bytes at hand are that release. It says whether the record is true to itself and to the bytes; whether it suffices to
 * act is the gate's question.
 */
export async function verifyLedger(text: string | Uint8Array, atHand: AtHand): Promise<VerifiedLedger> {
  const ledger = await readLedger(text, atHand.trust);
  const first = ledger.entries[0]?.statement;
  const release = first && subjectOf(first);
  const recorded = recordedManifest(ledger);
  const manifest = recorded ?? (atHand.manifest?.digest === release ? atHand.manifest : undefined);
  return {
    ledger,
    release,
    manifest,
    refusals: [
      ...ledger.refusals,
      ...(first?.predicate.stage === 'adopt' ? [] : sealRefusals(ledger)),
      ...signerRefusals(atHand.signers, ledger),
      ...oneStoryRefusals(ledger),
      ...recordedManifestRefusals(ledger),
      ...manifestRefusals(ledger, atHand.manifest, manifest),
      ...bytesRefusals(ledger, atHand.measured, manifest),
      ...deliveryFileRefusals(ledger, atHand.deliveryFile),
    ],
  };
}

/** The manifest that identify (or adopt) put into its statement: covered by chain and signature, unlike a file beside. */
function recordedManifest(ledger: Ledger): ReleaseManifest | undefined {
  const value = identifying(ledger)?.statement.predicate.details?.manifest;
  return value !== undefined && schemaMistakes('release', value).length === 0 ? (value as ReleaseManifest) : undefined;
}

function identifying(ledger: Ledger) {
  return ledger.entries.find(({ statement: { predicate } }) => predicate.stage === 'identify' || predicate.stage === 'adopt');
}

/** One ledger is about one release, in one delivery of one repository. */
function oneStoryRefusals(ledger: Ledger): Refusal[] {
  const [first, ...later] = ledger.entries;
  if (!first) return [];
  const release = subjectOf(first.statement);
  const delivery = formatDeliveryId(first.statement.predicate.delivery);
  return later.flatMap(({ line, statement }) => {
    const refusals: Refusal[] = [];
    const otherDelivery = formatDeliveryId(statement.predicate.delivery);
    const [{ name: model }] = statement.subject;
    if (model !== first.statement.subject[0].name) refusals.push(refuse('evidence-other-model', `line ${line}: the model ${first.statement.subject[0].name}, as line 1`, `line ${line}: the model ${model}`));
    if (statement.predicate.environment !== first.statement.predicate.environment)
      refusals.push(refuse('evidence-other-environment', `line ${line}: ${environmentText(first.statement.predicate.environment)}, as line 1`, `line ${line}: ${environmentText(statement.predicate.environment)}`));
    if (subjectOf(statement) !== release) refusals.push(refuse('evidence-wrong-digest', `line ${line}: ${release}, as line 1`, `line ${line}: ${subjectOf(statement)}`));
    if (otherDelivery !== delivery) refusals.push(refuse('evidence-other-delivery', `line ${line}: delivery ${delivery}, as line 1`, `line ${line}: delivery ${otherDelivery}`));
    return refusals;
  });
}

function recordedManifestRefusals(ledger: Ledger): Refusal[] {
  const entry = identifying(ledger);
  if (!entry) return [];
  const manifest = recordedManifest(ledger);
  if (!manifest) return [refuse('evidence-contradictory', `line ${entry.line}: the manifest of the release`, `line ${entry.line}: none that can be read`)];
  const digest = releaseDigest(manifest.parts);
  const subject = subjectOf(entry.statement);
  return digest === subject && manifest.digest === subject ? [] : [refuse('evidence-contradictory', `line ${entry.line}: parts that make ${subject}`, `line ${entry.line}: parts that make ${digest}`)];
}

/** A manifest at hand must be of this release, and name the same files. */
function manifestRefusals(ledger: Ledger, atHand: ReleaseManifest | undefined, recorded: ReleaseManifest | undefined): Refusal[] {
  if (!atHand) return [];
  const wrong = ledger.entries.filter(({ statement }) => subjectOf(statement) !== atHand.digest);
  if (wrong.length > 0) return wrong.map(({ line, statement }) => refuse('evidence-wrong-digest', `line ${line}: ${atHand.digest}, as the release manifest says`, `line ${line}: ${subjectOf(statement)}`));
  return PARTS.filter((name) => recorded && recorded.parts[name]?.tree !== atHand.parts[name]?.tree).map((name) =>
    refuse('evidence-other-layout', `${name}: the file names that identify saw (${recorded?.parts[name]?.tree ?? 'none'})`, `${name}: ${atHand.parts[name]?.tree ?? 'none'} in the release manifest`),
  );
}

function bytesRefusals(ledger: Ledger, measured: MeasuredParts, manifest: ReleaseManifest | undefined): Refusal[] {
  return Object.entries(measured).flatMap(([name, found]) => {
    const expected = manifest?.parts[name as PartName];
    const where = changedFiles(ledger, name, found);
    if (!expected) return [refuse('evidence-wrong-digest', `${name}: a part of the recorded release`, `${name}: ${found.digest}, which no record names`)];
    if (expected.digest !== found.digest) return [refuse('evidence-wrong-digest', `${name}: ${expected.digest}`, `${name}: ${found.digest}${where}`)];
    return expected.tree === found.tree ? [] : [refuse('evidence-other-layout', `${name}: the file names that identify saw`, `${name}: the same bytes under other names${where}`)];
  });
}

/** Names what differs from the files in the record, where it has them. */
function changedFiles(ledger: Ledger, part: string, found: PartDigest): string {
  const files = identifying(ledger)?.statement.predicate.details?.files as Record<string, unknown> | undefined;
  const recorded = files?.[part];
  if (!Array.isArray(recorded)) return '';
  const before = new Map((recorded as Partial<FileDigest>[]).map((file) => [String(file?.path), file?.digest]));
  const now = new Map<string, Digest>(found.files.map((file) => [file.path, file.digest]));
  const differences = [
    ...[...now].filter(([path, digest]) => before.has(path) && before.get(path) !== digest).map(([path]) => `${path} was changed`),
    ...[...now.keys()].filter((path) => !before.has(path)).map((path) => `${path} is new`),
    ...[...before.keys()].filter((path) => !now.has(path)).map((path) => `${path} is gone`),
  ];
  const more = differences.length > 5 ? `, and ${differences.length - 5} more` : '';
  return differences.length === 0 ? '' : `: ${differences.slice(0, 5).join(', ')}${more}`;
}

function deliveryFileRefusals(ledger: Ledger, deliveryFile: Digest | undefined): Refusal[] {
  if (deliveryFile === undefined) return [];
  return ledger.entries
    .filter(({ statement }) => statement.predicate.deliveryFile !== deliveryFile)
    .map(({ line, statement }) => refuse('delivery-file-changed', `line ${line}: delivery file ${deliveryFile}`, `line ${line}: delivery file ${statement.predicate.deliveryFile}`));
}
