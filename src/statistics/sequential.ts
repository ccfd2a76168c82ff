import { bet, bettingEvidence, logSumExp, startBetting, type IntervalShare, type Side } from './betting.ts';
import { mixtureEvidence, startMixture, weigh } from './request-level.ts';

/** `interval`: the default, whatever the dependence inside an interval. `request`: requests are independent of each other. */
export type JudgeKind = 'interval' | 'request';

/** Events out of units (errors out of requests) of one arm in one interval. */
export interface ArmCounts {
  events: number;
  total: number;
}

export interface Interval {
  candidate: ArmCounts;
  champion: ArmCounts;
  /** The candidate's share of all units, as the router was set: strictly between 0 and 1. Never estimated from the counts. */
  exposure: number;
}

/** All that a judge remembers; plain finite JSON, so that it can be kept, resumed and replayed bit for bit. */
export interface JudgeState {
  kind: JudgeKind;
  /** Rate ratio at which harm begins. */
  tolerate: number;
  /** Rate ratio that promotion must rule out. */
  margin: number;
  /** What each span between two starts added to the harm processes, oldest first: process k has seen the spans from k on. */
  harm: number[][];
  /** Of this step alone. */
  noHarm: number[];
  /** Largest evidence so far: over the whole life, and in this step. */
  peak: { harm: number; noHarm: number };
  /** Sums over the champion's intervals, for the dispersion index. */
  champion: { intervals: number; events: number; total: number; squares: number };
}

/** Throws RangeError unless 1 ≤ tolerate < margin. */
export function startJudge(kind: JudgeKind, { tolerate, margin }: { tolerate: number; margin: number }): JudgeState {
  if (!(tolerate >= 1 && margin > tolerate && Number.isFinite(margin)))
    throw new RangeError(`A judge needs 1 ≤ tolerate < margin; given are tolerate ${tolerate} and margin ${margin}.`);
  return {
    kind,
    tolerate,
    margin,
    harm: [FORMS[kind].start()],
    noHarm: FORMS[kind].start(),
    peak: { harm: 0, noHarm: 0 },
    champion: { intervals: 0, events: 0, total: 0, squares: 0 },
  };
}

/**
 * The judge after one more interval. An interval without any event adds no evidence. Throws RangeError on an exposure
 * outside (0, 1) and on counts that are no counts.
 */
export function observe(state: JudgeState, interval: Interval): JudgeState {
  checkInterval(interval);
  const { candidate, champion, exposure } = interval;
  const seen = { ...state, champion: disperse(state.champion, champion) };
  const of = candidate.events + champion.events;
  if (of === 0) return seen;
  const { add } = FORMS[state.kind];
  const against = (ratio: number): IntervalShare => ({ events: candidate.events, of, share: shareAt(exposure, ratio) });
  const harm = [...state.harm.slice(0, -1), add(state.harm.at(-1)!, 'above', against(state.tolerate))];
  const noHarm = add(state.noHarm, 'below', against(state.margin));
  const after = { ...seen, harm, noHarm };
  const peak = { harm: Math.max(state.peak.harm, harmEvidence(after)), noHarm: Math.max(state.peak.noHarm, noHarmEvidence(after)) };
  return { ...after, peak };
}

/** A new step begins: evidence of no harm is gathered afresh (load at 5 % says nothing about load at 100 %). */
export function startStep(state: JudgeState): JudgeState {
  return { ...startHour(state), noHarm: FORMS[state.kind].start(), peak: { ...state.peak, noHarm: 0 } };
}

/** A new hour begins: one more harm process starts, so that good hours cannot be banked against later harm. */
export function startHour(state: JudgeState): JudgeState {
  return { ...state, harm: [...state.harm, FORMS[state.kind].start()] };
}

/**
 * log E for "the candidate's rate is above `tolerate` times the champion's", over the whole life: Σ_k E^(k)/(k(k+1)) over
 * the processes started so far, those not started counting 1. One e-process: at or above ln(1/α) at any look, harm is
 * claimed wrongly with a chance of at most α.
 */
export function harmEvidence(state: JudgeState): number {
  const { evidence } = FORMS[state.kind];
  const terms: number[] = [-Math.log(state.harm.length + 1)];
  let since: number[] | undefined;
  for (let k = state.harm.length; k >= 1; k--) {
    const span = state.harm[k - 1]!;
    since = since === undefined ? span : span.map((value, index) => value + since![index]!);
    terms.push(evidence(since) - Math.log(k * (k + 1)));
  }
  return logSumExp(terms);
}

/** log E, in this step, for "the candidate's rate is below `margin` times the champion's". */
export function noHarmEvidence(state: JudgeState): number {
  return FORMS[state.kind].evidence(state.noHarm);
}

/** Anytime-valid p-value: the smallest 1/E so far, at most 1 (Ville's inequality). */
export function anytimeP(peak: number): number {
  return Math.min(1, Math.exp(-peak));
}

/** The candidate's share of the events where its rate is `ratio` times the champion's: ρr/(ρr + 1 − ρ). */
export function shareAt(exposure: number, ratio: number): number {
  if (!(exposure > 0 && exposure < 1)) throw new RangeError(`An exposure lies strictly between 0 and 1; given is ${exposure}.`);
  return (exposure * ratio) / (exposure * ratio + 1 - exposure);
}

/**
 * Variance of the champion's events per interval against what independent events with one rate would have: about 1 where
 * requests are independent, about the mean size of a cluster where errors come in clusters; a rate that swings over the
 * day raises it too. `undefined` before two intervals and without events. Source: Pearson's χ² over its degrees of freedom.
 */
export function dispersionIndex(state: JudgeState): number | undefined {
  const { intervals, events, total, squares } = state.champion;
  if (intervals < 2 || events === 0 || events === total) return undefined;
  const rate = events / total;
  // Σ (y − λn)²/(λn(1 − λ)) in running sums: (Σ y²/n / λ − Σ y)/(1 − λ).
  return (squares / rate - events) / (1 - rate) / (intervals - 1);
}

interface Form {
  start(): number[];
  add(values: number[], side: Side, share: IntervalShare): number[];
  evidence(values: number[]): number;
}

const FORMS: Record<JudgeKind, Form> = {
  interval: { start: startBetting, add: bet, evidence: bettingEvidence },
  request: { start: startMixture, add: weigh, evidence: mixtureEvidence },
};

/** One process by itself, for a boundary given as a share: what the judge is made of. */
export function formOf(kind: JudgeKind): Form {
  return FORMS[kind];
}

function checkInterval({ candidate, champion, exposure }: Interval): void {
  if (!(exposure > 0 && exposure < 1))
    throw new RangeError(`An interval with one arm alone judges nothing: the exposure must lie strictly between 0 and 1; given is ${exposure}.`);
  for (const [arm, counts] of Object.entries({ candidate, champion })) {
    const { events, total } = counts;
    if (!isCount(events) || !isCount(total))
      throw new RangeError(`The counts of the ${arm} are no counts: ${events} events of ${total}.`);
    if (events > total) throw new RangeError(`The ${arm} has more events (${events}) than units (${total}).`);
  }
}

function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function disperse(sums: JudgeState['champion'], { events, total }: ArmCounts): JudgeState['champion'] {
  if (total === 0) return sums;
  return {
    intervals: sums.intervals + 1,
    events: sums.events + events,
    total: sums.total + total,
    squares: sums.squares + (events * events) / total,
  };
}
