import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { wilson } from '../../statistics/proportions.ts';
import { accountable, type Accountable } from '../accountable.ts';
import { count, figure, interval, list, percent } from '../format.ts';

/** What came of changing rows under one rule. */
export interface Tried {
  /** Rows that were changed and asked. */
  n: number;
  /** Those that broke the rule. */
  broken: number;
  /** Of the broken ones: rows that the model refused, and rows at which it broke down. */
  refused?: number;
  crashed?: number;
  /** Rows that refused in the way the rule allows; they are in `n`. */
  allowed?: number;
  /** The largest move among the broken rows, and the rows with the largest, by name. */
  largest?: number;
  examples?: string[];
}

/** One rule about a rate of rows, as declared. */
export interface RateRule extends Accountable {
  code: string;
  /** In a few plain words. */
  rule: string;
  /** What a broken row is, after `12 of 1,000 rows `: `answer otherwise when sex is changed`. */
  breaks: string;
  limit: number;
  path: (string | number)[];
  subject?: Finding['subject'];
  fix: string;
}

/** Changed rows below which a rate says nothing that an interval could mend. */
export const FEWEST_CHANGED = 30;

/**
 * Wilson's interval of the rate against the limit: passes where all of it keeps the limit, fails where none of it does at the
 * level that is shared by `questions` rules (Bonferroni: each alone can stop the model), else inconclusive. A limit of 0 is a
 * rule about the rows that were tried: one that breaks it is a counter-example.
 */
export function judgeRate(delivery: Delivery, tried: Tried, rule: RateRule, questions: number): Finding {
  const level = delivery.spec.tests!.level!;
  const strictLevel = 1 - (1 - level) / Math.max(1, questions);
  const base = {
    code: rule.code,
    rule: rule.rule,
    expected: rule.limit === 0 ? '0 % of the changed rows' : `≤ ${percent(rule.limit)} of the changed rows`,
    n: tried.n,
    ...(rule.subject && { subject: rule.subject }),
    location: delivery.locate(rule.path),
  };
  if (tried.n < FEWEST_CHANGED && !(rule.limit === 0 && tried.broken > 0))
    return accountable(
      {
        ...base,
        outcome: 'inconclusive',
        message: `Not enough data: ${count(tried.n)} ${tried.n === 1 ? 'row' : 'rows'} could be changed for \`${rule.rule}\`, and ${FEWEST_CHANGED} are needed.`,
        actual: `${count(tried.n)} rows`,
        numbers: { n: tried.n, broken: tried.broken },
        fix: 'Raise tests.behaviour.rows, widen the rule so that it fits more rows, or take it out.',
      },
      rule,
    );

  const rate = tried.broken / tried.n;
  const plain = wilson(tried.broken, tried.n, level);
  const strict = wilson(tried.broken, tried.n, strictLevel);
  const outcome = rule.limit === 0 ? (tried.broken > 0 ? 'fail' : 'pass') : plain.high <= rule.limit ? 'pass' : strict.low > rule.limit ? 'fail' : 'inconclusive';
  const shown = outcome === 'fail' ? strict : plain;
  const needed = outcome === 'inconclusive' ? rowsForLimit(rule.limit, level) : undefined;
  const isEnough = needed !== undefined && needed <= tried.n;
  return accountable(
    {
      ...base,
      outcome,
      message:
        `${count(tried.broken)} of ${count(tried.n)} rows ${rule.breaks}: ${percent(rate)} ${interval(shown.low, shown.high, percent)}, and ${rule.limit === 0 ? 'none may' : `at most ${percent(rule.limit)} is allowed`}.` +
        causes(tried) +
        (tried.examples?.length ? ` For example ${list(tried.examples, 3)}.` : '') +
        (needed === undefined ? '' : ` The interval holds both sides of the limit; ${isEnough ? 'a model that breaks the rule half as often as is allowed would have passed on these rows' : `needs about ${count(needed)} rows`}.`),
      actual: percent(rate),
      interval: { low: shown.low, high: shown.high, level: outcome === 'fail' ? strictLevel : level, method: 'Wilson' },
      numbers: {
        rate,
        broken: tried.broken,
        limit: rule.limit,
        low: shown.low,
        high: shown.high,
        ...(tried.refused !== undefined && { refused: tried.refused }),
        ...(tried.crashed !== undefined && { crashed: tried.crashed }),
        ...(tried.largest !== undefined && { largest_move: Number.isFinite(tried.largest) ? tried.largest : null }),
        ...(needed !== undefined && { rows_needed: needed }),
      },
      ...(outcome !== 'pass' && { fix: outcome === 'fail' || isEnough ? rule.fix : `Raise tests.behaviour.rows, so that about ${count(needed!)} rows can be changed (the features must have as many), or allow more in a reviewed change.` }),
    },
    rule,
  );
}

function causes({ refused = 0, crashed = 0, allowed = 0, largest }: Tried): string {
  const parts = [
    ...(refused > 0 ? [`${count(refused)} refused`] : []),
    ...(crashed > 0 ? [`${count(crashed)} broke the model down`] : []),
    ...(allowed > 0 ? [`${count(allowed)} refused as is allowed`] : []),
  ];
  const move = largest !== undefined && Number.isFinite(largest) && largest > 0 ? ` The largest move is ${figure(largest)}.` : '';
  return `${parts.length > 0 ? ` Of them, ${list(parts)}.` : ''}${move}`;
}

/** Rows with which the interval of a rate of half the limit would keep the limit, to two figures. */
export function rowsForLimit(limit: number, level: number): number {
  let n = FEWEST_CHANGED;
  while (n < 1e7 && wilson((n * limit) / 2, n, level).high > limit) n = Math.ceil(n * 1.05);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
  return Math.ceil(n / unit) * unit;
}
