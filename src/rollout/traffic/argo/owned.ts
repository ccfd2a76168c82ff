import type { KubeObject } from '../../../kubernetes/cluster.ts';
import type { Owned } from '../../../kubernetes/writers.ts';
import { ROLLOUTS } from './sight.ts';

/** What Sluice writes of a Rollout in its spec. Steps are a list that belongs whole to whoever wrote it last; shares stand in the status, which no tool keeps. */
export function owned({ spec }: KubeObject): Owned {
  const template = spec?.workloadRef === undefined;
  return {
    resource: ROLLOUTS,
    fields: [['spec', 'strategy', 'canary', 'steps'], ...(template ? [['spec', 'template', 'metadata', 'annotations', 'sluice/release']] : [])],
    jq: ['.spec.strategy.canary.steps', ...(template ? ['.spec.template'] : [])],
    atomic: true,
  };
}
