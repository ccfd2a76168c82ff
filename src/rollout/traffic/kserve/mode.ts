import { DriverError } from '../../../core/driver-error.ts';
import type { KubeObject } from '../../../kubernetes/cluster.ts';
import { isRecord, show } from '../weights.ts';
import { conditionOf, nameOf, predictorStatus } from './service.ts';

/** `serverless`: revisions of Knative and `canaryTrafficPercent`. `standard`: Deployments and `spec.canary[]`, from KServe 0.20. */
export interface Mode {
  mode: 'serverless' | 'standard';
  /** What says so, for people. */
  why: string;
}

export const MODE_ANNOTATION = 'serving.kserve.io/deploymentMode';

/** Both names of each mode, the older and the newer. */
const MODES: Record<string, Mode['mode'] | 'modelmesh'> = { Serverless: 'serverless', Knative: 'serverless', RawDeployment: 'standard', Standard: 'standard', ModelMesh: 'modelmesh' };

/**
 * How KServe runs this InferenceService, in the order in which KServe itself decides (GetDeploymentMode): what its status records, the annotation; then what only
 * one of the two leaves in the status. Never guessed: DriverError `kserve-mode-unknown`, or `kserve-mode` where shares cannot be made.
 */
export function modeOf(service: KubeObject): Mode {
  const recorded = service.status?.deploymentMode;
  if (recorded !== undefined && recorded !== '') return named(service, recorded, 'its status.deploymentMode');
  const annotated = service.metadata.annotations?.[MODE_ANNOTATION];
  if (annotated !== undefined) return named(service, annotated, `its annotation ${MODE_ANNOTATION}`);
  const { latestCreatedRevision, traffic } = predictorStatus(service);
  if (typeof latestCreatedRevision === 'string' && latestCreatedRevision !== '') return { mode: 'serverless', why: `its status names the revision ${latestCreatedRevision} of Knative` };
  if (Array.isArray(traffic) && traffic.some(isRecord)) return { mode: 'serverless', why: 'its status has the traffic of a Knative route' };
  const ready = conditionOf(service, 'PredictorReady');
  if (ready?.status === 'True' && !conditionOf(service, 'PredictorConfigurationReady')) return { mode: 'standard', why: 'its predictor is ready and its status names no revision of Knative' };
  throw new DriverError(
    'kserve-mode-unknown',
    `${nameOf(service)} does not say whether KServe runs it with Knative or with Deployments: no status.deploymentMode, no annotation, no ready predictor.`,
    `Wait until it is ready, or write the annotation \`${MODE_ANNOTATION}: Knative\` or \`Standard\`.`,
  );
}

function named(service: KubeObject, value: unknown, where: string): Mode {
  const mode = typeof value === 'string' && Object.hasOwn(MODES, value) ? MODES[value] : undefined;
  if (mode === 'serverless' || mode === 'standard') return { mode, why: `${where} is ${String(value)}` };
  throw new DriverError('kserve-mode', `${nameOf(service)} cannot be given shares: ${where} is ${show(value)}.`, 'Shares are made in the modes Knative (Serverless) and Standard (RawDeployment, from KServe 0.20).');
}
