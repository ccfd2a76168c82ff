import { list, notFound, ok, type Call, type Routes } from '../exchange.ts';
import { commit } from '../shapes/commit.ts';
import { fullPull, pull, review } from '../shapes/pull.ts';
import type { Pull } from '../state.ts';

const ONE = '/repos/{owner}/{repo}/pulls/{pull_number}' as const;

export const pulls: Routes = {
  'get /repos/{owner}/{repo}/pulls': {
    needs: ['pull_requests:read'],
    answer: (call) => {
      const { state: asked = 'open', head, base } = call.parameters;
      const found = [...call.state.pulls.values()].reverse().filter((each) => {
        const label = `${each.fork ? each.author.login : call.state.repository.owner}:${each.headBranch}`;
        return (asked === 'all' || each.state === asked) && (head === undefined || label === head) && (base === undefined || each.base === base);
      });
      return list(call, found, (each) => pull(call.state, each, call.api));
    },
  },
  [`get ${ONE}` as const]: { needs: ['pull_requests:read'], answer: (call) => ok(fullPull(call.state, pullOf(call), call.api)) },
  [`get ${ONE}/reviews` as const]: {
    needs: ['pull_requests:read'],
    answer: (call) => list(call, pullOf(call).reviews, (each) => review(call.state, pullOf(call), each, call.api)),
  },
  [`get ${ONE}/commits` as const]: {
    needs: ['pull_requests:read'],
    answer: (call) => {
      const found = pullOf(call);
      const base = call.state.git.refs.get(`refs/heads/${found.base}`)!;
      return list(call, call.state.git.compare(base, found.head).ahead, (each) => commit(call.state, each, call.api));
    },
  },
};

function pullOf({ state, parameters }: Call): Pull {
  const found = state.pulls.get(Number(parameters.pull_number));
  if (!found) throw notFound();
  return found;
}
