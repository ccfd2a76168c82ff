import { digestOfJson, type Digest } from '../core/digest.ts';
import { parseDuration } from '../core/duration.ts';
import { InputError } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';

export interface Role {
  role: string;
  environment: string;
}

/** What a delivery file asks of an approval, with every default in its place. */
export interface ApprovalPolicy {
  /** At least one, sorted by role. */
  roles: Role[];
  separationOfDuties: boolean;
  /** E-mail (or login of a bot) in lower case -> account id, or `bot`. */
  people: Record<string, number | 'bot'>;
  /** Milliseconds. */
  expires: number;
  adminBypass: 'refuse' | 'warn';
  /** Commit that already serves; people of later commits made the candidate. `null`: nothing serves yet. */
  since: string | null;
}

/**
 * Without roles in the delivery file: one role, on the environment that most repositories already protect. Everything
 * but its reviewers is then asked of that environment as of any other.
 */
export const DEFAULT_ROLES: readonly Role[] = [{ role: 'approver', environment: 'production' }];

const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/** Throws InputError where `since` is no commit id, or where one person stands twice in `people` with two meanings. */
export function approvalPolicy(delivery: Delivery, since: string | undefined): ApprovalPolicy {
  const declared = delivery.spec.approval ?? {};
  if (since !== undefined && !COMMIT.test(since))
    throw InputError.of('since-not-a-commit', `\`since\` is ${JSON.stringify(since.slice(0, 100))}.`, 'Give the whole commit id: 40 hexadecimal characters, no branch or tag.');
  return {
    roles: declared.roles
      ? Object.entries(declared.roles)
          .map(([role, { environment }]) => ({ role, environment }))
          .sort((a, b) => (a.role < b.role ? -1 : 1))
      : [...DEFAULT_ROLES],
    separationOfDuties: declared.separation_of_duties ?? true,
    people: lowerCased(declared.people ?? {}, delivery),
    expires: parseDuration(declared.expires ?? '7 days'),
    adminBypass: declared.admin_bypass ?? 'refuse',
    since: since ?? null,
  };
}

/** In the challenge: whoever types the code agrees to these rules too. */
export function policyDigest(policy: ApprovalPolicy): Digest {
  return digestOfJson(policy);
}

function lowerCased(people: Record<string, number | 'bot'>, delivery: Delivery): ApprovalPolicy['people'] {
  const lower = new Map<string, number | 'bot'>();
  const problems = Object.entries(people).flatMap(([name, value]) => {
    const key = name.trim().toLowerCase();
    const before = lower.get(key);
    lower.set(key, value);
    if (before === undefined || before === value) return [];
    return [
      {
        code: 'person-twice',
        message: `approval.people names ${JSON.stringify(key)} as ${before} and as ${value}.`,
        fix: 'Keep one of the two lines; case does not matter in an e-mail.',
        location: delivery.locate(['approval', 'people', name]),
      },
    ];
  });
  if (problems.length > 0) throw new InputError(problems);
  return Object.fromEntries(lower);
}
