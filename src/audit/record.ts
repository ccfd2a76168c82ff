import { formatDeliveryId } from '../core/delivery-id.ts';
import { isDigest, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import type { Finding, Interval, Outcome, Stage } from '../core/verdict.ts';
import { latest, type Ledger, type LedgerEntry } from '../evidence/ledger.ts';
import type { BuildProvenance } from '../evidence/provenance.ts';
import { PARTS, type PartName, type ReleaseManifest } from '../evidence/release.ts';
import { subjectOf, type Predicate } from '../evidence/statement.ts';
import type { TrainingRun } from '../evidence/training.ts';
import type { NamedLedger } from './verify-evidence.ts';

/** One measured number of the model. */
export interface Measured {
  /** `roc_auc`, or `log_loss where sex = Female`. */
  name: string;
  metric: string;
  /** The rows that it is of, where not all. */
  slice?: string;
  value: number;
  champion?: number;
  /** Of the value itself; where only the difference to the champion has one, there is none here. */
  interval?: Interval;
  rows?: number;
  outcome: Outcome;
  wanted: string;
}

/** A table or file that was read, by what it was for. */
export interface DataSet {
  name: string;
  digest?: Digest;
  rows?: number;
  columns?: number;
  snapshot?: string;
}

export interface ReleaseFile {
  part: PartName;
  path: string;
  digest: Digest;
  bytes?: number;
}

/** What a ledger says of its release, in the words of people who never saw one. */
export interface ReleaseRecord {
  model: string;
  version?: string;
  release: Digest;
  delivery: string;
  environment?: string;
  commit?: string;
  /** When the bytes were named; ISO 8601. */
  at: string;
  head: Digest;
  sluice: string;
  manifest: ReleaseManifest;
  files: ReleaseFile[];
  lineage: Record<string, Digest>;
  provenance?: BuildProvenance;
  training?: TrainingRun;
  dataSets: DataSet[];
  task?: string;
  threshold?: number;
  split?: string;
  measured: Measured[];
  fairness: Finding[];
  /** What a reader has to know: findings that are not good, of every stage. */
  concerns: { stage: Stage; finding: Finding }[];
  entries: readonly LedgerEntry[];
}

/** Throws InputError where the ledger names no release: nothing could be said of it. */
export function recordOf({ name, ledger }: Pick<NamedLedger, 'name' | 'ledger'>): ReleaseRecord {
  const identified = ledger.entries.find(({ statement: { predicate } }) => predicate.stage === 'identify' || predicate.stage === 'adopt');
  const manifest = identified?.statement.predicate.details?.manifest as ReleaseManifest | undefined;
  if (!identified || !manifest) throw InputError.of('ledger-without-release', `${name} has no statement that names a release.`, 'Give the ledger that `seal` or `adopt` wrote.');
  const { predicate, subject } = identified.statement;
  const details = predicate.details!;
  const tests = predicateOf(ledger, 'run-model-tests');
  const findings = tests?.verdict.findings ?? [];
  return {
    model: subject[0].name,
    version: manifest.version,
    release: subjectOf(identified.statement),
    delivery: formatDeliveryId(predicate.delivery),
    environment: predicate.environment,
    commit: predicate.commit,
    at: predicate.at,
    head: ledger.head!,
    sluice: predicate.sluice,
    manifest,
    files: filesOf(details),
    lineage: (details.lineage as { files?: Record<string, Digest> } | undefined)?.files ?? {},
    provenance: details.provenance as BuildProvenance | undefined,
    training: details.training as TrainingRun | undefined,
    dataSets: dataSetsOf(predicateOf(ledger, 'validate-data'), tests),
    task: text(tests?.details?.task),
    threshold: number(tests?.details?.threshold),
    split: text(tests?.details?.split),
    measured: measuredOf(findings),
    fairness: findings.filter(({ subject: about, code }) => about?.kind === 'group' || code.startsWith('fairness-')),
    concerns: ledger.entries.flatMap(({ statement: { predicate: { stage, verdict } } }) => verdict.findings.filter(({ outcome }) => outcome !== 'pass').map((finding) => ({ stage, finding }))),
    entries: ledger.entries,
  };
}

export function titleOf({ model, version }: Pick<ReleaseRecord, 'model' | 'version'>): string {
  return version === undefined ? model : `${model} ${version}`;
}

function predicateOf(ledger: Ledger, stage: Stage): Predicate | undefined {
  return latest(ledger, stage)?.statement.predicate;
}

function filesOf({ files }: Record<string, unknown>): ReleaseFile[] {
  return PARTS.flatMap((part) => {
    const listed = (files as Partial<Record<PartName, unknown>> | undefined)?.[part];
    return (Array.isArray(listed) ? (listed as { path?: unknown; digest?: unknown; bytes?: unknown }[]) : []).flatMap(({ path, digest, bytes }) => (typeof path === 'string' && isDigest(digest) ? [{ part, path, digest, bytes: number(bytes) }] : []));
  });
}

/** The tables of the data stage with what it counted; of stages that read further files, these too, each name once. */
function dataSetsOf(data: Predicate | undefined, tests: Predicate | undefined): DataSet[] {
  const sources = Object.entries((data?.details?.sources ?? {}) as Record<string, { digest?: unknown; rows?: unknown; columns?: unknown; snapshot?: unknown }>);
  const known = sources.map(([name, { digest, rows, columns, snapshot }]): DataSet => ({ name: `data.${name}`, digest: isDigest(digest) ? digest : undefined, rows: number(rows), columns: Array.isArray(columns) ? columns.length : undefined, snapshot: text(snapshot) }));
  const names = new Set(known.map(({ name }) => name));
  const read = [...(data?.inputs ?? []), ...(tests?.inputs ?? [])].filter(({ name }) => (name.startsWith('data.') || name.startsWith('predictions.')) && !names.has(name) && names.add(name));
  return [...known, ...read.map(({ name, digest }) => ({ name, digest }))];
}

/** Every number that has a rule, once: the one with an interval of its own where there are two. */
function measuredOf(findings: readonly Finding[]): Measured[] {
  const found = new Map<string, Measured>();
  for (const { rule, numbers, interval, n, outcome, subject, expected } of findings) {
    const value = numbers?.candidate;
    if (typeof value !== 'number' || (subject?.kind !== 'metric' && subject?.kind !== 'slice' && subject?.kind !== 'group')) continue;
    const name = rule.split(':')[0]!.trim();
    const [metric = name, slice] = name.split(' where ');
    const own = numbers!.difference === undefined ? interval : undefined;
    const one: Measured = { name, metric, slice, value, champion: number(numbers!.champion), interval: own, rows: n, outcome, wanted: expected };
    const before = found.get(name);
    if (!before || (!before.interval && own)) found.set(name, { ...one, champion: one.champion ?? before?.champion });
    else before.champion ??= one.champion;
  }
  return [...found.values()];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
