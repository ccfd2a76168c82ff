import { invalid, list, notFound, ok, Refused, type Call, type Routes } from '../exchange.ts';
import { account, nodeId } from '../shapes/account.ts';
import { changedFiles, commit } from '../shapes/commit.ts';
import { fullPull, pull, review } from '../shapes/pull.ts';
import { ACTIONS_BOT, type Pull } from '../state.ts';

const ONE = '/repos/{owner}/{repo}/pulls/{pull_number}' as const;

const DECISIONS = new Map<string, 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED'>([['APPROVE', 'APPROVED'], ['REQUEST_CHANGES', 'CHANGES_REQUESTED'], ['COMMENT', 'COMMENTED']]);

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
  // docs: "Create a review": nobody approves or refuses a pull request of their own, and a workflow only where that is switched on.
  [`post ${ONE}/reviews` as const]: {
    needs: ['pull_requests:write'],
    answer: (call) => {
      const { state, body, caller } = call;
      const of = pullOf(call);
      const user = caller.kind === 'user' ? caller.user : ACTIONS_BOT;
      const decision = DECISIONS.get(String(body.event));
      if (!decision) throw invalid('Unprocessable Entity');
      if (decision !== 'COMMENTED' && user === of.author) throw invalid(`Review Can not ${decision === 'APPROVED' ? 'approve' : 'request changes on'} your own pull request`);
      if (decision === 'APPROVED' && user.type === 'Bot' && !state.settings.canApprove) throw invalid('GitHub Actions is not permitted to approve pull requests.');
      const made: Pull['reviews'][number] = { id: state.nextId(), user, state: decision, body: String(body.body ?? ''), commit: String(body.commit_id ?? of.head), at: state.now() };
      of.reviews.push(made);
      return ok(review(state, of, made, call.api));
    },
  },
  [`put ${ONE}/reviews/{review_id}` as const]: {
    needs: ['pull_requests:write'],
    answer: (call) => {
      const found = reviewOf(call);
      if (call.caller.kind !== 'user') throw new Refused(403, 'Resource not accessible by integration');
      Object.assign(found, { body: String(call.body.body), editedAt: call.state.now() });
      return ok(review(call.state, pullOf(call), found, call.api));
    },
  },
  [`put ${ONE}/reviews/{review_id}/dismissals` as const]: {
    needs: ['pull_requests:write'],
    answer: (call) => {
      const found = reviewOf(call);
      if (found.state === 'COMMENTED') throw invalid('Can not dismiss a commented pull request review');
      found.state = 'DISMISSED';
      return ok(review(call.state, pullOf(call), found, call.api));
    },
  },
  [`get ${ONE}/files` as const]: {
    needs: ['pull_requests:read'],
    answer: (call) => {
      const { state } = call;
      const of = pullOf(call);
      const head = state.git.commits.get(of.head)!;
      // Of a merged pull request GitHub keeps what it changed against the base of then.
      const base = state.git.compare(of.mergedBy && of.mergeCommit ? state.git.commits.get(of.mergeCommit)!.parents[0]! : state.git.refs.get(`refs/heads/${of.base}`)!, of.head).mergeBase;
      return list(call, changedFiles(state, base?.tree, head, call.api), (each) => each);
    },
  },
  'get /repos/{owner}/{repo}/activity': {
    needs: ['contents:read'],
    answer: (call) => {
      const { ref, activity_type: how } = call.parameters;
      const wanted = ref === undefined ? undefined : `refs/heads/${String(ref).replace(/^refs\/heads\//, '')}`;
      const found = [...call.state.pushes].reverse().filter((each) => (wanted === undefined || each.ref === wanted) && (how === undefined || each.how === how));
      // docs: pages are reached by a cursor in `after`, never by their number.
      const size = Math.min(Number(call.parameters.per_page ?? 30), 100);
      const from = call.parameters.after === undefined ? 0 : found.findIndex(({ id }) => String(id) === call.parameters.after) + 1;
      const shown = found.slice(from, from + size);
      const next = new URL(call.url);
      next.searchParams.set('after', String(shown.at(-1)?.id));
      const headers: Record<string, string> = from + size < found.length ? { link: `<${next.href}>; rel="next"` } : {};
      return {
        status: 200,
        headers,
        body: shown.map(({ id, ref: of, before, after, how: type, actor, at }) => ({ id, node_id: nodeId('Push', id), before, after, ref: of, timestamp: at, activity_type: type, actor: account(actor, call.api) })),
      };
    },
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

function reviewOf(call: Call): Pull['reviews'][number] {
  const found = pullOf(call).reviews.find(({ id }) => id === Number(call.parameters.review_id));
  if (!found) throw notFound();
  return found;
}
