import type { RunFacts } from '../../github/forge.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';

/**
 * Whether nobody could have put other code in the place of the workflow that asked for the approval: every reusable workflow of the run
 * was named by the whole commit that it was then taken at, or lies in the commit that the run was started for. GitHub resolves a tag
 * or a branch at the start of an attempt, and its owner may move it between two runs.
 */
export function pinRefusals({ referencedWorkflows, headCommit }: Pick<RunFacts, 'referencedWorkflows' | 'headCommit'>): ApprovalRefusal[] {
  return referencedWorkflows
    .filter(({ path, commit }) => commit !== headCommit && !path.endsWith(`@${commit}`))
    .map(({ path, commit }) => refuse('workflow-not-pinned', 'reusable workflows named by a whole commit id', `${path}, which was ${commit} this time`));
}
