import { InputError } from '../../core/problem.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { sourceOf } from '../../delivery/source.ts';
import { wilson } from '../../statistics/proportions.ts';
import type { PlanCheck } from '../check.ts';
import { planOf, rowDiff, type RowDiff } from '../row-diff.ts';
import { counted, grouped, percent, short } from '../words.ts';
import { at, checkFinding, sensitiveColumns, tableFor, type Found } from './finding.ts';
import { judgeFlips, type SourceFlips } from './judge-flips.ts';

type Options = NonNullable<NonNullable<Delivery['spec']['data']>['flips']>;

const PATH = ['data', 'flips'];
const LEVEL = 0.95;
/** Sources named in one finding. */
const MOST_NAMED = 5;

/** Labels of data.train that are not those of its previous version, in all and by source: a screen for poisoned labels. */
export const planFlips: PlanCheck = async (facts) => {
  const { delivery, context } = facts;
  const { flips, key: declaredKey, label } = delivery.spec.data!;
  if (!flips) return undefined;
  const key = flips.key ?? declaredKey;
  if (!key) throw InputError.of('flips-without-key', '`data.flips` compares rows by a key, and none is declared.', 'Add `data.key`, or `data.flips.key`.', delivery.locate(PATH));
  if (label === undefined) throw InputError.of('flips-without-label', '`data.flips` compares labels, and `data.label` is not declared.', 'Add `data.label`.', delivery.locate(PATH));
  const train = { ...tableFor(facts, 'flips', ['train']), name: 'data.train' };
  const source = sourceOf(delivery, flips.previous, [...PATH, 'previous']);
  const previous = { name: 'data.flips.previous', source, columns: await at(delivery, [...PATH, 'previous'], () => context.engine.describe(source)) };
  const options = { key, label, ...(flips.by === undefined ? {} : { by: flips.by }) };
  await at(delivery, PATH, () => planOf(previous, train, options));
  return {
    name: 'flips',
    measures: {},
    tables: [{ ...previous, name: 'flips.previous' }],
    notes: [],
    wellSaid: 'no labels flipped beyond the limit',
    apart: [{ what: 'flipped labels', why: 'rows of two tables are joined by key, in one query of its own' }],
    judge: async () => flipFindings(await at(delivery, PATH, () => rowDiff(context.engine, previous, train, options)), flips, delivery),
  };
};

export function flipFindings(diff: RowDiff, options: Options, delivery: Delivery): Finding[] {
  const found = [...keyFindings(diff), ...rateFindings(diff, options, sensitiveColumns(delivery).has(options.by?.toLowerCase() ?? ''))];
  return found.map((one) => checkFinding(one, options, delivery));
}

/** A row whose key is not its own cannot be found again; whoever repeats keys must not escape the screen. */
function keyFindings({ nullKeys, repeatedKeys }: RowDiff): Found[] {
  const parts = (['old', 'new'] as const).flatMap((side) => {
    const name = side === 'old' ? 'data.flips.previous' : 'data.train';
    return [...(repeatedKeys[side] > 0 ? [`${counted(repeatedKeys[side], 'key')} of ${name} ${repeatedKeys[side] === 1 ? 'stands' : 'stand'} in more than one row`] : []), ...(nullKeys[side] > 0 ? [`${counted(nullKeys[side], 'row')} of ${name} ${nullKeys[side] === 1 ? 'has' : 'have'} no key`] : [])];
  });
  if (parts.length === 0) return [];
  return [
    {
      code: 'label-flips-key',
      outcome: 'error',
      rule: 'flips: every row has its own key',
      message: `Labels cannot be compared row by row: ${parts.join(', and ')}.`,
      expected: 'a key of its own for every row',
      actual: parts.join(', '),
      numbers: { repeated_old: repeatedKeys.old, repeated_new: repeatedKeys.new, null_old: nullKeys.old, null_new: nullKeys.new },
      subject: { kind: 'table', name: 'flips' },
      path: PATH,
      fix: 'Remove the repeated rows, or name the columns that really identify a row in `data.flips.key`.',
    },
  ];
}

function rateFindings({ flips, added, removed }: RowDiff, { at_most: limit, by }: Options, hidden: boolean): Found[] {
  const { known, flipped, sources } = flips!;
  const answer = judgeFlips(flips!, limit);
  const all = { code: 'label-flips', rule: `labels: at most ${percent(limit)} flipped since the previous version`, expected: `at most ${percent(limit)} of the rows known before`, n: known, subject: { kind: 'table' as const, name: 'flips' }, path: PATH };
  if (answer.all === 'inconclusive')
    return [{ ...all, outcome: 'inconclusive', message: `No row of data.train is in data.flips.previous (${grouped(added)} new rows, ${grouped(removed)} gone), so nothing is known of flipped labels.`, actual: 'no row in common', numbers: { known, flipped, added, removed, limit }, fix: 'Check that both tables write the key alike, and that `data.flips.previous` is the version before this one.' }];
  const numbers = { known, flipped, share: answer.share, limit, added, removed };
  const seen = `${grouped(flipped)} of ${counted(known, 'row')} known before (${percent(answer.share)}) have another label than in data.flips.previous`;
  const whole: Found = {
    ...all,
    outcome: answer.all,
    message: `${seen}; at most ${percent(limit)} may.`,
    actual: percent(answer.share),
    interval: { ...wilson(flipped, known, LEVEL), level: LEVEL, method: 'Wilson' },
    numbers,
    fix: 'See with `sluice diff --rows` which rows changed and who changed them; take the previous labels until that is known.',
  };
  if (by === undefined || !sources) return [whole];
  const named = (list: readonly SourceFlips[]) => list.slice(0, MOST_NAMED).map((one) => `${sourceName(one, hidden)} (${grouped(one.flipped)} of ${grouped(one.known)}, ${percent(one.share)})`).join(', ') + (list.length > MOST_NAMED ? ` and ${list.length - MOST_NAMED} more` : '');
  const worst = answer.above[0] ?? answer.unsure[0];
  const unsure = answer.unsure.length > 0 ? ` Above the limit with too few rows to tell that from chance: ${named(answer.unsure)}.` : '';
  return [
    whole,
    {
      ...all,
      code: 'label-flips-by-source',
      rule: `labels by ${by}: at most ${percent(limit)} flipped since the previous version`,
      outcome: answer.above.length > 0 ? 'fail' : 'pass',
      message: answer.above.length > 0 ? `By ${by}, labels flipped more often than ${percent(limit)}, beyond chance, in ${named(answer.above)}.${unsure}` : `By ${by}, none of ${counted(sources.length, 'source')} flipped labels more often than ${percent(limit)} beyond chance.${unsure}`,
      actual: answer.above.length > 0 ? `${counted(answer.above.length, 'source')} above` : 'none above',
      ...(worst ? { p: worst.p, interval: { low: worst.low, high: 1, level: answer.level, method: `Clopper-Pearson lower bound of the gravest source, simultaneous over ${sources.length}` } } : {}),
      numbers: { sources: sources.length, above: answer.above.length, unsure: answer.unsure.length, limit, ...(worst ? { worst_share: worst.share, worst_known: worst.known, worst_low: worst.low } : {}) },
      fix: `Keep the rows of ${answer.above.length === 1 ? 'that source' : 'these sources'} out of training until someone has looked at the changed labels${worst ? ` (the gravest has a rate of at least ${short(worst.low)})` : ''}.`,
    },
  ];
}

function sourceName({ source }: SourceFlips, hidden: boolean): string {
  if (source === null) return 'null';
  return hidden ? 'a source whose name is sensitive' : JSON.stringify(source.slice(0, 80));
}
