import type { BinnedSample, Outside } from '../../statistics/drift-wasserstein.ts';
import { PARTS } from './number-tally.ts';
import type { NumbersProfile } from './profile.ts';

/** A column's counts as distances between samples take them: distances outside of the edges in the values' own unit. */
export function binnedOf(column: NumbersProfile): BinnedSample {
  return { counts: column.counts, below: outsideOf(column, 'below'), above: outsideOf(column, 'above') };
}

export function outsideOf(column: NumbersProfile, side: 'below' | 'above'): Outside {
  const found = column[side];
  if (!found) return { count: 0, distance: 0, distanceSquared: 0 };
  const unit = column.deviation > 0 ? column.deviation : 1;
  return { count: found.count, distance: (Number(found.distance) / PARTS) * unit, distanceSquared: (Number(found.squares) / PARTS) * unit * unit };
}
