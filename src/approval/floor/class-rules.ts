import { parseDuration } from '../../core/duration.ts';
import type { Stage } from '../../core/verdict.ts';
import type { Approval, ApprovalClass, Automatic, Rationale } from '../../delivery/spec.ts';
import type { ChangeKind, Risk } from '../risk/changes.ts';
import type { PolicySpec } from './spec.ts';

/** How a reviewer must say why. */
export interface RationaleRules {
  characters: number;
  questions: { id: string; ask: string }[];
}

/** When a rule approves in place of people. Every limit must hold. */
export interface AutomaticRules {
  changes: ChangeKind[];
  outcomes: 'pass' | 'warn';
  /** Milliseconds. */
  limits: { atMost: number; within: number }[];
}

/** What one class of risk asks for. Durations in milliseconds. */
export interface ClassRules {
  /** Names of the roles that must approve, sorted. */
  roles: string[];
  /** Roles that own the policy, where this candidate loosened it or its gates; they are among `roles`. */
  policyOwners: string[];
  expires: number;
  /** `null`: the code alone is enough. */
  rationale: RationaleRules | null;
  /** Stages that must have passed, enforced, beside those that the gate asks for anyway. */
  evidence: Stage[];
  /** 0: as the rollout says. */
  soak: number;
  /** `null`: people approve. */
  automatic: AutomaticRules | null;
}

const EXPIRES = '7 days';

/** Whoever owns the policy must see that it or a gate was loosened. */
const LOOSENED: ChangeKind = 'thresholds-loosened';
/** Changes of the rules themselves, which no rule approves. */
const OWN_RULES: readonly ChangeKind[] = ['thresholds-loosened', 'policy'];

/**
 * The rules of one class: the stricter of the delivery file's and the floor's, wherever both speak. `all`: the names of the
 * roles of the delivery file.
 */
export function classRules(declared: Approval, floor: PolicySpec | undefined, { class: name, changes }: Pick<Risk, 'class' | 'changes'>, all: readonly string[]): ClassRules {
  const own = declared.classes?.[name] ?? {};
  const under = floor?.approval?.classes?.[name] ?? {};
  const loosened = changes.some(({ kind }) => kind === LOOSENED);
  const owners = [declared.policy_owner, floor?.approval?.policy_owner].filter((role) => role !== undefined);
  // Where nobody is named as the owner of the rules, everybody has to see that they were loosened.
  const policyOwners = loosened ? sorted(owners.length > 0 ? owners : all) : [];
  return {
    roles: sorted([...(own.roles ?? all), ...(floor?.approval?.roles ?? []), ...(under.roles ?? []), ...policyOwners]),
    policyOwners,
    expires: Math.min(parseDuration(own.expires ?? declared.expires ?? EXPIRES), ...[under.expires, floor?.approval?.expires].flatMap((text) => (text === undefined ? [] : [parseDuration(text)]))),
    rationale: strictestRationale([own.rationale ?? declared.rationale, under.rationale, floor?.approval?.rationale]),
    evidence: sorted([...(own.evidence ?? []), ...(under.evidence ?? [])]),
    soak: Math.max(...[own.soak, under.soak].map((text) => (text === undefined ? 0 : parseDuration(text)))),
    automatic: automaticRules(own, floor && under),
  };
}

export function strictestRationale(all: readonly (Rationale | undefined)[]): RationaleRules | null {
  const given = all.filter((one) => one !== undefined);
  if (given.length === 0) return null;
  const questions = new Map(given.toReversed().flatMap(({ questions = [] }) => questions.map((each) => [each.id, each] as const)));
  return { characters: Math.max(...given.map(({ characters = 1 }) => characters)), questions: [...questions.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** Under a floor a rule approves only where the floor's class has a rule too, and then under the conditions of both. */
function automaticRules(own: ApprovalClass, under: ApprovalClass | undefined): AutomaticRules | null {
  const given = [own.automatic, ...(under ? [under.automatic] : [])];
  const both = given.filter((one): one is Automatic => one !== undefined);
  if (both.length < given.length) return null;
  const changes = both[0]!.changes.filter((kind) => !OWN_RULES.includes(kind) && both.every(({ changes: these }) => these.includes(kind)));
  return {
    changes: [...changes].sort(),
    outcomes: both.every(({ outcomes }) => outcomes === 'warn') ? 'warn' : 'pass',
    limits: both.map(({ at_most: atMost, within }) => ({ atMost, within: parseDuration(within) })),
  };
}

function sorted<T extends string>(names: readonly T[]): T[] {
  return [...new Set(names)].sort();
}
