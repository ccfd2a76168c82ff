import { parseDuration } from '../../../core/duration.ts';
import { DriverError } from '../../../core/driver-error.ts';
import type { Digest } from '../../../core/digest.ts';
import type { Fleet, Split } from '../../../core/seams.ts';
import type { Fleet as Declared, KserveFleet } from '../../../delivery/spec.ts';
import { change } from '../../../kubernetes/change.ts';
import type { Cluster, KubeObject, Operation } from '../../../kubernetes/cluster.ts';
import { podsWith } from '../../../kubernetes/pods.ts';
import { addressOf, conditionOf, INFERENCE_SERVICE, nameOf, predictorOf, storageOf, type Marks } from '../../traffic/kserve/service.ts';
import { twoSlots } from '../../traffic/kserve/slots.ts';
import { backendOf, checkMarks, knowsNoCanary, predictorName } from '../../traffic/kserve/standard.ts';
import { splitSoon, viewer, type Place, type View } from '../../traffic/kserve/view.ts';
import { commandFleet, DEFAULT_SLOTS, placeEnvironment, programRunner, type FleetOptions } from '../command.ts';
import { askByInfer } from '../infer.ts';
import { setting } from './changes.ts';
import { placingChanges, restoringChanges, revisionOf, type Wanted } from './serverless.ts';
import { canaryChanges, freeingChanges } from './standard.ts';
import { inspectPlacing } from './inspect.ts';
import { awaitAllUsers, awaitCanary, awaitRevision, type Waiting } from './waiting.ts';

const WITHIN = '10 minutes';

/**
 * Slots that are models of one InferenceService of KServe, told apart by the marks on their predictors. Placing brings the bytes to their address (`place`), declares
 * that address without users, and waits until KServe says that it is ready. Throws DriverError `kserve-…`, `controller-silent`, `cluster-…`.
 */
export function kserveFleet(spec: Declared, declared: KserveFleet, options: FleetOptions, cluster: Cluster, digest: Fleet['serving']): Fleet {
  const slots = spec.slots ?? DEFAULT_SLOTS;
  twoSlots(slots);
  const { clock } = options;
  const run = programRunner(options);
  const own = spec.ask ? commandFleet({ ...spec, place: spec.place ?? { command: ['true'] } }, options) : undefined;
  const within = options.placeTimeout ?? parseDuration(declared.within ?? WITHIN);
  const place: Place = { cluster, name: declared.inference_service, slots, roles: options.roles ?? (() => ({})) };
  const { look: found, again } = viewer(place);
  const look = async (): Promise<View> => {
    const view = await found();
    // Which of them is meant nobody can tell; taking users from all is the router's.
    if (view.mode === 'standard') checkMarks(view.service, view.arms);
    return view;
  };
  const kserve: Opened = { look, again, place };
  const waiting: Waiting = { cluster, within, clock };

  const loaded = async (slot: string): ReturnType<Fleet['loaded']> => {
    const found = loadedIn(await look(), slot, declared);
    // Marks are claims; a server that can say what it serves is asked.
    return found && digest ? digest(slot) : found;
  };
  return {
    slots: () => slots,
    async place(slot, source) {
      const wanted: Wanted = { slot, release: source.digest, address: addressOf(declared.storage, source.digest) };
      if (spec.place) await run(spec.place.command, { ...placeEnvironment(slot, source), SLUICE_STORAGE: wanted.address }, 'place');
      const { view, service } = await write(kserve, waiting, (now, split) => (now.mode === 'serverless' ? placingChanges(now, split, wanted) : canaryChanges(now, split, wanted, declared.replicas ?? 1))).catch((error: unknown) => {
        throw refused(error, place);
      });
      if (view.mode === 'serverless') return awaitRevision(service, wanted, waiting);
      if (view.arms.slotOf(view.state.stable.marks) === slot && view.state.stable.marks.release === wanted.release) return;
      await awaitCanary(service, predictorName(wanted), wanted, waiting);
    },
    loaded,
    ...(digest && { serving: digest }),
    ask: async (slot, rows) => (own ? own.ask(slot, rows) : askByInfer({ url: addressIn(await look(), slot), model: declared.model ?? declared.inference_service, infer: declared.infer }, slot, rows, options)),
    async retire(slot) {
      if (declared.retire !== 'keep') await free(kserve, slot, waiting);
      if (spec.retire) await run(spec.retire.command, { SLUICE_SLOT: slot }, 'place');
    },
    async ready(slot) {
      const labels = podLabels(await look(), slot);
      return labels === undefined ? 0 : (await podsWith(cluster, labels)).filter(({ ready }) => ready).length;
    },
    inspect: () => inspectPlacing(cluster, look, own !== undefined),
  };
}

type Opened = ReturnType<typeof viewer> & { place: Place };

const ATTEMPTS = 5;

type Plan = (view: View, split: Split) => Operation[];

/** Plans on who has users now, and writes only what was planned on. What somebody else changed in between is planned on anew. */
async function write({ place, look, again }: Opened, { within, clock }: Waiting, plan: Plan): Promise<{ view: View; service: KubeObject }> {
  for (let attempt = 1; ; attempt += 1) {
    const { view: seen, split } = await splitSoon(look, place, within, clock);
    const operations = plan(seen, split);
    const before = JSON.stringify(seen.service.spec);
    let changed = false;
    const service = await change(place.cluster, INFERENCE_SERVICE, place.name, ({ spec }) => {
      changed = JSON.stringify(spec) !== before;
      return changed ? [] : operations;
    });
    if (!changed || operations.length === 0) return { view: again(service, seen), service };
    if (attempt === ATTEMPTS) throw new DriverError('cluster-contended', `${nameOf(service)} was changed by somebody else each time that a slot was to be written.`, 'See who writes it (`kubectl get --show-managed-fields`), and let one of the two.');
  }
}

/** Frees a slot that nobody uses; what it leaves declared is what serves. */
async function free(kserve: Opened, slot: string, waiting: Waiting): Promise<void> {
  let marks: Marks | undefined;
  const { view, service } = await write(kserve, waiting, (now, split) => {
    if (now.mode === 'standard') return freeingChanges(now, split, slot);
    const restoring = restoringChanges(now, split, slot);
    marks = restoring?.marks;
    return restoring?.operations ?? [];
  });
  if (view.mode === 'standard' || marks === undefined) return;
  await awaitRevision(service, marks, waiting);
  // The same bytes at the same address: users go over to the revision that is declared, and the older one is let go.
  await awaitAllUsers(await change(kserve.place.cluster, INFERENCE_SERVICE, kserve.place.name, (now) => setting(predictorOf(now), '/spec/predictor', 'canaryTrafficPercent', 100)), waiting);
}

function refused(error: unknown, { cluster, name }: Place): unknown {
  if (!knowsNoCanary(error)) return error;
  return new DriverError('kserve-no-canary', `InferenceService ${name} at ${cluster.where} runs with Deployments, and its definition has no \`spec.canary\` (it came with KServe 0.20): nobody could be given a share. Nothing was changed.`, 'Upgrade KServe beyond 0.20.0, or use the mode Knative: before, `canaryTrafficPercent` does nothing with Deployments (kserve#4074, kserve#5335).', { cause: error });
}

function loadedIn(view: View, slot: string, { storage }: KserveFleet): Digest | undefined | null {
  const found = modelIn(view, slot);
  if (!found?.ready) return null;
  const { release, address } = found;
  if (release !== undefined && address !== undefined && address !== addressOf(storage, release))
    throw new DriverError('kserve-changed', `Slot ${slot} of ${nameOf(view.service)} is marked as ${release} and takes its model from ${JSON.stringify(address.slice(0, 300))}.`, 'See who wrote it (`kubectl get --show-managed-fields`), and place the release again.');
  return release;
}

function modelIn(view: View, slot: string): { release?: Digest; address?: string; ready: boolean } | undefined {
  const { service } = view;
  if (view.mode === 'serverless') {
    const revision = revisionOf(view, slot);
    const { release, source: address } = (revision && view.revisions.get(revision.name)) ?? {};
    return revision && { release, address, ready: revision.ready };
  }
  const { stable } = view.state;
  if (slot === view.arms.stable) return { release: stable.marks.release, address: storageOf(stable.predictor, nameOf(service)).uri, ready: conditionOf(service, 'PredictorReady')?.status === 'True' };
  const { canary } = view.arms;
  return canary && { release: canary.marks.release, address: storageOf(canary.predictor, nameOf(service)).uri, ready: canary.ready };
}

/** Labels of the pods that serve a slot: Knative's of the revision, KServe's of the Deployment. */
function podLabels(view: View, slot: string): Record<string, string> | undefined {
  if (view.mode === 'serverless') {
    const revision = revisionOf(view, slot);
    return revision && { 'serving.knative.dev/revision': revision.name };
  }
  const { canary, stable } = view.arms;
  const name = slot === stable ? view.state.stable.name : canary?.name;
  return slot === stable || canary ? { app: `isvc.${backendOf(view.service, name)}` } : undefined;
}

/** Where this model alone answers, before any user does. */
function addressIn(view: View, slot: string): string {
  if (view.mode === 'serverless') {
    const revision = revisionOf(view, slot)?.name;
    const url = view.state.targets.find((target) => target.revision === revision && target.url !== undefined)?.url;
    if (url !== undefined) return url;
    throw new DriverError('ask-not-declared', `Slot ${slot} of ${nameOf(view.service)} has no address of its own.`, 'Annotate the InferenceService with `serving.kserve.io/enable-tag-routing: "true"`, which gives its latest revision one, or declare `rollout.fleet.ask`.');
  }
  const { metadata } = view.service;
  const name = slot === view.arms.stable ? view.state.stable.name : view.arms.canary?.name;
  return `http://${backendOf(view.service, name)}.${metadata.namespace ?? 'default'}.svc.cluster.local`;
}
