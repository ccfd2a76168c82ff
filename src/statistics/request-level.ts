import { logSumExp, type IntervalShare, type Side } from './betting.ts';

/**
 * Grid mixture of conditional binomials, for events of requests that are independent of each other. Given that X events
 * happened in both arms, the candidate's are binomial with share ρe^δ/(ρe^δ + 1 − ρ) at log rate ratio δ and exposure ρ
 * (Lindon and Malek, "Anytime-valid inference for multinomial count data", NeurIPS 2022, made one-sided and for exposures
 * that change). The likelihood ratio is monotone, so the boundary stands for its whole side.
 *
 * The grid: 41 midpoints of equal cells on (0, 3τ], τ = 1, from the boundary into the alternative, with half-normal weights.
 */
const POINTS = 41;
const TAU = 1;
const REACH = 3 * TAU;

const DISTANCES = Array.from({ length: POINTS }, (_, j) => (REACH * (j + 0.5)) / POINTS);
const LOG_DENSITIES = DISTANCES.map((distance) => -(distance * distance) / (2 * TAU * TAU));
const GROWTH = { above: DISTANCES.map((distance) => Math.exp(distance)), below: DISTANCES.map((distance) => Math.exp(-distance)) };
const LOG_WEIGHTS = LOG_DENSITIES.map((density) => density - logSumExp(LOG_DENSITIES));

/** Log likelihood ratio of each grid point against the boundary; plain JSON. */
export type LogRatios = number[];

export function startMixture(): LogRatios {
  return DISTANCES.map(() => 0);
}

/** The ratios after one more interval; an interval without events changes nothing. */
export function weigh(ratios: LogRatios, side: Side, { events, of, share }: IntervalShare): LogRatios {
  if (of === 0) return ratios;
  const direction = side === 'above' ? 1 : -1;
  const growth = GROWTH[side];
  const after = new Array<number>(POINTS);
  for (let j = 0; j < POINTS; j++) {
    // θ_j has the boundary's odds times e^δ, so with d = θ₀e^δ + 1 − θ₀: θ_j/θ₀ = e^δ/d and (1 − θ_j)/(1 − θ₀) = 1/d.
    const d = share * growth[j]! + 1 - share;
    after[j] = ratios[j]! + events * direction * DISTANCES[j]! - of * Math.log(d);
  }
  return after;
}

/** log E: the logarithm of the weighted mean of the likelihood ratios. */
export function mixtureEvidence(ratios: LogRatios): number {
  // Without a list in between: this is asked at each interval of each of thousands of simulated rollouts.
  let largest = -Infinity;
  for (let j = 0; j < POINTS; j++) largest = Math.max(largest, ratios[j]! + LOG_WEIGHTS[j]!);
  if (largest === -Infinity) return largest;
  let sum = 0;
  for (let j = 0; j < POINTS; j++) sum += Math.exp(ratios[j]! + LOG_WEIGHTS[j]! - largest);
  return largest + Math.log(sum);
}
