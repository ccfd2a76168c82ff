import { rolesOf, type Role } from '../approval/decision/roles.ts';
import type { Location } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';

/** One approval that is asked for, and where the delivery file says so. */
export interface Gate extends Role {
  location: Location;
}

export interface Gates {
  source: 'environments' | 'pull-request';
  gates: Gate[];
  /** Where a rollout is resumed or skipped, and where rules are broken by name. */
  override: string;
  /** Where users are moved, unless workflows say otherwise. */
  serving: string;
  separationOfDuties: boolean;
  bypassUnknown: 'refuse' | 'warn';
}

/** What a delivery file declares of its gates, with every default in its place. */
export function gatesOf(delivery: Delivery): Gates {
  const { approval = {}, release } = delivery.spec;
  return {
    source: approval.source ?? 'environments',
    gates: rolesOf(approval).map((role) => ({ ...role, location: delivery.locate(['approval', 'roles', role.role]) })),
    override: approval.override?.environment ?? `${release.name}-override`,
    serving: `${release.name}-serve`,
    separationOfDuties: approval.separation_of_duties ?? true,
    bypassUnknown: approval.admin_bypass ?? 'refuse',
  };
}
