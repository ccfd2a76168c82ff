// What must hold in the workflow that delivers, beyond what holds in all: its order, and what goes from job to job.
import { originOf, runJobs, type Course, type Result } from './order.ts';
import { actionOf, type Workflow, type WorkflowStep } from './read.ts';

const JOBS = ['build', 'identify', 'validate-data', 'predict', 'probe', 'evaluate', 'seal', 'plan', 'role', 'approve'] as const;
type Name = (typeof JOBS)[number];

/** A course of a delivery, and the jobs that then run; every other one is skipped. */
const COURSES: [what: string, course: Course, running: Name[]][] = [
  ['a delivery without build and predict', delivered({ predict: 'false' }), ['identify', 'validate-data', 'evaluate', 'seal', 'plan', 'role', 'approve']],
  ['a delivery with all', delivered({ build: true, probe: 'true' }), [...JOBS]],
  ['probes that fail', delivered({ probe: 'true', failing: ['probe'] }), ['identify', 'validate-data', 'predict', 'probe', 'evaluate', 'seal', 'plan', 'role', 'approve']],
  ['a build that fails', delivered({ build: true, failing: ['build'] }), ['build']],
  ['a release that cannot be identified', delivered({ failing: ['identify'] }), ['identify']],
  ['a release that cannot be identified, which said before what is to run', delivered({ probe: 'true', failing: ['identify'] }), ['identify']],
  ['probes whose time is over', delivered({ probe: 'true', cancelling: ['probe'] }), ['identify', 'validate-data', 'predict', 'probe', 'seal', 'plan', 'role', 'approve']],
  ['data that fails', delivered({ failing: ['validate-data'] }), ['identify', 'validate-data', 'predict', 'evaluate', 'seal', 'plan', 'role', 'approve']],
  ['predictions that fail', delivered({ failing: ['predict'] }), ['identify', 'validate-data', 'predict', 'seal', 'plan', 'role', 'approve']],
  ['a model that fails', delivered({ failing: ['evaluate'] }), ['identify', 'validate-data', 'predict', 'evaluate', 'seal', 'plan', 'role', 'approve']],
  ['evidence that cannot be sealed', delivered({ failing: ['seal'] }), ['identify', 'validate-data', 'predict', 'evaluate', 'seal']],
  ['nobody who may be asked', delivered({ failing: ['plan'] }), ['identify', 'validate-data', 'predict', 'evaluate', 'seal', 'plan']],
  ['a reviewer who says no', delivered({ failing: ['role'] }), ['identify', 'validate-data', 'predict', 'evaluate', 'seal', 'plan', 'role']],
  ['evidence of an earlier run', delivered({ build: true, probe: 'true', resume: '1001' }), ['identify', 'seal', 'plan', 'role', 'approve']],
  ['evidence of an earlier run that cannot be taken over', delivered({ resume: '1001', failing: ['seal'] }), ['identify', 'seal']],
  ['reviews of a pull request, which no job waits for', delivered({ roles: '[]' }), ['identify', 'validate-data', 'predict', 'evaluate', 'seal', 'plan']],
  ['a rule that approves, for which no job waits', delivered({ roles: '[]', automatic: 'true' }), ['identify', 'validate-data', 'predict', 'evaluate', 'seal', 'plan', 'approve']],
  ['a rule that would approve, in a plan that fails', delivered({ roles: '[]', automatic: 'true', failing: ['plan'] }), ['identify', 'validate-data', 'predict', 'evaluate', 'seal', 'plan']],
  ['a run that is cancelled while it judges', delivered({ cancelledAfter: 'identify' }), ['identify']],
  ['a run that is cancelled before anybody is asked', delivered({ cancelledAfter: 'plan' }), ['identify', 'validate-data', 'predict', 'evaluate', 'seal', 'plan']],
];

function delivered({ build = false, predict = 'true', probe = 'false', resume = '', roles = '[{}]', automatic = 'false', ...course }: Course & { build?: boolean; predict?: string; probe?: string; resume?: string; roles?: string; automatic?: string }): Course {
  return { ...course, inputs: { build, resume }, outputs: { identify: { predict, probe }, plan: { roles, automatic } } };
}

/** Inputs that must come from another job's output, which no artifact can forge: input → action and its output. */
const HANDED_OVER: Record<string, Record<string, [from: string, output: string]>> = {
  'validate-data': { 'release-digest': ['identify', 'digest'] },
  'run-model-tests': { 'release-digest': ['identify', 'digest'] },
  seal: { 'release-digest': ['identify', 'digest'] },
  'require-approval': { head: ['seal', 'head'] },
};
/** Jobs whose statements are sealed. */
const SEALED = ['build', 'identify', 'validate-data', 'predict', 'probe-model', 'run-model-tests'];
/** Which step of an approval each job is for. */
const STEPS: Record<string, Record<string, string>> = { plan: { step: 'request' }, role: { step: 'role', role: '${{ matrix.role }}' }, approve: { step: 'approve' } };
/** Inputs with a fixed value: what is judged here is evidence. */
const FIXED: Record<string, Record<string, string>> = { 'validate-data': { purpose: 'deliver' }, 'run-model-tests': { purpose: 'deliver' } };

export function deliveryProblems(workflow: Workflow): string[] {
  return [...orderProblems(workflow, COURSES), ...jobStepProblems(workflow), ...outputProblems(workflow)].map((what) => `${workflow.file}: ${what}`);
}

/** Each course run through; what does not run as it must is said. Also for callers, with their own courses. */
export function orderProblems(workflow: Workflow, courses: readonly [what: string, course: Course, running: readonly string[]][]): string[] {
  return courses.flatMap(([what, course, running]) => {
    let results: Record<string, Result>;
    try {
      results = runJobs(workflow, course);
    } catch (error) {
      return [`${what}: ${(error as Error).message}`];
    }
    const names = new Set([...Object.keys(workflow.jobs), ...running]);
    return [...names].flatMap((name) => {
      const [runs, must] = [results[name] !== undefined && results[name] !== 'skipped', running.includes(name)];
      return runs === must ? [] : [`${what}: ${name} ${runs ? 'runs and must not' : 'does not run and must'}.`];
    });
  });
}

function jobStepProblems(workflow: Workflow): string[] {
  return Object.entries(workflow.jobs).flatMap(([job, { steps = [] }]) =>
    steps.flatMap((step) => {
      const action = actionOf(step);
      if (action === undefined) return [];
      const said = [...handedOver(workflow, step, action), ...fixed(step, FIXED[action]), ...(action === 'require-approval' ? fixed(step, STEPS[job]) : []), ...(action === 'seal' ? expectedProblems(workflow, step) : [])];
      return said.map((what) => `job ${job}: ${what}`);
    }),
  );
}

function handedOver(workflow: Workflow, step: WorkflowStep, action: string): string[] {
  return Object.entries(HANDED_OVER[action] ?? {}).flatMap(([input, [from, output]]) => {
    const origin = originOf(workflow, String(step.with?.[input] ?? ''));
    return origin?.from === from && origin.output === output ? [] : [`\`${input}\` is not the output \`${output}\` of ${from}.`];
  });
}

function fixed(step: WorkflowStep, values: Record<string, string> = {}): string[] {
  return Object.entries(values).flatMap(([input, value]) => (step.with?.[input] === value ? [] : [`\`${input}\` is not ${value}: it would be another question.`]));
}

/** Without its line, another job could put a statement in a stage's place. */
function expectedProblems(workflow: Workflow, step: WorkflowStep): string[] {
  const lines = String(step.with?.expected ?? '').split('\n').map((line) => line.split(/=(.*)/s, 2) as [string, string?]);
  return SEALED.flatMap((stage) => {
    const origin = originOf(workflow, lines.find(([name]) => name.trim() === stage)?.[1] ?? '');
    return origin?.from === stage && origin.output === 'statement' ? [] : [`\`expected\` does not name the statement of ${stage}.`];
  });
}

/** What callers are told must be what was approved, by the job that approved it. */
function outputProblems(workflow: Workflow): string[] {
  const outputs = workflow.on.workflow_call?.outputs ?? {};
  const wanted: Record<string, [from: string, output: string]> = { digest: ['identify', 'digest'], head: ['require-approval', 'head'], sealed: ['seal', 'head'], outcome: ['require-approval', 'outcome'], 'promotion-path': ['require-approval', 'promotion-path'], 'promotion-text': ['require-approval', 'promotion-text'] };
  return Object.entries(wanted).flatMap(([name, [from, output]]) => {
    const origin = originOf(workflow, outputs[name]?.value ?? '');
    return origin?.from === from && origin.output === output ? [] : [`the output \`${name}\` is not the output \`${output}\` of ${from}.`];
  });
}
