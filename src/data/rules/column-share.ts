import { wilson } from '../../statistics/proportions.ts';
import { counted, grouped, percent, short } from '../words.ts';
import type { Answers, Judgement, Rule } from './rule.ts';
import { brokenIn, countOf, presentCount, ruleBase, type ColumnSet } from './column-set.ts';

/** Confidence of the interval beside a share; a rule is about these rows, so the share itself decides. */
export const LEVEL = 0.95;

export interface ValueRule {
  /** Of the rule within its entry. */
  key: string;
  code: string;
  /** After `age is …`, e.g. `between 17 and 90`. */
  words: string;
  /** True for values that keep the rule; null and false break it. Null values are none and are not judged. */
  inside: string;
  /** Which values are judged, where not all that are not null. */
  judged?: string;
  /** Aggregates that are asked where the rule is broken: `nan`, `infinite`, `least` and `greatest` are put into words. */
  closer?: Record<string, string>;
  fix?: string;
}

/** A rule that each value keeps or breaks, of which a share of `mostly` (all, by default) has to hold. */
export function valueRule(set: ColumnSet, { key, code, words, inside, judged, closer, fix }: ValueRule): Rule {
  const { name, declared, value } = set;
  const mostly = declared.mostly ?? 1;
  const broken = brokenIn(set, `${value} IS NOT NULL AND ${judged === undefined ? '' : `${judged} AND `}NOT coalesce(${inside}, false)`);
  // A difference of two counts, of which the first is asked anyway, costs half of a count of what is not so.
  const outside = judged === undefined && set.where === undefined ? `(${presentCount(set)} - count_if(${value} IS NOT NULL AND ${inside}))` : `count_if(${broken})`;
  return {
    ...ruleBase(set, key, `${words}${declared.mostly === undefined ? '' : ` for at least ${percent(mostly)}`}`),
    code,
    measures: { present: judged === undefined ? presentCount(set) : countOf(set, `${value} IS NOT NULL AND ${judged}`), outside },
    ...(closer ? { closer: ({ outside: found = 0 }: Answers) => (found > 0 ? closer : undefined) } : {}),
    broken,
    judge: (answers) => judgeShare(set, answers, words, fix ?? `Look at the rows below; correct the step that makes ${name}, or widen the rule if such values are real.`),
  };
}

/** Of `present` values, `outside` break the rule. */
export function judgeShare(set: ColumnSet, answers: Answers, words: string, fix: string): Judgement {
  const of = `${set.name}${set.scope}`;
  const mostly = set.declared.mostly ?? 1;
  // The share and its interval are part of the answer where they are part of the rule.
  const shown = set.declared.mostly !== undefined;
  const { present = 0, outside = 0, nan, infinite, least, greatest } = answers;
  const expected = shown ? `${words} for at least ${percent(mostly)} of values` : words;
  if (present === 0) return nothingToJudge(`no value of ${of} is there to be ${words}`, expected, { outside: 0, limit: mostly });
  const share = (present - outside) / present;
  const limits = least !== undefined && Number.isFinite(least) ? `; the values go from ${short(least)} to ${short(greatest!)}` : '';
  const odd = (nan ?? 0) + (infinite ?? 0) > 0 ? `, ${grouped(nan!)} NaN and ${grouped(infinite!)} infinite among them` : '';
  return {
    holds: share >= mostly,
    seen: outside === 0 ? `all ${counted(present, 'value')} of ${of} are ${words}.` : `${grouped(outside)} of ${counted(present, 'value')} of ${of} (${percent(outside / present)}) ${outside === 1 ? 'is' : 'are'} not ${words}${odd}${limits}.`,
    expected,
    actual: `${percent(share)} ${words}`,
    n: present,
    numbers: { outside, share, limit: mostly, ...(nan === undefined ? {} : { nan, infinite: infinite! }), ...(limits ? { least: least!, greatest: greatest! } : {}) },
    ...(shown ? { interval: { ...wilson(present - outside, present, LEVEL), level: LEVEL, method: 'Wilson' } } : {}),
    fix,
  };
}

/** Nothing that the rule is about: it was not shown to hold, and what was not shown opens no gate. */
export function nothingToJudge(seen: string, expected: string, numbers: Record<string, number | null>): Judgement {
  return {
    holds: 'inconclusive',
    seen: `${seen}; a rule that met none has shown nothing.`,
    expected,
    actual: 'no value',
    n: 0,
    numbers,
    fix: 'Find out why the table has no such values (a renamed value in `where` or `given`, an empty column); take the rule out where that is right.',
  };
}

/** A rule that cannot be asked of this table: a named answer that stops, beside the table's other findings. */
export function unaskable(set: ColumnSet, key: string, code: string, words: string, why: string, fix: string): Rule {
  return {
    ...ruleBase(set, key, words),
    code,
    measures: {},
    judge: ({ rows = 0 }) => ({ holds: 'error', seen: `"${words}" cannot be asked of ${set.name}: ${why}.`, expected: words, actual: 'not asked', n: rows, numbers: {}, fix }),
  };
}
