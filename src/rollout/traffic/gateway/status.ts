import { DriverError } from '../../../core/driver-error.ts';
import type { KubeObject } from '../../../kubernetes/cluster.ts';
import { isRecord } from '../weights.ts';
import { GROUP, titleOf, type Json } from './route.ts';

/**
 * What the controllers of a route say of its spec as it is now (`metadata.generation`): `accepted`; `unresolved`: accepted, and a backend of it
 * is not there; `refused`; `lagging`: they speak of an older state; `silent`: one of them never said anything.
 */
export type Standing = { kind: 'accepted' } | { kind: 'unresolved' | 'refused' | 'lagging' | 'silent'; error: DriverError };

/**
 * Read from `status.parents[]`, one entry for each parent and controller. Every parent must accept, by all who speak for it, or by `controller` where one is named.
 * https://gateway-api.sigs.k8s.io/reference/spec/#routeparentstatus
 */
export function standingOf(route: KubeObject, controller: string | undefined): Standing {
  const parents = listed(route.spec?.parentRefs);
  if (parents.length === 0)
    return { kind: 'silent', error: new DriverError('gateway-no-parent', `${titleOf(route)} belongs to no Gateway: its \`parentRefs\` are empty.`, 'Name the Gateway in `spec.parentRefs`.') };
  const entries = listed(route.status?.parents).filter(({ controllerName }) => controller === undefined || controllerName === controller);
  const standings = parents.flatMap((parent): Standing[] => {
    const said = entries.filter(({ parentRef }) => isRecord(parentRef) && keyOf(parentRef, route) === keyOf(parent, route));
    return said.length === 0 ? [{ kind: 'silent', error: silent(route, parent, controller) }] : said.map((entry) => standingAt(route, parent, entry));
  });
  for (const kind of ['refused', 'silent', 'lagging', 'unresolved'] as const) {
    const found = standings.find((standing) => standing.kind === kind);
    if (found) return found;
  }
  return { kind: 'accepted' };
}

function standingAt(route: KubeObject, parent: Json, { conditions, controllerName }: Json): Standing {
  const generation = route.metadata.generation ?? Number.POSITIVE_INFINITY;
  // Of a generation that has not been yet nobody can speak.
  const current = (type: string): Json | undefined => listed(conditions).find((each) => each.type === type && each.observedGeneration === generation);
  const who = `${plain(controllerName)} of ${parentTitle(parent)}`;
  const [accepted, resolved, partial] = ['Accepted', 'ResolvedRefs', 'PartiallyInvalid'].map(current);
  if (accepted?.status === 'False')
    return { kind: 'refused', error: new DriverError('gateway-not-accepted', `${who} does not accept ${titleOf(route)}: ${words(accepted)}.`, 'Correct what it names; until then the Gateway may serve nobody by this route.') };
  if (partial?.status === 'True')
    return { kind: 'refused', error: new DriverError('gateway-partly-invalid', `${who} takes only a part of ${titleOf(route)}, or its state of before: ${words(partial)}.`, 'Correct what it names: nobody can tell which users go where.') };
  if (accepted?.status === 'True' && resolved?.status === 'True') return { kind: 'accepted' };
  if (accepted?.status === 'True' && resolved?.status === 'False')
    return { kind: 'unresolved', error: new DriverError('gateway-unresolved', `${who} does not find all that ${titleOf(route)} refers to: ${words(resolved)}.`, 'Create the Service, or correct its name and port; a backend of another namespace needs a ReferenceGrant there. Users of a missing backend get 500.') };
  const seen = Math.max(-1, ...listed(conditions).map(({ observedGeneration }) => (typeof observedGeneration === 'number' ? observedGeneration : -1)));
  return {
    kind: 'lagging',
    error: new DriverError('gateway-lagging', `${who} has not yet said what it makes of generation ${generation} of ${titleOf(route)}; ${seen < 0 ? 'it does not say of which generation it speaks' : `it speaks of ${seen}`}.`, 'See the controller\'s own log. Where it only needs longer, raise `rollout.traffic.gateway.within`.'),
  };
}

function silent(route: KubeObject, parent: Json, controller: string | undefined): DriverError {
  return new DriverError(
    'controller-silent',
    `No controller${controller === undefined ? '' : ` ${controller}`} has said anything of ${titleOf(route)} for ${parentTitle(parent)}: nobody knows whether it is obeyed.`,
    'See whether that Gateway is there, whether its GatewayClass has a controller that runs, and whether its listeners allow routes of this namespace.',
  );
}

/** What is left out means a Gateway of the route's own namespace. */
function keyOf({ group = GROUP, kind = 'Gateway', namespace, name, sectionName = '', port = '' }: Json, route: KubeObject): string {
  return [group, kind, namespace ?? route.metadata.namespace ?? '', name, sectionName, port].join('/');
}

function parentTitle({ kind = 'Gateway', name, sectionName }: Json): string {
  return `${plain(kind)} ${plain(name)}${sectionName === undefined ? '' : `, ${plain(sectionName)}`}`;
}

/** The controller's own words: anybody may have written them. */
function words({ reason, message }: Json): string {
  return `${plain(reason)}: ${String(message ?? '').replace(/\s+/g, ' ').trim().slice(0, 300).replace(/\.$/, '')}`;
}

function plain(text: unknown): string {
  return String(text ?? '?').replace(/[^\w.:/@ -]/g, '?').slice(0, 120);
}

function listed(list: unknown): Json[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
