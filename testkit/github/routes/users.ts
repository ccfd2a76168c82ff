import { ok, notFound, Refused, type Routes } from '../exchange.ts';
import { account, profile } from '../shapes/account.ts';
import { fullRepository } from '../shapes/repository.ts';

export const users: Routes = {
  'get /user': {
    needs: [],
    answer: ({ caller, api }) => {
      if (caller.kind !== 'user') throw new Refused(401, 'Requires authentication');
      return ok(profile(caller.user, api));
    },
  },
  'get /users/{username}': {
    needs: [],
    answer: ({ state, parameters, api }) => {
      const user = state.users.get(String(parameters.username));
      if (!user) throw notFound();
      return ok(profile(user, api));
    },
  },
  'get /user/{account_id}': {
    needs: [],
    answer: ({ state, parameters, api }) => {
      const user = [...state.users.values()].find((each) => each.id === parameters.account_id);
      if (!user) throw notFound();
      return ok(profile(user, api));
    },
  },
  'get /repos/{owner}/{repo}': { needs: ['metadata:read'], answer: ({ state, api }) => ok(fullRepository(state, api)) },
  'get /repos/{owner}/{repo}/collaborators/{username}/permission': {
    needs: ['metadata:read'],
    answer: ({ state, parameters, api }) => {
      const user = state.users.get(String(parameters.username));
      if (!user) throw notFound();
      const rank = ['none', 'read', 'write', 'admin'].indexOf(user.role);
      const permissions = { pull: rank >= 1, triage: rank >= 2, push: rank >= 2, maintain: rank >= 3, admin: rank >= 3 };
      return ok({ permission: user.role, role_name: user.role, user: { ...account(user, api), permissions, role_name: user.role } });
    },
  },
};
