import { parseDuration } from '../../../core/duration.ts';
import { InputError } from '../../../core/problem.ts';
import type { Clock } from '../../../core/seams.ts';
import type { Cluster } from '../../../kubernetes/cluster.ts';
import type { Roles } from '../roles.ts';
import { checkSlots } from '../weights.ts';

export interface ArgoOptions {
  /** Name of the Rollout. */
  rollout: string;
  /** Where it has no `trafficRouting`: how many pods it has. */
  replicas?: number;
  /** How long the controller may take: `2 minutes`. */
  within?: string;
  slots: readonly string[];
  roles: () => Roles | Promise<Roles>;
  cluster: Cluster;
  clock: Clock;
}

/** The options of one Rollout, checked. */
export interface Argo {
  name: string;
  replicas: number | undefined;
  within: number;
  slots: readonly string[];
  roles: () => Promise<Roles>;
  cluster: Cluster;
  clock: Clock;
}

const WITHIN = '2 minutes';

/** Throws InputError `traffic-servers`. */
export function argoOf({ rollout, replicas, within, slots, roles, cluster, clock }: ArgoOptions): Argo {
  checkSlots(slots);
  if (slots.length !== 2) throw InputError.of('traffic-servers', `There are ${slots.length} slots, and a Rollout has a stable and a canary side.`, 'Name two slots in `rollout.fleet.slots`.');
  return {
    name: rollout, replicas, within: parseDuration(within ?? WITHIN), slots, cluster, clock,
    // The journal that knows roles may be what is away; the marks of the pods say it in all cases but the first.
    roles: async () => Promise.resolve().then(roles).catch((): Roles => ({})),
  };
}
