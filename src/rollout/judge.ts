import type { Observed, PlannedGuardrail } from '../journal/events.ts';
import { wilson } from '../statistics/proportions.ts';
import { dispersionIndex, harmEvidence, noHarmEvidence, observe, startHour, startJudge, startStep, type JudgeState } from '../statistics/sequential.ts';

/** What the judges hold of one guardrail. Logarithms are natural; evidence counts when it reaches its limit. */
export interface Judgement {
  guardrail: PlannedGuardrail;
  /** Evidence that the candidate's rate is above `tolerate` times the champion's, over the delivery's whole life. */
  harm: Evidence;
  /** Evidence, gathered in this step alone, that it is below `margin` times the champion's. */
  noHarm: Evidence;
  /** Of the step at hand. */
  step: Arms;
  /** Of the whole delivery, while both arms had users. */
  sideBySide: Arms;
  /** Intervals, up to now, in which the router fed the candidate, the champion spoke and the candidate did not. */
  silent: { intervals: number; chance: number };
  /** How much the champion's events cluster; undefined where nothing can be said. */
  dispersion: number | undefined;
}

export interface Evidence {
  logE: number;
  /** ln(1/α). */
  limit: number;
  reached: boolean;
}

export interface Arms {
  intervals: number;
  candidate: { events: number; total: number };
  champion: { events: number; total: number };
}

/** Harm is looked for anew every hour, so that good hours cannot hide a later fault. */
const RESTART = 3_600_000;

/** Silence counts once so many intervals were silent and chance would leave them silent less often than this. */
export const SILENT_INTERVALS = 3;
export const SILENT_CHANCE = 0.001;

type Interval = Observed & { step: number };

/**
 * Folds everything that was observed of one guardrail. Pure, so that any tick on any machine, and any auditor of the
 * journal, arrives at the same numbers. `step` is the index of the plan's step that the router is at.
 */
export function judge(guardrail: PlannedGuardrail, observed: readonly Interval[], step: number, falsePromotion: number): Judgement {
  const running = startJudging(guardrail);
  for (const interval of observed) judgeOn(running, interval);
  return judgementOf(running, step, falsePromotion);
}

/** The fold's state: what has been judged so far. */
export interface Running {
  guardrail: PlannedGuardrail;
  state: JudgeState;
  inStep: Arms;
  sideBySide: Arms;
  silent: Judgement['silent'];
  /** Step of the last interval, and when the last process for harm began. */
  at?: number;
  startedAt: number;
}

export function startJudging(guardrail: PlannedGuardrail): Running {
  // Users that count once each are as independent of each other as requests that are declared so.
  const state = startJudge(guardrail.unit === 'interval' ? 'interval' : 'request', guardrail);
  return { guardrail, state, inStep: noArms(), sideBySide: noArms(), silent: { intervals: 0, chance: 1 }, startedAt: 0 };
}

/** One more interval, in place. */
export function judgeOn(running: Running, interval: Interval): void {
  const restart = (begin: (state: JudgeState) => JudgeState) => {
    running.state = begin(running.state);
    running.startedAt = interval.since;
  };
  if (running.at === undefined) running.startedAt = interval.since;
  else if (interval.step !== running.at) {
    running.inStep = noArms();
    restart(startStep);
  } else if (interval.since - running.startedAt >= RESTART) restart(startHour);
  running.at = interval.step;
  add(running.inStep, interval);
  running.silent = silence(running.silent, interval);
  if (interval.exposure < 1) {
    add(running.sideBySide, interval);
    running.state = observe(running.state, interval);
  } else running.state = observeAlone(running.state, interval, mostEvents(running.sideBySide, running.guardrail.margin));
}

/** What the judges hold at `step`, which may have had no interval yet. */
export function judgementOf({ guardrail, state, inStep, sideBySide, silent, at }: Running, step: number, falsePromotion: number): Judgement {
  const here = at === step ? state : startStep(state);
  return {
    guardrail,
    // Ville's inequality bounds the highest that an e-process ever was, so harm once found stays found. Evidence of no harm
    // could be kept the same way; it is asked for now, so that what came after a hold or a pause still counts.
    harm: evidence(harmEvidence(here), here.peak.harm, guardrail.falseRollback),
    noHarm: evidence(noHarmEvidence(here), noHarmEvidence(here), falsePromotion),
    step: at === step ? inStep : noArms(),
    sideBySide,
    silent,
    dispersion: dispersionIndex(state),
  };
}

/**
 * After the last step nobody stands beside the candidate. Its rate is then held against the champion's while both
 * served: the upper end of that rate's interval (Wilson, 95 %) times the margin. Not randomised, so weaker, and the
 * verdict says so; undefined where nothing was seen side by side, or where every rate would be allowed.
 */
export function mostEvents(sideBySide: Arms, margin: number): number | undefined {
  const { events, total } = sideBySide.champion;
  if (total === 0) return undefined;
  const most = margin * wilson(Math.min(events, total), total, 0.95).high;
  return most < 1 ? most : undefined;
}

/**
 * The same bet with the candidate's own requests in place of both arms' events: the exposure is chosen so that the
 * boundary of harm falls on the rate `most`.
 */
function observeAlone(state: JudgeState, { candidate }: Interval, most: number | undefined): JudgeState {
  if (most === undefined || candidate.total === 0) return state;
  const exposure = most / (most + state.tolerate * (1 - most));
  const others = { events: candidate.total - candidate.events, total: candidate.total - candidate.events };
  return { ...observe(state, { candidate: { events: candidate.events, total: candidate.events }, champion: others, exposure }), champion: state.champion };
}

function evidence(logE: number, counts: number, alpha: number): Evidence {
  const limit = Math.log(1 / alpha);
  return { logE, limit, reached: counts >= limit };
}

function silence(before: Judgement['silent'], { candidate, champion, exposure }: Interval): Judgement['silent'] {
  if (candidate.total > 0) return { intervals: 0, chance: 1 };
  if (champion.total === 0) return before;
  return { intervals: before.intervals + 1, chance: before.chance * (1 - exposure) ** champion.total };
}

function noArms(): Arms {
  return { intervals: 0, candidate: { events: 0, total: 0 }, champion: { events: 0, total: 0 } };
}

function add(arms: Arms, { candidate, champion }: Interval): void {
  arms.intervals += 1;
  arms.candidate.events += candidate.events;
  arms.candidate.total += candidate.total;
  arms.champion.events += champion.events;
  arms.champion.total += champion.total;
}
