import type { TrafficFinding } from '../../../core/seams.ts';
import type { KubeObject } from '../../../kubernetes/cluster.ts';
import { foundOrSaid, rightsLacking } from '../../../kubernetes/rights.ts';
import { keeperFindings } from '../../../kubernetes/writers.ts';
import { show } from '../weights.ts';
import { headerTaken, mostGroups, shareOf } from './cohort.ts';
import { READ_WITHIN, tryMirror, type Route } from './gateway.ts';
import type { Gateway } from './options.ts';
import { splitOperations } from './plan.ts';
import { otherRules, ruleOf, titleOf, weightsIn, type Rule } from './route.ts';
import { smallestStepOf } from './weights.ts';

/** What would stop a rollout at this route, or be a surprise in its midst. Asks only; what is tried is tried by a dry run. */
export function inspectGateway(gateway: Gateway, route: Route): Promise<TrafficFinding[]> {
  return foundOrSaid(async () => {
    const resource = await route.resource();
    const lacking = await rightsLacking(gateway.cluster, (['get', 'patch', 'watch'] as const).map((verb) => ({ verb, resource, name: gateway.route })));
    if (lacking.length > 0) return lacking;
    const found = await route.read();
    const owned = await route.owned();
    const parts = [
      await foundOrSaid(async () => ruleFindings(found, ruleOf(found, gateway), gateway)),
      await foundOrSaid(async () => standingFindings(found, route)),
      await dryRunFindings(found, gateway, route),
      keeperFindings(found, owned),
    ].flat();
    return parts.filter(({ code }, index) => parts.findIndex((other) => other.code === code) === index);
  });
}

async function standingFindings(found: KubeObject, route: Route): Promise<TrafficFinding[]> {
  const { standing } = await route.standing(found, READ_WITHIN);
  if (standing.kind !== 'accepted') throw standing.error;
  return [];
}

function ruleFindings(route: KubeObject, rule: Rule, gateway: Gateway): TrafficFinding[] {
  const findings: TrafficFinding[] = [];
  const { others } = rule;
  const [first, second] = weightsIn(rule, gateway, route);
  if (route.metadata.deletionTimestamp !== undefined)
    findings.push({ code: 'gateway-deleted', message: `${titleOf(route)} is being deleted.`, fix: 'Create it anew, or see who deletes it.', blocks: true });
  for (const slot of gateway.slots.filter((each) => rule.backends[each]!.doubles.length > 0))
    findings.push({ code: 'gateway-backend', message: `The rule of ${titleOf(route)} names the backend ${gateway.backends[slot]!.name} of slot ${slot} ${rule.backends[slot]!.doubles.length + 1} times: all of their users are the slot's, and the next change gives the weight to one and 0 to the others.`, fix: 'Leave one in the rule; say which with `port` in `rollout.traffic.gateway.backends`.', blocks: true });
  if (others.weight > 0)
    findings.push({ code: 'gateway-other-backends', message: `The rule of ${titleOf(route)} sends users to ${others.names.map(show).join(', ')} too, which belong to no slot: they are left alone, and shares are of the users that the slots have. Its smallest step is ${smallestStepOf(first + second)} %.`, fix: 'Multiply all weights of the rule by 100 for finer steps (it changes nobody\'s share), or give the others weight 0.', blocks: false });
  const elsewhere = otherRules(route, rule, gateway);
  if (elsewhere.length > 0)
    findings.push({ code: 'gateway-other-rules', message: `Other rules of ${titleOf(route)} send requests to the slots as well: ${elsewhere.map(({ name, slots }) => `${name} (to ${slots.join(' and ')})`).join(', ')}. These requests count in no share, and stay where they are when users are taken away.`, fix: 'Let them name the champion by the rule that is weighed, or be sure that no users come that way (testers by a header of their own).', blocks: false });
  if (rule.rule.sessionPersistence !== undefined)
    findings.push({ code: 'gateway-persistence', message: `The rule of ${titleOf(route)} has \`sessionPersistence\`: a user with a session stays with its backend whatever the weights, also one that is taken back.`, fix: 'Remove it from the rule.', blocks: true });
  if (gateway.cohorts && headerTaken(rule.rule, gateway.cohorts))
    findings.push({ code: 'gateway-cohort-header', message: `The rule of ${titleOf(route)} matches ${show(gateway.cohorts.header)} already, and of two matches of one header only the first counts.`, fix: 'Tell users apart by another header.', blocks: true });
  return findings;
}

/** Whether the server would take a mirror as declared, and a rule with as many groups as there can be. */
async function dryRunFindings(found: KubeObject, gateway: Gateway, route: Route): Promise<TrafficFinding[]> {
  const [first, second] = gateway.slots;
  const { mirror, cohorts } = gateway;
  const mirrored = async (): Promise<TrafficFinding[]> => (await tryMirror(route, second, gateway), []);
  const divided = async (): Promise<TrafficFinding[]> => {
    const most = shareOf(mostGroups(cohorts!), cohorts!);
    if (most < 100 && !headerTaken(ruleOf(found, gateway).rule, cohorts!)) await route.change((object) => splitOperations(object, { [first]: 100 - most, [second]: most }, gateway), true);
    return [];
  };
  return [...(mirror ? await foundOrSaid(mirrored) : []), ...(cohorts ? await foundOrSaid(divided) : [])];
}
