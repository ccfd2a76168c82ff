import type { GitHubStandIn, Pull } from '../../../testkit/github/index.ts';
import { call } from './issues.ts';
import { PROMOTION, type Asked, type Asking } from './world.ts';

const ROLES = /roles:\n(?: {4}.*\n)+/;
const BY_REVIEW = { step: 'approve', byReview: true } as const;

/** Reviews of a promotion pull request in place of environments; each scenario spoils one that would have been approved. */
export const PROMOTION_SCENARIOS: Record<string, Asking> = {
  'promotion-missing': spoilt({ none: true }),
  'promotion-elsewhere': spoilt({ after: (github, pull) => {
    github.commit({ author: 'octocat', branch: 'other' });
    pull.base = 'other';
  } }),
  'promotion-changes-more': spoilt({ more: { 'serve.py': 'def score(row):\n    return 1\n' } }),
  'promotion-names-another': spoilt({ more: { [PROMOTION]: '{}\n' } }),
  'promotion-not-merged': spoilt({ unmerged: true }),
  'promotion-withdrawn': spoilt({ after: (github) => void github.commit({ author: 'octocat', files: { [PROMOTION]: null } }) }),
  'review-missing': spoilt({ reviewers: ['defunkt'] }),
  'review-of-another-commit': spoilt({ after: (_github, pull) => void (pull.reviews[0]!.commit = 'c'.repeat(40)) }),
  'review-dismissed': spoilt({ after: (_github, pull) => void (pull.reviews[0]!.state = 'DISMISSED') }),
  'review-edited': spoilt({ after: (github, pull, { code }) => call(github, 'octocat', 'PUT', `/repos/octo-org/income/pulls/${pull.number}/reviews/${pull.reviews[0]!.id}`, { body: `approve ${code}` }).then(() => undefined) }),
  'reviewer-without-write': spoilt({ after: (github) => void (github.state.users.get('monalisa')!.role = 'read') }),
  'reviewer-proposed-it': spoilt({ pushedBy: 'monalisa' }),
};

interface Spoilt {
  none?: boolean;
  more?: Record<string, string>;
  unmerged?: boolean;
  reviewers?: string[];
  pushedBy?: string;
  after?: (github: GitHubStandIn, pull: Pull, asked: Asked) => void | Promise<void>;
}

function spoilt({ none, more = {}, unmerged, reviewers = ['monalisa', 'defunkt'], pushedBy = 'octocat', after }: Spoilt): Asking {
  const branch = 'promote/1001';
  return {
    ...BY_REVIEW,
    delivery: (yaml) => yaml.replace(ROLES, 'source: pull-request\n  roles:\n    model-owner: {people: [2]}\n    risk: {people: [2178]}\n'),
    scenario: (usual) => ({ ...usual, environments: [], teams: [] }),
    before: async (github, asked) => {
      if (none) return void pushed(github);
      const files = { [PROMOTION]: asked.promotion, ...more };
      const head = github.commit({ message: 'Ask to promote', author: 'octocat', pushedBy, branch, files });
      const pull = github.pull({ author: 'octocat', head, headBranch: branch });
      for (const user of reviewers) await call(github, user, 'POST', `/repos/octo-org/income/pulls/${pull.number}/reviews`, { event: 'APPROVE', body: `approve ${asked.code}` });
      if (unmerged) github.run({ event: 'pull_request_review', actor: 'defunkt', head: pull.head, pulls: [pull.number] });
      else merge(github, pull, files);
      await after?.(github, pull, asked);
    },
    inRun: (github) => [...github.state.runs.values()].at(-1)!,
  };
}

/** On the web, by somebody who has no hand in the candidate. */
function merge(github: GitHubStandIn, pull: Pull, files: Record<string, string>): void {
  const commit = github.commit({ message: `Merge pull request #${pull.number}`, author: 'octocat', committer: 'web-flow', pushedBy: 'defunkt', parents: [github.sha('candidate'), pull.head], files });
  Object.assign(pull, { state: 'closed', mergedBy: github.state.users.get('defunkt')!, mergeCommit: commit });
  pushed(github);
}

/** The run that the merge starts. */
function pushed(github: GitHubStandIn): void {
  github.run({ event: 'push', actor: 'monalisa', workflow: '.github/workflows/deliver-pull-request.yml' });
}
