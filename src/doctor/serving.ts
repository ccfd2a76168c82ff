import { bodyOf, openTo } from './environments.ts';
import type { Facts } from './facts.ts';
import { diagnose, type Diagnosis } from './findings.ts';
import type { Gates } from './gates.ts';
import type { Remedies } from './remedy.ts';
import { servingJobs } from './workflows/checks.ts';
import type { WorkflowJob } from './workflows/read.ts';

/** Environments in which users are moved: for protected branches alone, and nobody is asked in them at every tick. */
export function servingDiagnoses(jobs: readonly WorkflowJob[], { gates, override }: Gates, facts: Facts, remedies: Remedies): Diagnosis[] {
  if (!facts.environments) return [];
  const reviewed = [override, ...gates.flatMap(({ environment }) => environment ?? [])];
  const named = new Map(servingJobs(jobs).flatMap(({ environment, location }) => (environment === undefined || environment.includes('${{') || reviewed.includes(environment) ? [] : [[environment, location]])));
  return [...named].flatMap(([name, location]): Diagnosis[] => {
    const environment = facts.environments!.get(name);
    // Told of every environment that a job names.
    if (!environment) return [];
    const about = { rule: `The environment ${name}`, location };
    const page = `settings/environments/${environment.id}/edit`;
    const open = openTo(environment);
    const found: Diagnosis[] = [];
    if (open)
      found.push(
        diagnose('environment-open-to-every-branch', { ...about, expected: 'deployments from protected branches alone', actual: open }, remedies.api('PUT', ['environments', name], { body: { ...bodyOf(environment), deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } }, page })),
      );
    if (environment.reviewers?.length)
      found.push(diagnose('serving-environment-asks', { ...about, expected: 'no reviewers', actual: environment.reviewers.map((each) => each.name).join(', ') }, remedies.api('PUT', ['environments', name], { body: { ...bodyOf(environment), reviewers: [], prevent_self_review: false }, page })));
    return found;
  });
}

/** Environments that jobs name as they are, and where. */
export function namedEnvironments(jobs: readonly WorkflowJob[]) {
  return jobs.flatMap(({ environment, location }) => (environment === undefined || environment.includes('${{') ? [] : [{ name: environment, location }]));
}

