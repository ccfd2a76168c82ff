import type { Delivery } from '../../delivery/delivery.ts';
import type { Source } from '../../core/data-engine.ts';
import type { Finding, Interval } from '../../core/verdict.ts';

/** What a rule says of the numbers that its measures gave. */
export interface Judgement {
  /** `inconclusive`: too few rows to say; `error`: the rule cannot be asked of this table, and `seen` says why. */
  holds: boolean | 'inconclusive' | 'error';
  /** After `In test, `: what was seen, with the numbers. */
  seen: string;
  expected: string;
  actual: string;
  n: number;
  numbers: Record<string, number | null>;
  interval?: Interval;
  p?: number;
  fix: string;
}

/** What the scan cannot answer: a statement of its own over `source` and other sources, and why. */
export interface Apart {
  /** After `Apart from the scan, since `, for `--explain`. */
  why: string;
  /** Its first row's columns are answers, by their names. The rule's own table is `source`. */
  sql: string;
  /** Other tables that it reads, by name; of the same engine as `source`. */
  sources?: Record<string, Source>;
}

/** One rule about one source: which aggregates it needs from the scan, and what it makes of them. */
export interface Rule {
  code: string;
  /** In a few plain words, the same for every source. */
  rule: string;
  subject: NonNullable<Finding['subject']>;
  /** Where the rule stands in the delivery file. */
  path: (string | number)[];
  severity: 'warn' | 'fail';
  owner?: string;
  because?: string;
  action?: 'hold' | 'revert';
  /** Aggregates over the source, by local name. */
  measures: Record<string, string>;
  /** Aggregates that the scan's answers make needful; one more scan answers those of all rules, and most tables need none. */
  closer?(answers: Answers): Record<string, string> | undefined;
  apart?: Apart;
  judge(answers: Answers): Judgement;
  /** A condition that is true for rows that break the rule: for examples by key, and the file of failing rows. */
  broken?: string;
  /** Set where `broken` is true for the rows whose value occurs twice among some rows (and maybe for rows without a value). */
  repeats?: { value: string; among: string };
  /** Set where `broken` holds a subquery: the other tables that it looks into, by name (`source` is the rule's own). */
  reach?: Record<string, Source>;
}

/** Numbers by the local names of a rule's measures, and `rows`. Absent values are NaN. */
export type Answers = Record<string, number>;

/** What may stand beside every rule in the delivery file. */
export interface RuleOptions {
  severity?: 'warn' | 'fail';
  owner?: string;
  because?: string;
  on_fail?: 'halt' | 'warn' | 'hold' | 'revert';
}

export function optionsOf({ severity = 'fail', owner, because, on_fail }: RuleOptions): Pick<Rule, 'severity' | 'owner' | 'because' | 'action'> {
  return {
    severity: on_fail === 'warn' ? 'warn' : severity,
    ...(owner === undefined ? {} : { owner }),
    ...(because === undefined ? {} : { because }),
    ...(on_fail === 'hold' || on_fail === 'revert' ? { action: on_fail } : {}),
  };
}

/** A rule that could only ever warn does not stop anything where it is left open. */
function outcomeOf(holds: Judgement['holds'], severity: Rule['severity']): Finding['outcome'] {
  if (holds === true) return 'pass';
  if (holds === false) return severity;
  return holds === 'inconclusive' && severity === 'warn' ? 'warn' : holds;
}

export function findingOf(rule: Rule, judgement: Judgement, source: string, delivery: Delivery): Finding {
  const { holds, seen, expected, actual, n, numbers, interval, p, fix } = judgement;
  return {
    code: rule.code,
    outcome: outcomeOf(holds, rule.severity),
    rule: rule.rule,
    message: `In ${source}, ${seen}`,
    expected,
    actual: `${actual} (${source})`,
    n,
    numbers,
    subject: rule.subject,
    location: delivery.locate(rule.path),
    ...(interval ? { interval } : {}),
    ...(p === undefined ? {} : { p }),
    ...(holds === true ? {} : { fix }),
    ...(rule.owner === undefined ? {} : { owner: rule.owner }),
    ...(rule.because === undefined ? {} : { because: rule.because }),
    ...(rule.action === undefined || holds === true ? {} : { action: rule.action }),
  };
}
