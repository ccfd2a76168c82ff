import { parseDuration } from '../../core/duration.ts';
import { InputError } from '../../core/problem.ts';
import type { GaugeSource, Guardrail, HistogramSource, MeanSource, PairsSource, RateSource, Rollout, SharesSource } from '../../delivery/spec.ts';
import { segmentsOf, type Segment } from './segments.ts';

export type Provider = 'log' | 'prometheus' | 'http' | 'kubernetes';

/** A text in place of a source is the selector or PromQL that it would name. */
type Named<S> = Exclude<S, string>;

/** What is read, and where: the kind of a guardrail with its source. */
export type Asked =
  | { kind: 'rate'; source: RateSource }
  | { kind: 'quantile'; source: Named<HistogramSource> }
  | { kind: 'mean'; source: MeanSource }
  | { kind: 'classes'; source: SharesSource }
  | { kind: 'pairs'; source: PairsSource }
  | { kind: 'gauge'; source: Named<GaugeSource> };

/** One series of readings: a guardrail, or one slice of it. */
export type Measure = Asked & {
  name: string;
  /** Of the guardrail in the delivery file. */
  declared: string;
  provider: Provider;
  segment?: Segment;
  /** Each user counts once, so long (milliseconds) after the first request. */
  countedAfter?: number;
  /** Judged with the labels of this age (milliseconds); `explored` is a column that is true where chance decided. */
  labels?: { after: number; explored?: string };
  /** No value lies outside. */
  bounds?: readonly [number, number];
};

const COUNTED_AFTER = '1 hour';

/** Every measure of a guardrail: of all users first, then of each slice. */
export function measuresOf(guardrail: Guardrail, assignment?: Rollout['assignment']): Measure[] {
  const asked = askedOf(guardrail);
  const { labels, bounds } = guardrail;
  const rest = {
    ...asked,
    declared: guardrail.name,
    provider: providerOf(asked),
    countedAfter: countsUsers(guardrail, assignment) ? parseDuration(guardrail.rate?.counted_after ?? COUNTED_AFTER) : undefined,
    labels: labels && { after: parseDuration(labels.after), explored: labels.explored },
    bounds: bounds as [number, number] | undefined,
  };
  return segmentsOf(guardrail).map((slice) => ({ ...rest, ...slice }));
}

/**
 * Whether each user counts once: only a log, which names them, can do that. Under `assignment: user` everything else sees users
 * who differ from each other as a difference of the models, however good its numbers are.
 */
export function countsUsers(guardrail: Guardrail, assignment?: Rollout['assignment']): boolean {
  const isUser = guardrail.unit === undefined ? assignment === 'user' : guardrail.unit === 'user';
  return isUser && guardrail.rate !== undefined && (guardrail.rate.log !== undefined || guardrail.rate.where !== undefined);
}

/** Whether its units are users: counted so above, or by the team's own query or service, which is taken at its word where the word is written. */
export function judgesUsers(guardrail: Guardrail, assignment?: Rollout['assignment']): boolean {
  if (countsUsers(guardrail, assignment)) return true;
  const source = askedOf(guardrail).source as { sql?: string; http?: unknown };
  return guardrail.unit === 'user' && (source.sql !== undefined || source.http !== undefined);
}

function askedOf({ name, rate, histogram, mean, shares, disagreement, gauge }: Guardrail): Asked {
  if (rate) return { kind: 'rate', source: rate };
  if (histogram !== undefined) return { kind: 'quantile', source: typeof histogram === 'string' ? { buckets: histogram } : histogram };
  if (mean) return { kind: 'mean', source: mean };
  if (shares) return { kind: 'classes', source: shares };
  if (disagreement) return { kind: 'pairs', source: disagreement };
  if (gauge !== undefined) return { kind: 'gauge', source: typeof gauge === 'string' ? { query: gauge } : gauge };
  throw InputError.of('guardrail-source', `Guardrail ${JSON.stringify(name)} names nothing to read.`, 'Give it a rate, histogram, mean, shares, disagreement or gauge.');
}

const OF_LOGS = ['sql', 'log', 'where'];

function providerOf({ source }: Asked): Provider {
  const keys = Object.keys(source);
  if (keys.includes('http')) return 'http';
  if (keys.includes('kubernetes')) return 'kubernetes';
  return keys.some((key) => OF_LOGS.includes(key)) ? 'log' : 'prometheus';
}
