import { deLong, placements, type Placements } from '../../statistics/delong.ts';
import type { CurveForm, Metric } from '../../statistics/metric.ts';
import { aucScoreInterval, differenceOfIntervals } from '../../statistics/metrics-auc-interval.ts';
import { tango, wilson, type Bounds } from '../../statistics/proportions.ts';
import { studentQuantile } from '../../statistics/student.ts';

/** An interval that needs no resampling, at any level. */
export interface ClosedForm {
  method: string;
  at(level: number): Bounds;
}

/** A proportion (of `n` rows): Wilson's interval; the paired difference of two over the same rows: Tango's. Undefined for any other. */
export function proportionInterval(own: Metric, other: Metric | undefined, rows: Uint32Array | undefined, n: number): (ClosedForm & { n: number }) | undefined {
  if (!own.proportion || (other && !other.proportion)) return undefined;
  let [counted, ownOnly, otherOnly, right] = [0, 0, 0, 0];
  const total = rows?.length ?? n;
  for (let i = 0; i < total; i++) {
    const row = rows ? rows[i]! : i;
    const first = own.proportion.of(row);
    const second = other?.proportion!.of(row);
    // A proportion of other rows in each model (precision) has no pairs.
    if (other && (first === undefined) !== (second === undefined)) return undefined;
    if (first === undefined) continue;
    counted += 1;
    right += first;
    if (second !== undefined && first > second) ownOnly += 1;
    if (second !== undefined && first < second) otherOnly += 1;
  }
  if (!other) return { n: counted, method: 'Wilson score', at: (level) => wilson(right, counted, level) };
  return { n: counted, method: 'Tango score, paired', at: (level) => tango(ownOnly, otherOnly, counted, level) };
}

/** DeLong's interval of ROC AUC, or of a paired difference; Newcombe's score interval where it would have no width. */
export function aucInterval(own: Metric, other: Metric | undefined, rows: Uint32Array | undefined, placed: Placed): ClosedForm {
  const first = placed(own, rows);
  const second = other && placed(other, rows);
  const { value, standardError, degreesOfFreedom } = deLong(first, second);
  if (!(standardError > 0)) {
    const scored = (at: Placements, level: number): Bounds & { value: number } => ({ value: at.auc, ...aucScoreInterval(at.auc, at.positives.length, at.negatives.length, level) });
    return { method: 'Newcombe score', at: (level) => (second ? differenceOfIntervals(scored(first, level), scored(second, level)) : scored(first, level)) };
  }
  const reach = (level: number): number => -studentQuantile((1 - level) / 2, degreesOfFreedom) * standardError;
  if (second) return { method: 'DeLong, paired', at: (level) => around(value, reach(level)) };
  // On the logit the estimate is closer to normal, and the interval stays inside 0 … 1 (Pepe 2003, §5.2).
  const logit = Math.log(value / (1 - value));
  const back = (x: number): number => 1 / (1 + Math.exp(-x));
  const scale = value * (1 - value);
  return {
    method: 'DeLong, logit',
    at(level) {
      const { low, high } = around(logit, reach(level) / scale);
      return { low: back(low), high: back(high) };
    },
  };
}

function around(centre: number, reach: number): Bounds {
  return { low: centre - reach, high: centre + reach };
}

export type Placed = (metric: Metric, rows: Uint32Array | undefined) => Placements;

/** Placements, each made once. */
export function placedOnce(): Placed {
  const known = new Map<Metric, Map<Uint32Array | undefined, Placements>>();
  return (metric, rows) => {
    const byRows = known.get(metric) ?? new Map<Uint32Array | undefined, Placements>();
    known.set(metric, byRows);
    const { labels, scores } = metric.form as CurveForm;
    const found = byRows.get(rows) ?? placements(labels, scores, rows);
    byRows.set(rows, found);
    return found;
  };
}
