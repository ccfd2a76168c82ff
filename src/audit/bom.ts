import { createHash } from 'node:crypto';
import { hexOf, type Digest } from '../core/digest.ts';
import { PARTS, type PartName } from '../evidence/release.ts';
import { plain } from '../report/escape.ts';
import { titleOf, type DataSet, type Measured, type ReleaseRecord } from './record.ts';

type Json = Record<string, unknown>;

const APPROACH: Record<string, string> = { binary: 'classification', multiclass: 'classification', regression: 'regression', ranking: 'ranking' };

/**
 * A CycloneDX 1.6 bill of materials of one release (cyclonedx.org/docs/1.6/json): the model with its model card, every part and
 * file by SHA-256, the data sets, the run that trained it and the build that made it. The same ledger gives the same bytes.
 */
export function mlBom(record: ReleaseRecord): Json {
  const data = record.dataSets.map(dataComponent);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialOf(record.head),
    version: 1,
    metadata: {
      timestamp: record.at,
      tools: { components: [{ type: 'application', name: 'sluice', version: record.sluice }] },
      component: modelComponent(record),
      properties: properties({ 'sluice:delivery': record.delivery, 'sluice:environment': record.environment, 'sluice:commit': record.commit, 'sluice:ledger-head': record.head }),
    },
    components: [...PARTS.filter((part) => record.manifest.parts[part]).map((part) => partComponent(record, part)), ...data, ...trainingComponent(record)],
    dependencies: [{ ref: 'release', dependsOn: [...PARTS.filter((part) => record.manifest.parts[part]).map(partRef), ...data.map((one) => one['bom-ref'] as string), ...(record.training ? ['training'] : [])] }],
  };
}

function modelComponent(record: ReleaseRecord): Json {
  return {
    type: 'machine-learning-model',
    'bom-ref': 'release',
    name: record.model,
    ...(record.version === undefined ? {} : { version: record.version }),
    description: `Release ${record.release}, as delivered in ${record.delivery}.`,
    hashes: hashes(record.release),
    modelCard: modelCard(record),
    ...(record.provenance ? { properties: properties({ 'sluice:builder': record.provenance.builder, 'sluice:provenance': record.provenance.file, 'sluice:provenance-signature': record.provenance.signature }) } : {}),
  };
}

function modelCard({ task, dataSets, measured, fairness, concerns }: ReleaseRecord): Json {
  const performance = measured.filter(({ metric }) => metric !== '').map(performanceMetric);
  return {
    modelParameters: {
      ...(task === undefined ? {} : { task: APPROACH[task] ?? task, approach: { type: 'supervised' } }),
      datasets: dataSets.map(({ name }) => ({ ref: dataRef(name) })),
    },
    ...(performance.length > 0 ? { quantitativeAnalysis: { performanceMetrics: performance } } : {}),
    considerations: {
      ...(fairness.length > 0 ? { fairnessAssessments: fairness.map((finding) => ({ groupAtRisk: safe(finding.subject?.name ?? finding.rule), harms: safe(`${finding.rule}: ${finding.outcome}. ${finding.message}`) })) } : {}),
      ...(concerns.length > 0 ? { technicalLimitations: concerns.slice(0, 100).map(({ stage, finding }) => safe(`${stage}: ${finding.outcome}: ${finding.message}`)) } : {}),
    },
  };
}

function performanceMetric({ metric, slice, value, interval }: Measured): Json {
  return {
    type: safe(metric),
    value: String(value),
    ...(slice === undefined ? {} : { slice: safe(slice) }),
    ...(interval ? { confidenceInterval: { lowerBound: String(interval.low), upperBound: String(interval.high) } } : {}),
  };
}

const PART_TYPES: Record<PartName, string> = { model: 'machine-learning-model', code: 'application', features: 'application', config: 'file', environment: 'file' };
const PART_NAMES: Record<PartName, string> = { model: 'weights', code: 'inference code', features: 'feature code', config: 'configuration', environment: 'environment lock' };

/** The part's own digest is that of the OpenSSF Model Signing specification, over its files: no hash of one byte stream. */
function partComponent({ manifest, files }: ReleaseRecord, part: PartName): Json {
  const { digest, path, kind, tree } = manifest.parts[part]!;
  const own = files.filter((file) => file.part === part);
  return {
    type: PART_TYPES[part],
    'bom-ref': partRef(part),
    name: safe(path),
    description: `The ${PART_NAMES[part]} of the release: a ${kind} of ${own.length === 1 ? 'one file' : `${own.length} files`}.`,
    properties: properties({ 'sluice:part': part, 'sluice:oms-root-digest': digest, 'sluice:layout-digest': tree }),
    ...(own.length > 0 ? { components: own.map((file) => ({ type: 'file', 'bom-ref': `${partRef(part)}/${file.path}`, name: safe(file.path), hashes: hashes(file.digest), ...(file.bytes === undefined ? {} : { properties: properties({ 'sluice:bytes': String(file.bytes) }) }) })) } : {}),
  };
}

function dataComponent({ name, digest, rows, columns, snapshot }: DataSet): Json {
  return {
    type: 'data',
    'bom-ref': dataRef(name),
    name: safe(name),
    ...(digest ? { hashes: hashes(digest) } : {}),
    data: [{ type: 'dataset', name: safe(name) }],
    properties: properties({ 'sluice:rows': rows, 'sluice:columns': columns, 'sluice:snapshot': snapshot }),
  };
}

/** What trained the model is told by its tracker; the digest is of what it said. */
function trainingComponent({ training }: ReleaseRecord): Json[] {
  if (!training) return [];
  const told = [...Object.entries(training.parameters).map(([key, value]) => [`parameter:${key}`, value]), ...Object.entries(training.metrics).map(([key, value]) => [`metric:${key}`, String(value)])];
  return [{
    type: 'data',
    'bom-ref': 'training',
    name: `MLflow run ${safe(training.run)}`,
    hashes: hashes(training.reply),
    data: [{ type: 'configuration', name: 'training run' }],
    properties: [...properties({ 'mlflow:status': training.status, 'mlflow:experiment': training.experiment, 'mlflow:ended': training.endedAt, 'mlflow:commit': training.commit }), ...told.map(([name, value]) => ({ name: safe(`mlflow:${name}`), value: safe(value!) }))],
  }];
}

function partRef(part: PartName): string {
  return `part:${part}`;
}

function dataRef(name: string): string {
  return `data:${name}`;
}

function hashes(digest: Digest): Json[] {
  return [{ alg: 'SHA-256', content: hexOf(digest) }];
}

function properties(values: Record<string, string | number | undefined>): { name: string; value: string }[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value: safe(String(value)) }]));
}

function safe(text: string): string {
  return plain(text, 2000);
}

/** A UUID of version 8 (RFC 9562) out of the ledger's head: nothing about it is by chance. */
function serialOf(head: Digest): string {
  const bytes = createHash('sha256').update(`urn:sluice:bom:v1\n${head}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}

/** Name of the file that holds it, by convention of CycloneDX tools. */
export function bomFileName(record: ReleaseRecord): string {
  return `${titleOf(record).replace(/[^A-Za-z0-9._-]+/g, '-')}.cdx.json`;
}
