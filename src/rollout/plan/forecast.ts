import type { Plan, PlannedGuardrail } from '../../journal/events.ts';
import { clopperPearsonLow } from '../../statistics/binomial.ts';
import { below, seededRandom } from '../../statistics/random.ts';
import { drawFor, HOUR, requestsMet, type ExpectedTraffic } from './expected.ts';
import { simulateRollout, type Course } from './simulate.ts';

/** What a rollout will do under the traffic that is expected of it. Times in milliseconds; null: in more runs than that it never happens. */
export interface Forecast {
  schema: 'urn:sluice:rollout-forecast:v1';
  traffic: ExpectedTraffic;
  runs: number;
  seed: number;
  horizon: number;
  /** A candidate that is exactly as good as the champion. */
  equal: {
    promoted: Share;
    /** Taken back because harm was found that is not there. */
    falseRollback: Share;
    promotedAfter: Spread;
    /** When the candidate first has each share, over the runs that come so far. */
    ramp: { share: number; reached: number; after: Spread }[];
  };
  /** A candidate that is worse in one guardrail and as good in all others. */
  regressions: Regression[];
  /** Whether an equal candidate is promoted often enough (`ENOUGH`) within the time budget. */
  carries: boolean;
  /** By guardrail: the declared margin, and the smallest that this traffic carries (null: none up to `WIDEST`). */
  margins: { guardrail: string; declared: number; carried: number | null }[];
  notes: string[];
}

export interface Regression {
  guardrail: string;
  ratio: number;
  found: Share;
  promoted: Share;
  foundAfter: Spread;
  /** Requests that the candidate answered until it was taken back, or until the run's end. */
  requests: Spread;
  users: Spread;
}

/** Share of the runs, with its exact 95 % interval (Clopper and Pearson). */
export interface Share {
  of: number;
  low: number;
  high: number;
}

export interface Spread {
  median: number | null;
  /** In 95 of 100 runs it is no more. */
  most: number | null;
}

/** An equal candidate is to be promoted in at least so many runs; else the traffic is called too low. */
export const ENOUGH = 0.8;
export const WIDEST = 20;
export const RATIOS = [1.5, 2, 5] as const;

/** The margins that are tried in place of one that cannot be held. */
const MARGINS = [1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 7, 10, 14, WIDEST];
/** Together they keep a forecast within seconds: intervals judged in all, and runs of each case. */
const INTERVALS = 3_000_000;
const RUNS = { least: 100, most: 400 };
const SEED = 20_261;

export interface ForecastOptions {
  seed?: number;
  runs?: number;
  ratios?: readonly number[];
}

/** Pure: the same plan, traffic and seed give the same forecast. Every guardrail of the plan is a rate that `traffic.rates` names. */
export function forecast(plan: Plan, traffic: ExpectedTraffic, { seed = SEED, ratios = RATIOS, ...options }: ForecastOptions = {}): Forecast {
  const horizon = plan.timeBudget + plan.watch;
  const cases = 1 + plan.guardrails.length * ratios.length;
  const runs = options.runs ?? Math.max(RUNS.least, Math.min(RUNS.most, Math.floor(INTERVALS / cases / (horizon / plan.interval))));
  const run = (bad?: { guardrail: string; ratio: number }, of = plan, count = runs) => coursesOf(of, traffic, { horizon, seed, runs: count }, bad);
  const equal = run();
  const regressions = plan.guardrails.flatMap(({ name }) => ratios.map((ratio) => regressionOf(name, ratio, run({ guardrail: name, ratio }), traffic.perUser)));
  const carries = promotedIn(equal) >= ENOUGH;
  const alone = (guardrail: PlannedGuardrail): Plan => ({ ...plan, guardrails: [guardrail] });
  const margins = plan.guardrails.map((guardrail) => ({
    guardrail: guardrail.name,
    declared: guardrail.margin,
    carried: carries ? guardrail.margin : smallestCarried(guardrail, (margin) => promotedIn(run(undefined, alone({ ...guardrail, margin }), Math.min(runs, RUNS.least))) >= eachOf(plan)),
  }));
  return {
    schema: 'urn:sluice:rollout-forecast:v1', traffic, runs, seed, horizon,
    equal: {
      promoted: shareOf(equal, ({ course }) => course.end === 'promoted'),
      falseRollback: shareOf(equal, ({ course }) => course.code === 'harm'),
      promotedAfter: spreadOf(equal.map(({ course }) => (course.end === 'promoted' ? course.at : null))),
      ramp: plan.steps.map((share, step) => ({
        share,
        reached: equal.filter(({ course }) => course.steps.length > step).length / runs,
        after: spreadOf(equal.flatMap(({ course }) => course.steps[step] ?? [])),
      })),
    },
    regressions, carries, margins, notes: [],
  };
}

interface Run {
  course: Course;
  /** Requests that the candidate answered. */
  requests: number;
}

function coursesOf(plan: Plan, traffic: ExpectedTraffic, { horizon, seed, runs }: { horizon: number; seed: number; runs: number }, bad?: { guardrail: string; ratio: number }): Run[] {
  return Array.from({ length: runs }, (_, run) => {
    // Equal and worse candidates meet the same hour of a week and the same stream of chance, which makes them comparable.
    const random = seededRandom(seed + run);
    const hour = below(random, 24 * 7);
    const draws = plan.guardrails.map((guardrail) => drawFor(guardrail, traffic, guardrail.name === bad?.guardrail ? bad.ratio : 1, hour, random));
    const course = simulateRollout(plan, draws, { horizon, startsAt: hour * HOUR });
    return { course, requests: requestsMet(traffic, hour, plan.steps, course.steps, course.at) };
  });
}

function regressionOf(guardrail: string, ratio: number, runs: readonly Run[], perUser: number): Regression {
  const isFound = ({ course }: Run) => course.code === 'harm' || course.code === 'harm-not-critical';
  return {
    guardrail, ratio,
    found: shareOf(runs, isFound),
    promoted: shareOf(runs, ({ course }) => course.end === 'promoted'),
    foundAfter: spreadOf(runs.map((run) => (isFound(run) ? run.course.at : null))),
    requests: spreadOf(runs.map(({ requests }) => requests)),
    users: spreadOf(runs.map(({ requests }) => requests / perUser)),
  };
}

function smallestCarried({ margin }: PlannedGuardrail, carries: (margin: number) => boolean): number | null {
  const wider = [margin, ...MARGINS.filter((other) => other > margin)];
  // Wider margins are easier, so the first that carries is found by halving.
  let low = -1;
  let high = wider.length;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (carries(wider[middle]!)) high = middle;
    else low = middle;
  }
  return wider[high] ?? null;
}

/** How often each guardrail alone must let an equal candidate pass, so that all of them together do often enough. */
function eachOf({ guardrails }: Plan): number {
  return ENOUGH ** (1 / guardrails.length);
}

function promotedIn(runs: readonly Run[]): number {
  return runs.filter(({ course }) => course.end === 'promoted').length / runs.length;
}

function shareOf(runs: readonly Run[], is: (run: Run) => boolean): Share {
  const hits = runs.filter(is).length;
  return { of: hits / runs.length, low: clopperPearsonLow(hits, runs.length, 0.975), high: 1 - clopperPearsonLow(runs.length - hits, runs.length, 0.975) };
}

/** Null counts as longer than all others: what did not happen did not happen in time. */
function spreadOf(values: readonly (number | null)[]): Spread {
  const sorted = [...values].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  const at = (level: number): number | null => sorted[Math.ceil(level * sorted.length) - 1] ?? null;
  return { median: at(0.5), most: at(0.95) };
}
