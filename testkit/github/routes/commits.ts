import { invalid, list, notFound, ok, pageOf, type Call, type Routes } from '../exchange.ts';
import type { GitCommit } from '../git.ts';
import { repositoryUrl, webUrl } from '../shapes/account.ts';
import { changedFiles, commit, commitWithFiles } from '../shapes/commit.ts';
import { pull } from '../shapes/pull.ts';

// docs: "Compare two commits": without paging 250 commits, the last being the most recent; 300 files, on page one only.
const MOST_COMMITS = 250;
const MOST_FILES = 300;

export const commits: Routes = {
  'get /repos/{owner}/{repo}/commits': {
    needs: ['contents:read'],
    answer: (call) => {
      const { state, parameters } = call;
      const start = state.git.resolve(String(parameters.sha ?? state.repository.defaultBranch));
      if (!start) throw notFound();
      const since = Date.parse(String(parameters.since ?? '1970-01-01T00:00:00Z'));
      const until = Date.parse(String(parameters.until ?? '9999-01-01T00:00:00Z'));
      const found = state.git.history(start.sha).filter(({ committer }) => Date.parse(committer.date) >= since && Date.parse(committer.date) <= until);
      return list(call, found, (each) => commit(state, each, call.api));
    },
  },
  'get /repos/{owner}/{repo}/commits/{ref}': {
    needs: ['contents:read'],
    answer: (call) => {
      const found = call.state.git.resolve(String(call.parameters.ref));
      if (!found) throw invalid(`No commit found for SHA: ${call.parameters.ref}`);
      return ok(commitWithFiles(call.state, found, call.api));
    },
  },
  'get /repos/{owner}/{repo}/compare/{basehead}': {
    needs: ['contents:read'],
    answer: (call) => {
      const { state, api, parameters } = call;
      const [base, head] = String(parameters.basehead).split('...').map((name) => state.git.resolve(name)) as [GitCommit | undefined, GitCommit | undefined];
      if (!base || !head) throw notFound();
      const { ahead, behind, mergeBase } = state.git.compare(base.sha, head.sha);
      if (!mergeBase) throw notFound();
      const paged = parameters.page !== undefined || parameters.per_page !== undefined;
      const { shown, headers } = paged ? pageOf(call, ahead) : { shown: ahead.slice(-MOST_COMMITS), headers: {} };
      const url = `${repositoryUrl(state, api)}/compare/${parameters.basehead}`;
      const web = `${webUrl(state)}/compare/${base.sha}...${head.sha}`;
      const status = ahead.length > 0 ? (behind.length > 0 ? 'diverged' : 'ahead') : behind.length > 0 ? 'behind' : 'identical';
      return {
        status: 200,
        headers,
        body: {
          url,
          html_url: web,
          permalink_url: web,
          diff_url: `${web}.diff`,
          patch_url: `${web}.patch`,
          base_commit: commit(state, base, api),
          merge_base_commit: commit(state, mergeBase, api),
          status,
          ahead_by: ahead.length,
          behind_by: behind.length,
          total_commits: ahead.length,
          commits: shown.map((each) => commit(state, each, api)),
          ...(Number(parameters.page ?? 1) === 1 && { files: changedFiles(state, mergeBase.tree, head, api).slice(0, MOST_FILES) }),
        },
      };
    },
  },
  'get /repos/{owner}/{repo}/commits/{commit_sha}/pulls': {
    needs: ['pull_requests:read', 'contents:read'],
    answer: (call) => {
      const found = call.state.git.resolve(String(call.parameters.commit_sha));
      if (!found) throw invalid(`No commit found for SHA: ${call.parameters.commit_sha}`);
      return list(call, pullsWith(call, found.sha), (each) => pull(call.state, each, call.api));
    },
  },
};

/** Pull requests that brought the commit in, or hold it while they are open. */
function pullsWith({ state }: Call, sha: string) {
  return [...state.pulls.values()].filter((each) => {
    if (each.mergeCommit === sha) return true;
    const base = state.git.resolve(each.base);
    return each.head === sha || (base !== undefined && each.state === 'open' && state.git.compare(base.sha, each.head).ahead.some((one) => one.sha === sha));
  });
}
