import { lstat, readFile } from 'node:fs/promises';
import { hexOf, sha256, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import type { Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { parseHostile, schemaMistakes } from './hostile-json.ts';
import { strictBase64 } from './dsse.ts';
import type { MeasuredParts, ReleaseManifest } from './release.ts';
import { envelopeOf, isSigstoreBundle, type LedgerLine } from './signer.ts';
import { sigstoreVerifier } from './sigstore.ts';

/** Who built the bytes and how, as the provenance says: `details.provenance` of the statement of identify. */
export interface BuildProvenance {
  /** Of the provenance file. */
  file: Digest;
  predicateType: string;
  builder: string;
  buildType?: string;
  invocation?: string;
  /** What of the release its subjects name: `release`, a part, or files of the model. */
  subjects: string[];
  /** `verified: IDENTITY (ISSUER)`, or why it was not checked. */
  signature: string;
}

const TYPES = ['https://slsa.dev/provenance/v1', 'https://slsa.dev/provenance/v0.2'];
const MOST_BYTES = 16 * 1024 * 1024;
const RULE = 'the build\'s provenance is about these bytes';

/**
 * Reads the file of `release.provenance` and holds its subjects against the bytes of the release (SLSA provenance v1 or v0.2:
 * slsa.dev/spec/v1.0/provenance). Empty where none is declared. What does not fit is a finding that fails: `provenance-unreadable`,
 * `provenance-other-subject`, `provenance-other-builder`, `provenance-signature`.
 */
export async function buildProvenance(delivery: Delivery, manifest: ReleaseManifest, measured: MeasuredParts): Promise<{ provenance?: BuildProvenance; findings: Finding[] }> {
  const declared = delivery.spec.release.provenance;
  if (declared === undefined) return { findings: [] };
  const { file, builder, identity, issuer, trusted_root: root } = typeof declared === 'string' ? { file: declared } : declared;
  const read = await readProvenance(delivery.resolve(file));
  if (typeof read === 'string') return { findings: [failed(delivery, 'provenance-unreadable', `${file}: SLSA provenance`, `${file}: ${read}`, 'Take the file as the builder wrote it.')] };
  const fitting = read.statements.map((one) => ({ ...one, subjects: namedBy(one.statement, manifest, measured) })).sort((a, b) => b.subjects.length - a.subjects.length)[0]!;
  const signature = await signatureOf(fitting.line, identity === undefined ? undefined : { identity, issuer: issuer!, root: new Uint8Array(await readFile(delivery.resolve(root!))) });
  const provenance: BuildProvenance = { file: read.digest, ...builderOf(fitting.statement), subjects: fitting.subjects, signature: signature.text };
  const findings = [
    ...(fitting.subjects.length === 0 ? [failed(delivery, 'provenance-other-subject', `a subject with the digest of the release, of a part, or of every file of the model (${modelDigests(manifest, measured).slice(0, 3).join(', ')}…)`, subjectText(fitting.statement), 'Deliver the bytes that were built, or the provenance of these.')] : []),
    ...(builder !== undefined && builder !== provenance.builder ? [failed(delivery, 'provenance-other-builder', builder, provenance.builder, 'Build where `release.provenance.builder` says, or name the builder that you trust.')] : []),
    ...(signature.bad ? [failed(delivery, 'provenance-signature', `a signature by ${identity} (${issuer})`, signature.text, 'Take the bundle as the builder signed it; compare `identity` and `issuer` with who builds.')] : []),
  ];
  return { provenance, findings: findings.length > 0 ? findings : [good(delivery, provenance)] };
}

interface Slsa {
  subject: { name?: string; digest?: Record<string, string> }[];
  predicateType: string;
  predicate: { builder?: { id?: unknown }; buildType?: unknown; buildDefinition?: { buildType?: unknown }; runDetails?: { builder?: { id?: unknown }; metadata?: { invocationId?: unknown } } };
}

interface Read {
  statement: Slsa;
  line: LedgerLine | undefined;
}

async function readProvenance(file: string): Promise<{ digest: Digest; statements: Read[] } | string> {
  const found = await lstat(file).catch((error: NodeJS.ErrnoException) => error.code ?? 'unreadable');
  if (typeof found === 'string') return `it cannot be read (${found})`;
  if (!found.isFile()) return 'it is no plain file';
  if (found.size > MOST_BYTES) return `it has ${found.size} bytes, and at most ${MOST_BYTES} are read`;
  const bytes = await readFile(file);
  const whole = parseHostile(bytes, MOST_BYTES);
  // GitHub and the SLSA generators also write several bundles, one a line.
  const values = 'value' in whole ? [whole] : bytes.toString('utf8').split('\n').filter((line) => line.trim() !== '').map((line) => parseHostile(Buffer.from(line), MOST_BYTES));
  const read = values.map((parsed) => ('mistake' in parsed ? parsed.mistake : opened(parsed.value)));
  const mistake = read.find((one) => typeof one === 'string');
  if (mistake !== undefined) return mistake;
  const statements = (read as Read[]).filter(({ statement }) => TYPES.includes(statement.predicateType));
  return statements.length === 0 ? `none of its statements is of the type ${TYPES.join(' or ')}` : { digest: sha256(bytes), statements };
}

/** An envelope, a bundle around one, or the statement itself. */
function opened(value: unknown): Read | string {
  if (schemaMistakes('ledger', value).length > 0) return isSlsa(value) ? { statement: value, line: undefined } : 'it is no in-toto statement and no envelope around one';
  const line = value as LedgerLine;
  const payload = strictBase64(envelopeOf(line).payload);
  const parsed = payload && parseHostile(payload, MOST_BYTES);
  if (!parsed || 'mistake' in parsed) return `its payload cannot be read (${parsed ? parsed.mistake : 'no base64'})`;
  return isSlsa(parsed.value) ? { statement: parsed.value, line } : 'its payload is no in-toto statement';
}

function isSlsa(value: unknown): value is Slsa {
  const { subject, predicateType, predicate } = (value ?? {}) as Partial<Record<keyof Slsa, unknown>>;
  return Array.isArray(subject) && subject.every((one) => typeof one === 'object' && one !== null) && typeof predicateType === 'string' && typeof predicate === 'object' && predicate !== null;
}

/** The release or a part by its digest, or the model by all of its files: a subject that covers half of the weights proves nothing of them. */
function namedBy({ subject }: Slsa, manifest: ReleaseManifest, measured: MeasuredParts): string[] {
  const given = new Set(subject.map(({ digest }) => digest?.sha256).filter((one) => typeof one === 'string'));
  const named = [['release', manifest.digest] as const, ...Object.entries(manifest.parts).map(([name, part]) => [name, part.digest] as const)].filter(([, digest]) => given.has(hexOf(digest))).map(([name]) => name);
  const files = measured.model?.files ?? [];
  return [...named, ...(files.length > 0 && files.every(({ digest }) => given.has(hexOf(digest))) ? files.slice(0, 100).map(({ path }) => `model/${path}`) : [])];
}

function modelDigests(manifest: ReleaseManifest, measured: MeasuredParts): Digest[] {
  return [manifest.parts.model.digest, ...(measured.model?.files ?? []).map(({ digest }) => digest)];
}

function builderOf({ predicateType, predicate }: Slsa): Pick<BuildProvenance, 'predicateType' | 'builder' | 'buildType' | 'invocation'> {
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, 2000) : undefined);
  return {
    predicateType,
    builder: text(predicate.runDetails?.builder?.id) ?? text(predicate.builder?.id) ?? 'unknown',
    buildType: text(predicate.buildDefinition?.buildType) ?? text(predicate.buildType),
    invocation: text(predicate.runDetails?.metadata?.invocationId),
  };
}

/** Who signed is compared as whole text, as everywhere. */
async function signatureOf(line: LedgerLine | undefined, wanted: { identity: string; issuer: string; root: Uint8Array } | undefined): Promise<{ text: string; bad?: boolean }> {
  if (!wanted) return { text: line && envelopeOf(line).signatures.length > 0 ? 'not checked: no identity is declared' : 'none' };
  if (!line || !isSigstoreBundle(line)) return { text: 'no Sigstore bundle', bad: true };
  try {
    const by = await (await sigstoreVerifier(wanted.root))(line);
    const text = `${by.identity} (${by.issuer})`;
    return by.identity === wanted.identity && by.issuer === wanted.issuer ? { text: `verified: ${text}` } : { text: `a signature by ${text}`, bad: true };
  } catch (error) {
    if (error instanceof InputError) throw error;
    return { text: `a bundle that does not verify (${(error as Error).message})`, bad: true };
  }
}

function subjectText({ subject }: Slsa): string {
  const shown = subject.slice(0, 3).map(({ name, digest }) => `${typeof name === 'string' ? name : 'a subject'} ${digest?.sha256 ?? 'without a SHA-256 digest'}`);
  return shown.length === 0 ? 'no subject' : `${shown.join(', ')}${subject.length > 3 ? `, and ${subject.length - 3} more` : ''}`;
}

function failed(delivery: Delivery, code: string, expected: string, actual: string, fix: string): Finding {
  return { code, outcome: 'fail', rule: RULE, message: `Expected ${expected}; found ${actual}.`, expected, actual, fix, location: delivery.locate(['release', 'provenance']) };
}

function good(delivery: Delivery, { builder, subjects, signature }: BuildProvenance): Finding {
  const what = subjects.length > 3 ? `${subjects.length} subjects` : subjects.join(', ');
  return { code: 'provenance-subject', outcome: 'pass', rule: RULE, message: `Built by ${builder}: its provenance names ${what}. Signature: ${signature}.`, expected: 'a subject with a digest of this release', actual: what, location: delivery.locate(['release', 'provenance']) };
}
