import { DriverError } from '../../../core/driver-error.ts';
import { change } from '../../../kubernetes/change.ts';
import type { KubeObject, Operation } from '../../../kubernetes/cluster.ts';
import { DEPLOYMENTS } from '../../../kubernetes/kinds.ts';
import { armsOf, splitOf } from '../../traffic/argo/arms.ts';
import { ROLLOUTS, sightOf, type Sight } from '../../traffic/argo/sight.ts';
import { promoteFully, reached } from '../../traffic/argo/transitions.ts';
import { isRecord, show } from '../../traffic/weights.ts';
import type { PodRelease } from '../deployments/pod-template.ts';
import { endTrials } from '../deployments/trial.ts';
import type { ArgoFleet } from './argo.ts';
import { templateBefore } from './template.ts';

/**
 * Frees a slot. A canary without users goes as the template becomes that of the stable side again: the controller then skips all steps, for what is stable is
 * what is wanted. A stable side without users goes as the canary is promoted past it. Nobody who has users is touched. Throws DriverError `argo-slot-serves`, `argo-not-undone`, and as placing does.
 */
export async function retireFromRollout(fleet: ArgoFleet, slot: string, declared: PodRelease): Promise<void> {
  const sight = await sightOf(fleet.cluster, fleet.name);
  const arms = armsOf(sight, fleet.slots, await fleet.roles());
  const share = splitOf(sight, arms, fleet.slots)[slot]!;
  if (share > 0) throw new DriverError('argo-slot-serves', `Slot ${slot} of ${sight.what} has ${share} % of the users. Nothing was changed.`, 'Users are taken from a slot before it is freed.');
  if (!sight.routed) await endTrials(fleet.cluster, slot);
  if (!arms.canary) return;
  if (arms.canary.slot !== slot) return promoteFully(fleet, sight.current);
  await undo(fleet, sight, arms.stable.set?.object, declared);
}

async function undo(fleet: ArgoFleet, sight: Sight, stable: KubeObject | undefined, declared: PodRelease): Promise<void> {
  const { cluster, name } = fleet;
  if (!stable) throw new DriverError('argo-not-undone', `${sight.what} has no ReplicaSet ${sight.stable} of its stable side any more.`, 'Give the template what the champion is by hand; see `revisionHistoryLimit`.');
  const plan = (object: KubeObject): Operation[] => {
    const template = object.spec?.template;
    const before = templateBefore(template, stable.spec?.template, declared);
    return show(before) === show(template) && JSON.stringify(before) === JSON.stringify(template) ? [] : [{ op: 'test', path: '/spec/template', value: template }, { op: 'replace', path: '/spec/template', value: before }];
  };
  const kind = sight.workload ? DEPLOYMENTS : ROLLOUTS;
  await change(cluster, kind, sight.workload?.metadata.name ?? name, plan);
  const now = (await sightOf(cluster, name)).rollout;
  const { stable: after, current, what } = await reached(fleet, now, (state) => (state.current !== sight.current ? state : undefined));
  if (after === current) return;
  const differs = isRecord(stable.spec?.template) ? ' What else stands in the template was changed since the stable side was placed.' : '';
  throw new DriverError('argo-not-undone', `${what} has the template of the stable side again in all that Sluice writes, and its controller takes it for a new one (${current}, not ${after}).${differs}`, 'It waits at 0 %. Give the template what the champion is: `kubectl argo rollouts undo`.');
}
