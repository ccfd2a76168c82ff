/** How p-values of many questions are adjusted: family-wise, or the false discovery rate. */
export type Correction = 'holm' | 'bh' | 'by';

/** Adjusted p-values in the order of the values, as R's `p.adjust` gives them. */
export function adjusted(values: readonly number[], correction: Correction): number[] {
  switch (correction) {
    case 'holm':
      return holm(values);
    case 'bh':
      return stepUp(values, 1);
    case 'by':
      return stepUp(values, harmonic(values.length));
  }
}

/** Holm's step-down adjustment (Holm 1979): family-wise, whatever their dependence. */
export function holm(values: readonly number[]): number[] {
  const result = new Array<number>(values.length);
  let largest = 0;
  for (const [rank, index] of rising(values).entries()) {
    largest = Math.max(largest, Math.min(1, values[index]! * (values.length - rank)));
    result[index] = largest;
  }
  return result;
}

/** Benjamini and Hochberg 1995 for `factor` 1 (positive dependence), Benjamini and Yekutieli 2001 for Σ 1/i (any dependence). */
function stepUp(values: readonly number[], factor: number): number[] {
  const result = new Array<number>(values.length);
  let least = 1;
  for (const [rank, index] of [...rising(values).entries()].reverse()) {
    least = Math.min(least, (factor * values.length * values[index]!) / (rank + 1));
    result[index] = least;
  }
  return result;
}

function rising(values: readonly number[]): number[] {
  return values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
}

function harmonic(n: number): number {
  let sum = 0;
  for (let i = n; i >= 1; i--) sum += 1 / i;
  return sum;
}
