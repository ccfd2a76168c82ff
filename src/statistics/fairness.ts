import type { GapForm } from './fairness-gaps.ts';
import type { RateKind } from './fairness-rates.ts';

/** A fairness metric: which rates of groups are compared, and how. */
export interface FairnessMetric {
  /** As messages call it. */
  label: string;
  kinds: readonly RateKind[];
  form: GapForm;
  /** Whether answers are yes or no (counted at a threshold), or the scores themselves. */
  answers: 'yes or no' | 'numbers';
  /** Widest and narrowest that it can be. */
  range: readonly [number, number];
}

export type FairnessMetricName = keyof typeof FAIRNESS_METRICS;

const ALWAYS = (): number => 1;
const SELECTED: RateKind = { name: 'selection rate', a: (_, answer) => answer, b: ALWAYS };
const TRUE_POSITIVES: RateKind = { name: 'true positive rate', a: (label, answer) => label * answer, b: (label) => label };
const FALSE_POSITIVES: RateKind = { name: 'false positive rate', a: (label, answer) => (1 - label) * answer, b: (label) => 1 - label };
const PRECISION: RateKind = { name: 'precision', a: (label, answer) => label * answer, b: (_, answer) => answer };
const WRONG: RateKind = { name: 'error rate', a: (label, answer) => (label === answer ? 0 : 1), b: ALWAYS };
const SCORE: RateKind = { name: 'mean score', a: (_, answer) => answer, b: ALWAYS };
const ERROR: RateKind = { name: 'mean error', a: (label, answer) => answer - label, b: ALWAYS };
const ABSOLUTE_ERROR: RateKind = { name: 'mean absolute error', a: (label, answer) => Math.abs(answer - label), b: ALWAYS };

const SHARE = [0, 1] as const;
const FROM_ZERO = [0, Infinity] as const;

/**
 * Names as in fairlearn where it has them, and its values: a difference is greatest − least, a ratio least / greatest, equalized odds
 * the worse of true and false positive rates (agg `worst_case`). `calibration_difference` is the gap between groups of
 * (mean score − share of positives): calibration within groups, in the large.
 */
export const FAIRNESS_METRICS = {
  demographic_parity_difference: { label: 'demographic parity difference', kinds: [SELECTED], form: 'difference', answers: 'yes or no', range: SHARE },
  demographic_parity_ratio: { label: 'demographic parity ratio', kinds: [SELECTED], form: 'ratio', answers: 'yes or no', range: SHARE },
  equal_opportunity_difference: { label: 'equal opportunity difference', kinds: [TRUE_POSITIVES], form: 'difference', answers: 'yes or no', range: SHARE },
  equal_opportunity_ratio: { label: 'equal opportunity ratio', kinds: [TRUE_POSITIVES], form: 'ratio', answers: 'yes or no', range: SHARE },
  equalized_odds_difference: { label: 'equalized odds difference', kinds: [TRUE_POSITIVES, FALSE_POSITIVES], form: 'difference', answers: 'yes or no', range: SHARE },
  equalized_odds_ratio: { label: 'equalized odds ratio', kinds: [TRUE_POSITIVES, FALSE_POSITIVES], form: 'ratio', answers: 'yes or no', range: SHARE },
  predictive_parity_difference: { label: 'predictive parity difference', kinds: [PRECISION], form: 'difference', answers: 'yes or no', range: SHARE },
  predictive_parity_ratio: { label: 'predictive parity ratio', kinds: [PRECISION], form: 'ratio', answers: 'yes or no', range: SHARE },
  calibration_difference: { label: 'calibration difference', kinds: [{ ...ERROR, name: 'mean score minus share of positives' }], form: 'difference', answers: 'numbers', range: [0, 2] },
  error_rate_difference: { label: 'error rate difference', kinds: [WRONG], form: 'difference', answers: 'yes or no', range: SHARE },
  error_rate_ratio: { label: 'error rate ratio', kinds: [WRONG], form: 'ratio', answers: 'yes or no', range: SHARE },
  mean_score_difference: { label: 'mean score difference', kinds: [SCORE], form: 'difference', answers: 'numbers', range: FROM_ZERO },
  mean_error_difference: { label: 'mean error difference', kinds: [ERROR], form: 'difference', answers: 'numbers', range: FROM_ZERO },
  mae_difference: { label: 'mean absolute error difference', kinds: [ABSOLUTE_ERROR], form: 'difference', answers: 'numbers', range: FROM_ZERO },
} as const satisfies Record<string, FairnessMetric>;
