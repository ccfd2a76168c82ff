import type { StageContext, StageResult } from '../core/stage.ts';
import type { Finding, Outcome } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { declaredSecrets } from '../delivery/secrets.ts';
import { trainingRun } from './training.ts';
import { lineageChange, lineageOf, lineageText } from './lineage.ts';
import { buildProvenance } from './provenance.ts';
import { layoutOf, measureRelease, PARTS, refOf, type MeasuredParts, type ReleaseManifest, type ReleasePart } from './release.ts';

export { identifyRelease } from './release.ts';

/** Beyond this the statement names no single files; the digests hold all the same. */
const MOST_NAMED_FILES = 2000;

export interface IdentifyOptions {
  /** `details` of the champion's own identify statement, where its ledger is kept. */
  championIdentity?: Record<string, unknown>;
  /** Of the process, for where trackers are; nothing else of it is read. */
  env?: Readonly<Record<string, string | undefined>>;
}

/**
 * The stage that names the release: the digest of every declared part, computed from its bytes, and the release digest
 * over them. Belongs in a job that runs no code of the team. Throws InputError for parts that have no identity.
 */
export async function identify(delivery: Delivery, context: StageContext, { championIdentity, env = {} }: IdentifyOptions = {}): Promise<StageResult> {
  const { manifest, measured } = await measureRelease(delivery);
  const lineage = await lineageOf(delivery, manifest);
  const change = lineageChange(lineage, championIdentity);
  const built = await buildProvenance(delivery, manifest, measured);
  const trained = await trainingRun(delivery, env);
  const findings = [partsFinding(delivery, manifest), ...built.findings, ...trained.findings, ...expectedFindings(delivery, context, manifest), ...championFindings(context, manifest)];
  const outcome = outcomeOf(findings);
  return {
    verdict: {
      schema: 'urn:sluice:verdict:v1',
      stage: 'identify',
      outcome,
      headline: headlineOf(manifest, findings, outcome),
      enforced: true,
      release: refOf(manifest),
      ...(context.champion ? { champion: context.champion } : {}),
      findings,
      notes: PARTS.filter((part) => !manifest.parts[part]).map((part) => `${part}: not part of the release (no release.${part}).`),
      facts: [
        ['Release digest', manifest.digest],
        ...Object.entries(manifest.parts).map(([name, part]): [string, string] => [name, describePart(part)]),
        ...Object.entries(lineage.files).map(([name, digest]): [string, string] => [`Lineage: ${name}`, digest]),
        ...(built.provenance ? [['Built by', `${built.provenance.builder} (signature: ${built.provenance.signature})`] as [string, string]] : []),
        ...(trained.training ? [['Trained by', `MLflow run ${trained.training.run}`] as [string, string]] : []),
        ...(change ? [['Against the champion', lineageText(change)] as [string, string]] : []),
      ],
    },
    inputs: [...Object.entries(manifest.parts).map(([name, part]) => ({ name, digest: part.digest })), ...Object.entries(lineage.files).map(([name, digest]) => ({ name: `lineage.${name}`, digest })), ...(built.provenance ? [{ name: 'release.provenance', digest: built.provenance.file }] : []), ...(trained.training ? [{ name: 'release.training (reply)', digest: trained.training.reply }] : [])],
    details: { manifest, ...(delivery.spec.release.secrets && { secrets: declaredSecrets(delivery.spec).map(({ name }) => name) }), trees: layoutOf(manifest), lineage, ...(change && { againstChampion: change }), ...(built.provenance && { provenance: built.provenance }), ...(trained.training && { training: trained.training }), ...namedFiles(measured) },
  };
}

function partsFinding(delivery: Delivery, manifest: ReleaseManifest): Finding {
  const parts = Object.entries(manifest.parts);
  const files = parts.reduce((sum, [, part]) => sum + part.files, 0);
  const bytes = parts.reduce((sum, [, part]) => sum + part.bytes, 0);
  return {
    code: 'release-identified',
    outcome: 'pass',
    rule: 'every declared part is named by its bytes',
    message: `${parts.length} ${parts.length === 1 ? 'part' : 'parts'} with ${files} files and ${bytes} bytes make the release ${manifest.digest}.`,
    expected: 'a digest for every declared part',
    actual: manifest.digest,
    n: files,
    numbers: { parts: parts.length, files, bytes },
    location: delivery.locate(['release']),
  };
}

/** A job that was told which release to expect must find the same bytes. */
function expectedFindings(delivery: Delivery, { release }: StageContext, manifest: ReleaseManifest): Finding[] {
  if (!release || release.digest === manifest.digest) return [];
  return [
    {
      code: 'release-changed',
      outcome: 'fail',
      rule: 'the bytes are those that were identified before',
      message: `The bytes make the release ${manifest.digest}, and ${release.digest} was expected.`,
      expected: release.digest,
      actual: manifest.digest,
      fix: 'Find what wrote to the release since it was identified; deliver again if the new bytes are wanted.',
      location: delivery.locate(['release']),
    },
  ];
}

function championFindings({ champion }: StageContext, manifest: ReleaseManifest): Finding[] {
  if (champion?.digest !== manifest.digest) return [];
  return [
    {
      code: 'release-is-champion',
      outcome: 'warn',
      rule: 'the candidate is not what serves already',
      message: `The candidate has the very bytes that serve now (${manifest.digest}).`,
      expected: 'another release than the champion',
      actual: manifest.digest,
      fix: 'Check that the build wrote the new model; delivering this changes nothing.',
    },
  ];
}

function outcomeOf(findings: readonly Finding[]): Outcome {
  if (findings.some(({ outcome }) => outcome === 'fail')) return 'fail';
  return findings.some(({ outcome }) => outcome === 'warn') ? 'warn' : 'pass';
}

function headlineOf({ name, version, digest }: ReleaseManifest, findings: readonly Finding[], outcome: Outcome): string {
  const release = version === undefined ? name : `${name} ${version}`;
  const broken = findings.find((finding) => finding.outcome === 'fail');
  if (broken?.code === 'release-changed') return `${release} is not the release that was identified before: its bytes have changed.`;
  if (broken) return `${release} cannot show where it came from: ${broken.rule} does not hold.`;
  if (outcome === 'warn') return `${release} has the same bytes as the model that serves now.`;
  return `${release} is the release ${digest.slice(0, 'sha256:'.length + 12)}.`;
}

function describePart({ digest, files, bytes }: ReleasePart): string {
  return `${digest} (${files} ${files === 1 ? 'file' : 'files'}, ${bytes} bytes)`;
}

function namedFiles(measured: MeasuredParts): { files?: Record<string, unknown> } {
  const parts = Object.entries(measured);
  const count = parts.reduce((sum, [, part]) => sum + part.files.length, 0);
  return count > MOST_NAMED_FILES ? {} : { files: Object.fromEntries(parts.map(([name, part]) => [name, part.files])) };
}
