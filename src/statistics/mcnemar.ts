import { chiSquaredTail, logGamma } from './special.ts';

/** Whether two models err alike, from the pairs on which one alone is right. All p-values are two-sided. */
export interface McNemar {
  /** Binomial: 2 · P(X ≤ the smaller count), at most 1. */
  exact: number;
  /** The exact one less the probability of the very counts that were seen (Fagerland, Lydersen and Laake 2013): the one to read. */
  midP: number;
  /** McNemar's χ² without a correction, one degree of freedom; 1 where no pair differs. */
  asymptotic: number;
}

/** McNemar (1947, Psychometrika 12:153). `firstOnly` and `secondOnly` are whole numbers, 0 or more. */
export function mcnemar(firstOnly: number, secondOnly: number): McNemar {
  const n = firstOnly + secondOnly;
  if (n === 0) return { exact: 1, midP: 1, asymptotic: 1 };
  const smaller = Math.min(firstOnly, secondOnly);
  let tail = 0;
  for (let k = smaller; k >= 0; k--) {
    const chance = binomialHalf(k, n);
    tail += chance;
    if (chance < tail * 1e-18) break;
  }
  const seen = binomialHalf(smaller, n);
  const isEven = firstOnly === secondOnly;
  return {
    exact: Math.min(1, 2 * tail),
    midP: isEven ? 1 - seen / 2 : 2 * tail - seen,
    asymptotic: chiSquaredTail((firstOnly - secondOnly) ** 2 / n, 1),
  };
}

/** P(X = k) of n fair coins. */
function binomialHalf(k: number, n: number): number {
  return Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) - n * Math.LN2);
}
