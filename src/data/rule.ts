import type { Delivery } from '../delivery/delivery.ts';
import type { ColumnInfo, Source, Value } from '../core/seams.ts';
import type { Finding, Interval } from '../core/verdict.ts';

/** Which of the declared tables; as the delivery file names them. */
export type SourceName = 'train' | 'test' | 'develop' | 'serving';

/** A declared table, found and described. */
export interface DataSource {
  name: SourceName;
  source: Source;
  columns: ColumnInfo[];
}

/** What a rule says of the numbers that its measures gave. */
export interface Judgement {
  holds: boolean;
  /** After `In test, `: what was seen, with the numbers. */
  seen: string;
  expected: string;
  actual: string;
  n: number;
  numbers: Record<string, number | null>;
  interval?: Interval;
  fix: string;
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
  /** Aggregates over the source, by local name. */
  measures: Record<string, string>;
  judge(answers: Answers): Judgement;
  /** A condition that is true for rows that break the rule, for a few of them by key. */
  broken?: string;
}

/** Numbers by the local names of a rule's measures, and `rows`. Absent values are NaN. */
export type Answers = Record<string, number>;

export function findingOf(rule: Rule, judgement: Judgement, source: SourceName, delivery: Delivery): Finding {
  const { holds, seen, expected, actual, n, numbers, interval, fix } = judgement;
  return {
    code: rule.code,
    outcome: holds ? 'pass' : rule.severity,
    rule: rule.rule,
    message: `In ${source}, ${seen}`,
    expected,
    actual: `${actual} (${source})`,
    n,
    numbers,
    subject: rule.subject,
    location: delivery.locate(rule.path),
    ...(interval ? { interval } : {}),
    ...(holds ? {} : { fix }),
  };
}

export function numberOf(value: Value | undefined): number {
  return value === null || value === undefined ? NaN : Number(value);
}

/** Names compare without case, as SQL does. */
export function columnNamed(source: Pick<DataSource, 'columns'>, name: string): ColumnInfo | undefined {
  return source.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}
