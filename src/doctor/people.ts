import { matchRoles } from '../approval/decision/matching.ts';
import { whoMadeIt } from '../approval/decision/people.ts';
import { approvalPolicy } from '../approval/policy/policy.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { RunFacts } from '../github/forge.ts';
import type { Collaborator } from '../github/settings.ts';
import type { Facts } from './facts.ts';
import { diagnose, type Diagnosis } from './findings.ts';
import type { Gate, Gates } from './gates.ts';
import { editAt, type Remedies, type Remedy } from './remedy.ts';

/** Whether there are people enough to open every gate, and whether all who made the candidate can be named. */
export function peopleDiagnoses(delivery: Delivery, gates: Gates, facts: Facts, since: string | undefined, remedies: Remedies): Diagnosis[] {
  const made = facts.commits && makers(delivery, facts, since);
  return [
    ...withoutAccess(gates, facts, remedies),
    ...(gates.separationOfDuties ? (made?.refusals ?? []) : []).map(({ expected, actual, fix }) =>
      diagnose('author-unknown', { rule: 'Who made the candidate', expected, actual, location: delivery.locate(['approval', 'people']) }, editAt(delivery.locate(['approval', 'people']), fix.replace(/\.$/, ''))),
    ),
    ...hopeless(gates, facts, new Map(gates.separationOfDuties ? made?.people.map(({ id, because }) => [id, because[0]!]) : []), remedies),
  ];
}

/** Nobody has started a run yet, and that is no fault here. */
const NO_RUN = { actor: null, triggeringActor: null } as RunFacts;

function makers(delivery: Delivery, { commits, branch }: Facts, since: string | undefined) {
  const range = { base: since ?? null, head: branch!.facts!.commit, status: 'ahead' as const, commits: commits! };
  const { people, refusals } = whoMadeIt(approvalPolicy(delivery, { since }), NO_RUN, range, []);
  return { people, refusals: refusals.filter(({ code }) => code !== 'starter-unknown') };
}

/** In a private repository a review needs access; in a public one anybody can write it. */
function withoutAccess({ source, gates }: Gates, { collaborators, repository }: Facts, remedies: Remedies): Diagnosis[] {
  if (source !== 'pull-request' || !collaborators || !repository?.private) return [];
  const known = new Set(collaborators.map(({ id }) => id));
  return [...new Map(gates.map((gate) => [gate.role, gate])).values()].flatMap(({ role, people = [], location }) =>
    people
      .filter((id) => !known.has(id))
      .map((id) => diagnose('approver-without-access', { rule: `The role ${role}`, expected: `access of the account ${id}`, actual: 'none', role, location }, remedies.api('PUT', ['collaborators', 'LOGIN'], { body: { permission: 'pull' }, replace: [`LOGIN by what \`gh api user/${id} --jq .login\` prints`], page: 'settings/access' }))),
  );
}

interface Barred {
  id: number;
  because: string;
}

function hopeless(gates: Gates, facts: Facts, made: ReadonlyMap<number, string>, remedies: Remedies): Diagnosis[] {
  const starter = onlyWriter(facts.collaborators);
  const candidates = new Map<string, number[]>();
  const names = new Map<number, string>(facts.collaborators?.map(({ id, login }) => [id, login]));
  const eligible = new Map<string, number[]>();
  for (const gate of gates.gates) {
    const people = peopleOf(gate, gates, facts, names);
    if (!people) continue;
    eligible.set(gate.slot, people);
    const bars = (id: number): boolean => made.has(id) || (starter?.id === id && (gates.separationOfDuties || preventsSelfReview(gate, facts)));
    candidates.set(gate.slot, people.filter((id) => !bars(id)));
  }
  return matchRoles(candidates).missing.map((slot) => {
    const gate = gates.gates.find((each) => each.slot === slot)!;
    const people = eligible.get(slot)!;
    const alone = starter && people.every((id) => id === starter.id);
    const barred = people.map((id): Barred => ({ id, because: starter?.id === id ? 'the only one who can start it' : (made.get(id) ?? 'needed for another role') }));
    const actual = barred.map(({ id, because }) => `${names.get(id) ?? id} (${because})`).join(', ') || 'nobody';
    const about = { rule: `The gate ${slot}`, expected: 'a person who made no part of the candidate and fills no other role', actual: `only ${actual}`, role: slot, location: gate.location };
    return alone
      ? diagnose('one-maintainer', about, remedies.api('PUT', ['collaborators', 'LOGIN'], { body: { permission: 'pull' }, replace: ['LOGIN by the account of a second person'], page: 'settings/access' }), addTo(gate, facts, remedies))
      : diagnose('role-unsatisfiable', about, addTo(gate, facts, remedies));
  });
}

/** The accounts that may fill a gate; undefined where a team could not be seen, or the gate itself is not there. */
function peopleOf({ environment, people }: Gate, { source }: Gates, facts: Facts, names: Map<number, string>): number[] | undefined {
  if (source === 'pull-request') return people?.length ? people : undefined;
  const reviewers = facts.environments?.get(environment!)?.reviewers;
  if (!reviewers?.length) return undefined;
  const ids: number[] = [];
  for (const { kind, id, name } of reviewers) {
    const accounts = kind === 'User' ? [{ id, login: name }] : facts.teams.get(name);
    if (!accounts) return undefined;
    for (const each of accounts) {
      names.set(each.id, each.login);
      ids.push(each.id);
    }
  }
  return [...new Set(ids)];
}

function preventsSelfReview({ environment }: Gate, { environments }: Facts): boolean {
  return environment !== undefined && environments?.get(environment)?.preventSelfReview === true;
}

function onlyWriter(collaborators: readonly Collaborator[] | undefined): Collaborator | undefined {
  const writers = collaborators?.filter(({ canWrite, type }) => canWrite && type === 'User') ?? [];
  return writers.length === 1 ? writers[0] : undefined;
}

function addTo({ environment, location }: Gate, { environments }: Facts, remedies: Remedies): Remedy {
  const found = environment === undefined ? undefined : environments?.get(environment);
  if (!found) return editAt(location, 'add the account id of another person to `people`');
  return remedies.page(`settings/environments/${found.id}/edit`, 'Add a reviewer who had no hand in the candidate');
}
