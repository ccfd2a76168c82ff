import type { ApprovalFacts } from '../decision/decide.ts';
import { environmentRefusals } from '../decision/environments.ts';
import type { ApprovalPolicy } from '../policy/policy.ts';
import { refuse } from '../refusal-codes.ts';
import type { Role } from '../decision/roles.ts';
import { nameOf, slotName, type Ballot, type Vote } from './ballot.ts';

/** Reviews of the roles' environments in the run of the delivery: GitHub let each person through, which proves the role. */
export function environmentBallot(policy: ApprovalPolicy, facts: ApprovalFacts, roles: readonly Role[]): Ballot {
  const votes = roles.flatMap(({ slot }): Vote[] => {
    const environment = facts.environments.get(slot);
    if (!environment) return [];
    // By id: names differ in case, and an environment that was deleted and made anew has the same name.
    const given = facts.approvals.filter((record) => record.state === 'approved' && record.environments.some(({ id }) => id === environment.id));
    const place = { environment: { id: environment.id, name: environment.name } };
    return given.map(({ user, comment }) => ({ slots: [slot], user, comment, place, doubts: [] }));
  });
  // Whatever it was about: somebody looked at this run and said no.
  const rejections = facts.approvals
    .filter(({ state }) => state === 'rejected')
    .map(({ user, environments }) => refuse('rejected', 'no rejection in this run', `${nameOf(user)} rejected ${environments.map(({ name }) => name).join(', ') || 'a job of it'}`));
  return {
    votes,
    refusals: [...environmentRefusals(policy, roles, facts.environments, facts.branches), ...rejections],
    missing: (role) => {
      const environment = facts.environments.get(role.slot);
      return refuse('released-without-approval', `an approval of ${environment?.name ?? role.environment} (environment ${environment?.id ?? 'unknown'}) for ${slotName(role)}`, 'none in this run', { role: role.role });
    },
  };
}
