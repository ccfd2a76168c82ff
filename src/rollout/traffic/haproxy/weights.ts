import type { Split } from '../../../core/seams.ts';

/** Runtime weights are whole numbers from 0 to this (management guide, `set weight`). */
export const HEAVIEST = 256;
/** Both slots together, where it can be so: while the sum stays, one slot's weight rises only when the other's falls. */
const SUM = 200;
/** Shares are hundredths of a per cent. */
const PER_CENT = 100;
const ALL = 100 * PER_CENT;

/** Slot -> how many servers it has; each of them weighs the same. */
export type ServerCounts = Record<string, number>;

/** The weight of each server of the two slots that makes exactly this split; undefined where whole numbers cannot. */
export function weightsFor(split: Split, counts: ServerCounts): Record<string, number> | undefined {
  const [one, two] = Object.keys(counts) as [string, string];
  const share = Math.round(split[two]! * PER_CENT);
  if (Math.abs(share - split[two]! * PER_CENT) > 1e-4) return undefined;
  if (share === 0) return { [one]: SUM, [two]: 0 };
  if (share === ALL) return { [one]: 0, [two]: SUM };
  const [first, second] = [(ALL - share) * counts[two]!, share * counts[one]!];
  const divisor = greatestDivisor(first, second);
  const [least, most] = [Math.min(first, second) / divisor, Math.max(first, second) / divisor];
  if (most > HEAVIEST) return undefined;
  const times = Math.max(1, SUM % (least + most) === 0 ? SUM / (least + most) : Math.floor(SUM / (least + most)));
  return { [one]: (first / divisor) * times, [two]: (second / divisor) * times };
}

/** The smallest step in per cent, a part of 1 % or a multiple of it, of which every multiple can be weighed exactly. */
export function smallestStep(counts: ServerCounts): number {
  const [one, two] = Object.keys(counts) as [string, string];
  const exact = (step: number): boolean => {
    for (let share = step; share < ALL; share += step)
      if (!weightsFor({ [one]: (ALL - share) / PER_CENT, [two]: share / PER_CENT }, counts)) return false;
    return true;
  };
  const steps = [1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 400, 500, 1000, 2000, 2500, 5000, ALL];
  return steps.find(exact)! / PER_CENT;
}

/**
 * Which slot is told first. HAProxy takes one command after the other and may send users between two of them, so the state
 * in between must serve everybody, and give neither slot more than the larger of what it had and what it shall have.
 */
export function order(before: Record<string, number>, after: Record<string, number>, counts: ServerCounts): [string, string] {
  const [one, two] = Object.keys(counts) as [string, string];
  const share = (weights: Record<string, number>): number => {
    const [first, second] = [weights[one]! * counts[one]!, weights[two]! * counts[two]!];
    return first + second === 0 ? NaN : second / (first + second);
  };
  const [low, high] = [share(before), share(after)].sort((a, b) => a - b) as [number, number];
  const isBetween = (slot: string): boolean => {
    const middle = share({ ...before, [slot]: after[slot]! });
    return middle >= low - 1e-12 && middle <= high + 1e-12;
  };
  const serves = (slot: string): boolean => !Number.isNaN(share({ ...before, [slot]: after[slot]! }));
  const first = [one, two].find(isBetween) ?? [one, two].find(serves) ?? one;
  return first === one ? [one, two] : [two, one];
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
