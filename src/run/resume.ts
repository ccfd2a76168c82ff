import { InputError } from '../core/problem.ts';
import type { Forge, RunFacts } from '../github/forge.ts';

/** Events whose runs take their workflow from a commit that nobody here has merged, or with somebody else's input. */
const FOREIGN = ['pull_request', 'pull_request_target', 'pull_request_review', 'workflow_run', 'issue_comment', 'issues'];

/**
 * The run whose evidence is taken over must be one of the same workflow, with the same reusable workflows, at the same commit,
 * in this repository: its artifacts are then as good as this run's. A run of a fork's pull request lies in this repository too.
 * Throws InputError where it is not.
 */
export async function checkResumedRun(forge: Forge, runId: string, own: string): Promise<void> {
  const [there, here] = [(await forge.run(runId)).value, (await forge.run(own)).value];
  if (there.repositoryId !== here.repositoryId) throw InputError.of('resume-other-repository', `Run ${runId} is of another repository.`, 'Start a new delivery without `resume`.');
  if (FOREIGN.includes(there.event)) throw otherWorkflow(runId, `started by ${there.event}, by whoever opened it`);
  if (there.headCommit !== here.headCommit) throw InputError.of('resume-other-commit', `Run ${runId} was started for the commit ${there.headCommit}, and this one for ${here.headCommit}.`, 'Start a new delivery without `resume`.');
  if (there.path !== here.path || workflowsOf(there) !== workflowsOf(here)) throw otherWorkflow(runId, `one of ${there.path} with ${workflowsOf(there) || 'no reusable workflow'}, and this one is of ${here.path} with ${workflowsOf(here) || 'none'}`);
}

function otherWorkflow(runId: string, what: string): InputError {
  return InputError.of('resume-other-workflow', `Run ${runId} was ${what}.`, 'Start a new delivery without `resume`.');
}

function workflowsOf({ referencedWorkflows }: RunFacts): string {
  return referencedWorkflows.map(({ path, commit }) => `${path} at ${commit}`).sort().join(', ');
}
