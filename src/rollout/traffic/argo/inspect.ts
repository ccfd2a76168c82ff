import type { TrafficFinding } from '../../../core/seams.ts';
import { PODS, REPLICA_SETS } from '../../../kubernetes/kinds.ts';
import { foundOrSaid, rightsLacking, say, type Right } from '../../../kubernetes/rights.ts';
import { isRecord } from '../weights.ts';
import { armsOf } from './arms.ts';
import type { Argo } from './options.ts';
import { canaryOf, ROLLOUTS, sightOf, type Sight } from './sight.ts';

/** Rights that reading and setting shares need. */
export function trafficRights(name: string): Right[] {
  return [
    ...(['get', 'watch'] as const).map((verb): Right => ({ verb, resource: ROLLOUTS, name })),
    { verb: 'patch', resource: ROLLOUTS, name, subresource: 'status' },
    { verb: 'list', resource: REPLICA_SETS },
  ];
}

export const podRights: readonly Right[] = [{ verb: 'list', resource: PODS }];

/** What would stop a rollout at this Rollout. */
export async function inspectArgo({ cluster, name, slots, roles, replicas }: Argo): Promise<TrafficFinding[]> {
  return foundOrSaid(async () => {
    const rights = await rightsLacking(cluster, trafficRights(name));
    if (rights.length > 0) return rights;
    const sight = await sightOf(cluster, name);
    const findings = [...ofSight(sight), ...ofShares(sight, replicas)];
    // Somebody else's update is thrown: it blocks by its own name.
    if (sight.lagging === undefined) armsOf(sight, slots, await roles());
    return findings;
  });
}

/** What stands against every delivery, for traffic and fleet alike. */
export function ofSight(sight: Sight): TrafficFinding[] {
  const { what, rollout, invalid, lagging, paused, aborted, inProgress } = sight;
  const canary = canaryOf(rollout, what);
  const findings: TrafficFinding[] = [];
  if (rollout.metadata.deletionTimestamp !== undefined) findings.push(say('cluster-deleting', `${what} is being deleted.`, 'Find out who deletes it.', true));
  if (invalid !== undefined) findings.push(say('argo-not-accepted', `The controller does nothing with ${what}: ${invalid}`, 'Correct what it names.', true));
  else if (lagging !== undefined) findings.push(say('controller-silent', `${what}: ${lagging}.`, 'See whether the Argo Rollouts controller runs and is well.', false));
  if (paused) findings.push(say('argo-paused', `${what} is paused (\`spec.paused\`): nobody gets more users while it is.`, 'Take `paused` out, or `kubectl argo rollouts promote`.', true));
  if (aborted && inProgress) findings.push(say('argo-aborted', `${what} was aborted: ${sight.said}`, 'A new place begins a new update; nothing to do if that one is over.', false));
  if (canary.dynamicStableScale === true) findings.push(say('argo-dynamic-scale', `${what} has \`dynamicStableScale\`: the champion's pods go as the candidate's share grows, and going back waits until they are there again.`, 'Take `dynamicStableScale` out while Sluice delivers.', true));
  if (isRecord(rollout.spec?.rollbackWindow)) findings.push(say('argo-rollback-window', `${what} has a \`rollbackWindow\`: a release that was there before would get all users at once, past every step.`, 'Take `rollbackWindow` out: Sluice goes back by itself, step by step or at once.', true));
  if (isRecord(canary.analysis)) findings.push(say('argo-analysis', `${what} has an analysis of its own in the background, which may abort a candidate beside Sluice's judge.`, 'That is safe; leave it out if one judge shall decide.', false));
  return findings;
}

function ofShares({ what, routed, replicas, rollout }: Sight, declared: number | undefined): TrafficFinding[] {
  if (routed && declared === undefined) return [];
  if (routed) return [say('argo-replicas', `${what} has a router (\`trafficRouting\`), and \`rollout.traffic.argo.replicas\` is for those that have none.`, 'Leave `replicas` out.', true)];
  if (declared === undefined) return [say('argo-no-router', `${what} has no \`trafficRouting\`: shares are numbers of pods, and how many there are is not declared.`, `Declare \`rollout.traffic.argo.replicas: ${replicas}\`, or give it a router.`, true)];
  if (declared !== replicas) return [say('argo-replicas', `${what} has ${replicas} replicas, and ${declared} are declared.`, `Declare \`rollout.traffic.argo.replicas: ${replicas}\`.`, true)];
  const { maxSurge } = canaryOf(rollout, what);
  const coarse = say('argo-coarse', `${what} has no router: shares are numbers of pods, the smallest is ${Number((100 / replicas).toFixed(2))} %, and each change starts and ends pods.`, 'Use a router for finer steps.', false);
  if (maxSurge === 0 || maxSurge === '0' || maxSurge === '0%') return [coarse];
  return [coarse, say('argo-surge', `${what} has \`maxSurge\` ${String(maxSurge ?? '25%')}: the controller may keep a pod more than \`replicas\` to come closer to a share.`, 'Set `maxSurge: 0` and `maxUnavailable: 1`, so that parts are whole.', true)];
}
