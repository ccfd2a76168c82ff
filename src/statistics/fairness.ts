import { normalQuantile } from './normal.ts';
import type { Defined } from './metrics.ts';

/**
 * How two models answered the rows of one group and one label, counted together so that the pairing is kept. Without a
 * champion, `championOnly` and `both` are 0.
 */
export interface Answers {
  both: number;
  candidateOnly: number;
  championOnly: number;
  neither: number;
}

export interface Group {
  name: string;
  /** Rows whose label is 1, and rows whose label is 0. */
  positives: Answers;
  negatives: Answers;
}

export type Model = 'candidate' | 'champion';
/** `positives`: the true positive rate; `negatives`: the false positive rate. */
export type Rate = 'positives' | 'negatives';

/** One group's rate minus another's, of one model; at least 0 for the order in which it is reported. */
export interface Gap {
  rate: Rate;
  /** Index of the group with the higher rate, and of the one with the lower. */
  high: number;
  low: number;
  value: number;
}

export function sizeOf(answers: Answers): number {
  return answers.both + answers.candidateOnly + answers.championOnly + answers.neither;
}

/** Share of the rows that the model answers with yes; `null` where there is none. */
export function rateOf(group: Group, rate: Rate, model: Model): number | null {
  const answers = group[rate];
  const n = sizeOf(answers);
  if (n === 0) return null;
  return (answers.both + (model === 'candidate' ? answers.candidateOnly : answers.championOnly)) / n;
}

/**
 * Equalized odds difference: the larger of the greatest difference of true positive rates and of false positive rates
 * between two groups (fairlearn's `equalized_odds_difference`, agg `worst_case`). A group without a positive or without
 * a negative row has no rate, and leaves the whole difference undefined.
 */
export function equalizedOddsDifference(groups: readonly Group[], model: Model): Defined & { gap?: Gap } {
  if (groups.length < 2) return { value: null, reason: 'there are fewer than two groups' };
  let worst: Gap | undefined;
  for (const rate of ['positives', 'negatives'] as const) {
    const gap = widestGap(groups, rate, model);
    if (gap === undefined) return { value: null, reason: `a group has no ${rate.slice(0, -1)} row` };
    if (worst === undefined || gap.value > worst.value) worst = gap;
  }
  return { value: worst!.value, gap: worst! };
}

export function widestGap(groups: readonly Group[], rate: Rate, model: Model): Gap | undefined {
  const rates = groups.map((group) => rateOf(group, rate, model));
  if (rates.some((value) => value === null)) return undefined;
  const values = rates as number[];
  const high = values.indexOf(Math.max(...values));
  const low = values.indexOf(Math.min(...values));
  return { rate, high, low, value: values[high]! - values[low]! };
}

export interface GapInterval {
  low: number;
  high: number;
  /** Of the pair of gaps that decides the upper bound, at the present number of rows. */
  standardError: number;
}

/**
 * Interval for the candidate's equalized odds difference, or for its excess over the champion's.
 *
 * A largest gap is a maximum of absolute values: at 0, where fair models are, its sampling distribution sits on a
 * border and neither a percentile bootstrap nor any two-sided interval covers. So it is taken apart into signed gaps,
 * each a plain difference of proportions: the excess is max over the candidate's gaps of min over the champion's gaps
 * of (candidate's − champion's). The upper bound is the same maximum over upper bounds (all of them must hold, so an
 * intersection–union test needs no correction there); where a gap has to be picked because it looks largest, the level is
 * divided by the number of gaps that may really be the largest (Bonferroni).
 *
 * Each signed difference has an adjusted Wald interval: half a row added to each cell of the paired table (Agresti and
 * Caffo 2000; Bonett and Price 2012 for pairs), so that its width is never zero.
 */
export function equalizedOddsInterval(groups: readonly Group[], level: number, against?: 'champion'): GapInterval {
  const candidateGaps = signedGaps(groups.length);
  const championGaps: (Signed | undefined)[] = against ? signedGaps(groups.length) : [undefined];
  const tail = (1 - level) / 2;
  const strata = smoothed(groups);
  const candidateLargest = contenders(strata, candidateGaps, 'candidate');
  const championLargest = against ? contenders(strata, championGaps as Signed[], 'champion') : [undefined];
  const reachUp = -normalQuantile(tail / championLargest.length);
  const reachDown = -normalQuantile(tail / candidateLargest.length);

  let high = { bound: -Infinity, standardError: 0 };
  for (const gap of candidateGaps) {
    let least = { bound: Infinity, standardError: 0 };
    for (const other of championLargest) {
      const { value, standardError } = contrast(strata, gap, other);
      const bound = value + reachUp * standardError;
      if (bound < least.bound) least = { bound, standardError };
    }
    if (least.bound > high.bound) high = least;
  }

  let low = -Infinity;
  for (const gap of candidateLargest) {
    let least = Infinity;
    for (const other of championGaps) {
      const { value, standardError } = contrast(strata, gap, other);
      least = Math.min(least, value - reachDown * standardError);
    }
    low = Math.max(low, least);
  }
  // A gap lies in 0 … 1, an excess in −1 … 1.
  return { low: Math.max(against ? -1 : 0, low), high: Math.min(1, high.bound), standardError: high.standardError };
}

interface Signed {
  rate: Rate;
  plus: number;
  minus: number;
}

/** Probabilities of the four cells, and the number of rows they stand for. */
interface Stratum {
  n: number;
  candidate: number;
  champion: number;
  both: number;
}

type Strata = Record<Rate, Stratum[]>;

function signedGaps(groups: number): Signed[] {
  const gaps: Signed[] = [];
  for (const rate of ['positives', 'negatives'] as const)
    for (let plus = 0; plus < groups; plus++)
      for (let minus = 0; minus < groups; minus++) if (plus !== minus) gaps.push({ rate, plus, minus });
  return gaps;
}

function smoothed(groups: readonly Group[]): Strata {
  const of = (answers: Answers): Stratum => {
    const n = sizeOf(answers) + 2;
    return {
      n,
      candidate: (answers.both + answers.candidateOnly + 1) / n,
      champion: (answers.both + answers.championOnly + 1) / n,
      both: (answers.both + 0.5) / n,
    };
  };
  return { positives: groups.map((g) => of(g.positives)), negatives: groups.map((g) => of(g.negatives)) };
}

/** Value and standard error of the candidate's gap minus the champion's (or of the candidate's alone). */
function contrast(strata: Strata, gap: Signed, other?: Signed): { value: number; standardError: number } {
  return combine(strata, [[gap, 'candidate', 1], ...(other ? ([[other, 'champion', -1]] as const) : [])]);
}

function combine(strata: Strata, terms: readonly (readonly [Signed, Model, number])[]): { value: number; standardError: number } {
  const weights = new Map<Stratum, { candidate: number; champion: number }>();
  for (const [gap, model, sign] of terms)
    for (const [group, weight] of [[gap.plus, sign], [gap.minus, -sign]] as const) {
      const stratum = strata[gap.rate][group]!;
      const held = weights.get(stratum) ?? { candidate: 0, champion: 0 };
      held[model] += weight;
      weights.set(stratum, held);
    }
  let value = 0;
  let variance = 0;
  for (const [stratum, weight] of weights) {
    const { n, candidate, champion, both } = stratum;
    value += weight.candidate * candidate + weight.champion * champion;
    variance +=
      (weight.candidate ** 2 * candidate * (1 - candidate) +
        weight.champion ** 2 * champion * (1 - champion) +
        2 * weight.candidate * weight.champion * (both - candidate * champion)) /
      n;
  }
  return { value, standardError: Math.sqrt(Math.max(0, variance)) };
}

/** How far behind the largest a gap may be, in standard errors of the distance, and still be the largest in truth. */
const CONTENDER_REACH = 2.5758293035489004; // two-sided 99 %

/** The gaps of one model that may be its largest, as far as the rows can tell; the one that looks largest first. */
function contenders(strata: Strata, gaps: readonly Signed[], model: Model): Signed[] {
  const values = gaps.map((gap) => combine(strata, [[gap, model, 1]]).value);
  const largest = gaps[values.indexOf(Math.max(...values))]!;
  const rest = gaps.filter((gap) => {
    if (gap === largest) return false;
    const behind = combine(strata, [[largest, model, 1], [gap, model, -1]]);
    return behind.value <= CONTENDER_REACH * behind.standardError;
  });
  return [largest, ...rest];
}
