import { parseDuration } from '../../core/duration.ts';
import type { Source } from '../../core/data-engine.ts';
import type { Rollout, Source as DeclaredSource } from '../../delivery/spec.ts';

type Signals = NonNullable<Rollout['signals']>;

/** A table whose columns a published schema names; `columns`: what this one calls them, where otherwise. */
export interface NamedColumns {
  source: Source;
  columns: Readonly<Record<string, string | undefined>>;
}

/** A prediction log (schemas/prediction-log.schema.json), and where its labels come later. */
export interface LogSource extends NamedColumns {
  labels?: NamedColumns;
  /** Milliseconds that the log takes to be written. */
  settle: number;
  /** Milliseconds by which the clocks of those who write may be ahead of this one. */
  skew: number;
  /** Whether users who were in the log before the delivery are assigned anew by it. */
  countsReturning: boolean;
}

const SETTLE = '0 s';
const SKEW = '60 s';

/** `source` finds a declared file or table. */
export function logSourceOf(spec: NonNullable<Signals['log']>, labels: Signals['labels'], source: (declared: DeclaredSource, path: string[]) => Source): LogSource {
  return {
    source: growing(spec, ['rollout', 'signals', 'log'], source),
    columns: spec.columns ?? {},
    labels: labels && { source: growing(labels, ['rollout', 'signals', 'labels'], source), columns: labels.columns ?? {} },
    settle: parseDuration(spec.settle ?? SETTLE),
    skew: parseDuration(spec.skew ?? SKEW),
    countsReturning: spec.returning !== 'leave_out',
  };
}

/** Rows are added to it all the time; what is asked of it is always up to a moment that has passed. */
function growing({ files, trino }: { files?: string; trino?: string }, path: string[], source: (declared: DeclaredSource, path: string[]) => Source): Source {
  const found = trino === undefined ? source(files!, [...path, 'files']) : source({ trino }, [...path, 'trino']);
  return { ...found, growing: true };
}
