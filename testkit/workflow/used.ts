// Which permissions a job made use of, as its calls to the stand-in tell.
import { union } from '../permissions.ts';
import type { Permissions } from '../github/access.ts';
import type { Logged } from '../github/api.ts';
import { ROUTES } from '../github/routes/index.ts';

/** GraphQL is asked for the people behind commits and their pull requests alone (src/github/commits.ts). */
const OF_GRAPHQL: Permissions = { contents: 'read', 'pull-requests': 'read' };

export function usedIn(requests: readonly Logged[]): Permissions {
  return union(
    requests
      .filter(({ by }) => by === 'workflow')
      .map(({ operation }): Permissions => {
        if (operation === 'graphql') return OF_GRAPHQL;
        const needs = (ROUTES as Record<string, { needs: readonly string[] } | undefined>)[operation ?? '']?.needs ?? [];
        return Object.fromEntries(needs.map((need) => need.split(':') as [string, 'read' | 'write']).filter(([scope]) => scope !== 'metadata').map(([scope, level]) => [scope.replaceAll('_', '-'), level]));
      }),
  );
}
