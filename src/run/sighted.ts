import type { StageResult } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Sight } from '../rollout/watch.ts';

const OUTCOMES = { calm: 'pass', drained: 'warn', blind: 'error' } as const;

/** One look as a verdict. */
export function resultOf(delivery: Delivery, sight: Sight): StageResult {
  const outcome = OUTCOMES[sight.kind];
  return {
    verdict: {
      schema: 'urn:sluice:verdict:v1',
      stage: 'watch',
      outcome,
      headline: sight.text,
      enforced: true,
      findings: [
        {
          code: sight.kind === 'drained' ? sight.code : `watch-${sight.kind}`,
          outcome,
          rule: 'a candidate has users only while its rollout is alive',
          message: sight.text,
          expected: 'a live lease, or no users on the candidate',
          actual: sight.text,
          fix: outcome === 'pass' ? undefined : 'Look at the last run of the rollout; start it again, or deliver anew.',
          location: delivery.locate(['rollout']),
        },
      ],
      notes: [],
      facts: [],
    },
    inputs: [],
  };
}
