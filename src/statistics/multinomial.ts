import { logGamma } from './special.ts';

/** How sharply the Dirichlet prior sits on the expected shares (Lindon and Malek 2022, section 3). */
const CONCENTRATION = 100;

/**
 * log E against "the counts are multinomial with these shares", valid at any look: Dirichlet mixture over other shares, centred on them
 * (Lindon and Malek, "Anytime-valid inference for multinomial count data", NeurIPS 2022, equation 6). `shares` sum to one, all above 0.
 */
export function multinomialEvidence(counts: readonly number[], shares: readonly number[], concentration = CONCENTRATION): number {
  return logMixture(counts, shares, concentration) - counts.reduce((sum, count, i) => sum + count * Math.log(shares[i]!), 0);
}

/**
 * All ratios of two rates that the counts do not refute, at any look with chance `alpha` of missing the truth: `counts` of the first and the
 * second arm, `exposure` of the first. Events must be independent of each other. The ends of (0, ∞) where nothing is refuted.
 */
export function rateRatioInterval(counts: readonly [number, number], exposure: number, alpha: number): { low: number; high: number } {
  const least = logMixture(counts, [exposure, 1 - exposure], CONCENTRATION) + Math.log(alpha);
  const isIn = (theta: number) => counts[0] * Math.log(theta) + counts[1] * Math.log1p(-theta) >= least;
  const centre = Math.min(1 - EDGE, Math.max(EDGE, counts[0] / (counts[0] + counts[1]) || exposure));
  const ratio = (theta: number) => theta / exposure / ((1 - theta) / (1 - exposure));
  return {
    low: counts[0] === 0 ? 0 : ratio(border(isIn, centre, EDGE)),
    high: counts[1] === 0 ? Infinity : ratio(border(isIn, centre, 1 - EDGE)),
  };
}

const EDGE = 1e-12;

/** Where `isIn` ends between a point inside and one outside, by bisection of the log odds. */
function border(isIn: (theta: number) => boolean, inside: number, outside: number): number {
  if (isIn(outside)) return outside;
  let [near, far] = [logit(inside), logit(outside)];
  for (let step = 0; step < 100 && Math.abs(far - near) > 1e-12; step++) {
    const middle = (near + far) / 2;
    if (isIn(1 / (1 + Math.exp(-middle)))) near = middle;
    else far = middle;
  }
  return 1 / (1 + Math.exp(-near));
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}

/** ln B(kρ + x) − ln B(kρ). */
function logMixture(counts: readonly number[], shares: readonly number[], concentration: number): number {
  const prior = shares.map((share) => concentration * share);
  return logBeta(prior.map((each, i) => each + counts[i]!)) - logBeta(prior);
}

function logBeta(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + logGamma(part), 0) - logGamma(parts.reduce((sum, part) => sum + part, 0));
}
