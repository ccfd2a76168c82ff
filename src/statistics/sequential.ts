import { bet, bettingEvidence, logSumExp, startBetting, type IntervalShare, type Side } from './betting.ts';
import { mixtureEvidence, startMixture, weigh } from './request-level.ts';

/** `interval`: the default, whatever the dependence inside an interval. `request`: units are independent of each other. */
export type JudgeKind = 'interval' | 'request';

/** One interval as a bet: `events` (or mass) of the candidate out of `of`, and the `share` that lies at the boundary of what is to be refuted. */
export interface Bet extends IntervalShare {
  side: Side;
}

/**
 * What one interval says. `harm`: every stream asks the same question in another way, and their mean is the evidence. `noHarm`: each
 * group must answer by itself, as the mean of its streams; the least of them is the evidence.
 */
export interface Bets {
  harm: readonly Bet[];
  noHarm: readonly (readonly Bet[])[];
}

/** How many streams there are. */
export interface Shape {
  harm: number;
  noHarm: readonly number[];
}

/** All that a judge remembers; plain finite JSON of a size that does not grow, so that it can be kept, resumed and replayed bit for bit. */
export interface JudgeState {
  kind: JudgeKind;
  /** How many processes for harm have been started. */
  started: number;
  /** What the processes that have not been started weigh together: each of them stands at 1. */
  unstarted: number;
  /** By stream and bet: log Σ_k w_k W_k over the started processes k, for one bet multiplies them all by the same factor. */
  harm: number[][];
  /** By group, stream and bet: log wealth, of this step alone. */
  noHarm: number[][][];
  /** Largest evidence so far: over the whole life, and in this step. */
  peak: { harm: number; noHarm: number };
}

export function startJudge(kind: JudgeKind, { harm, noHarm }: Shape): JudgeState {
  const { start } = FORMS[kind];
  const first = start().map((log) => log + Math.log(FIRST));
  return {
    kind,
    started: 1,
    unstarted: 1 - FIRST,
    harm: Array.from({ length: harm }, () => [...first]),
    noHarm: noHarm.map((streams) => Array.from({ length: streams }, start)),
    peak: { harm: 0, noHarm: 0 },
  };
}

/** The judge after one more interval. A bet on nothing (`of` 0) changes nothing. */
export function observe(state: JudgeState, bets: Bets): JudgeState {
  const { add } = FORMS[state.kind];
  const after = {
    ...state,
    harm: state.harm.map((stream, i) => add(stream, bets.harm[i]!.side, bets.harm[i]!)),
    noHarm: state.noHarm.map((group, j) => group.map((stream, i) => add(stream, bets.noHarm[j]![i]!.side, bets.noHarm[j]![i]!))),
  };
  return { ...after, peak: { harm: Math.max(state.peak.harm, harmEvidence(after)), noHarm: Math.max(state.peak.noHarm, noHarmEvidence(after)) } };
}

/** The same with evidence of harm alone. */
export function observeHarm(state: JudgeState, bets: readonly Bet[]): JudgeState {
  const { add } = FORMS[state.kind];
  const after = { ...state, harm: state.harm.map((stream, i) => add(stream, bets[i]!.side, bets[i]!)) };
  return { ...after, peak: { ...state.peak, harm: Math.max(state.peak.harm, harmEvidence(after)) } };
}

/** A new step begins: evidence of no harm is gathered afresh (load at 5 % says nothing about load at 100 %). */
export function startStep(state: JudgeState): JudgeState {
  const { start } = FORMS[state.kind];
  return { ...startHour(state), noHarm: state.noHarm.map((group) => group.map(() => start())), peak: { ...state.peak, noHarm: 0 } };
}

/** A new hour begins: one more harm process starts, so that good hours cannot be banked against later harm. */
export function startHour(state: JudgeState): JudgeState {
  const started = state.started + 1;
  const weight = weightOf(started);
  const fresh = Math.log(weight);
  return { ...state, started, unstarted: state.unstarted - weight, harm: state.harm.map((stream) => stream.map((log) => addLogs(log, fresh))) };
}

/**
 * How much process k weighs. All of them sum to one, so their mixture is one e-process. The first weighs most, for most faults are there
 * from the beginning; the rest fall so slowly that a fault after a good day still finds a process that is worth something.
 */
export function weightOf(k: number): number {
  return k === 1 ? FIRST : ((1 - FIRST) * k ** -TAIL) / TAIL_SUM;
}

const FIRST = 2 / 3;
const TAIL = 1.3;
/** ζ(1.3) − 1, from above. */
const TAIL_SUM = 2.9319493;

/**
 * log E for harm, over the whole life: Σ_k w_k E^(k) over the processes started so far, those not started counting 1.
 * One e-process: at or above ln(1/α) at any look, harm is claimed wrongly with a chance of at most α.
 */
export function harmEvidence({ kind, harm, unstarted }: JudgeState): number {
  return addLogs(meanOf(harm, FORMS[kind].evidence), Math.log(unstarted));
}

/** log E, in this step, for no harm. */
export function noHarmEvidence({ kind, noHarm }: JudgeState): number {
  return Math.min(...noHarm.map((group) => meanOf(group, FORMS[kind].evidence)));
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

function meanOf(streams: readonly number[][], evidence: (values: number[]) => number): number {
  if (streams.length === 1) return evidence(streams[0]!);
  return logSumExp(streams.map(evidence)) - Math.log(streams.length);
}

function addLogs(a: number, b: number): number {
  const largest = Math.max(a, b);
  return largest === -Infinity ? largest : largest + Math.log1p(Math.exp(-Math.abs(a - b)));
}
