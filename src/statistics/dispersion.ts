/** Sums over one arm's intervals; plain JSON. */
export interface DispersionSums {
  intervals: number;
  events: number;
  total: number;
  squares: number;
}

export function startDispersion(): DispersionSums {
  return { intervals: 0, events: 0, total: 0, squares: 0 };
}

export function disperse(sums: DispersionSums, { events, total }: { events: number; total: number }): DispersionSums {
  if (total === 0) return sums;
  return { intervals: sums.intervals + 1, events: sums.events + events, total: sums.total + total, squares: sums.squares + (events * events) / total };
}

/**
 * Variance of the arm's events per interval against what independent events with one rate would have: about 1 where
 * requests are independent, about the mean size of a cluster where errors come in clusters; a rate that swings over the
 * day raises it too. `undefined` before two intervals and without events. Source: Pearson's χ² over its degrees of freedom.
 */
export function dispersionIndex({ intervals, events, total, squares }: DispersionSums): number | undefined {
  if (intervals < 2 || events === 0 || events === total) return undefined;
  const rate = events / total;
  // Σ (y − λn)²/(λn(1 − λ)) in running sums: (Σ y²/n / λ − Σ y)/(1 − λ).
  return (squares / rate - events) / (1 - rate) / (intervals - 1);
}
