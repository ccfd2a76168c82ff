import { InputError } from '../../core/problem.ts';
import { count, list } from '../format.ts';

/** Rows that are alike in what the sample is divided by. */
export interface Stratum {
  name: string;
  rows: number;
  /** Spread of what is to be measured, where it is known: more rows go where it is larger (Neyman 1934). Equal where absent. */
  deviation?: number;
}

export interface Allocation {
  name: string;
  rows: number;
  /** Rows to draw. */
  drawn: number;
  /** Rows of the stratum for each that is drawn (Horvitz and Thompson 1952): totals weighted by it are unbiased. */
  weight: number;
}

/**
 * How many rows to draw from each stratum, `rows` in all: at least `minimum` of each (all where it has fewer), the rest in
 * proportion to its rows times its deviation. Rounded by largest remainders, so that the sum is exact. Throws InputError where the
 * minimums alone are more than `rows`.
 */
export function samplingPlan(strata: readonly Stratum[], { rows, minimum = 1 }: { rows: number; minimum?: number }): Allocation[] {
  const own = strata.filter((stratum) => stratum.rows > 0);
  const floors = own.map((stratum) => Math.min(Math.max(1, minimum), stratum.rows));
  const least = floors.reduce((sum, floor) => sum + floor, 0);
  if (own.length === 0) throw InputError.of('sample-empty', 'There are no rows to draw from.', 'Check the file.');
  if (rows < least)
    throw InputError.of(
      'sample-too-small',
      `${count(rows)} rows cannot hold ${count(Math.max(1, minimum))} of each of ${count(own.length)} strata (${list(own.map(({ name }) => name), 5)}): that is ${count(least)} rows, and a stratum without a row has no unbiased total.`,
      'Ask for more rows, for a lower minimum, or divide by fewer columns.',
    );
  const shares = own.map((stratum) => stratum.rows * (stratum.deviation ?? 1));
  const drawn = rounded(scaled(own, floors, shares, Math.min(rows, own.reduce((sum, stratum) => sum + stratum.rows, 0))), floors, own);
  return own.map(({ name, rows: all }, i) => ({ name, rows: all, drawn: drawn[i]!, weight: all / drawn[i]! }));
}

/** Rows in proportion to the shares, none below its floor or above what there is, that sum to `rows`. */
function scaled(strata: readonly Stratum[], floors: readonly number[], shares: readonly number[], rows: number): number[] {
  const at = (scale: number): number[] => strata.map((stratum, i) => Math.min(stratum.rows, Math.max(floors[i]!, scale * shares[i]!)));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  let [low, high] = [0, 1];
  while (sum(at(high)) < rows && high < 2 ** 200) high *= 2;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) < rows) low = middle;
    else high = middle;
  }
  const reached = at(high);
  // Strata without spread take what the others cannot hold.
  let missing = rows - sum(reached);
  for (let i = 0; i < reached.length && missing > 1e-6; i++) {
    const more = Math.min(missing, strata[i]!.rows - reached[i]!);
    reached[i]! += more;
    missing -= more;
  }
  return reached;
}

function rounded(exact: readonly number[], floors: readonly number[], strata: readonly Stratum[]): number[] {
  const whole = exact.map((value, i) => Math.max(floors[i]!, Math.floor(value + 1e-9)));
  const total = Math.round(exact.reduce((sum, value) => sum + value, 0));
  let left = total - whole.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact.map((value, i) => ({ i, remainder: value - whole[i]! })).sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder) {
    if (left <= 0) break;
    if (whole[i]! >= strata[i]!.rows) continue;
    whole[i]! += 1;
    left -= 1;
  }
  return whole;
}
