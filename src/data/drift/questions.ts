import type { DriftLimit } from '../../delivery/spec.ts';
import type { ColumnProfile } from '../profile/profile.ts';
import { quartileRange } from './bins.ts';

/** Effects, each of which may be a column's limit; as the delivery file names them. */
export const MEASURES = ['wasserstein_std', 'wasserstein_iqr', 'ks', 'jensen_shannon', 'psi', 'total_variation'] as const;
export type Measure = (typeof MEASURES)[number];

export const DEFAULT_LIMITS: Readonly<Record<Measure, number>> = { wasserstein_std: 0.1, wasserstein_iqr: 0.1, ks: 0.1, jensen_shannon: 0.1, psi: 0.1, total_variation: 0.1 };

/** Limits of drift as `data.drift.limits` and `data.stability.limits` have them. */
export interface DriftLimits {
  default?: DriftLimit;
  columns?: Record<string, DriftLimit | 'off'>;
}

/** What is asked of one column: how its distance is measured, and how far it may go. */
export interface DriftQuestion {
  column: string;
  profile: ColumnProfile;
  measure: Measure;
  limit: number;
  /** Limit of the total variation over {value, null, NaN, −∞, +∞}, asked beside a distance between numbers. */
  kindsLimit: number;
  /** The measure that was asked for, where training leaves it without a unit: a constant has no standard deviation. */
  instead?: Measure;
}

/**
 * The questions of a column: its own limit, else the default of its kind. Each effect that is named is a question, but for total variation
 * beside another one: of numbers, that is the limit for null, NaN and infinity.
 */
export function questionsOf(column: string, profile: ColumnProfile, { default: fallback, columns }: DriftLimits = {}): DriftQuestion[] {
  const found = Object.entries(columns ?? {}).find(([name]) => name.toLowerCase() === column.toLowerCase())?.[1];
  const own = found === 'off' ? undefined : found;
  const kind = profile.kind === 'numbers' ? 'numbers' : 'categories';
  const named = [limitsIn(own, kind), limitsIn(fallback, kind)].map((limits) => MEASURES.filter((measure) => limits[measure] !== undefined && fits(measure, profile)));
  const limitOf = (measure: Measure) => limitsIn(own, kind)[measure] ?? limitsIn(fallback, kind)[measure] ?? limitsIn(fallback, 'categories')[measure] ?? DEFAULT_LIMITS[measure];
  const kindsLimit = limitsIn(own, kind).total_variation ?? limitsIn(own, 'categories').total_variation ?? limitsIn(fallback, 'categories').total_variation ?? DEFAULT_LIMITS.total_variation;
  if (profile.kind === 'presence') return [{ column, profile, measure: 'total_variation', limit: kindsLimit, kindsLimit }];
  const chosen = named.find((measures) => measures.length > 0) ?? [kind === 'numbers' ? 'wasserstein_std' : 'total_variation'];
  const asked = kind === 'numbers' && chosen.length > 1 ? chosen.filter((measure) => measure !== 'total_variation') : chosen;
  const questions = asked.map((measure): DriftQuestion =>
    hasUnit(measure, profile) ? { column, profile, measure, limit: limitOf(measure), kindsLimit } : { column, profile, measure: 'total_variation', limit: kindsLimit, kindsLimit, instead: measure },
  );
  return questions.filter(({ measure }, index) => questions.findIndex((other) => other.measure === measure) === index);
}

/** How many bounds are asked for in all: those of numbers have one more, for how often they are missing. */
export function boundsAsked(questions: readonly DriftQuestion[]): number {
  return questions.reduce((sum, question) => sum + (hasKinds(question) ? 2 : 1), 0);
}

/** Whether a distance between numbers says nothing of null, NaN and infinity, which are then asked beside it. */
export function hasKinds({ profile, measure }: DriftQuestion): boolean {
  return profile.kind === 'numbers' && ['wasserstein_std', 'wasserstein_iqr', 'ks'].includes(measure);
}

function limitsIn(limit: DriftLimit | undefined, kind: 'numbers' | 'categories'): Partial<Record<Measure, number>> {
  const { numbers: _numbers, categories: _categories, ...flat } = limit ?? {};
  return { ...flat, ...limit?.[kind] };
}

/** Only shares can be compared of categories. */
function fits(measure: Measure, profile: ColumnProfile): boolean {
  return profile.kind === 'numbers' || ['total_variation', 'jensen_shannon', 'psi'].includes(measure);
}

function hasUnit(measure: Measure, profile: ColumnProfile): boolean {
  if (profile.kind !== 'numbers') return true;
  if (measure === 'wasserstein_std') return profile.deviation > 0;
  if (measure === 'wasserstein_iqr') return quartileRange(profile) > 0;
  return measure !== 'ks' || profile.edges.length > 0;
}
