import type { Finding } from '../../core/verdict.ts';
import type { Against, Pair } from '../../statistics/fairness-gaps.ts';
import type { Rates } from '../../statistics/fairness-rates.ts';
import { count, list } from '../format.ts';
import type { Grouping } from './groups.ts';
import type { Judging } from './judge.ts';
import { groupName } from './words.ts';

/** Rows under a rate that its interval needs: bench/fairness-coverage.ts measures what it holds from there on. */
export const FEWEST_ROWS = { rates: 20, numbers: 30 } as const;

type Told = Pick<Finding, 'outcome' | 'message' | 'actual' | 'fix' | 'numbers'> & { code?: string };

/** A group whose rate rests on too few rows. */
interface Few {
  group: number;
  rate: string;
  /** Effective rows under the rate. */
  size: number;
  fewest: number;
}

export function fewIn(rates: Rates, grouping: Grouping, binary: boolean, other: string | undefined): Few[] {
  const fewest = binary ? FEWEST_ROWS.rates : FEWEST_ROWS.numbers;
  const few: Few[] = [];
  for (const group of grouping.names.keys())
    for (const [kind, { name }] of rates.kinds.entries())
      for (let model = 0; model < (other === undefined ? 1 : 2); model++) {
        const size = rates.sizes[rates.index(kind, group, model)]!;
        if (!(size >= fewest - 1e-9)) few.push({ group, rate: model === 0 ? name : `${other}'s ${name}`, size: Number.isNaN(size) ? 0 : size, fewest });
      }
  return few;
}

export function undecidable(grouping: Grouping, few: readonly Few[], against: Against): Told & { outcome: 'inconclusive' } {
  const { column, names, sizes } = grouping;
  const why =
    few.length === 0
      ? `${column} has ${names.length === 0 ? 'no group' : 'one group'} with enough rows, and a difference ${against.to === 'overall' ? 'to all rows needs one' : 'needs two'}`
      : list(few.map(({ group, rate, size, fewest }) => `the ${rate} where ${column} = ${groupName(grouping, group)} rests on ${count(Math.floor(size))} of ${count(sizes[group]!)} rows and needs ${fewest}`));
  const largest = Math.max(0, ...few.map(({ group }) => sizes[group]!));
  return {
    outcome: 'inconclusive',
    message: `Not enough data: ${why}.`,
    actual: 'undefined',
    numbers: { candidate: null },
    fix:
      few.length > 0
        ? `Add labelled rows of these groups, or set tests.fairness.min_rows to ${largest + 1} to leave them out knowingly.`
        : 'Add labelled rows of the smaller groups, lower tests.fairness.min_rows, or take the column out of tests.fairness.groups.',
  };
}

export function undefinedRate(rates: Rates, grouping: Grouping, { kind, high, low }: Pair): Told & { outcome: 'inconclusive' } {
  return {
    outcome: 'inconclusive',
    message: `The ${rates.kinds[kind]!.name} is 0 both where ${grouping.column} = ${groupName(grouping, high)} and where it is ${groupName(grouping, low)}, so their ratio is undefined.`,
    actual: 'undefined',
    numbers: { candidate: null },
    fix: 'Compare differences instead of ratios, or see whether the threshold is meant.',
  };
}

export function notForTask({ unfit, fix }: { unfit: string; fix: string }): Told & { outcome: 'error'; code: string } {
  return { code: 'fairness-not-for-task', outcome: 'error', message: `This gate cannot be asked: ${unfit}.`, actual: 'not asked', fix };
}

export function referenceMissing({ delivery, grouping }: Judging): Told & { outcome: 'error' | 'inconclusive'; code: string } {
  const reference = delivery.spec.tests!.fairness!.reference?.[grouping.column];
  const small = grouping.small.find(({ name }) => name === reference);
  const at = `tests.fairness.reference.${grouping.column}`;
  if (small)
    return {
      code: 'fairness-reference-missing',
      outcome: 'inconclusive',
      message: `The reference group ${grouping.column} = ${small.name} has ${count(small.rows)} rows, fewer than tests.fairness.min_rows asks for.`,
      actual: 'undefined',
      numbers: { candidate: null },
      fix: `Add labelled rows of the reference group, or name a larger one in ${at}.`,
    };
  return {
    code: 'fairness-reference-missing',
    outcome: 'error',
    message: reference === undefined ? `The gate compares with a reference group, and ${at} names none.` : `The reference group ${reference} of ${grouping.column} is not in the test set.`,
    actual: 'no such group',
    fix: `Name the value that the others are compared with in ${at}, one of ${list(grouping.names, 10) || 'its values'}.`,
  };
}
