/** Weights are whole numbers from 0 to this: https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref */
export const HEAVIEST = 1_000_000;
/** Whole per cent, tenths, hundredths. The smallest that is exact is taken: some implementations take no weight above 999 or 1000. */
const SUMS = [100, 1000, 10_000];

export type Weights = readonly [number, number];

/** What two weights make of the users of both, in per cent; `[0, 0]` where nobody is served. */
export function sharesOf([first, second]: Weights): [number, number] {
  const sum = first + second;
  return sum === 0 ? [0, 0] : [rounded(first / sum), rounded(second / sum)];
}

/**
 * The two weights that make exactly these shares (per cent): with the sum of those that there are, if it can be, and else with the smallest
 * that can. With `keep` no other sum will do: others share the rule, and would get more or less. Undefined where whole numbers cannot.
 */
export function weightsFor([first, second]: readonly [number, number], now: Weights, keep: boolean): Weights | undefined {
  const before = now[0] + now[1];
  for (const sum of keep ? [before] : [before, ...SUMS]) {
    const [one, two] = [(first / 100) * sum, (second / 100) * sum];
    if (sum > 0 && isWhole(one) && isWhole(two) && Math.max(one, two) <= HEAVIEST) return [Math.round(one), Math.round(two)];
  }
  return undefined;
}

/** The smallest step in per cent, a part of 1 % or a multiple of it, of which every multiple can be made with this sum. */
export function smallestStepOf(sum: number): number {
  return [0.01, 0.02, 0.04, 0.05, 0.1, 0.2, 0.25, 0.4, 0.5, 1, 2, 4, 5, 10, 20, 25, 50].find((step) => isWhole((step / 100) * sum)) ?? 100;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}

/** A third is no decimal; nine places are more than any weight can tell apart. */
function rounded(part: number): number {
  return Math.round(part * 1e11) / 1e9;
}
