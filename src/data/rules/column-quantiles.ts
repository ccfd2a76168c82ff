import { boundWords, judgeNumber, notNumbers, numberCounts, type Bounds } from './column-aggregates.ts';
import { asDouble, numberLike } from './column-numbers.ts';
import { ruleBase, valueIn, type ColumnSet } from './column-set.ts';
import type { Answers, Rule } from './rule.ts';

/**
 * Rules about order statistics. A quantile is exact and of type 1 (Hyndman and Fan 1996): the value of rank ⌈level · n⌉. The
 * median of an even number of values is the mean of the two in the middle, as everywhere else.
 */
export function quantileRules(set: ColumnSet): Rule[] {
  const { declared } = set;
  const quantiles = Object.entries(declared.quantiles ?? {}).map(([level, bounds]) => quantileRule(set, { key: 'quantiles', code: 'column-quantile', what: `the quantile ${level}`, bounds, levels: [Number(level)], read: ({ q0 = NaN }) => q0 }));
  const median = declared.median
    ? [quantileRule(set, { key: 'median', code: 'column-median', what: 'the median', bounds: declared.median, levels: [0.5], both: true, read: ({ q0 = NaN, above = NaN }) => q0 + (above - q0) / 2 })]
    : [];
  return [...median, ...quantiles];
}

interface Asked {
  key: string;
  code: string;
  what: string;
  bounds: Bounds;
  levels: number[];
  /** Whether the value of the same rank counted from above is wanted too, as `above`. */
  both?: boolean;
  read(answers: Answers): number;
}

function quantileRule(set: ColumnSet, { key, code, what, bounds, levels, both = false, read }: Asked): Rule {
  const words = `${what} ${boundWords(bounds)}`;
  if (!numberLike(set.column)) return notNumbers(set, key, code, words);
  const { dialect, column } = set;
  const number = valueIn(set, asDouble(column));
  const scanned = levels.map((level) => dialect.quantile(number, level));
  const above = both ? dialect.quantile(`(-(${number}))`, levels[0]!) : undefined;
  const inScan = scanned.every((sql) => sql !== undefined);
  return {
    ...ruleBase(set, key, words),
    code,
    measures: {
      ...numberCounts(set),
      ...(inScan ? Object.fromEntries(scanned.map((sql, index) => [`q${index}`, sql!])) : {}),
      ...(inScan && above !== undefined ? { above: `-(${above})` } : {}),
    },
    ...(inScan ? {} : { apart: { why: 'its engine has no exact quantile among its aggregates', sql: byRanks(set, levels, both) } }),
    judge: (answers) => judgeNumber(set, answers, read(answers), { what, bounds }),
  };
}

/** Parts that a level is counted in, so that ranks are taken from whole numbers: levels have at most six digits. */
const PARTS = 1_000_000;

/** The same order statistics from the running count of each different value. */
function byRanks(set: ColumnSet, levels: readonly number[], both: boolean): string {
  const { dialect, column, where } = set;
  const number = asDouble(column);
  const rows = `SELECT ${number} AS v, count(*) AS c FROM source WHERE ${where === undefined ? '' : `${where} AND `}${dialect.isFinite(number)} GROUP BY 1`;
  const ranked = `SELECT v, sum(c) OVER (ORDER BY v) AS upto, sum(c) OVER (ORDER BY v DESC) AS downto, sum(c) OVER () AS n FROM (${rows}) AS each_value`;
  const rank = (level: number) => `n * ${Math.round(level * PARTS)}`;
  const wanted = levels.map((level, index) => `min(CASE WHEN upto * ${PARTS} >= ${rank(level)} THEN v END) AS q${index}`);
  const above = both ? [`max(CASE WHEN downto * ${PARTS} >= ${rank(levels[0]!)} THEN v END) AS above`] : [];
  return `SELECT ${[...wanted, ...above].join(', ')} FROM (${ranked}) AS ranked`;
}
