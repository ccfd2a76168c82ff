import { isDigest, type Digest } from '../../../core/digest.ts';
import { DriverError } from '../../../core/driver-error.ts';
import { MARKS, type Cluster, type KubeObject, type Resource } from '../../../kubernetes/cluster.ts';
import { missing } from '../../../kubernetes/change.ts';
import { isRecord, show } from '../weights.ts';

export const INFERENCE_SERVICE: Resource = { group: 'serving.kserve.io', version: 'v1beta1', plural: 'inferenceservices', kind: 'InferenceService' };
export const HTTP_ROUTE: Resource = { group: 'gateway.networking.k8s.io', version: 'v1', plural: 'httproutes', kind: 'HTTPRoute' };

/** What Sluice wrote on a predictor: which slot it is, and which release it serves. */
export interface Marks {
  slot?: string;
  release?: Digest;
}

export type Json = Record<string, unknown>;

/** Keys of a predictor that may hold `storageUri`: `model`, and the frameworks' own from before it (KServe's PredictorSpec). */
const MODELS = ['model', 'sklearn', 'xgboost', 'tensorflow', 'pytorch', 'triton', 'onnx', 'huggingface', 'pmml', 'lightgbm', 'paddle'] as const;

/** Throws DriverError `cluster-missing`. */
export async function readService(cluster: Cluster, name: string): Promise<KubeObject> {
  const service = await cluster.read(INFERENCE_SERVICE, name);
  if (!service) throw await missing(cluster, INFERENCE_SERVICE, name);
  return service;
}

export function nameOf({ metadata }: KubeObject): string {
  return `InferenceService ${metadata.namespace ?? '?'}/${metadata.name}`;
}

/** `spec.predictor`. Throws DriverError `kserve-unreadable`. */
export function predictorOf(service: KubeObject): Json {
  const predictor = service.spec?.predictor;
  if (isRecord(predictor)) return predictor;
  throw unreadable(service, `spec.predictor is ${show(predictor)}`);
}

export function marksOf(annotations: unknown): Marks {
  const texts = isRecord(annotations) ? annotations : {};
  const { [MARKS.slot]: slot, [MARKS.release]: release } = texts;
  return { ...(typeof slot === 'string' && { slot }), ...(isDigest(release) && { release }) };
}

/** Where a predictor's model comes from, and the key that holds it. Throws DriverError `kserve-storage`. */
export function storageOf(predictor: Json, what: string): { key: (typeof MODELS)[number]; uri: string } {
  const found = MODELS.flatMap((key) => {
    const model = predictor[key];
    return isRecord(model) && typeof model.storageUri === 'string' ? [{ key, uri: model.storageUri }] : [];
  });
  if (found.length === 1) return found[0]!;
  throw new DriverError(
    'kserve-storage',
    `${what} has ${found.length === 0 ? 'no model with a `storageUri`' : `${found.length} models with a \`storageUri\` (${found.map(({ key }) => key).join(', ')})`}.`,
    'Give its predictor `model: {modelFormat: …, storageUri: …}`; Sluice changes that address alone. `storage`, `storageUris` and containers of your own are not changed.',
  );
}

/** Where the release lies in the store: `{hex}` and `{digest}` are filled in. */
export function addressOf(template: string, release: Digest): string {
  return template.replaceAll('{digest}', release).replaceAll('{hex}', release.slice('sha256:'.length));
}

/** `status.components.predictor`, empty where KServe has said nothing yet. */
export function predictorStatus(service: KubeObject): Json {
  const components = service.status?.components;
  const predictor = isRecord(components) ? components.predictor : undefined;
  return isRecord(predictor) ? predictor : {};
}

/** The condition as KServe says it; undefined where it does not. */
export function conditionOf(service: KubeObject, type: string): { status: string; words: string } | undefined {
  const conditions = service.status?.conditions;
  const found = Array.isArray(conditions) ? conditions.filter(isRecord).find((each) => each.type === type) : undefined;
  if (!found) return undefined;
  return { status: text(found.status), words: [text(found.reason), text(found.message)].filter((each) => each !== '').join(': ') };
}

/** Why a model did not load, in KServe's own words; undefined while it does or has. */
export function failureOf(modelStatus: unknown): string | undefined {
  if (!isRecord(modelStatus)) return undefined;
  const { transitionStatus, lastFailureInfo: info } = modelStatus;
  if (transitionStatus !== 'BlockedByFailedLoad' && transitionStatus !== 'InvalidSpec') return undefined;
  const { reason, message, exitCode } = isRecord(info) ? info : {};
  const words = [text(reason), text(message)].filter((each) => each !== '').join(': ');
  return `${transitionStatus}${words === '' ? '' : `, ${words}`}${typeof exitCode === 'number' && exitCode !== 0 ? ` (exit status ${exitCode})` : ''}`;
}

/** Text of somebody's controller for a message: one line, not too long. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().slice(0, 300) : '';
}

export function unreadable(service: KubeObject, why: string): DriverError {
  return new DriverError('kserve-unreadable', `${nameOf(service)} cannot be read: ${why}.`, 'See what wrote it (`kubectl get inferenceservice -o yaml --show-managed-fields`).');
}
