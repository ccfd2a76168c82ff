import { countedList, created, invalid, notFound, ok, Refused, type Call, type Routes } from '../exchange.ts';
import { account } from '../shapes/account.ts';
import { deployment } from '../shapes/deployment.ts';
import { environmentReference, isReviewer, job, progress, reviewers, run } from '../shapes/run.ts';
import { rerun, settleJob } from '../lifecycle.ts';
import { latestAttempt, type Attempt, type Environment, type Run, type State, type User } from '../state.ts';

const ONE = '/repos/{owner}/{repo}/actions/runs/{run_id}' as const;

export const runs: Routes = {
  'get /repos/{owner}/{repo}/actions/runs': {
    needs: ['actions:read'],
    answer: (call) => {
      const { event, branch, head_sha, actor, status } = call.parameters;
      const found = [...call.state.runs.values()].reverse().filter((each) => {
        const now = progress(latestAttempt(each));
        return (
          (event === undefined || each.event === event) &&
          (branch === undefined || each.branch === branch) &&
          (head_sha === undefined || each.head === head_sha) &&
          (actor === undefined || each.actor.login === actor) &&
          (status === undefined || now.status === status || now.conclusion === status)
        );
      });
      return countedList(call, 'workflow_runs', found, (each) => run(call.state, each, latestAttempt(each), call.api));
    },
  },
  [`get ${ONE}` as const]: {
    needs: ['actions:read'],
    answer: (call) => ok(run(call.state, runOf(call), latestAttempt(runOf(call)), call.api)),
  },
  [`get ${ONE}/attempts/{attempt_number}` as const]: {
    needs: ['actions:read'],
    answer: (call) => ok(run(call.state, runOf(call), attemptOf(call), call.api)),
  },
  [`get ${ONE}/jobs` as const]: {
    needs: ['actions:read'],
    answer: (call) => {
      const found = runOf(call);
      const attempts = call.parameters.filter === 'all' ? found.attempts : [latestAttempt(found)];
      const pairs = attempts.flatMap((attempt) => attempt.jobs.map((each) => ({ attempt, each })));
      return countedList(call, 'jobs', pairs, ({ attempt, each }) => job(call.state, found, attempt, each, call.api));
    },
  },
  [`get ${ONE}/attempts/{attempt_number}/jobs` as const]: {
    needs: ['actions:read'],
    answer: (call) => {
      const attempt = attemptOf(call);
      return countedList(call, 'jobs', attempt.jobs, (each) => job(call.state, runOf(call), attempt, each, call.api));
    },
  },
  // Every approval the run ever had: no paging, no time, no attempt.
  [`get ${ONE}/approvals` as const]: {
    needs: ['actions:read'],
    answer: (call) =>
      ok(
        runOf(call).approvals.map((approval) => ({
          environments: approval.environments.map((each) => ({ ...environmentReference(call.state, each, call.api), created_at: each.createdAt, updated_at: each.createdAt })),
          state: approval.state,
          user: account(approval.user, call.api),
          comment: approval.comment,
        })),
      ),
  },
  [`get ${ONE}/pending_deployments` as const]: {
    needs: ['actions:read'],
    answer: (call) => {
      const found = runOf(call);
      return ok(
        waitingAt(call.state, found).map((environment) => ({
          environment: environmentReference(call.state, environment, call.api),
          wait_timer: environment.waitTimer,
          wait_timer_started_at: latestAttempt(found).startedAt,
          current_user_can_approve: call.caller.kind === 'user' && whyNotReview(call.state, found, environment, call.caller.user) === undefined,
          reviewers: reviewers(call.state, environment, call.api),
        })),
      );
    },
  },
  // Closed to apps by the description itself: a workflow token is turned away before it comes here.
  [`post ${ONE}/pending_deployments` as const]: {
    needs: ['deployments:write', 'actions:read'],
    answer: (call) => {
      const { state, caller, body } = call;
      if (caller.kind !== 'user') throw new Refused(401, 'Requires authentication');
      const found = runOf(call);
      const waiting = waitingAt(state, found);
      const asked = (body.environment_ids as number[]).map((id) => waiting.find((environment) => environment.id === id));
      if (asked.length === 0 || asked.includes(undefined)) throw invalid('There are no pending deployment reviews for one of the environments.');
      const environments = asked as Environment[];
      for (const environment of environments) {
        const why = whyNotReview(state, found, environment, caller.user);
        if (why) throw invalid(`There was a problem ${body.state === 'approved' ? 'approving' : 'rejecting'} one of the gates: ${why}`);
      }
      found.approvals.push({ environments, state: body.state, user: caller.user, comment: body.comment });
      const jobs = latestAttempt(found).jobs.filter((each) => each.status === 'waiting' && environments.some(({ name }) => name === each.environment));
      for (const each of jobs) settleJob(state, found, each, body.state === 'approved' ? 'in_progress' : 'failure');
      return ok(jobs.map((each) => deployment(state, state.deployments.get(each.deployment!)!, call.api)));
    },
  },
  [`post ${ONE}/rerun` as const]: {
    needs: ['actions:write'],
    answer: (call) => {
      const found = runOf(call);
      if (progress(latestAttempt(found)).status !== 'completed') throw new Refused(403, 'This workflow is already running');
      rerun(call.state, found, call.caller.kind === 'user' ? call.caller.user : found.actor, { asksAgain: false });
      return created({});
    },
  },
};

/** Environments at which jobs of the latest attempt wait. */
export function waitingAt(state: State, found: Run): Environment[] {
  const names = new Set(latestAttempt(found).jobs.filter((each) => each.status === 'waiting').map((each) => each.environment!));
  return [...names].map((name) => state.environments.get(name)!);
}

/** Undefined where the user may review. Only who started this attempt counts as "self" (docs: "Preventing self-reviews"). */
function whyNotReview(state: State, found: Run, environment: Environment, user: User): string | undefined {
  if (!isReviewer(state, environment, user)) return `${user.login} is not a required reviewer of ${environment.name}.`;
  if (environment.preventSelfReview && latestAttempt(found).triggeringActor === user) return `${user.login} started this deployment and may not review it.`;
  return undefined;
}

export function runOf({ state, parameters }: Call): Run {
  const found = state.runs.get(Number(parameters.run_id));
  if (!found) throw notFound();
  return found;
}

function attemptOf(call: Call): Attempt {
  const attempt = runOf(call).attempts.find((each) => each.number === call.parameters.attempt_number);
  if (!attempt) throw notFound();
  return attempt;
}

