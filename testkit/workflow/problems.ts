import { COURSES_OF } from './courses.ts';
import { deliveryProblems, orderProblems } from './delivery.ts';
import { handedProblems } from './handed.ts';
import type { Workflow } from './read.ts';
import { problemsIn } from './rules.ts';

/** Everything that tests hold against a workflow of this repository: rules for all, its own order, and the delivery's. */
export function problemsOf(workflow: Workflow): string[] {
  return [...problemsIn(workflow), ...courseProblems(workflow), ...handedProblems(workflow), ...(workflow.file === '.github/workflows/deliver.yml' ? deliveryProblems(workflow) : [])];
}

/** A workflow of more than one job, or with a condition, says for each way it may go which jobs run. */
function courseProblems(workflow: Workflow): string[] {
  const courses = COURSES_OF[workflow.file];
  if (courses) return orderProblems(workflow, courses);
  const jobs = Object.values(workflow.jobs);
  const branches = workflow.file !== '.github/workflows/deliver.yml' && (jobs.length > 1 || jobs.some((job) => job.if !== undefined || job.needs !== undefined));
  return branches ? [`${workflow.file}: which of its jobs run when is not said in testkit/workflow/courses.ts.`] : orderProblems(workflow, workflow.file === '.github/workflows/deliver.yml' ? [] : [['whatever starts it', {}, Object.keys(workflow.jobs)]]);
}
