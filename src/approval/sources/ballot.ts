import type { Account } from '../../github/forge.ts';
import type { ApprovalRefusal } from '../refusal-codes.ts';
import type { Role } from '../decision/roles.ts';

/** Where somebody said yes. */
export type Place = { environment: { id: number; name: string } } | { review: { pullRequest: number; id: number; commit: string } };

/** One person's yes, for every slot that it may fill. */
export interface Vote {
  slots: readonly string[];
  user: Account | null;
  comment: string;
  place: Place;
  /** Why it does not count, whoever it is by. */
  doubts: ApprovalRefusal[];
}

/** What one source of approvals says; the same rules decide on it, whichever it is. */
export interface Ballot {
  votes: Vote[];
  /** Why the source itself proves nothing, and every no. */
  refusals: ApprovalRefusal[];
  /** Said of a slot for which nobody said yes. */
  missing(role: Role): ApprovalRefusal;
}

/** `the role risk`, or `the role risk (risk.2)` where it has several slots. */
export function slotName({ role, slot }: Role): string {
  return slot === role ? `the role ${role}` : `the role ${role} (${slot})`;
}

export function nameOf(user: { login: string; id: number } | null): string {
  return user ? `${user.login} (${user.id})` : 'an account that is gone';
}
