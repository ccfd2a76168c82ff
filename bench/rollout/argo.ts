// Argo Rollouts' background analysis, from its documented behaviour (argo-rollouts.readthedocs.io: analysis and progressive
// delivery; analysis/analysis.go, utils/evaluate/evaluate.go): the ramp goes by the clock, one measurement at each interval,
// and the metric fails once more than `failureLimit` measurements failed. A share of nothing is NaN, which no condition
// passes, so it is a failure. There is no memory of how much was measured.
import type { Outcome, Rule, Seen } from './rule.ts';

export interface ArgoOptions {
  /** Greatest share of events that a measurement passes. */
  most: number;
  failureLimit: number;
  /** Weights in per cent, one for each interval. */
  weights: readonly number[];
}

export function argo({ most, failureLimit, weights }: ArgoOptions): Rule {
  let failed = 0;
  let at = 0;
  return {
    weight: () => weights[at]!,
    look: ({ candidate }: Seen): Outcome | undefined => {
      if (!(candidate.events / candidate.total <= most)) failed += 1;
      if (failed > failureLimit) return 'rolled-back';
      at += 1;
      if (at < weights.length) return undefined;
      at = weights.length - 1;
      return 'promoted';
    },
  };
}
