import { comparable, notFinite } from './column-numbers.ts';
import { countOf, presentCount, type ColumnSet } from './column-set.ts';
import type { Answers, Rule } from './rule.ts';

export interface OddCounts {
  nan: number;
  infinite: number;
}

/**
 * How many values are NaN and how many infinite: the scan counts the finite ones, which most columns hold alone, and what
 * the others are is asked only where there are some. Undefined where there can be none.
 */
export function countsNotFinite(set: ColumnSet): (Pick<Rule, 'measures'> & Required<Pick<Rule, 'closer'>> & { numbers(answers: Answers): OddCounts }) | undefined {
  const { dialect, column } = set;
  const odd = notFinite(dialect, column);
  if (!odd) return undefined;
  return {
    measures: { present: presentCount(set), finite: countOf(set, dialect.isFinite(comparable(column))) },
    closer: ({ present, finite }) => (present === finite ? undefined : { nan: countOf(set, odd.nan), infinite: countOf(set, odd.infinite) }),
    numbers: ({ nan = 0, infinite = 0 }) => ({ nan, infinite }),
  };
}
