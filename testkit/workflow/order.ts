// Which jobs of a workflow run, given how the others end: GitHub's rules for `needs` and `if`.
import { holds, type Names } from './expression.ts';
import { needsOf, type Workflow } from './read.ts';

export type Result = 'success' | 'failure' | 'skipped' | 'cancelled';

export interface Course {
  /** Jobs that fail when they run. */
  failing?: string[];
  /** Jobs that are cancelled by themselves, as GitHub does when their time is over. */
  cancelling?: string[];
  /** The run is cancelled when this job has ended. */
  cancelledAfter?: string;
  inputs?: Record<string, unknown>;
  github?: Record<string, unknown>;
  /** Outputs of jobs that conditions ask for. */
  outputs?: Record<string, Record<string, string>>;
}

/** How each job ends. Throws where jobs need each other in a circle, or one that is not there. */
export function runJobs(workflow: Workflow, course: Course = {}): Record<string, Result> {
  const results: Record<string, Result> = {};
  const waiting = new Set(Object.keys(workflow.jobs));
  let cancelled = false;
  while (waiting.size > 0) {
    const ready = [...waiting].filter((name) => needsOf(workflow.jobs[name]!).every((need) => need in results));
    if (ready.length === 0) throw new Error(`${workflow.file}: no job can start of ${[...waiting].join(', ')}.`);
    for (const name of ready) {
      waiting.delete(name);
      results[name] = !starts(workflow, name, results, course, cancelled) ? 'skipped' : course.failing?.includes(name) ? 'failure' : course.cancelling?.includes(name) ? 'cancelled' : 'success';
      cancelled ||= course.cancelledAfter === name;
    }
  }
  return results;
}

function starts(workflow: Workflow, name: string, results: Record<string, Result>, course: Course, cancelled: boolean): boolean {
  const job = workflow.jobs[name]!;
  // GitHub looks at everything a job rests on, not at its direct needs alone.
  const before = ancestors(workflow, name).map((each) => results[each]!);
  const success = !cancelled && before.every((result) => result === 'success');
  const condition = String(job.if ?? 'success()');
  const names: Names = {
    contexts: {
      inputs: course.inputs ?? {},
      github: course.github ?? {},
      needs: Object.fromEntries(needsOf(job).map((need) => [need, { result: results[need], outputs: course.outputs?.[need] ?? {} }])),
    },
    functions: {
      success: () => success,
      failure: () => !cancelled && before.includes('failure'),
      cancelled: () => cancelled,
      always: () => true,
    },
  };
  // docs: "Status check functions": a condition without one has `success() &&` before it.
  const asksForStatus = /\b(success|failure|cancelled|always)\s*\(/.test(condition);
  return (asksForStatus || success) && holds(condition, names);
}

function ancestors(workflow: Workflow, name: string): string[] {
  const found = new Set<string>();
  const visit = (job: string): void => {
    for (const need of needsOf(workflow.jobs[job] ?? {})) {
      if (found.has(need)) continue;
      found.add(need);
      visit(need);
    }
  };
  visit(name);
  return [...found];
}

export interface Origin {
  /** Folder of the action, or path of the reusable workflow. */
  from: string;
  output: string;
}

/** Where a value comes from that is handed on as `${{ needs.JOB.outputs.NAME }}`: from which action's output. */
export function originOf(workflow: Workflow, text: string): Origin | undefined {
  const [, job, name] = /^\$\{\{ *(?:needs|jobs)\.([\w-]+)\.outputs\.([\w-]+) *\}\}$/.exec(text.trim()) ?? [];
  if (!job || !name) return undefined;
  const handed = workflow.jobs[job]?.outputs?.[name];
  const [, id, output] = /^\$\{\{ *steps\.([\w-]+)\.outputs\.([\w-]+) *\}\}$/.exec(handed?.trim() ?? '') ?? [];
  const step = workflow.jobs[job]?.steps?.find((each) => each.id === id);
  return step?.uses === undefined || !output ? undefined : { from: step.uses.replace(/^\$\//, '').replace(/@.*$/, ''), output };
}

