import type { Section } from '../../core/verdict.ts';
import type { EnvironmentFacts } from '../../github/forge.ts';
import type { Role } from '../decision/roles.ts';
import type { Request } from './request.ts';

const MOST_PEOPLE = 50;

/** Who may answer for each role, and who may not and why. */
export function whoSection(request: Request): Section {
  const { policy, involvement } = request;
  const barred = policy.separationOfDuties ? involvement.people : [];
  return {
    title: 'Who may approve, and who may not',
    lines: [
      `${policy.roles.length === 1 ? 'One person is needed' : `${policy.roles.length} people are needed, each for one of these roles: somebody who may fill two of them counts once`}.`,
      ...(policy.separationOfDuties
        ? barred.length > 0
          ? barred.slice(0, MOST_PEOPLE).map(({ login, id, because }) => `${login} (account ${id}) may not: ${because.join(', ')}.`)
          : ['Nobody is known to have made this candidate.']
        : ['Makers may approve their own candidate here (approval.separation_of_duties: false).']),
      ...(barred.length > MOST_PEOPLE ? [`${barred.length - MOST_PEOPLE} more people made it and may not; all of them are in the statement.`] : []),
      'Accounts of bots and apps do not count, whoever lets them through.',
    ],
    table: { columns: ['Role', 'Where', 'Reviewers', 'Of these, who may not'], rows: policy.roles.map((role) => row(role, request)) },
  };
}

function row(role: Role, { facts, policy, involvement }: Request): string[] {
  const environment = facts.environments.get(role.slot) ?? facts.environments.get(role.role);
  const barred = policy.separationOfDuties ? new Map(involvement.people.map((person) => [person.id, person])) : new Map<number, { login: string; id: number }>();
  const names = environment ? reviewers(environment) : (role.people ?? []).map((id) => `account ${id}`);
  const ids = environment ? (environment.reviewers ?? []).flatMap(({ kind, id }) => (kind === 'User' ? [id] : [])) : (role.people ?? []);
  const may = ids.flatMap((id) => (barred.has(id) ? [barred.get(id)!.login] : []));
  const teams = environment?.reviewers?.some(({ kind }) => kind === 'Team') ?? false;
  return [role.slot, role.environment ? `environment ${role.environment}` : 'review of the pull request', names.join(', ') || 'nobody', may.join(', ') || (teams ? 'members of the team who are named above' : 'nobody')];
}

function reviewers({ reviewers: all }: EnvironmentFacts): string[] {
  return (all ?? []).map(({ kind, name }) => (kind === 'Team' ? `anybody of the team ${name}` : name));
}
