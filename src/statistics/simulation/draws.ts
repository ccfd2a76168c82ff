import { normalValue, uniform, type Random } from '../random.ts';

/** Beyond this mean a count is drawn as a rounded normal value, whose error is then far below what simulations can see. */
const LARGE = 30;

/** One Poisson value, exact by inversion while its mean is below 30; the rounded normal approximation beyond. */
export function poisson(random: Random, mean: number): number {
  if (mean >= LARGE) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalValue(random)));
  if (!(mean > 0)) return 0;
  const u = uniform(random);
  let chance = Math.exp(-mean);
  let total = chance;
  let value = 0;
  while (u > total && value < 1000) {
    value += 1;
    chance *= mean / value;
    total += chance;
  }
  return value;
}

/** One geometric value on 1, 2, … with this mean. */
export function geometric(random: Random, mean: number): number {
  if (mean <= 1) return 1;
  return 1 + Math.floor(Math.log(1 - uniform(random)) / Math.log(1 - 1 / mean));
}

/** Events that come in clusters: a Poisson number of clusters, each of a geometric size, so many in all that their mean is `mean`. */
export function clustered(random: Random, mean: number, size: number): number {
  if (size <= 1) return poisson(random, mean);
  const clusters = poisson(random, mean / size);
  if (clusters > 10 * LARGE) return Math.max(clusters, Math.round(clusters * size + Math.sqrt(clusters * size * (size - 1)) * normalValue(random)));
  let events = 0;
  for (let cluster = 0; cluster < clusters; cluster += 1) events += geometric(random, size);
  return events;
}
