import type { Delivery } from '../delivery/delivery.ts';
import { isProbed } from '../delivery/probed.ts';

/** Where the rows without their labels are cut to, in the output folder, where no other job did; gone when the probes are. */
export const PROBE_FEATURES = 'probe-features.parquet';

/**
 * Files and folders, absolute, that probe-model reads beside the release and what predictors need: golden rows, the profile, recorded
 * arrivals, and where servers start. The job that probes has no checkout, so another one packs them.
 */
export function filesOfProbes(delivery: Delivery): string[] {
  const { tests, data } = delivery.spec;
  if (!tests || !isProbed(tests)) return [];
  const { golden, serving } = tests;
  const asked = golden?.ask === 'predictor' ? [golden.file, golden.accepted] : [];
  const arrivals = serving?.load?.arrivals;
  const named = [...asked, data?.profile, typeof arrivals === 'object' ? arrivals.file : undefined, serving?.cwd, serving?.champion?.cwd];
  return named.filter((name) => name !== undefined).map((name) => delivery.resolve(name));
}
