import { total } from '../../statistics/drift.ts';
import { ksBounds, totalVariationBounds, type DistanceBounds } from '../../statistics/drift-bounds.ts';
import { jensenShannonBounds, stabilityBounds } from '../../statistics/drift-divergence.ts';
import { wassersteinBounds, type BinnedSample, type Outside } from '../../statistics/drift-wasserstein.ts';
import { binnedOf } from '../profile/outside.ts';
import type { NumbersProfile } from '../profile/profile.ts';
import { fineBins, quartileRange, shareBins, type Pair } from './bins.ts';
import { DEFAULT_LIMITS, type Measure } from './questions.ts';

/** One distance with its bounds, and the rows from which on equality would probably be shown. */
export interface Effect extends DistanceBounds {
  measure: Measure;
  /** Taken from bins: the unbinned distance of the two tables lies between these. */
  binned?: { low: number; high: number };
  /** As measured, with what noise alone adds to it. */
  raw?: number;
}

/** No bins can say more of the values inside them than that the distance is at least the binned one. */
const GREATEST: Record<Measure, number> = { total_variation: 1, jensen_shannon: Math.sqrt(Math.LN2), ks: 1, psi: Infinity, wasserstein_std: Infinity, wasserstein_iqr: Infinity };

export type LimitOf = (measure: Measure) => number;

/** All effects between two columns of numbers that have a unit. */
export function numberEffects(reference: NumbersProfile, current: NumbersProfile, z: number, limitOf: LimitOf = defaultLimit): Effect[] {
  const shares = shareBins(reference, current);
  return [...wassersteinEffects(reference, current, z, limitOf), ksEffect(reference, current, z, limitOf), ...shareEffects(shares, shares, z, limitOf).map((effect) => ({ ...effect, binned: { low: effect.raw ?? effect.estimate, high: GREATEST[effect.measure] } }))];
}

/** All effects between shares of the same bins; `rareJoined` for those that rare bins would make unsafe. */
export function shareEffects(shares: Pair, rareJoined: Pair, z: number, limitOf: LimitOf = defaultLimit): Effect[] {
  return [
    { measure: 'jensen_shannon', ...jensenShannonBounds(rareJoined.reference, rareJoined.current, z, limitOf('jensen_shannon')) },
    { measure: 'psi', ...stabilityBounds(rareJoined.reference, rareJoined.current, z, limitOf('psi')) },
    { measure: 'total_variation', ...totalVariationBounds(shares.reference, shares.current, z, limitOf('total_variation')) },
  ];
}

function defaultLimit(measure: Measure): number {
  return DEFAULT_LIMITS[measure];
}

function wassersteinEffects(reference: NumbersProfile, current: NumbersProfile, z: number, limitOf: LimitOf): Effect[] {
  const units = { wasserstein_std: reference.deviation, wasserstein_iqr: quartileRange(reference) } as const;
  // Between whole numbers that follow each other there is none: the distance is then exact.
  const step = reference.type === 'integer' && current.type === 'integer' ? 1 : 0;
  return (Object.entries(units) as [keyof typeof units, number][]).flatMap(([measure, unit]) => {
    if (!(unit > 0)) return [];
    const found = wassersteinBounds(reference.edges, reference.lows, sampleOf(reference), sampleOf(current), z, limitOf(measure) * unit, step);
    const over = (value: number) => value / unit;
    return [{ measure, estimate: over(found.estimate), low: over(found.low), high: over(found.high), needed: found.needed, binned: { low: over(found.exactLow), high: over(found.exactHigh) } }];
  });
}

/** A square too large to be counted was counted as less, which Cauchy and Schwarz tell: then Σd² is taken at its most, (Σd)². */
function sampleOf(profile: NumbersProfile): BinnedSample {
  const sample = binnedOf(profile);
  const whole = (side: Outside): Outside => (side.distanceSquared * side.count < side.distance ** 2 * (1 - 1e-6) ? { ...side, distanceSquared: side.distance ** 2 } : side);
  return { ...sample, below: whole(sample.below), above: whole(sample.above) };
}

function ksEffect(reference: NumbersProfile, current: NumbersProfile, z: number, limitOf: LimitOf): Effect {
  const bins = fineBins(reference, current);
  const bounds = ksBounds(bins.reference, bins.current, z, limitOf('ks'));
  return { measure: 'ks', ...bounds, binned: { low: bounds.estimate, high: Math.max(bounds.estimate, highestKs(reference, bins)) } };
}

/** Inside a bin both distribution functions may lie anywhere between their values at its ends. */
function highestKs({ lows, edges }: NumbersProfile, { reference, current }: Pair): number {
  const [m, n] = [total(reference), total(current)];
  let [f, g, highest] = [0, 0, 0];
  for (const [bin, count] of reference.entries()) {
    const [fNext, gNext] = [f + count / m, g + current[bin]! / n];
    // Where the reference has one value only, its own function stays until there.
    const single = bin > 0 && bin <= edges.length && lows[bin - 1] === edges[bin - 1];
    highest = Math.max(highest, single ? Math.max(Math.abs(f - g), Math.abs(f - gNext)) : Math.max(fNext - g, gNext - f));
    [f, g] = [fNext, gNext];
  }
  return Math.min(1, highest);
}
