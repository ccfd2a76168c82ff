/** Chance beyond which the tail of a distribution is cut off. */
const NEGLIGIBLE = 1e-15;

/**
 * Chances of 0, 1, 2, … successes in independent trials with these probabilities (the Poisson binomial distribution), by adding one
 * trial after the other; the upper tail is cut where it is below 1e-15. O(trials × successes kept).
 */
export function countDistribution(probabilities: readonly number[]): Float64Array {
  let chances = new Float64Array(64);
  chances[0] = 1;
  let top = 0;
  for (const p of probabilities) {
    if (p === 0) continue;
    if (top + 2 > chances.length) {
      const longer = new Float64Array(chances.length * 2);
      longer.set(chances);
      chances = longer;
    }
    for (let k = top + 1; k > 0; k--) chances[k] = chances[k]! * (1 - p) + chances[k - 1]! * p;
    chances[0]! *= 1 - p;
    top += 1;
    while (top > 0 && chances[top]! < NEGLIGIBLE) {
      chances[top] = 0;
      top -= 1;
    }
  }
  return chances.slice(0, top + 1);
}

/** Distribution of the sum of two independent counts. */
export function convolved(first: Float64Array, second: Float64Array): Float64Array {
  const result = new Float64Array(first.length + second.length - 1);
  for (let i = 0; i < first.length; i++) for (let j = 0; j < second.length; j++) result[i + j]! += first[i]! * second[j]!;
  return result;
}
