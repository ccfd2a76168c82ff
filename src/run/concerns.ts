import { challengeIn } from '../approval/challenge.ts';
import { concernRefusals, concernsAbout, type Concern } from '../approval/decision/concerns.ts';
import { gatherThreads, rolesOfPeople } from '../approval/facts/gather-concerns.ts';
import { approvalPolicy, type ApprovalPolicy } from '../approval/policy/policy.ts';
import { Reader } from '../approval/facts/reader.ts';
import { refuse } from '../approval/refusal-codes.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { latest, type Ledger } from '../evidence/ledger.ts';
import { subjectOf } from '../evidence/statement.ts';
import type { EnvironmentFacts, Forge } from '../github/forge.ts';

/**
 * Concerns about a release that was approved, asked again before it gets users, and what GitHub would not tell of them. Those
 * who approved may answer too: their environments said which role they have. Without GitHub only a delivery file that does not
 * ask for concerns, or does not name them, lets a release go on.
 */
export async function standingConcerns(delivery: Delivery, ledger: Ledger, forge: Forge | undefined): Promise<Refusal[]> {
  const policy = approvalPolicy(delivery, {});
  const approval = latest(ledger, 'require-approval')?.statement;
  if (policy.concerns === null || !approval) return [];
  if (!forge) return delivery.spec.approval?.concerns === undefined ? [] : [refuse('concerns-unasked', 'GitHub, to ask whether anybody has filed a concern', 'no repository and no token here')];
  const known = approval.predicate.details as Partial<Approved>;
  const reader = new Reader();
  const threads = await gatherThreads(forge, reader, policy, { since: known.run?.startedAt ?? approval.predicate.at, pullRequest: known.promotion?.pull?.number });
  const roles = rolesOf(policy, known);
  const made = new Set((known.separationOfDuties?.people ?? []).map(({ id }) => id));
  const concerns: Concern[] = concernsAbout(policy, {
    release: subjectOf(approval),
    challenge: codeOf(known.challenge),
    threads,
    roles,
    mayAnswer: new Map([...roles].filter(([id]) => !made.has(id))),
    // What approvers answered stands in their reviews; it is not asked for again.
    reviewed: (known.concerns ?? []).flatMap(({ issue, answers }) => answers.filter(({ at }) => at === undefined).map(({ by, roles: [role = ''], text }) => ({ person: by, role, answers: { [`concern-${issue}`]: text } }))),
  });
  return [...reader.refusals, ...concernRefusals(concerns)];
}

/** What an approval's statement says of itself (schemas/statements/require-approval.schema.json). */
interface Approved {
  challenge: string;
  run: { startedAt: string };
  approvals: { role: string; person: { id: number; login: string } }[];
  separationOfDuties: { people: { id: number }[] };
  environments: { role: string; environment: EnvironmentFacts | null }[];
  promotion: { pull: { number: number } | null };
  concerns: Concern[];
}

function rolesOf(policy: ApprovalPolicy, { environments = [], approvals = [] }: Partial<Approved>): Map<number, string[]> {
  const roles = rolesOfPeople(policy, new Map(environments.map(({ role, environment }) => [role, environment ?? undefined])));
  for (const { role, person } of approvals) roles.set(person.id, [...new Set([...(roles.get(person.id) ?? []), role])]);
  return roles;
}

/** As the challenge is compared: without its dashes. */
function codeOf(shown: string | undefined): string {
  const plain = (shown ?? '').replaceAll('-', '');
  return challengeIn(plain, plain) === 'right' ? plain : '-';
}
