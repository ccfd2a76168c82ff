import { DriverError } from '../../core/driver-error.ts';

/** Which slot plays which arm now. Before a first delivery has a champion, that role is open. */
export interface Roles {
  champion?: string;
  candidate?: string;
}

export interface BothRoles {
  champion: string;
  candidate: string;
}

/** Both roles on two slots; an open role falls to the slot that is left. */
export function bothRoles(roles: Roles, slots: readonly string[]): BothRoles {
  const [first, second] = slots as [string, string];
  const other = (slot: string): string => (slot === first ? second : first);
  const champion = roles.champion ?? (roles.candidate === undefined ? first : other(roles.candidate));
  const candidate = roles.candidate ?? other(champion);
  if (champion === candidate || !slots.includes(champion) || !slots.includes(candidate))
    throw new DriverError(
      'roles',
      `The champion is on slot ${champion} and the candidate on slot ${candidate}, of ${slots.join(', ')}.`,
      'The two arms need two declared slots; see what the journal says of them.',
    );
  return { champion, candidate };
}

export function sameRoles(one: BothRoles, other: BothRoles): boolean {
  return one.champion === other.champion && one.candidate === other.candidate;
}
