import type { Metric } from '../../statistics/metric.ts';
import type { Rows } from '../predictions/rows.ts';
import { count } from '../format.ts';

/** Events and non-events that an interval from resampling needs (docs/model-tests.md has what it covers from there on). */
export const FEWEST_EVENTS = 20;

/** Entities, spans of time or queries that clustered resampling needs. */
export const FEWEST_UNITS = 30;

/** What an interval may rest on. */
export interface Basis {
  /** Rows of the rarest kind, or units where those are fewer. */
  size: number;
  /** Why that is too little, and how many rows would be enough at the same rate. */
  undecidable?: { reason: string; needs: number | null };
}

/** How far resampling can be trusted with this metric on these rows. */
export function basisOf(rows: Rows, metric: Metric, slice?: Uint32Array): Basis {
  const n = slice?.length ?? rows.n;
  const events = metric.events?.(slice) ?? n;
  const units = rows.units ? unitsIn(rows, slice) : undefined;
  if (events < FEWEST_EVENTS) {
    const needs = events > 0 ? Math.ceil((n * FEWEST_EVENTS) / events) : null;
    const reason = rows.truth.kind === 'binary' ? binaryReason(rows, metric, slice) : `${count(events)} rows of the rarest kind that ${metric.label} rests on, and an interval needs ${FEWEST_EVENTS}`;
    return { size: events, undecidable: { reason, needs } };
  }
  const { fewestRows = 0 } = metric;
  if (n < fewestRows) return { size: events, undecidable: { reason: `${count(n)} rows, and an interval of ${metric.label} needs ${fewestRows}`, needs: fewestRows } };
  if (units && units.all < FEWEST_UNITS)
    return { size: units.all, undecidable: { reason: `the rows belong to ${units.all} units that are resampled as one, and an interval needs ${FEWEST_UNITS}`, needs: Math.ceil((n * FEWEST_UNITS) / units.all) } };
  if (units && units.rarest < FEWEST_EVENTS)
    return { size: units.rarest, undecidable: { reason: `positive and negative rows stand in ${units.rarest} units at the fewest, and an interval needs ${FEWEST_EVENTS}`, needs: units.rarest > 0 ? Math.ceil((n * FEWEST_EVENTS) / units.rarest) : null } };
  return { size: Math.min(events, units?.rarest ?? events) };
}

function binaryReason(rows: Rows, metric: Metric, slice: Uint32Array | undefined): string {
  if (rows.truth.kind !== 'binary') return '';
  const n = slice?.length ?? rows.n;
  const { labels } = rows.truth;
  const positives = slice ? slice.reduce((sum, row) => sum + labels[row]!, 0) : rows.truth.positives;
  if (Math.min(positives, n - positives) < FEWEST_EVENTS) return `${count(positives)} positive and ${count(n - positives)} negative rows, and an interval needs ${FEWEST_EVENTS} of each`;
  return `${metric.label} rests on ${count(metric.events!(slice))} rows of its rarest kind, and an interval needs ${FEWEST_EVENTS}`;
}

/** How many units the rows belong to; `rarest`: how many hold a positive, or a negative, whichever is fewer (binary). */
function unitsIn({ units, truth, n }: Rows, slice: Uint32Array | undefined): { all: number; rarest: number } {
  const seen = [new Set<number>(), new Set<number>()] as const;
  const labels = truth.kind === 'binary' ? truth.labels : undefined;
  const each = (row: number): void => void seen[labels ? (labels[row] as 0 | 1) : 0].add(units![row]!);
  if (slice) slice.forEach(each);
  else for (let row = 0; row < n; row++) each(row);
  if (!labels) return { all: seen[0].size, rarest: seen[0].size };
  return { all: seen[0].union(seen[1]).size, rarest: Math.min(seen[0].size, seen[1].size) };
}
