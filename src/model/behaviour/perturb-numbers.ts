import { normalValue, uniform, type Random } from '../../statistics/random.ts';
import type { ColumnFacts } from './column-facts.ts';

/** Each answers another number, or undefined where this one cannot be changed so. */

/** Normal noise with a standard deviation of `size` interquartile ranges. A whole number that rounds to itself stays out. */
export function noisy(value: number, { iqr, integer }: ColumnFacts, size: number, random: Random): number | undefined {
  const noise = size * iqr * normalValue(random);
  if (!(Math.abs(noise) > 0)) return undefined;
  return changed(value, integer ? Math.round(value + noise) : value + noise);
}

/** As a value in another unit: grams for kilograms, inches for centimetres. 0 is 0 in every unit. */
export function inOtherUnit(value: number, { integer }: ColumnFacts, factor: number): number | undefined {
  return changed(value, integer && Number.isInteger(factor) ? Math.round(value * factor) : value * factor);
}

/** Beyond the least or the greatest value by up to the width of the range. */
export function outOfRange({ low, high, integer }: ColumnFacts, random: Random): number | undefined {
  if (!(high >= low)) return undefined;
  const width = Math.max(high - low, 1);
  const beyond = width * (0.1 + 0.9 * uniform(random));
  const value = uniform(random) < 0.5 ? low - beyond : high + beyond;
  return integer ? (value < low ? Math.floor(value) : Math.ceil(value)) : value;
}

/** The ends of what 32 bits hold for whole numbers, a million billion for others: what an overflow or a sentinel looks like. */
const EXTREME_INTEGERS = [2_147_483_647, -2_147_483_648, 999_999_999, -999_999_999];
const EXTREME_NUMBERS = [1e15, -1e15, 1e9, -1e9];

export function extreme({ integer }: ColumnFacts, random: Random): number {
  const values = integer ? EXTREME_INTEGERS : EXTREME_NUMBERS;
  return values[Math.floor(uniform(random) * values.length)]!;
}

function changed(before: number, after: number): number | undefined {
  return after === before || !Number.isFinite(after) ? undefined : after;
}
