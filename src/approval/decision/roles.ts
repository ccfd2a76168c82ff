import type { DeliverySpec } from '../../delivery/spec.ts';

/** One approval that is asked for: a role has one, or several slots for several people of the same role. */
export interface Role {
  role: string;
  /** Unique: the role itself, or `risk.1`, `risk.2` where several people of it must approve. */
  slot: string;
  /** Environment whose reviewers may approve; absent where reviews of a pull request are the source. */
  environment?: string;
  /** Account ids that may approve a pull request and answer concerns; absent where only the environment says who may. */
  people?: number[];
}

/**
 * Without roles in the delivery file: one role, on the environment that most repositories already protect. Everything
 * but its reviewers is then asked of that environment as of any other.
 */
export const DEFAULT_ROLES: readonly Role[] = [{ role: 'approver', slot: 'approver', environment: 'production' }];

/** Every approval that the delivery file may ask for, sorted by slot. */
export function rolesOf(approval: NonNullable<DeliverySpec['approval']>): Role[] {
  if (!approval.roles) return [...DEFAULT_ROLES];
  const byReview = approval.source === 'pull-request';
  return Object.entries(approval.roles)
    .flatMap(([role, { environment, environments, people, count = 1 }]): Role[] => {
      const places: (string | undefined)[] = byReview ? Array.from({ length: count }, () => undefined) : (environments ?? [environment!]);
      return places.map((place, index) => ({
        role,
        slot: places.length === 1 ? role : `${role}.${index + 1}`,
        ...(place === undefined ? {} : { environment: place }),
        ...(people === undefined ? {} : { people: [...people].sort((a, b) => a - b) }),
      }));
    })
    .sort((a, b) => (a.slot < b.slot ? -1 : 1));
}
