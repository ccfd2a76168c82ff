import type { TrafficDriver } from '../../core/seams.ts';
import type { Plan } from '../../journal/events.ts';

/** What a rollout asks of its router that the router cannot do; `path` is below `rollout`. */
export interface TrafficProblem {
  path: (string | number)[];
  code: string;
  message: string;
  fix: string;
}

/** What of a plan the router has to know. */
export type AskedOfRouter = Pick<Plan, 'strategy' | 'steps'> & { assignment?: 'request' | 'user' };

/** Said before anything moves: what a router cannot do must not be found out at 25 %. */
export function trafficProblems({ strategy, steps, assignment }: AskedOfRouter, { name, capabilities, mirror }: Pick<TrafficDriver, 'name' | 'capabilities' | 'mirror'>): TrafficProblem[] {
  const { weights, smallestStep, cohorts, sticky } = capabilities;
  const problems: TrafficProblem[] = [];
  const say = (path: (string | number)[], code: string, message: string, fix: string): void => void problems.push({ path, code, message, fix });
  if (strategy === 'shadow' && !(capabilities.mirror && mirror))
    say(['traffic'], 'rollout-no-mirror', `The router ${name} cannot send a copy of the requests.`, 'Use a router that mirrors (docs/drivers.md), or another strategy.');
  if (strategy === 'cohort' && !cohorts)
    say(['traffic'], 'rollout-no-cohorts', `The router ${name} cannot keep users in cohorts that only grow.`, 'Use a router that can (docs/drivers.md), or `strategy: canary`.');
  // Routers that Sluice only hands numbers may assign by user; of these two it is known that they do not.
  else if (assignment === 'user' && sticky === false)
    say(['assignment'], 'rollout-not-sticky', `The router ${name}, as it is declared, decides for each request anew: nobody is assigned by user.`, 'Declare `traffic.haproxy.map` or `traffic.gateway.buckets`, use `traffic.nginx`, or write `assignment: request`.');
  if (!weights && steps.some((step) => step > 0 && step < 100))
    say(['traffic'], 'rollout-no-weights', `The router ${name} can only send all users to one slot.`, 'Use `strategy: replace` or `blue-green`, or a router with weights.');
  else
    for (const step of steps.filter((step) => !isMultiple(step, smallestStep)))
      say(['steps'], 'rollout-step-too-fine', `The router ${name} cannot give a slot ${step} %: its smallest step is ${smallestStep} %.`, 'Use multiples of the smallest step.');
  return problems;
}

function isMultiple(share: number, step: number): boolean {
  return !(step > 0) || Math.abs(share / step - Math.round(share / step)) < 1e-6;
}
