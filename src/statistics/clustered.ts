import { studentQuantile } from './student.ts';
import { normalQuantile } from './normal.ts';

/** Events among trials in one cluster: one block or one quartet of a load test. */
export interface Cluster {
  events: number;
  n: number;
}

/**
 * How many independent trials the clusters are worth for the share of their events. Trials of one cluster may resemble each other, so
 * the variance between clusters (linearised ratio; Cochran 1977, §3.12) is set against the binomial one: n over their ratio, and less
 * for having few clusters to learn that from (t against normal quantile; Korn and Graubard 1998, Survey Methodology 24:193). Never
 * more than n; n itself where clusters differ no more than chance would have them, or where there are no events to tell it by.
 */
export function effectiveTrials(clusters: readonly Cluster[], level: number): number {
  const n = clusters.reduce((sum, cluster) => sum + cluster.n, 0);
  const events = clusters.reduce((sum, cluster) => sum + cluster.events, 0);
  const m = clusters.length;
  if (m < 2 || events === 0 || events === n) return n;
  const share = events / n;
  const squares = clusters.reduce((sum, cluster) => sum + (cluster.events - share * cluster.n) ** 2, 0);
  const designEffect = ((m / (m - 1)) * squares) / (n * share * (1 - share));
  if (designEffect <= 1) return n;
  const few = normalQuantile(level) / studentQuantile(level, m - 1);
  return (n / designEffect) * few * few;
}
