import { normalQuantile } from './normal.ts';
import type { Rates } from './fairness-rates.ts';

// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask.
const { exp, log, max, min, sqrt } = Math;

/** What each group is compared with: every other group (the widest gap), one of them, or all rows. */
export type Against = { to: 'best' } | { to: 'overall' } | { to: 'reference'; group: number };

/** `difference`: high − low. `ratio`: low / high. */
export type GapForm = 'difference' | 'ratio';

/** Two groups in one kind of rate; `high` has the higher one. A group equal to `Rates.groups` is all rows. */
export interface Pair {
  kind: number;
  high: number;
  low: number;
}

export interface GapInterval {
  low: number;
  high: number;
  /** Of the pair that decides the bound on the harmful side, at the present number of rows. */
  standardError: number;
}

/** Every ordered pair of groups that the comparison is about, in every kind of rate. */
export function pairsOf(rates: Pick<Rates, 'groups' | 'kinds'>, against: Against): Pair[] {
  const pairs: Pair[] = [];
  for (let kind = 0; kind < rates.kinds.length; kind++)
    for (let group = 0; group < rates.groups; group++) {
      if (against.to === 'best') {
        for (let other = 0; other < rates.groups; other++) if (other !== group) pairs.push({ kind, high: group, low: other });
        continue;
      }
      const other = against.to === 'overall' ? rates.groups : against.group;
      if (other !== group) pairs.push({ kind, high: group, low: other }, { kind, high: other, low: group });
    }
  return pairs;
}

/**
 * The widest gap of one model: the greatest difference, or the least ratio, of two groups in any kind of rate. NaN where a rate is
 * undefined or a ratio is 0 / 0.
 */
export function widestGap(rates: Rates, pairs: readonly Pair[], form: GapForm, model: number): { value: number; pair: Pair } {
  let worst: { value: number; pair: Pair } | undefined;
  for (const pair of pairs) {
    const [high, low] = [pair.high, pair.low].map((group) => rates.values[rates.index(pair.kind, group, model)]!) as [number, number];
    const value = form === 'difference' ? high - low : low / high;
    if (Number.isNaN(value)) return { value: NaN, pair };
    if (worst === undefined || (form === 'difference' ? value > worst.value : value < worst.value)) worst = { value, pair };
  }
  return worst!;
}

/**
 * Interval for a model's widest gap, or for the candidate's minus the champion's (difference of gaps, or of ratios).
 *
 * A widest gap is a maximum of absolute values: at 0, where fair models are, its sampling distribution sits on a border and
 * neither a percentile bootstrap nor any two-sided interval covers. So it is taken apart into signed gaps of two groups, each a
 * smooth function of rates: the excess is the maximum over the candidate's gaps of the minimum over the champion's of (candidate's −
 * champion's). Its upper bound is the same maximum over upper bounds (all of them must hold: an intersection–union test, which
 * needs no correction); where a gap has to be picked because it looks widest, the level is divided by the number of gaps that may
 * really be the widest (Bonferroni). A ratio is 1 − gap: alone it is bounded on the log scale, against the champion as it is.
 */
export function gapInterval(rates: Rates, pairs: readonly Pair[], form: GapForm, level: number, againstChampion: boolean): GapInterval {
  const scale: Scale = form === 'difference' ? 'difference' : againstChampion ? 'one minus ratio' : 'log ratio';
  const candidates = pairs.map((pair) => termsOf(rates, pair, scale, 0, 1));
  const champions = againstChampion ? pairs.map((pair) => termsOf(rates, pair, scale, 1, -1)) : [NOTHING];
  const tail = (1 - level) / 2;
  const likeliest = contenders(rates, candidates, 1);
  const championLikeliest = againstChampion ? contenders(rates, champions, -1) : champions;
  const reachUp = -normalQuantile(tail / championLikeliest.length);
  const reachDown = -normalQuantile(tail / likeliest.length);

  let high = { bound: -Infinity, standardError: 0 };
  for (const gap of candidates) {
    let least = { bound: Infinity, standardError: 0 };
    for (const other of championLikeliest) {
      const standardError = errorOf(rates, gap, other);
      const bound = gap.value + other.value + reachUp * standardError;
      if (bound < least.bound) least = { bound, standardError };
    }
    if (least.bound > high.bound) high = least;
  }
  let low = -Infinity;
  for (const gap of likeliest) {
    let least = Infinity;
    for (const other of champions) least = min(least, gap.value + other.value - reachDown * errorOf(rates, gap, other));
    low = max(low, least);
  }
  return onItsScale({ low, high: high.bound, standardError: high.standardError }, scale, againstChampion);
}

function onItsScale({ low, high, standardError }: GapInterval, scale: Scale, relative: boolean): GapInterval {
  switch (scale) {
    case 'difference':
      return { low: relative ? low : max(0, low), high, standardError };
    case 'log ratio':
      return { low: exp(-high), high: exp(-max(0, low)), standardError: exp(-high) * standardError };
    case 'one minus ratio':
      return { low: max(-1, -high), high: min(1, -low), standardError };
  }
}

type Scale = 'difference' | 'log ratio' | 'one minus ratio';

/** A smooth function of rates: its value and its gradient. */
interface Terms {
  value: number;
  at: readonly number[];
  by: readonly number[];
}

const NOTHING: Terms = { value: 0, at: [], by: [] };

function termsOf(rates: Rates, { kind, high, low }: Pair, scale: Scale, model: number, sign: 1 | -1): Terms {
  const at = [rates.index(kind, high, model), rates.index(kind, low, model)];
  const [h, l] = at.map((parameter) => rates.smoothed[parameter]!) as [number, number];
  switch (scale) {
    case 'difference':
      return { value: sign * (h - l), at, by: [sign, -sign] };
    case 'log ratio':
      return { value: sign * log(h / l), at, by: [sign / h, -sign / l] };
    case 'one minus ratio':
      return { value: sign * (1 - l / h), at, by: [(sign * l) / (h * h), -sign / h] };
  }
}

/** Standard error of first + other. */
function errorOf(rates: Rates, first: Terms, other: Terms): number {
  return sqrt(max(0, product(rates, first, first) + 2 * product(rates, first, other) + product(rates, other, other)));
}

function product(rates: Rates, first: Terms, second: Terms): number {
  let sum = 0;
  for (let i = 0; i < first.at.length; i++)
    for (let j = 0; j < second.at.length; j++) sum += first.by[i]! * second.by[j]! * rates.covariance(first.at[i]!, second.at[j]!);
  return sum;
}

/** How far behind the widest a gap may be, in standard errors of the distance, and still be the widest in truth. */
const CONTENDER_REACH = 2.5758293035489004; // two-sided 99 %

/** The gaps of one model that may be its widest, as far as the rows can tell; the one that looks widest first. */
function contenders(rates: Rates, gaps: readonly Terms[], sign: 1 | -1): Terms[] {
  let widest = gaps[0]!;
  for (const gap of gaps) if (sign * gap.value > sign * widest.value) widest = gap;
  const turned = (gap: Terms): Terms => ({ value: -gap.value, at: gap.at, by: gap.by.map((by) => -by) });
  const rest = gaps.filter((gap) => gap !== widest && sign * (widest.value - gap.value) <= CONTENDER_REACH * errorOf(rates, widest, turned(gap)));
  return [widest, ...rest];
}
