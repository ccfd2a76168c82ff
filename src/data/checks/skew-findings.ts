import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { wilson } from '../../statistics/proportions.ts';
import { counted, grouped, percent, some } from '../words.ts';
import { checkFinding, type Found } from './finding.ts';
import type { ColumnSkew, SkewAnswer, SkewPlan } from './skew.ts';

const PATH = ['data', 'skew'];
const LEVEL = 0.95;
/** With fewer joined rows nothing is vouched for: if none of 30 differs, up to a tenth of all rows still may (95 %). */
const FEWEST_JOINED = 30;

/**
 * The rule is about the rows that can be joined, so the share of them itself decides, as in every rule about rows; Wilson's
 * intervals beside it hold together over the columns. Fewer than 30 joined rows can fail and never pass.
 */
export function skewFindings(plan: SkewPlan, answer: SkewAnswer, delivery: Delivery): Finding[] {
  const skew = delivery.spec.data!.skew!;
  const found = [...missingColumns(plan), ...incomparable(plan), ...(answer.joined === 0 ? [notJoined(answer)] : [...repeated(answer), ...columnFindings(answer, skew.at_most)])];
  return found.map((one) => checkFinding(one, skew, delivery));
}

function columnFindings(answer: SkewAnswer, limit: number): Found[] {
  const { joined, columns } = answer;
  if (columns.length === 0) return [];
  const level = 1 - (1 - LEVEL) / columns.length;
  const share = ({ differ }: ColumnSkew) => differ / joined;
  const failing = columns.filter((column) => share(column) > limit).sort((a, b) => b.differ - a.differ);
  const others = columns.filter((column) => share(column) <= limit).sort((a, b) => b.differ - a.differ);
  const few = joined < FEWEST_JOINED;
  const expected = `at most ${percent(limit)} of the joined rows differ`;
  const numbers = (column: ColumnSkew) => {
    const { low, high } = wilson(column.differ, joined, level);
    return { differ: column.differ, joined, share: share(column), limit, low, high, null_in_train: column.nullInTrain, null_in_serving: column.nullInServing };
  };
  const interval = (column: ColumnSkew) => ({ ...wilson(column.differ, joined, level), level, method: `Wilson, simultaneous over ${counted(columns.length, 'column')}` });
  const found: Found[] = failing.map((column) => ({
    code: 'skew',
    outcome: 'fail',
    rule: `${column.column}: the same in training and serving`,
    message: `${column.column} differs between training and serving in ${grouped(column.differ)} of ${counted(joined, 'joined row')} (${percent(share(column))}${kinds(column)}); at most ${percent(limit)} may.`,
    expected,
    actual: percent(share(column)),
    n: joined,
    interval: interval(column),
    numbers: numbers(column),
    subject: { kind: 'column', name: column.column },
    examples: column.examples,
    path: PATH,
    fix: `Compare how ${column.column} is computed for training and for serving (another default for missing values, unit, rounding, time of the look-up), and serve with the code that trained.`,
  }));
  if (others.length === 0) return found;
  const worst = others[0]!;
  const most = worst.differ === 0 ? 'no value differs' : `at most ${percent(share(worst))} differ (${worst.column})`;
  return [
    ...found,
    {
      code: few ? 'skew-inconclusive' : 'skew',
      outcome: few ? 'inconclusive' : 'pass',
      rule: failing.length === 0 ? 'every column: the same in training and serving' : 'every other column: the same in training and serving',
      message: `Of ${counted(others.length, failing.length === 0 ? 'column' : 'other column')} ${most} between training and serving, over ${counted(joined, 'joined row')}${few ? `; fewer than ${FEWEST_JOINED} rows vouch for nothing` : ''}.`,
      expected,
      actual: percent(share(worst)),
      n: joined,
      interval: interval(worst),
      numbers: { ...numbers(worst), columns: others.length },
      subject: { kind: 'table', name: 'skew' },
      path: PATH,
      fix: `Log the keys of more served rows, so that at least ${FEWEST_JOINED} can be found in data.train.`,
    },
  ];
}

function kinds({ differ, nullInTrain, nullInServing, types }: ColumnSkew): string {
  const parts = [
    ...(nullInServing > 0 ? [`${nullInServing === differ ? 'all' : grouped(nullInServing)} null in serving`] : []),
    ...(nullInTrain > 0 ? [`${nullInTrain === differ ? 'all' : grouped(nullInTrain)} null in training`] : []),
    ...(types ? [`${types[0]} in training, ${types[1]} in serving`] : []),
  ];
  return parts.length > 0 ? `: ${parts.join(', ')}` : '';
}

function notJoined({ onlyTrain, onlyServing, sides }: SkewAnswer): Found {
  const lost = [...lostOf('data.train', sides.repeated.left, sides.nulls.left), ...lostOf('data.serving', sides.repeated.right, sides.nulls.right)];
  return {
    code: 'skew-not-joined',
    outcome: 'inconclusive',
    rule: 'skew: rows of training that are served',
    message: `No row of data.serving is in data.train (${grouped(onlyServing)} keys only served, ${grouped(onlyTrain)} only in training${lost.length > 0 ? `; ${lost.join(', ')}` : ''}), so nothing is known of skew.`,
    expected: `at least ${FEWEST_JOINED} rows with the same key`,
    actual: 'none',
    n: 0,
    numbers: { joined: 0, only_train: onlyTrain, only_serving: onlyServing, ...sideNumbers(sides) },
    subject: { kind: 'table', name: 'skew' },
    path: PATH,
    fix: 'Check that both tables write the key alike (type, case, padding) and speak of the same days; where served rows are never trained on, log the features of some of them through the training pipeline too.',
  };
}

/** Rows left out are told: a table of snapshots repeats its keys, and then little may be left to compare. */
function repeated({ sides, joined }: SkewAnswer): Found[] {
  const lost = [...lostOf('data.train', sides.repeated.left, sides.nulls.left), ...lostOf('data.serving', sides.repeated.right, sides.nulls.right)];
  if (lost.length === 0) return [];
  return [
    {
      code: 'skew-keys-unclear',
      outcome: 'warn',
      rule: 'skew: every row has its own key',
      message: `Left out of the comparison, since their partner is not known: ${lost.join(', ')}; ${counted(joined, 'row')} could be joined.`,
      expected: 'a key of its own for every row',
      actual: lost.join(', '),
      n: joined,
      numbers: { joined, ...sideNumbers(sides) },
      subject: { kind: 'table', name: 'skew' },
      path: PATH,
      fix: 'Name in `data.skew.key` the columns that identify one computation of the features, such as the entity and the time.',
    },
  ];
}

function lostOf(table: string, repeated: number, nulls: number): string[] {
  return [...(repeated > 0 ? [`${counted(repeated, 'row')} of ${table} with a repeated key`] : []), ...(nulls > 0 ? [`${counted(nulls, 'row')} of ${table} without a key`] : [])];
}

function sideNumbers({ rows, repeated: twice, nulls, repeatedKeys }: SkewAnswer['sides']): Record<string, number> {
  return {
    train_rows: rows.left,
    serving_rows: rows.right,
    train_repeated: twice.left,
    serving_repeated: twice.right,
    train_repeated_keys: repeatedKeys.left,
    serving_repeated_keys: repeatedKeys.right,
    train_null_keys: nulls.left,
    serving_null_keys: nulls.right,
  };
}

function missingColumns({ onlyTrain }: SkewPlan): Found[] {
  if (onlyTrain.length === 0) return [];
  return [
    {
      code: 'skew-column-missing',
      outcome: 'fail',
      rule: 'every feature of training is served',
      message: `data.serving lacks ${counted(onlyTrain.length, 'column')} of data.train: ${some(onlyTrain)}.`,
      expected: 'the columns of data.train',
      actual: `without ${some(onlyTrain)}`,
      numbers: { missing: onlyTrain.length },
      subject: { kind: 'table', name: 'skew' },
      path: PATH,
      fix: 'Serve these features, or name in `data.skew.columns` those that the model uses (or set `required: false` for what may be missing).',
    },
  ];
}

function incomparable({ incomparable: columns }: SkewPlan): Found[] {
  if (columns.length === 0) return [];
  return [
    {
      code: 'skew-not-comparable',
      outcome: 'inconclusive',
      rule: 'columns of comparable types',
      message: `Not compared, since their types have no common values: ${some(columns)}.`,
      expected: 'the same type in both tables',
      actual: some(columns),
      numbers: { columns: columns.length },
      subject: { kind: 'table', name: 'skew' },
      path: PATH,
      fix: 'Write these columns with one type in both tables, or name the others in `data.skew.columns`.',
    },
  ];
}
