import { sha256 } from '../../../core/digest.ts';
import type { TrafficFinding } from '../../../core/seams.ts';
import type { ArgoFleet as Declared } from '../../../delivery/spec.ts';
import { DEPLOYMENTS, PODS } from '../../../kubernetes/kinds.ts';
import { foundOrSaid, rightsLacking } from '../../../kubernetes/rights.ts';
import { keeperFindings } from '../../../kubernetes/writers.ts';
import { ofSight, podRights, trafficRights } from '../../traffic/argo/inspect.ts';
import { owned } from '../../traffic/argo/owned.ts';
import { ROLLOUTS, sightOf } from '../../traffic/argo/sight.ts';
import { describeSteps, isFree, placesIn } from '../../traffic/argo/steps.ts';
import { texts } from '../deployments/pod-release.ts';
import { podTemplateChanges } from '../deployments/pod-template.ts';
import type { ArgoFleet } from './argo.ts';

/** What would stop a release from being placed on this Rollout. Changes nothing. */
export async function inspectArgoFleet({ cluster, name, slots, steps }: ArgoFleet, declared: Declared): Promise<TrafficFinding[]> {
  return foundOrSaid(async () => {
    const lacking = await rightsLacking(cluster, [...trafficRights(name), { verb: 'patch', resource: ROLLOUTS, name }, ...podRights]);
    if (lacking.length > 0) return lacking;
    const sight = await sightOf(cluster, name);
    const { what, rollout, workload, stable, routed } = sight;
    const trials = routed ? [] : await rightsLacking(cluster, (['create', 'get', 'watch', 'delete'] as const).map((verb) => ({ verb, resource: PODS })));
    const more = workload ? await rightsLacking(cluster, (['get', 'patch'] as const).map((verb) => ({ verb, resource: DEPLOYMENTS, name: workload.metadata.name }))) : [];
    const findings = [...trials, ...more, ...ofSight(sight)];
    if (stable === '') findings.push(say('argo-no-stable', `${what} was never rolled out: the first template of a Rollout gets all users at once.`, 'Let it become healthy with the champion first.'));
    if (!isFree(sight) && !placesIn(sight) && steps !== 'replace') findings.push(say('argo-own-steps', `${what} has steps of its own (${describeSteps(sight.steps)}), and two plans cannot lead one candidate.`, 'Take them out, or declare `rollout.fleet.argo.steps: replace`.'));
    // Whatever the release will be: what is declared must be there to be changed.
    const fits = await foundOrSaid(async () => (podTemplateChanges((workload ?? rollout).spec?.template, texts(declared), { digest: sha256(''), slot: slots[0]! }, what), []));
    return [...findings, ...fits, ...keeperFindings(rollout, owned(rollout))];
  });
}

function say(code: string, message: string, fix: string): TrafficFinding {
  return { code, message, fix, blocks: true };
}
