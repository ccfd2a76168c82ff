import type { Plan, PlannedGuardrail } from '../../journal/events.ts';
import { ENOUGH, forecast, type Forecast } from './forecast.ts';
import type { ExpectedTraffic } from './expected.ts';

/** What the traffic can carry, for a rollout that is yet to be written. */
export interface Proposal {
  steps: readonly number[];
  tolerate: number;
  margin: number;
  forecast: Forecast;
}

/** From the finest ramp to the coarsest; a smaller first step is safer and slower. */
const RAMPS = [[1, 5, 25, 50, 100], [5, 25, 50, 100], [10, 50, 100], [25, 50, 100], [50, 100]] as const;
/** A margin below the first is for teams that ask for it; harm begins where `tolerate` says, well below each. */
const MARGINS = [1.5, 2, 2.5, 3, 4, 5, 7, 10];
const TOLERATE = 1.1;
const RUNS = 100;

/**
 * The smallest margin at which an equally good candidate is promoted often enough within the time budget, and at that margin the
 * finest ramp at which it still is. Where nothing is carried, the last that was tried: its forecast says so.
 */
export function propose(guardrail: PlannedGuardrail, traffic: ExpectedTraffic, frame: Omit<Plan, 'steps' | 'guardrails'>, { seed, runs }: { seed?: number; runs?: number } = {}): Proposal {
  const planOf = (steps: readonly number[], margin: number): Plan => ({ ...frame, steps: [...steps], guardrails: [{ ...guardrail, tolerate: TOLERATE, margin }] });
  const carries = (steps: readonly number[], margin: number) => forecast(planOf(steps, margin), traffic, { seed, runs: Math.min(runs ?? RUNS, RUNS), ratios: [] }).equal.promoted.of >= ENOUGH;
  const coarsest = RAMPS.at(-1)!;
  const margin = MARGINS.find((each) => carries(coarsest, each)) ?? MARGINS.at(-1)!;
  const steps = RAMPS.find((each) => carries(each, margin)) ?? coarsest;
  return { steps, tolerate: TOLERATE, margin, forecast: forecast(planOf(steps, margin), traffic, { seed, runs }) };
}
