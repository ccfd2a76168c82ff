import { DriverError } from '../../../core/driver-error.ts';
import type { TrafficFinding } from '../../../core/seams.ts';
import type { Cluster, KubeObject } from '../../../kubernetes/cluster.ts';
import { foundOrSaid, rightsLacking } from '../../../kubernetes/rights.ts';
import { keeperFindings } from '../../../kubernetes/writers.ts';
import { leakIn, OWNED } from './changed-by.ts';
import { MODE_ANNOTATION, modeOf } from './mode.ts';
import { REVISION } from './revisions.ts';
import { conditionOf, HTTP_ROUTE, INFERENCE_SERVICE, nameOf, predictorOf, readService, storageOf } from './service.ts';
import { backendOf, checkMarks, countOf, foreignOf, knowsNoCanary, predictorName } from './standard.ts';
import { readRoute, type Place, type View } from './view.ts';
import { wordsOf } from './words.ts';

/** On an InferenceService that somebody has stopped. */
const STOP = 'serving.kserve.io/stop';
/** Characters of a label's value (RFC 1123): KServe labels pods `isvc.` and the name of their Deployment. */
const LONGEST_LABEL = 63;

/** Whether a rollout could go well on this InferenceService as it is. Changes nothing: what is tried is a dry run. */
export async function inspectKserve({ cluster, name, slots }: Place, look: () => Promise<View>): Promise<TrafficFinding[]> {
  return foundOrSaid(async () => {
    const rights = await rightsLacking(cluster, (['get', 'watch', 'patch'] as const).map((verb) => ({ verb, resource: INFERENCE_SERVICE, name })));
    if (rights.length > 0) return rights;
    const mode = modeOf(await readService(cluster, name)).mode;
    const more = await rightsLacking(cluster, mode === 'serverless' ? [{ verb: 'get', resource: REVISION }] : (['get', 'watch'] as const).map((verb) => ({ verb, resource: HTTP_ROUTE, name })));
    return more.length > 0 ? more : [...(await ofService({ cluster, name, slots }, await look()))];
  });
}

async function ofService(place: Pick<Place, 'cluster' | 'name' | 'slots'>, view: View): Promise<TrafficFinding[]> {
  const { service, mode, why } = view;
  const found: TrafficFinding[] = [{ code: 'kserve-mode', message: `${nameOf(service)} runs in the mode ${mode === 'serverless' ? 'Knative (Serverless)' : 'Standard (Deployments)'}: ${why}.`, fix: 'Nothing needs to be done.', blocks: false }];
  const say = (code: string, message: string, fix: string, blocks = true): void => void found.push({ code, message, fix, blocks });
  if (service.metadata.annotations?.[STOP] === 'true') say('kserve-stopped', `${nameOf(service)} is stopped by its annotation ${STOP}.`, 'Remove the annotation, and wait until it is ready.');
  if (conditionOf(service, 'Ready')?.status !== 'True') say('kserve-not-ready', `${nameOf(service)} is not ready: ${wordsOf(service) || 'KServe has said nothing yet'}.`, 'Let its present model become ready before anything is delivered.', false);
  found.push(...(await foundOrSaid(async () => (storageOf(predictorOf(service), nameOf(service)), []))));
  if (view.mode === 'serverless') serverlessFindings(view, say);
  else {
    const { arms } = view;
    found.push(...(await foundOrSaid(async () => (checkMarks(service, arms), []))));
    await standardFindings(view, place, say);
  }
  return [...found, ...keeperFindings(service, OWNED[mode])];
}

type Say = (code: string, message: string, fix: string, blocks?: boolean) => void;

function serverlessFindings(view: Extract<View, { mode: 'serverless' }>, say: Say): void {
  const { service, state } = view;
  if (state.rolledOut === undefined) say('kserve-never-rolled-out', `No revision of ${nameOf(service)} ever had all users: KServe would send everybody to the next one at once, whatever \`canaryTrafficPercent\` says.`, 'Let a first model become ready and serve, then deliver.');
  const leak = leakIn(view);
  if (leak !== undefined) say('kserve-route-leak', leak, 'Set `canaryTrafficPercent: 0`.');
  else if (state.rolledOut !== undefined && state.created !== state.ready && (state.percent ?? 100) === 100) say('kserve-roll-forward', `The revision ${state.created} of ${nameOf(service)} is not ready yet, and gets all users as soon as it is: \`canaryTrafficPercent\` is ${state.percent ?? 'not set'}.`, 'Somebody changed it by hand: wait until it is ready, or take the change back.');
}

async function standardFindings(view: Extract<View, { mode: 'standard' }>, { cluster, name, slots }: Pick<Place, 'cluster' | 'name' | 'slots'>, say: Say): Promise<void> {
  const { service, state, arms } = view;
  const { annotations } = service.metadata;
  if (annotations?.[MODE_ANNOTATION] !== 'Standard')
    say('kserve-annotation', `${nameOf(service)} has ${annotations?.[MODE_ANNOTATION] === undefined ? 'no annotation' : `\`${annotations[MODE_ANNOTATION]}\` as annotation`} ${MODE_ANNOTATION}, and KServe takes canaries only where it is \`Standard\`.`, `Write the annotation \`${MODE_ANNOTATION}: Standard\`.`);
  if (typeof service.spec?.transformer === 'object') say('kserve-transformer', `${nameOf(service)} has a transformer: the route leads to it, and it asks the stable predictor alone.`, 'Use the mode Knative, or deliver predictor and transformer as two InferenceServices behind a route of your own.');
  if (typeof (state.stable.predictor as { canaryTrafficPercent?: unknown }).canaryTrafficPercent === 'number') say('kserve-percent-ignored', `${nameOf(service)} has a \`canaryTrafficPercent\`, which the mode Standard does not look at (kserve#5335).`, 'Remove it.', false);
  if (countOf(state.stable.predictor) < 1) say('kserve-zero-replicas', `${nameOf(service)} has \`minReplicas: ${countOf(state.stable.predictor)}\`, and KServe lets no canary have more replicas than that.`, 'Give the predictor `minReplicas` of 1 or more.');
  const foreign = foreignOf(state, arms);
  if (foreign.some(({ percent }) => percent > 0)) say('kserve-foreign', `${nameOf(service)} has canaries of somebody else with shares: ${foreign.map(({ name: each, percent }) => `${each} ${percent} %`).join(', ')}.`, 'Let them have `trafficPercent: 0` while Sluice delivers.');
  const longest = Math.max(...slots.map((slot) => `isvc.${backendOf(service, predictorName({ slot, release: `sha256:${'0'.repeat(64)}` }))}`.length));
  if (longest > LONGEST_LABEL) say('kserve-name', `The name of ${nameOf(service)} is too long: with the name of a canary, labels of its pods would have ${longest} characters.`, `Use a name that is ${longest - LONGEST_LABEL} characters shorter.`);
  if (!(await readRoute(cluster, name))) say('kserve-no-route', `There is no HTTPRoute ${name}: KServe makes one only where it uses the Gateway API, and only that gives canaries users.`, 'Set `enableGatewayApi: true` of `ingress` in KServe\'s ConfigMap inferenceservice-config, and let the InferenceService be reachable from outside the cluster.');
  if (!(await keepsCanaries(cluster, service, state.canaries.length > 0))) say('kserve-no-canary', `The definition of InferenceServices at ${cluster.where} has no \`spec.canary\`, and in this mode \`canaryTrafficPercent\` does nothing (kserve#4074, kserve#5335): nobody could be given a share.`, 'Upgrade KServe beyond 0.20.0, or use the mode Knative.');
}

/** Whether the definition knows `spec.canary`. Tried without keeping anything. */
async function keepsCanaries(cluster: Cluster, service: KubeObject, there: boolean): Promise<boolean> {
  if (there) return true;
  const value = [{ trafficPercent: 0, predictor: { ...(service.spec!.predictor as object), name: 'sluice-dry-run' } }];
  try {
    const { spec } = await cluster.patch(INFERENCE_SERVICE, service.metadata.name, [{ op: 'add', path: '/spec/canary', value }], { dryRun: true });
    return spec?.canary !== undefined;
  } catch (error) {
    if (knowsNoCanary(error)) return false;
    // The schema, or KServe's webhook, knows canaries and does not like this one.
    if (error instanceof DriverError && (error.code === 'cluster-admission' || error.code === 'cluster-invalid')) return true;
    throw error;
  }
}
