import type { GuardrailKind, Plan, PlannedGuardrail } from '../journal/plan.ts';
import type { OpenDelivery, Seen } from '../journal/state-types.ts';
import { disperse, dispersionIndex, startDispersion, type DispersionSums } from '../statistics/dispersion.ts';
import { harmEvidence, noHarmEvidence, observe, observeHarm, startHour, startJudge, startStep, type JudgeState } from '../statistics/sequential.ts';
import { anchored, type Anchored } from './judges/anchor.ts';
import { classes } from './judges/classes.ts';
import { difference } from './judges/difference.ts';
import { gauge } from './judges/gauge.ts';
import type { Kind, Past } from './judges/kind.ts';
import { pairs } from './judges/pairs.ts';
import { quantile } from './judges/quantile.ts';
import { rate } from './judges/rate.ts';
import { ASSIGNED, mismatchText, sampleRatio } from './judges/sample-ratio.ts';
import { heard, SILENT_CHANCE, SILENT_INTERVALS, type Silence } from './judges/silence.ts';

export { mostEvents } from './judges/rate.ts';
export { SILENT_CHANCE, SILENT_INTERVALS };

/** What the judges hold of one guardrail. Logarithms are natural; evidence counts when it reaches its limit. */
export interface Judgement {
  guardrail: PlannedGuardrail;
  /** Evidence that the candidate is worse than `tolerate` allows, over the delivery's whole life. */
  harm: Evidence;
  /** Evidence, gathered in this step alone, that it is not so bad as the margin. */
  noHarm: Evidence;
  /** Of the step at hand. */
  step: Arms;
  /** The candidate's, 0 to 1, in the last interval. */
  exposure: number;
  /** Of the whole delivery, while both arms had users. */
  sideBySide: Arms;
  /** Intervals, up to now, in which the router fed the candidate, the champion spoke and the candidate did not. */
  silent: { intervals: number; chance: number };
  /** How much the champion's events cluster; undefined where nothing can be said. */
  dispersion: number | undefined;
  /** Why nothing may be concluded from it (units are not divided as the router says): a hold, never harm. */
  invalid?: string;
  /** With delayed labels: why its last word is still to come. */
  pending?: string;
  /** Kind `gauge`: the last figures of both. */
  figures?: { candidate: number; champion: number };
  /** Against the anchor; the last step before all users waits for it. */
  anchor?: Anchored;
  /** Rows that came after they could be counted, units whose label never came, and intervals that were read twice: told, never added. */
  left: { late: number; missing: number; repeated: number };
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

/** Every guardrail of an open delivery; where units are not divided as the router says, none of them says anything. */
export function judgeAll(open: OpenDelivery, plan: Plan): Judgement[] {
  const ratio = sampleRatio(open.observed[ASSIGNED] ?? []);
  const invalid = ratio?.mismatch ? mismatchText(ratio) : undefined;
  return plan.guardrails.map((guardrail) => {
    const observed = open.observed[guardrail.name] ?? [];
    const judgement = judge(guardrail, observed, open.step, plan.falsePromotion);
    const held = heldAgainst(anchored(guardrail, observed, plan.falsePromotion), judgement, isLastGate(plan, open.step));
    return invalid === undefined ? held : { ...held, invalid };
  });
}

/** Small losses that were accepted one by one may have become a large one: then there is no evidence for all users yet. */
function heldAgainst(anchor: Anchored | undefined, judgement: Judgement, isLast: boolean): Judgement {
  if (!anchor) return judgement;
  const { noHarm } = judgement;
  return { ...judgement, anchor, noHarm: { ...noHarm, reached: noHarm.reached && (anchor.cleared || !isLast) } };
}

/** The last step at which both serve and evidence is waited for. */
function isLastGate({ steps, holdBack }: Plan, step: number): boolean {
  return step === steps.length - (holdBack === undefined ? 2 : 3);
}

/**
 * Folds everything that was observed of one guardrail. Pure, so that any tick on any machine, and any auditor of the
 * journal, arrives at the same numbers. `step` is the index of the plan's step that the router is at.
 */
export function judge(guardrail: PlannedGuardrail, observed: readonly Seen[], step: number, falsePromotion: number): Judgement {
  const running = startJudging(guardrail);
  for (const interval of observed) judgeOn(running, interval);
  return judgementOf(running, step, falsePromotion);
}

/** The fold's state, all that is remembered of what was judged so far: plain JSON of a size that does not grow. */
export interface Running {
  guardrail: PlannedGuardrail;
  state: JudgeState;
  past: Past;
  inStep: Arms;
  sideBySide: Arms;
  silent: Silence;
  dispersion: DispersionSums;
  left: Judgement['left'];
  /** Step, exposure and end of the last interval, and when the last process for harm began. */
  at: number | null;
  exposure: number;
  until: number | null;
  startedAt: number;
}

/** Harm is looked for anew every hour, so that good hours cannot hide a later fault. */
const RESTART = 3_600_000;
/** A figure that leaks is far below its limit at first, and each look there is lost: more starts, for it is one look and not a thousand requests. */
const RESTART_OF_FIGURES = 600_000;

const KINDS: Record<GuardrailKind, Kind> = { rate, quantile, mean: difference, classes, pairs, gauge };

function kindOf({ kind = 'rate', absolute }: PlannedGuardrail): Kind {
  return kind === 'rate' && absolute ? difference : KINDS[kind];
}

/** Throws RangeError where nothing lies between what is tolerated and what must be ruled out. */
export function startJudging(guardrail: PlannedGuardrail): Running {
  const { tolerate, margin, absolute } = guardrail;
  if (!(tolerate >= (absolute ? 0 : 1) && margin > tolerate && Number.isFinite(margin)))
    throw new RangeError(`A judge needs ${absolute ? 0 : 1} ≤ tolerate < margin; \`${guardrail.name}\` has tolerate ${tolerate} and margin ${margin}.`);
  const kind = kindOf(guardrail);
  return {
    guardrail, state: startJudge(kind.form(guardrail), kind.shape(guardrail)), past: { champion: { n: 0, sum: 0 } },
    inStep: noArms(), sideBySide: noArms(), silent: { intervals: 0, chance: 1, units: 0, time: 0 }, dispersion: startDispersion(),
    left: { late: 0, missing: 0, repeated: 0 }, at: null, exposure: 0, until: null, startedAt: 0,
  };
}

/**
 * One more interval, in place. What was counted before is not counted again; what came too soon after a raise is not judged. Throws
 * RangeError on an exposure outside 0 to 1 and on counts that are no counts.
 */
export function judgeOn(running: Running, interval: Seen): void {
  checkInterval(interval);
  if (running.until !== null && interval.since < running.until) {
    running.left.repeated += 1;
    return;
  }
  running.until = interval.until;
  running.exposure = interval.exposure;
  begin(running, interval);
  running.left.late += interval.late ?? 0;
  running.left.missing += (interval.missing?.candidate ?? 0) + (interval.missing?.champion ?? 0);
  if (interval.warm) return;
  add(running.inStep, interval);
  running.silent = heard(running.silent, interval, running.guardrail);
  weigh(running, interval);
  remember(running, interval);
}

/** What the judges hold at `step`, which may have had no interval yet. */
export function judgementOf({ guardrail, state, past, inStep, sideBySide, silent, dispersion, left, at, exposure }: Running, step: number, falsePromotion: number): Judgement {
  const here = at === step ? state : startStep(state);
  const noHarm = noHarmEvidence(here);
  const pending = guardrail.labels && at !== step ? `no prediction of this step is ${Math.round(guardrail.labels.after / 3_600_000)} hours old yet, the age at which its label counts.` : undefined;
  return {
    guardrail,
    // Ville's inequality bounds the highest that an e-process ever was, so harm once found stays found. Evidence of no harm
    // could be kept the same way; it is asked for now, so that what came after a hold or a pause still counts.
    harm: evidence(harmEvidence(here), here.peak.harm, guardrail.falseRollback),
    noHarm: promoting(guardrail, evidence(noHarm, noHarm, falsePromotion)),
    step: at === step ? inStep : noArms(),
    exposure,
    sideBySide,
    silent: { intervals: silent.intervals, chance: silent.chance },
    dispersion: dispersionIndex(dispersion),
    left,
    ...(past.gauge && { figures: { candidate: past.gauge.candidate, champion: past.gauge.champion } }),
    ...(pending !== undefined && { pending }),
  };
}

/** New processes where a step or an hour begins. */
function begin(running: Running, { step, since }: Seen): void {
  if (running.at === null) running.startedAt = since;
  else if (step !== running.at) {
    running.inStep = noArms();
    running.state = startStep(running.state);
    running.startedAt = since;
  } else if (since - running.startedAt >= (running.guardrail.kind === 'gauge' ? RESTART_OF_FIGURES : RESTART)) {
    running.state = startHour(running.state);
    running.startedAt = since;
  }
  running.at = step;
}

function weigh(running: Running, interval: Seen): void {
  const { guardrail, past } = running;
  const kind = kindOf(guardrail);
  if (interval.exposure >= 1) {
    const bets = kind.alone(guardrail, interval, past);
    if (bets) running.state = observeHarm(running.state, bets);
  } else if (interval.exposure > 0 || guardrail.kind === 'pairs') {
    add(running.sideBySide, interval);
    const bets = kind.bets(guardrail, interval, past);
    if (bets) running.state = observe(running.state, bets);
  }
}

function remember(running: Running, interval: Seen): void {
  if (interval.exposure >= 1) return;
  const { past, guardrail } = running;
  const { champion } = interval;
  running.dispersion = disperse(running.dispersion, champion);
  const own = kindOf(guardrail).remember?.(guardrail, interval, past);
  running.past = { ...past, champion: { n: past.champion.n + champion.total, sum: past.champion.sum + champion.events }, ...own };
}

function evidence(logE: number, counts: number, alpha: number): Evidence {
  const limit = Math.log(1 / alpha);
  return { logE, limit, reached: counts >= limit };
}

/** What does not count users once, where they stay in their arm, never promotes. */
function promoting({ doubtful }: PlannedGuardrail, found: Evidence): Evidence {
  return doubtful ? { ...found, reached: false } : found;
}

function checkInterval({ candidate, champion, exposure }: Seen): void {
  if (!(exposure >= 0 && exposure <= 1)) throw new RangeError(`An exposure lies between 0 and 1; given is ${exposure}.`);
  for (const [arm, { events, total }] of Object.entries({ candidate, champion })) {
    if (!isCount(events) || !isCount(total)) throw new RangeError(`The counts of the ${arm} are no counts: ${events} events of ${total}.`);
    // Sums of values may pass their number by the rounding of their last digits.
    if (events > total * (1 + ROUNDING)) throw new RangeError(`The ${arm} has more events (${events}) than units (${total}).`);
  }
}

const ROUNDING = 1e-9;

function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function noArms(): Arms {
  return { intervals: 0, candidate: { events: 0, total: 0 }, champion: { events: 0, total: 0 } };
}

function add(arms: Arms, { candidate, champion }: Seen): void {
  arms.intervals += 1;
  arms.candidate.events += candidate.events;
  arms.candidate.total += candidate.total;
  arms.champion.events += champion.events;
  arms.champion.total += champion.total;
}
