import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { FAIRNESS_METRICS, type FairnessMetric } from '../../statistics/fairness.ts';
import { gapInterval, pairsOf, widestGap, type Against, type GapInterval, type Pair } from '../../statistics/fairness-gaps.ts';
import { estimateRates, type Rates } from '../../statistics/fairness-rates.ts';
import { accountable } from '../accountable.ts';
import { count, figure, interval, signed } from '../format.ts';
import { decide, rowsNeeded, type Answer, type Rule } from '../gates/decide.ts';
import type { Rows } from '../predictions/rows.ts';
import { answersOf, observationsOf, type FairnessGate } from './answers.ts';
import { fewIn, notForTask, referenceMissing, undecidable, undefinedRate } from './cannot-tell.ts';
import type { Grouping } from './groups.ts';
import { gapNumbers, hurtText, ratesText } from './words.ts';

export interface Judging {
  delivery: Delivery;
  rows: Rows;
  grouping: Grouping;
  gate: FairnessGate;
  path: (string | number)[];
  level: number;
  strictLevel: number;
  /** Whose answers stand in the champion's place in `rows`. */
  other?: Other;
}

export type Other = 'champion' | 'anchor';

/** One gate on the groups of one column. */
export function judgeGate(judging: Judging): Finding {
  const { grouping, gate, rows } = judging;
  const metric: FairnessMetric = FAIRNESS_METRICS[gate.metric];
  const base = baseOf(judging, metric);
  const answers = answersOf(rows, gate, metric, judging.delivery.spec.tests!.threshold!);
  if ('unfit' in answers) return finished({ ...base, ...notForTask(answers) }, gate);
  const against = againstOf(judging);
  if (against === undefined) return finished({ ...base, ...referenceMissing(judging) }, gate);
  const binary = metric.answers === 'yes or no';
  const rates = estimateRates(observationsOf(rows, grouping, answers, binary), { groups: grouping.names.length, kinds: metric.kinds, binary });
  const few = fewIn(rates, grouping, binary, base.relative ? base.other : undefined);
  if (grouping.names.length < (against.to === 'overall' ? 1 : 2) || few.length > 0) return finished({ ...base, ...undecidable(grouping, few, against) }, gate);
  const pairs = pairsOf(rates, against);
  const candidate = widestGap(rates, pairs, metric.form, 0);
  const champion = base.relative ? widestGap(rates, pairs, metric.form, 1) : undefined;
  if (Number.isNaN(candidate.value) || Number.isNaN(champion?.value ?? 0)) return finished({ ...base, ...undefinedRate(rates, grouping, candidate.pair) }, gate);
  return finished(answered({ judging, metric, base, rates, pairs, against, candidate, champion: champion?.value }), gate);
}

type Base = Pick<Finding, 'code' | 'rule' | 'expected' | 'n' | 'subject' | 'location'> & { relative: boolean; limit: number; what: string; other: Other };

function baseOf({ delivery, grouping, gate, path, other = 'champion' }: Judging, metric: FairnessMetric): Base {
  const relative = gate.no_worse_than_champion_by !== undefined;
  const key = keyOf(gate, other);
  const limit = gate[key]!;
  const { to, reference } = { to: gate.to, reference: delivery.spec.tests!.fairness!.reference?.[grouping.column] };
  const beside = to === 'overall' ? ' to all rows' : to === 'reference' ? ` to ${reference ?? 'the reference'}` : '';
  const what = `${metric.label}${gate.class === undefined ? '' : ` of ${gate.class}`}${beside}`;
  const ratio = metric.form === 'ratio';
  return {
    code: relative ? `fairness-no-worse-than-${other}` : `fairness-${key.replaceAll('_', '-')}`,
    rule: `${what} by ${grouping.column}: ${relative ? `no worse than the ${other} by ${limit}` : `${key === 'at_least' ? 'at least' : 'at most'} ${limit}`}`,
    expected: relative ? `difference ${ratio ? '≥' : '≤'} ${ratio ? figure(-limit) : limit}` : `${key === 'at_least' ? '≥' : '≤'} ${limit}`,
    n: grouping.sizes.reduce((sum, size) => sum + size, 0),
    subject: { kind: 'group', name: grouping.column },
    location: delivery.locate([...path, key]),
    relative,
    limit,
    what,
    other,
  };
}

/** Where the limit stands in the delivery file. */
function keyOf(gate: FairnessGate, other?: Other): 'cumulative' | 'no_worse_than_champion_by' | 'at_least' | 'at_most' {
  if (gate.no_worse_than_champion_by !== undefined) return other === 'anchor' && gate.cumulative !== undefined ? 'cumulative' : 'no_worse_than_champion_by';
  return gate.at_least !== undefined ? 'at_least' : 'at_most';
}

function againstOf({ delivery, grouping, gate }: Judging): Against | undefined {
  if (gate.to !== 'reference') return { to: gate.to ?? 'best' };
  const group = grouping.names.indexOf(delivery.spec.tests!.fairness!.reference?.[grouping.column] ?? '');
  return group < 0 ? undefined : { to: 'reference', group };
}

interface Answered {
  judging: Judging;
  metric: FairnessMetric;
  base: Base;
  rates: Rates;
  pairs: Pair[];
  against: Against;
  candidate: { value: number; pair: Pair };
  champion?: number;
}

function answered({ judging, metric, base, rates, pairs, against, candidate, champion }: Answered): Finding & Base {
  const { grouping, level, strictLevel } = judging;
  const { relative, limit, other } = base;
  const ratio = metric.form === 'ratio';
  const rule: Rule = ratio ? { kind: 'at_least', limit: relative ? -limit : limit } : { kind: 'at_most', limit };
  const [bounds, strict] = [level, strictLevel].map((of) => gapInterval(rates, pairs, metric.form, of, relative)) as [GapInterval, GapInterval];
  const answer = decide(rule, bounds, strict);
  const heldBack = answer === 'inconclusive' && decide(rule, bounds, bounds) === 'fail';
  const shown = answer === 'fail' || heldBack ? strict : bounds;
  const value = champion === undefined ? candidate.value : candidate.value - champion;
  // From groups that are treated alike (or a candidate like the other model), never from the gap that was seen.
  const needed = answer === 'inconclusive' ? rowsNeeded(base.n!, bounds.standardError, ratio && !relative ? 1 - limit : limit, level) : null;
  const difference =
    champion === undefined
      ? ` ${interval(shown.low, shown.high)}, and ${ratio ? 'at least' : 'at most'} ${limit} is allowed.`
      : ` against the ${other}'s ${figure(champion)}: ${signed(value)} ${interval(shown.low, shown.high, signed)}, and ${signed(ratio ? -limit : limit)} is allowed.`;
  return {
    ...base,
    outcome: answer,
    message:
      `By ${grouping.column}, the candidate's ${base.what} is ${figure(candidate.value)}${difference} ` +
      rates.kinds.map((_, kind) => ratesText(rates, grouping, kind, relative ? other : undefined, against.to === 'overall')).join(' ') +
      (answer === 'inconclusive' ? ` The interval holds both sides of the limit${needed ? `; needs about ${count(needed)} rows` : ''}.` : ''),
    actual: champion === undefined ? figure(value) : `difference ${signed(value)}`,
    interval: { low: shown.low, high: shown.high, level: shown === strict ? strictLevel : level, method: methodOf(metric) },
    numbers: {
      candidate: candidate.value,
      ...(champion !== undefined && { [other]: champion, difference: value }),
      limit,
      ...gapNumbers(rates, grouping, candidate.pair, relative ? other : undefined),
      ...(answer === 'inconclusive' && { rows_needed: needed }),
    },
    fix: fixFor(judging, answer, hurtText(rates, grouping, candidate.pair), needed, base),
  };
}

function methodOf({ form, answers }: FairnessMetric): string {
  return `signed gaps, ${form === 'ratio' ? 'log ratios, ' : ''}${answers === 'numbers' ? 'Wald' : 'adjusted Wald'}`;
}

function fixFor({ gate, path, other }: Judging, answer: Answer, hurt: string, needed: number | null, { n }: Base): string | undefined {
  if (answer === 'pass') return undefined;
  if (answer === 'fail') {
    const key = keyOf(gate, other);
    return `${hurt}. See what changed for these rows (features, weights, training data) and train again; if the gap is meant, let the owners of the limit ${key === 'at_least' ? 'lower' : 'raise'} ${path.join('.').replace(/\.(\d+)/, '[$1]')}.${key} in a reviewed change.`;
  }
  if (needed === null) return `${hurt}. Set a limit ${gate.at_least === undefined ? 'above 0' : 'below 1'}: no number of rows can show that two rates differ by nothing.`;
  if (needed <= n!) return `${hurt}. There are rows enough for a model without this difference: read it as a likely loss.`;
  return `${hurt}. Add labelled rows of the groups (about ${count(needed)} in all), or allow a wider margin in a reviewed change.`;
}

function finished({ relative: _relative, limit: _limit, what: _what, other: _other, ...finding }: Finding & Base, gate: FairnessGate): Finding {
  return accountable(finding, gate);
}
