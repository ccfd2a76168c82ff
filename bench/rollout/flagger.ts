// Flagger's rule of a canary, from its documented behaviour (docs.flagger.app: deployment strategies, metrics analysis;
// pkg/controller/scheduler.go and scheduler_metrics.go): at each tick the metric is checked first, and whatever is not within
// its threshold counts, no data too. Failed checks add up over the whole rollout; a passed one raises the weight at once.
import type { Outcome, Rule, Seen } from './rule.ts';

export interface FlaggerOptions {
  /** Greatest share of events that a check passes, e.g. 0.01 for a success rate of at least 99 %. */
  most: number;
  /** Failed checks at which it rolls back. */
  threshold: number;
  /** Weights in per cent, one for each passed check. */
  weights: readonly number[];
}

export function flagger({ most, threshold, weights }: FlaggerOptions): Rule {
  let failed = 0;
  // At weight 0 nothing is checked: the first tick only raises it.
  let at = 0;
  return {
    weight: () => weights[at]!,
    look: ({ candidate }: Seen): Outcome | undefined => {
      if (failed >= threshold) return 'rolled-back';
      const passes = candidate.total > 0 && candidate.events / candidate.total <= most;
      if (!passes) {
        failed += 1;
        return undefined;
      }
      at += 1;
      if (at < weights.length) return undefined;
      at = weights.length - 1;
      return 'promoted';
    },
  };
}
