import { DriverError } from '../../core/driver-error.ts';
import type { Split } from '../../core/seams.ts';

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

/** The roles that the journal knows; none where it cannot be read now: taking users away waits for nobody. */
export async function rolesKnown(roles: () => Roles | Promise<Roles>): Promise<Roles> {
  try {
    return await roles();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {};
  }
}

/** Whether a split gives the candidate nobody; where nobody knows who that is, whether all users are with one slot. */
export function sparesCandidate(split: Split, { champion, candidate }: Roles): boolean {
  if (candidate !== undefined) return split[candidate] === 0;
  return champion === undefined ? Object.values(split).some((share) => share >= 100) : split[champion]! >= 100;
}

export function sameRoles(one: BothRoles, other: BothRoles): boolean {
  return one.champion === other.champion && one.candidate === other.candidate;
}
