import type { Fleet } from '../../core/seams.ts';
import type { Fleet as Declared } from '../../delivery/spec.ts';
import { checkSlots } from '../traffic/weights.ts';
import { commandFleet, DEFAULT_SLOTS, type FleetOptions } from './command.ts';
import { digestSource } from './digest.ts';
import { repositoryFleet } from './repository.ts';

/** The fleet that `rollout.fleet` declares: a model repository, or the team's own programs and endpoints. Throws InputError. */
export function openFleet(spec: Declared, options: FleetOptions): Fleet {
  checkSlots(spec.slots ?? DEFAULT_SLOTS);
  const digest = digestSource(spec, options);
  if (spec.repository) return repositoryFleet(spec, spec.repository, options, digest);
  return { ...commandFleet(spec, options), ...(digest && { serving: digest }) };
}
