import { digestOfJson, type Digest } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { conditionsOf, type ConditionRules } from '../floor/conditions-of.ts';
import { classRules, type ClassRules } from '../floor/class-rules.ts';
import type { Floor } from '../floor/spec.ts';
import { everythingChanged, type Risk } from '../risk/changes.ts';
import { riskOf } from '../risk/risk-of.ts';
import { rolesOf, type Role } from '../decision/roles.ts';

export { DEFAULT_ROLES, type Role } from '../decision/roles.ts';

/**
 * What a delivery file asks of an approval of a candidate of this class of risk, with every default in its place, and with
 * the floor of the organisation under it.
 */
export interface ApprovalPolicy extends Omit<ClassRules, 'roles'>, ConditionRules {
  /** Those that must approve this class: at least one, sorted by slot. */
  roles: Role[];
  /** Every role of the delivery file, whether this class asks for it or not. */
  known: Role[];
  /** Where approvals are given. */
  source: 'environments' | 'pull-request';
  /** Roles whose concerns only they can answer, sorted. */
  veto: string[];
  /** Label of issues that tell a concern; `null`: nobody is asked for concerns. */
  concerns: string | null;
  /** Environment in which overrides are reviewed. */
  override: string;
  separationOfDuties: boolean;
  /** E-mail (or login of a bot) in lower case -> account id, or `bot`. */
  people: Record<string, number | 'bot'>;
  adminBypass: 'refuse' | 'warn';
  /** Commit that already serves; people of later commits made the candidate. `null`: nothing serves yet. */
  since: string | null;
  risk: Risk;
  /** The organisation's policy that this one stands on. */
  extends: { repository: string; path: string; commit: string; digest: string } | null;
}

export interface PolicyBasis {
  /** Whole id of the commit that serves. */
  since?: string;
  /** By what changed; where nobody has looked, everything did. */
  risk?: Risk;
  floor?: Floor;
}

const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/** Throws InputError where `since` is no commit id, or where one person stands twice in `people` with two meanings. */
export function approvalPolicy(delivery: Delivery, { since, risk, floor }: PolicyBasis): ApprovalPolicy {
  const declared = delivery.spec.approval ?? {};
  if (since !== undefined && !COMMIT.test(since))
    throw InputError.of('since-not-a-commit', `\`since\` is ${JSON.stringify(since.slice(0, 100))}.`, 'Give the whole commit id: 40 hexadecimal characters, no branch or tag.');
  const found = risk ?? riskOf(delivery.spec, everythingChanged('nobody has looked at what changed'));
  const all = rolesOf(declared);
  const rules = classRules(declared, floor?.spec, found, [...new Set(all.map(({ role }) => role))]);
  return {
    ...rules,
    ...conditionsOf(declared, floor),
    roles: all.filter(({ role }) => rules.roles.includes(role)),
    known: all,
    source: declared.source ?? 'environments',
    veto: [...(declared.veto ?? [])].sort(),
    concerns: declared.concerns === false ? null : (declared.concerns?.label ?? 'release-concern'),
    override: declared.override?.environment ?? `${delivery.spec.release.name}-override`,
    separationOfDuties: floor?.spec.approval?.separation_of_duties ?? declared.separation_of_duties ?? true,
    people: lowerCased(declared.people ?? {}, delivery),
    adminBypass: floor?.spec.approval?.admin_bypass ?? declared.admin_bypass ?? 'refuse',
    since: since ?? null,
    risk: found,
    extends: floor ? { repository: floor.repository, path: floor.path, commit: floor.commit, digest: floor.digest } : null,
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
