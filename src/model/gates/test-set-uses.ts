/**
 * Confidence level for the k-th judgement on one test set, so that all of them together keep the declared error rate:
 * the k-th may err with α / (k (k + 1)), and these sum to α over all k ≥ 1 (alpha spending; see docs/model-tests.md).
 * The first use of a counted test set therefore already spends only half of α.
 */
export function levelForUse(use: number, level: number): number {
  if (!Number.isInteger(use) || use < 1) throw new RangeError(`A use of a test set is counted from 1, not ${use}.`);
  return 1 - (1 - level) / (use * (use + 1));
}
